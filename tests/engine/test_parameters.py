from __future__ import annotations

from fractions import Fraction
from typing import Self

import pytest
from pydantic import ValidationError, model_validator

from skillbase_rules.engine.parameters import Number, Parameter, ParameterSet
from skillbase_rules.engine.text import Text
from tests.support.toy import VILLAGE, HouseNumbers


def test_every_number_is_documented_on_its_field() -> None:
    assert HouseNumbers.documented() == {
        "min_workshops": Parameter("b.1", Text("工坊数量", "workshops"), "workshops"),
        "min_young_share": Parameter("b.2", Text("青年占比", "share of the young"), "percent"),
    }


def test_a_revised_set_differs_in_what_was_changed_only() -> None:
    issued = HouseNumbers()
    revised = issued.revised(min_workshops=9)
    assert (revised.min_workshops, revised.min_young_share) == (9, issued.min_young_share)
    assert (issued.min_workshops, issued.revised()) == (4, issued)
    assert revised.revised(min_young_share=40) == HouseNumbers(min_workshops=9, min_young_share=40)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("min_workshops", 0),
        ("min_workshops", 4.0),
        ("min_workshops", "4"),
        ("min_workshops", True),
        ("min_young_share", 0),
        ("min_young_share", 101),
        ("min_lofts", 1),
    ],
)
def test_a_number_out_of_its_range_and_a_name_of_none_are_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        HouseNumbers().revised(**{name: value})


def test_a_percentage_may_be_anything_up_to_a_hundred() -> None:
    for value in (1, 100, Fraction(1, 10)):
        assert HouseNumbers().revised(min_young_share=value).min_young_share == value


def test_a_percentage_that_is_not_whole_is_kept_exactly() -> None:
    revised = HouseNumbers().revised(min_young_share=40.5)
    assert revised.min_young_share == Fraction(81, 2)
    assert revised.model_dump(mode="json")["min_young_share"] == "40.5"
    assert HouseNumbers.model_validate_json(revised.model_dump_json()) == revised
    assert VILLAGE.revise(min_young_share="100/3").id == "village-houses+min_young_share=100/3"


def test_numbers_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        HouseNumbers().min_workshops = 3  # type: ignore[misc]


def test_a_range_whose_ends_cross_is_refused_by_both_names() -> None:
    class Range(ParameterSet):
        least: Number = 3
        most: Number = 5

        @model_validator(mode="after")
        def ends_in_order(self) -> Self:
            self.refuse_crossed("least", "most")
            return self

    assert Range(least=5).most == Range(least=5).least
    with pytest.raises(ValidationError, match=r"least \(6\) must not exceed most \(5\)"):
        Range(least=6)
