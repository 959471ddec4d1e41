"""Section 四(二): the five preferential conditions."""

from __future__ import annotations

from skillbase_rules.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Holds,
    OneOf,
    Together,
    Waived,
    When,
    all_of,
    any_of,
    is_true,
    total,
)
from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.common import count_at_least, judged, persons, share_at_least
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.models.groups import AcceptanceGrade, BaseLevel
from skillbase_rules.text import Text

_BASE_LEVELS = (BaseLevel.NATIONAL.value, BaseLevel.MUNICIPAL.value)


def preferential(p: Parameters, r: Readings) -> AnyOf:
    """Return the five cases of 四(二); any one of them is enough (R-57)."""
    return any_of(
        "4.2",
        Text("倾斜条件", "Preferential conditions"),
        outstanding_training(p, r),
        digital_training(p, r),
        evaluation_and_tasks(p, r),
        contests(r),
        technical_college(p, r),
    )


def outstanding_training(p: Parameters, r: Readings) -> AllOf:
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


def digital_training(p: Parameters, r: Readings) -> AllOf:
    """Return 四(二)2; the second number lies inside the first."""
    trainees = persons(r, "annual_digital_trainees", "annual_digital_person_times")
    high_skilled = persons(r, "annual_digital_high_skilled", "annual_digital_high_skilled_person_times")
    return all_of(
        "4.2.2",
        Text("数字技能人才", "Digital skills"),
        count_at_least(r, "4.2.2.a", trainees, p.preferential_min_digital),
        count_at_least(r, "4.2.2.b", high_skilled, p.preferential_min_digital_high_skilled),
    )


def evaluation_and_tasks(p: Parameters, r: Readings) -> AllOf | AnyOf:
    """Return 四(二)3: two sentences, four limbs; which of them are needed is reading R-60."""
    label = Text("评价和重点任务", "Evaluation and key tasks")
    tasks = p.preferential_named_key_tasks if r.key_tasks == "all_three" else p.preferential_min_key_tasks
    filed = is_true("4.2.3.a", "evaluation_body_filed")
    evaluations = count_at_least(r, "4.2.3.b", total("annual_evaluations"), p.preferential_min_evaluations)
    undertaken = count_at_least(r, "4.2.3.c", total("key_tasks_undertaken"), tasks)
    international = judged(r, "4.2.3.d", "international_cooperation")
    if r.evaluation_case == "any_limb":
        return any_of("4.2.3", label, filed, evaluations, undertaken, international)
    if r.evaluation_case == "either_sentence":
        first = all_of("4.2.3.a-b", Text("第一句", "First sentence"), filed, evaluations)
        second = all_of("4.2.3.c-d", Text("第二句", "Second sentence"), undertaken, international)
        return any_of("4.2.3", label, first, second)
    return all_of("4.2.3", label, filed, evaluations, undertaken, international)


def contests(r: Readings) -> AllOf:
    """Return 四(二)4; the contribution to the 2024 contest is emphasis unless R-62 requires it."""
    base = OneOf("4.2.4.a", "worldskills_base_level", _BASE_LEVELS)
    current = is_true("4.2.4.a", "worldskills_base_current")
    contribution = judged(r, "4.2.4.d", "belt_road_2024_contribution")
    return all_of(
        "4.2.4",
        Text("技能竞赛", "Skill contests"),
        Together("4.2.4.a", (base, current)) if r.contest_base == "current_only" else base,
        judged(r, "4.2.4.b", "excellent_contest_results"),
        judged(r, "4.2.4.c", "hosts_contests"),
        contribution if r.contest_contribution == "required" else Waived(contribution),
    )


def technical_college(p: Parameters, r: Readings) -> Criterion:
    """Return 四(二)5; open to technical colleges only (R-64), not applicable to others."""
    levels = (*_BASE_LEVELS, BaseLevel.DISTRICT.value) if r.existing_base == "district_too" else _BASE_LEVELS
    wide = r.college_case_scope == "any_vocational_college"
    is_open = IS_COLLEGE if wide else is_true("", "is_technical_college")
    standing = (
        OneOf("4.2.5.a", IS_COLLEGE.fact, IS_COLLEGE.allowed) if wide else is_true("4.2.5.a", "is_technical_college")
    )
    case = all_of(
        "4.2.5",
        Text("技工院校", "Technical colleges"),
        standing,
        OneOf("4.2.5.b", "existing_base_level", levels),
        OneOf("4.2.5.c", "acceptance_grade", (AcceptanceGrade.EXCELLENT.value,)),
        senior_students(p, r),
        industry_match(p, r),
    )
    return When(is_open, case)


def senior_students(p: Parameters, r: Readings) -> Criterion:
    """Return 4.2.5.d; whose share is taken is reading R-65."""
    percent = p.preferential_min_senior_students
    match r.senior_students:
        case "enrolled":
            return share_at_least(r, "4.2.5.d", total("students_senior_plus"), total("students"), percent)
        case "graduates":
            return share_at_least(r, "4.2.5.d", total("graduates_senior_plus"), total("graduates"), percent)
        case "trainees":
            part = total("annual_trainees_senior_plus")
            return share_at_least(r, "4.2.5.d", part, total("annual_trainees"), percent)


def industry_match(p: Parameters, r: Readings) -> Criterion:
    """Return 4.2.5.e; how the match is measured is reading R-66."""
    if r.industry_match == "expert_score":
        return Holds("4.2.5.e", ("industry_match_adequate",), judgement=True)
    part, whole = "occupations_matching", "occupations_applied"
    if r.industry_match == "weighted_by_students":
        part, whole = "students_in_matching_occupations", "students_in_applied_occupations"
    return share_at_least(r, "4.2.5.e", total(part), total(whole), p.preferential_min_match)
