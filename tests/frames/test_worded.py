"""Tables of results in words: the same verdicts, and columns that people can read."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from skillbase_rules import Application, assess, check_national_basic
from skillbase_rules.engine.text import LANGUAGES, Language
from skillbase_rules.frames import (
    TableError,
    check_frame,
    count_statuses,
    findings_frame,
    prefer_frame,
    synthetic_applicants,
    threshold_sweep,
)
from skillbase_rules.wording.verdicts import STATUS
from tests.support.tables import BACKENDS, Row, as_polars

APPLICANTS = as_polars(synthetic_applicants(30))
SPARSE = Application.model_validate_json(Path("examples/sparse.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_for_the_same_verdicts(language: Language) -> None:
    codes = check_frame(APPLICANTS, "national", shortfalls=True, reasons=language)
    words = check_frame(APPLICANTS, "national", shortfalls=True, reasons=language, language=language)
    said = {status.value: text.in_(language) for status, text in STATUS.items()}
    own = len(APPLICANTS.columns)
    for code, word in zip(codes.columns[own:], words.columns[own:], strict=True):
        clause, _, ending = code.partition("__")
        assert word.split(" ")[0] == clause
        assert len(word) > len(clause)
        cells = codes[code].to_list()
        assert words[word].to_list() == (cells if ending else [said.get(cell) for cell in cells])


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_kind_of_table_is_written_in_words(backend: str) -> None:
    build, read = BACKENDS[backend]
    rows: list[Row] = [
        {"annual_training_capacity": 2000},
        {"annual_training_capacity": 1999},
        {"annual_training_capacity": None},
    ]
    judged = read(check_frame(build(rows), "national", language="zh"))
    assert [row["4.1.1.2.b 年培训能力"] for row in judged] == ["符合", "不符合", "待定"]
    counted = {row["条款"]: row for row in read(count_statuses(build(rows), "national", language="zh"))}
    assert counted["4.1.1.2.b 年培训能力"]["不符合"] == 1
    swept = read(threshold_sweep(build(rows), "national_min_capacity", [2000], tracks=["national"], language="en"))
    assert swept[0]["track"] == "4.1.1 National basic conditions"
    assert swept[0]["not met"] == 1


def test_preference_is_written_in_words() -> None:
    words = prefer_frame(APPLICANTS, language="zh").columns
    assert {"4.2.5 技工院校", "已具备的倾斜情形", "同等条件下优先"} <= set(words)


def test_a_column_under_the_name_of_a_result_is_refused_in_words_too() -> None:
    with pytest.raises(TableError, match=r"3\.1 申报主体"):
        check_frame(pl.DataFrame({"3.1 申报主体": [1]}), "applicant", language="zh")
    with pytest.raises(TableError, match="不符合"):
        count_statuses(pl.DataFrame({"不符合": ["a"]}), "applicant", by=["不符合"], language="zh")


def test_findings_stand_in_a_table_by_codes() -> None:
    table = as_polars(findings_frame(check_national_basic(SPARSE)))
    assert table["clause"].to_list() == [finding.clause for finding in check_national_basic(SPARSE)]
    row = table.row(by_predicate=pl.col("clause") == "4.1.1.3.b", named=True)
    assert row["status"] == "not_met"
    assert (row["shortfall"], row["shortfall_max"]) == (1, 10)
    assert row["readings"] == "R-01 R-02 R-30"


def test_findings_stand_in_a_table_in_words() -> None:
    table = as_polars(findings_frame(assess(SPARSE), language="zh", backend="pandas"))
    row = table.row(by_predicate=pl.col("条款") == "4.1.1.3.b", named=True)
    assert row["内容"] == "一体化教师占比"
    assert row["结论"] == "不符合"
    assert row["差距与待补"] == "还差1至10名一体化教师"
    assert row["章节"].startswith("4.1.1.3 ")
