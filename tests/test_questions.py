from __future__ import annotations

import pytest

from skillbase_rules import Assessment, Facts, Finding, Status, check_national_basic
from skillbase_rules.engine.errors import UnknownNameError


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
