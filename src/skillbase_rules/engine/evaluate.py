"""The scalar reader: a rulebook and one fact sheet in, an explained assessment or the statuses alone out.

Every verdict is exact. A measure is an interval of whole numbers, narrowed by what the sheet's own limits leave
possible; a criterion is met when every number left meets it, not met when none does, and unknown otherwise. Shares are
compared by cross-multiplication.

A rulebook is frozen data, so it is turned once into what runs. What stands under its headings, a clause or a condition
with all that hangs on it, are its parts, each of which notes its statuses on a sheet or explains them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import count
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar

from skillbase_rules.engine.clauses import Noted, clause_part
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.findings import Assessment, Finding, Place, Status
from skillbase_rules.engine.possible import (
    CLOSED,
    MET,
    OPEN,
    Gate,
    Possible,
    asked_side,
    joining,
    possible_on,
    status_of,
)
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.stated import built
from skillbase_rules.engine.text import Text

Explained = tuple[Finding | Assessment, Noted]
"""Why something has its status, and what is noted of it."""


class Part(Protocol):
    """A criterion of a rulebook, as it is asked of every sheet of a kind."""

    def note(self, facts: Group, gate: Gate) -> Noted:
        """Return what it may come to, and the status of everything in it."""

    def explain(self, facts: Group, gate: Gate) -> Explained:
        """Return why it has its status, and what is noted of it."""


T = TypeVar("T")


class Pick(Protocol):
    """What picks some members of a list."""

    def __call__(self, known: list[T], /) -> Sequence[T]:
        """Return the members of a list that are meant."""


class Heading(NamedTuple):
    """A section of a notice, or a sub-section: what joins that which stands under it."""

    group: AllOf | AnyOf
    join: Callable[[Sequence[Possible]], Possible]
    members: tuple[int, ...]
    """What stands under it: parts by their numbers, and headings, whose numbers follow those of the parts."""
    pick: Pick
    """What picks these from what is known of each number."""


class Outline(NamedTuple):
    """A rulebook as parts under headings."""

    parts: tuple[Criterion, ...]
    headings: tuple[Heading, ...]
    """Each after those under it, the section itself last."""
    above: tuple[int, ...]
    """The number of the heading that each number stands under; the section itself stands under none."""
    verdicts: tuple[tuple[Place, int], ...]
    """The headings as people read them, the section first, each with its number."""


# Pure functions of frozen values, asked again for every applicant.


@lru_cache(maxsize=2048)
def outline(book: Rulebook) -> Outline:
    """Return the parts of a rulebook and the headings above them."""
    parts = tuple(_parts_under(book.root))
    headings: list[Heading] = []
    numbers = count()

    def number(criterion: Criterion) -> int:
        if not isinstance(criterion, AllOf | AnyOf):
            return next(numbers)
        members = tuple([number(part) for part in criterion.parts])
        headings.append(Heading(criterion, joining(criterion), members, _picking(members)))
        return len(parts) + len(headings) - 1

    def as_read(at: int) -> Iterator[tuple[Place, int]]:
        heading = headings[at - len(parts)]
        yield Place(heading.group.clause, is_verdict=True), at
        for member in heading.members:
            if member >= len(parts):
                yield from as_read(member)

    section = number(book.root)
    above = {member: at for at, heading in enumerate(headings, len(parts)) for member in heading.members}
    return Outline(parts, tuple(headings), tuple([above[at] for at in range(section)]), tuple(as_read(section)))


def _picking(members: tuple[int, ...]) -> Pick:
    if len(members) > 1:
        return itemgetter(*members)
    # A single one, or none, is picked as a list too.
    first = members[0] if members else 0
    return itemgetter(slice(first, first + len(members)))


def _parts_under(criterion: Criterion) -> Iterator[Criterion]:
    if isinstance(criterion, AllOf | AnyOf):
        for part in criterion.parts:
            yield from _parts_under(part)
    else:
        yield criterion


@lru_cache(maxsize=2048)
def parts_of(book: Rulebook, kind: type[Group]) -> tuple[Part, ...]:
    """Return all parts of a rulebook as they are asked of sheets of a kind."""
    return tuple(part_of(book, kind, place) for place in range(len(outline(book).parts)))


@lru_cache(maxsize=16384)
def part_of(book: Rulebook, kind: type[Group], place: int) -> Part:
    """Return one of the parts of a rulebook as it is asked of sheets of a kind."""
    return _part(outline(book).parts[place], (), book, kind)


def evaluate(book: Rulebook, facts: Group) -> Assessment:
    """Judge one fact sheet by a rulebook and say why, clause by clause."""
    return explained_whole(book, [part.explain(facts, OPEN) for part in parts_of(book, type(facts))])[0]


def explained_whole(book: Rulebook, judged: Sequence[Explained]) -> tuple[Assessment, list[Possible]]:
    """Return the assessment of a rulebook whose parts have been judged, and what each of its numbers may come to."""
    parts, known = [part for part, _ in judged], [noted.possible for _, noted in judged]
    section = None
    for group, join, _, pick in outline(book).headings:
        possible = join(pick(known))
        section = judged_as(group.clause, group.label, status_of(possible), pick(parts))
        known.append(possible)
        parts.append(section)
    assert section is not None
    return section, known


def joined_parts(book: Rulebook, parts: Sequence[Noted]) -> list[Possible]:
    """Return what each number of a rulebook may come to, by what its parts may."""
    known = [possible for possible, _ in parts]
    for _, join, _, pick in outline(book).headings:
        known.append(join(pick(known)))
    return known


def joined_again(book: Rulebook, known: Sequence[Possible], moved: Mapping[int, Possible]) -> list[Possible]:
    """Return what each number of a rulebook may come to where some parts may come to something else than before."""
    parts, headings, above, _ = outline(book)
    joined = list(known)
    for number, possible in moved.items():
        joined[number] = possible
    for number in moved:
        while number < len(above):
            number = above[number]  # noqa: PLW2901 -- one climbs from each
            heading = headings[number - len(parts)]
            possible = heading.join(heading.pick(joined))
            if possible == joined[number]:
                break
            joined[number] = possible
    return joined


def judged_as(clause: str, label: Text, status: Status, parts: Iterable[Finding | Assessment]) -> Assessment:
    """Return the assessment of a section by those of its parts, which need no validation."""
    values: dict[str, object] = {
        "clause": clause,
        "label": label,
        "status": status,
        "parts": tuple(parts),
        "hinges_on": (),
        "near_names": (),
    }
    return built(Assessment, values, BUT_WHAT_IS_ADDED)


BUT_WHAT_IS_ADDED = {"clause", "label", "status", "parts"}


def _part(criterion: Criterion, conditions: tuple[Criterion, ...], book: Rulebook, kind: type[Group]) -> Part:
    match criterion:
        case AllOf() | AnyOf():
            parts = tuple(_part(part, conditions, book, kind) for part in criterion.parts)
            return _Group(criterion, Place(criterion.clause, is_verdict=True), joining(criterion), parts)
        case Waived(inner):
            return _Waived(_part(inner, (), book, kind))
        case When(condition, then, otherwise):
            return _When(
                criterion,
                possible_on(condition, kind),
                _part(then, (*conditions, condition), book, kind),
                None if otherwise is None else cache(partial(_part, otherwise, conditions, book, kind)),
            )
        case leaf:
            return clause_part(leaf, conditions, book, kind)


@dataclass(frozen=True, slots=True)
class _Group:
    """Several parts that hang on one condition."""

    group: AllOf | AnyOf
    place: Place
    join: Callable[[Sequence[Possible]], Possible]
    parts: tuple[Part, ...]

    def note(self, facts: Group, gate: Gate) -> Noted:
        return self._noted([part.note(facts, gate) for part in self.parts])

    def explain(self, facts: Group, gate: Gate) -> Explained:
        explained = [part.explain(facts, gate) for part in self.parts]
        noted = self._noted([noted for _, noted in explained])
        group, parts = self.group, [part for part, _ in explained]
        return judged_as(group.clause, group.label, status_of(noted.possible), parts), noted

    def _noted(self, parts: list[Noted]) -> Noted:
        possible = self.join([part.possible for part in parts])
        verdict: tuple[Place, Status] = self.place, status_of(possible)
        return Noted(possible, (verdict, *(status for part in parts for status in part.statuses)))


@dataclass(frozen=True, slots=True)
class _Waived:
    """A part that a reading sets aside."""

    part: Part

    def note(self, facts: Group, _: Gate) -> Noted:
        return self.part.note(facts, CLOSED)

    def explain(self, facts: Group, _: Gate) -> Explained:
        return self.part.explain(facts, CLOSED)


@dataclass(frozen=True, slots=True)
class _When:
    """A part under a condition, and what is asked elsewhere."""

    criterion: When
    condition: Callable[[Group], Possible]
    then: Part
    otherwise: Callable[[], Part] | None

    def note(self, facts: Group, gate: Gate) -> Noted:
        part, asked = self._asked(facts, gate)
        return part.note(facts, asked)

    def explain(self, facts: Group, gate: Gate) -> Explained:
        part, asked = self._asked(facts, gate)
        return part.explain(facts, asked)

    def _asked(self, facts: Group, gate: Gate) -> tuple[Part, Gate]:
        possible = self.condition(facts)
        if possible == MET and gate is OPEN:
            # Mostly so, and then nothing changes below.
            return self.then, OPEN
        side, asked = asked_side(self.criterion, possible, gate)
        return self.then if self.otherwise is None or side is self.criterion.then else self.otherwise(), asked
