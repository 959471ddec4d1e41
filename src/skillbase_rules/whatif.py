"""What would change: other facts for one applicant, or other thresholds for many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.comparison import Flip, flips
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.errors import UnknownNameError
from skillbase_rules.facts import FACT_NAMES, Facts
from skillbase_rules.findings import Assessment, Status
from skillbase_rules.models.application import Application
from skillbase_rules.rules import Subject, facts_of
from skillbase_rules.sensitivity import judged


class WhatIf(BaseModel):
    """The same applicant before and after a change of facts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: Assessment = Field(description="Sections 三, 四(一) and 四(二) on the facts as they are.")
    after: Assessment = Field(description="The same on the changed facts.")
    changed: tuple[str, ...] = Field(description="The facts that were changed.")
    flips: tuple[Flip, ...] = Field(description="Clauses and whole sections whose status differs.")


def what_if(
    subject: Subject,
    changes: Mapping[str, object],
    *,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> WhatIf:
    """Judge an applicant as it is and with some facts changed, clause by clause.

    Args:
        subject: An application or a fact sheet.
        changes: New values by the name of the fact; a count may be exact, bounds or None for unknown.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out.

    Raises:
        UnknownNameError: A fact does not exist.
        pydantic.ValidationError: A value is not possible, alone or beside the other facts.
    """
    chosen = edition.readings if readings is None else readings
    facts = facts_of(subject, chosen)
    changed = with_facts(facts, changes)
    before, after = judged(facts, edition, chosen), judged(changed, edition, chosen)
    return WhatIf(before=before, after=after, changed=tuple(changes), flips=flips(before, after))


def with_facts(facts: Facts, changes: Mapping[str, object]) -> Facts:
    """Return the fact sheet with some facts changed.

    Raises:
        UnknownNameError: A fact does not exist.
        pydantic.ValidationError: A value is not possible, alone or beside the other facts.
    """
    for name in changes:
        if name not in FACT_NAMES:
            raise UnknownNameError(f"There is no fact {name!r}; facts are named as in the register, such as students.")
    return Facts.model_validate({**{name: getattr(facts, name) for name in Facts.model_fields}, **changes})


class EditionChange(BaseModel):
    """One applicant whose verdict on a section differs between two editions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int = Field(description="Position of the applicant among those handed in, from 0.")
    name: str | None = Field(description="Name of the applicant, where an application was handed in.")
    section: str = Field(description="The section whose verdict differs, such as 4.1.1.")
    before: Status
    after: Status
    clauses: tuple[Flip, ...] = Field(description="The clauses that turned.")


class EditionComparison(BaseModel):
    """Who gains and who loses when thresholds move."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    changes: tuple[EditionChange, ...]

    @property
    def gained(self) -> tuple[EditionChange, ...]:
        """Those who meet a section under the revised edition only."""
        return tuple(change for change in self.changes if change.after is Status.MET)

    @property
    def lost(self) -> tuple[EditionChange, ...]:
        """Those who meet a section under the base edition only."""
        return tuple(change for change in self.changes if change.before is Status.MET)


def compare_editions(
    subjects: Iterable[Subject],
    base: Chongqing2024,
    revised: Chongqing2024,
    *,
    readings: Readings | None = None,
) -> EditionComparison:
    """Tell whose verdict on sections 三, 四(一)1, 四(一)2 or 四(二) differs between two editions, and by which clause.

    Both editions are read under the same readings: those given, or the base edition's defaults.
    """
    chosen = base.readings if readings is None else readings
    changes: list[EditionChange] = []
    for index, subject in enumerate(subjects):
        facts = facts_of(subject, chosen)
        name = subject.applicant.name if isinstance(subject, Application) else None
        before, after = judged(facts, base, chosen), judged(facts, revised, chosen)
        for old, new in zip(before.parts, after.parts, strict=True):
            if isinstance(old, Assessment) and isinstance(new, Assessment) and old.status is not new.status:
                turned = tuple(flip for flip in flips(old, new) if not flip.is_verdict)
                changes.append(
                    EditionChange(
                        index=index,
                        name=name,
                        section=old.clause,
                        before=old.status,
                        after=new.status,
                        clauses=turned,
                    )
                )
    return EditionComparison(changes=tuple(changes))
