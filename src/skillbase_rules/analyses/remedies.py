"""What would it take: for every clause that is open or unmet, the smallest change that would make it met.

Nothing is calculated here that the evaluation does not say itself: a change is tried on the clause's own criterion
and the smallest one that makes it met is found by halving. So a remedy is sufficient, and one less is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple, assert_never

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from skillbase_rules.analyses.comparison import Flip, as_flips
from skillbase_rules.analyses.drafts import drafted, shifted
from skillbase_rules.analyses.overview import Overview, overview
from skillbase_rules.analyses.settling import FAR, Settling, settling
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
    measured_facts,
    raisers,
)
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Finding, Status
from skillbase_rules.engine.intervals import measure
from skillbase_rules.engine.judging import LeafVerdict
from skillbase_rules.engine.narrowing import Ends
from skillbase_rules.engine.possible import CLOSED, OPEN, Gate, asked_side, possible_on
from skillbase_rules.engine.quantities import Quantity, quantity_of
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.stated import built, renewed, with_fields
from skillbase_rules.engine.statuses import open_parts
from skillbase_rules.engine.verdicts import judge_leaf, judge_of
from skillbase_rules.facts.counting import Subject, facts_of


class RemedyKind(StrEnum):
    """What a remedy does."""

    MORE_WITHIN = "more_within"
    """More of the part while the whole stays as it is: teachers on the staff gain a certificate."""
    MORE_ADDED = "more_added"
    """More of the part and of the whole alike: teachers with a certificate join the staff."""
    MORE = "more"
    FEWER = "fewer"
    BECOME = "become"
    """A yes/no or named fact takes another value."""


class Change(BaseModel):
    """One fact before and after."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    before: Quantity | bool | str | None
    after: Quantity | bool | str | None


OF_A_CHANGE = set(Change.model_fields)


class Remedy(BaseModel):
    """One smallest way to make a clause met."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: RemedyKind
    amount: int | None = Field(default=None, description="How many more or fewer; null for facts that are no counts.")
    changes: tuple[Change, ...] = Field(
        description="The facts to change; those that follow from the first for consistency come after it."
    )
    turns: tuple[Flip, ...] = Field(
        default=(), description="What else it turns over: other clauses, and whole sections, for better or worse."
    )


OF_A_REMEDY = set(Remedy.model_fields)


class WhatItTakes(Shown, BaseModel):
    """The ways out for one clause that is not met or not settled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    finding: Finding
    remedies: tuple[Remedy, ...] = Field(description="Each alone makes the clause met.")
    settling: tuple[Settling, ...] = Field(
        description="For an unknown clause: which values of a missing fact settle it."
    )

    def _gist(self) -> str:
        return f"{self.finding.clause} {self.finding.status}: {len(self.remedies)} ways out"


ALL_IT_TAKES = set(WhatItTakes.model_fields)


def what_would_it_take(subject: Subject, edition: AnyEdition) -> tuple[WhatItTakes, ...]:
    """Return the ways out for every unmet or unknown condition or preference of an edition, in the notice's order.

    A finding that only experts can settle has no remedy but their word: the value that would make it met.
    """
    facts = facts_of(subject, edition)
    before = overview(facts, edition)
    found: list[WhatItTakes] = []
    for statuses in before.sections.values():
        for part, findings in open_parts(statuses, facts):
            asked = {each.leaf.clause: each for each in _asked(part, facts)}
            for finding in findings:
                leaf, gate, conditions = asked[finding.clause]
                # While it is open which of two tests the clause makes, no change for the one makes it met.
                ways = () if gate.may_close and gate.has_other_side else _ways(leaf, facts)
                values: dict[str, object] = {
                    "finding": finding,
                    "remedies": tuple(_told_in_full(ways, finding.clause, before)),
                    "settling": tuple(settling(leaf, conditions, facts, finding)),
                }
                found.append(built(WhatItTakes, values, ALL_IT_TAKES))
    return tuple(found)


class _Way(NamedTuple):
    """A remedy, and the facts after it, unchecked."""

    remedy: Remedy
    after: Sheet


def _told_in_full(ways: Iterable[_Way], clause: str, before: Overview) -> Iterator[Remedy]:
    """Yield the remedies of a clause, each with what else it turns; changes that contradict each other are none."""
    for remedy, after in ways:
        if after.narrowing.leaves_all and all(_can_be(change, after) for change in remedy.changes):
            turned = as_flips(before.turned(before.of_others(after)))
            others = tuple(flip for flip in turned if flip.is_verdict or flip.clause != clause)
            yield with_fields(remedy, turns=others)


def _can_be(change: Change, facts: Sheet) -> bool:
    """Tell whether a count is raised to no more than such a count can be."""
    after = change.after
    if not isinstance(after, Quantity):
        return True
    most = type(getattr(facts, change.fact)).most
    return most is None or max(after.at_least, after.at_most or 0) <= most


def _with_changes(facts: Sheet, changes: Iterable[Change]) -> Sheet:
    """Return the facts after some changes, unchecked."""
    counts: dict[str, Ends] = {}
    for name, after in ((change.fact, change.after) for change in changes):
        if isinstance(after, Quantity):
            counts[name] = after.at_least, after.at_most
        elif after is not None:
            facts = facts.with_answer(name, after)
    return facts.with_counts(counts) if counts else facts


class _Asked(NamedTuple):
    """A leaf as the evaluation asks it."""

    leaf: Leaf
    gate: Gate
    conditions: tuple[Criterion, ...]


def _asked(
    criterion: Criterion, facts: Sheet, gate: Gate = OPEN, conditions: tuple[Criterion, ...] = ()
) -> Iterator[_Asked]:
    """Yield the leaves as the evaluation asks them, each with its gate and the conditions above it."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _asked(part, facts, gate, conditions)
        case When(condition, then):
            side, asked = asked_side(criterion, possible_on(condition, type(facts))(facts), gate)
            yield from _asked(side, facts, asked, (*conditions, condition) if side is then else conditions)
        case Waived(inner):
            yield from _asked(inner, facts, CLOSED)
        case leaf:
            yield _Asked(leaf, gate, conditions)


class _Move(NamedTuple):
    """A way to change the facts, a step at a time."""

    kind: RemedyKind
    step: Mapping[str, int]
    fixed: frozenset[str]
    """Facts that must stay as they are for the move to be what it says."""


def _ways(leaf: Leaf, facts: Sheet) -> Iterator[_Way]:
    match leaf:
        case Holds(facts=names, value=value):
            wrong = [name for name in names if getattr(facts, name) is not value]
            yield _becoming([Change(fact=name, before=getattr(facts, name), after=value) for name in wrong], facts)
        case OneOf(fact=fact, allowed=allowed):
            for name in allowed:
                yield _becoming([Change(fact=fact, before=getattr(facts, fact), after=name)], facts)
        case Together(tests=tests):
            yield from _all_at_once(tests, facts)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin():
            for move in _moves(leaf):
                way = _smallest(leaf, move, facts)
                if way is not None:
                    yield way
        case _:
            assert_never(leaf)


def _becoming(changes: list[Change], facts: Sheet) -> _Way:
    return _Way(_remedy(RemedyKind.BECOME, None, changes), _with_changes(facts, changes))


def _remedy(kind: RemedyKind, amount: int | None, changes: Iterable[Change]) -> Remedy:
    return built(Remedy, {"kind": kind, "amount": amount, "changes": tuple(changes), "turns": ()}, OF_A_REMEDY)


def _all_at_once(tests: tuple[Leaf, ...], facts: Sheet) -> Iterator[_Way]:
    """Yield one remedy for every way to meet all the tests of a clause."""
    open_ = [test for test in tests if judge_leaf(test, facts).status is not Status.MET]
    combined: list[tuple[Remedy, ...]] = [()]
    for test in open_:
        combined = [(*before, way.remedy) for before in combined for way in _ways(test, facts)]
    for remedies in combined:
        if remedies:
            changes = tuple(change for remedy in remedies for change in remedy.changes)
            together = _remedy(remedies[0].kind, remedies[0].amount, changes)
            yield _Way(together, _with_changes(facts, changes))


def _moves(leaf: Amount | ShareAtLeast | ShareAtMost | RatioWithin) -> Iterator[_Move]:
    match leaf:
        case Amount(of=of, minimum=minimum, maximum=maximum):
            if minimum is not None:
                for fact in raisers(of):
                    yield _Move(RemedyKind.MORE, {fact: 1}, frozenset())
            if maximum is not None:
                yield _Move(RemedyKind.FEWER, dict.fromkeys(measured_facts(of), -1), frozenset())
        case ShareAtLeast():
            yield from _share_moves(leaf)
        case ShareAtMost():
            yield from _upper_share_moves(leaf)
        case RatioWithin():
            yield from _ratio_moves(leaf)
        case _:
            assert_never(leaf)


def _share_moves(leaf: ShareAtLeast) -> Iterator[_Move]:
    for fact in raisers(leaf.part):
        yield _Move(RemedyKind.MORE_WITHIN, {fact: 1}, frozenset(measured_facts(leaf.whole)))
        for added in raisers(leaf.whole):
            yield _Move(RemedyKind.MORE_ADDED, {fact: 1, added: 1}, frozenset())


def _upper_share_moves(leaf: ShareAtMost) -> Iterator[_Move]:
    """Yield fewer of the part, more of the rest, and the part becoming some of the rest where both make up a whole."""
    part, whole = frozenset(measured_facts(leaf.part)), frozenset(measured_facts(leaf.whole))
    others = raisers(leaf.whole if leaf.rest is None else leaf.rest)
    for fact in raisers(leaf.part):
        yield _Move(RemedyKind.FEWER, {fact: -1}, whole)
        if leaf.rest is not None:
            for other in others:
                yield _Move(RemedyKind.MORE_WITHIN, {other: 1, fact: -1}, whole)
    for other in others:
        yield _Move(RemedyKind.MORE, {other: 1}, part)


def _ratio_moves(leaf: RatioWithin) -> Iterator[_Move]:
    for more, fewer, limit in ((leaf.per, leaf.many, leaf.maximum), (leaf.many, leaf.per, leaf.minimum)):
        if limit is None:
            continue
        for fact in raisers(more):
            yield _Move(RemedyKind.MORE, {fact: 1}, frozenset(measured_facts(fewer)))
        for fact in raisers(fewer):
            yield _Move(RemedyKind.FEWER, {fact: -1}, frozenset(measured_facts(more)))


def _smallest(leaf: Leaf, move: _Move, facts: Sheet) -> _Way | None:
    """Return the least number of steps of `move` that makes the leaf met, or None where no number does."""
    judge, reach = judge_of(leaf, type(facts)), _reach(move, facts)

    @cache
    def moved(steps: int) -> Sheet:
        return _drafted(move, facts, steps)

    def meets(steps: int) -> bool:
        draft = moved(steps)
        return draft.narrowing.leaves_all and judge.status(draft) is Status.MET

    verdict = judge.verdict(facts)
    if verdict.status is Status.UNKNOWN and reach == FAR:
        # What is open even there has an end that no step closes.
        farthest = moved(FAR)
        if farthest.narrowing.leaves_all and judge.status(farthest) is Status.UNKNOWN:
            return None
    steps = first_true(meets, reach, _guess(leaf, verdict, facts))
    if steps is None:
        return None
    after = moved(steps)
    changes = [
        built(Change, {"fact": name, "before": quantity_of(before), "after": quantity_of(now)}, OF_A_CHANGE)
        for name in dict.fromkeys((*move.step, *renewed(after.stated, facts.stated)))
        if (before := facts.stated[name]) != (now := after.stated[name])
    ]
    return _Way(_remedy(move.kind, steps, changes), after)


def _guess(leaf: Leaf, verdict: LeafVerdict, facts: Sheet) -> int:
    """Return how many steps are likely to be the least: what is lacking at most."""
    if verdict.shortfall is not None and verdict.shortfall.amount is not None:
        return verdict.shortfall.amount.at_most or verdict.shortfall.amount.at_least
    match leaf:
        case Amount(of=of, minimum=int(minimum)):
            return minimum + leaf.exclusive - measure(of, facts).low
        case _:
            return 1


def _reach(move: _Move, facts: Sheet) -> int:
    """Return how many steps may be tried: what is taken away cannot go below nothing."""
    lowered = [facts.stated[name].high for name, by in move.step.items() if by < 0]
    known = [end for end in lowered if end is not None]
    return max(known) if known and len(known) == len(lowered) else FAR


def first_true(test: Callable[[int], bool], reach: int, guess: int = 1) -> int | None:
    """Return the least number from 1 to `reach` that passes a test which, once passed, stays passed.

    A good guess spares most of the search.
    """
    low, high = 0, 1
    if 1 < guess <= reach:
        if test(guess):
            return guess if not test(guess - 1) else first_true(test, guess - 1)
        low, high = guess, 2 * guess
    while high <= reach and not test(high):
        low, high = high, high * 2
    if high > reach:
        if low >= reach or not test(reach):
            return None
        high = reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if test(middle) else (middle, high)
    return high


def _drafted(move: _Move, facts: Sheet, steps: int) -> Sheet:
    """Return the facts after so many steps, with all that follows from them, unchecked."""
    moved = {name: shifted(facts.stated[name], by * steps) for name, by in move.step.items()}
    return drafted(facts, moved, keep=move.fixed | frozenset(move.step))


def consistent(facts: Sheet, values: Mapping[str, Quantity], keep: frozenset[str]) -> Sheet | None:
    """Return the facts with new values, raising or lowering what must follow; None where that cannot be."""
    return checked(drafted(facts, {name: (now.at_least, now.at_most) for name, now in values.items()}, keep))


def checked(draft: Sheet) -> Sheet | None:
    """Return a sheet as its own validation reads it, or None where it cannot be."""
    try:
        return type(draft).model_validate({name: getattr(draft, name) for name in type(draft).model_fields})
    except ValidationError:
        return None
