"""四(一)1(4): cooperation of schools and enterprises, occupations, and a platform."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import count_at_least
from skillbase_rules.engine.criteria import Criterion, When, all_of, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import OccupationsCounted

HERE = Passage("四(一)1(4)", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.4.a", "校企稳定合作", "Stable cooperation", "R-08", "R-37").saying(
        "Stable cooperation between school and enterprises", "学校与企业有稳定的合作"
    ),
    HERE.clause("4.1.1.4.b", "共建实习基地", "Joint internship base", "R-37").saying(
        "Training and internship base built together", "校企一起建了实训、实习基地"
    ),
    HERE.clause("4.1.1.4.c", "互派教师", "Exchange of teachers", "R-37").saying(
        "Teachers exchanged for practice", "校企之间互派教师实践"
    ),
    HERE.clause("4.1.1.4.d", "职业工种数", "Occupations with facilities", "R-01", "R-12", "R-36").saying(
        "Occupations or work types with matching practical-training conditions in scarce high-skilled specialties",
        "急需紧缺高技能专业中，具备相应实训条件的职业（工种）数",
    ),
    HERE.clause("4.1.1.4.e", "信息化平台", "Information platform").saying(
        "Information platform for management and service", "有用于管理和服务的信息化平台"
    ),
)


class CooperationParameters(ParameterSet):
    """The number of 四(一)1(4)."""

    national_min_occupations: Annotated[
        Number, numbered("4.1.1.4.d", "国家级职业工种数", "national: occupations with facilities", "occupations")
    ] = 5


class CooperationReadings(GeneralReadings):
    """Readings of 四(一)1(4)."""

    occupations_counted: Annotated[
        OccupationsCounted,
        switch("R-36", "M", "“职业工种”如何计数", "What is one occupation?", counting=True).because(
            "The text joins occupations and work types [T]; one winner named three only [V].",
            listed_entries=("所列职业或工种", "A distinct listed occupation or work type."),
            classification_occupations=("职业分类中的职业", "An occupation of the classification."),
            specialties=("专业", "A specialty."),
        ),
    ] = "listed_entries"
    cooperation_scope: Annotated[
        Literal["all_applicants", "colleges_only"],
        switch(
            "R-37",
            "M",
            "校企合作是否适用于非院校",
            "Is school-enterprise cooperation asked of applicants that are no schools?",
        ).because(
            "A similar call asks enterprises for partner schools [V].",
            all_applicants=("适用，企业以与院校合作满足", "Yes; an enterprise meets it with a school."),
            colleges_only=("仅院校", "No, of schools only."),
        ),
    ] = "all_applicants"


def cooperation(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return 四(一)1(4); whether schools alone are asked to cooperate is reading R-37."""
    school_limbs: tuple[Criterion, ...] = (
        evaluative(r, "4.1.1.4.a", "stable_school_enterprise_cooperation"),
        is_true("4.1.1.4.b", "joint_internship_base"),
        is_true("4.1.1.4.c", "teacher_exchange"),
    )
    if r.cooperation_scope == "colleges_only":
        school_limbs = tuple(When(IS_COLLEGE, limb) for limb in school_limbs)
    return all_of(
        "4.1.1.4",
        Text("校企合作", "School-enterprise cooperation"),
        *school_limbs,
        count_at_least(r, "4.1.1.4.d", "occupations_with_facilities", p.national_min_occupations),
        is_true("4.1.1.4.e", "information_platform"),
    )
