"""What a parameter is: a number of a notice, once, with its clause and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel, ConfigDict

from skillbase_rules.text import Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """The documentation of one parameter; it stands on the field that holds the value."""

    clause: str
    label: Text
    unit: str


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

    def revised(self, **changes: object) -> Self:
        """Return the set with some values changed.

        Raises:
            pydantic.ValidationError: A name is unknown or a value is out of its range.
        """
        return type(self).model_validate({**self.model_dump(), **changes})
