"""Section 三: who may apply."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.engine.criteria import AllOf, Criterion, OneOf, When, all_of, is_false, is_true
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import ApplicantKind

HERE = Passage("三", "condition")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("3.1.a", "符合功能定位", "Fits the function of a base", "R-08").saying(
        "Applicant must fit the functional position of such a base", "申报单位要与这类基地的功能定位相符"
    ),
    HERE.clause("3.1.b", "主体类型", "Kind of applicant", "R-21").saying(
        "Open list of applicant kinds: vocational college, enterprise or industry training centre, training "
        "institution, public training base",
        "可申报的主体：职业院校、企业或行业培训中心、职业培训机构、公共实训基地等",
    ),
    HERE.clause("3.1.c", "培训评价能力", "Able to train and evaluate", "R-20").saying(
        "Applicant has the ability to train and to evaluate high-skilled people", "有能力培训并评价高技能人才"
    ),
    HERE.clause(
        "3.1.d", "院校办学定位", "College focused on skilled workers", "R-08", "R-22", asked_of="vocational_college"
    ).saying(
        "A vocational college must have skilled-worker education as its position and aim",
        "职业院校须以培养技能人才为办学定位和目标",
    ),
)

IS_COLLEGE = OneOf("", "applicant_kind", (ApplicantKind.VOCATIONAL_COLLEGE.value,))
"""The condition that the applicant is a vocational college."""


class ApplicantReadings(GeneralReadings):
    """Readings of section 三."""

    ability_scope: Annotated[
        Literal["all_kinds", "colleges_only"],
        switch(
            "R-20", "M-H", "培训评价能力约束哪些主体", "Which kinds of applicant must be able to train and evaluate?"
        ).because(
            "A leading modifier of a coordinated list, and the purpose sentence [T].",
            all_kinds=("全部主体", "All kinds."),
            colleges_only=("仅职业院校", "Vocational colleges only."),
        ),
    ] = "all_kinds"
    applicant_kinds: Annotated[
        Literal["open_list", "closed_list"],
        switch("R-21", "M", "主体列举是否封闭", "Is the list of applicant kinds open?").because(
            "The list ends with 等 [T]; drafting habit [I].",
            open_list=("开放，其他主体由专家判断", "Open; other kinds are for experts to judge."),
            closed_list=("封闭", "Closed; other kinds may not apply."),
        ),
    ] = "open_list"
    technical_colleges: Annotated[
        Literal["included", "excluded"],
        switch("R-22", "M-H", "职业院校是否含技工院校", "Are technical colleges vocational colleges?").because(
            "Other calls write that technical colleges are included [V].",
            included=("包含", "Yes; the focus on skilled workers is asked of them too."),
            excluded=("不含", "No; that focus is not asked of them."),
        ),
    ] = "included"


def applicant(r: ApplicantReadings) -> AllOf:
    """Return the criteria of section 三; whether the parent rules of 0.1.b apply on top is reading R-06."""
    parent_rules: tuple[Criterion, ...] = ()
    if r.parent_rules == "parent_rules_on_top":
        parent_rules = (evaluative(r, "0.1.b", "meets_parent_rules"),)
    return all_of(
        "3.1",
        Text("申报主体", "Who may apply"),
        *parent_rules,
        evaluative(r, "3.1.a", "fits_base_function"),
        kind_of_applicant(r),
        ability(r),
        college_focus(r),
    )


def kind_of_applicant(r: ApplicantReadings) -> Criterion:
    """Return 3.1.b: one of the listed kinds; whether others may apply is reading R-21."""
    others = (ApplicantKind.ENTERPRISE.value, ApplicantKind.OTHER.value)
    listed = tuple(kind.value for kind in ApplicantKind if kind.value not in others)
    return OneOf("3.1.b", "applicant_kind", listed, referred=others if r.applicant_kinds == "open_list" else ())


def ability(r: ApplicantReadings) -> Criterion:
    """Return 3.1.c: able to train and evaluate; whom it binds is reading R-20."""
    able = is_true("3.1.c", "has_training_and_evaluation_ability")
    return When(IS_COLLEGE, able) if r.ability_scope == "colleges_only" else able


def college_focus(r: ApplicantReadings) -> Criterion:
    """Return 3.1.d: a college's position and aim; whether technical colleges are meant is reading R-22."""
    focus = evaluative(r, "3.1.d", "college_focus_on_skilled_workers")
    if r.technical_colleges == "excluded":
        return When(all_of("", Text("", ""), IS_COLLEGE, is_false("", "is_technical_college")), focus)
    return When(IS_COLLEGE, focus)
