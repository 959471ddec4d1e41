from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.procedure.days import CalendarError, day_of

DAY = date(2024, 9, 13)


@pytest.mark.parametrize(
    "written",
    ["2024-09-13", "2024-9-13", "2024/9/13", "2024/09/13", "2024年9月13日", " 2024年09月13日 ", "２０２４／９／１３"],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert day_of("start", written) == DAY


def test_a_date_is_that_day() -> None:
    assert day_of("start", DAY) is DAY


@pytest.mark.parametrize(
    "written", ["", "13/9/2024", "2024-9/13", "20240913", "2024-09-13T08:00", "tomorrow", "九月十三日"]
)
def test_what_is_no_day_is_refused_with_what_would_be_right(written: str) -> None:
    with pytest.raises(CalendarError, match="write a day as 2024-09-13, 2024/9/13 or 2024年9月13日") as caught:
        day_of("start", written)
    assert str(caught.value).startswith(f"start is {written!r}")
    assert caught.value.text.zh.startswith(f"start 为 {written!r}")


@pytest.mark.parametrize("written", ["2023-02-29", "2024/13/1", "2024年9月31日", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(CalendarError, match="there is no such day"):
        day_of("start", written)


@pytest.mark.parametrize("given", [None, 20240913, datetime(2024, 9, 13, tzinfo=UTC), ("2024-09-13",)])
def test_what_is_neither_a_date_nor_text_is_refused(given: object) -> None:
    with pytest.raises(CalendarError, match="plain date"):
        day_of("start", given)


def test_the_error_is_of_this_library_and_of_the_kind_that_python_uses() -> None:
    assert issubclass(CalendarError, SkillbaseError)
    assert issubclass(CalendarError, ValueError)


@given(st.dates())
def test_every_day_reads_back_in_all_three_ways(day: date) -> None:
    year, month, number = f"{day.year:04}", day.month, day.day
    for written in (f"{year}-{month}-{number}", f"{year}/{month}/{number}", f"{year}年{month}月{number}日"):
        assert day_of("day", written) == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused_as_one(text: str) -> None:
    try:
        day = day_of("day", text)
    except CalendarError:
        return
    assert str(day.year) in text or not text.isascii()
