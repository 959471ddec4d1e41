"""Classic pandas columns, which know no missing value that comparisons keep, turned into nullable ones.

Objects and floats of pandas, and of Dask, hold None and NaN that comparisons collapse to false. Each such column gets
a nullable copy beside it, and a second one that tells which of its cells hold no such fact at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from numbers import Rational, Real
from typing import Any, Literal, NamedTuple

import narwhals as nw

from skillbase_rules.frames.spoken import SAID
from skillbase_rules.frames.table import Table

Kind = Literal["count", "yes_no", "name"]
_NULLABLE: Mapping[Kind, str] = {"count": "Int64", "yes_no": "boolean", "name": "string"}
_CLASSIC = {"object", "float64", "float32", "float16"}
_TEXT = {"string", "str", "string[pyarrow]", "large_string[pyarrow]"}
_END_OF_64_BITS = 2**63
_WRITTEN: Mapping[str, bool] = {"True": True, "False": False}


class Settled(NamedTuple):
    """The nullable copy of a classic column, and the column that tells which of its cells hold no such fact."""

    kind: Kind
    cells: str
    wrong: str


def classic_columns(
    table: Table, kinds: Mapping[str, Kind], prefix: str, *, text_as_objects: bool
) -> dict[str, Settled]:
    """Return those of the columns that are classic ones of pandas, with columns to settle them in.

    With `text_as_objects`, text counts as objects where no text belongs: Dask turns objects into text unless told not
    to.
    """
    if not table.implementation.is_pandas_like():
        return {}
    dtypes = {name: str(dtype) for name, dtype in table.to_native().dtypes.items()}
    return {
        name: Settled(kind, f"{prefix}settled {number}", f"{prefix}wrong {number}")
        for number, (name, kind) in enumerate(kinds.items())
        if dtypes[name] in _CLASSIC or (text_as_objects and kind != "name" and dtypes[name] in _TEXT)
    }


def with_settled(table: Table, classic: Mapping[str, Settled], *, text_as_objects: bool) -> Table:
    """Return a table of pandas with nullable copies of these columns, and with what is wrong in them."""
    if not classic:
        return table
    import pandas as pd

    native = table.to_native()
    made = {}
    for name, settled in classic.items():
        cells, kind = native[name], settled.kind
        if kind == "count" and str(cells.dtype).startswith("float"):
            wide = cells.astype("float64")
            read = wide.where((wide % 1 == 0) & (wide.abs() < _END_OF_64_BITS))
        else:
            objects = _objects(cells) if text_as_objects else cells
            # Whatever pandas takes for missing is read too: a NaT or a decimal NaN is neither a count nor a yes.
            values = [_READ[kind](cell) for cell in objects.astype(object)]
            read = pd.Series(values, index=cells.index, dtype=_NULLABLE[kind])
        made[settled.cells] = read.astype(_NULLABLE[kind])
        made[settled.wrong] = (read.isna() & cells.notna()).astype(bool)
    # Joined at once: pandas frowns on columns that are put in one by one.
    joined: Table = nw.from_native(pd.concat([native, pd.DataFrame(made, index=native.index)], axis=1))
    return joined


def _objects(cells: Any) -> Any:
    """Return the objects that Dask wrote as text."""

    def read(cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        return int(cell) if cell.isdecimal() and cell.isascii() else _WRITTEN.get(cell, cell)

    return cells.astype(object).map(read)


def _count(cell: object) -> int | None:
    number: int | None = None
    if isinstance(cell, bool):
        return None
    if isinstance(cell, Rational):
        number = int(cell.numerator) if cell.denominator == 1 else None
    elif isinstance(cell, Real):
        number = int(float(cell)) if float(cell).is_integer() else None
    return number if number is not None and abs(number) < _END_OF_64_BITS else None


def _yes_no(cell: object) -> bool | None:
    return bool(cell) if type(cell).__name__ in {"bool", "bool_"} else SAID.get(cell) if isinstance(cell, str) else None


def _name(cell: object) -> str | None:
    return str(cell) if isinstance(cell, str) else None


_READ: Mapping[Kind, Callable[[object], object]] = {"count": _count, "yes_no": _yes_no, "name": _name}
