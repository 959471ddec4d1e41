"""What is wrong with a table: every cell, row and column that no verdict can rest on, one problem a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import narwhals as nw
from narwhals.dependencies import is_dask_dataframe

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.facts.sheet import FACT_NAMES
from skillbase_rules.frames.classic import Table, stacked
from skillbase_rules.frames.columns import CHINESE_COLUMNS, OWN_COLUMNS, FactColumns, TableError, kind_of
from skillbase_rules.frames.logic import column
from skillbase_rules.frames.soundness import flaws
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

_ROW = "row"
_PLACE = "row of the table"


def validate_frame(
    frame: IntoFrameT,
    *,
    key: str | None = None,
    columns: Mapping[str, str] | None = None,
    readings: Readings | None = None,
    language: Language = "zh",
) -> IntoFrameT:
    """Report wrong types, impossible values and unknown columns of a table; nothing is dropped or mended.

    Rows that `check_frame` refuses are just those that are named here. One pass over the table finds which problems
    occur at all; the table of problems itself is as lazy as the table.

    Args:
        frame: A table, as `check_frame` takes it.
        key: The column that tells which row is which. Without it rows are counted from 0, which only tables with an
            order allow (pandas, Polars and PyArrow).
        columns: Names of facts by the names of the columns.
        readings: The readings that the numbers were counted under; the defaults when left out.
        language: The language of the reasons.

    Returns:
        The same kind of table with the columns ``row`` (the key as text, or the number of the row; null where a whole
        column is at fault), ``column`` (the columns at odds, the one to look at first) and ``reason``; empty where
        nothing is wrong.

    Raises:
        TableError: The table has no order and no key is given, or there is no such key.
    """
    chosen = CHONGQING_2024.readings if readings is None else readings
    by_partition = is_dask_dataframe(frame)
    names = _names(frame)
    if key is not None and key not in names:
        raise TableError(m.filled(m.NO_SUCH_COLUMN, column=key, columns=", ".join(names)))
    of_columns = list(_unknown_columns(names, key, columns))
    if by_partition:
        if key is None:
            raise TableError(m.NO_ORDER)
        return cast("IntoFrameT", _by_partition(frame, key, columns, _Wanted(chosen, language, of_columns)))
    table: Table = nw.from_native(frame)
    numbered = _numbered(table, key)
    # An impossible cell is told once, and not again as a limit that it breaks.
    return cast(
        "IntoFrameT",
        _found(FactColumns(numbered, columns, as_stated=False), _Wanted(chosen, language, of_columns)).to_native(),
    )


class _Wanted(NamedTuple):
    """What is to be told."""

    readings: Readings
    language: Language
    of_columns: list[tuple[str, Text]]


def _by_partition(native: Any, key: str, columns: Mapping[str, str] | None, wanted: _Wanted) -> Any:
    """Return the problems of a Dask table, partition by partition; those of columns stand with the first."""

    def of_part(part: Any, partition_info: Mapping[str, int] | None = None) -> Any:
        table: Table = nw.from_native(part)
        facts = FactColumns(_numbered(table, key), columns, text_as_objects=True)
        is_first = not partition_info or partition_info["number"] == 0
        return _found(facts, wanted, of_columns=is_first).to_native()

    return native.map_partitions(of_part, meta=of_part(native._meta))


def _names(frame: Any) -> list[str]:
    if is_dask_dataframe(frame):
        return list(frame.columns)
    table: Table = nw.from_native(frame)
    return table.collect_schema().names()


def _numbered(table: Table, key: str | None) -> Table:
    if key is not None:
        return table.with_columns(**{_PLACE: nw.col(key).cast(nw.String)})
    if isinstance(table, nw.DataFrame):
        return table.with_row_index(_PLACE).with_columns(nw.col(_PLACE).cast(nw.Int64))
    if table.implementation.is_polars():
        native: Any = table.to_native()
        numbered: Table = nw.from_native(native.with_row_index(_PLACE))
        return numbered.with_columns(nw.col(_PLACE).cast(nw.Int64))
    raise TableError(m.NO_ORDER)


def _unknown_columns(
    names: list[str], key: str | None, columns: Mapping[str, str] | None
) -> Iterator[tuple[str, Text]]:
    """Yield the columns that hold no fact, with facts of a similar name."""
    for name in names:
        place = (columns or {}).get(name, name)
        if kind_of(place) or place in OWN_COLUMNS or name == key:
            continue
        near = get_close_matches(name, [*FACT_NAMES, *CHINESE_COLUMNS], n=2, cutoff=0.75)
        yield name, m.filled(m.PERHAPS, names=", ".join(near)) if near else m.NO_SUCH_FACT


def _found(facts: FactColumns, wanted: _Wanted, *, of_columns: bool = True) -> Table:
    mistyped = list(facts.mistyped())
    facts.without(name for name, _ in mistyped)
    possible = flaws(facts, wanted.readings)
    ready = facts.prepared()
    occur = _occurring(ready, {f"flaw {number}": column(flaw.where) for number, flaw in enumerate(possible)})
    of_rows = [flaw for number, flaw in enumerate(possible) if f"flaw {number}" in occur]
    parts: list[Table] = [_problems(ready, "", "").filter(nw.col("column") != "")]
    for name, reason in (*wanted.of_columns, *mistyped) if of_columns else ():
        parts.append(_of_column(ready, parts[0], name, reason.in_(wanted.language)))
    for flaw in of_rows:
        at_fault = ready.filter(column(flaw.where))
        parts.append(_problems(at_fault, ", ".join(flaw.columns), flaw.reason.in_(wanted.language)))
    return stacked(parts)


def _occurring(table: Table, conditions: Mapping[str, nw.Expr]) -> set[str]:
    if not conditions:
        return set()
    # Counted rather than asked for any: of no rows, backends disagree on "any".
    counted = table.select(**{name: where.cast(nw.Int64).sum() for name, where in conditions.items()})
    row = (counted.collect() if isinstance(counted, nw.LazyFrame) else counted).rows(named=True)[0]
    return {name for name, count in row.items() if count}


def _problems(table: Table, name: str, reason: str) -> Table:
    return table.select(**{_ROW: nw.col(_PLACE), "column": nw.lit(name), "reason": nw.lit(reason)})


def _of_column(table: Table, like: Table, name: str, reason: str) -> Table:
    """Return one problem that is no row's."""
    dtype = like.collect_schema()[_ROW]
    one = table.select(number=nw.col(_PLACE).is_null().cast(nw.Int64).sum())
    words = {"column": nw.lit(name), "reason": nw.lit(reason)}
    return one.with_columns(**{_ROW: nw.lit(None, dtype)}, **words).select(_ROW, *words)
