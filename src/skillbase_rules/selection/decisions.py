"""From the prospects of a resolution to decisions with their reasons, and to results by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillbase_rules.engine.quantities import BOTH_ENDS, Count, of_kind
from skillbase_rules.engine.stated import built_small
from skillbase_rules.selection.admission import Filing, Inputs
from skillbase_rules.selection.contest import OUT, RESERVE, ContestState, Entrant, Prospect
from skillbase_rules.selection.outcomes import Resolution, kind_of
from skillbase_rules.selection.pool import Award, Tier
from skillbase_rules.selection.race import Entry, Span
from skillbase_rules.selection.reasons import Grounds, Reason, ReasonCode, places_in_words
from skillbase_rules.selection.result import CategoryResult, ContestResult, Decision, Outcome
from skillbase_rules.selection.rules import Policy, QuotaCategory


class Positions(dict[Span, Count]):
    """Positions by their first and last: equals share one."""

    def __missing__(self, span: Span) -> Count:
        """Return the position of a span that is asked for the first time."""
        position = self[span] = built_small(Count, {"at_least": span.first, "at_most": span.last}, BOTH_ENDS)
        return position


class Reasons(dict[tuple[int, ...], tuple[Reason, ...]]):
    """Reasons of decisions: those that rest on the same share them."""

    def shared(self, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
        """Return reasons as they were first given; each kept reason is the only one of its words."""
        return self.setdefault(tuple(map(id, reasons)), tuple(reasons))


_EVERYTHING = set(Decision.model_fields)


class _Standing(NamedTuple):
    """Where one filing stands in its contest."""

    prospect: Prospect
    outcome: Outcome
    state: ContestState
    entrant: Entrant
    entry: Entry
    span: Span
    """The first and the last position possible."""
    category: QuotaCategory | None
    """The category of its place, if it certainly has one."""
    moved: bool
    """Its place, or that it has none, comes of a withdrawal."""
    no_place_left: Reason
    """What is said in its contest of whoever has no place."""


def decisions_of(
    inputs: Inputs, resolution: Resolution, before: Sequence[Prospect], hinges: Mapping[int, tuple[str, ...]]
) -> tuple[Decision, ...]:
    """Return what becomes of every filing, and why.

    Args:
        inputs: What the selection is made from.
        resolution: The contests and the prospect of every filing.
        before: The prospect of every filing before anyone withdrew.
        hinges: The readings of low confidence that outcomes hang on, by the number of the filing.
    """
    decisions: list[Decision | None] = [None] * len(inputs.filings)
    positions = Positions()
    reasons = Reasons()
    for state in resolution.contests:
        no_place_left = _no_place_left(state, inputs.grounds)
        for entrant, entry in zip(state.entrants, state.race.entries, strict=True):
            number = entrant.number
            prospect, was = resolution.prospects[number], before[number]
            if prospect.withdrawn:
                continue
            moved = prospect is not was and prospect.place_or_outcome != was.place_or_outcome
            outcome, span = prospect.outcome, state.race.span(entry)
            category = _category(state, prospect.possible[0]) if outcome is Outcome.SELECTED else None
            filing = inputs.filings[number]
            standing = _Standing(prospect, outcome, state, entrant, entry, span, category, moved, no_place_left)
            decisions[number] = _decision(
                filing,
                outcome=outcome,
                category=category.id if category else None,
                award=_award(filing, category, inputs.policy) if category else None,
                could_be=prospect.possible if len(prospect.possible) > 1 else (),
                contest=state.contest.id,
                position=positions[span],
                place=positions[_reserve_places(state, span)] if outcome is Outcome.RESERVE else None,
                reasons=reasons.shared(_why(standing, inputs.grounds)),
                hinges_on=hinges.get(number, ()),
            )
    return tuple(
        decision
        or _decision(
            inputs.filings[number],
            outcome=resolution.prospects[number].outcome,
            reasons=reasons.shared(_why_out(resolution.prospects[number], inputs.grounds)),
            hinges_on=hinges.get(number, ()),
        )
        for number, decision in enumerate(decisions)
    )


def _decision(
    filing: Filing,
    *,
    outcome: Outcome,
    reasons: tuple[Reason, ...],
    hinges_on: tuple[str, ...],
    category: str | None = None,
    award: Award | None = None,
    could_be: tuple[str, ...] = (),
    contest: str | None = None,
    position: Count | None = None,
    place: Count | None = None,
) -> Decision:
    values: dict[str, object] = {
        "candidate": filing.candidate.id,
        "track": filing.track,
        "outcome": outcome,
        "category": category,
        "award": award,
        "could_be": could_be,
        "contest": contest,
        "position": position,
        "place": place,
        "reasons": reasons,
        "hinges_on": hinges_on,
    }
    return built_small(Decision, values, _EVERYTHING)


def _category(state: ContestState, id_: str) -> QuotaCategory:
    return next(places.category for places in state.places if places.category.id == id_)


def _award(filing: Filing, category: QuotaCategory, policy: Policy) -> Award:
    id_, track = filing.candidate.id, filing.track
    kind = kind_of(filing.candidacy, policy)
    if isinstance(kind, Tier):
        return Award(candidate=id_, track=track, tier=kind)
    return Award(candidate=id_, track=track, category=kind, award_class=category.award_class)


def _reserve_places(state: ContestState, span: Span) -> Span:
    return Span(max(1, span.first - state.race.places), span.last - state.least)


def _why_out(prospect: Prospect, grounds: Grounds) -> Sequence[Reason]:
    if prospect.withdrawn:
        return [grounds.reason(ReasonCode.WITHDRAWN)]
    if prospect.national_win:
        # What else was open about it no longer matters.
        return [grounds.reason(ReasonCode.NATIONAL_WIN)]
    return prospect.admission.reasons


def _why(standing: _Standing, grounds: Grounds) -> Sequence[Reason]:
    prospect, state, entrant = standing.prospect, standing.state, standing.entrant
    reasons = list(prospect.admission.reasons)
    if standing.entry.pending:
        reasons.append(grounds.reason(ReasonCode.NATIONAL_OPEN))
    equals = state.equals.get(entrant.equals)
    if standing.category is not None:
        reasons.append(_placed(standing.category, standing.span, grounds))
        if standing.moved:
            reasons.append(grounds.reason(ReasonCode.MOVED_UP, category=standing.category.label))
        if equals and equals.hindmost > entrant.preferences[-1]:
            reasons.append(grounds.reason(ReasonCode.PREFERRED))
        return reasons
    ways = len(prospect.possible) - (OUT in prospect.possible)
    if ways == 1 and RESERVE in prospect.possible:
        reasons.append(standing.no_place_left)
    if equals and equals.foremost < entrant.preferences[0]:
        reasons.append(grounds.reason(ReasonCode.OTHERS_PREFERRED))
    if ways > 1 or (standing.outcome is Outcome.RESERVE and standing.span.first != standing.span.last):
        reasons.extend(_why_open(standing, grounds))
    return reasons


def _placed(category: QuotaCategory, span: Span, grounds: Grounds) -> Reason:
    return grounds.reason(
        ReasonCode.PLACED,
        clauses=(category.clause,),
        position=str(of_kind(Count, span)),
        category=category.label,
        places=places_in_words(category.places),
    )


def _no_place_left(state: ContestState, grounds: Grounds) -> Reason:
    return grounds.reason(
        ReasonCode.NO_PLACE_LEFT, clauses=state.clauses, contest=state.contest.label, places=state.places_stated
    )


def _why_open(standing: _Standing, grounds: Grounds) -> Iterator[Reason]:
    """Yield what leaves the position of an entry open."""
    state, entry = standing.state, standing.entry
    reviewed = standing.entrant.reviewed
    unreviewed = state.unreviewed - (not reviewed)
    tied = state.tied.get(entry.best, 1) - 1 if entry.best == entry.worst else 0
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
    return tuple(_result(state, resolution) for state in resolution.contests)


def _result(state: ContestState, resolution: Resolution) -> ContestResult:
    # The identifier only settles the order of printing; ties show in the positions.
    standing = sorted(
        (entry.best, entry.worst, entry.candidate, entrant.number)
        for entry, entrant in zip(state.race.entries, state.entrants, strict=True)
    )
    awarded: defaultdict[str, list[str]] = defaultdict(list)
    contenders: defaultdict[str, list[str]] = defaultdict(list)
    reserve = []
    for *_, candidate, number in standing:
        prospect = resolution.prospects[number]
        if prospect.withdrawn:
            continue
        outcome = prospect.outcome
        if outcome is Outcome.RESERVE:
            reserve.append(candidate)
        elif outcome is Outcome.SELECTED:
            awarded[prospect.possible[0]].append(candidate)
        else:
            for name in prospect.possible:
                contenders[name].append(candidate)
    contest = state.contest
    categories = []
    for places, taken in state.filled():
        category, back = places.category, resolution.given_back.count(places.category.id)
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
