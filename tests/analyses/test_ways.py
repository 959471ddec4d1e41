"""What a way of bringing about an end is worth."""

from __future__ import annotations

from fractions import Fraction

from skillbase_rules.analyses.ways import SURE, Way


def test_a_way_is_worth_its_chance_for_each_answer_that_it_takes() -> None:
    assert SURE.worth == 1
    assert Way(frozenset({"a"}), Fraction(1, 2)).worth == Fraction(1, 2)
    assert Way(frozenset({"a", "b"}), Fraction(1, 2)).worth == Fraction(1, 4)
