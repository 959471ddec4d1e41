"""Workbooks that LibreOffice saved: it stores what formulas come to, and keeps marks and hidden rows its own way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillbase_rules import Application
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import WorkbookError
from skillbase_rules.workbooks.form import form_bytes
from skillbase_rules.workbooks.form_reading import read_application
from skillbase_rules.workbooks.template import template_bytes
from tests.support.books import read, stated, told, written_by_openpyxl, written_by_xlsxwriter

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="this machine has no LibreOffice")

HEADERS = ("序号", "申报单位", "推荐单位", "在校学生", "培训管理制度")
APPLICATION = Application.model_validate_json(
    (Path(__file__).parents[2] / "examples" / "technician_college.json").read_bytes()
)


def hide_and_merge(page: Any) -> None:
    page.merge_cells("A1:E1")
    page.merge_cells("C3:C4")
    page.merge_cells("E3:E4")
    page.row_dimensions[5].hidden = True


def percent(book: Any, page: Any) -> None:
    page.write_number(1, 3, 1, book.add_format({"num_format": "0%"}))


SOURCES = {
    "公式": written_by_openpyxl([HEADERS, (1, "甲", "某局", "=1600*2", "是"), (2, "乙", "某局", "=1/0", "=A9")]),
    "合并": written_by_openpyxl(
        [
            ["汇总表"],
            HEADERS,
            (1, "甲", "某局", 3200, "是"),
            (2, "乙", None, 5, None),
            (3, "丙", "某局", "２０００以上", "√"),
        ],
        hide_and_merge,
    ),
    "百分": written_by_xlsxwriter([HEADERS, (1, "甲", "某局", 1, "是")], percent),
    "日期": written_by_openpyxl([HEADERS, (1, "甲", "某局", "9-10", "是"), ("合计", None, None, 3205, None)]),
    "模板": template_bytes(DEFAULT),
    "竖表": form_bytes(DEFAULT, APPLICATION),
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the sources as LibreOffice saves them, all in one start."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "in").mkdir()
    for name, content in SOURCES.items():
        (folder / "in" / f"{name}.xlsx").write_bytes(content)
    files = [str(path) for path in sorted((folder / "in").iterdir())]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(folder / "out"), *files], check=True, capture_output=True, timeout=300)
    return {name: (folder / "out" / f"{name}.xlsx").read_bytes() for name in SOURCES}


def test_what_formulas_come_to_is_read_once_it_is_stored(saved: dict[str, bytes]) -> None:
    filled = read(saved["公式"])
    assert stated(filled)[0] == {
        "序号": "1", "applicant": "甲", "body": "某局", "students": 3200, "rules_training": True,
    }  # fmt: skip
    assert stated(filled)[1] == {"序号": "2", "applicant": "乙", "body": "某局"}
    assert "#DIV/0!" in told(filled.problems)["表!D3"]


def test_merged_cells_and_hidden_rows_are_told_as_ever(saved: dict[str, bytes]) -> None:
    filled = read(saved["合并"])
    assert filled.columns["body"] == ["某局", "某局", "某局"]
    assert list(told(filled.problems)) == ["表!E3", "表!E4"]
    assert "隐藏" in told(filled.notes)["表!B5"]
    assert stated(filled)[2]["students__min"] == 2000


def test_a_percentage_stays_one(saved: dict[str, bytes]) -> None:
    assert "百分数" in told(read(saved["百分"]).problems)["表!D2"]


def test_spans_stay_spans_and_totals_totals(saved: dict[str, bytes]) -> None:
    filled = read(saved["日期"])
    assert [(row["students__min"], row["students__max"]) for row in stated(filled)] == [(9, 10)]
    assert "合计" in told(filled.notes)["表!A3"]


def test_the_template_is_known_by_its_mark_still(saved: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(saved["模板"])
    assert stated(read(saved["模板"])) == []
    book: Any = openpyxl.load_workbook(path)
    assert book["_skillbase_rules"].sheet_state != "visible"
    assert any(each.formula1 == '"是,否"' for each in book["申报表"].data_validations.dataValidation)


def test_the_form_comes_back_whole(saved: dict[str, bytes]) -> None:
    assert read_application("竖表.xlsx", saved["竖表"], DEFAULT)[0] == APPLICATION
    with pytest.raises(WorkbookError):
        read(saved["竖表"])
