"""Who competes before anything is ranked: conditions, recommendation limits, and what is asked of dual applicants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillbase_rules.editions.chongqing_2024.places import QuotaParameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.findings import Status, disjunction
from skillbase_rules.facts.application import Track
from skillbase_rules.selection import reasons
from skillbase_rules.selection.pool import Candidate, Pool
from skillbase_rules.selection.result import Reason, Unknown

TRACKS = tuple(Track)
"""The tracks, national first; walking through an enumeration is slow."""
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


_FREE = Standing(competes=True, held=False, reasons=())

Limits = Mapping[Candidacy, tuple[bool | None, bool | None]]
"""Who is within its body's limit: if dual applicants count, and if they do not (R-68)."""


def standings(inputs: Inputs, own: Mapping[Candidacy, Standing], limits: Limits) -> dict[Candidacy, Standing]:
    """Return the standing of every candidacy in the pool; who has withdrawn still counts towards its body's limit.

    Args:
        inputs: What the selection is made from.
        own: What `own_standings` says of every candidacy.
        limits: What `limits_of` says of those it is about.
    """
    found = dict(own)
    shared: dict[tuple[Track, tuple[bool | None, ...]], Standing] = {}
    for key, ways in limits.items():
        considered = {"counted": ways[:1], "not_counted": ways[1:], "open": ways}[inputs.readings.dual_in_limit]
        if set(considered) == {True}:
            continue
        if found[key] is not _FREE:
            found[key] = _limited(found[key], key[1], considered, inputs.places)
        else:
            # Nothing else is to be said of these, so one standing serves them all.
            shape = key[1], considered
            if shape not in shared:
                shared[shape] = _limited(_FREE, key[1], considered, inputs.places)
            found[key] = shared[shape]
    return found


def _limited(own: Standing, track: Track, ways: tuple[bool | None, ...], places: QuotaParameters) -> Standing:
    national = track is Track.NATIONAL
    limit = places.national_recommendations if national else places.municipal_recommendations
    if set(ways) == {False}:
        against = own.reasons if own.competes is False else ()
        return Standing(competes=False, held=False, reasons=(*against, reasons.over_limit(track, limit)))
    if own.competes is False:
        return own
    reason = reasons.limit_open(track, limit, dual=len(set(ways)) > 1)
    return Standing(competes=None, held=own.held, reasons=(*own.reasons, reason))


def own_standings(inputs: Inputs) -> dict[Candidacy, Standing]:
    """Return the standing of every candidacy by what is known of itself, whatever its body's limit."""
    return {
        (candidate.id, track): _own(candidate, track, inputs)
        for candidate in inputs.pool.candidates
        for track in TRACKS
        if candidate.on(track) is not None
    }


def _own(candidate: Candidate, track: Track, inputs: Inputs) -> Standing:
    found = _own_questions(candidate, track, inputs.readings)
    if not found:
        return _FREE
    against = tuple(reason for verdict, reason in found if verdict is False or inputs.unknown == "refuse")
    if against:
        return Standing(competes=False, held=False, reasons=against)
    return Standing(competes=None, held=True, reasons=tuple(reason for _, reason in found))


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


def limits_of(inputs: Inputs) -> Limits:
    """Return who is within its body's limit, of the bodies that recommend more than it allows (R-67)."""
    found: dict[Candidacy, tuple[bool | None, bool | None]] = {}
    for track in TRACKS:
        national = track is Track.NATIONAL
        limit = inputs.places.national_recommendations if national else inputs.places.municipal_recommendations
        entered = [candidate for candidate in inputs.pool.candidates if candidate.on(track) is not None]
        numbers = Counter(candidate.body for candidate in entered)
        lists: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in entered:
            if numbers[candidate.body] > limit:
                lists[candidate.body].append(candidate)
        for listed in lists.values():
            strict = lenient = _within(listed, track, limit)
            if not national and any(one.is_dual for one in listed):
                # Where dual applicants do not count, they are not limited either.
                lenient = _within([one for one in listed if not one.is_dual], track, limit)
            found.update({(id_, track): (within, lenient.get(id_, True)) for id_, within in strict.items()})
    return found


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
