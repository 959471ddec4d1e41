"""Measures read for one applicant: the whole numbers that the facts leave possible."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from skillbase_rules.engine.criteria import Constant, Greatest, Measure, Sum, Tightened, Union
from skillbase_rules.engine.quantities import Quantity


class Interval(NamedTuple):
    """The whole numbers from `low` to `high`; an open end is None."""

    low: int
    high: int | None

    def quantity(self) -> Quantity:
        """Return the interval as a quantity without a unit."""
        return Quantity(at_least=self.low, at_most=self.high)


def measure(of: Measure, facts: BaseModel) -> Interval:
    """Return the numbers that `of` can take on these facts."""
    match of:
        case Sum(terms):
            return _sum(terms, facts)
        case Union(first, second, both):
            return _union(count(facts, first), count(facts, second), count(facts, both))
        case Tightened(fact, floors, ceilings):
            own = count(facts, fact)
            low = max([own.low, *(count(facts, name).low for name in floors)])
            ends = [own.high, *(count(facts, name).high for name in ceilings)]
            high = min((end for end in ends if end is not None), default=None)
            return Interval(low, high if high is None else max(low, high))
        case Greatest(parts):
            intervals = [measure(part, facts) for part in parts]
            highs = [interval.high for interval in intervals]
            high = None if None in highs else max(end for end in highs if end is not None)
            return Interval(max(interval.low for interval in intervals), high)
        case Constant(value):
            return Interval(value, value)


def count(facts: BaseModel, name: str) -> Interval:
    """Return the numbers that one count can take."""
    quantity: Quantity = getattr(facts, name)
    return Interval(quantity.at_least, quantity.at_most)


def _sum(terms: tuple[tuple[str, int], ...], facts: BaseModel) -> Interval:
    low, high = 0, 0
    open_low, open_high = False, False
    for name, weight in terms:
        ends = count(facts, name)
        smallest, largest = (ends.low, ends.high) if weight > 0 else (ends.high, ends.low)
        if smallest is None:
            open_low = True
        else:
            low += weight * smallest
        if largest is None:
            open_high = True
        else:
            high += weight * largest
    # A count is never negative, whatever is taken away from it.
    return Interval(0 if open_low else max(low, 0), None if open_high else max(high, 0))


def _union(first: Interval, second: Interval, both: Interval) -> Interval:
    low = max(first.low, second.low, both.low)
    if both.high is not None:
        low = max(low, first.low + second.low - both.high)
    high = None if first.high is None or second.high is None else first.high + second.high - both.low
    return Interval(low, high)
