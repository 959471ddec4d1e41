"""The table to fill in: a row for each applicant, with examples on a sheet of their own and notes on every column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.headers import OWN_COLUMNS
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.agenda import clauses_of, topics_of
from skillbase_rules.workbooks.asked import asked_of_applicants
from skillbase_rules.workbooks.looks import ROWS_TO_FILL, Looks, book_bytes, height_of, offer, width_of, write_mark
from skillbase_rules.workbooks.marks import VERSION, Mark
from skillbase_rules.workbooks.questions import Question

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FIRST_ROW = 3
"""The row that the first applicant goes into, from 0: below the topics, the headers and the units."""
_NOTE_WIDTHS = (24, 30, 40, 36, 34, 60)


class Column(NamedTuple):
    """One column of the table."""

    question: Question
    topic: Text
    number: int
    """Which topic it is."""


def columns_of(edition: AnyEdition) -> tuple[Column, ...]:
    """Return the columns of the table in order: who it is, then every fact by topic."""
    questions = asked_of_applicants(edition.sheet).questions
    own = tuple(Column(questions[name], m.WHO, 0) for name in OWN_COLUMNS)
    facts = (
        Column(questions[fact], topic.label, number)
        for number, topic in enumerate(topics_of(edition), start=1)
        for fact in topic.facts
    )
    return (*own, *facts)


def template_bytes(edition: AnyEdition) -> bytes:
    """Return the workbook to fill in for an edition."""

    def write(book: Workbook) -> None:
        looks, columns = Looks(book), columns_of(edition)
        page = _headed(book.add_worksheet(m.TABLE_SHEET.zh), looks, columns)
        for number, column in enumerate(columns):
            offer(page, column.question, (FIRST_ROW, FIRST_ROW + ROWS_TO_FILL - 1), number)
        _write_examples(_headed(book.add_worksheet(m.EXAMPLE_SHEET.zh), looks, columns), looks, columns)
        _write_notes(book.add_worksheet(m.NOTES_SHEET.zh), looks, columns, edition)
        passed_over = (m.EXAMPLE_SHEET.zh, m.NOTES_SHEET.zh)
        write_mark(book, Mark("table", VERSION, edition.notice, passed_over))

    return book_bytes(write)


def _headed(page: Worksheet, looks: Looks, columns: Sequence[Column]) -> Worksheet:
    """Write the topics, the headers and the units."""
    for row, height in enumerate((20, 34, 46)):
        page.set_row(row, height)
    formats = {number: (looks.band(number), looks.heading(number), looks.small(number)) for number in _topics(columns)}
    last = -1
    for place, column in enumerate(columns):
        band, heading, small = formats[column.number]
        question = column.question
        page.write_string(0, place, column.topic.zh if column.number != last else "", band)
        page.write_string(1, place, question.label.zh, heading)
        page.write_string(2, place, question.wanted("zh"), small)
        is_name = question.name in OWN_COLUMNS
        page.set_column(place, place, 26 if is_name else width_of(question.label.zh, question.wanted("zh")))
        last = column.number
    page.freeze_panes(FIRST_ROW, 1)
    looks.lay_across(page)
    page.repeat_rows(0, FIRST_ROW - 1)
    page.repeat_columns(0)
    return page


def _topics(columns: Sequence[Column]) -> Iterator[int]:
    yield from dict.fromkeys(column.number for column in columns)


def _write_examples(page: Worksheet, looks: Looks, columns: Sequence[Column]) -> None:
    cell = looks.made(font_color="#7F7F7F", italic=True)
    for row, example in enumerate(m.EXAMPLES, start=FIRST_ROW):
        for place, column in enumerate(columns):
            if column.question.name in example:
                page.write(row, place, example[column.question.name], cell)


def _write_notes(page: Worksheet, looks: Looks, columns: Sequence[Column], edition: AnyEdition) -> None:
    page.set_row(0, 24)
    page.write_string(0, 0, edition.title.zh, looks.title())
    row = 1
    for note in m.NOTES:
        page.write_string(row, 0, note.zh)
        page.write_string(row + 1, 0, note.en, looks.made(font_color="#7F7F7F"))
        row += 2
    row += 1
    for place, (heading, width) in enumerate(zip(m.NOTE_HEADINGS, _NOTE_WIDTHS, strict=True)):
        page.write_string(row, place, f"{heading.zh} {heading.en}", looks.heading())
        page.set_column(place, place, width)
    page.freeze_panes(row + 1, 0)
    looks.fit_to_width(page)
    text = looks.text()
    for line in _notes_on(columns, clauses_of(edition)):
        row += 1
        page.set_row(row, height_of(line, _NOTE_WIDTHS))
        for place, cell in enumerate(line):
            page.write_string(row, place, cell, text)


def _notes_on(columns: Sequence[Column], clauses: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for column in columns:
        question = column.question
        label, read_by = question.label, "、".join(clauses.get(question.name, ()))
        yield label.zh, label.en, question.name, question.wanted("zh"), read_by, question.note
