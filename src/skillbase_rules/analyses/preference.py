"""Section 四(二): which preferential conditions an applicant has, and what they do."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.sensitivity import evaluate_flagged
from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition, Edition, Section
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.findings import Assessment, Finding, Status
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text, shown
from skillbase_rules.facts.application import Track
from skillbase_rules.facts.counting import Subject

_NO_PREFERENCE = Text("{notice} 没有倾斜条件。", "Edition {notice} states no preferential conditions.")


class Score(NamedTuple):
    """A number for the met cases; the ends differ while some cases are unknown."""

    at_least: Fraction
    at_most: Fraction


class Preference(Shown, BaseModel):
    """The five cases of 四(二) as judged for one applicant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    assessment: Assessment = Field(description="The five cases with their findings; met when any case is met.")
    satisfied: Count = Field(description="How many cases are met, with bounds when some are unknown.")
    favoured: Status = Field(
        description="Whether the applicant goes first among equals: any case met (R-55, R-57); "
        "not applicable where preference does not reach the track asked for (R-56)."
    )

    def _gist(self) -> str:
        return f"{self.favoured}: {self.satisfied} of {len(self.cases)} cases"

    @property
    def cases(self) -> tuple[Assessment, ...]:
        """The cases 4.2.1 to 4.2.5, in order."""
        return tuple(part for part in self.assessment.parts if isinstance(part, Assessment))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every limb of every case, in the notice's order."""
        return self.assessment.findings

    def score(self, weights: Mapping[str, int | Fraction] | None = None) -> Score:
        """Count the met cases, or add up their weights.

        An aid for those who want a number. The notice gives no points: it favours who has any case (R-55, R-57).

        Args:
            weights: Weight of each case by its clause id (``4.2.1`` to ``4.2.5``); a case left out weighs nothing.

        Raises:
            UnknownNameError: A weight is given for something that is no case.
            SkillbaseError: A weight is negative.
        """
        ids = [case.clause for case in self.cases]
        chosen: Mapping[str, int | Fraction] = dict.fromkeys(ids, 1) if weights is None else weights
        for clause, weight in chosen.items():
            if clause not in ids:
                known = ", ".join(ids)
                raise UnknownNameError(
                    Text(
                        f"{clause!r} 不是倾斜情形；现有：{known}。",
                        f"{clause!r} is no preferential case; the cases are {known}.",
                    )
                )
            if weight < 0:
                raise SkillbaseError(
                    Text(
                        f"情形 {clause} 的权重为 {weight}；不得为负。",
                        f"The weight of case {clause} is {weight}; it must not be negative.",
                    )
                )
        earned = [(case.status, Fraction(chosen.get(case.clause, 0))) for case in self.cases]
        sure = sum((weight for status, weight in earned if status is Status.MET), Fraction(0))
        open_ = sum((weight for status, weight in earned if status is Status.UNKNOWN), Fraction(0))
        return Score(sure, sure + open_)


def score_preferential(subject: Subject, edition: AnyEdition, *, track: str | None = None) -> Preference:
    """Judge the preferential conditions of an edition, all cases and limbs.

    Args:
        subject: An application or a fact sheet.
        edition: By what it is judged.
        track: The track asked for; preference may reach some tracks only.

    Raises:
        UnknownNameError: The edition states no preference, or there is no such track.
    """
    section = preference_of(edition)
    (assessment,) = evaluate_flagged(subject, edition, (section.name,))
    statuses = [case.status for case in assessment.parts]
    met = statuses.count(Status.MET)
    return Preference(
        assessment=assessment,
        satisfied=Count.between(met, met + statuses.count(Status.UNKNOWN)),
        favoured=assessment.status if reaches_track(section, track, edition) else Status.NOT_APPLICABLE,
    )


def reaches_track(section: Section, track: str | None, edition: AnyEdition) -> bool:
    """Tell whether preference reaches a track; without one, whether it reaches any.

    Raises:
        UnknownNameError: There is no such track.
    """
    tracks = dict.fromkeys((*Track, *(name for each in edition.sections for name in each.tracks)))
    if track is not None and track not in tuple(tracks):
        known = ", ".join(tracks)
        raise UnknownNameError(
            Text(
                f"没有类别 {shown(track)}；现有：{known}。",
                f"There is no track {shown(track)}; the tracks are {known}.",
            )
        )
    return section.is_asked_on(track)


def preference_of(edition: AnyEdition) -> Section:
    """Return the section of an edition that states its preferential conditions.

    Raises:
        UnknownNameError: The edition states none.
        WrongTypeError: It is no edition.
    """
    for section in of_type("edition", edition, Edition).sections:
        if section.kind == "preference":
            return section
    raise UnknownNameError(_NO_PREFERENCE.filled(notice=edition.notice))
