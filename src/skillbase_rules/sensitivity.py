"""Does a verdict hang on how the notice is read? The rulebook read again under every alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.comparison import Flip, flips
from skillbase_rules.derive import derive_facts
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.evaluate import evaluate
from skillbase_rules.facts import Facts
from skillbase_rules.findings import Assessment, Finding, conjunction
from skillbase_rules.models.application import Application

PARTS = ("applicant", "national", "municipal", "preferential")


class Alternative(BaseModel):
    """One other way to read the notice, and what turns over under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choices: dict[str, str] = Field(description="The switches moved, by field, with the choice taken.")
    readings: tuple[str, ...] = Field(description="R-numbers of those switches.")
    flips: tuple[Flip, ...] = Field(description="Clauses and whole sections whose status differs.")
    low_confidence: bool = Field(description="Whether one of the switches has a default of low confidence.")


class Sensitivity(BaseModel):
    """What every alternative does to the verdicts on one applicant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alternatives: tuple[Alternative, ...] = Field(description="Every alternative tried, one switch at a time.")
    together: Alternative | None = Field(default=None, description="The chosen set moved at once, where one was given.")
    not_tried: tuple[str, ...] = Field(
        default=(),
        description="Counting readings that a fact sheet cannot be counted again under; hand in the application.",
    )

    @property
    def flipping(self) -> tuple[Alternative, ...]:
        """The alternatives under which something turns over."""
        return tuple(alternative for alternative in self.alternatives if alternative.flips)


def reading_sensitivity(
    subject: Application | Facts,
    *,
    switches: Iterable[str] | None = None,
    together: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> Sensitivity:
    """Tell which clauses and which whole verdicts change under which reading (sections 三, 四(一) and 四(二)).

    Args:
        subject: An application, or a fact sheet; the records behind a sheet are gone, so its counting readings
            cannot be tried and are named in ``not_tried``.
        switches: The fields of the readings to try; all of them when left out.
        together: Choices to make at once, by field, beside the one-at-a-time trials.
        edition: The notice, or a revision of it.
        readings: The readings to start from; the edition's defaults when left out.

    Raises:
        UnknownNameError: A switch does not exist.
        pydantic.ValidationError: A choice in `together` does not exist.
    """
    chosen = edition.readings if readings is None else readings
    wanted = set(chosen.switches()) if switches is None else set(switches)
    for field in wanted:
        chosen.default_of(field)
    base = judged(_facts(subject, chosen), edition, chosen)
    tried = [(field, choice) for field, choice in chosen.alternatives() if field in wanted]
    if isinstance(subject, Facts):
        not_tried = tuple(dict.fromkeys(field for field, _ in tried if chosen.switches()[field].counting))
        tried = [(field, choice) for field, choice in tried if field not in not_tried]
    else:
        not_tried = ()
    return Sensitivity(
        alternatives=tuple(_alternative(subject, {field: choice}, base, edition, chosen) for field, choice in tried),
        together=None if together is None else _alternative(subject, dict(together), base, edition, chosen),
        not_tried=not_tried,
    )


def _alternative(
    subject: Application | Facts, choices: dict[str, str], base: Assessment, edition: Chongqing2024, readings: Readings
) -> Alternative:
    moved = [readings.switches()[field] for field in choices if field in readings.switches()]
    other = readings.choosing(**choices)
    return Alternative(
        choices=choices,
        readings=tuple(dict.fromkeys(switch.id for switch in moved)),
        flips=flips(base, judged(_facts(subject, other), edition, other)),
        low_confidence=any(switch.is_low_confidence for switch in moved),
    )


def judged(facts: Facts, edition: Chongqing2024, readings: Readings) -> Assessment:
    """Return sections 三, 四(一)1, 四(一)2 and 四(二) as judged on one fact sheet, whatever tracks are applied for."""
    parts = tuple(evaluate(edition.rulebook(part, readings), facts) for part in PARTS)
    return Assessment(
        clause=edition.id,
        label=edition.title,
        # Preference is no condition, so it does not enter the overall verdict.
        status=conjunction(part.status for part in parts[:-1]),
        parts=parts,
    )


def _facts(subject: Application | Facts, readings: Readings) -> Facts:
    return derive_facts(subject, readings) if isinstance(subject, Application) else subject


def evaluate_flagged(
    part: str, subject: Application | Facts, facts: Facts, edition: Chongqing2024, readings: Readings
) -> Assessment:
    """Evaluate one part of the notice and mark every verdict that hangs on a reading of low confidence.

    Counting readings are tried only where the application is there to be counted again.
    """
    assessment = evaluate(edition.rulebook(part, readings), facts)
    named = {reading for finding in assessment.findings for reading in finding.readings}
    hinges: dict[tuple[str, bool], list[str]] = {}
    for field, choice in readings.alternatives():
        switch = readings.switches()[field]
        if not switch.is_low_confidence or switch.id not in named:
            continue
        if switch.counting and isinstance(subject, Facts):
            continue
        other = readings.choosing(**{field: choice})
        recounted = _facts(subject, other) if switch.counting else facts
        for flip in flips(assessment, evaluate(edition.rulebook(part, other), recounted)):
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
