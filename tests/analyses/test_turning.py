"""Where a clause may turn over a count, on both sides of every place."""

from __future__ import annotations

import pytest

from skillbase_rules.analyses.needed import most_of
from skillbase_rules.analyses.settling import FAR
from skillbase_rules.analyses.turning import turning_points
from skillbase_rules.engine.criteria import Leaf, ShareAtLeast, at_least, at_most, total
from skillbase_rules.facts.sheet import Facts
from tests.support.toy import house


@pytest.mark.parametrize(
    ("leaf", "fact", "points"),
    [
        (at_least("b.1", "workshops", 4), "workshops", {3, 4, 5}),
        (at_most("b.1", "workshops", 7), "workshops", {6, 7, 8}),
        # 30 % of 9 is 2.7.
        (ShareAtLeast("b.2", total("young_members"), total("members"), 30), "young_members", {2, 3}),
    ],
)
def test_both_sides_of_every_place_are_tried(leaf: Leaf, fact: str, points: set[int]) -> None:
    assert points <= set(turning_points(leaf, fact, house(members=9)))


def test_no_number_is_tried_that_a_count_cannot_be() -> None:
    assert most_of("integrated_share", Facts()) == 1000
    assert most_of("annual_trainees", Facts()) == FAR
