"""What to ask next: the facts that can still change a verdict, those first that are likeliest to decide it.

A fact is asked only where it takes part in a way to the verdict: where some answers to it, with others, make the
verdict met or lost. What decides with few answers, and likely, comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.answers import Answer, Sight, Tested, Trial
from skillbase_rules.analyses.needed import needed_facts, neighbours
from skillbase_rules.analyses.targets import Asked, parts, target
from skillbase_rules.analyses.ways import Ends, Reader, conjoined
from skillbase_rules.engine.arguments import items_of, of_type, wrong_type
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Holds, Leaf, Waived, When
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Status, conjunction
from skillbase_rules.engine.possible import verdict
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet, no_such_fact
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.facts.counting import Subject, facts_of


class Question(BaseModel):
    """One fact to ask for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    text: Text = Field(description="The question, in Chinese and English.")
    clauses: tuple[str, ...] = Field(description="Why it is asked: the open clauses that it is needed for.")
    beside: tuple[str, ...] = Field(
        default=(), description="Facts that must be told too before the first of these clauses is decided."
    )
    known: Quantity | None = Field(default=None, description="The bounds that are known of a count, where there are.")
    by_experts: bool = Field(default=False, description="The answer is for experts to give.")
    answers: tuple[Answer, ...] = Field(description="What each answer would do; together, all that is possible.")


class NextQuestions(Shown, BaseModel):
    """What to ask next so that a verdict is reached, best first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    towards: str = Field(description="The verdict asked about: an edition, a track, a section, a case or a clause.")
    status: Status = Field(description="The verdict on what is known now.")
    questions: tuple[Question, ...] = Field(description="The questions, best first; none where nothing more is needed.")
    more: tuple[str, ...] = Field(default=(), description="Further facts that can change the verdict, best first.")
    open_clauses: tuple[str, ...] = Field(default=(), description="The clauses that are open now.")
    waits_for: tuple[str, ...] = Field(
        default=(), description="Facts left out of the questions that open clauses miss."
    )

    def _gist(self) -> str:
        first = f", first {self.questions[0].fact}" if self.questions else ""
        return f"{self.towards} {self.status}: {len(self.facts)} to ask{first}"

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that can still change the verdict, best first."""
        return (*(question.fact for question in self.questions), *self.more)

    @property
    def nothing_more(self) -> bool:
        """Whether nothing more is needed: no answer can change the verdict."""
        return not self.facts and self.status is not Status.UNKNOWN


def next_questions(
    subject: Subject,
    edition: AnyEdition,
    word: Callable[[str], Text],
    *,
    towards: str | None = None,
    leave_out: Collection[str] = (),
    most: int | None = None,
) -> NextQuestions:
    """Return what to ask next so that a verdict is reached, best first.

    Args:
        subject: An application or a fact sheet.
        edition: By what it is judged.
        word: The question for a fact by its name.
        towards: A track, the name of a section, or the id of a group or clause; every track applied for when left out.
        leave_out: Facts that cannot be told; others that bound them are asked for instead, where there are.
        most: How many questions to work out; the facts of the others are only named.

    Raises:
        UnknownNameError: There is no such track, section, group, clause or fact.
        WrongTypeError: An argument is of another type.
    """
    facts = facts_of(subject, edition)
    unasked = frozenset(items_of("leave_out", leave_out, str))
    for name in sorted(unasked.difference(facts.fact_names())):
        raise no_such_fact(name, type(facts))
    aim = _aim(towards, subject, edition)
    desk = Desk.of(Sight(aim.criteria, facts), unasked)
    ranked = tuple(desk.ranked())
    number = len(ranked) if most is None else _number(most)
    return NextQuestions(
        towards=aim.name,
        status=aim.verdict(facts),
        questions=tuple(desk.question(fact, word(fact)) for fact in ranked[:number]),
        more=ranked[number:],
        open_clauses=tuple(dict.fromkeys(test.leaf.clause for test in desk.tests)),
        waits_for=desk.waits_for(unasked),
    )


def _number(most: object) -> int:
    if isinstance(most, bool) or not isinstance(most, int) or most < 0:
        raise wrong_type("most", most, Text("应为不小于 0 的整数", "must be a whole number from 0 on"))
    return most


# --- the verdict asked about -----------------------------------------------------------------------------------------


class Aim(NamedTuple):
    """The verdict asked about: criteria that must all be met, and the verdict as the edition judges it."""

    name: str
    criteria: tuple[Criterion, ...]
    """As they are met: what only fails because nobody has declared it is open."""
    verdict: Callable[[Sheet], Status]


def _aim(towards: str | None, subject: Subject, edition: AnyEdition) -> Aim:
    conditions = tuple(section for section in edition.sections if section.kind == "condition")
    tracks = {*Track, *(track for section in edition.sections for track in section.tracks)}
    if towards is None:
        asked = subject.tracks if isinstance(subject, Application) and subject.tracks else tuple(Track)
        return _all(edition.id, tuple(part for part in conditions if any(part.is_asked_on(track) for track in asked)))
    if of_type("towards", towards, str) in tracks:
        return _all(str(towards), tuple(part for part in conditions if part.is_asked_on(towards)))
    meant = target(towards, edition)
    return Aim(meant.name, tuple(_left_open(_under(*site)) for site in meant.sites), meant.status)


def _all(name: str, sections: tuple[Section, ...]) -> Aim:
    def verdict(facts: Sheet) -> Status:
        return conjunction(evaluate(section.rulebook, facts).status for section in sections)

    return Aim(name, tuple(_left_open(section.rulebook.root) for section in sections), verdict)


@lru_cache(maxsize=256)
def _left_open(criterion: Criterion) -> Criterion:
    """Return a criterion in which a fact that is not declared is open, also where it counts as the wrong value."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return replace(criterion, parts=tuple(_left_open(part) for part in parts))
        case When(condition, then, otherwise):
            elsewhere = None if otherwise is None else _left_open(otherwise)
            return When(_left_open(condition), _left_open(then), elsewhere)
        case Holds(undeclared_fails=True):
            return replace(criterion, undeclared_fails=False)
        case _:
            return criterion


def _under(criterion: Criterion, above: tuple[Asked, ...]) -> Criterion:
    """Return a part of a rulebook under the conditions above it."""
    for asked in reversed(above):
        match asked.when:
            case "holds":
                criterion = When(asked.condition, criterion)
            case "elsewhere":
                criterion = When(asked.condition, Waived(criterion), criterion)
            case "never":
                criterion = Waived(criterion)
    return criterion


# --- the questions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Desk:
    """What is open of a verdict, and what would decide it."""

    sight: Sight
    tests: tuple[Tested, ...]
    """The clauses that are open."""
    ends: Ends
    needs: Mapping[int, frozenset[str]]
    """The facts that each open leaf needs, by its identity."""

    @classmethod
    def of(cls, sight: Sight, left_out: frozenset[str]) -> Desk:
        """Return what is open of the criteria in sight, where some facts cannot be told."""
        needs: dict[int, frozenset[str]] = {}

        def needed(leaf: Leaf) -> frozenset[str]:
            if id(leaf) not in needs:
                needs[id(leaf)] = needed_facts(leaf, sight.judge(leaf).missing, sight.facts, left_out)
            return needs[id(leaf)]

        reader = Reader(sight.judge, needed)
        return cls(sight, sight.open_tests(), conjoined([reader.ends(part) for part in sight.criteria]), needs)

    def ranked(self) -> Iterator[str]:
        """Yield the facts that can change the verdict, best first.

        What experts must say comes last. Before that, a fact is the better the likelier a way that it is part of
        decides the verdict for each answer that it takes, and the more open clauses need it.
        """
        worth: dict[str, Fraction] = {}
        for way in (*self.ends.failed, *self.ends.met):
            for fact in way.facts:
                worth[fact] = max(way.worth, worth.get(fact, way.worth))
        needed_by = Counter(fact for facts in self.needs.values() for fact in facts)
        experts = self._by_experts()
        order = self.sight.facts.fact_names()
        by_rank = sorted(worth, key=lambda fact: (fact in experts, -worth[fact], -needed_by[fact], order.index(fact)))
        # Where clause by clause there is nothing else to ask, even what is lost anyway settles it.
        yield from [fact for fact in by_rank if not self._is_idle(fact)] or by_rank

    def _is_idle(self, fact: str) -> bool:
        """Tell whether a count can lose the verdict only together with a clause that loses it anyway."""
        if not isinstance(getattr(self.sight.facts, fact), Quantity):
            return False
        alone = all(len(way.facts) == 1 for way in self.ends.failed if fact in way.facts)
        return alone and self._trial(fact).loses_by_others_alone()

    def _trial(self, fact: str) -> Trial:
        touched = neighbours(type(self.sight.facts)).get(fact, frozenset({fact}))
        tests = tuple(test for test in self.tests if not touched.isdisjoint(test.facts))
        return Trial(self.sight, fact, touched, tests)

    def question(self, fact: str, text: Text) -> Question:
        """Return the question for one fact."""
        trial = self._trial(fact)
        asking = [test for test in trial.tests if fact in self._needs(test.asked)]
        ends = self.sight.facts.narrowing.ends.get(fact)
        first = self.needs.get(id(asking[0].leaf), frozenset()) if asking else frozenset()
        return Question(
            fact=fact,
            text=text,
            clauses=tuple(dict.fromkeys(test.leaf.clause for test in asking)),
            beside=tuple(name for name in self.sight.facts.fact_names() if name in first - {fact}),
            known=ends.quantity() if ends is not None and ends != (0, None) else None,
            by_experts=fact in self._by_experts(),
            answers=tuple(trial.answers()),
        )

    def waits_for(self, left_out: frozenset[str]) -> tuple[str, ...]:
        """Return the facts left out that open clauses miss."""
        missing = (name for test in self.tests for name in verdict(test.asked, self.sight.facts)[1])
        return tuple(dict.fromkeys(name for name in missing if name in left_out)) if left_out else ()

    def _needs(self, asked: Criterion) -> frozenset[str]:
        """Return the facts that a leaf and the conditions above it need."""
        return frozenset().union(*(self.needs.get(id(part), frozenset()) for part in parts(asked)))

    def _by_experts(self) -> frozenset[str]:
        judged = (part for test in self.tests for part in parts(test.asked) if isinstance(part, Holds))
        return frozenset(fact for part in judged if part.judgement for fact in part.facts)
