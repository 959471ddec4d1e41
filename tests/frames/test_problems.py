"""What is wrong in a table is told row by row, and just the rows told are refused."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given

from skillbase_rules.frames import CHINESE_COLUMNS, TableError, check_frame, validate_frame
from tests.frames.test_check import many_broken
from tests.support.sheets import Sheet
from tests.support.tables import BACKENDS, Row, polars, row, without_shrinking

ROWS: list[Row] = [
    {"id": "a", "students": 100, "students_senior_plus": 101, "applicant_kind": "other", "studnts": "1"},
    {"id": "b", "students": -5, "students_senior_plus": None, "applicant_kind": "factory", "studnts": "1"},
    {"id": "c", "students": 10**18, "students_senior_plus": 1, "applicant_kind": None, "studnts": "1"},
    {"id": "d", "students": None, "students_senior_plus": 7, "applicant_kind": None, "studnts": "1"},
]


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_problem_names_its_row_and_column(backend: str) -> None:
    build, read = BACKENDS[backend]
    found = read(validate_frame(build(ROWS), key="id", language="en"))
    told = sorted((str(cells["row"]), cells["column"]) for cells in found)
    assert told == [
        ("None", "studnts"),
        ("a", "students_senior_plus, students"),
        ("b", "applicant_kind"),
        ("b", "students"),
        ("c", "students"),
    ]
    reasons = {cells["column"]: cells["reason"] for cells in found}
    assert reasons["studnts"] == "is no fact and is not read; perhaps students?"


def test_rows_are_counted_where_a_table_has_an_order() -> None:
    for table in (pl.DataFrame(ROWS), pl.DataFrame(ROWS).lazy(), pl.DataFrame(ROWS).to_arrow()):
        found: Any = validate_frame(table, key=None)
        rows = found.collect() if isinstance(found, pl.LazyFrame) else pl.DataFrame(found)
        assert sorted(rows["row"].drop_nulls()) == [0, 1, 1, 2]
    relation = duckdb.connect().from_arrow(pl.DataFrame(ROWS).to_arrow())
    with pytest.raises(TableError, match="key="):
        validate_frame(relation)
    with pytest.raises(TableError, match="no column name"):
        validate_frame(relation, key="name")


def test_columns_of_a_wrong_type_are_told_and_the_rest_is_still_read() -> None:
    table = pl.DataFrame({"在校学生": ["12"], "毕业": [1], "rules_finance": [1], "teachers_full_time": [-1]})
    found = validate_frame(table, columns=CHINESE_COLUMNS)
    assert found.rows() == [
        (None, "毕业", "不是事实的名称，未读取"),
        (None, "在校学生", "的类型为 String；应为整数"),
        (None, "rules_finance", "的类型为 Int64；应为是或否"),
        (0, "teachers_full_time", "应为 0 至 10¹⁵ 的整数"),
    ]


@pytest.mark.parametrize("cells", [[], [1, 2]])
def test_a_problem_of_a_whole_column_has_no_row_in_pandas_either(cells: list[int]) -> None:
    table = pd.DataFrame({"unrelated": cells, "students": pd.Categorical(cells)}, index=["a", "a"][: len(cells)])
    found = validate_frame(table, language="en")
    assert [tuple(problem[1:]) for problem in found.itertuples()] == [
        (pd.NA, "unrelated", "is no fact and is not read"),
        (pd.NA, "students", "is of type Categorical; it must hold whole numbers"),
    ]
    assert found["row"].dtype == "Int64"


def test_a_sound_table_has_no_problems() -> None:
    assert validate_frame(pl.DataFrame({"applicant": ["甲"], "students": [3]})).is_empty()
    assert validate_frame(pl.DataFrame({"applicant": ["甲"]})).columns == ["row", "column", "reason"]


@without_shrinking
@given(sheets=many_broken)
def test_the_rows_told_are_those_refused(sheets: list[Sheet]) -> None:
    table = polars([row(sheet) for sheet in sheets])
    told = set(validate_frame(table)["row"])
    refused = check_frame(table, "municipal")["4.1.2"].is_null()
    assert told == set(refused.arg_true())
