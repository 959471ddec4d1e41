"""Measures read for a table: the whole numbers that the facts of each row leave possible."""

from __future__ import annotations

from functools import reduce

from skillbase_rules.engine.criteria import AsStated, Constant, Greatest, Measure, Sum, Terms, Union, with_totals
from skillbase_rules.frames.columns import FactColumns, Span
from skillbase_rules.frames.logic import Number, Truth, both, either, every, larger, negated, picked, times, total


def measure(of: Measure, facts: FactColumns) -> Span:
    """Return the numbers that a measure can take."""
    return facts.measured(of, lambda: _read(of, facts))


def _read(of: Measure, facts: FactColumns) -> Span:
    match of:
        case Sum(terms):
            return _sum(terms, facts)
        case Union(first, second, both_):
            return _union(*(facts.span(name) for name in (first, second, both_)))
        case AsStated(fact):
            return facts.stated(fact)
        case Greatest(parts):
            spans = [_read(part, facts) for part in parts]
            if all(span.is_exact for span in spans):
                return exactly(reduce(larger, [span.low for span in spans]))
            low, high = (reduce(larger, ends) for ends in ([s.low for s in spans], [s.high for s in spans]))
            return Span(low, high, every(span.bounded for span in spans))
        case Constant(value):
            return exactly(value)


def exactly(number: Number) -> Span:
    """Return the one number that is left in every row."""
    return Span(number, number, True)


def _sum(terms: Terms, facts: FactColumns) -> Span:
    read = [(facts.span(name), weight) for name, weight in with_totals(terms, facts.blank.all_totals())]
    is_plain = all(weight > 0 for _, weight in terms)
    low = total(times(span.low if weight > 0 else span.high, weight) for span, weight in read)
    if all(span.is_exact for span, _ in read):
        return exactly(low if is_plain else picked(low > 0, low, 0))
    high = total(times(span.high if weight > 0 else span.low, weight) for span, weight in read)
    low_known = every(span.bounded for span, weight in read if weight < 0)
    high_known = every(span.bounded for span, weight in read if weight > 0)
    if is_plain:
        return Span(low, high, high_known)
    # A count is never negative, whatever is taken away from it.
    return Span(picked(both(low_known, low > 0), low, 0), picked(high > 0, high, 0), high_known)


def _union(first: Span, second: Span, shared: Span) -> Span:
    low = reduce(larger, (first.low, second.low, shared.low))
    apart = first.low + second.low - shared.high
    low = picked(both(shared.bounded, apart > low), apart, low)
    return Span(low, first.high + second.high - shared.low, both(first.bounded, second.bounded))


def open_facts(of: Measure, facts: FactColumns) -> dict[str, Truth]:
    """Return the counts that leave a measure open, as `engine.intervals.open_facts` does, and where."""
    open_ = is_open(of, facts)
    match of:
        case Sum(terms):
            return _open_in_sum(terms, open_, facts)
        case Union(first, second, both_):
            return {name: both(open_, negated(facts.is_exact(name))) for name in (first, second, both_)}
        case AsStated(fact):
            return {fact: open_}
        case Greatest(parts):
            return _open_in_greatest(parts, open_, measure(of, facts).low, facts)
        case Constant():
            return {}


def is_open(of: Measure, facts: FactColumns) -> Truth:
    """Return where more than one number is left to a measure."""
    span = measure(of, facts)
    return not span.is_exact and negated(both(span.bounded, span.low == span.high))


def _open_in_sum(terms: Terms, open_: Truth, facts: FactColumns) -> dict[str, Truth]:
    totals = facts.blank.all_totals()
    read = [name for name, _ in with_totals(terms, totals)]
    names = {name: open_ for name, _ in terms}
    for name in read:
        for part in totals.get(name, ()):
            if part in names and part not in read:
                names[part] = both(open_, negated(facts.is_exact(name)))
    return {name: both(where, negated(facts.is_exact(name))) for name, where in names.items()}


def _open_in_greatest(parts: tuple[Measure, ...], open_: Truth, low: Number, facts: FactColumns) -> dict[str, Truth]:
    names: dict[str, Truth] = {}
    for part in parts:
        own = measure(part, facts)
        matters = both(open_, either(negated(own.bounded), own.high > low))
        for name, where in open_facts(part, facts).items():
            names[name] = either(names.get(name, False), both(matters, where))
    return names
