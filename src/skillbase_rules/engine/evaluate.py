"""The scalar reader: a rulebook and one fact sheet in, an explained assessment or the statuses alone out.

Every verdict is exact. A measure is an interval of whole numbers, narrowed by what the sheet's own limits leave
possible; a criterion is met when every number left meets it, not met when none does, and unknown otherwise. Shares are
compared by cross-multiplication.

A rulebook is frozen data, so it is turned once into what runs: each criterion into a part that notes its status on a
sheet, or explains it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Protocol

from skillbase_rules.engine.clauses import clause_part
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.findings import Assessment, Finding, Place, Status
from skillbase_rules.engine.possible import (
    CLOSED,
    OPEN,
    Gate,
    Possible,
    asked_side,
    joined,
    possible_on,
    status_of,
)
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.stated import built

Explained = tuple[Finding | Assessment, Possible]
"""Why something has its status, and what it may come to."""


class Part(Protocol):
    """A criterion of a rulebook, as it is asked of every sheet of a kind."""

    def note(self, facts: Group, gate: Gate, statuses: dict[Place, Status]) -> Possible:
        """Note the status of everything in it, and return what it may come to."""

    def explain(self, facts: Group, gate: Gate) -> Explained:
        """Return why it has its status, and what it may come to."""


def evaluate(rulebook: Rulebook, facts: Group) -> Assessment:
    """Judge one fact sheet by a rulebook and say why, clause by clause."""
    return whole(rulebook, explained_parts(rulebook, facts))


def explained_parts(rulebook: Rulebook, facts: Group) -> list[Explained]:
    """Judge the parts of a rulebook one by one."""
    return [part.explain(facts, OPEN) for part in parts_of(rulebook, type(facts))]


def whole(rulebook: Rulebook, parts: list[Explained]) -> Assessment:
    """Return the assessment of a rulebook whose parts have been judged."""
    return _explained_group(rulebook.root, parts)[0]


# A pure function of frozen values, asked again for every applicant.
@lru_cache(maxsize=8192)
def part_of(rulebook: Rulebook, kind: type[Group], place: int) -> Part:
    """Return one of the parts of a rulebook as it is asked of sheets of a kind."""
    return _part(rulebook.root.parts[place], (), rulebook, kind)


@lru_cache(maxsize=1024)
def parts_of(rulebook: Rulebook, kind: type[Group]) -> tuple[Part, ...]:
    """Return all parts of a rulebook as they are asked of sheets of a kind."""
    return tuple(part_of(rulebook, kind, place) for place in range(len(rulebook.root.parts)))


def _part(criterion: Criterion, conditions: tuple[Criterion, ...], book: Rulebook, kind: type[Group]) -> Part:
    match criterion:
        case AllOf() | AnyOf():
            parts = tuple(_part(part, conditions, book, kind) for part in criterion.parts)
            return _Group(criterion, Place(criterion.clause, is_verdict=True), parts)
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


NOT_YET = Status.UNKNOWN
BUT_WHAT_IS_ADDED = {"clause", "label", "status", "parts"}


def _explained_group(group: AllOf | AnyOf, parts: list[Explained]) -> tuple[Assessment, Possible]:
    possible = joined(group, [possible for _, possible in parts])
    values: dict[str, object] = {
        "clause": group.clause,
        "label": group.label,
        "status": status_of(possible),
        "parts": tuple([part for part, _ in parts]),
        "hinges_on": (),
        "near_names": (),
    }
    return built(Assessment, values, BUT_WHAT_IS_ADDED), possible


@dataclass(frozen=True, slots=True)
class _Group:
    """Several parts under a section of the notice."""

    group: AllOf | AnyOf
    place: Place
    parts: tuple[Part, ...]

    def note(self, facts: Group, gate: Gate, statuses: dict[Place, Status]) -> Possible:
        # Noted before its parts, as people read it.
        statuses[self.place] = NOT_YET
        possible = joined(self.group, [part.note(facts, gate, statuses) for part in self.parts])
        statuses[self.place] = status_of(possible)
        return possible

    def explain(self, facts: Group, gate: Gate) -> tuple[Assessment, Possible]:
        return _explained_group(self.group, [part.explain(facts, gate) for part in self.parts])


@dataclass(frozen=True, slots=True)
class _Waived:
    """A part that a reading sets aside."""

    part: Part

    def note(self, facts: Group, _: Gate, statuses: dict[Place, Status]) -> Possible:
        return self.part.note(facts, CLOSED, statuses)

    def explain(self, facts: Group, _: Gate) -> Explained:
        return self.part.explain(facts, CLOSED)


@dataclass(frozen=True, slots=True)
class _When:
    """A part under a condition, and what is asked elsewhere."""

    criterion: When
    condition: Callable[[Group], Possible]
    then: Part
    otherwise: Callable[[], Part] | None

    def note(self, facts: Group, gate: Gate, statuses: dict[Place, Status]) -> Possible:
        part, asked = self._asked(facts, gate)
        return part.note(facts, asked, statuses)

    def explain(self, facts: Group, gate: Gate) -> Explained:
        part, asked = self._asked(facts, gate)
        return part.explain(facts, asked)

    def _asked(self, facts: Group, gate: Gate) -> tuple[Part, Gate]:
        side, asked = asked_side(self.criterion, self.condition(facts), gate)
        return self.then if self.otherwise is None or side is self.criterion.then else self.otherwise(), asked
