"""四(一)1(2), first part: premises, yearly capacity, and how training is done."""

from __future__ import annotations

from typing import Annotated

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import capacity, count_at_least
from skillbase_rules.engine.criteria import Criterion, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.register import Clause, Passage

HERE = Passage("四(一)1(2)", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.2.a", "场地设备达标", "Premises and equipment").saying(
        "Premises and equipment meet national building and safety standards", "场地和设备达到国家建设与安全标准"
    ),
    HERE.clause("4.1.1.2.b", "年培训能力", "Yearly training capacity", "R-01", "R-04", "R-05", "R-45").saying(
        "Facilities can carry this yearly training volume", "设施一年能承担的培训量（人次）"
    ),
    HERE.clause("4.1.1.2.c", "按标准培训", "Training by standards").saying(
        "Training follows national skill standards and training packages", "按国家职业技能标准和培训包开展培训"
    ),
    HERE.clause("4.1.1.2.d", "新型学徒制", "New-type apprenticeship", "R-08").saying(
        "Runs enterprise new-type apprenticeship training", "开展企业新型学徒制培训"
    ),
)


class CapacityParameters(ParameterSet):
    """The number of 四(一)1(2), first part."""

    national_min_capacity: Annotated[
        Number, numbered("4.1.1.2.b", "国家级年培训能力", "national: yearly training capacity", "person-times/year")
    ] = 2000


def training_capacity(p: CapacityParameters, r: GeneralReadings) -> tuple[Criterion, ...]:
    """Return what is asked of everyone's facilities; who has trained so many can do so (R-03, R-05)."""
    yearly = capacity(r, "annual_training_capacity", "annual_training_person_times", "annual_trainees")
    return (
        is_true("4.1.1.2.a", "premises_meet_standards"),
        count_at_least(r, "4.1.1.2.b", yearly, p.national_min_capacity),
        is_true("4.1.1.2.c", "follows_standards_and_packages"),
        evaluative(r, "4.1.1.2.d", "runs_new_apprenticeship"),
    )
