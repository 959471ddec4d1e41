"""A column that states a number in every row settles a count: it is read with less work, to the same verdicts."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from skillbase_rules import Facts, get_edition
from skillbase_rules.frames import check_frame, validate_frame
from tests.frames.test_narrowing import TIED
from tests.support.tables import BACKENDS
from tests.support.tries import tries

WORKERS = (
    "contract_workers",
    "dispatched_workers",
    "labour_use",
    "skilled_workers",
    "skilled_share",
    "violation_events",
)
NUMBERS = st.sampled_from([0, 1, 2, 3, 10, 20, 22, 23, 66, 100, 400])
ROWS = 60
few_tables = settings(tries(6), phases=[Phase.explicit, Phase.generate])


@st.composite
def partly_settled(draw: st.DrawFn) -> pl.DataFrame:
    """Draw a table of counts that limit each other, each known in every row, in some, in none, or within bounds."""
    names = draw(st.lists(st.sampled_from((*TIED, *WORKERS)), min_size=3, max_size=7, unique=True))
    columns: dict[str, list[int | None]] = {}
    for name in names:
        cells = st.lists(NUMBERS, min_size=ROWS, max_size=ROWS)
        known = draw(st.sampled_from(["everywhere", "everywhere", "everywhere", "somewhere", "nowhere", "bounded"]))
        gaps = st.lists(st.booleans(), min_size=ROWS, max_size=ROWS)
        numbers = draw(cells)
        shown = draw(gaps) if known == "somewhere" else [known == "everywhere"] * ROWS
        columns[name] = [number if is_shown else None for number, is_shown in zip(numbers, shown, strict=True)]
        if known == "bounded":
            columns[f"{name}__min"] = list(numbers)
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
@pytest.mark.parametrize(
    ("notice", "section"),
    [("chongqing-2024", "municipal"), ("chongqing-2024", "national"), ("liangshan-2025", "schools")],
)
@few_tables
@given(table=partly_settled())
def test_what_is_settled_is_judged_as_what_might_not_be(
    notice: str, section: str, backend: str, table: pl.DataFrame
) -> None:
    edition = get_edition(notice)
    # Of a table that is not read yet nothing is known of its cells.
    unread = check_frame(table.lazy(), section, edition=edition).collect()
    build, read = BACKENDS[backend]
    judged = read(check_frame(build(table.to_dicts()), section, edition=edition))
    clauses = list(edition.rulebook(section).clauses)
    # Pandas reads whole numbers with gaps as floats.
    assert [[row[clause] for clause in clauses] for row in judged] == [
        list(row) for row in unread.select(clauses).rows()
    ]


@few_tables
@given(table=partly_settled())
def test_a_row_is_refused_where_its_problems_are_told(table: pl.DataFrame) -> None:
    clause = get_edition("chongqing-2024").rulebook("national").root.clause
    refused = check_frame(table, "national")[clause].is_null()
    assert refused.arg_true().to_list() == sorted(set(validate_frame(table)["row"].to_list()))


@pytest.mark.clause("4.1.2.3.b")
def test_a_total_follows_from_settled_parts() -> None:
    table = pl.DataFrame({"teachers_full_time": [2, 2, 0], "teachers_part_time": [1, 1, 0], "students": [66, 67, 9]})
    assert check_frame(table, "municipal")["4.1.2.3.b"].to_list() == ["met", "not_met", "not_met"]


def test_settled_numbers_that_contradict_each_other_are_refused() -> None:
    table = pl.DataFrame({"teachers_full_time": [5, 5], "teachers_part_time": [1, 0], "integrated_teachers": [6, 6]})
    assert check_frame(table, "national")["4.1.1.3.b"].to_list() == ["met", None]
    table = pl.DataFrame({"practice_teachers": [2, 2], "workshop_teachers": [2, 3]})
    assert check_frame(table, "national")["4.1.1.3.c"].to_list() == ["unknown", None]
    table = pl.DataFrame(
        {"students": [66, 66, 66], "students_per_teacher_printed": [22, 22, 22], "teachers": [3, 4, 2]}
    )
    assert check_frame(table, "municipal")["4.1.2.3.b"].to_list() == ["met", None, None]


@pytest.mark.parametrize("name", sorted(Facts().all_ceilings()))
def test_a_settled_number_above_its_ceiling_is_refused(name: str) -> None:
    most = Facts().all_ceilings()[name]
    table = pl.DataFrame({name: [most, most + 1]})
    assert check_frame(table, "national")["4.1.1"].is_null().to_list() == [False, True]


def test_a_table_without_rows_is_judged() -> None:
    table = pl.DataFrame(schema={"students": pl.Int64, "teachers_full_time": pl.Int64})
    assert check_frame(table, "municipal")["4.1.2.3.b"].to_list() == []
