"""A figure as it is printed lies within one unit of its last digit, and is never below none."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from skillbase_rules.facts.shares import Share, TimesPrinted


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("0%", 0, 9),
        ("0.1%", 0, 1),
        ("1%", 0, 19),
        ("55%", 540, 559),
        ("55.3%", 552, 553),
        ("99.9%", 998, 999),
        ("100%", 990, 1000),
    ],
)
def test_a_printed_share_leaves_what_it_may_have_been_rounded_from(written: str, low: int, high: int) -> None:
    share = Share.model_validate(written)
    assert (share.at_least, share.at_most) == (low, high)


@pytest.mark.parametrize(("written", "low", "high"), [("1:17", 160, 179), ("1:17.3", 172, 173), ("1:0", 0, 9)])
def test_a_printed_ratio_leaves_what_it_may_have_been_rounded_from(written: str, low: int, high: int) -> None:
    ratio = TimesPrinted.model_validate(written)
    assert (ratio.at_least, ratio.at_most) == (low, high)


def test_an_end_that_is_printed_is_taken_at_its_word() -> None:
    share = Share.model_validate({"at_least": "20%", "at_most": 305})
    assert (share.at_least, share.at_most) == (200, 305)
    with pytest.raises(ValidationError, match=r"write it like 55\.3%"):
        Share.model_validate("half")
