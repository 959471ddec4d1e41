"""The holidays of mainland China as the package `holidays` knows them: by law, and by the published schedules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from skillbase_rules.engine.text import Text

if TYPE_CHECKING:
    from holidays import HolidayBase

TAKEN_BACK = frozenset({date(2003, 4, 26), date(2003, 4, 27), date(2003, 5, 6), date(2003, 5, 7)})
"""Exchanges that `holidays` still lists although a later notice took them back.

Of the long May holiday of 2003 the notice of 21 April 2003 left 1 to 5 May.
"""


def exchange_table(years: Iterable[int], *, observed: bool = True, language: str = "zh_CN") -> HolidayBase:
    """Return the table of `holidays`; without `observed`, weekend holidays are not made good on other days."""
    # Imported here because the library is of use without a calendar, and the import takes its time.
    from holidays import country_holidays

    return country_holidays("CN", years=years, observed=observed, expand=False, language=language)


@cache
def statutory_days(year: int) -> frozenset[date]:
    """Return the holidays of a year by law, without the days that a schedule exchanges for them."""
    table = exchange_table([year], observed=False)
    exchanged = str(table.substituted_label).split("%s")[0]
    return frozenset(day for day, name in table.items() if not name.startswith(exchanged))


@cache
def holiday_names(year: int) -> dict[date, Text]:
    """Return how the statutory holidays of a year are called, in both languages."""
    zh, en = (exchange_table([year], observed=False, language=language) for language in ("zh_CN", "en_US"))
    return {day: Text(zh[day], en[day]) for day in statutory_days(year)}
