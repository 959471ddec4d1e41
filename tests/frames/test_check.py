"""The table reader says of every row what the scalar reader says, on every backend."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import dask
import dask.dataframe as dd
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import Facts, Status, Track, score_preferential
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Finding
from skillbase_rules.frames import (
    CHINESE_COLUMNS,
    OWN_COLUMNS,
    TableError,
    check_frame,
    count_statuses,
    facts_from_frame,
    prefer_frame,
    validate_frame,
)
from skillbase_rules.wording.findings import open_words, shortfall_words
from tests.support.sheets import COUNTS, Sheet, editions, exact_sheets
from tests.support.tables import (
    BACKENDS,
    Row,
    as_polars,
    asked_by,
    differ,
    facts_of_row,
    many_sheets,
    polars,
    row,
    rows_of,
    without_shrinking,
)
from tests.support.tries import ASKED_FOR

PARTS = ("applicant", "national", "municipal", "preferential")
PARTS_IN_SHORT = {"duckdb": ("national",), "pandas_on_arrow": ("municipal",), "dask": ("preferential",)}
"""The sections that show that a slow backend, or one that stands on another, reads the same expressions."""
SLOW = {"pandas", "pandas_on_arrow", "duckdb", "dask"}
"""Backends that see only the columns that a section asks for."""


def judged(backend: str, rows: list[Row], part: str, edition: AnyEdition = CHONGQING_2024, **names: Any) -> list[Row]:
    build, read = BACKENDS[backend]
    return read(check_frame(build(rows), part, edition=edition, **names))


def expected(facts: Facts, part: str, edition: AnyEdition) -> Row:
    assessment = evaluate(edition.rulebook(part), facts)
    clauses = {finding.clause: finding.status.value for finding in assessment.findings}
    return {**clauses, assessment.clause: assessment.status.value}


@pytest.mark.parametrize("backend", BACKENDS)
@without_shrinking
@given(sheets=many_sheets, edition=editions)
def test_every_row_is_judged_as_the_scalar_reader_judges_it(
    backend: str, sheets: list[Sheet], edition: AnyEdition
) -> None:
    for part in PARTS_IN_SHORT.get(backend, PARTS) if ASKED_FOR is None else PARTS:
        seen = asked_by(edition.section(part), sheets) if backend in SLOW else sheets
        found = judged(backend, rows_of(seen), part, edition)
        for sheet, cells in zip(seen, found, strict=True):
            facts = facts_of_row(sheet, edition)
            assert facts is not None
            wanted = expected(facts, part, edition)
            assert {clause: cells[clause] for clause in wanted} == wanted


@st.composite
def broken_sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet in which some counts were put wrong, so that it may contradict itself."""
    sheet = draw(exact_sheets())
    for name in draw(st.lists(st.sampled_from(COUNTS), max_size=3)):
        sheet[name] = draw(st.one_of(st.integers(0, 60), st.none(), st.integers(0, 10**15)))
    return sheet


many_broken = st.lists(broken_sheets(), min_size=12, max_size=12).filter(differ)


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
@without_shrinking
@given(sheets=many_broken, edition=editions)
def test_the_rows_refused_are_those_that_the_fact_sheet_refuses(
    backend: str, sheets: list[Sheet], edition: AnyEdition
) -> None:
    seen = asked_by(edition.section("municipal"), sheets) if backend in SLOW else sheets
    found = judged(backend, rows_of(seen), "commitments", edition)
    for sheet, cells in zip(seen, found, strict=True):
        assert (cells["4.1.1.5"] is None) == (facts_of_row(sheet, edition) is None)


def lacking(finding: Finding) -> tuple[int | None, int | None]:
    amount = finding.shortfall.amount if finding.shortfall else None
    return (amount.at_least, amount.at_most) if amount else (None, None)


@pytest.mark.parametrize(
    ("backend", "part"),
    [
        *(("polars", part) for part in PARTS),
        *(("pandas", part) for part in ("national", "preferential")),
        *(("pyarrow", part) for part in ("applicant", "municipal")),
    ],
)
@without_shrinking
@given(sheets=many_sheets, edition=editions)
def test_shortfalls_and_reasons_are_those_of_the_scalar_reader(
    backend: str, part: str, sheets: list[Sheet], edition: AnyEdition
) -> None:
    seen = asked_by(edition.section(part), sheets) if backend in SLOW else sheets
    found = judged(backend, rows_of(seen), part, edition, shortfalls=True, reasons="zh")
    for sheet, cells in zip(seen, found, strict=True):
        facts = facts_of_row(sheet, edition)
        assert facts is not None
        for finding in evaluate(edition.rulebook(part), facts).findings:
            clause, (least, most) = finding.clause, lacking(finding)
            assert cells.get(f"{clause}__shortfall") == least, (clause, cells)
            assert cells.get(f"{clause}__shortfall__max") == most
            told = open_words(finding, (Facts,), "zh") or (
                shortfall_words(finding, (Facts,), "zh") if least is None else None
            )
            if told is None:
                assert cells[f"{clause}__reason"][:3] in {"不足：", "超出："}
            elif clause == "4.2.4.a" or (finding.status is Status.NOT_MET and edition.rulebook(part).missing_fails):
                # A finding words what was not stated by its threshold, a table by its test; the facts are the same.
                assert str(cells[f"{clause}__reason"] or "：").partition("：")[2] == told.partition("：")[2]
            else:
                assert cells[f"{clause}__reason"] == (told or None), clause


@pytest.mark.parametrize("track", [None, *Track])
@without_shrinking
@given(sheets=many_sheets, edition=editions)
def test_preference_is_that_of_the_scalar_reader(track: Track | None, sheets: list[Sheet], edition: AnyEdition) -> None:
    found = prefer_frame(polars([row(sheet) for sheet in sheets]), track, edition=edition).to_dicts()
    for sheet, cells in zip(sheets, found, strict=True):
        facts = facts_of_row(sheet, edition)
        assert facts is not None
        wanted = score_preferential(facts, track=track, edition=edition)
        assert cells["favoured"] == wanted.favoured
        assert (cells["satisfied__min"], cells["satisfied__max"]) == (
            wanted.satisfied.at_least,
            wanted.satisfied.at_most,
        )
        assert [cells[case.clause] for case in wanted.cases] == [case.status for case in wanted.cases]
        assert all(cells[finding.clause] == finding.status for finding in wanted.findings)


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
    found = check_frame(classic, "national")
    assert list(found["4.1.1.1.b"]) == ["met", "unknown", "not_met"]
    assert found["rules_training"].dtype == object


@pytest.mark.parametrize("missing", [pd.NaT, pd.NA, float("nan"), Decimal("NaN"), np.datetime64("NaT", "D")])
def test_whatever_pandas_takes_for_missing_is_unknown_among_objects(missing: object) -> None:
    counts = pd.Series([2000, missing, 1999], dtype=object)
    flags = pd.Series([True, missing, False], dtype=object)
    table = pd.DataFrame({"annual_training_capacity": counts, "rules_training": flags, "rules_finance": flags})
    found = check_frame(table, "national")
    assert list(found["4.1.1.2.b"]) == ["met", "unknown", "not_met"]
    assert list(found["4.1.1.1.b"]) == ["met", "unknown", "not_met"]


def test_objects_that_dask_wrote_as_text_judge_like_the_objects() -> None:
    classic = pd.DataFrame({"rules_training": [True, None, False], "rules_finance": [True, True, None]}, dtype=object)
    classic["annual_training_capacity"] = pd.Series([2000, None, 1999], dtype=object)
    found = check_frame(dd.from_pandas(classic, npartitions=1), "national").compute()
    assert list(found["4.1.1.1.b"]) == ["met", "unknown", "not_met"]
    assert list(found["4.1.1.2.b"]) == ["met", "unknown", "not_met"]


@pytest.mark.parametrize("dtype", ["string[pyarrow]", "large_string[pyarrow]", "string[python]"], ids=range(3))
def test_numbers_in_text_of_any_kind_are_read_in_parts(dtype: str) -> None:
    kinds = {"string[pyarrow]": pa.string(), "large_string[pyarrow]": pa.large_string()}
    text = pd.Series(["2000", None, "1999"], dtype=pd.ArrowDtype(kinds[dtype]) if dtype in kinds else dtype)
    with dask.config.set({"dataframe.convert-string": False}):
        table = dd.from_pandas(pd.DataFrame({"annual_training_capacity": text}), npartitions=1)
        assert str(table.dtypes.iloc[0]) == dtype.removesuffix("[python]")
        found = check_frame(table, "national").compute()
    assert list(found["4.1.1.2.b"]) == ["met", "unknown", "not_met"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_impossible_cells_refuse_their_row(backend: str) -> None:
    rows: list[Row] = [{"annual_training_capacity": count} for count in (5000, -1, 10**15, 10**15 + 1, 2**62)]
    found = judged(backend, rows, "national")
    assert [cells["4.1.1.2.b"] for cells in found] == ["met", None, "met", None, None]


@pytest.mark.parametrize(("backend", "build"), [("polars", pl.DataFrame), ("pandas", pd.DataFrame)])
def test_a_float_that_is_no_whole_number_refuses_its_row(backend: str, build: Callable[[Row], Any]) -> None:
    floats = [2000.0, 2000.5, float("inf"), float("nan"), None]
    found = BACKENDS[backend][1](check_frame(build({"annual_training_capacity": floats}), "national"))
    assert [cells["4.1.1.2.b"] for cells in found] == ["met", None, None, "unknown", "unknown"]


def test_a_column_of_the_wrong_type_is_named() -> None:
    with pytest.raises(TableError, match="Column students is of type String; it must hold whole numbers"):
        check_frame(pl.DataFrame({"students": ["12"]}), "national")
    with pytest.raises(TableError, match="rules_finance"):
        check_frame(pl.DataFrame({"rules_finance": [1]}), "national")


def test_two_columns_of_one_fact_are_named() -> None:
    table = pl.DataFrame({"在校学生": [1], "students": [2]})
    with pytest.raises(TableError, match="both hold students"):
        check_frame(table, "municipal", columns=CHINESE_COLUMNS)


def test_statuses_take_a_byte_a_row_in_polars() -> None:
    found = check_frame(pl.DataFrame({"students": [1]}), "municipal")
    assert found["4.1.2"].dtype == pl.Enum([status.value for status in Status])


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


def test_every_fact_and_bound_has_a_chinese_header() -> None:
    bounds = {f"{name}{end}" for name in COUNTS for end in ("__min", "__max")}
    assert set(CHINESE_COLUMNS.values()) == {*Facts.fact_names(), *bounds, *OWN_COLUMNS}


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


INNER = ("refused", "end 0", "condition 0", "4_1_2_2_b met", "_refused", "__refused", "students settled")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_column_of_any_name_comes_back_as_it_was(backend: str) -> None:
    rows: list[Row] = [{"students": count, **{name: f"{name} {count}" for name in INNER}} for count in (3, -4)]
    build, read = BACKENDS[backend]
    # Floats of pandas are settled in columns beside them.
    table = pd.DataFrame(rows).astype({"students": float}) if backend == "pandas" else build(rows)
    for judged in (read(check_frame(table, "municipal", shortfalls=True, reasons="zh")), read(prefer_frame(table))):
        assert [{name: cells[name] for name in rows[0]} for cells in judged] == rows
    assert [cells["4.1.2"] for cells in read(check_frame(table, "municipal"))] == ["unknown", None]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_column_that_a_result_is_named_is_refused(backend: str) -> None:
    build, _ = BACKENDS[backend]
    with pytest.raises(TableError, match=r"already has a column 4\.1\.2\.2\.b,"):
        check_frame(build([{"4.1.2.2.b": "mine"}]), "municipal")
    with pytest.raises(TableError, match="already has a column favoured,"):
        prefer_frame(build([{"favoured": "mine"}]))


def test_capitals_are_no_difference_where_tables_are_asked_in_sql() -> None:
    relation: Any = duckdb.sql("SELECT 'mine' AS Favoured")
    with pytest.raises(TableError, match="already has a column Favoured,"):
        prefer_frame(relation)
    assert prefer_frame(pd.DataFrame({"Favoured": ["mine"]}))["Favoured"].to_list() == ["mine"]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("count", [0, 1])
def test_a_track_that_does_not_exist_is_refused_with_rows_and_without(backend: str, count: int) -> None:
    build, _ = BACKENDS[backend]
    table = build([{"students": 1}]) if count else polars([{"students": 1}]).head(0)
    with pytest.raises(UnknownNameError, match="There is no track 'nope'; the tracks are national, municipal"):
        prefer_frame(table, "nope")


@pytest.mark.parametrize(
    "dtype", [pa.float16(), pa.float32(), pa.float64(), pa.int8(), pa.int16(), pa.uint8(), pa.uint64()]
)
def test_numbers_of_every_width_are_read(dtype: Any) -> None:
    table = pa.table({"occupations_with_facilities": pa.array([100, 1, None], pa.float64()).cast(dtype)})
    for frame in (table, table.to_pandas(types_mapper=pd.ArrowDtype), pl.DataFrame(pl.from_arrow(table))):
        found = as_polars(check_frame(frame, "national"))["4.1.1.4.d"].cast(pl.String)
        assert found.to_list() == ["met", "not_met", "unknown"]


def test_a_column_of_a_type_that_no_backend_shares_is_named() -> None:
    table = pd.DataFrame({"students": pd.arrays.SparseArray([1, 0])})
    with pytest.raises(TableError, match="Column students is of type Unknown"):
        check_frame(table, "municipal")
    assert check_frame(pa.table({"students": pa.nulls(1)}), "municipal")["4.1.2.3.b"].to_pylist() == ["unknown"]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        (pd.DataFrame([[1, 2]]), "headers of a table must be text; 0 is not"),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("students", "a")])), "must be text"),
        (pd.DataFrame([[1, 2]], columns=["students", "students"]), "Two columns are headed students"),
        (dd.from_pandas(pd.DataFrame([[1, 2]]), npartitions=1), "must be text"),
        (pa.table([[1], [2]], names=["x", "x"]), "Two columns are headed x"),
        (duckdb.sql("SELECT 1 AS x, 2 AS x"), "Two columns are headed x"),
        ("students.csv", "str is no table"),
        (pd.Series([1]), "Series is no table"),
    ],
)
def test_what_is_no_table_of_named_columns_is_refused_in_a_sentence(table: Any, what: str) -> None:
    asked: list[Callable[[], Any]] = [
        lambda: check_frame(table, "municipal"),
        lambda: prefer_frame(table),
        lambda: validate_frame(table, key="x"),
        lambda: count_statuses(table, "municipal"),
        lambda: facts_from_frame(table),
    ]
    for ask in asked:
        with pytest.raises(TableError, match=what):
            ask()


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


def test_a_library_that_is_not_installed_is_named() -> None:
    program = (
        "import sys; sys.modules['polars'] = None\n"
        "from skillbase_rules.frames import synthetic_applicants\n"
        "print(len(synthetic_applicants(2, backend='pandas'))); synthetic_applicants(2)"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8")
    assert (ended.returncode, ended.stdout) == (1, "2\n")
    assert ended.stderr.splitlines()[-1].endswith(
        "MissingExtraError: polars is not installed: pip install polars, or name one that is with backend=."
    )
