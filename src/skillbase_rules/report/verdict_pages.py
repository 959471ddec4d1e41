"""What is shown of a verdict: first what is unmet and by how much, then what is missing, and the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skillbase_rules.analyses.preference import Preference
from skillbase_rules.analyses.unjudged import not_judged
from skillbase_rules.engine.findings import Assessment, Finding, Status
from skillbase_rules.report.overview import (
    JudgedSection,
    closing_notes,
    counts_words,
    departures,
    heading_words,
    sections,
)
from skillbase_rules.report.page import Block, Page, Row, Verdict, View, page_of, verdict_of
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.accounts import HEADING, NOT_JUDGED, account_words
from skillbase_rules.wording.facts import fact_label
from skillbase_rules.wording.findings import Explanation, explain, hinge_words, status_word

_FEW = 8
"""So many open findings stand unfolded, and so many missing facts are named."""
_HEADINGS = (m.CLAUSE_HEADING, m.LABEL_HEADING, m.OBSERVED_HEADING, m.THRESHOLD_HEADING, m.DETAILS_HEADING)


@page_of.register
def assessment_page(assessment: Assessment, view: View) -> Page:
    """Return the page of an assessment, section by section."""
    parts, language = sections(assessment), view.language
    notes, footnotes = basis(assessment, view)
    if len(parts) == 1 and parts[0].assessment is assessment:
        counted = _section_notes(parts[0], view)
        blocks: Iterable[Block] = _groups(parts[0].findings, view)
    else:
        counted = (counts_words(assessment.findings, language),)
        blocks = (block for part in parts for block in _section(part, view))
    verdict = verdict_of(assessment.status, language)
    everything = (*blocks, *_unjudged(assessment, view))
    return Page(heading_words(assessment, language), verdict, (*notes, *counted), everything, footnotes)


def _unjudged(assessment: Assessment, view: View) -> Iterator[Block]:
    """Yield the clauses that are not judged here, folded into one line."""
    accounts, language = not_judged(assessment, view.edition), view.language
    if accounts and view.detail == "all":
        rows = tuple(
            Row((each.clause.id, each.clause.label.in_(language), account_words(each, language))) for each in accounts
        )
        heads = view.words(m.CLAUSE_HEADING, m.LABEL_HEADING, HEADING)
        yield Block(NOT_JUDGED.in_(language).format(len(accounts)), None, (), heads, rows, folded=True)


def basis(assessment: Assessment, view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the notes above and below an assessment: what differs from the notice, and how it was read.

    They are told only of the edition that reached it, which the whole of an assessment names.
    """
    if assessment.clause != view.edition.id:
        return (), ()
    above = departures(view.edition, view.language)
    return tuple(above), tuple(closing_notes(assessment, view.edition, view.language))


def _section(section: JudgedSection, view: View) -> Iterator[Block]:
    judged, language = section.assessment, view.language
    heading, verdict, notes = (
        heading_words(judged, language),
        verdict_of(judged.status, language),
        _section_notes(section, view),
    )
    if judged.status not in {Status.MET, Status.NOT_APPLICABLE}:
        yield Block(heading, verdict, notes)
        yield from _groups(section.findings, view)
    elif view.detail == "all":
        yield Block(heading, verdict, notes, view.words(*_HEADINGS), _rows(section.findings, view), folded=True)


def _section_notes(section: JudgedSection, view: View) -> tuple[str, ...]:
    hinges = hinge_words(section.assessment.hinges_on, view.language)
    notes = (counts_words(section.findings, view.language), hinges, _missing(section.assessment, view))
    return tuple(note for note in notes if note)


def _missing(assessment: Assessment, view: View) -> str:
    missing, language = assessment.missing, view.language
    if not missing:
        return ""
    named = m.LIST.in_(language).join(fact_label(name, view.sheets).in_(language) for name in missing[:_FEW])
    if len(missing) > _FEW:
        named = words.AND_MORE.in_(language).format(facts=named, number=len(missing))
    return words.MISSING_FACTS.in_(language).format(named)


def _groups(findings: Sequence[Finding], view: View) -> Iterator[Block]:
    """Yield the findings of a section status by status; what needs no attention is folded."""
    for status in m.STATUS:
        group = tuple(finding for finding in findings if finding.status is status)
        needs_attention = status in {Status.NOT_MET, Status.UNKNOWN}
        if not group or (view.detail == "open" and not needs_attention):
            continue
        folded = status is not Status.NOT_MET and not (status is Status.UNKNOWN and len(group) <= _FEW)
        counted = words.COUNTED.in_(view.language).format(status=status_word(status, view.language), number=len(group))
        yield Block(counted if folded else "", None, (), view.words(*_HEADINGS), _rows(group, view), folded=folded)


def _rows(findings: Iterable[Finding], view: View) -> tuple[Row, ...]:
    sheets = view.sheets
    return tuple(_row(explain(finding, sheets, view.language)) for finding in findings)


def _row(explanation: Explanation) -> Row:
    marked = f"{m.MARKS[explanation.status]} {explanation.clause}"
    cells = (marked, explanation.label, explanation.observed, explanation.threshold)
    return Row(cells, explanation.details, explanation.status.value, " ".join(explanation.readings))


@page_of.register
def finding_page(finding: Finding, view: View) -> Page:
    """Return the page of one finding."""
    language = view.language
    explanation = explain(finding, view.sheets, language)
    facts = m.LIST.in_(language).join(fact_label(name, view.sheets).in_(language) for name in finding.facts)
    pairs = (
        (m.OBSERVED_HEADING, explanation.observed),
        (m.THRESHOLD_HEADING, explanation.threshold),
        (words.FACT, facts),
        (m.READINGS_HEADING, " ".join(explanation.readings)),
    )
    stated = tuple(f"{name.in_(language)}{m.COLON.in_(language)}{value}" for name, value in pairs if value)
    title = m.BRACKETS.in_(language).format(explanation.label, explanation.clause)
    return Page(title, verdict_of(finding.status, language), (*explanation.details, *stated))


@page_of.register
def preference_page(preference: Preference, view: View) -> Page:
    """Return the page of the preferential cases."""
    page = assessment_page(preference.assessment, view)
    favoured = Verdict(m.FAVOURED[preference.favoured].in_(view.language), preference.favoured.value)
    number = m.CASES_MET.in_(view.language).format(preference.satisfied)
    return Page(page.title, favoured, (number, *page.notes), page.blocks)
