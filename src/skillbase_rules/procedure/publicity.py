"""Publicity (公示, 五(二)): how long results are published, and whether a publication was long enough and unopposed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.common import count_at_least
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.criteria import AllOf, Amount, Tightened, all_of, total
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar, WorkingDays

Objections = Literal["upheld", "received"]
"""Which objections stand in the way: those upheld, or every one received (R-74)."""

_LENGTH, _OBJECTIONS = "5.2.c", "5.2.d"


class PublicityPeriod(BaseModel):
    """A publication of a given length, counted day by day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = Field(description="The day of publication; it may be a rest day.")
    count_start: bool = Field(description="Whether the day of publication counts (R-73).")
    days: tuple[date, ...] = Field(description="The working days counted, in order.")
    last_day: date = Field(description="The last working day counted; results stay published through it.")
    earliest_decision: date = Field(description="The day after the last day; a decision may be made from then on.")
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def provisional(self) -> bool:
        """Whether the dates are an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


class PublicityCheck(BaseModel):
    """A publication as judged: long enough (5.2.c) and without a standing objection (5.2.d)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    assessment: Assessment = Field(description="The findings on 5.2.c and 5.2.d.")
    counted: WorkingDays | None = Field(description="The working days of the publication; null without a stated end.")
    required: PublicityPeriod = Field(description="The shortest lawful publication with the same start.")

    @property
    def status(self) -> Status:
        """The verdict on both clauses together."""
        return self.assessment.status

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


class _PublicityFacts(BaseModel):
    model_config = ConfigDict(frozen=True)

    publicity_working_days: Count
    objections_upheld: Count
    objections_received: Count


def publicity_period(
    start: date,
    working_days: int = CHONGQING_2024.parameters.min_publicity_working_days,
    *,
    count_start: bool = False,
    calendar: WorkingCalendar = MAINLAND_CHINA,
) -> PublicityPeriod:
    """Return the publication that begins on `start` and lasts so many working days (clause 5.2.c).

    Args:
        start: The day of publication; it may be a rest day.
        working_days: How many working days, at least 1.
        count_start: Whether the day of publication counts when it is a working day (R-73; not by default).
        calendar: The working days.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    counted = calendar.add_working_days(start, working_days, count_start=count_start)
    return PublicityPeriod(
        start=start,
        count_start=count_start,
        days=counted.days,
        last_day=counted.end,
        earliest_decision=counted.end + timedelta(days=1),
        provisional_because=counted.provisional_because,
    )


def check_publicity(
    start: date,
    end: date | None,
    *,
    objections_upheld: Count | int | None = None,
    objections_received: Count | int | None = None,
    count_start: bool = False,
    objections: Objections = "upheld",
    calendar: WorkingCalendar = MAINLAND_CHINA,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> PublicityCheck:
    """Judge a publication from `start` through `end` (clauses 5.2.c and 5.2.d).

    A provisional day may turn out either way, so the length is met only by days that are settled, and not met only
    when all provisional days together would not make up for it; in between it is unknown and wants `work_calendar`.

    Args:
        start: The day of publication; it may be a rest day.
        end: The last day of publication, counted whole; None while it is not known.
        objections_upheld: How many objections were found right; None when not known.
        objections_received: How many objections came in; None when not known.
        count_start: Whether the day of publication counts when it is a working day (R-73; not by default).
        objections: Which objections stand in the way (R-74).
        calendar: The working days.
        edition: The notice, or a revision of it.
        readings: A choice for every other reading; the edition's defaults when left out.

    Raises:
        CalendarError: A date cannot be counted with, or `end` is before `start`.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: More objections were upheld than received.
        pydantic.ValidationError: A number of objections is no count.
    """
    chosen = edition.readings if readings is None else readings
    counted = None if end is None else calendar.working_days_between(start, end, count_start=count_start)
    facts = _PublicityFacts.model_validate(
        {
            "publicity_working_days": None if counted is None else _settled_bounds(counted, calendar),
            "objections_upheld": objections_upheld,
            "objections_received": objections_received,
        }
    )
    most = facts.objections_received.at_most
    if most is not None and facts.objections_upheld.at_least > most:
        raise ContradictionError(
            f"objections_upheld ({facts.objections_upheld}) exceeds objections_received ({facts.objections_received}); "
            "what is upheld was received."
        )
    # Above the number itself means one day more.
    least = edition.parameters.min_publicity_working_days + (chosen.inclusive_numbers == "exclusive")
    other: Objections = "received" if objections == "upheld" else "upheld"
    return PublicityCheck(
        assessment=_explained(
            _judged(facts, objections, edition, chosen),
            _judged(facts, other, edition, chosen),
            reads=edition.clauses[_LENGTH].facts,
            wants="publicity_end" if end is None else "work_calendar",
        ),
        counted=counted,
        required=publicity_period(start, least, count_start=count_start, calendar=calendar),
    )


def publicity(p: Parameters, r: Readings, objections: Objections) -> AllOf:
    """Return what a publication must satisfy."""
    upheld, received = "objections_upheld", "objections_received"
    # Every objection upheld was received, so either count narrows the other.
    standing = Tightened(upheld, ceilings=(received,)) if objections == "upheld" else Tightened(received, (upheld,))
    return all_of(
        "5.2",
        Text("公示", "Publicity"),
        count_at_least(r, _LENGTH, total("publicity_working_days"), p.min_publicity_working_days),
        Amount(_OBJECTIONS, standing, maximum=0),
    )


def _judged(facts: _PublicityFacts, objections: Objections, edition: Chongqing2024, readings: Readings) -> Assessment:
    root = publicity(edition.parameters, readings, objections)
    book = Rulebook(root, edition.clauses, edition.missing_fails(readings), edition.missing_reading)
    return evaluate(book, facts)


def _explained(assessment: Assessment, alternative: Assessment, *, reads: tuple[str, ...], wants: str) -> Assessment:
    """Name the facts behind the count of days, and R-74, of low confidence, where the verdict hangs on it."""
    length, objections = assessment[_LENGTH], assessment[_OBJECTIONS]
    gap = length.shortfall
    closes = (wants,) if length.missing else ("publicity_end",)
    parts = (
        length.model_copy(
            update={
                "facts": reads,
                "missing": (wants,) if length.missing else (),
                "shortfall": gap and gap.model_copy(update={"facts": closes}),
            }
        ),
        objections.model_copy(update={"hinges_on": _r74(objections.status, alternative[_OBJECTIONS].status)}),
    )
    return assessment.model_copy(update={"parts": parts, "hinges_on": _r74(assessment.status, alternative.status)})


def _r74(status: Status, alternative: Status) -> tuple[str, ...]:
    return () if status is alternative else ("R-74",)


def _settled_bounds(counted: WorkingDays, calendar: WorkingCalendar) -> Count:
    """Return how many working days there are whatever becomes of the provisional days."""
    if not counted.provisional:
        return Count.exactly(counted.count)
    first = counted.start if counted.count_start else counted.start + timedelta(days=1)
    days = [calendar.is_working_day(first + timedelta(days=n)) for n in range((counted.end - first).days + 1)]
    settled = sum(day.is_working for day in days if not day.provisional)
    return Count.between(settled, settled + sum(day.provisional for day in days))
