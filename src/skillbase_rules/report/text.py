"""A report as aligned plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import aligned, column_widths, printable, wrapped
from skillbase_rules.report.overview import JudgedSection, counts_words, heading_words, sections, unjudged_notes
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, sheets_of
from skillbase_rules.wording.findings import Explanation, explain, hinge_words, status_word

_INDENT = 2
_DETAIL_INDENT = 8


def to_text(
    assessment: Assessment,
    edition: AnyEdition,
    language: Language,
    *,
    notes: Iterable[str] = (),
    footnotes: Iterable[str] = (),
) -> str:
    """Return a report as aligned plain text.

    Args:
        assessment: What to report; each of its parts becomes a section.
        edition: By what it was judged; it says how the facts are called.
        language: The language of the report.
        notes: Lines to put under the title, such as the name of the applicant.
        footnotes: Lines to put at the end, before the one on clauses that are not judged here.
    """
    below = (*footnotes, *unjudged_notes(assessment, edition, language))
    return "\n".join(map(printable, _lines(assessment, sheets_of(edition), language, notes, below))) + "\n"


def _lines(
    assessment: Assessment, sheets: Sheets, language: Language, notes: Iterable[str], footnotes: tuple[str, ...]
) -> Iterator[str]:
    yield heading_words(assessment, language)
    for note in notes:
        yield from wrapped(note, 0)
    yield m.COLON.in_(language).join((m.OVERALL.in_(language), status_word(assessment.status, language)))
    yield from wrapped(counts_words(assessment.findings, language), _INDENT)
    parts = sections(assessment)
    explanations = [[explain(finding, sheets, language) for finding in part.findings] for part in parts]
    widths = column_widths([_cells(row) for section in explanations for row in section])
    for part, rows in zip(parts, explanations, strict=True):
        yield ""
        yield from _section(part, rows, widths, language)
    if footnotes:
        yield ""
        yield m.NOTES.in_(language)
        for note in footnotes:
            yield from wrapped(note, _INDENT)


def _section(
    section: JudgedSection, explanations: list[Explanation], widths: tuple[int, ...], language: Language
) -> Iterator[str]:
    judged = section.assessment
    yield m.COLON.in_(language).join((heading_words(judged, language), status_word(judged.status, language)))
    yield from wrapped(counts_words(section.findings, language), _INDENT)
    if judged.hinges_on:
        yield from wrapped(hinge_words(judged.hinges_on, language), _INDENT)
    for explanation in explanations:
        readings = f"  [{' '.join(explanation.readings)}]" if explanation.readings else ""
        required = m.REQUIRED.in_(language).format(explanation.threshold)
        yield f"{' ' * _INDENT}{aligned(_cells(explanation), widths)}  {required}{readings}"
        for detail in explanation.details:
            yield from wrapped(detail, _DETAIL_INDENT)


def _cells(explanation: Explanation) -> tuple[str, ...]:
    """Return what stands in columns; the threshold and the readings follow them unaligned, for they may be long."""
    verdict = f"{m.MARKS[explanation.status]} {explanation.verdict}"
    return (verdict, explanation.clause, explanation.label, explanation.observed)
