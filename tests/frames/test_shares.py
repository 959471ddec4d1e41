"""Shares at least and at most, whole and broken, over tables: what the scalar reader says, however large the counts."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.frames import LARGEST_COUNT, check_frame
from skillbase_rules.wording.findings import open_words
from tests.support.shares import SHARES
from tests.support.tables import BACKENDS, differ, without_shrinking
from tests.support.toy import CraftHouse

COUNTS = ("carvers", "weavers", "workshops", "young_members", "members")
Row = dict[str, Any]

numbers = st.integers(0, 12) | st.integers(0, LARGEST_COUNT) | st.sampled_from([LARGEST_COUNT, LARGEST_COUNT - 1])
ends = st.tuples(st.none() | numbers, st.none() | numbers).map(lambda pair: sorted(pair, key=lambda end: end or 0))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a row of counts: exact, bounded or not known."""
    cells: Row = {}
    for name in COUNTS:
        low, high = draw(ends)
        exact = draw(st.booleans())
        cells[name] = high if exact else None
        cells[f"{name}__min"] = None if exact else low
        cells[f"{name}__max"] = None if exact or (low and high and low > high) else high
    return cells


def facts_of(cells: Row) -> CraftHouse | None:
    values: Row = {}
    for name in COUNTS:
        given_ends = {"at_least": cells[f"{name}__min"] or 0, "at_most": cells[f"{name}__max"]}
        values[name] = given_ends if cells[name] is None else cells[name]
    try:
        return CraftHouse.model_validate(values)
    except ValidationError:
        return None


SIZES = (0, 1, 2, 10**8 - 1, 10**8, 3 * 10**13, LARGEST_COUNT - 1, LARGEST_COUNT)
LARGE = [
    {name: None for count in COUNTS for name in (count, f"{count}__min", f"{count}__max")}
    | {"carvers": part, "weavers": rest, "workshops": rest, "young_members": min(part, rest), "members": rest}
    for part in SIZES
    for rest in SIZES
]
"""Counts about as large as they may be: products of them and of a broken percentage would leave 64 bits."""


@pytest.mark.parametrize("section", ["shares", "nearly"])
def test_the_largest_counts_are_judged_exactly(section: str) -> None:
    assert_judged_alike("polars", section, LARGE)


@pytest.mark.parametrize("backend", ["polars", "duckdb", "pandas"])
@without_shrinking
@given(drawn=st.lists(rows(), min_size=30, max_size=30).filter(differ))
def test_a_table_judges_shares_as_one_applicant_is_judged(backend: str, drawn: list[Row]) -> None:
    assert_judged_alike(backend, "shares", drawn)


def assert_judged_alike(backend: str, section: str, drawn: list[Row]) -> None:
    build, read = BACKENDS[backend]
    table = build_table(build, drawn)
    found = read(check_frame(table, section, edition=SHARES, shortfalls=True, reasons="en"))
    for cells, judged in zip(drawn, found, strict=True):
        facts = facts_of(cells)
        if facts is None:
            assert judged[section] is None
            continue
        for finding in evaluate(SHARES.rulebook(section), facts).findings:
            assert judged[finding.clause] == finding.status.value, (finding, cells)
            amount = finding.shortfall.amount if finding.shortfall else None
            lacking = (None, None) if amount is None else (amount.at_least, amount.at_most)
            shown = (judged[f"{finding.clause}__shortfall"], judged[f"{finding.clause}__shortfall__max"])
            assert shown == lacking, (finding, cells)
            reason = judged[f"{finding.clause}__reason"]
            if finding.missing:
                assert reason == open_words(finding, (CraftHouse,), "en")
            assert (reason is None) is (finding.status.value == "met")


def build_table(build: Any, drawn: list[Row]) -> Any:
    if build is pd.DataFrame:
        return pd.DataFrame(drawn).astype("Int64")
    frame = pl.DataFrame(drawn, schema=dict.fromkeys(drawn[0], pl.Int64))
    return frame if build is BACKENDS["polars"][0] else duckdb.connect().from_arrow(frame.to_arrow())
