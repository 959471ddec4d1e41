"""The form of one applicant read back: answers by their field, lists from their sheets, problems by their cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application
from skillbase_rules.report.problems import Problem, validation_problems
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import Place
from skillbase_rules.workbooks.asked import ENTRY, asked_of_list, key_of
from skillbase_rules.workbooks.cells import Stated, read_cell, written
from skillbase_rules.workbooks.headers import header_of
from skillbase_rules.workbooks.lines import NONE, SOME, Line, ListSheet, form_topics, list_sheets
from skillbase_rules.workbooks.marks import mark_of
from skillbase_rules.workbooks.problems import CellProblem, WorkbookError, unreadable
from skillbase_rules.workbooks.sheets import flaws_of, sheet_read
from skillbase_rules.workbooks.sources import Page, kind_of, pages_of

_SEARCHED_ROWS = 30
_FIELD_NAME = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)*\b")


class _Spot(NamedTuple):
    """Where a field of the application stands."""

    sheet: str
    place: Place
    label: str

    def told(self, message: Text) -> CellProblem:
        return CellProblem(self.sheet, self.place, self.label, message)


@dataclass(slots=True)
class _Form:
    """What is read so far, and where each field stands."""

    data: dict[str, object] = field(default_factory=dict)
    at: dict[tuple[str | int, ...], _Spot] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[CellProblem] = field(default_factory=list)
    labels: dict[str, Text] = field(default_factory=dict)

    def state(self, path: Sequence[str], value: object) -> None:
        inner = self.data
        for name in path[:-1]:
            step = inner.setdefault(name, {})
            assert isinstance(step, dict)
            inner = step
        inner[path[-1]] = value


def read_application(
    name: str, content: bytes, edition: AnyEdition, *, pages: Sequence[Page] | None = None
) -> tuple[Application, tuple[CellProblem, ...]]:
    """Return the application in a form, and notes on what its owner may not have meant.

    Sheets that were read before may be handed in as `pages`.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
        WorkbookError: The file is no such form, a cell cannot be read, or what is stated contradicts itself.
    """
    if pages is None:
        if kind_of(name, content) != "workbook":
            raise WorkbookError(m.TABLE_GIVEN.filled(name=name))
        pages = pages_of(name, content)
    mark = mark_of(pages)
    if mark is None:
        raise WorkbookError(m.TABLE_GIVEN.filled(name=name))
    mark.require("form", name, edition)
    form = _Form()
    lines = {line.key: line for topic in form_topics(edition) for line in topic.lines}
    _read_answers(name, pages, lines, form)
    for sheet in list_sheets():
        _read_list(pages, sheet, form)
    if form.problems:
        raise unreadable(form.problems)
    try:
        return Application.model_validate(form.data), tuple(form.notes)
    except ValidationError as error:
        problems = validation_problems(error, form.data)
    raise unreadable([_problem_at(problem, form, name) for problem in problems])


# --- the questions ---------------------------------------------------------------------------------------------------


def _read_answers(name: str, pages: Sequence[Page], lines: Mapping[str, Line], form: _Form) -> None:
    page, row, columns = _headed(name, pages)
    question, answer, key = (columns[heading] for heading in ("question", "answer", "field"))
    rows = range(row + 1, len(page.rows))
    flaws = flaws_of(page, (answer,), rows)[answer]
    for at in rows:
        cells = [*page.rows[at], *[""] * (max(columns.values()) + 1)]
        line, given = lines.get(written(cells[key]).strip()), cells[answer]
        label = written(cells[question]).strip()
        if line is None:
            if written(given).strip():
                form.notes.append(CellProblem(page.name, (at, answer), label, m.OWN_LINE))
            continue
        why = flaws.get(at)
        if line.path in form.at:
            why = m.LINE_TWICE
        form.at[line.path] = _Spot(page.name, (at, answer), label)
        form.labels[line.path[-1]] = line.question.label
        stated = why or read_cell(given, line.question)
        if isinstance(stated, Text):
            form.problems.append(form.at[line.path].told(stated))
        elif not stated.is_blank:
            form.state(line.path, _as_data(stated))


def _headed(name: str, pages: Sequence[Page]) -> tuple[Page, int, Mapping[str, int]]:
    """Return the sheet of questions, its row of headers, and where the question, the answer and the field stand."""
    wanted = {heading.en: {key_of(heading.zh), key_of(heading.en)} for heading in m.FORM_HEADINGS}
    for page in pages:
        for row, cells in enumerate(page.rows[:_SEARCHED_ROWS]):
            keys = [key_of(written(cell)) for cell in cells]
            columns = {en: column for en, words in wanted.items() for column, key in enumerate(keys) if key in words}
            if {"question", "answer", "field"} <= set(columns):
                return page, row, MappingProxyType(columns)
    headings = {heading.en: heading.zh for heading in m.FORM_HEADINGS}
    raise WorkbookError(m.NO_FORM_HEADER.filled(name=name, answer=headings["answer"], field=headings["field"]))


def _as_data(stated: Stated) -> object:
    if stated.is_bounded:
        ends = {"at_least": stated.at_least, "at_most": stated.at_most}
        return {name: end for name, end in ends.items() if end is not None}
    return list(stated.value) if isinstance(stated.value, tuple) else stated.value


# --- the lists -------------------------------------------------------------------------------------------------------


def _read_list(pages: Sequence[Page], sheet: ListSheet, form: _Form) -> None:
    """Read a list from its sheet and from what the form says of it; a list that is nowhere is not stated."""
    page = next((page for page in pages if page.name == sheet.label.zh), None)
    entries = [] if page is None else _entries(page, sheet, form)
    owner = form.data
    for name in sheet.path[:-1]:
        inner = owner.get(name)
        owner = inner if isinstance(inner, dict) else {}
    said = owner.pop(sheet.path[-1], None)
    where = form.at.get(sheet.path)
    if where is not None and ((said == NONE and entries) or (said == SOME and not entries)):
        why = (m.LIST_NOT_EMPTY if entries else m.LIST_EMPTY).filled(sheet=sheet.label)
        form.problems.append(where.told(why))
    if entries or said is not None:
        form.state(sheet.path, entries)


def _entries(page: Page, sheet: ListSheet, form: _Form) -> list[dict[str, object]]:
    asked = asked_of_list(sheet.record)
    header = header_of(page, asked)
    if header is None:
        if any(written(cell).strip() for row in page.rows for cell in row):
            form.problems.append(CellProblem(page.name, (0, 0), "", m.NO_LIST_HEADER))
        return []
    read = sheet_read(page, header, asked)
    form.problems += read.problems
    form.notes += read.notes
    for number, row in enumerate(read.rows):
        form.at[*sheet.path, number] = _Spot(page.name, (row, min(read.at.values())), "")
        form.at |= {
            (*sheet.path, number, name): _Spot(page.name, (row, column), asked.questions[name].label.zh)
            for name, column in read.at.items()
            if name in asked.questions
        }
    return [
        {
            name: _as_data(stated[number])
            for name, stated in read.stated.items()
            if name != ENTRY and not stated[number].is_blank
        }
        for number in range(len(read.rows))
    ]


# --- what contradicts itself -----------------------------------------------------------------------------------------


def _problem_at(problem: Problem, form: _Form, name: str) -> CellProblem:
    """Return what is wrong with the data as a problem of the nearest cell."""
    path = problem.path
    inner = next((at for at in form.at if at[: len(path)] == path), None)
    outer = next((path[:length] for length in range(len(path), 0, -1) if path[:length] in form.at), None)
    spot = form.at.get(outer or inner or (), _Spot(name, (0, 0), ""))
    message = _in_words(problem.message, form.labels)
    return spot.told(message) if path in form.at else spot._replace(label="").told(message)


def _in_words(message: Text, labels: Mapping[str, Text]) -> Text:
    """Return a message that calls fields as the form does."""

    def named(match: re.Match[str]) -> str:
        return f"“{labels[match[0]].zh}”" if match[0] in labels else match[0]

    return Text(_FIELD_NAME.sub(named, message.zh), message.en)
