"""Publications by the row: each day of a column planned as one publication is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, cast

import narwhals as nw

from skillbase_rules.engine.text import Language
from skillbase_rules.frames.records import known
from skillbase_rules.frames.table import Table, TableError, opened, require_new
from skillbase_rules.procedure.days import day_of
from skillbase_rules.procedure.publicity import PublicityPeriod
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

_DAYS = ("last_day", "last_day_otherwise", "last_day_at_latest", "earliest_decision", "earliest_working_decision")
_BECAUSE = "provisional_because"
_HOLDS_DAYS = (nw.Date, nw.Datetime, nw.String, nw.Categorical, nw.Enum, nw.Unknown)
_LISTED = (nw.Categorical, nw.Enum)


def publicity_frame(
    frame: IntoFrameT,
    start: str,
    plan: Callable[[date], PublicityPeriod],
    *,
    language: Language,
) -> IntoFrameT:
    """Return a table with the publication that is planned from each of its days beside them."""
    table = opened(frame)
    schema = table.collect_schema()
    if start not in schema.names():
        raise TableError(m.NO_SUCH_COLUMN.filled(column=start, columns=", ".join(schema)))
    by_moments = table.implementation.is_pandas_like() or table.implementation.is_dask()
    if not isinstance(schema[start], (*_HOLDS_DAYS, nw.Object) if by_moments else _HOLDS_DAYS):
        raise TableError(m.NO_DAYS.filled(column=start, type=schema[start]))
    require_new((*_DAYS, _BECAUSE), table, schema.names())
    cells = nw.col(start).cast(nw.String) if isinstance(schema[start], _LISTED) else nw.col(start)
    days = {cell: _day(start, cell) for cell in _distinct(table, start, cells) if known(cell) is not None}
    planned = {day: plan(day) for day in dict.fromkeys(days.values())}
    periods = {cell: planned[day] for cell, day in days.items()}
    by_moments = by_moments and schema[start] != nw.Date
    columns = {name: _dated(cells, name, periods, by_moments) for name in _DAYS}
    because = {cell: period.provisional_because for cell, period in periods.items()}
    reasons = {cell: text.in_(language) for cell, text in because.items() if text is not None}
    columns[_BECAUSE] = _looked_up(cells, reasons, nw.String())
    return cast("IntoFrameT", table.with_columns(**columns).to_native())


def _distinct(table: Table, start: str, cells: nw.Expr) -> Iterable[object]:
    """Return what stands in the column of days, collecting no more of a lazy table."""
    chosen = table.select(cells)
    if table.collect_schema()[start] != nw.Object:
        chosen = chosen.unique()
    collected = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    listed: list[object] = collected[start].to_list()
    return listed


def _day(start: str, cell: object) -> date:
    if isinstance(cell, datetime) and cell.tzinfo is None and cell.time() == time():
        # Many tables know days only as the moment at which they begin.
        return cell.date()
    return day_of(start, cell)


def _dated(cells: nw.Expr, name: str, periods: Mapping[object, PublicityPeriod], by_moments: bool) -> nw.Expr:
    days = {cell: day for cell, period in periods.items() if (day := getattr(period, name)) is not None}
    if by_moments:
        return _looked_up(cells, {cell: datetime.combine(day, time()) for cell, day in days.items()}, nw.Datetime())
    return _looked_up(cells, days, nw.Date())


def _looked_up(cells: nw.Expr, values: Mapping[object, object], dtype: nw.dtypes.DType) -> nw.Expr:
    if not values:
        return nw.lit(None, dtype)
    return cells.replace_strict(list(values), list(values.values()), default=None, return_dtype=dtype)
