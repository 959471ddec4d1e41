"""Positions in an order that is not wholly known.

Every entry has the best and the worst rank it may turn out to have; a smaller rank goes first and equal ranks may fall
either way. An entry that is not sure may turn out not to compete at all. From sorted ranks follow the first and the
last position an entry can take, over every way in which the open questions may be answered.

A dual applicant whose national place is open competes in a municipal race only if it does not win that place. The
races are therefore read together: in a national race no more can win than there are places, so at most so many
entries fall out of the municipal ones, and at least so many must.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """The first and the last position possible, counted from 1."""

    first: int
    last: int


class Entry(NamedTuple):
    """One candidate in one race."""

    candidate: str
    best: int
    worst: int
    sure: bool
    """It certainly competes, unless a national win takes it out."""
    pending: Pending | None = None
    """The open national place that would take it out."""

    @property
    def firm(self) -> bool:
        """Whether it competes whatever else happens."""
        return self.sure and self.pending is None


class Pending(NamedTuple):
    """A national place that an entry may or may not win."""

    race: Race
    entry: Entry


class Race:
    """Entries that compete for the same places."""

    def __init__(self, entries: Sequence[Entry], places: int) -> None:
        """Sort what every question needs; the rest is sorted when it is first asked for.

        Args:
            entries: Everyone who competes or may compete.
            places: How many places there are at most, over every category of the contest.
        """
        self.entries = tuple(entries)
        self.places = places
        self._worst_firm = sorted([entry.worst for entry in entries if entry.sure and entry.pending is None])
        pending = [entry for entry in entries if entry.pending]
        self._pending_by_best = sorted(pending, key=lambda entry: entry.best)
        self._pending_by_worst = sorted((entry for entry in pending if entry.sure), key=lambda entry: entry.worst)
        self._pending_worst = [entry.worst for entry in self._pending_by_worst]
        self._at_stake = sum(race.places for race in {entry.pending.race for entry in pending if entry.pending})

    @cached_property
    def _best(self) -> Sequence[int]:
        return sorted([entry.best for entry in self.entries])

    @cached_property
    def _worst(self) -> Sequence[int]:
        return sorted([entry.worst for entry in self.entries])

    @cached_property
    def _worst_sure(self) -> Sequence[int]:
        return sorted(entry.worst for entry in self.entries if entry.sure)

    @property
    def last_place(self) -> int | None:
        """The rank behind which every place is certainly taken; none where that is open."""
        return self._worst_firm[self.places - 1] if 0 < self.places <= len(self._worst_firm) else None

    def span(self, entry: Entry) -> Span:
        """Return the first and the last position `entry` can take where it competes.

        Where even the greatest effect of national wins leaves the position behind every place, they are not worked
        out, and the ends are then bounds: the true position lies between them.
        """
        last = bisect_right(self._best, entry.worst)
        if self._pending_by_best and last - self._at_stake <= self.places:
            ahead = bisect_right(self._pending_by_best, entry.worst, key=lambda rival: rival.best)
            rivals = [rival for rival in self._pending_by_best[:ahead] if rival.candidate != entry.candidate]
            last -= fewest_wins(rivals, entry)
        return Span(self.first(entry), last)

    def first(self, entry: Entry) -> int:
        """Return the first position of the span of `entry`."""
        ahead = bisect_left(self._pending_worst, entry.best)
        first = 1 + bisect_left(self._worst_firm, entry.best) + ahead
        if not ahead:
            return first
        floor = first - self._at_stake
        return first - most_wins(self._pending_by_worst[:ahead], entry) if floor <= self.places else floor

    def turnout(self) -> Span:
        """Return how many entries compete at least and at most."""
        sure = len(self._worst_firm) + len(self._pending_by_worst)
        return Span(
            sure - most_wins(self._pending_by_worst, None),
            len(self.entries) - fewest_wins(self._pending_by_best, None),
        )

    def certainly_ahead(self, entry: Entry) -> int:
        """Return how many entries go before `entry` if they compete."""
        return bisect_left(self._worst, entry.best)

    def unordered(self, entry: Entry) -> int:
        """Return how many others may go before `entry` as well as after it."""
        return bisect_right(self._best, entry.worst) - 1 - self.certainly_ahead(entry)

    def open_ahead(self, entry: Entry) -> int:
        """Return how many entries would go before `entry`, but may not compete."""
        return self.certainly_ahead(entry) - bisect_left(self._worst_firm, entry.best)

    def fewest(self, group: Sequence[Entry], losing: Entry | None) -> int:
        """Return how many of `group` win a place at least, given that `losing` wins none.

        The members take their worst ranks and all others their best. A loser who surely competes has every winner
        before it, so where too few others can go before it, members must.
        """
        won = 0
        for member in sorted((entry for entry in group if entry.sure), key=lambda entry: entry.worst):
            rivals = bisect_right(self._best, member.worst) - sum(entry.best <= member.worst for entry in group)
            if losing is not None:
                rivals -= losing.best <= member.worst
            if won + rivals >= self.places:
                break
            won += 1
        if losing is not None and losing.sure:
            rivals = bisect_right(self._best, losing.worst) - 1 - sum(entry.best <= losing.worst for entry in group)
            won = max(won, self.places - rivals)
        return won

    def most(self, group: Sequence[Entry], losing: Entry | None) -> int:
        """Return how many of `group` win a place at most, given that `losing` wins none.

        The members take their best ranks and all others their worst; nobody behind a loser who surely competes wins.
        """
        able = [entry for entry in group if losing is None or not losing.sure or entry.best <= losing.worst]
        won = 0
        for member in sorted(able, key=lambda entry: entry.best):
            rivals = bisect_left(self._worst_sure, member.best)
            rivals -= sum(entry.sure and entry.worst < member.best for entry in group)
            if won + rivals >= self.places:
                break
            won += 1
        return won


def fewest_wins(entries: Iterable[Entry], entry: Entry | None) -> int:
    """Return how many of the pending `entries` win nationally at least, while `entry` does not."""
    return sum(race.fewest(group, losing) for race, group, losing in _by_race(entries, entry))


def most_wins(entries: Iterable[Entry], entry: Entry | None) -> int:
    """Return how many of the pending `entries` win nationally at most, while `entry` does not."""
    return sum(race.most(group, losing) for race, group, losing in _by_race(entries, entry))


def _by_race(entries: Iterable[Entry], entry: Entry | None) -> Iterator[tuple[Race, list[Entry], Entry | None]]:
    groups: defaultdict[Race, list[Entry]] = defaultdict(list)
    for rival in entries:
        if rival.pending:
            groups[rival.pending.race].append(rival.pending.entry)
    own = entry.pending if entry is not None else None
    for race, group in groups.items():
        yield race, group, own.entry if own and own.race is race else None
