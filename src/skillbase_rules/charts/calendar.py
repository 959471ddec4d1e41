"""The steps of a procedure on a calendar, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

import altair as alt

from skillbase_rules.charts.looks import INK, SOFT, Cell, dressed, layered, values
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.days import CalendarDay
from skillbase_rules.procedure.schedules import SATURDAY
from skillbase_rules.procedure.statutory import statutory_days
from skillbase_rules.procedure.timeline import Step, Timeline
from skillbase_rules.procedure.workdays import WorkingCalendar
from skillbase_rules.report.procedure_pages import day_words, moment_words
from skillbase_rules.wording import charts as words
from skillbase_rules.wording import pages

_KINDS: tuple[tuple[Text, str], ...] = (
    (words.WORKING, "#ffffff"),
    (words.REST, "#e4e8ec"),
    (words.HOLIDAY, "#ffb3b8"),
    (words.MADE_UP, "#b6d4fe"),
    (words.PROVISIONAL, "#f5dd90"),
)
_STEP_COLOUR = "#0969da"
_CELL = 30


def timeline(course: Timeline, calendar: WorkingCalendar, language: Language) -> alt.HConcatChart:
    """Draw every month that a dated step touches, the days of steps framed, and the steps listed above."""
    dated = [step for step in course.steps if step.start is not None]
    months = sorted({(day.year, day.month) for step in dated for day in _ends(step)})
    charts = [_month(year, month, dated, calendar, language) for year, month in months]
    steps = (_listed(step, language) for step in course.steps)
    return dressed(alt.hconcat(*charts, spacing=24), words.TIMELINE.in_(language), *steps)


def _ends(step: Step) -> Iterator[date]:
    for end in (step.start, step.end):
        if end is not None:
            yield end.date() if isinstance(end, datetime) else end


def _listed(step: Step, language: Language) -> str:
    if step.start is None:
        return f"—  {step.label.in_(language)}"
    last = f" – {day_words(step.end, language)}" if step.end else ""
    doubt = f"  [{words.PROVISIONAL.in_(language)}]" if step.provisional else ""
    return f"{moment_words(step.start, language)}{last}  {step.label.in_(language)}{doubt}"


def _month(year: int, month: int, steps: list[Step], calendar: WorkingCalendar, language: Language) -> alt.LayerChart:
    first = date(year, month, 1)
    rows: list[Mapping[str, Cell]] = []
    day = first
    while day.month == month:
        kind = _kind(calendar.is_working_day(day))
        rows.append(
            {
                "week": (day.day + first.weekday() - 1) // 7,
                "weekday": pages.WEEKDAYS[day.weekday()].in_(language),
                "day": str(day.day),
                "kind": kind.in_(language),
                "step": any(_covers(step, day) for step in steps),
            }
        )
        day += timedelta(days=1)
    domain = [kind.in_(language) for kind, _ in _KINDS]
    x = alt.X(
        "weekday:N",
        sort=[name.in_(language) for name in pages.WEEKDAYS],
        title=None,
        axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False),
        scale=alt.Scale(domain=[name.in_(language) for name in pages.WEEKDAYS]),
    )
    base = alt.Chart(values(rows)).encode(x=x, y=alt.Y("week:O", title=None, axis=None))
    days = base.mark_rect(stroke="#d1d9e0", strokeWidth=1).encode(
        color=alt.Color("kind:N", scale=alt.Scale(domain=domain, range=[colour for _, colour in _KINDS]))
    )
    framed = base.transform_filter("datum.step").mark_rect(
        fillOpacity=0, stroke=_STEP_COLOUR, strokeWidth=2.5, cornerRadius=3
    )
    numbers = base.mark_text(fontSize=12).encode(
        text="day:N",
        color=alt.condition("datum.step", alt.value(_STEP_COLOUR), alt.value(INK)),
    )
    title = alt.TitleParams(
        words.MONTH.in_(language).format(year=year, month=month), anchor="start", fontSize=13, color=SOFT
    )
    return layered(days, framed, numbers, width=alt.Step(_CELL), height=alt.Step(_CELL), title=title)


def _covers(step: Step, day: date) -> bool:
    first, *last = _ends(step)
    return first <= day <= (last[0] if last else first)


def _kind(day: CalendarDay) -> Text:
    if day.provisional:
        return words.PROVISIONAL
    weekend = day.day.weekday() >= SATURDAY
    if day.is_working:
        return words.MADE_UP if weekend else words.WORKING
    return words.REST if weekend and day.day not in statutory_days(day.day.year) else words.HOLIDAY
