"""A table of applicants read from a workbook or CSV: every cell is read, noted or refused, and none is dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.headers import MAX, MIN, OWN_COLUMNS, kinds_of
from skillbase_rules.frames.records import Backend, Cell, table_of
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.asked import asked_of_applicants, fact_of
from skillbase_rules.workbooks.cells import Stated
from skillbase_rules.workbooks.headers import Header, header_of
from skillbase_rules.workbooks.marks import Mark, mark_of
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError
from skillbase_rules.workbooks.rows import applicant_rows
from skillbase_rules.workbooks.sheets import sheet_read
from skillbase_rules.workbooks.sources import DELIMITERS, Page, kind_of, pages_of, text_of, text_pages

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame


@dataclass(frozen=True, slots=True)
class Filled:
    """What a table of applicants states, and where."""

    sheet: str
    columns: Mapping[str, Sequence[Cell]]
    """A cell for every applicant: facts by name, their bounds, and columns of one's own as text."""
    rows: tuple[int, ...]
    """The rows that the applicants stand in, from 0."""
    at: Mapping[str, int]
    """The column of the sheet that holds each of the columns, from 0."""
    words: Mapping[int, str]
    """The headers as they are written."""
    problems: tuple[CellProblem, ...] = ()
    """Cells that cannot be read; nothing is stated by them."""
    notes: tuple[CellProblem, ...] = ()
    """What was read, but its owner may not have meant."""

    def table(self, edition: AnyEdition, backend: Backend) -> IntoDataFrame:
        """Return the applicants as a table; `edition` is the one that they were read for."""
        return table_of({name: list(cells) for name, cells in self.columns.items()}, kinds_of(edition.sheet), backend)


def read_filled(
    name: str, content: bytes, edition: AnyEdition, *, sheet: str | None = None, pages: Sequence[Page] | None = None
) -> Filled:
    """Read the table of applicants in a workbook or CSV file; `pages` are its sheets where they were read before.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is no such table at all, or two of its columns hold one fact.
    """
    notes: tuple[CellProblem, ...] = ()
    if kind_of(name, content) == "text":
        page, header = _of_text(name, content, edition.sheet)
    else:
        page, header, notes = _chosen(name, pages or _pages(name, content), edition, sheet)
    read = sheet_read(page, header, asked_of_applicants(edition.sheet))
    columns: dict[str, Sequence[Cell]] = {}
    for place in sorted(read.at, key=lambda place: read.at[place]):
        columns |= {place: read.own[place]} if place in read.own else _cells(place, read.stated[place])
    at = dict(read.at) | {end: read.at[fact_of(end)] for end in columns if end not in read.at}
    return Filled(read.name, columns, read.rows, at, read.header.words, read.problems, (*notes, *read.notes))


def _cells(place: str, stated: Sequence[Stated]) -> dict[str, Sequence[Cell]]:
    """Return what a column states as columns of a table: exact values, and bounds where any is given."""
    columns: dict[str, Sequence[Cell]] = {
        place: [None if isinstance(each.value, tuple) else each.value for each in stated]
    }
    if any(each.at_least is not None for each in stated):
        columns[place + MIN] = [each.at_least for each in stated]
    if any(each.at_most is not None for each in stated):
        columns[place + MAX] = [each.at_most for each in stated]
    return columns


# --- which sheet -----------------------------------------------------------------------------------------------------


def _pages(name: str, content: bytes) -> Sequence[Page]:
    if kind_of(name, content) != "workbook":
        raise WorkbookError(m.NOT_A_TABLE.filled(name=name))
    return pages_of(name, content)


def _chosen(
    name: str, pages: Sequence[Page], edition: AnyEdition, wanted: str | None
) -> tuple[Page, Header, tuple[CellProblem, ...]]:
    """Return the sheet of applicants with its headers, and notes on sheets that are passed over."""
    mark = mark_of(pages)
    if mark is not None:
        mark.require("table", name, edition)
    if wanted is not None:
        pages = tuple(page for page in pages if page.name == wanted) or _no_sheet(name, wanted, pages)
    headed = [(page, header) for page in pages if (header := _header_of(page, mark, edition.sheet)) is not None]
    holding = [each for each in headed if len(headed) == 1 or _holds_any(*each, edition.sheet)]
    shown = [(page, header) for page, header in holding or headed if not page.is_hidden or wanted]
    if len(shown) > 1:
        raise WorkbookError(m.TWO_TABLES.filled(name=name, sheets="、".join(page.name for page, _ in shown)))
    if not shown:
        raise WorkbookError(_no_header(name, edition.sheet))
    hidden = [page for page, _ in holding if page.is_hidden and page is not shown[0][0]]
    return *shown[0], tuple(CellProblem(page.name, (0, 0), "", m.HIDDEN_SHEET) for page in hidden)


def _of_text(name: str, content: bytes, sheet: type[Sheet]) -> tuple[Page, Header]:
    read = list(text_pages(name, text_of(name, content)))
    headed = [(page, header) for page in read if (header := header_of(page, asked_of_applicants(sheet))) is not None]
    if not headed:
        raise WorkbookError(m.BROKEN_CSV.filled(name=name) if len(read) < len(DELIMITERS) else _no_header(name, sheet))
    return max(headed, key=lambda each: len(each[1].places))


def _header_of(page: Page, mark: Mark | None, sheet: type[Sheet]) -> Header | None:
    return None if mark is not None and page.name in mark.passed_over else header_of(page, asked_of_applicants(sheet))


def _holds_any(page: Page, header: Header, sheet: type[Sheet]) -> bool:
    return bool(applicant_rows(page, header, asked_of_applicants(sheet)).rows)


def _no_sheet(name: str, wanted: str, pages: Sequence[Page]) -> tuple[Page, ...]:
    sheets = "、".join(page.name for page in pages if not page.is_hidden)
    raise WorkbookError(m.NO_SUCH_SHEET.filled(name=name, sheet=wanted, sheets=sheets))


def _no_header(name: str, sheet: type[Sheet]) -> Text:
    fact = next(fact for fact in sheet.fact_names() if fact in sheet.count_names())
    return m.NO_HEADER.filled(name=name, first=OWN_COLUMNS["applicant"], second=sheet.label(fact))
