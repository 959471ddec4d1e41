"""What each answer to a question would do to the verdict asked about and to its clauses, all else staying as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.comparison import Flip
from skillbase_rules.analyses.needed import most_of
from skillbase_rules.analyses.targets import facts_read
from skillbase_rules.analyses.turning import turning_points
from skillbase_rules.engine.criteria import AllOf, Amount, AnyOf, Criterion, Leaf, Waived, When, leaf_facts
from skillbase_rules.engine.findings import Status, conjunction
from skillbase_rules.engine.judging import LeafVerdict
from skillbase_rules.engine.possible import Judge, Possible, all_of_them, possible_statuses, status_of
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.verdicts import judge_leaf


class Answer(BaseModel):
    """A range or a set of answers to one question, and what they would do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    values: tuple[bool | str, ...] = Field(default=(), description="The answers, where the fact is no count.")
    at_least: int | None = Field(default=None, description="The smallest number; null where the fact is no count.")
    at_most: int | None = Field(default=None, description="The largest number; null with at_least given: no upper end.")
    status: Status = Field(description="The verdict asked about after such an answer.")
    turns: tuple[Flip, ...] = Field(default=(), description="The clauses that such an answer decides.")


class Tested(NamedTuple):
    """A leaf of a rulebook, and the same under the conditions above it."""

    leaf: Leaf
    asked: Criterion
    facts: frozenset[str]
    """What either of them reads."""


def asked_leaves(criterion: Criterion, above: tuple[When, ...] = ()) -> Iterator[Tested]:
    """Yield every leaf that carries a clause, with the conditions under which it is asked."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from asked_leaves(part, above)
        case When(condition, then, otherwise):
            yield from asked_leaves(then, (*above, When(condition, then)))
            if otherwise is not None:
                yield from asked_leaves(otherwise, (*above, When(condition, Waived(then), otherwise)))
        case Waived():
            return
        case _:
            asked: Criterion = criterion
            for when in reversed(above):
                asked = When(when.condition, when.then, asked) if when.otherwise else When(when.condition, asked)
            yield Tested(criterion, asked, facts_read(asked))


class Conjunct(NamedTuple):
    """A part that has to be met, what it may come to now, and the facts that it reads."""

    criterion: Criterion
    possible: Possible
    facts: frozenset[str]


def conjuncts(criterion: Criterion) -> Iterator[Criterion]:
    """Yield the parts of a criterion of which none may fail."""
    if isinstance(criterion, AllOf):
        for part in criterion.parts:
            yield from conjuncts(part)
    else:
        yield criterion


class Sight:
    """The criteria asked about on one sheet: what each leaf comes to is worked out once."""

    def __init__(self, criteria: tuple[Criterion, ...], facts: Sheet) -> None:
        self.criteria = criteria
        self.facts = facts
        # By the identity of the leaf, which lives as long as the criteria do.
        self._judged: dict[int, LeafVerdict] = {}
        self._conjuncts = tuple(
            tuple(Conjunct(part, possible_statuses(part, self.judge), facts_read(part)) for part in conjuncts(root))
            for root in criteria
        )

    def judge(self, leaf: Leaf) -> LeafVerdict:
        """Return what a leaf comes to."""
        known = self._judged.get(id(leaf))
        if known is None:
            known = self._judged[id(leaf)] = judge_leaf(leaf, self.facts)
        return known

    def open_tests(self) -> tuple[Tested, ...]:
        """Return the clauses that are open now."""
        each = (test for criterion in self.criteria for test in asked_leaves(criterion))
        return tuple(test for test in each if status_of(possible_statuses(test.asked, self.judge)) is Status.UNKNOWN)

    def status(self, judge: Judge, touched: frozenset[str]) -> Status:
        """Return the verdict asked about where the leaves that read some facts come to what `judge` says."""
        return conjunction(
            status_of(
                all_of_them(
                    [
                        part.possible if touched.isdisjoint(part.facts) else possible_statuses(part.criterion, judge)
                        for part in parts
                    ]
                )
            )
            for parts in self._conjuncts
        )

    def supposing(self, facts: Sheet) -> Judge:
        """Return what the leaves come to on a sheet that says more; to know more never opens a leaf."""
        anew: dict[int, LeafVerdict] = {}

        def judge(leaf: Leaf) -> LeafVerdict:
            now = self.judge(leaf)
            if now.status is not Status.UNKNOWN:
                return now
            if id(leaf) not in anew:
                anew[id(leaf)] = judge_leaf(leaf, facts)
            return anew[id(leaf)]

        return judge


Effect = tuple[Status, tuple[Flip, ...]]


@dataclass(frozen=True, slots=True)
class Trial:
    """Answers to one question, tried on the criteria asked about."""

    sight: Sight
    fact: str
    touched: frozenset[str]
    """The fact, and those that limits and figures tie to it."""
    tests: tuple[Tested, ...]
    """The open clauses that read one of them."""

    def answers(self) -> Iterator[Answer]:
        """Yield every answer that is possible, like ones together, with what it would do."""
        if isinstance(getattr(self.sight.facts, self.fact), Quantity):
            yield from self._counts()
        else:
            yield from self._values()

    def loses_by_others_alone(self) -> bool:
        """Tell whether every number by which the verdict is lost also fails a clause that does not read the count.

        Then it is lost whatever the count is, for that clause says the same beside any other number.
        """
        read_as = {self.fact, *_totals_of(self.fact, self.sight.facts)}
        others = {test.leaf.clause for test in self.tests if read_as.isdisjoint(test.facts)}
        if not others:
            return False

        def by_others(turns: tuple[Flip, ...]) -> bool:
            return any(flip.clause in others and flip.after is Status.NOT_MET for flip in turns)

        # Mostly an end of the range tells at once, or else a number beside a turning point.
        tried = (self._at(value) for value in chain(self._range(), reversed(self._probes())))
        if any(effect and effect[0] is Status.NOT_MET and not by_others(effect[1]) for effect in tried):
            return False
        losing = [answer for answer in self._counts() if answer.status is Status.NOT_MET]
        return bool(losing) and all(by_others(answer.turns) for answer in losing)

    def _range(self) -> tuple[int, int]:
        low, end = self.sight.facts.narrowing.ends[self.fact]
        return low, most_of(self.fact, self.sight.facts) if end is None else end

    def _values(self) -> Iterator[Answer]:
        by_effect: dict[Effect, list[bool | str]] = {}
        for value in self.sight.facts.values_of(self.fact):
            supposed = self.sight.facts.with_answer(self.fact, value)
            by_effect.setdefault(self._effect(supposed, self.touched), []).append(value)
        for (status, turns), values in by_effect.items():
            yield Answer(values=tuple(values), status=status, turns=turns)

    def _counts(self) -> Iterator[Answer]:
        end = self.sight.facts.narrowing.ends[self.fact].high
        top = self._range()[1]
        known = {value: self._at(value) for value in self._probes()}
        starts = list(_starts(known, self._at))
        for (start, effect), (following, _) in zip(starts, [*starts[1:], (top + 1, None)], strict=True):
            if effect is not None:
                status, turns = effect
                last = None if end is None and following > top else following - 1
                yield Answer(at_least=start, at_most=last, status=status, turns=turns)

    def _probes(self) -> list[int]:
        low, top = self._range()
        return sorted({low, top, *(value for value in self._turning() if low < value < top)})

    def _turning(self) -> Iterator[int]:
        for leaf in (test.leaf for test in self.tests):
            # A count mostly turns where another does that it cannot exceed, or that cannot exceed it.
            names = (name for name in leaf_facts(leaf) if name in self.touched) if isinstance(leaf, Amount) else ()
            for name in (self.fact, *names):
                yield from turning_points(leaf, name, self.sight.facts)

    def _at(self, value: int) -> Effect | None:
        """Return what a number would do; None where it cannot be beside the others."""
        facts = self.sight.facts
        supposed = facts.with_counts({self.fact: (value, value)})
        if supposed.narrowing.broken is not None:
            return None
        before, after = facts.narrowing.ends, supposed.narrowing.ends
        told = frozenset(name for name in self.touched if before.get(name) != after.get(name))
        return self._effect(supposed, told.union(*(_totals_of(name, facts) for name in told)))

    def _effect(self, supposed: Sheet, told: frozenset[str]) -> Effect:
        """Return what a sheet comes to that tells more of some facts than the one in sight."""
        judge = self.sight.supposing(supposed)
        tests = (test for test in self.tests if not told.isdisjoint(test.facts))
        after = ((test.leaf.clause, status_of(possible_statuses(test.asked, judge))) for test in tests)
        turns = (
            Flip(clause=clause, before=Status.UNKNOWN, after=status)
            for clause, status in after
            if status is not Status.UNKNOWN
        )
        return self.sight.status(judge, told), tuple(turns)


def _totals_of(fact: str, facts: Sheet) -> Iterator[str]:
    """Yield every total that a count is or is a part of, with its parts: each may be read as the others."""
    for total, parts in facts.all_totals().items():
        if fact == total or fact in parts:
            yield from (total, *parts)


def _starts(
    known: Mapping[int, Effect | None], at: Callable[[int], Effect | None]
) -> Iterator[tuple[int, Effect | None]]:
    """Yield the first value of every range with one effect, found by halving between two that differ."""
    (start, here), *others = known.items()
    yield start, here
    for value, effect in others:
        while effect != here:
            low, high = start, value
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if at(middle) == here else (low, middle)
            start, here = high, at(high)
            yield start, here
        start = value
