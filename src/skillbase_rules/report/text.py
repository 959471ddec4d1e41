"""A report as aligned plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import aligned, column_widths, wrapped
from skillbase_rules.report.overview import Section, counts_words, heading_words, sections
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import Explanation, explain, hinge_words, status_word

_INDENT = 2
_DETAIL_INDENT = 8


def to_text(
    assessment: Assessment, language: Language, *, notes: Iterable[str] = (), footnotes: Iterable[str] = ()
) -> str:
    """Return a report as aligned plain text.

    Args:
        assessment: What to report; each of its parts becomes a section.
        language: The language of the report.
        notes: Lines to put under the title, such as the name of the applicant.
        footnotes: Lines to put at the end.
    """
    return "\n".join(_lines(assessment, language, notes, tuple(footnotes))) + "\n"


def _lines(
    assessment: Assessment, language: Language, notes: Iterable[str], footnotes: tuple[str, ...]
) -> Iterator[str]:
    yield heading_words(assessment, language)
    for note in notes:
        yield from wrapped(note, 0)
    yield m.COLON.in_(language).join((m.OVERALL.in_(language), status_word(assessment.status, language)))
    yield from wrapped(counts_words(assessment.findings, language), _INDENT)
    parts = sections(assessment)
    said = [[explain(finding, language) for finding in part.findings] for part in parts]
    widths = column_widths([_cells(one) for explanations in said for one in explanations])
    for part, explanations in zip(parts, said, strict=True):
        yield ""
        yield from _section(part, explanations, widths, language)
    if footnotes:
        yield ""
        yield m.NOTES.in_(language)
        for note in footnotes:
            yield from wrapped(note, _INDENT)


def _section(
    section: Section, explanations: list[Explanation], widths: tuple[int, ...], language: Language
) -> Iterator[str]:
    judged = section.assessment
    yield m.COLON.in_(language).join((heading_words(judged, language), status_word(judged.status, language)))
    yield from wrapped(counts_words(section.findings, language), _INDENT)
    if judged.hinges_on:
        yield from wrapped(hinge_words(judged.hinges_on, language), _INDENT)
    for said in explanations:
        readings = f"  [{' '.join(said.readings)}]" if said.readings else ""
        required = m.REQUIRED.in_(language).format(said.threshold)
        yield f"{' ' * _INDENT}{aligned(_cells(said), widths)}  {required}{readings}"
        for detail in said.details:
            yield from wrapped(detail, _DETAIL_INDENT)


def _cells(said: Explanation) -> tuple[str, ...]:
    """Return what stands in columns; the threshold and the readings follow them unaligned, for they may be long."""
    return (f"{m.MARKS[said.status]} {said.verdict}", said.clause, said.label, said.observed)
