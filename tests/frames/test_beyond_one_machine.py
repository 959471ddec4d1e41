"""The same call on Spark, and on files larger than memory allows."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given

from skillbase_rules import Facts
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.frames import (
    check_frame,
    count_statuses,
    prefer_frame,
    publicity_frame,
    sensitivity_frame,
    synthetic_applicants,
    threshold_sweep,
    validate_frame,
)
from tests.frames.test_check import expected
from tests.support.sheets import Sheet, editions
from tests.support.tables import (
    Row,
    as_polars,
    asked_by,
    facts_of_row,
    kind_of,
    many_sheets,
    rows_of,
    without_shrinking,
)

NO_JAVA = shutil.which("java") is None and not os.environ.get("JAVA_HOME")
SPARK_TYPES: dict[type[pl.DataType], str] = {pl.Int64: "bigint", pl.Boolean: "boolean", pl.String: "string"}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    if NO_JAVA:
        pytest.skip("Spark needs Java 17: install openjdk-17-jre-headless (.ci/run does)")
    from pyspark.sql import SparkSession

    settings_ = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        # So short a life does not repay the second compiler of the JVM.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings_.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        # Parts are judged by workers, which are to be of this very Python.
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def on_spark(spark: Any, rows: list[Row]) -> Any:
    schema = ", ".join(f"{name} {SPARK_TYPES[kind_of(name)]}" for name in rows[0])
    return spark.createDataFrame([tuple(cells.values()) for cells in rows], schema)


def read(table: Any) -> list[Row]:
    return [found.asDict() for found in table.collect()]


@without_shrinking
@given(sheets=many_sheets, edition=editions)
def test_spark_judges_every_row_as_the_scalar_reader_does(spark: Any, sheets: list[Sheet], edition: AnyEdition) -> None:
    for part in ("national", "municipal"):
        seen = asked_by(edition.section(part), sheets)
        found = read(check_frame(on_spark(spark, rows_of(seen)), part, edition=edition))
        for sheet, cells in zip(seen, found, strict=True):
            facts = facts_of_row(sheet, edition)
            assert isinstance(facts, Facts)
            wanted = expected(facts, part, edition)
            assert {clause: cells[clause] for clause in wanted} == wanted


def test_spark_gives_the_tables_that_polars_gives(spark: Any) -> None:
    columns = ["applicant", "body", "students", "teachers_full_time", "teachers_part_time", "annual_training_capacity"]
    table = (
        as_polars(synthetic_applicants(40))
        .select(columns)
        .with_columns(students=pl.when(pl.col("applicant").str.contains("第3")).then(-1).otherwise("students"))
    )
    there = on_spark(spark, table.to_dicts())
    questions: list[Callable[[Any], Any]] = [
        lambda frame: check_frame(frame, "municipal", shortfalls=True, reasons="zh"),
        lambda frame: validate_frame(frame, key="applicant"),
        prefer_frame,
        lambda frame: threshold_sweep(frame, "national_min_capacity", [1000, 3000]),
        lambda frame: count_statuses(frame, "national", by=["body"]),
        lambda frame: sensitivity_frame(frame, "municipal", switches=["missing_facts", "senior_group"]),
        lambda frame: sensitivity_frame(frame, "municipal", switches=["ratio_teachers"], each=True, key="applicant"),
    ]
    for ask in questions:
        found, wanted = read(ask(there)), ask(table).to_dicts()
        assert sorted(found, key=str) == sorted(wanted, key=str)


def test_shares_of_ten_digit_numbers_are_exact_on_spark(spark: Any) -> None:
    whole, limit = 9_999_999_990, 3_999_999_996
    rows: list[Row] = [
        {"enterprise_based": True, "skilled_workers": part, "contract_workers": whole, "dispatched_workers": 0}
        for part in (limit, limit - 1)
    ]
    found = read(check_frame(on_spark(spark, rows), "national"))
    assert [cells["4.1.1.2.g"] for cells in found] == ["met", "not_met"]


def test_duckdb_judges_files_that_memory_would_not_hold(tmp_path: Path) -> None:
    source, target, times = tmp_path / "applicants.parquet", tmp_path / "judged.parquet", 1500
    table = as_polars(synthetic_applicants(500))
    connection = duckdb.connect(config={"memory_limit": "180MB", "threads": "1", "preserve_insertion_order": "false"})
    table.write_parquet(tmp_path / "few.parquet")
    few = f"read_parquet('{tmp_path / 'few.parquet'}')"
    # A few rows many times over, uncompressed, so that the file itself is larger than the memory allowed.
    connection.execute(
        f"COPY (SELECT f.* FROM {few} f, range({times})) TO '{source}' (COMPRESSION uncompressed, ROW_GROUP_SIZE 8192)"  # noqa: S608
    )
    relation = connection.read_parquet(str(source))
    judged = check_frame(relation, "national")
    assert isinstance(judged, duckdb.DuckDBPyRelation)
    judged.write_parquet(str(target), row_group_size=8192)
    statuses = connection.sql(f"SELECT \"4.1.1\" AS status, count(*) AS n FROM '{target}' GROUP BY ALL").fetchall()  # noqa: S608
    here = check_frame(table, "national")["4.1.1"].value_counts().rows()
    assert sorted(statuses) == sorted((status, count * times) for status, count in here)
    rows_in_memory = table.estimated_size() * times
    assert rows_in_memory > 180_000_000


def test_publications_are_planned_on_spark(spark: Any) -> None:
    days = [date(2024, 9, 13), None, date(2024, 9, 30)]
    table = spark.createDataFrame([(day,) for day in days], "published date")
    planned = read(publicity_frame(table, "published"))
    assert [row["last_day"] for row in planned] == [date(2024, 9, 23), None, date(2024, 10, 12)]
    assert [row["provisional_because"] for row in planned] == [None] * 3
