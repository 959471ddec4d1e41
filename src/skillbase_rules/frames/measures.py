"""Measures read for a table: the whole numbers that the facts of each row leave possible."""

from __future__ import annotations

from functools import reduce

from skillbase_rules.engine.criteria import Constant, Greatest, Measure, Sum, Tightened, Union
from skillbase_rules.frames.columns import FactColumns, Span
from skillbase_rules.frames.logic import Number, Truth, added, both, either, every, larger, negated, picked, times


def measure(of: Measure, facts: FactColumns) -> Span:
    """Return the numbers that a measure can take."""
    return facts.measured(of, lambda: _read(of, facts))


def _read(of: Measure, facts: FactColumns) -> Span:
    match of:
        case Sum(terms):
            return _sum(terms, facts)
        case Union(first, second, both_):
            return _union(*(facts.span(name) for name in (first, second, both_)))
        case Tightened(fact, floors, ceilings):
            return _tightened(
                facts.span(fact), [facts.span(name) for name in floors], [facts.span(name) for name in ceilings]
            )
        case Greatest(parts):
            spans = [_read(part, facts) for part in parts]
            low, high = (reduce(larger, ends) for ends in ([s.low for s in spans], [s.high for s in spans]))
            return Span(low, high, every(span.bounded for span in spans))
        case Constant(value):
            return Span(value, value, True)


def _sum(terms: tuple[tuple[str, int], ...], facts: FactColumns) -> Span:
    low: Number = 0
    high: Number = 0
    low_known: Truth = True
    high_known: Truth = True
    for name, weight in terms:
        span = facts.span(name)
        smallest, largest = (span.low, span.high) if weight > 0 else (span.high, span.low)
        low, high = added(low, times(smallest, weight)), added(high, times(largest, weight))
        low_known = low_known if weight > 0 else both(low_known, span.bounded)
        high_known = both(high_known, span.bounded) if weight > 0 else high_known
    if all(weight > 0 for _, weight in terms):
        return Span(low, high, high_known)
    # A count is never negative, whatever is taken away from it.
    return Span(picked(both(low_known, low > 0), low, 0), picked(high > 0, high, 0), high_known)


def _union(first: Span, second: Span, shared: Span) -> Span:
    low = reduce(larger, (first.low, second.low, shared.low))
    apart = first.low + second.low - shared.high
    low = picked(both(shared.bounded, apart > low), apart, low)
    return Span(low, first.high + second.high - shared.low, both(first.bounded, second.bounded))


def _tightened(own: Span, floors: list[Span], ceilings: list[Span]) -> Span:
    low = reduce(larger, (own.low, *(span.low for span in floors)))
    high, bounded = own.high, own.bounded
    for end in ceilings:
        nearer = both(end.bounded, either(negated(bounded), end.high < high))
        high, bounded = picked(nearer, end.high, high), either(bounded, end.bounded)
    return Span(low, larger(high, low), bounded)
