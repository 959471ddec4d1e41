"""A measure is the numbers that its counts leave possible, no more and no fewer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules.engine.criteria import AsStated, Constant, Greatest, Measure, Sum, Union, measured_facts, total
from skillbase_rules.engine.intervals import count, measure, open_facts
from skillbase_rules.engine.narrowing import Interval
from skillbase_rules.engine.quantities import Quantity
from tests.support.toy import CraftHouse, house
from tests.support.worlds import number, worlds

MEASURES: tuple[Measure, ...] = (
    total("workshops"),
    total("carvers", "weavers"),
    Sum((("carvers", 2), ("weavers", 1))),
    Sum((("carvers", 1), ("weavers", -1))),
    Sum((("carvers", -2), ("weavers", 3), ("workshops", -1))),
    Union("carvers", "weavers", "carvers_and_weavers"),
    AsStated("members"),
    Greatest((total("carvers"), total("weavers"))),
    Greatest((total("carvers", "workshops"), Constant(4))),
    Constant(7),
)

ends = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))
bounds = ends.map(lambda pair: {"at_least": pair[0], "at_most": pair[1]})


def numbers_of(of: Measure, facts: CraftHouse) -> set[int]:
    return {number(of, world) for world in worlds(facts, measured_facts(of))}


def loose(facts: dict[str, object]) -> CraftHouse:
    """Return a house of counts that nothing holds against each other."""
    counts = {name: Quantity.model_validate(value) for name, value in facts.items()}
    return CraftHouse().model_copy(update=counts)


@pytest.mark.parametrize("of", MEASURES, ids=str)
@given(data=st.data())
def test_a_measure_ends_where_its_smallest_and_greatest_numbers_lie(of: Measure, data: st.DataObject) -> None:
    facts = loose({name: data.draw(bounds, name) for name in measured_facts(of)})
    numbers = numbers_of(of, facts)
    if numbers:
        assert measure(of, facts) == Interval(min(numbers), max(numbers))


@pytest.mark.parametrize(
    ("of", "facts", "expected"),
    [
        (total("workshops"), {}, (0, None)),
        (total("workshops"), {"workshops": {"at_least": 3}}, (3, None)),
        (total("carvers", "weavers"), {"carvers": 2}, (2, None)),
        (total("carvers", "weavers"), {"carvers": 2, "weavers": {"at_most": 4}}, (2, 6)),
        (Sum((("carvers", 1), ("weavers", -1))), {"carvers": 5}, (0, 5)),
        (Sum((("carvers", 1), ("weavers", -1))), {"weavers": 5}, (0, None)),
        (Sum((("carvers", 1), ("weavers", -1))), {"carvers": {"at_least": 9}, "weavers": {"at_most": 2}}, (7, None)),
        (Sum((("carvers", 1), ("weavers", -1))), {"carvers": 3, "weavers": 5}, (0, 0)),
        (Union("carvers", "weavers", "carvers_and_weavers"), {"carvers": 5}, (5, None)),
        (Union("carvers", "weavers", "carvers_and_weavers"), {"weavers": 5}, (5, None)),
        (Union("carvers", "weavers", "carvers_and_weavers"), {"carvers": 5, "weavers": 4}, (5, 9)),
        (
            Union("carvers", "weavers", "carvers_and_weavers"),
            {"carvers": 5, "weavers": 4, "carvers_and_weavers": {"at_most": 1}},
            (8, 9),
        ),
        (Union("carvers", "weavers", "carvers_and_weavers"), {"carvers_and_weavers": {"at_least": 2}}, (2, None)),
        (total("members"), {"young_members": {"at_least": 3}}, (3, None)),
        (total("young_members"), {"members": {"at_most": 3}}, (0, 3)),
        (AsStated("members"), {"young_members": {"at_least": 3}}, (0, None)),
        (AsStated("members"), {"young_members": 3, "members": {"at_least": 2, "at_most": 8}}, (2, 8)),
        (Greatest((total("carvers"), total("weavers"))), {"carvers": 4, "weavers": {"at_most": 6}}, (4, 6)),
        (Greatest((total("carvers"), total("weavers"))), {"carvers": 4}, (4, None)),
        (Constant(7), {}, (7, 7)),
    ],
    ids=str,
)
def test_an_open_end_stays_open_and_a_known_one_closes_it(
    of: Measure, facts: dict[str, object], expected: tuple[int, int | None]
) -> None:
    assert measure(of, house(**facts)) == expected


def test_one_count_is_its_own_interval_and_turns_back_into_a_count() -> None:
    assert count(house(visits={"at_least": 2, "at_most": 8}), "visits") == Interval(2, 8)
    assert Interval(2, 8).quantity() == Quantity.between(2, 8)
    assert Interval(0, None).quantity() == Quantity.unknown()


UNITED = Union("carvers", "weavers", "carvers_and_weavers")
GREATER = Greatest((total("carvers"), total("weavers", "visits")))


@pytest.mark.parametrize(
    ("of", "facts", "expected"),
    [
        (total("carvers", "weavers"), {"carvers": 2}, ("weavers",)),
        (total("carvers", "weavers"), {"carvers": 2, "weavers": 3}, ()),
        (UNITED, {"carvers": 3, "weavers": 2}, ("carvers_and_weavers",)),
        (UNITED, {"carvers_and_weavers": 1}, ("carvers", "weavers")),
        (UNITED, {}, ("carvers", "weavers", "carvers_and_weavers")),
        (UNITED, {"carvers": 3, "weavers": 0}, ()),
        (AsStated("members"), {"members": {"at_least": 3}}, ("members",)),
        (AsStated("members"), {"members": 3}, ()),
        (GREATER, {"carvers": {"at_least": 4}, "weavers": {"at_most": 2}, "visits": 2}, ("carvers",)),
        (GREATER, {"carvers": {"at_least": 4}, "weavers": {"at_most": 2}, "visits": 3}, ("carvers", "weavers")),
        (GREATER, {"carvers": 4, "weavers": {"at_most": 5}, "visits": 0}, ("weavers",)),
        (GREATER, {"carvers": 4, "weavers": {"at_most": 4}, "visits": 0}, ()),
        (Constant(7), {}, ()),
    ],
    ids=str,
)
def test_a_measure_is_left_open_by_the_counts_that_can_still_move_it(
    of: Measure, facts: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert open_facts(of, house(**facts)) == expected
