"""What a file of whatever kind holds: the form of one applicant, or a table of many."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application
from skillbase_rules.frames.headers import chinese_columns
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.batches import Batch, Origin, batch_of, batch_of_application
from skillbase_rules.workbooks.form_reading import read_application
from skillbase_rules.workbooks.marks import mark_of
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError
from skillbase_rules.workbooks.receipt import digest_of
from skillbase_rules.workbooks.sources import kind_of, pages_of
from skillbase_rules.workbooks.tables import read_filled


def held_in(
    name: str, content: bytes, edition: AnyEdition, *, sheet: str | None = None, within: str = ""
) -> Batch | tuple[Application, tuple[CellProblem, ...]]:
    """Return the applicants in a table, or the one in a form with notes on what its owner may not have meant.

    Args:
        name: What errors call the file.
        content: A workbook, CSV or Parquet.
        edition: The edition that it is judged by.
        sheet: The sheet to read, where several look like tables.
        within: What comes before the names of cells of a workbook.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is of another kind, or cannot be read.
    """
    kind = kind_of(name, content)
    sources = ((name, digest_of(content)),)
    if kind == "parquet":
        return _parquet(name, content, edition, sources)
    pages = pages_of(name, content) if kind == "workbook" else None
    mark = mark_of(pages or ())
    if mark is not None and mark.kind == "form" and sheet is None:
        return read_application(name, content, edition, pages=pages)
    filled = read_filled(name, content, edition, sheet=sheet, pages=pages)
    return batch_of(filled, edition, sources, within=within if kind == "workbook" else "")


def batch_in(name: str, content: bytes, edition: AnyEdition, *, sheet: str | None = None) -> Batch:
    """Return the applicants in a file; the one of a form is told by its name.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is of another kind, or cannot be read.
    """
    held = held_in(name, content, edition, sheet=sheet)
    return held if isinstance(held, Batch) else batch_of_application(held[0], name, edition)


def _parquet(name: str, content: bytes, edition: AnyEdition, sources: tuple[tuple[str, str], ...]) -> Batch:
    import polars as pl

    try:
        table: Any = pl.read_parquet(BytesIO(content))
    except (pl.exceptions.PolarsError, OSError):
        raise WorkbookError(m.DAMAGED_PARQUET.filled(name=name)) from None
    chinese = chinese_columns(edition.sheet)
    table = table.rename({column: chinese[column] for column in table.columns if column in chinese})
    rows = (m.ROW_OF.filled(name=name, row=row) for row in range(1, len(table) + 1))
    return Batch(table, tuple(Origin(row.zh) for row in rows), sources=sources)


def lines_of(problems: tuple[CellProblem, ...]) -> tuple[Text, ...]:
    """Return problems or notes as lines."""
    return tuple(problem.text for problem in problems)
