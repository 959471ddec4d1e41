"""Section 三: who may apply."""

from __future__ import annotations

from skillbase_rules.criteria import AllOf, Criterion, OneOf, When, all_of, is_false, is_true
from skillbase_rules.editions.chongqing_2024.common import judged
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.models.groups import ApplicantKind
from skillbase_rules.text import Text

IS_COLLEGE = OneOf("", "applicant_kind", (ApplicantKind.VOCATIONAL_COLLEGE.value,))
"""The condition that the applicant is a vocational college."""


def applicant(_: Parameters, r: Readings) -> AllOf:
    """Return the criteria of section 三."""
    parent_rules: tuple[Criterion, ...] = ()
    if r.parent_rules == "parent_rules_on_top":
        parent_rules = (judged(r, "0.1.b", "meets_parent_rules"),)
    return all_of(
        "3.1",
        Text("申报主体", "Who may apply"),
        *parent_rules,
        judged(r, "3.1.a", "fits_base_function"),
        kind_of_applicant(r),
        ability(r),
        college_focus(r),
    )


def kind_of_applicant(r: Readings) -> Criterion:
    """Return 3.1.b: one of the listed kinds; whether others may apply is reading R-21."""
    other = ApplicantKind.OTHER.value
    listed = tuple(kind.value for kind in ApplicantKind if kind is not ApplicantKind.OTHER)
    return OneOf("3.1.b", "applicant_kind", listed, referred=(other,) if r.applicant_kinds == "open_list" else ())


def ability(r: Readings) -> Criterion:
    """Return 3.1.c: able to train and evaluate; whom it binds is reading R-20."""
    able = is_true("3.1.c", "has_training_and_evaluation_ability")
    return When(IS_COLLEGE, able) if r.ability_scope == "colleges_only" else able


def college_focus(r: Readings) -> Criterion:
    """Return 3.1.d: a college's position and aim; whether technical colleges are meant is reading R-22."""
    focus = judged(r, "3.1.d", "college_focus_on_skilled_workers")
    asked = IS_COLLEGE
    if r.technical_colleges == "excluded":
        return When(all_of("", Text("", ""), asked, is_false("", "is_technical_college")), focus)
    return When(asked, focus)
