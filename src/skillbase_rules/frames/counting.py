"""How many applicants fare how: by clause and group, and for every value that a threshold could take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.facts.application import Track
from skillbase_rules.frames.check import Verdicts, over
from skillbase_rules.frames.classic import Table, stacked
from skillbase_rules.frames.columns import FactColumns, TableError
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

REFUSED = "refused"
_STATUSES = (Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE)
_COUNTS = (*(status.value for status in _STATUSES), REFUSED)


def threshold_sweep(
    frame: IntoFrameT,
    parameter: str,
    values: Iterable[int],
    *,
    tracks: Sequence[Track | str] = tuple(Track),
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> IntoFrameT:
    """Count how many applicants would meet each track at each value of a threshold.

    Args:
        frame: A table, as `check_frame` takes it; a lazy one stays lazy.
        parameter: The name of the number, such as ``national_min_capacity``.
        values: The values to try.
        tracks: The tracks, or other parts of the notice, to count for.
        columns: Names of facts by the names of the columns.
        edition: The notice whose number is changed.
        readings: A choice for every reading; the edition's defaults when left out.

    Returns:
        The same kind of table with a row for each value and track, in their order: ``parameter``, ``value``,
        ``track``, and how many rows are ``met``, ``not_met``, ``unknown``, ``not_applicable`` and ``refused``.

    Raises:
        pydantic.ValidationError: There is no such parameter, or it cannot take such a value.
        UnknownNameError: There is no such track.
        TableError: No value is given, a column's type can hold no such fact, or two columns hold the same fact.
    """
    chosen = edition.readings if readings is None else readings
    counted: list[Table] = []
    for value in values:
        revised = edition.revise(**{parameter: value})
        for track in tracks:
            judged = _words_of(frame, columns, revised.rulebook(str(track), chosen), chosen)
            named = {"parameter": nw.lit(parameter), "value": nw.lit(value, nw.Int64), "track": nw.lit(str(track))}
            sums = [nw.col(name).sum().cast(nw.Int64) for name in _COUNTS]
            table = _counted(judged).select(*sums).with_columns(**named)
            counted.append(table.select(*named, *_COUNTS))
    if not counted:
        raise TableError(m.NOTHING_TO_SWEEP)
    return cast("IntoFrameT", stacked(counted).to_native())


def count_statuses(
    frame: IntoFrameT,
    track: Track | str,
    *,
    by: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> IntoFrameT:
    """Count the verdicts on every clause, in all or in groups: which clause fails most.

    Args:
        frame: A table, as `check_frame` takes it; a lazy one stays lazy.
        track: The track, or another part of the notice.
        by: Columns of the table that make the groups, such as ``body`` or ``applicant_kind``.
        columns: Names of facts by the names of the columns.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out.

    Returns:
        The same kind of table with a row for each group and clause, the whole part among the clauses by the id of its
        section: the groups, ``clause``, and how many rows are ``met``, ``not_met``, ``unknown``, ``not_applicable``
        and ``refused``; within a group the clause that fails most comes first.

    Raises:
        UnknownNameError: There is no such track.
        TableError: There is no such column, a column's type can hold no such fact, or two columns hold the same fact.
    """
    table: Table = nw.from_native(frame)
    names = table.collect_schema().names()
    for name in by:
        if name not in names:
            raise TableError(m.filled(m.NO_SUCH_COLUMN, column=name, columns=", ".join(names)))
    chosen = edition.readings if readings is None else readings
    book = edition.rulebook(str(track), chosen)
    judged = _words_of(frame, columns, book, chosen, by=by, each=True)
    clauses = [name for name in judged.collect_schema().names() if name not in by]
    counted = (
        _counted(_long(judged, clauses, by)).group_by(*by, "clause").agg(*(nw.col(name).sum() for name in _COUNTS))
    )
    whole_numbers = {name: nw.col(name).cast(nw.Int64) for name in _COUNTS}
    dotted = counted.with_columns(nw.col("clause").str.replace_all("_", ".", literal=True), **whole_numbers)
    order = [*by, Status.NOT_MET.value, "clause"]
    descending = [name == Status.NOT_MET.value for name in order]
    return cast("IntoFrameT", dotted.select(*by, "clause", *_COUNTS).sort(*order, descending=descending).to_native())


def _words_of(
    frame: IntoFrameT,
    columns: Mapping[str, str] | None,
    book: Rulebook,
    readings: Readings,
    *,
    by: Sequence[str] = (),
    each: bool = False,
) -> Table:
    """Return the groups and the verdict of every row, or one for `each` clause too, by names without dots."""

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, readings)
        if each:
            shown = {clause.replace(".", "_"): words for clause, words in verdicts.statuses().items()}
        else:
            shown = {"verdict": verdicts.words(verdicts.whole())}
        return verdicts.ready().select(*by, **{name: words.cast(nw.String) for name, words in shown.items()})

    table: Table = nw.from_native(over(frame, columns, judge))
    return table


def _long(table: Table, clauses: Sequence[str], by: Sequence[str]) -> Table:
    """Return a row for each row and clause."""
    if not table.implementation.is_duckdb():
        return table.unpivot(list(clauses), index=list(by), variable_name="clause", value_name="verdict")
    # Unpivoting asks DuckDB's default connection for the table, which may belong to another one.
    return stacked([table.select(*by, clause=nw.lit(name), verdict=nw.col(name)) for name in clauses])


def _counted(table: Table) -> Table:
    """Return the table with a column of ones and zeros for each verdict."""
    verdict = nw.col("verdict").fill_null("")
    counts = {status.value: (verdict == status.value).cast(nw.Int64) for status in _STATUSES}
    return table.with_columns(**counts, **{REFUSED: nw.col("verdict").is_null().cast(nw.Int64)})
