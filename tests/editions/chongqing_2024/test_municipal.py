"""Section 四(一)2, clause by clause, with the numbers as the notice prints them."""

from __future__ import annotations

from functools import partial

import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Application, Assessment, Facts, check_national_basic
from skillbase_rules import check_municipal_basic as check
from skillbase_rules.engine.findings import Ratio, UnknownCause
from skillbase_rules.engine.quantities import Quantity
from tests.support.boundaries import MET, NA, NOT_MET, UNKNOWN, asks_for, found, holds_from, per_clause, share_from

CENTRE: dict[str, object] = {"applicant_kind": "training_centre", "training_centre_of": "enterprise"}


def under(**choices: str) -> partial[Assessment]:
    return partial(check, edition=CHONGQING_2024.choosing(**choices))


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("4.1.2.2.b", "annual_high_skilled_capacity", 500, "persons/year"),
        ("4.1.2.2.e", "specialties_with_equipment", 2, "specialties"),
        ("4.1.2.2.g", "annual_trainees", 1500, "persons/year"),
        ("4.1.2.4.a", "partner_enterprises", 3, "enterprises"),
        ("4.1.2.4.b", "majors_jointly_designed", 3, "majors"),
        ("4.1.2.4.d", "hired_expert_instructors", 1, "persons"),
    ),
)
def test_a_number(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(check, clause, fact, number, unit)


@pytest.mark.parametrize(
    ("clause", "facts"),
    per_clause(
        ("4.1.2.1.a", ["management_system_adequate"]),
        ("4.1.2.1.b", ["rules_training", "rules_finance", "rules_assets", "rules_risk"]),
        ("4.1.2.2.a", ["premises_meet_standards"]),
        ("4.1.2.2.c", ["clear_training_goals"]),
        ("4.1.2.2.d", ["follows_national_standards"]),
        ("4.1.2.3.a", ["teaching_staff_adequate"]),
        ("4.1.2.4.c", ["joint_internship_base"]),
    ),
)
def test_a_yes_or_no_condition(clause: str, facts: list[str]) -> None:
    asks_for(check, clause, *facts)


@pytest.mark.clause("4.1.2.1.c")
def test_no_violation() -> None:
    assert found(check, "4.1.2.1.c", violation_events=0).status is MET
    assert found(check, "4.1.2.1.c", violation_events=1).status is NOT_MET
    assert found(check, "4.1.2.1.c").status is UNKNOWN
    recent = under(violation_window="three_years")
    assert found(recent, "4.1.2.1.c", violation_events=1, violation_events_last_three_years=0).status is MET


@pytest.mark.clause("4.1.2.2.b")
def test_actual_high_skilled_training_proves_capacity_and_not_the_reverse() -> None:
    assert found(check, "4.1.2.2.b", annual_trainees_senior_plus=500).status is MET
    assert found(check, "4.1.2.2.b", annual_trainees_senior_plus=499).status is UNKNOWN
    stated = under(capacity_proof="stated_only")
    assert found(stated, "4.1.2.2.b", annual_trainees_senior_plus=500).status is UNKNOWN
    assert found(check, "4.1.2.2.g", annual_training_capacity=9000).status is UNKNOWN


@pytest.mark.clause("4.1.2.2.e")
@pytest.mark.parametrize(
    ("reading", "statuses"),
    [
        ("at_least_two", [NOT_MET, NOT_MET, MET, MET, MET]),
        ("two_to_three", [NOT_MET, NOT_MET, MET, MET, NOT_MET]),
        ("at_least_three", [NOT_MET, NOT_MET, NOT_MET, MET, MET]),
        ("at_most_three", [NOT_MET, MET, MET, MET, NOT_MET]),
    ],
)
def test_how_many_specialties_is_a_reading(reading: str, statuses: list[object]) -> None:
    check_so = under(specialty_count=reading)
    assert [found(check_so, "4.1.2.2.e", specialties_with_equipment=n).status for n in range(5)] == statuses


@pytest.mark.clause("4.1.2.2.f")
def test_thirty_five_percent_skilled_workers_of_all_labour() -> None:
    share_from(check, "4.1.2.2.f", "skilled_workers", "contract_workers", 35, dispatched_workers=0, **CENTRE)
    assert found(check, "4.1.2.2.f", applicant_kind="vocational_college").status is NA
    assert found(check, "4.1.2.2.f", **CENTRE).status is UNKNOWN
    fund_and_share_of_all = under(enterprise_limbs="system_only")
    assert found(fund_and_share_of_all, "4.1.2.2.f", applicant_kind="vocational_college").status is NA


@pytest.mark.clause("4.1.2.2.g")
def test_person_times_settle_persons_one_way_only() -> None:
    assert found(check, "4.1.2.2.g", annual_training_person_times=1499).status is NOT_MET
    assert found(check, "4.1.2.2.g", annual_training_person_times=15000).status is UNKNOWN
    assert found(under(person_units="same"), "4.1.2.2.g", annual_training_person_times=1500).status is MET


@pytest.mark.clause("4.1.2.2.h")
def test_a_fifth_of_the_trainees_at_senior_level() -> None:
    share_from(check, "4.1.2.2.h", "annual_trainees_senior_plus", "annual_trainees", 20)
    scale = under(senior_share_base="required_scale")
    many: dict[str, object] = {"annual_trainees": 3000, "annual_trainees_senior_plus": 300}
    assert found(check, "4.1.2.2.h", **many).status is NOT_MET
    assert found(scale, "4.1.2.2.h", **many).status is MET
    assert found(scale, "4.1.2.2.h", **many | {"annual_trainees_senior_plus": 299}).status is NOT_MET


@pytest.mark.clause("4.1.2.3.b")
@pytest.mark.parametrize(
    ("students", "full_time", "part_time", "status"),
    [
        (440, 20, 0, MET),  # 22 exactly
        (441, 20, 0, NOT_MET),  # 22.05
        (439, 20, 0, MET),
        (440, 15, 5, MET),
        (440, 19, None, UNKNOWN),
        (440, 20, None, MET),
        (None, 20, 0, UNKNOWN),
        ({"at_least": 440, "at_most": 441}, 20, 0, UNKNOWN),
        ({"at_least": 441}, 20, 0, NOT_MET),
        (440, {"at_least": 19, "at_most": 20}, 0, UNKNOWN),
        (0, 20, 0, UNKNOWN),
        (1, 0, 0, NOT_MET),
        (22 * 10**13, 10**13, 0, MET),
        (22 * 10**13 + 1, 10**13, 0, NOT_MET),
    ],
)
def test_at_most_twenty_two_students_for_each_teacher(
    students: object, full_time: object, part_time: object, status: object
) -> None:
    finding = found(check, "4.1.2.3.b", students=students, teachers_full_time=full_time, teachers_part_time=part_time)
    assert finding.status is status
    assert (finding.operator, finding.threshold, finding.unit) == ("<=", 22, "students/teacher")


@pytest.mark.clause("4.1.2.3.b")
def test_one_teacher_more_closes_the_gap() -> None:
    finding = found(check, "4.1.2.3.b", students=441, teachers_full_time=12, teachers_part_time=8)
    assert finding.observed == Ratio(part=Quantity.exactly(441), whole=Quantity.exactly(20))
    assert finding.shortfall is not None
    assert finding.shortfall.amount == Quantity.exactly(1)
    assert finding.shortfall.facts == ("teachers_full_time", "teachers_part_time")


@pytest.mark.clause("4.1.2.3.b")
@pytest.mark.parametrize(
    ("reading", "statuses"),
    [
        ("ceiling_upper", [MET, MET, MET, MET, NOT_MET]),
        ("band", [NOT_MET, MET, MET, MET, NOT_MET]),
        ("floor_lower", [NOT_MET, MET, MET, MET, MET]),
        ("ceiling_lower", [MET, MET, NOT_MET, NOT_MET, NOT_MET]),
    ],
)
def test_which_end_of_the_ratio_counts_is_a_reading(reading: str, statuses: list[object]) -> None:
    staff: dict[str, object] = {"teachers_full_time": 20, "teachers_part_time": 0}
    check_so = under(teacher_student_ratio=reading)
    seen = [found(check_so, "4.1.2.3.b", students=n, **staff).status for n in (399, 400, 401, 440, 441)]
    assert seen == statuses


@pytest.mark.clause("4.1.2.3.b")
def test_who_teaches_and_who_is_taught_are_readings() -> None:
    staff: dict[str, object] = {"teachers_full_time": 15, "teachers_part_time": 10, "students": 440}
    assert found(check, "4.1.2.3.b", **staff).status is MET
    assert found(under(ratio_teachers="full_time"), "4.1.2.3.b", **staff).status is NOT_MET
    half = under(ratio_teachers="part_time_half")
    assert found(half, "4.1.2.3.b", **staff).status is MET  # 440 to 20
    assert found(half, "4.1.2.3.b", **staff | {"students": 441}).status is NOT_MET
    interns = staff | {"teachers_full_time": 10, "students_on_internship": 0}
    assert found(check, "4.1.2.3.b", **staff | {"students": 551}).status is NOT_MET
    without = under(ratio_students="without_interns")
    assert found(without, "4.1.2.3.b", **interns | {"students": 450, "students_on_internship": 10}).status is MET
    short = under(ratio_students="with_short_courses")
    assert found(short, "4.1.2.3.b", **staff | {"short_course_trainees": 111}).status is NOT_MET


@pytest.mark.clause("4.1.2.3.b")
def test_a_ratio_without_students_is_a_reading() -> None:
    none: dict[str, object] = {"students": 0, "teachers_full_time": 10, "teachers_part_time": 0}
    assert found(check, "4.1.2.3.b", **none).unknown_cause is UnknownCause.JUDGEMENT
    assert found(under(ratio_without_students="not_applicable"), "4.1.2.3.b", **none).status is NA
    present = under(ratio_without_students="trainees_present")
    assert found(present, "4.1.2.3.b", **none, trainees_present_at_once=220).status is MET
    assert found(present, "4.1.2.3.b", **none, trainees_present_at_once=221).status is NOT_MET
    assert found(present, "4.1.2.3.b", **none).status is UNKNOWN


@pytest.mark.clause("4.1.2.3.b")
@pytest.mark.parametrize(
    ("printed", "cautious", "as_printed"),
    [
        (21, MET, MET),
        (22, UNKNOWN, MET),
        (23, NOT_MET, NOT_MET),
        ({"at_most": 21}, MET, MET),
        ({"at_most": 22}, UNKNOWN, MET),
        ({"at_least": 23}, NOT_MET, NOT_MET),
        ({"at_least": 21, "at_most": 23}, UNKNOWN, UNKNOWN),
    ],
)
def test_a_printed_ratio_may_have_been_cut_off(printed: object, cautious: object, as_printed: object) -> None:
    assert found(check, "4.1.2.3.b", students_per_teacher_printed=printed).status is cautious
    taken = under(printed_ratio="as_printed")
    assert found(taken, "4.1.2.3.b", students_per_teacher_printed=printed).status is as_printed
    full_time = under(ratio_teachers="full_time")
    assert found(full_time, "4.1.2.3.b", students_per_teacher_printed=printed).status is UNKNOWN


@pytest.mark.clause("4.1.2.3.b")
def test_a_printed_ratio_tells_no_number_of_teachers() -> None:
    finding = found(check, "4.1.2.3.b", students_per_teacher_printed=25)
    assert finding.observed == Ratio(part=Quantity.exactly(25), whole=Quantity.exactly(1))
    assert finding.shortfall is not None
    assert (finding.shortfall.facts, finding.shortfall.amount) == (("students_per_teacher_printed",), None)


SENIOR = ("senior_instructors", "senior_technician_teachers", "both_senior_and_senior_technician")


@pytest.mark.clause("4.1.2.3.c")
def test_thirty_five_percent_senior_instructors_or_senior_technicians() -> None:
    rest = {"senior_technician_teachers": 0, "both_senior_and_senior_technician": 0}
    share_from(check, "4.1.2.3.c", "senior_instructors", "practice_teachers", 35, **rest)
    seven = {"senior_instructors": 7, **rest}
    assert found(check, "4.1.2.3.c", **seven, practice_teachers=20).status is MET
    assert found(check, "4.1.2.3.c", **seven, practice_teachers=21).status is NOT_MET
    workshop = under(practice_base="workshop_only")
    assert found(workshop, "4.1.2.3.c", **seven, practice_teachers=21, workshop_teachers=20).status is MET


@pytest.mark.clause("4.1.2.3.c")
@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ((4, 4, 1), MET),
        ((4, 4, 2), NOT_MET),
        ((4, 4, None), UNKNOWN),
        ((7, 4, None), MET),
        ((3, 3, None), NOT_MET),
        ((4, 4, {"at_most": 1}), MET),
    ],
)
def test_who_is_both_counts_once(counts: tuple[object, ...], status: object) -> None:
    facts: dict[str, object] = dict(zip(SENIOR, counts, strict=True))
    assert found(check, "4.1.2.3.c", **facts, practice_teachers=20).status is status


@pytest.mark.clause("4.1.2.3.c")
def test_an_overlap_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError, match="both_senior_and_senior_technician"):
        Facts.model_validate(dict(zip(SENIOR, (3, 3, 4), strict=True)))


@pytest.mark.clause("4.1.1.3.c", "4.1.2.3.c")
def test_a_technician_counts_nationally_but_not_here_and_higher_levels_in_both() -> None:
    def both(level: str) -> tuple[object, object]:
        roster = [{"practice": True, "title": "none", "level": level, "certificate": "skill_level"}]
        application = Application.model_validate(
            {"applicant": {"name": "巴渝技校"}, "trainers": roster, "lists_complete": {"trainers": True}}
        )
        return check_national_basic(application)["4.1.1.3.c"].status, check(application)["4.1.2.3.c"].status

    assert both("senior_worker") == (NOT_MET, NOT_MET)
    assert both("technician") == (MET, NOT_MET)
    for level in ("senior_technician", "special_grade_technician", "chief_technician"):
        assert both(level) == (MET, MET)


@pytest.mark.clause("4.1.2.4.a")
def test_both_size_classes_under_another_reading() -> None:
    each = under(partner_mix="one_of_each")
    assert found(each, "4.1.2.4.a", partner_enterprises=3, partner_size_class="large").status is NOT_MET
    assert found(each, "4.1.2.4.a", partner_enterprises=3, partner_size_class="large_and_medium").status is MET
    assert found(each, "4.1.2.4.a", partner_enterprises=3).status is UNKNOWN
    assert found(each, "4.1.2.4.a", partner_enterprises=2, partner_size_class="large_and_medium").status is NOT_MET


@pytest.mark.clause("4.1.2.4.d")
def test_each_kind_of_expert_under_another_reading() -> None:
    each = under(expert_kinds="each_kind")
    assert found(each, "4.1.2.4.d", hired_expert_instructors=9, hired_expert_kinds=2).status is NOT_MET
    assert found(each, "4.1.2.4.d", hired_expert_kinds=3).status is MET
    assert found(each, "4.1.2.4.d", hired_expert_instructors=9).status is UNKNOWN
    assert found(each, "4.1.2.4.d", hired_expert_instructors=2).status is NOT_MET


@pytest.mark.clause("4.1.2.4.d")
def test_the_head_count_is_asked_under_both_readings_of_the_kinds() -> None:
    eight = CHONGQING_2024.choosing(expert_kinds="each_kind").revise(municipal_min_hired_experts=8)
    each = partial(check, edition=eight)
    assert found(each, "4.1.2.4.d", hired_expert_instructors=7, hired_expert_kinds=3).status is NOT_MET
    assert found(each, "4.1.2.4.d", hired_expert_instructors=8, hired_expert_kinds=3).status is MET
    assert found(each, "4.1.2.4.d", hired_expert_kinds=3).status is UNKNOWN


@pytest.mark.parametrize("kinds", [4, 7, {"at_least": 4}])
def test_there_are_no_more_than_three_kinds_of_experts(kinds: object) -> None:
    with pytest.raises(ValidationError, match="hired_expert_kinds"):
        Facts.model_validate({"hired_expert_kinds": kinds})
