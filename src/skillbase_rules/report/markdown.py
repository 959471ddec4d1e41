"""A report as Markdown, with one table per section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import printable
from skillbase_rules.report.overview import counts_words, heading_words, sections, unjudged_notes
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, sheets_of
from skillbase_rules.wording.findings import Explanation, explain, hinge_words, status_word

_SPECIAL = re.compile(r"[\\`*\[\]<>|&~]|(?<!\w)_|_(?!\w)")
"""What Markdown would read as markup; an underscore inside a word is none."""
_HEADINGS = (
    m.STATUS_HEADING,
    m.CLAUSE_HEADING,
    m.LABEL_HEADING,
    m.OBSERVED_HEADING,
    m.THRESHOLD_HEADING,
    m.DETAILS_HEADING,
    m.READINGS_HEADING,
)


def to_markdown(
    assessment: Assessment,
    edition: AnyEdition,
    language: Language,
    *,
    notes: Iterable[str] = (),
    footnotes: Iterable[str] = (),
) -> str:
    """Return a report as Markdown.

    Args:
        assessment: What to report; each of its parts becomes a section with a table.
        edition: By what it was judged; it says how the facts are called.
        language: The language of the report.
        notes: Sentences to put under the title, such as the name of the applicant.
        footnotes: Sentences to put at the end, before the one on clauses that are not judged here.
    """
    below = (*footnotes, *unjudged_notes(assessment, edition, language))
    return "\n".join(map(printable, _lines(assessment, sheets_of(edition), language, notes, below))) + "\n"


def _lines(
    assessment: Assessment, sheets: Sheets, language: Language, notes: Iterable[str], footnotes: tuple[str, ...]
) -> Iterator[str]:
    colon = m.COLON.in_(language)
    yield f"# {escaped(heading_words(assessment, language))}"
    yield ""
    yield from (f"- {escaped(note)}" for note in notes)
    yield f"- {m.OVERALL.in_(language)}{colon}**{status_word(assessment.status, language)}**"
    yield f"- {counts_words(assessment.findings, language)}"
    for part in sections(assessment):
        judged = part.assessment
        yield ""
        yield f"## {escaped(heading_words(judged, language))}{colon}{status_word(judged.status, language)}"
        yield ""
        yield counts_words(part.findings, language)
        if judged.hinges_on:
            yield ""
            yield escaped(hinge_words(judged.hinges_on, language))
        yield ""
        headings = [heading.in_(language) for heading in _HEADINGS]
        yield from table(headings, [_row(explain(finding, sheets, language), language) for finding in part.findings])
    if footnotes:
        yield from ("", f"## {m.NOTES.in_(language)}", "")
        yield from (f"- {escaped(note)}" for note in footnotes)


def _row(explanation: Explanation, language: Language) -> tuple[str, ...]:
    return (
        f"{m.MARKS[explanation.status]} {explanation.verdict}",
        explanation.clause,
        explanation.label,
        explanation.observed,
        explanation.threshold,
        m.SENTENCES.in_(language).join(explanation.details),
        " ".join(explanation.readings),
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; the cells are plain text."""
    yield _line(headings)
    yield _line(["---"] * len(headings), escape=False)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str], *, escape: bool = True) -> str:
    return f"| {' | '.join(escaped(cell) if escape else cell for cell in cells)} |"


def escaped(text: str) -> str:
    """Return plain text such that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)
