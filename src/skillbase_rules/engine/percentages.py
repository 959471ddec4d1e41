"""Percentages that are exact: a whole number, or a fraction where no whole number says it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from pydantic_core import PydanticCustomError

from skillbase_rules.engine.text import shown

Percentage = int | Fraction
"""So many percent, exactly: 40, 40.5 as 81/2, and one third as 100/3."""

WHOLE = 100
"""All of a whole, in percent."""
FINEST = 10**6
"""The largest denominator of a percentage: what is finer no notice asks for, and no table could compare exactly."""
_WRITTEN = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?|[0-9]{1,9}/[0-9]{1,7}")


def exact_percentage(value: object) -> Percentage:
    """Return a percentage exactly: from a whole number, a fraction, a decimal, or text such as ``40.5`` or ``100/3``.

    A float is taken as the decimal that it prints as.

    Raises:
        PydanticCustomError: It is no number, lies outside 0 to 100 (0 excluded), or is finer than a millionth.
    """
    number = _number(value)
    if number is None:
        raise PydanticCustomError(
            "percentage_type",
            "{given} is no percentage; give a number such as 40 or 40.5, or a fraction such as 100/3",
            {"given": shown(value)},
        )
    if not 0 < number <= WHOLE:
        raise PydanticCustomError(
            "percentage_range", "must be above 0 and at most 100, not {given}", {"given": percentage_words(number)}
        )
    if number.denominator > FINEST:
        raise PydanticCustomError(
            "percentage_too_fine",
            "{given} is finer than a millionth of a percent; give fewer decimals",
            {"given": percentage_words(number)},
        )
    return number.numerator if number.denominator == 1 else number


def _number(value: object) -> Fraction | None:
    match value:
        case bool():
            return None
        case int() | Fraction():
            return Fraction(value)
        case Decimal() | float():
            return _fraction(str(value))
        case str() if _WRITTEN.fullmatch(value):
            return _fraction(value)
        case _:
            return None


def _fraction(written: str) -> Fraction | None:
    try:
        return Fraction(written)
    except (ValueError, ZeroDivisionError):
        return None


def percentage_words(percent: Percentage) -> str:
    """Return a percentage as it is written: ``40``, ``40.5``, or ``100/3`` where no decimal ends."""
    if isinstance(percent, int) or not is_decimal(percent):
        return str(percent)
    return format(Decimal(percent.numerator) / Decimal(percent.denominator), "f")


def is_decimal(percent: Percentage) -> bool:
    """Tell whether a percentage is written with finitely many decimals."""
    rest = percent.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
