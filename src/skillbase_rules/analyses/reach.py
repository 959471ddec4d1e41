"""What a set of cases has reached of a notice: which clauses, in which statuses, under which readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.cases import TriedCase
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text


class ClauseReach(BaseModel):
    """The statuses of one clause that some case expects, and those that none does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str
    label: Text
    reached: tuple[Status, ...]
    not_reached: tuple[Status, ...] = Field(
        description="Not applicable is among them only where the clause is asked under a condition."
    )


class SectionReach(BaseModel):
    """The clauses of one section, in the notice's order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    label: Text
    clauses: tuple[ClauseReach, ...]

    @property
    def complete(self) -> int:
        """How many clauses are reached in every status."""
        return sum(not clause.not_reached for clause in self.clauses)

    @property
    def is_untouched(self) -> bool:
        """Whether no case expects anything of it."""
        return not any(clause.reached for clause in self.clauses)


class ReadingReach(BaseModel):
    """The choices of one reading under which a clause that depends on it is expected to come out somehow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    id: str = Field(description="R-number of the reading.")
    question: Text
    reached: tuple[str, ...]
    not_reached: tuple[str, ...]


class Reach(BaseModel):
    """What the cases of one notice have reached; only what came out as expected counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    notice: str
    title: Text
    sections: tuple[SectionReach, ...]
    readings: tuple[ReadingReach, ...] = Field(description="The readings that a clause of some section depends on.")


class CaseRun(Shown, BaseModel):
    """Cases that were judged, and what they have reached of each notice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: tuple[TriedCase, ...]
    reach: tuple[Reach, ...] = Field(description="One for each notice that a case is judged by.")

    def _gist(self) -> str:
        return f"{len(self.cases) - len(self.failing)} of {len(self.cases)} cases hold"

    @property
    def failing(self) -> tuple[TriedCase, ...]:
        """The cases of which some clause came out otherwise than expected."""
        return tuple(case for case in self.cases if not case.holds)


def reach_of(tried: Sequence[TriedCase], edition: AnyEdition) -> Reach:
    """Return what the cases judged by a notice have reached of it.

    Args:
        tried: Cases; those of other notices are passed over.
        edition: The notice, under any numbers and readings.
    """
    own = [case for case in tried if case.notice == edition.notice]
    statuses: dict[tuple[str, str], set[Status]] = {}
    choices: dict[str, set[str]] = {}
    for case in own:
        for check in case.checks:
            if check.holds:
                statuses.setdefault((check.section, check.clause), set()).add(check.reached)
                for field, switch in edition.readings.switches().items():
                    if switch.id in check.readings and field in case.choices:
                        choices.setdefault(field, set()).add(case.choices[field])
    issued = edition.as_issued
    return Reach(
        notice=issued.notice,
        title=issued.title,
        sections=tuple(_section(section, statuses) for section in issued.sections),
        readings=tuple(_readings(issued, choices)),
    )


def _section(section: Section, statuses: Mapping[tuple[str, str], set[Status]]) -> SectionReach:
    asked = dict[str, bool]()
    for clause, conditional in _asked(section.rulebook.root):
        asked[clause] = asked.get(clause, False) or conditional
    clauses = []
    for clause, conditional in asked.items():
        seen = statuses.get((section.name, clause), set())
        wanted = {*seen, *Status} if conditional else {*seen, *Status} - ({Status.NOT_APPLICABLE} - seen)
        clauses.append(
            ClauseReach(
                clause=clause,
                label=section.rulebook.clauses[clause].label,
                reached=tuple(status for status in Status if status in seen),
                not_reached=tuple(status for status in Status if status in wanted - seen),
            )
        )
    return SectionReach(section=section.name, label=section.rulebook.root.label, clauses=tuple(clauses))


def _asked(criterion: Criterion, *, conditional: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield every clause that is judged, in the notice's order, and whether it may be not applicable."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _asked(part, conditional=conditional)
        case When(then=inner) | Waived(inner):
            yield from _asked(inner, conditional=True)
        case _:
            yield criterion.clause, conditional


def _readings(edition: AnyEdition, choices: Mapping[str, set[str]]) -> Iterator[ReadingReach]:
    books = [section.rulebook for section in edition.sections]
    cited = {id_ for book in books for clause in book.clauses.values() for id_ in clause.readings}
    cited |= {book.missing_reading for book in books}
    for field, switch in edition.readings.switches().items():
        if switch.id in cited or field in choices:
            seen = choices.get(field, set())
            yield ReadingReach(
                field=field,
                id=switch.id,
                question=switch.question,
                reached=tuple(choice for choice in switch.choices if choice in seen),
                not_reached=tuple(choice for choice in switch.choices if choice not in seen),
            )
