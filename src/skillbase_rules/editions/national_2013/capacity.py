"""Item 2: training capacity and scale."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from skillbase_rules.editions.general import (
    CapacityReadings,
    NumberReadings,
    UnitReadings,
    YearReadings,
    capacity,
    count_at_least,
    persons,
    share_at_least,
)
from skillbase_rules.engine.criteria import Amount, Constant, Criterion, all_of, at_least, total
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("2", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("2.a", "高技能培训能力", "Yearly high-skilled capacity", "R-01", "R-04", "R-05").saying(
        "Facilities can carry this yearly number of high-skilled trainees", "设施一年能承担的高技能培训人数"
    ),
    HERE.clause("2.b", "紧缺专业数", "Scarce specialties with equipment", "R-43").saying(
        "Scarce specialties with matching equipment (the text gives a range of three to five)",
        "设备配套的急需紧缺专业数（原文为三至五个）",
    ),
    HERE.clause("2.c", "年培训规模", "Yearly trainees", "R-01", "R-03", "R-04").saying(
        "Actual yearly training", "一年实际培训的人数"
    ),
    HERE.clause("2.d", "高级工以上占比", "Share at senior-worker level", "R-01", "R-02", "R-03", "R-04", "R-46").saying(
        "Share of that training at senior-worker level or above", "其中高级工以上的占比"
    ),
)


class TrainingParameters(ParameterSet):
    """The numbers of item 2."""

    min_high_skilled_capacity: Annotated[
        Number, numbered("2.a", "年高技能培训能力", "yearly high-skilled capacity", "persons/year")
    ] = 1000
    min_specialties: Annotated[
        Number, numbered("2.b", "紧缺专业数下限", "specialties, lower number", "specialties")
    ] = 3
    max_specialties: Annotated[
        Number, numbered("2.b", "紧缺专业数上限", "specialties, upper number", "specialties")
    ] = 5
    min_trainees: Annotated[Number, numbered("2.c", "年培训规模", "yearly trainees", "persons/year")] = 3000
    min_senior_plus_share: Annotated[
        Percent, numbered("2.d", "高级工以上占比", "share at senior-worker level or above", "percent")
    ] = 20

    @model_validator(mode="after")
    def _specialties_in_order(self) -> Self:
        self.refuse_crossed("min_specialties", "max_specialties")
        return self


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class TrainingReadings(CapacityReadings, YearReadings, UnitReadings, NumberReadings):
    """Readings of item 2."""

    specialty_count: Annotated[
        Literal["at_least_three", "three_to_five"],
        switch("R-43", "M", "“3－5个”专业如何理解", "What does a range of three to five specialties ask for?").because(
            "A later text made such a range a floor [V-]; more specialties are no defect [I].",
            at_least_three=("至少3个", "At least three."),
            three_to_five=("3至5个", "Three to five."),
        ),
    ] = "at_least_three"
    senior_share_base: Annotated[
        Literal["actual_scale", "required_scale"],
        switch("R-46", "H", "20%以什么为基数", "Of what is the share at senior-worker level taken?").because(
            "The share is of that training [I].",
            actual_scale=("实际培训规模", "Of the actual yearly training."),
            required_scale=("要求的最低规模", "Of the yearly training asked for."),
        ),
    ] = "actual_scale"


def training(p: TrainingParameters, r: TrainingReadings) -> Criterion:
    """Return item 2; who has trained so many can do so (R-05)."""
    high_skilled = capacity(r, "annual_high_skilled_capacity", "annual_trainees_senior_plus")
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    return all_of(
        "2",
        Text("培训能力和规模", "Training capacity and scale"),
        count_at_least(r, "2.a", high_skilled, p.min_high_skilled_capacity),
        specialties(p, r),
        count_at_least(r, "2.c", trainees, p.min_trainees),
        senior_plus_share(p, r),
    )


def specialties(p: TrainingParameters, r: TrainingReadings) -> Criterion:
    """Return 2.b; what a range of three to five asks for is reading R-43."""
    if r.specialty_count == "at_least_three":
        return at_least("2.b", "specialties_with_equipment", p.min_specialties)
    return Amount("2.b", total("specialties_with_equipment"), p.min_specialties, p.max_specialties)


def senior_plus_share(p: TrainingParameters, r: TrainingReadings) -> Criterion:
    """Return 2.d; of what the share is taken is reading R-46."""
    part = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    if r.senior_share_base == "required_scale":
        return share_at_least(r, "2.d", part, Constant(p.min_trainees), p.min_senior_plus_share)
    whole = persons(r, "annual_trainees", "annual_training_person_times")
    return share_at_least(r, "2.d", part, whole, p.min_senior_plus_share)
