"""The ways in which answers can decide what is still open: which facts each way takes, and how likely it comes out so.

A conjunction is lost by any part that fails and met by all of them together; a disjunction the other way round. So
every way to an end is some leaf that turns out so, or leaves that do together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple, assert_never

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
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.possible import MET, NOT_ASKED, NOT_MET, Judge, Possible, possible_statuses

DECLARED_WRONG = Fraction(1, 10)
"""How often a yes or a no is another than a clause asks for; who applies mostly knows that it must declare it."""
NAMED_WRONG = Fraction(1, 4)
"""How often a kind is none of those that a clause allows."""
TOO_FEW = Fraction(1, 2)
"""How often a number misses what a clause asks for."""


class Way(NamedTuple):
    """Facts whose answers can bring about an end together, and how likely they do."""

    facts: frozenset[str]
    chance: Fraction

    @property
    def worth(self) -> Fraction:
        """How likely it comes about for each answer that it takes."""
        return self.chance / max(len(self.facts), 1)


SURE = Way(frozenset(), Fraction(1))
NEVER: tuple[Way, ...] = ()
Needed = Callable[[Leaf], frozenset[str]]
"""The facts that are to be asked so that a leaf is decided; none where no answer can decide it."""


class Ends(NamedTuple):
    """The ways in which a criterion can come to each of its ends."""

    met: tuple[Way, ...] = NEVER
    failed: tuple[Way, ...] = NEVER
    dropped: tuple[Way, ...] = NEVER
    """It turns out not to be asked."""


class Reader(NamedTuple):
    """What the leaves come to now, and which facts each open one needs."""

    judge: Judge
    needed: Needed

    def ends(self, criterion: Criterion) -> Ends:
        """Return the ways in which a criterion can come to each of its ends."""
        match criterion:
            case AllOf(parts=parts):
                return conjoined([self.ends(part) for part in self._that_count(tuple(_merged(parts)), NOT_MET)])
            case AnyOf(parts=parts):
                # What is met is what fails of the opposites.
                counting = self._that_count(parts, MET)
                met, failed, dropped = conjoined([_opposite(self.ends(part)) for part in counting])
                return Ends(failed, met, dropped)
            case Waived():
                return Ends(dropped=(SURE,))
            case When():
                return self._under_a_condition(criterion)
            case Together(tests=tests):
                return conjoined([self.ends(test) for test in tests])
            case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf():
                return self._leaf(criterion)
            case _:
                assert_never(criterion)

    def _that_count(self, parts: tuple[Criterion, ...], decisive: Possible) -> tuple[Criterion, ...]:
        """Return the parts that can come to the status by which one decides alone, and one that is asked in any case.

        Beside that one, whether another is met or not asked comes to the same.
        """
        possible = [possible_statuses(part, self.judge) for part in parts]
        asked = next((part for part, may in zip(parts, possible, strict=True) if not may & NOT_ASKED), None)
        if asked is None:
            return parts
        return tuple(part for part, may in zip(parts, possible, strict=True) if part is asked or may & decisive)

    def _under_a_condition(self, criterion: When) -> Ends:
        asked, then = self.ends(criterion.condition), self.ends(criterion.then)
        elsewhere = (*asked.failed, *asked.dropped)
        other = Ends(dropped=(SURE,)) if criterion.otherwise is None else self.ends(criterion.otherwise)
        return Ends(
            *(
                (*_together([asked.met, end]), *_together([elsewhere, other_end]))
                for end, other_end in zip(then, other, strict=True)
            )
        )

    def _leaf(self, leaf: Leaf) -> Ends:
        status = self.judge(leaf).status
        if status is not Status.UNKNOWN:
            return Ends(met=(SURE,)) if status is Status.MET else Ends(failed=(SURE,))
        facts = self.needed(leaf)
        if not facts:
            return Ends()
        chance = _chance_of_failing(leaf)
        # One wrong declaration of several is enough.
        wrong = tuple(Way(frozenset({fact}), chance) for fact in sorted(facts)) if isinstance(leaf, Holds) else None
        return Ends((Way(facts, 1 - chance),), wrong or (Way(facts, chance),))


def _merged(parts: Iterable[Criterion]) -> Iterator[Criterion]:
    """Yield the parts of a conjunction, those under one condition as one: where one fails, the others play no part."""
    under: dict[Criterion, list[Criterion]] = {}
    for part in parts:
        if isinstance(part, When) and part.otherwise is None:
            under.setdefault(part.condition, []).append(part.then)
        else:
            yield part
    for condition, asked in under.items():
        yield When(condition, asked[0] if len(asked) == 1 else AllOf("", tuple(asked)))


def conjoined(parts: Sequence[Ends]) -> Ends:
    """Return the ways in which a conjunction can come to each of its ends."""
    if any(SURE in part.failed for part in parts):
        return Ends(failed=(SURE,))
    failed = tuple(way for part in parts for way in part.failed)
    asked = [part for part in parts if part.dropped != (SURE,)]
    if not asked:
        return Ends(dropped=(SURE,))
    met = _together([(*part.met, *part.dropped) for part in asked])
    return Ends(met, failed, _together([part.dropped for part in asked]))


def _opposite(ends: Ends) -> Ends:
    return Ends(ends.failed, ends.met, ends.dropped)


def _together(sets: Sequence[tuple[Way, ...]]) -> tuple[Way, ...]:
    """Return the ways in which all of several things come about: the best of each, and each other beside the best."""
    if not all(sets):
        return NEVER
    best = [max(ways, key=lambda way: way.worth) for ways in sets]
    before = list(accumulate(best, _both, initial=SURE))
    after = list(accumulate(reversed(best), _both, initial=SURE))[::-1]
    others = (
        _both(_both(before[place], way), after[place + 1])
        for place, ways in enumerate(sets)
        for way in ways
        if way is not best[place]
    )
    return _distinct((before[-1], *others))


def _both(one: Way, other: Way) -> Way:
    return Way(one.facts | other.facts, one.chance * other.chance)


def _distinct(ways: Iterable[Way]) -> tuple[Way, ...]:
    by_facts: dict[frozenset[str], Way] = {}
    for way in ways:
        known = by_facts.setdefault(way.facts, way)
        if way.chance > known.chance:
            by_facts[way.facts] = way
    return tuple(by_facts.values())


def _chance_of_failing(leaf: Leaf) -> Fraction:
    match leaf:
        # At most so many of something bad is as good as a declaration.
        case Holds() | Amount(minimum=None):
            return DECLARED_WRONG
        case OneOf():
            return NAMED_WRONG
        case _:
            return TOO_FEW
