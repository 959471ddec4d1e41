"""The public questions: each takes an application or a fact sheet and returns an explained assessment."""

from __future__ import annotations

from typing import Literal

from skillbase_rules.derive import derive_facts
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.errors import CountingMismatchError
from skillbase_rules.evaluate import evaluate
from skillbase_rules.facts import Facts
from skillbase_rules.findings import Assessment, conjunction
from skillbase_rules.models.application import Application, Track
from skillbase_rules.sensitivity import evaluate_flagged

Subject = Application | Facts


def facts_of(subject: Subject, readings: Readings) -> Facts:
    """Return the fact sheet of `subject` as counted under `readings`.

    Raises:
        CountingMismatchError: A fact sheet was handed in that was counted under other readings.
    """
    if isinstance(subject, Application):
        return derive_facts(subject, readings)
    if subject.counted_under != readings.counted_under:
        raise CountingMismatchError(
            f"The facts were counted under {', '.join(subject.counted_under) or 'the default counting readings'}, "
            f"but are to be judged under {', '.join(readings.counted_under) or 'the defaults'}; "
            "derive them again from the application, or state counted_under."
        )
    return subject


def _check(part: str, subject: Subject, edition: Chongqing2024, readings: Readings | None) -> Assessment:
    chosen = edition.readings if readings is None else readings
    return evaluate(edition.rulebook(part, chosen), facts_of(subject, chosen))


def check_applicant(
    subject: Subject, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge who may apply (section 三, clauses 3.1.*)."""
    return _check("applicant", subject, edition, readings)


def check_national_basic(
    subject: Subject, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge the basic conditions of the national track (四(一)1, clauses 4.1.1.*)."""
    return _check("national", subject, edition, readings)


def check_municipal_basic(
    subject: Subject, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge the basic conditions of the municipal track (四(一)2, clauses 4.1.2.*)."""
    return _check("municipal", subject, edition, readings)


def check_commitments(
    subject: Subject, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge whether the plan promises the outputs due after one and two years (clauses 4.1.1.5.*, reading R-38)."""
    return _check("commitments", subject, edition, readings)


def check_outcomes(
    subject: Subject,
    *,
    year: Literal[1, 2],
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> Assessment:
    """Judge what has been achieved one or two years after approval (clauses 4.1.1.5.*)."""
    return _check("outcomes_year_one" if year == 1 else "outcomes_year_two", subject, edition, readings)


def assess(
    subject: Subject, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge an application by sections 三 and 四(一) for the tracks it applies for.

    Tracks not stated are both judged. Findings and verdicts that hang on a reading of low confidence name it in
    ``hinges_on``. The overall status is the conjunction of section 三 and of every track judged.
    """
    chosen = edition.readings if readings is None else readings
    facts = facts_of(subject, chosen)
    tracks = subject.tracks if isinstance(subject, Application) and subject.tracks else tuple(Track)
    parts = ("applicant", *(track.value for track in Track if track in tracks))
    assessments = tuple(evaluate_flagged(part, subject, facts, edition, chosen) for part in parts)
    return Assessment(
        clause=edition.id,
        label=edition.title,
        status=conjunction(assessment.status for assessment in assessments),
        parts=assessments,
    )
