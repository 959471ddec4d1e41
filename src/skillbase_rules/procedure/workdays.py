"""Working days of mainland China: statutory holidays, substituted days off and make-up working days included.

The days come from `holidays`, which knows the State Council's schedule of every year for which one has been published
and guesses the rest. A day is provisional while a schedule that may still move it is not known. What such a schedule
may move is bounded by what schedules have moved: since 2007 no day lay more than ten days from a statutory holiday, the
farthest being Saturday 11 May 2024. So in a year without a schedule the days around its statutory holidays are
provisional, and in the December before it the last week, into which the New Year's bridge has reached several times. A
holiday that is made for one year alone, like the one of September 2015, lies outside what can be foreseen. Results that
touch a provisional day say so in ``provisional_because``.

A period is counted from its start day, which counts (`count_start`) or does not; its last day always counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import items_of, of_type
from skillbase_rules.engine.text import Text, shown
from skillbase_rules.procedure.days import CalendarDay, CalendarError, Day, ProvisionalError, WorkingDays, day_of
from skillbase_rules.procedure.schedules import SATURDAY, YearSchedule, bridge
from skillbase_rules.procedure.statutory import TAKEN_BACK, exchange_table, holiday_names, statutory_days

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)
_REACH = timedelta(days=10)
"""How far from a statutory holiday a schedule has moved a day at most, since 2007."""


@dataclass(frozen=True, slots=True)
class _Year:
    """What a calendar knows of one year."""

    working: tuple[date, ...]
    movable: tuple[date, ...]
    """The days that a schedule not yet known may still move."""
    settled: tuple[date, ...]
    """The working days that none can move."""
    unofficial_from: date | None
    """The first day for which a schedule is awaited."""


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
            WrongTypeError: They are no schedules or days at all.
        """
        object.__setattr__(self, "schedules", items_of("schedules", self.schedules, YearSchedule))
        of_type("require_official", self.require_official, bool)
        years = [schedule.year for schedule in self.schedules]
        for year in years:
            if years.count(year) > 1:
                raise CalendarError(
                    Text(
                        f"{year} 年有 {years.count(year)} 份安排；每年只给一份。",
                        f"There are {years.count(year)} schedules for {year}; give one for each year.",
                    )
                )
            self._require_year(year)
        closures = items_of("closures", self.closures, object)
        object.__setattr__(self, "closures", frozenset(day_of("closures", day) for day in closures))

    @cached_property
    def _table(self) -> HolidayBase:
        # All years at once, because only the whole table tells in which years official schedules begin and end.
        reach = exchange_table([])
        return exchange_table(range(reach.start_year, reach.end_year + 1))

    @cached_property
    def _published(self) -> frozenset[int]:
        # `holidays` works out the festivals of any year, but only a published schedule tells which weekends are worked,
        # and every schedule since the first has told of some.
        return frozenset(day.year for day in self._table.weekend_workdays)

    @cached_property
    def _replaced(self) -> frozenset[int]:
        return frozenset(schedule.year for schedule in self.schedules if schedule.replaces)

    @cached_property
    def official_years(self) -> tuple[int, ...]:
        """The years whose official schedule is known, from `holidays` or from the caller."""
        return tuple(sorted(self._published.union(schedule.year for schedule in self.schedules)))

    def is_official(self, year: int) -> bool:
        """Tell whether the official schedule of `year` is known."""
        return year in self.official_years

    def is_working_day(self, day: Day) -> CalendarDay:
        """Tell whether work is done on `day`, and why; the result is true in a condition when it is.

        Raises:
            CalendarError: `day` is no date, or lies outside the years of the calendar.
            ProvisionalError: The day is provisional and the calendar requires official ones.
        """
        day = day_of("day", day)
        is_working = _holds(self._year(day.year).working, day)
        return CalendarDay(
            day=day,
            is_working=is_working,
            because=self._reason(day, is_working),
            provisional_because=self._because(day, day),
        )

    def next_working_day(self, day: Day, *, count_start: bool = False) -> CalendarDay:
        """Return the first working day after `day`, or on or after it with `count_start`.

        Raises:
            CalendarError: `day` is no date, or the next working day lies outside the years of the calendar.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        period = self.add_working_days(day, 1, count_start=count_start)
        because = self._reason(period.end, is_working=True)
        return CalendarDay(
            day=period.end, is_working=True, because=because, provisional_because=period.provisional_because
        )

    def add_working_days(
        self, start: Day, number: int, *, count_start: bool = False, only_settled: bool = False
    ) -> WorkingDays:
        """Return the period from `start` that holds `number` working days and ends on the last of them.

        Counting and adding are inverse: ``working_days_between(start, add_working_days(start, n).end)`` counts n.

        Args:
            start: The day the period is counted from; it may be a rest day.
            number: How many working days, at least 1.
            count_start: Whether `start` counts when it is a working day; otherwise counting begins on the next day.
            only_settled: Whether to count only working days that no schedule still awaited can move, so that the period
                is long enough whatever becomes of the others.

        Raises:
            CalendarError: `start` is no date, `number` is not 1 or more, or the years of the calendar do not suffice.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        start = day_of("start", start)
        _require_number(number)
        first = self._first(start, count_start)
        days = self._next_days(first, number, only_settled=only_settled)
        return self._period(start, days[-1], count_start, days)

    def working_days_from(self, first: Day, number: int) -> tuple[date, ...]:
        """Return the next working days on or after `first`, so many of them.

        Raises:
            CalendarError: `first` is no date, `number` is not 1 or more, or the years of the calendar do not suffice.
            ProvisionalError: One of the days is provisional and the calendar requires official ones.
        """
        first = day_of("first", first)
        _require_number(number)
        days = self._next_days(first, number)
        if self.require_official:
            self._because(first, days[-1])
        return tuple(days)

    def _next_days(self, first: date, number: int, *, only_settled: bool = False) -> list[date]:
        days: list[date] = []
        year = first.year
        while len(days) < number:
            known = self._year(year)
            working = known.settled if only_settled else known.working
            begin = bisect_left(working, first)
            days += working[begin : begin + number - len(days)]
            year += 1
        return days

    def latest_start(self, end: Day, number: int, *, count_start: bool = False) -> WorkingDays:
        """Return the period that holds `number` working days by `end` and starts as late as it can.

        Without `count_start` it starts on the day before the first day counted, which may be a rest day. Its last day
        is the last working day counted, on or before `end`.

        Raises:
            CalendarError: `end` is no date, `number` is not 1 or more, or the years of the calendar do not suffice.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        end = day_of("end", end)
        _require_number(number)
        days: list[date] = []
        year = end.year
        while len(days) < number:
            working = self._year(year).working
            stop = bisect_right(working, end)
            days[:0] = working[max(0, stop - (number - len(days))) : stop]
            year -= 1
        start = days[0] if of_type("count_start", count_start, bool) else days[0] - _DAY
        self._year(start.year)
        return self._period(start, days[-1], count_start, days)

    def working_days_between(self, start: Day, end: Day, *, count_start: bool = False) -> WorkingDays:
        """Return the working days of the period from `start` to `end`; `end` counts when it is a working day.

        Args:
            start: The day the period is counted from.
            end: The last day of the period, not before `start`.
            count_start: Whether `start` counts when it is a working day.

        Raises:
            CalendarError: `start` or `end` is no date or outside the years of the calendar, or `end` is before `start`.
            ProvisionalError: The result is provisional and the calendar requires official days.
        """
        start, end = day_of("start", start), day_of("end", end)
        if end < start:
            raise CalendarError(
                Text(
                    f"期间于 {end} 结束，早于开始日 {start}；结束日不得早于开始日。",
                    f"The period ends on {end}, before its start on {start}; its end must not be earlier.",
                )
            )
        first = self._first(start, count_start)
        days: list[date] = []
        for year in range(start.year, end.year + 1):
            days += _within(self._year(year).working, first, end)
        return self._period(start, end, count_start, days)

    def _first(self, start: date, count_start: bool) -> date:
        self._year(start.year)
        return start if of_type("count_start", count_start, bool) else start + _DAY

    def _period(self, start: date, end: date, count_start: bool, days: list[date]) -> WorkingDays:
        first = start if count_start else start + _DAY
        because = self._because(first, end)
        movable, settled = 0, len(days)
        if because is not None:
            known = [self._year(year) for year in range(first.year, end.year + 1)]
            movable = sum(len(_within(year.movable, first, end)) for year in known)
            settled = sum(len(_within(year.settled, first, end)) for year in known)
        return WorkingDays(
            start=start,
            end=end,
            count_start=count_start,
            days=tuple(days),
            at_least=settled,
            at_most=settled + movable,
            provisional_because=because,
        )

    def _reason(self, day: date, is_working: bool) -> Text:
        """Return why a day is a working day or a day off."""
        weekend = day.weekday() >= SATURDAY
        if is_working:
            return _MADE_UP if weekend else _WEEKDAY
        if day in self.closures:
            return _CLOSED
        if day in statutory_days(day.year):
            return holiday_names(day.year)[day]
        return _WEEKEND if weekend else _EXCHANGED

    def _because(self, first: date, last: date) -> Text | None:
        """Return why the days from `first` to `last` are an estimate, or None when they are not."""
        years = range(first.year, last.year + 1)
        if not any(self._year(year).movable for year in years):
            return None
        if self.require_official:
            since = {year: self._year(year).unofficial_from for year in years}
            awaited = {year: max(first, day) for year, day in since.items() if day is not None and day <= last}
            if awaited:
                raise ProvisionalError(
                    Text("{because}。请给出该年的安排，或使用不要求官方安排的日历。", "{because} {way_out}").filled(
                        because=self._estimate(awaited),
                        way_out="Hand in its schedule, or use a calendar without require_official.",
                    )
                )
        movable = {year: _within(self._year(year).movable, first, last) for year in years}
        moved = {year: days[0] for year, days in movable.items() if days}
        return self._estimate(moved) if moved else None

    def _estimate(self, since: Mapping[int, date]) -> Text:
        """Say which schedules are awaited in these years, and from which day on their working days are an estimate."""
        awaited = [str(year + self.is_official(year)) for year in since]
        return Text(
            "{zh}年的官方放假调休安排未知，{day}起的工作日为估计",
            "The official schedule for {en} is not known; working days from {day} on are an estimate.",
        ).filled(zh="、".join(awaited), en=", ".join(awaited), day=min(since.values()))

    def _year(self, year: int) -> _Year:
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = self._work_out(year)
        return known

    def _require_year(self, year: int) -> None:
        first, last = min(self._published), self._table.end_year
        if not first <= year <= last:
            raise CalendarError(
                Text(
                    f"{year} 年的工作日未知；日历自 {first} 年至 {last} 年。",
                    f"The working days of {year} are not known; the calendar runs from {first} to {last}.",
                )
            )

    def _from_table(self, day: date) -> bool:
        """Tell whether what `holidays` exchanges on a day counts here: no notice and no caller's schedule undid it."""
        if day in TAKEN_BACK or day.year in self._replaced:
            return False
        if day >= bridge(day.year) and day.year + 1 in self._replaced:
            return False
        # For a year that only the caller schedules, the guess on which weekdays a statutory holiday that falls on a
        # weekend is made good gives way to the caller's days.
        return day.year in self._published or not self.is_official(day.year)

    def _work_out(self, year: int) -> _Year:
        self._require_year(year)
        by_caller = [schedule for schedule in self.schedules if schedule.year in (year, year + 1)]
        statutory = statutory_days(year)
        worked = frozenset[date]().union(*(schedule.make_up_days for schedule in by_caller))
        off = self.closures.union(*(schedule.days_off for schedule in by_caller))

        def is_working(day: date) -> bool:
            if day in off or day in statutory:
                return False
            known = self._from_table(day)
            if day.weekday() >= SATURDAY:
                return day in worked or (known and day in self._table.weekend_workdays)
            return not (known and day in self._table)

        working = tuple(day for day in _days_of(year) if is_working(day))
        movable = tuple(self._movable(year))
        undecided = frozenset(movable)
        settled = tuple(day for day in working if day not in undecided)
        if not self.is_official(year):
            return _Year(working, movable, settled, date(year, 1, 1))
        return _Year(working, movable, settled, None if self.is_official(year + 1) else bridge(year))

    def _movable(self, year: int) -> Iterator[date]:
        """Yield the days of a year that a schedule not yet known may still move."""
        near = frozenset[date]()
        if not self.is_official(year):
            reach = range(-_REACH.days, _REACH.days + 1)
            near = frozenset(day + timedelta(days=n) for day in statutory_days(year) for n in reach)
        late = date.max if self.is_official(year + 1) else bridge(year)
        return (day for day in _days_of(year) if day in near or day >= late)


MAINLAND_CHINA = WorkingCalendar()
"""The calendar as `holidays` knows it; nothing is worked out before the first question."""

_WEEKDAY, _WEEKEND = Text("工作日", "weekday"), Text("周末", "weekend")
_MADE_UP = Text("调休上班", "weekend worked in exchange for a day off")
_EXCHANGED = Text("调休放假", "day off by the year's schedule")
_CLOSED = Text("当地停工", "closed locally")


def _holds(days: tuple[date, ...], day: date) -> bool:
    place = bisect_left(days, day)
    return place < len(days) and days[place] == day


def _within(days: tuple[date, ...], first: date, last: date) -> tuple[date, ...]:
    return days[bisect_left(days, first) : bisect_right(days, last)]


def _require_number(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise CalendarError(
            Text(
                f"工作日数为 {shown(value)}；请给出不小于 1 的整数。",
                f"The number of working days is {shown(value)}; give a whole number of at least 1.",
            )
        )


def _days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += _DAY
