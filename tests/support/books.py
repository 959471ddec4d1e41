"""Workbooks made for tests, and what a table that was read from one states."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import openpyxl
from xlsxwriter import Workbook

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import CellProblem, tables

Rows = Iterable[Sequence[object]]


def written_by_openpyxl(rows: Rows, change: Callable[[Any], object] = lambda _: None, title: str = "表") -> bytes:
    """Return a workbook of one sheet; `change` is handed the sheet before it is saved."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(list(row))
    change(page)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def written_by_xlsxwriter(rows: Rows, change: Callable[[Workbook, Any], object] = lambda *_: None) -> bytes:
    """Return a workbook of one sheet; `change` is handed the workbook and the sheet before it is closed."""
    target = io.BytesIO()
    with Workbook(target) as book:
        page = book.add_worksheet("表")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        change(book, page)
    return target.getvalue()


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook in which one part of its archive is changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, change(data) if name == part else data)
    return target.getvalue()


def archive_of(**parts: str) -> bytes:
    """Return an archive with these parts; double underscores stand for slashes and a trailing one for the ending."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return target.getvalue()


def read(
    content: bytes, name: str = "表.xlsx", *, edition: AnyEdition = DEFAULT, sheet: str | None = None
) -> tables.Filled:
    return tables.read_filled(name, content, edition, sheet=sheet)


def stated(filled: tables.Filled) -> list[dict[str, object]]:
    """Return everything that the rows of a table state, and nothing that they leave open."""
    return [
        {name: cells[row] for name, cells in filled.columns.items() if cells[row] is not None}
        for row in range(len(filled.rows))
    ]


def told(problems: Sequence[CellProblem]) -> dict[str, str]:
    """Return what is said of cells in Chinese."""
    return {problem.cell: problem.message.zh for problem in problems}
