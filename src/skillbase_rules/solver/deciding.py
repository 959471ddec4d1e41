"""The verdict by all that may be behind a file together, where clause by clause it must stay open.

Each clause is judged here with all the others in sight: two clauses that cannot both be met leave no doubt about the
section, though either of them is open by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import z3
from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.targets import Target, parts, target
from skillbase_rules.engine.criteria import RatioWithin
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.findings import Status, conjunction
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.engine.verdicts import judge_leaf
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.solver import logic
from skillbase_rules.solver.asking import SECONDS, OutOfTimeError, Question
from skillbase_rules.solver.logic import Possible, Truth, both, no, some
from skillbase_rules.solver.reader import Printed, judge, outcome
from skillbase_rules.solver.symbols import Limit, Symbols, limits, on_completions, statements

DECIDED = (Status.MET, Status.NOT_MET, Status.NOT_APPLICABLE)


class Decision(Shown, BaseModel):
    """The verdict on a section, a group or a clause by all completions of a file together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: str = Field(description="Id of what is judged; that of the edition where all its conditions are.")
    status: Status = Field(description="Unknown where two completions differ, or experts have the word.")
    possible: tuple[Status, ...] = Field(description="Every status that some completion has.")
    clause_by_clause: Status = Field(description="What the scalar reader says, judging each clause by itself.")
    clauses: tuple[str, ...] = Field(default=(), description="Clauses that decide it together; none can be left out.")
    facts: tuple[str, ...] = Field(default=(), description="Facts of the file that decide it together.")
    limits: tuple[Limit, ...] = Field(default=(), description="What facts allow each other, as far as it decides.")
    undecided: bool = Field(default=False, description="The time was up; nothing more than the scalar reader is said.")

    def _gist(self) -> str:
        return f"{self.of} {self.status}"


class Basis(NamedTuple):
    """What an answer rests on: a fact, a limit or a clause, by its literal."""

    literal: z3.BoolRef
    states: Truth
    kind: Literal["fact", "limit", "clause"]
    name: str
    limit: Limit | None = None
    verdict: Possible = logic.NOT_ASKED
    """Of a clause: what the groups above it read."""


@dataclass(frozen=True)
class Behind:
    """All that may be behind a file, as one or several sections judge it."""

    symbols: Symbols
    verdict: Possible
    facts: tuple[Basis, ...]
    limits: tuple[Basis, ...]
    clauses: tuple[Basis, ...]
    given: Truth
    """What holds of any sheet, and what the file would state even with everything erased."""

    @property
    def bases(self) -> tuple[Basis, ...]:
        """All that an answer can rest on; what should rather be left out comes first."""
        return (*self.facts, *self.limits, *self.clauses)

    def question(self, seconds: float) -> Question:
        """Return a question in which every basis holds where its literal is assumed."""
        rules = (z3.Implies(basis.literal, basis.states) for basis in self.bases)
        return Question(self.symbols.context, seconds, [self.given, *rules])


def decide(subject: Subject, of: str | None = None, *, edition: AnyEdition, seconds: float = SECONDS) -> Decision:
    """Judge a section by all completions of the facts together, which the sheet's limits allow.

    A reading by which a missing fact fails asks for the file and not for what is behind it; under that reading the
    scalar reader's verdict stands.

    Args:
        subject: An application or a fact sheet.
        of: Name of a section, or id of a group or clause; every condition of the edition when left out.
        edition: By what it is judged.
        seconds: How long the question may take.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        ContradictionError: No applicant can have these facts; the message names those that contradict each other.
    """
    facts = facts_of(subject, edition)
    targets = targets_of(of, edition)
    name = edition.id if of is None else targets[0].name
    by_clauses = conjunction(part.status(facts) for part in targets)
    alone = Decision(of=name, status=by_clauses, possible=(by_clauses,), clause_by_clause=by_clauses)
    if any(part.section.rulebook.missing_fails for part in targets):
        return alone
    try:
        world = behind(facts, targets, seconds)
        question = world.question(seconds)
        _refuse_the_impossible(question, world)
        possible = possible_statuses(question, world)
        status = the_status(possible, by_clauses)
        decided = alone.model_copy(update={"status": status, "possible": possible})
        if status not in DECIDED:
            return decided
        question.state(no(world.verdict.has_one_of(possible)))
        grounds = irreducible(question, world.bases)
    except OutOfTimeError:
        return alone.model_copy(update={"undecided": True})
    return decided.model_copy(
        update={
            "clauses": tuple(dict.fromkeys(basis.name for basis in grounds if basis.kind == "clause")),
            "facts": tuple(basis.name for basis in grounds if basis.kind == "fact"),
            "limits": tuple(basis.limit for basis in grounds if basis.limit is not None),
        }
    )


def targets_of(of: str | None, edition: AnyEdition) -> tuple[Target, ...]:
    """Return what is to be judged: one target, or every condition of an edition."""
    if of is not None:
        return (target(of, edition),)
    return tuple(target(section.name, edition) for section in edition.sections if section.kind == "condition")


def the_status(possible: Iterable[Status], by_clauses: Status) -> Status:
    """Return the only status that is possible, or unknown where there are several.

    A clause that is met if it is asked at all is met, as the scalar reader says of it.
    """
    several = set(possible)
    if several == {Status.MET, Status.NOT_APPLICABLE} and by_clauses is Status.MET:
        return Status.MET
    return several.pop() if len(several) == 1 else Status.UNKNOWN


def behind(facts: Sheet, targets: Sequence[Target], seconds: float) -> Behind:
    """Return all that may be behind a file, as these sections, groups and clauses judge it.

    Raises:
        OutOfTimeError: Whether a printed ratio is needed could not be settled in time.
    """
    context = z3.Context()
    symbols = on_completions(type(facts), context)
    stated_as = statements(symbols, facts)
    # What a sheet with nothing on it would state as well cannot be left out.
    kept = {name: term for name, term in stated_as.items() if getattr(facts, name) == _default(facts, name)}
    fact_bases = tuple(
        Basis(z3.Bool(f"fact {name}", context), term, "fact", name)
        for name, term in stated_as.items()
        if name not in kept
    )
    limit_bases = tuple(
        Basis(z3.Bool(f"limit {limit}", context), term, "limit", str(limit), limit)
        for limit, term in limits(symbols, facts).items()
    )
    given = both(symbols.domain(), *kept.values())
    by_name, rules = {basis.name: basis for basis in fact_bases}, both(given, *(basis.states for basis in limit_bases))
    links: list[Basis] = []

    def seal(clause: str, verdict: Possible) -> Possible:
        number = len(links)
        free = Possible(*(z3.Bool(f"{clause} {number} {name}", context) for name in ("met", "failed", "open")))
        says_so = both(*(part == linked for part, linked in zip(free, verdict, strict=True)))
        links.append(Basis(z3.Bool(f"clause {number}", context), says_so, "clause", clause, verdict=free))
        return free

    judged = []
    for part in targets:
        book = replace(part.section.rulebook, missing_fails=False)
        printed = _by_print(part, facts, symbols, stated=by_name, rules=rules, seconds=seconds)
        judged.append(judge(book, symbols, printed=printed, seal=seal).of(part.name))
    # Whatever a clause comes to, it comes to something.
    something = (some(link.verdict) for link in links)
    return Behind(symbols, logic.conjunction(judged), fact_bases, limit_bases, tuple(links), both(given, *something))


def _by_print(
    part: Target, facts: Sheet, symbols: Symbols, *, stated: Mapping[str, Basis], rules: Truth, seconds: float
) -> dict[RatioWithin, Printed]:
    """Return the ratios that the printed figure decides, since the counts behind the file leave them open."""
    everything = both(rules, *(basis.states for basis in stated.values()))
    decided = {}
    for leaf in parts(part.section.rulebook.root):
        if isinstance(leaf, RatioWithin) and leaf.printed is not None and leaf.printed in stated:
            status = judge_leaf(leaf, facts).status
            by_counts = outcome(leaf, symbols, {})
            question = Question(symbols.context, seconds, [everything])
            if status in DECIDED and question.is_possible(by_counts.met) and question.is_possible(no(by_counts.met)):
                decided[leaf] = Printed(stated[leaf.printed].literal, status is Status.MET)
    return decided


def erase(facts: Sheet, keep: Iterable[str]) -> Sheet:
    """Return the sheet with every fact forgotten but those to keep."""
    kept = {*keep, *(set(type(facts).model_fields) - set(facts.fact_names()))}
    return type(facts).model_validate({name: value for name, value in facts if name in kept})


def _default(facts: Sheet, name: str) -> object:
    return type(facts).model_fields[name].default


def _refuse_the_impossible(question: Question, world: Behind) -> None:
    if question.is_possible(*(basis.literal for basis in world.bases)):
        return
    grounds = irreducible(question, (*world.facts, *world.limits))
    facts = ", ".join(basis.name for basis in grounds if basis.kind == "fact")
    rules = "; ".join(basis.name for basis in grounds if basis.kind == "limit")
    raise ContradictionError(
        Text(
            f"这些事实不可能同时成立：{facts}" + (f"（{rules}）" if rules else "") + "。",
            f"No applicant can have these facts together: {facts}" + (f" ({rules})" if rules else "") + ".",
        )
    )


def possible_statuses(question: Question, world: Behind) -> tuple[Status, ...]:
    """Return every status that some completion has.

    Raises:
        OutOfTimeError: The solver does not know.
    """
    literals = [basis.literal for basis in world.bases]
    possible = zip((Status.MET, Status.NOT_MET, Status.NOT_APPLICABLE), world.verdict, strict=True)
    return tuple(status for status, statement in possible if question.is_possible(*literals, statement))


def irreducible(question: Question, bases: Sequence[Basis]) -> tuple[Basis, ...]:
    """Return bases that cannot all hold, of which none can be left out; the first ones are left out first.

    Raises:
        OutOfTimeError: The solver does not know.
    """
    core = question.which_cannot([basis.literal for basis in bases])
    assert core is not None
    names = {literal.decl().name() for literal in core}
    needed = [basis for basis in bases if basis.literal.decl().name() in names]
    for basis in tuple(needed):
        rest = [other for other in needed if other is not basis]
        if question.which_cannot([other.literal for other in rest]) is not None:
            needed = rest
    return tuple(needed)
