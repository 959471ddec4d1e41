"""A publication as judged: whether it was long enough, and unopposed."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Status
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.shown import Shown
from skillbase_rules.procedure.days import Day, WorkingDays, day_of
from skillbase_rules.procedure.publicity import PublicityPeriod, period_of
from skillbase_rules.procedure.rules import PublicityRules
from skillbase_rules.procedure.sheets import PublicityFacts, Stated, as_stated
from skillbase_rules.procedure.workdays import WorkingCalendar


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
        required=period_of(start, rules.working_days, rules.count_start_checked, calendar),
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
