"""Section 四(二), clause by clause, with the numbers as the notice prints them."""

from __future__ import annotations

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Finding, Status, score_preferential
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import UnknownCause
from skillbase_rules.engine.quantities import Quantity

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE


under = CHONGQING_2024.choosing


def found(clause: str, edition: AnyEdition = CHONGQING_2024, /, **facts: object) -> Finding:
    return score_preferential(Facts.model_validate(facts), edition=edition).assessment.finding(clause)


def case(clause: str, edition: AnyEdition = CHONGQING_2024, /, **facts: object) -> Status:
    cases = score_preferential(Facts.model_validate(facts), edition=edition).cases
    return next(case.status for case in cases if case.clause == clause)


NUMBERS = [
    ("4.2.1.a", "annual_trainees", 5000),
    ("4.2.1.b", "annual_trainees_senior_plus", 2000),
    ("4.2.2.a", "annual_digital_trainees", 3000),
    ("4.2.2.b", "annual_digital_high_skilled", 1000),
    ("4.2.3.b", "annual_evaluations", 1000),
    ("4.2.3.c", "key_tasks_undertaken", 1),
]
CASES = [
    pytest.param(clause, fact, number, marks=pytest.mark.clause(clause), id=clause) for clause, fact, number in NUMBERS
]


@pytest.mark.parametrize(("clause", "fact", "number"), CASES)
def test_a_number_is_met_from_the_number_on(clause: str, fact: str, number: int) -> None:
    below = found(clause, **{fact: number - 1})
    assert below.status is NOT_MET
    assert below.shortfall is not None
    assert below.shortfall.amount == Quantity.exactly(1)
    assert found(clause, **{fact: number}).status is MET
    assert found(clause, **{fact: number + 1}).status is MET
    assert (below.operator, below.threshold) == (">=", number)


@pytest.mark.clause("4.2.3.c")
def test_a_number_without_or_above_is_not_read_exclusively() -> None:
    exclusive = under(inclusive_numbers="exclusive")
    assert found("4.2.3.c", exclusive, key_tasks_undertaken=1).status is MET
    assert found("4.2.3.b", exclusive, annual_evaluations=1000).status is NOT_MET


@pytest.mark.parametrize(("clause", "fact", "number"), CASES)
def test_a_number_is_open_while_its_bounds_lie_on_both_sides(clause: str, fact: str, number: int) -> None:
    unknown = found(clause)
    assert (unknown.status, unknown.missing[0]) == (UNKNOWN, fact)
    assert found(clause, **{fact: {"at_least": number - 1, "at_most": number}}).status is UNKNOWN
    assert found(clause, **{fact: {"at_least": number}}).status is MET
    assert found(clause, **{fact: {"at_most": number - 1}}).status is NOT_MET


@pytest.mark.parametrize(
    ("clause", "fact"),
    [
        pytest.param(clause, fact, marks=pytest.mark.clause(clause), id=clause)
        for clause, fact in [
            ("4.2.3.a", "evaluation_body_filed"),
            ("4.2.3.d", "international_cooperation"),
            ("4.2.4.b", "excellent_contest_results"),
            ("4.2.4.c", "hosts_contests"),
        ]
    ],
)
def test_a_yes_or_no_limb(clause: str, fact: str) -> None:
    assert found(clause, **{fact: True}).status is MET
    assert found(clause, **{fact: False}).status is NOT_MET
    assert (found(clause).status, found(clause).missing) == (UNKNOWN, (fact,))


@pytest.mark.clause("4.2.1.a", "4.2.1.b")
def test_person_times_settle_persons_one_way_only() -> None:
    assert found("4.2.1.a", annual_training_person_times=4999).status is NOT_MET
    assert found("4.2.1.a", annual_training_person_times=50_000).status is UNKNOWN
    same = under(person_units="same")
    assert found("4.2.1.a", same, annual_training_person_times=5000).status is MET
    assert found("4.2.2.b", same, annual_digital_high_skilled_person_times=1000).status is MET


@pytest.mark.clause("4.2.1.a", "4.2.1.b")
def test_case_one_needs_both_numbers() -> None:
    assert case("4.2.1", annual_trainees=5000, annual_trainees_senior_plus=2000) is MET
    assert case("4.2.1", annual_trainees=5000, annual_trainees_senior_plus=1999) is NOT_MET
    assert case("4.2.1", annual_trainees=5000) is UNKNOWN
    judged = under(outstanding_capacity="judged_too")
    both: dict[str, object] = {"annual_trainees": 5000, "annual_trainees_senior_plus": 2000}
    assert case("4.2.1", judged, **both) is UNKNOWN
    assert case("4.2.1", judged, **both, capacity_outstanding=True) is MET


@pytest.mark.clause("4.2.3.a", "4.2.3.b", "4.2.3.c", "4.2.3.d")
def test_which_limbs_case_three_needs_is_a_reading() -> None:
    first: dict[str, object] = {"evaluation_body_filed": True, "annual_evaluations": 1000}
    second: dict[str, object] = {"key_tasks_undertaken": 1, "international_cooperation": True}
    no_second: dict[str, object] = {"key_tasks_undertaken": 0, "international_cooperation": False}
    assert case("4.2.3", **first, **second) is MET
    assert case("4.2.3", **first, **no_second) is NOT_MET
    either = under(evaluation_case="either_sentence")
    assert case("4.2.3", either, **first, **no_second) is MET
    assert case("4.2.3", either, evaluation_body_filed=True, annual_evaluations=999, **no_second) is NOT_MET
    one = under(evaluation_case="any_limb")
    assert case("4.2.3", one, evaluation_body_filed=True, annual_evaluations=999, **no_second) is MET


@pytest.mark.clause("4.2.3.c")
def test_all_three_key_tasks_under_another_reading() -> None:
    every = under(key_tasks="all_three")
    assert found("4.2.3.c", every, key_tasks_undertaken=2).status is NOT_MET
    assert found("4.2.3.c", every, key_tasks_undertaken=3).status is MET


@pytest.mark.clause("4.2.4.a")
@pytest.mark.parametrize(
    ("level", "status"), [("national", MET), ("municipal", MET), ("district", NOT_MET), ("none", NOT_MET)]
)
def test_a_contest_base_is_national_or_municipal(level: str, status: Status) -> None:
    assert found("4.2.4.a", worldskills_base_level=level).status is status
    assert found("4.2.4.a").status is UNKNOWN
    current = under(contest_base="current_only")
    other = found("4.2.4.a", current, worldskills_base_level=level, worldskills_base_current=False)
    assert other.status is NOT_MET


@pytest.mark.clause("4.2.4.d")
def test_the_contribution_of_2024_is_emphasis_unless_required() -> None:
    limbs: dict[str, object] = {
        "worldskills_base_level": "national",
        "excellent_contest_results": True,
        "hosts_contests": True,
    }
    assert found("4.2.4.d", belt_road_2024_contribution=False).status is NA
    assert case("4.2.4", **limbs, belt_road_2024_contribution=False) is MET
    required = under(contest_contribution="required")
    assert case("4.2.4", required, **limbs, belt_road_2024_contribution=False) is NOT_MET
    assert case("4.2.4", required, **limbs) is UNKNOWN


COLLEGE: dict[str, object] = {
    "applicant_kind": "vocational_college",
    "is_technical_college": True,
    "existing_base_level": "municipal",
    "acceptance_grade": "excellent",
    "students": 1000,
    "students_senior_plus": 300,
    "occupations_applied": 5,
    "occupations_matching": 4,
}


@pytest.mark.clause("4.2.5.a")
def test_case_five_is_open_to_technical_colleges_only() -> None:
    assert case("4.2.5", **COLLEGE) is MET
    assert case("4.2.5", **COLLEGE | {"is_technical_college": False}) is NA
    assert case("4.2.5", **COLLEGE | {"is_technical_college": None}) is UNKNOWN
    wide = under(college_case_scope="any_vocational_college")
    assert case("4.2.5", wide, **COLLEGE | {"is_technical_college": False}) is MET
    assert case("4.2.5", wide, **COLLEGE | {"applicant_kind": "training_institution"}) is NA


@pytest.mark.clause("4.2.5.a")
def test_that_it_is_a_technical_college_is_a_clause_of_its_own() -> None:
    for known, status in ((True, MET), (False, NA), (None, UNKNOWN)):
        scored = score_preferential(Facts.model_validate(COLLEGE | {"is_technical_college": known}))
        first = next(finding for finding in scored.findings if finding.clause.startswith("4.2.5"))
        assert (first.clause, first.status) == ("4.2.5.a", status)
        assert first.missing == (("is_technical_college",) if known is None else ())


def test_what_leaves_a_case_open_is_a_missing_fact_or_a_judgement() -> None:
    findings = score_preferential(Facts()).findings
    open_ = {finding.clause: finding.unknown_cause for finding in findings if finding.status is UNKNOWN}
    assert {clause for clause, cause in open_.items() if cause is UnknownCause.JUDGEMENT} == {
        "4.2.3.d", "4.2.4.b", "4.2.4.c",
    }  # fmt: skip
    assert len(open_) == len(findings) - 1
    # Of whom it is open whether it is asked at all, the fact that says so comes first.
    assert found("4.2.5.b").missing == ("is_technical_college", "existing_base_level")
    assert found("4.2.5.b").unknown_cause is UnknownCause.MISSING_FACT
    expert = found("4.2.5.e", under(industry_match="expert_score"), **COLLEGE)
    assert (expert.unknown_cause, expert.missing) == (UnknownCause.JUDGEMENT, ("industry_match_adequate",))


@pytest.mark.clause("4.2.5.b")
@pytest.mark.parametrize(
    ("level", "status"), [("national", MET), ("municipal", MET), ("district", NOT_MET), (None, UNKNOWN)]
)
def test_the_base_already_held_is_national_or_municipal(level: str | None, status: Status) -> None:
    assert found("4.2.5.b", **COLLEGE | {"existing_base_level": level}).status is status
    wide = under(existing_base="district_too")
    assert found("4.2.5.b", wide, **COLLEGE | {"existing_base_level": "district"}).status is MET


@pytest.mark.clause("4.2.5.c")
def test_the_base_already_held_passed_as_excellent() -> None:
    assert found("4.2.5.c", **COLLEGE).status is MET
    assert found("4.2.5.c", **COLLEGE | {"acceptance_grade": "other"}).status is NOT_MET
    assert found("4.2.5.c", **COLLEGE | {"acceptance_grade": None}).status is UNKNOWN


@pytest.mark.clause("4.2.5.d")
@pytest.mark.parametrize(
    ("part", "whole", "status"),
    [(300, 1000, MET), (299, 1000, NOT_MET), (301, 1000, MET), (None, 1000, UNKNOWN), (300, None, UNKNOWN),
     ({"at_least": 299, "at_most": 300}, 1000, UNKNOWN), (0, 0, UNKNOWN), ({"at_least": 300}, 1000, MET),
     (1, 1, MET), (0, 1, NOT_MET), (None, 1, UNKNOWN)],
)  # fmt: skip
def test_thirty_percent_of_the_students_at_senior_level(part: object, whole: object, status: Status) -> None:
    assert found("4.2.5.d", **COLLEGE | {"students_senior_plus": part, "students": whole}).status is status


@pytest.mark.clause("4.2.5.d")
def test_whose_share_counts_is_a_reading() -> None:
    graduates = {"graduates": 10, "graduates_senior_plus": 2}
    assert found("4.2.5.d", under(senior_students="graduates"), **COLLEGE | graduates).status is NOT_MET
    trainees = {"annual_trainees": 10, "annual_trainees_senior_plus": 2}
    assert found("4.2.5.d", under(senior_students="trainees"), **COLLEGE | trainees).status is NOT_MET


@pytest.mark.clause("4.2.5.e")
@pytest.mark.parametrize(
    ("matching", "applied", "status"),
    [(4, 5, MET), (2, 3, NOT_MET), (3, 3, MET), (79, 100, NOT_MET), (81, 100, MET), (None, 5, UNKNOWN),
     ({"at_least": 3, "at_most": 4}, 5, UNKNOWN), (0, 0, UNKNOWN), (1, 1, MET), (0, 1, NOT_MET)],
)  # fmt: skip
def test_eighty_percent_of_the_occupations_match(matching: object, applied: object, status: Status) -> None:
    facts = COLLEGE | {"occupations_matching": matching, "occupations_applied": applied}
    assert found("4.2.5.e", **facts).status is status


@pytest.mark.clause("4.2.5.e")
def test_how_the_match_is_measured_is_a_reading() -> None:
    weighted = under(industry_match="weighted_by_students")
    students = {"students_in_matching_occupations": 79, "students_in_applied_occupations": 100}
    assert found("4.2.5.e", weighted, **COLLEGE | students).status is NOT_MET
    judged = under(industry_match="expert_score")
    assert found("4.2.5.e", judged, **COLLEGE).status is UNKNOWN
    assert found("4.2.5.e", judged, **COLLEGE, industry_match_adequate=True).status is MET
