"""How counts are written in a cell: exact, from a number on or up to it, with it or without it, and between two."""

from __future__ import annotations

import pytest

from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.units import UNITS
from skillbase_rules.workbooks.counts import count_in


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2,000人", (2000, 2000)),
        ("至少2000", (2000, None)),
        ("≥2000人", (2000, None)),
        (">2000", (2001, None)),
        ("多于2000人", (2001, None)),
        ("≤2000", (None, 2000)),
        ("最多2000人", (None, 2000)),
        ("<2000", (None, 1999)),
        ("不足2000人", (None, 1999)),
        ("2000人以上", (2000, None)),
        ("2000以下", (None, 2000)),
        ("1500-2000人", (1500, 2000)),
    ],
)
def test_a_count_states_its_least_and_its_most(text: str, span: tuple[int | None, int | None]) -> None:
    assert count_in(text, UNITS["persons"]) == span


@pytest.mark.parametrize(
    ("text", "why"),
    [("9-5", m.CROSSED), ("<0", m.NOT_A_COUNT), ("5人次", m.OTHER_UNIT), (f"{10**15 + 1}", m.TOO_MANY)],
)
def test_what_is_no_count_of_the_unit_says_why(text: str, why: Text) -> None:
    assert count_in(text, UNITS["persons"]) == why
