"""From the prospects of a resolution to decisions with their reasons, and to results by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from skillbase_rules.engine.quantities import Count, of_kind
from skillbase_rules.engine.stated import built
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.admission import Candidacy, Inputs
from skillbase_rules.selection.contest import ContestState
from skillbase_rules.selection.outcomes import OUT, RESERVE, Prospect, Resolution, kind_of
from skillbase_rules.selection.pool import Award, Candidate, Tier
from skillbase_rules.selection.race import Entry, Span
from skillbase_rules.selection.reasons import Grounds, Reason, ReasonCode, places_in_words
from skillbase_rules.selection.result import CategoryResult, ContestResult, Decision, Outcome
from skillbase_rules.selection.rules import Policy, QuotaCategory


class Positions(dict[Span, Count]):
    """Positions by their first and last: equals share one."""

    def __missing__(self, span: Span) -> Count:
        """Return the position of a span that is asked for the first time."""
        position = self[span] = of_kind(Count, span)
        return position


_EVERYTHING = set(Decision.model_fields)
_NOWHERE: Mapping[str, object] = MappingProxyType(
    {"category": None, "award": None, "could_be": (), "contest": None, "position": None, "place": None}
)
"""What is said of the place of a candidacy that does not compete."""


def decide(
    candidate: Candidate,
    track: Track,
    inputs: Inputs,
    resolution: Resolution,
    *,
    before: Resolution,
    positions: Positions,
    hinges: tuple[str, ...] = (),
) -> Decision:
    """Return what becomes of one candidacy, and why.

    Args:
        candidate: The candidate.
        track: The track of the candidacy.
        inputs: What the selection is made from.
        resolution: The prospects of all.
        before: The prospects of all before anyone withdrew.
        positions: The positions of this selection so far.
        hinges: The readings of low confidence that the outcome hangs on.
    """
    key = candidate.id, track
    prospect = resolution.prospects[key]
    outcome = prospect.outcome
    state, entry = prospect.contest, prospect.entry
    values: dict[str, object] = {"candidate": candidate.id, "track": track, "outcome": outcome}
    if state is None or entry is None:
        reasons = tuple(_why_out(prospect, inputs.grounds))
        return built(Decision, {**values, **_NOWHERE, "reasons": reasons, "hinges_on": hinges}, _EVERYTHING)
    category = _category(state, prospect.possible[0]) if outcome is Outcome.SELECTED else None
    span = state.race.span(entry)
    position = positions[span]
    moved = _has_moved(key, before, resolution)
    why = _why(prospect, state, entry, category=category, position=position, moved=moved, grounds=inputs.grounds)
    values |= {
        "category": category.id if category else None,
        "award": _award(candidate, track, category, inputs.policy) if category else None,
        "could_be": prospect.possible if len(prospect.possible) > 1 else (),
        "contest": state.contest.id,
        "position": position,
        "place": positions[_reserve_places(state, span)] if outcome is Outcome.RESERVE else None,
        "reasons": tuple(why),
        "hinges_on": hinges,
    }
    return built(Decision, values, _EVERYTHING)


def _has_moved(key: Candidacy, before: Resolution, after: Resolution) -> bool:
    if before is after:
        return False
    return before.prospects[key].place_or_outcome != after.prospects[key].place_or_outcome


def _category(state: ContestState, id_: str) -> QuotaCategory:
    return next(places.category for places in state.places if places.category.id == id_)


def _award(candidate: Candidate, track: Track, category: QuotaCategory, policy: Policy) -> Award:
    kind = kind_of(candidate, track, policy)
    if isinstance(kind, Tier):
        return Award(candidate=candidate.id, track=track, tier=kind)
    return Award(candidate=candidate.id, track=track, category=kind, award_class=category.award_class)


def _reserve_places(state: ContestState, span: Span) -> Span:
    return Span(max(1, span.first - state.race.places), span.last - state.least)


def _why_out(prospect: Prospect, grounds: Grounds) -> Iterator[Reason]:
    if prospect.withdrawn:
        yield grounds.reason(ReasonCode.WITHDRAWN)
        return
    if prospect.national_win:
        # What else was open about it no longer matters.
        yield grounds.reason(ReasonCode.NATIONAL_WIN)
        return
    yield from prospect.admission.reasons


def _why(
    prospect: Prospect,
    state: ContestState,
    entry: Entry,
    *,
    category: QuotaCategory | None,
    position: Count,
    moved: bool,
    grounds: Grounds,
) -> Iterator[Reason]:
    yield from prospect.admission.reasons
    if entry.pending:
        yield grounds.reason(ReasonCode.NATIONAL_OPEN)
    keys = state.keys[entry.candidate]
    equals = state.equals[keys.equals]
    if category is not None:
        yield _placed(category, position, grounds)
        if moved:
            yield grounds.reason(ReasonCode.MOVED_UP, category=category.label)
        if equals.hindmost > keys.preference[1]:
            yield grounds.reason(ReasonCode.PREFERRED)
        return
    ways = len(prospect.possible) - (OUT in prospect.possible)
    if ways == 1 and RESERVE in prospect.possible:
        yield _no_place_left(state, grounds)
    if equals.foremost < keys.preference[0]:
        yield grounds.reason(ReasonCode.OTHERS_PREFERRED)
    if ways > 1 or (prospect.outcome is Outcome.RESERVE and not position.is_exact):
        yield from _why_open(state, entry, grounds)


def _placed(category: QuotaCategory, position: Count, grounds: Grounds) -> Reason:
    return grounds.reason(
        ReasonCode.PLACED,
        clauses=(category.clause,),
        position=str(position),
        category=category.label,
        places=places_in_words(category.places),
    )


def _no_place_left(state: ContestState, grounds: Grounds) -> Reason:
    return grounds.reason(
        ReasonCode.NO_PLACE_LEFT, clauses=state.clauses, contest=state.contest.label, places=state.places_stated
    )


def _why_open(state: ContestState, entry: Entry, grounds: Grounds) -> Iterator[Reason]:
    """Yield what leaves the position of an entry open."""
    reviewed = state.keys[entry.candidate].reviewed
    unreviewed = state.unreviewed - (not reviewed)
    tied = state.exactly.get(entry.best, 1) - 1 if entry.best == entry.worst else 0
    if reviewed:
        if tied:
            yield grounds.reason(ReasonCode.TIE_OPEN)
        if state.race.unordered(entry) - unreviewed > tied:
            yield grounds.reason(ReasonCode.PREFERENCE_OPEN)
    if unreviewed or state.race.open_ahead(entry):
        yield grounds.reason(ReasonCode.OPEN_AHEAD)
    if state.open_places:
        yield grounds.reason(ReasonCode.PLACES_OPEN)


def results(resolution: Resolution) -> tuple[ContestResult, ...]:
    """Return every contest with its categories and its reserve."""
    prospects: defaultdict[str, list[Prospect]] = defaultdict(list)
    for prospect in resolution.prospects.values():
        if prospect.contest is not None:
            prospects[prospect.contest.contest.id].append(prospect)
    return tuple(_result(state, prospects[state.contest.id], resolution.given_back) for state in resolution.contests)


def _result(state: ContestState, prospects: list[Prospect], given_back: tuple[str, ...]) -> ContestResult:
    entered = [(prospect, prospect.entry) for prospect in prospects if prospect.entry is not None]
    # The identifier only settles the order of printing; ties show in the positions.
    ordered = sorted(entered, key=lambda pair: (pair[1].best, pair[1].worst, pair[1].candidate))
    awarded: defaultdict[str, list[str]] = defaultdict(list)
    contenders: defaultdict[str, list[str]] = defaultdict(list)
    reserve = []
    for prospect, entry in ordered:
        if prospect.outcome is Outcome.RESERVE:
            reserve.append(entry.candidate)
        elif prospect.outcome is Outcome.SELECTED:
            awarded[prospect.possible[0]].append(entry.candidate)
        else:
            for name in prospect.possible:
                contenders[name].append(entry.candidate)
    contest = state.contest
    categories = []
    for places, taken in state.filled():
        category, back = places.category, given_back.count(places.category.id)
        has = awarded[category.id]
        # Where empty places move away, what stays empty for certain is no longer here.
        total = taken.last if places.gives_away else places.most
        categories.append(
            CategoryResult(
                id=category.id,
                clause=category.clause,
                label=category.label,
                places=total,
                awarded=tuple(has),
                contested=taken.last - back - len(has),
                contenders=tuple(sorted(contenders[category.id])),
                vacant=total - taken.last + back,
            )
        )
    return ContestResult(
        id=contest.id, label=contest.label, track=contest.track, categories=tuple(categories), reserve=tuple(reserve)
    )
