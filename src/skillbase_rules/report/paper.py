"""A page as Markdown and as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import aligned, column_widths, printable, wrapped
from skillbase_rules.report.markdown import escaped, table
from skillbase_rules.report.page import Block, Page, Row
from skillbase_rules.wording import verdicts as m

_INDENT, _DETAIL_INDENT = 2, 6


def page_markdown(page: Page, language: Language) -> str:
    """Return a page as Markdown; nothing in it is folded."""
    return "\n".join(_markdown(page, language)) + "\n"


def _markdown(page: Page, language: Language) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield ""
    if page.verdict:
        yield f"- **{_plain(page.verdict.words)}**"
    yield from (f"- {_plain(note)}" for note in page.notes)
    for block in page.blocks:
        if block.heading:
            yield from ("", f"## {_plain(_headed(block, language))}")
        yield ""
        yield from (f"- {_plain(note)}" for note in block.notes)
        if block.notes and block.headings:
            yield ""
        yield from _markdown_rows(block, language)
    if page.footnotes:
        yield from ("", f"## {m.NOTES.in_(language)}", "")
        yield from (f"- {_plain(note)}" for note in page.footnotes)


def _markdown_rows(block: Block, language: Language) -> Iterator[str]:
    if block.headings:
        between = m.SENTENCES.in_(language)
        cells = ((*row.cells, between.join(_details(row))) if _with_details(block) else row.cells for row in block.rows)
        yield from table(block.headings, ([printable(cell) for cell in row] for row in cells))
        return
    for row in block.rows:
        yield f"- {_plain('  '.join(row.cells))}"
        yield from (f"    - {_plain(detail)}" for detail in _details(row))


def page_text(page: Page, language: Language) -> str:
    """Return a page as aligned plain text; nothing in it is folded."""
    return "\n".join(_text(page, language)) + "\n"


def _text(page: Page, language: Language) -> Iterator[str]:
    yield printable(page.title)
    if page.verdict:
        yield printable(page.verdict.words)
    for note in page.notes:
        yield from wrapped(printable(note), 0)
    for block in page.blocks:
        yield ""
        if block.heading:
            yield printable(_headed(block, language))
        for note in block.notes:
            yield from wrapped(printable(note), _INDENT)
        yield from _text_rows(block)
    if page.footnotes:
        yield from ("", m.NOTES.in_(language))
        for note in page.footnotes:
            yield from wrapped(printable(note), _INDENT)


def _text_rows(block: Block) -> Iterator[str]:
    rows = [tuple(printable(cell) for cell in row.cells) for row in block.rows]
    if not rows:
        return
    width = len(rows[0])
    headings = [block.headings[:width]] if block.headings else []
    widths = column_widths([*headings, *rows])
    for heading in headings:
        yield f"{' ' * _INDENT}{aligned(heading, widths)}".rstrip()
    for cells, row in zip(rows, block.rows, strict=True):
        yield f"{' ' * _INDENT}{aligned(cells, widths)}".rstrip()
        for detail in _details(row):
            yield from wrapped(printable(detail), _DETAIL_INDENT)


def _details(row: Row) -> tuple[str, ...]:
    return (*row.details, f"[{row.cited}]") if row.cited else row.details


def _headed(block: Block, language: Language) -> str:
    if block.verdict is None:
        return block.heading
    return m.COLON.in_(language).join((block.heading, block.verdict.words))


def _with_details(block: Block) -> bool:
    return bool(block.rows) and len(block.headings) > len(block.rows[0].cells)


def _plain(text: str) -> str:
    return escaped(printable(text))
