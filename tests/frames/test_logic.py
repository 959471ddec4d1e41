"""Conditions and numbers say in every row what plain Python says of it, whether they are columns or plain values."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import narwhals as nw
import polars as pl
import pytest

from skillbase_rules.engine.narrowing import OPEN
from skillbase_rules.frames.logic import (
    Number,
    Truth,
    above,
    both,
    ceiling,
    chosen,
    column,
    either,
    every,
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

NOTHING = 9
"""From here on a number is as good as none to `lowest`."""
ROWS = [
    {"p": p, "q": q, "r": r, "m": m, "n": n}
    for (p, q, r), (m, n) in product(product((True, False), repeat=3), product((0, 3, 5), repeat=2))
]
TABLE = nw.from_native(pl.DataFrame(ROWS))
TRUTHS: dict[str, Truth] = {"p": nw.col("p"), "q": nw.col("q"), "r": nw.col("r"), "yes": True, "no": False}
NUMBERS: dict[str, Number] = {"m": nw.col("m"), "n": nw.col("n"), "0": 0, "4": 4, "7": 7}

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


def read(said: Truth | Number) -> list[object]:
    """Return what a condition or a number is in every row."""
    if isinstance(said, nw.Expr):
        return list(TABLE.select(said.alias("said"))["said"].to_list())
    return [said] * len(ROWS)


def truths(names: tuple[str, ...]) -> list[list[bool]]:
    plain = {"yes": True, "no": False}
    return [[bool(row[name]) if name in row else plain[name] for name in names] for row in ROWS]


def numbers(names: tuple[str, ...]) -> list[list[int]]:
    return [[int(row[name]) if name in row else int(name) for name in names] for row in ROWS]


@pytest.mark.parametrize("names", CONJOINED, ids=str)
def test_conditions_are_joined(names: tuple[str, ...]) -> None:
    parts, expected = [TRUTHS[name] for name in names], truths(names)
    for joined, plain in ((every, all), (some, any)):
        assert read(joined(parts)) == [plain(row) for row in expected]
    assert read(both(*parts)) == [all(row) for row in expected]
    assert read(either(*parts)) == [any(row) for row in expected]


@pytest.mark.parametrize("names", list(product(TRUTHS, repeat=3)), ids=str)
def test_one_condition_or_another_is_chosen(names: tuple[str, str, str]) -> None:
    where, one, other = (TRUTHS[name] for name in names)
    assert read(negated(where)) == [not row[0] for row in truths(names)]
    assert read(chosen(where, one, other)) == [row[1] if row[0] else row[2] for row in truths(names)]


PAIRS: list[tuple[Callable[[Number, Number], Truth | Number], Callable[[int, int], object]]] = [
    (larger, max),
    (smaller, min),
    (above, lambda one, other: one > other),
]


@pytest.mark.parametrize("names", list(product(NUMBERS, repeat=2)), ids=str)
def test_two_numbers_are_set_against_each_other(names: tuple[str, str]) -> None:
    one, other = (NUMBERS[name] for name in names)
    for told, plain in PAIRS:
        assert read(told(one, other)) == [plain(*row) for row in numbers(names)]
    for where, row_is in (("p", [row["p"] for row in ROWS]), ("yes", [True] * len(ROWS)), ("no", [False] * len(ROWS))):
        expected = [row[0] if holds else row[1] for holds, row in zip(row_is, numbers(names), strict=True)]
        assert read(picked(TRUTHS[where], one, other)) == expected


@pytest.mark.parametrize("names", ADDED, ids=str)
def test_several_numbers_are_added_and_their_ends_are_found(names: tuple[str, ...]) -> None:
    own, *others = (NUMBERS[name] for name in names)
    assert read(total([own, *others])) == [sum(row) for row in numbers(names)]
    assert read(highest(own, others)) == [max(row) for row in numbers(names)]
    assert read(lowest(own, [*others, NOTHING, NOTHING + 1], NOTHING)) == [min(row) for row in numbers(names)]
    assert read(times(own, 1)) == [row[0] for row in numbers(names)]
    assert read(times(own, 3)) == [3 * row[0] for row in numbers(names)]


def test_what_is_known_before_any_row_is_read_is_settled_there() -> None:
    many = nw.col("m")
    assert every([nw.col("p"), False]) is False
    assert some([nw.col("p"), True]) is True
    assert above(0, many) is False
    assert above(many, OPEN) is False
    assert isinstance(above(many, OPEN - 1), nw.Expr)
    for same in (larger(many, 0), larger(0, many), highest(many, [0, -1]), lowest(many, [9, 10], 9)):
        assert same is many
    for same in (times(many, 1), ceiling(many, 1), total([0, many])):
        assert same is many
    assert total([]) == 0
    assert read(lowest(many, [8], 9)) == [min(int(row["m"]), 8) for row in ROWS]
    assert read(highest(many, [1])) == [max(int(row["m"]), 1) for row in ROWS]
    assert read(ceiling(many, 3)) == [-(-int(row["m"]) // 3) for row in ROWS]
    assert column(many) is many
    assert TABLE.select(said=column(True))["said"].to_list() == [True]
