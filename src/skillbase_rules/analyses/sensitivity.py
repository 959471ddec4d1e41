"""Does a verdict hang on how the notice is read? The rulebook read again under every alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.comparison import Flip, as_flips
from skillbase_rules.analyses.overview import other_reading, overview
from skillbase_rules.engine.arguments import items_of, mapping_of
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Place
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject, facts_of


class Alternative(BaseModel):
    """One other way to read the notice, and what turns over under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choices: dict[str, str] = Field(description="The switches moved, by field, with the choice taken.")
    readings: tuple[str, ...] = Field(description="R-numbers of those switches.")
    flips: tuple[Flip, ...] = Field(description="Clauses and whole sections whose status differs.")
    low_confidence: bool = Field(description="Whether one of the switches has a default of low confidence.")


class Sensitivity(Shown, BaseModel):
    """What every alternative does to the verdicts on one applicant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alternatives: tuple[Alternative, ...] = Field(description="Every alternative tried, one switch at a time.")
    together: Alternative | None = Field(default=None, description="The chosen set moved at once, where one was given.")
    not_tried: tuple[str, ...] = Field(
        default=(),
        description="Counting readings that a fact sheet cannot be counted again under; hand in the application.",
    )

    def _gist(self) -> str:
        return f"{len(self.flipping)} of {len(self.alternatives)} alternatives turn something over"

    @property
    def flipping(self) -> tuple[Alternative, ...]:
        """The alternatives under which something turns over."""
        return tuple(alternative for alternative in self.alternatives if alternative.flips)


def reading_sensitivity(
    subject: Subject,
    edition: AnyEdition,
    *,
    switches: Iterable[str] | None = None,
    together: Mapping[str, str] | None = None,
) -> Sensitivity:
    """Tell which clauses and which whole verdicts change under which reading of an edition.

    Args:
        subject: An application, or a fact sheet; the records behind a sheet are gone, so its counting readings
            cannot be tried and are named in ``not_tried``.
        edition: The notice with the numbers and readings to start from.
        switches: The fields of the readings to try; all of them when left out.
        together: Choices to make at once, by field, beside the one-at-a-time trials.

    Raises:
        UnknownNameError: A switch does not exist.
        pydantic.ValidationError: A choice in `together` does not exist.
    """
    facts = facts_of(subject, edition)
    known = edition.readings.switches()
    wanted = set(known) if switches is None else set(items_of("switches", switches, str))
    for field in wanted:
        edition.readings.default_of(field)
    chosen = None if together is None else mapping_of("together", together, str)
    before = overview(facts, edition)
    tried = [(field, choice) for field, choice in edition.readings.alternatives() if field in wanted]
    not_tried: tuple[str, ...] = ()
    if isinstance(subject, Sheet):
        not_tried = tuple(dict.fromkeys(field for field, _ in tried if known[field].counting))
        tried = [(field, choice) for field, choice in tried if field not in not_tried]

    def alternative(choices: dict[str, str]) -> Alternative:
        moved = [known[field] for field in choices if field in known]
        other = other_reading(edition, tuple(choices.items()))
        is_counted = any(switch.counting for switch in moved) and isinstance(subject, Application)
        after = before.under(other, facts_of(subject, other.edition) if is_counted else facts)
        return Alternative(
            choices=choices,
            readings=tuple(dict.fromkeys(switch.id for switch in moved)),
            flips=as_flips(before.turned(after)),
            low_confidence=any(switch.is_low_confidence for switch in moved),
        )

    return Sensitivity(
        alternatives=tuple(alternative({field: choice}) for field, choice in tried),
        together=None if chosen is None else alternative(dict(chosen)),
        not_tried=not_tried,
    )


def evaluate_flagged(subject: Subject, edition: AnyEdition, sections: Sequence[str]) -> tuple[Assessment, ...]:
    """Evaluate some sections and mark every verdict that hangs on a reading of low confidence.

    Counting readings are tried only where the application is there to be counted again.
    """
    facts = facts_of(subject, edition)
    assessments = tuple(evaluate(edition.rulebook(name), facts) for name in sections)
    named = {reading for part in assessments for finding in part.findings for reading in finding.readings}
    switches = edition.readings.switches()
    doubtful = {field for field, switch in switches.items() if switch.is_low_confidence and switch.id in named}
    if isinstance(subject, Sheet):
        doubtful -= {field for field in doubtful if switches[field].counting}
    before = overview(facts, edition, sections) if doubtful else None
    hinges: dict[Place, list[str]] = {}
    for field, choice in edition.readings.alternatives():
        if before and field in doubtful:
            other = other_reading(edition, ((field, choice),))
            recounted = facts_of(subject, other.edition) if switches[field].counting else facts
            for place, *_ in before.turned(before.under(other, recounted)):
                hinges.setdefault(place, []).append(switches[field].id)
    return tuple(_marked(assessment, hinges) for assessment in assessments) if hinges else assessments


def _marked(assessment: Assessment, hinges: Mapping[Place, list[str]]) -> Assessment:
    def mark(part: Finding | Assessment) -> Finding | Assessment:
        if isinstance(part, Assessment):
            return _marked(part, hinges)
        doubts = hinges.get(Place(part.clause))
        return part.model_copy(update={"hinges_on": tuple(dict.fromkeys(doubts))}) if doubts else part

    parts = tuple(mark(part) for part in assessment.parts)
    doubts = hinges.get(Place(assessment.clause, is_verdict=True), ())
    if not doubts and all(new is old for new, old in zip(parts, assessment.parts, strict=True)):
        return assessment
    return assessment.model_copy(update={"parts": parts, "hinges_on": tuple(dict.fromkeys(doubts))})
