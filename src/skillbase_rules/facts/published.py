"""Figures as they are published, each with its year and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.quantities import Count, Quantity
from skillbase_rules.engine.records import Group, Record, described, kinds_of
from skillbase_rules.facts.groups import Cooperation, Distinctions, Facilities, Management, OccupationCounts
from skillbase_rules.facts.lists import Name
from skillbase_rules.facts.people import Students, TeacherCounts, TrainingTotals, WorkforceFacts

GROUPS: Mapping[str, type[Group]] = MappingProxyType(
    {
        "management": Management,
        "facilities": Facilities,
        "workforce": WorkforceFacts,
        "teacher_counts": TeacherCounts,
        "training_totals": TrainingTotals,
        "students": Students,
        "occupation_counts": OccupationCounts,
        "cooperation": Cooperation,
        "distinctions": Distinctions,
    }
)
"""The parts of a file whose counts may be published, by the name of their field."""

Year = Annotated[StrictInt, Field(ge=1, le=9999)]


@cache
def group_of(fact: str) -> str | None:
    """Return the part of a file that states a count, or None where there is no such count."""
    for name, group in GROUPS.items():
        kind = kinds_of(group).get(fact)
        if kind is not None and issubclass(kind, Quantity):
            return name
    return None


class PublishedFigure(Record):
    """One published figure of one count. Figures that disagree on one count of one year are all possible."""

    fact: Annotated[Name, described("事实", "fact", "The name of a count of this file, such as teachers.")]
    value: Annotated[Count, described("数值", "value", "What is published, exact or within bounds.")]
    year: Annotated[
        Year | None,
        described("年度", "year", "The year that it is of, or the first of several; null for that of the file."),
    ] = None
    last_year: Annotated[
        Year | None,
        described("截止年度", "last year", "The last of several years that training adds up; null for one year."),
    ] = None
    source: Annotated[Name | None, described("来源", "source", "Where it is published.")] = None

    @model_validator(mode="after")
    def _is_of_a_count_and_its_years(self) -> Self:
        if group_of(self.fact) is None:
            raise PydanticCustomError(
                "not_a_count",
                "there is no count {given}; name one of this file, such as teachers",
                {"given": self.fact},
            )
        if self.last_year is None:
            return self
        if self.year is None or self.last_year < self.year:
            raise PydanticCustomError(
                "years_crossed",
                "last_year ({last}) needs a year that is not later",
                {"last": self.last_year},
            )
        if not self.is_yearly and self.last_year != self.year:
            raise PydanticCustomError(
                "not_added_over_years",
                "{given} is no yearly training that adds up over several years; leave last_year out",
                {"given": self.fact},
            )
        return self

    @property
    def is_yearly(self) -> bool:
        """Whether it is training of a year, which is counted for the year that a reading asks for."""
        return group_of(self.fact) == "training_totals"

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that it is of; None for the year of the file."""
        return None if self.year is None else (self.year, self.last_year or self.year)

    def describes(self, reference_year: int | None) -> bool:
        """Tell whether a figure that is no yearly training is taken for the file: of its year, or of the next one."""
        return self.year is None or reference_year is None or 0 <= self.year - reference_year <= 1


def spanned(figures: Iterable[PublishedFigure]) -> Count:
    """Return what figures of one count leave possible when each of them may be the right one."""
    values = [figure.value for figure in figures]
    highs = [value.at_most for value in values]
    high = None if None in highs else max(high for high in highs if high is not None)
    return Count.between(min(value.at_least for value in values), high)
