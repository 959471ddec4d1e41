"""The fact sheet: one named value for every quantity that a clause reads, and how it is derived from a file.

`derive_facts` is the only place that counts, sums and unites. Counting readings (who counts as what) are settled
here; the sheet remembers every alternative to a default that it was counted under.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar, Self, get_args

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.errors import UnknownNameError
from skillbase_rules.models.base import Limits, United, described, title_of
from skillbase_rules.models.filing import DualApplication, Filing
from skillbase_rules.models.groups import (
    BaseHeld,
    Cooperation,
    Distinctions,
    Facilities,
    Management,
    OccupationCounts,
    Outputs,
    Promises,
    Standing,
    Students,
    TeacherCounts,
    TrainingTotals,
    WorkforceFacts,
)
from skillbase_rules.quantities import Quantity
from skillbase_rules.text import Text


class Facts(
    Standing,
    Management,
    Facilities,
    WorkforceFacts,
    TeacherCounts,
    TrainingTotals,
    Students,
    OccupationCounts,
    Cooperation,
    Promises,
    Outputs,
    Distinctions,
    BaseHeld,
):
    """Every fact that the rules read, flat, by the names of the register's ``facts`` column.

    Whatever is left out is unknown. Raises pydantic's ``ValidationError`` when the facts contradict each other.
    """

    counted_under: Annotated[
        tuple[str, ...],
        described(
            "计数解读",
            "counting readings",
            "Alternatives to the default counting readings that the numbers were counted under, as field=value.",
        ),
    ] = ()

    limits: ClassVar[Limits] = (
        # Who has trained so many could train so many (reading R-05).
        (("annual_training_person_times",), ("annual_training_capacity",)),
        (("annual_trainees",), ("annual_training_capacity",)),
        (("annual_trainees_senior_plus",), ("annual_high_skilled_capacity",)),
    )

    @model_validator(mode="after")
    def _refuse_a_printed_ratio_of_others(self) -> Self:
        # However it was rounded or cut off, a printed ratio lies within one of the true one (reading R-51).
        students, printed = self.students, self.students_per_teacher_printed
        least, most = self._sum(("teachers_full_time", "teachers_part_time"))
        too_small = (
            printed.at_most is not None and most is not None and students.at_least >= (printed.at_most + 1) * most
        )
        too_large = students.at_most is not None and students.at_most <= (printed.at_least - 1) * least
        if too_small or (too_large and printed.at_least):
            raise PydanticCustomError(
                "printed_ratio_impossible",
                "{printed} does not fit {students} and {teachers}; it must lie within one of the ratio of these counts",
                {
                    "printed": self._labels(("students_per_teacher_printed",)),
                    "students": self._labels(("students",)),
                    "teachers": self._labels(("teachers_full_time", "teachers_part_time")),
                },
            )
        return self

    def binding_limits(self) -> Limits:
        """Return the limits that hold for numbers counted as these were."""
        return tuple(pair for pair in self.all_limits() if pair not in _unbound(self.counted_under))

    def binding_united(self) -> United:
        """Return the united groups that hold for numbers counted as these were."""
        return () if "senior_teachers_counted=any_teacher" in self.counted_under else self.all_united()


def _unbound(counted_under: tuple[str, ...]) -> Limits:
    """Return the limits that do not hold for numbers counted under some alternative reading."""
    fields = {choice.partition("=")[0] for choice in counted_under}
    unbound: Limits = ()
    if "senior_teachers_counted" in fields:
        inside = (pair for pair in TeacherCounts.limits if pair[1] == ("practice_teachers",))
        unbound += tuple(pair for pair in inside if pair[0] != ("workshop_teachers",))
    if fields & {"training_year", "own_students"}:
        # Such numbers are of another year or another circle of people than the capacity stated.
        unbound += Facts.limits
    return unbound


FACT_NAMES: tuple[str, ...] = tuple(name for name in Facts.model_fields if name != "counted_under")
COUNT_FACTS: frozenset[str] = frozenset(name for name in FACT_NAMES if isinstance(getattr(Facts(), name), Quantity))
"""The facts that are counts."""


def _named_values(name: str) -> tuple[str, ...]:
    annotation = Facts.model_fields[name].annotation
    kinds = (kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, type))
    return tuple(value.value for kind in kinds if issubclass(kind, StrEnum) for value in kind)


NAMED_FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: values for name in FACT_NAMES if (values := _named_values(name))}
)
"""The facts that are one of several names, with those names; what is neither counted nor named is a yes or a no."""


def fact_label(name: str) -> Text:
    """Return the label of a fact in both languages, of the procedure's facts too.

    Raises:
        UnknownNameError: There is no fact of that name.
    """
    for sheet in (Facts, Filing, DualApplication):
        if name in sheet.model_fields:
            return title_of(sheet.model_fields[name])
    raise UnknownNameError(f"There is no fact {name!r}; facts are named as in the register, such as students.")
