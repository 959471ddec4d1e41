"""Section 四(二): the five preferential conditions, one module for a case or two, and what preference does."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.chongqing_2024.preferential import (
    evaluation,
    skill_contests,
    technical_colleges,
    training,
)
from skillbase_rules.engine.criteria import AnyOf, any_of
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("四(二)", "preferential")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause(
        "4.2.0.a",
        "同等倾斜规则",
        "Preference between equals",
        "R-55",
        "R-56",
        "R-57",
        answered_by=("score_preferential", "select"),
    ).saying(
        "Among otherwise equal applicants, those in any listed case are favoured",
        "其他条件相同时，具备所列任一情形的优先",
    ),
    *training.CLAUSES,
    *evaluation.CLAUSES,
    *skill_contests.CLAUSES,
    *technical_colleges.CLAUSES,
)


class PreferenceReadings(GeneralReadings):
    """Readings of what preference does."""

    preference_effect: Annotated[
        Literal["tie_break", "priority"],
        switch("R-55", "M-H", "“予以倾斜”的效力", "What does preference do?").because(
            "The sentence opens with equal conditions [T]; no text found gives points.",
            tie_break=("同等条件下优先", "It breaks ties between equals."),
            priority=("优先于全部未倾斜者", "Who has it goes before all who have not."),
        ),
    ] = "tie_break"
    preference_tracks: Annotated[
        Literal["both_tracks", "municipal_only"],
        switch("R-56", "H", "倾斜适用于哪些类别", "To which tracks does preference apply?").because(
            "四(二) stands beside 四(一), which holds both [T].",
            both_tracks=("国家级和市级", "To both."),
            municipal_only=("仅市级", "To the municipal track only."),
        ),
    ] = "both_tracks"
    preference_cases: Annotated[
        Literal["any_case", "more_is_better", "order_is_priority"],
        switch("R-57", "M", "多项情形是否累计", "Do several cases add up?").because(
            "The text says any of the cases below [T].",
            any_case=("有其一即可，不累计", "Any one is enough and more add nothing."),
            more_is_better=("多者优先", "More cases rank higher."),
            order_is_priority=("按序号优先", "The order of the cases is a priority."),
        ),
    ] = "any_case"


# Pydantic takes fields from the last base first, so the bases stand in reverse order of the notice.
class PreferentialParameters(
    technical_colleges.CollegeParameters,
    evaluation.EvaluationParameters,
    training.TrainingParameters,
):
    """The numbers of 四(二)."""


class PreferentialReadings(
    technical_colleges.CollegeReadings,
    skill_contests.SkillContestReadings,
    evaluation.EvaluationReadings,
    training.TrainingReadings,
    PreferenceReadings,
):
    """Readings of 四(二)."""


def preferential(p: PreferentialParameters, r: PreferentialReadings) -> AnyOf:
    """Return the five cases of 四(二); any one of them is enough (R-57)."""
    return any_of(
        "4.2",
        Text("倾斜条件", "Preferential conditions"),
        training.outstanding_training(p, r),
        training.digital_training(p, r),
        evaluation.evaluation_and_tasks(p, r),
        skill_contests.skill_contests(r),
        technical_colleges.technical_college(p, r),
    )
