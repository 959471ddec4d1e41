"""Applicants found for a question, and proofs that there is none."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status, check_national_basic
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.solver import (
    Answer,
    differs,
    fails,
    fails_alone,
    fares_better,
    is_not_asked,
    leaves_open,
    meets,
    on_threshold,
    witness,
)
from tests.support.toy import VILLAGE, CraftHouse

EXCLUSIVE = CHONGQING_2024.choosing(inclusive_numbers="exclusive")


def status(facts: object, section: str, clause: str) -> Status:
    assert isinstance(facts, Facts)
    return evaluate(CHONGQING_2024.rulebook(section), facts)[clause].status


def test_an_applicant_is_found_that_meets_one_track_and_not_the_other() -> None:
    found = witness(meets("national"), fails("municipal"))
    assert found.answer is Answer.FOUND
    assert isinstance(found.facts, Facts)
    assert found.smallest
    assessment = check_national_basic(found.facts)
    assert assessment.status is Status.MET
    municipal = evaluate(CHONGQING_2024.rulebook("municipal"), found.facts)
    # As many clauses as possible are met beside what was asked for.
    assert [finding.status for finding in municipal.findings].count(Status.NOT_MET) == 1


@pytest.mark.clause("3.1.b")
def test_no_applicant_is_of_a_kind_that_is_refused() -> None:
    assert witness(fails("3.1.b")).answer is Answer.NONE
    closed = CHONGQING_2024.choosing(applicant_kinds="closed_list")
    assert witness(fails("3.1.b"), edition=closed).values["applicant_kind"] in {"enterprise", "other"}


@pytest.mark.clause("4.1.1.3.b")
def test_a_clause_is_failed_alone_by_as_few_as_can_be() -> None:
    found = witness(fails_alone("4.1.1.3.b"))
    assert isinstance(found.facts, Facts)
    assert [finding.clause for finding in check_national_basic(found.facts).unmet] == ["4.1.1.3.b"]
    assert (found.values["teachers_full_time"], found.values["integrated_teachers"]) == (1, 0)


@pytest.mark.clause("4.1.2.3.c")
def test_a_share_is_met_exactly_on_its_number() -> None:
    found = witness(on_threshold("4.1.2.3.c"))
    assert (found.values["practice_teachers"], found.values["senior_instructors"]) == (20, 7)
    assert status(found.facts, "municipal", "4.1.2.3.c") is Status.MET


@pytest.mark.clause("4.1.2.3.b")
def test_a_ratio_is_met_exactly_on_its_number() -> None:
    found = witness(on_threshold("4.1.2.3.b"))
    assert (found.values["students"], found.values["teachers_full_time"]) == (22, 1)


def test_two_readings_disagree_just_on_the_number() -> None:
    found = witness(differs("4.1.1.2.b", EXCLUSIVE))
    assert found.values["annual_training_capacity"] == 2000
    assert witness(fares_better("4.1.1.2.b", EXCLUSIVE)).answer is Answer.FOUND
    kinder = witness(fares_better("4.1.1.2.b", CHONGQING_2024, under=EXCLUSIVE))
    assert kinder.answer is Answer.NONE


def test_several_wishes_are_fulfilled_at_once() -> None:
    revised = CHONGQING_2024.revise(national_min_capacity=2500)
    found = witness(meets("4.1.1.2.b"), fails("4.1.1.2.b", under=revised), fails("4.1.2.2.b"))
    assert found.values["annual_training_capacity"] == 2000
    assert status(found.facts, "municipal", "4.1.2.2.b") is Status.NOT_MET


def test_what_only_an_undeclared_fact_answers_is_told_as_incomplete() -> None:
    found = witness(leaves_open("3.1.c"))
    assert found.values == {"has_training_and_evaluation_ability": None}
    assert not found.complete


def test_a_clause_may_not_be_asked() -> None:
    found = witness(is_not_asked("4.1.1.2.g"))
    assert found.values["enterprise_based"] is False


def test_the_section_is_named_where_several_judge_a_clause() -> None:
    found = witness(fails("4.1.1.5.a", section="outcomes_year_one"))
    assert found.values == {"year1_system_occupations": 0}


def test_without_time_nothing_is_claimed() -> None:
    assert witness(meets("national"), seconds=0).answer is Answer.UNDECIDED


def test_a_question_must_ask_something_that_exists() -> None:
    with pytest.raises(SkillbaseError, match="needs something"):
        witness()
    with pytest.raises(UnknownNameError, match=r"9\.9\.9"):
        witness(meets("9.9.9"))
    with pytest.raises(UnknownNameError, match="section 'applicant'"):
        witness(meets("4.1.1.2.b", section="applicant"))
    with pytest.raises(SkillbaseError, match="no clause that asks for a number"):
        witness(on_threshold("3.1.c"))
    with pytest.raises(SkillbaseError, match="unlike sheets"):
        witness(meets("national"), fails("municipal", under=VILLAGE))


def test_another_notice_has_witnesses_of_its_own() -> None:
    found = witness(fails_alone("b.2"), edition=VILLAGE)
    assert isinstance(found.facts, CraftHouse)
    assert (found.values["workshops"], found.values["members"], found.values["young_members"]) == (4, 1, 0)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


def test_limits_of_the_sheet_are_kept() -> None:
    class Roomy(CraftHouse):
        limits = ((("members",), ("workshops",)),)

    edition = replace(VILLAGE, sheet=Roomy)
    found = witness(meets("b.2"), edition=edition)
    assert found.facts is not None
    few_workshops = witness(meets("b.2"), fails("b.1"), edition=edition)
    assert few_workshops.answer is Answer.FOUND
    assert witness(fails("b.1"), on_threshold("b.2"), edition=edition).answer is Answer.NONE


def test_a_witness_is_counted_as_its_edition_counts() -> None:
    edition = CHONGQING_2024.choosing(own_students="counted")
    found = witness(meets("4.1.1.2.b"), edition=edition)
    assert isinstance(found.facts, Facts)
    assert found.facts.counted_under == edition.rules(Counting)
    assert found.facts.counted_under != Facts().counted_under
