"""What would change: other facts for one applicant, or other thresholds for many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.comparison import Flip, flips
from skillbase_rules.analyses.overview import judge_all_sections, judged_sections
from skillbase_rules.engine.arguments import mapping_of, several
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.records import Sheet, no_such_fact
from skillbase_rules.engine.shown import Shown
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject, facts_of


class WhatIf(Shown, BaseModel):
    """The same applicant before and after a change of facts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: Assessment = Field(description="Every condition and preference on the facts as they are.")
    after: Assessment = Field(description="The same on the changed facts.")
    changed: tuple[str, ...] = Field(description="The facts that were changed.")
    flips: tuple[Flip, ...] = Field(description="Clauses and whole sections whose status differs.")

    def _gist(self) -> str:
        return f"{', '.join(self.changed)}: {self.before.status} -> {self.after.status}, {len(self.flips)} turned"


def what_if(subject: Subject, changes: Mapping[str, object], edition: AnyEdition) -> WhatIf:
    """Judge an applicant as it is and with some facts changed, clause by clause.

    Args:
        subject: An application or a fact sheet.
        changes: New values by the name of the fact; a count may be exact, bounds or None for unknown.
        edition: By what it is judged.

    Raises:
        UnknownNameError: A fact does not exist.
        pydantic.ValidationError: A value is not possible, alone or beside the other facts.
    """
    facts = facts_of(subject, edition)
    changed = with_facts(facts, mapping_of("changes", changes, object))
    before, after = judge_all_sections(facts, edition), judge_all_sections(changed, edition)
    return WhatIf(before=before, after=after, changed=tuple(changes), flips=flips(before, after))


def with_facts(facts: Sheet, changes: Mapping[str, object]) -> Sheet:
    """Return the fact sheet with some facts changed.

    Raises:
        UnknownNameError: A fact does not exist.
        pydantic.ValidationError: A value is not possible, alone or beside the other facts.
    """
    for name in changes:
        if name not in facts.fact_names():
            raise no_such_fact(name, type(facts))
    return type(facts).model_validate({**dict(facts), **changes})


class EditionChange(BaseModel):
    """One applicant whose verdict on a section differs between two editions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int = Field(description="Position of the applicant among those handed in, from 0.")
    name: str | None = Field(description="Name of the applicant, where an application was handed in.")
    section: str = Field(description="The section whose verdict differs, such as 4.1.1.")
    before: Status
    after: Status
    clauses: tuple[Flip, ...] = Field(description="The clauses that turned.")


class EditionComparison(Shown, BaseModel):
    """Who gains and who loses when thresholds move."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    changes: tuple[EditionChange, ...]

    def _gist(self) -> str:
        return f"{len(self.gained)} gained, {len(self.lost)} lost, {len(self.changes)} changed"

    @property
    def gained(self) -> tuple[EditionChange, ...]:
        """Those who meet a section under the revised edition only."""
        return tuple(change for change in self.changes if change.after is Status.MET)

    @property
    def lost(self) -> tuple[EditionChange, ...]:
        """Those who meet a section under the base edition only."""
        return tuple(change for change in self.changes if change.before is Status.MET)


def compare_editions(subjects: Iterable[Subject], base: AnyEdition, revised: AnyEdition) -> EditionComparison:
    """Tell whose verdict on a condition or a preference differs between two editions, and by which clause.

    Each edition counts and judges under its own readings; sections are set beside each other by their names.
    """
    changes: list[EditionChange] = []
    for index, subject in enumerate(several("subjects", subjects)):
        old_verdicts, new_verdicts = (_verdicts(subject, edition) for edition in (base, revised))
        name = subject.applicant.name if isinstance(subject, Application) else None
        for section, old in old_verdicts.items():
            new = new_verdicts.get(section, old)
            if old.status is not new.status:
                changes.append(
                    EditionChange(
                        index=index,
                        name=name,
                        section=old.clause,
                        before=old.status,
                        after=new.status,
                        clauses=tuple(flip for flip in flips(old, new) if not flip.is_verdict),
                    )
                )
    return EditionComparison(changes=tuple(changes))


def _verdicts(subject: Subject, edition: AnyEdition) -> dict[str, Assessment]:
    facts = facts_of(subject, edition)
    return {section.name: evaluate(section.rulebook, facts) for section in judged_sections(edition)}
