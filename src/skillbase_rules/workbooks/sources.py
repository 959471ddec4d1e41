"""Files as people save them, turned into pages of cells: Excel workbooks, and CSV in whatever encoding.

What a file is, its content says; a name that says otherwise misleads nobody. A file of another kind gets one sentence
that says what to do.
"""

from __future__ import annotations

import csv
import datetime as dt
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Literal
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import PLAIN, Anatomy, anatomies
from skillbase_rules.workbooks.problems import WorkbookError

Given = str | int | float | bool | dt.date | dt.time | dt.timedelta
"""What a cell holds; empty text where it is blank."""
Rows = Sequence[Sequence[Given]]

LARGEST_FILE = 1 << 30
"""The most bytes that a workbook may unpack to."""
MOST_CELLS = 20_000_000
"""The most cells that may lie between the first and the last one of a sheet, blank ones included."""

_DAMAGED = (BadZipFile, expat.ExpatError, KeyError, ValueError, EOFError, NotImplementedError, zlib.error)
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook, or a CSV file as a whole."""

    name: str
    rows: Rows
    anatomy: Anatomy = PLAIN
    is_hidden: bool = False


FileKind = Literal["workbook", "text", "parquet", "json"]


def kind_of(name: str, content: bytes) -> FileKind:
    """Return what a file is by its content; `name` is what an error calls it.

    Raises:
        WorkbookError: It is of a kind that cannot be read, and what to do about it.
    """
    if content[:4] == b"PK\x03\x04":
        _require_workbook(name, content)
        return "workbook"
    if content[:4] == b"PAR1":
        return "parquet"
    for begins, sentence in _OTHERS.items():
        if content.startswith(begins):
            raise WorkbookError(sentence(content).filled(name=name))
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in {b"{", b"["}:
        return "json"
    if start[:1] == b"<":
        raise WorkbookError(m.WEB_PAGE.filled(name=name))
    return "text"


def _old_office(content: bytes) -> Text:
    named = content.decode("utf-16-le", "ignore")
    if "EncryptedPackage" in named or "EncryptedPackage" in content[1:].decode("utf-16-le", "ignore"):
        return m.PASSWORD
    return m.OLD_EXCEL


_OTHERS: dict[bytes, Callable[[bytes], Text]] = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _old_office,
    b"%PDF": lambda _: m.PDF,
}


_OTHER_ARCHIVES = {
    "word/document.xml": m.WORD,
    "xl/workbook.bin": m.OTHER_WORKBOOK,
    "content.xml": m.OTHER_WORKBOOK,
}


def _require_workbook(name: str, content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
            size = sum(part.file_size for part in archive.infolist())
    except _DAMAGED:
        raise WorkbookError(m.DAMAGED.filled(name=name)) from None
    if "xl/workbook.xml" not in parts:
        sentence = next((text for part, text in _OTHER_ARCHIVES.items() if part in parts), m.NOT_A_TABLE)
        raise WorkbookError(sentence.filled(name=name))
    if size > LARGEST_FILE:
        raise WorkbookError(m.TOO_LARGE.filled(name=name))


def pages_of(name: str, content: bytes) -> tuple[Page, ...]:
    """Return the sheets of a workbook.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is damaged, protected by a password, or too large.
    """
    try:
        from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook
    except ImportError:
        raise MissingExtraError(m.NEEDS_EXCEL) from None
    known = _anatomies_of(name, content)
    # A cell in the farthest corner would make a reader lay out billions of blank ones.
    if any(anatomy.size[0] * anatomy.size[1] > MOST_CELLS for anatomy in known.values()):
        raise WorkbookError(m.TOO_LARGE.filled(name=name))
    try:
        book = load_workbook(BytesIO(content))
        return tuple(
            Page(
                sheet.name,
                book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False),
                known.get(sheet.name, PLAIN),
                sheet.visible != SheetVisibleEnum.Visible,
            )
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        )
    except (*_DAMAGED, CalamineError):
        raise WorkbookError(m.DAMAGED.filled(name=name)) from None


def _anatomies_of(name: str, content: bytes) -> dict[str, Anatomy]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return anatomies(archive)
    except _DAMAGED:
        raise WorkbookError(m.DAMAGED.filled(name=name)) from None


def text_of(name: str, content: bytes) -> str:
    """Return the text of a CSV file, in UTF-8 with or without a mark, UTF-16 with one, or GB18030.

    Raises:
        WorkbookError: It is none of these.
    """
    encodings = (_MARKS[content[:2]],) if content[:2] in _MARKS else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise WorkbookError(m.NOT_TEXT.filled(name=name))


DELIMITERS = ",\t;"


def text_pages(name: str, text: str) -> Iterator[Page]:
    """Yield a CSV file as it reads with commas, tabs and semicolons between its cells, where every quotation closes."""
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        yield Page(name, rows)
