"""What the columns of a sheet may ask, and every header that asks it: Chinese, English, or as the field is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from pydantic import BaseModel

from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.records import Sheet
from skillbase_rules.frames.headers import MAX, MIN, OWN_COLUMNS, chinese_columns, kinds_of
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.questions import Question, questions_of

_LEADING = re.compile(r"^(?:[*★]|[(（]?[0-9]{1,3}[)）.、．])\s*")


ENTRY = "#"
"""The name of the column that says no more than that there is an entry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the columns of one kind of sheet may ask."""

    questions: Mapping[str, Question]
    """By the name of the column; the two ends of a count ask apart from the count itself."""
    names: Mapping[str, str]
    """The columns by what tells their headers apart."""
    labels: Mapping[str, str]
    """How what is asked is called, by what tells headers apart."""


def key_of(header: str) -> str:
    """Return what tells a header from every other: without numbering, stars, spaces and the width of letters."""
    plain = _LEADING.sub("", normalize("NFKC", header).strip()).rstrip("*:： ")
    return name_key(plain.replace("\n", "")).casefold()


def fact_of(place: str) -> str:
    """Return the fact that a column holds, or holds one end of."""
    return place.removesuffix(MIN).removesuffix(MAX)


@cache
def asked_of_applicants(sheet: type[Sheet]) -> Asked:
    """Return what a table of applicants asks: who it is, who recommends it, and every fact with its ends."""
    questions = {name: Question(name, label, "text") for name, label in OWN_COLUMNS.items()}
    questions |= {place: questions_of(sheet)[fact_of(place)] for place in kinds_of(sheet)}
    names = {key_of(header): place for header, place in chinese_columns(sheet).items()}
    names |= {key_of(place): place for place in questions} | _english(questions_of(sheet))
    for place, headers in (("applicant", m.APPLICANT_HEADERS), ("body", m.BODY_HEADERS)):
        names |= {key_of(header): place for header in (*headers, OWN_COLUMNS[place].en)}
    labels = {key_of(label): label for label in (*sheet.fact_names(), *chinese_columns(sheet))}
    return Asked(MappingProxyType(questions), MappingProxyType(names), MappingProxyType(labels))


@cache
def asked_of_list(record: type[BaseModel]) -> Asked:
    """Return what a list of records asks, such as a roster of trainers.

    Where an entry may leave everything open, a name or number of its own says that it is one.
    """
    questions = dict(questions_of(record))
    if not any(question.is_required for question in questions.values()):
        questions = {ENTRY: Question(ENTRY, m.ENTRY, "text"), **questions}
    names = _english(questions) | {key_of(name): name for name in questions}
    names |= {key_of(question.label.zh): name for name, question in questions.items()}
    labels = {key_of(question.label.zh): question.label.zh for question in questions.values()}
    return Asked(MappingProxyType(questions), MappingProxyType(names), MappingProxyType(labels))


def _english(questions: Mapping[str, Question]) -> dict[str, str]:
    """Return the English labels; one that two questions share names neither."""
    times = Counter(key_of(question.label.en) for question in questions.values())
    keys = {name: key_of(question.label.en) for name, question in questions.items()}
    return {key: name for name, key in keys.items() if times[key] == 1}
