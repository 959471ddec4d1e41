"""Numbers as people read them: counts, bounds, shares and ratios, never rounded across a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Literal, NamedTuple

from skillbase_rules.engine.findings import Ratio
from skillbase_rules.engine.percentages import Percentage, is_decimal, percentage_words
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Language
from skillbase_rules.wording.units import unit_words
from skillbase_rules.wording.verdicts import BRACKETS, PERCENT_SIGN

Rounding = Literal["nearest", "down", "up"]


class Scale(NamedTuple):
    """How a quotient is written: as a percentage or as a plain ratio."""

    times: int
    sign: str
    digits: int
    """Decimal places shown, unless more are needed."""
    sides: tuple[Percentage, ...]
    """The numbers, on this scale, that rounding must not cross."""


def percentage(sides: Sequence[Percentage], language: Language) -> Scale:
    """Return the scale of a share, which is compared with `sides` in percent."""
    return Scale(100, PERCENT_SIGN.in_(language), 1, tuple(sides))


def plain_ratio(sides: Sequence[Percentage]) -> Scale:
    """Return the scale of a ratio such as students per teacher."""
    return Scale(1, "", 2, tuple(sides))


def share_words(percent: Percentage, language: Language) -> str:
    """Return a share as it is asked for: 40 %, 40.5 %, or 1/3 where no percentage says it exactly."""
    if not is_decimal(percent):
        return str(Fraction(percent) / 100)
    return unit_words(percentage_words(percent), "percent", language)


def decimal(
    value: Fraction, sides: Sequence[Percentage], digits: int, rounding: Rounding = "nearest"
) -> tuple[str, bool]:
    """Return a fraction as a decimal number, and whether that is exact.

    The number shown lies on the same side of every number in `sides` as the value itself: 39.97 is never shown as
    40.0 beside a threshold of 40. Where `digits` decimal places would cross one, more are shown. A side that the value
    is exactly, and that no decimal can be, is left out: no number shown could equal it.
    """
    sides = [side for side in sides if side != value or is_decimal(side)]
    while True:
        scale = 10**digits
        shown = Fraction(_rounded(value * scale, rounding), scale)
        if all(_compared(shown, side) == _compared(value, side) for side in sides):
            break
        digits += 1
    whole, rest = divmod(shown.numerator * (scale // shown.denominator), scale)
    return f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip("."), shown == value


def _rounded(value: Fraction, rounding: Rounding) -> int:
    match rounding:
        case "down":
            return floor(value)
        case "up":
            return ceil(value)
        case "nearest":
            return floor(value + Fraction(1, 2))


def _compared(value: Fraction, side: Percentage) -> int:
    return (value > side) - (value < side)


def quantity_words(quantity: Quantity) -> str:
    """Return a count: exact, as a range, or ``?`` where nothing is known."""
    if not quantity.is_exact and quantity.at_least == 0 and quantity.at_most is not None:
        return f"≤ {quantity.at_most}"
    return str(quantity)


def ratio_words(ratio: Ratio, scale: Scale, language: Language) -> str:
    """Return two counts and what the first is of the second, as far as it is known."""
    if ratio.value is None:
        return _bounded(ratio, scale, language)
    shown, exact = decimal(ratio.value * scale.times, scale.sides, scale.digits)
    if ratio.whole.at_least == 1 and not scale.sign:
        return shown
    counts = f"{ratio.part.at_least}/{ratio.whole.at_least}"
    return f"{counts} {'=' if exact else '≈'} {shown}{scale.sign}"


def _bounded(ratio: Ratio, scale: Scale, language: Language) -> str:
    counts = f"{quantity_words(ratio.part)} / {quantity_words(ratio.whole)}"
    low, high = _ends(ratio)
    if scale.sign and high is not None and high > 1:
        # The two counts are bounded apart from each other, so a share above the whole is no bound at all.
        high = None
    least = _end(low, scale, "down") if low else ""
    most = "" if high is None else _end(high, scale, "up")
    if least and most:
        return BRACKETS.in_(language).format(counts, f"{least}–{most}")
    if least or most:
        return BRACKETS.in_(language).format(counts, f"≥ {least}" if least else f"≤ {most}")
    return counts


def _end(value: Fraction, scale: Scale, rounding: Rounding) -> str:
    return decimal(value * scale.times, scale.sides, scale.digits, rounding)[0] + scale.sign


def _ends(ratio: Ratio) -> tuple[Fraction, Fraction | None]:
    """Return the smallest and the largest quotient that the counts leave possible; an open end is 0 or None."""
    part, whole = ratio.part, ratio.whole
    low = Fraction(part.at_least, whole.at_most) if whole.at_most else Fraction(0)
    high = Fraction(part.at_most, whole.at_least) if part.at_most is not None and whole.at_least else None
    return low, high
