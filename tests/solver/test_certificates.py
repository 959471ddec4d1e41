"""What a verdict rests on, and what would settle an open one."""

from __future__ import annotations

from random import Random

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status
from skillbase_rules.engine.criteria import any_of, at_least, is_true
from skillbase_rules.engine.text import Text
from skillbase_rules.solver import certificate, decide
from tests.support.solving import drawn_sheets, vaguer
from tests.support.toy import VILLAGE, house, village_asking
from tests.support.tries import seeds

COLLEGE = Facts(
    applicant_kind="vocational_college",
    is_technical_college=True,
    teachers_full_time=180,
    teachers_part_time=20,
    integrated_teachers=96,
    annual_trainees=5000,
    annual_trainees_senior_plus=2000,
    violation_events=0,
)


@pytest.mark.clause("4.1.1.3.b")
def test_a_failure_rests_on_the_facts_of_one_clause_and_its_reading() -> None:
    certified = certificate(COLLEGE, "national")
    assert (certified.status, certified.smallest) == (Status.NOT_MET, True)
    assert certified.facts == ("teachers_full_time", "teachers_part_time", "integrated_teachers")
    assert certified.readings == ("R-30",)


def test_of_several_failures_the_one_with_the_fewest_facts_is_named() -> None:
    facts = COLLEGE.model_copy(update={"dishonesty_sanctioned": True})
    assert certificate(facts, "national").facts == ("dishonesty_sanctioned",)


@pytest.mark.clause("4.2.1.a")
@pytest.mark.clause("4.2.1.b")
def test_a_preference_rests_on_the_facts_of_one_case() -> None:
    certified = certificate(COLLEGE, "preferential")
    assert certified.status is Status.MET
    assert certified.facts == ("annual_trainees", "annual_trainees_senior_plus")
    assert "R-58" in certified.readings


@pytest.mark.parametrize("seed", seeds(1))
def test_with_all_else_erased_the_verdict_stands_and_with_one_less_it_does_not(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- a drawn test must be drawn again
    (known,) = drawn_sheets(CHONGQING_2024, 1, random, undeclared=0.05)
    facts = vaguer(known, random)
    certificates = {name: certificate(facts, name) for name in ("national", "preferential")}
    decided = {name: one for name, one in certificates.items() if one.status is not Status.UNKNOWN}
    assert decided
    assert all(one.smallest for one in decided.values())
    for section, certified in decided.items():
        assert decide(certified.sheet, section).status is certified.status
        for name in certified.facts[:3]:
            less = certified.sheet.model_copy(update={name: type(known).model_fields[name].default})
            assert decide(less, section).status is Status.UNKNOWN, name


def test_an_open_verdict_tells_the_few_facts_that_settle_it_either_way() -> None:
    certified = certificate(COLLEGE, "applicant")
    assert (certified.status, certified.facts) == (Status.UNKNOWN, ())
    by_status = {settlement.status: settlement for settlement in certified.settlements}
    assert set(by_status) == {Status.MET, Status.NOT_MET}
    assert by_status[Status.NOT_MET].smallest
    assert len(by_status[Status.NOT_MET].values) == 1
    for status, settlement in by_status.items():
        learnt = type(COLLEGE).model_validate({**dict(COLLEGE), **settlement.values})
        assert decide(learnt, "applicant").status is status


def test_what_settles_an_open_verdict_is_one_fact_where_one_clause_alone_can_fail_by_it() -> None:
    # Either of two answers would do for the second part, so that it takes both to fail it.
    edition = village_asking(
        at_least("b.1", "workshops", 4),
        any_of("b", Text("其一", "Either"), is_true("a.1", "open_to_all"), is_true("c.1", "has_loft")),
    )
    lost = certificate(house(), "municipal", edition=edition).settlements[-1]
    assert (lost.status, lost.values, lost.smallest) == (Status.NOT_MET, {"workshops": 0}, True)


def test_an_undeclared_word_that_must_be_declared_is_a_ground_of_its_own() -> None:
    strict = CHONGQING_2024.choosing(evaluative_words="declaration_required")
    certified = certificate(Facts(violation_events=0), "4.1.1.1.a", edition=strict)
    assert (certified.status, certified.facts, certified.readings) == (Status.NOT_MET, (), ("R-08",))


def test_where_a_missing_fact_fails_that_reading_is_the_ground() -> None:
    strict = VILLAGE.choosing(left_out="failed")
    certified = certificate(house(), "b.1", edition=strict)
    assert (certified.status, certified.facts, certified.readings) == (Status.NOT_MET, (), ("T-2",))


@pytest.mark.clause("4.1.2.3.b")
def test_a_ratio_taken_as_printed_rests_on_the_figure() -> None:
    as_printed = CHONGQING_2024.choosing(printed_ratio="as_printed")
    facts = Facts(students_per_teacher_printed=22, violation_events=1)
    certified = certificate(facts, "4.1.2.3.b", edition=as_printed)
    assert (certified.status, certified.facts) == (Status.MET, ("students_per_teacher_printed",))
    assert "R-51" in certified.readings


def test_without_time_nothing_is_claimed() -> None:
    assert certificate(COLLEGE, "municipal", seconds=0).undecided
