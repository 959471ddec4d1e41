"""The cheapest set of changes by which several sections or clauses are met together.

`what_would_it_take` mends one clause at a time, and a remedy for one may turn another over. A plan keeps them all in
sight, and the limits of the sheet too: who joins the practice teachers joins the teachers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import z3
from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from skillbase_rules.analyses.comparison import Flip, as_flips
from skillbase_rules.analyses.overview import overview
from skillbase_rules.analyses.remedies import Change
from skillbase_rules.analyses.targets import Target, facts_read, parts, target
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.criteria import When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.narrowing import Figure
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet, no_such_fact
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.solver.asking import SECONDS, Answer, OutOfTimeError, Question, disagreement
from skillbase_rules.solver.deciding import Basis, irreducible
from skillbase_rules.solver.logic import Number, Truth, added, either, no
from skillbase_rules.solver.reader import judge
from skillbase_rules.solver.symbols import FactValue, Symbols, figures, limits, linked, on_files


class Plan(Shown, BaseModel):
    """One set of changes after which every goal is met."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cost: int = Field(description="What the changes cost together.")
    changes: tuple[Change, ...] = Field(description="Every fact that changes, in the order of the sheet.")
    shown: tuple[Change, ...] = Field(
        description="Facts not known well enough that must turn out so; nothing stated of them changes, so they cost "
        "nothing."
    )
    facts: SerializeAsAny[Sheet] = Field(description="The sheet with the changes made and the rest shown.")
    turns: tuple[Flip, ...] = Field(description="Clauses whose status the changes turn, those of the goals included.")

    def _gist(self) -> str:
        return f"cost {self.cost}: {', '.join(change.fact for change in self.changes)}"


class Plans(Shown, BaseModel):
    """The cheapest plan, or several of which none is both cheaper and shorter than another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: Answer
    plans: tuple[Plan, ...] = Field(
        default=(), description="The cheapest first; each further one costs more and changes fewer facts."
    )
    hindered_by: tuple[str, ...] = Field(
        default=(),
        description="Where there is no plan: facts that may not change, or not by so much, of which one at least would "
        "have to give way. Empty where the goals cannot be met together by anybody.",
    )
    complete: bool = Field(default=True, description="Whether the time was enough to look for every further plan.")

    def _gist(self) -> str:
        return f"{self.answer}: {len(self.plans)} plans"


def plan(
    subject: Subject,
    goals: str | Sequence[str],
    *,
    edition: AnyEdition,
    costs: Mapping[str, int] | None = None,
    fixed: Collection[str] | None = None,
    by: Mapping[str, int] | None = None,
    several: bool = False,
    seconds: float = SECONDS,
) -> Plans:
    """Find the least costly changes by which all goals are met together; that none is cheaper is proved.

    A count costs by the piece, up or down from what is stated of it; a yes, a no or a name costs once. What is not
    known costs nothing to be so, and is handed back as to be shown.

    Args:
        subject: An application or a fact sheet.
        goals: Names of sections, or ids of groups or clauses, such as ``national`` or ``4.2.1``.
        edition: By what it is judged.
        costs: What one more or one fewer of a fact costs; one where nothing is said.
        fixed: Facts of which nothing stated may change; when left out, those that say who is asked, such as the kind
            of applicant, for they are no remedy.
        by: The most by which a count may change.
        several: Also look for plans that cost more and change fewer facts.
        seconds: How long the whole search may take.

    Raises:
        UnknownNameError: There is no such section, group, clause or fact.
        SkillbaseError: No goal is named, or a cost or bound is negative.
        ReadersDisagreeError: The scalar reader does not confirm a plan.
    """
    facts = facts_of(subject, edition)
    targets = [target(goal, edition) for goal in ([goals] if isinstance(goals, str) else goals)]
    _refuse_nonsense(facts, targets, costs or {}, by or {}, fixed or ())
    fixed = frozenset(_who_is_asked(facts, targets) if fixed is None else fixed)
    budget = _budget(facts, targets, costs or {}, fixed, by or {})
    question = Question(budget.symbols.context, seconds, budget.rules)
    plans: list[Plan] = []
    try:
        question.state(*(z3.Implies(bound.literal, bound.states) for bound in budget.bounds))
        if question.which_cannot([bound.literal for bound in budget.bounds]) is not None:
            hindering = irreducible(question, budget.bounds)
            return Plans(answer=Answer.NONE, hindered_by=tuple(dict.fromkeys(bound.name for bound in hindering)))
        question.state(*(bound.literal for bound in budget.bounds))
        for draft in budget.drafts(question):
            plans.append(_plan(budget, draft, edition))
            if not several:
                break
    except OutOfTimeError:
        return Plans(answer=Answer.FOUND if plans else Answer.UNDECIDED, plans=tuple(plans), complete=False)
    return Plans(answer=Answer.FOUND, plans=tuple(plans))


_NEGATIVE = Text(
    "{name} 的{what}为 {number}，不得为负数。", "The {what} of {name} is {number}; it must not be negative."
)


def _refuse_nonsense(
    facts: Sheet,
    targets: Sequence[Target],
    costs: Mapping[str, int],
    by: Mapping[str, int],
    fixed: Collection[str],
) -> None:
    if not targets:
        raise SkillbaseError(Text("方案须有目标，例如 national。", "A plan needs a goal, such as 'national'."))
    for name in (*costs, *by, *fixed):
        if name not in facts.fact_names():
            raise no_such_fact(name, type(facts))
    for what, numbers in ((Text("代价", "cost"), costs), (Text("改动上限", "bound"), by)):
        for name, number in numbers.items():
            if number < 0:
                raise SkillbaseError(_NEGATIVE.filled(what=what, name=name, number=number))


def _who_is_asked(facts: Sheet, targets: Sequence[Target]) -> frozenset[str]:
    """Return the facts stated that settle who is asked what."""
    conditions = (part for about in targets for part in parts(about.section.rulebook.root) if isinstance(part, When))
    read = frozenset().union(*(facts_read(part.condition) for part in conditions))
    return frozenset(name for name in read if _is_stated(getattr(facts, name)))


def _is_stated(value: object) -> bool:
    return not value.is_unknown if isinstance(value, Quantity) else value is not None


class _Draft(NamedTuple):
    """The values after a plan, its cost, and how many facts it changes."""

    values: Mapping[str, FactValue]
    cost: int
    number: int


@dataclass(frozen=True)
class _Budget:
    """What may change and what it costs, and what must hold afterwards."""

    facts: Sheet
    targets: Sequence[Target]
    symbols: Symbols
    read: tuple[str, ...]
    """The facts that the goals read, in the order of the sheet."""
    near: tuple[str, ...]
    """Those and the facts that limits tie to them; no other one need change."""
    cost: z3.ArithRef
    number: z3.ArithRef
    """How many facts change."""
    rules: tuple[Truth, ...]
    bounds: tuple[Basis, ...]
    """What may not change, or not by so much."""

    def drafts(self, question: Question) -> Iterator[_Draft]:
        """Yield the cheapest draft, then the cheapest one with fewer changes, as long as there is one.

        Raises:
            OutOfTimeError: The solver does not know.
        """
        while question.is_possible():
            with question.supposing():
                draft = self._cheapest(question)
            yield draft
            question.state(self.number < draft.number)

    def _cheapest(self, question: Question) -> _Draft:
        """Return the draft of the least cost, with the fewest changes among those, and those the least in turn."""
        question.lessen([self.cost, self.number])
        cost, number = (question.number(term) for term in (self.cost, self.number))
        for name in self.read:
            if name in self.symbols.known:
                for value in (getattr(self.facts, name), *self.facts.values_of(name)):
                    equals = self.symbols.equals(name, value)
                    if question.agrees(equals) or question.is_possible(equals):
                        question.state(equals)
                        break
        question.lessen(self.symbols.counts[name] for name in self.read if name in self.symbols.counts)
        return _Draft({name: self.symbols.read(question.model, name) for name in self.near}, cost, number)

    def meets(self, sheet: Sheet) -> bool:
        """Tell whether the scalar reader finds every goal met."""
        return all(about.status(sheet) is Status.MET for about in self.targets)


def _is_a_change(stated: object, value: FactValue) -> bool:
    """Tell whether a value is other than what is stated, rather than one that it leaves possible."""
    if isinstance(stated, Quantity):
        return isinstance(value, int) and _beyond(stated, value) > 0
    return stated is not None and value != stated


def _beyond(stated: Quantity, value: int) -> int:
    """Return by how many a number lies outside of what is stated."""
    above = 0 if stated.at_most is None else max(value - stated.at_most, 0)
    return above + max(stated.at_least - value, 0)


def _budget(
    facts: Sheet, targets: Sequence[Target], costs: Mapping[str, int], fixed: frozenset[str], by: Mapping[str, int]
) -> _Budget:
    context = z3.Context()
    symbols = on_files(type(facts), context)
    read = frozenset().union(*(about.facts for about in targets))
    near = linked(facts, read)
    steps = _steps(symbols, facts, near)
    own = {name: _beyond_its_parts(name, steps, facts) for name in steps}
    turned = {
        name: no(symbols.equals(name, getattr(facts, name)))
        for name in symbols.known
        if name in near and getattr(facts, name) is not None
    }
    changes = [*(moved > 0 for moved in own.values()), *turned.values()]
    prices = [costs.get(name, 1) * moved for name, moved in own.items()]
    prices += [_if(turn, costs.get(name, 1), context) for name, turn in turned.items()]
    cost, number = z3.Int("cost of all changes", context), z3.Int("facts that change", context)
    judged = (judge(about.section.rulebook, symbols).of(about.name) for about in targets)
    bounds = [(name, moved == 0) for name, moved in steps.items() if name in fixed]
    bounds += [(name, no(turn)) for name, turn in turned.items() if name in fixed]
    bounds += [(name, moved <= by[name]) for name, moved in steps.items() if name in by]
    return _Budget(
        facts=facts,
        targets=targets,
        symbols=symbols,
        read=tuple(name for name in facts.fact_names() if name in read),
        near=tuple(name for name in (*symbols.counts, *symbols.known) if name in near),
        cost=cost,
        number=number,
        rules=(
            symbols.domain(),
            *(states for limit, states in limits(symbols, facts).items() if near.issuperset(limit.names)),
            *_printed_rules(symbols, facts, steps, near),
            *(verdict.has(Status.MET) for verdict in judged),
            cost == added(prices),
            number == added(_if(change, 1, context) for change in changes),
        ),
        bounds=tuple(
            Basis(z3.Bool(f"bound {place} {name}", context), states, "fact", name)
            for place, (name, states) in enumerate(bounds)
        ),
    )


def _steps(symbols: Symbols, facts: Sheet, near: frozenset[str]) -> dict[str, z3.ArithRef]:
    """Return by how many each count moves from what is stated of it; nothing of one of which nothing is stated."""
    stated: dict[str, Quantity] = {name: getattr(facts, name) for name in symbols.counts if name in near}
    return {
        name: _moved(symbols.counts[name], quantity) for name, quantity in stated.items() if not quantity.is_unknown
    }


def _moved(count: z3.ArithRef, stated: Quantity) -> z3.ArithRef:
    above = 0 if stated.at_most is None else z3.If(count > stated.at_most, count - stated.at_most, 0)
    return above + z3.If(count < stated.at_least, stated.at_least - count, 0)


def _beyond_its_parts(name: str, steps: Mapping[str, z3.ArithRef], facts: Sheet) -> z3.ArithRef:
    """Return by how many a count moves on its own: a total moves with its parts, which are reckoned already."""
    parts_of_it = [steps[part] for part in facts.all_totals().get(name, ()) if part in steps]
    if not parts_of_it:
        return steps[name]
    beyond = steps[name] - added(parts_of_it)
    return z3.If(beyond > 0, beyond, 0)


def _printed_rules(
    symbols: Symbols, facts: Sheet, steps: Mapping[str, z3.ArithRef], near: frozenset[str]
) -> Iterator[Truth]:
    """Yield that a printed ratio or share fits its counts, unless one of them changes."""
    for figure, fits in figures(symbols, facts).items():
        if figure[1] in near:
            yield either(fits, *(steps[name] > 0 for name in _counts_of(figure, facts) if name in steps))


def _counts_of(figure: Figure, facts: Sheet) -> tuple[str, ...]:
    totals, many, per = facts.all_totals(), figure[1], figure[2]
    return (many, per, *totals.get(many, ()), *totals.get(per, ()))


def _if(truth: Truth, number: int, context: z3.Context) -> Number:
    if isinstance(truth, bool):
        return number if truth else 0
    return z3.If(truth, z3.IntVal(number, context), z3.IntVal(0, context))


def _plan(budget: _Budget, draft: _Draft, edition: AnyEdition) -> Plan:
    """Return a plan as it reads: what is stated and is enough stays as it is stated."""
    facts = budget.facts
    after = _sheet_after(budget, draft.values)
    turned = overview(facts, edition).turned(overview(after, edition))
    unlike = [
        Change(fact=name, before=_plain(getattr(facts, name)), after=_plain(getattr(after, name)))
        for name in facts.fact_names()
        if getattr(facts, name) != getattr(after, name) and name in draft.values
    ]
    changed = {change.fact for change in unlike if _is_a_change(getattr(facts, change.fact), draft.values[change.fact])}
    return Plan(
        cost=draft.cost,
        changes=tuple(
            change for change in unlike if change.fact in changed and not _follows(change.fact, facts, draft)
        ),
        shown=tuple(change for change in unlike if change.fact not in changed),
        facts=after,
        turns=tuple(flip for flip in as_flips(turned) if not flip.is_verdict),
    )


def _follows(name: str, facts: Sheet, draft: _Draft) -> bool:
    """Tell whether a total moves no further than its parts do: that is no change of its own."""
    by_parts = sum(_distance(part, facts, draft) for part in facts.all_totals().get(name, ()))
    return 0 < by_parts >= _distance(name, facts, draft)


def _distance(name: str, facts: Sheet, draft: _Draft) -> int:
    stated, value = getattr(facts, name), draft.values[name]
    return _beyond(stated, value) if isinstance(stated, Quantity) and isinstance(value, int) else 0


def _sheet_after(budget: _Budget, values: Mapping[str, FactValue]) -> Sheet:
    """Return the sheet with the changes made, and as much of the rest shown as the scalar reader needs."""
    facts = budget.facts
    moved = {name: value for name, value in values.items() if _is_a_change(getattr(facts, name), value)}
    for figure in facts.all_figures():
        if not moved.keys().isdisjoint(_counts_of(figure, facts)):
            moved[figure[0]] = None
    kept = with_facts(facts, moved)
    if budget.meets(kept):
        return kept
    shown = {
        name: values[name] for name in budget.read if name in values and _is_open(getattr(kept, name), values[name])
    }
    after = with_facts(kept, shown)
    if not budget.meets(after):
        raise disagreement(", ".join(about.name for about in budget.targets))
    for name in tuple(shown):
        looser = with_facts(kept, {other: value for other, value in shown.items() if other != name})
        if budget.meets(looser):
            del shown[name]
            after = looser
    return after


def _is_open(stated: object, value: FactValue) -> bool:
    return not stated.is_exact if isinstance(stated, Quantity) else stated is None and value is not None


def _plain(value: object) -> Quantity | bool | str | None:
    if isinstance(value, Quantity):
        return Quantity(at_least=value.at_least, at_most=value.at_most)
    return value if value is None or isinstance(value, bool) else str(value)
