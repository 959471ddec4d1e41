"""Cases of an invented notice: what holds, what does not, what cannot be judged, and what a set has reached."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from skillbase_rules import Application, Status
from skillbase_rules.analyses.cases import Case, CaseFile
from skillbase_rules.analyses.reach import CaseRun, ClauseReach
from skillbase_rules.questions import run_cases
from skillbase_rules.report.problems import BadInputError
from tests.support.toy_notice import VILLAGE_IN_FULL as TOY

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE


def case(expected: Mapping[str, str], facts: Mapping[str, object] | None = None, **more: object) -> Case:
    return Case.model_validate({"name": "a house", "facts": facts or {}, "expected": expected, **more})


def run(*cases: Case) -> CaseRun:
    return run_cases(cases, edition=TOY)


def reached(cases: CaseRun, clause: str) -> ClauseReach:
    return next(one for section in cases.reach[0].sections for one in section.clauses if one.clause == clause)


def test_a_case_holds_where_every_status_is_the_one_expected() -> None:
    four = {"workshops": 4}
    judged = run(case({"b.1": "met", "b": "unknown"}, four), case({"b.1": "met", "b.2": "not_met"}, four))
    assert [one.holds for one in judged.cases] == [True, False]
    assert judged.failing == (judged.cases[1],)
    assert [(check.expected, check.reached) for check in judged.cases[1].checks] == [(MET, MET), (NOT_MET, UNKNOWN)]
    finding = judged.cases[1].checks[0].finding
    assert finding is not None
    assert (finding.clause, finding.threshold) == ("b.1", 4)
    assert judged.cases[0].checks[1].finding is None


def test_a_case_is_judged_under_its_own_numbers_and_readings() -> None:
    judged = run(
        case({"b.1": "met"}, {"workshops": 3}, parameters={"min_workshops": 3}),
        case({"b.1": "not_met"}, {"workshops": 4}, readings={"the_number_itself": "fails"}),
    )
    assert judged.failing == ()
    assert judged.cases[1].edition == "village-houses+the_number_itself=fails"


def test_what_a_set_reaches_is_told_clause_by_clause_and_reading_by_reading() -> None:
    judged = run(
        case({"b.1": "met"}, {"workshops": 4}),
        case({"b.1": "not_met"}, {"workshops": 4}, readings={"the_number_itself": "fails"}),
        case({"b.2": "met"}),
    )
    (reach,) = judged.reach
    assert reach.notice == "village-houses"
    assert (reached(judged, "b.1").reached, reached(judged, "b.1").not_reached) == ((MET, NOT_MET), (UNKNOWN,))
    # It came out otherwise than expected, so nothing is known to be right of it.
    assert reached(judged, "b.2").reached == ()
    readings = {reading.id: (reading.reached, reading.not_reached) for reading in reach.readings}
    assert readings == {"T-1": (("passes", "fails"), ()), "T-2": (("open",), ("failed",))}
    sections = {section.section: (section.complete, section.is_untouched) for section in reach.sections}
    assert sections["municipal"] == (0, False)
    assert sections["preferential"] == (0, True)


def test_a_counting_choice_is_reached_by_files_alone() -> None:
    facts = {"annual_trainees": 1500}
    file = {"applicant": {"name": "x"}, "reference_year": 2023, "training_totals": facts}
    choice = {"own_students": "counted"}
    sheet = Case.model_validate({"name": "s", "facts": facts, "readings": choice, "expected": {"4.1.2.2.g": "met"}})
    listed = Case(
        name="f",
        application=Application.model_validate(file),
        readings=choice,
        expected={"4.1.2.2.g": MET},
    )

    def counted(*cases: Case) -> tuple[str, ...]:
        (reach,) = run_cases(cases).reach
        return next(reading.reached for reading in reach.readings if reading.field == "own_students")

    assert counted(sheet) == ()
    assert counted(listed) == ("counted",)


def test_not_applicable_is_missing_only_where_a_clause_is_asked_under_a_condition() -> None:
    wanted = Case.model_validate({"name": "s", "facts": {}, "expected": {"3.1.a": "unknown"}})
    (reach,) = run_cases([wanted]).reach
    clauses = {clause.clause: clause for section in reach.sections for clause in section.clauses}
    assert clauses["3.1.a"].not_reached == (MET, NOT_MET)
    assert clauses["3.1.d"].not_reached == (MET, NOT_MET, UNKNOWN, NA)


def problems(*cases: Case) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        run(*cases)
    return caught.value.lines("en").splitlines()


def test_every_case_that_cannot_be_judged_is_told_with_its_field() -> None:
    sections = "applicant, municipal, preferential"
    assert problems(
        case({"z.1": "met"}),
        case({"b.1": "met"}, section="attic"),
        case({"b.1": "met"}, edition="atlantis-1"),
        case({"b.1": "met"}, {"towers": 4}),
        case({"b.1": "met"}, readings={"the_number_itself": "perhaps"}),
        case({"b.1": "met"}, parameters={"min_workshops": -1}),
        case({"b.1": "met"}, {"members": 1, "young_members": 2}),
    ) == [
        f"\"a house\": 'z.1' is not judged in these sections of village-houses: {sections}",
        f"\"a house\": Edition village-houses has no section 'attic'; its sections are {sections}.",
        "\"a house\": There is no edition 'atlantis-1'; there are chongqing-2024, liangshan-2025, national-2013.",
        '"a house".facts.towers: is not a known field',
        '"a house".readings.the_number_itself: must be one of: passes, fails',
        '"a house".parameters.min_workshops: must not be less than 1',
        '"a house".facts: young_members (2) cannot exceed members (1)',
    ]


def test_a_clause_of_several_sections_needs_its_section() -> None:
    three = {"name": "s", "facts": {"promised_year1_system_occupations": 5}, "expected": {"4.1.1.5.a": "met"}}
    for section, holds in (("national", True), ("commitments", True), ("outcomes_year_one", False)):
        (judged,) = run_cases([Case.model_validate({**three, "section": section})]).cases
        assert (judged.holds, judged.checks[0].section) == (holds, section)


def test_a_file_says_what_its_cases_leave_out() -> None:
    file = CaseFile.model_validate(
        {
            "section": "municipal",
            "readings": {"the_number_itself": "fails"},
            "cases": [
                {"name": "one", "facts": {}, "expected": {"b.1": "met"}},
                {"name": "two", "facts": {}, "expected": {"a.1": "met"}, "section": "applicant"},
            ],
        }
    )
    one, two = file.named("village.json")
    assert (one.name, one.section, one.readings) == ("village.json · one", "municipal", {"the_number_itself": "fails"})
    assert two.section == "applicant"


@pytest.mark.parametrize("subject", [{}, {"facts": {}, "application": {"applicant": {"name": "x"}}}])
def test_a_case_states_facts_or_an_application(subject: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="either facts or an application"):
        Case.model_validate({"name": "x", "expected": {"b.1": "met"}, **subject})
