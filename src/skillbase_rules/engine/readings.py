"""What a reading is: a typed switch for a place where the notice can be read in two ways."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.text import Text, shown

Confidence = Literal["H", "M-H", "M", "M-L", "L"]


@dataclass(frozen=True)
class Switch:
    """The documentation of one switch; it stands on the field that holds the choice."""

    id: str
    """R-number of the reading."""
    question: Text
    choices: Mapping[str, Text]
    """Every choice and what it says; the field's default is the recommended one."""
    confidence: Confidence
    """How sure the default is."""
    evidence: str
    """Why the default is what it is."""
    counting: bool = False
    """The choice says how a file's records are counted, so it is settled when the facts are derived."""

    def __hash__(self) -> int:
        return hash(self.id)

    def because(self, evidence: str, **choices: tuple[str, str]) -> Switch:
        """Return the switch with why its default is what it is, and what each choice says in both languages."""
        return replace(self, evidence=evidence, choices={name: Text(*words) for name, words in choices.items()})

    @property
    def is_low_confidence(self) -> bool:
        """Whether a verdict that hangs on this reading should say so."""
        return self.confidence in {"L", "M-L"}


def switch(id_: str, confidence: Confidence, zh: str, en: str, *, counting: bool = False) -> Switch:
    """Return a switch with its question in both languages; `Switch.because` adds its choices and their grounds."""
    return Switch(id_, Text(zh, en), {}, confidence, "", counting)


class ReadingSet(BaseModel):
    """A choice for every switch of a notice; what is not chosen keeps its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def switches(cls) -> Mapping[str, Switch]:
        """Return the switches by the name of the field that holds the choice."""
        return _switches(cls)

    @classmethod
    def default_of(cls, field: str) -> str:
        """Return the recommended choice of a switch.

        Raises:
            UnknownNameError: There is no switch of that name.
        """
        if field not in cls.model_fields:
            known = ", ".join(cls.model_fields)
            raise UnknownNameError(
                Text(
                    f"没有解读 {shown(field)}；现有：{known}。",
                    f"There is no reading {shown(field)}; the readings are {known}.",
                )
            )
        return str(cls.model_fields[field].default)

    def alternatives(self, among: Container[str] | None = None) -> tuple[tuple[str, str], ...]:
        """Return every choice not taken, of all fields or of some, as pairs of field and value in the fields' order."""
        return tuple(
            (field, choice)
            for field, switch in self.switches().items()
            if among is None or field in among
            for choice in switch.choices
            if choice != getattr(self, field)
        )

    def choosing(self, **choices: str) -> Self:
        """Return the same readings with other choices; unknown names and values raise ``ValidationError``."""
        return type(self).model_validate({**self.model_dump(), **choices})


@cache
def _switches(readings: type[ReadingSet]) -> Mapping[str, Switch]:
    return {
        name: next(note for note in field.metadata if isinstance(note, Switch))
        for name, field in readings.model_fields.items()
    }
