"""Tables that have some of the facts: what follows from those that there are, follows as it does from a file."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from skillbase_rules import get_edition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.frames import check_frame, validate_frame
from tests.support.sheets import Sheet
from tests.support.tables import differ, facts_of_row, row
from tests.support.tries import tries

TIED = (
    "students",
    "teachers",
    "teachers_full_time",
    "teachers_part_time",
    "practice_teachers",
    "senior_instructors",
    "technician_or_above_teachers",
    "teachers_with_enterprise_practice",
    "students_per_teacher_printed",
)
"""Counts of which each follows from some of the others."""

numbers = st.sampled_from([0, 1, 3, 10, 22, 23, 100, 4 * 10**14])
ends = (
    st.tuples(numbers, numbers)
    .map(sorted)
    .flatmap(lambda pair: st.sampled_from([{"at_least": pair[0], "at_most": pair[1]}, {"at_least": pair[0]}]))
)
tables = st.lists(st.sampled_from(TIED), min_size=2, max_size=4, unique=True).flatmap(
    lambda names: st.lists(st.fixed_dictionaries(dict.fromkeys(names, ends)), min_size=8, max_size=8).filter(differ)
)
few_tables = settings(tries(4), phases=[Phase.explicit, Phase.generate])


@pytest.mark.parametrize(
    ("notice", "section"),
    [("chongqing-2024", "municipal"), ("liangshan-2025", "schools"), ("national-2013", "national")],
)
@few_tables
@given(drawn=tables)
def test_a_table_of_few_columns_is_judged_as_files_of_few_facts(notice: str, section: str, drawn: list[Sheet]) -> None:
    edition = get_edition(notice)
    sheets = [sheet | {"applicant_kind": "vocational_college"} for sheet in drawn]
    rows = [{name: cell for name, cell in row(sheet).items() if name.partition("__")[0] in sheet} for sheet in sheets]
    schema = {name: pl.String if name == "applicant_kind" else pl.Int64 for name in rows[0]}
    judged = check_frame(pl.DataFrame(rows, schema=schema), section, edition=edition)
    book = edition.rulebook(section)
    for sheet, cells in zip(sheets, judged.rows(named=True), strict=True):
        facts = facts_of_row(sheet, edition)
        for clause in book.clauses:
            expected = None if facts is None else evaluate(book, facts).finding(clause).status.value
            assert cells[clause] == expected, clause


def test_a_total_that_is_no_column_follows_from_its_parts() -> None:
    table = pl.DataFrame([{"students": 66, "teachers_full_time": 2, "teachers_part_time": 1}])
    assert check_frame(table, "municipal")["4.1.2.3.b"].to_list() == ["met"]


def test_a_printed_ratio_of_none_is_refused_as_in_a_file() -> None:
    table = pl.DataFrame([{"students_per_teacher_printed": 0}, {"students_per_teacher_printed": 1}])
    assert check_frame(table, "municipal")["4.1.2.3.b"].to_list() == [None, "met"]
    assert validate_frame(table)["row"].to_list() == [0]
