"""Section 四(一)1: the basic conditions of the national track."""

from __future__ import annotations

from skillbase_rules.criteria import (
    AllOf,
    Criterion,
    Measure,
    Tightened,
    Waived,
    When,
    all_of,
    is_false,
    is_true,
    total,
)
from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.commitments import commitments, outputs
from skillbase_rules.editions.chongqing_2024.common import (
    count_at_least,
    enterprise_based,
    judged,
    lawful,
    senior_teachers,
    share_at_least,
    skilled_share,
)
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.text import Text


def national(p: Parameters, r: Readings) -> AllOf:
    """Return the criteria of 四(一)1."""
    return all_of(
        "4.1.1",
        Text("国家级基础条件", "National basic conditions"),
        management(r),
        training_capacity(p, r),
        teachers(p, r),
        cooperation(p, r),
        project_outputs(p, r),
    )


def management(r: Readings) -> Criterion:
    """Return 四(一)1(1)."""
    return all_of(
        "4.1.1.1",
        Text("管理能力", "Management"),
        judged(r, "4.1.1.1.a", "management_system_adequate"),
        is_true("4.1.1.1.b", "rules_training", "rules_finance"),
        lawful(r, "4.1.1.1.c"),
        is_false("4.1.1.1.d", "dishonesty_sanctioned"),
    )


def training_capacity(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)1(2)."""
    system = judged(r, "4.1.1.2.e", "enterprise_training_system")
    fund = is_true("4.1.1.2.f", "education_fund_full")
    asked_of_all = r.enterprise_limbs == "system_only"
    return all_of(
        "4.1.1.2",
        Text("培训能力", "Training capacity"),
        is_true("4.1.1.2.a", "premises_meet_standards"),
        count_at_least(r, "4.1.1.2.b", capacity(r), p.national_min_capacity),
        is_true("4.1.1.2.c", "follows_standards_and_packages"),
        judged(r, "4.1.1.2.d", "runs_new_apprenticeship"),
        When(enterprise_based(r), system),
        fund if asked_of_all else When(enterprise_based(r), fund),
        skilled_share(r, "4.1.1.2.g", p.national_min_skilled_share, asked_of_all=asked_of_all),
    )


def capacity(r: Readings) -> Measure:
    """Return the yearly capacity in person-times; who has trained so many can do so (R-03, R-05)."""
    if r.capacity_proof == "stated_only":
        return total("annual_training_capacity")
    return Tightened("annual_training_capacity", floors=("annual_training_person_times", "annual_trainees"))


def teachers(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)1(3)."""
    bases = {
        "all_teachers": total("teachers_full_time", "teachers_part_time"),
        "full_time_teachers": total("teachers_full_time"),
        "theory_and_practice_teachers": total("technical_theory_teachers", "practice_teachers"),
        "practice_teachers": total("practice_teachers"),
    }
    nested = r.integrated_share_base == "all_teachers"
    senior = senior_teachers(r, "technician_or_above_teachers", "both_senior_and_technician")
    return all_of(
        "4.1.1.3",
        Text("师资队伍", "Teaching staff"),
        judged(r, "4.1.1.3.a", "teaching_staff_adequate"),
        share_at_least(
            r,
            "4.1.1.3.b",
            total("integrated_teachers"),
            bases[r.integrated_share_base],
            p.national_min_integrated_share,
            nested=nested,
        ),
        share_at_least(
            r,
            "4.1.1.3.c",
            senior,
            total("practice_teachers"),
            p.national_min_senior_share,
            nested=r.senior_group != "sum" and r.senior_teachers_counted == "practice_teachers",
        ),
    )


def cooperation(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)1(4); whether schools alone are asked to cooperate is reading R-37."""
    school_limbs: tuple[Criterion, ...] = (
        judged(r, "4.1.1.4.a", "stable_school_enterprise_cooperation"),
        is_true("4.1.1.4.b", "joint_internship_base"),
        is_true("4.1.1.4.c", "teacher_exchange"),
    )
    if r.cooperation_scope == "colleges_only":
        school_limbs = tuple(When(IS_COLLEGE, limb) for limb in school_limbs)
    return all_of(
        "4.1.1.4",
        Text("校企合作", "School-enterprise cooperation"),
        *school_limbs,
        count_at_least(r, "4.1.1.4.d", total("occupations_with_facilities"), p.national_min_occupations),
        is_true("4.1.1.4.e", "information_platform"),
    )


def project_outputs(p: Parameters, r: Readings) -> Criterion:
    """Return 四(一)1(5) as the application is tested by it; when the outputs fall due is reading R-38."""
    if r.project_outputs == "facts_at_application":
        return outputs(p, r)
    promised = commitments(p, r)
    return Waived(promised) if r.project_outputs == "ignored" else promised
