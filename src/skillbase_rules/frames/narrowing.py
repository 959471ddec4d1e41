"""The ends of every count of a table, narrowed by what the sheet's own limits leave possible.

The same course as for one applicant (`engine.narrowing`), on whole columns: each step adds columns that later steps
read. An end that is known for all rows alike is a plain number, so facts that a table does not have cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add

import narwhals as nw

from skillbase_rules.engine.narrowing import BOUNDED, OPEN, ROUNDS, Figure, Limit, PrintedRatio, Quotient, course_of
from skillbase_rules.engine.quantities import MOST
from skillbase_rules.frames.logic import Number, Truth, both, either, highest, larger, lowest, picked

Ends = Mapping[str, Number]


class ColumnNarrowing:
    """The ends so far, by the names of the counts, and the columns that they stand in, step by step."""

    def __init__(self, lows: Ends, highs: Ends, prefix: str) -> None:
        self.lows = dict(lows)
        self.highs = dict(highs)
        self.steps: list[dict[str, nw.Expr]] = []
        """The columns to add, one step after the other."""
        self._prefix = prefix
        self._unfollowed = set(lows)
        """Counts whose ends changed since pairs were last followed."""
        self._unweighed = set(lows)
        """Counts whose ends changed since sums were last weighed."""

    def narrow(self, limits: tuple[Limit, ...], ratios: Iterable[Figure]) -> None:
        """Narrow all ends as `engine.narrowing.narrow` does."""
        pairs, sums = course_of(limits)
        self._follow(pairs)
        for _ in range(ROUNDS):
            self._weigh(sums, ratios)
            self._follow(pairs)

    def crossed(self, name: str) -> Truth:
        """Return where no number is left to a count."""
        low, high = self.lows[name], self.highs[name]
        return False if isinstance(low, int) and low == 0 else low > high

    def _follow(self, pairs: Iterable[tuple[str, str]]) -> None:
        raised: dict[str, list[Number]] = {}
        lowered: dict[str, list[Number]] = {}
        fresh = self._unfollowed
        for part, whole in pairs:
            if part in fresh:
                raised.setdefault(whole, []).append(self.lows[part])
            if whole in fresh:
                lowered.setdefault(part, []).append(self.highs[whole])
        # Every pair is there, so what has just changed need not be followed again.
        self._unweighed |= self._step(raised, lowered)
        self._unfollowed = set()

    def _weigh(self, sums: Iterable[Limit], ratios: Iterable[Figure]) -> None:
        raised: dict[str, list[Number]] = {}
        lowered: dict[str, list[Number]] = {}
        fresh = self._unweighed
        for part, whole in sums:
            if fresh.isdisjoint((*part, *whole)):
                continue
            for name in part:
                others = [self.lows[other] for other in part if other != name]
                lowered.setdefault(name, []).append(_less([self.highs[other] for other in whole], others))
            for name in whole:
                others = [self.highs[other] for other in whole if other != name]
                raised.setdefault(name, []).append(_less([self.lows[other] for other in part], others))
        for ratio in ratios:
            if fresh.isdisjoint(ratio[:3]):
                continue
            if isinstance(ratio, Quotient):
                self._weigh_quotient(ratio, raised, lowered)
            else:
                self._weigh_ratio(ratio, raised, lowered)
        self._unweighed = self._step(raised, lowered)
        self._unfollowed |= self._unweighed

    def _weigh_quotient(
        self, ratio: Quotient, raised: dict[str, list[Number]], lowered: dict[str, list[Number]]
    ) -> None:
        """Narrow a quotient that is stated and its two counts."""
        fact, many, per, times = ratio
        least, most = self.lows[fact], self.highs[fact]
        if isinstance(least, int) and least == 0 and isinstance(most, int) and most >= BOUNDED:
            return
        stated = either(_above(least, 0), _is_bounded(most))
        many_low, per_low = self.lows[many], self.lows[per]
        per_bounded = both(stated, _is_bounded(self.highs[per]))
        many_bounded = both(stated, _is_bounded(self.highs[many]))
        many_high, per_high = picked(many_bounded, self.highs[many], 0), picked(per_bounded, self.highs[per], 0)
        next_, some = picked(_is_bounded(most), most, 0) + 1, larger(least, 1)

        def add(to: dict[str, list[Number]], name: str, where: Truth, end: Number, nothing: int) -> None:
            to.setdefault(name, []).append(picked(where, end, nothing))

        add(raised, per, stated, 1, 0)
        add(raised, per, both(stated, _is_bounded(most)), _quotient(times * many_low, next_) + 1, 0)
        fits = both(per_bounded, _is_bounded(most), per_high <= _quotient(times * MOST, next_))
        add(lowered, many, fits, larger(_rounded_up(next_ * picked(fits, per_high, 0), times), 1) - 1, OPEN)
        fits = per_low <= _quotient(times * MOST, some)
        needed = picked(fits, _rounded_up(some * picked(fits, per_low, 0), times), MOST + 1)
        add(raised, many, _above(least, 0), needed, 0)
        add(lowered, per, both(many_bounded, _above(least, 0)), _quotient(times * many_high, some), OPEN)
        where = both(per_bounded, _above(per_high, 0))
        add(raised, fact, where, _quotient(times * many_low, larger(per_high, 1)), 0)
        where = both(many_bounded, _above(per_low, 0))
        add(lowered, fact, where, _quotient(times * many_high, larger(per_low, 1)), OPEN)

    def _weigh_ratio(
        self, ratio: PrintedRatio, raised: dict[str, list[Number]], lowered: dict[str, list[Number]]
    ) -> None:
        """Narrow a printed figure and its two counts: the figure lies within one of the ratio."""
        printed, many, per = ratio
        least, most = self.lows[printed], self.highs[printed]
        many_low, many_high, per_low, per_high = self.lows[many], self.highs[many], self.lows[per], self.highs[per]
        next_, before = picked(_is_bounded(most), most, 0) + 1, larger(least, 1) - 1

        def add(to: dict[str, list[Number]], name: str, where: Truth, end: Number, nothing: int) -> None:
            to.setdefault(name, []).append(picked(where, end, nothing))

        add(raised, per, _is_bounded(most), _quotient(many_low, next_) + 1, 0)
        fits = both(_is_bounded(most), per_high <= _quotient(MOST, next_))
        add(lowered, many, fits, larger(next_ * picked(fits, per_high, 0), 1) - 1, OPEN)
        some_printed = _above(least, 0)
        fits = per_low <= _quotient(MOST, larger(least, 1))
        add(raised, many, some_printed, picked(fits, before * picked(fits, per_low, 0), MOST) + 1, 0)
        at_most = _quotient(larger(many_high, 1) - 1, larger(before, 1))
        add(lowered, per, both(_above(least, 1), _is_bounded(many_high)), at_most, OPEN)
        stated = either(some_printed, _is_bounded(most))
        add(raised, printed, stated, 1, 0)
        some_per = both(_above(per_high, 0), _is_bounded(per_high))
        add(raised, printed, both(stated, some_per), _quotient(many_low, larger(per_high, 1)), 0)
        rounded_up = _quotient(many_high + larger(per_low, 1) - 1, larger(per_low, 1))
        add(lowered, printed, both(stated, _is_bounded(many_high), _above(per_low, 0)), rounded_up, OPEN)

    def _step(self, raised: Mapping[str, list[Number]], lowered: Mapping[str, list[Number]]) -> set[str]:
        """Take over the ends that follow from the last step, each as a column of its own; return whose changed."""
        lows = {name: highest(self.lows[name], numbers) for name, numbers in raised.items()}
        highs = {name: lowest(self.highs[name], numbers, BOUNDED) for name, numbers in lowered.items()}
        changed_lows = {name: end for name, end in lows.items() if end is not self.lows[name]}
        changed_highs = {name: end for name, end in highs.items() if end is not self.highs[name]}
        made: dict[str, nw.Expr] = {}
        self.lows |= self._columns(changed_lows, "low", made)
        self.highs |= self._columns(changed_highs, "high", made)
        self.steps.append(made)
        return {*changed_lows, *changed_highs}

    def _columns(self, ends: Ends, word: str, made: dict[str, nw.Expr]) -> dict[str, Number]:
        columns: dict[str, Number] = {}
        for name, end in ends.items():
            place = f"{self._prefix}{name} {word} {len(self.steps)}"
            if isinstance(end, nw.Expr):
                made[place] = end
            columns[name] = nw.col(place) if isinstance(end, nw.Expr) else end
        return columns


def _is_bounded(end: Number) -> Truth:
    return end < BOUNDED


def _above(number: Number, other: int) -> Truth:
    return number > other


def _quotient(number: Number, by: Number) -> Number:
    """Return number / by, rounded down.

    Spark divides by way of floats, which hold no number of more than 53 bits; a second division puts that right.
    """
    quotient = number // by
    return quotient if isinstance(quotient, int) else quotient + (number - quotient * by) // by


def _rounded_up(number: Number, by: int) -> Number:
    return _quotient(number + (by - 1), by)


def _less(added: list[Number], taken: list[Number]) -> Number:
    """Return a sum without another; where an end of either is open for all rows, what narrows nothing."""
    if any(isinstance(end, int) and end >= BOUNDED for end in added):
        return OPEN
    if any(isinstance(end, int) and end >= BOUNDED for end in taken):
        return 0
    return reduce(add, added) - reduce(add, taken, 0)
