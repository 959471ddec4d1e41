"""What is counted of lists in which not everything is stated."""

from __future__ import annotations

import pytest

from skillbase_rules.engine.quantities import Count, Persons
from skillbase_rules.facts.tally import all_hold, count_distinct, count_passing, tally

Item = tuple[bool | None, str | None]


@pytest.mark.parametrize(
    ("items", "low", "high"),
    [
        ([], 0, 0),
        ([(True, "a"), (True, "a"), (True, "b")], 2, 2),
        ([(True, "a"), (None, "a"), (None, "b"), (False, "c")], 1, 2),
        # An item without a name may share any other's, or have one of its own.
        ([(True, "a"), (True, None)], 1, 2),
        ([(True, None), (True, None), (True, None)], 1, 3),
        ([(True, None), (None, None), (False, None)], 1, 2),
        ([(None, None), (None, None)], 0, 2),
        ([(True, "a"), (None, None), (True, None), (False, "b")], 1, 3),
    ],
)
def test_different_names_are_counted_as_far_as_they_are_stated(items: list[Item], low: int, high: int) -> None:
    counted = count_distinct(items, lambda item: item[0], lambda item: item[1])
    assert counted == Count.between(low, high)


@pytest.mark.parametrize(
    ("results", "expected"),
    [([], True), ([True, True], True), ([True, None], None), ([None, False], False), ([True, False], False)],
)
def test_tests_hold_together_unless_one_fails_or_is_open(results: list[bool | None], expected: bool | None) -> None:
    assert all_hold(results) is expected


def test_people_and_things_are_counted_by_what_is_stated_of_them() -> None:
    people: list[Item] = [(True, "a"), (True, None), (None, "b"), (False, "c")]
    assert tally([item[0] for item in people]) == Persons.between(2, 3)
    assert tally([item[0] for item in people], [item[1] is not None for item in people]) == Persons.between(1, 2)
    assert count_passing(people, lambda item: item[0]) == Count.between(2, 3)
