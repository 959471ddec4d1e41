"""A table of applicants read from a workbook or CSV: every cell is read, noted or refused, and none is dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.columns import MAX, MIN, OWN_COLUMNS, kinds_of
from skillbase_rules.frames.records import Backend, Cell, table_of
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import Area, Place, address
from skillbase_rules.workbooks.cells import BLANK, Stated, read_cell, written
from skillbase_rules.workbooks.headers import Header, fact_of, header_of, near_facts, question_of
from skillbase_rules.workbooks.marks import Mark, mark_of
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError
from skillbase_rules.workbooks.questions import Question
from skillbase_rules.workbooks.rows import applicant_rows
from skillbase_rules.workbooks.sources import DELIMITERS, Given, Page, Rows, kind_of, pages_of, text_of, text_pages

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


def read_filled(name: str, content: bytes, edition: AnyEdition, *, sheet: str | None = None) -> Filled:
    """Read the table of applicants in a workbook or CSV file.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is no such table at all, or two of its columns hold one fact.
    """
    page, header, notes = _chosen(name, content, edition, sheet)
    return _Reader(page, header, edition.sheet).filled(notes)


# --- which sheet -----------------------------------------------------------------------------------------------------


def _chosen(
    name: str, content: bytes, edition: AnyEdition, wanted: str | None
) -> tuple[Page, Header, tuple[CellProblem, ...]]:
    """Return the sheet of applicants with its headers, and notes on sheets that are passed over."""
    kind = kind_of(name, content)
    if kind == "text":
        return *_of_text(name, content, edition.sheet), ()
    if kind != "workbook":
        raise WorkbookError(m.NOT_A_TABLE.filled(name=name))
    pages = pages_of(name, content)
    mark = mark_of(pages)
    if mark is not None:
        mark.require("table", name, edition)
    if wanted is not None:
        pages = tuple(page for page in pages if page.name == wanted) or _no_sheet(name, wanted, pages)
    headed = [(page, header) for page in pages if (header := _header_of(page, mark, edition.sheet)) is not None]
    holding = [(page, header) for page, header in headed if _holds_any(page, header, edition.sheet)]
    shown = [(page, header) for page, header in holding or headed if not page.is_hidden or wanted]
    if len(shown) > 1:
        raise WorkbookError(m.TWO_TABLES.filled(name=name, sheets="、".join(page.name for page, _ in shown)))
    if not shown:
        raise WorkbookError(_no_header(name, edition.sheet))
    hidden = [page for page, _ in holding if page.is_hidden and page is not shown[0][0]]
    return *shown[0], tuple(CellProblem(page.name, (0, 0), "", m.HIDDEN_SHEET) for page in hidden)


def _of_text(name: str, content: bytes, sheet: type[Sheet]) -> tuple[Page, Header]:
    read = list(text_pages(name, text_of(name, content)))
    headed = [(page, header) for page in read if (header := header_of(page, sheet)) is not None]
    if not headed:
        raise WorkbookError(m.BROKEN_CSV.filled(name=name) if len(read) < len(DELIMITERS) else _no_header(name, sheet))
    return max(headed, key=lambda each: len(each[1].places))


def _header_of(page: Page, mark: Mark | None, sheet: type[Sheet]) -> Header | None:
    return None if mark is not None and page.name in mark.passed_over else header_of(page, sheet)


def _holds_any(page: Page, header: Header, sheet: type[Sheet]) -> bool:
    return bool(applicant_rows(page, header, sheet).rows)


def _no_sheet(name: str, wanted: str, pages: Sequence[Page]) -> tuple[Page, ...]:
    sheets = "、".join(page.name for page in pages if not page.is_hidden)
    raise WorkbookError(m.NO_SUCH_SHEET.filled(name=name, sheet=wanted, sheets=sheets))


def _no_header(name: str, sheet: type[Sheet]) -> Text:
    fact = next(fact for fact in sheet.fact_names() if fact in sheet.count_names())
    return m.NO_HEADER.filled(name=name, first=OWN_COLUMNS["applicant"], second=sheet.label(fact))


# --- its cells -------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads one sheet, column by column."""

    def __init__(self, page: Page, header: Header, sheet: type[Sheet]) -> None:
        self._page, self._header, self._sheet = page, header, sheet
        self._problems: list[CellProblem] = []
        self._notes: list[CellProblem] = []
        self._read = applicant_rows(page, header, sheet)
        self._rows = _filled_down(page, header)
        self._flaws = _flaws(page, header, self._read.rows)

    def filled(self, notes: Sequence[CellProblem]) -> Filled:
        names = self._names()
        self._require_one_meaning(names)
        self._notes += [*notes, *(self._told(place, reason) for place, reason in self._read.passed_over)]
        columns: dict[str, Sequence[Cell]] = {}
        for column, name in names.items():
            if column in self._header.places:
                columns |= self._facts(column, name)
            else:
                columns[name] = self._own(column)
        self._note_what_is_hidden()
        self._note_names()
        by_place = sorted(self._problems, key=lambda problem: problem.place)
        at = {name: column for column, name in names.items()}
        at |= {end: at[fact_of(end)] for end in columns if end not in at}
        return Filled(
            self._page.name, columns, self._read.rows, at, self._header.words, tuple(by_place), tuple(self._notes)
        )

    def _told(self, place: Place, message: Text) -> CellProblem:
        return CellProblem(self._page.name, place, self._header.words.get(place[1], ""), message)

    def _names(self) -> dict[int, str]:
        """Return the names of the columns: facts as they are called, and one's own as they are headed."""
        return dict(sorted({**self._header.places, **self._header.own}.items()))

    def _require_one_meaning(self, names: Mapping[int, str]) -> None:
        first: dict[str, int] = {}
        row = self._header.row
        for column, name in names.items():
            if name in first:
                is_fact = column in self._header.places
                label = question_of(name, self._sheet).label if is_fact else Text(name, name)
                why = (m.REPEATED_HEADER if is_fact else m.REPEATED_OWN).filled(
                    first=address((row, first[name])), fact=label
                )
                problem = self._told((row, column), why)
                raise WorkbookError(problem.text, [problem])
            first[name] = column
        wrong = [self._told((row, column), why) for column, why in self._header.wrong_unit.items()]
        if wrong:
            raise WorkbookError(wrong[0].text, wrong)

    def _own(self, column: int) -> Sequence[Cell]:
        header = self._header.own[column]
        if near := near_facts(header, self._sheet):
            names = Text("、".join(f"“{label}”" for label in near), "perhaps " + " or ".join(near))
            self._notes.append(self._told((self._header.row, column), m.PERHAPS.filled(names=names)))
        return [written(self._cell(row, column)).strip() or None for row in self._read.rows]

    def _cell(self, row: int, column: int) -> Given:
        cells = self._rows[row]
        return cells[column] if column < len(cells) else ""

    def _facts(self, column: int, name: str) -> dict[str, Sequence[Cell]]:
        """Return what a column states of a fact: exact values, and bounds where any is given."""
        stated = self._stated(column, question_of(name, self._sheet), is_end=name != fact_of(name))
        columns: dict[str, Sequence[Cell]] = {name: [_cell(each) for each in stated]}
        if any(each.at_least is not None for each in stated):
            columns[name + MIN] = [each.at_least for each in stated]
        if any(each.at_most is not None for each in stated):
            columns[name + MAX] = [each.at_most for each in stated]
        return columns

    def _stated(self, column: int, question: Question, *, is_end: bool) -> Sequence[Stated]:
        # Most cells of a column say what another one says.
        known: dict[tuple[type, Given], Stated | Text] = {}
        flawed = self._flaws.get(column, {})
        stated: list[Stated] = []
        for row in self._read.rows:
            given = self._cell(row, column)
            answer = flawed.get(row) or known.get((given.__class__, given))
            if answer is None:
                answer = read_cell(given, question)
                if is_end and isinstance(answer, Stated) and answer.is_bounded:
                    answer = m.NOT_A_COUNT.filled(given=given)
                known[given.__class__, given] = answer
            if isinstance(answer, Text):
                self._problems.append(self._told((row, column), answer))
                answer = BLANK
            stated.append(answer)
        return stated

    # --- what its owner may not have meant ---

    def _note_what_is_hidden(self) -> None:
        anatomy = self._page.anatomy
        for row in self._read.rows:
            if row in anatomy.hidden_rows:
                self._notes.append(self._told((row, min(self._header.places)), m.HIDDEN_ROW))
        for column in self._header.places:
            is_stated = any(written(self._cell(row, column)).strip() for row in self._read.rows)
            if anatomy.hides_column(column) and is_stated:
                self._notes.append(self._told((self._header.row, column), m.HIDDEN_COLUMN))

    def _note_names(self) -> None:
        """Note applicants without a name, and those that share one."""
        column = next((column for column, place in self._header.places.items() if place == "applicant"), None)
        if column is None:
            return
        first: dict[str, int] = {}
        for row in self._read.rows:
            name = name_key(written(self._cell(row, column)))
            if not name:
                self._notes.append(self._told((row, column), m.NO_NAME))
            elif name in first:
                why = m.SAME_NAME.filled(first=address((first[name], column)))
                self._notes.append(self._told((row, column), why))
            first.setdefault(name, row)


def _cell(stated: Stated) -> Cell:
    return None if isinstance(stated.value, tuple) else stated.value


def _flaws(page: Page, header: Header, rows: Sequence[int]) -> Mapping[int, Mapping[int, Text]]:
    """Return why cells of facts state nothing by themselves, by column and row."""
    anatomy, read = page.anatomy, frozenset(rows)
    flaws: dict[int, dict[int, Text]] = {}
    for row, column in anatomy.percentages:
        if row in read and column < len(page.rows[row]) and isinstance(given := page.rows[row][column], float):
            flaws.setdefault(column, {})[row] = m.PERCENTAGE.filled(given=f"{given * 100:.12g}%")
    for row, column in anatomy.without_value:
        flaws.setdefault(column, {})[row] = m.NO_VALUE
    for (row, column), shown in anatomy.errors.items():
        flaws.setdefault(column, {})[row] = m.ERROR_CELL.filled(given=shown)
    for area in anatomy.merged:
        for column in header.places:
            if area.left <= column <= area.right and not _is_shared(area, header):
                merged = {row: m.MERGED.filled(area=area) for row in rows if area.top <= row <= area.bottom}
                flaws.setdefault(column, {}).update(merged)
    return flaws


def _is_shared(area: Area, header: Header) -> bool:
    """Tell whether one body is written once beside all the applicants that it recommends."""
    return area.left == area.right and header.places.get(area.left) == "body"


def _filled_down(page: Page, header: Header) -> Rows:
    """Return rows in which what stands once beside several applicants stands beside each: bodies, and own columns."""
    shared = [area for area in page.anatomy.merged if area.top > header.row and _is_beside(area, header)]
    if not shared:
        return page.rows
    rows = [list(row) for row in page.rows]
    for area in shared:
        for row in rows[area.top + 1 : area.bottom + 1]:
            row[area.left] = rows[area.top][area.left]
    return rows


def _is_beside(area: Area, header: Header) -> bool:
    return _is_shared(area, header) or (area.left == area.right and area.left in header.own)
