"""What is shown of the procedure: publications, the building period and the timeline."""

from __future__ import annotations

from datetime import date, datetime

from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.publication import PublicityCheck
from skillbase_rules.procedure.publicity import PublicityPeriod
from skillbase_rules.procedure.timeline import BuildPeriod, Step, Timeline
from skillbase_rules.report.page import Block, Page, Row, Tone, Verdict, View, page_of, verdict_of
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import verdicts as m


@page_of.register
def period_page(period: PublicityPeriod, view: View) -> Page:
    """Return the page of a publication with the working days that it counts."""
    notes = (
        words.PUBLISHED_ON.in_(view.language).format(day_words(period.start, view.language)),
        m.LAST_DAY.in_(view.language).format(day_words(period.last_day, view.language)),
        m.EARLIEST_DECISION.in_(view.language).format(day_words(period.earliest_decision, view.language)),
        *_because(period.provisional_because, view.language),
    )
    counted = m.PUBLICITY_DAYS.in_(view.language).format(len(period.days))
    days = Block(counted, rows=tuple(Row((day_words(day, view.language),)) for day in period.days))
    return Page(words.PERIOD.in_(view.language), _certainty(period.provisional_because, view.language), notes, (days,))


@page_of.register
def publicity_page(check: PublicityCheck, view: View) -> Page:
    """Return the page of a publication as judged."""
    counted = (
        (m.PUBLICITY_DAYS, check.days_counted),
        (m.DAYS_SHORT, check.days_short),
        (m.EARLIEST_END, day_words(check.earliest_lawful_end, view.language)),
    )
    notes = tuple(sentence.in_(view.language).format(value) for sentence, value in counted if value is not None)
    because = _because(check.required.provisional_because, view.language)
    return Page(words.PERIOD.in_(view.language), verdict_of(check.status, view.language), (*notes, *because))


@page_of.register
def building_page(period: BuildPeriod, view: View) -> Page:
    """Return the page of a building period."""
    days = (
        (words.BUILDING_START, period.start),
        (words.ONE_YEAR_MARK, period.one_year_mark),
        (words.BUILDING_END, period.end),
    )
    notes = tuple(sentence.in_(view.language).format(day_words(day, view.language)) for sentence, day in days)
    return Page(words.BUILDING.in_(view.language), notes=notes)


@page_of.register
def timeline_page(timeline: Timeline, view: View) -> Page:
    """Return the page of a timeline, step by step."""
    headings = (words.DATE, words.STEP, words.CLAUSE, *((m.NOTES,) if timeline.provisional else ()))
    steps = Block(
        headings=view.words(*headings),
        rows=tuple(_step_row(step, view.language) for step in timeline.steps),
    )
    return Page(m.TIMELINE.in_(view.language), notes=(timeline.edition,), blocks=(steps,))


def _step_row(step: Step, language: Language) -> Row:
    waits = m.NOT_KNOWN_YET.in_(language).format(step.waits_for)
    when = waits if step.start is None else _span(step.start, step.end, language)
    tone: Tone = "unknown" if step.provisional or step.start is None else "plain"
    cells = (when, step.label.in_(language), " ".join(step.clauses))
    return Row(cells, _because(step.provisional_because, language), tone)


def _span(start: datetime | date, end: date | None, language: Language) -> str:
    first = moment_words(start, language)
    return first if end is None else f"{first} – {day_words(end, language)}"


def moment_words(moment: datetime | date, language: Language) -> str:
    """Return a day, or a moment in Beijing time, as people write it."""
    return (
        f"{day_words(moment, language)} {moment:%H:%M}" if isinstance(moment, datetime) else day_words(moment, language)
    )


def day_words(day: date, language: Language) -> str:
    """Return a day with its day of the week."""
    return m.BRACKETS.in_(language).format(f"{day:%Y-%m-%d}", words.WEEKDAYS[day.weekday()].in_(language))


def _because(provisional: Text | None, language: Language) -> tuple[str, ...]:
    return () if provisional is None else (provisional.in_(language),)


def _certainty(provisional: Text | None, language: Language) -> Verdict:
    if provisional is None:
        return Verdict(words.SETTLED.in_(language), "met")
    return Verdict(words.PROVISIONAL.in_(language), "unknown")
