"""Counts that are exact, bounded or unknown.

A quantity is the interval of natural numbers that the file leaves possible. An exact count is an interval of one
number, "more than 12,000" is an interval without an upper end, and an unknown count is the whole of the naturals.
Persons (人, 名) and person-times (人次) are distinct types and are never converted into each other (reading R-03).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StrictInt,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from skillbase_rules.engine.stated import built, share_stated
from skillbase_rules.engine.text import shown

MOST = 10**15
"""The largest count that a file may state, so that every sum and share stays exact in tables too."""

Natural = Annotated[StrictInt, Field(ge=0)]


def _shown(value: object) -> str:
    if isinstance(value, Quantity):
        return f"{type(value).__name__} {value}"
    return str(value) if isinstance(value, Decimal) else shown(value)


class Quantity(BaseModel):
    """A count known exactly, within bounds, or not at all.

    In JSON an exact count is a bare integer, an unknown one is ``null``, and a bounded one is an object with
    ``at_least``, ``at_most`` or both. Values are whole and never negative; floats and strings are refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", title="Quantity")

    unit: ClassVar[str] = ""
    most: ClassVar[int | None] = None
    """The largest number that such a count can be; a bare quantity may be any."""

    at_least: Natural = Field(default=0, title="at least", description="Smallest value that is possible.")
    at_most: Natural | None = Field(
        default=None, title="at most", description="Largest value that is possible; null when there is no limit."
    )

    def model_post_init(self, _context: object, /) -> None:
        """Share what says which ends were stated."""
        share_stated(self)

    @classmethod
    def exactly(cls, value: int) -> Self:
        """Return the exact count `value`."""
        return cls(at_least=value, at_most=value)

    @classmethod
    def between(cls, at_least: int, at_most: int | None) -> Self:
        """Return the count that lies between both ends, the ends included; `at_most` may be open."""
        return cls(at_least=at_least, at_most=at_most)

    @classmethod
    def unknown(cls) -> Self:
        """Return the count of which nothing is known."""
        return cls()

    @model_validator(mode="before")
    @classmethod
    def _read_bare(cls, value: object) -> object:
        """Accept a bare integer for an exact count and null for an unknown one."""
        if value is None:
            return {}
        if isinstance(value, int) and not isinstance(value, bool):
            if value < 0:
                raise PydanticCustomError(
                    "count_negative", "{given} is negative; a count is 0 or more", {"given": value}
                )
            return {"at_least": value, "at_most": value}
        if type(value) is Quantity:
            # Without a unit of its own it takes the one asked for.
            return {"at_least": value.at_least, "at_most": value.at_most}
        if (isinstance(value, Quantity) and not isinstance(value, cls)) or isinstance(
            value, (bool, float, Decimal, str, list)
        ):
            raise PydanticCustomError(
                "quantity_type",
                "{given} is not a count here; give a whole number, null, or an object with at_least and at_most",
                {"given": _shown(value)},
            )
        return value

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.at_most is not None and self.at_most < self.at_least:
            raise PydanticCustomError(
                "bounds_crossed",
                "at_least ({low}) is above at_most ({high}); at_least must not exceed at_most",
                {"low": self.at_least, "high": self.at_most},
            )
        if self.most is not None and max(self.at_least, self.at_most or 0) > self.most:
            raise PydanticCustomError(
                "count_too_large",
                "a count here is at most {most}; leave out an end that is larger",
                {"most": self.most},
            )
        return self

    @model_serializer
    def _write_bare(self) -> int | dict[str, int] | None:
        if self.is_exact:
            return self.at_least
        ends = {name: value for name, value in (("at_least", self.at_least), ("at_most", self.at_most)) if value}
        return ends or None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        end = {"type": "integer", "minimum": 0}
        return {
            "title": cls.__name__,
            "description": f"Exact count, bounds or null for unknown{f'; unit: {cls.unit}' if cls.unit else ''}.",
            "anyOf": [
                end,
                {
                    "type": "object",
                    "properties": {"at_least": end, "at_most": end},
                    "additionalProperties": False,
                },
                {"type": "null"},
            ],
        }

    @property
    def is_exact(self) -> bool:
        """Whether the count is one known number."""
        return self.at_least == self.at_most

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of the count."""
        return self.at_least == 0 and self.at_most is None

    def __add__(self, other: Self) -> Self:
        """Add two counts of the same unit, end by end."""
        if type(other) is not type(self):
            return NotImplemented
        high = None if self.at_most is None or other.at_most is None else self.at_most + other.at_most
        return type(self)(at_least=self.at_least + other.at_least, at_most=high)

    def __and__(self, other: Self) -> Self | None:
        """Return what both statements leave possible, or None where they contradict each other."""
        if type(other) is not type(self):
            return NotImplemented
        low = max(self.at_least, other.at_least)
        highs = [high for high in (self.at_most, other.at_most) if high is not None]
        high = min(highs) if highs else None
        return None if high is not None and high < low else of_kind(type(self), (low, high))

    def __str__(self) -> str:
        if self.is_exact:
            return str(self.at_least)
        if self.is_unknown:
            return "?"
        if self.at_most is None:
            return f"≥ {self.at_least}"
        return f"{self.at_least}–{self.at_most}"


BOTH_ENDS = {"at_least", "at_most"}
Q = TypeVar("Q", bound=Quantity)


def of_kind(kind: type[Q], ends: tuple[int, int | None]) -> Q:
    """Return ends that were reckoned from valid ones as a quantity of some kind."""
    low, high = ends
    return built(kind, {"at_least": low, "at_most": high}, BOTH_ENDS)


def quantity_of(ends: tuple[int, int | None]) -> Quantity:
    """Return ends that were reckoned from valid ones as a quantity without a unit."""
    return of_kind(Quantity, ends)


class Count(Quantity):
    """A number of things that are neither persons nor person-times: occupations, enterprises, events."""

    most: ClassVar[int | None] = MOST


class Persons(Quantity):
    """A number of people (人, 名), each counted once."""

    unit: ClassVar[str] = "persons"
    most: ClassVar[int | None] = MOST


class PersonTimes(Quantity):
    """A number of attendances (人次); one person may count several times."""

    unit: ClassVar[str] = "person-times"
    most: ClassVar[int | None] = MOST
