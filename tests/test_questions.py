from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from skillbase_rules import CHONGQING_2024, Assessment, Facts, Finding, Status, assess, check_national_basic, select
from skillbase_rules.engine.errors import UnknownNameError, WrongTypeError
from skillbase_rules.procedure.files import Documents
from skillbase_rules.questions import check_documents, check_outcomes, check_quotas, next_questions, publicity_period


def test_an_assessment_lists_its_leaves_in_the_notices_order() -> None:
    assessment = check_national_basic(Facts())
    ids = [finding.clause for finding in assessment.findings]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))
    assert all(isinstance(finding, Finding) for finding in assessment.findings)
    assert assessment["4.1.1.2.b"].clause == "4.1.1.2.b"


def test_what_is_unmet_unknown_and_missing_is_listed() -> None:
    assessment = check_national_basic(Facts.model_validate({"annual_training_capacity": 1999}))
    assert [finding.clause for finding in assessment.unmet] == ["4.1.1.2.b"]
    # One clause is lost, so nothing that is missing can still change the verdict.
    assert assessment.missing == ()
    assert "integrated_teachers" in assessment.finding("4.1.1.3.b").missing
    assert "integrated_teachers" in check_national_basic(Facts()).missing
    assert "annual_training_capacity" not in assessment.missing
    assert len(assessment.missing) == len(set(assessment.missing))
    assert {finding.status for finding in assessment.unknown} == {Status.UNKNOWN}


def test_a_clause_that_is_not_judged_here_is_named_in_the_error() -> None:
    with pytest.raises(UnknownNameError, match=r"4\.1\.2\.1\.a.*4\.1\.1"):
        check_national_basic(Facts())["4.1.2.1.a"]


def test_an_assessment_survives_json() -> None:
    assessment = check_national_basic(Facts())
    assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


@pytest.mark.clause("4.1.1.5.a")
def test_the_outcomes_of_each_year_are_asked_for_by_the_year_and_of_no_other() -> None:
    # Five occupations are promised for the first year.
    facts = Facts(year1_system_occupations=5, year2_annual_training=0)
    asked = [check_outcomes(facts, year=year).label.en for year in (1, 2)]
    assert asked == [CHONGQING_2024.rulebook(f"outcomes_year_{year}").root.label.en for year in ("one", "two")]
    with pytest.raises(UnknownNameError, match="it is one of 1, 2"):
        check_outcomes(facts, year=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ask",
    [
        lambda edition: check_national_basic(Facts(), edition=edition),
        lambda edition: assess(Facts(), edition=edition),
        lambda edition: select([], edition=edition),
        lambda edition: check_quotas([], edition=edition),
        lambda edition: check_documents(Documents(), edition=edition),
        lambda edition: publicity_period(date(2024, 9, 13), edition=edition),
    ],
)
def test_the_name_of_an_edition_is_no_edition(ask: Callable[[Any], object]) -> None:
    with pytest.raises(WrongTypeError, match="edition is 'chongqing-2024', of type str"):
        ask("chongqing-2024")


def test_so_many_questions_are_worked_out_as_are_asked_for() -> None:
    few = next_questions(Facts(), towards="national", most=2)
    every = next_questions(Facts(), towards="national")
    assert len(few.questions) == 2
    assert {question.fact for question in few.questions} | set(few.more) == {
        question.fact for question in every.questions
    } | set(every.more)
