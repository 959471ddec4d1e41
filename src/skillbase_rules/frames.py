"""The second reader of the rulebook: the same tree as expressions over a table of facts (extra ``frames``).

Columns are named as the facts. ``NAME`` holds exact values, ``NAME__min`` and ``NAME__max`` hold bounds; null, NaN and
a missing column are unknown. Every verdict is exact: shares are compared by whole-number division, so nothing is
rounded and no product overflows. All conditions are built from booleans that are never null, so every backend agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, cast

from skillbase_rules.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Constant,
    Criterion,
    Greatest,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    Rulebook,
    ShareAtLeast,
    Sum,
    Tightened,
    Together,
    Union,
    Waived,
    When,
    leaf_facts,
    measured_facts,
)
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.errors import MissingExtraError
from skillbase_rules.facts import FACT_NAMES, Facts, fact_label
from skillbase_rules.findings import Status
from skillbase_rules.quantities import Quantity
from skillbase_rules.text import Text

try:
    import narwhals as nw
except ImportError:
    raise MissingExtraError(
        Text(
            "读取表格需要附加依赖 frames：pip install 'skillbase-rules[frames]'",
            "skillbase_rules.frames needs the extra frames: pip install 'skillbase-rules[frames]'",
        )
    ) from None

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

    _Table = nw.DataFrame[Any] | nw.LazyFrame[Any]

CHINESE_COLUMNS: Mapping[str, str] = {fact_label(name).zh: name for name in FACT_NAMES}
"""Ready names for tables with Chinese headers, for `columns`."""

_COUNTS = frozenset(name for name in FACT_NAMES if isinstance(getattr(Facts(), name), Quantity))


def check_frame(
    frame: IntoFrameT,
    part: str,
    *,
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> IntoFrameT:
    """Judge every row of a table by one part of the notice.

    Args:
        frame: A pandas, Polars, PyArrow or DuckDB table; a lazy one stays lazy, and nothing is collected.
        part: ``applicant``, ``national``, ``municipal``, ``preferential``, ``commitments``, or an outcomes part.
        columns: Names of facts by the names of the columns, such as `CHINESE_COLUMNS`.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out. The numbers must have been counted
            under the same counting readings.

    Returns:
        The same kind of table with a column of statuses for each clause, named by its id, and one for the whole part,
        named by the id of its section.

    Raises:
        UnknownNameError: There is no part of that name.
    """
    table = _nullable(nw.from_native(frame))
    names = table.collect_schema().names()
    table = table.rename({old: new for old, new in (columns or {}).items() if old in names})
    book = edition.rulebook(part, readings)
    reader = _Reader(book, _Facts(table.collect_schema().names()))
    whole = reader.read(book.root, _OPEN)
    # The leaves stand in columns of their own for a moment, so that no expression is worked out twice.
    kept = {name: column for clause, tri in reader.leaves.items() for name, column in tri.named(clause).items()}
    statuses = {clause: _Tri.of(clause).status() for clause in reader.leaves} | {book.root.clause: whole.status()}
    judged = table.with_columns(**kept).with_columns(**statuses).drop(*kept)
    return cast("IntoFrameT", judged.to_native())


def _nullable(table: _Table) -> _Table:
    """Return a pandas table with nullable types: its classic ones know no missing value that comparisons keep."""
    if not table.implementation.is_pandas():
        return table
    native = table.to_native()
    # A column without any value tells no type by itself, so it is given one that can be compared.
    empty = [name for name in native.columns if native[name].isna().all()]
    stated = native.astype(dict.fromkeys(empty, object)).astype(dict.fromkeys(empty, "Int64"))
    converted: _Table = nw.from_native(stated.convert_dtypes(dtype_backend="numpy_nullable"))
    return converted


@dataclass(frozen=True, slots=True)
class _Tri:
    """A verdict as columns that are never null; a row of none of the three is unknown."""

    met: nw.Expr
    not_met: nw.Expr
    closed: nw.Expr
    """Not applicable."""
    lacking: nw.Expr
    """Where it is unknown, a fact is missing (and not only an expert's judgement)."""

    def named(self, clause: str) -> dict[str, nw.Expr]:
        """Return the columns that hold the verdict on a clause, by name."""
        return {
            f"{clause} met": self.met,
            f"{clause} not met": self.not_met,
            f"{clause} closed": self.closed,
            f"{clause} lacking": self.lacking,
        }

    @classmethod
    def of(cls, clause: str) -> _Tri:
        """Return the verdict on a clause as it stands in those columns."""
        return cls(*(nw.col(f"{clause} {name}") for name in ("met", "not met", "closed", "lacking")))

    def status(self) -> nw.Expr:
        """Return the verdict as one column of words."""
        known = nw.when(self.not_met).then(nw.lit(Status.NOT_MET.value)).otherwise(nw.lit(Status.UNKNOWN.value))
        known = nw.when(self.met).then(nw.lit(Status.MET.value)).otherwise(known)
        return nw.when(self.closed).then(nw.lit(Status.NOT_APPLICABLE.value)).otherwise(known)


@dataclass(frozen=True, slots=True)
class _Span:
    """The numbers that a measure can take; the upper end is only good where `bounded`."""

    low: nw.Expr
    high: nw.Expr
    bounded: nw.Expr


@dataclass(frozen=True, slots=True)
class _Gate:
    """Whether a clause is asked: `open`, `closed`, or neither where it is not known."""

    open: nw.Expr
    closed: nw.Expr


_YES, _NO, _ZERO = nw.lit(True), nw.lit(False), nw.lit(0)
_OPEN = _Gate(_YES, _NO)


class _Facts:
    """The columns of a table as facts."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def span(self, name: str) -> _Span:
        """Return the numbers that one count can take."""
        low, high, bounded = _ZERO, _ZERO, _NO
        if f"{name}__min" in self.names:
            low = nw.col(f"{name}__min").cast(nw.Int64).fill_null(0)
        if f"{name}__max" in self.names:
            end = nw.col(f"{name}__max").cast(nw.Int64)
            high, bounded = end.fill_null(0), ~end.is_null()
        if name in self.names:
            exact = nw.col(name).cast(nw.Int64)
            stated = ~exact.is_null()
            low = nw.when(stated).then(exact.fill_null(0)).otherwise(low)
            high = nw.when(stated).then(exact.fill_null(0)).otherwise(high)
            bounded = stated | bounded
        return _Span(low, high, bounded)

    def is_exact(self, name: str) -> nw.Expr:
        """Return where a count is one known number."""
        span = self.span(name)
        return span.bounded & (span.low == span.high)

    def says(self, name: str, value: bool) -> nw.Expr:
        """Return where a yes/no fact has that value."""
        if name not in self.names:
            # A declaration that is not made is not unknown: nobody declared it.
            undeclared = name == "enterprise_based"
            return nw.lit(undeclared and not value)
        column = nw.col(name).cast(nw.Boolean)
        if name == "enterprise_based":
            column = column.fill_null(value=False)
        return (column if value else ~column).fill_null(value=False)

    def is_stated(self, name: str) -> nw.Expr:
        """Return where a fact that is no count is known."""
        return ~nw.col(name).is_null() if name in self.names else _NO

    def is_among(self, name: str, values: tuple[str, ...]) -> nw.Expr:
        """Return where a named fact has one of some values."""
        if name not in self.names or not values:
            return _NO
        return nw.col(name).cast(nw.String).is_in(list(values)).fill_null(value=False) & self.is_stated(name)


def _all(parts: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(and_, parts, _YES)


def _any(parts: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(or_, parts, _NO)


def _larger(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.when(one >= other).then(one).otherwise(other)


def _smaller(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.when(one <= other).then(one).otherwise(other)


def _ceiling(number: nw.Expr, by: int) -> nw.Expr:
    """Return number / by, rounded up, for numbers that are not negative."""
    return (number // by) + nw.when(number % by > 0).then(1).otherwise(0)


def _share_needed(whole: nw.Expr, a: int, b: int, above: bool) -> nw.Expr:
    """Return the least part of `whole` that is a / b of it or more, without any product that could overflow."""
    units, rest = whole // b, whole % b
    if above:
        return units * a + (rest * a) // b + 1
    return units * a + _ceiling(rest * a, b)


class _Reader:
    """Reads a rulebook into columns, and keeps those of the leaves by their clause."""

    def __init__(self, book: Rulebook, facts: _Facts) -> None:
        self.missing_fails = book.missing_fails
        self.facts = facts
        self.leaves: dict[str, _Tri] = {}

    def read(self, criterion: Criterion, gate: _Gate) -> _Tri:
        """Return the verdict of a criterion and note those of the leaves below it."""
        match criterion:
            case AllOf(parts=parts):
                return _conjunction([self.read(part, gate) for part in parts])
            case AnyOf(parts=parts):
                return _disjunction([self.read(part, gate) for part in parts])
            case Waived(inner):
                return self.read(inner, _Gate(_NO, _YES))
            case When(condition, then, otherwise):
                return self._when(self.verdict(condition), then, otherwise, gate)
            case _:
                self.leaves[criterion.clause] = self._gated(self.leaf(criterion), gate)
                return _Tri.of(criterion.clause)

    def _when(self, asked: _Tri, then: Criterion, otherwise: Criterion | None, gate: _Gate) -> _Tri:
        declined = asked.not_met | asked.closed
        inner = _Gate(gate.open & asked.met, gate.closed | (gate.open & declined))
        found = self.read(then, inner)
        if otherwise is None:
            return found
        # Both sides judge the same clauses; where the condition is declined, the other side's verdicts stand.
        before, self.leaves = self.leaves, {}
        self.read(otherwise, gate)
        turned = gate.open & declined
        self.leaves = before | {clause: _chosen(turned, tri, before[clause]) for clause, tri in self.leaves.items()}
        return found

    def verdict(self, condition: Criterion) -> _Tri:
        """Return the bare verdict of a condition, which is no clause of its own."""
        match condition:
            case AllOf(parts=parts):
                return _conjunction([self.verdict(part) for part in parts])
            case AnyOf(parts=parts):
                return _disjunction([self.verdict(part) for part in parts])
            case Waived():
                return _Tri(_NO, _NO, _YES, _NO)
            case When(inner, then, otherwise):
                asked, found = self.verdict(inner), self.verdict(then)
                declined = asked.not_met | asked.closed
                gated = _Tri(found.met & asked.met, found.not_met & asked.met, found.closed & asked.met, _YES)
                other = _Tri(_NO, _NO, _YES, _NO) if otherwise is None else self.verdict(otherwise)
                return _chosen(declined, other, gated)
            case _:
                return self.leaf(condition)

    def _gated(self, leaf: _Tri, gate: _Gate) -> _Tri:
        asked = gate.open
        met, not_met = leaf.met & asked, leaf.not_met & asked
        lacking = nw.when(asked).then(leaf.lacking).otherwise(_YES)
        if self.missing_fails:
            not_met = not_met | (lacking & ~met & ~gate.closed)
        return _Tri(met, not_met, gate.closed, lacking)

    def leaf(self, leaf: Leaf) -> _Tri:
        """Return the verdict of one leaf."""
        match leaf:
            case Holds():
                return self._holds(leaf)
            case OneOf():
                return self._one_of(leaf)
            case Amount():
                return self._amount(leaf)
            case ShareAtLeast():
                return self._share(leaf)
            case RatioWithin():
                return self._ratio(leaf)
            case Together(tests=tests):
                found = [self.leaf(test) for test in tests]
                open_ = [~one.met & ~one.not_met & one.lacking for one in found]
                joined = _conjunction(found)
                return _Tri(joined.met, joined.not_met, joined.closed, _any(open_))

    def _inexact(self, names: Iterable[str]) -> nw.Expr:
        return _any(~self.facts.is_exact(name) for name in names)

    def _holds(self, leaf: Holds) -> _Tri:
        right = [self.facts.says(name, leaf.value) for name in leaf.facts]
        wrong = [self.facts.says(name, not leaf.value) for name in leaf.facts]
        if leaf.undeclared_fails:
            wrong = [~one for one in right]
        return _Tri(_all(right), _any(wrong), _NO, nw.lit(not leaf.judgement))

    def _one_of(self, leaf: OneOf) -> _Tri:
        met = self.facts.is_among(leaf.fact, leaf.allowed)
        referred = self.facts.is_among(leaf.fact, leaf.referred)
        stated = self.facts.is_stated(leaf.fact)
        return _Tri(met, stated & ~met & ~referred, _NO, ~stated)

    def _amount(self, leaf: Amount) -> _Tri:
        span = self.measure(leaf.of)
        met, not_met = [], []
        if leaf.minimum is not None:
            minimum = leaf.minimum + leaf.exclusive
            met.append(span.low >= minimum)
            not_met.append(span.bounded & (span.high < minimum))
        if leaf.maximum is not None:
            maximum = leaf.maximum - leaf.exclusive
            met.append(span.bounded & (span.high <= maximum))
            not_met.append(span.low > maximum)
        return _Tri(_all(met), _any(not_met), _NO, self._inexact(measured_facts(leaf.of)))

    def _share(self, leaf: ShareAtLeast) -> _Tri:
        part, whole = self.measure(leaf.part), self.measure(leaf.whole)
        limit, above = leaf.limit
        a, b = limit.numerator, limit.denominator
        positive = whole.low > 0
        sure = positive | (part.low > 0) if leaf.nested else positive
        met = sure & whole.bounded & (part.low >= _share_needed(whole.high, a, b, above))
        not_met = positive & part.bounded & (part.high < _share_needed(whole.low, a, b, above)) & ~met
        return _Tri(met, not_met, _NO, self._inexact(leaf_facts(leaf)))

    def _ratio(self, leaf: RatioWithin) -> _Tri:
        many, per = self.measure(leaf.many), self.measure(leaf.per)
        some = many.low > 0
        good, bad = [], []
        if leaf.maximum is not None:
            bad.append(per.bounded & (_ceiling(many.low, leaf.maximum) > per.high))
            good.append(many.bounded & (_ceiling(many.high, leaf.maximum) <= per.low))
        if leaf.minimum is not None:
            bad.append(many.bounded & (many.high // leaf.minimum < per.low))
            good.append(per.bounded & (many.low // leaf.minimum >= per.high))
        not_met = some & _any(bad)
        met = some & _all(good) & ~not_met
        lacking = self._inexact((*measured_facts(leaf.many), *measured_facts(leaf.per)))
        if leaf.printed is None:
            return _Tri(met, not_met, _NO, lacking)
        by_print = self._printed(leaf, leaf.printed)
        read = lacking & ~met & ~not_met
        return _Tri(met | (read & by_print.met), not_met | (read & by_print.not_met), _NO, lacking)

    def _printed(self, leaf: RatioWithin, name: str) -> _Tri:
        span, slack = self.facts.span(name), leaf.printed_slack
        known = span.bounded & (span.low == span.high) & (span.low > 0)
        good, bad = [], []
        if leaf.maximum is not None:
            good.append(span.low + slack <= leaf.maximum)
            bad.append(span.low - slack >= leaf.maximum if slack else span.low > leaf.maximum)
        if leaf.minimum is not None:
            good.append(span.low - slack >= leaf.minimum)
            bad.append(span.low + slack <= leaf.minimum if slack else span.low < leaf.minimum)
        not_met = known & _any(bad)
        return _Tri(known & _all(good) & ~not_met, not_met, _NO, _YES)

    def measure(self, of: Measure) -> _Span:
        """Return the numbers that a measure can take."""
        match of:
            case Sum(terms):
                return self._sum(terms)
            case Union(first, second, both):
                return self._union(*(self.facts.span(name) for name in (first, second, both)))
            case Tightened(fact, floors, ceilings):
                return self._tightened(fact, floors, ceilings)
            case Greatest(parts):
                spans = [self.measure(part) for part in parts]
                return _Span(
                    reduce(_larger, (span.low for span in spans)),
                    reduce(_larger, (span.high for span in spans)),
                    _all(span.bounded for span in spans),
                )
            case Constant(value):
                return _Span(nw.lit(value), nw.lit(value), _YES)

    def _sum(self, terms: tuple[tuple[str, int], ...]) -> _Span:
        low, high, low_known, high_known = _ZERO, _ZERO, _YES, _YES
        for name, weight in terms:
            span = self.facts.span(name)
            smallest, largest = (span.low, span.high) if weight > 0 else (span.high, span.low)
            low, high = low + smallest * weight, high + largest * weight
            low_known = low_known & (_YES if weight > 0 else span.bounded)
            high_known = high_known & (span.bounded if weight > 0 else _YES)
        return _Span(nw.when(low_known & (low > 0)).then(low).otherwise(_ZERO), _larger(high, _ZERO), high_known)

    @staticmethod
    def _union(first: _Span, second: _Span, both: _Span) -> _Span:
        low = reduce(_larger, (first.low, second.low, both.low))
        apart = first.low + second.low - both.high
        low = nw.when(both.bounded & (apart > low)).then(apart).otherwise(low)
        return _Span(low, first.high + second.high - both.low, first.bounded & second.bounded)

    def _tightened(self, fact: str, floors: tuple[str, ...], ceilings: tuple[str, ...]) -> _Span:
        own = self.facts.span(fact)
        low = reduce(_larger, (own.low, *(self.facts.span(name).low for name in floors)))
        high, bounded = own.high, own.bounded
        for name in ceilings:
            end = self.facts.span(name)
            nearer = end.bounded & (~bounded | (end.high < high))
            high = nw.when(nearer).then(end.high).otherwise(high)
            bounded = bounded | end.bounded
        return _Span(low, _larger(high, low), bounded)


def _chosen(where: nw.Expr, one: _Tri, other: _Tri) -> _Tri:
    def pick(yes: nw.Expr, no: nw.Expr) -> nw.Expr:
        return (where & yes) | (~where & no)

    return _Tri(
        pick(one.met, other.met),
        pick(one.not_met, other.not_met),
        pick(one.closed, other.closed),
        pick(one.lacking, other.lacking),
    )


def _conjunction(parts: list[_Tri]) -> _Tri:
    closed, not_met = _all(part.closed for part in parts), _any(part.not_met for part in parts)
    met = _all(part.met | part.closed for part in parts) & ~closed & ~not_met
    return _Tri(met, not_met, closed, _any(part.lacking for part in parts))


def _disjunction(parts: list[_Tri]) -> _Tri:
    closed, met = _all(part.closed for part in parts), _any(part.met for part in parts)
    not_met = _all(part.not_met | part.closed for part in parts) & ~closed & ~met
    return _Tri(met, not_met, closed, _any(part.lacking for part in parts))
