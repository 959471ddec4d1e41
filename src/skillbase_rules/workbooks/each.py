"""A sheet for each applicant: every clause with what is observed, what is asked and what is lacking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import narwhals as nw

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.records import Sheet
from skillbase_rules.frames.records import facts_from_frame
from skillbase_rules.report.overview import heading_words
from skillbase_rules.wording import verdicts as v
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.facts import sheets_of
from skillbase_rules.wording.findings import explain
from skillbase_rules.workbooks.batches import Judged
from skillbase_rules.workbooks.looks import Looks, height_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_APPLICANTS = 200
"""How many applicants can have a sheet each; more are not to be found in a workbook."""
_WIDTHS = (10, 12, 36, 26, 26, 70)
_HEADINGS = (
    v.STATUS_HEADING,
    v.CLAUSE_HEADING,
    v.LABEL_HEADING,
    v.OBSERVED_HEADING,
    v.THRESHOLD_HEADING,
    v.DETAILS_HEADING,
)
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")


def write_applicants(book: Workbook, looks: Looks, judged: Judged) -> None:
    """Write a sheet for each applicant that is judged.

    Raises:
        SkillbaseError: There are more applicants than a workbook shows.
    """
    if len(judged.names) > MOST_APPLICANTS:
        raise SkillbaseError(m.TOO_MANY_APPLICANTS.filled(number=len(judged.names), most=MOST_APPLICANTS))
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    frame = nw.from_native(judged.batch.table, eager_only=True)
    for number, name in enumerate(judged.names):
        if all(part.whole[number] is None for part in judged.sections):
            continue
        (facts,) = facts_from_frame(frame[number : number + 1].to_native(), judged.edition)
        page = book.add_worksheet(_sheet_name(name or judged.batch.origins[number].cell(), taken))
        _write(page, looks, judged, (name, facts))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel allows a sheet to have, and that no other sheet of the workbook has."""
    plain = _FORBIDDEN.sub("_", name)[:_LONGEST_NAME]
    named, number = plain, 1
    while named.casefold() in taken:
        number += 1
        ending = f" ({number})"
        named = plain[: _LONGEST_NAME - len(ending)] + ending
    taken.add(named.casefold())
    return named


def _write(page: Worksheet, looks: Looks, judged: Judged, who: tuple[str, Sheet]) -> None:
    say, text = judged.language, looks.text()
    name, facts = who
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    looks.fit_to_width(page)
    page.set_row(0, 24)
    page.write_string(0, 0, name, looks.title())
    row = 1
    for part in judged.sections:
        assessment = evaluate(part.section.rulebook, facts)
        heading = v.COLON.in_(say).join((heading_words(assessment, say), v.STATUS[assessment.status].in_(say)))
        band = looks.band(1)
        for column in range(len(_WIDTHS)):
            page.write_string(row, column, heading if column == 0 else "", band)
        for column, title in enumerate(_HEADINGS):
            page.write_string(row + 1, column, title.in_(say), looks.heading())
        row += 2
        for finding in sorted(assessment.findings, key=lambda finding: list(v.STATUS).index(finding.status)):
            told = explain(finding, sheets_of(judged.edition), say)
            cells = (told.verdict, told.clause, told.label, told.observed, told.threshold, "\n".join(told.details))
            page.set_row(row, height_of(cells, _WIDTHS))
            page.write_string(row, 0, cells[0], looks.status(finding.status))
            for column, cell in enumerate(cells[1:], start=1):
                page.write_string(row, column, cell, text)
            row += 1
        row += 1
