"""What a cell states: read where there is one meaning, refused in words where there is none or more than one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from unicodedata import normalize

from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.counts import count_in
from skillbase_rules.workbooks.questions import AnswerKind, Question
from skillbase_rules.workbooks.sources import Given

UNKNOWN_WORDS = frozenset({"?", "/", "\\", "-", "--", "—", "——", "–", "未知", "不详", "unknown"})
"""What people write where they do not know."""
_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "yes", "y", "true"})
_NO = frozenset({"否", "无", "没有", "×", "✗", "✘", "no", "n", "false"})
_YEAR = re.compile(r"([0-9]{1,15})年?")
_SEVERAL = re.compile(r"[、,，;；\n]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell states: an exact value, bounds of a count, or nothing."""

    value: bool | int | str | tuple[str, ...] | None = None
    at_least: int | None = None
    at_most: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is stated."""
        return self.value is None and not self.is_bounded

    @property
    def is_bounded(self) -> bool:
        """Whether bounds of a count are stated and no number."""
        return self.at_least is not None or self.at_most is not None


BLANK = Stated()


def read_cell(given: Given, question: Question) -> Stated | Text:
    """Return what a cell states, or why it cannot be read."""
    text = written(given).strip()
    plain = normalize("NFKC", text).strip()
    if not plain or (question.kind != "text" and plain.lower() in UNKNOWN_WORDS):
        return BLANK
    return _READERS[question.kind](given, text, question)


def written(given: Given) -> str:
    """Return a cell as words: whole numbers without a point, days as ``2024-09-13``."""
    if isinstance(given, bool):
        return "TRUE" if given else "FALSE"
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    if isinstance(given, dt.datetime):
        return given.isoformat(" ", "minutes" if given.second == 0 else "seconds")
    return str(given)


def _count(given: Given, text: str, question: Question) -> Stated | Text:
    if isinstance(given, (dt.date, dt.time, dt.timedelta)):
        return m.DATE_NOT_COUNT.filled(given=text)
    if isinstance(given, bool):
        return _refused(text, question)
    unit = question.counted_in
    span = count_in(normalize("NFKC", text), unit)
    if isinstance(span, Text):
        return span.filled(given=text, unit=Text(unit.zh, unit.many))
    low, high = span
    return Stated(low) if low == high else Stated(at_least=low, at_most=high)


def _yes_no(given: Given, text: str, question: Question) -> Stated | Text:
    plain = _key(text)
    if isinstance(given, bool):
        return Stated(given)
    if plain in _YES | _NO:
        return Stated(plain in _YES)
    return _refused(text, question)


def _name(_: Given, text: str, question: Question) -> Stated | Text:
    value = _names_of(question).get(_key(text))
    return Stated(value) if value is not None else _refused(text, question)


def _names(_: Given, text: str, question: Question) -> Stated | Text:
    known = _names_of(question)
    if _key(text) == _key(m.NONE.zh) and _key(text) not in known:
        return Stated(())
    values = [known.get(_key(part)) for part in _SEVERAL.split(text) if part.strip()]
    chosen = tuple(value for value in values if value is not None)
    if len(chosen) < len(values) or len(set(chosen)) < len(chosen):
        return _refused(text, question)
    return Stated(chosen)


def _number(given: Given, text: str, question: Question) -> Stated | Text:
    match = _YEAR.fullmatch(normalize("NFKC", text))
    if match is None or isinstance(given, bool):
        return _refused(text, question)
    return Stated(int(match[1]))


def _text(_: Given, text: str, __: Question) -> Stated | Text:
    return Stated(text)


def _names_of(question: Question) -> Mapping[str, str]:
    return {_key(word): value for value, words in question.choices for word in (value, words.zh, words.en)}


def _key(word: str) -> str:
    return normalize("NFKC", word).strip().casefold()


def _refused(text: str, question: Question) -> Text:
    offered = Text("、".join(question.offered("zh")), ", ".join(question.offered("en")))
    wanted = m.ONE_OF.filled(offered=offered) if offered.zh else m.WANTED[question.kind]
    return m.UNREADABLE.filled(given=text, wanted=wanted)


_READERS: Mapping[AnswerKind, Callable[[Given, str, Question], Stated | Text]] = MappingProxyType(
    {"count": _count, "yes_no": _yes_no, "name": _name, "names": _names, "number": _number, "text": _text}
)
