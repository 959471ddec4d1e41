"""The fact sheet: one named value for every quantity that a clause reads, and how it is derived from a file.

`derive_facts` is the only place that counts, sums and unites. Counting readings (who counts as what) are settled
here; the sheet remembers every alternative to a default that it was counted under.
"""

from __future__ import annotations

from typing import Annotated

from skillbase_rules.models.base import Limits, United, described, title_of
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

    def _binding_limits(self) -> Limits:
        if "senior_teachers_counted=any_teacher" not in self.counted_under:
            return self.all_limits()
        # Under that alternative of R-32 the senior groups are no longer counted inside the practice teachers.
        return tuple(
            (part, whole)
            for part, whole in self.all_limits()
            if whole != ("practice_teachers",) or part == ("workshop_teachers",)
        )

    def _binding_united(self) -> United:
        return () if "senior_teachers_counted=any_teacher" in self.counted_under else self.all_united()


FACT_NAMES: tuple[str, ...] = tuple(name for name in Facts.model_fields if name != "counted_under")


def fact_label(name: str) -> Text:
    """Return the label of a fact in both languages."""
    return title_of(Facts.model_fields[name])
