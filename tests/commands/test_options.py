from __future__ import annotations

from argparse import Namespace

import pytest

from skillbase_rules.commands.options import assignments, edition_of
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.report.problems import BadInputError


def asked(reading: tuple[str, ...] = (), number: tuple[str, ...] = ()) -> Namespace:
    return Namespace(reading=list(reading), set_parameter=list(number))


def test_without_options_the_edition_stays_as_it_is() -> None:
    assert edition_of(asked(), CHONGQING_2024) == CHONGQING_2024


def test_readings_and_numbers_are_changed_in_one_edition() -> None:
    changed = edition_of(asked(("senior_group=both",), ("national_min_capacity=2500",)), CHONGQING_2024)
    assert changed == CHONGQING_2024.choosing(senior_group="both").revise(national_min_capacity=2500)


def test_options_change_the_edition_that_is_handed_in() -> None:
    milder = CHONGQING_2024.revise(national_min_integrated_share=48)
    assert edition_of(asked(("senior_group=both",)), milder) == milder.choosing(senior_group="both")


def test_a_name_may_be_assigned_once() -> None:
    assert assignments(["a=1", "b=x=y"], "--set", "FACT=VALUE") == {"a": "1", "b": "x=y"}
    with pytest.raises(BadInputError, match=r"--set\.a: is given more than once"):
        assignments(["a=1", "a=2"], "--set", "FACT=VALUE")
