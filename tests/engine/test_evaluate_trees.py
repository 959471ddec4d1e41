"""Groups, conditions and waivers; what a missing fact counts for; and what the register adds to a finding."""

from __future__ import annotations

import pytest

from skillbase_rules.engine.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Holds,
    Waived,
    When,
    all_of,
    any_of,
    at_least,
    is_true,
)
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Shortfall, Status, UnknownCause
from skillbase_rules.engine.possible import verdict
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.register import Rulebook, rulebook
from skillbase_rules.engine.statuses import explained_statuses, statuses_of
from skillbase_rules.engine.text import Text
from tests.support.toy import HOUSES, TWO_SIDES, VILLAGE, CraftHouse, HouseNumbers, HouseReadings, house

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
NONE = Text("", "")
OPEN, LOFT, MANY = is_true("a.1", "open_to_all"), is_true("c.1", "has_loft"), at_least("b.1", "workshops", 4)


def book_of(root: AllOf | AnyOf, *, missing_fails: bool) -> Rulebook:
    return rulebook(
        root, HOUSES, (CraftHouse,), HouseNumbers(), HouseReadings(), missing_fails=missing_fails, missing_reading="T-2"
    )


def judged_by(book: Rulebook, facts: CraftHouse) -> Assessment:
    """Judge a house; the statuses alone must be those of what is explained, in the same order."""
    assessment, explained = explained_statuses(book, facts)
    noted = statuses_of(book, facts)
    assert noted == explained
    assert hash(noted) == hash(explained)
    assert noted.status is assessment.status
    assert evaluate(book, facts) == assessment
    return assessment


def judged(root: AllOf | AnyOf, /, **facts: object) -> Assessment:
    return judged_by(book_of(root, missing_fails=False), house(**facts))


def judged_strictly(root: AllOf | AnyOf, /, **facts: object) -> Assessment:
    return judged_by(book_of(root, missing_fails=True), house(**facts))


def statuses(criterion: Criterion, /, **facts: object) -> list[Status]:
    """Return the status of each clause of a criterion; the bare verdict must be that of the whole."""
    assessment = judged(all_of("", NONE, criterion), **facts)
    assert verdict(criterion, house(**facts))[0] is assessment.status
    return [finding.status for finding in assessment.findings]


@pytest.mark.parametrize(
    ("open_to_all", "has_loft", "every", "some"),
    [
        (True, True, MET, MET),
        (True, False, NOT_MET, MET),
        (False, False, NOT_MET, NOT_MET),
        (True, None, UNKNOWN, MET),
        (False, None, NOT_MET, UNKNOWN),
        (None, None, UNKNOWN, UNKNOWN),
    ],
)
def test_all_and_any_join_their_parts(
    open_to_all: bool | None, has_loft: bool | None, every: Status, some: Status
) -> None:
    for group, expected in ((all_of("g", NONE, OPEN, LOFT), every), (any_of("g", NONE, OPEN, LOFT), some)):
        assessment = judged(group, open_to_all=open_to_all, has_loft=has_loft)
        assert (assessment.clause, assessment.status) == ("g", expected)
        assert verdict(group, house(open_to_all=open_to_all, has_loft=has_loft))[0] is expected


def test_groups_nest_and_keep_their_own_names() -> None:
    inner = any_of("g.1", Text("内", "inner"), LOFT, MANY)
    assessment = judged(all_of("g", Text("外", "outer"), OPEN, inner), open_to_all=True, has_loft=False, workshops=4)
    first, second = assessment.parts
    assert isinstance(first, Finding)
    assert isinstance(second, Assessment)
    assert (assessment.label.en, second.label.en, second.clause, second.status) == ("outer", "inner", "g.1", MET)
    assert [finding.clause for finding in assessment.findings] == ["a.1", "c.1", "b.1"]


@pytest.mark.parametrize(
    ("has_loft", "workshops", "expected"),
    [
        (True, 4, MET),
        (True, 3, NOT_MET),
        (True, None, UNKNOWN),
        (False, 4, NA),
        (False, 3, NA),
        (False, None, NA),
        # Met if it is asked at all, so whether it is asked does not matter.
        (None, 4, MET),
        (None, 3, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_a_condition_says_whether_a_clause_is_asked(
    has_loft: bool | None, workshops: int | None, expected: Status
) -> None:
    assert statuses(When(LOFT, MANY), has_loft=has_loft, workshops=workshops) == [expected]


def test_a_clause_of_which_it_is_open_whether_it_is_asked_names_both_kinds_of_missing_facts() -> None:
    (finding,) = judged(all_of("", NONE, When(LOFT, MANY))).findings
    assert (finding.missing, finding.unknown_cause) == (("has_loft", "workshops"), UnknownCause.MISSING_FACT)
    (finding,) = judged(all_of("", NONE, When(LOFT, MANY)), workshops=3).findings
    assert (finding.missing, finding.shortfall, finding.observed) == (("has_loft",), None, Quantity.exactly(3))
    assert verdict(When(LOFT, MANY), house()) == (UNKNOWN, ("has_loft", "workshops"))
    # The side that is not asked settles nothing.
    assert verdict(When(LOFT, MANY, OPEN), house(has_loft=False)) == (UNKNOWN, ("open_to_all",))
    assert verdict(When(LOFT, MANY, OPEN), house(has_loft=True)) == (UNKNOWN, ("workshops",))


def test_a_clause_that_is_not_asked_shows_nothing() -> None:
    (finding,) = judged(all_of("", NONE, When(LOFT, MANY)), has_loft=False, workshops=3).findings
    assert (finding.status, finding.observed, finding.shortfall, finding.missing) == (NA, None, None, ())
    assert (finding.operator, finding.threshold, finding.facts) == (">=", 4, ("workshops", "has_loft"))


@pytest.mark.parametrize(
    ("has_loft", "workshops", "open_to_all", "expected"),
    [
        (True, 4, False, (MET, ">=")),
        (True, 3, True, (NOT_MET, ">=")),
        (False, 3, True, (MET, "is")),
        (False, 4, False, (NOT_MET, "is")),
        (None, 4, True, (UNKNOWN, ">=")),
    ],
)
def test_where_a_condition_is_declined_the_other_criterion_is_asked(
    has_loft: bool | None, workshops: int, open_to_all: bool, expected: tuple[Status, str]
) -> None:
    facts = {"has_loft": has_loft, "workshops": workshops, "open_to_all": open_to_all}
    # Both answer for one clause, so that a reading may say who is asked what.
    either = When(LOFT, MANY, is_true("b.1", "open_to_all"))
    (finding,) = judged(all_of("", NONE, either), **facts).findings
    assert (finding.clause, finding.status, finding.operator) == ("b.1", *expected)
    if has_loft is not None:
        assert verdict(either, house(**facts))[0] is finding.status


def test_where_either_of_two_criteria_may_be_asked_the_clause_is_open_even_if_both_would_be_met() -> None:
    either = When(LOFT, MANY, is_true("b.1", "open_to_all"))
    (finding,) = judged(all_of("", NONE, either), workshops=4, open_to_all=False).findings
    assert (finding.status, finding.missing) == (UNKNOWN, ("has_loft",))
    assert judged(all_of("", NONE, either), workshops=4, open_to_all=False).status is UNKNOWN
    (finding,) = judged(all_of("", NONE, either), workshops=4, open_to_all=True).findings
    assert finding.status is UNKNOWN


@pytest.mark.parametrize(("workshops", "expected"), [(1, UNKNOWN), (2, MET), (None, UNKNOWN)])
def test_a_declined_condition_within_an_open_one_leaves_the_other_criterion_to_be_asked(
    workshops: int | None, expected: Status
) -> None:
    # It is open to whom the clause applies, and known that of them it asks two workshops and not four.
    assert statuses(TWO_SIDES, has_loft=False, workshops=workshops) == [expected]
    assert statuses(TWO_SIDES, has_loft=False, workshops=workshops, open_to_all=False) == [NA]


def test_conditions_within_conditions_are_asked_from_the_outside_in() -> None:
    nested = When(OPEN, When(LOFT, MANY))
    assert statuses(nested, open_to_all=True, has_loft=True, workshops=4) == [MET]
    assert statuses(nested, open_to_all=False, has_loft=None, workshops=4) == [NA]
    assert statuses(nested, open_to_all=None, has_loft=False, workshops=4) == [NA]
    assert statuses(nested, open_to_all=None, has_loft=None, workshops=3) == [UNKNOWN]
    within = When(OPEN, When(LOFT, MANY, is_true("b.2", "has_loft")))
    # What is not asked at all is shown by its first criterion, whatever the inner condition says.
    assert [finding.clause for finding in judged(all_of("", NONE, within), open_to_all=False).findings] == ["b.1"]


def test_a_condition_may_be_a_group_or_left_to_judgement() -> None:
    asked = When(any_of("", NONE, OPEN, LOFT), MANY)
    assert statuses(asked, open_to_all=False, has_loft=True, workshops=3) == [NOT_MET]
    assert statuses(asked, open_to_all=False, has_loft=False, workshops=3) == [NA]
    assert statuses(asked, open_to_all=False, workshops=3) == [UNKNOWN]
    judged_gate = When(Holds("", ("has_loft",), judgement=True), MANY)
    assert statuses(judged_gate, workshops=4) == [MET]
    assert statuses(judged_gate, workshops=3) == [UNKNOWN]


def test_a_group_under_a_condition_is_asked_or_not_as_a_whole() -> None:
    group = When(OPEN, all_of("g", NONE, LOFT, MANY))
    assert statuses(group, open_to_all=True, has_loft=True, workshops=3) == [MET, NOT_MET]
    assert statuses(group, open_to_all=False, has_loft=True, workshops=3) == [NA, NA]


def test_a_waived_criterion_is_never_applicable_and_drops_out() -> None:
    assert statuses(Waived(MANY), workshops=3) == [NA]
    assert statuses(Waived(When(LOFT, MANY)), has_loft=True, workshops=3) == [NA]
    assert judged(all_of("", NONE, OPEN, Waived(MANY)), open_to_all=True).status is MET
    assert judged(any_of("", NONE, OPEN, Waived(MANY)), open_to_all=False).status is NOT_MET
    assert verdict(Waived(MANY), house(workshops=4)) == (NA, ())
    assert verdict(When(Waived(LOFT), MANY, OPEN), house(open_to_all=True))[0] is MET


def test_the_bare_verdict_names_each_missing_fact_once() -> None:
    group = all_of("", NONE, OPEN, MANY, is_true("", "open_to_all", "has_loft"))
    assert verdict(group, house()) == (UNKNOWN, ("open_to_all", "workshops", "has_loft"))


# A missing fact


@pytest.mark.parametrize(
    ("root", "facts", "observed", "lacking"),
    [
        (OPEN, {}, None, ("open_to_all",)),
        (MANY, {}, None, ("workshops",)),
        (MANY, {"workshops": {"at_least": 3}}, Quantity.between(3, None), ("workshops",)),
        # It is the condition that was not stated.
        (When(LOFT, MANY), {"workshops": 3}, Quantity.exactly(3), ("has_loft",)),
        (When(LOFT, OPEN), {"open_to_all": False}, None, ("has_loft",)),
    ],
)
def test_where_missing_facts_fail_the_clause_says_what_was_not_stated(
    root: Criterion, facts: dict[str, object], observed: object, lacking: tuple[str, ...]
) -> None:
    (open_,) = judged(all_of("", NONE, root), **facts).findings
    assert (open_.status, open_.missing, open_.shortfall) == (UNKNOWN, lacking, None)
    (failed,) = judged_strictly(all_of("", NONE, root), **facts).findings
    assert (failed.status, failed.observed, failed.shortfall) == (NOT_MET, observed, Shortfall(facts=lacking))
    assert (failed.missing, failed.unknown_cause) == ((), None)
    # Both depend on the reading of what a missing fact means.
    assert open_.readings[-1] == failed.readings[-1] == "T-2"


def test_a_judgement_and_a_settled_clause_stay_what_they_are_where_missing_facts_fail() -> None:
    by_experts = Holds("a.1", ("open_to_all",), judgement=True)
    (finding,) = judged_strictly(all_of("", NONE, by_experts)).findings
    assert (finding.status, finding.unknown_cause) == (UNKNOWN, UnknownCause.JUDGEMENT)
    assert "T-2" not in finding.readings
    (settled,) = judged_strictly(all_of("", NONE, MANY), workshops=4).findings
    assert settled.status is MET


# What the register adds


def test_a_finding_carries_label_unit_readings_and_facts_of_its_clause() -> None:
    finding = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3))["b.1"]
    assert finding == Finding(
        clause="b.1",
        label=Text("工坊数量", "Workshops"),
        status=NOT_MET,
        observed=Quantity.exactly(3),
        operator=">=",
        threshold=4,
        unit="workshops",
        shortfall=Shortfall(facts=("workshops",), amount=Quantity.exactly(1)),
        facts=("workshops",),
        readings=("T-1",),
    )
    assert evaluate(VILLAGE.rulebook("municipal"), house()).finding("b.2").unit == "percent"
    assert evaluate(VILLAGE.rulebook("applicant"), house()).finding("a.1").unit == ""
