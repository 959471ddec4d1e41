"""Values as people write them: 是 and 否 for a yes and a no, and the words of a named value for its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from skillbase_rules.engine.records import NamedValue, Sheet

YES = ("是", "yes", "Yes", "YES", "true", "True", "TRUE")
NO = ("否", "no", "No", "NO", "false", "False", "FALSE")
SAID: Mapping[str, bool] = MappingProxyType({**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)})
"""What a yes/no fact means by the words that say it."""


@cache
def words_of(sheet: type[Sheet], fact: str) -> Mapping[str, tuple[str, ...]]:
    """Return how each value of a named fact may be written: by its name, or by its words in either language."""
    written = {}
    for value in sheet.named_values()[fact]:
        words = (value.label.zh, value.label.en) if isinstance(value, NamedValue) else ()
        written[str(value)] = tuple(dict.fromkeys((str(value), *words)))
    return MappingProxyType(written)


def meant(sheet: type[Sheet], fact: str, cell: object) -> object:
    """Return the value that a cell of a fact which is no count says; what says none is left as it is."""
    if not isinstance(cell, str):
        return cell
    if fact not in sheet.named_values():
        return SAID.get(cell, cell)
    return next((value for value, words in words_of(sheet, fact).items() if cell in words), cell)
