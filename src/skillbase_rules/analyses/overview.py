"""Everything that an edition says of an applicant as it is, explained or by its statuses alone.

What is asked under many readings, numbers or facts is judged by statuses, and only where something reads otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Place, Status, conjunction
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.statuses import (
    SectionStatuses,
    Turned,
    changed_parts,
    differences,
    judged_again,
    statuses_of,
)


def judge_all_sections(facts: Sheet, edition: AnyEdition) -> Assessment:
    """Return every condition and preference of an edition as judged on one sheet, whatever tracks are applied for."""
    judged = [(section, evaluate(section.rulebook, facts)) for section in judged_sections(edition)]
    return Assessment(
        clause=edition.id,
        label=edition.title,
        # Preference is no condition, so it does not enter the overall verdict.
        status=conjunction(part.status for section, part in judged if section.kind == "condition"),
        parts=tuple(part for _, part in judged),
    )


def judged_sections(edition: AnyEdition) -> tuple[Section, ...]:
    """Return the sections that say something of an applicant as it is: its conditions and preferences."""
    return tuple(section for section in edition.sections if section.kind in {"condition", "preference"})


@dataclass(frozen=True, slots=True)
class OtherReading:
    """An edition under another reading, and what of each judged section reads otherwise."""

    edition: AnyEdition
    books: Mapping[str, Rulebook]
    changed: Mapping[str, tuple[int, ...] | None]
    """The parts of each section that read otherwise; None where all of it is to be judged again."""

    sections: tuple[str, ...]
    """The sections of which something reads otherwise."""


@lru_cache(maxsize=1024)
def other_reading(edition: AnyEdition, choices: tuple[tuple[str, str], ...]) -> OtherReading:
    """Return an edition under other choices, set beside itself."""
    # A pure function of frozen values, asked again for every applicant.
    other = edition.choosing(**dict(choices))
    books = {section.name: section.rulebook for section in judged_sections(other)}
    pairs = ((section.name, section.rulebook) for section in judged_sections(edition))
    changed = {name: changed_parts(book, books[name]) for name, book in pairs}
    return OtherReading(other, books, changed, tuple(name for name, parts in changed.items() if parts != ()))


@lru_cache(maxsize=1024)
def _conditions(edition: AnyEdition) -> frozenset[str]:
    return frozenset(section.name for section in edition.sections if section.kind == "condition")


class Overview(NamedTuple):
    """The statuses of some sections of an edition on one sheet, without findings."""

    edition: AnyEdition
    facts: Sheet
    sections: Mapping[str, SectionStatuses]

    @property
    def status(self) -> Status:
        """The status of the conditions together; preference is none."""
        conditions = _conditions(self.edition)
        return conjunction([statuses.status for name, statuses in self.sections.items() if name in conditions])

    def under(self, other: OtherReading, facts: Sheet) -> Overview:
        """Return the overview under another reading; what is not read or counted otherwise is not judged again."""
        judged = self.judged_under(other, facts)
        return Overview(other.edition, facts, {**self.sections, **judged} if judged else self.sections)

    def judged_under(self, other: OtherReading, facts: Sheet) -> dict[str, SectionStatuses]:
        """Return the sections of which something is read or counted otherwise under another reading, judged by it."""
        told: frozenset[str] = frozenset() if facts is self.facts else facts.facts_other_than(self.facts)
        sections = self.sections
        return {
            name: judged_again(sections[name], other.books[name], other.changed[name], facts, told)
            for name in (sections if told else other.sections)
            if name in sections
        }

    def of_others(self, facts: Sheet) -> Overview:
        """Return the overview of other facts; what does not read them is not judged again."""
        told = facts.facts_other_than(self.facts)
        judged = {name: judged_again(before, before.book, (), facts, told) for name, before in self.sections.items()}
        return Overview(self.edition, facts, judged)

    def turned(self, after: Overview) -> list[Turned]:
        """Return what has another status in another overview, the verdict as a whole first."""
        turned: list[Turned] = []
        is_any_other = False
        for name, before in self.sections.items():
            now = after.sections[name]
            if now.parts is not before.parts:
                turned += differences(before, now)
                is_any_other = is_any_other or now.status is not before.status
        if is_any_other and self.status is not after.status:
            return [(Place(self.edition.id, is_verdict=True), self.status, after.status), *turned]
        return turned


def overview(facts: Sheet, edition: AnyEdition, sections: Iterable[str] | None = None) -> Overview:
    """Return the statuses of some sections, or of every condition and preference, on one sheet."""
    names = [section.name for section in judged_sections(edition)] if sections is None else sections
    return Overview(edition, facts, {name: statuses_of(edition.rulebook(name), facts) for name in names})
