"""At which values of one count a clause may turn: where its comparison, a straight line in that count, crosses zero."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor

from skillbase_rules.engine.criteria import (
    Amount,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
)
from skillbase_rules.engine.intervals import measure
from skillbase_rules.engine.narrowing import Interval
from skillbase_rules.engine.quantities import MOST
from skillbase_rules.engine.records import Sheet

Line = tuple[tuple[tuple[Measure, int], ...], int]
"""Measures with their weights, and a number: their sum lies above zero, on it, or below."""


def turning_points(leaf: Leaf, fact: str, facts: Sheet) -> Iterator[int]:
    """Yield values of a count on both sides of every place at which a leaf may turn, while all else stays as it is.

    They are guesses, made without the limits between the counts; what a leaf comes to there is for it to say.
    """
    for place in _places(leaf, fact, facts):
        yield from (ceil(place) - 1, ceil(place), floor(place) + 1)


def _places(leaf: Leaf, fact: str, facts: Sheet) -> Iterator[Fraction]:
    match leaf:
        case Together(tests=tests):
            for test in tests:
                yield from _places(test, fact, facts)
        case Amount(of=of, minimum=minimum, maximum=maximum):
            for end in _given(minimum, maximum):
                yield from _zeros((((of, 1),), -end), fact, facts)
        case ShareAtLeast() | ShareAtMost():
            yield from _share_places(leaf, fact, facts)
        case RatioWithin(minimum=minimum, maximum=maximum):
            for end in _given(minimum, maximum):
                yield from _ratio_places(leaf, end, fact, facts)
        case Holds() | OneOf():
            return


def _given(*ends: int | None) -> tuple[int, ...]:
    return tuple(end for end in ends if end is not None)


def _share_places(leaf: ShareAtLeast | ShareAtMost, fact: str, facts: Sheet) -> Iterator[Fraction]:
    limit, _ = leaf.limit
    yield from _zeros((((leaf.part, limit.denominator), (leaf.whole, -limit.numerator)), 0), fact, facts)
    if isinstance(leaf, ShareAtLeast) and leaf.quotient is not None and leaf.quotient.fact == fact:
        yield limit * leaf.quotient.times


def _ratio_places(leaf: RatioWithin, end: int, fact: str, facts: Sheet) -> Iterator[Fraction]:
    yield from _zeros((((leaf.many, 1), (leaf.per, -end)), 0), fact, facts)
    if leaf.printed == fact:
        yield from (Fraction(end + slack) for slack in (-leaf.printed_slack, leaf.printed_slack))
    if leaf.quotient is not None and leaf.quotient.fact == fact:
        yield Fraction(end * leaf.quotient.times)


def _zeros(line: Line, fact: str, facts: Sheet) -> Iterator[Fraction]:
    """Yield the values of a count at which a line is zero, for every end of the counts beside it."""
    measures, number = line
    nothing, many, more = (_at(fact, value, facts) for value in (0, MOST // 4, MOST // 4 + 1))
    # So far out, the greatest of several counts and two groups united grow with each of theirs alone.
    steepness = sum(weight * (measure(of, more).low - measure(of, many).low) for of, weight in measures)
    if not steepness:
        return
    ends = [[weight * end for end in dict.fromkeys(measure(of, nothing)) if end is not None] for of, weight in measures]
    for values in product(*ends):
        yield Fraction(-(sum(values) + number), steepness)


def _at(fact: str, value: int, facts: Sheet) -> Sheet:
    return facts.with_ends(fact, Interval(value, value))
