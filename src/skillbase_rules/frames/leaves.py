"""What one leaf of a rulebook comes to in every row of a table.

Shares are compared by products that stay within 64 bits, ratios by whole-number division, so nothing is rounded and
nothing overflows.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from skillbase_rules.engine.criteria import (
    Amount,
    Holds,
    Leaf,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
)
from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.headers import LARGEST_COUNT
from skillbase_rules.frames.logic import Number, Truth, both, ceiling, either, every, negated, smaller, some, times
from skillbase_rules.frames.measures import is_open, measure
from skillbase_rules.frames.statuses import Verdict, conjunction, decided
from skillbase_rules.frames.table import TableError
from skillbase_rules.wording import tables as m


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
            judged = [leaf_verdict(test, facts) for test in tests]
            return replace(conjunction(judged), lacking=some(both(each.open, each.lacking) for each in judged))


def _holds(leaf: Holds, facts: FactColumns) -> Verdict:
    right = [facts.says(name, value=leaf.value) for name in leaf.facts]
    wrong = [facts.says(name, value=not leaf.value) for name in leaf.facts]
    if leaf.undeclared_fails:
        wrong = [negated(one) for one in right]
    return decided(every(right), some(wrong), lacking=not leaf.judgement)


def _one_of(leaf: OneOf, facts: FactColumns) -> Verdict:
    met, referred = facts.is_among(leaf.fact, leaf.allowed), facts.is_among(leaf.fact, leaf.referred)
    stated = facts.is_stated(leaf.fact)
    return decided(met, both(stated, negated(met), negated(referred)), lacking=negated(stated))


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
    return decided(every(met), some(not_met), lacking=is_open(leaf.of, facts))


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
    lacking = either(is_open(leaf.part, facts), is_open(leaf.whole, facts))
    if leaf.quotient is None:
        return decided(met, not_met, lacking=lacking)
    enough, too_little = _quotient_share(leaf, leaf.quotient, facts)
    read = both(negated(met), negated(not_met))
    return decided(either(met, both(read, enough)), either(not_met, both(read, too_little)), lacking=lacking)


def _quotient_share(leaf: ShareAtLeast, quotient: Quotient, facts: FactColumns) -> tuple[Truth, Truth]:
    """Return where a share that is known as a quotient is enough, and where it is too little."""
    low, high, bounded = facts.span(quotient.fact)
    limit, above = leaf.limit
    asked = limit * quotient.times
    enough = low > floor(asked) if above else low >= ceil(asked)
    return enough, both(bounded, high + 1 <= floor(asked))


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
    return decided(met, not_met, lacking=either(is_open(leaf.part, facts), is_open(leaf.whole, facts)))


def ratio_ends(leaf: RatioWithin, facts: FactColumns) -> tuple[Truth, Truth, Truth]:
    """Return where a ratio is surely above its maximum, surely below its minimum, and surely of none."""
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    some_of_many: Truth = many.low > 0
    above: Truth = False
    below: Truth = False
    if leaf.maximum is not None:
        above = both(some_of_many, per.bounded, ceiling(many.low, leaf.maximum) > per.high)
    if leaf.minimum is not None:
        below = both(some_of_many, many.bounded, many.high // leaf.minimum < per.low)
    return above, below, both(some_of_many, per.bounded, per.high == 0)


_LARGEST_RATIO = 2000


def _ratio(leaf: RatioWithin, facts: FactColumns) -> Verdict:
    _require_within(_LARGEST_RATIO, leaf)
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    not_met = some(ratio_ends(leaf, facts))
    good: list[Truth] = [many.low > 0, per.low > 0]
    if leaf.maximum is not None:
        good.append(both(many.bounded, ceiling(many.high, leaf.maximum) <= per.low))
    if leaf.minimum is not None:
        good.append(both(per.bounded, many.low // leaf.minimum >= per.high))
    met = every(good)
    lacking = either(is_open(leaf.many, facts), is_open(leaf.per, facts))
    if leaf.quotient is not None:
        within, beyond = _quotient_ratio(leaf, leaf.quotient, facts)
        read = both(lacking, negated(met), negated(not_met))
        met, not_met = either(met, both(read, within)), either(not_met, both(read, beyond))
    if leaf.printed is None:
        return decided(met, not_met, lacking=lacking)
    good_print, bad_print = _printed(leaf, leaf.printed, facts)
    read = both(lacking, negated(met), negated(not_met))
    return decided(either(met, both(read, good_print)), either(not_met, both(read, bad_print)), lacking=lacking)


def _quotient_ratio(leaf: RatioWithin, quotient: Quotient, facts: FactColumns) -> tuple[Truth, Truth]:
    """Return where a ratio that is known as a quotient lies within its ends, and where beyond one."""
    low, high, bounded = facts.span(quotient.fact)
    within: list[Truth] = []
    beyond: list[Truth] = []
    if leaf.maximum is not None:
        within.append(both(bounded, high < leaf.maximum * quotient.times))
        beyond.append(low > leaf.maximum * quotient.times)
    if leaf.minimum is not None:
        within.append(low >= leaf.minimum * quotient.times)
        beyond.append(both(bounded, high < leaf.minimum * quotient.times))
    # It may be a quotient of none of them, of which nothing is said.
    some_of_many = either(low > 0, measure(leaf.many, facts).low > 0)
    return both(*within, negated(some(beyond)), some_of_many), both(some(beyond), some_of_many)


def _printed(leaf: RatioWithin, name: str, facts: FactColumns) -> tuple[Truth, Truth]:
    """Return where a printed figure says that a ratio is met, and where that it is not."""
    low, high, bounded = facts.span(name)
    slack = leaf.printed_slack
    good: list[Truth] = []
    bad: list[Truth] = []
    if leaf.maximum is not None:
        good.append(both(bounded, high + slack <= leaf.maximum))
        bad.append(low - slack >= leaf.maximum if slack else low > leaf.maximum)
    if leaf.minimum is not None:
        good.append(low - slack >= leaf.minimum)
        bad.append(both(bounded, high + slack < leaf.minimum + bool(slack)))
    not_met = some(bad)
    return both(*good, negated(not_met)), not_met
