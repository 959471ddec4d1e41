"""Many applicants judged together: where each of them stands, what is wrong with its row, and its verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
from pydantic import ValidationError

from skillbase_rules.analyses.preference import preference_of
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import LINES, Language, Text
from skillbase_rules.facts.application import Application
from skillbase_rules.frames.check import check_frame, prefer_frame
from skillbase_rules.frames.headers import MAX, kinds_of
from skillbase_rules.frames.problems import validate_frame
from skillbase_rules.frames.records import frame_from_applications
from skillbase_rules.frames.table import TableError, opened
from skillbase_rules.frames.worded import REASON, SHORTFALL
from skillbase_rules.report.problems import validation_problems
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import address
from skillbase_rules.workbooks.asked import fact_of
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

    @property
    def text(self) -> Text:
        """The whole as one line."""
        words = " ".join(part for part in (self.where, f"“{self.column}”" if self.column else "") if part)
        return m.TOLD.filled(where=words, message=self.message)


class Origin(NamedTuple):
    """Where an applicant stands: a row of a sheet, a file, or a row of a table."""

    name: str
    row: int | None = None
    """Of a sheet, from 0."""
    columns: Mapping[str, int] = MappingProxyType({})
    """Which column of the sheet holds which fact, from 0."""

    def cell(self, fact: str = "") -> str:
        """Return the cell that holds a fact, such as ``申报表!F7``, or the first one; the file where there are none."""
        return self.name if self.row is None else f"{self.name}!{address((self.row, self.columns.get(fact, 0)))}"


@dataclass(frozen=True, slots=True)
class Batch:
    """Applicants to be judged together."""

    table: IntoDataFrame
    """A row for each applicant, as `check_frame` takes it."""
    origins: tuple[Origin, ...]
    """Where each applicant stands."""
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


def batch_of(
    filled: Filled, edition: AnyEdition, sources: tuple[tuple[str, str], ...] = (), *, within: str = ""
) -> Batch:
    """Return the applicants of a sheet as a batch; those with cells that cannot be read are not judged.

    What stands in `within` comes before the names of cells, such as the name of the file.
    """
    numbers = {row: number for number, row in enumerate(filled.rows)}
    names = filled.columns.get("applicant", [None] * len(filled.rows))
    told = []
    for problems, refuses in ((filled.problems, True), (filled.notes, False)):
        for problem in problems:
            number = numbers.get(problem.place[0])
            name = "" if number is None else str(names[number] or "")
            told.append(Told(within + problem.cell, name, problem.column, problem.message, refuses))
    return Batch(
        filled.table(edition, "polars"),
        tuple(Origin(within + filled.sheet, row, filled.at) for row in filled.rows),
        tuple(told),
        frozenset(numbers[problem.place[0]] for problem in filled.problems if problem.place[0] in numbers),
        sources,
    )


def names_of(batch: Batch) -> tuple[str, ...]:
    """Return the names of the applicants; where one has none, where it stands."""
    names = _words(nw.from_native(batch.table, eager_only=True), "applicant")
    return tuple(name or origin.cell() for name, origin in zip(names, batch.origins, strict=True))


def require_sound(batch: Batch, edition: AnyEdition, language: Language) -> None:
    """Raise `SkillbaseError` where an applicant of a batch cannot be judged, naming every reason."""
    frame: Any = nw.from_native(batch.table, eager_only=True)
    facts = frame.select(*(name for name in frame.columns if name in kinds_of(edition.sheet))).to_native()
    told = (*batch.told, *_contradictions(facts, batch, _words(frame, "applicant"), edition, language))
    lines = [each.text for each in told if each.refuses]
    if lines:
        raise SkillbaseError(LINES.join(lines))


def batch_of_table(table: IntoDataFrame) -> Batch:
    """Return the rows of a table as a batch; they are numbered from 1."""
    in_memory = opened(table)
    if not isinstance(in_memory, nw.DataFrame):
        raise TableError(m.NOT_IN_MEMORY.filled(type=type(table).__name__))
    return Batch(table, tuple(Origin(str(row)) for row in range(1, len(in_memory) + 1)))


def together(batches: Sequence[Batch]) -> Batch:
    """Return several batches as one, in their order; columns that one of them lacks are open there.

    Raises:
        TableError: Two batches hold one column with different types.
    """
    if len(batches) == 1:
        return batches[0]
    import polars as pl

    starts = list(accumulate((len(batch.origins) for batch in batches), initial=0))
    frames = [pl.DataFrame(nw.from_native(batch.table, eager_only=True).to_polars()) for batch in batches]
    try:
        table = pl.concat(frames, how="diagonal") if frames else pl.DataFrame()
    except pl.exceptions.SchemaError as error:
        raise TableError(m.TYPES_DIFFER.filled(reason=error)) from None
    return Batch(
        table,
        tuple(origin for batch in batches for origin in batch.origins),
        tuple(told for batch in batches for told in batch.told),
        frozenset(start + row for start, batch in zip(starts, batches, strict=False) for row in batch.refused),
        tuple(source for batch in batches for source in batch.sources),
    )


def batch_of_application(application: Application, name: str, edition: AnyEdition) -> Batch:
    """Return one application as a batch; where it contradicts itself, only that is told.

    Args:
        application: What was handed in.
        name: The file it stands in.
        edition: The edition that says how records are counted.
    """
    try:
        table = frame_from_applications([application], edition)
    except ValidationError as error:
        problems = [Text(problem.line("zh"), problem.line("en")) for problem in validation_problems(error, None)]
    except SkillbaseError as error:
        problems = [error.text]
    else:
        return Batch(table, (Origin(name),))
    who = application.applicant.name
    return unread(name, problems, who)


def unread(name: str, problems: Sequence[Text], applicant: str = "") -> Batch:
    """Return a file that cannot be judged as a batch of nobody that tells why."""
    import polars as pl

    return Batch(pl.DataFrame(), (), tuple(Told(name, applicant, "", problem, refuses=True) for problem in problems))


def judged(
    batch: Batch,
    edition: AnyEdition,
    language: Language,
    sections: Sequence[str] | None = None,
    *,
    step: Callable[[], None] = lambda: None,
) -> Judged:
    """Judge a batch by the condition sections of an edition, or by those named; `step` is called after each.

    Raises:
        UnknownNameError: There is no such section.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    frame: Any = nw.from_native(batch.table, eager_only=True)
    facts = frame.select(*(name for name in frame.columns if name in kinds_of(edition.sheet))).to_native()
    wanted = [section for section in edition.sections if section.kind == "condition"]
    if sections is not None:
        wanted = [edition.section(name) for name in sections]
    names, bodies = _words(frame, "applicant"), _words(frame, "body")
    parts = []
    for section in wanted:
        parts.append(_section(facts, section, batch, edition, language))
        step()
    favoured = _favoured(facts, batch, edition)
    step()
    # Every row that contradicts itself is refused, so where each has its verdict there is nothing to look for.
    is_sound = bool(parts) and all(status is not None for part in parts for status in part.whole)
    told = batch.told if is_sound else (*batch.told, *_contradictions(facts, batch, names, edition, language))
    step()
    return Judged(batch, edition, language, names, bodies, tuple(parts), favoured, told)


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


def _contradictions(
    facts: Any, batch: Batch, names: Sequence[str], edition: AnyEdition, language: Language
) -> list[Told]:
    """Return what contradicts itself within a row, in one language: asking for the other takes as long again."""
    told = []
    problems: Any = nw.from_native(validate_frame(facts, edition, language=language), eager_only=True)
    for problem in problems.rows(named=True):
        row, columns = problem["row"], str(problem["column"])
        said = m.CONTRADICTS.in_(language) + problem["reason"]
        message = Text(said, said)
        first = columns.split(",", maxsplit=1)[0]
        where, name = ("", "") if row is None else (batch.origins[row].cell(first), names[row])
        told.append(Told(where, name, _labels(columns, edition), message, refuses=True))
    return told


def _labels(columns: str, edition: AnyEdition) -> str:
    sheet = edition.sheet
    names = dict.fromkeys(fact_of(name.strip()) for name in columns.split(","))
    return "、".join(sheet.label(name).zh if name in sheet.model_fields else name for name in names)
