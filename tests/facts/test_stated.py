"""Two statements of one thing leave what both allow, or contradict each other."""

from __future__ import annotations

import pytest

from skillbase_rules.engine.quantities import Count
from skillbase_rules.facts.stated import StatementsDisagreeError, at_least_stated, at_most_stated, together


@pytest.mark.parametrize(
    ("said", "counted", "left"),
    [
        (Count.between(2, 9), Count.between(5, None), Count.between(5, 9)),
        (Count.exactly(3), Count.between(1, 3), Count.exactly(3)),
        (None, Count.exactly(3), Count.exactly(3)),
        (Count.exactly(3), None, Count.exactly(3)),
        (None, None, None),
        (True, True, True),
        (True, None, True),
        (None, False, False),
        ("national", "national", "national"),
    ],
)
def test_what_is_said_and_what_is_counted_are_taken_together(said: object, counted: object, left: object) -> None:
    assert together("totals", {"n": said, "other": 7}, "lists", {"n": counted}) == {"n": left, "other": 7}


@pytest.mark.parametrize(
    ("said", "counted"), [(Count.exactly(3), Count.exactly(4)), (True, False), ("national", "municipal")]
)
def test_two_statements_that_cannot_both_be_true_are_told(said: object, counted: object) -> None:
    with pytest.raises(StatementsDisagreeError, match=r"totals\.n"):
        together("totals", {"n": said}, "lists", {"n": counted})


def test_a_count_may_be_a_floor_or_a_ceiling() -> None:
    stated = {"n": Count.between(2, 5), "kind": "national"}
    assert at_most_stated(stated, ("n", "kind")) == {"n": Count.between(0, 5), "kind": "national"}
    assert at_least_stated(stated, ("n", "kind")) == {"n": Count.between(2, None), "kind": "national"}
    assert at_least_stated(stated, ()) == stated
