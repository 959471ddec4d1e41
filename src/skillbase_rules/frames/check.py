"""The public questions over a table: each returns the same kind of table with verdicts beside its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, cast

import narwhals as nw
from narwhals.dependencies import is_dask_dataframe

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.criteria import Criterion, Waived, When
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.application import Track
from skillbase_rules.frames.classic import Table, beside
from skillbase_rules.frames.columns import MAX, FactColumns
from skillbase_rules.frames.logic import Truth, column, negated, some
from skillbase_rules.frames.reader import OPEN, Asked, Verdict, asked_leaves, judged_clauses, whole
from skillbase_rules.frames.soundness import flaws
from skillbase_rules.frames.why import reason, shortfall

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

SHORTFALL, REASON = "__shortfall", "__reason"
"""What the names of the columns with shortfalls and reasons end in, after the id of the clause."""


def check_frame(
    frame: IntoFrameT,
    track: Track | str,
    *,
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
    shortfalls: bool = False,
    reasons: Language | None = None,
) -> IntoFrameT:
    """Judge every row of a table by the basic conditions of a track.

    Columns are facts by their names; ``NAME__min`` and ``NAME__max`` hold bounds. Null, NaN and a missing column are
    unknown. A row that contradicts itself, or holds what no such fact can be, is refused as `Facts` refuses it: its
    verdicts are null, and `validate_frame` says why.

    Args:
        frame: A table of pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask or PySpark. A lazy one stays lazy:
            nothing is collected.
        track: The track, or another part of the notice: ``applicant``, ``preferential``, ``commitments``,
            ``outcomes_year_one`` or ``outcomes_year_two``.
        columns: Names of facts by the names of the columns, such as `CHINESE_COLUMNS`.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out. The numbers must have been counted
            under the same counting readings.
        shortfalls: Add ``CLAUSE__shortfall`` and ``CLAUSE__shortfall__max``, the least and the most that is lacking.
        reasons: Add ``CLAUSE__reason``, what a verdict hangs on, in this language.

    Returns:
        The same kind of table with a column of statuses for each clause, named by its id, and one for the whole part,
        named by the id of its section (``4.1.1`` for the national track, ``4.1.2`` for the municipal one).

    Raises:
        UnknownNameError: There is no such track or part.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    chosen = edition.readings if readings is None else readings
    book = edition.rulebook(str(track), chosen)

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, chosen)
        shown = verdicts.statuses()
        for clause, asked in verdicts.asked.items():
            lacking = shortfall(asked, facts) if shortfalls else None
            if lacking:
                least, most = lacking
                shown[clause + SHORTFALL] = verdicts.unless_refused(least)
                shown[clause + SHORTFALL + MAX] = verdicts.unless_refused(most)
            if reasons:
                told = reason(asked, verdicts.clauses[clause], facts, reasons, missing_fails=book.missing_fails)
                shown[clause + REASON] = verdicts.unless_refused(told)
        return verdicts.beside(shown)

    return over(frame, columns, judge)


def prefer_frame(
    frame: IntoFrameT,
    track: Track | str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> IntoFrameT:
    """Judge the five preferential conditions of every row (section 四(二)).

    Args:
        frame: A table, as `check_frame` takes it.
        track: The track asked for; only reading R-56 makes a difference between them.
        columns: Names of facts by the names of the columns.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out.

    Returns:
        The same kind of table with a status for each limb and each case (``4.2.1`` to ``4.2.5``), how many cases are
        met in ``satisfied__min`` and ``satisfied__max``, and whether the row goes first among equals in ``favoured``.

    Raises:
        UnknownNameError: There is no such track.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    chosen = edition.readings if readings is None else readings
    book = edition.rulebook("preferential", chosen)
    reached = chosen.preference_tracks == "both_tracks" or track is None or Track(track) is not Track.NATIONAL

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, chosen)
        cases = {_clause(case): verdicts.whole(case) for case in book.root.parts}
        sure = [column(said.met).cast(nw.Int64) for said in cases.values()]
        open_ = [column(said.open).cast(nw.Int64) for said in cases.values()]
        favoured = verdicts.whole() if reached else Verdict(met=False, not_met=False, closed=True)
        return verdicts.beside(
            verdicts.statuses()
            | {clause: verdicts.words(said) for clause, said in cases.items()}
            | {
                "satisfied__min": verdicts.unless_refused(reduce(add, sure)),
                "satisfied__max": verdicts.unless_refused(reduce(add, [*sure, *open_])),
                "favoured": verdicts.words(favoured),
            }
        )

    return over(frame, columns, judge)


def _clause(case: Criterion) -> str:
    match case:
        case Waived(inner) | When(then=inner):
            return _clause(inner)
        case _:
            return case.clause


class Verdicts:
    """The verdicts on every row, each condition in a column of its own so that none is worked out twice."""

    def __init__(self, facts: FactColumns, book: Rulebook, readings: Readings) -> None:
        self._facts = facts
        self._kept: dict[str, nw.Expr] = {}
        self.book = book
        self.asked: dict[str, list[Asked]] = {}
        for one in asked_leaves(book.root, OPEN, facts, {}):
            self.asked.setdefault(one.leaf.clause, []).append(one)
        every = [one for leaves in self.asked.values() for one in leaves]
        found = judged_clauses(book, every, facts)
        self.clauses = {clause: self._stored(clause, said) for clause, said in found.items()}
        self.refused = self._keep("refused", some(flaw.where for flaw in flaws(facts, readings)))
        # A closed set of words takes a byte a row where the backend knows such sets.
        words = [status.value for status in Status]
        self._dtype: nw.dtypes.DType = nw.Enum(words) if facts.table.implementation.is_polars() else nw.String()

    def _keep(self, name: str, where: Truth) -> Truth:
        if isinstance(where, bool):
            return where
        # Spark takes a dot in a name for a field of a struct.
        place = name.replace(".", "_")
        self._kept[place] = where
        return nw.col(place)

    def _stored(self, clause: str, said: Verdict) -> Verdict:
        return Verdict(
            self._keep(f"{clause} met", said.met),
            self._keep(f"{clause} not met", said.not_met),
            self._keep(f"{clause} closed", said.closed),
            said.lacking,
        )

    def whole(self, criterion: Criterion | None = None) -> Verdict:
        """Return the verdict on a section, or on the whole part."""
        return whole(criterion or self.book.root, self.clauses)

    def words(self, said: Verdict) -> nw.Expr:
        """Return a verdict as a column of words; null where a row is refused."""
        return said.words(self.refused, self._dtype)

    def unless_refused(self, value: nw.Expr) -> nw.Expr:
        """Return a column that is null where a row is refused."""
        return value if self.refused is False else nw.when(column(negated(self.refused))).then(value)

    def statuses(self) -> dict[str, nw.Expr]:
        """Return a status for each clause and one for the whole part, by the names of the columns."""
        found = {clause: self.words(said) for clause, said in self.clauses.items()}
        return found | {self.book.root.clause: self.words(self.whole())}

    def beside(self, shown: Mapping[str, nw.Expr]) -> Table:
        """Return the table as it was handed in, with these columns beside it."""
        return self.ready().with_columns(**shown).drop(*self._kept, *self._facts.helpers)

    def ready(self) -> Table:
        """Return the table with all columns that the verdicts are made of."""
        return beside(self._facts.prepared(), self._kept)


def over(frame: IntoFrameT, columns: Mapping[str, str] | None, judge: Callable[[FactColumns], Table]) -> IntoFrameT:
    """Return what `judge` makes of the facts of a table, as the same kind of table."""
    if is_dask_dataframe(frame):
        # Rows are judged one by one, so each partition is judged as the pandas frame that it is.
        native: Any = frame
        meta = _judged_partition(native._meta, columns, judge)
        return cast("IntoFrameT", native.map_partitions(_judged_partition, columns, judge, meta=meta))
    table: Table = nw.from_native(frame)
    if isinstance(table, nw.DataFrame) and table.implementation.is_polars():
        # Polars works out a lazy plan once where an eager one repeats itself.
        judged = _judged(table.lazy(), columns, judge)
        table = judged.collect() if isinstance(judged, nw.LazyFrame) else judged
    else:
        table = _judged(table, columns, judge)
    return cast("IntoFrameT", table.to_native())


def _judged(
    table: Table,
    columns: Mapping[str, str] | None,
    judge: Callable[[FactColumns], Table],
    *,
    text_as_objects: bool = False,
) -> Table:
    facts = FactColumns(table, columns, text_as_objects=text_as_objects)
    facts.require_types()
    return judge(facts)


def _judged_partition(
    native: Any,
    columns: Mapping[str, str] | None,
    judge: Callable[[FactColumns], Table],
) -> Any:
    judged: Table = _judged(nw.from_native(native), columns, judge, text_as_objects=True)
    return judged.to_native()
