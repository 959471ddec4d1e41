"""A pool of candidates read from a table of applicants: what bodies and experts say stands beside the facts.

The conditions and the preferential cases follow from the facts of each row, unless a column states them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

import narwhals as nw
from pydantic import BaseModel, ValidationError

from skillbase_rules.analyses.preference import score_preferential
from skillbase_rules.analyses.sensitivity import evaluate_flagged
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Assessment, Status, conjunction
from skillbase_rules.engine.records import Sheet, title_of
from skillbase_rules.engine.text import LINES, Language, Text
from skillbase_rules.facts.application import Track
from skillbase_rules.frames.records import facts_from_frame
from skillbase_rules.report.problems import validation_problems
from skillbase_rules.selection.pool import MOST_CASES, Candidate, Pool, PreferenceClaim
from skillbase_rules.wording import pools as m
from skillbase_rules.wording import workbooks as w
from skillbase_rules.wording.verdicts import STATUS
from skillbase_rules.workbooks.asked import key_of
from skillbase_rules.workbooks.batches import Batch, Told, names_of, require_sound
from skillbase_rules.workbooks.cells import BLANK, read_cell
from skillbase_rules.workbooks.questions import Question, questions_of

Path = tuple[str, ...]
"""Which field of a candidate a column holds, such as ``national``, ``expert_rank``."""
_CASES = ("met_cases", "open_cases")
_PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table that says something of candidates."""

    name: str
    path: Path
    question: Question


def pool_from(batch: Batch, name: str, edition: AnyEdition, language: Language = "en") -> Pool:
    """Return the applicants of a table as a pool of candidates.

    Args:
        batch: The table, with columns such as 申报档次 and 国家级专家排名 beside the facts.
        name: What errors call the file.
        edition: The edition by which conditions and preferential cases are judged.
        language: The language in which rows that contradict themselves are told.

    Raises:
        SkillbaseError: No column says who competes on which track, or a cell cannot be read or contradicts another;
            every one of them is named.
    """
    require_sound(batch, edition, language)
    frame: Any = nw.from_native(batch.table, eager_only=True)
    columns = _columns(frame.columns, name)
    stated, told = _stated(frame, columns, batch)
    if not told:
        for candidate, facts in zip(stated, facts_from_frame(batch.table, edition), strict=True):
            _judge(candidate, facts, edition)
        try:
            return Pool.model_validate({"candidates": stated})
        except ValidationError as error:
            told = _refused(error, columns, batch)
    raise SkillbaseError(LINES.join(each.text for each in told))


# --- which columns ---------------------------------------------------------------------------------------------------


def _columns(names: list[str], file: str) -> tuple[_Column, ...]:
    """Return the columns that say something of candidates; each thing is said by one at most."""
    known = _headers()
    keys = {name: key_of(name) for name in names}
    tracks = {known[key][0][0] for key in keys.values() if key in known} & set(Track)
    if not tracks:
        raise SkillbaseError(m.NO_COLUMNS.filled(name=file))
    columns: dict[Path, _Column] = {}
    for name, key in keys.items():
        if key in _common() and len(tracks) > 1:
            raise SkillbaseError(m.WHICH_TRACK.filled(name=file, column=name))
        asked = known.get(_common()[key][min(tracks)] if key in _common() else key)
        if asked is None:
            continue
        path, question = asked
        if path in columns:
            raise SkillbaseError(m.SAME_COLUMN.filled(name=file, column=question.label))
        columns[path] = _Column(name, path, question)
    return tuple(columns.values())


@cache
def _headers() -> Mapping[str, tuple[Path, Question]]:
    """Return what every header asks, by what tells headers apart.

    Fields that both tracks have are told apart by the track before them; others need no track.
    """
    asked: dict[str, tuple[Path, Question]] = {}
    for track in Track:
        for field, question in _fields(_record(track)).items():
            full = replace(question, label=_with_track(track, question.label))
            headers = {full.label} if field in _of_both() else {full.label, question.label}
            asked |= _named((track.value, field), full, headers)
    for field, question in _fields(PreferenceClaim).items():
        asked |= _named((_PREFERENCE, field), question, {question.label})
    for field in ("id", "dual_commitment", "dual_occupations_kept"):
        question = questions_of(Candidate)[field]
        asked |= _named((field,), question, {question.label})
    return MappingProxyType(asked)


@cache
def _common() -> Mapping[str, Mapping[str, str]]:
    """Return the headers that either track may mean, such as 专家排名, each with the header that says which."""
    record = _fields(_record(Track.NATIONAL))
    return MappingProxyType(
        {
            key_of(word): {track.value: key_of(_with_track(track, record[field].label).zh) for track in Track}
            for field in _of_both()
            for word in (record[field].label.zh, record[field].label.en)
        }
    )


def _of_both() -> frozenset[str]:
    return frozenset.intersection(*(frozenset(_record(track).model_fields) for track in Track))


def _with_track(track: Track, label: Text) -> Text:
    return Text(title_of(Candidate.model_fields[track.value]).zh + label.zh, f"{track.value} {label.en}")


def _named(path: Path, question: Question, headers: set[Text]) -> dict[str, tuple[Path, Question]]:
    words = {word for header in headers for word in (header.zh, header.en)} | {".".join(path)}
    return {key_of(word): (path, question) for word in words}


def _record(track: Track) -> type[BaseModel]:
    parts = get_args(Candidate.model_fields[track.value].annotation)
    return next(part for part in parts if isinstance(part, type) and issubclass(part, BaseModel))


def _fields(record: type[BaseModel]) -> dict[str, Question]:
    return {name: _question(name, record) for name in record.model_fields}


def _question(name: str, record: type[BaseModel]) -> Question:
    field = record.model_fields[name]
    kinds = [part for part in (field.annotation, *get_args(field.annotation)) if isinstance(part, type)]
    named = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
    if named is Status:
        choices = tuple(
            (status.value, words) for status, words in STATUS.items() if status is not Status.NOT_APPLICABLE
        )
    elif named is not None:
        choices = tuple((value.value, m.CHOICES.get(value.value, Text(value.value, value.value))) for value in named)
    elif name in _CASES:
        choices = tuple((str(case), Text(str(case), str(case))) for case in range(1, MOST_CASES + 1))
        return Question(name, title_of(field), "names", choices=choices)
    else:
        return questions_of(record).get(name) or Question(name, title_of(field), "text")
    return Question(name, title_of(field), "name", choices=choices)


# --- what the cells say ----------------------------------------------------------------------------------------------


def _stated(frame: Any, columns: tuple[_Column, ...], batch: Batch) -> tuple[list[dict[str, Any]], list[Told]]:
    """Return what the rows state of candidates, and the cells that cannot be read."""
    candidates: list[dict[str, Any]] = []
    told: list[Told] = []
    bodies = frame["body"].to_list() if "body" in frame.columns else [None] * len(frame)
    for row, (name, body) in enumerate(zip(names_of(batch), bodies, strict=True)):
        candidate: dict[str, Any] = {"id": name} | ({} if body is None else {"body": body})
        for column in columns:
            cell = frame[column.name][row]
            read = BLANK if cell is None else read_cell(_short(column, str(cell)), column.question)
            if isinstance(read, Text):
                told.append(Told(batch.origins[row].cell(column.name), name, column.name, read, refuses=True))
            elif not read.is_blank:
                _put(candidate, column.path, read.value)
        candidates.append(candidate if candidate["id"] == name else {**candidate, "name": name})
    return candidates, told


def _short(column: _Column, cell: str) -> str:
    """Return a cell as its choice is written in full: 国际合作 is 国际合作类."""
    full = {words.zh.removesuffix("类"): words.zh for _, words in column.question.choices}
    return full.get(cell.strip(), cell)


def _put(candidate: dict[str, Any], path: Path, value: object) -> None:
    *groups, field = path
    for group in groups:
        candidate = candidate.setdefault(group, {})
    candidate[field] = [int(case) for case in value] if isinstance(value, tuple) else value


def _judge(candidate: dict[str, Any], facts: Sheet, edition: AnyEdition) -> None:
    """Judge by the facts of a row what its columns leave open: conditions and preferential cases."""
    for track in Track:
        candidacy = candidate.get(track.value)
        if candidacy is not None and "eligibility" not in candidacy:
            candidacy["eligibility"] = _conditions(facts, track, edition)
    if _PREFERENCE not in candidate and any(section.kind == "preference" for section in edition.sections):
        cases = enumerate(score_preferential(facts, edition).cases, start=1)
        numbers: dict[Status, list[int]] = {status: [] for status in Status}
        for number, case in cases:
            numbers[case.status].append(number)
        if numbers[Status.MET] or numbers[Status.NOT_MET]:
            candidate[_PREFERENCE] = {"met_cases": numbers[Status.MET], "open_cases": numbers[Status.UNKNOWN]}


def _conditions(facts: Sheet, track: Track, edition: AnyEdition) -> Assessment:
    sections = (section for section in edition.sections if section.kind == "condition" and section.is_asked_on(track))
    parts = evaluate_flagged(facts, edition, [section.name for section in sections])
    return Assessment(
        clause=edition.id, label=edition.title, status=conjunction(part.status for part in parts), parts=parts
    )


def _refused(error: ValidationError, columns: tuple[_Column, ...], batch: Batch) -> list[Told]:
    """Return what contradicts itself, by the cell of its column or the first of its row."""
    headers = {column.path: column.name for column in columns}
    told = []
    for problem in validation_problems(error, None):
        row = next((step for step in problem.path if isinstance(step, int)), None)
        path = tuple(str(step) for step in problem.path[2:])
        header = headers.get(path) or _label_of(path)
        where = "" if row is None else batch.origins[row].cell(header)
        told.append(Told(where, "", header, problem.message, refuses=True))
    return told


def _label_of(path: Path) -> str:
    """Return how a column that is lacking would be headed."""
    if path == ("body",):
        return w.BODY_HEADING.zh
    return next((question.label.zh for asked, question in _headers().values() if asked == path), "")
