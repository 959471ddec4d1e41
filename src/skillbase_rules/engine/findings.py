"""What an evaluation says: a status for every clause, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    StrictInt,
    StrictStr,
    WithJsonSchema,
)

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.names import NearNames
from skillbase_rules.engine.percentages import percentage_words
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.shown import Shown, tally
from skillbase_rules.engine.text import Text, shown


class Status(StrEnum):
    """The four values of a verdict; Kleene's logic over the first three."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class UnknownCause(StrEnum):
    """Why a finding is unknown."""

    MISSING_FACT = "missing_fact"
    """A fact is not stated, or not stated exactly enough."""
    JUDGEMENT = "judgement"
    """The facts do not decide it; experts do."""


Operator = Literal[">=", ">", "<=", "<", "range", "is", "in", "rule"]


class Ratio(BaseModel):
    """Two counts set against each other: a share of a whole, or so many for each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: Quantity
    whole: Quantity

    @property
    def value(self) -> Fraction | None:
        """The exact quotient, or None while a side is not exact or the whole is zero."""
        if not (self.part.is_exact and self.whole.is_exact and self.whole.at_least):
            return None
        return Fraction(self.part.at_least, self.whole.at_least)


Observed = StrictBool | Quantity | Ratio | StrictStr | tuple[StrictStr, ...]


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and _PART_OF_A_PERCENT.fullmatch(value):
        return Fraction(value)
    raise ValueError("a percentage that is not whole is written as 40.5 or 100/3")


_PART_OF_A_PERCENT = re.compile(r"[0-9]+(\.[0-9]+|/[1-9][0-9]*)")
PartOfAPercent = Annotated[
    Fraction, PlainValidator(_fraction), PlainSerializer(percentage_words), WithJsonSchema({"type": "string"})
]
Threshold = StrictBool | StrictInt | PartOfAPercent | StrictStr | tuple[StrictInt, StrictInt] | tuple[StrictStr, ...]


class Shortfall(BaseModel):
    """What exactly is lacking for an unmet clause, all else staying as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: tuple[str, ...] = Field(
        description="The facts any of which can close the gap; all of them when no amount is given."
    )
    amount: Quantity | None = Field(
        default=None, description="How many more (or fewer) are needed; null where no number can be told."
    )
    direction: Literal["more", "fewer"] = "more"


class Inference(BaseModel):
    """An end of a count that other facts of the sheet force, narrower than what was stated of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    at_least: int | None = Field(default=None, description="The smallest value left; null where it does not follow.")
    at_most: int | None = Field(default=None, description="The largest value left; null where it does not follow.")
    follows_from: tuple[str, ...] = Field(description="The facts that force it.")


class Finding(Shown, BaseModel):
    """The verdict on one clause of the notice, with everything that explains it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str = Field(description="Id of the clause in the register.")
    label: Text = Field(description="Short name of the clause.")
    status: Status
    observed: Observed | None = Field(default=None, description="What the facts show; null when nothing is known.")
    operator: Operator = Field(description="How the observed value is set against the threshold.")
    threshold: Threshold | None = Field(
        default=None, union_mode="left_to_right", description="What the clause asks for, in `unit`."
    )
    unit: str = Field(default="", description="Unit of the observed value and the threshold.")
    shortfall: Shortfall | None = Field(default=None, description="What is lacking; only when not met.")
    facts: tuple[str, ...] = Field(
        default=(), description="Facts that the clause reads, and those that say whether it is asked."
    )
    missing: tuple[str, ...] = Field(default=(), description="Facts that can still change an unknown finding.")
    inferred: tuple[Inference, ...] = Field(
        default=(), description="Ends of counts that follow from other facts and that the verdict rests on."
    )
    unknown_cause: UnknownCause | None = Field(default=None, description="Why the finding is unknown.")
    readings: tuple[str, ...] = Field(default=(), description="Readings that the clause depends on, by R-number.")
    hinges_on: tuple[str, ...] = Field(
        default=(), description="Readings of low confidence under whose alternative the status would differ."
    )

    def _gist(self) -> str:
        return f"{self.clause} {self.status}"


class Assessment(Shown, BaseModel):
    """A tree of findings with one overall status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str = Field(description="Id of the section whose clauses are judged here.")
    label: Text
    status: Status
    parts: tuple[Finding | Assessment, ...] = Field(description="Findings and sub-assessments in the notice's order.")
    hinges_on: tuple[str, ...] = Field(
        default=(), description="Readings of low confidence under whose alternative this verdict would differ."
    )
    near_names: NearNames = Field(
        default=(), description="Names in what was judged that count as two here, and may be meant as one."
    )

    def _gist(self) -> str:
        return f"{self.clause} {self.status}: {tally(finding.status for finding in self._leaves())}"

    def _leaves(self) -> list[Finding]:
        leaves: list[Finding] = []
        for part in self.parts:
            if isinstance(part, Finding):
                leaves.append(part)
            else:
                leaves += part._leaves()
        return leaves

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every leaf finding, in the notice's order."""
        return tuple(self._leaves())

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The findings that are not met."""
        return tuple(finding for finding in self._leaves() if finding.status is Status.NOT_MET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that the facts do not settle."""
        return tuple(finding for finding in self._leaves() if finding.status is Status.UNKNOWN)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that can still change this verdict, each named once; none where it is decided."""
        return tuple(dict.fromkeys(self._missing()))

    def _missing(self) -> Iterator[str]:
        if self.status is Status.UNKNOWN:
            for part in self.parts:
                yield from part.missing if isinstance(part, Finding) else part._missing()

    def _sections(self) -> Iterator[Assessment]:
        for part in self.parts:
            if isinstance(part, Assessment):
                yield part
                yield from part._sections()

    def __iter__(self) -> Iterator[Finding]:  # type: ignore[override]
        """Iterate over the findings, not over pydantic's pairs of names and values: use `model_dump` for those."""
        return iter(self._leaves())

    def _parts(self) -> Iterator[Finding | Assessment]:
        yield from self._leaves()
        yield from self._sections()

    def __contains__(self, clause: object) -> bool:
        """Tell whether a clause, or a section by its id, is judged here."""
        return any(part.clause == clause for part in self._parts())

    def __getitem__(self, clause: str) -> Finding | Assessment:
        """Return the finding on a clause, or a section by its id; `finding` and `section` say which of the two.

        Raises:
            UnknownNameError: Nothing of that id is judged here; it is a ``KeyError`` too.
        """
        for part in self._parts():
            if part.clause == clause:
                return part
        raise self._not_judged(clause)

    def finding(self, clause: str) -> Finding:
        """Return the finding on a clause.

        Raises:
            UnknownNameError: No clause of that id is judged here.
        """
        for finding in self._leaves():
            if finding.clause == clause:
                return finding
        raise self._not_judged(clause)

    def section(self, clause: str) -> Assessment:
        """Return a section by its id.

        Raises:
            UnknownNameError: No section of that id is judged here.
        """
        for section in self._sections():
            if section.clause == clause:
                return section
        raise self._not_judged(clause)

    def _not_judged(self, clause: str) -> UnknownNameError:
        judged = ", ".join(part.clause for part in self._parts())
        return UnknownNameError(
            Text(
                f"{self.clause} 中没有判定 {shown(clause)}；这里判定的有 {judged}。",
                f"{shown(clause)} is not judged in {self.clause}; what is judged here: {judged}.",
            )
        )


class Place(NamedTuple):
    """What has a status: a clause, or a section as a whole."""

    clause: str
    is_verdict: bool = False


_AND = (Status.NOT_MET, Status.UNKNOWN, Status.MET, Status.NOT_APPLICABLE)
_OR = (Status.MET, Status.UNKNOWN, Status.NOT_MET, Status.NOT_APPLICABLE)


def conjunction(statuses: Iterable[Status]) -> Status:
    """Return Kleene's "and"; what is not applicable drops out."""
    return _first_of(_AND, statuses)


def disjunction(statuses: Iterable[Status]) -> Status:
    """Return Kleene's "or"; what is not applicable drops out."""
    return _first_of(_OR, statuses)


def _first_of(order: tuple[Status, ...], statuses: Iterable[Status]) -> Status:
    present = set(statuses)
    for status in order:
        if status in present:
            return status
    return order[-1]
