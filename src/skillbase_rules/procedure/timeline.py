"""The course of an application as dated steps, and the building period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.days import CalendarError, Day, day_of
from skillbase_rules.procedure.files import BEIJING, in_beijing
from skillbase_rules.procedure.publicity import PublicityPeriod, publicity_period
from skillbase_rules.procedure.rules import ProcedureRules, StepKind
from skillbase_rules.procedure.workdays import WorkingCalendar


class BuildPeriod(Shown, BaseModel):
    """The building period of a base."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = Field(description="The issue date of the approval document; building starts on it.")
    one_year_mark: date = Field(description="The outputs of year one are due.")
    end: date = Field(description="The period ends and the outputs of its last year are due.")

    def _gist(self) -> str:
        return f"{self.start} to {self.end}"


def build_period(issued: Day, years: int) -> BuildPeriod:
    """Return the building period of so many years of a base approved by a document issued on `issued`.

    Marks fall on the same day of a later year; where that year has no 29 February, on the 28th.

    Raises:
        CalendarError: `issued` is no day, or the period would end after the year 9999.
    """
    day = day_of("approval_issued", issued)
    try:
        return BuildPeriod(start=day, one_year_mark=day + relativedelta(years=1), end=day + relativedelta(years=years))
    except (ValueError, OverflowError):
        raise CalendarError(
            Text(
                f"approval_issued 为 {day}；{years} 年的筹建期将超出公元 9999 年，请给出更早的日期。",
                f"approval_issued is {day}; {years} years of building would end after the year 9999, so give an "
                "earlier day.",
            )
        ) from None


class Step(BaseModel):
    """One step of the procedure with its dates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: Text
    clauses: tuple[str, ...] = Field(description="The clauses that set the date, or that are due on it.")
    start: datetime | date | None = Field(description="First day, or the moment; null while it is not known.")
    end: date | None = Field(default=None, description="Last day of a step that takes more than one.")
    waits_for: str | None = Field(default=None, description="What must be stated before the date is known.")
    rests_on: datetime | None = Field(
        default=None, description="The filing deadline or the day stated that the date rests on; null while unknown."
    )
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def provisional(self) -> bool:
        """Whether the date is an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


class Timeline(Shown, BaseModel):
    """The steps of the procedure in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str = Field(description="Id of the edition.")
    steps: tuple[Step, ...]

    def _gist(self) -> str:
        dated = sum(step.start is not None for step in self.steps)
        return f"{self.edition}: {dated} of {len(self.steps)} steps dated"

    @property
    def provisional(self) -> tuple[Step, ...]:
        """The steps whose dates are estimates."""
        return tuple(step for step in self.steps if step.provisional)


def procedure_timeline(
    rules: ProcedureRules,
    edition: str,
    calendar: WorkingCalendar,
    *,
    publicity_start: Day | None = None,
    approval_issued: Day | None = None,
) -> Timeline:
    """Return the course of an application from filing to the end of the building period.

    Args:
        rules: What the notice says.
        edition: Id of the edition that says it.
        calendar: The working days.
        publicity_start: The day on which results were published; its steps wait for it while it is not known.
        approval_issued: The issue date of the approval document; building waits for it.

    Raises:
        CalendarError: A day cannot be counted with, or the calendar does not reach the publication.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: Results were published or the approval issued before filing closed, or the approval before
            results may have been published long enough.
    """
    publicity = None if publicity_start is None else publicity_period(publicity_start, rules.publicity, calendar)
    building = None if approval_issued is None else build_period(approval_issued, rules.build_years)
    _refuse_before_filing_closed(rules, publicity, building)
    _refuse_before_publicity_is_over(publicity, building)
    dates = {**_filing_dates(rules), **_publicity_dates(publicity), **_building_dates(building)}
    steps = tuple(
        Step(id=step.kind, label=step.label, clauses=step.clauses, **dates[step.kind]._asdict()) for step in rules.steps
    )
    return Timeline(edition=edition, steps=steps)


def _refuse_before_filing_closed(
    rules: ProcedureRules, publicity: PublicityPeriod | None, building: BuildPeriod | None
) -> None:
    closed = in_beijing(rules.filing.deadline).date()
    periods = {"publicity_start": publicity, "approval_issued": building}
    for name, day in {name: period.start for name, period in periods.items() if period is not None}.items():
        if day < closed:
            raise ContradictionError(
                Text(
                    f"{name}（{day}）早于申报截止日 {closed}。",
                    f"{name} ({day}) is before {closed}, the day on which filing closes.",
                )
            )


def _refuse_before_publicity_is_over(publicity: PublicityPeriod | None, building: BuildPeriod | None) -> None:
    # The end of a period that is an estimate contradicts nothing.
    if publicity is None or building is None or publicity.provisional:
        return
    if building.start < publicity.earliest_decision:
        raise ContradictionError(
            Text(
                f"approval_issued（{building.start}）早于公示期满后的最早发文日 {publicity.earliest_decision}。",
                f"approval_issued ({building.start}) is before {publicity.earliest_decision}, the earliest decision "
                f"after a publication from {publicity.start}.",
            )
        )


class _Dates(NamedTuple):
    """When a step is, or what it waits for."""

    start: datetime | date | None
    end: date | None = None
    waits_for: str | None = None
    rests_on: datetime | None = None
    provisional_because: Text | None = None


def _filing_dates(rules: ProcedureRules) -> Mapping[StepKind, _Dates]:
    filing, deadline = rules.filing, in_beijing(rules.filing.deadline)
    return {
        "filing_deadline": _Dates(deadline, rests_on=deadline),
        "recommendation": _Dates(filing.recommendation_opens, filing.recommendation_closes, rests_on=deadline),
    }


def _publicity_dates(period: PublicityPeriod | None) -> Mapping[StepKind, _Dates]:
    if period is None:
        waiting = _Dates(None, waits_for="publicity_start")
        return {"publicity": waiting, "earliest_decision": waiting}
    known, because = _midnight(period.start), period.provisional_because
    return {
        "publicity": _Dates(period.start, period.last_day, rests_on=known, provisional_because=because),
        "earliest_decision": _Dates(period.earliest_decision, rests_on=known, provisional_because=because),
    }


def _building_dates(period: BuildPeriod | None) -> Mapping[StepKind, _Dates]:
    if period is None:
        waiting = _Dates(None, waits_for="approval_issued")
        return {"build_start": waiting, "one_year_mark": waiting, "build_end": waiting}
    known = _midnight(period.start)
    return {
        "build_start": _Dates(period.start, rests_on=known),
        "one_year_mark": _Dates(period.one_year_mark, rests_on=known),
        "build_end": _Dates(period.end, rests_on=known),
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)
