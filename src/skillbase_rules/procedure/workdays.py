"""Working days of mainland China: statutory holidays, substituted days off and make-up working days included.

The days come from `holidays`, which knows the State Council's schedule of every year for which one has been published
and guesses the rest. A day is provisional while the schedule that may still move it is not known: every day of a year
without a schedule, and the last week of the December before it, into which the New Year's bridge has reached several
times. Results that touch such a day say so in ``provisional_because``.

A period is counted from its start day, which counts (`count_start`) or does not; its last day always counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)
_SATURDAY = 5
_BRIDGE = (12, 25)
"""From this day on, the schedule of the next year may move days of December.

The notices for 2002, 2006, 2007, 2008, 2012 and 2019 did, none of them before the 29th.
"""


class CalendarError(SkillbaseError):
    """A date, a number of days or a schedule that no working calendar can count with."""


class ProvisionalError(CalendarError):
    """The answer would rest on days whose official schedule is not known, and official ones were demanded."""


class CalendarDay(BaseModel):
    """Whether one day is a working day; true in a condition when it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date
    is_working: bool
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def provisional(self) -> bool:
        """Whether the answer is an estimate that an official schedule may overturn."""
        return self.provisional_because is not None

    def __bool__(self) -> bool:
        return self.is_working


class WorkingDays(BaseModel):
    """The working days of a period, one by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = Field(description="The day the period is counted from.")
    end: date = Field(description="The last day of the period; it counts.")
    count_start: bool = Field(description="Whether the start day itself counts.")
    days: tuple[date, ...] = Field(description="Every working day counted, in order.")
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def count(self) -> int:
        """How many working days the period has."""
        return len(self.days)

    @property
    def provisional(self) -> bool:
        """Whether the count is an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


class YearSchedule(BaseModel):
    """The official schedule of one year, handed in by the caller once it is published.

    Statutory holidays are known by law and need not be repeated; all other days off must be there, those that make good
    a holiday on a weekend included. Like the State Council's own notices, a schedule may reach back into the last week
    of the December before. For a year that `holidays` knows already, it adds to what is known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int = Field(ge=1000, le=9999, description="Calendar year, four digits.")
    days_off: frozenset[date] = Field(description="Days off beside the statutory ones; weekends may be among them.")
    make_up_days: frozenset[date] = Field(description="Saturdays and Sundays on which work is done.")

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        first = date(self.year - 1, *_BRIDGE)
        for day in sorted(self.days_off | self.make_up_days):
            if not first <= day <= date(self.year, 12, 31):
                self._refuse("days_off or make_up_days", str(day), f"give days from {first} to the end of {self.year}")
        resting = self.days_off | set(_china([self.year], observed=False))
        for day in sorted(self.make_up_days):
            if day.weekday() < _SATURDAY:
                self._refuse("make_up_days", f"{day:%A} {day}", "work is made up on Saturdays and Sundays only")
            if day in resting:
                self._refuse("make_up_days", str(day), "that day is a statutory holiday or among days_off")
        return self

    @staticmethod
    def _refuse(name: str, given: str, right: str) -> None:
        raise PydanticCustomError(
            "schedule", "{name} has {given}; {right}", {"name": name, "given": given, "right": right}
        )


@dataclass(frozen=True, slots=True)
class _Year:
    """What a calendar knows of one year."""

    working: tuple[date, ...]
    provisional_from: date | None
    """The first day that a schedule not yet known may still move."""
    awaited: int
    """The year of that schedule."""


@dataclass(frozen=True)
class WorkingCalendar:
    """A calendar of working days; a frozen value that asks no clock.

    The days of a year are worked out when first asked for and kept in the calendar, which changes nothing but the time
    an answer takes.
    """

    schedules: tuple[YearSchedule, ...] = ()
    """Schedules handed in by the caller; they make their years official."""
    closures: frozenset[date] = frozenset()
    """Further days on which no work is done, such as a local closure; they outrank make-up days."""
    require_official: bool = False
    """Raise `ProvisionalError` instead of returning a provisional result."""
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse two schedules for one year, a year out of reach, and moments in the place of days.

        Raises:
            CalendarError: The schedules or closures do not fit.
        """
        years = [schedule.year for schedule in self.schedules]
        for year in years:
            if years.count(year) > 1:
                raise CalendarError(f"There are {years.count(year)} schedules for {year}; give one for each year.")
            self._require_year(year)
        for day in self.closures:
            _require_date("closures", day)

    @cached_property
    def _table(self) -> HolidayBase:
        # All years at once, because only the whole table tells in which years official schedules begin and end.
        reach = _china([])
        return _china(range(reach.start_year, reach.end_year + 1))

    @cached_property
    def _published(self) -> frozenset[int]:
        # `holidays` works out the festivals of any year, but only a published schedule tells which weekends are worked,
        # and every schedule since the first has told of some.
        return frozenset(day.year for day in self._table.weekend_workdays)

    @cached_property
    def official_years(self) -> tuple[int, ...]:
        """The years whose official schedule is known, from `holidays` or from the caller."""
        return tuple(sorted(self._published.union(schedule.year for schedule in self.schedules)))

    def is_official(self, year: int) -> bool:
        """Tell whether the official schedule of `year` is known."""
        return year in self.official_years

    def is_working_day(self, day: date) -> CalendarDay:
        """Tell whether work is done on `day`; the result is true in a condition when it is.

        Raises:
            CalendarError: `day` is no date, or lies outside the years of the calendar.
            ProvisionalError: The day is provisional and the calendar requires official ones.
        """
        _require_date("day", day)
        working = self._year(day.year).working
        place = bisect_left(working, day)
        is_working = place < len(working) and working[place] == day
        return CalendarDay(day=day, is_working=is_working, provisional_because=self._because(day, day))

    def next_working_day(self, day: date, *, count_start: bool = False) -> CalendarDay:
        """Return the first working day after `day`, or on or after it with `count_start`.

        Raises:
            CalendarError: `day` is no date, or the next working day lies outside the years of the calendar.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        found = self.add_working_days(day, 1, count_start=count_start)
        return CalendarDay(day=found.end, is_working=True, provisional_because=found.provisional_because)

    def add_working_days(self, start: date, number: int, *, count_start: bool = False) -> WorkingDays:
        """Return the period from `start` that holds `number` working days and ends on the last of them.

        Counting and adding are inverse: ``working_days_between(start, add_working_days(start, n).end)`` counts n.

        Args:
            start: The day the period is counted from; it may be a rest day.
            number: How many working days, at least 1.
            count_start: Whether `start` counts when it is a working day; otherwise counting begins on the next day.

        Raises:
            CalendarError: `start` is no date, `number` is not 1 or more, or the years of the calendar do not suffice.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        _require_date("start", start)
        _require_number(number)
        first = self._first(start, count_start)
        days: list[date] = []
        year = first.year
        while len(days) < number:
            working = self._year(year).working
            begin = bisect_left(working, first)
            days += working[begin : begin + number - len(days)]
            year += 1
        because = self._because(first, days[-1])
        return WorkingDays(
            start=start, end=days[-1], count_start=count_start, days=tuple(days), provisional_because=because
        )

    def working_days_between(self, start: date, end: date, *, count_start: bool = False) -> WorkingDays:
        """Return the working days of the period from `start` to `end`; `end` counts when it is a working day.

        Args:
            start: The day the period is counted from.
            end: The last day of the period, not before `start`.
            count_start: Whether `start` counts when it is a working day.

        Raises:
            CalendarError: `start` or `end` is no date or outside the years of the calendar, or `end` is before `start`.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        _require_date("start", start)
        _require_date("end", end)
        if end < start:
            raise CalendarError(f"The period ends on {end}, before its start on {start}; its end must not be earlier.")
        first = self._first(start, count_start)
        days: list[date] = []
        for year in range(start.year, end.year + 1):
            working = self._year(year).working
            days += working[bisect_left(working, first) : bisect_right(working, end)]
        because = self._because(first, end)
        return WorkingDays(start=start, end=end, count_start=count_start, days=tuple(days), provisional_because=because)

    def _first(self, start: date, count_start: bool) -> date:
        self._year(start.year)
        return start if count_start else start + _DAY

    def _because(self, first: date, last: date) -> Text | None:
        """Return why the days from `first` to `last` are an estimate, or None when they are not."""
        touched = [self._year(year) for year in range(first.year, last.year + 1)]
        guessed = [(year.provisional_from, year.awaited) for year in touched if year.provisional_from is not None]
        guessed = [(since, awaited) for since, awaited in guessed if since <= last]
        if not guessed:
            return None
        since = max(first, guessed[0][0])
        years = list(dict.fromkeys(str(awaited) for _, awaited in guessed))
        because = Text(
            f"{'、'.join(years)}年的官方放假调休安排未知，{since}起的工作日为估计",
            f"The official schedule for {', '.join(years)} is not known; working days from {since} on are an estimate.",
        )
        if self.require_official:
            raise ProvisionalError(f"{because.en} Hand in its schedule, or use a calendar without require_official.")
        return because

    def _year(self, year: int) -> _Year:
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = self._work_out(year)
        return known

    def _require_year(self, year: int) -> None:
        first, last = min(self._published), self._table.end_year
        if not first <= year <= last:
            raise CalendarError(f"The working days of {year} are not known; the calendar runs from {first} to {last}.")

    def _work_out(self, year: int) -> _Year:
        self._require_year(year)
        by_caller = [schedule for schedule in self.schedules if schedule.year in (year, year + 1)]
        # For a year that only the caller schedules, the guess on which weekdays a statutory holiday that falls on a
        # weekend is made good gives way to the caller's days.
        guessed = year in self._published or not self.is_official(year)
        resting = self._table if guessed else _china([year], observed=False)
        worked = self._table.weekend_workdays.union(*(schedule.make_up_days for schedule in by_caller))
        off = self.closures.union(*(schedule.days_off for schedule in by_caller))
        working = tuple(
            day
            for day in _days_of(year)
            if day not in off and (day in worked if day.weekday() >= _SATURDAY else day not in resting)
        )
        if not self.is_official(year):
            return _Year(working, date(year, 1, 1), year)
        return _Year(working, None if self.is_official(year + 1) else date(year, *_BRIDGE), year + 1)


MAINLAND_CHINA = WorkingCalendar()
"""The calendar as `holidays` knows it; nothing is worked out before the first question."""


def _require_date(name: str, value: object) -> None:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise CalendarError(f"{name} is {value!r}; give a plain date, without a time of day.")


def _require_number(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise CalendarError(f"The number of working days is {value!r}; give a whole number of at least 1.")


def _days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += _DAY


def _china(years: Iterable[int], *, observed: bool = True) -> HolidayBase:
    # Imported here because the library is of use without a calendar, and the import takes its time.
    from holidays import country_holidays

    return country_holidays("CN", years=years, observed=observed, expand=False)
