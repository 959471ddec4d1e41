"""The third reader of a rulebook: criteria as statements over the symbols of a sheet.

It says what `engine.evaluate` says on a sheet whose counts are exact, clause by clause and group by group: of an empty
whole and of no students nothing is said, what is not applicable drops out, and what is left to experts stays open.
Everything is linear arithmetic over whole numbers, for every threshold is a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import z3

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    AsStated,
    Constant,
    Criterion,
    Greatest,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    Union,
    Waived,
    When,
)
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.solver.logic import (
    NOT_ASKED,
    Number,
    Possible,
    Truth,
    added,
    both,
    chosen,
    conjunction,
    disjunction,
    either,
    every,
    no,
    some,
)
from skillbase_rules.solver.symbols import Symbols

Seal = Callable[[str, Possible], Possible]
"""Takes the clause of a leaf and its verdict, and returns the verdict that the groups above it read."""


class _Outcome(NamedTuple):
    """What a leaf comes to where it is asked; an open one lacks a fact or is left to experts."""

    met: Truth
    failed: Truth
    lacking: Truth = False
    judged: Truth = False


class Printed(NamedTuple):
    """What a printed ratio decides as long as it is stated, though its counts would leave it open."""

    stated: Truth
    met: bool

    def before(self, counts: _Outcome) -> _Outcome:
        """Return what the figure and the counts come to together."""
        return _Outcome(
            chosen(self.stated, self.met, counts.met),
            chosen(self.stated, not self.met, counts.failed),
            judged=both(no(self.stated), counts.judged),
        )


class _Gate(NamedTuple):
    """Whether the leaves below may be asked, and whether they may be passed over."""

    may_open: Truth = True
    may_close: Truth = False
    has_other_side: bool = False
    """Where it is closed, another criterion is asked for the same clauses."""


_CLOSED = _Gate(may_open=False, may_close=True)
_MET, _FAILED = Possible(met=True, failed=False), Possible(met=False, failed=True)


def _chosen(condition: Truth, one: Possible, other: Possible) -> Possible:
    return Possible(*(chosen(condition, first, second) for first, second in zip(one, other, strict=True)))


@dataclass(frozen=True)
class Judged:
    """A rulebook read over the symbols of a sheet."""

    verdict: Possible
    clauses: Mapping[str, Possible]
    """Each clause; where it makes several tests, all of them together."""
    groups: Mapping[str, Possible]
    """Each section and subsection whose clauses are judged together."""

    def of(self, name: str) -> Possible:
        """Return the verdict on a clause or a group of this rulebook."""
        return self.groups[name] if name in self.groups else self.clauses[name]


def judge(
    book: Rulebook,
    symbols: Symbols,
    *,
    printed: Mapping[RatioWithin, Printed] = MappingProxyType({}),
    seal: Seal | None = None,
) -> Judged:
    """Read a rulebook over the symbols of a sheet.

    Args:
        book: The criteria.
        symbols: The facts.
        printed: Ratios that a printed figure decides where their counts do not, with what it says.
        seal: What the groups read in the place of a clause's own verdict.
    """
    reading = _Reading(book, symbols, printed, seal)
    verdict = reading.group(book.root, _Gate())
    return Judged(
        verdict=verdict,
        clauses={clause: conjunction(tests) for clause, tests in reading.clauses.items()},
        groups={clause: conjunction(groups) for clause, groups in reading.groups.items()},
    )


@dataclass(frozen=True)
class _Reading:
    book: Rulebook
    symbols: Symbols
    printed: Mapping[RatioWithin, Printed]
    seal: Seal | None
    clauses: dict[str, list[Possible]] = field(default_factory=dict)
    groups: dict[str, list[Possible]] = field(default_factory=dict)

    def group(self, group: AllOf | AnyOf, gate: _Gate) -> Possible:
        join = conjunction if isinstance(group, AllOf) else disjunction
        verdict = join([self.part(part, gate) for part in group.parts])
        self.groups.setdefault(group.clause, []).append(verdict)
        return verdict

    def part(self, criterion: Criterion, gate: _Gate) -> Possible:
        match criterion:
            case AllOf() | AnyOf():
                return self.group(criterion, gate)
            case Waived(inner):
                return self.part(inner, _CLOSED)
            case When(condition, then, otherwise):
                asked = self.bare(condition)
                opens = both(gate.may_open, asked.met)
                closes = either(gate.may_close, asked.failed, asked.not_asked)
                if otherwise is None:
                    return self.part(then, _Gate(opens, closes))
                # The other side is asked only where it is sure that the first one is not.
                declined = both(gate.may_open, no(opens))
                first = self.part(then, _Gate(opens, closes, has_other_side=True))
                other = self.part(otherwise, _Gate(declined, either(gate.may_close, no(declined))))
                return _chosen(declined, other, first)
            case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
                return self.leaf(criterion, gate)

    def leaf(self, leaf: Leaf, gate: _Gate) -> Possible:
        answer = outcome(leaf, self.symbols, self.printed)
        # While it is open whether a clause is asked, only what is met anyhow says something: on this side alone.
        unsure = both(gate.may_open, gate.may_close)
        either_way = both(unsure, gate.has_other_side)
        verdict = Possible(
            met=either(either_way, both(gate.may_open, either(answer.met, answer.judged, answer.lacking))),
            failed=either(either_way, both(gate.may_open, no(answer.met))),
            not_asked=gate.may_close,
        )
        if self.book.missing_fails:
            lacking = either(answer.lacking, both(gate.may_close, no(answer.met)), either_way)
            verdict = _chosen(both(gate.may_open, lacking), _FAILED, verdict)
        if self.seal is not None:
            verdict = self.seal(leaf.clause, verdict)
        # A clause is called met where its leaf is, though the groups above it know that it may be passed over.
        met_if_asked = both(unsure, answer.met, no(gate.has_other_side))
        self.clauses.setdefault(leaf.clause, []).append(_chosen(met_if_asked, _MET, verdict))
        return verdict

    def bare(self, criterion: Criterion) -> Possible:
        """Return the verdict on a condition, which no clause stands behind."""
        match criterion:
            case AllOf(parts=parts):
                return conjunction([self.bare(part) for part in parts])
            case AnyOf(parts=parts):
                return disjunction([self.bare(part) for part in parts])
            case Waived():
                return NOT_ASKED
            case When(condition, then, otherwise):
                asked = self.bare(condition)
                declined = either(asked.failed, asked.not_asked)
                sides = (self.bare(then), NOT_ASKED if otherwise is None else self.bare(otherwise))
                return Possible(
                    *(either(both(asked.met, one), both(declined, other)) for one, other in zip(*sides, strict=True))
                )
            case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
                answer = outcome(criterion, self.symbols, self.printed)
                unsettled = either(answer.lacking, answer.judged)
                return Possible(either(answer.met, unsettled), either(answer.failed, unsettled))


def measure(of: Measure, symbols: Symbols) -> Number:
    """Return the number that a measure comes to."""
    match of:
        case Sum(terms):
            added_up = added(
                symbols.counts[name] if weight == 1 else weight * symbols.counts[name] for name, weight in terms
            )
            # A count is never negative, whatever is taken away from it.
            return _greatest([added_up, 0]) if any(weight < 0 for _, weight in terms) else added_up
        case Union(first, second, shared):
            return symbols.counts[first] + symbols.counts[second] - symbols.counts[shared]
        case Greatest(parts):
            return _greatest([measure(part, symbols) for part in parts])
        case AsStated(fact):
            return symbols.as_stated[fact]
        case Constant(value):
            return value


def _greatest(numbers: list[Number]) -> Number:
    greatest, *others = numbers
    for other in others:
        greatest = z3.If(greatest >= other, greatest, other)
    return greatest


def outcome(leaf: Leaf, symbols: Symbols, printed: Mapping[RatioWithin, Printed]) -> _Outcome:
    """Return what one leaf comes to where it is asked."""
    match leaf:
        case Amount(of=of):
            return _amount(leaf, measure(of, symbols))
        case ShareAtLeast(part=part, whole=whole):
            return _share(leaf, measure(part, symbols), measure(whole, symbols))
        case ShareAtMost(part=part, whole=whole):
            return _share_at_most(leaf, measure(part, symbols), measure(whole, symbols))
        case RatioWithin(many=many, per=per):
            by_counts = _ratio(leaf, measure(many, symbols), measure(per, symbols))
            return printed[leaf].before(by_counts) if leaf in printed else by_counts
        case Holds():
            return _holds(leaf, symbols)
        case OneOf():
            return _one_of(leaf, symbols)
        case Together(tests=tests):
            return _together([outcome(test, symbols, printed) for test in tests])


def _amount(leaf: Amount, number: Number) -> _Outcome:
    low = leaf.minimum is None or number >= leaf.minimum + leaf.exclusive
    high = leaf.maximum is None or number <= leaf.maximum - leaf.exclusive
    return _decided(both(low, high))


def _decided(met: Truth) -> _Outcome:
    return _Outcome(met, no(met))


def _share(leaf: ShareAtLeast, part: Number, whole: Number) -> _Outcome:
    limit, above = leaf.limit
    enough = limit.denominator * part - int(above) >= limit.numerator * whole
    some_whole = whole > 0
    met = both(either(some_whole, both(leaf.nested, part > 0)), enough)
    failed = both(some_whole, no(enough))
    return _Outcome(met, failed, judged=no(either(met, failed)))


def _share_at_most(leaf: ShareAtMost, part: Number, whole: Number) -> _Outcome:
    limit, below = leaf.limit
    few_enough = limit.denominator * part + int(below) <= limit.numerator * whole
    some_whole = whole > 0
    return _Outcome(both(some_whole, few_enough), both(some_whole, no(few_enough)), judged=no(some_whole))


def _ratio(leaf: RatioWithin, many: Number, per: Number) -> _Outcome:
    within = both(
        leaf.maximum is None or many <= leaf.maximum * per,
        leaf.minimum is None or many >= leaf.minimum * per,
    )
    # Some of the one and none of the other is no ratio that a lower limit could welcome.
    some_many, fits = many > 0, both(within, per > 0)
    return _Outcome(both(some_many, fits), both(some_many, no(fits)), judged=no(some_many))


def _holds(leaf: Holds, symbols: Symbols) -> _Outcome:
    known = [symbols.known[name] for name in leaf.facts]
    right = [symbols.yes[name] if leaf.value else no(symbols.yes[name]) for name in leaf.facts]
    wrong = some(both(is_known, no(is_right)) for is_known, is_right in zip(known, right, strict=True))
    met = every([*known, *right])
    if leaf.undeclared_fails:
        declared = every(symbols.declared[name] for name in leaf.facts)
        return _decided(both(met, declared))
    undeclared = both(no(wrong), no(met))
    lacking, judged = (False, undeclared) if leaf.judgement else (undeclared, False)
    return _Outcome(met, wrong, lacking, judged)


def _one_of(leaf: OneOf, symbols: Symbols) -> _Outcome:
    known = symbols.known[leaf.fact]
    met = both(known, some(symbols.has(leaf.fact, value) for value in leaf.allowed))
    judged = both(known, no(met), some(symbols.has(leaf.fact, value) for value in leaf.referred))
    return _Outcome(met, both(known, no(met), no(judged)), lacking=no(known), judged=judged)


def _together(tests: list[_Outcome]) -> _Outcome:
    failed, lacking = some(test.failed for test in tests), some(test.lacking for test in tests)
    judged = some(test.judged for test in tests)
    return _Outcome(
        every(test.met for test in tests),
        failed,
        lacking=both(no(failed), lacking),
        judged=both(no(failed), no(lacking), judged),
    )
