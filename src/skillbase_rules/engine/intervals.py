"""Measures read for one applicant: the whole numbers that the facts leave possible.

A measure is turned once into a function of a sheet, which reads its ends and does nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from skillbase_rules.engine.criteria import AsStated, Constant, Greatest, Measure, Sum, Terms, Union, with_totals
from skillbase_rules.engine.narrowing import Ends, Interval
from skillbase_rules.engine.records import Group

Reader = Callable[[Group], Ends]
"""What reads a measure from a sheet."""


def measure(of: Measure, facts: Group) -> Interval:
    """Return the numbers that `of` can take on these facts."""
    return Interval(*reader(of, type(facts))(facts))


def count(facts: Group, name: str) -> Interval:
    """Return the numbers that all counts together leave to one of them."""
    return facts.narrowing.ends[name]


# A pure function of frozen values, asked again for every applicant.
@lru_cache(maxsize=4096)
def reader(of: Measure, kind: type[Group]) -> Reader:
    """Return what reads a measure from sheets of a kind."""
    match of:
        case Sum(terms):
            return _sum(with_totals(terms, kind.all_totals()))
        case Union(first, second, both):
            return _union(first, second, both)
        case AsStated(fact):
            return lambda facts: facts.narrowing.stated[fact]
        case Greatest(parts):
            return _greatest(*[reader(part, kind) for part in parts])
        case Constant(value):
            return lambda _: (value, value)


def _sum(terms: Terms) -> Reader:
    if len(terms) == 1 and terms[0][1] == 1:
        (fact, _), *_ = terms
        return lambda facts: facts.narrowing.ends[fact]

    def read(facts: Group) -> Ends:
        ends = facts.narrowing.ends
        low: int | None = 0
        high: int | None = 0
        for name, weight in terms:
            smallest, largest = ends[name] if weight > 0 else ends[name][::-1]
            low = None if low is None or smallest is None else low + weight * smallest
            high = None if high is None or largest is None else high + weight * largest
        # A count is never negative, whatever is taken away from it.
        return max(low or 0, 0), None if high is None else max(high, 0)

    return read


def _union(first: str, second: str, both: str) -> Reader:
    def read(facts: Group) -> Ends:
        ends = facts.narrowing.ends
        (low, high), (other_low, other_high), (both_low, both_high) = ends[first], ends[second], ends[both]
        apart = 0 if both_high is None else low + other_low - both_high
        return max(low, other_low, both_low, apart), (
            None if high is None or other_high is None else high + other_high - both_low
        )

    return read


def _greatest(first: Reader, *others: Reader) -> Reader:
    def read(facts: Group) -> Ends:
        low, high = first(facts)
        for part in others:
            least, most = part(facts)
            low = max(low, least)
            high = None if high is None or most is None else max(high, most)
        return low, high

    return read


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
