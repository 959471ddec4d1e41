"""Units as they read after a number, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.engine.text import Language


class Unit(NamedTuple):
    """How a unit reads after a number."""

    zh: str
    one: str
    many: str
    classifier: str = "个"
    """The Chinese measure word between a number and the things counted."""
    is_rate: bool = False
    """So many in a given time: a shortfall names the unit, since no single thing is lacking."""

    def after(self, number: str, language: Language) -> str:
        """Return the number with its unit."""
        if language == "zh":
            return f"{number}{self.zh}"
        return f"{number} {self.one if number == '1' else self.many}"


THINGS = Unit("个", "", "")
"""What a count is in when no unit says more."""

UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "percent": Unit("%", "%", "%"),
        "per mille": Unit("‰", "‰", "‰"),
        "tenths": Unit("（十分之一）", "tenth", "tenths"),
        "persons": Unit("人", "person", "persons", "名"),
        "persons/year": Unit("人/年", "person a year", "persons a year", "名", is_rate=True),
        "person-times": Unit("人次", "person-time", "person-times", "人次", is_rate=True),
        "person-times/year": Unit("人次/年", "person-time a year", "person-times a year", "人次", is_rate=True),
        "students/teacher": Unit("名学生/教师", "student per teacher", "students per teacher", "名"),
        "occupations": Unit("个职业（工种）", "occupation", "occupations"),
        "specialties": Unit("个专业", "specialty", "specialties"),
        "majors": Unit("个专业", "major", "majors"),
        "enterprises": Unit("家企业", "enterprise", "enterprises", "家"),
        "events": Unit("起", "event", "events", "起"),
        "tasks": Unit("项任务", "task", "tasks", "项"),
        "bases": Unit("个基地", "base", "bases"),
        "partners": Unit("家", "partner", "partners", "家"),
        "candidates": Unit("个单位", "candidate", "candidates"),
        "tracks": Unit("类", "track", "tracks", "类"),
        "kinds": Unit("类", "kind", "kinds", "类"),
        "routes": Unit("个渠道", "route", "routes"),
        "files": Unit("个文件", "file", "files"),
        "pages": Unit("页", "page", "pages", "页"),
        "objections": Unit("件异议", "objection", "objections", "件"),
        "working days": Unit("个工作日", "working day", "working days"),
        "years": Unit("年", "year", "years", "年"),
        "date": Unit("（日期）", "(date)", "(date)"),
        "instant": Unit("（时刻）", "(time)", "(time)"),
    }
)

UNCOUNTABLE_ENDINGS = ("数", "人次")
"""Endings of Chinese labels that name a number and not the things counted, and so follow no measure word."""


def unit_words(number: str, unit: str, language: Language) -> str:
    """Return a number with its unit; a unit that is not known reads as the register writes it."""
    if not unit:
        return number
    known = UNITS.get(unit)
    return f"{number} {unit}" if known is None else known.after(number, language)


def singular(label: str) -> str:
    """Return an English label with its first plural noun in the singular, such as "teacher in both groups"."""
    words = label.split(" ")
    for place, word in enumerate(words):
        if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
            noun = f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")
            return " ".join((*words[:place], noun, *words[place + 1 :]))
    return label
