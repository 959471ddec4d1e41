"""A table of any kind, opened through narwhals; tables joined side by side and one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import narwhals as nw

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.wording import tables as m

Table = nw.DataFrame[Any] | nw.LazyFrame[Any]
C = TypeVar("C", str, int)
"""What a cell holds from which its label follows."""


class TableError(SkillbaseError):
    """A table cannot be judged as it is: a column holds the wrong type, or two columns hold one fact."""


def opened(frame: object) -> Table:
    """Return a table of any kind, to be read.

    Raises:
        TableError: It is no table, or one of its headers is no text or stands twice.
    """
    require_headers(headers_of(frame))
    try:
        table: Table = nw.from_native(frame)
    except TypeError:
        raise TableError(m.NO_TABLE.filled(type=type(frame).__name__)) from None
    return table


def headers_of(frame: object) -> Sequence[object]:
    """Return the headers of a table as it was handed in; none where they cannot be at fault."""
    if nw.dependencies.is_pyarrow_table(frame):
        names: Sequence[object] = frame.column_names
        return names
    if nw.dependencies.is_polars_dataframe(frame) or nw.dependencies.is_polars_lazyframe(frame):
        return ()
    columns: Any = getattr(frame, "columns", ())
    # Headers of several levels are tuples, and would be if there were any.
    return list(columns) or ([()] if getattr(columns, "nlevels", 1) > 1 else [])


def require_headers(headers: Sequence[object]) -> None:
    """Raise `TableError` where a header is no text or stands twice."""
    seen: set[str] = set()
    for header in headers:
        if not isinstance(header, str):
            raise TableError(m.HEADER_NO_TEXT.filled(header=header))
        if header in seen:
            raise TableError(m.REPEATED_HEADER.filled(column=header))
        seen.add(header)


def beside(table: Table, columns: Mapping[str, nw.Expr]) -> Table:
    """Return the table with more columns, if there are any, spoken of in narwhals' words or in Polars' own."""
    if not columns:
        return table
    if all(isinstance(column, nw.Expr) for column in columns.values()):
        return table.with_columns(**columns)
    native: Any = table.to_native()
    more: Table = nw.from_native(native.with_columns(**columns))
    return more


def empty_columns(table: Table) -> frozenset[str]:
    """Return the columns whose type can hold nothing at all."""
    native: Any = table.to_native()
    if table.implementation.is_polars():
        types = native.collect_schema().items()
    elif table.implementation.is_pyarrow():
        types = zip(native.schema.names, native.schema.types, strict=True)
    elif table.implementation.is_duckdb():
        types = zip(native.columns, native.types, strict=True)
    else:
        types = native.dtypes.items() if table.implementation.is_pandas_like() else native.dtypes
    return frozenset(name for name, dtype in types if str(dtype).strip('"').lower() in _EMPTY_TYPES)


_EMPTY_TYPES = {"null", "null[pyarrow]", "void"}


class Filled(NamedTuple):
    """What is known of the cells of a table before any is read."""

    everywhere: frozenset[str]
    """The columns that have a cell in every row."""
    nowhere: frozenset[str]
    """The columns that have none."""


def filled(table: nw.DataFrame[Any], names: Iterable[str]) -> Filled:
    """Return what a table in memory knows of the cells of some columns."""
    empty = {name: table.get_column(name).null_count() for name in names}
    everywhere = frozenset(name for name, cells in empty.items() if cells == 0)
    return Filled(everywhere, frozenset(name for name, cells in empty.items() if cells == len(table)) - everywhere)


def as_held(made: Table, table: Table) -> Table:
    """Return what was made of a table, in memory where the table itself is, though Polars has only planned it."""
    return made.collect() if isinstance(table, nw.DataFrame) and isinstance(made, nw.LazyFrame) else made


def labelled(by: str, cells: Mapping[C, str]) -> nw.Expr:
    """Return a column of texts that follow from the cells of another."""
    return nw.col(by).replace_strict(list(cells), list(cells.values()), default=nw.lit(""), return_dtype=nw.String)


def stacked(tables: Sequence[Table]) -> Table:
    """Return tables of one kind and one shape, one below the other."""
    alike: Any = list(tables)
    joined: Table = nw.concat(alike)
    return joined


def lengthened(table: Table, columns: Sequence[str], index: Sequence[str], *, name: str, value: str) -> Table:
    """Return a row for each row and column: those of `index`, the column's name and the cell's value."""
    if not table.implementation.is_duckdb():
        return table.unpivot(list(columns), index=list(index), variable_name=name, value_name=value)
    # DuckDB unpivots by asking its default connection for the table, which may belong to another one.
    relation: Any = table.to_native()
    quoted = {column: '"' + column.replace('"', '""') + '"' for column in (*columns, *index)}
    cells, names = (", ".join(listed) for listed in ((quoted[one] for one in columns), (f"'{one}'" for one in columns)))
    made = (*(quoted[one] for one in index), f'unnest([{cells}]) AS "{value}"', f'unnest([{names}]) AS "{name}"')
    longer: Table = nw.from_native(relation.project(", ".join(made)))
    return longer


def free_prefix(names: Sequence[str]) -> str:
    """Return what no column of a table begins with, so that columns named with it never meet those of its owner."""
    prefix = "_"
    while any(name.startswith(prefix) for name in names):
        prefix += "_"
    return prefix


def require_plain(names: Iterable[str], table: Table) -> None:
    """Raise `TableError` where Polars takes the name of a column that is read for a pattern of several names."""
    if table.implementation.is_polars():
        for name in names:
            if name == "*" or (name.startswith("^") and name.endswith("$")):
                raise TableError(m.PATTERN_HEADER.filled(column=name))


def require_new(names: Iterable[str], table: Table, own: Iterable[str]) -> None:
    """Raise `TableError` where a table has a column of its owner's under a name that a result needs."""
    # What is asked in SQL does not tell capitals from small letters.
    in_sql = isinstance(table, nw.LazyFrame) and not table.implementation.is_polars()
    taken = {name.casefold() if in_sql else name: name for name in own}
    for name in names:
        column = taken.get(name.casefold() if in_sql else name)
        if column is not None:
            raise TableError(m.TAKEN_COLUMN.filled(column=column))
