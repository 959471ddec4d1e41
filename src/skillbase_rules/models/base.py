"""What every model shares: frozen, unknown fields refused, fields titled in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from skillbase_rules.quantities import Quantity
from skillbase_rules.text import Text


def described(zh: str, en: str, note: str = "", unit: str = "") -> FieldInfo:
    """Return the metadata of a field: its title in both languages, what it means, and its unit."""
    described_as = f"{note or en + '.'}{f' Unit: {unit}.' if unit else ''}"
    field: FieldInfo = Field(title=en, description=described_as, json_schema_extra={"title_zh": zh})
    return field


class Record(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)


def title_of(field: FieldInfo) -> Text:
    """Return the title of a field in both languages."""
    extra = field.json_schema_extra
    zh = extra.get("title_zh") if isinstance(extra, dict) else None
    en = field.title or ""
    return Text(str(zh) if zh else en, en)


Limits = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Pairs of sums of facts, of which the first can never exceed the second."""
United = tuple[tuple[str, str, str, str], ...]
"""Two groups of people, those in both, and the group that holds them all."""


class Group(Record):
    """Named facts that belong together and the physical limits they set each other.

    `limits` lists pairs of sums: the first, as far as it is known, can never exceed the second. `united` lists groups
    of people (first, second, in both, within): the two groups united can never exceed the last. The checks compare
    bounds, so they refuse only what no value could make true.
    """

    limits: ClassVar[Limits] = ()
    united: ClassVar[United] = ()

    @classmethod
    def all_limits(cls) -> Limits:
        """Return the limits of this group and of every group it is made of."""
        return tuple(dict.fromkeys(pair for base in cls.__mro__ for pair in base.__dict__.get("limits", ())))

    @classmethod
    def all_united(cls) -> United:
        """Return the united groups of this group and of every group it is made of."""
        return tuple(dict.fromkeys(four for base in cls.__mro__ for four in base.__dict__.get("united", ())))

    def _sum(self, names: Iterable[str]) -> tuple[int, int | None]:
        counts: list[Quantity] = [getattr(self, name) for name in names]
        highs = [count.at_most for count in counts]
        high = None if None in highs else sum(end for end in highs if end is not None)
        return sum(count.at_least for count in counts), high

    def _labels(self, names: Iterable[str]) -> str:
        return " + ".join(f"{name} ({getattr(self, name)})" for name in names)

    def binding_limits(self) -> Limits:
        """Return the limits that hold for these numbers."""
        return self.all_limits()

    def binding_united(self) -> United:
        """Return the united groups that hold for these numbers."""
        return self.all_united()

    @model_validator(mode="after")
    def _refuse_the_impossible(self) -> Self:
        for part, whole in self.binding_limits():
            (least, _), (_, most) = self._sum(part), self._sum(whole)
            if most is not None and least > most:
                raise PydanticCustomError(
                    "part_above_whole",
                    "{part} cannot exceed {whole}",
                    {"part": self._labels(part), "whole": self._labels(whole)},
                )
        for first, second, both, within in self.binding_united():
            one, two, overlap, whole_count = (getattr(self, name) for name in (first, second, both, within))
            if overlap.at_most is None or whole_count.at_most is None:
                continue
            if one.at_least + two.at_least - overlap.at_most > whole_count.at_most:
                raise PydanticCustomError(
                    "overlap_impossible",
                    "{first} and {second} with {both} in both groups are more people than {within}",
                    {
                        "first": self._labels((first,)),
                        "second": self._labels((second,)),
                        "both": getattr(self, both).at_most,
                        "within": self._labels((within,)),
                    },
                )
        return self
