"""Two assessments set beside each other: what turned over."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.findings import Assessment, Status


class Flip(BaseModel):
    """A clause, or a section as a whole, whose status differs between two assessments."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str = Field(description="Id of the clause, or of the section when the whole verdict turns.")
    before: Status
    after: Status
    is_verdict: bool = Field(default=False, description="The verdict of a whole section turns, not one clause.")


def flips(before: Assessment, after: Assessment) -> tuple[Flip, ...]:
    """Return every clause and every whole section whose status differs, clauses first, in the notice's order.

    The two verdicts as wholes are set beside each other though each is named by the edition that reached it.
    """
    old, new = dict(_statuses(before)), dict(_statuses(after.model_copy(update={"clause": before.clause})))
    turned = [
        Flip(clause=clause, before=old[clause, whole], after=new[clause, whole], is_verdict=whole)
        for clause, whole in old
        if (clause, whole) in new and old[clause, whole] is not new[clause, whole]
    ]
    return tuple(sorted(turned, key=lambda flip: flip.is_verdict))


def _statuses(assessment: Assessment) -> Iterator[tuple[tuple[str, bool], Status]]:
    for finding in assessment.findings:
        yield (finding.clause, False), finding.status
    yield from _verdicts(assessment)


def _verdicts(assessment: Assessment) -> Iterator[tuple[tuple[str, bool], Status]]:
    yield (assessment.clause, True), assessment.status
    for part in assessment.parts:
        if isinstance(part, Assessment):
            yield from _verdicts(part)
