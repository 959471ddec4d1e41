"""Applications and tables meet in facts."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import Application, Facts, derive_facts
from skillbase_rules.engine.errors import CountingMismatchError
from skillbase_rules.engine.quantities import Persons, Quantity
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.frames import (
    LARGEST_COUNT,
    TableError,
    check_frame,
    facts_from_frame,
    frame_from_applications,
    synthetic_applicants,
    validate_frame,
)
from skillbase_rules.frames.records import Backend
from tests.support.sheets import Sheet
from tests.support.tables import as_polars, differ, known_and_vague, without_shrinking

KINDS: list[Backend] = ["polars", "pandas", "pyarrow"]
FILES = ("technician_college", "enterprise_training_centre", "public_training_base", "sparse")
EXAMPLES = [Application.model_validate_json(Path(f"examples/{name}.json").read_text("utf-8")) for name in FILES]


@pytest.mark.parametrize("backend", KINDS)
def test_examples_come_back_as_their_facts(backend: Backend) -> None:
    table = frame_from_applications(EXAMPLES, backend=backend)
    assert facts_from_frame(table) == tuple(derive_facts(one) for one in EXAMPLES)


@without_shrinking
@given(pairs=st.lists(known_and_vague, min_size=2, max_size=2).filter(differ))
def test_fact_sheets_come_back_as_they_were(pairs: list[tuple[Sheet, Sheet]]) -> None:
    sheets = tuple(Facts.model_validate(sheet) for pair in pairs for sheet in pair)
    for backend in KINDS:
        assert facts_from_frame(frame_from_applications(sheets, backend=backend)) == sheets


def test_the_name_stands_beside_the_facts() -> None:
    table = as_polars(frame_from_applications([EXAMPLES[0], Facts()]))
    assert table["applicant"].to_list() == [EXAMPLES[0].applicant.name, None]


def test_facts_counted_otherwise_are_refused() -> None:
    with pytest.raises(CountingMismatchError):
        frame_from_applications([Facts(counted_under=Counting(own_students="counted"))])


def test_a_count_too_large_for_a_table_is_refused() -> None:
    with pytest.raises(TableError, match="Row 0 has a students"):
        frame_from_applications([Facts().model_copy(update={"students": Quantity.exactly(LARGEST_COUNT + 1)})])


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"students": [5, -1]}, "Row 1 .*students.*negative"),
        ({"students": [5, 2], "students_senior_plus": [5, 3]}, "Row 1 .*cannot exceed"),
        ({"students": [5, 7], "students__max": [5, 6]}, "Row 1 .*students"),
        ({"students__min": [5, 7], "students__max": [5, 6]}, "Row 1 .*students"),
        ({"students": [5.0, 5.5]}, "Row 1 .*students"),
    ],
)
def test_a_row_that_cannot_be_is_named(cells: dict[str, list[int]], what: str) -> None:
    with pytest.raises(TableError, match=what):
        facts_from_frame(pl.DataFrame(cells))


def test_whole_floats_and_nan_are_read() -> None:
    table = pl.LazyFrame({"students": [5.0, float("nan")], "rules_finance": [True, None]})
    assert facts_from_frame(table) == (Facts(students=Persons.exactly(5), rules_finance=True), Facts())


def test_invented_applicants_contradict_nothing_and_vary() -> None:
    table = as_polars(synthetic_applicants(400))
    assert len(facts_from_frame(table)) == 400
    assert validate_frame(table).is_empty()
    for track, section in (("national", "4.1.1"), ("municipal", "4.1.2")):
        assert {"not_met", "unknown"} <= set(check_frame(table, track)[section])


def test_invented_applicants_are_the_same_for_one_seed() -> None:
    short, long = as_polars(synthetic_applicants(3)), as_polars(synthetic_applicants(9))
    assert long.head(3).equals(short)
    assert not as_polars(synthetic_applicants(3, seed=7)).equals(short)


def test_the_same_seed_invents_the_same_applicants_everywhere() -> None:
    told = json.dumps(as_polars(synthetic_applicants(200)).to_dicts(), ensure_ascii=False)
    assert sha256(told.encode()).hexdigest()[:16] == "6eb5dc3b3a215c66"


def test_a_fraction_is_no_bound_beside_a_number_either() -> None:
    with pytest.raises(TableError, match="students"):
        facts_from_frame(pl.DataFrame({"students": [4], "students__min": [0.5]}))
