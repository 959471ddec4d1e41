"""Cases: applicants with the verdicts expected of them, and whether an edition reaches those verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.analyses.overview import judged_sections
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Status
from skillbase_rules.engine.records import Record, Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text, shown
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import facts_of
from skillbase_rules.facts.sheet import Counting, Facts

_NOT_JUDGED = Text(
    "{edition} 的{sections}没有判定 {clause}", "{clause} is not judged in these sections of {edition}: {sections}"
)
_SEVERAL = Text(
    "{clause} 在几节中都有判定（{sections}），请写明 section",
    "{clause} is judged in several sections ({sections}); state the section",
)


class Basis(Record):
    """By what cases are judged; what is left out is as whoever runs them says."""

    edition: str | None = Field(default=None, description="Name of the notice, such as `chongqing-2024`.")
    section: str | None = Field(
        default=None, description="The section whose clauses are expected; every condition and preference by default."
    )
    readings: dict[str, str] = Field(default={}, description="Readings that differ from the defaults, by field.")
    parameters: dict[str, object] = Field(default={}, description="Numbers that differ from the notice, by name.")


class Case(Basis):
    """An applicant, as a file or as a fact sheet, and the statuses that some clauses must have."""

    name: str = Field(min_length=1, max_length=200)
    facts: dict[str, object] | None = Field(
        default=None, description="A fact sheet, counted as the edition counts; what is left out is unknown."
    )
    application: Application | None = Field(default=None, description="A file, in the place of the facts.")
    expected: dict[str, Status] = Field(
        min_length=1, description="Statuses by the id of a clause, or of a group of clauses such as `4.1.1`."
    )

    @model_validator(mode="after")
    def _states_one_subject(self) -> Self:
        if (self.facts is None) == (self.application is None):
            raise PydanticCustomError("one_subject", "state either facts or an application")
        return self


class CaseFile(Basis):
    """Cases that are kept together; what a case leaves out is as its file says."""

    cases: tuple[Case, ...]

    @model_validator(mode="after")
    def _holds_cases(self) -> Self:
        # As a condition of the field it would be told beside every case that is wrong.
        if not self.cases:
            raise PydanticCustomError("no_cases", "cases holds none; give one or more")
        return self

    def named(self, file: str) -> Iterator[Case]:
        """Yield the cases, each named after its file too and judged by what the file says where it says nothing."""
        for case in self.cases:
            yield case.model_copy(
                update={
                    "name": f"{file} · {case.name}",
                    "edition": case.edition or self.edition,
                    "section": case.section or self.section,
                    "readings": {**self.readings, **case.readings},
                    "parameters": {**self.parameters, **case.parameters},
                }
            )


class Check(BaseModel):
    """One status that was expected, and the one that was reached."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str = Field(description="Name of the section that judges the clause.")
    clause: str
    label: Text
    expected: Status
    reached: Status
    finding: Finding | None = Field(description="The verdict on the clause with its grounds; null for a group of them.")
    readings: tuple[str, ...] = Field(description="Readings that it depends on, by R-number.")

    @property
    def holds(self) -> bool:
        """Whether the status reached is the one expected."""
        return self.expected is self.reached


class TriedCase(Shown, BaseModel):
    """A case that was judged, and how its clauses came out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    notice: str
    edition: str = Field(description="Id of the edition that judged it, with every number and reading that differs.")
    checks: tuple[Check, ...]
    choices: dict[str, str] = Field(
        description="The choices that it was judged under, by field; counting choices only where a file was counted."
    )

    def _gist(self) -> str:
        return f"{shown(self.name)}: {'holds' if self.holds else 'does not hold'}"

    @property
    def holds(self) -> bool:
        """Whether every status is the one expected."""
        return all(check.holds for check in self.checks)


def try_case(case: Case, edition: AnyEdition) -> TriedCase:
    """Judge a case by an edition under the case's own numbers and readings.

    Raises:
        SkillbaseError: A clause or a section is not judged by the edition, or a file contradicts itself.
        pydantic.ValidationError: A number, a reading or a fact is unknown or cannot be.
    """
    numbers: Mapping[str, object] = case.parameters
    chosen = edition.revise(**numbers).choosing(**case.readings)
    subject = case.application or _sheet(case.facts or {}, chosen)
    facts = facts_of(subject, chosen)
    sections = judged_sections(chosen) if case.section is None else (chosen.section(case.section),)
    judged = {section.name: evaluate(section.rulebook, facts) for section in sections}
    switches = chosen.readings.switches()
    return TriedCase(
        name=case.name,
        notice=chosen.notice,
        edition=chosen.id,
        checks=tuple(_check(clause, status, judged, sections, chosen) for clause, status in case.expected.items()),
        choices={
            field: getattr(chosen.readings, field)
            for field, switch in switches.items()
            if case.application is not None or not switch.counting
        },
    )


def _sheet(facts: Mapping[str, object], edition: AnyEdition) -> Sheet:
    """Return the fact sheet of a case; where it does not say how it was counted, it was as the edition counts."""
    counted = {"counted_under": edition.rules(Counting)} if issubclass(edition.sheet, Facts) else {}
    return edition.sheet.model_validate({**counted, **facts})


def _check(
    clause: str,
    expected: Status,
    judged: Mapping[str, Assessment],
    sections: tuple[Section, ...],
    edition: AnyEdition,
) -> Check:
    verdicts = {name: part for name, whole in judged.items() if (part := _part(clause, whole)) is not None}
    if len(verdicts) != 1:
        names = ", ".join(verdicts or judged)
        words = _SEVERAL if verdicts else _NOT_JUDGED
        raise SkillbaseError(words.filled(edition=edition.notice, clause=shown(clause), sections=names))
    ((name, part),) = verdicts.items()
    missing = next(section.rulebook.missing_reading for section in sections if section.name == name)
    findings = (part,) if isinstance(part, Finding) else part.findings
    named = dict.fromkeys(reading for finding in findings for reading in (*finding.readings, missing) if reading)
    return Check(
        section=name,
        clause=clause,
        label=part.label,
        expected=expected,
        reached=part.status,
        finding=part if isinstance(part, Finding) else None,
        readings=tuple(named),
    )


def _part(clause: str, whole: Assessment) -> Finding | Assessment | None:
    if whole.clause == clause:
        return whole
    try:
        return whole[clause]
    except UnknownNameError:
        return None
