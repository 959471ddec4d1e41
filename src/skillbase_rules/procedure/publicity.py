"""Publicity: how long results are published, and whether a publication was long enough and unopposed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Status
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.days import CalendarError, Day, WorkingDays, day_after, day_before, day_of
from skillbase_rules.procedure.rules import PublicityRules
from skillbase_rules.procedure.sheets import PublicityFacts, Stated, as_stated
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


class PublicityCheck(Shown, BaseModel):
    """A publication as judged: long enough, and without a standing objection."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    assessment: Assessment = Field(description="The findings on its length and on objections.")
    counted: WorkingDays | None = Field(description="The working days of the publication; null without a stated end.")
    required: PublicityPeriod = Field(description="The shortest lawful publication with the same start.")

    def _gist(self) -> str:
        return f"{self.status}: {self.days_counted} of {len(self.required.days)} working days"

    @property
    def status(self) -> Status:
        """The verdict on both together."""
        return self.assessment.status

    @property
    def length(self) -> Finding | None:
        """The finding on its length; None where the notice asks for none."""
        return next((finding for finding in self.assessment.findings if "publicity_end" in finding.facts), None)

    @property
    def days_counted(self) -> int | None:
        """How many working days the publication has; an estimate while `provisional`."""
        return None if self.counted is None else self.counted.count

    @property
    def days_short(self) -> int | None:
        """How many working days are lacking; an estimate while `provisional`."""
        return None if self.counted is None else max(0, len(self.required.days) - self.counted.count)

    @property
    def earliest_lawful_end(self) -> date:
        """The earliest day on which the publication may end."""
        return self.required.last_day

    @property
    def provisional(self) -> bool:
        """Whether a day was touched whose official schedule is not known."""
        return self.required.provisional or (self.counted is not None and self.counted.provisional)


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
    return _period(day_of("publicity_start", start), number, rules.count_start_planned, calendar)


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
    return _period(latest.start, number, rules.count_start_planned, calendar)


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


def _period(start: date, number: int, count_start: bool, calendar: WorkingCalendar) -> PublicityPeriod:
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


def check_publicity(
    start: Day,
    end: Day | None,
    rules: PublicityRules,
    calendar: WorkingCalendar,
    *,
    objections_upheld: Count | int | None = None,
    objections_received: Count | int | None = None,
) -> PublicityCheck:
    """Judge a publication from `start` through `end`.

    A provisional day may turn out either way, so the length is met only by days that are settled, and not met only
    when all provisional days together would not make up for it; in between it is unknown and wants `work_calendar`.
    A verdict that another reading would turn over names that reading.

    Args:
        start: The day of publication; it may be a rest day.
        end: The last day of publication, counted whole; None while it is not known.
        rules: What the notice says.
        calendar: The working days.
        objections_upheld: How many objections were found right; None when not known.
        objections_received: How many objections came in; None when not known.

    Raises:
        CalendarError: A date cannot be counted with, or `end` is before `start`.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: More objections were upheld than received.
        pydantic.ValidationError: A number of objections is no count.
    """
    upheld = PublicityFacts.model_validate({"objections_upheld": objections_upheld}).objections_upheld
    received = PublicityFacts.model_validate({"objections_received": objections_received}).objections_received
    if received.at_most is not None and upheld.at_least > received.at_most:
        raise ContradictionError(
            f"objections_upheld ({upheld}) exceeds objections_received ({received}); what is upheld was received."
        )
    objections = PublicityFacts(objections_upheld=upheld, objections_received=received)
    start, end = day_of("publicity_start", start), None if end is None else day_of("publicity_end", end)
    assessment, counted = _judged(start, end, rules, calendar, objections)
    for doubt in rules.doubts:
        otherwise, _ = _judged(start, end, doubt.otherwise, calendar, objections)
        assessment = _hinging(assessment, otherwise, doubt.reading)
    return PublicityCheck(
        assessment=assessment,
        counted=counted,
        required=_period(start, rules.working_days, rules.count_start_checked, calendar),
    )


def _judged(
    start: date, end: date | None, rules: PublicityRules, calendar: WorkingCalendar, objections: PublicityFacts
) -> tuple[Assessment, WorkingDays | None]:
    counted = None
    days = Count()
    if end is not None:
        counted = calendar.working_days_between(start, end, count_start=rules.count_start_checked)
        days = Count.between(counted.at_least, counted.at_most)
    facts = objections.model_copy(update={"publicity_working_days": days})
    length = Stated(
        ("publicity_start", "publicity_end", "work_calendar"),
        missing=("publicity_end" if end is None else "work_calendar",),
        closing=("publicity_end",),
    )
    return as_stated(evaluate(rules.rulebook, facts), {"publicity_working_days": length}), counted


def _hinging(assessment: Assessment, otherwise: Assessment, reading: str) -> Assessment:
    """Name a reading where a finding or the whole would come out otherwise under its alternative."""

    def named(part: Finding | Assessment, status: Status) -> tuple[str, ...]:
        return part.hinges_on if part.status is status else (*part.hinges_on, reading)

    parts = tuple(
        part.model_copy(update={"hinges_on": named(part, otherwise[part.clause].status)})
        if isinstance(part, Finding)
        else part
        for part in assessment.parts
    )
    return assessment.model_copy(update={"parts": parts, "hinges_on": named(assessment, otherwise.status)})
