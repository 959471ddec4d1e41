"""The vocabulary of criteria: a rulebook is a tree of these and nothing else.

Measures say which counts are set together, criteria say what is asked of them. Both are frozen data. `evaluate` reads
them for one applicant and `frames` reads the same tree for a table; neither holds a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.text import Text

Terms = tuple[tuple[str, int], ...]
"""Counts by name, each with a whole weight."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts added up, each with a whole weight; a negative weight takes a count away."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Union:
    """Two groups of people united: who is in both counts once."""

    first: str
    second: str
    both: str


@dataclass(frozen=True, slots=True)
class AsStated:
    """A count as the file states it, whatever follows for it from other counts."""

    fact: str


@dataclass(frozen=True, slots=True)
class Greatest:
    """The greatest of several counts."""

    of: tuple[Measure, ...]
    asked_of_first: bool = False
    """The others prove the first: who lacks something lacks it there."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed number in the place of a count."""

    value: int


Measure = Sum | Union | AsStated | Greatest | Constant


def with_totals(terms: Terms, totals: Mapping[str, tuple[str, ...]]) -> Terms:
    """Return a weighted sum in which a total stands for its parts, as far as all of them are in it.

    A total may be known where its parts are not: twice the one and once the other is the total and the one again.
    """
    weights = dict(terms)
    for name, parts in totals.items():
        # Few sums hold the parts of a total; the first part tells most of them.
        if parts[0] in weights and (shared := min([weights.get(part, 0) for part in parts])) > 0:
            weights = {fact: weight - shared if fact in parts else weight for fact, weight in weights.items()}
            weights[name] = weights.get(name, 0) + shared
    return tuple((fact, weight) for fact, weight in weights.items() if weight)


def total(*facts: str) -> Sum:
    """Return the sum of the named counts."""
    return Sum(tuple((fact, 1) for fact in facts))


@dataclass(frozen=True, slots=True)
class Amount:
    """A measure lies between a minimum and a maximum, both included; either end may be open."""

    clause: str
    of: Measure
    minimum: int | None = None
    maximum: int | None = None
    exclusive: bool = False
    """The ends themselves do not count (reading R-01)."""


@dataclass(frozen=True, slots=True)
class ShareAtLeast:
    """A part is at least so many percent of its whole; of an empty whole nothing is said."""

    clause: str
    part: Measure
    whole: Measure
    percent: Percentage
    exclusive: bool = False
    rounding: Fraction = Fraction(0)
    """Half of the unit, in percentage points, that the share is rounded to first; 0 for exact (reading R-02)."""
    nested: bool = True
    """The part is counted inside the whole, so a whole is never smaller than its part."""
    quotient: Quotient | None = None
    """The share as a fact of its own, read only where the counts do not decide."""

    @property
    def limit(self) -> tuple[Fraction, bool]:
        """The exact share that decides, and whether the share must lie above it rather than on or above it."""
        if self.rounding == 0:
            return Fraction(self.percent) / 100, self.exclusive
        # Rounding half up: a share prints as n or more from n minus half a unit on.
        unit = 2 * self.rounding
        steps = floor(self.percent / unit) + 1 if self.exclusive else ceil(self.percent / unit)
        return (steps * unit - self.rounding) / 100, False


@dataclass(frozen=True, slots=True)
class ShareAtMost:
    """A part is at most so many percent of its whole; of an empty whole nothing is said."""

    clause: str
    part: Measure
    whole: Measure
    percent: Percentage
    exclusive: bool = False
    rounding: Fraction = Fraction(0)
    """Half of the unit, in percentage points, that the share is rounded to first; 0 for exact."""

    @property
    def limit(self) -> tuple[Fraction, bool]:
        """The exact share that decides, and whether the share must lie below it rather than on or below it."""
        if self.rounding == 0:
            return Fraction(self.percent) / 100, self.exclusive
        # Rounding half up: a share prints as n or less below n plus half a unit.
        unit = 2 * self.rounding
        steps = ceil(self.percent / unit) - 1 if self.exclusive else floor(self.percent / unit)
        return (steps * unit + self.rounding) / 100, True

    @property
    def rest(self) -> Sum | None:
        """What the whole counts besides the part, where the part is some of the counts that make up the whole.

        A part that grows makes such a whole grow too, so it is set against the rest: one third of all is half of the
        others.
        """
        if not (isinstance(self.part, Sum) and isinstance(self.whole, Sum)):
            return None
        terms = dict(self.whole.terms)
        if min(terms.values()) < 0:
            return None
        for fact, weight in self.part.terms:
            if terms.pop(fact, None) != weight:
                return None
        return Sum(tuple(terms.items()))

    @property
    def sides(self) -> tuple[Measure, int, int]:
        """The measure that the part is set against, and the numbers a, b of part × b <= a × that measure."""
        limit, _ = self.limit
        a, b = limit.numerator, limit.denominator
        return (self.whole, a, b) if self.rest is None else (self.rest, a, b - a)


@dataclass(frozen=True, slots=True)
class RatioWithin:
    """So many of `many` for each of `per`; without any of `many` nothing is said."""

    clause: str
    many: Measure
    per: Measure
    minimum: int | None = None
    maximum: int | None = None
    printed: str | None = None
    """A fact with the printed figure, read only where the counts do not decide."""
    printed_slack: int = 0
    """How far the true figure may lie from the printed one (exclusive)."""
    quotient: Quotient | None = None
    """The ratio as a fact of its own, read only where the counts do not decide."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Every named yes/no fact has the value asked for."""

    clause: str
    facts: tuple[str, ...]
    value: bool = True
    judgement: bool = False
    """An undeclared fact is for experts to judge."""
    undeclared_fails: bool = False
    """An undeclared fact counts as the wrong value (reading R-08)."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact has one of the values allowed; the values referred are for experts to judge."""

    clause: str
    fact: str
    allowed: tuple[str, ...]
    referred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Several tests that one clause makes at once; the first gives the observed value and the threshold."""

    clause: str
    tests: tuple[Amount | ShareAtLeast | ShareAtMost | RatioWithin | Holds | OneOf, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is met; parts that are not applicable drop out."""

    clause: str
    parts: tuple[Criterion, ...]
    label: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is met; parts that are not applicable drop out."""

    clause: str
    parts: tuple[Criterion, ...]
    label: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class When:
    """A criterion asked only where a condition is met; elsewhere another one for the same clauses, or nothing."""

    condition: Criterion
    then: Criterion
    otherwise: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Waived:
    """A criterion that a reading sets aside: never applicable."""

    criterion: Criterion


Leaf = Amount | ShareAtLeast | ShareAtMost | RatioWithin | Holds | OneOf | Together
Criterion = Leaf | AllOf | AnyOf | When | Waived


def at_least(clause: str, fact: str | Measure, minimum: int, *, exclusive: bool = False) -> Amount:
    """Return the criterion that a count or measure is at least `minimum`."""
    return Amount(clause, total(fact) if isinstance(fact, str) else fact, minimum=minimum, exclusive=exclusive)


def at_most(clause: str, fact: str | Measure, maximum: int) -> Amount:
    """Return the criterion that a count or measure is at most `maximum`."""
    return Amount(clause, total(fact) if isinstance(fact, str) else fact, maximum=maximum)


def is_true(clause: str, *facts: str) -> Holds:
    """Return the criterion that every named fact is true."""
    return Holds(clause, facts)


def is_false(clause: str, *facts: str) -> Holds:
    """Return the criterion that every named fact is false."""
    return Holds(clause, facts, value=False)


def all_of(clause: str, label: Text, *parts: Criterion) -> AllOf:
    """Return the conjunction of `parts` under a section of the notice."""
    return AllOf(clause, parts, label)


def any_of(clause: str, label: Text, *parts: Criterion) -> AnyOf:
    """Return the disjunction of `parts` under a section of the notice."""
    return AnyOf(clause, parts, label)


def measured_facts(measure: Measure) -> tuple[str, ...]:
    """Return the names of the facts that a measure reads, in order."""
    match measure:
        case Sum(terms):
            return tuple(fact for fact, _ in terms)
        case Union(first, second, both):
            return (first, second, both)
        case AsStated(fact):
            return (fact,)
        case Greatest(of):
            return tuple(dict.fromkeys(fact for part in of for fact in measured_facts(part)))
        case Constant():
            return ()


def raisers(of: Measure) -> tuple[str, ...]:
    """Return the facts any of which raises the measure when it grows."""
    match of:
        case Sum(terms):
            return tuple(name for name, weight in terms if weight > 0)
        case Union(first, second, _):
            return (first, second)
        case AsStated(fact):
            return (fact,)
        case Greatest(parts, asked_of_first):
            return tuple(
                dict.fromkeys(name for part in parts[: 1 if asked_of_first else None] for name in raisers(part))
            )
        case Constant():
            return ()


def leaf_facts(leaf: Leaf) -> tuple[str, ...]:
    """Return the names of the facts that a leaf reads, in order."""
    match leaf:
        case Holds(facts=facts):
            return facts
        case Amount(of=of):
            return measured_facts(of)
        case ShareAtLeast(part=part, whole=whole, quotient=quotient):
            names = (*measured_facts(part), *measured_facts(whole), *((quotient.fact,) if quotient else ()))
            return tuple(dict.fromkeys(names))
        case ShareAtMost(part=part, whole=whole):
            return tuple(dict.fromkeys((*measured_facts(part), *measured_facts(whole))))
        case RatioWithin(many=many, per=per, printed=printed, quotient=quotient):
            figures = (printed, quotient.fact if quotient else None)
            return (*measured_facts(many), *measured_facts(per), *(name for name in figures if name))
        case OneOf(fact=fact):
            return (fact,)
        case Together(tests=tests):
            return tuple(dict.fromkeys(fact for test in tests for fact in leaf_facts(test)))


def criterion_facts(criterion: Criterion) -> tuple[str, ...]:
    """Return the names of all facts that a criterion reads, those of its conditions among them."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return tuple(dict.fromkeys(fact for part in parts for fact in criterion_facts(part)))
        case When(condition, then, otherwise):
            parts = (condition, then) if otherwise is None else (condition, then, otherwise)
            return tuple(dict.fromkeys(fact for part in parts for fact in criterion_facts(part)))
        case Waived():
            return ()
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return leaf_facts(criterion)


def leaves(criterion: Criterion) -> Iterator[Leaf]:
    """Yield the leaves that carry a clause, in the notice's order; conditions are not among them."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case When(then=then):
            yield from leaves(then)
        case Waived(inner):
            yield from leaves(inner)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            yield criterion
        case _:
            assert_never(criterion)
