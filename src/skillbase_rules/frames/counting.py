"""How many applicants fare how: by clause and group, and for every value that a threshold could take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import narwhals as nw

from skillbase_rules.engine.arguments import items_of, of_type
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.check import Verdicts, over
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.soundness import blank_sheet
from skillbase_rules.frames.table import (
    Table,
    TableError,
    beside,
    labelled,
    lengthened,
    opened,
    require_new,
    require_plain,
    stacked,
)
from skillbase_rules.frames.worded import words_of
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

REFUSED = "refused"
_STATUSES = (Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE)
_COUNTS = (*(status.value for status in _STATUSES), REFUSED)
_VERDICT = "verdict"


def threshold_sweep(
    frame: IntoFrameT,
    parameter: str,
    values: Iterable[Percentage],
    edition: AnyEdition,
    *,
    tracks: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Count how many rows would meet each section at each value of a parameter."""
    of_type("parameter", parameter, str)
    sections = _conditions_of(edition) if tracks is None else items_of("tracks", tracks, str)
    counted: list[Table] = []
    editions = [edition.revise(**{parameter: value}) for value in items_of("values", values, object)]
    numbers = [getattr(revised.parameters, parameter) for revised in editions]
    if not all(isinstance(number, int | Fraction) for number in numbers):
        raise TableError(m.NO_NUMBER.filled(parameter=parameter))
    as_shown = nw.Int64 if all(isinstance(number, int) for number in numbers) else nw.Float64
    for revised, number in zip(editions, numbers, strict=True):
        for section in sections:
            judged = _words_of(frame, columns, revised.rulebook(section), revised)
            words = words_of(revised, (revised.rulebook(section),), language)
            named = {
                "parameter": nw.lit(_parameter(parameter, edition, language)),
                "value": nw.lit(number if isinstance(number, int) else float(number), as_shown),
                "track": nw.lit(words.section(section, revised)),
            }
            sums = [nw.col(name).sum().cast(nw.Int64) for name in _COUNTS]
            table = _counted(judged).select(*sums).with_columns(**named)
            counted.append(table.select(*named, *_COUNTS).rename(words.headers((*named, *_COUNTS))))
    if not counted:
        raise TableError(m.NOTHING_TO_SWEEP)
    return cast("IntoFrameT", stacked(counted).to_native())


def _parameter(name: str, edition: AnyEdition, language: Language | None) -> str:
    return name if language is None else edition.parameters.documented()[name].label.in_(language)


def _conditions_of(edition: AnyEdition) -> list[str]:
    """Return the conditions of the tracks of an edition, or all conditions where it has no tracks."""
    conditions = [section for section in edition.sections if section.kind == "condition"]
    return [section.name for section in conditions if section.tracks] or [section.name for section in conditions]


def count_statuses(
    frame: IntoFrameT,
    section: str,
    edition: AnyEdition,
    *,
    by: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Count the verdicts on every clause of a section, in all or in groups."""
    table = opened(frame)
    schema = table.collect_schema()
    by = tuple(dict.fromkeys((by,) if isinstance(by, str) else items_of("by", by, str)))
    require_plain(by, table)
    for name in by:
        if name not in schema:
            raise TableError(m.NO_SUCH_COLUMN.filled(column=name, columns=", ".join(schema)))
        if not isinstance(schema[name], _GROUPING):
            raise TableError(m.NO_GROUPS.filled(column=name, type=schema[name]))
    book = edition.rulebook(section)
    words = words_of(edition, (book,), language)
    require_new(("clause", _VERDICT, *_COUNTS, *map(words.header, ("clause", *_COUNTS))), table, by)
    judged = _words_of(frame, columns, book, edition, by=by, each=True)
    clauses = [name for name in judged.collect_schema().names() if name not in by]
    counted = (
        _counted(lengthened(judged, clauses, by, name="clause", value=_VERDICT))
        .group_by(*by, "clause")
        .agg(*(nw.col(name).sum() for name in _COUNTS))
    )
    whole_numbers = {name: nw.col(name).cast(nw.Int64) for name in _COUNTS}
    dotted = counted.with_columns(nw.col("clause").str.replace_all(_DOT, ".", literal=True), **whole_numbers)
    order = [*by, Status.NOT_MET.value, "clause"]
    descending = [name == Status.NOT_MET.value for name in order]
    ordered = dotted.select(*by, "clause", *_COUNTS).sort(*order, descending=descending)
    if language is not None:
        judged_ids = [name.replace(_DOT, ".") for name in clauses]
        ordered = ordered.with_columns(clause=labelled("clause", {id_: words.clause(id_) for id_ in judged_ids}))
    return cast("IntoFrameT", ordered.rename(words.headers(("clause", *_COUNTS))).to_native())


_GROUPING = (
    *(nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64, nw.Float32, nw.Float64),
    *(nw.Boolean, nw.String, nw.Categorical, nw.Enum, nw.Date, nw.Datetime),
)
"""Types whose values every backend can group and sort by."""
_DOT = "·"
"""What stands for a dot of a clause in the name of a column: Spark takes a dot for a field of a struct."""


def _words_of(
    frame: IntoFrameT,
    columns: Mapping[str, str] | None,
    book: Rulebook,
    edition: AnyEdition,
    *,
    by: Sequence[str] = (),
    each: bool = False,
) -> Table:
    """Return the groups and the verdict of every row, or one for `each` clause too, by names without dots."""

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, words_of(edition, (book,), None))
        if each:
            words = {clause.replace(".", _DOT): words for clause, words in verdicts.statuses().items()}
        else:
            words = {_VERDICT: verdicts.words(verdicts.whole())}
        # Pandas before 3 turns an empty cell into the text "nan" where it is cast.
        told = {name: nw.when(~nw.col(name).is_null()).then(nw.col(name).cast(nw.String)) for name in words}
        # Put beside the rows first: alone, what is alike in all of them would stand in one row.
        return beside(verdicts.ready(), words).select(*by, *words).with_columns(**told)

    table: Table = nw.from_native(over(frame, blank_sheet(edition), columns, judge))
    return table


def _counted(table: Table) -> Table:
    """Return the table with a column of ones and zeros for each verdict."""
    verdict = nw.col(_VERDICT).fill_null("")
    counts = {status.value: (verdict == status.value).cast(nw.Int64) for status in _STATUSES}
    return table.with_columns(**counts, **{REFUSED: nw.col(_VERDICT).is_null().cast(nw.Int64)})
