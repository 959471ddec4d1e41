"""Section 四(一)1: the basic conditions of the national track, one module for each numbered item."""

from __future__ import annotations

from skillbase_rules.editions.chongqing_2024.national import (
    capacity,
    cooperation,
    enterprises,
    management,
    outputs,
    teachers,
)
from skillbase_rules.engine.criteria import AllOf, all_of
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    *management.CLAUSES,
    *capacity.CLAUSES,
    *enterprises.CLAUSES,
    *teachers.CLAUSES,
    *cooperation.CLAUSES,
    *outputs.CLAUSES,
)


# Pydantic takes fields from the last base first, so the bases stand in reverse order of the notice.
class NationalParameters(
    outputs.OutputParameters,
    cooperation.CooperationParameters,
    teachers.TeacherParameters,
    enterprises.EnterpriseParameters,
    capacity.CapacityParameters,
):
    """The numbers of 四(一)1."""


class NationalReadings(
    outputs.OutputReadings,
    cooperation.CooperationReadings,
    teachers.TeacherReadings,
    enterprises.EnterpriseReadings,
    management.RecordReadings,
):
    """Readings of 四(一)1."""


def national(p: NationalParameters, r: NationalReadings) -> AllOf:
    """Return the criteria of 四(一)1."""
    return all_of(
        "4.1.1",
        Text("国家级基础条件", "National basic conditions"),
        management.management(r),
        all_of(
            "4.1.1.2",
            Text("培训能力", "Training capacity"),
            *capacity.training_capacity(p, r),
            *enterprises.enterprise_limbs(p, r),
        ),
        teachers.teachers(p, r),
        cooperation.cooperation(p, r),
        outputs.at_application(p, r),
    )
