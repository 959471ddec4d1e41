"""What every model shares: frozen, unknown fields refused, fields titled in both languages."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property
from types import MappingProxyType
from typing import ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.narrowing import (
    Bounds,
    Broken,
    Ends,
    Figure,
    Interval,
    Limit,
    Narrowing,
    PrintedRatio,
    Quotient,
    bound_otherwise,
    course_of,
    narrow,
    narrow_again,
)
from skillbase_rules.engine.quantities import Quantity, of_kind
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.stated import renewed, share_stated, with_fields
from skillbase_rules.engine.text import Text, shown


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

    def model_post_init(self, _context: object, /) -> None:
        """Share what says which fields were stated."""
        share_stated(self)


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


Limits = tuple[Limit, ...]
"""Pairs of sums of facts, of which the first can never exceed the second."""
United = tuple[tuple[str, str, str, str], ...]
"""Two groups of people, those in both, and the group that holds them all."""


class Group(Record):
    """Named facts that belong together and the physical limits they set each other.

    `limits` lists pairs of sums: the first, as far as it is known, can never exceed the second. `united` lists groups
    of people (first, second, in both, within): the two groups united can never exceed the last. `totals` lists counts
    that are the sum of others, `ceilings` the most that a count can be, and `printed` and `quotients` the ratios and
    shares that a file may print instead of their counts. What no value could make true is refused.
    """

    limits: ClassVar[Limits] = ()
    united: ClassVar[United] = ()
    totals: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
    ceilings: ClassVar[Mapping[str, int]] = MappingProxyType({})
    printed: ClassVar[tuple[PrintedRatio, ...]] = ()
    quotients: ClassVar[tuple[Quotient, ...]] = ()

    @classmethod
    def all_limits(cls) -> Limits:
        """Return the limits of this group and of every group it is made of, those that its totals set among them."""
        return _all_limits(cls)

    @classmethod
    def all_united(cls) -> United:
        """Return the united groups of this group and of every group it is made of."""
        return _all_united(cls)

    @classmethod
    def all_totals(cls) -> Mapping[str, tuple[str, ...]]:
        """Return the totals of this group and of every group it is made of, each with the counts it adds up."""
        return _all_totals(cls)

    @classmethod
    def all_figures(cls) -> tuple[Figure, ...]:
        """Return the figures that may stand for two counts."""
        return (*cls.printed, *cls.quotients)

    @classmethod
    def all_ceilings(cls) -> Mapping[str, int]:
        """Return the most that some counts can be, in this group and in every group it is made of."""
        return _all_ceilings(cls)

    @classmethod
    def count_fields(cls) -> tuple[str, ...]:
        """Return the names of the counts, in order."""
        return _count_fields(cls)

    def binding_limits(self) -> Limits:
        """Return the limits that hold for these numbers."""
        return self.all_limits()

    def binding_united(self) -> United:
        """Return the united groups that hold for these numbers."""
        return self.all_united()

    # What follows from the fields is kept beside them, where it is neither compared nor written out.

    @cached_property
    def stated(self) -> Mapping[str, Interval]:
        """The ends of every count as stated."""
        counts = {name: self.__dict__[name] for name in self.count_fields()}
        return {name: Interval(count.at_least, count.at_most) for name, count in counts.items()}

    @cached_property
    def narrowing(self) -> Narrowing:
        """The ends that all counts together leave to each of them, worked out once."""
        return narrow(self.stated, *self._bounds())

    def _bounds(self) -> Bounds:
        """Return everything that bounds these numbers."""
        return as_limits(self.binding_limits(), self.binding_united()), self.all_figures(), self.all_ceilings()

    def __iter__(self) -> Generator[tuple[str, object], None, None]:  # noqa: PYI058 -- as pydantic has it
        """Iterate over the fields; what follows from them is none."""
        yield from [(name, value) for name, value in self.__dict__.items() if name not in _KEPT]

    def __getstate__(self) -> dict[str, object]:
        """Return what is pickled; what follows from the fields is worked out anew."""
        return {**super().__getstate__(), "__dict__": dict(self)}

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, unchecked; what followed from the old numbers is forgotten."""
        copy = super().model_copy(update=update, deep=deep)
        object.__setattr__(copy, "__dict__", dict(copy))
        return copy

    def with_counts(self, counts: Mapping[str, Ends], **others: object) -> Self:
        """Return a copy with other counts, unchecked; what they are not tied to stays as it was narrowed.

        `others` are fields that are no counts; counts that they bind by other limits are narrowed again too.
        """
        kinds = kinds_of(type(self))
        changed = {name: Interval(*ends) for name, ends in counts.items()}
        copy = with_fields(self, **{name: of_kind(kinds[name], ends) for name, ends in counts.items()}, **others)
        copy.__dict__["stated"] = {**self.stated, **changed}
        bounds = self._bounds()
        if others:
            before, bounds = bounds, copy._bounds()
            changed |= {name: copy.stated[name] for name in bound_otherwise(before[0], bounds[0])}
        copy.__dict__["narrowing"] = narrow_again(self.narrowing, changed, *bounds) if changed else self.narrowing
        return copy

    def with_answer(self, name: str, answer: bool | str) -> Self:
        """Return a copy with another yes, no or name; what follows from the counts stays."""
        copy = with_fields(self, **{name: answer})
        copy.__dict__["narrowing"] = self.narrowing
        return copy

    def with_ends(self, name: str, ends: Interval) -> Self:
        """Return a copy of which one count is read with other ends than are left to it."""
        copy = with_fields(self)
        copy.__dict__["narrowing"] = self.narrowing._replace(ends={**self.narrowing.ends, name: ends})
        return copy

    @property
    def answers(self) -> tuple[object, ...]:
        """The facts that are no counts, in order."""
        return tuple([self.__dict__[name] for name in _answer_fields(type(self))])

    def facts_other_than(self, before: Group) -> frozenset[str]:
        """Return the facts of which another sheet of the same kind says something else, or leaves it possible."""
        now, then = self.narrowing, before.narrowing
        pairs = () if now is then else ((now.ends, then.ends), (now.stated, then.stated))
        changed = {name for new, old in pairs for name in renewed(new, old) if new[name] != old[name]}
        mine, theirs = self.__dict__, before.__dict__
        return frozenset(changed | {name for name in _answer_fields(type(self)) if mine[name] != theirs[name]})

    @model_validator(mode="after")
    def _refuse_the_impossible(self) -> Self:
        for name, most in self.all_ceilings().items():
            if self.stated[name].low > most:
                raise PydanticCustomError(
                    "count_above_ceiling",
                    "{count} is too many; there can be {most} at most",
                    {"count": _labels((name,), self.stated), "most": most},
                )
        if self.narrowing.broken is not None:
            raise self._impossible(self.narrowing.broken)
        return self

    def _impossible(self, broken: Broken) -> PydanticCustomError:
        """Return the error of the limit that the numbers break as they are stated, or else as they follow."""
        # A count to which no number is left is shown as it was stated.
        ends = {
            name: self.stated[name] if end.high is not None and end.low > end.high else end
            for name, end in self.narrowing.ends.items()
        }
        limits = as_limits(self.binding_limits(), self.binding_united())
        for part, whole in (*limits, *(((low,), (high,)) for low, high in course_of(limits).pairs)):
            highs = [self.stated[name].high for name in whole]
            if None not in highs and sum(self.stated[name].low for name in part) > sum(high or 0 for high in highs):
                broken, ends = Broken(part, whole), dict(self.stated)
                break
        if isinstance(broken.ratio, Quotient):
            return PydanticCustomError(
                "quotient_impossible",
                "{quotient} is not what {many} and {per} come to",
                {
                    "quotient": _labels((broken.ratio.fact,), self.stated),
                    "many": _labels((broken.ratio.many,), ends),
                    "per": _labels((broken.ratio.per,), ends),
                },
            )
        if broken.ratio is not None:
            return PydanticCustomError(
                "printed_ratio_impossible",
                "{printed} does not fit {many} and {per}; it must lie within one of the ratio of these counts",
                {
                    "printed": _labels((broken.ratio.printed,), self.stated),
                    "many": _labels((broken.ratio.many,), ends),
                    "per": _labels((broken.ratio.per,), ends),
                },
            )
        for first, second, both, within in self.binding_united():
            if (broken.part, broken.whole) == ((first, second), (both, within)):
                return PydanticCustomError(
                    "overlap_impossible",
                    "{first} and {second} with {both} in both groups are more people than {within}",
                    {
                        "first": _labels((first,), ends),
                        "second": _labels((second,), ends),
                        "both": ends[both].high,
                        "within": _labels((within,), ends),
                    },
                )
        return PydanticCustomError(
            "part_above_whole",
            "{part} cannot exceed {whole}",
            {"part": _labels(broken.part, ends), "whole": _labels(broken.whole, ends)},
        )


_MOST_IN_A_LINE = 8
"""So many facts are named in the short line of a sheet."""
_KEPT = ("stated", "narrowing")
"""Where a group keeps what follows from its numbers."""


def _labels(names: Iterable[str], ends: Mapping[str, Interval]) -> str:
    return " + ".join(f"{name} ({ends[name].quantity()})" for name in names)


@cache
def _all_totals(group: type[Group]) -> Mapping[str, tuple[str, ...]]:
    return {name: parts for base in group.__mro__ for name, parts in base.__dict__.get("totals", {}).items()}


@cache
def _all_united(group: type[Group]) -> United:
    return tuple(dict.fromkeys(four for base in group.__mro__ for four in base.__dict__.get("united", ())))


@cache
def _all_ceilings(group: type[Group]) -> Mapping[str, int]:
    return {name: most for base in group.__mro__ for name, most in base.__dict__.get("ceilings", {}).items()}


@cache
def _all_limits(group: type[Group]) -> Limits:
    limits = [pair for base in group.__mro__ for pair in base.__dict__.get("limits", ())]
    for name, parts in group.all_totals().items():
        limits += [((name,), parts), (parts, (name,))]
    return tuple(dict.fromkeys(limits))


@cache
def as_limits(limits: Limits, united: United) -> Limits:
    """Return limits and united groups alike: two groups together cannot exceed those in both and the group within."""
    return (*limits, *(((first, second), (both, within)) for first, second, both, within in united))


@cache
def _answer_fields(group: type[Group]) -> tuple[str, ...]:
    return tuple(name for name, kind in kinds_of(group).items() if not issubclass(kind, Quantity))


@cache
def _count_fields(group: type[Group]) -> tuple[str, ...]:
    return tuple(name for name, kind in kinds_of(group).items() if issubclass(kind, Quantity))


class Sheet(Shown, Group):
    """A fact sheet: named facts, each a count, a yes or a no, or one of several names; what is left out is unknown."""

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
        return frozenset(cls.count_fields())

    @classmethod
    def named_values(cls) -> Mapping[str, tuple[str, ...]]:
        """Return the facts that are one of several names, with those names."""
        named = {name: tuple(kind) for name, kind in kinds_of(cls).items() if issubclass(kind, StrEnum)}
        return MappingProxyType(named)

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


def no_such_fact(name: str, sheet: type[BaseModel]) -> UnknownNameError:
    """Return the error that a sheet has no fact of that name, with those of a similar one."""
    names = list(kinds_of(sheet))
    near = ", ".join(get_close_matches(str(name), names, n=2)) or names[0]
    return UnknownNameError(
        Text(
            f"没有名为 {shown(name)} 的事实；事实用登记表中的名称，如 {near}。",
            f"There is no fact {shown(name)}; facts are named as in the register, such as {near}.",
        )
    )


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
