"""Questions on the procedure: filing, recommendation, publicity, and the dates of the whole course."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.facts.application import Application
from skillbase_rules.questions.default import DEFAULT

if TYPE_CHECKING:
    from datetime import datetime

    from skillbase_rules.engine.quantities import Count
    from skillbase_rules.engine.text import Language
    from skillbase_rules.procedure.days import Day
    from skillbase_rules.procedure.files import Documents, DualApplication, Filing, Recommendation
    from skillbase_rules.procedure.publication import PublicityCheck
    from skillbase_rules.procedure.publicity import PublicityPeriod
    from skillbase_rules.procedure.rules import ProcedureRules
    from skillbase_rules.procedure.timeline import BuildPeriod, Timeline
    from skillbase_rules.procedure.workdays import WorkingCalendar


def _procedure(edition: AnyEdition) -> ProcedureRules:
    from skillbase_rules.procedure.rules import ProcedureRules

    of_type("edition", edition, Edition)
    return edition.rules(ProcedureRules)


def _calendar(calendar: WorkingCalendar | None) -> WorkingCalendar:
    from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar

    return MAINLAND_CHINA if calendar is None else of_type("calendar", calendar, WorkingCalendar)


def check_documents(documents: Documents, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge the material of one filing (clauses 5.1.c-f and 7.2.b-f).

    The forms of the other track are not applicable; an unstated track leaves both open.
    """
    from skillbase_rules.procedure import filing

    return filing.check_documents(documents, _procedure(edition).filing)


def check_filing(
    filing: Filing, *, application: Application | None = None, edition: AnyEdition = DEFAULT
) -> Assessment:
    """Judge one filing: its way and moments (5.1.a-b, 7.2.a, 7.2.g-l) and its material (5.1.c-f, 7.2.b-f).

    The deadline is kept to the second: a filing at 18:00:00 Beijing time is in time, a moment later is not (R-84). The
    last day of recommendation counts whole (R-85).

    Args:
        filing: What is handed in, how and when.
        application: The file it belongs to; it tells the track and whether there is a base already, where the filing
            leaves them unstated.
        edition: The notice, or another edition.
    """
    from skillbase_rules.procedure import filing as wing

    return wing.check_filing(filing, _procedure(edition).filing, application)


def check_recommendations(recommendations: Iterable[Recommendation], *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge the lists of recommending bodies (clauses 5.1.a-b and 5.1.g-i).

    One part for each body, in the order of their names: at most one national and two municipal units over both classes
    (R-67), municipal units ranked from 1 without gaps or ties. Whether a unit on both tracks uses one of the municipal
    places is open by default (R-68), so a list too long only by such units is unknown. Then one part for each unit: one
    body only (R-69) of the right kind (R-70), and a central unit through a district.
    """
    from skillbase_rules.procedure import filing

    return filing.check_recommendations(recommendations, _procedure(edition).recommendations)


def check_dual_application(application: DualApplication, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge whether a unit may compete on both tracks (clauses 5.2.e-h, reading R-76).

    Met where it files on one track only, or where it gives the promise, its municipal occupations are the first three
    of the national list in the same order, and it meets the conditions of the tracks. What winning both comes to is
    settled by the selection.
    """
    from skillbase_rules.procedure import filing

    return filing.check_dual_application(application, _procedure(edition).dual)


def publicity_period(
    start: Day,
    working_days: int | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> PublicityPeriod:
    """Return the publication that begins on `start` (clause 5.2.c); whether that day counts is reading R-73.

    A period is planned on the safe side, so the day does not count by default; the last day under the other way of
    counting stands beside.

    Args:
        start: The day of publication, a date or a day as people write it; it may be a rest day.
        working_days: How many working days, at least 1; as many as the notice asks for when left out.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    from skillbase_rules.procedure import publicity

    return publicity.publicity_period(start, _procedure(edition).publicity, _calendar(calendar), working_days)


def publicity_periods(
    starts: Iterable[Day],
    working_days: int | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> tuple[PublicityPeriod, ...]:
    """Return the publications that begin on each of `starts`, as `publicity_period` does for one.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and a period touches another.
    """
    from skillbase_rules.procedure import publicity

    return publicity.publicity_periods(starts, _procedure(edition).publicity, _calendar(calendar), working_days)


def latest_publicity(
    *,
    last_day: Day | None = None,
    decision: Day | None = None,
    working_days: int | None = None,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> PublicityPeriod:
    """Return the publication that starts as late as it can and is still long enough (clause 5.2.c).

    Args:
        last_day: The last day of publication.
        decision: The day of the decision; results are published through the day before at the latest.
        working_days: How many working days, at least 1; as many as the notice asks for when left out.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.

    Raises:
        CalendarError: Neither or both of the days are given, or one cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    from skillbase_rules.procedure import publicity

    return publicity.latest_publicity(
        _procedure(edition).publicity,
        _calendar(calendar),
        last_day=last_day,
        decision=decision,
        working_days=working_days,
    )


def check_publicity(
    start: Day,
    end: Day | None,
    *,
    objections_upheld: Count | int | None = None,
    objections_received: Count | int | None = None,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> PublicityCheck:
    """Judge a publication from `start` through `end` (clauses 5.2.c and 5.2.d, readings R-73 and R-74).

    A publication is judged as practice counts, which takes the day of publication in; where the other way of counting
    would turn the verdict over, the finding names R-73. A provisional day may turn out either way, so the length is met
    only by days that are settled, and not met only when all provisional days together would not make up for it; in
    between it is unknown and wants `work_calendar`.

    Args:
        start: The day of publication, a date or a day as people write it; it may be a rest day.
        end: The last day of publication, counted whole; None while it is not known.
        objections_upheld: How many objections were found right; None when not known.
        objections_received: How many objections came in; None when not known.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.

    Raises:
        CalendarError: A date cannot be counted with, or `end` is before `start`.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: More objections were upheld than received.
        pydantic.ValidationError: A number of objections is no count.
    """
    from skillbase_rules.procedure import publication

    return publication.check_publicity(
        start,
        end,
        _procedure(edition).publicity,
        _calendar(calendar),
        objections_upheld=objections_upheld,
        objections_received=objections_received,
    )


def build_period(issued: Day, *, edition: AnyEdition = DEFAULT) -> BuildPeriod:
    """Return the building period of a base approved by a document issued on `issued` (clauses 6.1.a-b).

    Marks fall on the same day of a later year; where that year has no 29 February, on the 28th (R-80).

    Raises:
        CalendarError: `issued` is no day, or the period would end after the year 9999.
    """
    from skillbase_rules.procedure import timeline

    return timeline.build_period(issued, _procedure(edition).build_years)


def procedure_timeline(
    *,
    publicity_start: Day | None = None,
    approval_issued: Day | None = None,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> Timeline:
    """Return the course of an application from filing to the end of the building period (sections 五, 六 and 七(二)).

    Args:
        publicity_start: The day on which results were published; its steps wait for it while it is not known.
        approval_issued: The issue date of the approval document; building waits for it.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.

    Raises:
        CalendarError: A day cannot be counted with, or the calendar does not reach the publication.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: Results were published or the approval issued before filing closed, or the approval before
            results may have been published long enough.
    """
    from skillbase_rules.procedure import timeline

    return timeline.procedure_timeline(
        _procedure(edition),
        edition.id,
        _calendar(calendar),
        publicity_start=publicity_start,
        approval_issued=approval_issued,
    )


def to_ics(
    timeline: Timeline,
    language: Language = "zh",
    *,
    applicant: str | None = None,
    remind_days_before: Iterable[int] = (),
    previous: bytes | str | None = None,
    stamp: datetime | None = None,
) -> bytes:
    """Return the dated steps of a timeline as an iCalendar file; estimates are marked tentative.

    An event is the same event in every file for the same applicant and notice. Where `previous` has it with other
    dates, its SEQUENCE goes up by one and its DTSTAMP moves on; one whose date is no longer known is cancelled.

    Args:
        timeline: The steps; those without a date are left out.
        language: The language of the titles.
        applicant: Whose steps these are; it keeps the events of several applicants apart in one calendar.
        remind_days_before: How many days before each step to remind of it; none by default.
        previous: The file written before for the same applicant.
        stamp: When the file was made, with its time zone, which the format asks for; when left out, the filing deadline
            or the day stated that each date rests on, since the library asks no clock.

    Raises:
        MissingExtraError: The extra ``ics`` is not installed.
        UnknownNameError: There is no such language.
        CalendarError: The stamp is no moment with a time zone, a reminder no number of days, or `previous` no calendar.
    """
    from skillbase_rules.procedure import icalendar_file

    return icalendar_file.to_ics(
        timeline,
        language,
        applicant=applicant,
        remind_days_before=remind_days_before,
        previous=previous,
        stamp=stamp,
    )
