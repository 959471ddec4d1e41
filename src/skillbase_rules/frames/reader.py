"""The second reader of the rulebook: the same tree as conditions over a table of facts.

Every verdict is exact; all conditions are never null, so every backend agrees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Holds,
    Leaf,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    Waived,
    When,
)
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.leaves import leaf_verdict
from skillbase_rules.frames.logic import Truth, both, chosen, either, negated, some
from skillbase_rules.frames.statuses import NOT_ASKED, Verdict, conjunction, disjunction


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a clause is asked: where it may be, and where it may not be."""

    may_open: Truth
    may_close: Truth
    conditions: tuple[Criterion, ...] = ()
    """The conditions that it hangs on."""
    has_other_side: bool = False
    """Where it is closed, another criterion is asked for the same clause."""

    @property
    def undecided(self) -> Truth:
        """Where it is not known whether the clause is asked."""
        return both(self.may_open, self.may_close)


@dataclass(frozen=True, slots=True)
class GatedLeaf:
    """One leaf as it is asked of some rows."""

    leaf: Leaf
    gate: Gate
    where: Truth = True
    """The rows that it is asked of rather than another leaf for the same clause."""


Gates = dict[tuple[tuple[Criterion, ...], Criterion], Gate]
"""Gates that were met before, by the conditions above them and their own."""

OPEN = Gate(may_open=True, may_close=False)


def asked_leaves(criterion: Criterion, gate: Gate, facts: FactColumns, gates: Gates) -> list[GatedLeaf]:
    """Return every leaf of a criterion with the rows it is asked of, in the notice's order."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return [asked for part in parts for asked in asked_leaves(part, gate, facts, gates)]
        case Waived(inner):
            return asked_leaves(inner, Gate(may_open=False, may_close=True, conditions=(criterion,)), facts, gates)
        case When(condition, then, otherwise):
            inside = _gate(condition, gate, facts, gates)
            if otherwise is None:
                return asked_leaves(then, inside, facts, gates)
            declined = both(gate.may_open, negated(inside.may_open))
            inside = replace(inside, has_other_side=True)
            first = [replace(asked, where=negated(declined)) for asked in asked_leaves(then, inside, facts, gates)]
            return first + [replace(asked, where=declined) for asked in asked_leaves(otherwise, gate, facts, gates)]
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return [GatedLeaf(criterion, gate)]
        case _:
            assert_never(criterion)


def _gate(condition: Criterion, above: Gate, facts: FactColumns, gates: Gates) -> Gate:
    """Return the gate of what is asked on a condition."""
    # Several clauses hang on one condition; it is worked out once.
    key = (above.conditions, condition)
    if key not in gates:
        asked = verdict(condition, facts)
        may_open = both(above.may_open, asked.may_meet)
        may_close = some((above.may_close, asked.may_fail, asked.may_close))
        if not above.conditions:
            may_open, may_close = facts.noted(may_open), facts.noted(may_close)
        gates[key] = Gate(may_open, may_close, (*above.conditions, condition))
    return gates[key]


def judged_clauses(book: Rulebook, asked: list[GatedLeaf], facts: FactColumns) -> dict[str, Verdict]:
    """Return the verdict on every clause."""
    clauses: dict[str, Verdict] = {}
    for each in asked:
        judged = _gated(leaf_verdict(each.leaf, facts), each.gate, missing_fails=book.missing_fails)
        clause = each.leaf.clause
        clauses[clause] = _chosen(each.where, judged, clauses[clause]) if clause in clauses else judged
    return clauses


def _chosen(where: Truth, verdict: Verdict, elsewhere: Verdict) -> Verdict:
    sides = zip(verdict.parts(), elsewhere.parts(), strict=True)
    may_meet, may_fail, may_close, lacking = (chosen(where, part, other) for part, other in sides)
    return Verdict(may_meet, may_fail, may_close, lacking, is_clause=True)


def whole(criterion: Criterion, clauses: dict[str, Verdict]) -> Verdict:
    """Return the verdict on a criterion from those on its clauses."""
    match criterion:
        case AllOf(parts=parts):
            return conjunction([whole(part, clauses) for part in parts])
        case AnyOf(parts=parts):
            return disjunction([whole(part, clauses) for part in parts])
        case Waived(inner) | When(then=inner):
            return whole(inner, clauses)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return clauses[criterion.clause]
        case _:
            assert_never(criterion)


def _gated(bare: Verdict, gate: Gate, *, missing_fails: bool) -> Verdict:
    may_meet, may_fail = both(bare.may_meet, gate.may_open), both(bare.may_fail, gate.may_open)
    may_close, lacking = gate.may_close, either(bare.lacking, gate.undecided)
    if gate.has_other_side:
        may_meet, may_fail = either(may_meet, gate.undecided), either(may_fail, gate.undecided)
    if missing_fails:
        fails = both(may_fail, either(may_meet, may_close), lacking)
        may_meet, may_close = both(may_meet, negated(fails)), both(may_close, negated(fails))
    return Verdict(may_meet, may_fail, may_close, lacking, is_clause=True)


def verdict(condition: Criterion, facts: FactColumns) -> Verdict:
    """Return the bare verdict of a condition, which is no clause of its own."""
    match condition:
        case AllOf(parts=parts):
            return conjunction([verdict(part, facts) for part in parts])
        case AnyOf(parts=parts):
            return disjunction([verdict(part, facts) for part in parts])
        case Waived():
            return NOT_ASKED
        case When(inner, then, otherwise):
            asked = verdict(inner, facts)
            first, other = verdict(then, facts), verdict(otherwise, facts) if otherwise else NOT_ASKED
            return _united(asked.may_meet, first, either(asked.may_fail, asked.may_close), other)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return leaf_verdict(condition, facts)
        case _:
            assert_never(condition)


def _united(where: Truth, verdict: Verdict, otherwise: Truth, other: Verdict) -> Verdict:
    """Return what one of two may come to, each only in some rows; a row may be of both."""
    sides = zip(verdict.parts(), other.parts(), strict=True)
    may_meet, may_fail, may_close, lacking = (either(both(where, one), both(otherwise, two)) for one, two in sides)
    return Verdict(may_meet, may_fail, may_close, lacking)
