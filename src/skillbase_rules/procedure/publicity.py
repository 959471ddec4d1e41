"""Publicity: how long results are published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.days import CalendarError, Day, WorkingDays, day_after, day_before, day_of
from skillbase_rules.procedure.rules import PublicityRules
from skillbase_rules.procedure.workdays import WorkingCalendar


class PublicityPeriod(Shown, BaseModel):
    """A publication of a given length, counted day by day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = Field(description="The day of publication; it may be a rest day.")
    count_start: bool = Field(description="Whether the day of publication counts.")
    days: tuple[date, ...] = Field(description="The working days counted, in order.")
    last_day: date = Field(description="The last working day counted; results stay published through it.")
    earliest_decision: date = Field(description="The day after the last day; a decision may be made from then on.")
    earliest_working_decision: date | None = Field(
        description="The first working day after the last day; null where the calendar cannot tell."
    )
    last_day_otherwise: date | None = Field(
        description="The last day if the day of publication were counted the other way; null as above."
    )
    last_day_at_latest: date | None = Field(
        description="The day by which it is long enough whatever becomes of provisional days; null as above."
    )
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    def _gist(self) -> str:
        return f"{self.start} to {self.last_day}, {len(self.days)} working days{', provisional' * self.provisional}"

    @property
    def provisional(self) -> bool:
        """Whether the dates are an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


def publicity_period(
    start: Day, rules: PublicityRules, calendar: WorkingCalendar, working_days: int | None = None
) -> PublicityPeriod:
    """Return the publication that begins on `start` and lasts so many working days.

    Args:
        start: The day of publication; it may be a rest day.
        rules: What the notice says.
        calendar: The working days.
        working_days: How many working days, at least 1; the fewest that suffice when left out.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    number = rules.working_days if working_days is None else working_days
    return period_of(day_of("publicity_start", start), number, rules.count_start_planned, calendar)


def latest_publicity(
    rules: PublicityRules,
    calendar: WorkingCalendar,
    *,
    last_day: Day | None = None,
    decision: Day | None = None,
    working_days: int | None = None,
) -> PublicityPeriod:
    """Return the publication that starts as late as it can and is long enough by a last day or before a decision.

    Args:
        rules: What the notice says.
        calendar: The working days.
        last_day: The last day of publication.
        decision: The day of the decision; results are published through the day before at the latest.
        working_days: How many working days, at least 1; the fewest that suffice when left out.

    Raises:
        CalendarError: Neither or both of the days are given, or one cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    number = rules.working_days if working_days is None else working_days
    if last_day is not None and decision is None:
        end = day_of("last_day", last_day)
    elif decision is not None and last_day is None:
        end = day_before(day_of("decision", decision))
    else:
        raise CalendarError(
            Text("请给出 last_day 或 decision 之一。", "State either last_day or decision, and not both.")
        )
    latest = calendar.latest_start(end, number, count_start=rules.count_start_planned)
    return period_of(latest.start, number, rules.count_start_planned, calendar)


def publicity_periods(
    starts: Iterable[Day], rules: PublicityRules, calendar: WorkingCalendar, working_days: int | None = None
) -> tuple[PublicityPeriod, ...]:
    """Return the publications that begin on each of `starts`, in their order; a day that comes again costs nothing.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and a period touches another.
    """
    given = tuple(day_of("publicity_start", start) for start in items_of("starts", starts, object))
    periods = {start: publicity_period(start, rules, calendar, working_days) for start in dict.fromkeys(given)}
    return tuple(periods[start] for start in given)


def period_of(start: date, number: int, count_start: bool, calendar: WorkingCalendar) -> PublicityPeriod:
    """Return the publication of so many working days that begins on `start`, which counts or not."""
    counted = calendar.add_working_days(start, number, count_start=count_start)
    decision, otherwise = _beside(counted, number, calendar)
    return PublicityPeriod(
        start=counted.start,
        count_start=count_start,
        days=counted.days,
        last_day=counted.end,
        earliest_decision=day_after(counted.end),
        earliest_working_decision=decision,
        last_day_otherwise=otherwise,
        last_day_at_latest=_last_day_at_latest(counted, number, calendar),
        provisional_because=counted.provisional_because,
    )


def _beside(counted: WorkingDays, number: int, calendar: WorkingCalendar) -> tuple[date | None, date | None]:
    """Return the working day after a period, and its last day if its start were counted the other way."""
    try:
        # The start, where it is a working day, then as many days as are needed, and the day after them.
        days = calendar.working_days_from(counted.start, number + 2)
    except CalendarError:
        return None, None
    otherwise = days[number - 1] if days[0] != counted.start or not counted.count_start else days[number]
    return days[days.index(counted.end) + 1], otherwise


def _last_day_at_latest(counted: WorkingDays, number: int, calendar: WorkingCalendar) -> date | None:
    if counted.at_least == number:
        return counted.end
    try:
        sure = calendar.add_working_days(counted.start, number, count_start=counted.count_start, only_settled=True)
    except CalendarError:
        return None
    return sure.end
