"""What a criterion may come to in every row of a table, and how several of them join."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import narwhals as nw

from skillbase_rules.engine.findings import Status
from skillbase_rules.frames.logic import Truth, alike, both, either, every, given, negated, picked, some

Missing = dict[str, Truth]
"""Facts by name, and where each of them is missing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a criterion may come to in every row, as the facts leave it; what may come to one thing only is decided."""

    may_meet: Truth
    may_fail: Truth
    may_close: Truth = False
    """It may be not applicable."""
    lacking: Truth = True
    """Where it is unknown, a fact is missing (and not only an expert's judgement)."""
    is_clause: bool = False
    """A clause that is met if it is asked at all is met."""

    @property
    def met(self) -> Truth:
        """Where it is met."""
        sure = both(self.may_meet, negated(self.may_fail))
        return sure if self.is_clause else both(sure, negated(self.may_close))

    @property
    def not_met(self) -> Truth:
        """Where it is not met."""
        return both(self.may_fail, negated(self.may_meet), negated(self.may_close))

    @property
    def closed(self) -> Truth:
        """Where it is not applicable."""
        return both(self.may_close, negated(self.may_meet), negated(self.may_fail))

    @property
    def open(self) -> Truth:
        """Where it is unknown."""
        return negated(some((self.met, self.not_met, self.closed)))

    def parts(self) -> tuple[Truth, Truth, Truth, Truth]:
        """Return the conditions that make it up."""
        return self.may_meet, self.may_fail, self.may_close, self.lacking

    def kept(self, keep: Callable[[Truth], Truth]) -> Verdict:
        """Return the verdict with what decides it kept in columns, so that none of it is worked out twice."""
        return replace(self, may_meet=keep(self.may_meet), may_fail=keep(self.may_fail), may_close=keep(self.may_close))

    def words(self, refused: Truth, said: Mapping[Status, nw.Expr]) -> nw.Expr:
        """Return the verdict as one column of words; null where a row is refused."""
        unknown, met, not_met = (said[status] for status in (Status.UNKNOWN, Status.MET, Status.NOT_MET))
        # The same as `met`, `not_met` and `closed` say, with half as much for a backend to work out.
        if not self.is_clause:
            met = picked(self.may_close, unknown, met)
        one = picked(self.may_meet, met, picked(self.may_close, unknown, not_met))
        neither = picked(both(self.may_close, negated(self.may_meet)), said[Status.NOT_APPLICABLE], unknown)
        return given(negated(refused), picked(alike(self.may_meet, self.may_fail), neither, one))


NOT_ASKED = Verdict(may_meet=False, may_fail=False, may_close=True, lacking=False)


def decided(met: Truth, not_met: Truth, lacking: Truth = True) -> Verdict:
    """Return the verdict of a leaf that is asked: met, not met, and either of both elsewhere."""
    return Verdict(negated(not_met), negated(met), lacking=lacking)


def conjunction(parts: list[Verdict]) -> Verdict:
    """Return what all parts together may come to; what is not applicable drops out."""
    may_close = every(part.may_close for part in parts)
    passing = every(either(part.may_meet, part.may_close) for part in parts)
    # Where some part is always asked, all pass only if that one is met.
    some_met = any(part.may_close is False for part in parts) or some(part.may_meet for part in parts)
    may_meet, may_fail = both(passing, some_met), some(part.may_fail for part in parts)
    return Verdict(may_meet, may_fail, may_close, some(part.lacking for part in parts))


def disjunction(parts: list[Verdict]) -> Verdict:
    """Return what one part or another may come to; what is not applicable drops out."""
    may_close = every(part.may_close for part in parts)
    failing = every(either(part.may_fail, part.may_close) for part in parts)
    some_failed = any(part.may_close is False for part in parts) or some(part.may_fail for part in parts)
    may_meet, may_fail = some(part.may_meet for part in parts), both(failing, some_failed)
    return Verdict(may_meet, may_fail, may_close, some(part.lacking for part in parts))
