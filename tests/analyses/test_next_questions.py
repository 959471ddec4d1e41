from __future__ import annotations

import pickle

import pytest

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    SkillbaseError,
    Status,
    check_national_basic,
    next_questions,
)
from skillbase_rules.analyses.answers import Answer
from skillbase_rules.analyses.next_questions import NextQuestions, Question
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet

CENTRE = Facts(applicant_kind="training_centre", enterprise_based=True, teachers=200)


def question(facts: Sheet, fact: str, towards: str | None = None) -> Question:
    return next(asked for asked in next_questions(facts, towards=towards).questions if asked.fact == fact)


def effects(answers: tuple[Answer, ...]) -> list[tuple[object, str, dict[str, str]]]:
    return [
        (
            answer.values or (answer.at_least, answer.at_most),
            answer.status.value,
            {flip.clause: flip.after.value for flip in answer.turns},
        )
        for answer in answers
    ]


@pytest.mark.clause("4.1.1.5.e")
@pytest.mark.clause("4.1.1.5.f")
def test_a_count_says_from_which_number_on_the_verdict_turns() -> None:
    asked = question(CENTRE, "promised_year2_annual_training", "national")
    assert asked.clauses == ("4.1.1.5.e",)
    assert effects(asked.answers) == [
        ((0, 999), "not_met", {"4.1.1.5.e": "not_met", "4.1.1.5.f": "not_met"}),
        ((1000, 2999), "not_met", {"4.1.1.5.e": "not_met"}),
        ((3000, None), "unknown", {"4.1.1.5.e": "met"}),
    ]


@pytest.mark.clause("4.1.1.1.a")
def test_what_must_be_declared_is_asked_for_although_it_fails_until_it_is() -> None:
    strict = CHONGQING_2024.choosing(evaluative_words="declaration_required")
    assert check_national_basic(Facts(), edition=strict).finding("4.1.1.1.a").status is Status.NOT_MET
    assert "management_system_adequate" in next_questions(Facts(), towards="national", edition=strict).facts


@pytest.mark.clause("4.1.1.3.b")
def test_a_share_turns_where_the_whole_that_is_known_says() -> None:
    asked = question(CENTRE, "integrated_teachers", "national")
    assert (asked.known, asked.beside) == (Quantity(at_most=200), ())
    assert effects(asked.answers) == [
        ((0, 99), "not_met", {"4.1.1.3.b": "not_met"}),
        ((100, 200), "unknown", {"4.1.1.3.b": "met"}),
    ]


@pytest.mark.clause("4.1.2.3.b")
def test_a_ratio_without_students_decides_nothing_and_too_many_lose_it() -> None:
    assert effects(question(CENTRE, "students", "municipal").answers) == [
        ((0, 0), "unknown", {}),
        ((1, 4400), "unknown", {"4.1.2.3.b": "met"}),
        ((4401, None), "not_met", {"4.1.2.3.b": "not_met"}),
    ]


def test_a_yes_and_a_no_say_what_they_do() -> None:
    asked = question(Facts(), "evaluation_body_filed", "4.2.3")
    assert effects(asked.answers) == [
        ((True,), "unknown", {"4.2.3.a": "met"}),
        ((False,), "not_met", {"4.2.3.a": "not_met"}),
    ]
    assert asked.text.en == "Filed as evaluation body: yes or no?"


@pytest.mark.clause("3.1.b")
def test_kinds_that_do_the_same_are_one_answer() -> None:
    asked = question(Facts(), "applicant_kind", "applicant")
    others = {"3.1.d": "not_applicable"}
    assert effects(asked.answers) == [
        (("vocational_college",), "unknown", {"3.1.b": "met"}),
        (("training_centre", "training_institution", "public_training_base"), "unknown", {"3.1.b": "met", **others}),
        # Whether those take part is for experts to say.
        (("enterprise", "other"), "unknown", others),
    ]
    assert asked.text.zh == "申报主体类型：是哪一种？"


def test_what_is_needed_beside_a_fact_is_named_and_alone_it_decides_nothing() -> None:
    asked = question(CENTRE, "practice_teachers", "national")
    assert asked.beside == ("senior_instructors", "technician_or_above_teachers", "both_senior_and_technician")
    assert effects(asked.answers) == [((0, 200), "unknown", {})]


def test_a_total_is_asked_for_instead_of_its_parts() -> None:
    facts = next_questions(Facts(), most=0).facts
    assert {"teachers", "labour_use"} <= set(facts)
    assert {"teachers_full_time", "teachers_part_time", "contract_workers"}.isdisjoint(facts)
    one_part = next_questions(Facts(teachers_full_time=180), most=0, towards="national").facts
    assert "teachers_part_time" in one_part
    assert "teachers" not in one_part
    # The total is read where a clause names its parts.
    assert "teachers" in next_questions(Facts(integrated_teachers=100), most=0, towards="national").facts
    assert "labour_use" in next_questions(Facts(skilled_workers=156, enterprise_based=True), towards="national").facts
    known = next_questions(Facts(teachers_full_time=180, teachers_part_time=20), most=0, towards="national").facts
    assert "teachers" not in known


@pytest.mark.clause("4.1.1.2.b")
def test_what_only_proves_a_count_is_asked_for_where_the_count_is_not_known() -> None:
    asked = next_questions(Facts(), towards="4.1.1.2.b", most=0)
    assert asked.facts == ("annual_training_capacity",)
    instead = next_questions(Facts(), towards="4.1.1.2.b", leave_out=["annual_training_capacity"], most=0)
    assert "annual_trainees" in instead.facts
    assert instead.waits_for == ("annual_training_capacity",)
    # High-skilled trainees are trainees, so two thousand of them prove the capacity too.
    assert "annual_trainees_senior_plus" in instead.facts


@pytest.mark.clause("4.1.2.2.b")
@pytest.mark.clause("4.1.2.2.h")
def test_a_count_that_loses_only_what_is_lost_anyway_is_not_asked_for() -> None:
    # Without five hundred of them at that level, neither is a fifth of so many trainees.
    implied = next_questions(Facts(annual_trainees=2511), towards="municipal", most=0).facts
    assert "annual_high_skilled_capacity" not in implied
    assert "annual_trainees_senior_plus" in implied
    apart = next_questions(Facts(annual_trainees=2000), towards="municipal", most=0).facts
    assert "annual_high_skilled_capacity" in apart


@pytest.mark.clause("4.1.1.2.f")
@pytest.mark.clause("4.1.1.2.g")
def test_what_is_asked_only_where_the_verdict_is_lost_is_not_asked_for() -> None:
    few = {"applicant_kind": "training_centre", "contract_workers": 1000, "dispatched_workers": 0}
    lost_if_asked = next_questions(Facts.model_validate({**few, "skilled_workers": 10}), towards="national", most=0)
    assert "training_centre_of" in lost_if_asked.facts
    assert "education_fund_full" not in lost_if_asked.facts
    met_if_asked = next_questions(Facts.model_validate({**few, "skilled_workers": 900}), towards="national", most=0)
    assert "education_fund_full" in met_if_asked.facts


@pytest.mark.clause("4.1.2.2.f")
def test_the_condition_of_a_clause_that_is_met_where_asked_is_not_asked_for() -> None:
    staff = {"applicant_kind": "training_centre", "contract_workers": 1000, "dispatched_workers": 0}
    met = next_questions(Facts.model_validate({**staff, "skilled_workers": 900}), towards="municipal", most=0)
    assert "training_centre_of" not in met.facts
    lost = next_questions(Facts.model_validate({**staff, "skilled_workers": 10}), towards="municipal", most=0)
    assert "training_centre_of" in lost.facts


def test_figures_decide_before_declarations_and_what_experts_say_comes_last() -> None:
    asked = next_questions(CENTRE, towards="national").questions
    order = [part.fact for part in asked]
    assert order.index("integrated_teachers") < order.index("joint_internship_base")
    experts = [part.by_experts for part in asked]
    assert experts == sorted(experts)
    assert question(CENTRE, "management_system_adequate", "national").by_experts


def test_a_lost_verdict_needs_nothing_more() -> None:
    lost = next_questions(Facts(violation_events=1))
    assert (lost.status, lost.facts, lost.nothing_more) == (Status.NOT_MET, (), True)
    assert next_questions(Facts(violation_events=1), towards="4.1.1.3").facts


def test_one_case_met_settles_a_preference() -> None:
    assert not next_questions(Facts(), towards="preferential", most=0).nothing_more
    favoured = Facts(existing_base_level="municipal", acceptance_grade="excellent")
    asked = next_questions(favoured, towards="4.2.5", most=0)
    assert "existing_base_level" not in asked.facts


def test_where_nothing_can_be_told_the_open_clauses_and_what_they_wait_for_are_named() -> None:
    stuck = next_questions(Facts(), towards="4.1.1.4.d", leave_out=["occupations_with_facilities"])
    assert (stuck.status, stuck.questions, stuck.nothing_more) == (Status.UNKNOWN, (), False)
    assert (stuck.open_clauses, stuck.waits_for) == (("4.1.1.4.d",), ("occupations_with_facilities",))


def test_an_application_is_asked_by_the_tracks_that_it_applies_for() -> None:
    data = {"applicant": {"name": "甲"}, "tracks": ["municipal"]}
    municipal = next_questions(Application.model_validate(data), most=0)
    assert municipal.towards == CHONGQING_2024.id
    assert municipal.facts == next_questions(Facts(), towards="municipal", most=0).facts
    both = next_questions(Application.model_validate({"applicant": {"name": "甲"}}), most=0).facts
    assert set(both) > set(municipal.facts)


def test_the_further_facts_are_named_in_the_same_order() -> None:
    whole = next_questions(CENTRE, towards="national")
    few = next_questions(CENTRE, towards="national", most=3)
    assert few.questions == whole.questions[:3]
    assert (few.facts, len(few.more)) == (whole.facts, len(whole.facts) - 3)


def test_it_is_a_value() -> None:
    asked = next_questions(CENTRE, most=5)
    assert pickle.loads(pickle.dumps(asked)) == asked  # noqa: S301
    assert NextQuestions.model_validate_json(asked.model_dump_json()) == asked
    assert repr(asked).startswith("<NextQuestions chongqing-2024 unknown: ")


@pytest.mark.parametrize(
    "wrong",
    [
        {"towards": "nope"},
        {"towards": 5},
        {"leave_out": ["nope"]},
        {"leave_out": "students"},
        {"most": -1},
        {"most": True},
        {"edition": "chongqing-2024"},
    ],
)
def test_what_is_no_argument_is_refused_in_one_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(SkillbaseError):
        next_questions(Facts(), **wrong)  # type: ignore[arg-type]
