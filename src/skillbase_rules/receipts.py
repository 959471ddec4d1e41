"""Receipts: what a verdict was reached from and by, so that it can be reached again."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

from skillbase_rules.analyses.comparison import Flip, flips
from skillbase_rules.editions import get_edition
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import ContradictionError, UnknownNameError
from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.shown import Shown
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject
from skillbase_rules.questions import DEFAULT, assess, check_section
from skillbase_rules.report.changes import flip_words
from skillbase_rules.report.page import Block, Page, Row, Verdict, View, page_of
from skillbase_rules.wording import receipts as m

WHOLE = "assess"
"""The question that judges every section of the tracks applied for; any other is the name of a section."""


class Receipt(Shown, BaseModel):
    """Everything that a verdict rests on; written as JSON, it can be replayed by anyone with the library."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    library: str = Field(description="Version of the library that judged.")
    notice: str = Field(description="Identifier of the notice.")
    edition: str = Field(description="The edition, with every number and reading that differs from the notice.")
    parameters: dict[str, JsonValue] = Field(description="The numbers that differ from the notice.")
    readings: dict[str, str] = Field(description="The readings that differ from their defaults.")
    at: Annotated[AwareDatetime | None, Field(description="When it was judged, as whoever judged it stated.")] = None
    question: str = Field(description="What was asked: assess, or the name of a section.")
    kind: Literal["application", "facts"] = Field(description="What was judged.")
    input: dict[str, JsonValue] = Field(description="The application, or the facts, as they were judged.")
    input_sha256: str = Field(description="Hash of the input in canonical JSON.")
    status: Status
    verdict_sha256: str = Field(description="Hash of the assessment in canonical JSON.")
    assessment: Assessment = Field(description="The verdict itself.")

    def _gist(self) -> str:
        return f"{self.edition} {self.status}: input {self.input_sha256[:12]}"


class Replay(Shown, BaseModel):
    """A receipt judged again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: bool = Field(description="Whether input and receipt are as they were, and the verdict is the same.")
    input_intact: bool = Field(description="Whether the input still has the hash that the receipt names.")
    verdict_intact: bool = Field(description="Whether the verdict on the receipt still has the hash that it names.")
    differs: tuple[Flip, ...] = Field(description="Clauses and sections whose status is another now.")
    library_then: str
    library_now: str
    assessment: Assessment = Field(description="The verdict as it comes out now.")

    def _gist(self) -> str:
        return "same verdict" if self.same else f"not the same: {len(self.differs)} turned"


def receipt(
    assessment: Assessment, subject: Subject, *, at: datetime | None = None, edition: AnyEdition = DEFAULT
) -> Receipt:
    """Return the receipt of a verdict.

    Args:
        assessment: What `assess` or a check of one section returned.
        subject: The application or the facts that it was reached from.
        at: When it was judged, with its time zone; the library asks no clock.
        edition: By what it was judged.

    Raises:
        UnknownNameError: The assessment is of no section of the edition.
        pydantic.ValidationError: `at` has no time zone.
    """
    given = subject.model_dump(mode="json")
    issued = edition.as_issued
    return Receipt(
        library=version("skillbase-rules"),
        notice=edition.notice,
        edition=edition.id,
        parameters=_changed(issued.parameters, edition.parameters),
        readings={name: str(value) for name, value in _changed(issued.readings, edition.readings).items()},
        at=at,
        question=_question(assessment, edition),
        kind="application" if isinstance(subject, Application) else "facts",
        input=given,
        input_sha256=_hash(given),
        status=assessment.status,
        verdict_sha256=_hash(assessment.model_dump(mode="json")),
        assessment=assessment,
    )


def replay(given: Receipt, *, edition: AnyEdition | None = None) -> Replay:
    """Judge the input of a receipt again, by its own numbers and readings, and say whether the same verdict comes out.

    Args:
        given: A receipt, such as ``Receipt.model_validate_json(text)``.
        edition: The notice that it names; looked up among those of the library when left out.

    Raises:
        UnknownNameError: The library has no such notice.
        ContradictionError: The receipt names another notice, or an edition that its numbers and readings do not make.
        pydantic.ValidationError: Its input, numbers or readings can no longer be read.
    """
    edition = get_edition(given.notice) if edition is None else edition
    if given.notice != edition.notice:
        raise ContradictionError(m.ANOTHER_NOTICE.filled(given=given.notice, notice=edition.notice))
    judged_by = edition.as_issued.revise(**given.parameters).choosing(**given.readings)
    if judged_by.id != given.edition:
        raise ContradictionError(m.ANOTHER_EDITION.filled(given=given.edition, made=judged_by.id))
    subject: Subject = (
        Application.model_validate(given.input)
        if given.kind == "application"
        else judged_by.sheet.model_validate(given.input)
    )
    again = (
        assess(subject, edition=judged_by)
        if given.question == WHOLE
        else check_section(subject, given.question, edition=judged_by)
    )
    input_intact = _hash(given.input) == given.input_sha256
    verdict_intact = _hash(given.assessment.model_dump(mode="json")) == given.verdict_sha256
    differs = flips(given.assessment, again)
    return Replay(
        same=input_intact and verdict_intact and again == given.assessment and given.status is again.status,
        input_intact=input_intact,
        verdict_intact=verdict_intact,
        differs=differs,
        library_then=given.library,
        library_now=version("skillbase-rules"),
        assessment=again,
    )


def _question(assessment: Assessment, edition: AnyEdition) -> str:
    if assessment.clause == edition.id:
        return WHOLE
    for section in edition.sections:
        if section.rulebook.root.clause == assessment.clause and section.rulebook.root.label == assessment.label:
            return section.name
    raise UnknownNameError(m.NO_SUCH_SECTION.filled(clause=assessment.clause, edition=edition.id))


def _changed(issued: BaseModel, own: BaseModel) -> dict[str, JsonValue]:
    before, after = issued.model_dump(mode="json"), own.model_dump(mode="json")
    return {name: value for name, value in after.items() if value != before[name]}


def _hash(value: object) -> str:
    """Return the hash of a value in canonical JSON: sorted names, no spaces, UTF-8."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8", errors="surrogatepass")).hexdigest()


# --- how they are shown ----------------------------------------------------------------------------------------------


@page_of.register
def receipt_page(given: Receipt, view: View) -> Page:
    """Return the page of a receipt: the verdict, and what it rests on."""
    page = page_of(given.assessment, view)
    lines = [
        m.EDITION.in_(view.language).format(given.edition),
        m.LIBRARY.in_(view.language).format(given.library),
        *([m.JUDGED_AT.in_(view.language).format(given.at.isoformat())] if given.at else []),
        m.INPUT_HASH.in_(view.language).format(given.input_sha256),
    ]
    rests_on = Block(m.RECEIPT.in_(view.language), rows=tuple(Row((line,)) for line in lines))
    return Page(page.title, page.verdict, page.notes, (*page.blocks, rests_on), page.footnotes)


@page_of.register
def replay_page(replayed: Replay, view: View) -> Page:
    """Return the page of a receipt judged again: whether the same verdict comes out, and what turned."""
    title = m.REPLAYED_SAME if replayed.same else m.REPLAYED_OTHER
    doubts = (
        *((m.INPUT_CHANGED,) if not replayed.input_intact else ()),
        *((m.VERDICT_CHANGED,) if not replayed.verdict_intact else ()),
    )
    versions = m.VERSIONS.in_(view.language).format(then=replayed.library_then, now=replayed.library_now)
    turned = Block(rows=tuple(Row((flip_words(flip, view.edition, view.language),)) for flip in replayed.differs))
    mark = Verdict("✓", "met") if replayed.same else Verdict("✗", "not_met")
    blocks = (turned,) if replayed.differs else ()
    return Page(title.in_(view.language), mark, (*view.words(*doubts), versions), blocks)
