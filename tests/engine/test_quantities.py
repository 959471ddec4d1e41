from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from skillbase_rules.engine.quantities import MOST, Count, Persons, PersonTimes, Quantity

ends = st.tuples(st.integers(0, 50), st.none() | st.integers(0, 50)).filter(lambda e: e[1] is None or e[0] <= e[1])
quantities = ends.map(lambda e: Persons.between(*e))


def members(quantity: Quantity) -> set[int]:
    high = 120 if quantity.at_most is None else quantity.at_most
    return set(range(quantity.at_least, high + 1))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (7, Persons.exactly(7)),
        (0, Persons.exactly(0)),
        (None, Persons.unknown()),
        ({"at_least": 3}, Persons.between(3, None)),
        ({"at_most": 9}, Persons.between(0, 9)),
        ({"at_least": 3, "at_most": 9}, Persons.between(3, 9)),
        ({}, Persons.unknown()),
        (10**15, Persons.exactly(10**15)),
        (Quantity.between(3, 9), Persons.between(3, 9)),
    ],
)
def test_a_count_is_read_from_a_number_bounds_or_null(given_: object, expected: Persons) -> None:
    assert Persons.model_validate(given_) == expected


@pytest.mark.parametrize(
    ("given_", "kind"),
    [
        (-1, "count_negative"),
        (3.0, "quantity_type"),
        ("3", "quantity_type"),
        (True, "quantity_type"),
        ([3], "quantity_type"),
        (PersonTimes.exactly(3), "quantity_type"),
        (Count.exactly(3), "quantity_type"),
        ({"at_least": 4, "at_most": 3}, "bounds_crossed"),
        (MOST + 1, "count_too_large"),
        ({"at_most": MOST + 1}, "count_too_large"),
        ({"at_least": 1.0}, "int_type"),
        ({"at_least": -1}, "greater_than_equal"),
        ({"about": 3}, "extra_forbidden"),
    ],
)
def test_what_is_no_count_is_refused(given_: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Persons.model_validate(given_)
    assert caught.value.errors()[0]["type"] == kind


@given(quantities)
def test_a_count_survives_json(quantity: Persons) -> None:
    assert Persons.model_validate_json(quantity.model_dump_json()) == quantity
    assert Persons.model_validate(quantity.model_dump()) == quantity


@given(quantities)
def test_the_json_of_a_count_fits_its_schema(quantity: Persons) -> None:
    schema = TypeAdapter(Persons).json_schema()
    kinds = {one["type"]: one for one in schema["anyOf"]}
    dumped = quantity.model_dump()
    name = {int: "integer", dict: "object", type(None): "null"}[type(dumped)]
    assert name in kinds
    if isinstance(dumped, dict):
        assert set(dumped) <= set(kinds["object"]["properties"])


def test_the_schema_refuses_other_fields_as_the_count_does() -> None:
    bounds = next(one for one in TypeAdapter(Persons).json_schema()["anyOf"] if one["type"] == "object")
    assert bounds["additionalProperties"] is False


def test_the_schema_states_the_unit() -> None:
    assert "person-times" in PersonTimes.model_json_schema()["description"]
    assert "unit" not in Count.model_json_schema()["description"]


@given(quantities, quantities)
def test_a_sum_holds_every_sum_of_members(one: Persons, other: Persons) -> None:
    if one.at_most is not None and other.at_most is not None:
        assert members(one + other) == {a + b for a in members(one) for b in members(other)}
    assert (one + other).at_least == one.at_least + other.at_least
    assert ((one + other).at_most is None) is (one.at_most is None or other.at_most is None)


@given(quantities, quantities)
def test_what_two_statements_leave_possible_is_what_both_allow(one: Persons, other: Persons) -> None:
    both = one & other
    assert (set() if both is None else members(both)) == members(one) & members(other)


def test_persons_and_person_times_do_not_mix() -> None:
    with pytest.raises(TypeError):
        Persons.exactly(1) + PersonTimes.exactly(1)  # type: ignore[operator]
    with pytest.raises(TypeError):
        Persons.exactly(1) & PersonTimes.exactly(1)  # type: ignore[operator]


def test_a_count_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Persons.exactly(1).at_least = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Persons.exactly(5), "5"),
        (Persons.unknown(), "?"),
        (Persons.between(5, None), "≥ 5"),
        (Persons.between(5, 9), "5–9"),
        (Persons.between(0, 9), "0–9"),
    ],
)
def test_a_count_prints_what_is_known(quantity: Persons, text: str) -> None:
    assert str(quantity) == text
