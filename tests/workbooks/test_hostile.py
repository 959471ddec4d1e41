"""Hostile workbooks: each with the outcome that a careful official would expect, and no fact that nobody stated."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import WorkbookError
from skillbase_rules.workbooks.template import template_bytes
from tests.support.books import (
    archive_of,
    read,
    stated,
    told,
    with_part,
    written_by_openpyxl,
    written_by_xlsxwriter,
)
from tests.support.toy_notice import VILLAGE_IN_FULL as TOY

HEADERS = ("申报单位", "推荐单位", "在校学生", "培训管理制度")
AMY = ("甲学院", "江北局", 3200, "是")
A = {"applicant": "甲学院", "body": "江北局", "students": 3200, "rules_training": True}
BOB = ("乙学院", "渝北局", 900, "否")
B = {"applicant": "乙学院", "body": "渝北局", "students": 900, "rules_training": False}


# What is read all the same


def words_in_row_two(*words: str) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        for number, word in enumerate(words, start=1):
            page.cell(2, number, word).data_type = "s"

    return change


READ: list[tuple[str, bytes, list[dict[str, object]]]] = [
    ("a title above the headers", written_by_openpyxl([["2024年汇总表"], [], HEADERS, AMY]), [A]),
    (
        "a merged title, and a row of headers in two storeys",
        written_by_openpyxl(
            [
                ["汇总表"],
                ["申报单位", "推荐单位", "规模与制度", None],
                [None, None, "在校学生", "培训管理制度"],
                AMY,
                BOB,
            ],
            lambda page: [page.merge_cells(area) for area in ("A1:D1", "A2:A3", "B2:B3", "C2:D2")],
        ),
        [A, B],
    ),
    (
        "the table far down and to the right",
        written_by_xlsxwriter([*[[]] * 9, ["", "", *HEADERS], ["", "", *AMY]]),
        [A],
    ),
    (
        "headers in another order, in English and as facts are called",
        written_by_openpyxl(
            [["rules_training", "enrolled students", "推荐单位", "applicant"], ["√", 3200, "江北局", "甲学院"]]
        ),
        [A],
    ),
    (
        "headers with stars, numbers, units and broken lines",
        written_by_openpyxl([["*申报单位：", "2. 推荐单位", "在校\n学生（人）", "培训管理制度（是/否）"], AMY]),
        [A],
    ),
    (
        "units and numbers of columns below the headers",
        written_by_openpyxl([HEADERS, ["文字", "文字", "人", "是 / 否"], ["甲", 1, 2, 3], AMY]),
        [A],
    ),
    (
        "columns of one's own on either side",
        written_by_openpyxl([["序号", *HEADERS, "备注"], [1, *AMY, None], [2, *BOB, "迟交"]]),
        [{"序号": "1", **A}, {"序号": "2", **B, "备注": "迟交"}],
    ),
    (
        "blank rows between and rows without end below",
        written_by_xlsxwriter(
            [HEADERS, AMY, [], [], BOB],
            lambda book, page: page.write_blank(40000, 0, None, book.add_format({"bold": True})),
        ),
        [A, B],
    ),
    (
        "a body written once beside all its applicants",
        written_by_openpyxl(
            [HEADERS, AMY, ["丙学院", None, 5, None], ["丁学院", "渝北局", 6, None]],
            lambda page: page.merge_cells("B2:B3"),
        ),
        [
            A,
            {"applicant": "丙学院", "body": "江北局", "students": 5},
            {"applicant": "丁学院", "body": "渝北局", "students": 6},
        ],
    ),
    (
        "numbers as text, full width, in groups and with their unit",
        written_by_openpyxl(
            [
                ["申报单位", "在校学生"],
                ["a", "３２００"],
                ["b", "3,200"],
                ["c", "3200人"],
                ["d", " 3200 "],
                ["e", 3200.0],
            ]
        ),
        [{"applicant": name, "students": 3200} for name in "abcde"],
    ),
    (
        "bounds in words",
        written_by_openpyxl([["申报单位", "在校学生"], ["a", "2000以上"], ["b", "1500-2000"], ["c", "不足2000"]]),
        [
            {"applicant": "a", "students__min": 2000},
            {"applicant": "b", "students__min": 1500, "students__max": 2000},
            {"applicant": "c", "students__max": 1999},
        ],
    ),
    (
        "yes and no as people write them",
        written_by_openpyxl(
            [["申报单位", "培训管理制度"], ["a", "有"], ["b", "√"], ["c", "无"], ["d", "×"], ["e", True], ["f", "？"]]
        ),
        [
            {"applicant": "a", "rules_training": True},
            {"applicant": "b", "rules_training": True},
            {"applicant": "c", "rules_training": False},
            {"applicant": "d", "rules_training": False},
            {"applicant": "e", "rules_training": True},
            {"applicant": "f"},
        ],
    ),
    (
        "a formula whose value is stored",
        written_by_xlsxwriter(
            [HEADERS], lambda _, page: [page.write_row(1, 0, AMY), page.write_formula(1, 2, "=1600*2", None, 3200)]
        ),
        [A],
    ),
    (
        "names that would be formulas",
        written_by_openpyxl(
            [HEADERS],
            words_in_row_two("=cmd|' /C calc'!A0", "+江北局"),
        ),
        [{"applicant": "=cmd|' /C calc'!A0", "body": "+江北局"}],
    ),
    (
        "tags with a prefix and cells without an address",
        with_part(
            written_by_xlsxwriter([HEADERS, AMY]),
            "xl/worksheets/sheet1.xml",
            lambda xml: (
                xml.replace(b' r="A2"', b"").replace(b' r="B2"', b"").replace(b' r="C2"', b"").replace(b' r="D2"', b"")
            ),
        ),
        [A],
    ),
]


@pytest.mark.parametrize(("content", "expected"), [pytest.param(*rest, id=name) for name, *rest in READ])
def test_what_has_one_meaning_is_read(content: bytes, expected: list[dict[str, object]]) -> None:
    filled = read(content)
    assert stated(filled) == expected
    assert filled.problems == ()


# What is passed over, or read, and told


def hidden_sheet(page: Any) -> None:
    hidden = page.parent.create_sheet("底稿")
    hidden.sheet_state = "hidden"
    for row in (HEADERS, AMY):
        hidden.append(row)


NOTED: list[tuple[str, bytes, list[dict[str, object]], dict[str, str]]] = [
    ("totals", written_by_openpyxl([HEADERS, AMY, ["合  计", None, 3200, None]]), [A], {"表!A3": "合计行"}),
    (
        "totals beside a merged number",
        written_by_openpyxl([["序号", *HEADERS], [1, *AMY], ["总计", None, None, 3200]]),
        [{"序号": "1", **A}],
        {"表!A3": "合计行"},
    ),
    (
        "the headers again on every page",
        written_by_openpyxl([HEADERS, AMY, HEADERS, BOB]),
        [A, B],
        {"表!A3": "重复的表头"},
    ),
    (
        "lines below the table",
        written_by_openpyxl([["序号", *HEADERS], [1, *AMY], [], ["填表人：某某"], [None, "注：以上属实"]]),
        [{"序号": "1", **A}],
        {"表!A4": "没有申报单位", "表!B5": "表尾说明"},
    ),
    (
        "a hidden row",
        written_by_xlsxwriter([HEADERS, AMY, BOB], lambda _, page: page.set_row(2, None, None, {"hidden": True})),
        [A, B],
        {"表!A3": "隐藏"},
    ),
    (
        "a hidden column",
        written_by_xlsxwriter([HEADERS, AMY], lambda _, page: page.set_column(2, 2, None, None, {"hidden": True})),
        [A],
        {"表!C1": "隐藏"},
    ),
    ("a hidden sheet with applicants", written_by_openpyxl([HEADERS, BOB], hidden_sheet), [B], {"底稿!A1": "没有读取"}),
    (
        "a header that is almost a fact",
        written_by_openpyxl([["申报单位", "在校学生数"], ["甲学院", 3200]]),
        [{"applicant": "甲学院", "在校学生数": "3200"}],
        {"表!B1": "“在校学生”"},
    ),
    (
        "one name twice",
        written_by_openpyxl([HEADERS, AMY, BOB, ("甲 学院", "渝北局", 900, "否")]),
        [A, B, {**B, "applicant": "甲 学院"}],
        {"表!A4": "A2"},
    ),
    (
        "a row without a name",
        written_by_openpyxl([HEADERS, (None, "渝北局", 900, "否")]),
        [{name: cell for name, cell in B.items() if name != "applicant"}],
        {"表!A2": "没有填申报单位"},
    ),
    ("an example", written_by_openpyxl([HEADERS, ("示例：某学院", "某局", 3200, "是"), BOB]), [B], {"表!A2": "示例行"}),
]


@pytest.mark.parametrize(("content", "expected", "notes"), [pytest.param(*rest, id=name) for name, *rest in NOTED])
def test_what_its_owner_may_not_have_meant_is_told(
    content: bytes, expected: list[dict[str, object]], notes: dict[str, str]
) -> None:
    filled = read(content)
    assert stated(filled) == expected
    assert filled.problems == ()
    assert list(told(filled.notes)) == list(notes)
    assert all(words in told(filled.notes)[cell] for cell, words in notes.items())


# Cells that are refused


def percent(book: Any, page: Any) -> None:
    page.write_number(1, 2, 1, book.add_format({"num_format": "0%"}))


def day(book: Any, page: Any) -> None:
    page.write_datetime(1, 2, dt.datetime(2024, 9, 10), book.add_format({"num_format": "m-d"}))  # noqa: DTZ001


REFUSED: list[tuple[str, bytes, dict[str, str], list[dict[str, object]]]] = [
    (
        "a name merged over two rows",
        written_by_openpyxl([HEADERS, AMY, [None, *BOB[1:]]], lambda page: page.merge_cells("A2:A3")),
        {"表!A2": "A2:A3", "表!A3": "A2:A3"},
        [{key: A[key] for key in list(A)[1:]}, {key: B[key] for key in list(B)[1:]}],
    ),
    (
        "a number merged over two rows",
        written_by_openpyxl([HEADERS, AMY, (*BOB[:2], None, "否")], lambda page: page.merge_cells("C2:C3")),
        {"表!C2": "C2:C3", "表!C3": "C2:C3"},
        [{**A, "students": None}, {**B, "students": None}],
    ),
    (
        "a formula without its value",
        written_by_openpyxl([HEADERS, (*AMY[:2], "=1600*2", "是")]),
        {"表!C2": "没有存结果"},
        [{**A, "students": None}],
    ),
    (
        "a formula that shows an error",
        written_by_xlsxwriter([HEADERS, AMY], lambda _, page: page.write_formula(1, 2, "=A9", None, "#REF!")),
        {"表!C2": "#REF!"},
        [{**A, "students": None}],
    ),
    (
        "a percentage",
        written_by_xlsxwriter([HEADERS, AMY], percent),
        {"表!C2": "百分数“100%”"},
        [{**A, "students": None}],
    ),
    (
        "a day that Excel made of a span",
        written_by_xlsxwriter([HEADERS, AMY], day),
        {"表!C2": "日期"},
        [{**A, "students": None}],
    ),
    (
        "numbers that are about so many, scaled, of another unit, broken or none",
        written_by_openpyxl(
            [
                ["申报单位", "在校学生"],
                *(
                    ["a", cell]
                    for cell in (
                        "约2000",
                        "2000余人",
                        "1.2万",
                        "2000人次",
                        2000.5,
                        "20,00",
                        "很多",
                        "无",
                        -3,
                        True,
                        "5-3",
                        "45%",
                    )
                ),
            ]
        ),
        {
            f"表!B{row}": words
            for row, words in enumerate(
                (
                    "约数",
                    "约数",
                    "约数",
                    "单位不是",
                    "读不出",
                    "读不出",
                    "读不出",
                    "0 或留空",
                    "读不出",
                    "数量",
                    "下限大于上限",
                    "百分数",
                ),
                2,
            )
        },
        [{"applicant": "a"}] * 12,
    ),
    (
        "a yes that may be a no",
        written_by_openpyxl([["申报单位", "培训管理制度"], ["a", "x"], ["b", 1], ["c", "基本"], ["d", "是，但未执行"]]),
        {f"表!B{row}": "是、否" for row in (2, 3, 4, 5)},
        [{"applicant": name} for name in "abcd"],
    ),
    (
        "a name that is none of those offered",
        written_by_openpyxl([["申报单位", "申报主体类型"], ["a", "民办院校"]]),
        {"表!B2": "职业院校"},
        [{"applicant": "a"}],
    ),
]


@pytest.mark.parametrize(("content", "problems", "expected"), [pytest.param(*rest, id=name) for name, *rest in REFUSED])
def test_a_cell_with_two_meanings_or_none_is_refused_by_its_address(
    content: bytes, problems: dict[str, str], expected: list[dict[str, object]]
) -> None:
    filled = read(content)
    assert list(told(filled.problems)) == list(problems)
    assert all(words in told(filled.problems)[cell] for cell, words in problems.items())
    assert stated(filled) == [{name: cell for name, cell in row.items() if cell is not None} for row in expected]


# Files that are refused as a whole


def two_sheets(page: Any) -> None:
    other = page.parent.create_sheet("区县报")
    for row in (HEADERS, BOB):
        other.append(row)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
WHOLE: list[tuple[str, bytes, str]] = [
    ("an old workbook", OLE, "另存为 .xlsx"),
    ("a password", OLE + "EncryptedPackage".encode("utf-16-le"), "取消密码"),
    ("a Word document", archive_of(word__document="<w/>"), "Word"),
    ("another kind of workbook", archive_of(content="<office/>"), "另存为 .xlsx"),
    ("an archive of something else", archive_of(readme="<x/>"), "不是表格"),
    ("a PDF", b"%PDF-1.7 ", "PDF"),
    ("a web page with the ending of a workbook", "<html><table><tr><td>申报单位".encode(), "网页"),
    ("a workbook cut off", written_by_openpyxl([HEADERS, AMY])[:2000], "已损坏"),
    (
        "a workbook whose sheet is no XML",
        with_part(written_by_xlsxwriter([HEADERS, AMY]), "xl/worksheets/sheet1.xml", lambda xml: xml[:300]),
        "已损坏",
    ),
    ("nothing", b"", "没有找到表头"),
    ("something that is no text", bytes(range(256)) * 4, "编码"),
    ("a workbook without headers", written_by_openpyxl([["名单"], ["甲学院", 3200]]), "没有找到表头"),
    (
        "only a notes sheet",
        written_by_openpyxl([["列名", "含义"], ["在校学生", "enrolled"], ["申报单位", "name"]]),
        "没有找到表头",
    ),
    ("two tables", written_by_openpyxl([HEADERS, AMY], two_sheets), "表、区县报"),
    ("two columns of one fact", written_by_openpyxl([[*HEADERS, "students"], [*AMY, 3100]]), "表!E1"),
    (
        "two columns of one's own with one name",
        written_by_openpyxl([[*HEADERS, "备注", "备注"], [*AMY, "a", "b"]]),
        "表!F1",
    ),
    (
        "a header with the unit of another fact",
        written_by_openpyxl([["申报单位", "年培训人数（人次）"], ["a", 5]]),
        "人/年",
    ),
    (
        "a cell in the farthest corner",
        written_by_openpyxl([HEADERS, AMY], lambda page: page.cell(1048576, 16384, "x")),
        "过大",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), [pytest.param(*rest, id=name) for name, *rest in WHOLE])
def test_what_is_no_table_of_applicants_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookError) as raised:
        read(content)
    assert sentence in raised.value.text.zh
    assert "\n" not in raised.value.text.zh + raised.value.text.en


# The template


def changed(content: bytes, change: Callable[[Any], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_examples_of_the_template_are_nobody_whatever_is_written_over_them() -> None:
    renamed = changed(template_bytes(DEFAULT), lambda book: book["示例"].cell(4, 1, "甲学院"))
    assert stated(read(renamed)) == []


def test_sheets_of_the_template_may_be_moved_and_renamed() -> None:
    def change(book: Any) -> None:
        book.move_sheet("填写说明", -2)
        book["申报表"].cell(4, 1, "甲学院")
        book["申报表"].title = "2024年"

    assert stated(read(changed(template_bytes(DEFAULT), change))) == [{"applicant": "甲学院"}]


def test_a_template_of_another_notice_is_refused() -> None:
    with pytest.raises(WorkbookError, match="village-houses"):
        read(template_bytes(TOY))


def test_one_of_several_sheets_can_be_named() -> None:
    content = written_by_openpyxl([HEADERS, AMY], two_sheets)
    assert stated(read(content, sheet="区县报")) == [B]
    with pytest.raises(WorkbookError, match="has no sheet 市报"):
        read(content, sheet="市报")
