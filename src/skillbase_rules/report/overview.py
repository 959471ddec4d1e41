"""What every form of a report is made of: its sections, its counts by status, and the notes on readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from skillbase_rules.analyses.unjudged import not_judged
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment, Finding, Status, UnknownCause
from skillbase_rules.engine.names import NearNames
from skillbase_rules.engine.percentages import percentage_words
from skillbase_rules.engine.readings import Switch
from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import printable
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.accounts import NOT_JUDGED_HERE, account_words, accounts_words
from skillbase_rules.wording.findings import status_word

_FEW = 8
"""So many clauses that are not judged are named one by one."""


class JudgedSection(NamedTuple):
    """A section of a report: an assessment with its findings in the order of a report."""

    assessment: Assessment
    findings: tuple[Finding, ...]


def sections(assessment: Assessment) -> tuple[JudgedSection, ...]:
    """Return the parts of an assessment, or the assessment itself where its findings are not in parts.

    Within a section the findings that need attention come first: not met, then unknown, met and not applicable,
    each in the notice's order.
    """
    parts = tuple(part for part in assessment.parts if isinstance(part, Assessment))
    return tuple(JudgedSection(part, _by_status(part.findings)) for part in parts or (assessment,))


def _by_status(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = list(m.STATUS)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.status)))


def count_by_status(findings: Iterable[Finding]) -> dict[Status, int]:
    """Return how many findings have each status; every status is there."""
    counted = Counter(finding.status for finding in findings)
    return {status: counted[status] for status in m.STATUS}


def heading_words(assessment: Assessment, language: Language) -> str:
    """Return the name of a section with its clause."""
    if not assessment.label.in_(language):
        return assessment.clause
    return m.BRACKETS.in_(language).format(assessment.label.in_(language), assessment.clause)


def counts_words(findings: Sequence[Finding], language: Language) -> str:
    """Return how many findings have each status, and why the unknown ones are."""
    return m.COMMA.in_(language).join(_each_count(findings, language))


def _each_count(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    for status, number in count_by_status(findings).items():
        if number:
            counted = f"{status_word(status, language)} {number}"
            if status is Status.UNKNOWN:
                judged = sum(1 for finding in findings if finding.unknown_cause is UnknownCause.JUDGEMENT)
                causes = ((m.FOR_FACTS, number - judged), (m.FOR_EXPERTS, judged))
                why = [text.in_(language).format(times) for text, times in causes if times]
                counted = m.BRACKETS.in_(language).format(counted, m.COMMA.in_(language).join(why))
            yield counted


# --- notes above and below a report ----------------------------------------------------------------------------------


def departures(edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield a note on every reading that differs from its default and every number that differs from the notice."""
    yield from _switched_readings(edition, language)
    yield from _revised_numbers(edition, language)


def _switched_readings(edition: AnyEdition, language: Language) -> Iterator[str]:
    readings = edition.readings
    for field, switch in readings.switches().items():
        value = getattr(readings, field)
        if value != readings.default_of(field):
            note = m.READING_NOTE.in_(language).format(
                id=switch.id,
                question=switch.question.in_(language),
                choice=choice_words(field, value, switch, language),
            )
            yield m.COLON.in_(language).join((m.SWITCHED_READING.in_(language), note))


def _revised_numbers(edition: AnyEdition, language: Language) -> Iterator[str]:
    notice, revised = edition.as_issued.parameters, edition.parameters
    for field, parameter in notice.documented().items():
        before, after = getattr(notice, field), getattr(revised, field)
        if before != after:
            label = m.BRACKETS.in_(language).format(parameter.label.in_(language), parameter.clause)
            yield m.COLON.in_(language).join(
                (m.REVISED_NUMBER.in_(language), f"{label} {_number(before)} → {_number(after)}")
            )


def _number(value: object) -> str:
    return percentage_words(value) if isinstance(value, Fraction) else str(value)


def hinge_notes(assessment: Assessment, edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield a note on every reading of low confidence that a verdict hangs on: how it was read, and how else."""
    hinges, readings = set(_hinges(assessment)), edition.readings
    for field, switch in readings.switches().items():
        if switch.id in hinges and switch.is_low_confidence:
            value = getattr(readings, field)
            others = [choice_words(field, other, switch, language) for other in switch.choices if other != value]
            yield m.HINGE_NOTE.in_(language).format(
                id=switch.id,
                question=switch.question.in_(language),
                choice=choice_words(field, value, switch, language),
                others=m.SENTENCES.in_(language).join(others),
            )


def closing_notes(assessment: Assessment, edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield what stands below a report: names that may be meant as one, and the readings that a verdict hangs on."""
    yield from near_name_notes(assessment.near_names, language)
    yield from hinge_notes(assessment, edition, language)


def unjudged_notes(assessment: Assessment, edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield a note on the clauses that are not judged here: a few by their ids, many by who answers for them."""
    accounts = not_judged(assessment, edition)
    if not accounts:
        return
    if len(accounts) <= _FEW:
        named = (m.BRACKETS.in_(language).format(each.clause.id, account_words(each, language)) for each in accounts)
        clauses = m.SENTENCES.in_(language).join(named)
    else:
        clauses = accounts_words(accounts, language)
    yield NOT_JUDGED_HERE.in_(language).format(number=len(accounts), clauses=clauses)


def near_name_notes(near: NearNames, language: Language) -> Iterator[str]:
    """Yield a note on every two names that may be meant as one."""
    for first, second in near:
        yield m.NEAR_NAMES.in_(language).format(printable(first), printable(second))


def choice_words(field: str, value: str, switch: Switch, language: Language) -> str:
    """Return what a choice says, with the field and value that switch it."""
    meaning = switch.choices[value].in_(language).rstrip(".")
    return m.BRACKETS.in_(language).format(meaning, f"{field}={value}")


def _hinges(assessment: Assessment) -> Iterator[str]:
    yield from assessment.hinges_on
    for part in assessment.parts:
        if isinstance(part, Assessment):
            yield from _hinges(part)
        else:
            yield from part.hinges_on
