"""Conditions and numbers say in every row what plain Python says of it, whether they are columns or plain values."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from skillbase_rules.engine.narrowing import OPEN
from skillbase_rules.frames.dialect import Dialect, dialect_of, spoken
from skillbase_rules.frames.logic import (
    Number,
    Truth,
    above,
    alike,
    both,
    ceiling,
    chosen,
    column,
    either,
    every,
    given,
    highest,
    larger,
    lowest,
    negated,
    picked,
    smaller,
    some,
    times,
    total,
)
from skillbase_rules.frames.table import Table, beside

NOTHING = 9
"""From here on a number is as good as none to `lowest`."""
ROWS = [
    {"p": p, "q": q, "r": r, "m": m, "n": n}
    for (p, q, r), (m, n) in product(product((True, False), repeat=3), product((0, 3, 5), repeat=2))
]
TABLE = nw.from_native(pl.DataFrame(ROWS))
OTHER = nw.from_native(pd.DataFrame(ROWS))
PLAIN = {"yes": True, "no": False}
TRUTHS = ("p", "q", "r", "yes", "no")
NUMBERS = ("m", "n", "0", "4", "7")
in_both_dialects = pytest.mark.parametrize(
    "dialect", [dialect_of(TABLE), dialect_of(OTHER)], ids=["polars", "narwhals"]
)

CONJOINED: list[tuple[str, ...]] = [
    (),
    *((name,) for name in TRUTHS),
    *product(TRUTHS, repeat=2),
    ("p", "q", "r", "yes"),
    ("p", "no", "q", "r"),
]
ADDED: list[tuple[str, ...]] = [
    *((name,) for name in NUMBERS),
    *product(NUMBERS, repeat=2),
    ("m", "n", "4"),
    ("0", "m", "7", "n"),
    ("7", "0", "4"),
]


def truth(name: str, dialect: Dialect) -> Truth:
    return PLAIN[name] if name in PLAIN else dialect.col(name)


def number(name: str, dialect: Dialect) -> Number:
    return int(name) if name.isdigit() else dialect.col(name)


def read(said: Truth | Number) -> list[object]:
    """Return what a condition or a number is in every row."""
    if isinstance(said, int):
        return [said] * len(ROWS)
    # What is spoken of in narwhals' words is told to any table.
    tables = (TABLE, OTHER) if spoken(said) is dialect_of(OTHER) else (TABLE,)
    told, *others = [_cells(beside(table, {"said": said})) for table in tables]
    assert all(each == told for each in others)
    return told


def _cells(table: Table) -> list[object]:
    assert isinstance(table, nw.DataFrame)
    # Pandas has no other nothing among numbers than one that is not itself.
    return [None if cell != cell else cell for cell in table["said"].to_list()]  # noqa: PLR0124


def truths(names: tuple[str, ...]) -> list[list[bool]]:
    plain = {"yes": True, "no": False}
    return [[bool(row[name]) if name in row else plain[name] for name in names] for row in ROWS]


def numbers(names: tuple[str, ...]) -> list[list[int]]:
    return [[int(row[name]) if name in row else int(name) for name in names] for row in ROWS]


@pytest.mark.parametrize("names", CONJOINED, ids=str)
@in_both_dialects
def test_conditions_are_joined(names: tuple[str, ...], dialect: Dialect) -> None:
    parts, expected = [truth(name, dialect) for name in names], truths(names)
    for joined, plain in ((every, all), (some, any)):
        assert read(joined(parts)) == [plain(row) for row in expected]
    assert read(both(*parts)) == [all(row) for row in expected]
    assert read(either(*parts)) == [any(row) for row in expected]


@pytest.mark.parametrize("names", list(product(TRUTHS, repeat=3)), ids=str)
@in_both_dialects
def test_one_condition_or_another_is_chosen(names: tuple[str, str, str], dialect: Dialect) -> None:
    where, one, other = (truth(name, dialect) for name in names)
    assert read(negated(where)) == [not row[0] for row in truths(names)]
    assert read(alike(where, one)) == [row[0] == row[1] for row in truths(names)]
    assert read(chosen(where, one, other)) == [row[1] if row[0] else row[2] for row in truths(names)]


PAIRS: list[tuple[Callable[[Number, Number], Truth | Number], Callable[[int, int], object]]] = [
    (larger, max),
    (smaller, min),
    (above, lambda one, other: one > other),
]


@pytest.mark.parametrize("names", list(product(NUMBERS, repeat=2)), ids=str)
@in_both_dialects
def test_two_numbers_are_set_against_each_other(names: tuple[str, str], dialect: Dialect) -> None:
    one, other = (number(name, dialect) for name in names)
    for told, plain in PAIRS:
        assert read(told(one, other)) == [plain(*row) for row in numbers(names)]
    for where, row_is in (("p", [row["p"] for row in ROWS]), ("yes", [True] * len(ROWS)), ("no", [False] * len(ROWS))):
        expected = [row[0] if holds else row[1] for holds, row in zip(row_is, numbers(names), strict=True)]
        assert read(picked(truth(where, dialect), one, other)) == expected


@pytest.mark.parametrize("names", ADDED, ids=str)
@in_both_dialects
def test_several_numbers_are_added_and_their_ends_are_found(names: tuple[str, ...], dialect: Dialect) -> None:
    own, *others = (number(name, dialect) for name in names)
    assert read(total([own, *others])) == [sum(row) for row in numbers(names)]
    assert read(highest(own, others)) == [max(row) for row in numbers(names)]
    assert read(lowest(own, [*others, NOTHING, NOTHING + 1], NOTHING)) == [min(row) for row in numbers(names)]
    assert read(times(own, 1)) == [row[0] for row in numbers(names)]
    assert read(times(own, 3)) == [3 * row[0] for row in numbers(names)]


@in_both_dialects
def test_what_is_known_before_any_row_is_read_is_settled_there(dialect: Dialect) -> None:
    many, where = dialect.col("m"), dialect.col("p")
    assert every([where, False]) is False
    assert some([where, True]) is True
    assert every([]) is True
    assert some([]) is False
    assert alike(where, True) is where
    assert given(True, many) is many
    assert read(given(where, many)) == [row["m"] if row["p"] else None for row in ROWS]
    assert read(given(False, many)) == [None] * len(ROWS)
    assert above(0, many) is False
    assert above(many, OPEN) is False
    assert not isinstance(above(many, OPEN - 1), bool)
    for same in (larger(many, 0), larger(0, many), highest(many, [0, -1]), lowest(many, [9, 10], 9)):
        assert same is many
    for same in (times(many, 1), ceiling(many, 1), total([0, many])):
        assert same is many
    assert total([]) == 0
    assert read(lowest(many, [8], 9)) == [min(int(row["m"]), 8) for row in ROWS]
    assert read(highest(many, [1])) == [max(int(row["m"]), 1) for row in ROWS]
    assert read(ceiling(many, 3)) == [-(-int(row["m"]) // 3) for row in ROWS]
    assert column(many, dialect) is many
    assert read(column(True, dialect)) == [True] * len(ROWS)
