"""Where and when an edition holds, in words and as data."""

from __future__ import annotations

from dataclasses import asdict

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Language
from skillbase_rules.report.changes import Item
from skillbase_rules.report.data import Data
from skillbase_rules.wording import editions as m
from skillbase_rules.wording.verdicts import COLON, SENTENCES


def scope_item(edition: AnyEdition, language: Language) -> Item:
    """Return an edition with its place, level, dates, source, and what it does not cover."""
    scope = edition.scope
    named = ((m.PLACE, scope.place), (m.LEVEL, scope.level), (m.DATES, scope.dates), (m.SOURCE, scope.source))
    details = [COLON.in_(language).join((name.in_(language), words.in_(language))) for name, words in named]
    left_out = SENTENCES.in_(language).join(words.in_(language) for words in scope.not_covered)
    details.append(COLON.in_(language).join((m.NOT_COVERED.in_(language), left_out)))
    return Item(line=f"{edition.notice}  {edition.title.in_(language)}", details=tuple(details))


def scope_data(edition: AnyEdition) -> dict[str, Data]:
    """Return the same as JSON-ready data, in both languages."""
    return {"edition": edition.notice, "title": asdict(edition.title), **asdict(edition.scope)}
