"""What every model shares: frozen, unknown fields refused, fields titled in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import ClassVar, NamedTuple, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text


def described(zh: str, en: str, note: str = "", unit: str = "") -> FieldInfo:
    """Return the metadata of a field: its title in both languages, what it means, and its unit."""
    described_as = f"{note or en + '.'}{f' Unit: {unit}.' if unit else ''}"
    extra: dict[str, JsonValue] = {"title_zh": zh, **({"unit": unit} if unit else {})}
    field: FieldInfo = Field(title=en, description=described_as, json_schema_extra=extra)
    return field


class NamedValue(StrEnum):
    """One of several names that a fact can have, each with its words in both languages: ``NAME = value, zh, en``."""

    label: Text

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Return the name with its words; one without words reads as it is written."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Text(zh or value, en or value)
        return member


class Record(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)


def title_of(field: FieldInfo) -> Text:
    """Return the title of a field in both languages."""
    extra = field.json_schema_extra
    zh = extra.get("title_zh") if isinstance(extra, dict) else None
    en = field.title or ""
    return Text(str(zh) if zh else en, en)


def unit_of(field: FieldInfo) -> str:
    """Return the unit of a field that is a count, or nothing for any other field."""
    extra = field.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


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


_MOST_IN_A_LINE = 8
"""So many facts are named in the short line of a sheet."""


class PrintedRatio(NamedTuple):
    """A ratio that a file prints as one rounded figure, and the counts that it is made of."""

    printed: str
    many: tuple[str, ...]
    per: tuple[str, ...]


class Sheet(Shown, Group):
    """A fact sheet: named facts, each a count, a yes or a no, or one of several names; what is left out is unknown.

    `printed` lists ratios that a file may print instead of their counts: however one was rounded or cut off, it lies
    within one of the true ratio, so a sheet on which it does not is refused.
    """

    printed: ClassVar[tuple[PrintedRatio, ...]] = ()

    def __repr__(self) -> str:
        stated = [f"{name}={value}" for name, value in self if value != type(self).model_fields[name].default]
        more = [f"… {len(stated) - _MOST_IN_A_LINE} more"] if len(stated) > _MOST_IN_A_LINE else []
        return f"{type(self).__name__}({', '.join(stated[:_MOST_IN_A_LINE] + more)})"

    @classmethod
    def fact_names(cls) -> tuple[str, ...]:
        """Return the names of all facts, in order."""
        return tuple(kinds_of(cls))

    @classmethod
    def count_names(cls) -> frozenset[str]:
        """Return the names of the facts that are counts."""
        return frozenset(name for name, kind in kinds_of(cls).items() if issubclass(kind, Quantity))

    @classmethod
    def named_values(cls) -> Mapping[str, tuple[str, ...]]:
        """Return the facts that are one of several names, with those names."""
        return MappingProxyType(
            {name: tuple(kind) for name, kind in kinds_of(cls).items() if issubclass(kind, StrEnum)}
        )

    @classmethod
    def values_of(cls, name: str) -> tuple[bool | str, ...]:
        """Return every value that a fact which is no count can have."""
        return cls.named_values().get(name, (True, False))

    @classmethod
    def label(cls, name: str) -> Text:
        """Return the label of a fact in both languages.

        Raises:
            UnknownNameError: There is no fact of that name.
        """
        if name not in cls.model_fields:
            raise no_such_fact(name, cls)
        return title_of(cls.model_fields[name])

    @classmethod
    def unit(cls, name: str) -> str:
        """Return the unit of a count, or nothing for any other fact."""
        return unit_of(cls.model_fields[name]) if name in cls.model_fields else ""

    @model_validator(mode="after")
    def _refuse_printed_ratios_of_others(self) -> Self:
        for ratio in self.printed:
            self._refuse_a_printed_ratio_of_others(ratio)
        return self

    def _refuse_a_printed_ratio_of_others(self, ratio: PrintedRatio) -> None:
        printed: Quantity = getattr(self, ratio.printed)
        (least_many, most_many), (least, most) = self._sum(ratio.many), self._sum(ratio.per)
        too_small = printed.at_most is not None and most is not None and least_many >= (printed.at_most + 1) * most
        too_large = most_many is not None and most_many <= (printed.at_least - 1) * least
        if too_small or (too_large and printed.at_least):
            raise PydanticCustomError(
                "printed_ratio_impossible",
                "{printed} does not fit {many} and {per}; it must lie within one of the ratio of these counts",
                {
                    "printed": self._labels((ratio.printed,)),
                    "many": self._labels(ratio.many),
                    "per": self._labels(ratio.per),
                },
            )


def no_such_fact(name: str, sheet: type[BaseModel]) -> UnknownNameError:
    """Return the error that a sheet has no fact of that name."""
    example = next(iter(kinds_of(sheet)))
    return UnknownNameError(f"There is no fact {name!r}; facts are named as in the register, such as {example}.")


@cache
def kinds_of(record: type[BaseModel]) -> Mapping[str, type]:
    """Return what kind of value each fact of a record has; fields that are none of the three are no facts."""
    kinds = {}
    for name, field in record.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, Quantity | bool | StrEnum):
                kinds[name] = kind
                break
    return MappingProxyType(kinds)
