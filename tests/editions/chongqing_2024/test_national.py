"""Section 四(一)1, clause by clause, with the numbers as the notice prints them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Application, Assessment, Facts, check_national_basic
from skillbase_rules.engine.findings import UnknownCause
from skillbase_rules.engine.quantities import Quantity
from tests.support.boundaries import MET, NA, NOT_MET, UNKNOWN, asks_for, found, holds_from, per_clause, share_from

CENTRE: dict[str, object] = {"applicant_kind": "training_centre", "training_centre_of": "enterprise"}


def under(**choices: str) -> partial[Assessment]:
    return partial(check_national_basic, edition=CHONGQING_2024.choosing(**choices))


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("4.1.1.2.b", "annual_training_capacity", 2000, "person-times/year"),
        ("4.1.1.4.d", "occupations_with_facilities", 5, "occupations"),
        ("4.1.1.5.a", "promised_year1_system_occupations", 5, "occupations"),
        ("4.1.1.5.e", "promised_year2_annual_training", 3000, "person-times/year"),
        ("4.1.1.5.f", "promised_year2_annual_high_skilled_training", 1000, "person-times/year"),
    ),
)
def test_a_number(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(check_national_basic, clause, fact, number, unit)


@pytest.mark.parametrize(
    ("clause", "facts"),
    per_clause(
        ("4.1.1.1.a", ["management_system_adequate"]),
        ("4.1.1.1.b", ["rules_training", "rules_finance"]),
        ("4.1.1.2.a", ["premises_meet_standards"]),
        ("4.1.1.2.c", ["follows_standards_and_packages"]),
        ("4.1.1.2.d", ["runs_new_apprenticeship"]),
        ("4.1.1.3.a", ["teaching_staff_adequate"]),
        ("4.1.1.4.a", ["stable_school_enterprise_cooperation"]),
        ("4.1.1.4.b", ["joint_internship_base"]),
        ("4.1.1.4.c", ["teacher_exchange"]),
        ("4.1.1.4.e", ["information_platform"]),
        ("4.1.1.5.b", ["promised_serves_society_and_trade"]),
        ("4.1.1.5.c", ["promised_subsidised_training"]),
        ("4.1.1.5.d", ["promised_teacher_training_and_rd"]),
    ),
)
def test_a_yes_or_no_condition(clause: str, facts: list[str]) -> None:
    asks_for(check_national_basic, clause, *facts)


@pytest.mark.parametrize(
    ("clause", "fact"), per_clause(("4.1.1.2.e", "enterprise_training_system"), ("4.1.1.2.f", "education_fund_full"))
)
def test_a_condition_of_enterprises(clause: str, fact: str) -> None:
    asks_for(check_national_basic, clause, fact, given=CENTRE)
    asks_for(check_national_basic, clause, fact, given={"enterprise_based": True})
    college = found(check_national_basic, clause, applicant_kind="vocational_college", **{fact: False})
    assert (college.status, college.missing, college.shortfall) == (NA, (), None)
    open_ = found(check_national_basic, clause, applicant_kind="training_centre", **{fact: False})
    assert (open_.status, open_.missing) == (UNKNOWN, ("training_centre_of",))


@pytest.mark.clause("4.1.1.1.a")
def test_evaluative_words_are_for_experts_unless_declared() -> None:
    assert found(check_national_basic, "4.1.1.1.a").unknown_cause is UnknownCause.JUDGEMENT
    assert found(under(evaluative_words="declaration_required"), "4.1.1.1.a").status is NOT_MET
    assert found(under(evaluative_words="ignored"), "4.1.1.1.a", management_system_adequate=False).status is NA


@pytest.mark.clause("4.1.1.1.b")
def test_a_missing_fact_fails_under_another_reading_and_an_expert_judgement_does_not() -> None:
    failed = found(under(missing_facts="failed"), "4.1.1.1.b", rules_training=True)
    assert failed.status is NOT_MET
    assert failed.shortfall is not None
    assert failed.shortfall.facts == ("rules_finance",)
    assert "R-09" in failed.readings
    assert found(under(missing_facts="failed"), "4.1.1.1.a").status is UNKNOWN


@pytest.mark.clause("4.1.1.1.c")
@pytest.mark.parametrize(
    ("reading", "ever", "recent", "serious", "status"),
    [
        ("ever", 0, None, None, MET),
        ("ever", 1, 0, 0, NOT_MET),
        ("ever", None, None, None, UNKNOWN),
        ("ever", None, 1, None, NOT_MET),
        ("ever", {"at_least": 1}, 0, None, NOT_MET),
        ("three_years", 1, 0, 1, MET),
        ("three_years", 1, 1, 0, NOT_MET),
        ("three_years", 0, None, None, MET),
        ("serious_only", 3, 3, 0, MET),
        ("serious_only", 3, 0, 1, NOT_MET),
        ("serious_only", 3, 0, None, UNKNOWN),
    ],
)
def test_no_violation(reading: str, ever: object, recent: object, serious: object, status: object) -> None:
    finding = found(
        under(violation_window=reading),
        "4.1.1.1.c",
        violation_events=ever,
        violation_events_last_three_years=recent,
        serious_violation_events=serious,
    )
    assert finding.status is status
    assert (finding.operator, finding.threshold, finding.unit) == ("<=", 0, "events")


@pytest.mark.clause("4.1.1.1.c")
def test_violations_are_too_many_by_so_many() -> None:
    shortfall = found(check_national_basic, "4.1.1.1.c", violation_events=2).shortfall
    assert shortfall is not None
    assert (shortfall.amount, shortfall.direction) == (Quantity.exactly(2), "fewer")


@pytest.mark.clause("4.1.1.1.d")
def test_no_dishonesty_sanction() -> None:
    asks_for(check_national_basic, "4.1.1.1.d", "dishonesty_sanctioned", value=False)


@pytest.mark.clause("4.1.1.2.b")
def test_actual_training_proves_capacity_and_not_the_reverse() -> None:
    assert found(check_national_basic, "4.1.1.2.b", annual_training_person_times=2000).status is MET
    assert found(check_national_basic, "4.1.1.2.b", annual_trainees=2000).status is MET
    assert found(check_national_basic, "4.1.1.2.b", annual_trainees=1999).status is UNKNOWN
    stated = under(capacity_proof="stated_only")
    assert found(stated, "4.1.1.2.b", annual_training_person_times=2000).status is UNKNOWN


@pytest.mark.clause("4.1.1.2.b")
def test_above_the_number_under_another_reading() -> None:
    above = under(inclusive_numbers="exclusive")
    finding = found(above, "4.1.1.2.b", annual_training_capacity=2000)
    assert (finding.status, finding.operator) == (NOT_MET, ">")
    assert found(above, "4.1.1.2.b", annual_training_capacity=2001).status is MET


@pytest.mark.clause("4.1.1.2.g")
def test_forty_percent_skilled_workers_of_all_labour() -> None:
    share_from(
        check_national_basic, "4.1.1.2.g", "skilled_workers", "contract_workers", 40, dispatched_workers=0, **CENTRE
    )


@pytest.mark.clause("4.1.1.2.g")
def test_dispatched_workers_stand_in_the_whole() -> None:
    labour = CENTRE | {"contract_workers": 700, "dispatched_workers": 300}
    assert found(check_national_basic, "4.1.1.2.g", **labour, skilled_workers=400).status is MET
    assert found(check_national_basic, "4.1.1.2.g", **labour, skilled_workers=399).status is NOT_MET
    contract = labour | {"skilled_workers": 400, "skilled_contract_workers": 399}
    assert found(under(workforce_base="dispatched_in_base_only"), "4.1.1.2.g", **contract).status is NOT_MET
    wider = labour | {"skilled_workers": 400, "interns_and_outsourced_workers": 1}
    assert found(under(workforce_base="with_interns_and_outsourced"), "4.1.1.2.g", **wider).status is NOT_MET


@pytest.mark.clause("4.1.1.2.g")
def test_an_enterprise_of_unknown_workforce_is_unknown_and_a_college_is_not_asked() -> None:
    enterprise = found(check_national_basic, "4.1.1.2.g", **CENTRE)
    assert enterprise.status is UNKNOWN
    assert set(enterprise.missing) >= {"skilled_workers", "contract_workers", "dispatched_workers"}
    assert found(check_national_basic, "4.1.1.2.g", applicant_kind="vocational_college").status is NA
    asked_of_all = under(enterprise_limbs="system_only")
    assert found(asked_of_all, "4.1.1.2.g", applicant_kind="vocational_college").status is UNKNOWN
    others = under(skilled_share_scope="all_but_schools")
    assert found(others, "4.1.1.2.g", applicant_kind="vocational_college").status is NA
    assert found(others, "4.1.1.2.g", applicant_kind="training_institution").status is UNKNOWN
    every = under(skilled_share_scope="every_applicant")
    assert found(every, "4.1.1.2.g", applicant_kind="vocational_college").status is UNKNOWN


@pytest.mark.clause("4.1.1.2.g")
def test_who_is_built_on_an_enterprise_is_a_reading() -> None:
    few: dict[str, object] = {"skilled_workers": 1, "contract_workers": 10, "dispatched_workers": 0}
    owned = few | {"applicant_kind": "vocational_college", "owned_by_enterprise": True}
    assert found(check_national_basic, "4.1.1.2.g", **owned).status is NA
    assert found(under(enterprise_based_scope="with_owned_schools"), "4.1.1.2.g", **owned).status is NOT_MET
    for kind in ("public_training_base", "training_institution"):
        no_school = owned | {"applicant_kind": kind}
        assert found(under(enterprise_based_scope="with_owned_schools"), "4.1.1.2.g", **no_school).status is NA
    industry = few | {"applicant_kind": "training_centre", "training_centre_of": "industry"}
    assert found(check_national_basic, "4.1.1.2.g", **industry).status is NA
    assert found(under(enterprise_based_scope="with_industry_centres"), "4.1.1.2.g", **industry).status is NOT_MET


@pytest.mark.clause("4.1.1.2.e", "4.1.1.2.f", "4.1.1.2.g")
def test_an_enterprise_that_applies_itself_is_built_on_an_enterprise() -> None:
    few: dict[str, object] = {"skilled_workers": 39, "contract_workers": 100, "dispatched_workers": 0}
    itself = few | {"applicant_kind": "enterprise", "enterprise_training_system": True, "education_fund_full": False}
    assert found(check_national_basic, "4.1.1.2.e", **itself).status is MET
    assert found(check_national_basic, "4.1.1.2.f", **itself).status is NOT_MET
    assert found(check_national_basic, "4.1.1.2.g", **itself).status is NOT_MET


@pytest.mark.clause("4.1.1.3.b")
def test_half_the_teachers_are_integrated() -> None:
    share_from(check_national_basic, "4.1.1.3.b", "integrated_teachers", "teachers_full_time", 50, teachers_part_time=0)
    staff: dict[str, object] = {"integrated_teachers": 10, "teachers_full_time": 15, "teachers_part_time": 6}
    assert found(check_national_basic, "4.1.1.3.b", **staff).status is NOT_MET
    assert found(under(integrated_share_base="full_time_teachers"), "4.1.1.3.b", **staff).status is MET
    groups = staff | {"technical_theory_teachers": 12, "practice_teachers": 9}
    assert found(under(integrated_share_base="theory_and_practice_teachers"), "4.1.1.3.b", **groups).status is NOT_MET
    assert found(under(integrated_share_base="practice_teachers"), "4.1.1.3.b", **groups).status is MET


@pytest.mark.clause("4.1.1.3.b")
def test_shares_are_exact_unless_a_reading_rounds_them_first() -> None:
    half: dict[str, object] = {"integrated_teachers": 99, "teachers_full_time": 199, "teachers_part_time": 0}
    assert found(check_national_basic, "4.1.1.3.b", **half).status is NOT_MET  # 49.7 %
    assert found(under(share_rounding="whole_percent"), "4.1.1.3.b", **half).status is MET
    assert found(under(share_rounding="one_decimal"), "4.1.1.3.b", **half).status is NOT_MET


SENIOR = ("senior_instructors", "technician_or_above_teachers", "both_senior_and_technician")


@pytest.mark.clause("4.1.1.3.c")
def test_forty_percent_senior_instructors_or_technicians() -> None:
    rest = {"technician_or_above_teachers": 0, "both_senior_and_technician": 0}
    share_from(check_national_basic, "4.1.1.3.c", "senior_instructors", "practice_teachers", 40, **rest)
    rest = {"senior_instructors": 0, "both_senior_and_technician": 0}
    share_from(check_national_basic, "4.1.1.3.c", "technician_or_above_teachers", "practice_teachers", 40, **rest)


@pytest.mark.clause("4.1.1.3.c")
@pytest.mark.parametrize(
    ("senior", "technicians", "both", "whole", "status"),
    [
        (5, 5, 2, 20, MET),  # 8 of 20
        (5, 5, 3, 20, NOT_MET),  # 7 of 20
        (5, 5, None, 20, UNKNOWN),  # 5 to 10
        (8, 5, None, 20, MET),  # 8 in any case
        (3, 4, None, 20, NOT_MET),  # 7 at most
        (5, 5, {"at_most": 2}, 20, MET),
        (5, 5, {"at_least": 3}, 20, NOT_MET),
        (None, 8, None, 20, MET),
    ],
)
def test_who_is_both_counts_once(senior: object, technicians: object, both: object, whole: int, status: object) -> None:
    counts = dict(zip(SENIOR, (senior, technicians, both), strict=True))
    assert found(check_national_basic, "4.1.1.3.c", **counts, practice_teachers=whole).status is status


@pytest.mark.clause("4.1.1.3.c")
def test_an_overlap_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError, match="both_senior_and_technician"):
        Facts.model_validate(dict(zip(SENIOR, (5, 5, 6), strict=True)))
    with pytest.raises(ValidationError, match="both groups"):
        Facts.model_validate({**dict(zip(SENIOR, (5, 5, 1), strict=True)), "practice_teachers": 8})


@pytest.mark.clause("4.1.1.3.c")
def test_how_the_two_groups_add_up_is_a_reading() -> None:
    counts = {**dict(zip(SENIOR, (5, 5, 3), strict=True)), "practice_teachers": 20}
    assert found(under(senior_group="sum"), "4.1.1.3.c", **counts).status is MET
    assert found(under(senior_group="both"), "4.1.1.3.c", **counts).status is NOT_MET
    assert found(under(senior_group="both"), "4.1.1.3.c", **counts | {"practice_teachers": 7}).status is MET


@pytest.mark.clause("4.1.1.4.a", "4.1.1.4.b", "4.1.1.4.c")
def test_cooperation_is_asked_of_schools_alone_under_another_reading() -> None:
    colleges = under(cooperation_scope="colleges_only")
    for clause in ("4.1.1.4.a", "4.1.1.4.b", "4.1.1.4.c"):
        assert found(colleges, clause, applicant_kind="training_institution").status is NA
        assert found(colleges, clause, applicant_kind="vocational_college").status is UNKNOWN
        assert found(check_national_basic, clause, applicant_kind="training_institution").status is UNKNOWN


@pytest.mark.clause("4.1.1.3.b")
@pytest.mark.parametrize(("rounding", "least"), [("exact", 5000), ("whole_percent", 4950), ("one_decimal", 4995)])
def test_a_share_is_rounded_to_the_unit_of_its_reading(rounding: str, least: int) -> None:
    def status(integrated: int) -> object:
        counts = {"integrated_teachers": integrated, "teachers_full_time": 10_000, "teachers_part_time": 0}
        return found(under(share_rounding=rounding), "4.1.1.3.b", **counts).status

    assert (status(least), status(least - 1)) == (MET, NOT_MET)


@pytest.mark.clause("4.1.1.5.e")
def test_outputs_are_promises_unless_read_as_facts_or_ignored() -> None:
    promised: dict[str, object] = {"promised_year2_annual_training": 3000, "year2_annual_training": 2999}
    assert found(check_national_basic, "4.1.1.5.e", **promised).status is MET
    assert found(under(project_outputs="facts_at_application"), "4.1.1.5.e", **promised).status is NOT_MET
    assert found(under(project_outputs="ignored"), "4.1.1.5.e", **promised).status is NA


@pytest.mark.clause("4.1.1.5.a", "4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d", "4.1.1.5.e", "4.1.1.5.f")
def test_outputs_read_as_facts_are_those_of_both_years() -> None:
    as_facts = under(project_outputs="facts_at_application")
    reached: dict[str, object] = {
        "year1_system_occupations": 5, "serves_society_and_trade": True, "subsidised_training": True,
        "teacher_training_and_rd": True, "year2_annual_training": 3000, "year2_annual_high_skilled_training": 2000,
    }  # fmt: skip
    outputs = as_facts(Facts.model_validate(reached)).section("4.1.1.5")
    assert [finding.clause for finding in outputs.findings] == [f"4.1.1.5.{limb}" for limb in "abcdef"]
    assert outputs.status is MET
    # What was promised is not asked for, and what fails in the first year fails the whole.
    for fact, failing in {**dict.fromkeys(reached, False), "year1_system_occupations": 4, "year2_annual_training": 2999,
                          "year2_annual_high_skilled_training": 1}.items():  # fmt: skip
        assert as_facts(Facts.model_validate({**reached, fact: failing})).section("4.1.1.5").status is NOT_MET


@pytest.mark.clause("4.1.1.3.c")
def test_a_roster_with_unstated_certificates_bounds_the_share_by_itself() -> None:
    senior = {"practice": True, "title": "senior", "level": "none"}
    plain = {"practice": True, "title": "none", "level": "none"}
    unstated = {"practice": True}

    def share(*roster: Mapping[str, object]) -> object:
        application = Application.model_validate(
            {"applicant": {"name": "长江职教中心"}, "trainers": roster, "lists_complete": {"trainers": True}}
        )
        return check_national_basic(application)["4.1.1.3.c"].status

    assert share(senior, senior, plain, plain, plain) is MET
    assert share(senior, unstated, plain, plain, plain) is UNKNOWN
    assert share(senior, plain, plain, plain, plain) is NOT_MET
    assert share(senior, senior, unstated, unstated, plain) is MET


@pytest.mark.clause("4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d")
def test_the_services_of_year_one_are_examples_under_another_reading() -> None:
    examples = under(year_one_services="examples")
    for clause, fact in (
        ("4.1.1.5.b", "promised_serves_society_and_trade"),
        ("4.1.1.5.c", "promised_subsidised_training"),
        ("4.1.1.5.d", "promised_teacher_training_and_rd"),
    ):
        assert found(examples, clause, **{fact: False}).status is NA
    assert found(examples, "4.1.1.5.a", promised_year1_system_occupations=4).status is NOT_MET
