"""Excel on both ends: templates to fill in, readers that never guess, and results as a workbook (extra ``excel``).

A cell is read where it has one meaning; it is refused with its address where it has two; none is silently dropped.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import path_of
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.application import Application
from skillbase_rules.frames.asked import require_asked
from skillbase_rules.questions import DEFAULT
from skillbase_rules.workbooks import batches, form, form_reading, intake, pools, results, tables, template
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError, WorkbookWarning, unreadable

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

    from skillbase_rules.frames.records import Backend
    from skillbase_rules.selection.pool import Pool

__all__ = [
    "CellProblem",
    "WorkbookError",
    "WorkbookWarning",
    "read_form",
    "read_pool",
    "read_table",
    "write_form",
    "write_results",
    "write_template",
]


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
    require_asked(edition)
    path_of("path", path).write_bytes(template.template_bytes(edition))


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
    require_asked(edition)
    source = path_of("path", path)
    filled = tables.read_filled(source.name, source.read_bytes(), edition, sheet=sheet)
    if filled.problems:
        raise unreadable(filled.problems)
    _warn(filled.notes)
    return filled.table(edition, backend)


def write_form(path: str | Path, application: Application | None = None, *, edition: AnyEdition = DEFAULT) -> None:
    """Write the form of one applicant: a question a line, essential ones first, and lists on sheets of their own.

    Args:
        path: Where to write it; it should end in ``.xlsx``.
        application: What to fill in; blank when left out.
        edition: The notice, or another edition, whose sections and clauses order the questions.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
    """
    require_asked(edition)
    path_of("path", path).write_bytes(form.form_bytes(edition, application))


def read_form(path: str | Path, *, edition: AnyEdition = DEFAULT) -> Application:
    """Read the form of one applicant.

    Args:
        path: A workbook that `write_form` wrote and somebody filled in.
        edition: The notice, or another edition, that the form was written for.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is no such form, a cell cannot be read, or what is stated contradicts itself; the
            message names each cell.

    Warns:
        WorkbookWarning: A line of one's own is not read, a row of a list was passed over, and the like.
    """
    require_asked(edition)
    source = path_of("path", path)
    application, notes = form_reading.read_application(source.name, source.read_bytes(), edition)
    _warn(notes)
    return application


def read_pool(path: str | Path, *, sheet: str | None = None, edition: AnyEdition = DEFAULT) -> Pool:
    """Read a table of candidates into the pool that `select` takes.

    Beside the facts of applicants it has columns such as 申报档次, 申报类别, 国家级专家排名 and 市级专家排名. Whether a
    candidate meets the conditions and has a preferential case follows from the facts, unless a column such as
    国家级条件审查 or 符合的情形 says so.

    Args:
        path: A workbook, or CSV or Parquet.
        sheet: The sheet to read, where several look like tables of applicants.
        edition: The notice, or another edition, by which candidates are judged.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        SkillbaseError: The file is of another kind, no column says who competes on which track, or a cell cannot be
            read; the message names each cell.

    Warns:
        WorkbookWarning: A row of totals was passed over, a header looks like a fact, and the like.
    """
    require_asked(edition)
    source = path_of("path", path)
    batch = intake.batch_in(source.name, source.read_bytes(), edition, sheet=sheet)
    pool = pools.pool_from(batch, source.name, edition)
    for note in batch.told:
        warnings.warn(note.text.en, WorkbookWarning, stacklevel=2)
    return pool


def write_results(
    path: str | Path,
    table: IntoDataFrame,
    *,
    sections: Sequence[str] | None = None,
    applicants: bool = False,
    edition: AnyEdition = DEFAULT,
    language: Language = "zh",
) -> None:
    """Judge every row of a table and write the results as a workbook.

    One sheet of verdicts in the colours of their status, to be filtered; one of what is lacking, one of what is wrong
    with the table, and one that tells by what was judged: edition, readings, numbers and version. Whatever a table
    holds stays words: what looks like a formula is none.

    Args:
        path: Where to write it; it should end in ``.xlsx``.
        table: A table of pandas, Polars or PyArrow, as `check_frame` takes it.
        sections: The sections to judge; all conditions when left out.
        applicants: Write a sheet for each applicant too, with what is observed and asked.
        edition: The notice, or another edition.
        language: The language of the results.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        SkillbaseError: A sheet for each is asked for, and there are more than a workbook shows.
        UnknownNameError: There is no such section.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    require_asked(edition)
    judged = batches.judged(batches.batch_of_table(table), edition, language, sections)
    path_of("path", path).write_bytes(results.results_bytes(judged, applicants=applicants))


def _warn(notes: Iterable[CellProblem]) -> None:
    for note in notes:
        warnings.warn(note.text.en, WorkbookWarning, stacklevel=3)
