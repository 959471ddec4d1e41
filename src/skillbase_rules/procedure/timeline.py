"""The course of an application as dated steps (sections 五, 六 and 七(二)), and the building period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.engine.errors import ContradictionError, MissingExtraError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.files import in_beijing
from skillbase_rules.procedure.publicity import PublicityPeriod, publicity_period
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar


class BuildPeriod(BaseModel):
    """The building period of a base (clauses 6.1.a-b, readings R-80 and R-81)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = Field(description="The issue date of the approval document; building starts on it.")
    one_year_mark: date = Field(description="The outputs of year one are due (4.1.1.5.a-d).")
    end: date = Field(description="The period ends and the outputs of year two are due (4.1.1.5.e-f).")


def build_period(issued: date, *, edition: Chongqing2024 = CHONGQING_2024) -> BuildPeriod:
    """Return the building period of a base approved by a document issued on `issued`.

    Marks fall on the same day of a later year; where that year has no 29 February, on the 28th (R-80).
    """
    years = edition.parameters.build_years
    return BuildPeriod(
        start=issued, one_year_mark=issued + relativedelta(years=1), end=issued + relativedelta(years=years)
    )


class Step(BaseModel):
    """One step of the procedure with its dates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: Text
    clauses: tuple[str, ...] = Field(description="The clauses that set the date, or that are due on it.")
    start: datetime | date | None = Field(description="First day, or the moment; null while it is not known.")
    end: date | None = Field(default=None, description="Last day of a step that takes more than one.")
    waits_for: str | None = Field(default=None, description="What must be stated before the date is known.")
    provisional_because: Text | None = Field(default=None, description="Why it is an estimate; null when it is not.")

    @property
    def provisional(self) -> bool:
        """Whether the date is an estimate that an official schedule may overturn."""
        return self.provisional_because is not None


class Timeline(BaseModel):
    """The steps of the procedure in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    steps: tuple[Step, ...]

    @property
    def provisional(self) -> tuple[Step, ...]:
        """The steps whose dates are estimates."""
        return tuple(step for step in self.steps if step.provisional)


def procedure_timeline(
    *,
    publicity_start: date | None = None,
    approval_issued: date | None = None,
    count_start: bool = False,
    calendar: WorkingCalendar = MAINLAND_CHINA,
    edition: Chongqing2024 = CHONGQING_2024,
) -> Timeline:
    """Return the course of an application from filing to the end of the building period.

    Args:
        publicity_start: The day on which results were published; its steps wait for it while it is not known.
        approval_issued: The issue date of the approval document; building waits for it.
        count_start: Whether the day of publication counts (R-73; not by default).
        calendar: The working days.
        edition: The notice, or a revision of it.

    Raises:
        CalendarError: The calendar does not reach the publication.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: The approval was issued before results may have been published long enough.
    """
    p = edition.parameters
    publicity = None
    if publicity_start is not None:
        publicity = publicity_period(
            publicity_start, p.min_publicity_working_days, count_start=count_start, calendar=calendar
        )
    if publicity and approval_issued and not publicity.provisional and approval_issued < publicity.earliest_decision:
        raise ContradictionError(
            Text(
                f"approval_issued（{approval_issued}）早于公示期满后的最早发文日 {publicity.earliest_decision}。",
                f"approval_issued ({approval_issued}) is before {publicity.earliest_decision}, the earliest decision "
                f"after a publication from {publicity_start}.",
            )
        )
    filing = (
        Step(
            id="filing_deadline",
            label=Text("网上申报截止", "Last moment for online filing"),
            clauses=("7.2.h",),
            start=in_beijing(p.filing_deadline),
        ),
        Step(
            id="recommendation",
            label=Text("审核推荐", "Check and recommendation"),
            clauses=("7.2.i",),
            start=p.recommendation_opens,
            end=p.recommendation_closes,
        ),
    )
    steps = (*filing, *_publicity_steps(publicity), *_build_steps(approval_issued, edition))
    return Timeline(edition=edition.id, steps=steps)


def _publicity_steps(period: PublicityPeriod | None) -> tuple[Step, ...]:
    because = None if period is None else period.provisional_because
    waits = "publicity_start" if period is None else None
    return (
        Step(
            id="publicity",
            label=Text("公示", "Publication of results"),
            clauses=("5.2.c",),
            start=None if period is None else period.start,
            end=None if period is None else period.last_day,
            waits_for=waits,
            provisional_because=because,
        ),
        Step(
            id="earliest_decision",
            label=Text("最早发文日", "Earliest decision"),
            clauses=("5.2.c", "5.2.d"),
            start=None if period is None else period.earliest_decision,
            waits_for=waits,
            provisional_because=because,
        ),
    )


def _build_steps(issued: date | None, edition: Chongqing2024) -> tuple[Step, ...]:
    period = None if issued is None else build_period(issued, edition=edition)
    waits = "approval_issued" if period is None else None
    return (
        Step(
            id="build_start",
            label=Text("批建文件印发，开始建设", "Approval issued, building starts"),
            clauses=("6.1.a",),
            start=issued,
            waits_for=waits,
        ),
        Step(
            id="one_year_mark",
            label=Text("建设满一年，第一年产出到期", "One year of building, outputs of year one due"),
            clauses=("4.1.1.5.a", "4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d"),
            start=None if period is None else period.one_year_mark,
            waits_for=waits,
        ),
        Step(
            id="build_end",
            label=Text("筹建期满，两年产出到期", "End of building, outputs of year two due"),
            clauses=("6.1.b", "4.1.1.5.e", "4.1.1.5.f"),
            start=None if period is None else period.end,
            waits_for=waits,
        ),
    )


def to_ics(timeline: Timeline, language: Language = "zh", *, stamp: datetime | None = None) -> bytes:
    """Return the dated steps of a timeline as an iCalendar file; estimates are marked tentative.

    Args:
        timeline: The steps; those without a date are left out.
        language: The language of the titles.
        stamp: When the file was made, which the format asks for; the filing deadline when left out, since the library
            asks no clock.

    Raises:
        MissingExtraError: The extra ``ics`` is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise MissingExtraError(
            Text(
                "写 iCalendar 需要附加依赖 ics：pip install 'skillbase-rules[ics]'",
                "to_ics needs the extra ics: pip install 'skillbase-rules[ics]'",
            )
        ) from None
    file = Calendar()
    file.add("prodid", "-//skillbase-rules//timeline//EN")
    file.add("version", "2.0")
    made = in_beijing(CHONGQING_2024.parameters.filing_deadline) if stamp is None else stamp
    for step in timeline.steps:
        if step.start is None:
            continue
        event = Event()
        event.add("uid", f"{step.id}@{timeline.edition}.skillbase-rules")
        event.add("dtstamp", made)
        event.add("summary", step.label.in_(language))
        if isinstance(step.start, datetime):
            event.add("dtstart", step.start.astimezone(UTC))
        else:
            event.add("dtstart", step.start)
            # The end of a whole-day event is the day after its last day.
            event.add("dtend", (step.end or step.start) + timedelta(days=1))
        event.add("status", "TENTATIVE" if step.provisional else "CONFIRMED")
        because = step.provisional_because
        lines = [*step.clauses, *(() if because is None else (because.in_(language),))]
        event.add("description", "\n".join(lines))
        file.add_component(event)
    content: bytes = file.to_ical()
    return content
