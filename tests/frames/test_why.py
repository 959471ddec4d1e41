"""What a row lacks of a number that is asked for, where the number itself does not count too."""

from __future__ import annotations

import polars as pl
import pytest

from skillbase_rules import get_edition
from skillbase_rules.engine.criteria import Amount, total
from skillbase_rules.frames import check_frame
from tests.support.toy import village_asking


def of_workshops(minimum: int | None, maximum: int | None, *, exclusive: bool) -> object:
    leaf = Amount("b.1", total("workshops"), minimum, maximum, exclusive)
    table = pl.DataFrame({"workshops": [2, 3, 4, 5, 6]})
    judged = check_frame(table, "municipal", edition=village_asking(leaf), shortfalls=True)
    return judged["b.1__shortfall"].to_list()


@pytest.mark.parametrize(
    ("minimum", "maximum", "exclusive", "lacking"),
    [
        (4, None, False, [2, 1, None, None, None]),
        (4, None, True, [3, 2, 1, None, None]),
        (None, 4, False, [None, None, None, 1, 2]),
        (None, 4, True, [None, None, 1, 2, 3]),
        (3, 5, False, [1, None, None, None, 1]),
        (3, 5, True, [2, 1, None, 1, 2]),
    ],
)
def test_what_is_lacking_or_too_many_is_told(
    minimum: int | None, maximum: int | None, exclusive: bool, lacking: list[int | None]
) -> None:
    assert of_workshops(minimum, maximum, exclusive=exclusive) == lacking


def test_where_nobody_knows_the_most_that_is_lacking_it_is_told_of_nobody() -> None:
    table = pl.DataFrame({"annual_trainees__min": [2000], "annual_trainees_senior_plus": [100]})
    judged = check_frame(table, "national", edition=get_edition("national-2013"), shortfalls=True)
    assert judged.select("2.d__shortfall", "2.d__shortfall__max").row(0) == (300, None)
