"""The form of one applicant: what is written into it comes back, and what cannot be is told by its cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillbase_rules import Application
from skillbase_rules.facts.lists import Trainer
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import WorkbookError, WorkbookWarning, read_form, read_table, write_form, write_template
from skillbase_rules.workbooks.form import form_bytes
from skillbase_rules.workbooks.form_reading import read_application
from skillbase_rules.workbooks.lines import form_topics, list_sheets
from tests.support.books import written_by_openpyxl

EXAMPLES = Path(__file__).parents[2] / "examples"
APPLICATIONS = [
    Application.model_validate_json((EXAMPLES / f"{name}.json").read_bytes())
    for name in ("technician_college", "enterprise_training_centre", "public_training_base", "sparse")
]
EVERYTHING = Application.model_validate(
    {
        "applicant": {"name": "=虚构学院", "existing_bases": [], "applicant_kind": "other"},
        "tracks": ["municipal"],
        "reference_year": 2023,
        "facilities": {"annual_training_capacity": {"at_least": 5}, "annual_high_skilled_capacity": {"at_most": 5}},
        "teacher_counts": {"teachers_full_time": {"at_least": 5, "at_most": 9}, "teachers_part_time": {"at_least": 1}},
        "lists_complete": {"partners": True, "training": False},
        "trainers": [{}, {"employment": "part_time", "title": "none", "level": "senior_technician", "workshop": False}],
        "training": [{"year": 2023, "occupation": "007", "persons": {"at_most": 7}, "level": "technician"}],
        "occupations": [{"name": "电工", "scarce": True}],
        "specialties": [],
        "partners": [{"name": "虚构集团", "size_class": "large"}, {"name": "@虚构厂"}],
        "joint_majors": [{"name": "a", "points": []}, {"name": "b"}, {"name": "c", "points": ["courses", "research"]}],
        "published": [{"fact": "teachers", "value": {"at_least": 8}, "year": 2023, "source": "虚构网"}],
        "commitments": {"serves_society_and_trade": True},
        "outcomes": {"serves_society_and_trade": False},
    }
)


def read(content: bytes) -> Application:
    return read_application("表.xlsx", content, DEFAULT)[0]


def answered(change: Callable[[Any], object], application: Application | None = None) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(DEFAULT, application)))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def answer(field: str, value: object) -> Callable[[Any], None]:
    """Answer a question of the form, found by its field."""

    def change(book: Any) -> None:
        row = next(row for row in book["申报表"].iter_rows() if row[5].value == field)
        row[1].value = value

    return change


@pytest.mark.parametrize("application", [*APPLICATIONS, EVERYTHING], ids=lambda application: application.applicant.name)
def test_what_is_written_comes_back(application: Application) -> None:
    assert read(form_bytes(DEFAULT, application)) == application


def test_every_field_of_an_application_has_its_line_or_its_sheet() -> None:
    lines = [line for topic in form_topics(DEFAULT) for line in topic.lines]
    assert len({line.key for line in lines}) == len(lines)
    asked = {line.path[0] for line in lines}
    assert asked == set(Application.model_fields)
    assert {sheet.path[-1] for sheet in list_sheets()} == {
        "existing_bases", "trainers", "training", "occupations", "specialties", "partners", "joint_majors",
            "published",
    }  # fmt: skip


def test_who_applies_comes_first_and_what_few_readings_need_comes_last() -> None:
    topics = [topic.label.zh for topic in form_topics(DEFAULT)]
    assert topics[:3] == ["申报单位", "申报主体", "国家级基础条件、市级基础条件"]
    assert topics[-1].startswith("更细的数")


def test_a_blank_form_states_nothing_but_lacks_a_name() -> None:
    with pytest.raises(WorkbookError) as raised:
        read(form_bytes(DEFAULT))
    (problem,) = raised.value.problems
    assert (problem.cell, problem.message.zh) == ("申报表!B5", "缺少此项")
    assert read(answered(answer("applicant.name", "甲"))) == Application.model_validate({"applicant": {"name": "甲"}})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (answer("students.students", "约2000"), "“在校学生”填的是“约2000”"),
        (answer("tracks", "国家级、省级"), "“申报类别”填的是“国家级、省级”"),
        (answer("trainers", "有（见“教师名册”表）"), "“教师名册”表是空的"),
        (answer("students.students_senior_plus", 4_000_000), "不可能大于 “在校学生”"),
        (lambda book: book["合作企业"].append([None, "大型"]), "合作企业!A3 “企业”缺少此项"),
        (lambda book: book["教师名册"].append(["甲", "全职"]), "教师名册!B3 “专职或兼职”填的是“全职”"),
        (lambda book: book["合作企业"].append(["乙"]) or answer("partners", "无")(book), "“合作企业”表中有内容"),
        (lambda book: [book["合作企业"].append(["乙"]) for _ in "ab"], "重复"),
        (lambda book: book["申报表"].append(["又一次", 5, "", "", "", "students.students"]), "出现了两次"),
        (lambda book: book["申报表"].delete_cols(6), "没有找到“答案”和“字段”两栏"),
        (lambda book: book["合作企业"].delete_rows(1, 2) or book["合作企业"].append(["乙", "大型"]), "没有找到列名"),
    ],
)
def test_what_cannot_be_is_told_by_its_cell(change: Callable[[Any], object], words: str) -> None:
    with pytest.raises(WorkbookError) as raised:
        read(answered(change, Application.model_validate(
            {"applicant": {"name": "甲"}, "students": {"students": 3200}}
        )))  # fmt: skip
    assert words in raised.value.text.zh


def test_a_roster_of_the_form_is_a_roster_of_the_application() -> None:
    def change(book: Any) -> None:
        answer("applicant.name", "甲")(book)
        book["教师名册"].append(["1", "专职", "是"])
        book["教师名册"].append(["2"])

    assert read(answered(change)).trainers == (
        Trainer.model_validate({"employment": "full_time", "integrated": True}),
        Trainer(),
    )


def test_lines_of_ones_own_are_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        answer("applicant.name", "甲")(book)
        book["申报表"].append(["联系人", "某某"])

    path = tmp_path / "表.xlsx"
    path.write_bytes(answered(change))
    with pytest.warns(WorkbookWarning, match="line of your own"):
        assert read_form(path).applicant.name == "甲"


def test_forms_and_tables_are_not_taken_for_each_other(tmp_path: Path) -> None:
    table, form, own = (tmp_path / name for name in ("table.xlsx", "form.xlsx", "own.xlsx"))
    write_template(table)
    write_form(form)
    own.write_bytes(written_by_openpyxl([["申报单位", "在校学生"], ["甲", 5]]))
    with pytest.raises(WorkbookError, match="form of one applicant"):
        read_table(form)
    for path in (table, own):
        with pytest.raises(WorkbookError, match="not the form of one applicant"):
            read_form(path)


def test_the_form_is_printed_on_a4_across_with_all_its_columns_on_one_page() -> None:
    first = openpyxl.load_workbook(io.BytesIO(form_bytes(DEFAULT))).worksheets[0]
    assert (first.page_setup.paperSize, first.page_setup.orientation) == (9, "landscape")
    assert (first.sheet_properties.pageSetUpPr.fitToPage, first.page_setup.fitToHeight) == (True, 0)
