"""A report to hand over: many applicants counted first, then a page for each, with what each verdict rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.report.html import html_document
from skillbase_rules.report.overview import heading_words
from skillbase_rules.report.page import Block, Page, Row, View, page_of
from skillbase_rules.report.paper import page_markdown
from skillbase_rules.wording import receipts as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import status_word

_HARDEST = 10
"""So many clauses are named on the first page."""


class Judged(NamedTuple):
    """One applicant of a report."""

    name: str
    assessment: Assessment
    input_sha256: str


def dossier_html(judged: Sequence[Judged], view: View, *, library: str, at: datetime | None) -> str:
    """Return the report as a document that stands alone; each applicant begins on a sheet of its own."""
    return html_document(_pages(judged, view, library, at), view.language)


def dossier_markdown(judged: Sequence[Judged], view: View, *, library: str, at: datetime | None) -> str:
    """Return the report as Markdown."""
    return "\n".join(page_markdown(page, view.language) for page in _pages(judged, view, library, at))


def _pages(judged: Sequence[Judged], view: View, library: str, at: datetime | None) -> list[Page]:
    pages = [_applicant_page(applicant, view, library, at) for applicant in judged]
    return pages if len(judged) == 1 else [_first_page(judged, view, library, at), *pages]


def _applicant_page(judged: Judged, view: View, library: str, at: datetime | None) -> Page:
    page = page_of(judged.assessment, view)
    hashed = words.INPUT_HASH.in_(view.language).format(judged.input_sha256)
    rests_on = Block(
        words.RECEIPT.in_(view.language), rows=tuple(Row((line,)) for line in (*_basis(view, library, at), hashed))
    )
    return Page(judged.name, page.verdict, (page.title, *page.notes), (*page.blocks, rests_on), page.footnotes)


def _first_page(judged: Sequence[Judged], view: View, library: str, at: datetime | None) -> Page:
    language = view.language
    statuses = list(m.STATUS)
    sections = {
        part.clause: heading_words(part, language)
        for applicant in judged
        for part in applicant.assessment.parts
        if isinstance(part, Assessment)
    }
    by_section: Counter[tuple[str, Status]] = Counter(
        (part.clause, part.status)
        for applicant in judged
        for part in applicant.assessment.parts
        if isinstance(part, Assessment)
    )
    headed = (m.CLAUSE_HEADING.in_(language), *(status_word(status, language) for status in statuses))
    counted = Block(
        words.SECTION_COUNTS.in_(language),
        headings=headed,
        rows=tuple(
            Row((heading, *(str(by_section[clause, status]) for status in statuses)))
            for clause, heading in sections.items()
        ),
    )
    return Page(
        words.MANY.in_(language).format(len(judged)),
        notes=_basis(view, library, at),
        blocks=(counted, _hardest(judged, view), _everyone(judged, view)),
    )


def _hardest(judged: Sequence[Judged], view: View) -> Block:
    counts: dict[str, Counter[Status]] = {}
    labels: dict[str, str] = {}
    for applicant in judged:
        for finding in applicant.assessment:
            counts.setdefault(finding.clause, Counter())[finding.status] += 1
            labels[finding.clause] = finding.label.in_(view.language)
    failing = [clause for clause, count in counts.items() if count[Status.NOT_MET]]
    hardest = sorted(failing, key=lambda clause: -counts[clause][Status.NOT_MET])[:_HARDEST]
    shown = (Status.NOT_MET, Status.UNKNOWN, Status.MET)
    headed = (*view.words(m.CLAUSE_HEADING, m.LABEL_HEADING), *(status_word(status, view.language) for status in shown))
    rows = tuple(
        Row((clause, labels[clause], *(str(counts[clause][status]) for status in shown)), tone="not_met")
        for clause in hardest
    )
    return Block(words.HARDEST.in_(view.language), headings=headed, rows=rows)


def _everyone(judged: Sequence[Judged], view: View) -> Block:
    rows = tuple(
        Row(
            (
                f"{m.MARKS[applicant.assessment.status]} {status_word(applicant.assessment.status, view.language)}",
                applicant.name,
                " ".join(finding.clause for finding in applicant.assessment.unmet),
            ),
            tone=applicant.assessment.status.value,
        )
        for applicant in judged
    )
    headed = (*view.words(m.STATUS_HEADING, m.APPLICANT), status_word(Status.NOT_MET, view.language))
    return Block(headings=headed, rows=rows)


def _basis(view: View, library: str, at: datetime | None) -> tuple[str, ...]:
    language = view.language
    lines = [words.EDITION.in_(language).format(view.edition.id), words.LIBRARY.in_(language).format(library)]
    if at is not None:
        lines.append(words.JUDGED_AT.in_(language).format(at.isoformat()))
    return tuple(lines)
