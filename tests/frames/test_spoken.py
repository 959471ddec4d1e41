"""Values as people write them are read in every kind of table, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from skillbase_rules import Facts
from skillbase_rules.engine.text import LANGUAGES
from skillbase_rules.frames import CHINESE_COLUMNS, check_frame, facts_from_frame, validate_frame
from skillbase_rules.frames.spoken import NO, SAID, YES, words_of
from tests.support.tables import BACKENDS

SAID_SO: list[dict[str, Any]] = [
    {"applicant_kind": "职业院校", "is_technical_college": "是", "enterprise_based": "否", "rules_finance": "yes"},
    {"applicant_kind": "vocational_college", "is_technical_college": "TRUE", "enterprise_based": None,
     "rules_finance": "否"},
    {"applicant_kind": "公共实训基地", "is_technical_college": None, "enterprise_based": "是", "rules_finance": None},
]  # fmt: skip
MEANT: list[dict[str, Any]] = [
    {"applicant_kind": "vocational_college", "is_technical_college": True, "enterprise_based": False,
     "rules_finance": True},
    {"applicant_kind": "vocational_college", "is_technical_college": True, "enterprise_based": None,
     "rules_finance": False},
    {"applicant_kind": "public_training_base", "is_technical_college": None, "enterprise_based": True,
     "rules_finance": None},
]  # fmt: skip
IN_WORDS: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "pyarrow": lambda rows: pl.DataFrame(rows).to_arrow(),
    "duckdb": lambda rows: duckdb.connect().from_arrow(pl.DataFrame(rows).to_arrow()),
}
"""How to make a table of words where the usual way makes one of booleans."""
KINDS = {name: pl.String if name == "applicant_kind" else pl.Boolean for name in MEANT[0]}


@pytest.mark.parametrize(
    ("backend", "part"),
    [*((backend, "applicant") for backend in BACKENDS), ("polars", "national"), ("pandas", "national")],
)
def test_words_mean_what_the_values_mean(backend: str, part: str) -> None:
    build, read = BACKENDS[backend]
    said = read(check_frame(IN_WORDS.get(backend, build)(SAID_SO), part, shortfalls=True, reasons="zh"))
    meant = read(check_frame(build(MEANT), part, shortfalls=True, reasons="zh"))
    results = [name for name in meant[0] if name not in MEANT[0]]
    assert [[row[name] for name in results] for row in said] == [[row[name] for name in results] for row in meant]


def test_words_are_read_into_facts() -> None:
    said = pl.DataFrame(SAID_SO)
    assert facts_from_frame(said) == facts_from_frame(pl.DataFrame(MEANT, schema=KINDS))


@pytest.mark.parametrize("made", [pl.DataFrame, pd.DataFrame, lambda rows: pd.DataFrame(rows).astype(object)])
@pytest.mark.parametrize(
    ("fact", "wrong"), [("rules_finance", "也许"), ("rules_finance", ""), ("applicant_kind", "学校")]
)
def test_a_word_that_says_none_of_the_values_is_refused_and_told(made: Any, fact: str, wrong: str) -> None:
    table = made([{**SAID_SO[0], fact: wrong}])
    verdicts = check_frame(table, "national")
    assert pd.isna(verdicts["4.1.1"].to_list()[0])
    (problem,) = validate_frame(table, language="zh")["reason"].to_list()
    assert "应为" in problem
    assert "职业院校" in problem or fact != "applicant_kind"


def test_a_table_filled_in_in_chinese_is_judged_as_it_stands() -> None:
    table = pd.DataFrame(
        {"申报主体类型": ["职业院校"], "是否技工院校": ["是"], "财务管理制度": ["否"], "年培训能力": [1999]}
    )
    judged = check_frame(table, "national", columns=CHINESE_COLUMNS, language="zh")
    assert judged["4.1.1.1.b 培训财务制度"].to_list() == ["不符合"]
    assert judged["4.1.1 国家级基础条件"].to_list() == ["不符合"]


def test_no_word_says_two_values() -> None:
    assert not set(YES) & set(NO)
    assert set(SAID.values()) == {True, False}
    for fact in Facts.named_values():
        words = [word for written in words_of(Facts, fact).values() for word in written]
        assert len(words) == len(set(words)), fact
    assert LANGUAGES == ("zh", "en")
