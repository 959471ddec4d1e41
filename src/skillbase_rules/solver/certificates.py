"""What a verdict rests on: the fewest facts that force it, and the readings; or what would settle an open one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import z3
from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from skillbase_rules.analyses.targets import Target
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status, conjunction
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.solver.asking import SECONDS, OutOfTimeError, Question
from skillbase_rules.solver.deciding import (
    DECIDED,
    Basis,
    Behind,
    behind,
    decide,
    erase,
    irreducible,
    possible_statuses,
    targets_of,
    the_status,
)
from skillbase_rules.solver.logic import Truth, either, no
from skillbase_rules.solver.symbols import FactValue, linked


class Settlement(BaseModel):
    """Values of facts not yet known that settle an open verdict, whatever the others are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status = Field(description="The verdict that they force.")
    values: dict[str, FactValue] = Field(description="The facts to be learnt, with values that settle it so.")
    smallest: bool = Field(description="Whether no fewer facts are known to be enough; certain for a single one.")


class Certificate(Shown, BaseModel):
    """The fewest facts that force a verdict: with all else forgotten it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: str = Field(description="Id of what is judged; that of the edition where all its conditions are.")
    status: Status
    facts: tuple[str, ...] = Field(default=(), description="The facts that force it, in the order of the sheet.")
    sheet: SerializeAsAny[Sheet] = Field(description="The sheet with nothing else on it.")
    readings: tuple[str, ...] = Field(
        default=(),
        description="Readings, by R-number, of which another choice would let these facts come to something else.",
    )
    settlements: tuple[Settlement, ...] = Field(
        default=(), description="For an open verdict: a way to settle it for each verdict that is still possible."
    )
    smallest: bool = Field(
        default=True,
        description="Whether it is proved that no fewer facts are enough; otherwise none of these can be left out.",
    )
    undecided: bool = Field(
        default=False, description="The time was up before the verdict, or a way to settle it, was certain."
    )

    def _gist(self) -> str:
        return f"{self.of} {self.status}: {', '.join(self.facts)}"


def certificate(
    subject: Subject, of: str | None = None, *, edition: AnyEdition, seconds: float = SECONDS
) -> Certificate:
    """Tell what a verdict rests on, or what would settle one that is open.

    The verdict is that of `decide`. Readings are tried one at a time, and only those that say what is asked; how
    records are counted is settled on a sheet already. Where a reading makes a missing fact fail, no fact is needed
    for a failure, and the reading is named.

    Args:
        subject: An application or a fact sheet.
        of: Name of a section, or id of a group or clause; every condition of the edition when left out.
        edition: By what it is judged.
        seconds: How long the search for the fewest facts may take; the readings are tried after that.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        ContradictionError: No applicant can have these facts.
    """
    facts = facts_of(subject, edition)
    decision = decide(facts, of, edition=edition, seconds=seconds)
    if decision.undecided:
        return Certificate(of=decision.of, status=decision.status, sheet=facts, smallest=False, undecided=True)
    targets = targets_of(of, edition)
    try:
        world = behind(facts, targets, seconds)
        if decision.status not in DECIDED:
            ways = tuple(_settlements(facts, world, targets, decision.possible, seconds))
            return Certificate(
                of=decision.of,
                status=decision.status,
                sheet=facts,
                settlements=tuple(way for way in ways if way is not None),
                undecided=None in ways,
            )
        names, smallest = _forcing(world, decision.possible, seconds)
    except OutOfTimeError:
        return Certificate(of=decision.of, status=decision.status, sheet=facts, smallest=False, undecided=True)
    if names is None:
        # Only what a missing fact means can have decided it.
        rests_on = tuple(dict.fromkeys(part.section.rulebook.missing_reading for part in targets))
        return Certificate(of=decision.of, status=decision.status, sheet=erase(facts, ()), readings=rests_on)
    sheet = erase(facts, names)
    return Certificate(
        of=decision.of,
        status=decision.status,
        facts=names,
        sheet=sheet,
        readings=tuple(dict.fromkeys(_hinges(sheet, of, targets, decision.status, edition))),
        smallest=smallest,
    )


def _forcing(world: Behind, statuses: Sequence[Status], seconds: float) -> tuple[tuple[str, ...] | None, bool]:
    """Return the fewest facts that leave no other status, and whether that is proved; None where not even all do."""
    question = world.question(seconds)
    question.state(*(basis.literal for basis in (*world.limits, *world.clauses)))
    question.state(no(world.verdict.has_one_of(statuses)))
    if question.which_cannot([basis.literal for basis in world.facts]) is None:
        return None, False
    enough = irreducible(question, world.facts)
    try:
        return _names(_fewest(question, world, enough), world), True
    except OutOfTimeError:
        return _names(enough, world), False


def _names(bases: Sequence[Basis], world: Behind) -> tuple[str, ...]:
    chosen = {basis.name for basis in bases}
    return tuple(name for name in world.symbols.sheet.fact_names() if name in chosen)


def _fewest(question: Question, world: Behind, enough: Sequence[Basis]) -> tuple[Basis, ...]:
    """Return the fewest facts that cannot all hold: a set that has one of every group that must be broken up.

    Raises:
        OutOfTimeError: The solver does not know.
    """
    if len(enough) > 1:
        # Where a verdict fails in many places, one fact mostly forces it.
        for basis in world.facts:
            if question.which_cannot([basis.literal]) is not None:
                return (basis,)
    if len(enough) <= 2:  # noqa: PLR2004 -- no single one is enough
        return tuple(enough)
    # What cannot be replaced by anything is in every such set.
    groups = [[basis] for basis in enough if _is_needed(question, basis, world)]
    while True:
        chosen = _hitting(groups, world.symbols.context)
        if len(chosen) >= len(enough):
            return tuple(enough)
        if question.which_cannot([basis.literal for basis in chosen]) is None:
            groups.append(_broken(question, world.facts, chosen))
        else:
            return tuple(basis for basis in world.facts if basis in chosen)


def _is_needed(question: Question, basis: Basis, world: Behind) -> bool:
    others = [other.literal for other in world.facts if other is not basis]
    return question.which_cannot(others) is None


def _broken(question: Question, bases: Sequence[Basis], chosen: Sequence[Basis]) -> list[Basis]:
    """Return facts that are left out of a largest set that can hold beside those chosen."""
    holding = [basis for basis in bases if basis in chosen or question.agrees(basis.states)]
    out = [basis for basis in bases if basis not in holding]
    for basis in tuple(out):
        if basis in out and question.which_cannot([*(held.literal for held in holding), basis.literal]) is None:
            holding += [other for other in out if question.agrees(other.states)]
            out = [other for other in out if other not in holding]
    return out


def _hitting(groups: Sequence[Sequence[Basis]], context: z3.Context) -> tuple[Basis, ...]:
    """Return the fewest facts of which each group has one."""
    optimum = z3.Optimize(ctx=context)
    bases = {basis.name: basis for group in groups for basis in group}
    for group in groups:
        optimum.add(z3.Or([basis.literal for basis in group]))
    for basis in bases.values():
        optimum.add_soft(z3.Not(basis.literal))
    if optimum.check() != z3.sat:
        raise OutOfTimeError
    model = optimum.model()
    return tuple(basis for basis in bases.values() if z3.is_true(model.eval(basis.literal)))


def _hinges(
    sheet: Sheet, of: str | None, targets: Sequence[Target], status: Status, edition: AnyEdition
) -> Iterator[str]:
    """Yield the readings of which another choice would let these facts come to something else."""
    for field, choice in edition.readings.alternatives():
        switch = edition.readings.switches()[field]
        other = edition.choosing(**{field: choice})
        if switch.counting:
            continue
        beside = targets_of(of, other)
        if len(beside) == len(targets) and all(
            here.is_judged_as(there) for here, there in zip(targets, beside, strict=True)
        ):
            continue
        if _status_behind(sheet, beside) is not status:
            yield switch.id


def _status_behind(sheet: Sheet, targets: Sequence[Target]) -> Status:
    """Return the verdict by all completions, or the scalar one where a missing fact fails or time is up."""
    by_clauses = conjunction(part.status(sheet) for part in targets)
    if by_clauses in DECIDED or any(part.section.rulebook.missing_fails for part in targets):
        return by_clauses
    try:
        world = behind(sheet, targets, SECONDS)
        return the_status(possible_statuses(world.question(SECONDS), world), by_clauses)
    except OutOfTimeError:
        return by_clauses


def _settlements(
    facts: Sheet, world: Behind, targets: Sequence[Target], possible: Sequence[Status], seconds: float
) -> Iterator[Settlement | None]:
    """Yield, for each verdict still possible, few facts that settle it so; None where the time was up before."""
    near = linked(facts, frozenset().union(*(part.facts for part in targets)))
    unsettled = [name for name in _names_of(world) if name in near and not _is_exact(facts, name)]
    judged = frozenset().union(*(part.clauses for part in targets))
    given = [basis.literal for basis in world.bases]
    for status in possible:
        question = world.question(seconds)
        question.state(*given)
        # A failure may hang on any of the clauses.
        failing = [clause for clause in world.clauses if status is Status.NOT_MET and clause.name in judged]
        try:
            best = _best_settlement(question, world, world.verdict.has(status), failing, unsettled)
        except OutOfTimeError:
            yield None
            continue
        if best is not None:
            yield Settlement(status=status, values=best, smallest=len(best) == 1)


def _names_of(world: Behind) -> tuple[str, ...]:
    return (*world.symbols.counts, *world.symbols.yes, *world.symbols.names)


def _is_exact(facts: Sheet, name: str) -> bool:
    value = getattr(facts, name)
    return value is not None and getattr(value, "is_exact", True)


def _best_settlement(
    question: Question, world: Behind, reached: Truth, failing: Sequence[Basis], unsettled: Sequence[str]
) -> dict[str, FactValue] | None:
    """Return the fewest values among completions in which a verdict hangs on as little as possible."""
    best: dict[str, FactValue] | None = None
    # Few facts decide where one clause alone stands in the way, or where few clauses are asked.
    for alone, asked in ((None, True), (None, False), *((clause, True) for clause in failing)):
        with question.supposing(reached, alone is None or alone.verdict.has(Status.NOT_MET)):
            if not question.is_possible():
                continue
            for clause in world.clauses:
                passing = no(clause.verdict.failed if asked else either(clause.verdict.met, clause.verdict.failed))
                if clause is not alone and question.is_possible(passing):
                    question.state(passing)
            values = _values(question, world, unsettled)
        enough = _enough(question, world, reached, values)
        if enough is not None and (best is None or len(enough) < len(best)):
            best = enough
        if best is not None and len(best) == 1:
            break
    return best


def _values(question: Question, world: Behind, names: Sequence[str]) -> dict[str, FactValue]:
    """Return the least values of some facts."""
    symbols = world.symbols
    question.lessen([symbols.counts[name] for name in names if name in symbols.counts])
    return {name: symbols.read(question.model, name) for name in names}


def _enough(
    question: Question, world: Behind, reached: Truth, values: dict[str, FactValue]
) -> dict[str, FactValue] | None:
    """Return few of these values that force the verdict whatever the others are."""
    bases = [
        Basis(z3.Bool(f"learnt {name}", world.symbols.context), world.symbols.equals(name, value), "fact", name)
        for name, value in values.items()
    ]
    with question.supposing(no(reached), *(z3.Implies(basis.literal, basis.states) for basis in bases)):
        if question.which_cannot([basis.literal for basis in bases]) is None:
            return None
        return {basis.name: values[basis.name] for basis in irreducible(question, bases)}
