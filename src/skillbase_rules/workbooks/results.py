"""Results as a workbook: verdicts, what is lacking, problems by cell, what was judged by, and applicants one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Text
from skillbase_rules.report.overview import departures
from skillbase_rules.wording import verdicts as v
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.batches import Judged, SectionVerdicts
from skillbase_rules.workbooks.each import write_applicants
from skillbase_rules.workbooks.looks import Looks, book_bytes, width_of, write_mark
from skillbase_rules.workbooks.marks import VERSION, Mark
from skillbase_rules.workbooks.receipt import library_version

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LACKING = 20_000
"""How many lines of what is lacking are written; the verdicts beside hold the rest."""
_OPEN = (Status.NOT_MET, Status.UNKNOWN)
_LACKING_WIDTHS = (28, 16, 14, 30, 10, 10, 10, 70)
_PROBLEM_WIDTHS = (22, 28, 26, 10, 80)


def results_bytes(judged: Judged, *, applicants: bool = False, step: Callable[[], None] = lambda: None) -> bytes:
    """Return the results of a batch as a workbook.

    Args:
        judged: The batch with its verdicts.
        applicants: Write a sheet for each applicant too.
        step: Called for each applicant whose verdicts are written.
    """

    def write(book: Workbook) -> None:
        looks = Looks(book)
        _write_verdicts(book.add_worksheet(m.VERDICT_SHEET.in_(judged.language)), looks, judged, step)
        _write_lacking(book.add_worksheet(m.LACKING_SHEET.in_(judged.language)), looks, judged)
        _write_problems(book.add_worksheet(m.PROBLEM_SHEET.in_(judged.language)), looks, judged)
        _write_basis(book.add_worksheet(m.BASIS_SHEET.in_(judged.language)), looks, judged)
        if applicants:
            write_applicants(book, looks, judged)
        write_mark(book, Mark("results", VERSION, judged.edition.notice))

    return book_bytes(write, streamed=True)


# --- verdicts --------------------------------------------------------------------------------------------------------


def _write_verdicts(page: Worksheet, looks: Looks, judged: Judged, step: Callable[[], None]) -> None:
    say = judged.language
    columns = list(_columns(judged))
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 20)
    page.set_column(2, 2, 16)
    for place, (_, heading, _) in enumerate(columns, start=_WHO):
        page.set_column(place, place, width_of(heading, "", least=10, most=14))
    page.freeze_panes(2, 1)
    page.autofilter(1, 0, 1 + len(judged.names), _WHO - 1 + len(columns))
    looks.lay_across(page)
    page.repeat_rows(0, 1)
    page.repeat_columns(0)
    _write_headings(page, looks, judged, columns)
    formats = {status: looks.status(status) for status in Status}
    words = {status: v.STATUS[status].in_(say) for status in Status}
    refused, plain = looks.made(font_color="#C00000", align="center"), looks.made()
    not_judged = m.NOT_JUDGED.in_(say)
    cells, write = [statuses for *_, statuses in columns], page.write_string
    for row, (name, body, origin) in enumerate(zip(judged.names, judged.bodies, judged.batch.origins, strict=True)):
        page.write_string(row + 2, 0, name, plain)
        page.write_string(row + 2, 1, body, plain)
        page.write_string(row + 2, 2, origin.cell(), plain)
        for place, statuses in enumerate(cells, start=_WHO):
            status = statuses[row]
            if status is None:
                write(row + 2, place, not_judged, refused)
            else:
                write(row + 2, place, words[status], formats[status])
        step()


_WHO = 3
"""How many columns tell who it is."""


def _columns(judged: Judged) -> Iterator[tuple[str, str, Sequence[Status | None]]]:
    """Yield the columns of verdicts: what stands above them, their heading, and a status for each applicant."""
    say = judged.language
    for part in judged.sections:
        yield m.WHOLE.in_(say), _section_words(part, judged), part.whole
    if judged.favoured is not None:
        yield m.WHOLE.in_(say), m.FAVOURED.in_(say), judged.favoured
    for part in judged.sections:
        label = _section_words(part, judged)
        for clause, statuses in part.clauses.items():
            yield label, f"{clause}\n{part.section.rulebook.clauses[clause].label.in_(say)}", statuses


def _section_words(part: SectionVerdicts, judged: Judged) -> str:
    root = part.section.rulebook.root
    return v.BRACKETS.in_(judged.language).format(root.label.in_(judged.language), root.clause)


def _write_headings(page: Worksheet, looks: Looks, judged: Judged, columns: Sequence[tuple[str, str, Any]]) -> None:
    say = judged.language
    page.set_row(0, 20)
    bands = {label: number for number, label in enumerate(dict.fromkeys(label for label, *_ in columns), start=1)}
    for place in range(_WHO):
        page.write_string(0, place, judged.edition.title.in_(say) if place == 0 else "", looks.band(0))
    last = ""
    for place, (label, *_) in enumerate(columns, start=_WHO):
        page.write_string(0, place, label if label != last else "", looks.band(bands[label]))
        last = label
    page.set_row(1, 66)
    for place, title in enumerate((m.NAME_HEADING, m.BODY_HEADING, m.ORIGIN_HEADING)):
        page.write_string(1, place, title.in_(say), looks.heading(0))
    for place, (label, heading, _) in enumerate(columns, start=_WHO):
        page.write_string(1, place, heading, looks.heading(bands[label]))


# --- what is lacking -------------------------------------------------------------------------------------------------


def _write_lacking(page: Worksheet, looks: Looks, judged: Judged) -> None:
    say = judged.language
    _write_list_heading(page, looks, [heading.in_(say) for heading in m.LACKING_HEADINGS], _LACKING_WIDTHS)
    formats, plain, text = {status: looks.status(status) for status in _OPEN}, looks.made(), looks.text()
    row = 0
    for row, (applicant, part, clause) in enumerate(_lacking(judged), start=1):
        if row > MOST_LACKING:
            page.write_string(row, 0, m.LACKING_CUT.in_(say).format(MOST_LACKING), plain)
            break
        status = part.clauses[clause][applicant]
        assert status is not None
        words = (judged.names[applicant], judged.batch.origins[applicant].cell(), clause)
        for column, word in enumerate((*words, part.section.rulebook.clauses[clause].label.in_(say))):
            page.write_string(row, column, word, plain)
        page.write_string(row, 4, v.STATUS[status].in_(say), formats[status])
        for column, ends in enumerate(part.shortfalls.get(clause, ()), start=5):
            if ends[applicant] is not None:
                page.write_number(row, column, ends[applicant], plain)
        page.write_string(row, 7, part.reasons[clause][applicant] or "", text)
    page.autofilter(0, 0, max(row, 1), len(_LACKING_WIDTHS) - 1)


def _lacking(judged: Judged) -> Iterator[tuple[int, SectionVerdicts, str]]:
    """Yield the clauses that are not met or open, applicant by applicant."""
    for applicant in range(len(judged.names)):
        for part in judged.sections:
            for clause, statuses in part.clauses.items():
                if statuses[applicant] in _OPEN:
                    yield applicant, part, clause


def _write_list_heading(page: Worksheet, looks: Looks, headings: Sequence[str], widths: Sequence[int]) -> None:
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, looks.heading())
    page.freeze_panes(1, 1)
    looks.fit_to_width(page)
    page.repeat_rows(0)


# --- problems and notes ----------------------------------------------------------------------------------------------


def _write_problems(page: Worksheet, looks: Looks, judged: Judged) -> None:
    say = judged.language
    _write_list_heading(page, looks, [heading.in_(say) for heading in m.PROBLEM_HEADINGS], _PROBLEM_WIDTHS)
    plain, text, wrong = looks.made(), looks.text(), looks.made(font_color="#C00000", bold=True)
    row = 0
    for row, told in enumerate(judged.told, start=1):
        page.write_string(row, 0, told.where, plain)
        page.write_string(row, 1, told.applicant, plain)
        page.write_string(row, 2, told.column, plain)
        page.write_string(row, 3, (m.PROBLEM if told.refuses else m.NOTE).in_(say), wrong if told.refuses else plain)
        page.write_string(row, 4, told.message.in_(say), text)
    if not row:
        page.write_string(1, 0, m.NO_PROBLEMS.in_(say), plain)
    page.autofilter(0, 0, max(row, 1), len(_PROBLEM_WIDTHS) - 1)


# --- what it was judged by -------------------------------------------------------------------------------------------


def _write_basis(page: Worksheet, looks: Looks, judged: Judged) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 110)
    looks.fit_to_width(page)
    bold, text = looks.made(bold=True, valign="top"), looks.text()
    for row, (heading, words) in enumerate(_basis(judged)):
        page.write_string(row, 0, heading.in_(judged.language), bold)
        page.write_string(row, 1, words, text)


def _basis(judged: Judged) -> Iterator[tuple[Text, str]]:
    """Yield what the verdicts rest on: notice, readings, numbers, version, files and how many came to what."""
    say, edition = judged.language, judged.edition
    yield m.NOTICE, edition.title.in_(say)
    yield m.EDITION, edition.id
    yield m.VERSION, library_version()
    changed = tuple(departures(edition, say))
    for departure in changed or (m.AS_ISSUED.in_(say),):
        yield m.DEPARTURES, departure
    for name, digest in judged.batch.sources:
        yield m.SOURCE, name
        yield m.RECEIPT, f"SHA-256 {digest}"
    yield m.APPLICANTS, str(len(judged.names))
    for part in judged.sections:
        counted = Counter(part.whole)
        words = [f"{v.STATUS[status].in_(say)} {counted[status]}" for status in v.STATUS]
        words.append(f"{m.NOT_JUDGED.in_(say)} {counted[None]}")
        yield Text(*[_section_words(part, judged)] * 2), v.COMMA.in_(say).join(words)
    for note in m.RESULT_NOTES:
        yield v.NOTES, note.in_(say)
