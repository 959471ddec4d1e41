"""The sections of the notice, clause by clause: what is asked, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tools.cases.shapes import MET, NOT_MET, UNKNOWN, Case, case, from_number, none_of, not_asked, share, yes

SCHOOL = MappingProxyType({"applicant_kind": "vocational_college", "enterprise_based": False})
FIRM = MappingProxyType({"applicant_kind": "training_centre", "training_centre_of": "enterprise"})
TECHNICAL = MappingProxyType({"applicant_kind": "vocational_college", "is_technical_college": True})


def applicant() -> Iterator[Case]:
    """Yield 三: who may apply."""
    yield from yes("3.1.a", "fits_base_function")
    for kind in ("vocational_college", "training_centre", "training_institution", "public_training_base"):
        yield case("3.1.b", kind, MET, {"applicant_kind": kind})
    yield case("3.1.b", "其他主体，由专家判断", UNKNOWN, {"applicant_kind": "other"})
    yield case("3.1.b", "未填", UNKNOWN, {})
    yield from yes("3.1.c", "has_training_and_evaluation_ability")
    yield from yes("3.1.d", "college_focus_on_skilled_workers", given=SCHOOL)
    yield from not_asked("3.1.d", "不是职业院校", {"applicant_kind": "training_institution"})


def national() -> Iterator[Case]:
    """Yield 四(一)1(1)-(4)."""
    yield from yes("4.1.1.1.a", "management_system_adequate")
    yield from yes("4.1.1.1.b", "rules_training", "rules_finance")
    yield from none_of("4.1.1.1.c", "violation_events")
    yield from yes("4.1.1.1.d", "dishonesty_sanctioned", wanted=False)
    yield from yes("4.1.1.2.a", "premises_meet_standards")
    yield from from_number("4.1.1.2.b", "annual_training_capacity", 2000)
    yield case("4.1.1.2.b", "实际培训已达 2000", MET, {"annual_training_person_times": 2000})
    yield case("4.1.1.2.b", "实际培训 1999，能力未填", UNKNOWN, {"annual_training_person_times": 1999})
    yield from yes("4.1.1.2.c", "follows_standards_and_packages")
    yield from yes("4.1.1.2.d", "runs_new_apprenticeship")
    yield from yes("4.1.1.2.e", "enterprise_training_system", given=FIRM)
    yield from not_asked("4.1.1.2.e", "院校不问", SCHOOL)
    yield from yes("4.1.1.2.f", "education_fund_full", given=FIRM)
    yield from not_asked("4.1.1.2.f", "院校不问", SCHOOL)
    yield from share("4.1.1.2.g", "skilled_workers", "contract_workers", 40, {**FIRM, "dispatched_workers": 0})
    yield from with_dispatched("4.1.1.2.g", 40)
    yield from not_asked("4.1.1.2.g", "院校不问", SCHOOL)
    yield from yes("4.1.1.3.a", "teaching_staff_adequate")
    yield from share("4.1.1.3.b", "integrated_teachers", "teachers_full_time", 50, {"teachers_part_time": 0})
    both = {"teachers_full_time": 210, "teachers_part_time": 201}
    yield case("4.1.1.3.b", "兼职也计入总数", NOT_MET, {"integrated_teachers": 205, **both})
    yield case("4.1.1.3.b", "专兼职合计过半", MET, {"integrated_teachers": 206, **both})
    yield from senior_teachers("4.1.1.3.c", "technician_or_above_teachers", "both_senior_and_technician", 40)
    yield from yes("4.1.1.4.a", "stable_school_enterprise_cooperation")
    yield from yes("4.1.1.4.b", "joint_internship_base")
    yield from yes("4.1.1.4.c", "teacher_exchange")
    yield from from_number("4.1.1.4.d", "occupations_with_facilities", 5)
    yield from yes("4.1.1.4.e", "information_platform")
    yield from outputs("promised_")


def municipal() -> Iterator[Case]:
    """Yield 四(一)2."""
    yield from yes("4.1.2.1.a", "management_system_adequate")
    yield from yes("4.1.2.1.b", "rules_training", "rules_finance", "rules_assets", "rules_risk")
    yield from none_of("4.1.2.1.c", "violation_events")
    yield from yes("4.1.2.2.a", "premises_meet_standards")
    yield from from_number("4.1.2.2.b", "annual_high_skilled_capacity", 500)
    yield case("4.1.2.2.b", "实际培训已达 500", MET, {"annual_trainees_senior_plus": 500})
    yield from yes("4.1.2.2.c", "clear_training_goals")
    yield from yes("4.1.2.2.d", "follows_national_standards")
    yield from from_number("4.1.2.2.e", "specialties_with_equipment", 2)
    yield case("4.1.2.2.e", "四个，多于三个也可", MET, {"specialties_with_equipment": 4})
    yield from share("4.1.2.2.f", "skilled_workers", "contract_workers", 35, {**FIRM, "dispatched_workers": 0})
    yield from with_dispatched("4.1.2.2.f", 35)
    yield from not_asked("4.1.2.2.f", "院校不问", SCHOOL)
    yield from from_number("4.1.2.2.g", "annual_trainees", 1500)
    yield case("4.1.2.2.g", "人次不足，人数必不足", NOT_MET, {"annual_training_person_times": 1499})
    yield case("4.1.2.2.g", "人次足，人数不明", UNKNOWN, {"annual_training_person_times": 1600})
    yield from share("4.1.2.2.h", "annual_trainees_senior_plus", "annual_trainees", 20)
    yield case("4.1.2.2.h", "三千人中五百人", NOT_MET, {"annual_trainees_senior_plus": 500, "annual_trainees": 3000})
    yield from yes("4.1.2.3.a", "teaching_staff_adequate")
    yield from ratio()
    senior = ("senior_technician_teachers", "both_senior_and_senior_technician")
    yield from senior_teachers("4.1.2.3.c", *senior, 35)
    yield from from_number("4.1.2.4.a", "partner_enterprises", 3)
    yield from from_number("4.1.2.4.b", "majors_jointly_designed", 3)
    yield from yes("4.1.2.4.c", "joint_internship_base")
    yield from from_number("4.1.2.4.d", "hired_expert_instructors", 1)


def with_dispatched(clause: str, percent: int) -> Iterator[Case]:
    """Yield the share of skilled workers where dispatched workers belong to the whole."""
    people = {**FIRM, "contract_workers": 900, "dispatched_workers": 100}
    yield case(clause, "含劳务派遣，恰好", MET, {**people, "skilled_workers": percent * 10})
    yield case(clause, "含劳务派遣，少一", NOT_MET, {**people, "skilled_workers": percent * 10 - 1})


def senior_teachers(clause: str, technicians: str, both: str, percent: int) -> Iterator[Case]:
    """Yield the share of senior teachers among practice teachers; who is both counts once."""

    def group(senior: int, technician: int, twice: int | None, of: int = 100) -> Mapping[str, object]:
        counted = {} if twice is None else {both: twice}
        return {"senior_instructors": senior, technicians: technician, **counted, "practice_teachers": of}

    yield case(clause, f"恰为 {percent}%", MET, group(percent - 10, 20, 10))
    yield case(clause, "多一人", MET, group(percent - 9, 20, 10))
    yield case(clause, "少一人", NOT_MET, group(percent - 11, 20, 10))
    yield case(clause, "兼具两项的只计一次", NOT_MET, group(percent - 5, 20, 20))
    yield case(clause, "兼具人数未填，两种可能", UNKNOWN, group(percent - 1, 20, None))
    yield case(clause, "兼具人数未填，怎样都够", MET, group(percent, 20, None))
    yield case(clause, "均未填", UNKNOWN, {})
    yield case(clause, "没有实习、实训教师", UNKNOWN, group(0, 0, 0, of=0))


def ratio() -> Iterator[Case]:
    """Yield 4.1.2.3.b: at most twenty-two students to a teacher, full- and part-time."""
    clause = "4.1.2.3.b"
    ten = {"teachers_full_time": 6, "teachers_part_time": 4}
    yield case(clause, "恰为 1:22", MET, {"students": 220, **ten})
    yield case(clause, "学生少一", MET, {"students": 219, **ten})
    yield case(clause, "学生多一", NOT_MET, {"students": 221, **ten})
    yield case(clause, "1:18，优于 1:20", MET, {"students": 180, **ten})
    yield case(clause, "学生未填", UNKNOWN, ten)
    yield case(clause, "教师未填", UNKNOWN, {"students": 220})
    yield case(clause, "没有学生", UNKNOWN, {"students": 0, **ten})
    yield case(clause, "只有填报的 1:21", MET, {"students_per_teacher_printed": 21})
    yield case(clause, "只有填报的 1:22，可能经过取整", UNKNOWN, {"students_per_teacher_printed": 22})
    yield case(clause, "只有填报的 1:23", NOT_MET, {"students_per_teacher_printed": 23})


def outputs(prefix: str) -> Iterator[Case]:
    """Yield 四(一)1(5), promised or achieved."""
    yield from year_one(prefix)
    yield from year_two(prefix)


def year_one(prefix: str = "") -> Iterator[Case]:
    """Yield what is due one year after approval."""
    yield from from_number("4.1.1.5.a", f"{prefix}year1_system_occupations", 5)
    yield from yes("4.1.1.5.b", f"{prefix}serves_society_and_trade")
    yield from yes("4.1.1.5.c", f"{prefix}subsidised_training")
    yield from yes("4.1.1.5.d", f"{prefix}teacher_training_and_rd")


def year_two(prefix: str = "") -> Iterator[Case]:
    """Yield what is due two years after approval."""
    yield from from_number("4.1.1.5.e", f"{prefix}year2_annual_training", 3000)
    yield from from_number("4.1.1.5.f", f"{prefix}year2_annual_high_skilled_training", 1000)


def preferential() -> Iterator[Case]:
    """Yield 四(二): whom the notice favours."""
    yield from from_number("4.2.1.a", "annual_trainees", 5000)
    yield from from_number("4.2.1.b", "annual_trainees_senior_plus", 2000)
    yield from from_number("4.2.2.a", "annual_digital_trainees", 3000)
    yield from from_number("4.2.2.b", "annual_digital_high_skilled", 1000)
    yield from yes("4.2.3.a", "evaluation_body_filed")
    yield from from_number("4.2.3.b", "annual_evaluations", 1000)
    yield from from_number("4.2.3.c", "key_tasks_undertaken", 1)
    yield from yes("4.2.3.d", "international_cooperation")
    for level, status in (("national", MET), ("municipal", MET), ("none", NOT_MET)):
        yield case("4.2.4.a", level, status, {"worldskills_base_level": level})
    yield case("4.2.4.a", "未填", UNKNOWN, {})
    yield from yes("4.2.4.b", "excellent_contest_results")
    yield from yes("4.2.4.c", "hosts_contests")
    yield from not_asked("4.2.4.d", "“特别是”只是强调", {"belt_road_2024_contribution": False})
    yield from technical_colleges()
    yield case("4.2.1", "两个数都要", NOT_MET, {"annual_trainees": 5000, "annual_trainees_senior_plus": 1999})
    yield case("4.2", "一种情形即可", MET, {"annual_digital_trainees": 3000, "annual_digital_high_skilled": 1000})


def technical_colleges() -> Iterator[Case]:
    """Yield 四(二)5, which is asked of technical colleges alone."""
    others = {"applicant_kind": "training_institution", "is_technical_college": False}
    yield case("4.2.5.a", "技工院校", MET, TECHNICAL)
    yield case("4.2.5.a", "不明", UNKNOWN, {})
    for level, status in (("national", MET), ("municipal", MET), ("district", NOT_MET), ("none", NOT_MET)):
        yield case("4.2.5.b", level, status, {**TECHNICAL, "existing_base_level": level})
    yield case("4.2.5.b", "未填", UNKNOWN, TECHNICAL)
    based = {**TECHNICAL, "existing_base_level": "municipal"}
    yield case("4.2.5.c", "优秀", MET, {**based, "acceptance_grade": "excellent"})
    yield case("4.2.5.c", "其他等次", NOT_MET, {**based, "acceptance_grade": "other"})
    yield case("4.2.5.c", "未填", UNKNOWN, based)
    yield from share("4.2.5.d", "students_senior_plus", "students", 30, TECHNICAL)
    yield case("4.2.5.e", "五个中四个", MET, {**TECHNICAL, "occupations_matching": 4, "occupations_applied": 5})
    yield case("4.2.5.e", "三个中两个", NOT_MET, {**TECHNICAL, "occupations_matching": 2, "occupations_applied": 3})
    yield from share("4.2.5.e", "occupations_matching", "occupations_applied", 80, TECHNICAL)
    for limb in "abcde":
        yield from not_asked(f"4.2.5.{limb}", "不是技工院校", others)
