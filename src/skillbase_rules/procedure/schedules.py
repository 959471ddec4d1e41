"""The schedule of one year: the days off and the make-up days that the State Council announces, however written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Self
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.ordered import in_order
from skillbase_rules.engine.text import Text, shown
from skillbase_rules.procedure.days import CalendarError, day_of
from skillbase_rules.procedure.statutory import statutory_days

Days = Annotated[frozenset[date], in_order(date)]
SATURDAY = 5
_BRIDGE = (12, 25)
_YEARS = range(1000, 10_000)
_OFF, _WORK = {"off", "放假", "休"}, {"work", "上班", "班"}


def bridge(year: int) -> date:
    """Return the first day of a December that the schedule of the next year may move.

    The notices for 2002, 2006, 2007, 2008, 2012 and 2019 did, none of them before the 29th.
    """
    return date(year, *_BRIDGE)


class YearSchedule(BaseModel):
    """The official schedule of one year, handed in by the caller once it is published.

    Statutory holidays are known by law and need not be repeated; all other days off must be there, those that make good
    a holiday on a weekend included. Like the State Council's own notices, a schedule may reach back into the last week
    of the December before. For a year that `holidays` knows already, it adds to what is known, or replaces it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int = Field(ge=_YEARS.start, lt=_YEARS.stop, description="Calendar year, four digits.")
    days_off: Days = Field(description="Days off beside the statutory ones; weekends may be among them.")
    make_up_days: Days = Field(description="Saturdays and Sundays on which work is done.")
    replaces: bool = Field(
        default=False,
        strict=True,
        description="Whether it stands in the place of the schedule known for that year instead of adding to it.",
    )

    @classmethod
    def from_csv(cls, text: str, year: int, *, replaces: bool = True) -> Self:
        """Return the schedule in a CSV table with the columns ``day`` and ``kind``; further columns are ignored.

        Args:
            text: The table; ``kind`` is ``off`` or ``work``, or 放假 or 上班.
            year: The year that the schedule is for.
            replaces: Whether it stands in the place of what is known.

        Raises:
            CalendarError: A column is missing, or a cell is no day or no kind.
            pydantic.ValidationError: The days make no schedule of that year.
        """
        rows = csv.DictReader(io.StringIO(of_type("text", text, str).lstrip("\ufeff"), newline=None))
        off, worked = set[date](), set[date]()
        try:
            if not {"day", "kind"} <= set(rows.fieldnames or ()):
                raise CalendarError(
                    Text("日历表应有 day 和 kind 两列。", "A schedule as CSV needs the columns day and kind.")
                )
            for row in rows:
                place = f"day (line {rows.line_num})"
                _chosen(row["kind"], rows.line_num, off, worked).add(day_of(place, row["day"]))
        except csv.Error as error:
            raise CalendarError(
                Text(f"日历表不是可读的 CSV：{error}。", f"A schedule must be readable as CSV: {error}.")
            ) from None
        return cls(year=year, days_off=frozenset(off), make_up_days=frozenset(worked), replaces=replaces)

    @classmethod
    def from_holiday_cn(cls, content: str | bytes, *, replaces: bool = True) -> Self:
        """Return the schedule in a year's file of the collection holiday-cn.

        Args:
            content: The file as JSON: its ``year`` and its ``days``, each with ``date`` and ``isOffDay``.
            replaces: Whether it stands in the place of what is known.

        Raises:
            pydantic.ValidationError: It is no such file, or its days make no schedule of that year.
        """
        file = _HolidayCn.model_validate_json(content)
        off = frozenset(entry.day for entry in file.days if entry.is_off)
        worked = frozenset(entry.day for entry in file.days if not entry.is_off)
        return cls(year=file.year, days_off=off, make_up_days=worked, replaces=replaces)

    @classmethod
    def from_notice(cls, text: str, year: int, *, replaces: bool = True) -> Self:
        """Return the schedule that a notice announces in words, such as 10月1日至7日放假调休，共7天，9月29日上班.

        Only days before 放假 are off and only days before 上班 are worked; all else that the text says is passed over.

        Args:
            text: The text of the notice, or the part of it that lists the holidays.
            year: The year that it is for; days without a year belong to it.
            replaces: Whether it stands in the place of what is known.

        Raises:
            CalendarError: It announces no day off, names a day that does not exist, or the year has not four digits.
            pydantic.ValidationError: The days make no schedule of that year.
        """
        if year not in _YEARS:
            raise CalendarError(
                Text(
                    f"year 为 {shown(year)}；请给出四位数的年份。",
                    f"year is {shown(year)}; give a year of four digits.",
                )
            )
        plain = re.sub(r"\([^()]*\)", "", re.sub(r"[ \t]", "", normalize("NFKC", of_type("text", text, str))))
        off, worked = set[date](), set[date]()
        for passage in re.split(r"[。;,\n]", plain):
            for word, days in (("放假", off), ("上班", worked)):
                before, said, _ = passage.partition(word)
                days.update(_announced(before, year) if said else ())
        if not off:
            raise CalendarError(
                Text("通知中没有放假安排；请写作“10月1日至7日放假”。", "The notice announces no day off (1月1日放假).")
            )
        return cls(year=year, days_off=frozenset(off), make_up_days=frozenset(worked), replaces=replaces)

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        first = bridge(self.year - 1)
        for day in sorted(self.days_off | self.make_up_days):
            if not first <= day <= date(self.year, 12, 31):
                self._refuse("days_off or make_up_days", str(day), f"give days from {first} to the end of {self.year}")
        resting = self.days_off | statutory_days(self.year)
        for day in sorted(self.make_up_days):
            if day.weekday() < SATURDAY:
                self._refuse("make_up_days", f"{day:%A} {day}", "work is made up on Saturdays and Sundays only")
            if day in resting:
                self._refuse("make_up_days", str(day), "that day is a statutory holiday or among days_off")
        return self

    @staticmethod
    def _refuse(name: str, given: str, right: str) -> None:
        raise PydanticCustomError(
            "schedule", "{name} has {given}; {right}", {"name": name, "given": given, "right": right}
        )


class _HolidayCnDay(BaseModel):
    day: date = Field(alias="date")
    is_off: bool = Field(alias="isOffDay", strict=True)


class _HolidayCn(BaseModel):
    year: int
    days: tuple[_HolidayCnDay, ...]


def _chosen(kind: str | None, line: int, off: set[date], worked: set[date]) -> set[date]:
    word = (kind or "").strip()
    if word in _OFF:
        return off
    if word in _WORK:
        return worked
    raise CalendarError(
        Text(
            f"第 {line} 行的 kind 为 {word!r}；应为放假或上班。",
            f"kind is {word!r} on line {line}; it must be off or work.",
        )
    )


_SPAN = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?"
    r"(?:[至到~—-](?:(?P<last_year>[0-9]{4})年)?(?:(?P<last_month>[0-9]{1,2})月)?(?P<last_day>[0-9]{1,2})日)?"
)


def _announced(passage: str, year: int) -> Iterator[date]:
    """Yield the days that a passage names, one by one or as spans."""
    for span in _SPAN.finditer(passage):
        named = {name: int(number) for name, number in span.groupdict().items() if number is not None}
        first = _named_day(named.get("year", year), named["month"], named["day"])
        last = first
        if "last_day" in named:
            end_year = named.get("last_year", first.year)
            last = _named_day(end_year, named.get("last_month", first.month), named["last_day"])
            if last < first and "year" not in named and "last_year" not in named:
                # 12月31日至1月2日: the span begins in the year before.
                first = _named_day(year - 1, named["month"], named["day"])
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _named_day(year: int, month: int, day: int) -> date:
    return day_of("the notice", f"{year}-{month}-{day}")
