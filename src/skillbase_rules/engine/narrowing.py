"""What a sheet's own limits leave possible: the ends of every count, narrowed by all the others.

A limit says that a sum of counts can never exceed another sum. From the ends of all but one count of a limit follows
an end of the last. Limits of one count and one count are followed to their very end, the others a fixed number of
times, so that a table can do the same; what would follow only later is left open, which is never wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import le
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.engine.quantities import MOST, Quantity, quantity_of

ROUNDS = 2
"""How often the limits of several counts are gone through at most."""
OPEN = 1000 * MOST
"""An end that is open, as a number: larger than any sum of counts, and small enough for two of it in 64 bits."""
BOUNDED = OPEN // 2
"""What an end lies below that is not open; sums may take a little away from an open end without closing it."""

Limit = tuple[tuple[str, ...], tuple[str, ...]]
"""Two sums of counts, of which the first can never exceed the second."""


Ends = tuple[int, int | None]
"""The whole numbers from the first to the second; an open end is None."""


class Interval(NamedTuple):
    """The whole numbers from `low` to `high`; an open end is None."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        return self.low == self.high

    def quantity(self) -> Quantity:
        """Return the interval as a quantity without a unit."""
        return quantity_of(self)


class PrintedRatio(NamedTuple):
    """A ratio that a file prints as one rounded figure, and the two counts that it is made of.

    However it was rounded or cut off, the figure lies within one of the true ratio. Who prints a figure has some of
    the one for each of the other, so a figure is never 0.
    """

    printed: str
    many: str
    per: str


class Quotient(NamedTuple):
    """A count that is the quotient of two others, so many times and cut off: 553 of a share of 55.3 percent.

    It is stated where the two counts are not, and known to lie within bounds as it was rounded when it was printed.
    Nothing is a quotient of none.
    """

    fact: str
    many: str
    per: str
    times: int


Figure = PrintedRatio | Quotient
"""A figure that stands for two counts."""
Bounds = tuple[tuple[Limit, ...], tuple[Figure, ...], Mapping[str, int]]
"""Everything that bounds some counts: limits, figures, and the most that some of them can be."""


class Broken(NamedTuple):
    """Counts that cannot be together."""

    part: tuple[str, ...]
    whole: tuple[str, ...]
    ratio: Figure | None = None


class Course(NamedTuple):
    """Limits in the order in which they are followed."""

    pairs: tuple[tuple[str, str], ...]
    """Every count with each that can never be smaller, over however many limits."""
    sums: tuple[Limit, ...]
    """The limits of more than two counts."""


@cache
def course_of(limits: tuple[Limit, ...]) -> Course:
    """Return the order in which limits are followed."""
    above: dict[str, dict[str, None]] = {}
    for part, whole in limits:
        if len(part) == len(whole) == 1:
            above.setdefault(part[0], {})[whole[0]] = None
    pairs = tuple((name, larger) for name in above for larger in _reached(name, above))
    return Course(pairs, tuple((part, whole) for part, whole in limits if not len(part) == len(whole) == 1))


def _reached(name: str, above: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    reached: dict[str, None] = {}
    ahead = list(above[name])
    while ahead:
        following = ahead.pop(0)
        if following != name and following not in reached:
            reached[following] = None
            ahead += above.get(following, ())
    return tuple(reached)


class Narrowing(NamedTuple):
    """The ends that are left to every count, and from which facts a narrowed end follows."""

    stated: Mapping[str, Interval]
    """The ends as they were stated."""
    ends: Mapping[str, Interval]
    lows: Mapping[str, Limit]
    """The limit that a raised lower end follows from, by the name of the count."""
    highs: Mapping[str, Limit]
    """The limit that a lowered upper end follows from, by the name of the count."""
    narrowed: frozenset[str]
    """The counts to which other ends are left than were stated."""
    broken: Broken | None
    leaves_all: bool
    """Whether some number is left to every count."""

    def because(self, name: str) -> tuple[str, ...]:
        """Return the facts from which the narrowed ends of a count follow."""
        limits = (ends[name] for ends in (self.lows, self.highs) if name in ends)
        return tuple(dict.fromkeys(fact for limit in limits for side in limit for fact in side if fact != name))


NO_CEILINGS: Mapping[str, int] = MappingProxyType({})


def narrow(
    stated: Mapping[str, Interval],
    limits: tuple[Limit, ...],
    ratios: Sequence[Figure] = (),
    ceilings: Mapping[str, int] = NO_CEILINGS,
) -> Narrowing:
    """Return what the limits leave of the ends stated, or the limit that they break.

    `ceilings` holds the most that some counts can be.
    """
    pairs, sums = course_of(limits)
    walk = _Walk(
        {name: low for name, (low, _) in stated.items()},
        {name: OPEN if high is None else high for name, (_, high) in stated.items()},
    )
    walk.highs |= {name: min(walk.highs[name], most) for name, most in ceilings.items()}
    walk.follow(pairs)
    broken = walk.broken(ratios)
    for _ in range(ROUNDS):
        # What is impossible is told by the limit that shows it first.
        if broken or not walk.weigh(sums, ratios):
            break
        broken = walk.broken(ratios)
        walk.follow(pairs)
        broken = broken or walk.broken(ratios)
    narrowed: dict[str, Interval] = {}
    for name in {**walk.low_because, **walk.high_because, **ceilings}:
        high = walk.highs[name]
        left = Interval(walk.lows[name], None if high >= BOUNDED else high)
        if left != stated[name]:
            narrowed[name] = left
    leaves_all = broken is None and all(map(le, walk.lows.values(), walk.highs.values()))
    ends = {**stated, **narrowed}
    return Narrowing(stated, ends, walk.low_because, walk.high_because, frozenset(narrowed), broken, leaves_all)


class Tied(NamedTuple):
    """Counts that limits and figures tie to each other, and these limits and figures."""

    names: frozenset[str]
    limits: tuple[Limit, ...]
    ratios: tuple[Figure, ...]


@lru_cache(maxsize=1024)
def tied_to(names: frozenset[str], limits: tuple[Limit, ...], ratios: tuple[Figure, ...]) -> Tied:
    """Return everything that limits and figures tie to some counts, over however many others."""
    reached, before = names, frozenset[str]()
    while reached != before:
        before = reached
        for group in (*((*part, *whole) for part, whole in limits), *(ratio[:3] for ratio in ratios)):
            reached = reached if reached.isdisjoint(group) else reached | set(group)
    return Tied(
        reached,
        tuple(limit for limit in limits if limit[0][0] in reached),
        tuple(ratio for ratio in ratios if ratio[0] in reached),
    )


@cache
def bound_otherwise(limits: tuple[Limit, ...], others: tuple[Limit, ...]) -> frozenset[str]:
    """Return the counts of which a limit is among the one or among the others only."""
    return frozenset(name for limit in {*limits} ^ {*others} for side in limit for name in side)


def narrow_again(
    before: Narrowing,
    changed: Mapping[str, Interval],
    limits: tuple[Limit, ...],
    ratios: tuple[Figure, ...],
    ceilings: Mapping[str, int] = NO_CEILINGS,
) -> Narrowing:
    """Return what the limits leave where some counts have changed; what is not tied to these stays as it is."""
    stated = {**before.stated, **changed}
    if not before.leaves_all:
        return narrow(stated, limits, ratios, ceilings)
    names, limits, ratios = tied_to(frozenset(changed), limits, ratios)
    now = narrow(
        {name: stated[name] for name in names},
        limits,
        ratios,
        {name: most for name, most in ceilings.items() if name in names},
    )
    return Narrowing(
        stated,
        {**before.ends, **now.ends},
        {name: limit for name, limit in before.lows.items() if name not in names} | dict(now.lows),
        {name: limit for name, limit in before.highs.items() if name not in names} | dict(now.highs),
        (before.narrowed - names) | now.narrowed,
        now.broken,
        now.leaves_all,
    )


@dataclass(slots=True)
class _Walk:
    """The ends so far, and why."""

    lows: dict[str, int]
    highs: dict[str, int]
    low_because: dict[str, Limit] = field(default_factory=dict)
    high_because: dict[str, Limit] = field(default_factory=dict)

    def broken(self, ratios: Iterable[Figure]) -> Broken | None:
        """Return the limit by which some count is left without a number."""
        crossed = [
            (name, *because[name])
            for because in (self.low_because, self.high_because)
            for name in because
            if self.lows[name] > self.highs[name]
        ]
        for name, part, whole in crossed:
            for ratio in ratios:
                if {name, *part, *whole} == set(ratio[:3]):
                    return Broken(part, whole, ratio)
        return Broken(*crossed[0][1:]) if crossed else None

    def follow(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Narrow pairs of counts by each other; as every pair is there, once is enough."""
        lows, highs = self.lows, self.highs
        for part, whole in pairs:
            if lows[part] > lows[whole]:
                lows[whole] = lows[part]
                self.low_because[whole] = (part,), (whole,)
            if highs[whole] < highs[part]:
                highs[part] = highs[whole]
                self.high_because[part] = (part,), (whole,)

    def weigh(self, sums: Iterable[Limit], ratios: Iterable[Figure]) -> bool:
        """Narrow by all sums and ratios at once, from the ends before; tell whether anything changed."""
        lows, highs = dict(self.lows), dict(self.highs)
        changed = False
        for limit in sums:
            part, whole = limit
            least, most = sum([lows[name] for name in part]), sum([highs[name] for name in whole])
            room = most - least
            if most < BOUNDED:
                for name in part:
                    if room + lows[name] < self.highs[name]:
                        changed |= self._lower(name, room + lows[name], limit)
            if least > 0:
                for name in whole:
                    if highs[name] - room > self.lows[name]:
                        changed |= self._raise(name, highs[name] - room, limit)
        for ratio in ratios:
            if isinstance(ratio, Quotient):
                changed |= self._weigh_quotient(ratio, lows, highs)
            else:
                changed |= self._weigh_ratio(ratio, lows, highs)
        return changed

    def _weigh_quotient(self, ratio: Quotient, lows: Mapping[str, int], highs: Mapping[str, int]) -> bool:
        """Narrow a quotient that is stated and its two counts."""
        fact, many, per, times = ratio
        least, most = lows[fact], highs[fact]
        if least == 0 and most >= BOUNDED:
            return False
        of_per, of_many = ((per,), (fact,)), ((many,), (fact,))
        changed = self._raise(per, 1, of_many)
        if most < BOUNDED:
            changed |= self._raise(per, times * lows[many] // (most + 1) + 1, of_many)
            if highs[per] <= times * MOST // (most + 1):
                changed |= self._lower(many, max(-(-(most + 1) * highs[per] // times) - 1, 0), of_per)
        if least > 0:
            fits = lows[per] <= times * MOST // least
            changed |= self._raise(many, -(-least * lows[per] // times) if fits else MOST + 1, of_per)
            if highs[many] < BOUNDED:
                changed |= self._lower(per, times * highs[many] // least, of_many)
        if 0 < highs[per] < BOUNDED:
            changed |= self._raise(fact, times * lows[many] // highs[per], ((many,), (per,)))
        if highs[many] < BOUNDED and lows[per] > 0:
            changed |= self._lower(fact, times * highs[many] // lows[per], ((many,), (per,)))
        return changed

    def _weigh_ratio(self, ratio: PrintedRatio, lows: Mapping[str, int], highs: Mapping[str, int]) -> bool:
        """Narrow a printed figure and its two counts: the figure lies within one of the ratio."""
        printed, many, per = ratio
        least, most = lows[printed], highs[printed]
        changed = False
        if most < BOUNDED:
            changed |= self._raise(per, lows[many] // (most + 1) + 1, ((many,), (printed,)))
            if highs[per] <= MOST // (most + 1):
                changed |= self._lower(many, max((most + 1) * highs[per] - 1, 0), ((per,), (printed,)))
        if least > 0:
            above = MOST if lows[per] > MOST // least else (least - 1) * lows[per]
            changed |= self._raise(many, above + 1, ((per,), (printed,)))
        if least > 1 and highs[many] < BOUNDED:
            changed |= self._lower(per, max(highs[many] - 1, 0) // (least - 1), ((many,), (printed,)))
        if least > 0 or most < BOUNDED:
            changed |= self._raise(printed, 1, ((many,), (per,)))
            if 0 < highs[per] < BOUNDED:
                changed |= self._raise(printed, lows[many] // highs[per], ((many,), (per,)))
            if highs[many] < BOUNDED and lows[per] > 0:
                changed |= self._lower(printed, -(-highs[many] // lows[per]), ((many,), (per,)))
        return changed

    def _raise(self, name: str, low: int, because: Limit) -> bool:
        if low <= self.lows[name]:
            return False
        self.lows[name] = low
        self.low_because[name] = because
        return True

    def _lower(self, name: str, high: int, because: Limit) -> bool:
        if high >= self.highs[name] or high >= BOUNDED:
            return False
        self.highs[name] = high
        self.high_because[name] = because
        return True
