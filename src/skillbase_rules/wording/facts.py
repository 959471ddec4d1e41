"""How facts are called and how their values read; the words stand on the sheets that hold the facts."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable

from pydantic import BaseModel

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import NamedValue, kinds_of, title_of
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.facts.sheet import Facts
from skillbase_rules.procedure.sheets import SHEETS
from skillbase_rules.wording.verdicts import BRACKETS, LIST

Sheets = tuple[type[BaseModel], ...]
"""The sheets that a fact is looked up on; the first that has it says how it is called."""


FAMILY_SHEETS: Sheets = (Facts, *SHEETS)
"""The sheets of this family of notices, where no edition says which."""


def sheets_of(edition: AnyEdition) -> Sheets:
    """Return the sheets whose facts an edition's findings name: its own, and those of the procedure."""
    return (edition.sheet, *SHEETS)


def fact_label(name: str, sheets: Sheets) -> Text:
    """Return the label of a fact in both languages; one that is on none of the sheets is called by its name."""
    for sheet in sheets:
        if name in sheet.model_fields:
            return title_of(sheet.model_fields[name])
    return Text(name, name)


def fact_words(name: str, sheets: Sheets, language: Language) -> str:
    """Return the label of a fact with its name."""
    label = fact_label(name, sheets).in_(language)
    return name if label == name else BRACKETS.in_(language).format(label, name)


def facts_words(names: Iterable[str], sheets: Sheets, language: Language) -> str:
    """Return the labels of several facts with their names."""
    return LIST.in_(language).join(fact_words(name, sheets, language) for name in names)


def fact_kinds(names: Iterable[str], sheets: Sheets) -> tuple[type, ...]:
    """Return the kinds of value that facts have, such as persons; the first sheet that has a fact says its kind."""
    kinds = ChainMap(*(dict(kinds_of(sheet)) for sheet in sheets))
    return tuple(kinds[name] for name in names if name in kinds)


def value_words(value: str, facts: Iterable[str], sheets: Sheets, language: Language) -> str:
    """Return a named value of one of `facts` as words; one without words of its own reads as it is written."""
    for kind in fact_kinds(facts, sheets):
        if issubclass(kind, NamedValue) and value in set(kind):
            return kind(value).label.in_(language)
    return value
