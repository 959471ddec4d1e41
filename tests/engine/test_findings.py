from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from skillbase_rules import Assessment, Facts, Finding, Status, check_national_basic
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.findings import Ratio, conjunction, disjunction
from skillbase_rules.engine.quantities import Quantity

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
TRUTH = {MET: True, NOT_MET: False}


@pytest.mark.parametrize("statuses", list(product(Status, repeat=3)))
def test_and_and_or_are_kleenes_with_not_applicable_left_out(statuses: tuple[Status, ...]) -> None:
    present = [status for status in statuses if status is not NA]
    # An unknown part may come out either way: the joined verdict is what all the ways agree on.
    ways = list(product(*([TRUTH[one]] if one in TRUTH else [True, False] for one in present)))
    for join, whole in ((conjunction, all), (disjunction, any)):
        results = {whole(way) for way in ways}
        expected = NA if not present else MET if results == {True} else NOT_MET if results == {False} else UNKNOWN
        assert join(statuses) is expected


def test_a_ratio_is_exact_and_says_nothing_where_a_side_is_open() -> None:
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.exactly(20)).value == Fraction(7, 20)
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.exactly(0)).value is None
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.between(1, 2)).value is None
    assert Ratio(part=Quantity.unknown(), whole=Quantity.exactly(2)).value is None


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
    assert "integrated_teachers" in assessment.missing
    assert "annual_training_capacity" not in assessment.missing
    assert len(assessment.missing) == len(set(assessment.missing))
    assert {finding.status for finding in assessment.unknown} == {UNKNOWN}


def test_a_clause_that_is_not_judged_here_is_named_in_the_error() -> None:
    with pytest.raises(UnknownNameError, match=r"4\.1\.2\.1\.a.*4\.1\.1"):
        check_national_basic(Facts())["4.1.2.1.a"]


def test_an_assessment_survives_json() -> None:
    assessment = check_national_basic(Facts())
    assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment
