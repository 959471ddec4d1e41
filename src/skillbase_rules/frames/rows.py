"""Which row is which: by a key that the table has, or by counting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw
from narwhals.dependencies import is_dask_dataframe

from skillbase_rules.frames.table import Table, TableError, headers_of, opened, require_headers, require_plain
from skillbase_rules.wording import tables as m


def names_beside(key: str | None, frame: Any) -> Sequence[str]:
    """Return the names of the columns of a table of any kind.

    Raises:
        TableError: The key is none of them, or cannot be read as one.
    """
    if is_dask_dataframe(frame):
        require_headers(headers_of(frame))
        names: Sequence[str] = list(frame.columns)
    else:
        table = opened(frame)
        names = table.collect_schema().names()
        require_plain(() if key is None else (key,), table)
    if key is not None and key not in names:
        raise TableError(m.NO_SUCH_COLUMN.filled(column=key, columns=", ".join(names)))
    return names


def numbered(table: Table, key: str | None, place: str) -> Table:
    """Return a table with a column of the keys of its rows as text, or of their numbers from 0 where there is no key.

    Raises:
        TableError: There is no key, and the table has no order.
    """
    if key is not None:
        return table.with_columns(**{place: nw.col(key).cast(nw.String)})
    native: Any = table.to_native()
    if table.implementation.is_pandas_like():
        import pandas as pd

        # A problem of a whole column has no row, which only a nullable number can say.
        counted: Table = nw.from_native(native.assign(**{place: pd.array(range(len(native)), dtype="Int64")}))
        return counted
    if isinstance(table, nw.DataFrame):
        return table.with_row_index(place).with_columns(nw.col(place).cast(nw.Int64))
    if table.implementation.is_polars():
        counted = nw.from_native(native.with_row_index(place))
        return counted.with_columns(nw.col(place).cast(nw.Int64))
    raise TableError(m.NO_ORDER)
