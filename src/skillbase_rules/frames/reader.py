"""The second reader of the rulebook: the same tree as conditions over a table of facts.

Every verdict is exact. Shares are compared by products that stay within 64 bits, ratios by whole-number division, so
nothing is rounded and nothing overflows; all conditions are never null, so every backend agrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

import narwhals as nw

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
    leaf_facts,
    measured_facts,
)
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.frames.columns import LARGEST_COUNT, FactColumns
from skillbase_rules.frames.logic import (
    Number,
    Truth,
    both,
    ceiling,
    chosen,
    column,
    either,
    every,
    negated,
    smaller,
    some,
    times,
)
from skillbase_rules.frames.measures import measure
from skillbase_rules.frames.table import TableError
from skillbase_rules.wording import tables as m

Missing = dict[str, Truth]
"""Facts by name, and where each of them is missing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict on every row; a row of none of the three is unknown."""

    met: Truth
    not_met: Truth
    closed: Truth = False
    """Not applicable."""
    lacking: Truth = True
    """Where it is unknown, a fact is missing (and not only an expert's judgement)."""

    @property
    def open(self) -> Truth:
        """Where it is unknown."""
        return negated(some((self.met, self.not_met, self.closed)))

    def parts(self) -> dict[str, Truth]:
        """Return the conditions that make it up, by name."""
        return {"met": self.met, "not_met": self.not_met, "closed": self.closed, "lacking": self.lacking}

    def words(self, refused: Truth, dtype: nw.dtypes.DType, said: Mapping[Status, str]) -> nw.Expr:
        """Return the verdict as one column of words; null where a row is refused."""
        named = ((self.closed, Status.NOT_APPLICABLE), (self.met, Status.MET), (self.not_met, Status.NOT_MET))
        word = nw.lit(said[Status.UNKNOWN], dtype)
        for where, status in named:
            word = nw.lit(said[status], dtype) if where is True else word
            if isinstance(where, nw.Expr):
                word = nw.when(where).then(nw.lit(said[status], dtype)).otherwise(word)
        return word if refused is False else nw.when(column(negated(refused))).then(word)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a clause is asked: `open`, `closed`, or neither where it is not known."""

    open: Truth
    closed: Truth
    conditions: tuple[Criterion, ...] = ()
    """The conditions that it hangs on."""


@dataclass(frozen=True, slots=True)
class GatedLeaf:
    """One leaf as it is asked of some rows."""

    leaf: Leaf
    gate: Gate
    where: Truth = True
    """The rows that it is asked of rather than another leaf for the same clause."""


Gates = dict[tuple[tuple[Criterion, ...], Criterion], tuple[Gate, Truth]]
"""Gates that were met before, by the conditions above them and their own, and where their own is declined."""

OPEN = Gate(open=True, closed=False)


def conjunction(parts: list[Verdict]) -> Verdict:
    """Return Kleene's "and"; what is not applicable drops out."""
    closed, not_met = every(part.closed for part in parts), some(part.not_met for part in parts)
    met = both(every(either(part.met, part.closed) for part in parts), negated(closed), negated(not_met))
    return Verdict(met, not_met, closed, some(part.lacking for part in parts))


def disjunction(parts: list[Verdict]) -> Verdict:
    """Return Kleene's "or"; what is not applicable drops out."""
    closed, met = every(part.closed for part in parts), some(part.met for part in parts)
    not_met = both(every(either(part.not_met, part.closed) for part in parts), negated(closed), negated(met))
    return Verdict(met, not_met, closed, some(part.lacking for part in parts))


def _either_verdict(where: Truth, one: Verdict, other: Verdict) -> Verdict:
    return Verdict(*(chosen(where, one.parts()[name], other.parts()[name]) for name in one.parts()))


def asked_leaves(criterion: Criterion, gate: Gate, facts: FactColumns, gates: Gates) -> list[GatedLeaf]:
    """Return every leaf of a criterion with the rows it is asked of, in the notice's order."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return [asked for part in parts for asked in asked_leaves(part, gate, facts, gates)]
        case Waived(inner):
            return asked_leaves(inner, Gate(open=False, closed=True, conditions=(criterion,)), facts, gates)
        case When(condition, then, otherwise):
            inside, declined = _gate(condition, gate, facts, gates)
            if otherwise is None:
                return asked_leaves(then, inside, facts, gates)
            first = [replace(one, where=negated(declined)) for one in asked_leaves(then, inside, facts, gates)]
            return first + [replace(one, where=declined) for one in asked_leaves(otherwise, gate, facts, gates)]
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return [GatedLeaf(criterion, gate)]
        case _:
            assert_never(criterion)


def _gate(condition: Criterion, gate: Gate, facts: FactColumns, gates: Gates) -> tuple[Gate, Truth]:
    """Return the gate of what is asked on a condition, and where the condition is declined."""
    # Several clauses hang on one condition; it is worked out once.
    key = (gate.conditions, condition)
    if key not in gates:
        asked = verdict(condition, facts)
        met, declined = both(gate.open, asked.met), both(gate.open, either(asked.not_met, asked.closed))
        if not gate.conditions:
            met, declined = facts.noted(met), facts.noted(declined)
        gates[key] = Gate(met, either(gate.closed, declined), (*gate.conditions, condition)), declined
    return gates[key]


def judged_clauses(book: Rulebook, asked: list[GatedLeaf], facts: FactColumns) -> dict[str, Verdict]:
    """Return the verdict on every clause."""
    found: dict[str, Verdict] = {}
    for one in asked:
        said = _gated(leaf_verdict(one.leaf, facts), one.gate, missing_fails=book.missing_fails)
        clause = one.leaf.clause
        found[clause] = _either_verdict(one.where, said, found[clause]) if clause in found else said
    return found


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


def _gated(said: Verdict, gate: Gate, *, missing_fails: bool) -> Verdict:
    met, not_met = both(said.met, gate.open), both(said.not_met, gate.open)
    lacking = either(said.lacking, negated(gate.open))
    if missing_fails:
        not_met = either(not_met, both(lacking, negated(met), negated(gate.closed)))
    return Verdict(met, not_met, gate.closed, lacking)


def verdict(condition: Criterion, facts: FactColumns) -> Verdict:
    """Return the bare verdict of a condition, which is no clause of its own."""
    match condition:
        case AllOf(parts=parts):
            return conjunction([verdict(part, facts) for part in parts])
        case AnyOf(parts=parts):
            return disjunction([verdict(part, facts) for part in parts])
        case Waived():
            return Verdict(met=False, not_met=False, closed=True)
        case When(inner, then, otherwise):
            asked, found = verdict(inner, facts), verdict(then, facts)
            declined = either(asked.not_met, asked.closed)
            gated = Verdict(*(both(part, asked.met) for part in (found.met, found.not_met, found.closed)))
            nothing = Verdict(met=False, not_met=False, closed=True)
            return _either_verdict(declined, verdict(otherwise, facts) if otherwise else nothing, gated)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return leaf_verdict(condition, facts)
        case _:
            assert_never(condition)


def leaf_verdict(leaf: Leaf, facts: FactColumns) -> Verdict:
    """Return the verdict of one leaf."""
    match leaf:
        case Holds():
            return _holds(leaf, facts)
        case OneOf():
            return _one_of(leaf, facts)
        case Amount():
            return _amount(leaf, facts)
        case ShareAtLeast():
            return _share(leaf, facts)
        case ShareAtMost():
            return _share_at_most(leaf, facts)
        case RatioWithin():
            return _ratio(leaf, facts)
        case Together(tests=tests):
            found = [leaf_verdict(test, facts) for test in tests]
            return replace(conjunction(found), lacking=some(both(one.open, one.lacking) for one in found))


def inexact(names: tuple[str, ...], facts: FactColumns) -> Missing:
    """Return where each of some counts is not known exactly."""
    return {name: negated(facts.is_exact(name)) for name in names}


def _holds(leaf: Holds, facts: FactColumns) -> Verdict:
    right = [facts.says(name, value=leaf.value) for name in leaf.facts]
    wrong = [facts.says(name, value=not leaf.value) for name in leaf.facts]
    if leaf.undeclared_fails:
        wrong = [negated(one) for one in right]
    return Verdict(every(right), some(wrong), lacking=not leaf.judgement)


def _one_of(leaf: OneOf, facts: FactColumns) -> Verdict:
    met, referred = facts.is_among(leaf.fact, leaf.allowed), facts.is_among(leaf.fact, leaf.referred)
    stated = facts.is_stated(leaf.fact)
    return Verdict(met, both(stated, negated(met), negated(referred)), lacking=negated(stated))


def _require_within(largest: int, leaf: Amount | RatioWithin) -> None:
    """Raise `TableError` where a leaf asks for a number with which 64 bits cannot be calculated exactly."""
    for limit in (leaf.minimum, leaf.maximum):
        if limit is not None and limit > largest:
            raise TableError(m.LIMIT_TOO_LARGE.filled(clause=leaf.clause, limit=limit, largest=largest))


def _amount(leaf: Amount, facts: FactColumns) -> Verdict:
    _require_within(LARGEST_COUNT, leaf)
    low, high, bounded = measure(leaf.of, facts)
    met: list[Truth] = []
    not_met: list[Truth] = []
    if leaf.minimum is not None:
        minimum = leaf.minimum + leaf.exclusive
        met.append(low >= minimum)
        not_met.append(both(bounded, high < minimum))
    if leaf.maximum is not None:
        maximum = leaf.maximum - leaf.exclusive
        met.append(both(bounded, high <= maximum))
        not_met.append(low > maximum)
    return Verdict(every(met), some(not_met), lacking=some(inexact(measured_facts(leaf.of), facts).values()))


LARGEST_FACTOR = 2000
"""By no more than this may a measure be multiplied: none is above four of the largest counts, so 64 bits hold it."""


def part_needed(of: Number, leaf: ShareAtLeast) -> Number:
    """Return the least part of `of` that the share asks for, without any product that could leave 64 bits."""
    limit, above = leaf.limit
    a, b = limit.numerator, limit.denominator
    units = of // b
    rest = of - units * b
    return units * a + ((rest * a) // b + 1 if above else ceiling(rest * a, b))


def _is_enough(part: Number, of: Number, leaf: ShareAtLeast) -> Truth:
    """Return where a part is the share asked for."""
    limit, above = leaf.limit
    if limit.denominator > LARGEST_FACTOR:
        return part >= part_needed(of, leaf)
    have, needed = times(part, limit.denominator), times(of, limit.numerator)
    return have > needed if above else have >= needed


def _share(leaf: ShareAtLeast, facts: FactColumns) -> Verdict:
    part, of = measure(leaf.part, facts), measure(leaf.whole, facts)
    positive = of.low > 0
    sure = either(positive, part.low > 0) if leaf.nested else positive
    met = both(sure, of.bounded, _is_enough(part.low, of.high, leaf))
    not_met = both(positive, part.bounded, negated(_is_enough(part.high, of.low, leaf)), negated(met))
    return Verdict(met, not_met, lacking=some(inexact(leaf_facts(leaf), facts).values()))


def part_allowed(part: Number, per: Number, leaf: ShareAtMost) -> Number:
    """Return the largest part beside `per`, where `part` is too large, without any product that could leave 64 bits."""
    (_, a, b), below = leaf.sides, leaf.limit[1]
    if a > b and a > LARGEST_FACTOR:
        # Only where the part is not too large can more of `per` than this stand beside it.
        per = smaller(per, _quotient(part, b, a, up=True))
    return _quotient(per, a, b, up=True) - 1 if below else _quotient(per, a, b, up=False)


def _quotient(number: Number, a: int, b: int, *, up: bool) -> Number:
    """Return number × a / b as a whole number, rounded up or down."""
    if max(a, b) <= LARGEST_FACTOR:
        return ceiling(times(number, a), b) if up else times(number, a) // b
    units = number // b
    rest = number - units * b
    return units * a + (ceiling(rest * a, b) if up else rest * a // b)


def _is_within(part: Number, per: Number, leaf: ShareAtMost) -> Truth:
    """Return where a part is no larger share than allowed beside what it is set against."""
    (_, a, b), below = leaf.sides, leaf.limit[1]
    if max(a, b) <= LARGEST_FACTOR:
        return times(part, b) < times(per, a) if below else times(part, b) <= times(per, a)
    if a > b:
        return per > _quotient(part, b, a, up=False) if below else per >= _quotient(part, b, a, up=True)
    return part < _quotient(per, a, b, up=True) if below else part <= _quotient(per, a, b, up=False)


def _share_at_most(leaf: ShareAtMost, facts: FactColumns) -> Verdict:
    part, of, per = (measure(side, facts) for side in (leaf.part, leaf.whole, leaf.sides[0]))
    met = both(of.low > 0, part.bounded, _is_within(part.high, per.low, leaf))
    not_met = both(of.low > 0, per.bounded, negated(_is_within(part.low, per.high, leaf)))
    return Verdict(met, not_met, lacking=some(inexact(leaf_facts(leaf), facts).values()))


def ratio_ends(leaf: RatioWithin, facts: FactColumns) -> tuple[Truth, Truth]:
    """Return where a ratio is surely above its maximum, and where surely below its minimum."""
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    some_of_many: Truth = many.low > 0
    above: Truth = False
    below: Truth = False
    if leaf.maximum is not None:
        above = both(some_of_many, per.bounded, ceiling(many.low, leaf.maximum) > per.high)
    if leaf.minimum is not None:
        below = both(some_of_many, many.bounded, many.high // leaf.minimum < per.low)
    return above, below


_LARGEST_RATIO = 2000


def _ratio(leaf: RatioWithin, facts: FactColumns) -> Verdict:
    _require_within(_LARGEST_RATIO, leaf)
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    not_met = either(*ratio_ends(leaf, facts))
    good: list[Truth] = [many.low > 0, negated(not_met)]
    if leaf.maximum is not None:
        good.append(both(many.bounded, ceiling(many.high, leaf.maximum) <= per.low))
    if leaf.minimum is not None:
        good.append(both(per.bounded, many.low // leaf.minimum >= per.high))
    met = every(good)
    counted = dict.fromkeys((*measured_facts(leaf.many), *measured_facts(leaf.per)))
    lacking = some(inexact(tuple(counted), facts).values())
    if leaf.printed is None:
        return Verdict(met, not_met, lacking=lacking)
    by_print = printed_verdict(leaf, leaf.printed, facts)
    read = both(lacking, negated(met), negated(not_met))
    return Verdict(
        either(met, both(read, by_print.met)), either(not_met, both(read, by_print.not_met)), lacking=lacking
    )


def printed_verdict(leaf: RatioWithin, name: str, facts: FactColumns) -> Verdict:
    """Return what a printed figure says of a ratio where its counts do not decide."""
    low, high, bounded = facts.span(name)
    slack = leaf.printed_slack
    known = both(bounded, low == high, low > 0)
    good: list[Truth] = []
    bad: list[Truth] = []
    if leaf.maximum is not None:
        good.append(low + slack <= leaf.maximum)
        bad.append(low - slack >= leaf.maximum if slack else low > leaf.maximum)
    if leaf.minimum is not None:
        good.append(low - slack >= leaf.minimum)
        bad.append(low + slack <= leaf.minimum if slack else low < leaf.minimum)
    not_met = both(known, some(bad))
    return Verdict(both(known, every(good), negated(not_met)), not_met)
