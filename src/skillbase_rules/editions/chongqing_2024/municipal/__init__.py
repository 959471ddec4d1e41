"""Section 四(一)2: the basic conditions of the municipal track, one module for each numbered item."""

from __future__ import annotations

from skillbase_rules.editions.chongqing_2024.municipal import capacity, cooperation, management, teachers
from skillbase_rules.editions.chongqing_2024.national.management import RecordReadings
from skillbase_rules.editions.teachers import SeniorTeacherReadings
from skillbase_rules.engine.criteria import AllOf, all_of
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    *management.CLAUSES,
    *capacity.CLAUSES,
    *teachers.CLAUSES,
    *cooperation.CLAUSES,
)


# Pydantic takes fields from the last base first, so the bases stand in reverse order of the notice.
class MunicipalParameters(
    cooperation.CooperationParameters,
    teachers.TeacherParameters,
    capacity.CapacityParameters,
):
    """The numbers of 四(一)2."""


class MunicipalReadings(
    cooperation.CooperationReadings,
    teachers.TeacherReadings,
    capacity.CapacityReadings,
    SeniorTeacherReadings,
    RecordReadings,
):
    """Readings of 四(一)2."""


def municipal(p: MunicipalParameters, r: MunicipalReadings) -> AllOf:
    """Return the criteria of 四(一)2."""
    return all_of(
        "4.1.2",
        Text("市级基础条件", "Municipal basic conditions"),
        management.management(r),
        capacity.training_capacity(p, r),
        teachers.teachers(p, r),
        cooperation.cooperation(p, r),
    )
