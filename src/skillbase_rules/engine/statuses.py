"""Statuses alone, without findings: what is asked again and again pays for no explanation.

The same gates, leaves and joins as `engine.evaluate`, part by part of a section, so that of two rulebooks only the
parts that differ are judged twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from skillbase_rules.engine.criteria import criterion_facts
from skillbase_rules.engine.evaluate import Part, explained_parts, part_of, parts_of, whole
from skillbase_rules.engine.findings import Assessment, Finding, Place, Status
from skillbase_rules.engine.possible import OPEN, Possible, joined, status_of
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook


@dataclass(frozen=True, eq=False)
class PartStatuses:
    """What one part of a section comes to, and the status of everything in it."""

    possible: Possible
    told_by: dict[Place, Status] | Finding | Assessment
    """Its statuses, or what explains them, which is gone through only where somebody asks."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartStatuses) and (self.possible, self.statuses) == (other.possible, other.statuses)

    def __hash__(self) -> int:
        return hash(self.possible)

    @cached_property
    def statuses(self) -> Mapping[Place, Status]:
        """The status of everything in it."""
        return self.told_by if isinstance(self.told_by, dict) else dict(_noted(self.told_by))


@dataclass(frozen=True)
class SectionStatuses:
    """The statuses of a section, part by part."""

    book: Rulebook
    parts: tuple[PartStatuses, ...]

    @cached_property
    def status(self) -> Status:
        """The status of the whole section."""
        return status_of(joined(self.book.root, [part.possible for part in self.parts]))

    @property
    def place(self) -> Place:
        """The section as a whole."""
        return Place(self.book.root.clause, is_verdict=True)


def statuses_of(book: Rulebook, facts: Group) -> SectionStatuses:
    """Return what a section comes to on one fact sheet."""
    return SectionStatuses(book, tuple([_statuses_of(part, facts) for part in parts_of(book, type(facts))]))


def explained_statuses(book: Rulebook, facts: Group) -> tuple[Assessment, SectionStatuses]:
    """Return a section as judged and explained, and the statuses of the same judgement."""
    judged = explained_parts(book, facts)
    parts = tuple([PartStatuses(possible, part) for part, possible in judged])
    return whole(book, judged), SectionStatuses(book, parts)


def _noted(part: Finding | Assessment) -> Iterator[tuple[Place, Status]]:
    yield Place(part.clause, isinstance(part, Assessment)), part.status
    if isinstance(part, Assessment):
        for inner in part.parts:
            yield from _noted(inner)


def changed_parts(book: Rulebook, other: Rulebook) -> tuple[int, ...] | None:
    """Return which parts of a section read otherwise in another rulebook; None where nothing can be shared."""
    parts, others = book.root.parts, other.root.parts
    if (
        len(parts) != len(others)
        or type(book.root) is not type(other.root)
        or book.missing_fails != other.missing_fails
    ):
        return None
    return tuple(place for place, (part, as_read) in enumerate(zip(parts, others, strict=True)) if part != as_read)


def judged_again(
    before: SectionStatuses,
    other: Rulebook,
    changed: tuple[int, ...] | None,
    facts: Group,
    told: frozenset[str] = frozenset(),
) -> SectionStatuses:
    """Return what a section comes to by another rulebook, of which only some parts read otherwise, on other facts.

    `told` names the facts that are others than before; what neither reads otherwise nor reads them stays as it is.
    """
    if changed is None:
        return statuses_of(other, facts)
    # A rulebook that reads alike is not compared with the one that is at hand.
    other = other if changed else before.book
    places = set(changed)
    if told:
        asked = range(len(before.parts))
        places |= {place for place in asked if not told.isdisjoint(facts_read(other, type(facts), place))}
    if not places:
        return before
    parts = list(before.parts)
    for place in places:
        parts[place] = _statuses_of(part_of(other, type(facts), place), facts)
    return SectionStatuses(other, tuple(parts))


# A pure function of frozen values, asked again for every applicant.
@lru_cache(maxsize=8192)
def facts_read(book: Rulebook, kind: type[Group], place: int) -> frozenset[str]:
    """Return the facts that one of the parts of a rulebook reads, and the totals that may stand for them."""
    named = frozenset(criterion_facts(book.root.parts[place]))
    return named | {total for total, parts in kind.all_totals().items() if not named.isdisjoint(parts)}


def differences(before: SectionStatuses, after: SectionStatuses) -> Iterator[tuple[Place, Status, Status]]:
    """Yield what has another status after than before, the section itself first; what only one of them has is none."""
    if before.status is not after.status:
        yield before.place, before.status, after.status
    if len(before.parts) == len(after.parts):
        others = [place for place, part in enumerate(before.parts) if part is not after.parts[place]]
        pairs = [(before.parts[place].statuses, after.parts[place].statuses) for place in others]
    else:
        pairs = [(_merged(before.parts), _merged(after.parts))]
    for old, new in pairs:
        if old != new:
            for place, status in old.items():
                if new.get(place, status) is not status:
                    yield place, status, new[place]


def _merged(parts: tuple[PartStatuses, ...]) -> Mapping[Place, Status]:
    return {place: status for part in parts for place, status in part.statuses.items()}


def _statuses_of(part: Part, facts: Group) -> PartStatuses:
    statuses: dict[Place, Status] = {}
    return PartStatuses(part.note(facts, OPEN, statuses), statuses)
