"""四(一)2(2): training capacity."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from skillbase_rules.editions.chongqing_2024.common import evaluative
from skillbase_rules.editions.chongqing_2024.national.enterprises import EnterpriseReadings, skilled_share
from skillbase_rules.editions.general import capacity, count_at_least, persons, share_at_least
from skillbase_rules.engine.criteria import Amount, Constant, Criterion, all_of, at_least, is_true, total
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.shares import SENIOR_PLUS
from skillbase_rules.facts.sheet import OwnStudents

HERE = Passage("四(一)2(2)", "condition", "municipal")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.2.2.a", "场地设备达标", "Premises and equipment").saying(
        "Premises and equipment meet national building and safety standards", "场地和设备达到国家建设与安全标准"
    ),
    HERE.clause(
        "4.1.2.2.b", "高技能培训能力", "Yearly high-skilled capacity", "R-01", "R-04", "R-05", "R-44", "R-45", "R-47"
    ).saying(
        "Facilities can carry this yearly number of trainees at senior-worker level or above",
        "设施一年能承担的高级工以上培训人数",
    ),
    HERE.clause("4.1.2.2.c", "培训目标明确", "Clear training goals", "R-08").saying(
        "Clear training goals", "培训目标明确"
    ),
    HERE.clause("4.1.2.2.d", "按标准培训", "Training by standards").saying(
        "Training strictly follows national occupational standards", "严格按国家职业标准开展培训"
    ),
    HERE.clause("4.1.2.2.e", "特色专业数", "Specialties with equipment", "R-12", "R-43").saying(
        "Scarce high-skilled specialties with matching training equipment (text gives a range of two to three)",
        "设备配套的急需紧缺高技能专业数（原文为二至三个）",
    ),
    HERE.clause(
        "4.1.2.2.f",
        "技能人才占比",
        "Share of skilled workers",
        "R-01",
        "R-02",
        "R-24",
        "R-26",
        "R-27",
        "R-28",
        asked_of="enterprise_based",
    ).saying(
        "Dense skilled workforce: share of all labour use including dispatched workers",
        "技能劳动者密集：在全部用工（含劳务派遣）中的占比",
    ),
    HERE.clause("4.1.2.2.g", "年培训规模", "Yearly trainees", "R-01", "R-03", "R-04", "R-45").saying(
        "Actual yearly training for enterprises and society", "一年实际为企业和社会培训的人数"
    ),
    HERE.clause(
        "4.1.2.2.h",
        "高级工以上占比",
        "Share at senior-worker level",
        "R-01",
        "R-02",
        "R-03",
        "R-04",
        "R-45",
        "R-46",
        "R-47",
    ).saying("Share of that training at senior-worker level or above", "其中高级工以上的占比"),
)


class CapacityParameters(ParameterSet):
    """The numbers of 四(一)2(2)."""

    municipal_min_high_skilled_capacity: Annotated[
        Number, numbered("4.1.2.2.b", "市级年高技能培训能力", "municipal: yearly high-skilled capacity", "persons/year")
    ] = 500
    municipal_min_specialties: Annotated[
        Number, numbered("4.1.2.2.e", "特色专业数下限", "municipal: specialties, lower number", "specialties")
    ] = 2
    municipal_max_specialties: Annotated[
        Number, numbered("4.1.2.2.e", "特色专业数上限", "municipal: specialties, upper number", "specialties")
    ] = 3
    municipal_min_skilled_share: Annotated[
        Percent, numbered("4.1.2.2.f", "市级技能人才占比", "municipal: share of skilled workers", "percent")
    ] = 35
    municipal_min_trainees: Annotated[
        Number, numbered("4.1.2.2.g", "市级年培训规模", "municipal: yearly trainees", "persons/year")
    ] = 1500
    municipal_min_senior_plus_share: Annotated[
        Percent,
        numbered("4.1.2.2.h", "市级高级工以上占比", "municipal: share at senior-worker level or above", "percent"),
    ] = 20

    @model_validator(mode="after")
    def _specialties_in_order(self) -> Self:
        self.refuse_crossed("municipal_min_specialties", "municipal_max_specialties")
        return self


class CapacityReadings(EnterpriseReadings):
    """Readings of 四(一)2(2)."""

    specialty_count: Annotated[
        Literal["at_least_two", "two_to_three", "at_least_three", "at_most_three"],
        switch(
            "R-43", "M", "“2－3个”特色专业如何理解", "What does a range of two to three specialties ask for?"
        ).because(
            "The parent range became a floor in 2022 [V-]; three caps the declared list of a dual applicant [T].",
            at_least_two=("至少2个", "At least two."),
            two_to_three=("2至3个", "Two or three."),
            at_least_three=("至少3个", "At least three."),
            at_most_three=("至多3个", "At most three."),
        ),
    ] = "at_least_two"
    own_students: Annotated[
        OwnStudents,
        switch(
            "R-45",
            "M-H",
            "年培训规模是否含本校学生",
            "Do an applicant's own students count as yearly trainees?",
            counting=True,
        ).because(
            "The training is for enterprises and society [T].",
            not_counted=("不含", "No, only training for enterprises and society."),
            counted=("含", "Yes."),
        ),
    ] = "not_counted"
    senior_share_base: Annotated[
        Literal["actual_scale", "required_scale"],
        switch("R-46", "H", "20%以什么为基数", "Of what is the share at senior-worker level taken?").because(
            "其中 refers to the scale [T].",
            actual_scale=("实际培训规模", "Of the actual yearly training."),
            required_scale=("要求的最低规模", "Of the yearly training asked for."),
        ),
    ] = "actual_scale"


def training_capacity(p: CapacityParameters, r: CapacityReadings) -> Criterion:
    """Return 四(一)2(2); who has trained so many can do so (R-05, R-44)."""
    high_skilled = capacity(r, "annual_high_skilled_capacity", "annual_trainees_senior_plus")
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    return all_of(
        "4.1.2.2",
        Text("培训能力", "Training capacity"),
        is_true("4.1.2.2.a", "premises_meet_standards"),
        count_at_least(r, "4.1.2.2.b", high_skilled, p.municipal_min_high_skilled_capacity),
        evaluative(r, "4.1.2.2.c", "clear_training_goals"),
        is_true("4.1.2.2.d", "follows_national_standards"),
        specialties(p, r),
        skilled_share(r, "4.1.2.2.f", p.municipal_min_skilled_share),
        count_at_least(r, "4.1.2.2.g", trainees, p.municipal_min_trainees),
        senior_plus_share(p, r),
    )


def specialties(p: CapacityParameters, r: CapacityReadings) -> Criterion:
    """Return 4.1.2.2.e; what a range of two to three asks for is reading R-43."""
    low, high = p.municipal_min_specialties, p.municipal_max_specialties
    of = total("specialties_with_equipment")
    match r.specialty_count:
        case "at_least_two":
            return at_least("4.1.2.2.e", of, low)
        case "two_to_three":
            return Amount("4.1.2.2.e", of, minimum=low, maximum=high)
        case "at_least_three":
            return at_least("4.1.2.2.e", of, high)
        case "at_most_three":
            # Some specialty is asked for under every reading.
            return Amount("4.1.2.2.e", of, minimum=1, maximum=high)


def senior_plus_share(p: CapacityParameters, r: CapacityReadings) -> Criterion:
    """Return 4.1.2.2.h; of what the share is taken is reading R-46."""
    part = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    percent = p.municipal_min_senior_plus_share
    if r.senior_share_base == "required_scale":
        required = Constant(p.municipal_min_trainees)
        return share_at_least(r, "4.1.2.2.h", part, required, percent, nested=False)
    whole = persons(r, "annual_trainees", "annual_training_person_times")
    quotient = SENIOR_PLUS if r.person_units == "one_way" else None
    return share_at_least(r, "4.1.2.2.h", part, whole, percent, quotient=quotient)
