"""Polars' tables are asked in Polars' own words, all others in narwhals', and either has every word that is used."""

from __future__ import annotations

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from skillbase_rules.frames.dialect import Dialect, dialect_of, spoken
from skillbase_rules.frames.table import beside, opened

CELLS = {"counted": [1, 2]}
WORDS = [name for name in (*vars(Dialect), *Dialect.__annotations__) if not name.startswith("_")]


@pytest.mark.parametrize(
    ("frame", "module"),
    [(pl.DataFrame(CELLS), pl), (pl.LazyFrame(CELLS), pl), (pd.DataFrame(CELLS), nw), (pa.table(CELLS), nw)],
    ids=["polars", "lazy", "pandas", "pyarrow"],
)
def test_a_table_is_asked_in_its_own_dialect(frame: object, module: object) -> None:
    dialect = dialect_of(opened(frame))
    assert dialect is module
    assert spoken(dialect.col("counted")) is module


@pytest.mark.parametrize("word", WORDS)
def test_both_dialects_have_every_word(word: str) -> None:
    assert hasattr(pl, word)
    assert hasattr(nw, word)


def test_a_table_of_polars_understands_both() -> None:
    table = opened(pl.DataFrame(CELLS))
    own = beside(table, {"more": dialect_of(table).col("counted") + 1})
    assert own.to_native().equals(beside(table, {"more": nw.col("counted") + 1}).to_native())
    assert beside(table, {}) is table
