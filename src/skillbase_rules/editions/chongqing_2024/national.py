"""Section 四(一)1: the basic conditions of the national track."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.commitments import OutputParameters, OutputReadings, commitments, outputs
from skillbase_rules.editions.chongqing_2024.common import (
    SharedReadings,
    count_at_least,
    enterprise_based,
    judged,
    lawful,
    senior_teachers,
    share_at_least,
    skilled_share,
)
from skillbase_rules.engine.criteria import (
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
from skillbase_rules.engine.parameters import Number, Percent, numbered
from skillbase_rules.engine.readings import Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="4.1.1.1.a",
        source="四(一)1(1)",
        label=Text("管理体系", "Management system"),
        summary="Strong management and an efficient organisation",
        kind="condition",
        track="national",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.1.1.b",
        source="四(一)1(1)",
        label=Text("培训财务制度", "Rules for training and finance"),
        summary="Written rules exist for training and for finance, among others",
        kind="condition",
        track="national",
    ),
    Clause(
        id="4.1.1.1.c",
        source="四(一)1(1)",
        label=Text("守法记录", "Record of lawfulness"),
        summary="Obeys the law and has no record of violation",
        kind="condition",
        track="national",
        readings=("R-23",),
    ),
    Clause(
        id="4.1.1.1.d",
        source="四(一)1(1)",
        label=Text("未受失信惩戒", "No dishonesty sanction"),
        summary="Has not been under joint punishment for dishonesty",
        kind="condition",
        track="national",
    ),
    Clause(
        id="4.1.1.2.a",
        source="四(一)1(2)",
        label=Text("场地设备达标", "Premises and equipment"),
        summary="Premises and equipment meet national building and safety standards",
        kind="condition",
        track="national",
    ),
    Clause(
        id="4.1.1.2.b",
        source="四(一)1(2)",
        label=Text("年培训能力", "Yearly training capacity"),
        summary="Facilities can carry this yearly training volume",
        kind="condition",
        track="national",
        readings=("R-01", "R-04", "R-05", "R-45"),
    ),
    Clause(
        id="4.1.1.2.c",
        source="四(一)1(2)",
        label=Text("按标准培训", "Training by standards"),
        summary="Training follows national skill standards and training packages",
        kind="condition",
        track="national",
    ),
    Clause(
        id="4.1.1.2.d",
        source="四(一)1(2)",
        label=Text("新型学徒制", "New-type apprenticeship"),
        summary="Runs enterprise new-type apprenticeship training",
        kind="condition",
        track="national",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.1.2.e",
        source="四(一)1(2)",
        label=Text("职工培训制度", "Staff training system"),
        summary="Enterprise-based applicant has a complete staff training system",
        kind="condition",
        track="national",
        asked_of="enterprise_based",
        readings=("R-08", "R-26"),
    ),
    Clause(
        id="4.1.1.2.f",
        source="四(一)1(2)",
        label=Text("教育经费足额", "Staff education fund"),
        summary=("Enterprise-based applicant sets aside and uses the staff education fund in full for skill training"),
        kind="condition",
        track="national",
        asked_of="enterprise_based",
        readings=("R-25", "R-26", "R-29"),
    ),
    Clause(
        id="4.1.1.2.g",
        source="四(一)1(2)",
        label=Text("技能人才占比", "Share of skilled workers"),
        summary="Skilled workers as a share of all labour use including dispatched workers",
        kind="condition",
        track="national",
        asked_of="enterprise_based",
        readings=("R-01", "R-02", "R-24", "R-25", "R-26", "R-27", "R-28"),
    ),
    Clause(
        id="4.1.1.3.a",
        source="四(一)1(3)",
        label=Text("教师队伍稳定", "Stable teaching staff"),
        summary="Stable full- and part-time teaching staff fit for the training",
        kind="condition",
        track="national",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.1.3.b",
        source="四(一)1(3)",
        label=Text("一体化教师占比", "Share of integrated teachers"),
        summary="Integrated teachers as a share of teachers",
        kind="condition",
        track="national",
        readings=("R-01", "R-02", "R-30"),
    ),
    Clause(
        id="4.1.1.3.c",
        source="四(一)1(3)",
        label=Text("高级师资占比", "Share of senior practice teachers"),
        summary=(
            "Senior instructors together with teachers at technician level or above, as a share of practice teachers"
        ),
        kind="condition",
        track="national",
        readings=("R-01", "R-02", "R-31", "R-32", "R-34"),
    ),
    Clause(
        id="4.1.1.4.a",
        source="四(一)1(4)",
        label=Text("校企稳定合作", "Stable cooperation"),
        summary="Stable cooperation between school and enterprises",
        kind="condition",
        track="national",
        readings=("R-08", "R-37"),
    ),
    Clause(
        id="4.1.1.4.b",
        source="四(一)1(4)",
        label=Text("共建实习基地", "Joint internship base"),
        summary="Training and internship base built together",
        kind="condition",
        track="national",
        readings=("R-37",),
    ),
    Clause(
        id="4.1.1.4.c",
        source="四(一)1(4)",
        label=Text("互派教师", "Exchange of teachers"),
        summary="Teachers exchanged for practice",
        kind="condition",
        track="national",
        readings=("R-37",),
    ),
    Clause(
        id="4.1.1.4.d",
        source="四(一)1(4)",
        label=Text("职业工种数", "Occupations with facilities"),
        summary=(
            "Occupations or work types with matching practical-training conditions in scarce high-skilled specialties"
        ),
        kind="condition",
        track="national",
        readings=("R-01", "R-12", "R-36"),
    ),
    Clause(
        id="4.1.1.4.e",
        source="四(一)1(4)",
        label=Text("信息化平台", "Information platform"),
        summary="Information platform for management and service",
        kind="condition",
        track="national",
    ),
)


class NationalParameters(OutputParameters):
    """The numbers of 四(一)1."""

    national_min_capacity: Annotated[
        Number, numbered("4.1.1.2.b", "国家级年培训能力", "national: yearly training capacity", "person-times/year")
    ] = 2000
    national_min_skilled_share: Annotated[
        Percent, numbered("4.1.1.2.g", "国家级技能人才占比", "national: share of skilled workers", "percent")
    ] = 40
    national_min_integrated_share: Annotated[
        Percent, numbered("4.1.1.3.b", "国家级一体化教师占比", "national: share of integrated teachers", "percent")
    ] = 50
    national_min_senior_share: Annotated[
        Percent, numbered("4.1.1.3.c", "国家级高级师资占比", "national: share of senior practice teachers", "percent")
    ] = 40
    national_min_occupations: Annotated[
        Number, numbered("4.1.1.4.d", "国家级职业工种数", "national: occupations with facilities", "occupations")
    ] = 5


class NationalReadings(OutputReadings, SharedReadings):
    """Readings of section 四(一)1."""

    integrated_share_base: Annotated[
        Literal["all_teachers", "full_time_teachers", "theory_and_practice_teachers", "practice_teachers"],
        Switch(
            "R-30",
            Text("一体化教师占什么的比例", "Of which teachers is the integrated share taken?"),
            {
                "all_teachers": Text("专兼职教师总数", "All full- and part-time teachers."),
                "full_time_teachers": Text("专职教师", "Full-time teachers."),
                "theory_and_practice_teachers": Text("技术理论和实习教师", "Technical-theory plus practice teachers."),
                "practice_teachers": Text("实习实训教师", "Practice teachers."),
            },
            "M",
            "The nearest noun is the full- and part-time staff, the strictest base [T]; schools differ [V].",
        ),
    ] = "all_teachers"
    occupations_counted: Annotated[
        Literal["listed_entries", "classification_occupations", "specialties"],
        Switch(
            "R-36",
            Text("“职业工种”如何计数", "What is one occupation?"),
            {
                "listed_entries": Text("所列职业或工种", "A distinct listed occupation or work type."),
                "classification_occupations": Text("职业分类中的职业", "An occupation of the classification."),
                "specialties": Text("专业", "A specialty."),
            },
            "M",
            "The text joins occupations and work types [T]; one winner named three only [V].",
            counting=True,
        ),
    ] = "listed_entries"
    cooperation_scope: Annotated[
        Literal["all_applicants", "colleges_only"],
        Switch(
            "R-37",
            Text(
                "校企合作是否适用于非院校", "Is school-enterprise cooperation asked of applicants that are no schools?"
            ),
            {
                "all_applicants": Text("适用，企业以与院校合作满足", "Yes; an enterprise meets it with a school."),
                "colleges_only": Text("仅院校", "No, of schools only."),
            },
            "M",
            "A similar call asks enterprises for partner schools [V].",
        ),
    ] = "all_applicants"


def national(p: NationalParameters, r: NationalReadings) -> AllOf:
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


def management(r: NationalReadings) -> Criterion:
    """Return 四(一)1(1)."""
    return all_of(
        "4.1.1.1",
        Text("管理能力", "Management"),
        judged(r, "4.1.1.1.a", "management_system_adequate"),
        is_true("4.1.1.1.b", "rules_training", "rules_finance"),
        lawful(r, "4.1.1.1.c"),
        is_false("4.1.1.1.d", "dishonesty_sanctioned"),
    )


def training_capacity(p: NationalParameters, r: NationalReadings) -> Criterion:
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


def capacity(r: NationalReadings) -> Measure:
    """Return the yearly capacity in person-times; who has trained so many can do so (R-03, R-05)."""
    if r.capacity_proof == "stated_only":
        return total("annual_training_capacity")
    return Tightened("annual_training_capacity", floors=("annual_training_person_times", "annual_trainees"))


def teachers(p: NationalParameters, r: NationalReadings) -> Criterion:
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


def cooperation(p: NationalParameters, r: NationalReadings) -> Criterion:
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


def project_outputs(p: NationalParameters, r: NationalReadings) -> Criterion:
    """Return 四(一)1(5) as the application is tested by it; when the outputs fall due is reading R-38."""
    if r.project_outputs == "facts_at_application":
        return outputs(p, r)
    promised = commitments(p, r)
    return Waived(promised) if r.project_outputs == "ignored" else promised
