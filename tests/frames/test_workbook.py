"""A workbook is written, filled in and read; what cannot be read is told cell by cell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from skillbase_rules import Facts
from skillbase_rules.frames import (
    CHINESE_COLUMNS,
    WorkbookError,
    check_frame,
    facts_from_frame,
    read_table,
    write_template,
)
from skillbase_rules.frames.records import Backend
from skillbase_rules.frames.workbook import EXAMPLE_MARK, columns_of
from tests.support.tables import as_polars

COLUMNS = columns_of(Facts)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "template.xlsx"
    write_template(path)
    return path


def fill(path: Path, *rows: dict[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=5):
        for name, cell in row.items():
            book.worksheets[0].cell(number, COLUMNS.index(name) + 1, cell)
    book.save(path)


def test_the_template_alone_holds_no_applicant(template: Path) -> None:
    assert as_polars(read_table(template)).is_empty()


def test_the_example_row_can_be_read_once_it_is_named(template: Path) -> None:
    fill(template)
    book = openpyxl.load_workbook(template)
    cell = book.worksheets[0].cell(4, 1)
    assert str(cell.value).startswith(EXAMPLE_MARK)
    cell.value = "虚构技师学院"
    book.save(template)
    (facts,) = facts_from_frame(read_table(template))
    assert isinstance(facts, Facts)
    assert facts.annual_training_capacity.at_least == 5000
    assert (facts.teachers_part_time.at_least, facts.teachers_part_time.at_most) == (20, 30)
    assert facts.existing_base_level == "municipal"


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_what_is_filled_in_is_judged(template: Path, backend: Backend) -> None:
    fill(
        template,
        {"applicant": "甲", "annual_training_capacity": 2000, "rules_training": "是", "rules_finance": "否"},
        {"applicant": "乙", "annual_training_capacity": "≤1999", "rules_training": True},
        {"applicant": "丙", "annual_training_capacity": ">= 2000", "applicant_kind": "公共实训基地"},
    )
    table = read_table(template, backend=backend)
    found = as_polars(check_frame(table, "national"))
    assert found["applicant"].to_list() == ["甲", "乙", "丙"]
    assert [str(cell) for cell in found["4.1.1.2.b"]] == ["met", "not_met", "met"]
    assert [str(cell) for cell in found["4.1.1.1.b"]] == ["not_met", "unknown", "unknown"]
    assert found["applicant_kind"].to_list() == [None, None, "public_training_base"]


def test_every_cell_that_cannot_be_read_is_told(template: Path) -> None:
    fill(
        template,
        {"applicant": "甲", "students": "很多", "rules_training": "也许"},
        {"students": "9-3", "applicant_kind": "厂"},
    )
    with pytest.raises(WorkbookError) as raised:
        read_table(template)
    told = [(one.row, one.column) for one in raised.value.problems]
    assert sorted(told) == [(5, "rules_training"), (5, "students"), (6, "applicant_kind"), (6, "students")]
    assert "第 5 行“students”填写的是“很多”" in raised.value.text.zh


def test_csv_is_read_by_either_header(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("\ufeff申报单位,在校学生,integrated_teachers,备注\n甲,100,≥5,无\n\n乙,?,,\n", encoding="utf-8")
    table = as_polars(read_table(path))
    assert table.to_dict(as_series=False) == {
        "applicant": ["甲", "乙"],
        "students": [100, None],
        "integrated_teachers": [None, None],
        "备注": ["无", None],
        "integrated_teachers__min": [5, None],
        "integrated_teachers__max": [None, None],
    }


def test_two_columns_of_one_fact_and_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("students,在校学生\n1,2\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match="Two columns are headed students"):
        read_table(path)
    with pytest.raises(WorkbookError, match="neither"):
        read_table(tmp_path / "a.ods")


def test_lists_are_offered_and_headers_stand_in_both_languages(template: Path) -> None:
    sheet = openpyxl.load_workbook(template).worksheets[0]
    offered = {str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    letter = openpyxl.utils.get_column_letter(COLUMNS.index("rules_training") + 1)
    assert offered[f"{letter}4"] == '"是,否"'
    headers = [sheet.cell(1, number).value for number in range(1, len(COLUMNS) + 1)]
    assert [CHINESE_COLUMNS[str(header)] for header in headers] == list(COLUMNS)


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['openpyxl'] = None\n"
        f"from skillbase_rules.frames import write_template; write_template({str(tmp_path / 'a.xlsx')!r})"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8")
    assert ended.returncode == 1
    assert "skillbase-rules[excel]" in ended.stderr.splitlines()[-1]
