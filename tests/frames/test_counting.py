"""Counts and sweeps say what going through the rows would say, on every backend."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import polars as pl
import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Status, Track
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.frames import (
    LARGEST_COUNT,
    TableError,
    check_frame,
    count_statuses,
    facts_from_frame,
    synthetic_applicants,
    threshold_sweep,
)
from tests.support.tables import BACKENDS, as_polars
from tests.support.toy import VILLAGE

TABLE = as_polars(synthetic_applicants(60)).with_columns(
    teachers_full_time=pl.when(pl.col("applicant").str.contains("第7")).then(-1).otherwise("teachers_full_time")
)
FEW = TABLE.select("applicant", "body", "applicant_kind", "students", "teachers_full_time", "annual_training_capacity")
"""For backends that plan every expression for seconds: rows are counted alike however many facts they have."""


def table_on(backend: str) -> pl.DataFrame:
    return FEW if backend in {"duckdb", "dask", "pandas_on_arrow"} else TABLE


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_sweep_counts_what_each_edition_says(backend: str) -> None:
    build, read = BACKENDS[backend]
    # Each value and track is a table judged anew, which takes seconds where every expression is planned.
    values, tracks = ((1000, 4000), tuple(Track)) if backend in {"polars", "pyarrow"} else ((4000,), (Track.NATIONAL,))
    table = table_on(backend)
    sound = table.filter(pl.col("teachers_full_time").fill_null(0) >= 0)
    found = read(threshold_sweep(build(table.to_dicts()), "national_min_capacity", values, tracks=tracks))
    assert [(cells["value"], cells["track"]) for cells in found] == [
        (value, track.value) for value in values for track in tracks
    ]
    for cells in found:
        edition = CHONGQING_2024.revise(national_min_capacity=cells["value"])
        book = edition.rulebook(cells["track"])
        wanted = Counter(evaluate(book, facts).status for facts in facts_from_frame(sound))
        assert {status: cells[status.value] for status in Status} == {status: wanted[status] for status in Status}
        assert cells["refused"] == len(table) - len(sound) > 0


@pytest.mark.parametrize("backend", BACKENDS)
def test_clauses_are_counted_in_groups(backend: str) -> None:
    build, read = BACKENDS[backend]
    table = table_on(backend)
    found = read(count_statuses(build(table.to_dicts()), "municipal", by=["body"]))
    judged = check_frame(table, "municipal")
    for cells in found:
        statuses = judged.filter(pl.col("body") == cells["body"])[cells["clause"]].to_list()
        assert [cells[status.value] for status in Status] == [statuses.count(status.value) for status in Status]
        assert cells["refused"] == statuses.count(None)
    keys = [(cells["body"], -cells["not_met"], cells["clause"]) for cells in found]
    assert keys == sorted(keys)


def test_the_clause_that_fails_most_comes_first() -> None:
    found = count_statuses(TABLE, "national")
    assert found["clause"][0] == "4.1.1"
    assert found["not_met"].is_sorted(descending=True)


def test_what_cannot_be_counted_is_named() -> None:
    with pytest.raises(TableError, match="no column district"):
        count_statuses(TABLE, "national", by=["district"])
    with pytest.raises(TableError, match="values and tracks"):
        threshold_sweep(TABLE, "national_min_capacity", [])
    with pytest.raises(ValidationError, match="no_such_number"):
        threshold_sweep(TABLE, "no_such_number", [1])


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_group_that_cannot_stand_beside_its_counts_is_refused(backend: str) -> None:
    build, read = BACKENDS[backend]
    table = build([{"clause": "a", "met": "b", "kind": "c"}])
    for name in ("clause", "met"):
        with pytest.raises(TableError, match=f"already has a column {name},"):
            count_statuses(table, "applicant", by=[name])
    assert {cells["kind"] for cells in read(count_statuses(table, "applicant", by="kind"))} == {"c"}


def test_a_column_that_makes_no_groups_is_named() -> None:
    with pytest.raises(TableError, match="Column of is of type List"):
        count_statuses(pl.DataFrame({"of": [[1]]}), "applicant", by=["of"])


def test_a_number_too_large_to_be_compared_exactly_is_refused() -> None:
    largest = threshold_sweep(TABLE, "national_min_capacity", [LARGEST_COUNT], tracks=["national"])
    assert largest["met"].to_list() == [0]
    with pytest.raises(ValidationError, match="less than or equal to 1000000000000000"):
        threshold_sweep(TABLE, "national_min_capacity", [LARGEST_COUNT + 1])
    with pytest.raises(TableError, match=r"Clause 4\.1\.2\.3\.b asks for 2001;"):
        threshold_sweep(TABLE, "municipal_max_students_per_teacher", [2001])


def test_a_lazy_table_stays_lazy() -> None:
    assert isinstance(threshold_sweep(TABLE.lazy(), "national_min_capacity", [1]), pl.LazyFrame)
    assert isinstance(count_statuses(TABLE.lazy(), "national"), pl.LazyFrame)


def test_a_sweep_takes_fractions_of_a_percent_exactly() -> None:
    houses = pl.DataFrame({"workshops": [9, 9], "young_members": [405, 405], "members": [1000, 1001]})
    rows = threshold_sweep(houses, "min_young_share", [40, Fraction(81, 2), 41], edition=VILLAGE)
    assert rows["value"].to_list() == [40.0, 40.5, 41.0]
    assert rows["met"].to_list() == [2, 1, 0]
