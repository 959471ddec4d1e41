"""From the ends of a resolution to decisions with their reasons, and to results by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from skillbase_rules.editions.chongqing_2024.places import QuotaCategory
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.quantities import Count
from skillbase_rules.facts.application import Track
from skillbase_rules.selection import reasons
from skillbase_rules.selection.outcomes import OUT, RESERVE, End, Field, Resolution, filled, kind_of
from skillbase_rules.selection.pool import Award, Candidate, Tier
from skillbase_rules.selection.race import Entry, Span
from skillbase_rules.selection.result import CategoryResult, ContestResult, Decision, Outcome, Reason


def decide(
    candidate: Candidate,
    track: Track,
    resolution: Resolution,
    *,
    before: Resolution,
    readings: Readings,
    hinges: tuple[str, ...] = (),
) -> Decision:
    """Return what becomes of one candidacy, and why.

    Args:
        candidate: The candidate.
        track: The track of the candidacy.
        resolution: The ends of all.
        before: The ends of all before anyone withdrew.
        readings: The readings chosen.
        hinges: The readings of low confidence that the outcome hangs on.
    """
    end = resolution.ends[candidate.id, track]
    moved = before is not resolution and before.ends[candidate.id, track].state != end.state
    outcome = end.outcome
    if end.field is None or end.entry is None:
        return Decision(
            candidate=candidate.id,
            track=track,
            outcome=outcome,
            reasons=tuple(_why_out(end)),
            hinges_on=hinges,
        )
    category = _category(end.field, end.ends[0]) if outcome is Outcome.SELECTED else None
    span = end.field.race.span(end.entry)
    position = Count.between(*span)
    return Decision(
        candidate=candidate.id,
        track=track,
        outcome=outcome,
        category=category.id if category else None,
        award=_award(candidate, track, category, readings) if category else None,
        could_be=end.ends if len(end.ends) > 1 else (),
        contest=end.field.contest.id,
        position=position,
        place=_reserve_place(end.field, span) if outcome is Outcome.RESERVE else None,
        reasons=tuple(_why(end, end.field, end.entry, category, position, moved=moved)),
        hinges_on=hinges,
    )


def _category(field: Field, id_: str) -> QuotaCategory:
    return next(places.category for places in field.places if places.category.id == id_)


def _award(candidate: Candidate, track: Track, category: QuotaCategory, readings: Readings) -> Award:
    kind = kind_of(candidate, track, readings)
    if isinstance(kind, Tier):
        return Award(candidate=candidate.id, track=track, tier=kind)
    return Award(candidate=candidate.id, track=track, category=kind, award_class=category.award_class)


def _reserve_place(field: Field, span: Span) -> Count:
    return Count.between(max(1, span.first - field.race.places), span.last - field.least)


def _why_out(end: End) -> Iterator[Reason]:
    if end.withdrawn:
        yield reasons.WITHDRAWN
        return
    if end.national_win:
        # What else was open about it no longer matters.
        yield reasons.NATIONAL_WIN
        return
    yield from end.standing.reasons


def _why(
    end: End, field: Field, entry: Entry, category: QuotaCategory | None, position: Count, *, moved: bool
) -> Iterator[Reason]:
    yield from end.standing.reasons
    if entry.pending:
        yield reasons.NATIONAL_OPEN
    keys = field.keys[entry.candidate]
    equals = field.equals[keys.equals]
    if category is not None:
        yield reasons.placed(category, position)
        if moved:
            yield reasons.moved_up(category)
        if equals.hindmost > keys.preference[1]:
            yield reasons.PREFERRED
        return
    competing = set(end.ends) - {OUT}
    if competing == {RESERVE}:
        yield reasons.no_place_left(field.contest)
    if equals.foremost < keys.preference[0]:
        yield reasons.OTHERS_PREFERRED
    if len(competing) > 1 or (end.outcome is Outcome.RESERVE and not position.is_exact):
        yield from _why_open(field, entry)


def _why_open(field: Field, entry: Entry) -> Iterator[Reason]:
    """Yield what leaves the position of an entry open."""
    reviewed = field.keys[entry.candidate].reviewed
    unreviewed = field.unreviewed - (not reviewed)
    tied = field.exactly.get(entry.best, 1) - 1 if entry.best == entry.worst else 0
    if reviewed:
        if tied:
            yield reasons.TIE_OPEN
        if field.race.unordered(entry) - unreviewed > tied:
            yield reasons.PREFERENCE_OPEN
    if unreviewed or field.race.open_ahead(entry):
        yield reasons.OPEN_AHEAD
    if field.open_places:
        yield reasons.PLACES_OPEN


def results(resolution: Resolution) -> tuple[ContestResult, ...]:
    """Return every contest with its categories and its reserve."""
    ends: defaultdict[str, list[End]] = defaultdict(list)
    for end in resolution.ends.values():
        if end.field is not None:
            ends[end.field.contest.id].append(end)
    return tuple(_result(field, ends[field.contest.id], resolution.given_back) for field in resolution.fields)


def _result(field: Field, ends: list[End], given_back: tuple[str, ...]) -> ContestResult:
    entered = [(end, end.entry) for end in ends if end.entry is not None]
    # The identifier only settles the order of printing; ties show in the positions.
    ordered = sorted(entered, key=lambda one: (one[1].best, one[1].worst, one[1].candidate))
    awarded: defaultdict[str, list[str]] = defaultdict(list)
    contenders: defaultdict[str, list[str]] = defaultdict(list)
    reserve = []
    for end, entry in ordered:
        if end.outcome is Outcome.RESERVE:
            reserve.append(entry.candidate)
        elif end.outcome is Outcome.SELECTED:
            awarded[end.ends[0]].append(entry.candidate)
        else:
            for name in end.ends:
                contenders[name].append(entry.candidate)
    contest = field.contest
    categories = []
    for places, taken in filled(field):
        category, back = places.category, given_back.count(places.category.id)
        has = awarded[category.id]
        # Under the alternative of R-17 what stays empty for certain has moved away.
        total = taken.last if field.gives_away else places.most
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
