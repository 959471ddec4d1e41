"""Headers found wherever they stand: by name, in Chinese or English or as the fact is named, never by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.columns import MAX, MIN, OWN_COLUMNS, chinese_columns, kinds_of
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.units import UNITS
from skillbase_rules.workbooks.cells import written
from skillbase_rules.workbooks.questions import Question, questions_of
from skillbase_rules.workbooks.sources import Page

SEARCHED_ROWS = 60
"""How far down a row of headers is looked for."""
_FEWEST_NAMED = 2
_LEADING = re.compile(r"^(?:[*★]|[(（]?[0-9]{1,3}[)）.、．])\s*")
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


@cache
def names_of(sheet: type[Sheet]) -> Mapping[str, str]:
    """Return the column that each header names, by what tells headers apart.

    An English label that two facts share names neither.
    """
    named = {key_of(header): place for header, place in chinese_columns(sheet).items()}
    named |= {key_of(place): place for place in (*kinds_of(sheet), *OWN_COLUMNS)}
    english = Counter(key_of(sheet.label(name).en) for name in sheet.fact_names())
    for name in sheet.fact_names():
        if english[key := key_of(sheet.label(name).en)] == 1:
            named.setdefault(key, name)
    for place, headers in (("applicant", m.APPLICANT_HEADERS), ("body", m.BODY_HEADERS)):
        named |= {key_of(header): place for header in (*headers, OWN_COLUMNS[place].en)}
    return MappingProxyType(named)


def key_of(header: str) -> str:
    """Return what tells a header from every other: without numbering, stars, spaces and the width of letters."""
    plain = _LEADING.sub("", normalize("NFKC", header).strip()).rstrip("*:： ")
    return name_key(plain.replace("\n", "")).casefold()


def question_of(place: str, sheet: type[Sheet]) -> Question:
    """Return what a column asks; an end of a count asks for a count."""
    if place in OWN_COLUMNS:
        return Question(place, OWN_COLUMNS[place], "text")
    return questions_of(sheet)[fact_of(place)]


def fact_of(place: str) -> str:
    """Return the fact that a column holds, or holds one end of."""
    return place.removesuffix(MIN).removesuffix(MAX)


def header_of(page: Page, sheet: type[Sheet]) -> Header | None:
    """Return the row of a sheet that names the most facts, the first of several; None where no row names two.

    Where the first row that is not blank names one, that is enough.
    """
    best: Header | None = None
    first = True
    for row in range(min(len(page.rows), SEARCHED_ROWS)):
        words = _words(page, row)
        if not words:
            continue
        header = _read(row, words, sheet)
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


def _read(row: int, words: Mapping[int, str], sheet: type[Sheet]) -> Header:
    named = names_of(sheet)
    places: dict[int, str] = {}
    own: dict[int, str] = {}
    wrong_unit: dict[int, Text] = {}
    for column, word in words.items():
        place = named.get(key_of(word))
        bracketed = _BRACKETED.search(word.strip())
        if place is None and bracketed:
            place = named.get(key_of(word.strip()[: bracketed.start()]))
            if place is not None and not _is_unit(bracketed[1], question_of(place, sheet)):
                if _is_any_unit(bracketed[1]):
                    unit = question_of(place, sheet).counted_in
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


def near_facts(header: str, sheet: type[Sheet]) -> tuple[str, ...]:
    """Return the headers of facts that a header of one's own may be meant for."""
    labels = {key_of(label): label for label in chinese_columns(sheet)}
    names = {key_of(name): name for name in sheet.fact_names()}
    known = names | labels
    return tuple(known[key] for key in get_close_matches(key_of(header), list(known), n=2, cutoff=0.7))


def is_below(row: Sequence[object], header: Header, sheet: type[Sheet]) -> bool:
    """Tell whether a row only says more of the headers above it: names, units, or what can be chosen."""
    cells = {column: str(cell).strip() for column, cell in enumerate(row) if str(cell).strip()}
    return bool(cells) and all(
        column in header.places and cell in _about(header.places[column], sheet) for column, cell in cells.items()
    )


@cache
def _about(place: str, sheet: type[Sheet]) -> frozenset[str]:
    question = question_of(place, sheet)
    counted = (question.counted_in.zh, question.counted_in.classifier) if question.kind == "count" else ()
    wanted = (question.wanted("zh"), question.wanted("en"))
    return frozenset({*wanted, *counted, question.label.zh, question.label.en, place, "是/否", "文字"} - {""})
