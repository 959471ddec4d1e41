"""Statuses alone, without findings: what is asked again and again pays for no explanation.

The same gates, leaves and joins as `engine.evaluate`, part by part of a section, so that of two rulebooks only the
parts that differ are judged twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from skillbase_rules.engine.evaluate import part_of
from skillbase_rules.engine.findings import Place, Status
from skillbase_rules.engine.possible import OPEN, Possible, joined, status_of
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook


class PartStatuses(NamedTuple):
    """What one part of a section comes to, and the status of everything in it."""

    possible: Possible
    statuses: dict[Place, Status]


@dataclass(frozen=True, slots=True)
class SectionStatuses:
    """The statuses of a section, part by part."""

    book: Rulebook
    parts: tuple[PartStatuses, ...]

    @property
    def status(self) -> Status:
        """The status of the whole section."""
        return status_of(joined(self.book.root, [part.possible for part in self.parts]))

    @property
    def place(self) -> Place:
        """The section as a whole."""
        return Place(self.book.root.clause, is_verdict=True)


def statuses_of(book: Rulebook, facts: Group) -> SectionStatuses:
    """Return what a section comes to on one fact sheet."""
    return SectionStatuses(book, tuple(_part_statuses(place, book, facts) for place in range(len(book.root.parts))))


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
    before: SectionStatuses, other: Rulebook, changed: tuple[int, ...] | None, facts: Group
) -> SectionStatuses:
    """Return what a section comes to by another rulebook on the same facts, of which only some parts read otherwise."""
    if changed is None:
        return statuses_of(other, facts)
    parts = list(before.parts)
    for place in changed:
        parts[place] = _part_statuses(place, other, facts)
    return SectionStatuses(other, tuple(parts))


def differences(before: SectionStatuses, after: SectionStatuses) -> Iterator[tuple[Place, Status, Status]]:
    """Yield what has another status after than before, the section itself first; what only one of them has is none."""
    if before.status is not after.status:
        yield before.place, before.status, after.status
    if len(before.parts) == len(after.parts):
        pairs = [(old.statuses, new.statuses) for old, new in zip(before.parts, after.parts, strict=True)]
    else:
        pairs = [(_merged(before.parts), _merged(after.parts))]
    for old, new in pairs:
        if old is not new:
            for place, status in old.items():
                if new.get(place, status) is not status:
                    yield place, status, new[place]


def _merged(parts: tuple[PartStatuses, ...]) -> dict[Place, Status]:
    return {place: status for part in parts for place, status in part.statuses.items()}


def _part_statuses(place: int, book: Rulebook, facts: Group) -> PartStatuses:
    statuses: dict[Place, Status] = {}
    return PartStatuses(part_of(book, type(facts), place).note(facts, OPEN, statuses), statuses)
