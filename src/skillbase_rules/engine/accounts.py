"""Who answers for a clause: a rule, a function, experts, the authorities, or nobody, because it carries no norm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from skillbase_rules.engine.criteria import Holds, Leaf, OneOf, Together, leaves
from skillbase_rules.engine.register import Clause, Rulebook, WithoutRule

Handling = Literal["judged", "computed"] | WithoutRule


@dataclass(frozen=True, slots=True)
class Account:
    """A clause of a notice and what answers it."""

    clause: Clause
    handling: Handling | None
    """Judged by a criterion, computed by a function, or why neither; None where nobody answers for the clause."""
    by: tuple[str, ...] = ()
    """The public functions that judge or compute it."""
    may_need_experts: bool = False
    """A rule judges it, but leaves what a file does not declare, or some of it, to experts."""


@runtime_checkable
class Judging(Protocol):
    """The rules of a wing that judge clauses of their own."""

    @property
    def questions(self) -> Mapping[str, tuple[Rulebook, ...]]:
        """The rulebooks by the name of the public function that judges by them."""


def accounts_of(register: Iterable[Clause], questions: Iterable[tuple[str, Rulebook]]) -> dict[str, Account]:
    """Return who answers for each clause of a register, by its id.

    Args:
        register: The clauses.
        questions: Public functions, each with a rulebook that it judges by.
    """
    judging: dict[str, list[str]] = {}
    referring = set[str]()
    for name, book in questions:
        for leaf in leaves(book.root):
            judging.setdefault(leaf.clause, []).append(name)
            if _refers(leaf):
                referring.add(leaf.clause)
    return {
        clause.id: _account(clause, judging.get(clause.id, ()), refers=clause.id in referring) for clause in register
    }


def _account(clause: Clause, judging: Iterable[str], *, refers: bool) -> Account:
    by = tuple(dict.fromkeys(judging))
    if by:
        return Account(clause, "judged", by, refers)
    if clause.answered_by:
        return Account(clause, "computed", clause.answered_by)
    return Account(clause, clause.without_rule)


def _refers(leaf: Leaf) -> bool:
    match leaf:
        case Holds(judgement=judgement):
            return judgement
        case OneOf(referred=referred):
            return bool(referred)
        case Together(tests=tests):
            return any(_refers(test) for test in tests)
        case _:
            return False
