"""Section 三: who may apply."""

from __future__ import annotations

from functools import partial

import pytest

from skillbase_rules import CHONGQING_2024, Assessment, Facts
from skillbase_rules import check_applicant as check
from skillbase_rules.engine.findings import UnknownCause
from tests.support.boundaries import MET, NA, NOT_MET, UNKNOWN, asks_for, found


def under(**choices: str) -> partial[Assessment]:
    return partial(check, edition=CHONGQING_2024.choosing(**choices))


@pytest.mark.clause("3.1.a")
def test_the_applicant_fits_the_function_of_a_base() -> None:
    asks_for(check, "3.1.a", "fits_base_function")
    assert found(check, "3.1.a").unknown_cause is UnknownCause.JUDGEMENT


@pytest.mark.clause("3.1.b")
@pytest.mark.parametrize(
    "kind", ["vocational_college", "training_centre", "training_institution", "public_training_base"]
)
def test_the_kinds_listed_may_apply(kind: str) -> None:
    assert found(check, "3.1.b", applicant_kind=kind).status is MET


@pytest.mark.clause("3.1.b")
@pytest.mark.parametrize("kind", ["enterprise", "other"])
def test_other_kinds_are_for_experts_unless_the_list_is_closed(kind: str) -> None:
    other = found(check, "3.1.b", applicant_kind=kind)
    assert (other.status, other.unknown_cause, other.missing) == (UNKNOWN, UnknownCause.JUDGEMENT, ())
    assert found(under(applicant_kinds="closed_list"), "3.1.b", applicant_kind=kind).status is NOT_MET


@pytest.mark.clause("3.1.b")
def test_a_kind_that_is_not_stated_is_open() -> None:
    unstated = found(check, "3.1.b")
    assert (unstated.status, unstated.unknown_cause) == (UNKNOWN, UnknownCause.MISSING_FACT)
    assert unstated.missing == ("applicant_kind",)


@pytest.mark.clause("3.1.c")
def test_every_kind_is_able_to_train_and_evaluate() -> None:
    asks_for(check, "3.1.c", "has_training_and_evaluation_ability")
    asks_for(check, "3.1.c", "has_training_and_evaluation_ability", given={"applicant_kind": "training_institution"})
    colleges = under(ability_scope="colleges_only")
    assert found(colleges, "3.1.c", applicant_kind="training_institution").status is NA
    assert found(colleges, "3.1.c", applicant_kind="vocational_college").status is UNKNOWN


@pytest.mark.clause("3.1.d")
def test_a_college_focuses_on_skilled_workers() -> None:
    asks_for(check, "3.1.d", "college_focus_on_skilled_workers", given={"applicant_kind": "vocational_college"})
    assert found(check, "3.1.d", applicant_kind="training_centre").status is NA
    assert found(check, "3.1.d").missing == ("applicant_kind", "college_focus_on_skilled_workers")


@pytest.mark.clause("3.1.d")
def test_technical_colleges_are_left_out_under_another_reading() -> None:
    college: dict[str, object] = {"applicant_kind": "vocational_college", "college_focus_on_skilled_workers": False}
    excluded = under(technical_colleges="excluded")
    assert found(check, "3.1.d", **college, is_technical_college=True).status is NOT_MET
    assert found(excluded, "3.1.d", **college, is_technical_college=True).status is NA
    assert found(excluded, "3.1.d", **college, is_technical_college=False).status is NOT_MET
    assert found(excluded, "3.1.d", **college).status is UNKNOWN
    centre = {**college, "applicant_kind": "training_centre", "is_technical_college": False}
    assert found(excluded, "3.1.d", **centre).status is NA


@pytest.mark.clause("0.1.b")
def test_the_parent_rules_are_asked_for_under_another_reading_only() -> None:
    assert "0.1.b" not in {finding.clause for finding in check(Facts()).findings}
    asks_for(under(parent_rules="parent_rules_on_top"), "0.1.b", "meets_parent_rules")
