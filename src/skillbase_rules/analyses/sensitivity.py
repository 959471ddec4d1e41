"""Does a verdict hang on how the notice is read? The rulebook read again under every alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.comparison import Flip, flips
from skillbase_rules.engine.arguments import items_of, mapping_of
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, conjunction
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
    base = judge_all_sections(facts, edition)
    tried = [(field, choice) for field, choice in edition.readings.alternatives() if field in wanted]
    not_tried: tuple[str, ...] = ()
    if isinstance(subject, Sheet):
        not_tried = tuple(dict.fromkeys(field for field, _ in tried if known[field].counting))
        tried = [(field, choice) for field, choice in tried if field not in not_tried]

    def alternative(choices: dict[str, str]) -> Alternative:
        moved = [known[field] for field in choices if field in known]
        other = edition.choosing(**choices)
        return Alternative(
            choices=choices,
            readings=tuple(dict.fromkeys(switch.id for switch in moved)),
            flips=flips(base, judge_all_sections(_facts_under(subject, other, facts), other)),
            low_confidence=any(switch.is_low_confidence for switch in moved),
        )

    return Sensitivity(
        alternatives=tuple(alternative({field: choice}) for field, choice in tried),
        together=None if chosen is None else alternative(dict(chosen)),
        not_tried=not_tried,
    )


def judge_all_sections(facts: Sheet, edition: AnyEdition) -> Assessment:
    """Return every condition and preference of an edition as judged on one sheet, whatever tracks are applied for."""
    judged = [(section, evaluate(section.rulebook, facts)) for section in judged_sections(edition)]
    return Assessment(
        clause=edition.id,
        label=edition.title,
        # Preference is no condition, so it does not enter the overall verdict.
        status=conjunction(part.status for section, part in judged if section.kind == "condition"),
        parts=tuple(part for _, part in judged),
    )


def judged_sections(edition: AnyEdition) -> tuple[Section, ...]:
    """Return the sections that say something of an applicant as it is: its conditions and preferences."""
    return tuple(section for section in edition.sections if section.kind in {"condition", "preference"})


def _facts_under(subject: Subject, other: AnyEdition, facts: Sheet) -> Sheet:
    return facts_of(subject, other) if isinstance(subject, Application) else facts


def evaluate_flagged(name: str, subject: Subject, facts: Sheet, edition: AnyEdition) -> Assessment:
    """Evaluate one section and mark every verdict that hangs on a reading of low confidence.

    Counting readings are tried only where the application is there to be counted again.
    """
    assessment = evaluate(edition.rulebook(name), facts)
    named = {reading for finding in assessment.findings for reading in finding.readings}
    hinges: dict[tuple[str, bool], list[str]] = {}
    for field, choice in edition.readings.alternatives():
        switch = edition.readings.switches()[field]
        if not switch.is_low_confidence or switch.id not in named:
            continue
        if switch.counting and isinstance(subject, Sheet):
            continue
        other = edition.choosing(**{field: choice})
        recounted = _facts_under(subject, other, facts) if switch.counting else facts
        for flip in flips(assessment, evaluate(other.rulebook(name), recounted)):
            hinges.setdefault((flip.clause, flip.is_verdict), []).append(switch.id)
    return _marked(assessment, hinges) if hinges else assessment


def _marked(assessment: Assessment, hinges: Mapping[tuple[str, bool], list[str]]) -> Assessment:
    def mark(part: Finding | Assessment) -> Finding | Assessment:
        if isinstance(part, Assessment):
            return _marked(part, hinges)
        return part.model_copy(update={"hinges_on": tuple(dict.fromkeys(hinges.get((part.clause, False), ())))})

    return assessment.model_copy(
        update={
            "parts": tuple(mark(part) for part in assessment.parts),
            "hinges_on": tuple(dict.fromkeys(hinges.get((assessment.clause, True), ()))),
        }
    )
