"""A page as HTML: no script, nothing from a network, every word escaped, light or dark as the reader's screen is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import printable
from skillbase_rules.report.page import Block, Page, Row, Verdict
from skillbase_rules.wording import verdicts as m

_LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}


def html_fragment(pages: Iterable[Page], language: Language) -> str:
    """Return pages as one element to put into a document, with its style."""
    body = "\n".join(line for page in pages for line in _page(page, language))
    return f"<style>{stylesheet()}</style>\n{body}"


def html_document(pages: Iterable[Page], language: Language) -> str:
    """Return pages as a document that stands alone, to open, to print or to send."""
    pages = tuple(pages)
    title = _safe(pages[0].title) if pages else ""
    body = "\n".join(line for page in pages for line in _page(page, language))
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGE_TAGS[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{stylesheet()}\n{_DOCUMENT_STYLE}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


_DOCUMENT_STYLE = (
    "body{margin:1.5rem auto;padding:0 1rem;max-width:74rem}\n"
    ".skillbase+.skillbase{margin-top:1.5rem}\n"
    "@page{size:A4;margin:16mm}\n"
    "@media print{body{margin:0;padding:0;max-width:none}.skillbase+.skillbase{break-before:page;margin:0}}"
)


@cache
def stylesheet() -> str:
    """Return the style of every page."""
    return files("skillbase_rules.report").joinpath("style.css").read_text(encoding="utf-8").strip()


def _page(page: Page, language: Language) -> Iterator[str]:
    yield f'<div class="skillbase" lang="{_LANGUAGE_TAGS[language]}">'
    yield f'<div class="title" role="heading" aria-level="2">{_verdict(page.verdict)}{_safe(page.title)}</div>'
    yield from _notes(page.notes)
    for block in page.blocks:
        yield from _block(block)
    if page.footnotes:
        yield f'<div class="part"><div class="heading">{_safe(m.NOTES.in_(language))}</div>'
        yield from _notes(page.footnotes)
        yield "</div>"
    yield "</div>"


def _block(block: Block) -> Iterator[str]:
    heading = f"{_verdict(block.verdict)}{_safe(block.heading)}"
    if block.folded:
        yield f"<details{' class=part' if block.verdict else ''}><summary>{heading}</summary>"
    elif heading:
        yield f'<div class="part"><div class="heading" role="heading" aria-level="3">{heading}</div>'
    else:
        yield "<div>"
    yield from _notes(block.notes)
    if block.headings and block.rows:
        yield from _table(block)
    elif block.rows:
        yield '<ul class="rows">'
        yield from map(_item, block.rows)
        yield "</ul>"
    yield "</details>" if block.folded else "</div>"


def _table(block: Block) -> Iterator[str]:
    with_details = len(block.headings) > len(block.rows[0].cells)
    yield '<div class="scroll"><table><thead><tr>'
    yield "".join(f'<th scope="col">{_safe(heading)}</th>' for heading in block.headings)
    yield "</tr></thead><tbody>"
    for row in block.rows:
        cells = "".join(f"<td>{_safe(cell)}</td>" for cell in row.cells)
        details = f'<td class="details">{"<br>".join(_details(row))}</td>' if with_details else ""
        yield f'<tr class="{row.tone}">{cells}{details}</tr>'
    yield "</tbody></table></div>"


def _details(row: Row) -> Iterator[str]:
    yield from map(_safe, row.details)
    if row.cited:
        yield f"<small>{_safe(row.cited)}</small>"


def _item(row: Row) -> str:
    details = "".join(f"<li>{detail}</li>" for detail in _details(row))
    words = " ".join(_safe(cell) for cell in row.cells if cell)
    return f"<li>{words}{f'<ul>{details}</ul>' if details else ''}</li>"


def _notes(notes: Iterable[str]) -> Iterator[str]:
    lines = "".join(f"<li>{_safe(note)}</li>" for note in notes)
    if lines:
        yield f'<ul class="notes">{lines}</ul>'


def _verdict(verdict: Verdict | None) -> str:
    return f'<span class="verdict {verdict.tone}">{_safe(verdict.words)}</span> ' if verdict else ""


def _safe(text: str) -> str:
    """Return text that shows as it is: markup escaped, control and direction characters spelled out."""
    return escape(printable(text))
