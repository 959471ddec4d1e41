"""What a criterion says of one world in which every fact is known, by plain fractions; and every world left possible.

Nothing of the evaluation is used here: a verdict on facts that are partly known must be the verdict of all the worlds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import floor

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
from skillbase_rules.engine.findings import Status, conjunction, disjunction
from skillbase_rules.engine.narrowing import Limit
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet, as_limits

Value = int | bool | str
World = Mapping[str, Value]

BEYOND = (10**3, 10**3 + 1)
"""Numbers in the place of all those above a stated minimum without a maximum."""


def worlds(facts: Sheet, names: tuple[str, ...]) -> Iterator[World]:
    """Yield every world that some facts of a sheet leave possible."""
    limits = limits_among(facts, names)
    for values in product(*(_values(facts, name) for name in names)):
        world = dict(zip(names, values, strict=True))
        if all(sum(count(world, n) for n in part) <= sum(count(world, n) for n in whole) for part, whole in limits):
            yield world


def _values(facts: Sheet, name: str) -> list[Value]:
    value = getattr(facts, name)
    if isinstance(value, Quantity):
        low, high = value.at_least, value.at_most
        return [*range(low, low + 13), *BEYOND] if high is None else list(range(low, high + 1))
    return [value] if value is not None else list(facts.values_of(name))


def count(world: World, name: str) -> int:
    value = world[name]
    assert isinstance(value, int)
    return value


def number(of: Measure, world: World) -> int:
    """Return what a measure comes to; a count is never below nothing."""
    match of:
        case Sum(terms):
            return max(0, sum(weight * count(world, name) for name, weight in terms))
        case Union(first, second, both):
            return count(world, first) + count(world, second) - count(world, both)
        case AsStated(fact):
            return count(world, fact)
        case Greatest(parts):
            return max(number(part, world) for part in parts)
        case Constant(value):
            return value


def limits_among(facts: Sheet, names: Collection[str]) -> list[Limit]:
    """Return the limits of a sheet that bind these counts and no others."""
    limits = as_limits(facts.binding_limits(), facts.binding_united())
    return [(part, whole) for part, whole in limits if {*part, *whole} <= set(names)]


def decided(truth: bool) -> Status:
    return Status.MET if truth else Status.NOT_MET


def says_amount(leaf: Amount, value: int) -> Status:
    step = 1 if leaf.exclusive else 0
    enough = leaf.minimum is None or value >= leaf.minimum + step
    return decided(enough and (leaf.maximum is None or value <= leaf.maximum - step))


def says_share(leaf: ShareAtLeast | ShareAtMost, part: int, whole: int) -> Status:
    if whole == 0:
        return Status.UNKNOWN
    points = Fraction(100 * part, whole)
    if leaf.rounding:
        unit = 2 * leaf.rounding
        points = floor(points / unit + Fraction(1, 2)) * unit
    if isinstance(leaf, ShareAtMost):
        return decided(points < leaf.percent if leaf.exclusive else points <= leaf.percent)
    return decided(points > leaf.percent if leaf.exclusive else points >= leaf.percent)


def says_ratio(leaf: RatioWithin, many: int, per: int) -> Status:
    if many == 0:
        return Status.UNKNOWN
    if per == 0:
        return Status.NOT_MET
    ratio = Fraction(many, per)
    enough = leaf.minimum is None or ratio >= leaf.minimum
    return decided(enough and (leaf.maximum is None or ratio <= leaf.maximum))


def says_leaf(leaf: Leaf, world: World) -> Status:
    match leaf:
        case Amount(of=of):
            return says_amount(leaf, number(of, world))
        case ShareAtLeast(part=part, whole=whole) | ShareAtMost(part=part, whole=whole):
            return says_share(leaf, number(part, world), number(whole, world))
        case RatioWithin(many=many, per=per):
            return says_ratio(leaf, number(many, world), number(per, world))
        case Holds(facts=facts, value=value):
            return decided(all(world[name] is value for name in facts))
        case OneOf(fact=fact, allowed=allowed, referred=referred):
            return Status.UNKNOWN if world[fact] in referred else decided(world[fact] in allowed)
        case Together(tests=tests):
            return conjunction(says_leaf(test, world) for test in tests)


def says(criterion: Criterion, world: World) -> Status:
    """Return what a criterion comes to where everything is known."""
    match criterion:
        case AllOf(parts=parts):
            return conjunction(says(part, world) for part in parts)
        case AnyOf(parts=parts):
            return disjunction(says(part, world) for part in parts)
        case Waived():
            return Status.NOT_APPLICABLE
        case When(condition, then, otherwise):
            asked = says(condition, world)
            declined = Status.NOT_APPLICABLE if otherwise is None else says(otherwise, world)
            if asked is Status.UNKNOWN:
                return of_all({says(then, world), declined})
            return says(then, world) if asked is Status.MET else declined
        case leaf:
            return says_leaf(leaf, world)


def of_all(statuses: set[Status]) -> Status:
    """Return the verdict on which all worlds agree, or unknown."""
    return next(iter(statuses)) if len(statuses) == 1 else Status.UNKNOWN
