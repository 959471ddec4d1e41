"""Statements of the solver put together, with those that are plainly true or false folded away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import z3

from skillbase_rules.engine.findings import Status

Truth: TypeAlias = z3.BoolRef | bool
"""A statement over the symbols of a sheet, or one that is settled."""
Number: TypeAlias = z3.ArithRef | int
"""A whole number over the symbols of a sheet, or one that is settled."""


def every(parts: Iterable[Truth]) -> Truth:
    """Return that all of several statements hold."""
    unsettled: list[z3.BoolRef] = []
    for part in parts:
        if part is False:
            return False
        if not isinstance(part, bool):
            unsettled.append(part)
    return (z3.And(unsettled) if len(unsettled) > 1 else unsettled[0]) if unsettled else True


def some(parts: Iterable[Truth]) -> Truth:
    """Return that at least one of several statements holds."""
    unsettled: list[z3.BoolRef] = []
    for part in parts:
        if part is True:
            return True
        if not isinstance(part, bool):
            unsettled.append(part)
    return (z3.Or(unsettled) if len(unsettled) > 1 else unsettled[0]) if unsettled else False


def both(*parts: Truth) -> Truth:
    """Return that all of these statements hold."""
    return every(parts)


def either(*parts: Truth) -> Truth:
    """Return that one of these statements holds at least."""
    return some(parts)


def no(part: Truth) -> Truth:
    """Return that a statement does not hold."""
    return (not part) if isinstance(part, bool) else z3.Not(part)


def chosen(condition: Truth, one: Truth, other: Truth) -> Truth:
    """Return one statement where a condition holds and another one where it does not."""
    return either(both(condition, one), both(no(condition), other))


def added(terms: Iterable[Number]) -> Number:
    """Return the sum of several numbers."""
    total: Number = 0
    for term in terms:
        total = term if isinstance(total, int) and total == 0 else total + term
    return total


class Possible(NamedTuple):
    """The statuses that the facts leave possible, each as a statement; a verdict is open where several are."""

    met: Truth
    failed: Truth
    not_asked: Truth = False

    def has(self, status: Status) -> Truth:
        """Return that it comes to a status."""
        match status:
            case Status.MET:
                return both(self.met, no(self.failed), no(self.not_asked))
            case Status.NOT_MET:
                return both(self.failed, no(self.met), no(self.not_asked))
            case Status.NOT_APPLICABLE:
                return both(self.not_asked, no(self.met), no(self.failed))
            case Status.UNKNOWN:
                return either(
                    both(self.met, self.failed), both(self.met, self.not_asked), both(self.failed, self.not_asked)
                )

    def has_one_of(self, statuses: Iterable[Status]) -> Truth:
        """Return that it comes to one of several statuses."""
        return some(self.has(status) for status in statuses)


NOT_ASKED = Possible(met=False, failed=False, not_asked=True)


def conjunction(parts: Iterable[Possible]) -> Possible:
    """Return what all parts together may come to; what is not applicable drops out."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    passes = every(either(part.met, part.not_asked) for part in parts)
    return Possible(
        met=both(passes, some(part.met for part in parts)),
        failed=some(part.failed for part in parts),
        not_asked=every(part.not_asked for part in parts),
    )


def disjunction(parts: Iterable[Possible]) -> Possible:
    """Return what one part of several may come to; what is not applicable drops out."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    fails = every(either(part.failed, part.not_asked) for part in parts)
    return Possible(
        met=some(part.met for part in parts),
        failed=both(fails, some(part.failed for part in parts)),
        not_asked=every(part.not_asked for part in parts),
    )
