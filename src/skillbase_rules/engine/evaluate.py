"""The scalar reader: a rulebook and one fact sheet in, an explained assessment out.

Every verdict is exact. A measure is an interval of whole numbers, narrowed by what the sheet's own limits leave
possible; a criterion is met when every number left meets it, not met when none does, and unknown otherwise. Shares are
compared by cross-multiplication. Of a group or a gate the reader knows every status that its parts leave possible, so
what comes to the same either way is decided although a part of it is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Greatest,
    Holds,
    Leaf,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    Waived,
    When,
    criterion_facts,
    leaf_facts,
    measured_facts,
)
from skillbase_rules.engine.findings import Assessment, Finding, Inference, Shortfall, Status, UnknownCause
from skillbase_rules.engine.judging import LeafVerdict
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.verdicts import asks, judge_leaf

Possible = int
"""The statuses that the facts leave possible, as a set of the three bits below."""
MET, NOT_MET, NOT_ASKED = 1, 2, 4
_OF_STATUS = {Status.MET: MET, Status.NOT_MET: NOT_MET, Status.NOT_APPLICABLE: NOT_ASKED, Status.UNKNOWN: MET | NOT_MET}
_DECIDED = {MET: Status.MET, NOT_MET: Status.NOT_MET, NOT_ASKED: Status.NOT_APPLICABLE}


def all_of_them(parts: list[Possible]) -> Possible:
    """Return what a conjunction may come to; what is not applicable drops out."""
    possible = NOT_MET if any(part & NOT_MET for part in parts) else 0
    if all(part & (MET | NOT_ASKED) for part in parts):
        possible |= MET if any(part & MET for part in parts) else 0
        possible |= NOT_ASKED if all(part & NOT_ASKED for part in parts) else 0
    return possible


def any_of_them(parts: list[Possible]) -> Possible:
    """Return what a disjunction may come to; what is not applicable drops out."""
    possible = MET if any(part & MET for part in parts) else 0
    if all(part & (NOT_MET | NOT_ASKED) for part in parts):
        possible |= NOT_MET if any(part & NOT_MET for part in parts) else 0
        possible |= NOT_ASKED if all(part & NOT_ASKED for part in parts) else 0
    return possible


def joined(group: AllOf | AnyOf, parts: list[Possible]) -> Possible:
    """Return what a group may come to."""
    return all_of_them(parts) if isinstance(group, AllOf) else any_of_them(parts)


def status_of(possible: Possible) -> Status:
    """Return the one status that is possible, or unknown."""
    return _DECIDED.get(possible, Status.UNKNOWN)


class Gate(NamedTuple):
    """Whether the leaves below are asked at all."""

    may_open: bool
    may_close: bool
    missing: tuple[str, ...] = ()
    conditions: tuple[Criterion, ...] = ()
    """What it hangs on."""
    has_other_side: bool = False
    """Where it is closed, another criterion is asked for the same clauses."""


Judge = Callable[[Leaf], LeafVerdict]
"""What each leaf comes to."""

OPEN = Gate(may_open=True, may_close=False)
CLOSED = Gate(may_open=False, may_close=True)


def evaluate(rulebook: Rulebook, facts: Group) -> Assessment:
    """Judge one fact sheet by a rulebook and say why, clause by clause."""
    assessment, _ = _group(rulebook.root, rulebook, facts, OPEN)
    return assessment


def _group(group: AllOf | AnyOf, book: Rulebook, facts: Group, gate: Gate) -> tuple[Assessment, Possible]:
    judged = [_part(part, book, facts, gate) for part in group.parts]
    possible = joined(group, [possible for _, possible in judged])
    parts = tuple(part for part, _ in judged)
    return Assessment(clause=group.clause, label=group.label, status=status_of(possible), parts=parts), possible


def _part(criterion: Criterion, book: Rulebook, facts: Group, gate: Gate) -> tuple[Finding | Assessment, Possible]:
    match criterion:
        case AllOf() | AnyOf():
            return _group(criterion, book, facts, gate)
        case Waived(inner):
            return _part(inner, book, facts, CLOSED)
        case When():
            side, asked = asked_side(criterion, facts, gate)
            return _part(side, book, facts, asked)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return _finding(criterion, book, facts, gate)


def asked_side(criterion: When, facts: Group, gate: Gate) -> tuple[Criterion, Gate]:
    """Return the side of a criterion that is asked, under a gate above it, and the gate of that side."""
    asked = _gate(criterion.condition, _on(facts), gate)
    if criterion.otherwise is None:
        return criterion.then, asked
    if not asked.may_open and not gate.may_close:
        return criterion.otherwise, gate
    return criterion.then, asked._replace(has_other_side=True)


def _on(facts: Group) -> Judge:
    return lambda leaf: judge_leaf(leaf, facts)


def _gate(condition: Criterion, judge: Judge, above: Gate = OPEN) -> Gate:
    """Return whether what stands under a condition is asked, beside the gates above it."""
    possible, missing = _possible(condition, judge)
    may_open = above.may_open and bool(possible & MET)
    may_close = above.may_close or possible != MET
    if not (may_open and may_close):
        missing = ()
    elif above.missing:
        missing = tuple(dict.fromkeys((*above.missing, *missing)))
    return Gate(may_open, may_close, missing, (*above.conditions, condition))


def verdict(criterion: Criterion, facts: Group) -> tuple[Status, tuple[str, ...]]:
    """Return the bare status of a criterion and the facts that would settle it, without explanation."""
    possible, missing = _possible(criterion, _on(facts))
    return status_of(possible), missing


def possible_statuses(criterion: Criterion, judge: Judge) -> Possible:
    """Return every status of a criterion that what its leaves come to leaves possible."""
    return _possible(criterion, judge)[0]


def _possible(criterion: Criterion, judge: Judge) -> tuple[Possible, tuple[str, ...]]:
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            results = [_possible(part, judge) for part in parts]
            possible = joined(criterion, [possible for possible, _ in results])
            missing = tuple(dict.fromkeys(name for _, names in results for name in names))
            return possible, () if possible in _DECIDED else missing
        case Waived():
            return NOT_ASKED, ()
        case When(condition, then, otherwise):
            gate = _gate(condition, judge)
            asked, missing = _possible(then, judge) if gate.may_open else (0, ())
            declined, missing_else = _possible(otherwise, judge) if otherwise and gate.may_close else (NOT_ASKED, ())
            possible = asked | (declined if gate.may_close else 0)
            return possible, () if possible in _DECIDED else (*gate.missing, *missing, *missing_else)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            leaf = judge(criterion)
            return _OF_STATUS[leaf.status], leaf.missing


class Judged(NamedTuple):
    """What a leaf comes to under its gate."""

    verdict: LeafVerdict
    possible: Possible
    for_want_of_a_fact: bool
    """Whether the notice's reading of missing facts has a say in it."""


def gated_verdict(leaf: Leaf, book: Rulebook, facts: Group, gate: Gate) -> Judged:
    """Return what a leaf of a rulebook comes to under a gate, without explanation."""
    judged = judge_leaf(leaf, facts) if gate.may_open else LeafVerdict(Status.NOT_APPLICABLE)
    possible = _OF_STATUS[judged.status] | (NOT_ASKED if gate.may_close else 0)
    undecided = gate.may_open and gate.may_close
    if undecided and gate.has_other_side:
        possible |= MET | NOT_MET
    if undecided and (judged.status is not Status.MET or gate.has_other_side):
        missing = tuple(dict.fromkeys((*gate.missing, *judged.missing)))
        judged = LeafVerdict(Status.UNKNOWN, judged.observed, None, missing, UnknownCause.MISSING_FACT)
    if judged.cause is not UnknownCause.MISSING_FACT:
        return Judged(judged, possible, for_want_of_a_fact=False)
    if book.missing_fails:
        # A yes, a no or a name may itself be right; it is what was not stated that fails.
        observed = None if isinstance(judged.observed, (bool, str)) else judged.observed
        judged, possible = LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=judged.missing)), NOT_MET
    return Judged(judged, possible, for_want_of_a_fact=True)


def _finding(leaf: Leaf, book: Rulebook, facts: Group, gate: Gate) -> tuple[Finding, Possible]:
    clause = book.clauses[leaf.clause]
    judged, possible, for_want_of_a_fact = gated_verdict(leaf, book, facts, gate)
    readings = (*clause.readings, book.missing_reading) if for_want_of_a_fact else clause.readings
    operator, threshold = asks(leaf)
    finding = Finding(
        clause=clause.id,
        label=clause.label,
        status=judged.status,
        observed=judged.observed,
        operator=operator,
        threshold=threshold,
        unit=book.units.get(clause.id, ""),
        shortfall=judged.shortfall,
        facts=tuple(
            dict.fromkeys((*leaf_facts(leaf), *(name for each in gate.conditions for name in criterion_facts(each))))
        ),
        missing=judged.missing,
        inferred=_inferences(leaf, judged.status, facts) if judged.status in {Status.MET, Status.NOT_MET} else (),
        unknown_cause=judged.cause,
        readings=readings,
    )
    return finding, possible


def _inferences(leaf: Leaf, status: Status, facts: Group) -> tuple[Inference, ...]:
    """Return the ends that follow from other facts and without which the leaf would not come to its status."""
    narrowing = facts.narrowing
    return tuple(
        Inference(
            fact=name,
            at_least=narrowing.ends[name].low if name in narrowing.lows else None,
            at_most=narrowing.ends[name].high if name in narrowing.highs else None,
            follows_from=narrowing.because(name),
        )
        for name in _needed(leaf, status, facts)
    )


def _needed(leaf: Leaf, status: Status, facts: Group) -> Iterator[str]:
    """Yield the narrowed counts that a status rests on: one by one, those go that it can do without."""
    for name in _counts_read(leaf, facts):
        if facts.narrowing.ends[name] != facts.stated[name]:
            loosened = facts.with_ends(name, facts.stated[name])
            if judge_leaf(leaf, loosened).status is status:
                facts = loosened
            else:
                yield name


def _counts_read(leaf: Leaf, facts: Group) -> Iterator[str]:
    """Yield the counts that a leaf reads, and the totals that stand for some of them."""
    names = [name for name in _asked_facts(leaf) if name in facts.stated]
    yield from names
    for total, parts in facts.all_totals().items():
        if total not in names and any(part in names and not facts.stated[part].is_exact for part in parts):
            yield total


def _asked_facts(leaf: Leaf) -> tuple[str, ...]:
    """Return the facts that a leaf reads, without those that only prove the one that is asked for."""
    match leaf:
        case Amount(of=Greatest(parts, asked_of_first=True)):
            return measured_facts(parts[0])
        case _:
            return leaf_facts(leaf)
