"""Headers found wherever they stand: by name, in Chinese or English or as the fact is named, never by place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.units import UNITS
from skillbase_rules.workbooks.asked import Asked, key_of
from skillbase_rules.workbooks.cells import written
from skillbase_rules.workbooks.questions import Question
from skillbase_rules.workbooks.sources import Page

SEARCHED_ROWS = 60
"""How far down a row of headers is looked for."""
_FEWEST_NAMED = 2
_ALIKE = 0.7
_BRACKETED = re.compile(r"\s*[(（]([^()（）]+)[)）]$")


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headers of a sheet."""

    row: int
    places: Mapping[int, str]
    """The fact, or the end of one, that each column holds; ``applicant`` and ``body`` are among them."""
    own: Mapping[int, str]
    """The headers of columns of one's own."""
    words: Mapping[int, str]
    """Every header as it is written."""
    wrong_unit: Mapping[int, Text]
    """Headers that name a fact with the unit of another."""


def header_of(page: Page, asked: Asked) -> Header | None:
    """Return the row of a sheet that names the most facts, the first of several; None where no row names two.

    Where the first row that is not blank names one, that is enough.
    """
    best: Header | None = None
    first = True
    for row in range(min(len(page.rows), SEARCHED_ROWS)):
        words = _words(page, row)
        if not words:
            continue
        header = _read(row, words, asked)
        named = len(set(header.places.values()))
        if (named >= _FEWEST_NAMED or (named and first)) and (best is None or named > len(set(best.places.values()))):
            best = header
        first = False
    return best


def _words(page: Page, row: int) -> dict[int, str]:
    """Return what a row of headers says, a cell that reaches down to it from above included."""
    words = {column: written(cell).strip() for column, cell in enumerate(page.rows[row])}
    for area in page.anatomy.merged:
        if area.top < row <= area.bottom:
            for column in range(area.left, area.right + 1):
                words[column] = written(page.rows[area.top][area.left]).strip()
    return {column: word for column, word in words.items() if word}


def _read(row: int, words: Mapping[int, str], asked: Asked) -> Header:
    named = asked.names
    places: dict[int, str] = {}
    own: dict[int, str] = {}
    wrong_unit: dict[int, Text] = {}
    for column, word in words.items():
        place = named.get(key_of(word))
        bracketed = _BRACKETED.search(word.strip())
        if place is None and bracketed:
            place = named.get(key_of(word.strip()[: bracketed.start()]))
            if place is not None and not _is_unit(bracketed[1], asked.questions[place]):
                if _is_any_unit(bracketed[1]):
                    unit = asked.questions[place].counted_in
                    wrong_unit[column] = m.HEADER_UNIT.filled(unit=Text(unit.zh, unit.many))
                place = None
        if place is None:
            own[column] = word
        else:
            places[column] = place
    return Header(row, MappingProxyType(places), MappingProxyType(own), MappingProxyType(dict(words)), wrong_unit)


def _is_unit(word: str, question: Question) -> bool:
    unit = question.counted_in
    offered = " / ".join(question.offered("zh"))
    fitting = {unit.zh, unit.zh.split("/")[0], unit.classifier, unit.many} if question.kind == "count" else {offered}
    return key_of(word) in {key_of(each) for each in (*fitting, offered, offered.replace(" ", ""))}


def _is_any_unit(word: str) -> bool:
    units = UNITS.values()
    known = {each for unit in units for each in (unit.zh, unit.zh.split("/")[0], unit.classifier, unit.one, unit.many)}
    return word.strip() in known


def near_labels(header: str, asked: Asked) -> tuple[str, ...]:
    """Return what is asked that a header of one's own may be meant for."""
    near = get_close_matches(key_of(header), list(asked.labels), n=2, cutoff=_ALIKE)
    return tuple(asked.labels[key] for key in near)


def is_below(row: Sequence[object], header: Header, asked: Asked) -> bool:
    """Tell whether a row only says more of the headers above it: names, units, or what can be chosen."""
    cells = {column: str(cell).strip() for column, cell in enumerate(row) if str(cell).strip()}
    return bool(cells) and all(
        column in header.places and cell in _about(asked.questions[header.places[column]])
        for column, cell in cells.items()
    )


@cache
def _about(question: Question) -> frozenset[str]:
    counted = (question.counted_in.zh, question.counted_in.classifier) if question.kind == "count" else ()
    wanted = (question.wanted("zh"), question.wanted("en"), m.WANTED["text"].zh)
    return frozenset({*wanted, *counted, question.label.zh, question.label.en, question.name})
