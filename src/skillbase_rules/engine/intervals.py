"""Measures read for one applicant: the whole numbers that the facts leave possible."""

from __future__ import annotations

from collections.abc import Mapping

from skillbase_rules.engine.criteria import AsStated, Constant, Greatest, Measure, Sum, Terms, Union, with_totals
from skillbase_rules.engine.narrowing import Interval
from skillbase_rules.engine.records import Group


def measure(of: Measure, facts: Group) -> Interval:
    """Return the numbers that `of` can take on these facts."""
    ends = facts.narrowing.ends
    match of:
        case Sum(terms):
            return _sum(terms, ends, facts.all_totals())
        case Union(first, second, both):
            return _union(ends[first], ends[second], ends[both])
        case AsStated(fact):
            return facts.stated[fact]
        case Greatest(parts):
            intervals = [measure(part, facts) for part in parts]
            highs = [interval.high for interval in intervals]
            high = None if None in highs else max(end for end in highs if end is not None)
            return Interval(max(interval.low for interval in intervals), high)
        case Constant(value):
            return Interval(value, value)


def count(facts: Group, name: str) -> Interval:
    """Return the numbers that all counts together leave to one of them."""
    return facts.narrowing.ends[name]


def _sum(terms: Terms, ends: Mapping[str, Interval], totals: Mapping[str, tuple[str, ...]]) -> Interval:
    low: int | None = 0
    high: int | None = 0
    for name, weight in with_totals(terms, totals):
        smallest, largest = ends[name] if weight > 0 else reversed(ends[name])
        low = None if low is None or smallest is None else low + weight * smallest
        high = None if high is None or largest is None else high + weight * largest
    # A count is never negative, whatever is taken away from it.
    return Interval(max(low or 0, 0), None if high is None else max(high, 0))


def _union(first: Interval, second: Interval, both: Interval) -> Interval:
    low = max(first.low, second.low, both.low)
    if both.high is not None:
        low = max(low, first.low + second.low - both.high)
    high = None if first.high is None or second.high is None else first.high + second.high - both.low
    return Interval(low, high)


def open_facts(of: Measure, facts: Group) -> tuple[str, ...]:
    """Return the counts that leave a measure open: those not exact that can still move one of its ends."""
    if measure(of, facts).is_exact:
        return ()
    match of:
        case Sum(terms):
            totals = facts.all_totals()
            read = [name for name, _ in with_totals(terms, totals)]
            settled = {part for name in read if count(facts, name).is_exact for part in totals.get(name, ())}
            names = [name for name, _ in terms if name in read or name not in settled]
            return tuple(name for name in names if not count(facts, name).is_exact)
        case Union(first, second, both):
            return tuple(name for name in (first, second, both) if not count(facts, name).is_exact)
        case AsStated(fact):
            return (fact,)
        case Greatest(parts):
            low = measure(of, facts).low
            highs = {part: measure(part, facts).high for part in parts}
            open_ = [part for part, high in highs.items() if high is None or high > low]
            return tuple(dict.fromkeys(name for part in open_ for name in open_facts(part, facts)))
        case Constant():
            return ()
