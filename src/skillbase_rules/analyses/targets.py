"""What a question is about: a section, a group or a clause of an edition, and what either reader says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Leaf, Waived, When, leaf_facts, leaves
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Status, conjunction
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text


class Asked(NamedTuple):
    """A condition above a part of a rulebook, and when the part is asked: where it holds, elsewhere, or never."""

    when: Literal["holds", "elsewhere", "never"]
    condition: Criterion


Site = tuple[Criterion, tuple[Asked, ...]]
"""A part of a rulebook with the conditions above it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A section of an edition, and the group or clause of it that is meant; the root where the whole section is."""

    section: Section
    name: str

    @property
    def is_whole(self) -> bool:
        """Whether the section as a whole is meant."""
        return self.name == self.section.rulebook.root.clause

    @property
    def sites(self) -> tuple[Site, ...]:
        """Every place in the rulebook that judges it."""
        return tuple(_sites(self.section.rulebook.root, self.name, ()))

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it reads, those included that settle whether it is asked."""
        conditions = (ask.condition for _, above in self.sites for ask in above if ask.when != "never")
        return frozenset().union(*(facts_read(part) for part in (*(site for site, _ in self.sites), *conditions)))

    @property
    def clauses(self) -> frozenset[str]:
        """The clauses that are judged in it."""
        return frozenset(leaf.clause for site, _ in self.sites for leaf in leaves(site))

    @property
    def steps(self) -> tuple[frozenset[Status], ...]:
        """The statuses from the worst to the best; those of one step are as good as each other.

        What is not asked is as good as met, except for preference as a whole: there it earns nothing.
        """
        not_asked = frozenset({Status.NOT_APPLICABLE})
        worst, best = frozenset({Status.NOT_MET}), frozenset({Status.MET})
        if self.section.kind == "preference" and self.is_whole:
            return worst | not_asked, frozenset({Status.UNKNOWN}), best
        return worst, frozenset({Status.UNKNOWN}), best | not_asked

    def is_judged_as(self, other: Target) -> bool:
        """Tell whether another one is judged by the very same criteria."""
        here, there = self.section.rulebook, other.section.rulebook
        return here.missing_fails == there.missing_fails and self.sites == other.sites

    def status(self, facts: Sheet) -> Status:
        """Return what the scalar reader says of it."""
        return status_in(evaluate(self.section.rulebook, facts), self.name)

    def rank(self, facts: Sheet) -> int:
        """Return how well these facts fare by the scalar reader: the higher, the better."""
        status = self.status(facts)
        return next(rank for rank, step in enumerate(self.steps) if status in step)


def target(name: str, edition: AnyEdition, section: str | None = None) -> Target:
    """Return the section, group or clause of that name, from the first section that has it.

    Raises:
        UnknownNameError: There is none.
    """
    among = edition.sections if section is None else (edition.section(section),)
    for part in among:
        if part.name == name:
            return Target(part, part.rulebook.root.clause)
    for part in among:
        if name and any(_sites(part.rulebook.root, name, ())):
            return Target(part, name)
    where = f"section {section!r} of {edition.notice}" if section else f"edition {edition.notice}"
    known = ", ".join(part.name for part in edition.sections)
    raise UnknownNameError(
        Text(
            f"{section or edition.notice} 中没有名为“{name}”的部分、层次或条款；可用的部分为 {known}，条款以编号称呼。",
            f"There is no section, group or clause {name!r} in {where}; its sections are {known}, and "
            "clauses are named as in the register.",
        )
    )


def parts(criterion: Criterion) -> Iterator[Criterion]:
    """Yield a criterion and everything in it, conditions included."""
    yield criterion
    match criterion:
        case AllOf(parts=inner) | AnyOf(parts=inner):
            for part in inner:
                yield from parts(part)
        case When(condition, then, otherwise):
            yield from parts(condition)
            yield from parts(then)
            if otherwise is not None:
                yield from parts(otherwise)
        case Waived(inner):
            yield from parts(inner)
        case _:
            return


def facts_read(criterion: Criterion) -> frozenset[str]:
    """Return every fact that a criterion reads, those of its conditions included."""
    return frozenset(name for part in parts(criterion) if isinstance(part, Leaf) for name in leaf_facts(part))


def _sites(criterion: Criterion, name: str, above: tuple[Asked, ...]) -> Iterator[Site]:
    if not isinstance(criterion, When | Waived) and criterion.clause == name:
        yield criterion, above
        return
    match criterion:
        case AllOf(parts=inner) | AnyOf(parts=inner):
            for part in inner:
                yield from _sites(part, name, above)
        case When(condition, then, otherwise):
            yield from _sites(then, name, (*above, Asked("holds", condition)))
            if otherwise is not None:
                yield from _sites(otherwise, name, (*above, Asked("elsewhere", condition)))
        case Waived(inner):
            yield from _sites(inner, name, (*above, Asked("never", inner)))
        case _:
            return


def status_in(assessment: Assessment, name: str) -> Status:
    """Return the status of a group or a clause; where a clause is tested in several places, of all of them."""
    groups = [group.status for group in _groups(assessment) if group.clause == name]
    return conjunction(groups or (finding.status for finding in assessment.findings if finding.clause == name))


def _groups(assessment: Assessment) -> Iterator[Assessment]:
    yield assessment
    for part in assessment.parts:
        if isinstance(part, Assessment):
            yield from _groups(part)
