"""Days as people write them, what a calendar says of them, and its errors."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text, shown

Day = date | str
"""A day: a date, or one written as ``2024-09-13``, ``2024/9/13`` or ``2024年9月13日``."""

_WRITTEN = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"),
    re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"),
)


class CalendarError(SkillbaseError, ValueError):
    """A date, a number of days or a schedule that no working calendar can count with."""


class ProvisionalError(CalendarError):
    """The answer would rest on days whose official schedule is not known, and official ones were demanded."""


class CalendarDay(BaseModel):
    """Whether one day is a working day; true in a condition when it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date
    is_working: bool
    because: Text = Field(description="Why it is a working day or a day off.")
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
    at_least: int = Field(description="How many working days it has whatever becomes of its provisional days.")
    at_most: int = Field(description="How many it may have when all its provisional days turn out working days.")
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def count(self) -> int:
        """How many working days the period has."""
        return len(self.days)

    @property
    def provisional(self) -> bool:
        """Whether the count is an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


def day_of(name: str, given: object) -> date:
    """Return the day that a caller means; `name` is what an error calls it.

    Raises:
        CalendarError: It is no date and no day written in one of the three ways, or there is no such day.
    """
    if isinstance(given, str):
        return _read(name, given)
    if isinstance(given, datetime) or not isinstance(given, date):
        raise CalendarError(
            Text(
                f"{name} 为 {shown(given)}；请给出不带时刻的日期。",
                f"{name} is {shown(given)}; give a plain date, without a time of day.",
            )
        )
    return given


def _read(name: str, given: str) -> date:
    written = normalize("NFKC", given).strip()
    for form in _WRITTEN:
        match = form.fullmatch(written)
        if match is None:
            continue
        year, month, day = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise CalendarError(
                Text(f"{name} 为 {shown(given)}；没有这一天。", f"{name} is {shown(given)}; there is no such day.")
            ) from None
    raise CalendarError(
        Text(
            f"{name} 为 {shown(given)}；请写作 2024-09-13、2024/9/13 或 2024年9月13日。",
            f"{name} is {shown(given)}; write a day as 2024-09-13, 2024/9/13 or 2024年9月13日.",
        )
    )


def day_after(day: date) -> date:
    """Return the next day.

    Raises:
        CalendarError: There is none; the calendar ends with the year 9999.
    """
    return _moved(day, 1)


def day_before(day: date) -> date:
    """Return the day before.

    Raises:
        CalendarError: There is none; the calendar begins with the year 1.
    """
    return _moved(day, -1)


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        raise CalendarError(
            Text(f"{day} 已是日历的尽头。", f"{day} is where the calendar ends; give a day within it.")
        ) from None
