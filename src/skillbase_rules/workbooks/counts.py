"""Counts as people write them: digits of any width, thousands in groups, and bounds in words.

以上 and 以下 include the number that they follow, as statutes use them; 超过 and 不足 leave it out.
"""

from __future__ import annotations

import re
from functools import cache

from skillbase_rules.engine.text import Text
from skillbase_rules.frames.headers import LARGEST_COUNT
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.units import THINGS, UNITS, Unit

Span = tuple[int | None, int | None]
"""The least and the most that is stated."""


_NUMBER = r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.0{1,2}(?![0-9]))?"
_UNIT = r"(?P<unit>[^\W\d_]*(?:/[^\W\d_]+)?)"
_AT_LEAST_BEFORE = r"≥|>=|至少|不少于|不低于|不小于|at least"
_AT_MOST_BEFORE = r"≤|<=|至多|最多|不多于|不超过|不高于|不大于|at most"
_ABOVE_BEFORE = r">|超过|多于|大于|高于|more than|over"
_BELOW_BEFORE = r"<|不足|不满|少于|小于|低于|fewer than|less than|under"
_AT_LEAST_AFTER = r"以上|及以上|\+|or more"
_AT_MOST_AFTER = r"以下|及以下|以内|or fewer|or less"
_BETWEEN = r"[-–—~∼〜至到]"
_ABOUT = re.compile(r"约|大约|近|左右|上下|余|多|几|数[十百千万]|about|approx|some|nearly|≈", re.IGNORECASE)
_SCALED = re.compile(r"[0-9.]+\s*[十百千万亿]")
_PERCENT = re.compile(r"[0-9.]+\s*%")
_ANY_NUMBER = re.compile(r"[0-9十百千万]")
NONE_WORDS = frozenset({"无", "没有", "none"})
PEOPLE = frozenset({"名", "人次"})
"""The measure words of people, who are never counted as things are."""

_FORMS: tuple[tuple[re.Pattern[str], int | None, int | None], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), low, high)
    for pattern, low, high in (
        (rf"(?:{_AT_LEAST_BEFORE})\s*{_NUMBER}\s*{_UNIT}", 0, None),
        (rf"(?:{_ABOVE_BEFORE})\s*{_NUMBER}\s*{_UNIT}", 1, None),
        (rf"(?:{_AT_MOST_BEFORE})\s*{_NUMBER}\s*{_UNIT}", None, 0),
        (rf"(?:{_BELOW_BEFORE})\s*{_NUMBER}\s*{_UNIT}", None, -1),
        (rf"{_NUMBER}\s*{_UNIT}\s*(?:{_AT_LEAST_AFTER})", 0, None),
        (rf"{_NUMBER}\s*{_UNIT}\s*(?:{_AT_MOST_AFTER})", None, 0),
        (rf"{_NUMBER}\s*{_UNIT}", 0, 0),
    )
)
"""How a count with one number is written, and what is added to it at its least and its most; None leaves it open."""
_RANGE = re.compile(
    rf"{_NUMBER}\s*{_UNIT}\s*{_BETWEEN}\s*{_NUMBER.replace('number', 'last')}\s*{_UNIT.replace('unit', 'last_unit')}"
)


def count_in(text: str, unit: Unit) -> Span | Text:
    """Return the least and the most that a count states, or why it states none in this unit.

    The text has plain digits and letters (NFKC).
    """
    span = _span(text.strip(), unit)
    if isinstance(span, Text):
        return span
    low, high = span
    if max(low or 0, high or 0) > LARGEST_COUNT:
        return m.TOO_MANY
    if low is not None and high is not None and low > high:
        return m.CROSSED
    return m.NOT_A_COUNT if high is not None and high < 0 else span


def _span(text: str, unit: Unit) -> Span | Text:
    for form, low, high in _FORMS:
        if match := form.fullmatch(text):
            number = _whole(match["number"])
            span = (None if low is None else number + low, None if high is None else number + high)
            return _refused_unit(match["unit"], unit) or span
    if match := _RANGE.fullmatch(text):
        refused = _refused_unit(match["unit"], unit) or _refused_unit(match["last_unit"], unit)
        return refused or (_whole(match["number"]), _whole(match["last"]))
    return _why_not(text)


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def _refused_unit(named: str, unit: Unit) -> Text | None:
    """Return why the unit behind a number is not the one asked for: persons are no person-times."""
    if not named or named.lower() in _words_of(unit):
        return None
    others = {word for other in UNITS.values() for word in _words_of(other)}
    return m.OTHER_UNIT if named.lower() in others else _why_not(f"1{named}")


@cache
def _words_of(unit: Unit) -> frozenset[str]:
    whole = {unit.zh, unit.one, unit.many, unit.classifier}
    # What is counted a year is written without the year too, and any thing may be counted by the plainest word.
    short = {word.split("/")[0].split("（")[0] for word in whole}
    things = set() if unit.classifier in PEOPLE else {THINGS.zh, *(word.removeprefix(THINGS.zh) for word in short)}
    return frozenset(word.lower() for word in whole | short | things)


def _why_not(text: str) -> Text:
    if _PERCENT.search(text):
        return m.PERCENTAGE
    if _ABOUT.search(text) and _ANY_NUMBER.search(text):
        return m.ABOUT
    if _SCALED.search(text):
        return m.SCALED
    return m.NONE_OR_UNKNOWN if text.strip().lower() in NONE_WORDS else m.NOT_A_COUNT
