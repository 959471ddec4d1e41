"""What a column of a table, or a line of a form, asks: taken from the fields that hold the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import NamedValue, kinds_of, title_of, unit_of
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.units import THINGS, UNITS, Unit
from skillbase_rules.wording.verdicts import YES_NO

AnswerKind = Literal["count", "yes_no", "name", "names", "number", "text"]
"""A count, a yes or a no, one of several names, any of several names, a plain whole number, or words."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked for."""

    name: str
    """The name of the field that holds the answer."""
    label: Text
    kind: AnswerKind
    unit: str = ""
    """Of a count, as the field names it."""
    choices: tuple[tuple[str, Text], ...] = ()
    """The names to choose from, each with its words."""
    meaning: str = ""
    is_required: bool = False

    @property
    def counted_in(self) -> Unit:
        """The unit of a count in words."""
        return UNITS.get(self.unit, THINGS)

    @property
    def note(self) -> str:
        """What the field says of itself in English beyond its label and unit."""
        said = self.meaning.removesuffix(f" Unit: {self.unit}.")
        return "" if said == f"{self.label.en}." else said

    def offered(self, language: Language) -> tuple[str, ...]:
        """Return the answers that can be chosen from; none where the answer is a number or words."""
        if self.kind == "yes_no":
            return YES_NO[True].in_(language), YES_NO[False].in_(language)
        return tuple(words.in_(language) for _, words in self.choices)

    def wanted(self, language: Language) -> str:
        """Return in a word or two what is to be filled in: the unit, or the answers to choose from."""
        if self.kind == "count":
            unit = self.counted_in
            return unit.zh if language == "zh" else unit.many
        if offered := self.offered(language):
            return " / ".join(offered)
        return m.WANTED[self.kind].in_(language)


@cache
def questions_of(record: type[BaseModel]) -> Mapping[str, Question]:
    """Return what every field of a record asks; fields that hold further records or lists of them ask nothing."""
    asked = {name: _question(name, field, record) for name, field in record.model_fields.items()}
    return MappingProxyType({name: question for name, question in asked.items() if question is not None})


def _question(name: str, field: FieldInfo, record: type[BaseModel]) -> Question | None:
    parts = (field.annotation, *get_args(field.annotation))
    kind = kinds_of(record).get(name)
    answer: AnswerKind
    choices: tuple[tuple[str, Text], ...] = ()
    if kind is not None and issubclass(kind, Quantity):
        answer = "count"
    elif kind is bool:
        answer = "yes_no"
    elif kind is not None:
        answer, choices = "name", (*_choices(kind), *_literals(parts))
    elif several := [get_args(part)[0] for part in parts if get_origin(part) in {frozenset, tuple}]:
        if not (isinstance(several[0], type) and issubclass(several[0], NamedValue)):
            return None
        answer, choices = "names", _choices(several[0])
    elif str in parts or _is_text(parts):
        answer = "text"
    elif int in parts or any(get_args(part)[:1] == (int,) for part in parts):
        answer = "number"
    else:
        return None
    return Question(
        name, title_of(field), answer, unit_of(field), choices, field.description or "", field.is_required()
    )


def _choices(kind: type) -> tuple[tuple[str, Text], ...]:
    return tuple((value.value, value.label) for value in kind) if issubclass(kind, NamedValue) else ()


def _literals(parts: tuple[object, ...]) -> tuple[tuple[str, Text], ...]:
    """Return what a field takes besides the values of its enumeration: that there is none."""
    literals = [value for part in parts if get_origin(part) is Literal for value in get_args(part)]
    return tuple((value, m.NONE) for value in literals if value == "none")


def _is_text(parts: tuple[object, ...]) -> bool:
    return any(get_args(part)[:1] == (str,) for part in parts)
