"""The national conditions of 2013, clause by clause, with the numbers as they were restated."""

from __future__ import annotations

from functools import partial

import pytest

from skillbase_rules import Assessment, Facts, Status, assess
from skillbase_rules.editions.national_2013 import NATIONAL_2013
from skillbase_rules.engine.findings import Finding
from skillbase_rules.questions import check_section
from tests.support.boundaries import (
    MET,
    NA,
    NOT_MET,
    UNKNOWN,
    asks_for,
    found,
    holds_from,
    per_clause,
    ratio_up_to,
    share_from,
)

check = partial(check_section, name="national", edition=NATIONAL_2013)


def under(**choices: str) -> partial[Assessment]:
    return partial(check, edition=NATIONAL_2013.choosing(**choices))


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("2.a", "annual_high_skilled_capacity", 1000, "persons/year"),
        ("2.b", "specialties_with_equipment", 3, "specialties"),
        ("2.c", "annual_trainees", 3000, "persons/year"),
        ("4.a", "partner_enterprises", 5, "enterprises"),
        ("4.b", "majors_jointly_designed", 5, "majors"),
    ),
)
def test_a_number(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(check, clause, fact, number, unit)


@pytest.mark.clause("1.a")
def test_four_sets_of_rules() -> None:
    asks_for(check, "1.a", "rules_training", "rules_finance", "rules_assets", "rules_risk")


@pytest.mark.clause("2.a")
def test_who_has_trained_so_many_can_do_so() -> None:
    assert found(check, "2.a", annual_trainees_senior_plus=1000).status is MET
    assert found(under(capacity_proof="stated_only"), "2.a", annual_high_skilled_capacity=1000).status is MET


@pytest.mark.clause("2.b")
def test_a_range_of_three_to_five_may_be_a_band() -> None:
    band = under(specialty_count="three_to_five")
    numbers = (2, 3, 5, 6, None)
    statuses = [found(band, "2.b", specialties_with_equipment=number).status for number in numbers]
    assert statuses == [NOT_MET, MET, MET, NOT_MET, UNKNOWN]
    ends = ((3, 5), (2, 3), (5, 6), (6, 9), (0, 2))
    bounded = [found(band, "2.b", specialties_with_equipment={"at_least": a, "at_most": b}).status for a, b in ends]
    assert bounded == [MET, UNKNOWN, UNKNOWN, NOT_MET, NOT_MET]
    assert found(check, "2.b", specialties_with_equipment=6).status is MET


@pytest.mark.clause("2.c")
def test_person_times_bound_persons_from_above() -> None:
    assert found(check, "2.c", annual_training_person_times=2999).status is NOT_MET
    assert found(check, "2.c", annual_training_person_times=3000).status is UNKNOWN
    assert found(under(person_units="same"), "2.c", annual_training_person_times=3000).status is MET


@pytest.mark.clause("2.d")
def test_twenty_percent_at_senior_worker_level() -> None:
    share_from(check, "2.d", "annual_trainees_senior_plus", "annual_trainees", 20)
    required = under(senior_share_base="required_scale")
    assert found(required, "2.d", annual_trainees_senior_plus=600).status is MET
    assert found(required, "2.d", annual_trainees_senior_plus=599).status is NOT_MET


@pytest.mark.clause("3.a")
def test_twenty_students_to_a_teacher() -> None:
    ratio_up_to(check, "3.a", 20)


@pytest.mark.clause("3.a")
@pytest.mark.parametrize(
    ("choice", "statuses"),
    [
        ("ceiling_upper", [MET, MET, MET, NOT_MET]),
        ("band", [NOT_MET, MET, MET, NOT_MET]),
        ("floor_lower", [NOT_MET, MET, MET, MET]),
        ("ceiling_lower", [MET, MET, NOT_MET, NOT_MET]),
    ],
)
def test_a_ratio_of_sixteen_to_twenty_in_every_reading(choice: str, statuses: list[Status]) -> None:
    read = under(teacher_student_ratio=choice)
    ratios = (15, 16, 20, 21)
    assert [found(read, "3.a", students=n, teachers_full_time=1, teachers_part_time=0).status for n in ratios] == (
        statuses
    )


@pytest.mark.clause("3.a")
def test_a_ratio_may_not_be_asked_of_those_without_students() -> None:
    read = under(ratio_without_students="not_applicable")
    assert found(read, "3.a", students=0, teachers_full_time=1).status is NA
    assert found(read, "3.a", students=20, teachers_full_time=1, teachers_part_time=0).status is MET
    assert found(read, "3.a", teachers_full_time=1).status is UNKNOWN
    assert found(check, "3.a", students=0, teachers_full_time=1).status is UNKNOWN


@pytest.mark.clause("3.b")
def test_forty_five_percent_senior_instructors_or_senior_technicians() -> None:
    apart = {"senior_technician_teachers": 0, "both_senior_and_senior_technician": 0}
    share_from(check, "3.b", "senior_instructors", "practice_teachers", 45, **apart)
    # Technicians below the senior grade do not count, whatever another notice says.
    technicians = {"technician_or_above_teachers": 20, "practice_teachers": 20, "senior_instructors": 0}
    assert found(check, "3.b", **technicians, **apart).status is NOT_MET
    both = {"senior_instructors": 5, "senior_technician_teachers": 5, "both_senior_and_senior_technician": 1}
    assert found(check, "3.b", **both, practice_teachers=20).status is MET
    assert found(check, "3.b", **both, practice_teachers=21).status is NOT_MET


@pytest.mark.clause("4.a")
def test_both_sizes_of_partners_may_be_asked_for() -> None:
    each = under(partner_mix="one_of_each")
    assert found(each, "4.a", partner_enterprises=5, partner_size_class="large").status is NOT_MET
    assert found(each, "4.a", partner_enterprises=5, partner_size_class="large_and_medium").status is MET
    assert found(check, "4.a", partner_enterprises=5, partner_size_class="large").status is MET


def gate(**facts: object) -> Status:
    """Return the verdict on 5.a as a whole."""
    return check(Facts.model_validate(facts)).section("5.a").status


@pytest.mark.clause("5.a.1", "5.a.2")
@pytest.mark.parametrize(
    ("municipal", "worldskills", "expected"),
    [
        (True, None, MET),
        (None, "national", MET),
        (True, "none", MET),
        (False, "national", MET),
        (False, "none", NOT_MET),
        (False, "municipal", NOT_MET),
        (False, "district", NOT_MET),
        (False, None, UNKNOWN),
        (None, "none", UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_a_municipal_base_or_a_national_worldskills_base(
    municipal: bool | None, worldskills: str | None, expected: Status
) -> None:
    assert gate(holds_municipal_base=municipal, worldskills_base_level=worldskills) is expected


@pytest.mark.clause("5.b")
def test_one_base_in_a_round() -> None:
    def bases(number: object) -> Finding:
        return found(check, "5.b", bases_applied_for=number)

    assert [bases(number).status for number in (0, 1, 2)] == [MET, MET, NOT_MET]
    assert (bases(2).operator, bases(2).threshold, bases(2).unit) == ("<=", 1, "bases")
    assert [bases(number).status for number in (None, {"at_least": 1}, {"at_most": 1}, {"at_least": 2})] == [
        UNKNOWN,
        UNKNOWN,
        MET,
        NOT_MET,
    ]


def test_missing_facts_may_count_as_failures() -> None:
    strict = NATIONAL_2013.choosing(missing_facts="failed")
    assert {finding.status for finding in assess(Facts(), edition=strict).findings} == {NOT_MET}
    assert assess(Facts(), edition=NATIONAL_2013).status is UNKNOWN


def test_the_numbers_are_those_that_were_restated() -> None:
    assert list(dict(NATIONAL_2013.parameters).values()) == [1000, 3, 5, 3000, 20, 16, 20, 45, 5, 5, 1]
