"""The table reader says of every row what the scalar reader says, on every backend."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from skillbase_rules import Facts, Readings, UnknownNameError
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.evaluate import evaluate
from skillbase_rules.facts import FACT_NAMES
from skillbase_rules.frames import CHINESE_COLUMNS, check_frame
from tests.sheets import COUNTS, Sheet, exact_sheets, less_known, readings, values_of

Row = dict[str, Any]
PARTS = ("applicant", "national", "municipal", "preferential")


def row(facts: Facts) -> Row:
    """Return a fact sheet as a row: exact counts by their name, others by their bounds."""
    cells: Row = {}
    for name in FACT_NAMES:
        value = getattr(facts, name)
        if name in COUNTS:
            cells[name] = value.at_least if value.is_exact else None
            cells[f"{name}__min"] = value.at_least or None
            cells[f"{name}__max"] = value.at_most
        else:
            cells[name] = value if value is None or isinstance(value, bool) else str(value)
    return cells


def kind_of(column: str) -> type[pl.DataType]:
    if column not in FACT_NAMES or column in COUNTS:
        return pl.Int64
    return pl.Boolean if True in values_of(column) else pl.String


def polars(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={name: kind_of(name) for name in rows[0]})


def from_duckdb(relation: duckdb.DuckDBPyRelation) -> list[Row]:
    names = relation.columns
    return [dict(zip(names, values, strict=True)) for values in relation.fetchall()]


BACKENDS: dict[str, tuple[Callable[[list[Row]], Any], Callable[[Any], list[Row]]]] = {
    "polars": (polars, lambda table: table.to_dicts()),
    "lazy": (lambda rows: polars(rows).lazy(), lambda table: table.collect().to_dicts()),
    "pyarrow": (lambda rows: polars(rows).to_arrow(), lambda table: table.to_pylist()),
    "pandas": (pd.DataFrame, lambda table: table.to_dict("records")),
    "pandas_on_arrow": (
        lambda rows: pd.DataFrame(rows).convert_dtypes(dtype_backend="pyarrow"),
        lambda table: table.to_dict("records"),
    ),
    "duckdb": (lambda rows: duckdb.connect().from_arrow(polars(rows).to_arrow()), from_duckdb),
}


def judged(backend: str, rows: list[Row], part: str, chosen: Readings | None = None, **names: Any) -> list[Row]:
    build, read = BACKENDS[backend]
    return read(check_frame(build(rows), part, readings=chosen, **names))


def expected(facts: Facts, part: str, chosen: Readings) -> Row:
    assessment = evaluate(CHONGQING_2024.rulebook(part, chosen), facts)
    clauses = {finding.clause: finding.status.value for finding in assessment.findings}
    return {**clauses, assessment.clause: assessment.status.value}


known_and_vague = exact_sheets().flatmap(lambda sheet: st.tuples(st.just(sheet), less_known(sheet)))


@pytest.mark.parametrize("backend", BACKENDS)
@settings(
    max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(sheets=st.lists(known_and_vague, min_size=5, max_size=5), chosen=readings)
def test_every_row_is_judged_as_the_scalar_reader_judges_it(
    backend: str, sheets: list[tuple[Sheet, Sheet]], chosen: Readings
) -> None:
    under = {"counted_under": chosen.counted_under}
    every = [Facts.model_validate({**sheet, **under}) for pair in sheets for sheet in (*pair, {})]
    for part in PARTS:
        found = judged(backend, [row(facts) for facts in every], part, chosen)
        for facts, cells in zip(every, found, strict=True):
            wanted = expected(facts, part, chosen)
            assert {clause: cells[clause] for clause in wanted} == wanted


@pytest.mark.parametrize("backend", BACKENDS)
def test_shares_of_ten_digit_numbers_are_exact(backend: str) -> None:
    whole, limit = 9_999_999_990, 3_999_999_996
    rows: list[Row] = [
        {"enterprise_based": True, "skilled_workers": part, "contract_workers": of, "dispatched_workers": 0}
        for part, of in [(limit, whole), (limit - 1, whole), (399, 1000), (400, 1000), (0, 0), (None, 5)]
    ]
    found = judged(backend, rows, "national")
    assert [cells["4.1.1.2.g"] for cells in found] == ["met", "not_met", "not_met", "met", "unknown", "unknown"]


def test_a_missing_column_null_and_nan_are_unknown() -> None:
    table = pd.DataFrame({"annual_training_capacity": [2000.0, float("nan"), 1999.0]})
    found = check_frame(table, "national")
    assert list(found["4.1.1.2.b"]) == ["met", "unknown", "not_met"]
    assert set(found["4.1.1.3.b"]) == {"unknown"}
    # Nobody declared these to be built on an enterprise, and the kind of applicant is not stated.
    assert set(found["4.1.1.2.g"]) == {"unknown"}


def test_classic_pandas_columns_judge_like_nullable_ones() -> None:
    classic = pd.DataFrame({"rules_training": [True, None, False], "rules_finance": [True, True, None]}, dtype=object)
    assert list(check_frame(classic, "national")["4.1.1.1.b"]) == ["met", "unknown", "not_met"]


def test_bounds_stand_beside_exact_values() -> None:
    table = pl.DataFrame(
        {
            "annual_training_capacity": [None, None, 1999],
            "annual_training_capacity__min": [2000, 1999, None],
            "annual_training_capacity__max": [None, 2500, 5000],
        }
    )
    assert check_frame(table, "national")["4.1.1.2.b"].to_list() == ["met", "unknown", "not_met"]


def test_chinese_headers_are_read_by_a_ready_mapping() -> None:
    table = pl.DataFrame({"年培训能力": [2000], "单位": ["江岚技师学院"]})
    found = check_frame(table, "national", columns=CHINESE_COLUMNS)
    assert found["4.1.1.2.b"].to_list() == ["met"]
    assert found["单位"].to_list() == ["江岚技师学院"]


def test_no_two_facts_share_a_chinese_header() -> None:
    assert set(CHINESE_COLUMNS.values()) == set(FACT_NAMES)


def test_the_same_kind_comes_back_and_lazy_stays_lazy() -> None:
    table = pl.DataFrame({"students": [1]})
    assert isinstance(check_frame(table, "municipal"), pl.DataFrame)
    assert isinstance(check_frame(table.lazy(), "municipal"), pl.LazyFrame)
    assert isinstance(check_frame(table.to_arrow(), "municipal"), pa.Table)
    assert isinstance(check_frame(table.to_pandas(), "municipal"), pd.DataFrame)
    relation = duckdb.connect().from_arrow(table.to_arrow())
    assert isinstance(check_frame(relation, "municipal"), duckdb.DuckDBPyRelation)


def test_nothing_but_verdicts_is_added() -> None:
    found = check_frame(pl.DataFrame({"students": [1]}), "applicant")
    assert found.columns == ["students", "3.1.a", "3.1.b", "3.1.c", "3.1.d", "3.1"]


def test_a_part_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownNameError, match="provincial"):
        check_frame(pl.DataFrame({"students": [1]}), "provincial")


def test_another_edition_moves_the_threshold() -> None:
    milder = CHONGQING_2024.revise(national_min_capacity=1000)
    table = pl.DataFrame({"annual_training_capacity": [1000]})
    assert check_frame(table, "national")["4.1.1.2.b"].to_list() == ["not_met"]
    assert check_frame(table, "national", edition=milder)["4.1.1.2.b"].to_list() == ["met"]


def test_a_missing_extra_is_named() -> None:
    program = "import sys; sys.modules['narwhals'] = None; import skillbase_rules.frames"
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8")
    assert ended.returncode == 1
    assert "skillbase-rules[frames]" in ended.stderr.splitlines()[-1]
