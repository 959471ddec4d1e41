"""Section 四(一)2: the basic conditions of the municipal track."""

from __future__ import annotations

from skillbase_rules.criteria import (
    AllOf,
    Amount,
    Constant,
    Criterion,
    Measure,
    OneOf,
    RatioWithin,
    Sum,
    Tightened,
    Together,
    When,
    all_of,
    at_least,
    is_true,
    total,
)
from skillbase_rules.editions.chongqing_2024.common import (
    count_at_least,
    judged,
    lawful,
    persons,
    senior_teachers,
    share_at_least,
    skilled_share,
)
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.models.groups import PartnerSizes
from skillbase_rules.text import Text


def municipal(p: Parameters, r: Readings) -> AllOf:
    """Return the criteria of 四(一)2."""
    return all_of(
        "4.1.2",
        Text("市级基础条件", "Municipal basic conditions"),
        management(r),
        training_capacity(p, r),
        teachers(p, r),
        cooperation(p, r),
    )


def management(r: Readings) -> Criterion:
    """Return 四(一)2(1)."""
    return all_of(
        "4.1.2.1",
        Text("管理能力", "Management"),
        judged(r, "4.1.2.1.a", "management_system_adequate"),
        is_true("4.1.2.1.b", "rules_training", "rules_finance", "rules_assets", "rules_risk"),
        lawful(r, "4.1.2.1.c"),
    )


def training_capacity(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)2(2)."""
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    return all_of(
        "4.1.2.2",
        Text("培训能力", "Training capacity"),
        is_true("4.1.2.2.a", "premises_meet_standards"),
        count_at_least(r, "4.1.2.2.b", high_skilled_capacity(r), p.municipal_min_high_skilled_capacity),
        judged(r, "4.1.2.2.c", "clear_training_goals"),
        is_true("4.1.2.2.d", "follows_national_standards"),
        specialties(p, r),
        skilled_share(r, "4.1.2.2.f", p.municipal_min_skilled_share),
        count_at_least(r, "4.1.2.2.g", trainees, p.municipal_min_trainees),
        senior_plus_share(p, r),
    )


def high_skilled_capacity(r: Readings) -> Measure:
    """Return the yearly capacity in persons; who has trained so many can do so (R-05, R-44)."""
    if r.capacity_proof == "stated_only":
        return total("annual_high_skilled_capacity")
    return Tightened("annual_high_skilled_capacity", floors=("annual_trainees_senior_plus",))


def specialties(p: Parameters, r: Readings) -> Criterion:
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


def senior_plus_share(p: Parameters, r: Readings) -> Criterion:
    """Return 4.1.2.2.h; of what the share is taken is reading R-46."""
    part = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    percent = p.municipal_min_senior_plus_share
    if r.senior_share_base == "required_scale":
        required = Constant(p.municipal_min_trainees)
        return share_at_least(r, "4.1.2.2.h", part, required, percent, nested=False)
    whole = persons(r, "annual_trainees", "annual_training_person_times")
    return share_at_least(r, "4.1.2.2.h", part, whole, percent)


def teachers(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)2(3)."""
    senior = senior_teachers(r, "senior_technician_teachers", "both_senior_and_senior_technician")
    base = "workshop_teachers" if r.practice_base == "workshop_only" else "practice_teachers"
    nested = (
        r.senior_group != "sum" and r.senior_teachers_counted == "practice_teachers" and r.practice_base == "same_group"
    )
    return all_of(
        "4.1.2.3",
        Text("师资队伍", "Teaching staff"),
        judged(r, "4.1.2.3.a", "teaching_staff_adequate"),
        students_per_teacher(p, r),
        share_at_least(r, "4.1.2.3.c", senior, total(base), p.municipal_min_senior_share, nested=nested),
    )


def students_per_teacher(p: Parameters, r: Readings) -> Criterion:
    """Return 4.1.2.3.b: the ratio by reading R-48, who is counted by R-49, without students by R-50."""
    students: Measure = total("students")
    if r.ratio_students == "without_interns":
        students = Sum((("students", 1), ("students_on_internship", -1)))
    elif r.ratio_students == "with_short_courses":
        students = total("students", "short_course_trainees")
    # A printed figure sets enrolled students against all teachers; of other groups it says nothing.
    same_heads = r.ratio_students == "enrolled" and r.ratio_teachers == "all_heads"
    ratio = _ratio(p, r, students, printed="students_per_teacher_printed" if same_heads else None)
    if r.ratio_without_students == "undetermined":
        return ratio
    has_students = at_least("", "students", 1)
    if r.ratio_without_students == "not_applicable":
        return When(has_students, ratio)
    return When(has_students, ratio, _ratio(p, r, total("trainees_present_at_once"), printed=None))


def _ratio(p: Parameters, r: Readings, many: Measure, printed: str | None) -> RatioWithin:
    low, high = p.municipal_min_students_per_teacher, p.municipal_max_students_per_teacher
    ends = {
        "ceiling_upper": (None, high),
        "band": (low, high),
        "floor_lower": (low, None),
        "ceiling_lower": (None, low),
    }
    minimum, maximum = ends[r.teacher_student_ratio]
    per: Measure = total("teachers_full_time", "teachers_part_time")
    if r.ratio_teachers == "full_time":
        per = total("teachers_full_time")
    elif r.ratio_teachers == "part_time_half":
        # Both sides doubled, so that half a head stays a whole number.
        per = Sum((("teachers_full_time", 2), ("teachers_part_time", 1)))
        many = _doubled(many)
    slack = 1 if r.printed_ratio == "may_be_truncated" else 0
    return RatioWithin("4.1.2.3.b", many, per, minimum, maximum, printed, slack)


def _doubled(many: Measure) -> Measure:
    return Sum(tuple((fact, 2 * weight) for fact, weight in many.terms)) if isinstance(many, Sum) else many


def cooperation(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)2(4)."""
    return all_of(
        "4.1.2.4",
        Text("校企合作", "School-enterprise cooperation"),
        partners(p, r),
        count_at_least(r, "4.1.2.4.b", total("majors_jointly_designed"), p.municipal_min_joint_majors),
        is_true("4.1.2.4.c", "joint_internship_base"),
        hired_experts(p, r),
    )


def partners(p: Parameters, r: Readings) -> Criterion:
    """Return 4.1.2.4.a; whether both size classes must be there is reading R-52."""
    enough = count_at_least(r, "4.1.2.4.a", total("partner_enterprises"), p.municipal_min_partners)
    if r.partner_mix == "any_mix":
        return enough
    both = OneOf("4.1.2.4.a", "partner_size_class", (PartnerSizes.LARGE_AND_MEDIUM.value,))
    return Together("4.1.2.4.a", (enough, both))


def hired_experts(p: Parameters, r: Readings) -> Criterion:
    """Return 4.1.2.4.d; whether each of the three kinds is needed is reading R-54."""
    if r.expert_kinds == "each_kind":
        return at_least("4.1.2.4.d", "hired_expert_kinds", 3)
    return at_least("4.1.2.4.d", "hired_expert_instructors", p.municipal_min_hired_experts)
