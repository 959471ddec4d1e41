"""Conditions and numbers over a table, as small as they can be said.

A condition is a column of booleans that is never null, or plainly true or false where every row is alike; a number is
a column of whole numbers that is never null, or one number for all rows. What is known before any row is read is
settled here, so that a table without some column costs nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import add, and_, or_
from typing import TypeVar, overload

import narwhals as nw

from skillbase_rules.engine.narrowing import OPEN
from skillbase_rules.frames.dialect import Dialect, spoken

Truth = nw.Expr | bool
Number = nw.Expr | int
Plain = TypeVar("Plain", int, bool)
"""What is alike in all rows."""


def negated(one: Truth) -> Truth:
    """Return where a condition does not hold."""
    return not one if isinstance(one, bool) else ~one


def every(parts: Iterable[Truth]) -> Truth:
    """Return where all conditions hold."""
    found = list(parts)
    if any(part is False for part in found):
        return False
    columns = [part for part in found if not isinstance(part, bool)]
    return _joined(columns, and_) if columns else True


def some(parts: Iterable[Truth]) -> Truth:
    """Return where at least one condition holds."""
    found = list(parts)
    if any(part is True for part in found):
        return True
    columns = [part for part in found if not isinstance(part, bool)]
    return _joined(columns, or_) if columns else False


def _joined(parts: list[nw.Expr], join: Callable[[nw.Expr, nw.Expr], nw.Expr]) -> nw.Expr:
    # Joined by halves: a long chain nests deeper than some backends can follow.
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return join(_joined(parts[:half], join), _joined(parts[half:], join))


def both(*parts: Truth) -> Truth:
    """Return where all conditions hold."""
    return every(parts)


def either(*parts: Truth) -> Truth:
    """Return where at least one condition holds."""
    return some(parts)


def chosen(where: Truth, one: Truth, other: Truth) -> Truth:
    """Return the one condition where `where` holds, and the other elsewhere."""
    return either(both(where, one), both(negated(where), other))


def alike(one: Truth, other: Truth) -> Truth:
    """Return where both conditions hold, or neither."""
    if isinstance(one, bool):
        return other if one else negated(other)
    if isinstance(other, bool):
        return one if other else negated(one)
    return one == other


@overload
def picked(where: Truth, one: nw.Expr, other: nw.Expr) -> nw.Expr: ...


@overload
def picked(where: Truth, one: Number, other: Number) -> Number: ...


def picked(where: Truth, one: Number, other: Number) -> Number:
    """Return the one number, or the one word, where `where` holds, and the other elsewhere."""
    if isinstance(where, bool):
        return one if where else other
    return spoken(where).when(where).then(one).otherwise(other)


def given(where: Truth, value: nw.Expr) -> nw.Expr:
    """Return a column where a condition holds, and null elsewhere."""
    if where is True:
        return value
    dialect = spoken(value)
    return dialect.when(column(where, dialect)).then(value)


def larger(one: Number, other: Number) -> Number:
    """Return the larger of two numbers that are not negative."""
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    if isinstance(one, int):
        one, other = other, one
    # Nothing that is counted lies below zero.
    return one if isinstance(other, int) and other == 0 else picked(one >= other, one, other)


def smaller(one: Number, other: Number) -> Number:
    """Return the smaller of two numbers."""
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return picked(one <= other, one, other)


def above(one: Number, other: Number) -> Truth:
    """Return where a number that is not negative is larger than another; an open end is the largest of all."""
    # Zero is above nothing that can be counted, and nothing is above an open end.
    nothing = (isinstance(one, int) and one == 0) or (isinstance(other, int) and other >= OPEN)
    return False if nothing else one > other


def highest(own: Number, others: Iterable[Number]) -> Number:
    """Return the largest of some numbers, the first of which is not negative; itself where no other can be larger."""
    return _outermost(own, [number for number in others if not (isinstance(number, int) and number <= 0)], max)


def lowest(own: Number, others: Iterable[Number], nothing: int) -> Number:
    """Return the smallest of some numbers; those from `nothing` on are as good as none."""
    return _outermost(own, [number for number in others if not (isinstance(number, int) and number >= nothing)], min)


def _outermost(own: Number, others: list[Number], join: Callable[..., int]) -> Number:
    if not others:
        return own
    plain = [number for number in (own, *others) if isinstance(number, int)]
    columns = [number for number in (own, *others) if not isinstance(number, int)]
    if not columns:
        return join(plain)
    dialect = spoken(columns[0])
    if plain:
        columns.append(dialect.lit(join(plain), dialect.Int64))
    horizontal = dialect.max_horizontal if join is max else dialect.min_horizontal
    return columns[0] if len(columns) == 1 else horizontal(*columns)


def total(numbers: Iterable[Number]) -> Number:
    """Return the sum of some numbers."""
    return reduce(add, [number for number in numbers if not (isinstance(number, int) and number == 0)] or [0])


def times(number: Number, by: int) -> Number:
    """Return a product; once costs nothing."""
    return number if by == 1 else number * by


def ceiling(number: Number, by: int) -> Number:
    """Return number / by, rounded up, for numbers that are not negative."""
    return number if by == 1 else (number + (by - 1)) // by


def column(value: Truth | Number, dialect: Dialect) -> nw.Expr:
    """Return a condition or a number as a column of a dialect."""
    return dialect.lit(value) if isinstance(value, int) else value
