"""A tree of conditions within conditions is read over a table as it is of one applicant."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.frames import check_frame
from tests.support.toy import TWO_SIDES, house, village_asking

FACTS = {"open_to_all": pl.Boolean, "has_loft": pl.Boolean, "workshops": pl.Int64}
ROWS = list(product((True, False, None), (True, False, None), (1, 3, 5, None)))


@pytest.mark.parametrize("missing_fails", [False, True])
def test_a_clause_with_two_sides_within_a_condition_is_judged_as_of_one_applicant(missing_fails: bool) -> None:
    edition = village_asking(TWO_SIDES, missing_fails=missing_fails)
    found = check_frame(pl.DataFrame(ROWS, schema=FACTS, orient="row"), "municipal", edition=edition)
    for number, row in enumerate(ROWS):
        facts = house(**{name: cell for name, cell in zip(FACTS, row, strict=True) if cell is not None})
        (wanted,) = evaluate(edition.rulebook("municipal"), facts).findings
        assert found["b.1"][number] == wanted.status.value, row
    # Whether it is asked at all is open; where it is, the other side alone is, and that one is met.
    assert found["b.1"][ROWS.index((None, False, 3))] == "met"
