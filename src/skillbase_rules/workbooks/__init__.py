"""Excel on both ends: templates to fill in, readers that never guess, and results as a workbook (extra ``excel``).

A cell is read where it has one meaning; it is refused with its address where it has two; none is silently dropped.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import tables, template
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError, WorkbookWarning, unreadable

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

    from skillbase_rules.frames.records import Backend

__all__ = ["CellProblem", "WorkbookError", "WorkbookWarning", "read_table", "write_template"]


def write_template(path: str | Path, *, edition: AnyEdition = DEFAULT) -> None:
    """Write an empty workbook for facts: a table with a row for each applicant, examples and notes.

    Columns stand in the order of the notice's sections, the essential ones first. Yes and no and named values are
    offered as lists; examples stand on a sheet of their own, which is never read.

    Args:
        path: Where to write it; it should end in ``.xlsx``.
        edition: The notice, or another edition, whose facts are asked for.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
    """
    Path(path).write_bytes(template.template_bytes(edition))


def read_table(
    path: str | Path, *, sheet: str | None = None, backend: Backend = "polars", edition: AnyEdition = DEFAULT
) -> IntoDataFrame:
    """Read a workbook or a CSV file of facts into a table that `check_frame` takes.

    Headers are found wherever they stand, by name: Chinese, English, or as the fact is named; other columns are kept
    as text. A blank cell, ``?`` or ``/`` is unknown. A count may be ``2000``, ``2,000``, ``2000以上``, ``≤300`` or
    ``1500-2000``; yes and no may be written 是 / 否, 有 / 无, √ / ×; a named value by its name or label.

    Args:
        path: An Excel workbook (``.xlsx``) or a CSV file with commas, tabs or semicolons, in UTF-8 or GB18030.
        sheet: The sheet to read, where several look like tables of applicants.
        backend: The kind of table to make; its library must be installed.
        edition: The notice, or another edition, whose facts are read.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is of another kind, two columns hold the same fact, or a cell cannot be read; the
            message names each cell.

    Warns:
        WorkbookWarning: A row of totals was passed over, a row is hidden, a header looks like a fact, and the like.
    """
    source = Path(path)
    filled = tables.read_filled(source.name, source.read_bytes(), edition, sheet=sheet)
    if filled.problems:
        raise unreadable(filled.problems)
    for note in filled.notes:
        warnings.warn(note.text.en, WorkbookWarning, stacklevel=2)
    return filled.table(edition, backend)
