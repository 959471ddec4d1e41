"""The public questions, asked of Chongqing's 2024 notice unless another edition is handed in.

This is the one module of questions that names a default edition. Each question takes an application or a fact sheet
and hands what the edition says to the wing that answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from skillbase_rules.analyses import preference, remedies, sensitivity, whatif
from skillbase_rules.analyses.preference import Preference
from skillbase_rules.analyses.remedies import WhatItTakes
from skillbase_rules.analyses.sensitivity import Sensitivity, evaluate_flagged
from skillbase_rules.analyses.whatif import EditionComparison, WhatIf
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, conjunction
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.facts.counting import Subject, facts_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from skillbase_rules.engine.quantities import Count
    from skillbase_rules.engine.text import Language
    from skillbase_rules.procedure.files import Documents, DualApplication, Filing, Recommendation
    from skillbase_rules.procedure.publicity import PublicityCheck, PublicityPeriod
    from skillbase_rules.procedure.rules import ProcedureRules
    from skillbase_rules.procedure.timeline import BuildPeriod, Timeline
    from skillbase_rules.procedure.workdays import WorkingCalendar
    from skillbase_rules.selection.awards import QuotaCheck
    from skillbase_rules.selection.pool import Award, Candidate, Pool
    from skillbase_rules.selection.result import Selection, Unknown

DEFAULT: AnyEdition = CHONGQING_2024
"""The edition that is meant where none is named."""


def check_section(subject: Subject, name: str, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge one section of a notice by its name, such as ``national``.

    Raises:
        UnknownNameError: The edition has no such section.
    """
    return evaluate(edition.rulebook(name), facts_of(subject, edition))


def check_applicant(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge who may apply (section 三, clauses 3.1.*)."""
    return check_section(subject, "applicant", edition=edition)


def check_national_basic(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge the basic conditions of the national track (四(一)1, clauses 4.1.1.*)."""
    return check_section(subject, "national", edition=edition)


def check_municipal_basic(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge the basic conditions of the municipal track (四(一)2, clauses 4.1.2.*)."""
    return check_section(subject, "municipal", edition=edition)


def check_commitments(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge whether the plan promises the outputs due after one and two years (clauses 4.1.1.5.*, reading R-38)."""
    return check_section(subject, "commitments", edition=edition)


def check_outcomes(subject: Subject, *, year: Literal[1, 2], edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge what has been achieved one or two years after approval (clauses 4.1.1.5.*)."""
    return check_section(subject, "outcomes_year_one" if year == 1 else "outcomes_year_two", edition=edition)


def assess(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge an application by every condition of the tracks it applies for (sections 三 and 四(一)).

    Tracks not stated are all judged. Findings and verdicts that hang on a reading of low confidence name it in
    ``hinges_on``. The overall status is the conjunction of the sections judged.
    """
    facts = facts_of(subject, edition)
    tracks = subject.tracks if isinstance(subject, Application) and subject.tracks else tuple(Track)
    sections = (section for section in edition.sections if section.kind == "condition")
    assessments = tuple(
        evaluate_flagged(section.name, subject, facts, edition)
        for section in sections
        if any(section.is_asked_on(track) for track in tracks)
    )
    return Assessment(
        clause=edition.id,
        label=edition.title,
        status=conjunction(assessment.status for assessment in assessments),
        parts=assessments,
    )


def score_preferential(subject: Subject, *, track: Track | None = None, edition: AnyEdition = DEFAULT) -> Preference:
    """Judge the five preferential conditions (clauses 4.2.1 to 4.2.5, all limbs).

    Args:
        subject: An application or a fact sheet.
        track: The track asked for; only reading R-56 makes a difference between them.
        edition: The notice, or another edition.
    """
    return preference.score_preferential(subject, edition, track=track)


def reading_sensitivity(
    subject: Subject,
    *,
    switches: Iterable[str] | None = None,
    together: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
) -> Sensitivity:
    """Tell which clauses and which whole verdicts change under which reading (sections 三, 四(一) and 四(二)).

    Args:
        subject: An application, or a fact sheet; the records behind a sheet are gone, so its counting readings
            cannot be tried and are named in ``not_tried``.
        switches: The fields of the readings to try; all of them when left out.
        together: Choices to make at once, by field, beside the one-at-a-time trials.
        edition: The notice with the numbers and readings to start from.

    Raises:
        UnknownNameError: A switch does not exist.
        pydantic.ValidationError: A choice in `together` does not exist.
    """
    return sensitivity.reading_sensitivity(subject, edition, switches=switches, together=together)


def what_if(subject: Subject, changes: Mapping[str, object], *, edition: AnyEdition = DEFAULT) -> WhatIf:
    """Judge an applicant as it is and with some facts changed, clause by clause.

    Args:
        subject: An application or a fact sheet.
        changes: New values by the name of the fact; a count may be exact, bounds or None for unknown.
        edition: The notice, or another edition.

    Raises:
        UnknownNameError: A fact does not exist.
        pydantic.ValidationError: A value is not possible, alone or beside the other facts.
    """
    return whatif.what_if(subject, changes, edition)


def what_would_it_take(subject: Subject, *, edition: AnyEdition = DEFAULT) -> tuple[WhatItTakes, ...]:
    """Return the ways out for every unmet or unknown clause of sections 三, 四(一) and 四(二), in the notice's order.

    A finding that only experts can settle has no remedy but their word: the value that would make it met.
    """
    return remedies.what_would_it_take(subject, edition)


def compare_editions(subjects: Iterable[Subject], base: AnyEdition, revised: AnyEdition) -> EditionComparison:
    """Tell whose verdict on a condition or a preference differs between two editions, and by which clause.

    Each edition counts and judges under its own readings.
    """
    return whatif.compare_editions(subjects, base, revised)


def _procedure(edition: AnyEdition) -> ProcedureRules:
    from skillbase_rules.procedure.rules import ProcedureRules

    return edition.rules(ProcedureRules)


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
    start: date,
    working_days: int | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> PublicityPeriod:
    """Return the publication that begins on `start` (clause 5.2.c); whether that day counts is reading R-73.

    Args:
        start: The day of publication; it may be a rest day.
        working_days: How many working days, at least 1; as many as the notice asks for when left out.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.

    Raises:
        CalendarError: A date or a number cannot be counted with.
        ProvisionalError: The calendar requires official years and the period touches another.
    """
    from skillbase_rules.procedure import publicity
    from skillbase_rules.procedure.workdays import MAINLAND_CHINA

    return publicity.publicity_period(start, _procedure(edition).publicity, calendar or MAINLAND_CHINA, working_days)


def check_publicity(
    start: date,
    end: date | None,
    *,
    objections_upheld: Count | int | None = None,
    objections_received: Count | int | None = None,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
) -> PublicityCheck:
    """Judge a publication from `start` through `end` (clauses 5.2.c and 5.2.d, readings R-73 and R-74).

    A provisional day may turn out either way, so the length is met only by days that are settled, and not met only
    when all provisional days together would not make up for it; in between it is unknown and wants `work_calendar`.

    Args:
        start: The day of publication; it may be a rest day.
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
    from skillbase_rules.procedure import publicity
    from skillbase_rules.procedure.workdays import MAINLAND_CHINA

    return publicity.check_publicity(
        start,
        end,
        _procedure(edition).publicity,
        calendar or MAINLAND_CHINA,
        objections_upheld=objections_upheld,
        objections_received=objections_received,
    )


def build_period(issued: date, *, edition: AnyEdition = DEFAULT) -> BuildPeriod:
    """Return the building period of a base approved by a document issued on `issued` (clauses 6.1.a-b).

    Marks fall on the same day of a later year; where that year has no 29 February, on the 28th (R-80).
    """
    from skillbase_rules.procedure import timeline

    return timeline.build_period(issued, _procedure(edition).build_years)


def procedure_timeline(
    *,
    publicity_start: date | None = None,
    approval_issued: date | None = None,
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
        CalendarError: The calendar does not reach the publication.
        ProvisionalError: The calendar requires official years and the publication touches another.
        ContradictionError: The approval was issued before results may have been published long enough.
    """
    from skillbase_rules.procedure import timeline
    from skillbase_rules.procedure.workdays import MAINLAND_CHINA

    return timeline.procedure_timeline(
        _procedure(edition),
        edition.id,
        calendar or MAINLAND_CHINA,
        publicity_start=publicity_start,
        approval_issued=approval_issued,
    )


def to_ics(timeline: Timeline, language: Language = "zh", *, stamp: datetime | None = None) -> bytes:
    """Return the dated steps of a timeline as an iCalendar file; estimates are marked tentative.

    Args:
        timeline: The steps; those without a date are left out.
        language: The language of the titles.
        stamp: When the file was made, which the format asks for; when left out, the filing deadline or the
            day stated that each date rests on, since the library asks no clock.

    Raises:
        MissingExtraError: The extra ``ics`` is not installed.
    """
    from skillbase_rules.procedure import icalendar_file

    return icalendar_file.to_ics(timeline, language, stamp=stamp)


def check_quotas(awards: Iterable[Award], *, edition: AnyEdition = DEFAULT) -> QuotaCheck:
    """Judge a list of awards by the places of section 二, whoever made it and however.

    An award that leaves its tier, category or class out counts wherever it might belong: only a list that no
    completion could save is not met for it, and only one without such awards is met.

    Args:
        awards: The places given, in any order.
        edition: The notice, or another edition. R-14, R-16, R-17 and R-76 change the verdict; who settles tier,
            category or class (R-15, R-18, R-19) does not, since an award states the outcome.
    """
    from skillbase_rules.selection import awards as quotas
    from skillbase_rules.selection.rules import SelectionRules

    return quotas.check_quotas(awards, edition.rules(SelectionRules))


def select(
    candidates: Pool | Iterable[Candidate], *, unknown: Unknown = "hold", edition: AnyEdition = DEFAULT
) -> Selection:
    """Select from a pool as far as it settles itself, and say of every candidacy why (sections 二, 四(二) and 五(二)).

    Args:
        candidates: Every recommended candidate, eligible or not.
        unknown: Whether a candidacy whose own facts are unsettled is held for clarification or refused.
        edition: The notice, or another edition.

    Raises:
        pydantic.ValidationError: The candidates make no pool: an identifier twice, ranks beside scores.
        SkillbaseError: A candidate competes for places that there are none of, names no award class where the
            readings ask for one (R-19), or names a preferential case that the notice does not have.
    """
    from skillbase_rules.selection import selecting
    from skillbase_rules.selection.rules import SelectionRules

    return selecting.select(candidates, edition.rules(SelectionRules), unknown=unknown, edition=edition.id)


def replace_withdrawn(selection: Selection, *, withdrawn: Iterable[str]) -> Selection:
    """Return the selection after some units have withdrawn from both tracks, by the rules that it carries (R-75).

    Those behind move up in their contest; withdrawals add up.

    Args:
        selection: A selection, also one in which units were replaced before.
        withdrawn: Identifiers of the units.

    Raises:
        UnknownNameError: A unit is not in the pool.
    """
    from skillbase_rules.selection import selecting

    return selecting.replace_withdrawn(selection, withdrawn=withdrawn)
