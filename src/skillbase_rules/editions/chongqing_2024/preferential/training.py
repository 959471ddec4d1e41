"""四(二)1 and 2: outstanding training, and digital skills."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.general import count_at_least, persons
from skillbase_rules.engine.criteria import AllOf, Holds, Together, all_of
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import DigitalTraining

CAPACITY = Passage("四(二)1", "preferential")
DIGITAL = Passage("四(二)2", "preferential")

CLAUSES: tuple[Clause, ...] = (
    CAPACITY.clause("4.2.1.a", "倾斜年规模", "Yearly trainees", "R-01", "R-03", "R-04", "R-45", "R-58").saying(
        "Outstanding capacity: yearly training for enterprises and society", "培训能力突出：一年为企业和社会培训的人数"
    ),
    CAPACITY.clause(
        "4.2.1.b", "倾斜高技能量", "Trainees at senior-worker level", "R-01", "R-03", "R-04", "R-07", "R-45"
    ).saying("And yearly trainees at senior-worker level or above", "同时，一年培训高级工以上的人数"),
    DIGITAL.clause("4.2.2.a", "数字人才年量", "Digital trainees", "R-01", "R-03", "R-04", "R-45", "R-59").saying(
        "Yearly training of digital-skill people", "一年培训数字技能人才的人数"
    ),
    DIGITAL.clause(
        "4.2.2.b", "数字高技能量", "Digital high-skilled trainees", "R-01", "R-03", "R-04", "R-07", "R-45", "R-59"
    ).saying("Of whom high-skilled", "其中高技能人才的人数"),
)


class TrainingParameters(ParameterSet):
    """The numbers of 四(二)1 and 2."""

    preferential_min_trainees: Annotated[
        Number, numbered("4.2.1.a", "倾斜年培训规模", "preference: yearly trainees", "persons/year")
    ] = 5000
    preferential_min_senior_plus: Annotated[
        Number, numbered("4.2.1.b", "倾斜高级工以上人数", "preference: trainees at senior-worker level", "persons/year")
    ] = 2000
    preferential_min_digital: Annotated[
        Number, numbered("4.2.2.a", "倾斜数字技能人数", "preference: digital trainees", "persons/year")
    ] = 3000
    preferential_min_digital_high_skilled: Annotated[
        Number, numbered("4.2.2.b", "倾斜数字高技能人数", "preference: digital high-skilled trainees", "persons/year")
    ] = 1000


class TrainingReadings(GeneralReadings):
    """Readings of 四(二)1 and 2."""

    outstanding_capacity: Annotated[
        Literal["two_numbers", "judged_too"],
        switch(
            "R-58", "M-H", "“培训能力特别突出”是否另行判断", "Is outstanding capacity judged beside its two numbers?"
        ).because(
            "The numbers follow the words they explain [T].",
            two_numbers=("以两个数为准", "No, the two numbers sum it up."),
            judged_too=("另须专家判断", "Yes, experts judge it too."),
        ),
    ] = "two_numbers"
    digital_training: Annotated[
        DigitalTraining,
        switch("R-59", "M-L", "数字技能人才如何认定", "Whose training counts as digital?", counting=True).because(
            "The 2022 classification marks 97 digital occupations [V]; the notice defines nothing.",
            marked_occupations=("标识为数字职业的", "Training in occupations marked digital."),
            any_digital_course=("任何数字课程", "Any digital course, marked or not."),
        ),
    ] = "marked_occupations"


def outstanding_training(p: TrainingParameters, r: TrainingReadings) -> AllOf:
    """Return 四(二)1; the two numbers are two tests, neither inside the other (R-07)."""
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    senior_plus = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    scale = count_at_least(r, "4.2.1.a", trainees, p.preferential_min_trainees)
    judged_too = Holds("4.2.1.a", ("capacity_outstanding",), judgement=True)
    return all_of(
        "4.2.1",
        Text("培训能力突出", "Outstanding training"),
        Together("4.2.1.a", (scale, judged_too)) if r.outstanding_capacity == "judged_too" else scale,
        count_at_least(r, "4.2.1.b", senior_plus, p.preferential_min_senior_plus),
    )


def digital_training(p: TrainingParameters, r: TrainingReadings) -> AllOf:
    """Return 四(二)2; the second number lies inside the first."""
    trainees = persons(r, "annual_digital_trainees", "annual_digital_person_times")
    high_skilled = persons(r, "annual_digital_high_skilled", "annual_digital_high_skilled_person_times")
    return all_of(
        "4.2.2",
        Text("数字技能人才", "Digital skills"),
        count_at_least(r, "4.2.2.a", trainees, p.preferential_min_digital),
        count_at_least(r, "4.2.2.b", high_skilled, p.preferential_min_digital_high_skilled),
    )
