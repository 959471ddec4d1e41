"""Publications planned by the row are those planned one by one, in a table of any kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import dask.dataframe as dd
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.frames import TableError, publicity_frame
from skillbase_rules.procedure.days import CalendarError, ProvisionalError
from skillbase_rules.procedure.publicity import PublicityPeriod
from skillbase_rules.procedure.workdays import WorkingCalendar
from skillbase_rules.questions import publicity_period
from tests.support.anything import ANYTHING
from tests.support.tries import tries

DATES = ("last_day", "last_day_otherwise", "last_day_at_latest", "earliest_decision", "earliest_working_decision")
STARTS = [date(2024, 9, 13), None, date(2024, 9, 30), date(2090, 9, 25), date(2024, 9, 13)]
POLARS = {"published": pl.Date}
TABLES: dict[str, Callable[[list[date | None]], Any]] = {
    "pandas": lambda days: pd.DataFrame({"row": range(len(days)), "published": pd.to_datetime(days)}),
    "pandas of objects": lambda days: pd.DataFrame(
        {"row": range(len(days)), "published": pd.Series(days, dtype=object)}
    ),
    "pandas of arrow": lambda days: pd.DataFrame(
        {"row": range(len(days)), "published": pd.Series(days, dtype=pd.ArrowDtype(pa.date32()))}
    ),
    "polars": lambda days: pl.DataFrame({"row": range(len(days)), "published": days}, schema_overrides=POLARS),
    "polars, lazy": lambda days: pl.LazyFrame({"row": range(len(days)), "published": days}, schema_overrides=POLARS),
    "polars of moments": lambda days: TABLES["polars"](days).with_columns(pl.col("published").cast(pl.Datetime)),
    "polars of text": lambda days: TABLES["polars"](days).with_columns(pl.col("published").cast(pl.String)),
    "polars of listed text": lambda days: TABLES["polars of text"](days).with_columns(
        pl.col("published").cast(pl.Categorical)
    ),
    "pyarrow": lambda days: pa.table({"row": range(len(days)), "published": pa.array(days, pa.date32())}),
    "duckdb": lambda days: duckdb.from_arrow(TABLES["pyarrow"](days)),
    "dask": lambda days: dd.from_pandas(TABLES["pandas"](days), npartitions=2),
}


def rows(frame: Any) -> list[dict[str, object]]:
    """Return the rows of a table of any kind in their order, days as days and what is not known as None."""
    table: Any = nw.from_native(frame)
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    return [
        {name: None if cell is None or pd.isna(cell) else as_day(cell) for name, cell in row.items()}
        for row in eager.sort("row").iter_rows(named=True)
    ]


def as_day(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def expected(day: date | None) -> dict[str, object]:
    if day is None:
        return dict.fromkeys((*DATES, "provisional_because"))
    period: PublicityPeriod = publicity_period(day)
    because = period.provisional_because
    return {name: getattr(period, name) for name in DATES} | {"provisional_because": because and because.en}


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize("kind", sorted(TABLES))
def test_every_row_is_planned_as_its_day_is(kind: str) -> None:
    table = TABLES[kind](STARTS)
    planned = publicity_frame(table, "published", language="en")
    assert type(planned) is type(table)
    for number, (row, start) in enumerate(zip(rows(planned), STARTS, strict=True)):
        assert row["row"] == number
        assert {name: row[name] for name in expected(start)} == expected(start)


@pytest.mark.parametrize("kind", ["pandas", "pandas of objects", "polars", "polars, lazy", "pyarrow", "duckdb", "dask"])
@pytest.mark.parametrize("days", [[], [None, None]])
def test_a_table_without_days_has_no_dates(kind: str, days: list[date | None]) -> None:
    planned = rows(publicity_frame(TABLES[kind](days), "published"))
    assert [row["last_day"] for row in planned] == days


def test_the_number_the_calendar_the_edition_and_the_language_are_those_asked_for() -> None:
    table = pl.DataFrame({"published": ["2024年9月13日"]})
    closed = WorkingCalendar(closures=frozenset({date(2024, 9, 14)}))
    counted = CHONGQING_2024.choosing(publicity_start_planned="counted")

    def last(**asked: Any) -> object:
        return publicity_frame(table, "published", **asked)["last_day"].item()

    assert last() == date(2024, 9, 23)
    assert last(working_days=1) == date(2024, 9, 14)
    assert last(calendar=closed) == date(2024, 9, 24)
    assert last(edition=counted) == date(2024, 9, 20)
    guessed = publicity_frame(pl.DataFrame({"published": ["2090-09-25"]}), "published")
    assert "放假调休安排未知" in guessed["provisional_because"].item()


@pytest.mark.parametrize(
    ("published", "kind", "told"),
    [
        (["someday"], CalendarError, "published is 'someday'; write a day as"),
        (["2024-02-30"], CalendarError, "there is no such day"),
        ([date(1990, 1, 1)], CalendarError, "The working days of 1990 are not known"),
        ([datetime(2024, 9, 13, 8, tzinfo=UTC)], CalendarError, "give a plain date"),
        ([20240913], TableError, "Column published is of type Int64; it must hold days"),
    ],
)
def test_what_is_no_day_is_refused(published: list[object], kind: type[SkillbaseError], told: str) -> None:
    with pytest.raises(kind, match=told):
        publicity_frame(pl.DataFrame({"published": published}), "published")


def test_a_column_of_objects_that_polars_cannot_look_into_is_refused() -> None:
    table = pl.DataFrame({"published": pl.Series([date(2024, 9, 13)], dtype=pl.Object)})
    with pytest.raises(TableError, match="is of type Object; it must hold days"):
        publicity_frame(table, "published")


def test_a_column_that_there_is_not_or_that_a_result_needs_is_refused() -> None:
    table = pl.DataFrame({"published": [date(2024, 9, 13)], "last_day": [1]})
    with pytest.raises(TableError, match="There is no column start; the columns are published, last_day"):
        publicity_frame(table, "start")
    with pytest.raises(TableError, match="already has a column last_day"):
        publicity_frame(table, "published")


def test_official_years_can_be_demanded() -> None:
    with pytest.raises(ProvisionalError):
        publicity_frame(TABLES["polars"](STARTS), "published", calendar=WorkingCalendar(require_official=True))


@given(st.lists(ANYTHING, max_size=4), st.just("published") | ANYTHING)
@tries(60)
def test_any_column_is_planned_or_refused(cells: list[Any], start: Any) -> None:
    table = pd.DataFrame({"published": pd.Series(cells, dtype=object)})
    with suppress(SkillbaseError):
        publicity_frame(table, start)
