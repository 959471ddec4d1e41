"""Statuses alone, without findings: what is asked again and again pays for no explanation.

The same gates, leaves and joins as `engine.evaluate`, part by part of a section, so that of two rulebooks only the
parts that differ are judged twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress
from operator import is_not
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.engine.clauses import Noted
from skillbase_rules.engine.criteria import Criterion, criterion_facts
from skillbase_rules.engine.evaluate import explained_whole, joined_again, joined_parts, outline, part_of, parts_of
from skillbase_rules.engine.findings import Assessment, Finding, Place, Status
from skillbase_rules.engine.possible import OPEN, Possible, status_of
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook

Statuses = tuple[tuple[Place, Status], ...]
"""What has which status."""


class SectionStatuses(NamedTuple):
    """The statuses of a section, part by part, and of its headings."""

    book: Rulebook
    parts: tuple[Noted, ...]
    known: tuple[Possible, ...]
    """What each part and each heading may come to, by its number in the outline."""

    @property
    def status(self) -> Status:
        """The status of the whole section."""
        return status_of(self.known[-1])

    @property
    def headings(self) -> tuple[tuple[Place, int], ...]:
        """The section itself and the headings in it, each with its number."""
        return outline(self.book).verdicts

    @property
    def place(self) -> Place:
        """The section as a whole."""
        return self.headings[0][0]

    @property
    def verdicts(self) -> Statuses:
        """The section itself and the headings in it."""
        return tuple([(place, status_of(self.known[at])) for place, at in self.headings])

    @property
    def statuses(self) -> dict[Place, Status]:
        """The status of everything in it, the section itself first."""
        return dict(self.verdicts) | _merged(self.parts)

    def with_parts(self, book: Rulebook, changed: Mapping[int, Noted]) -> SectionStatuses:
        """Return the section by a rulebook that is put together alike, with what some parts come to."""
        parts = self.parts
        others = {place: noted for place, noted in changed.items() if noted != parts[place]}
        if not others:
            return SectionStatuses(book, parts, self.known)
        put = list(parts)
        for place, noted in others.items():
            put[place] = noted
        moved = {place: noted.possible for place, noted in others.items() if noted.possible != self.known[place]}
        known = tuple(joined_again(book, self.known, moved)) if moved else self.known
        return SectionStatuses(book, tuple(put), known)


def statuses_of(book: Rulebook, facts: Group) -> SectionStatuses:
    """Return what a section comes to on one fact sheet."""
    parts = tuple([part.note(facts, OPEN) for part in parts_of(book, type(facts))])
    return SectionStatuses(book, parts, tuple(joined_parts(book, parts)))


def explained_statuses(book: Rulebook, facts: Group) -> tuple[Assessment, SectionStatuses]:
    """Return a section as judged and explained, and the statuses of the same judgement."""
    judged = [part.explain(facts, OPEN) for part in parts_of(book, type(facts))]
    assessment, known = explained_whole(book, judged)
    return assessment, SectionStatuses(book, tuple([noted for _, noted in judged]), tuple(known))


def open_parts(section: SectionStatuses, facts: Group) -> Iterator[tuple[Criterion, tuple[Finding, ...]]]:
    """Yield the parts of a section in which a clause is unmet or unknown, each with the findings on such clauses."""
    for place, noted in enumerate(section.parts):
        if any(status in UNSETTLED for _, status in noted.statuses):
            explained, _ = part_of(section.book, type(facts), place).explain(facts, OPEN)
            findings = explained.findings if isinstance(explained, Assessment) else (explained,)
            yield outline(section.book).parts[place], tuple(each for each in findings if each.status in UNSETTLED)


UNSETTLED = (Status.NOT_MET, Status.UNKNOWN)


def changed_parts(book: Rulebook, other: Rulebook) -> tuple[int, ...] | None:
    """Return which parts of a section read otherwise in another rulebook; None where nothing can be shared."""
    if not have_same_headings(book, other) or book.missing_fails != other.missing_fails:
        return None
    parts, others = outline(book).parts, outline(other).parts
    return tuple(place for place, (part, as_read) in enumerate(zip(parts, others, strict=True)) if part != as_read)


def have_same_headings(book: Rulebook, other: Rulebook) -> bool:
    """Tell whether two rulebooks join as many parts under the same headings."""
    drawn, others = (
        [(type(each.group), each.group.clause, each.members) for each in outline(each_book).headings]
        for each_book in (book, other)
    )
    return drawn == others


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
        return _put_together_anew(before, other, facts, told)
    # A rulebook that reads alike is not compared with the one that is at hand.
    other, kind = other if changed else before.book, type(facts)
    places = {*changed, *_read_by(told, other, kind)} if told else changed
    if not places:
        return before
    return before.with_parts(other, {place: part_of(other, kind, place).note(facts, OPEN) for place in places})


def _read_by(told: frozenset[str], book: Rulebook, kind: type[Group]) -> frozenset[int]:
    """Return the parts of a rulebook that read some facts."""
    readers = readers_of(book, kind)
    return NO_PART.union(*[readers[name] for name in told & readers.keys()])


NO_PART: frozenset[int] = frozenset()


def _put_together_anew(before: SectionStatuses, other: Rulebook, facts: Group, told: frozenset[str]) -> SectionStatuses:
    """Return what a section comes to by a rulebook with other headings, or where other clauses fail for want of a fact.

    Parts that are the same are not judged again; where want of a fact now fails, those in which nothing is unknown.
    """
    kind, fails_more = type(facts), other.missing_fails and not before.book.missing_fails
    if before.book.missing_fails and not other.missing_fails:
        return statuses_of(other, facts)
    places = _read_by(told, other, kind)
    parts: list[Noted] = []
    for place, same in enumerate(_same_parts(before.book, other)):
        noted = None if same is None or place in places else before.parts[same]
        if noted is None or (fails_more and any(status is Status.UNKNOWN for _, status in noted.statuses)):
            noted = part_of(other, kind, place).note(facts, OPEN)
        parts.append(noted)
    return SectionStatuses(other, tuple(parts), tuple(joined_parts(other, parts)))


# Pure functions of frozen values, asked again for every applicant.


@lru_cache(maxsize=2048)
def _same_parts(book: Rulebook, other: Rulebook) -> tuple[int | None, ...]:
    """Return for each part of another rulebook the place of the same part in this one; None where there is none."""
    places = {part: place for place, part in enumerate(outline(book).parts)}
    return tuple(places.get(part) for part in outline(other).parts)


@lru_cache(maxsize=2048)
def readers_of(book: Rulebook, kind: type[Group]) -> Mapping[str, frozenset[int]]:
    """Return the parts of a rulebook that read a fact, by its name; a total is read where it may stand for counts."""
    readers: dict[str, frozenset[int]] = {}
    for place, part in enumerate(outline(book).parts):
        named = frozenset(criterion_facts(part))
        totals = {total for total, parts in kind.all_totals().items() if not named.isdisjoint(parts)}
        for name in named | totals:
            readers[name] = readers.get(name, frozenset()) | {place}
    return MappingProxyType(readers)


Turned = tuple[Place, Status, Status]
"""What has another status than before: which it had, and which it has."""


def differences(before: SectionStatuses, after: SectionStatuses) -> list[Turned]:
    """Return what has another status after than before, the section itself first; what only one of them has is none."""
    if before.parts is after.parts:
        return []
    if before.headings == after.headings:
        changes = _moved_headings(before, after)
        is_other = list(map(is_not, before.parts, after.parts))
        then, now = _merged(compress(before.parts, is_other)), _merged(compress(after.parts, is_other))
    else:
        changes = []
        then, now = before.statuses, after.statuses
    return changes + [
        (place, status, now[place]) for place, status in then.items() if now.get(place, status) is not status
    ]


def _moved_headings(before: SectionStatuses, after: SectionStatuses) -> list[Turned]:
    known, others = before.known, after.known
    moved = [
        (place, status_of(known[at]), status_of(others[at])) for place, at in before.headings if known[at] != others[at]
    ]
    return [change for change in moved if change[1] is not change[2]]


def _merged(parts: Iterable[Noted]) -> dict[Place, Status]:
    return {place: status for part in parts for place, status in part.statuses}
