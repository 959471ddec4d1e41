"""What a parameter is: a number of a notice, once, with its clause and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.percentages import Percentage, exact_percentage, percentage_words
from skillbase_rules.engine.quantities import MOST
from skillbase_rules.engine.text import Text

Number = Annotated[StrictInt, Field(ge=1, le=MOST)]
"""A number of things, at least one and no more than a file may state."""


def _plain(percent: Percentage) -> int | str:
    return percent if isinstance(percent, int) else percentage_words(percent)


Percent = Annotated[
    Percentage,
    PlainValidator(exact_percentage),
    PlainSerializer(_plain, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
]
"""A share in percent, above 0 and at most 100, exact: 40, 40.5 or one third. In JSON a whole number, or text."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """The documentation of one parameter; it stands on the field that holds the value."""

    clause: str
    label: Text
    unit: str


def numbered(clause: str, zh: str, en: str, unit: str) -> Parameter:
    """Return the documentation of the number that a clause states."""
    return Parameter(clause, Text(zh, en), unit)


class ParameterSet(BaseModel):
    """The numbers of one edition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def documented(cls) -> Mapping[str, Parameter]:
        """Return the documentation of every parameter by the name of its field."""
        return {
            name: next(note for note in field.metadata if isinstance(note, Parameter))
            for name, field in cls.model_fields.items()
        }

    def refuse_crossed(self, low: str, high: str) -> None:
        """Refuse a range whose lower number exceeds its upper one.

        Raises:
            PydanticCustomError: It does; pydantic reports it as a ``ValidationError``.
        """
        least, most = getattr(self, low), getattr(self, high)
        if least > most:
            ends = {"low": f"{low} ({least})", "high": f"{high} ({most})"}
            raise PydanticCustomError("range_crossed", "{low} must not exceed {high}", ends)

    def revised(self, **changes: object) -> Self:
        """Return the set with some values changed.

        Raises:
            pydantic.ValidationError: A name is unknown or a value is out of its range.
        """
        return type(self).model_validate({**self.model_dump(), **changes})
