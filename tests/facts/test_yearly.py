from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules.facts.yearly import YearlyFigure, Years, added_up
from tests.support.tries import tries

MOST = 4
YEARS = (2021, 2022, 2023)
LAST, ALL = (2023, 2023), (2021, 2023)


@pytest.mark.parametrize(
    ("figures", "asked", "expected"),
    [
        ([], LAST, (0, None)),
        ([(LAST, 40, 40)], LAST, (40, 40)),
        ([(ALL, 36, 36)], LAST, (0, 36)),
        ([(ALL, 36, 36)], ALL, (36, 36)),
        ([(ALL, 36, 36), ((2021, 2022), 20, 24)], LAST, (12, 16)),
        ([(LAST, 12, 12), ((2021, 2022), 24, None)], ALL, (36, None)),
        ([((2022, 2024), 30, 30), ((2024, 2024), 5, 7)], LAST, (0, 25)),
        ([((2022, 2022), 9, 9)], ALL, (9, None)),
        ([(LAST, 10, 12), (LAST, 11, 20)], LAST, (11, 12)),
        ([((2019, 2019), 3, 3)], LAST, (0, None)),
    ],
)
def test_figures_of_one_year_or_several_bound_what_some_years_add_up_to(
    figures: list[tuple[Years, int, int | None]], asked: Years, expected: tuple[int, int | None]
) -> None:
    assert added_up([YearlyFigure(*figure) for figure in figures], asked) == expected


@pytest.mark.parametrize(
    "figures", [[(LAST, 10, 10), (LAST, 11, 11)], [(ALL, 9, 9), (LAST, 10, None)], [((2020, 2021), 5, 5), (ALL, 0, 3),
                ((2020, 2020), 0, 1)]],
)  # fmt: skip
def test_figures_that_cannot_all_be_true_are_told(figures: list[tuple[Years, int, int | None]]) -> None:
    assert added_up([YearlyFigure(*figure) for figure in figures], LAST) is None


ends = st.tuples(st.integers(0, 3 * MOST), st.integers(0, MOST))
spans = st.sampled_from([(first, last) for first, last in product(YEARS, YEARS) if first <= last])
figures = st.builds(lambda span, end: YearlyFigure(span, end[0], end[0] + end[1]), spans, ends)


@tries(100)
@given(st.lists(figures, max_size=4), spans)
def test_the_bounds_are_those_of_every_way_to_fill_the_years(stated: list[YearlyFigure], asked: Years) -> None:
    whole = [*stated, *(YearlyFigure((year, year), 0, MOST) for year in YEARS)]
    ways = [dict(zip(YEARS, filled, strict=True)) for filled in product(range(MOST + 1), repeat=len(YEARS))]
    sums = [
        total(way, asked) for way in ways if all(low <= total(way, years) <= (high or 0) for years, low, high in whole)
    ]
    expected = (min(sums), max(sums)) if sums else None
    assert added_up(whole, asked) == expected
    assert added_up(reversed(whole), asked) == expected


def total(way: dict[int, int], years: Years) -> int:
    return sum(way[year] for year in range(years[0], years[1] + 1))
