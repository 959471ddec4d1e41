"""Several notices side by side in words: the table of what each asks for, and how one applicant stands with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillbase_rules.analyses.notices import About, Ask, Column, ConditionKind, NoticeTable, Row, Standing
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Finding, Status
from skillbase_rules.engine.text import Language
from skillbase_rules.report.changes import Item, ways_out_items
from skillbase_rules.report.markdown import table
from skillbase_rules.wording import editions as m
from skillbase_rules.wording import verdicts as v
from skillbase_rules.wording.facts import Sheets, fact_label, sheets_of
from skillbase_rules.wording.findings import status_word, threshold_words


def table_markdown(asked: NoticeTable, language: Language) -> str:
    """Return the table of what each notice asks for, in Markdown."""
    headings = (m.KIND.in_(language), m.ABOUT.in_(language), *(column_words(each, language) for each in asked.columns))
    rows = (
        (
            row.about.kind.label.in_(language),
            about_words(row.about, sheets_of(asked.columns[0].edition), language),
            *(_cell(row, place, asked, language) for place in range(len(asked.columns))),
        )
        for row in asked.rows
    )
    return "".join(f"{line}\n" for line in table(headings, rows))


def table_items(asked: NoticeTable, language: Language) -> Iterator[Item]:
    """Yield each row with what every notice that asks for it asks."""
    for row in asked.rows:
        about = about_words(row.about, sheets_of(asked.columns[0].edition), language)
        cells = (
            v.COLON.in_(language).join((column_words(column, language), _cell(row, place, asked, language)))
            for place, column in enumerate(asked.columns)
            if row.cells[place]
        )
        line = v.COLON.in_(language).join((row.about.kind.label.in_(language), about))
        yield Item(line=line, details=tuple(cells))


def column_words(column: Column, language: Language) -> str:
    """Return a notice with its track."""
    if column.track is None:
        return column.edition.id
    return f"{column.edition.id} {v.TRACKS[column.track].in_(language)}"


def about_words(about: About, sheets: Sheets, language: Language) -> str:
    """Return what is asked about by the labels of its facts."""
    join = v.LIST.in_(language) if about.kind is ConditionKind.GATE else " + "
    sides = [
        join.join(fact_label(name, sheets).in_(language) for name in names)
        for names in (about.facts, about.of)
        if names
    ]
    return " ÷ ".join(sides)


def _cell(row: Row, place: int, asked: NoticeTable, language: Language) -> str:
    column = asked.columns[place]
    # A notice with several lists asks each of some applicants only, so its cells say of whom.
    has_lists = column.track is None and len(column.sections) > 1
    cells = (_ask_words(ask, row.about, column.edition, language) for ask in row.cells[place])
    lists = [ask.section.in_(language) for ask in row.cells[place]]
    named = (v.BRACKETS.in_(language).format(cell, name) for cell, name in zip(cells, lists, strict=True))
    return v.SENTENCES.in_(language).join(named if has_lists else cells)


def _ask_words(ask: Ask, about: About, edition: AnyEdition, language: Language) -> str:
    if isinstance(ask.threshold, bool):
        return f"{v.YES_NO[ask.threshold].in_(language)} [{ask.clause}]"
    finding = Finding(
        clause=ask.clause,
        label=edition.clauses[ask.clause].label,
        status=Status.UNKNOWN,
        operator=ask.operator,
        threshold=ask.threshold,
        unit=ask.unit,
        facts=about.facts,
    )
    return f"{threshold_words(finding, sheets_of(edition), language)} [{ask.clause}]"


def standing_items(standings: Sequence[Standing], editions: Sequence[AnyEdition], language: Language) -> Iterator[Item]:
    """Yield for each notice whether the applicant would be taken, and what is lacking there."""
    by_id = {edition.id: edition for edition in editions}
    for standing in standings:
        edition = by_id[standing.edition]
        where = column_words(Column(edition, standing.track), language)
        verdict = status_word(standing.status, language)
        line = f"{v.MARKS[standing.status]} {v.COLON.in_(language).join((where, verdict))}"
        yield Item(line=line, details=tuple(_lacking(standing, edition, language)) or _nothing(standing, language))


def _lacking(standing: Standing, edition: AnyEdition, language: Language) -> Iterator[str]:
    for item in ways_out_items(standing.lacking, edition, language) if standing.lacking else ():
        yield v.COMMA.in_(language).join((item.line, *item.details[:1]))


def _nothing(standing: Standing, language: Language) -> tuple[str, ...]:
    return (m.NOTHING_LACKING.in_(language),) if standing.status is Status.MET else ()
