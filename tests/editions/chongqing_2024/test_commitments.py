"""Section 四(一)1(5): promised at application, achieved one and two years after approval."""

from __future__ import annotations

from functools import partial

import pytest

from skillbase_rules import Facts, Status, check_commitments, check_outcomes
from tests.support.boundaries import asks_for, holds_from, per_clause

YEAR_ONE = partial(check_outcomes, year=1)
YEAR_TWO = partial(check_outcomes, year=2)


@pytest.mark.parametrize(
    ("clause", "fact", "number", "unit"),
    per_clause(
        ("4.1.1.5.a", "year1_system_occupations", 5, "occupations"),
        ("4.1.1.5.e", "year2_annual_training", 3000, "person-times/year"),
        ("4.1.1.5.f", "year2_annual_high_skilled_training", 1000, "person-times/year"),
    ),
)
def test_a_number_promised_and_achieved(clause: str, fact: str, number: int, unit: str) -> None:
    holds_from(check_commitments, clause, f"promised_{fact}", number, unit)
    holds_from(YEAR_ONE if fact.startswith("year1") else YEAR_TWO, clause, fact, number, unit)


@pytest.mark.parametrize(
    ("clause", "fact"),
    per_clause(
        ("4.1.1.5.b", "serves_society_and_trade"),
        ("4.1.1.5.c", "subsidised_training"),
        ("4.1.1.5.d", "teacher_training_and_rd"),
    ),
)
def test_a_yes_or_no_promised_and_achieved(clause: str, fact: str) -> None:
    asks_for(check_commitments, clause, f"promised_{fact}")
    asks_for(YEAR_ONE, clause, fact)


def test_each_year_is_tested_on_what_is_due_then() -> None:
    assert [finding.clause for finding in YEAR_ONE(Facts()).findings] == [f"4.1.1.5.{limb}" for limb in "abcd"]
    assert [finding.clause for finding in YEAR_TWO(Facts()).findings] == ["4.1.1.5.e", "4.1.1.5.f"]
    assert [finding.clause for finding in check_commitments(Facts()).findings] == [
        f"4.1.1.5.{limb}" for limb in "abcdef"
    ]


def test_promises_do_not_count_as_achieved() -> None:
    promised = Facts.model_validate(
        {"promised_year2_annual_training": 3000, "promised_year2_annual_high_skilled_training": 1000}
    )
    assert check_commitments(promised)["4.1.1.5.e"].status is Status.MET
    assert YEAR_TWO(promised).status is Status.UNKNOWN
