"""Results as a workbook: verdicts of the library, problems by cell, and nothing that a spreadsheet would carry out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from skillbase_rules import CHONGQING_2024, Facts, SkillbaseError, check_municipal_basic
from skillbase_rules.frames import facts_from_frame, frame_from_applications, synthetic_applicants
from skillbase_rules.questions import DEFAULT
from skillbase_rules.wording.verdicts import STATUS
from skillbase_rules.workbooks import WorkbookError, read_table, write_results
from skillbase_rules.workbooks.batches import batch_of, batch_of_table, judged, together
from skillbase_rules.workbooks.receipt import digest_of
from skillbase_rules.workbooks.results import results_bytes
from tests.support.books import read, written_by_openpyxl
from tests.support.tables import as_polars
from tests.support.toy_notice import VILLAGE_IN_FULL as TOY

INJECTIONS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "\t=1+1")

ODD = ("甲/乙[1]", "甲/乙[1]", None, "x" * 40)
TWELVE = synthetic_applicants(12)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(page: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def written(tmp_path: Path, table: Any, **options: Any) -> Any:
    path = tmp_path / "结果.xlsx"
    write_results(path, table, **options)
    return opened(path.read_bytes())


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the results of twelve applicants by all conditions, written once."""
    path = tmp_path_factory.mktemp("results") / "结果.xlsx"
    write_results(path, TWELVE)
    return path


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return results with a sheet for each of a few applicants with odd names, written once."""
    names = (*ODD, *INJECTIONS)
    students = [3200, 5, 1, 2, *[1] * len(INJECTIONS)]
    table = pl.DataFrame({"applicant": names, "body": names, "students": students})
    path = tmp_path_factory.mktemp("named") / "结果.xlsx"
    write_results(path, table, sections=["municipal"], applicants=True)
    return path.read_bytes()


def test_verdicts_are_those_of_the_library(results: Path) -> None:
    rows = cells(opened(results.read_bytes())["结论"])
    assert rows[1][:3] == ["申报单位", "推荐单位", "出处"]
    overall = rows[1].index("市级基础条件（4.1.2）")
    clause = next(place for place, heading in enumerate(rows[1]) if str(heading).startswith("4.1.2.3.b\n"))
    for row, facts in zip(rows[2:], facts_from_frame(TWELVE), strict=True):
        assessment = check_municipal_basic(facts)
        assert row[overall] == STATUS[assessment.status].zh
        assert row[clause] == STATUS[assessment["4.1.2.3.b"].status].zh


def test_headers_stay_in_sight_and_can_be_filtered(results: Path) -> None:
    page = opened(results.read_bytes())["结论"]
    assert page.freeze_panes == "B3"
    assert page.auto_filter.ref.startswith("A2:")
    colours = {cell.value: cell.fill.fgColor.rgb for row in page.iter_rows(min_row=3, min_col=4) for cell in row}
    assert len(set(colours.values())) == len(colours) >= 3


def test_what_is_lacking_is_told_clause_by_clause(tmp_path: Path) -> None:
    table = frame_from_applications([Facts.model_validate({"annual_training_capacity": 1990})])
    rows = cells(written(tmp_path, table, sections=["national"])["差距"])
    (line,) = [row for row in rows if row[2] == "4.1.1.2.b"]
    assert line[4:7] == ["不符合", 10, 10]
    assert "年培训能力" in str(line[7])
    assert len(rows) > 10
    assert {row[4] for row in rows[1:]} == {"不符合", "待定"}


def test_of_more_that_is_lacking_than_a_sheet_shows_the_last_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillbase_rules.workbooks.results.MOST_LACKING", 2)
    rows = cells(written(tmp_path, synthetic_applicants(3), sections=["national"])["差距"])
    assert [row[0] for row in rows[1:]] == ["虚构第1技师学院", "虚构第1技师学院", "只列前 2 条；其余见“结论”表。"]


def test_names_bodies_and_sources_have_room(results: Path) -> None:
    widths = opened(results.read_bytes())["结论"].column_dimensions
    assert [int(widths[column].width) for column in "ABC"] == [28, 20, 16]


def test_lists_are_filtered_from_their_headings_on(results: Path) -> None:
    book = opened(results.read_bytes())
    assert book["问题"].auto_filter.ref == "A1:E2"
    assert book["差距"].auto_filter.ref == f"A1:H{book['差距'].max_row}"


def test_no_name_is_carried_out(named: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(named)) as book:
        for part in book.namelist():
            text = book.read(part).decode("utf-8", "replace")
            assert "<f>" not in text
            assert "<hyperlink " not in text
    rows = cells(opened(named)["结论"])[2 + len(ODD) :]
    assert tuple(row[0] for row in rows) == tuple(row[1] for row in rows) == INJECTIONS


FILLED: list[tuple[object, ...]] = [
    ("申报单位", "推荐单位", "在校学生", "高级工以上培养学生"),
    ("甲", "某局", "约2000", None),
    ("乙", "某局", 900, 901),
    ("丙", "某局", 900, 5),
    ("合计", None, 1800, None),
]


def test_problems_are_told_by_cell_and_such_rows_are_not_judged() -> None:
    content = written_by_openpyxl(FILLED)
    batch = batch_of(read(content), DEFAULT, (("表.xlsx", digest_of(content)),))
    book = opened(results_bytes(judged(batch, DEFAULT, "zh", ["applicant"])))
    verdicts = {row[0]: row[3:] for row in cells(book["结论"])[2:]}
    assert set(verdicts["甲"]) == set(verdicts["乙"]) == {"未审"}
    assert "未审" not in verdicts["丙"]
    problems = [row[:4] for row in cells(book["问题"])[1:]]
    assert problems == [
        ["表!C2", "甲", "在校学生", "问题"],
        ["表!A5", "", "申报单位", "提示"],
        ["表!D3", "乙", "高级工以上培养学生、在校学生", "问题"],
    ]
    basis = {str(row[0]): str(row[1]) for row in cells(book["依据"])}
    assert basis["来源文件"] == "表.xlsx"
    assert digest_of(content) in basis["文件校验"]


def test_what_was_judged_by_is_told(tmp_path: Path) -> None:
    edition = CHONGQING_2024.revise(national_min_capacity=2500).choosing(senior_group="both")
    rows = cells(written(tmp_path, synthetic_applicants(2), edition=edition, sections=["applicant"])["依据"])
    said = "\n".join(str(row[1]) for row in rows)
    assert edition.id in said
    assert "2000 → 2500" in said
    assert "senior_group=both" in said


def test_no_applicant_has_a_sheet_where_none_is_asked_for(results: Path) -> None:
    assert opened(results.read_bytes()).sheetnames == ["结论", "差距", "问题", "依据", "_skillbase_rules"]


def test_two_batches_are_one_after_the_other() -> None:
    one, two = pl.DataFrame({"students": [1, 2]}), pl.DataFrame({"students": [3], "teachers": [4]})
    both = together([batch_of_table(one), batch_of_table(two)])
    assert as_polars(both.table).rows() == [(1, None), (2, None), (3, 4)]
    assert len(both.origins) == 3


def test_each_applicant_has_a_sheet_where_asked_for(named: bytes, tmp_path: Path) -> None:
    book = opened(named)
    assert book.sheetnames[4:8] == ["甲_乙_1_", "甲_乙_1_ (2)", "3", "x" * 31]
    assert len(book.sheetnames) == 4 + len(ODD) + len(INJECTIONS) + 1
    said = [row for row in cells(book["甲_乙_1_"]) if row[1] == "4.1.2.3.b"]
    assert said[0][3] == "3200 / ?"
    with pytest.raises(SkillbaseError, match="201 applicants"):
        written(tmp_path, synthetic_applicants(201), sections=["applicant"], applicants=True)


def test_results_are_written_in_english_too(tmp_path: Path) -> None:
    book = written(tmp_path, synthetic_applicants(2), language="en", sections=["applicant"], applicants=True)
    assert book.sheetnames[:4] == ["Verdicts", "Lacking", "Problems", "Basis"]
    assert cells(book["Verdicts"])[2][3] in {"met", "not met", "unknown"}


def test_results_are_not_taken_for_a_table_to_judge(results: Path) -> None:
    with pytest.raises(WorkbookError, match="holds results"):
        read_table(results)


def test_another_edition_has_results_too(tmp_path: Path) -> None:
    table = synthetic_applicants(3, edition=TOY)
    rows = cells(written(tmp_path, table, edition=TOY)["结论"])
    assert len(rows) == 2 + len(as_polars(table))
