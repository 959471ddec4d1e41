"""Several notices side by side: what each asks for, and by which of them one applicant would be taken.

Everything is read from the rulebooks. A column is a notice on one of its tracks, or a notice without tracks; a row is
one quantity or fact that some notice asks for, whatever the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.remedies import WhatItTakes, what_would_it_take
from skillbase_rules.analyses.sensitivity import evaluate_flagged
from skillbase_rules.engine.criteria import (
    Amount,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    leaves,
    raisers,
)
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.findings import Assessment, Finding, Operator, Status, Threshold, conjunction
from skillbase_rules.engine.records import NamedValue, Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.engine.verdicts import asks
from skillbase_rules.facts.counting import Subject
from skillbase_rules.facts.groups import Facilities


class ConditionKind(NamedValue):
    """What kind of thing a condition asks for."""

    CAPACITY = "capacity", "能力", "capacity"
    SCALE = "scale", "规模", "scale"
    SHARE = "share", "占比", "share"
    RATIO = "ratio", "比例", "ratio"
    PARTNERS = "partners", "合作单位", "partners"
    MAJORS = "majors", "专业和职业", "majors and occupations"
    COUNT = "count", "其他数量", "other number"
    GATE = "gate", "资格和事项", "gate"


_BY_UNIT = {
    **dict.fromkeys(("enterprises", "partners"), ConditionKind.PARTNERS),
    **dict.fromkeys(("majors", "specialties", "occupations"), ConditionKind.MAJORS),
    **dict.fromkeys(("persons/year", "person-times/year"), ConditionKind.SCALE),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A notice on one of its tracks."""

    edition: AnyEdition
    track: str | None = None
    """None for a notice without tracks."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The conditions that are asked here."""
        return tuple(section for section in _conditions(self.edition) if section.is_asked_on(self.track))


@dataclass(frozen=True, slots=True)
class Ask:
    """What one clause asks for."""

    clause: str
    operator: Operator
    threshold: Threshold
    unit: str
    section: Text
    """The section that asks, which tells whom where a notice has several lists."""


@dataclass(frozen=True, slots=True)
class About:
    """What is asked about: facts, or facts set against others."""

    kind: ConditionKind
    facts: tuple[str, ...]
    of: tuple[str, ...] = ()
    """The facts that a share or ratio is taken of."""


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity or fact, and what each column asks of it; nothing where a column does not."""

    about: About
    cells: tuple[tuple[Ask, ...], ...]


@dataclass(frozen=True, slots=True)
class NoticeTable:
    """What several notices ask for, side by side."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def columns_of(editions: Sequence[AnyEdition]) -> tuple[Column, ...]:
    """Return the columns of some editions: one for each track, or one for an edition without tracks."""
    return tuple(
        Column(edition, track)
        for edition in editions
        for track in dict.fromkeys(track for section in _conditions(edition) for track in section.tracks) or (None,)
    )


def _conditions(edition: AnyEdition) -> tuple[Section, ...]:
    return tuple(section for section in edition.sections if section.kind == "condition")


def what_notices_ask(editions: Sequence[AnyEdition]) -> NoticeTable:
    """Return what some notices ask for, side by side, by kinds of condition."""
    columns = columns_of(editions)
    found: dict[About, list[dict[Ask, None]]] = {}
    for place, column in enumerate(columns):
        for about, ask in _asked(column):
            cells = found.setdefault(about, [{} for _ in columns])
            cells[place][ask] = None
    kinds = list(ConditionKind)
    rows = (Row(about, tuple(tuple(cell) for cell in cells)) for about, cells in found.items())
    return NoticeTable(columns, tuple(sorted(rows, key=lambda row: kinds.index(row.about.kind))))


def _asked(column: Column) -> Iterator[tuple[About, Ask]]:
    for section in column.sections:
        book = section.rulebook
        for leaf in leaves(book.root):
            asked = Ask(leaf.clause, *asks(leaf), book.units.get(leaf.clause, ""), book.root.label)
            yield subject_of(leaf, column.edition.sheet), asked


def subject_of(leaf: Leaf, sheet: type[Sheet]) -> About:
    """Return what a leaf asks about, whatever the number that it asks for."""
    match leaf:
        case ShareAtLeast(part=part, whole=whole) | ShareAtMost(part=part, whole=whole):
            return About(ConditionKind.SHARE, raisers(part), raisers(whole))
        case RatioWithin(many=many, per=per):
            return About(ConditionKind.RATIO, raisers(many), raisers(per))
        case Holds(facts=facts):
            return About(ConditionKind.GATE, facts)
        case OneOf(fact=fact):
            return About(ConditionKind.GATE, (fact,))
        case Together(tests=tests):
            return subject_of(tests[0], sheet)
        case Amount(of=of):
            return About(_kind_of_amount(of, sheet), raisers(of))


def _kind_of_amount(of: Measure, sheet: type[Sheet]) -> ConditionKind:
    counted = raisers(of)
    if set(counted) & Facilities.model_fields.keys():
        return ConditionKind.CAPACITY
    return _BY_UNIT.get(sheet.unit(counted[0]) if counted else "", ConditionKind.COUNT)


class Standing(BaseModel):
    """How one applicant stands with one notice, on one of its tracks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str = Field(description="The notice, with whatever differs from it.")
    track: str | None = Field(description="The track; null for a notice without tracks.")
    assessment: Assessment = Field(description="Every condition that is asked there.")
    lacking: tuple[WhatItTakes, ...] = Field(description="What is not met or not settled, with the ways out.")

    @property
    def status(self) -> Status:
        """Whether it would be taken, as far as the conditions go."""
        return self.assessment.status


def stand_with(subject: Subject, editions: Sequence[AnyEdition]) -> tuple[Standing, ...]:
    """Return how one applicant stands with some notices, each on every track whatever it applies for."""
    return tuple(standing for edition in editions for standing in _standings(subject, edition))


def _standings(subject: Subject, edition: AnyEdition) -> Iterator[Standing]:
    ways = what_would_it_take(subject, edition)
    for column in columns_of((edition,)):
        parts = evaluate_flagged(subject, edition, [section.name for section in column.sections])
        wanting = {finding.clause for part in parts for finding in _wanting(part)}
        yield Standing(
            edition=edition.id,
            track=column.track,
            assessment=Assessment(
                clause=edition.id,
                label=edition.title,
                status=conjunction(part.status for part in parts),
                parts=parts,
            ),
            lacking=tuple(way for way in ways if way.finding.clause in wanting),
        )


def _wanting(assessment: Assessment) -> Iterator[Finding]:
    """Yield the findings that a verdict waits for; where one of several ways is met, the others are not wanting."""
    if assessment.status in {Status.MET, Status.NOT_APPLICABLE}:
        return
    for part in assessment.parts:
        if isinstance(part, Assessment):
            yield from _wanting(part)
        elif part.status in {Status.NOT_MET, Status.UNKNOWN}:
            yield part
