"""What is shown of a result, before it is written as HTML, Markdown or text: a title, a verdict, and blocks of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal, NamedTuple

from pydantic import BaseModel

from skillbase_rules.analyses.comparison import Flip
from skillbase_rules.analyses.remedies import Change
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.changes import change_words, flip_words
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, sheets_of
from skillbase_rules.wording.findings import status_word

Detail = Literal["all", "open"]
"""How much is shown: everything, or only what is not met or not settled."""
Tone = Literal["met", "not_met", "unknown", "not_applicable", "plain"]
"""How a line is coloured; the words beside it say the same."""


class View(NamedTuple):
    """How a result is looked at."""

    edition: AnyEdition
    """By what it was judged; it says how facts, clauses and readings are called."""
    language: Language
    detail: Detail = "all"

    @property
    def sheets(self) -> Sheets:
        """The sheets whose facts the result may name."""
        return sheets_of(self.edition)

    def words(self, *texts: Text) -> tuple[str, ...]:
        """Return texts in the language of the view."""
        return tuple(text.in_(self.language) for text in texts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict in words, and how it is coloured."""

    words: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block: its cells, and sentences that belong to it."""

    cells: tuple[str, ...]
    details: tuple[str, ...] = ()
    tone: Tone = "plain"
    cited: str = ""
    """The clauses or readings that it rests on, said in passing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: a table where its columns are headed, a list where they are not."""

    heading: str = ""
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    """Of the cells; one more heads the details of the rows."""
    rows: tuple[Row, ...] = ()
    folded: bool = False
    """Only the heading is seen until the reader opens it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is shown of one result, what matters most first."""

    title: str
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[str, ...] = ()


def verdict_of(status: Status, language: Language) -> Verdict:
    """Return a status as a verdict with its mark."""
    return Verdict(f"{m.MARKS[status]} {status_word(status, language)}", status.value)


@singledispatch
def page_of(result: object, view: View) -> Page:
    """Return the page of a result.

    Each kind of result registers an arrangement of its own; one that has none is shown field by field.
    """
    fields = dict(result) if isinstance(result, BaseModel) else {}
    rows = tuple(Row((name, _field_words(value, view))) for name, value in fields.items())
    block = Block(headings=view.words(words.NAME, words.VALUE), rows=rows)
    return Page(type(result).__name__, blocks=(block,) if rows else ())


def _field_words(value: object, view: View) -> str:
    match value:
        case None:
            return m.NOTHING.in_(view.language)
        case Text():
            return value.in_(view.language)
        case Change():
            return change_words(value, view.sheets, view.language)
        case Flip():
            return flip_words(value, view.edition, view.language)
        case tuple() | frozenset():
            return m.SENTENCES.in_(view.language).join(_field_words(part, view) for part in value)
        case Mapping():
            return m.SENTENCES.in_(view.language).join(f"{name} = {part}" for name, part in value.items())
        case _:
            return str(value)
