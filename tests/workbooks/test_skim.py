"""The first look at a sheet misses nothing that the walk through it finds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from skillbase_rules.workbooks.anatomy import anatomies
from skillbase_rules.workbooks.skim import plain_extent
from tests.support.books import with_part, written_by_xlsxwriter

PART = "xl/worksheets/sheet1.xml"
PLAIN = written_by_xlsxwriter([["申报单位", "在校学生"], ["甲", 5], ["乙", 6]])


def xml(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(PART)


@pytest.mark.parametrize("chunk", [7, 64, 1 << 20])
def test_a_sheet_of_plain_values_is_known_by_its_extent(chunk: int) -> None:
    assert plain_extent(io.BytesIO(xml(PLAIN)), frozenset(), at_once=chunk) == (3, frozenset("AB"))
    (anatomy,) = anatomies(zipfile.ZipFile(io.BytesIO(PLAIN))).values()
    assert anatomy.size == (3, 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"<v>5</v>", b"<f>1+4</f><v>5</v>"),
        lambda text: text.replace(b"<v>5</v>", b'<f t="shared"/><v>5</v>'),
        lambda text: text.replace(b'<c r="B2"', b'<c r="B2" t="e"'),
        lambda text: text.replace(b'<c r="B2"', b"<c r='B2'"),
        lambda text: text.replace(b'<c r="B2"', b"<c"),
        lambda text: text.replace(b"</row>", b"<c/></row>"),
        lambda text: text.replace(b'<c r="B2"', b'<c s="4" r="B2"'),
        lambda text: text.replace(b'<c r="B2"', b'<c r="B2" s="7"'),
        lambda text: text.replace(b'<c r="B2"', b'<c\nr="B2"'),
        lambda text: text.replace(b'<row r="2"', b'<row r="2" hidden="1"'),
        lambda text: text.replace(b'<row r="2"', b'<row r="2" hidden="true"'),
        lambda text: text.replace(b'<row r="2"', b'<row hidden = "1" r="2"'),
        lambda text: text.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
        lambda text: text.replace(b"<sheetData>", b'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'),
        lambda text: re.sub(rb"<(/?)(\w)", rb"<\1x:\2", text),
    ],
)
@pytest.mark.parametrize("chunk", [7, 1 << 20])
def test_whatever_is_more_than_values_is_walked_through(change: Callable[[bytes], bytes], chunk: int) -> None:
    changed = change(xml(PLAIN))
    assert changed != xml(PLAIN)
    assert plain_extent(io.BytesIO(changed), frozenset("7"), at_once=chunk) is None


def test_what_is_not_hidden_is_no_reason_to_walk() -> None:
    said = with_part(PLAIN, PART, lambda text: text.replace(b'<row r="2"', b'<row r="2" hidden="false"'))
    assert plain_extent(io.BytesIO(xml(said)), frozenset()) == (3, frozenset("AB"))
