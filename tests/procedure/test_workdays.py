from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import procedure
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.procedure import publicity
from skillbase_rules.procedure.days import CalendarError, ProvisionalError
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.procedure.statutory import statutory_days
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar

# Imported by name because the package carries no types.
is_workday: Callable[[date], bool] = importlib.import_module("chinese_calendar").is_workday

DAY = timedelta(days=1)
LAST_OFFICIAL = MAINLAND_CHINA.official_years[-1]
OPEN = LAST_OFFICIAL + 1  # the first year without a published schedule, whatever release of holidays is installed

DIFFERENCES = {
    # The notice for 2006 made Saturday 31 December 2005 a working day in exchange for Tuesday 3 January 2006.
    # chinesecalendar knows the day off but not the working day; holidays knows both.
    date(2005, 12, 31): True,
}
"""The days on which this library and chinesecalendar differ, with this library's answer."""

SCHEDULE_2089 = YearSchedule(
    year=2089,
    days_off=frozenset({date(2089, 10, 6), date(2089, 10, 7)}),
    make_up_days=frozenset({date(2089, 10, 8), date(2088, 12, 26)}),
)

days = st.dates(date(2001, 1, 1), date(2040, 12, 31))
numbers = st.integers(1, 300)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + n * DAY for n in range((date(year + 1, 1, 1) - first).days)]


def working(calendar: WorkingCalendar, year: int) -> set[date]:
    return {day for day in days_of(year) if calendar.is_working_day(day)}


# Official years


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_agrees_with_chinesecalendar(year: int) -> None:
    found = {
        day: bool(MAINLAND_CHINA.is_working_day(day))
        for day in days_of(year)
        if bool(MAINLAND_CHINA.is_working_day(day)) is not is_workday(day)
    }
    assert found == {day: answer for day, answer in DIFFERENCES.items() if day.year == year}


def test_no_difference_falls_in_the_years_that_must_agree() -> None:
    assert not [day for day in DIFFERENCES if 2007 <= day.year <= 2026]


@pytest.mark.parametrize("day", [date(2024, 2, 4), date(2024, 9, 14), date(2024, 9, 29), date(2024, 10, 12)])
def test_a_make_up_day_is_a_working_day(day: date) -> None:
    assert day.weekday() >= 5
    assert MAINLAND_CHINA.is_working_day(day).is_working is True


@pytest.mark.parametrize("day", [date(2024, 2, 16), date(2024, 9, 16), date(2024, 9, 21), date(2024, 10, 1)])
def test_holidays_substituted_days_and_weekends_are_rest_days(day: date) -> None:
    assert MAINLAND_CHINA.is_working_day(day).is_working is False
    assert not MAINLAND_CHINA.is_working_day(day)


@pytest.mark.parametrize(
    ("start", "not_counted", "counted"),
    [
        (date(2024, 9, 13), date(2024, 9, 23), date(2024, 9, 20)),
        (date(2024, 9, 30), date(2024, 10, 12), date(2024, 10, 11)),
        (date(2024, 8, 2), date(2024, 8, 9), date(2024, 8, 8)),
    ],
)
def test_five_working_days(start: date, not_counted: date, counted: date) -> None:
    assert MAINLAND_CHINA.add_working_days(start, 5).end == not_counted
    assert MAINLAND_CHINA.add_working_days(start, 5, count_start=True).end == counted


def test_the_days_counted_are_listed_one_by_one() -> None:
    found = MAINLAND_CHINA.add_working_days(date(2024, 9, 13), 5)
    assert [day.day for day in found.days] == [14, 18, 19, 20, 23]
    assert (found.start, found.end, found.count, found.count_start) == (found.start, found.days[-1], 5, False)


def test_the_next_working_day_is_later_unless_the_start_counts() -> None:
    friday, saturday = date(2024, 8, 2), date(2024, 8, 3)
    assert MAINLAND_CHINA.next_working_day(friday).day == date(2024, 8, 5)
    assert MAINLAND_CHINA.next_working_day(friday, count_start=True).day == friday
    assert MAINLAND_CHINA.next_working_day(saturday, count_start=True).day == date(2024, 8, 5)


def test_a_period_of_one_day_has_its_start_or_nothing() -> None:
    friday = date(2024, 8, 2)
    assert MAINLAND_CHINA.working_days_between(friday, friday).days == ()
    assert MAINLAND_CHINA.working_days_between(friday, friday, count_start=True).days == (friday,)


def test_a_period_runs_over_the_turn_of_the_year() -> None:
    found = MAINLAND_CHINA.add_working_days(date(2024, 12, 30), 3)
    assert found.days == (date(2024, 12, 31), date(2025, 1, 2), date(2025, 1, 3))
    assert not found.provisional


# Laws


@given(start=days, number=numbers, count_start=st.booleans())
def test_counting_and_adding_are_inverse(start: date, number: int, count_start: bool) -> None:
    added = MAINLAND_CHINA.add_working_days(start, number, count_start=count_start)
    assert MAINLAND_CHINA.working_days_between(start, added.end, count_start=count_start) == added
    assert added.count == number


@given(start=days, length=st.integers(0, 300), count_start=st.booleans())
def test_adding_what_was_counted_ends_on_the_last_working_day(start: date, length: int, count_start: bool) -> None:
    end = start + length * DAY
    counted = MAINLAND_CHINA.working_days_between(start, end, count_start=count_start)
    if counted.count:
        added = MAINLAND_CHINA.add_working_days(start, counted.count, count_start=count_start)
        assert added.days == counted.days
        assert (added.end == end) is bool(MAINLAND_CHINA.is_working_day(end))


@given(start=days, later=st.integers(0, 40), number=numbers, count_start=st.booleans())
def test_a_later_start_never_ends_earlier(start: date, later: int, number: int, count_start: bool) -> None:
    first = MAINLAND_CHINA.add_working_days(start, number, count_start=count_start)
    second = MAINLAND_CHINA.add_working_days(start + later * DAY, number, count_start=count_start)
    assert first.end <= second.end


@given(start=days, number=st.integers(1, 40), count_start=st.booleans())
def test_every_working_day_of_the_period_is_counted_and_no_other(start: date, number: int, count_start: bool) -> None:
    found = MAINLAND_CHINA.add_working_days(start, number, count_start=count_start)
    first = start if count_start else start + DAY
    walked = [first + n * DAY for n in range((found.end - first).days + 1)]
    assert found.days == tuple(day for day in walked if MAINLAND_CHINA.is_working_day(day))
    assert MAINLAND_CHINA.is_working_day(found.end)


@given(start=days, number=numbers)
def test_counting_the_start_never_ends_later(start: date, number: int) -> None:
    counted = MAINLAND_CHINA.add_working_days(start, number, count_start=True)
    not_counted = MAINLAND_CHINA.add_working_days(start, number)
    assert counted.end <= not_counted.end
    assert (counted.end == not_counted.end) is (not MAINLAND_CHINA.is_working_day(start))


# Provisional years


def test_official_years_are_those_with_make_up_days() -> None:
    assert MAINLAND_CHINA.official_years == tuple(range(2001, OPEN))
    assert MAINLAND_CHINA.is_official(2024)
    assert not MAINLAND_CHINA.is_official(OPEN)
    assert not MAINLAND_CHINA.is_official(2000)


@pytest.mark.parametrize(
    ("day", "provisional"),
    [
        (date(LAST_OFFICIAL, 12, 24), False),
        (date(LAST_OFFICIAL, 12, 25), True),
        (date(OPEN, 1, 1), True),
        (date(OPEN, 12, 31), True),
        (date(LAST_OFFICIAL - 1, 12, 31), False),
    ],
)
def test_a_day_is_provisional_while_a_schedule_may_still_move_it(day: date, provisional: bool) -> None:
    found = MAINLAND_CHINA.is_working_day(day)
    assert found.provisional is provisional
    assert (found.provisional_because is None) is not provisional


def test_the_reason_names_the_year_and_the_first_day_in_both_languages() -> None:
    because = MAINLAND_CHINA.working_days_between(date(2024, 1, 1), date(OPEN, 3, 1)).provisional_because
    assert because is not None
    for wording in (because.zh, because.en):
        assert str(OPEN) in wording
        assert f"{LAST_OFFICIAL}-12-25" in wording


def test_the_reason_names_every_year_once() -> None:
    because = MAINLAND_CHINA.working_days_between(date(OPEN, 2, 1), date(OPEN + 1, 3, 1)).provisional_because
    assert because is not None
    assert because.en.count(f"for {OPEN}, {OPEN + 1} ") == 1
    assert f"{OPEN}-02-02" in because.en


def test_a_period_is_provisional_only_when_a_day_of_it_is() -> None:
    christmas_eve = date(LAST_OFFICIAL, 12, 24)
    assert not MAINLAND_CHINA.working_days_between(date(LAST_OFFICIAL, 1, 1), christmas_eve).provisional
    assert not MAINLAND_CHINA.working_days_between(christmas_eve, christmas_eve).provisional
    assert MAINLAND_CHINA.working_days_between(christmas_eve, christmas_eve + DAY).provisional
    assert MAINLAND_CHINA.next_working_day(christmas_eve).provisional
    assert MAINLAND_CHINA.add_working_days(christmas_eve, 1).provisional


def test_official_years_can_be_demanded() -> None:
    strict = WorkingCalendar(require_official=True)
    assert strict.is_working_day(date(2024, 9, 14))
    assert strict.add_working_days(date(2024, 9, 13), 5).end == date(2024, 9, 23)
    with pytest.raises(ProvisionalError, match=f"schedule for {OPEN} is not known"):
        strict.is_working_day(date(OPEN, 6, 1))
    with pytest.raises(ProvisionalError, match=f"schedule for {OPEN + 1} is not known"):
        strict.working_days_between(date(OPEN + 1, 1, 1), date(OPEN + 1, 1, 1))
    with pytest.raises(ProvisionalError):
        strict.next_working_day(date(LAST_OFFICIAL, 12, 31))
    with pytest.raises(ProvisionalError):
        strict.add_working_days(date(LAST_OFFICIAL, 12, 20), 30)
    with pytest.raises(ProvisionalError):
        strict.working_days_between(date(2024, 1, 1), date(OPEN, 1, 1))


def test_since_2007_no_schedule_moved_a_day_farther_than_what_counts_as_provisional() -> None:
    farthest: dict[int, date] = {}
    for year in range(2007, OPEN):
        holidays = statutory_days(year) | statutory_days(year + 1)
        for day in days_of(year):
            by_law = day.weekday() < 5 and day not in statutory_days(year)
            if bool(MAINLAND_CHINA.is_working_day(day)) is not by_law:
                farthest.setdefault(min(abs((day - holiday).days) for holiday in holidays), day)
    assert max(farthest) == 10
    assert farthest[10] == date(2024, 5, 11)


@pytest.mark.parametrize(
    ("day", "provisional"),
    [
        (date(2027, 3, 1), False),
        (date(2027, 3, 25), False),
        (date(2027, 3, 26), True),  # ten days before Tomb-Sweeping Day
        (date(2027, 4, 15), True),
        (date(2027, 4, 16), False),
        (date(2027, 10, 13), True),
        (date(2027, 10, 14), False),
    ],
)
def test_only_days_near_a_statutory_holiday_of_an_open_year_are_provisional(day: date, provisional: bool) -> None:
    assert MAINLAND_CHINA.is_working_day(day).provisional is (provisional and OPEN <= 2027)


def test_a_period_says_between_which_numbers_its_working_days_lie() -> None:
    march = MAINLAND_CHINA.working_days_between(date(OPEN, 3, 7), date(OPEN, 3, 22))
    assert (march.at_least, march.at_most, march.provisional) == (march.count, march.count, False)
    autumn = MAINLAND_CHINA.working_days_between(date(OPEN, 10, 1), date(OPEN, 10, 20))
    assert (autumn.at_least, autumn.at_most) == (
        len([day for day in autumn.days if day.day > 13]),
        autumn.at_least + 12,
    )
    assert autumn.at_least <= autumn.count <= autumn.at_most


@given(start=days, number=st.integers(1, 40))
def test_settled_days_alone_end_no_earlier(start: date, number: int) -> None:
    sure = MAINLAND_CHINA.add_working_days(start, number, only_settled=True)
    assert sure.at_least == number
    assert sure.end >= MAINLAND_CHINA.add_working_days(start, number).end


# Counting backwards


@pytest.mark.parametrize(
    ("end", "not_counted", "counted"),
    [
        (date(2024, 9, 23), date(2024, 9, 13), date(2024, 9, 14)),
        (date(2024, 9, 22), date(2024, 9, 12), date(2024, 9, 13)),
        (date(2025, 1, 2), date(2024, 12, 25), date(2024, 12, 26)),
    ],
)
def test_the_latest_start_for_five_working_days(end: date, not_counted: date, counted: date) -> None:
    assert MAINLAND_CHINA.latest_start(end, 5).start == not_counted
    assert MAINLAND_CHINA.latest_start(end, 5, count_start=True).start == counted


@given(end=st.dates(date(2003, 1, 1), date(2040, 12, 31)), number=numbers, count_start=st.booleans())
def test_a_later_start_than_the_latest_is_too_late(end: date, number: int, count_start: bool) -> None:
    latest = MAINLAND_CHINA.latest_start(end, number, count_start=count_start)
    assert latest.count == number
    assert MAINLAND_CHINA.add_working_days(latest.start, number, count_start=count_start).end == latest.end <= end
    assert MAINLAND_CHINA.add_working_days(latest.start + DAY, number, count_start=count_start).end > end


def test_a_latest_start_out_of_reach_is_refused() -> None:
    with pytest.raises(CalendarError, match="2000 are not known"):
        MAINLAND_CHINA.latest_start(date(2001, 1, 5), 10)


# Why


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2024, 9, 13), "工作日", "weekday"),
        (date(2024, 9, 14), "调休上班", "weekend worked in exchange for a day off"),
        (date(2024, 9, 16), "调休放假", "day off by the year's schedule"),
        (date(2024, 9, 17), "中秋节", "Mid-Autumn Festival"),
        (date(2024, 9, 21), "周末", "weekend"),
        (date(2003, 5, 6), "工作日", "weekday"),
        (date(2003, 4, 26), "周末", "weekend"),
    ],
)
def test_a_day_says_why_it_is_off_or_worked(day: date, zh: str, en: str) -> None:
    because = MAINLAND_CHINA.is_working_day(day).because
    assert (because.zh, because.en) == (zh, en)


def test_what_the_caller_added_is_a_reason_too() -> None:
    calendar = WorkingCalendar(schedules=(SCHEDULE_2089,), closures=frozenset({date(2089, 3, 1)}))
    assert calendar.is_working_day(date(2089, 10, 6)).because.en == "day off by the year's schedule"
    assert calendar.is_working_day(date(2089, 10, 8)).because.zh == "调休上班"
    assert calendar.is_working_day(date(2089, 3, 1)).because.en == "closed locally"


def test_the_long_may_holiday_of_2003_was_taken_back() -> None:
    worked = [day for day in days_of(2003) if MAINLAND_CHINA.is_working_day(day)]
    assert [day for day in worked if date(2003, 4, 25) <= day <= date(2003, 5, 8)] == [
        date(2003, 4, 25), date(2003, 4, 28), date(2003, 4, 29), date(2003, 4, 30),
        date(2003, 5, 6), date(2003, 5, 7), date(2003, 5, 8),
    ]  # fmt: skip


# What the caller adds


def test_a_schedule_makes_its_year_official() -> None:
    calendar = WorkingCalendar(schedules=(SCHEDULE_2089,), require_official=True)
    assert calendar.is_official(2089)
    assert calendar.official_years == (*MAINLAND_CHINA.official_years, 2089)
    found = calendar.add_working_days(date(2089, 9, 29), 3)
    assert found.days == (date(2089, 9, 30), date(2089, 10, 4), date(2089, 10, 5))
    assert not found.provisional
    assert not calendar.is_working_day(date(2089, 10, 6))
    assert calendar.is_working_day(date(2089, 10, 8))


def test_a_schedule_keeps_statutory_holidays_and_drops_guesses() -> None:
    # 1 October 2089 is a Saturday; holidays guesses that the weekend is made good on the 4th and 5th.
    calendar = WorkingCalendar(schedules=(SCHEDULE_2089,))
    assert not MAINLAND_CHINA.is_working_day(date(2089, 10, 4))
    assert calendar.is_working_day(date(2089, 10, 4))
    assert not calendar.is_working_day(date(2089, 10, 3))


def test_a_schedule_reaches_into_the_december_before() -> None:
    calendar = WorkingCalendar(schedules=(SCHEDULE_2089,))
    assert date(2088, 12, 26).weekday() == 6
    assert calendar.is_working_day(date(2088, 12, 26))
    assert not MAINLAND_CHINA.is_working_day(date(2088, 12, 26))


def test_a_schedule_for_the_next_year_settles_december() -> None:
    schedule = YearSchedule(
        year=OPEN, days_off=frozenset({date(LAST_OFFICIAL, 12, 31)}), make_up_days=frozenset[date]()
    )
    calendar = WorkingCalendar(schedules=(schedule,))
    found = calendar.is_working_day(date(LAST_OFFICIAL, 12, 31))
    assert (found.is_working, found.provisional) == (False, False)
    assert calendar.is_working_day(date(OPEN, 12, 24)).provisional is False
    assert calendar.is_working_day(date(OPEN, 12, 25)).provisional is True


def test_a_schedule_for_a_published_year_adds_to_it() -> None:
    schedule = YearSchedule(
        year=2024,
        days_off=frozenset({date(2024, 9, 14), date(2024, 9, 18)}),
        make_up_days=frozenset({date(2024, 9, 21)}),
    )
    calendar = WorkingCalendar(schedules=(schedule,))
    changed = working(MAINLAND_CHINA, 2024) ^ working(calendar, 2024)
    assert changed == {date(2024, 9, 14), date(2024, 9, 18), date(2024, 9, 21)}


def test_a_schedule_can_replace_a_published_year() -> None:
    schedule = YearSchedule(
        year=2024,
        days_off=frozenset({date(2024, 9, 18)}),
        make_up_days=frozenset({date(2024, 9, 21)}),
        replaces=True,
    )
    calendar = WorkingCalendar(schedules=(schedule,))
    assert not calendar.is_working_day(date(2024, 9, 18))
    assert calendar.is_working_day(date(2024, 9, 21))
    # What the published schedule exchanged is gone, what the law says is not.
    assert not calendar.is_working_day(date(2024, 9, 14))
    assert calendar.is_working_day(date(2024, 9, 16))
    assert not calendar.is_working_day(date(2024, 9, 17))
    assert working(calendar, 2023) == working(MAINLAND_CHINA, 2023)
    assert working(calendar, 2025) == working(MAINLAND_CHINA, 2025)
    assert calendar.is_working_day(date(2024, 9, 16)).because.en == "weekday"


def test_replacing_a_year_replaces_what_its_notice_moved_in_december() -> None:
    nothing = YearSchedule(year=2019, days_off=frozenset[date](), make_up_days=frozenset[date](), replaces=True)
    changed = working(MAINLAND_CHINA, 2018) ^ working(WorkingCalendar(schedules=(nothing,)), 2018)
    assert changed == {date(2018, 12, 29), date(2018, 12, 31)}


def test_a_schedule_that_repeats_the_published_one_changes_nothing() -> None:
    schedule = YearSchedule(
        year=2024, days_off=frozenset({date(2024, 9, 16)}), make_up_days=frozenset({date(2024, 9, 14)})
    )
    assert working(WorkingCalendar(schedules=(schedule,)), 2024) == working(MAINLAND_CHINA, 2024)


def test_a_schedule_can_be_read_from_json() -> None:
    raw = '{"year": 2089, "days_off": ["2089-10-06", "2089-10-07"], "make_up_days": ["2089-10-08", "2088-12-26"]}'
    assert YearSchedule.model_validate_json(raw) == SCHEDULE_2089


def test_closures_outrank_make_up_days() -> None:
    closed = frozenset({date(2024, 9, 14), date(2024, 9, 18), date(2024, 9, 21)})
    calendar = WorkingCalendar(closures=closed)
    assert working(MAINLAND_CHINA, 2024) - working(calendar, 2024) == {date(2024, 9, 14), date(2024, 9, 18)}
    assert calendar.add_working_days(date(2024, 9, 13), 5).end == date(2024, 9, 25)
    assert not calendar.is_official(OPEN)


@pytest.mark.parametrize(
    ("off", "make_up", "message"),
    [
        ([], [date(2089, 3, 1)], "Tuesday 2089-03-01; work is made up on Saturdays and Sundays only"),
        ([], [date(2089, 10, 1)], "2089-10-01; that day is a statutory holiday"),
        ([date(2089, 10, 8)], [date(2089, 10, 8)], "2089-10-08; that day is a statutory holiday or among days_off"),
        ([date(2088, 12, 24)], [], "2088-12-24; give days from 2088-12-25 to the end of 2089"),
        ([], [date(2090, 1, 1)], "2090-01-01; give days from 2088-12-25 to the end of 2089"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(off: list[date], make_up: list[date], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        YearSchedule(year=2089, days_off=frozenset(off), make_up_days=frozenset(make_up))


def test_one_schedule_for_each_year() -> None:
    with pytest.raises(CalendarError, match="There are 2 schedules for 2089"):
        WorkingCalendar(schedules=(SCHEDULE_2089, SCHEDULE_2089))


def test_a_schedule_out_of_reach_is_refused() -> None:
    early = YearSchedule(year=1999, days_off=frozenset({date(1999, 5, 3)}), make_up_days=frozenset[date]())
    with pytest.raises(CalendarError, match="1999 are not known"):
        WorkingCalendar(schedules=(early,))


# Refusals


@pytest.mark.parametrize("day", [date(2000, 12, 31), date(1949, 10, 1), date.min, date(2101, 1, 1), date.max])
def test_years_out_of_reach_are_refused(day: date) -> None:
    message = f"working days of {day.year} are not known; the calendar runs from 2001 to 2100"
    with pytest.raises(CalendarError, match=message):
        MAINLAND_CHINA.is_working_day(day)
    with pytest.raises(CalendarError, match=message):
        MAINLAND_CHINA.add_working_days(day, 1)
    with pytest.raises(CalendarError, match=message):
        MAINLAND_CHINA.working_days_between(day, day)


def test_a_period_that_runs_out_of_reach_is_refused() -> None:
    with pytest.raises(CalendarError, match="2101 are not known"):
        MAINLAND_CHINA.add_working_days(date(2100, 12, 30), 10)


@pytest.mark.parametrize("number", [0, -5, True])
def test_a_number_of_days_below_one_is_refused(number: int) -> None:
    with pytest.raises(CalendarError, match="whole number of at least 1"):
        MAINLAND_CHINA.add_working_days(date(2024, 9, 13), number)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(CalendarError, match="ends on 2024-09-12, before its start on 2024-09-13"):
        MAINLAND_CHINA.working_days_between(date(2024, 9, 13), date(2024, 9, 12))


def test_a_moment_is_no_day() -> None:
    moment = datetime(2024, 9, 13, 18, tzinfo=UTC)
    with pytest.raises(CalendarError, match=r"day is .*; give a plain date"):
        MAINLAND_CHINA.is_working_day(moment)
    with pytest.raises(CalendarError, match=r"end is .*; give a plain date"):
        MAINLAND_CHINA.working_days_between(date(2024, 9, 13), moment)
    with pytest.raises(CalendarError, match=r"closures is .*; give a plain date"):
        WorkingCalendar(closures=frozenset({moment}))


def test_errors_are_the_library_s_own() -> None:
    assert issubclass(ProvisionalError, CalendarError)
    assert issubclass(CalendarError, SkillbaseError)


# A calendar is a value


def test_asking_does_not_change_the_value() -> None:
    asked, fresh = WorkingCalendar(), WorkingCalendar()
    before = (hash(asked), repr(asked))
    asked.add_working_days(date(2024, 9, 13), 500)
    assert asked == fresh
    assert (hash(asked), repr(asked)) == before


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    forwards, backwards = WorkingCalendar(), WorkingCalendar()
    years = range(2001, OPEN + 2)
    first = {year: working(forwards, year) for year in years}
    assert first == {year: working(backwards, year) for year in reversed(years)}


def test_a_changed_copy_answers_for_itself() -> None:
    closed = replace(MAINLAND_CHINA, closures=frozenset({date(2024, 8, 5)}))
    assert MAINLAND_CHINA.is_working_day(date(2024, 8, 5))
    assert not closed.is_working_day(date(2024, 8, 5))


@pytest.mark.parametrize("unneeded", ["holidays", "skillbase_rules.engine.criteria", "skillbase_rules.engine.records"])
def test_importing_publicity_builds_no_calendar_and_loads_no_rulebook_and_no_file(unneeded: str) -> None:
    code = f"import sys; from skillbase_rules.procedure import publicity_period; sys.exit({unneeded!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_wing_shows_one_name_and_no_other() -> None:
    assert "publicity_period" in dir(procedure)
    assert getattr(procedure, "publicity_period") is publicity.publicity_period  # noqa: B009 -- looked up when asked for
    with pytest.raises(AttributeError, match="publicity_perio'"):
        getattr(procedure, "publicity_perio")  # noqa: B009 -- a type checker would refuse it at once
