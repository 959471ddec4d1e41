"""Two assessments set beside each other: what turned over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.findings import Assessment, Place, Status
from skillbase_rules.engine.stated import built
from skillbase_rules.engine.statuses import Turned


class Flip(BaseModel):
    """A clause, or a section as a whole, whose status differs between two assessments."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str = Field(description="Id of the clause, or of the section when the whole verdict turns.")
    before: Status
    after: Status
    is_verdict: bool = Field(default=False, description="The verdict of a whole section turns, not one clause.")


OF_A_FLIP = set(Flip.model_fields)


def flips(before: Assessment, after: Assessment) -> tuple[Flip, ...]:
    """Return every clause and every whole section whose status differs, clauses first, in the notice's order.

    The two verdicts as wholes are set beside each other though each is named by the edition that reached it.
    """
    old, new = dict(_statuses(before)), dict(_statuses(after.model_copy(update={"clause": before.clause})))
    return as_flips((place, old[place], new[place]) for place in old if new.get(place, old[place]) is not old[place])


def as_flips(turned: Iterable[Turned]) -> tuple[Flip, ...]:
    """Return what has turned, clauses first."""
    ordered = sorted(turned, key=lambda change: change[0].is_verdict)
    return tuple([_flip(place, before, after) for place, before, after in ordered])


def _flip(place: Place, before: Status, after: Status) -> Flip:
    values = {"clause": place.clause, "before": before, "after": after, "is_verdict": place.is_verdict}
    return built(Flip, values, OF_A_FLIP)


def _statuses(assessment: Assessment) -> Iterator[tuple[Place, Status]]:
    for finding in assessment.findings:
        yield Place(finding.clause), finding.status
    yield from _verdicts(assessment)


def _verdicts(assessment: Assessment) -> Iterator[tuple[Place, Status]]:
    yield Place(assessment.clause, is_verdict=True), assessment.status
    for part in assessment.parts:
        if isinstance(part, Assessment):
            yield from _verdicts(part)
