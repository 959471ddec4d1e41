"""Cases that another reading of the notice turns, each with the default beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tools.cases.sections import FIRM, SCHOOL, TECHNICAL
from tools.cases.shapes import MET, NOT_ASKED, NOT_MET, UNKNOWN, Case, Facts, case

Choices = Mapping[str, str]


def turned(clause: str, facts: Facts, field: str, default: str, **others: str) -> Iterator[Case]:
    """Yield one applicant under the default and under every other choice of a reading."""
    yield case(clause, f"{field} 默认", default, facts)
    for choice, status in others.items():
        yield case(clause, f"{field}={choice}", status, facts, readings={field: choice})


def general() -> Iterator[Case]:
    """Yield the readings that touch many clauses (R-01 to R-09)."""
    capacity, firm = "4.1.1.2.b", {**FIRM, "dispatched_workers": 0}
    yield from turned(capacity, {"annual_training_capacity": 2000}, "inclusive_numbers", MET, exclusive=NOT_MET)
    nearly = {**firm, "skilled_workers": 3996, "contract_workers": 10_000}
    yield from turned("4.1.1.2.g", nearly, "share_rounding", NOT_MET, whole_percent=MET, one_decimal=MET)
    times = {"annual_training_person_times": 1600}
    yield from turned("4.1.2.2.g", times, "person_units", UNKNOWN, same=MET)
    yield from turned(capacity, {"annual_training_person_times": 2500}, "capacity_proof", MET, stated_only=UNKNOWN)
    field = "evaluative_words"
    yield from turned("3.1.a", {}, field, UNKNOWN, ignored=NOT_ASKED, declaration_required=NOT_MET)
    yield from turned(capacity, {}, "missing_facts", UNKNOWN, failed=NOT_MET)


def applicants() -> Iterator[Case]:
    """Yield the readings of 三 and of the enterprise limbs (R-20 to R-28)."""
    institution = {"applicant_kind": "training_institution", "has_training_and_evaluation_ability": False}
    yield from turned("3.1.c", institution, "ability_scope", NOT_MET, colleges_only=NOT_ASKED)
    yield from turned("3.1.b", {"applicant_kind": "other"}, "applicant_kinds", UNKNOWN, closed_list=NOT_MET)
    unfocused = {**TECHNICAL, "college_focus_on_skilled_workers": False}
    yield from turned("3.1.d", unfocused, "technical_colleges", NOT_MET, excluded=NOT_ASKED)
    fined = {"violation_events": 1, "violation_events_last_three_years": 0, "serious_violation_events": 0}
    yield from turned("4.1.1.1.c", fined, "violation_window", NOT_MET, three_years=MET, serious_only=MET)
    yield from turned(
        "4.1.1.2.g", SCHOOL, "skilled_share_scope", NOT_ASKED, every_applicant=UNKNOWN, all_but_schools=NOT_ASKED
    )
    yield from turned("4.1.1.2.f", SCHOOL, "enterprise_limbs", NOT_ASKED, system_only=UNKNOWN)
    owned = {**SCHOOL, "owned_by_enterprise": True}
    field = "enterprise_based_scope"
    yield from turned("4.1.1.2.e", owned, field, NOT_ASKED, with_owned_schools=UNKNOWN)
    industry = {"applicant_kind": "training_centre", "training_centre_of": "industry", "enterprise_based": False}
    yield from turned("4.1.1.2.e", industry, field, NOT_ASKED, with_industry_centres=UNKNOWN)
    workers = {**FIRM, "skilled_workers": 400, "skilled_contract_workers": 350, "contract_workers": 900}
    workers |= {"dispatched_workers": 100, "interns_and_outsourced_workers": 1}
    bases = {"dispatched_in_base_only": NOT_MET, "with_interns_and_outsourced": NOT_MET}
    yield from turned("4.1.1.2.g", workers, "workforce_base", MET, **bases)


def teaching() -> Iterator[Case]:
    """Yield the readings of teachers, cooperation and outputs (R-30 to R-43)."""
    teachers = {"integrated_teachers": 200, "teachers_full_time": 210, "teachers_part_time": 201}
    teachers |= {"technical_theory_teachers": 120, "practice_teachers": 260}
    bases = {"full_time_teachers": MET, "theory_and_practice_teachers": MET, "practice_teachers": MET}
    yield from turned("4.1.1.3.b", teachers, "integrated_share_base", NOT_MET, **bases)
    senior = {"senior_instructors": 30, "technician_or_above_teachers": 20, "both_senior_and_technician": 15}
    yield from turned("4.1.1.3.c", {**senior, "practice_teachers": 100}, "senior_group", NOT_MET, sum=MET, both=NOT_MET)
    lonely = {"applicant_kind": "training_institution", "teacher_exchange": False}
    yield from turned("4.1.1.4.c", lonely, "cooperation_scope", NOT_MET, colleges_only=NOT_ASKED)
    promised = {"promised_year1_system_occupations": 5, "year1_system_occupations": 4}
    outputs = {"facts_at_application": NOT_MET, "ignored": NOT_ASKED}
    for each in turned("4.1.1.5.a", promised, "project_outputs", MET, **outputs):
        yield {**each, "section": "national"}
    without = {"promised_subsidised_training": False}
    for each in turned("4.1.1.5.c", without, "year_one_services", NOT_MET, examples=NOT_ASKED):
        yield {**each, "section": "national"}
    counts = {"two_to_three": NOT_MET, "at_least_three": MET, "at_most_three": NOT_MET}
    yield from turned("4.1.2.2.e", {"specialties_with_equipment": 4}, "specialty_count", MET, **counts)


def municipal() -> Iterator[Case]:
    """Yield the readings of 四(一)2 (R-35, R-46 to R-54)."""
    trained = {"annual_trainees": 3000, "annual_trainees_senior_plus": 500}
    yield from turned("4.1.2.2.h", trained, "senior_share_base", NOT_MET, required_scale=MET)
    senior = {"senior_instructors": 7, "senior_technician_teachers": 7, "both_senior_and_senior_technician": 7}
    workshop = {**senior, "practice_teachers": 21, "workshop_teachers": 20}
    yield from turned("4.1.2.3.c", workshop, "practice_base", NOT_MET, workshop_only=MET)
    clause = "4.1.2.3.b"
    eighteen = {"students": 180, "teachers_full_time": 6, "teachers_part_time": 4}
    yield from turned(clause, eighteen, "teacher_student_ratio", MET, band=NOT_MET, floor_lower=NOT_MET)
    over_twenty = {**eighteen, "students": 214}
    yield from turned(clause, over_twenty, "teacher_student_ratio", MET, ceiling_lower=NOT_MET)
    yield from turned(clause, eighteen, "ratio_teachers", MET, full_time=NOT_MET, part_time_half=NOT_MET)
    more = {**over_twenty, "students": 230, "students_on_internship": 20, "short_course_trainees": 0}
    yield from turned(clause, more, "ratio_students", NOT_MET, without_interns=MET, with_short_courses=NOT_MET)
    none = {**eighteen, "students": 0, "trainees_present_at_once": 100}
    yield from turned(clause, none, "ratio_without_students", UNKNOWN, trainees_present=MET, not_applicable=NOT_ASKED)
    yield from turned(clause, {"students_per_teacher_printed": 22}, "printed_ratio", UNKNOWN, as_printed=MET)
    partners = {"partner_enterprises": 3, "partner_size_class": "medium"}
    yield from turned("4.1.2.4.a", partners, "partner_mix", MET, one_of_each=NOT_MET)
    experts = {"hired_expert_instructors": 5, "hired_expert_kinds": 2}
    yield from turned("4.1.2.4.d", experts, "expert_kinds", MET, each_kind=NOT_MET)


def preferential() -> Iterator[Case]:
    """Yield the readings of 四(二) (R-58 to R-66)."""
    yield from turned("4.2.1.a", {"annual_trainees": 5000}, "outstanding_capacity", MET, judged_too=UNKNOWN)
    filed = {"evaluation_body_filed": True, "annual_evaluations": 1200, "international_cooperation": False}
    yield from turned("4.2.3", filed, "evaluation_case", NOT_MET, either_sentence=MET, any_limb=MET)
    yield from turned("4.2.3.c", {"key_tasks_undertaken": 2}, "key_tasks", MET, all_three=NOT_MET)
    for given, status in (({}, UNKNOWN), ({"belt_road_2024_contribution": True}, MET)):
        yield case("4.2.4.d", f"须有贡献，{status}", status, given, readings={"contest_contribution": "required"})
    absent = {"belt_road_2024_contribution": False}
    yield from turned("4.2.4.d", absent, "contest_contribution", NOT_ASKED, required=NOT_MET)
    past = {"worldskills_base_level": "national", "worldskills_base_current": False}
    yield from turned("4.2.4.a", past, "contest_base", MET, current_only=NOT_MET)
    college = {**TECHNICAL, "is_technical_college": False}
    yield from turned("4.2.5.a", college, "college_case_scope", NOT_ASKED, any_vocational_college=MET)
    district = {**TECHNICAL, "existing_base_level": "district"}
    yield from turned("4.2.5.b", district, "existing_base", NOT_MET, district_too=MET)
    students = {
        **TECHNICAL,
        "students": 1000,
        "students_senior_plus": 300,
        "graduates": 100,
        "graduates_senior_plus": 29,
    }
    students |= {"annual_trainees": 100, "annual_trainees_senior_plus": 29}
    yield from turned("4.2.5.d", students, "senior_students", MET, graduates=NOT_MET, trainees=NOT_MET)
    matching = {**TECHNICAL, "students": 100, "occupations_applied": 5, "occupations_matching": 4}
    matching |= {"students_in_applied_occupations": 100, "students_in_matching_occupations": 79}
    others = {"weighted_by_students": NOT_MET, "expert_score": UNKNOWN}
    yield from turned("4.2.5.e", matching, "industry_match", MET, **others)
