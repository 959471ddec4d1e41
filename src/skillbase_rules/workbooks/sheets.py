"""One sheet read column by column: every cell is read, noted or refused, and none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import Area, Place, address
from skillbase_rules.workbooks.asked import Asked, fact_of
from skillbase_rules.workbooks.cells import BLANK, Stated, read_cell, written
from skillbase_rules.workbooks.headers import Header, near_labels
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError
from skillbase_rules.workbooks.questions import Question
from skillbase_rules.workbooks.rows import applicant_rows
from skillbase_rules.workbooks.sources import Given, Page, Rows


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a sheet states, and where."""

    name: str
    rows: tuple[int, ...]
    """The rows that state something, from 0."""
    stated: Mapping[str, Sequence[Stated]]
    """What each row states, by the name of the column."""
    own: Mapping[str, Sequence[str | None]]
    """Columns of one's own, as words."""
    at: Mapping[str, int]
    """Where each column stands, from 0."""
    header: Header
    problems: tuple[CellProblem, ...]
    """Cells that cannot be read; nothing is stated by them."""
    notes: tuple[CellProblem, ...]
    """What was read, or passed over, but its owner may not have meant so."""


def sheet_read(page: Page, header: Header, asked: Asked) -> SheetRead:
    """Return what a sheet states below its headers.

    Raises:
        WorkbookError: Two columns ask the same, or a header has the unit of something else.
    """
    return _Reader(page, header, asked).read()


class _Reader:
    """Reads one sheet, column by column."""

    def __init__(self, page: Page, header: Header, asked: Asked) -> None:
        self._page, self._header, self._asked = page, header, asked
        self._problems: list[CellProblem] = []
        self._notes: list[CellProblem] = []
        self._read = applicant_rows(page, header, asked)
        self._rows = _filled_down(page, header)
        self._flaws = flaws_of(page, header.places, self._read.rows, lambda area: _is_shared(area, header))

    def read(self) -> SheetRead:
        names = self._names()
        self._require_one_meaning(names)
        self._notes += [self._told(place, reason) for place, reason in self._read.passed_over]
        stated: dict[str, Sequence[Stated]] = {}
        own: dict[str, Sequence[str | None]] = {}
        for column, name in names.items():
            if column in self._header.places:
                stated[name] = self._stated(column, self._asked.questions[name], is_end=name != fact_of(name))
            else:
                own[name] = self._own(column)
        self._note_what_is_hidden()
        self._note_names()
        problems = tuple(sorted(self._problems, key=lambda problem: problem.place))
        at = MappingProxyType({name: column for column, name in names.items()})
        return SheetRead(self._page.name, self._read.rows, stated, own, at, self._header, problems, tuple(self._notes))

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
                label = self._asked.questions[name].label if is_fact else Text(name, name)
                why = (m.REPEATED_HEADER if is_fact else m.REPEATED_OWN).filled(
                    first=address((row, first[name])), fact=label
                )
                problem = self._told((row, column), why)
                raise WorkbookError(problem.text, [problem])
            first[name] = column
        wrong = [self._told((row, column), why) for column, why in self._header.wrong_unit.items()]
        if wrong:
            raise WorkbookError(wrong[0].text, wrong)

    def _own(self, column: int) -> Sequence[str | None]:
        header = self._header.own[column]
        if near := near_labels(header, self._asked):
            names = Text("、".join(f"“{label}”" for label in near), "perhaps " + " or ".join(near))
            self._notes.append(self._told((self._header.row, column), m.PERHAPS.filled(names=names)))
        return [written(self._cell(row, column)).strip() or None for row in self._read.rows]

    def _cell(self, row: int, column: int) -> Given:
        return _cell_at(self._rows, row, column)

    def _stated(self, column: int, question: Question, *, is_end: bool) -> Sequence[Stated]:
        # Most cells of a column say what another one says.
        known: dict[tuple[type, Given], Stated | Text] = {}
        flawed = self._flaws.get(column, {})
        stated: list[Stated] = []
        for row in self._read.rows:
            cells = self._rows[row]
            given = cells[column] if column < len(cells) else ""
            answer = (flawed.get(row) if flawed else None) or known.get((given.__class__, given))
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


def flaws_of(
    page: Page, columns: Iterable[int], rows: Sequence[int], is_shared: Callable[[Area], bool] = lambda _: False
) -> Mapping[int, Mapping[int, Text]]:
    """Return why cells state nothing by themselves, by column and row; merged cells that are shared state something."""
    anatomy, read = page.anatomy, frozenset(rows)
    flaws: dict[int, dict[int, Text]] = {column: {} for column in columns}
    for area in anatomy.merged:
        if not is_shared(area):
            merged = {row: m.MERGED.filled(area=area) for row in rows if area.top <= row <= area.bottom}
            for column in flaws:
                if area.left <= column <= area.right:
                    flaws[column] |= merged
    for row, column in anatomy.percentages:
        if column in flaws and row in read and isinstance(given := _cell_at(page.rows, row, column), float):
            flaws[column][row] = m.PERCENTAGE.filled(given=f"{given * 100:.12g}%")
    for row, column in anatomy.without_value:
        flaws.setdefault(column, {})[row] = m.NO_VALUE
    for (row, column), shown in anatomy.errors.items():
        flaws.setdefault(column, {})[row] = m.ERROR_CELL.filled(given=shown)
    return flaws


def _cell_at(rows: Rows, row: int, column: int) -> Given:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


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
