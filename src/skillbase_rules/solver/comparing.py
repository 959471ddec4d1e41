"""Two editions set against each other: who fares better under which, over all applicants there could be."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.targets import Target, target
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.solver.asking import SECONDS, Answer
from skillbase_rules.solver.gaps import gap_between
from skillbase_rules.solver.wishes import fares_better
from skillbase_rules.solver.witnesses import Witness, World


class Relation(StrEnum):
    """How two editions stand to each other in a section or a clause."""

    EQUIVALENT = "equivalent"
    """Nobody fares differently."""
    STRICTER = "stricter"
    """The first gives nobody more than the second does, and somebody less."""
    MILDER = "milder"
    """The first gives nobody less than the second does, and somebody more."""
    NEITHER = "neither"
    """Some fare better under the first, and some under the second."""
    UNDECIDED = "undecided"
    """Time was up before one of the two sides was settled."""


class Compared(BaseModel):
    """One section or clause under two editions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str = Field(description="Name of the section.")
    clause: str = Field(description="Id of the clause, or of the section where it is compared as a whole.")
    is_whole: bool = Field(description="Whether the section is compared as a whole.")
    relation: Relation
    complete: bool = Field(
        description="Whether they compare so on files in which everything is stated; otherwise they agree on all "
        "of those, and differ only where something is left out."
    )
    better_under_one: Witness = Field(description="The smallest applicant that fares better under the first edition.")
    better_under_other: Witness = Field(
        description="The smallest applicant that fares better under the second edition."
    )


class EditionsCompared(Shown, BaseModel):
    """Two editions, section by section and clause by clause."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: str = Field(description="Id of the first edition.")
    other: str = Field(description="Id of the second edition.")
    sections: tuple[Compared, ...] = Field(description="The sections that both have, as wholes.")
    clauses: tuple[Compared, ...] = Field(description="The clauses in which they are not equivalent.")
    only_in_one: tuple[str, ...] = Field(default=(), description="Sections and clauses that the second has not.")
    only_in_other: tuple[str, ...] = Field(default=(), description="Sections and clauses that the first has not.")

    @property
    def relation(self) -> Relation:
        """How the editions stand to each other in all that they both judge."""
        return _joined([compared.relation for compared in self.sections])

    def _gist(self) -> str:
        return f"{self.one} {self.relation} {self.other}"


def _joined(relations: list[Relation]) -> Relation:
    unlike = set(relations) - {Relation.EQUIVALENT}
    if Relation.NEITHER in unlike or unlike >= {Relation.STRICTER, Relation.MILDER}:
        return Relation.NEITHER
    if Relation.UNDECIDED in unlike:
        return Relation.UNDECIDED
    return unlike.pop() if unlike else Relation.EQUIVALENT


def compare(
    one: AnyEdition,
    other: AnyEdition,
    *,
    sections: Sequence[str] | None = None,
    seconds: float = SECONDS,
) -> EditionsCompared:
    """Tell how two editions, or two readings or revisions of one, stand to each other.

    What fails fares worst, what stays open fares better, and what is met or not asked at all fares best; where
    preference is earned, only what is met does. Counts are exact; a yes, a no or a name may be undeclared. Where the
    criteria agree on all that, and differ in what they make of counts left out, a sheet with such a gap is tried too.

    Args:
        one: The first edition.
        other: The second edition.
        sections: Names of the sections to compare; all that both have when left out.
        seconds: How long each single question may take.

    Raises:
        UnknownNameError: A section is not in both editions.
        SkillbaseError: The editions read unlike sheets, or have no section in common.
    """
    return compare_in(World(one, (other,)), other, sections=sections, seconds=seconds)


def compare_in(
    world: World,
    other: AnyEdition,
    *,
    sections: Sequence[str] | None = None,
    seconds: float = SECONDS,
    wholes_readable: bool = True,
) -> EditionsCompared:
    """Compare the edition of a world with another one that reads no other facts.

    Args:
        world: Files that both editions can judge.
        other: The second edition.
        sections: Names of the sections to compare; all that both have when left out.
        seconds: How long each single question may take.
        wholes_readable: Narrow the witnesses of whole sections to the smallest ones; otherwise any will do.

    Raises:
        UnknownNameError: A section is not in both editions.
        SkillbaseError: The editions have no section in common.
    """
    one = world.edition
    in_both = {section.name for section in other.sections}
    names = [section.name for section in one.sections if section.name in in_both] if sections is None else sections
    if not names:
        raise SkillbaseError(
            Text(
                f"{one.id} 与 {other.id} 没有同名的部分，无从比较。",
                f"The editions {one.id} and {other.id} have no section of one name, so nothing can be compared.",
            )
        )
    wholes: list[Compared] = []
    clauses: list[Compared] = []
    for name in names:
        mine, theirs = target(name, one, name), target(name, other, name)
        wholes.append(compare_one(world, mine, theirs, other, seconds, readable=wholes_readable))
        if mine.is_judged_as(theirs):
            continue
        for clause in mine.section.rulebook.clauses:
            if clause in theirs.section.rulebook.clauses:
                clause_here, tclause_here = (Target(part.section, clause) for part in (mine, theirs))
                clauses.append(compare_one(world, clause_here, tclause_here, other, seconds))
    whole_notice = sections is None
    return EditionsCompared(
        one=one.id,
        other=other.id,
        sections=tuple(wholes),
        clauses=tuple(clause for clause in clauses if clause.relation is not Relation.EQUIVALENT),
        only_in_one=_missing(one, other, names, whole_notice=whole_notice),
        only_in_other=_missing(other, one, names, whole_notice=whole_notice),
    )


def _missing(one: AnyEdition, other: AnyEdition, names: Sequence[str], *, whole_notice: bool) -> tuple[str, ...]:
    """Return the sections and clauses of one edition that another one has not."""
    clauses = [
        clause for name in names for clause in one.rulebook(name).clauses if clause not in other.rulebook(name).clauses
    ]
    sections = [section.name for section in one.sections if section.name not in names] if whole_notice else []
    return (*sections, *clauses)


def compare_one(
    world: World, here: Target, there: Target, other: AnyEdition, seconds: float = SECONDS, *, readable: bool = True
) -> Compared:
    """Tell how the edition of a world and another one stand to each other in one section or clause.

    Args:
        world: Files that both editions can judge.
        here: The section or clause of the world's own edition.
        there: The same in the other edition.
        other: The other edition.
        seconds: How long each single question may take.
        readable: Narrow witnesses to the smallest ones; otherwise any will do.
    """
    above = below = Witness(answer=Answer.NONE)
    complete = True
    if not here.is_judged_as(there):
        for complete in (True, False):
            above = _better(world, (here, world.edition), (there, other), seconds, complete=complete, readable=readable)
            below = _better(world, (there, other), (here, world.edition), seconds, complete=complete, readable=readable)
            if above.answer is not Answer.NONE or below.answer is not Answer.NONE:
                break
    relation = _relation(above.answer, below.answer)
    return Compared(
        section=here.section.name,
        clause=here.name,
        is_whole=here.is_whole,
        relation=relation,
        complete=complete or relation is Relation.EQUIVALENT,
        better_under_one=above,
        better_under_other=below,
    )


def _relation(above: Answer, below: Answer) -> Relation:
    if above is Answer.FOUND and below is Answer.FOUND:
        return Relation.NEITHER
    if Answer.UNDECIDED in {above, below}:
        return Relation.UNDECIDED
    if above is Answer.FOUND:
        return Relation.MILDER
    return Relation.STRICTER if below is Answer.FOUND else Relation.EQUIVALENT


def _better(
    world: World,
    one: tuple[Target, AnyEdition],
    other: tuple[Target, AnyEdition],
    seconds: float,
    *,
    complete: bool,
    readable: bool,
) -> Witness:
    """Find the smallest applicant that fares better in one place than in another."""
    (here, edition), (there, beside) = one, other
    # Another notice may give a section of the same name another clause.
    name = here.section.name if here.is_whole else here.name
    wish = fares_better(name, beside, under=edition, section=here.section.name)
    better = world.search([wish], seconds, complete=complete, readable=readable)
    if better.answer is Answer.NONE and not complete:
        return gap_between(world, here, there) or better
    return better
