from __future__ import annotations

from fractions import Fraction

import pytest

from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Finding
from skillbase_rules.wording.figures import decimal, share_words
from skillbase_rules.wording.findings import explain
from tests.support.shares import SHARES
from tests.support.toy import CraftHouse, house

THIRD = Fraction(100, 3)


def test_a_share_reads_as_it_is_asked_for() -> None:
    assert [share_words(percent, "en") for percent in (40, Fraction(81, 2), THIRD)] == ["40 %", "40.5 %", "1/3"]
    assert [share_words(percent, "zh") for percent in (40, Fraction(81, 2), THIRD)] == ["40%", "40.5%", "1/3"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(100, 3), ("33.3", False)),
        (Fraction(100, 3) + Fraction(1, 1000), ("33.334", False)),
        (Fraction("33.33"), ("33.3", False)),
        (Fraction("33.34"), ("33.34", True)),
    ],
)
def test_a_figure_never_crosses_a_side_that_is_no_decimal(value: Fraction, shown: tuple[str, bool]) -> None:
    assert decimal(value, [THIRD], 1) == shown


def found(clause: str, **facts: object) -> Finding:
    return evaluate(SHARES.rulebook("shares"), house(**facts)).finding(clause)


def test_a_broken_threshold_is_explained_and_read_back_exactly() -> None:
    finding = found("most.third", carvers=4, weavers=8)
    words = explain(finding, (CraftHouse,), "en")
    assert (words.observed, words.threshold) == ("4/12 ≈ 33.3 %", "≤ 1/3")
    assert Finding.model_validate_json(finding.model_dump_json()) == finding
    assert explain(found("most.below", carvers=1, weavers=1), (CraftHouse,), "zh").threshold == "< 50%"
    apart = found("most.apart", carvers=1, workshops=2)
    assert explain(apart, (CraftHouse,), "zh").threshold == "≤ 40.5%"
    assert Finding.model_validate_json(apart.model_dump_json()).threshold == Fraction(81, 2)
