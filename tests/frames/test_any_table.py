"""Whatever a table holds, it is judged, or one clear sentence says why not; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Language
from skillbase_rules.frames import (
    CHINESE_COLUMNS,
    TableError,
    check_frame,
    count_statuses,
    facts_from_frame,
    prefer_frame,
    sensitivity_frame,
    threshold_sweep,
    validate_frame,
)
from tests.support.any_table import BUILDERS, arrow_tables, columns_of, pandas_frames
from tests.support.tries import tries

SECTIONS = ("applicant", "national", "municipal", "commitments", "preferential", "outcomes_year_two")
LANGUAGES: list[Language | None] = [None, "zh", "en"]


def answer(ask: Callable[[], Any]) -> dict[str, str] | None:
    """Return the columns of an answer; None where it was refused as it should be."""
    try:
        return columns_of(ask())
    except (SkillbaseError, ValidationError):
        return None


def ask_anything(table: Any, data: st.DataObject) -> None:
    """Ask one question about a table; whatever is no result must be a refusal."""
    names = data.draw(st.sampled_from([None, CHINESE_COLUMNS]))
    section = data.draw(st.sampled_from(SECTIONS))
    own = columns_of(table)
    match data.draw(st.sampled_from(["check", "check", "prefer", "validate", "count", "sweep", "read"])):
        case "check":
            lacking, reasons = data.draw(st.booleans()), data.draw(st.sampled_from(LANGUAGES))
            judged = answer(lambda: check_frame(table, section, columns=names, shortfalls=lacking, reasons=reasons))
            assert judged is None or own.items() <= judged.items()
        case "prefer":
            track = data.draw(st.sampled_from([None, "national", "nope"]))
            judged = answer(lambda: prefer_frame(table, track, columns=names))
            assert judged is None or own.items() <= judged.items()
        case "validate":
            key = data.draw(st.sampled_from([None, *own, "nothing"]))
            problems = answer(lambda: validate_frame(table, key=key, columns=names, language="en"))
            assert problems is None or list(problems) == ["row", "column", "reason"]
        case "count":
            by = data.draw(st.lists(st.sampled_from([*own, "nothing"]), max_size=2))
            answer(lambda: count_statuses(table, section, by=by, columns=names))
        case "sweep":
            value = data.draw(st.integers(-1, 10**20))
            answer(lambda: threshold_sweep(table, "national_min_capacity", [value], tracks=[section], columns=names))
        case "read":
            with suppress(SkillbaseError):
                facts_from_frame(table, columns=names)


@pytest.mark.parametrize("backend", BUILDERS)
@tries(4)
@given(table=arrow_tables(), data=st.data())
def test_a_table_of_any_columns_is_judged_or_refused(backend: str, table: Any, data: st.DataObject) -> None:
    ask_anything(BUILDERS[backend](table), data)


@tries(12)
@given(table=pandas_frames())
def test_the_rows_told_are_those_refused_in_a_table_of_careless_hands(table: pd.DataFrame) -> None:
    try:
        judged = check_frame(table, "municipal")
    except SkillbaseError:
        return
    told = validate_frame(table)["row"].dropna()
    assert set(told) == {place for place, status in enumerate(judged["4.1.2"]) if pd.isna(status)}
    refused = set(told)
    try:
        assert len(facts_from_frame(table)) == len(table)
    except TableError:
        assert refused
    else:
        assert not refused


@tries(15)
@given(table=pandas_frames(), data=st.data())
def test_a_table_of_careless_hands_is_judged_or_refused(table: Any, data: st.DataObject) -> None:
    ask_anything(table, data)


@pytest.mark.parametrize("header", ["*", "^promised.*$"])
def test_a_header_that_polars_takes_for_several_is_refused_where_it_is_read(header: str) -> None:
    table = pl.DataFrame({header: [9], "promised_x": [1]})
    asks: tuple[Callable[[], object], ...] = (
        lambda: check_frame(table, "national", columns={header: "promised_year1_system_occupations"}),
        lambda: validate_frame(table, key=header),
        lambda: sensitivity_frame(table, "national", each=True, key=header),
        lambda: count_statuses(table, "national", by=[header]),
    )
    for ask in asks:
        with pytest.raises(TableError, match="rename it"):
            ask()
    # Nobody reads it here.
    assert header in check_frame(table, "national").columns


@pytest.mark.parametrize("kind", [pa.table, pl.DataFrame, pd.DataFrame], ids=["pyarrow", "polars", "pandas"])
def test_numbers_without_a_sign_are_refused_where_they_are_too_large(kind: Callable[..., Any]) -> None:
    sizes = np.array([2**63, 2**64 - 1, 10**15 + 1, 10**15, 0], dtype=np.uint64)
    table = kind({"students": sizes})
    assert nw.from_native(validate_frame(table), eager_only=True)["row"].to_list() == [0, 1, 2]
    judged = nw.from_native(check_frame(table, "national"), eager_only=True)
    assert judged["4.1.1"].is_null().to_list() == [True, True, True, False, False]
