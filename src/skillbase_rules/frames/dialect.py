"""In whose words columns are spoken of: in Polars' own where a table is Polars', in narwhals' everywhere else.

What narwhals says is a part of what Polars says, so whoever asks a table in its dialect asks the same of either. Polars
understands narwhals too, but is then told a plan of a thousand expressions for a third as long as it takes to judge a
million rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

import narwhals as nw

if TYPE_CHECKING:
    from narwhals.functions import When


class Dialect(Protocol):
    """The words that are used of columns; a column is typed as narwhals', whosoever it is."""

    Int8: nw.dtypes.DType
    Int64: nw.dtypes.DType
    UInt64: nw.dtypes.DType
    Float64: nw.dtypes.DType
    String: nw.dtypes.DType

    def Enum(self, words: Sequence[str], /) -> nw.dtypes.DType:  # noqa: N802 -- as both call it
        """Return the type of a closed set of words."""

    def col(self, name: str, /) -> nw.Expr:
        """Return a column by its name."""

    def lit(self, value: object, dtype: nw.dtypes.DType | None = None, /) -> nw.Expr:
        """Return what is alike in all rows as a column."""

    def when(self, where: nw.Expr, /) -> When:
        """Begin a choice of a column by a condition."""

    def max_horizontal(self, *columns: nw.Expr) -> nw.Expr:
        """Return the largest number of each row."""

    def min_horizontal(self, *columns: nw.Expr) -> nw.Expr:
        """Return the smallest number of each row."""

    def concat_str(self, *texts: nw.Expr, separator: str = "", ignore_nulls: bool = False) -> nw.Expr:
        """Return the texts of each row joined."""


def dialect_of(table: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> Dialect:
    """Return the dialect that a table is asked in."""
    return _of_polars() if table.implementation.is_polars() else _OF_NARWHALS


def spoken(column: object) -> Dialect:
    """Return the dialect in which a column was spoken of."""
    return _OF_NARWHALS if isinstance(column, nw.Expr) else _of_polars()


_OF_NARWHALS = cast("Dialect", nw)


def _of_polars() -> Dialect:
    import polars as pl

    return cast("Dialect", pl)
