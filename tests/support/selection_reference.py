"""Selection by going through every answer to every open question: slow, short, and nothing shared with the library.

For small pools without recommendation limits at stake. Every answer settles the pool; an end is possible if some
answer gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from skillbase_rules import Candidate, Status, Track
from skillbase_rules.editions.chongqing_2024.readings import Readings

Ends = dict[tuple[str, Track], set[str]]
Key = tuple[int | None, int | None]
"""The two things that order a candidate, the weightier first; none where the experts do not place it."""
Answer = tuple[str, Key]


def goes_before(one: Key, other: Key) -> bool:
    """Tell whether one key must stand before another; where the experts leave a part out, anything may follow."""
    for part, counterpart in zip(one, other, strict=True):
        if part is None or counterpart is None:
            return False
        if part != counterpart:
            return part < counterpart
    return False


def orders(answers: Sequence[Answer]) -> Iterator[tuple[str, ...]]:
    """Yield every order in which nobody stands behind someone who must stand behind it."""
    if not answers:
        yield ()
    for index, (name, key) in enumerate(answers):
        rest = [*answers[:index], *answers[index + 1 :]]
        if not any(goes_before(other, key) for _, other in rest):
            for order in orders(rest):
                yield (name, *order)


def preference_values(candidate: Candidate, track: Track, readings: Readings) -> set[int]:
    """Return every value that preference may turn out to have; smaller goes first."""
    if track is Track.NATIONAL and readings.preference_tracks == "municipal_only":
        return {0}
    claim = candidate.preference
    if claim.met_cases is None:
        options = [claim.favoured] if claim.favoured is not None else [True, False]
        assert readings.preference_cases == "any_case"
        return {0 if favoured else 1 for favoured in options}
    values = set()
    for taken in product((False, True), repeat=len(claim.open_cases)):
        met = [*claim.met_cases, *(case for case, yes in zip(claim.open_cases, taken, strict=True) if yes)]
        values.add(
            {
                "any_case": 0 if met else 1,
                "more_is_better": -len(met),
                "order_is_priority": min(met, default=6),
            }[readings.preference_cases]
        )
    return values


def settled_keys(candidate: Candidate, track: Track, readings: Readings) -> list[Key]:
    candidacy = candidate.on(track)
    assert candidacy is not None
    rank = candidacy.expert_rank
    values = preference_values(candidate, track, readings)
    return [(value, rank) if readings.preference_effect == "priority" else (rank, value) for value in values]


def may_compete(candidate: Candidate, track: Track, unknown: str) -> list[bool]:
    candidacy = candidate.on(track)
    assert candidacy is not None
    facts = [{Status.MET: True, Status.NOT_MET: False}.get(candidacy.status)]
    if track is Track.MUNICIPAL and candidate.national:
        facts += [candidate.dual_commitment, candidate.dual_occupations_kept]
    facts.append(True if candidacy.expert_rank is not None else None)
    if False in facts:
        return [False]
    if None in facts:
        return [False] if unknown == "refuse" else [False, True]
    return [True]


def outcomes(
    entrants: Sequence[Candidate], track: Track, readings: Readings, unknown: str, places: Mapping[str, int]
) -> set[tuple[tuple[str, str], ...]]:
    """Return every way in which one contest may end, as sorted pairs of candidate and end."""
    slots = [name for name, number in places.items() for _ in range(number)]
    found = set()
    for present in product(*(may_compete(one, track, unknown) for one in entrants)):
        active = [one for one, yes in zip(entrants, present, strict=True) if yes]
        for keys in product(*(settled_keys(one, track, readings) for one in active)):
            for order in orders([(one.id, key) for one, key in zip(active, keys, strict=True)]):
                ends = {one.id: "out" for one in entrants}
                ends.update({name: slots[at] if at < len(slots) else "reserve" for at, name in enumerate(order)})
                found.add(tuple(sorted(ends.items())))
    return found


def every_end(
    pool: Sequence[Candidate], places: Mapping[str, Mapping[str, int]], readings: Readings, unknown: str
) -> Ends:
    """Return the possible ends of every candidacy.

    Args:
        pool: The candidates.
        places: Per contest (tiers joined, or a municipal category) the places by category, in the order of filling.
        readings: The readings.
        unknown: ``hold`` or ``refuse``.
    """
    ends: Ends = defaultdict(set)
    national = [
        outcomes(
            [one for one in pool if one.national and one.national.tier in contest],
            Track.NATIONAL,
            readings,
            unknown,
            places[contest],
        )
        for contest in places
        if contest in {"AB", "CD"}
    ]
    for combination in product(*national):
        for contest in combination:
            for name, end in contest:
                ends[name, Track.NATIONAL].add(end)
    winner_sets = {
        frozenset(name for contest in combination for name, end in contest if end not in {"reserve", "out"})
        for combination in product(*national)
    }
    for winners in winner_sets:
        barred = winners if readings.double_win == "national_only" else frozenset()
        for category, by_class in places.items():
            entrants = [one for one in pool if one.municipal and one.municipal.category == category]
            for one in entrants:
                if one.id in barred:
                    ends[one.id, Track.MUNICIPAL].add("out")
            free = [one for one in entrants if one.id not in barred]
            for contest in outcomes(free, Track.MUNICIPAL, readings, unknown, by_class):
                for name, end in contest:
                    ends[name, Track.MUNICIPAL].add(end)
    return ends
