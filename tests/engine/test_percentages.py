from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.percentages import Percentage, exact_percentage, is_decimal, percentage_words


@pytest.mark.parametrize(
    ("given", "exact", "words"),
    [
        (40, 40, "40"),
        (40.5, Fraction(81, 2), "40.5"),
        (33.3, Fraction(333, 10), "33.3"),
        (Decimal("12.50"), Fraction(25, 2), "12.5"),
        (Fraction(100, 3), Fraction(100, 3), "100/3"),
        ("40", 40, "40"),
        ("40.5", Fraction(81, 2), "40.5"),
        ("100/3", Fraction(100, 3), "100/3"),
        ("0.000001", Fraction(1, 10**6), "0.000001"),
        (100.0, 100, "100"),
    ],
)
def test_a_percentage_is_kept_exactly_and_written_as_it_is(given: object, exact: Percentage, words: str) -> None:
    percent = exact_percentage(given)
    assert (percent, type(percent)) == (exact, type(exact))
    assert percentage_words(percent) == words
    assert exact_percentage(words) == percent


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (True, "percentage_type"),
        (None, "percentage_type"),
        (float("nan"), "percentage_type"),
        (float("inf"), "percentage_type"),
        ("a third", "percentage_type"),
        ("1/0", "percentage_type"),
        ("-4", "percentage_type"),
        ("9" * 5000, "percentage_type"),
        (0, "percentage_range"),
        (-1, "percentage_range"),
        (100.001, "percentage_range"),
        (Fraction(1, 10**6 + 1), "percentage_too_fine"),
        (1e-9, "percentage_too_fine"),
    ],
)
def test_what_is_no_percentage_is_refused(given: object, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        exact_percentage(given)
    assert refused.value.type == kind


def test_only_twos_and_fives_below_the_line_end_as_decimals() -> None:
    assert all(is_decimal(Fraction(1, below)) for below in (1, 2, 4, 5, 8, 10, 1000))
    assert not any(is_decimal(Fraction(1, below)) for below in (3, 6, 7, 15))
    assert is_decimal(40)
