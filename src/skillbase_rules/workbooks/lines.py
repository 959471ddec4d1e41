"""The lines of a form: everything that an application states outside its lists, and a sheet for each list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, get_args, get_origin

from pydantic import BaseModel

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import NamedValue, Record, title_of
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Applicant, Application
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.agenda import clauses_of, topics_of
from skillbase_rules.workbooks.questions import Question, questions_of

Path = tuple[str, ...]
"""The names that lead to a field of an application."""
SOME, NONE = "some", "none"
"""What a line says of a list: that it is on its sheet, or that there is nothing to list."""


class Line(NamedTuple):
    """One question of a form."""

    path: Path
    question: Question
    clauses: tuple[str, ...]

    @property
    def key(self) -> str:
        """What stands for the field in the workbook."""
        return ".".join(self.path)


class FormTopic(NamedTuple):
    """Lines that belong together."""

    label: Text
    lines: tuple[Line, ...]


class ListSheet(NamedTuple):
    """A list that has a sheet of its own."""

    path: Path
    label: Text
    record: type[BaseModel]


@cache
def list_sheets() -> tuple[ListSheet, ...]:
    """Return the lists of an application, in the order of its fields."""
    owners: tuple[tuple[Path, type[BaseModel]], ...] = ((("applicant",), Applicant), ((), Application))
    return tuple(
        ListSheet((*path, name), title_of(field), record)
        for path, owner in owners
        for name, field in owner.model_fields.items()
        for record in _listed(field.annotation)
    )


def _listed(annotation: object) -> Iterator[type[BaseModel]]:
    for part in get_args(annotation):
        if get_origin(part) is tuple and issubclass(get_args(part)[0], Record):
            yield get_args(part)[0]


@cache
def form_topics(edition: AnyEdition) -> tuple[FormTopic, ...]:
    """Return the lines of the form of one applicant, in the order in which an edition asks for them.

    Who applies comes first, then what conditions hang on, then the lists, and last everything else.
    """
    lines = dict(_lines(edition))
    who = tuple(line for line in lines.values() if _fact(line.path) is None and len(line.path) == 1)
    named = next(line for line in lines.values() if line.path == ("applicant", "name"))
    placed = {named.path, *(line.path for line in who)}
    essential, others = [FormTopic(m.WHO, (named, *who))], list[FormTopic]()
    for topic in topics_of(edition):
        asked = tuple(line for fact in topic.facts for line in lines.values() if _fact(line.path) == fact)
        placed |= {line.path for line in asked}
        if asked:
            (essential if topic.is_essential else others).append(FormTopic(topic.label, asked))
    left = tuple(line for line in lines.values() if line.path not in placed)
    lists = FormTopic(m.LISTS, tuple(Line(sheet.path, _about(sheet), ()) for sheet in list_sheets()))
    return (*essential, lists, *others, *([FormTopic(m.FINER, left)] if left else ()))


def _lines(edition: AnyEdition) -> Iterator[tuple[Path, Line]]:
    clauses = clauses_of(edition)
    for name, field in Application.model_fields.items():
        inner: Mapping[str, Question] = MappingProxyType({})
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            inner = questions_of(field.annotation)
        elif name in questions_of(Application):
            yield (name,), Line((name,), questions_of(Application)[name], ())
        for asked, question in inner.items():
            path = (name, asked)
            yield path, Line(path, question, clauses.get(_fact(path) or "", ()))


def _fact(path: Path) -> str | None:
    """Return the fact that a field is counted as; None for what is no fact by itself."""
    if len(path) == 1:
        return None
    return f"promised_{path[-1]}" if path[0] == "commitments" else path[-1]


def _about(sheet: ListSheet) -> Question:
    choices = ((SOME, m.LISTED.filled(sheet=sheet.label)), (NONE, m.NONE))
    return Question(sheet.path[-1], sheet.label, "name", choices=choices, meaning=m.LIST_MEANING.en)


def words_for(value: NamedValue | str) -> str:
    """Return a named value in Chinese."""
    return value.label.zh if isinstance(value, NamedValue) else m.NONE.zh
