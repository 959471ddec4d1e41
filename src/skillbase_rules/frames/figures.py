"""What a figure that stands for two counts leaves of them, on whole columns.

The same steps as for one applicant (`engine.narrowing`). A product is worked out only where it stays within 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillbase_rules.engine.quantities import MOST
from skillbase_rules.frames.logic import Number, Truth, both, ceiling, either, larger, picked


class Side(NamedTuple):
    """The ends of one of the three numbers: what is printed, and the two counts that it stands for."""

    name: str
    low: Number
    some: Number
    """The lower end, but at least one."""
    high: Number
    """The upper end; 0 where it is open."""
    bounded: Truth


class End(NamedTuple):
    """An end that follows from the others, in some rows."""

    name: str
    where: Truth
    low: Number | None = None
    high: Number | None = None


def quotient_ends(fact: Side, many: Side, per: Side, times: int) -> Iterator[End]:
    """Yield the ends of a stated quotient, so many times that of its two counts and cut off, and of these."""
    above, stated, some = fact.high + 1, either(fact.low > 0, fact.bounded), fact.low > 0
    yield End(per.name, stated, low=1)
    yield End(per.name, fact.bounded, low=times * many.low // above + 1)
    fits = both(per.bounded, fact.bounded, per.high <= times * MOST // above)
    yield End(many.name, fits, high=_one_less(ceiling(above * picked(fits, per.high, 0), times)))
    fits = per.low <= times * MOST // fact.some
    needed = picked(fits, ceiling(fact.some * picked(fits, per.low, 0), times), MOST + 1)
    yield End(many.name, some, low=needed)
    yield End(per.name, both(many.bounded, some), high=times * many.high // fact.some)
    yield End(fact.name, both(stated, per.high > 0), low=times * many.low // larger(per.high, 1))
    yield End(fact.name, both(stated, many.bounded, per.low > 0), high=times * many.high // per.some)


def printed_ends(printed: Side, many: Side, per: Side) -> Iterator[End]:
    """Yield the ends of a printed figure, which lies within one of the ratio, and of its two counts."""
    above, before = printed.high + 1, printed.some - 1
    stated, some = either(printed.low > 0, printed.bounded), printed.low > 0
    yield End(per.name, printed.bounded, low=many.low // above + 1)
    fits = both(per.bounded, printed.bounded, per.high <= MOST // above)
    yield End(many.name, fits, high=_one_less(above * picked(fits, per.high, 0)))
    fits = per.low <= MOST // printed.some
    yield End(many.name, some, low=picked(fits, before * picked(fits, per.low, 0), MOST) + 1)
    yield End(per.name, both(printed.low > 1, many.bounded), high=_one_less(many.high) // larger(before, 1))
    yield End(printed.name, stated, low=1)
    yield End(printed.name, both(stated, per.high > 0), low=many.low // larger(per.high, 1))
    yield End(printed.name, both(stated, many.bounded, per.low > 0), high=(many.high + per.some - 1) // per.some)


def _one_less(number: Number) -> Number:
    """Return the number before, or 0."""
    return picked(number > 0, number - 1, 0)
