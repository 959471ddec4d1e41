"""Questions on one applicant: its conditions, its preference, and what would turn a verdict over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache, partial
from typing import Literal

from skillbase_rules.analyses import next_questions as asking
from skillbase_rules.analyses import preference, remedies, sensitivity, unjudged, whatif
from skillbase_rules.analyses.next_questions import NextQuestions
from skillbase_rules.analyses.preference import Preference
from skillbase_rules.analyses.remedies import WhatItTakes
from skillbase_rules.analyses.sensitivity import Sensitivity, evaluate_flagged
from skillbase_rules.analyses.whatif import EditionComparison, WhatIf
from skillbase_rules.engine.accounts import Account
from skillbase_rules.engine.arguments import choice_of, of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.evaluate import evaluate, judged_as
from skillbase_rules.engine.findings import Assessment, conjunction
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.questions.default import DEFAULT
from skillbase_rules.wording.asking import question_text
from skillbase_rules.wording.facts import sheets_of


def check_section(subject: Subject, name: str, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge one section of a notice by its name, such as ``national``.

    Raises:
        UnknownNameError: The edition has no such section.
    """
    facts = facts_of(subject, edition)
    return evaluate(edition.rulebook(name), facts)


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
    section = "outcomes_year_one" if choice_of("year", year, (1, 2)) == 1 else "outcomes_year_two"
    return check_section(subject, section, edition=edition)


def assess(subject: Subject, *, edition: AnyEdition = DEFAULT) -> Assessment:
    """Judge an application by every condition of the tracks it applies for (sections 三 and 四(一)).

    Tracks not stated are all judged. Findings and verdicts that hang on a reading of low confidence name it in
    ``hinges_on``. The overall status is the conjunction of the sections judged.
    """
    tracks = subject.tracks if isinstance(subject, Application) and subject.tracks else tuple(Track)
    assessments = evaluate_flagged(subject, edition, _conditions_on(of_type("edition", edition, Edition), tracks))
    status = conjunction([assessment.status for assessment in assessments])
    return judged_as(edition.id, edition.title, status, assessments)


@lru_cache(maxsize=1024)
def _conditions_on(edition: AnyEdition, tracks: tuple[Track, ...]) -> tuple[str, ...]:
    """Return the sections whose conditions are asked on some tracks."""
    conditions = (section for section in edition.sections if section.kind == "condition")
    return tuple(section.name for section in conditions if any(section.is_asked_on(track) for track in tracks))


def not_judged(assessment: Assessment, *, edition: AnyEdition = DEFAULT) -> tuple[Account, ...]:
    """Return the clauses that an assessment leaves out, in the notice's order, each with who answers for it.

    Of an assessment of one section they are the other clauses of that section; of a whole one, of the whole notice.
    """
    return unjudged.not_judged(assessment, edition)


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
    depth: int = 1,
    edition: AnyEdition = DEFAULT,
) -> Sensitivity:
    """Tell which clauses and which whole verdicts change under which reading (sections 三, 四(一) and 四(二)).

    Args:
        subject: An application, or a fact sheet; the records behind a sheet are gone, so its counting readings
            cannot be tried and are named in ``not_tried``.
        switches: The fields of the readings to try; all of them when left out.
        together: Choices to make at once, by field, beside the one-at-a-time trials.
        depth: 2 tries every two alternatives of different switches too: ``pairs`` are the smallest changes of reading
            that turn what no single one turns.
        edition: The notice with the numbers and readings to start from.

    Raises:
        UnknownNameError: A switch does not exist, or the depth is neither 1 nor 2.
        pydantic.ValidationError: A choice in `together` does not exist.
    """
    return sensitivity.reading_sensitivity(subject, edition, switches=switches, together=together, depth=depth)


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


def next_questions(
    subject: Subject,
    *,
    towards: str | None = None,
    leave_out: Collection[str] = (),
    most: int | None = None,
    edition: AnyEdition = DEFAULT,
) -> NextQuestions:
    """Return what to ask next so that a verdict is reached, best first, and what each answer would do.

    Only facts are asked for that can still change the verdict; where there are none, ``nothing_more`` says so. Asked
    to the end, they reach the verdict that everything that the applicant knows would reach.

    Args:
        subject: An application or a fact sheet.
        towards: The verdict asked about: a track (all its conditions), the name of a section, or the id of a group, a
            preferential case or a clause, such as ``4.2.3``; the conditions of every track applied for when left out.
        leave_out: Facts that cannot be told; others that bound them are asked for instead, where there are.
        most: How many questions to work out; the facts of the others are only named in ``more``.
        edition: The notice, or another edition.

    Raises:
        UnknownNameError: There is no such track, section, group, clause or fact.
        WrongTypeError: An argument is of another type.
    """
    of_type("edition", edition, Edition)
    word = partial(question_text, sheets=sheets_of(edition))
    return asking.next_questions(subject, edition, word, towards=towards, leave_out=leave_out, most=most)


def compare_editions(subjects: Iterable[Subject], base: AnyEdition, revised: AnyEdition) -> EditionComparison:
    """Tell whose verdict on a condition or a preference differs between two editions, and by which clause.

    Each edition counts and judges under its own readings.
    """
    return whatif.compare_editions(subjects, base, revised)
