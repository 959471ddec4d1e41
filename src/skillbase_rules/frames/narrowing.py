"""The ends of every count of a table, narrowed by what the sheet's own limits leave possible.

The same course as for one applicant (`engine.narrowing`), on whole columns: each step adds columns that later steps
read. An end that is known for all rows alike is a plain number, so facts that a table does not have cost nothing. A
count that every row states as one number is settled: nothing can narrow it, only contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import narwhals as nw

from skillbase_rules.engine.narrowing import BOUNDED, OPEN, ROUNDS, Figure, Limit, Quotient, course_of
from skillbase_rules.frames.dialect import Dialect
from skillbase_rules.frames.figures import End, Side, printed_ends, quotient_ends
from skillbase_rules.frames.logic import Number, Plain, Truth, above, either, highest, larger, lowest, picked, total

Ends = Mapping[str, Number]


class ColumnNarrowing:
    """The ends so far, by the names of the counts, and the columns that they stand in, step by step."""

    def __init__(self, lows: Ends, highs: Ends, prefix: str, dialect: Dialect) -> None:
        self.lows = dict(lows)
        self.highs = dict(highs)
        self.steps: list[dict[str, nw.Expr]] = []
        """The columns to add, one step after the other."""
        self._prefix = prefix
        self._dialect = dialect
        self._contradicted: dict[str, Truth] = {}
        """Where a settled count is no number that the others leave."""
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

    def is_settled(self, name: str) -> bool:
        """Tell whether every row states a count as one number."""
        return self.lows[name] is self.highs[name]

    def crossed(self, name: str) -> Truth:
        """Return where no number is left to a count."""
        if self.is_settled(name):
            return self._contradicted.get(name, False)
        return above(self.lows[name], self.highs[name])

    def _follow(self, pairs: Iterable[tuple[str, str]]) -> None:
        raised: dict[str, list[Number]] = {}
        lowered: dict[str, list[Number]] = {}
        fresh = self._unfollowed
        for part, whole in pairs:
            if fresh.isdisjoint((part, whole)) or self._is_held((part,), (whole,)):
                continue
            if part in fresh and not self.is_settled(whole):
                raised.setdefault(whole, []).append(self.lows[part])
            if whole in fresh and not self.is_settled(part):
                lowered.setdefault(part, []).append(self.highs[whole])
        # Every pair is there, so what has just changed need not be followed again.
        self._unweighed |= self._step(raised, lowered)
        self._unfollowed = set()

    def _is_held(self, part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
        """Tell whether a limit lies between settled counts alone, and note where they break it.

        Any other limit that leaves no number to a settled count leaves none to the rest, which alone it narrows.
        """
        if not all(self.is_settled(name) for name in (*part, *whole)):
            return False
        least, most = (total(self.lows[name] for name in side) for side in (part, whole))
        self._contradict(part[0], above(least, most))
        return True

    def _contradict(self, name: str, where: Truth) -> None:
        self._contradicted[name] = either(self._contradicted.get(name, False), where)

    def _weigh(self, sums: Iterable[Limit], ratios: Iterable[Figure]) -> None:
        raised: dict[str, list[Number]] = {}
        lowered: dict[str, list[Number]] = {}
        fresh = self._unweighed
        for part, whole in sums:
            if fresh.isdisjoint((*part, *whole)) or self._is_held(part, whole):
                continue
            for name in self._unsettled(part):
                others = [self.lows[other] for other in part if other != name]
                lowered.setdefault(name, []).append(_less([self.highs[other] for other in whole], others))
            for name in self._unsettled(whole):
                others = [self.highs[other] for other in whole if other != name]
                raised.setdefault(name, []).append(_less([self.lows[other] for other in part], others))
        for end in self._figure_ends(ratio for ratio in ratios if not fresh.isdisjoint(ratio[:3])):
            self._take(end, raised, lowered)
        self._unweighed = self._step(raised, lowered)
        self._unfollowed |= self._unweighed

    def _unsettled(self, names: Iterable[str]) -> Iterator[str]:
        return (name for name in names if not self.is_settled(name))

    def _take(self, end: End, raised: dict[str, list[Number]], lowered: dict[str, list[Number]]) -> None:
        """Take over an end that follows from a figure."""
        name = end.name
        if end.low is not None:
            low = picked(end.where, end.low, 0)
            if self.is_settled(name):
                self._contradict(name, above(low, self.highs[name]))
            else:
                raised.setdefault(name, []).append(low)
        if end.high is not None:
            high = picked(end.where, end.high, OPEN)
            if self.is_settled(name):
                self._contradict(name, above(self.lows[name], high))
            else:
                lowered.setdefault(name, []).append(high)

    def _figure_ends(self, ratios: Iterable[Figure]) -> list[End]:
        """Return the ends that follow from the figures that are stated in some row."""
        sides: dict[str, Side] = {}
        noted: dict[str, nw.Expr] = {}
        ends: list[End] = []
        for ratio in ratios:
            if not self._is_stated(ratio[0]):
                continue
            for name in ratio[:3]:
                if name not in sides:
                    sides[name] = self._side(name, noted)
            fact, many, per = (sides[name] for name in ratio[:3])
            if isinstance(ratio, Quotient):
                ends += quotient_ends(fact, many, per, ratio.times)
            else:
                ends += printed_ends(fact, many, per)
        self.steps.append(noted)
        return ends

    def _is_stated(self, name: str) -> bool:
        """Tell whether some row may state a count."""
        low, high = self.lows[name], self.highs[name]
        return not (isinstance(low, int) and low == 0 and isinstance(high, int) and high >= BOUNDED)

    def _side(self, name: str, noted: dict[str, nw.Expr]) -> Side:
        """Return one side of a figure; what is read of it many times stands in a column, as `noted`."""
        low, high = self.lows[name], self.highs[name]
        return Side(
            name,
            low,
            self._noted(noted, f"{name} some", larger(low, 1)),
            self._noted(noted, f"{name} closed", picked(high < BOUNDED, high, 0)),
            self._noted(noted, f"{name} bounded", high < BOUNDED),
        )

    def _noted(self, made: dict[str, nw.Expr], word: str, value: nw.Expr | Plain) -> nw.Expr | Plain:
        """Return a number or a condition as a column that the next step makes."""
        if isinstance(value, int):
            return value
        place = f"{self._prefix}{word} {len(self.steps)}"
        made[place] = value
        return self._dialect.col(place)

    def _step(self, raised: Mapping[str, list[Number]], lowered: Mapping[str, list[Number]]) -> set[str]:
        """Take over the ends that follow from the last step, each as a column of its own; return whose changed."""
        lows = {name: highest(self.lows[name], numbers) for name, numbers in raised.items()}
        highs = {name: lowest(self.highs[name], numbers, BOUNDED) for name, numbers in lowered.items()}
        changed_lows = {name: end for name, end in lows.items() if end is not self.lows[name]}
        changed_highs = {name: end for name, end in highs.items() if end is not self.highs[name]}
        made: dict[str, nw.Expr] = {}
        self.lows |= {name: self._noted(made, f"{name} low", end) for name, end in changed_lows.items()}
        self.highs |= {name: self._noted(made, f"{name} high", end) for name, end in changed_highs.items()}
        self.steps.append(made)
        return {*changed_lows, *changed_highs}


def _less(added: list[Number], taken: list[Number]) -> Number:
    """Return a sum without another; where an end of either is open for all rows, what narrows nothing."""
    if any(isinstance(end, int) and end >= BOUNDED for end in added):
        return OPEN
    if any(isinstance(end, int) and end >= BOUNDED for end in taken):
        return 0
    return total(added) - total(taken)
