"""Liangshan's two lists of 2025, clause by clause, with the numbers as they were read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from skillbase_rules import Assessment, Facts, Status, assess
from skillbase_rules.editions.liangshan_2025 import LIANGSHAN_2025
from skillbase_rules.engine.findings import Finding
from skillbase_rules.engine.quantities import Quantity
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

LISTS = {"vocational_college": "schools", "enterprise": "enterprises"}


def judged_as(kind: str | None, facts: Facts, section: str) -> Assessment:
    return check_section(facts.model_copy(update={"applicant_kind": kind}), section, edition=LIANGSHAN_2025)


def school(facts: Facts) -> Assessment:
    return judged_as("vocational_college", facts, "schools")


def enterprise(facts: Facts) -> Assessment:
    return judged_as("enterprise", facts, "enterprises")


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("s.1", "annual_training_person_times", 600, "person-times/year"),
        ("s.6", "partner_enterprises_any_size", 3, "enterprises"),
    ),
)
def test_a_number_asked_of_schools(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(school, clause, fact, number, unit)


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("e.1", "annual_training_person_times", 300, "person-times/year"),
        ("e.5", "partner_schools_and_firms", 3, "partners"),
    ),
)
def test_a_number_asked_of_enterprises(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(enterprise, clause, fact, number, unit)


@pytest.mark.clause("s.2")
def test_twenty_percent_of_a_schools_training_at_senior_worker_level() -> None:
    share_from(school, "s.2", "annual_senior_plus_person_times", "annual_training_person_times", 20)


@pytest.mark.clause("s.3")
def test_twenty_students_to_a_teacher() -> None:
    ratio_up_to(school, "s.3", 20)


@pytest.mark.clause("s.3")
def test_without_students_those_in_class_may_be_asked_of_while_it_is_open_whether_it_is_a_school() -> None:
    by_those_present = LIANGSHAN_2025.choosing(ratio_without_students="trainees_present")

    def ratio(present: int, kind: str | None) -> Status:
        facts = Facts(
            applicant_kind=kind, students=0, teachers_full_time=10, teachers_part_time=0,
            trainees_present_at_once=present,
        )  # fmt: skip
        return check_section(facts, "schools", edition=by_those_present)["s.3"].status

    assert [ratio(present, "vocational_college") for present in (200, 201)] == [Status.MET, Status.NOT_MET]
    assert [ratio(present, None) for present in (200, 201)] == [Status.MET, Status.UNKNOWN]
    assert ratio(201, "enterprise") is Status.NOT_APPLICABLE


@pytest.mark.clause("s.4")
def test_twenty_percent_of_the_teachers_have_practised_in_an_enterprise() -> None:
    share_from(school, "s.4", "teachers_with_enterprise_practice", "teachers_full_time", 20, teachers_part_time=0)


def part_time(part: object, full: object) -> Finding:
    return found(school, "s.5", teachers_part_time=part, teachers_full_time=full)


@pytest.mark.clause("s.5")
@pytest.mark.parametrize(
    ("part", "full", "expected"),
    [
        (10, 20, MET),
        (9, 20, MET),
        (11, 20, NOT_MET),
        (10, 19, NOT_MET),
        (10, 21, MET),
        (0, 1, MET),
        (0, 0, UNKNOWN),
        (1, 0, NOT_MET),
        (None, 20, UNKNOWN),
        (10, None, UNKNOWN),
        ({"at_least": 1, "at_most": 10}, 20, MET),
        ({"at_least": 1, "at_most": 11}, 20, UNKNOWN),
        ({"at_least": 11}, 20, NOT_MET),
        (10, {"at_least": 20}, MET),
        (10, {"at_least": 19, "at_most": 20}, UNKNOWN),
        (10, {"at_most": 19}, NOT_MET),
        (10**14, 2 * 10**14, MET),
        (10**14 + 1, 2 * 10**14, NOT_MET),
    ],
)
def test_one_third_of_the_teachers_may_be_part_time(part: object, full: object, expected: Status) -> None:
    assert part_time(part, full).status is expected


@pytest.mark.clause("s.5")
def test_too_many_part_time_teachers_are_counted() -> None:
    above = part_time(13, 20)
    assert (above.operator, above.threshold, above.unit) == ("<=", Fraction(100, 3), "percent")
    assert above.shortfall is not None
    assert (above.shortfall.amount, above.shortfall.direction) == (Quantity.exactly(3), "fewer")
    rounded = LIANGSHAN_2025.choosing(share_rounding="whole_percent")
    heads = {"teachers_part_time": 334, "teachers_full_time": 666}
    facts = Facts.model_validate({"applicant_kind": "vocational_college", **heads})
    assert check_section(facts, "schools", edition=rounded).finding("s.5").status is MET
    assert check_section(facts, "schools", edition=LIANGSHAN_2025).finding("s.5").status is NOT_MET


@pytest.mark.clause("e.2")
def test_twenty_percent_of_an_enterprises_training_at_senior_worker_level() -> None:
    share_from(enterprise, "e.2", "annual_senior_plus_person_times", "annual_training_person_times", 20)


@pytest.mark.clause("e.3")
def test_fifteen_percent_of_the_staff_at_senior_worker_level() -> None:
    share_from(enterprise, "e.3", "staff_senior_plus", "staff", 15)


@pytest.mark.clause("e.4")
def test_master_apprentice_rules() -> None:
    asks_for(enterprise, "e.4", "master_apprentice_rules")


# --- who is judged by which list -------------------------------------------------------------------------------------


@pytest.mark.clause("s.1", "s.2", "s.3", "s.4", "s.5", "s.6", "e.1", "e.2", "e.3", "e.4", "e.5")
@pytest.mark.parametrize("kind", [*LISTS, "training_centre", "public_training_base", None])
def test_an_applicant_is_judged_by_its_own_list_alone(kind: str | None) -> None:
    for section in LISTS.values():
        statuses = {finding.status for finding in judged_as(kind, Facts(), section).findings}
        expected = UNKNOWN if kind is None or LISTS.get(kind) == section else NA
        assert statuses == {expected}


@pytest.mark.parametrize(
    ("choices", "kind", "section"),
    [
        ({"enterprises": "with_training_centres"}, "training_centre", "enterprises"),
        ({"schools": "with_training_institutions"}, "training_institution", "schools"),
    ],
)
def test_whom_a_list_is_asked_of_is_a_reading(choices: dict[str, str], kind: str, section: str) -> None:
    facts = Facts.model_validate({"applicant_kind": kind})
    read = LIANGSHAN_2025.choosing(**choices)
    assert check_section(facts, section, edition=LIANGSHAN_2025).status is NA
    assert check_section(facts, section, edition=read).status is UNKNOWN


def test_an_enterprise_that_lacks_nothing_would_be_taken() -> None:
    facts = {
        "applicant_kind": "enterprise",
        "annual_training_person_times": 300,
        "annual_senior_plus_person_times": 60,
        "staff": 200,
        "staff_senior_plus": 30,
        "master_apprentice_rules": True,
        "partner_schools_and_firms": 3,
    }
    assert assess(Facts.model_validate(facts), edition=LIANGSHAN_2025).status is MET


def test_the_numbers_are_those_that_were_read() -> None:
    numbers = list(dict(LIANGSHAN_2025.parameters).values())
    assert numbers == [600, 20, 20, 20, Fraction(100, 3), 3, 300, 20, 15, 3]
