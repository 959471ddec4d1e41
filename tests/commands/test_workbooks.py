"""Workbooks on the command line: templates, tables and folders judged, results written, problems told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from skillbase_rules import Application, assess
from skillbase_rules.cli import main
from skillbase_rules.workbooks import read_form, write_form
from tests.support.books import written_by_openpyxl

EXAMPLES = Path(__file__).parents[2] / "examples"
COLLEGE = EXAMPLES / "technician_college.json"
Out = pytest.CaptureFixture[str]
ROWS: list[tuple[object, ...]] = [
    ("序号", "申报单位", "在校学生", "高级工以上培养学生"),
    (1, "甲学院", 3200, 5),
    (2, "乙学院", 900, 5),
]


def run(capsys: Out, *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def table(path: Path, *more: tuple[object, ...]) -> Path:
    path.write_bytes(written_by_openpyxl([*ROWS, *more]))
    return path


def sheet(path: Path, name: str) -> list[list[object]]:
    book: Any = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_a_template_is_written_filled_in_and_judged(capsys: Out, tmp_path: Path) -> None:
    path, results = tmp_path / "申报表.xlsx", tmp_path / "结果.xlsx"
    assert run(capsys, "template", path) == (0, f"已写入 {path}\n", "")
    book: Any = openpyxl.load_workbook(path)
    book["申报表"]["A4"] = "甲学院"
    book.save(path)
    status, out, err = run(capsys, "check", path, "--out", results)
    assert (status, err) == (0, "")
    assert "共 1 个申报单位" in out
    assert sheet(results, "结论")[2][:3] == ["甲学院", "", "申报表!A4"]


def test_an_official_who_fills_in_the_examples_is_told_that_nobody_is_judged(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "申报表.xlsx"
    run(capsys, "template", path)
    status, out, _ = run(capsys, "check", path, "--track", "national")
    assert status == 0
    assert out.splitlines()[1:] == ["共 0 个申报单位", "没有可以审核的申报单位；填在“示例”表上的不作数"]


def test_a_form_is_written_from_a_file_and_judged_as_the_file(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "竖表.xlsx"
    assert run(capsys, "template", path, "--from", COLLEGE)[0] == 0
    assert read_form(path) == Application.model_validate_json(COLLEGE.read_bytes())
    assert run(capsys, "check", path) == run(capsys, "check", COLLEGE)


def test_verdicts_on_a_table_are_listed_and_can_fail(capsys: Out, tmp_path: Path) -> None:
    path = table(tmp_path / "表.xlsx")
    status, out, err = run(capsys, "check", path, "--track", "municipal")
    assert (status, err) == (0, "")
    assert "国家级" not in out
    assert [line.split()[:2] for line in out.splitlines()[-2:]] == [["甲学院", "表!A2"], ["乙学院", "表!A3"]]
    assert run(capsys, "check", path, "--fail-unmet")[0] == 1
    assert "| 甲学院 | 表!A2 |" in run(capsys, "check", path, "--format", "markdown")[1]


def test_data_on_a_table_hold_every_clause(capsys: Out, tmp_path: Path) -> None:
    data = json.loads(run(capsys, "check", table(tmp_path / "表.xlsx"), "--format", "json")[1])
    first = data["applicants"][0]
    assert (first["applicant"], first["where"]) == ("甲学院", "表!A2")
    assert set(first["sections"]) == {"applicant", "national", "municipal"}
    assert first["clauses"]["4.1.2.3.b"] == "unknown"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rows_that_cannot_be_judged_are_told_and_end_with_two(capsys: Out, tmp_path: Path, language: str) -> None:
    path = table(tmp_path / "表.xlsx", (3, "丙", "约2000", None), (4, "丁", 5, 6), ("合计", None, 4105, None))
    status, out, err = run(capsys, "check", path, "--lang", language, "--out", tmp_path / "结果.xlsx")
    assert status == 2
    lines = err.splitlines()
    assert [line.split()[0] for line in lines] == ["表!C4", "表!A6", "表!D5"]
    assert ("约数" in lines[0]) is (language == "zh")
    assert out.count("未审" if language == "zh" else "not judged") == 9
    assert len(sheet(tmp_path / "结果.xlsx", "结论" if language == "zh" else "Verdicts")) == 6


def test_csv_and_parquet_are_judged_too(capsys: Out, tmp_path: Path) -> None:
    csv, parquet = tmp_path / "表.csv", tmp_path / "表.parquet"
    csv.write_text("申报单位;在校学生\n甲学院;3200\n", encoding="gb18030")
    pl.DataFrame({"申报单位": ["甲学院"], "在校学生": [3200]}).write_parquet(parquet)
    assert "甲学院    表.csv!A2" in run(capsys, "check", csv)[1]
    assert "甲学院    表.parquet 第 1 行" in run(capsys, "check", parquet)[1]
    parquet.write_bytes(parquet.read_bytes()[:100])
    assert run(capsys, "check", parquet) == (2, "", "“表.parquet”不是完整的 Parquet 文件\n")


def test_a_folder_is_judged_file_by_file(capsys: Out, tmp_path: Path) -> None:
    shutil.copy(COLLEGE, tmp_path / "a.json")
    write_form(tmp_path / "b.xlsx", Application.model_validate_json(COLLEGE.read_bytes()))
    table(tmp_path / "c.xlsx")
    for name, content in (("d.json", "{"), ("e.docx", "x"), ("~$c.xlsx", "x"), ("f.json", '{"unit": 1}')):
        (tmp_path / name).write_text(content)
    (tmp_path / "g.xlsx").write_bytes(b"PK\x03\x04")
    status, out, err = run(capsys, "check", tmp_path)
    assert status == 2
    assert [line.split()[1] for line in out.splitlines()[-4:]] == ["a.json", "b.xlsx", "c.xlsx", "c.xlsx"]
    assert out.splitlines()[-4].split()[2:] == out.splitlines()[-3].split()[2:]
    assert sorted(line.split()[0].split("：")[0] for line in err.splitlines()) == [
        "d.json",
        "e.docx",
        "f.json",
        "g.xlsx",
    ]
    (tmp_path / "none").mkdir()
    assert run(capsys, "check", tmp_path / "none")[0] == 2


def test_one_application_has_results_as_a_workbook_too(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "结果.xlsx"
    assert run(capsys, "check", COLLEGE, "--out", path, "--applicants")[0] == 0
    application = Application.model_validate_json(COLLEGE.read_bytes())
    met = [finding.clause for finding in assess(application).findings if finding.status == "met"]
    said = {str(row[1]): row[0] for row in sheet(path, application.applicant.name)}
    assert met
    assert all(said[clause] == "符合" for clause in met)


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("check", COLLEGE, "--out", "a.txt"), "--out 应为 .xlsx", "--out must end in .xlsx"),
        (("template", "a.doc"), "模板应为 .xlsx", "must end in .xlsx"),
        (
            ("whatif", COLLEGE, "--set", "integrated_teachrs=20"),
            "如 integrated_teachers",
            "such as integrated_teachers",
        ),
        (("select", EXAMPLES / "pool.json", "--withdrawn", "zz"), "没有此编号", "no candidate of that"),
        (("publicity", "2024-09-13", "--end", "2024-09-01"), "早于开始日", "before"),
        (("prefer", COLLEGE, "--reading", "x=y"), "没有此字段", "not a known field"),
    ],
)
def test_every_message_is_in_the_language_asked_for(
    capsys: Out, arguments: tuple[object, ...], zh: str, en: str
) -> None:
    for language, words, other in (("zh", zh, en), ("en", en, zh)):
        status, out, err = run(capsys, *arguments, "--lang", language)
        assert (status, out) == (2, "")
        assert words in err
        assert other not in err


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("check",), "缺少参数：FILE", "required: FILE"),
        (("check", "a", "--format", "xml"), "没有选项 'xml'；可选：", "invalid choice: 'xml'"),
        (("check", "a", "--colour"), "没有这样的参数：--colour", "unrecognized"),
        (("publicity", "2024-13-99"), "没有这一天", "no such day"),
        (("publicity", "2024-09-13", "--days", "0"), "应为 1 至 1000", "from 1 to 1000"),
        (("publicity", "13.9.2024"), "请写作 2024-09-13、2024/9/13", "write a day as 2024-09-13"),
    ],
)
def test_what_is_wrong_with_the_arguments_is_in_the_language_asked_for(
    capsys: Out, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    for language, words, other in (("zh", zh, en), ("en", en, zh)):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--lang", language])
        err = capsys.readouterr().err
        assert ended.value.code == 2
        assert words in err
        assert other not in err


@pytest.mark.parametrize("day", ["2024-09-13", "2024/9/13", "2024年9月13日"])
def test_days_are_taken_as_people_write_them(capsys: Out, day: str) -> None:
    assert run(capsys, "publicity", day) == run(capsys, "publicity", "2024-09-13")


def test_a_report_is_made_of_tables_and_forms_too(capsys: Out, tmp_path: Path) -> None:
    form = tmp_path / "竖表.xlsx"
    write_form(form, Application.model_validate_json(COLLEGE.read_bytes()))
    path = table(tmp_path / "表.xlsx")
    status, out, err = run(capsys, "report", form, path, "--format", "markdown")
    assert (status, err) == (0, "")
    assert [name in out for name in ("江岚技师学院", "甲学院", "乙学院")] == [True] * 3
    receipts = run(capsys, "report", form, "--format", "receipt")[1]
    assert receipts == run(capsys, "report", COLLEGE, "--format", "receipt")[1]


def test_no_report_is_made_of_rows_that_cannot_be_judged(capsys: Out, tmp_path: Path) -> None:
    path = table(tmp_path / "表.xlsx", (3, "丙", "约2000", None), (4, "丁", 5, 6))
    status, out, err = run(capsys, "report", path)
    assert (status, out) == (2, "")
    assert [line.split()[0] for line in err.splitlines()] == ["表!C4", "表!D5"]
