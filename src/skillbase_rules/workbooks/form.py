"""The form of one applicant: a question a line, with its unit, what it means and which clauses read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import NamedValue
from skillbase_rules.facts.application import Application
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.verdicts import LIST, YES_NO
from skillbase_rules.workbooks.asked import ENTRY, asked_of_list
from skillbase_rules.workbooks.lines import NONE, SOME, FormTopic, Line, ListSheet, form_topics, list_sheets
from skillbase_rules.workbooks.looks import Looks, book_bytes, height_of, offer, width_of, write_mark
from skillbase_rules.workbooks.marks import VERSION, Mark
from skillbase_rules.workbooks.questions import Question

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (30, 26, 26, 58, 24, 40)
_ANSWER, _KEY = 1, 5
ROSTER_ROWS = 1000
"""How many rows of a list offer their choices."""


def form_bytes(edition: AnyEdition, application: Application | None = None) -> bytes:
    """Return the form of one applicant, blank or filled in."""

    def write(book: Workbook) -> None:
        looks = Looks(book)
        _write_questions(book.add_worksheet(m.TABLE_SHEET.zh), looks, edition, application)
        for sheet in list_sheets():
            items = _items(application, sheet)
            _write_list(book.add_worksheet(sheet.label.zh), looks, sheet, items or ())
        write_mark(book, Mark("form", VERSION, edition.notice))

    return book_bytes(write)


# --- the questions ---------------------------------------------------------------------------------------------------


def _write_questions(page: Worksheet, looks: Looks, edition: AnyEdition, application: Application | None) -> None:
    page.set_row(0, 26)
    page.write_string(0, 0, edition.title.zh, looks.title())
    page.write_string(1, 0, m.FORM_HINT.zh, looks.made(font_color="#595959"))
    for column, (heading, width) in enumerate(zip(m.FORM_HEADINGS, _WIDTHS, strict=True)):
        page.write_string(2, column, heading.zh, looks.heading())
        page.set_column(column, column, width, None, {"hidden": column == _KEY})
    row = 3
    for number, topic in enumerate(form_topics(edition)):
        row = _write_topic(page, looks, (row, number), topic, application)
    page.freeze_panes(3, 0)
    looks.fit_to_width(page)
    page.repeat_rows(2)


def _write_topic(
    page: Worksheet, looks: Looks, at: tuple[int, int], topic: FormTopic, application: Application | None
) -> int:
    """Write a topic and its lines, and return the row below them."""
    row, number = at
    band = looks.band(number)
    for column in range(len(_WIDTHS) - 1):
        page.write_string(row, column, topic.label.zh if column == 0 else "", band)
    formats = looks.text(border=1, border_color="#D9D9D9")
    answer = looks.text(border=1, border_color="#D9D9D9", bg_color="#FFFBE6", align="left")
    for line in topic.lines:
        row += 1
        question = line.question
        meaning = f"{question.label.en}. {question.note}" if question.note else question.label.en
        cells = (question.label.zh, "", question.wanted("zh"), meaning, "、".join(line.clauses), line.key)
        page.set_row(row, height_of(cells, _WIDTHS))
        for column, cell in enumerate(cells):
            if column != _ANSWER:
                page.write_string(row, column, cell, formats)
        stated = None if application is None else answer_words(_value(application, line), question)
        _write_answer(page, (row, _ANSWER), stated, answer)
        offer(page, question, (row, row), _ANSWER)
    return row + 1


def _write_answer(page: Worksheet, place: tuple[int, int], stated: str | int | None, look: object) -> None:
    if stated is None:
        page.write_blank(*place, None, look)
    elif isinstance(stated, int):
        page.write_number(*place, stated, look)
    else:
        page.write_string(*place, stated, look)


def _value(application: Application, line: Line) -> object:
    value: object = application
    for name in line.path:
        value = getattr(value, name)
    if line.question.choices and line.question.choices[0][0] == SOME:
        return None if value is None else line.question.choices[0 if value else 1][1].zh
    return value


def answer_words(value: object, question: Question) -> str | int | None:
    """Return a value as it is filled in; None where nothing is stated."""
    match value:
        case None:
            return None
        case bool():
            return YES_NO[value].zh
        case Quantity():
            return _count_words(value)
        case NamedValue() if question.kind == "name":
            return value.label.zh
        case int():
            return value
        case str() if question.kind == "name" and value == NONE:
            return m.NONE.zh
        case str():
            return value
        case Iterable():
            given = {str(each) for each in value}
            named = [words.zh for name, words in question.choices if name in given]
            return LIST.zh.join(named) or m.NONE.zh
    raise TypeError(f"{question.name} is a {type(value).__name__}; a form holds none")


def _count_words(count: Quantity) -> str | int | None:
    if count.is_unknown:
        return None
    if count.is_exact:
        return count.at_least
    if count.at_most is None:
        return m.AT_LEAST.zh.format(count.at_least)
    return m.AT_MOST.zh.format(count.at_most) if count.at_least == 0 else f"{count.at_least}-{count.at_most}"


# --- the lists -------------------------------------------------------------------------------------------------------


def _items(application: Application | None, sheet: ListSheet) -> Sequence[BaseModel] | None:
    value: object = application
    for name in sheet.path:
        value = getattr(value, name, None)
    return value if isinstance(value, tuple) else None


def _write_list(page: Worksheet, looks: Looks, sheet: ListSheet, items: Sequence[BaseModel]) -> None:
    questions = asked_of_list(sheet.record).questions
    page.set_row(0, 30)
    page.set_row(1, 46)
    cell = looks.made()
    for column, question in enumerate(questions.values()):
        star = m.MUST if question.is_required else ""
        page.write_string(0, column, question.label.zh + star, looks.heading(1))
        page.write_string(1, column, question.wanted("zh"), looks.small(1))
        page.set_column(column, column, width_of(question.label.zh, question.wanted("zh"), least=14, most=30))
        offer(page, question, (2, ROSTER_ROWS + 1), column)
        for row, item in enumerate(items, start=2):
            stated = row - 1 if question.name == ENTRY else answer_words(getattr(item, question.name), question)
            if stated is not None:
                _write_answer(page, (row, column), stated, cell)
    page.freeze_panes(2, 0)
    looks.fit_to_width(page)
