"""A template is written, filled in and read; CSV is read in whatever encoding; what is at fault is told by its cell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from skillbase_rules import Facts
from skillbase_rules.frames import check_frame, chinese_columns, facts_from_frame
from skillbase_rules.frames.records import Backend
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import WorkbookError, WorkbookWarning, read_table, write_template
from skillbase_rules.workbooks.template import FIRST_ROW, columns_of
from tests.support.books import read, stated, written_by_openpyxl
from tests.support.tables import as_polars

COLUMNS = [column.question.name for column in columns_of(DEFAULT)]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "template.xlsx"
    write_template(path)
    return path


def fill(path: Path, *rows: dict[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=FIRST_ROW + 1):
        for name, cell in row.items():
            book.worksheets[0].cell(number, COLUMNS.index(name) + 1, cell)
    book.save(path)


def test_the_template_alone_holds_no_applicant(template: Path) -> None:
    assert as_polars(read_table(template)).is_empty()


def test_every_fact_has_one_column_and_the_kind_of_applicant_is_among_the_first() -> None:
    assert sorted(COLUMNS) == sorted(["applicant", "body", *Facts.fact_names()])
    assert COLUMNS.index("applicant_kind") < 6


@pytest.mark.parametrize("word", ["?", "？", "/", "\\", "-", "--", "—", "——", "–", "未知", "不详", "Unknown"])
def test_what_people_write_where_they_do_not_know_states_nothing(template: Path, word: str) -> None:
    fill(
        template, {"applicant": "甲", "annual_training_capacity": word, "rules_training": word, "applicant_kind": word}
    )
    (facts,) = facts_from_frame(read_table(template))
    assert facts == Facts()


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_what_is_filled_in_is_judged(template: Path, backend: Backend) -> None:
    fill(
        template,
        {"applicant": "甲", "annual_training_capacity": 2000, "rules_training": "是", "rules_finance": "否"},
        {"applicant": "乙", "annual_training_capacity": "≤1999", "rules_training": True},
        {"applicant": "丙", "annual_training_capacity": "2000以上", "applicant_kind": "公共实训基地"},
    )
    table = read_table(template, backend=backend)
    found = as_polars(check_frame(table, "national"))
    assert found["applicant"].to_list() == ["甲", "乙", "丙"]
    assert [str(cell) for cell in found["4.1.1.2.b"]] == ["met", "not_met", "met"]
    assert [str(cell) for cell in found["4.1.1.1.b"]] == ["not_met", "unknown", "unknown"]
    assert found["applicant_kind"].to_list() == [None, None, "public_training_base"]


def test_facts_are_read_as_they_are_stated(template: Path) -> None:
    fill(template, {"applicant": "甲", "teachers_part_time": "20-30", "existing_base_level": "市级"})
    (facts,) = facts_from_frame(read_table(template))
    assert isinstance(facts, Facts)
    assert (facts.teachers_part_time.at_least, facts.teachers_part_time.at_most) == (20, 30)
    assert facts.existing_base_level == "municipal"


def test_every_cell_that_cannot_be_read_is_told(template: Path) -> None:
    fill(
        template,
        {"applicant": "甲", "students": "很多", "rules_training": "也许"},
        {"students": "9-3", "applicant_kind": "厂"},
    )
    with pytest.raises(WorkbookError) as raised:
        read_table(template)
    told = [(problem.place[0], COLUMNS[problem.place[1]]) for problem in raised.value.problems]
    assert sorted(told) == [(3, "rules_training"), (3, "students"), (4, "applicant_kind"), (4, "students")]
    letter = openpyxl.utils.get_column_letter(COLUMNS.index("students") + 1)
    assert f"申报表!{letter}4 “在校学生”填的是“很多”" in raised.value.text.zh
    assert raised.value.text.zh.count("\n") == 3


def test_of_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    with pytest.raises(WorkbookError) as raised:
        raise_all(written_by_openpyxl([["申报单位", "在校学生"], *[["甲", "很多"]] * 30]))
    assert len(raised.value.problems) == 30
    assert raised.value.text.zh.splitlines()[-1] == "……另有 10 处"


def raise_all(content: bytes) -> None:
    from skillbase_rules.workbooks.problems import unreadable

    raise unreadable(read(content).problems)


def test_what_was_passed_over_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(written_by_openpyxl([["申报单位", "在校学生"], ["甲", 5], ["合计", 5]]))
    with pytest.warns(WorkbookWarning, match="表!A3 .* totals"):
        assert len(read_table(path)) == 1


def test_lists_are_offered_in_chinese_and_headers_are_those_of_the_facts(template: Path) -> None:
    sheet = openpyxl.load_workbook(template).worksheets[0]
    offered = {str(each.sqref).split(":")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    letter = openpyxl.utils.get_column_letter(COLUMNS.index("rules_training") + 1)
    assert offered[f"{letter}{FIRST_ROW + 1}"] == '"是,否"'
    headers = [sheet.cell(2, number).value for number in range(1, len(COLUMNS) + 1)]
    assert [chinese_columns(DEFAULT)[str(header)] for header in headers] == COLUMNS
    units = [sheet.cell(3, number).value for number in range(1, len(COLUMNS) + 1)]
    assert not any("persons" in str(unit) for unit in units)
    assert units[COLUMNS.index("annual_training_capacity")] == "人次/年"


# CSV

CSV = "申报单位,在校学生,integrated_teachers,备注\n甲学院,100,≥5,无\n\n乙学院,?,,\n"
STATED = [
    {"applicant": "甲学院", "students": 100, "integrated_teachers__min": 5, "备注": "无"},
    {"applicant": "乙学院"},
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("between", [",", "\t", ";"])
def test_csv_is_read_whatever_its_encoding_and_whatever_stands_between_its_cells(encoding: str, between: str) -> None:
    assert stated(read(CSV.replace(",", between).encode(encoding), "表.csv")) == STATED


def test_csv_is_told_by_cell_too() -> None:
    (problem,) = read("申报单位,在校学生\n甲,约2000\n".encode(), "表.csv").problems
    assert problem.cell == "表.csv!B2"


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows() -> None:
    with pytest.raises(WorkbookError) as raised:
        read('申报单位,在校学生\n"甲,100\n乙,100\n'.encode(), "表.csv")
    assert "引号" in raised.value.text.zh


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        f"from skillbase_rules.workbooks import write_template; write_template({str(tmp_path / 'a.xlsx')!r})"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8")
    assert ended.returncode == 1
    assert "skillbase-rules[excel]" in ended.stderr.splitlines()[-1]
