"""What can be proved of an edition as a whole: which readings can matter where, and which clauses imply which."""

from __future__ import annotations

from collections.abc import Iterator

import z3
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.solver.asking import SECONDS, Answer, Question
from skillbase_rules.solver.comparing import EditionsCompared, compare_in
from skillbase_rules.solver.logic import some
from skillbase_rules.solver.wishes import fails, fails_alone, meets
from skillbase_rules.solver.witnesses import Witness, World


class Hinge(BaseModel):
    """One other choice of a reading, and where somebody fares differently under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(description="The field that holds the choice.")
    choice: str
    reading: str = Field(description="R-number of the reading.")
    counting: bool = Field(description="It says how records are counted, which no fact sheet shows.")
    compared: EditionsCompared = Field(description="The edition as it is against the one under the other choice.")


def hinges(edition: AnyEdition, *, seconds: float = SECONDS) -> Iterator[Hinge]:
    """Yield every other choice of a reading, one at a time, with what it can turn and for whom.

    Args:
        edition: The edition to start from.
        seconds: How long each single question may take.
    """
    world = World(edition)
    for name, choice in edition.readings.alternatives():
        switch = edition.readings.switches()[name]
        other = edition.choosing(**{name: choice})
        compared = compare_in(world, other, seconds=seconds, wholes_readable=False)
        yield Hinge(field=name, choice=choice, reading=switch.id, counting=switch.counting, compared=compared)


class Revision(BaseModel):
    """One number of an edition raised by one, and what that turns."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parameter: str
    value: int = Field(description="The number as it is; one more is tried.")
    compared: EditionsCompared = Field(description="The edition as it is against the one with the larger number.")


def revisions(edition: AnyEdition, *, seconds: float = SECONDS) -> Iterator[Revision]:
    """Yield every number that can be raised by one, with what that turns and for whom.

    Args:
        edition: The edition to start from.
        seconds: How long each single question may take.
    """
    world = World(edition)
    for name, value in edition.parameters:
        if isinstance(value, int):
            try:
                revised = edition.revise(**{name: value + 1})
            except ValidationError:
                # A number that others bound from above can only be raised together with them.
                continue
            compared = compare_in(world, revised, seconds=seconds, wholes_readable=False)
            yield Revision(parameter=name, value=value, compared=compared)


class Standing(BaseModel):
    """Whether a clause can be met, and whether it can be the only one of its section that is not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    clause: str
    met: Witness
    fails_alone: Witness
    fails: Witness


def standings(edition: AnyEdition, *, seconds: float = SECONDS) -> Iterator[Standing]:
    """Yield every clause of every section, with applicants that meet it, fail it, and fail in it alone."""
    world = World(edition)
    for section in edition.sections:
        for clause in section.rulebook.clauses:
            wishes = (meets(clause, section=section.name), fails(clause, section=section.name))
            met, failed = (world.search([wish], seconds, readable=False) for wish in wishes)
            lone = failed
            if failed.answer is Answer.FOUND:
                lone = world.search([fails_alone(clause, section=section.name)], seconds, readable=False)
            yield Standing(section=section.name, clause=clause, met=met, fails=failed, fails_alone=lone)


class Implication(BaseModel):
    """Whoever meets one clause does not fail another one of the same edition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str
    implies: str


def implications(edition: AnyEdition, *, seconds: float = SECONDS) -> Iterator[Implication]:
    """Yield the clauses whose being met is proved to leave another clause no way to fail.

    Only conditions and preferences are set beside each other, and only clauses that can be met and can fail at all.
    """
    world = World(edition)
    verdicts = {
        (section.name, clause): verdict
        for section in edition.sections
        if section.kind in {"condition", "preference"}
        for clause, verdict in world.judged(section, edition).clauses.items()
    }
    # A name for each verdict, so that one model tells of all of them at little cost.
    met = {key: z3.Bool(f"meets {key}", world.symbols.context) for key in verdicts}
    named = [name == verdicts[key].has(Status.MET) for key, name in met.items()]
    question = Question(world.symbols.context, seconds * len(verdicts), [world.rules(), *named])
    possible = {key: name for key, name in met.items() if question.is_possible(name)}
    for key, verdict in verdicts.items():
        with question.supposing(verdict.has(Status.NOT_MET)):
            if not question.is_possible():
                continue
            unsettled = {other: name for other, name in possible.items() if other != key}
            # One applicant shows of many clauses at once that they do not imply this one.
            while unsettled and question.is_possible(some(unsettled.values())):
                unsettled = {other: name for other, name in unsettled.items() if not question.agrees(name)}
            yield from (Implication(clause=clause, implies=key[1]) for _, clause in unsettled)
