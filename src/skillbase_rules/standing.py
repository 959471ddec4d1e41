"""Who competes before anything is ranked: conditions, recommendation limits, and what is asked of dual applicants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillbase_rules import reasons
from skillbase_rules.editions.chongqing_2024.quotas import QuotaParameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.findings import Status, disjunction
from skillbase_rules.models.application import Track
from skillbase_rules.models.pool import Candidate, Pool
from skillbase_rules.models.selection import Reason, Unknown

Candidacy = tuple[str, Track]
"""A candidacy by its candidate's identifier and its track."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a selection is made from."""

    pool: Pool
    places: QuotaParameters
    readings: Readings
    unknown: Unknown
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a candidacy competes, as far as that is settled before the ranking."""

    competes: bool | None
    held: bool
    """A fact of its own is missing: its conditions, its promise, its place in the experts' order."""
    reasons: tuple[Reason, ...]


def standings(inputs: Inputs) -> dict[Candidacy, Standing]:
    """Return the standing of every candidacy in the pool; who has withdrawn still counts towards its body's limit."""
    limits = _limits(inputs)
    return {
        (candidate.id, track): _standing(candidate, track, limits.get((candidate.id, track)), inputs)
        for candidate in inputs.pool.candidates
        for track in Track
        if candidate.on(track) is not None
    }


def _standing(candidate: Candidate, track: Track, limit: tuple[bool | None, Reason] | None, inputs: Inputs) -> Standing:
    against: list[Reason] = []
    unsettled: list[Reason] = []
    for verdict, reason in _own_questions(candidate, track, inputs.readings):
        (against if verdict is False or inputs.unknown == "refuse" else unsettled).append(reason)
    if limit is not None and limit[0] is False:
        against.append(limit[1])
    if against:
        return Standing(competes=False, held=False, reasons=tuple(against))
    grounds = (*unsettled, limit[1]) if limit else tuple(unsettled)
    return Standing(competes=None if grounds else True, held=bool(unsettled), reasons=grounds)


def _own_questions(candidate: Candidate, track: Track, readings: Readings) -> list[tuple[bool | None, Reason]]:
    """Return what speaks against a candidacy (false) or is unsettled (none), in the notice's order."""
    candidacy = candidate.on(track)
    assert candidacy is not None
    found: list[tuple[bool | None, Reason]] = []
    status = candidacy.status
    if track is Track.MUNICIPAL and candidate.national and readings.dual_conditions == "national_suffice":
        status = disjunction((status, candidate.national.status))
    if status is Status.NOT_MET:
        found.append((False, reasons.not_eligible(track, candidacy)))
    elif status is not Status.MET:
        found.append((None, reasons.eligibility_open(track, candidacy)))
    if track is Track.MUNICIPAL and candidate.is_dual:
        for given, lacking, unstated in (
            (candidate.dual_commitment, reasons.COMMITMENT_LACKING, reasons.COMMITMENT_OPEN),
            (candidate.dual_occupations_kept, reasons.OCCUPATIONS_CHANGED, reasons.OCCUPATIONS_OPEN),
        ):
            if given is not True:
                found.append((given, lacking if given is False else unstated))
    if candidacy.expert_rank is None and candidacy.expert_score is None:
        found.append((None, reasons.NOT_REVIEWED))
    return found


def _limits(inputs: Inputs) -> dict[Candidacy, tuple[bool | None, Reason]]:
    """Return which candidacies are beyond their body's limit (false) or may be (none), with the reason."""
    lists: defaultdict[tuple[str, Track], list[Candidate]] = defaultdict(list)
    for candidate in inputs.pool.candidates:
        for track in Track:
            if candidate.on(track) is not None:
                lists[candidate.body, track].append(candidate)
    found: dict[Candidacy, tuple[bool | None, Reason]] = {}
    for (_, track), listed in lists.items():
        national = track is Track.NATIONAL
        limit = inputs.places.national_recommendations if national else inputs.places.municipal_recommendations
        if len(listed) > limit:
            found.update(_beyond(listed, track, limit, inputs.readings))
    return found


def _beyond(
    listed: Sequence[Candidate], track: Track, limit: int, readings: Readings
) -> Iterator[tuple[Candidacy, tuple[bool | None, Reason]]]:
    """Yield those of one body's list who are beyond the limit, or may be (R-67, R-68)."""
    strict = _within(listed, track, limit)
    # Where dual applicants do not count, they are not limited either.
    others = _within([one for one in listed if not one.is_dual], track, limit)
    lenient = strict if track is Track.NATIONAL else {one.id: others.get(one.id, True) for one in listed}
    counted = {"counted": (strict,), "not_counted": (lenient,), "open": (strict, lenient)}[readings.dual_in_limit]
    for candidate in listed:
        ways = {way[candidate.id] for way in counted}
        if ways == {False}:
            yield (candidate.id, track), (False, reasons.over_limit(track, limit))
        elif ways != {True}:
            yield (candidate.id, track), (None, reasons.limit_open(track, limit, dual=len(ways) > 1))


def _within(listed: Sequence[Candidate], track: Track, limit: int) -> Mapping[str, bool | None]:
    """Return who is among the first `limit` of a body's list, as far as its ranking tells.

    A rank is a place on the list. Those without one may stand on any place that is free.
    """
    ranks = {one.id: candidacy.body_rank for one in listed if (candidacy := one.on(track))}
    given = sorted(rank for rank in ranks.values() if rank is not None)
    unranked = len(ranks) - len(given)
    taken = set(given)
    free = next(place for place in range(1, len(given) + 2) if place not in taken)
    within: dict[str, bool | None] = {}
    for id_, rank in ranks.items():
        ahead = bisect_left(given, free if rank is None else rank)
        last = len(ranks)
        if rank is not None:
            room = max(0, rank - 1 - ahead)
            last = bisect_right(given, rank) + min(unranked, room)
        within[id_] = True if last <= limit else False if ahead >= limit else None
    return within
