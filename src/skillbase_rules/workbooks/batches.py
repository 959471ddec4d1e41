"""Many applicants judged together: where each of them stands, what is wrong with its row, and its verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from skillbase_rules.analyses.preference import preference_of
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.frames.check import check_frame, prefer_frame
from skillbase_rules.frames.columns import MAX, kinds_of
from skillbase_rules.frames.problems import validate_frame
from skillbase_rules.frames.worded import REASON, SHORTFALL
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import address
from skillbase_rules.workbooks.tables import Filled

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told about an applicant, or about a file."""

    where: str
    """The cell, or the file, such as ``申报表!F7``."""
    applicant: str
    column: str
    message: Text
    refuses: bool
    """Whether the applicant is not judged because of it."""


class Origin(NamedTuple):
    """Where an applicant stands: a row of a sheet, a file, or a row of a table."""

    name: str
    row: int | None = None
    """Of a sheet, from 0."""

    def cell(self, column: int = 0) -> str:
        """Return one of its cells, such as ``申报表!F7``; the file where there are no cells."""
        return self.name if self.row is None else f"{self.name}!{address((self.row, column))}"


@dataclass(frozen=True, slots=True)
class Batch:
    """Applicants to be judged together."""

    table: IntoDataFrame
    """A row for each applicant, as `check_frame` takes it."""
    origins: tuple[Origin, ...]
    """Where each applicant stands."""
    columns: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Which column of its sheet each column of the table is, from 0."""
    told: tuple[Told, ...] = ()
    refused: frozenset[int] = frozenset()
    """Rows that are not judged, since not all that they state could be read."""
    sources: tuple[tuple[str, str], ...] = ()
    """The files that were read, each with the SHA-256 of its content."""


@dataclass(frozen=True, slots=True)
class SectionVerdicts:
    """The verdicts on one section, an entry for each applicant; None where an applicant is not judged."""

    section: Section
    whole: Sequence[Status | None]
    clauses: Mapping[str, Sequence[Status | None]]
    reasons: Mapping[str, Sequence[str | None]]
    shortfalls: Mapping[str, tuple[Sequence[int | None], Sequence[int | None]]]
    """The least and the most that is lacking, of clauses that count."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch with its verdicts."""

    batch: Batch
    edition: AnyEdition
    language: Language
    names: tuple[str, ...]
    bodies: tuple[str, ...]
    sections: tuple[SectionVerdicts, ...]
    favoured: Sequence[Status | None] | None
    """Whether each goes first among equals; None where the notice states no preference."""
    told: tuple[Told, ...]
    """What was told of the batch, and what contradicts itself within a row."""


def batch_of(filled: Filled, edition: AnyEdition, sources: tuple[tuple[str, str], ...] = ()) -> Batch:
    """Return the applicants of a sheet as a batch; those with cells that cannot be read are not judged."""
    numbers = {row: number for number, row in enumerate(filled.rows)}
    names = filled.columns.get("applicant", [None] * len(filled.rows))
    told = []
    for problems, refuses in ((filled.problems, True), (filled.notes, False)):
        for problem in problems:
            number = numbers.get(problem.place[0])
            name = "" if number is None else str(names[number] or "")
            told.append(Told(problem.cell, name, problem.column, problem.message, refuses))
    return Batch(
        filled.table(edition, "polars"),
        tuple(Origin(filled.sheet, row) for row in filled.rows),
        filled.at,
        tuple(told),
        frozenset(numbers[problem.place[0]] for problem in filled.problems if problem.place[0] in numbers),
        sources,
    )


def batch_of_table(table: IntoDataFrame) -> Batch:
    """Return the rows of a table as a batch; they are numbered from 1."""
    number = len(nw.from_native(table, eager_only=True))
    return Batch(table, tuple(Origin(str(row)) for row in range(1, number + 1)))


def judged(batch: Batch, edition: AnyEdition, language: Language, sections: Sequence[str] | None = None) -> Judged:
    """Judge a batch by the condition sections of an edition, or by those named.

    Raises:
        UnknownNameError: There is no such section.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    frame: Any = nw.from_native(batch.table, eager_only=True)
    facts = frame.select(*(name for name in frame.columns if name in kinds_of(edition.sheet))).to_native()
    wanted = [section for section in edition.sections if section.kind == "condition"]
    if sections is not None:
        wanted = [edition.section(name) for name in sections]
    return Judged(
        batch,
        edition,
        language,
        _words(frame, "applicant"),
        _words(frame, "body"),
        tuple(_section(facts, section, batch, edition, language) for section in wanted),
        _favoured(facts, batch, edition),
        (*batch.told, *_contradictions(facts, batch, _words(frame, "applicant"), edition)),
    )


def _words(frame: Any, column: str) -> tuple[str, ...]:
    if column not in frame.columns:
        return ("",) * len(frame)
    return tuple("" if cell is None else str(cell) for cell in frame[column].to_list())


def _section(facts: Any, section: Section, batch: Batch, edition: AnyEdition, language: Language) -> SectionVerdicts:
    frame: Any = nw.from_native(
        check_frame(facts, section.name, edition, shortfalls=True, reasons=language), eager_only=True
    )
    root = section.rulebook.root.clause
    clauses = [name for name in section.rulebook.clauses if name in frame.columns]

    def shown(column: str) -> list[Any]:
        return frame[column].to_list() if column in frame.columns else [None] * len(frame)

    return SectionVerdicts(
        section,
        _statuses(shown(root), batch),
        {clause: _statuses(shown(clause), batch) for clause in clauses},
        {clause: shown(clause + REASON) for clause in clauses},
        {
            clause: (shown(clause + SHORTFALL), shown(clause + SHORTFALL + MAX))
            for clause in clauses
            if clause + SHORTFALL in frame.columns
        },
    )


_STATUSES = {status.value: status for status in Status}


def _statuses(cells: Sequence[str | None], batch: Batch) -> list[Status | None]:
    known: list[Status | None] = [None if cell is None else _STATUSES[cell] for cell in cells]
    for row in batch.refused:
        known[row] = None
    return known


def _favoured(facts: Any, batch: Batch, edition: AnyEdition) -> Sequence[Status | None] | None:
    try:
        preference_of(edition)
    except UnknownNameError:
        return None
    frame: Any = nw.from_native(prefer_frame(facts, None, edition), eager_only=True)
    return _statuses(frame["favoured"].to_list(), batch)


def _contradictions(facts: Any, batch: Batch, names: Sequence[str], edition: AnyEdition) -> list[Told]:
    """Return what contradicts itself within a row, in both languages."""
    told = []
    texts = [nw.from_native(validate_frame(facts, edition, language=language), eager_only=True) for language in _BOTH]
    for zh, en in zip(*(text.rows(named=True) for text in texts), strict=True):
        row, columns = zh["row"], str(zh["column"])
        message = Text(f"{m.CONTRADICTS.zh}{zh['reason']}", f"{m.CONTRADICTS.en}{en['reason']}")
        place = batch.columns.get(columns.split(",", maxsplit=1)[0], 0)
        where, name = ("", "") if row is None else (batch.origins[row].cell(place), names[row])
        told.append(Told(where, name, _labels(columns, edition), message, refuses=True))
    return told


_BOTH: tuple[Language, ...] = ("zh", "en")


def _labels(columns: str, edition: AnyEdition) -> str:
    sheet = edition.sheet
    names = (name.strip() for name in columns.split(","))
    return "、".join(sheet.label(name).zh if name in sheet.model_fields else name for name in names)
