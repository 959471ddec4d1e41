"""What the rules of a notice ask for in a clause: the facts, the comparison, the threshold and its unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skillbase_rules.engine.criteria import Leaf, leaf_facts, leaves
from skillbase_rules.engine.findings import Operator, Threshold
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.verdicts import asks


@dataclass(frozen=True, slots=True)
class Asked:
    """One test of a clause, as a rulebook holds it."""

    leaf: Leaf
    facts: tuple[str, ...]
    operator: Operator
    threshold: Threshold
    unit: str
    """Unit of the count or share; empty for a yes, a no or a name."""


def asked_by(clause: str, rulebooks: Iterable[Rulebook]) -> tuple[Asked, ...]:
    """Return every test that a clause makes in these rulebooks, each once; none where no criterion reads it."""
    tests = (
        Asked(leaf, leaf_facts(leaf), *asks(leaf), book.units.get(clause, ""))
        for book in rulebooks
        for leaf in leaves(book.root)
        if leaf.clause == clause
    )
    return tuple(dict.fromkeys(tests))
