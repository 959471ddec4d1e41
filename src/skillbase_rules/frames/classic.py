"""Classic pandas columns, which know no missing value that comparisons keep, turned into nullable ones.

Objects and floats of pandas, and of Dask, hold None and NaN that comparisons collapse to false. Each such column gets
a nullable copy beside it, and a second one that tells which of its cells hold no such fact at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any, Literal

import narwhals as nw

Table = nw.DataFrame[Any] | nw.LazyFrame[Any]
Kind = Literal["count", "yes_no", "name"]
_NULLABLE: Mapping[Kind, str] = {"count": "Int64", "yes_no": "boolean", "name": "string"}
_CLASSIC = {"object", "float64", "float32", "float16"}
_END_OF_64_BITS = 2**63


def settled_name(column: str) -> str:
    """Return the name of the nullable copy of a column."""
    return f"{column} settled"


def wrong_name(column: str) -> str:
    """Return the name of the column that tells which cells of a column hold no such fact."""
    return f"{column} wrong"


def classic_columns(table: Table, kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Return those of the columns that are classic ones of pandas or Dask."""
    if not (table.implementation.is_pandas_like() or table.implementation.is_dask()):
        return {}
    dtypes = table.to_native().dtypes
    return {name: kind for name, kind in kinds.items() if str(dtypes[name]) in _CLASSIC}


def with_settled(table: Table, kinds: Mapping[str, Kind]) -> Table:
    """Return a table of pandas or Dask with nullable copies of these columns; a Dask one computes nothing."""
    if not kinds:
        return table
    native = table.to_native()
    if table.implementation.is_dask():
        meta = _settled(native._meta, kinds)  # noqa: SLF001 -- how Dask tells the columns of a frame
        native = native.map_partitions(_settled, kinds, meta=meta)
    else:
        native = _settled(native, kinds)
    settled: Table = nw.from_native(native)
    return settled


def _settled(native: Any, kinds: Mapping[str, Kind]) -> Any:  # noqa: ANN401 -- a frame of pandas, which is an extra
    made = {}
    for name, kind in kinds.items():
        cells = native[name]
        whole_column = cells.dtype != object
        good = (
            _whole(cells) if whole_column and kind == "count" else cells.map(_ACCEPTS[kind]).fillna(False).astype(bool)
        )
        made[settled_name(name)] = cells.where(good, None).astype(_NULLABLE[kind])
        made[wrong_name(name)] = (~good & cells.notna()).astype(bool)
    return native.assign(**made)


def _whole(cells: Any) -> Any:  # noqa: ANN401 -- a column of pandas
    return (cells % 1 == 0) & (cells.abs() < _END_OF_64_BITS)


def _is_count(cell: object) -> bool:
    if isinstance(cell, Integral):
        return not isinstance(cell, bool) and abs(int(cell)) < _END_OF_64_BITS
    return isinstance(cell, Real) and abs(float(cell)) < _END_OF_64_BITS and float(cell).is_integer()


def _is_yes_no(cell: object) -> bool:
    return isinstance(cell, bool) or type(cell).__name__ in {"bool", "bool_"}


def _is_name(cell: object) -> bool:
    return isinstance(cell, str)


_ACCEPTS = {"count": _is_count, "yes_no": _is_yes_no, "name": _is_name}
