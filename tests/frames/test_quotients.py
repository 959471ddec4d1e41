from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import Facts, check_municipal_basic, check_national_basic
from skillbase_rules.frames import check_frame, validate_frame
from tests.support.tries import tries

COLUMNS = (
    "integrated_share", "integrated_teachers", "teachers", "senior_plus_share", "annual_trainees_senior_plus",
    "annual_trainees", "students_per_teacher", "students",
)  # fmt: skip
SHARES = {"integrated_share", "senior_plus_share"}


def cells(column: str) -> st.SearchStrategy[int | None]:
    most = 1001 if column in SHARES else 300 if column == "students_per_teacher" else 40
    return st.one_of(st.none(), st.none(), st.integers(0, most))


rows = st.fixed_dictionaries(
    {name: cells(column) for column in COLUMNS for name in (column, f"{column}__min", f"{column}__max")}
)


def facts_in(row: dict[str, int | None]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for column in COLUMNS:
        bounds = {"at_least": row[f"{column}__min"], "at_most": row[f"{column}__max"]}
        facts[column] = row[column] if row[column] is not None else {k: v for k, v in bounds.items() if v is not None}
    return facts


@tries(8)
@given(st.lists(rows, min_size=1, max_size=12))
@pytest.mark.clause("4.1.1.3.b", "4.1.2.2.h", "4.1.2.3.b")
def test_a_table_reads_printed_shares_and_ratios_as_a_file_does(drawn: list[dict[str, int | None]]) -> None:
    # Where a number is exact its bounds are left out: a cell beside bounds of its own is another matter.
    exact = [
        {n: None if n[-5:-3] == "__" and row[n[:-5]] is not None else value for n, value in row.items()}
        for row in drawn
    ]
    table = pl.DataFrame(exact, schema=dict.fromkeys(exact[0], pl.Int64))
    national, municipal = check_frame(table, "national"), check_frame(table, "municipal")
    refused = {problem["row"] for problem in validate_frame(table).iter_rows(named=True)}
    for number, row in enumerate(exact):
        try:
            facts = Facts.model_validate(facts_in(row))
        except ValidationError:
            assert number in refused, row
            continue
        assert number not in refused, row
        assert national["4.1.1.3.b"][number] == check_national_basic(facts)["4.1.1.3.b"].status, row
        for clause in ("4.1.2.2.h", "4.1.2.3.b"):
            assert municipal[clause][number] == check_municipal_basic(facts)[clause].status, row
