"""Which readings turn which verdicts over a table: for how many rows, or for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, product
from typing import TYPE_CHECKING, NamedTuple, cast

import narwhals as nw

from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.check import Verdicts, over
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.logic import Number, Truth, column, negated, picked, some
from skillbase_rules.frames.rereading import CODES, Alternative, Rereading, alternatives, codes_of
from skillbase_rules.frames.rows import names_beside, numbered
from skillbase_rules.frames.soundness import blank_sheet
from skillbase_rules.frames.table import C, Table, TableError, beside, free_prefix, labelled, lengthened, opened
from skillbase_rules.frames.worded import Words, words_of
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

ANY = "any"
"""What stands for a clause where anything at all turns."""
LABELS = ("reading", "switch", "choice", "clause")
TURN = ("before", "after")
COUNTS = ("turned", "judged")
_STATUSES = (Status.UNKNOWN, Status.MET, Status.NOT_MET, Status.NOT_APPLICABLE)
"""The statuses by their codes."""
_PLACE, _CODE, _ROW, _NONE = "place", "code", "row", "none"


class _Turn(NamedTuple):
    """What may turn under an alternative, and the column that says what does."""

    column: str
    alternative: Alternative
    place: str
    anything: str
    """The column that says whether anything turns under the alternative."""


class _Asked(NamedTuple):
    """What is asked of a table."""

    edition: AnyEdition
    section: str
    turns: tuple[_Turn, ...]
    words: Words

    def by_alternative(self) -> Iterator[tuple[Alternative, list[_Turn]]]:
        """Yield every alternative with what may turn under it."""
        return ((alternative, list(turns)) for alternative, turns in groupby(self.turns, lambda turn: turn.alternative))

    def labels(self, alternative: Alternative, place: str) -> tuple[str, str, str, str]:
        """Return the cells that name an alternative and what turns under it."""
        switch = self.edition.readings.switches()[alternative.field]
        language = self.words.language
        clause = place if language is None else m.ANYTHING.in_(language) if place == ANY else self.words.clause(place)
        if language is None:
            return switch.id, alternative.field, alternative.choice, clause
        reading = f"{switch.id} {switch.question.in_(language)}"
        return reading, alternative.field, switch.choices[alternative.choice].in_(language), clause

    def status(self, code: int) -> str:
        """Return a status as it is written."""
        return self.words.statuses[_STATUSES[code]]


def sensitivity_frame(
    frame: IntoFrameT,
    section: str,
    edition: AnyEdition,
    *,
    each: bool = False,
    key: str | None = None,
    switches: Iterable[str] | None = None,
    columns: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Tell which readings turn which verdicts of a section: for how many rows, or for each row."""
    book = edition.rulebook(section)
    read = alternatives(edition, section, _fields(edition, switches))
    turns = tuple(
        _Turn(f"turn{number:04} {place:03}", alternative, clause, f"turn{number:04} -")
        for number, alternative in enumerate(read)
        for place, clause in enumerate(alternative.places)
    )
    asked = _Asked(edition, section, turns, words_of(edition, (book,), language))
    table = _by_rows(frame, key, columns, asked) if each else _counted(frame, columns, asked)
    headed = nw.maybe_reset_index(table).rename(asked.words.headers(table.collect_schema().names()))
    return cast("IntoFrameT", headed.to_native())


def _fields(edition: AnyEdition, switches: Iterable[str] | None) -> Iterable[str]:
    """Return the readings to try: a table cannot be counted again."""
    known = edition.readings.switches()
    if switches is None:
        return [field for field, switch in known.items() if not switch.counting]
    wanted = items_of("switches", switches, str)
    for field in wanted:
        edition.readings.default_of(field)
        if known[field].counting:
            raise TableError(m.COUNTED_ALREADY.filled(switch=field))
    return wanted


def _counted(frame: IntoFrameT, columns: Mapping[str, str] | None, asked: _Asked) -> Table:
    table: Table = nw.from_native(over(frame, blank_sheet(asked.edition), columns, partial(_codes, asked)))
    kinds = list(_kinds_of_turn(asked))
    cells = {_kind(name, code): labels for name, code, labels in kinds}
    always = [key for key, labels in cells.items() if not labels[-1]]
    sums = _grouped_sums if table.implementation.is_duckdb() else _sums
    told = sums(table, [(name, code) for name, code, _ in kinds] or [(_NONE, 1)]).filter(
        (nw.col("turned") > 0) | nw.col(_PLACE).is_in(always)
    )
    named = _labelled(told, _PLACE, cells, (*LABELS, *TURN)).sort(_PLACE)
    ends = {name: nw.when(nw.col(name) != "").then(nw.col(name)) for name in TURN}
    return named.with_columns(**ends).select(*LABELS, *TURN, *COUNTS)


def _kind(name: str, code: int | str) -> str:
    return f"{name} {code:0>2}"


def _kinds_of_turn(asked: _Asked) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield for every row of counts the column and the code that it counts, and the cells that name it."""
    before = codes_of(asked.edition.rulebook(asked.section))
    for alternative, turns in asked.by_alternative():
        yield turns[0].anything, 1, (*asked.labels(alternative, ANY), "", "")
        after = codes_of(alternative.book)
        for turn in turns:
            labels = asked.labels(alternative, turn.place)
            for old, new in product(before[turn.place], after[turn.place]):
                if old != new:
                    yield turn.column, old * len(CODES) + new, (*labels, asked.status(old), asked.status(new))


def _sums(table: Table, kinds: Sequence[tuple[str, int]]) -> Table:
    """Return how many rows have each code in each column, and how many were judged."""
    sums = {_kind(*kind): _sum(nw.col(kind[0]) == kind[1]) for kind in kinds}
    return lengthened(
        table.select(judged=_sum(nw.col("judged")), **sums), list(sums), ["judged"], name=_PLACE, value="turned"
    )


def _sum(where: nw.Expr) -> nw.Expr:
    # Of no rows, the sum may be missing.
    return where.cast(nw.Int64).sum().fill_null(0).cast(nw.Int64)


def _grouped_sums(table: Table, kinds: Sequence[tuple[str, int]]) -> Table:
    """Return what `_sums` does, in groups: a sum for each code in each column takes DuckDB minutes to plan."""
    names = list(dict.fromkeys(name for name, _ in kinds))
    codes = {f"{code:02}": code for _, code in kinds}
    longer = lengthened(table, names, ["judged"], name=_PLACE, value=_CODE)
    counted = longer.with_columns(**{name: (nw.col(_CODE) == code).cast(nw.Int64) for name, code in codes.items()})
    grouped = counted.group_by(_PLACE).agg(*(nw.col(name).sum() for name in ("judged", *codes)))
    each = lengthened(grouped, list(codes), [_PLACE, "judged"], name="kind", value="turned")
    whole = {name: nw.col(name).cast(nw.Int64) for name in COUNTS}
    return each.with_columns(**{_PLACE: nw.concat_str(nw.col(_PLACE), nw.col("kind"), separator=" ")}, **whole)


def _by_rows(frame: IntoFrameT, key: str | None, columns: Mapping[str, str] | None, asked: _Asked) -> Table:
    names = names_beside(key, frame)
    place = key or free_prefix(names) + _ROW
    rows = frame if key else cast("IntoFrameT", numbered(opened(frame), None, place).to_native())
    row = nw.col(place).cast(nw.String) if key else nw.col(place)
    table: Table = nw.from_native(over(rows, blank_sheet(asked.edition), columns, partial(_codes, asked, row=row)))
    turns = {turn.column: asked.labels(turn.alternative, turn.place) for turn in asked.turns}
    longer = lengthened(table, list(turns) or [_NONE], [_ROW], name=_PLACE, value=_CODE)
    told = longer.with_columns(nw.col(_CODE).cast(nw.Int64)).filter(nw.col(_CODE) != 0)
    ends = {code: tuple(map(asked.status, divmod(code, len(CODES)))) for code in range(len(CODES) ** 2)}
    named = _labelled(_labelled(told, _PLACE, turns, LABELS), _CODE, ends, TURN)
    return named.sort(_ROW, _PLACE).select(_ROW, *LABELS, *TURN)


def _codes(asked: _Asked, facts: FactColumns, *, row: nw.Expr | None = None) -> Table:
    """Return what turns in every row, a column for each thing that may turn, and which rows are judged."""
    book = asked.edition.rulebook(asked.section)
    verdicts = Verdicts(facts, book, words_of(asked.edition, (book,), None))
    rereading, dialect = Rereading(verdicts, facts), facts.dialect
    sound = negated(verdicts.refused)
    codes: dict[str, Number | Truth] = {_NONE: 0, "judged": sound}
    anything: dict[str, Truth] = {}
    for alternative, turns in asked.by_alternative():
        turned = rereading.turned(alternative)
        codes |= {turn.column: picked(sound, turned[turn.place], 0) for turn in turns}
        anything[turns[0].anything] = some(dialect.col(turn.column) != 0 for turn in turns)
    made = {name: column(code, dialect).cast(dialect.Int8) for name, code in codes.items()}
    joined = {name: column(where, dialect).cast(dialect.Int8) for name, where in anything.items()}
    # Put beside the rows first: alone, what is alike in all of them would stand in one row.
    if row is None:
        return beside(beside(rereading.ready(), made), joined).select(*made, *joined)
    # The key is read before a column made here can take its name.
    key = facts.inner(_ROW)
    return beside(beside(rereading.ready(), {key: row}), made).select(*made, **{_ROW: nw.col(key)})


def _labelled(table: Table, by: str, cells: Mapping[C, tuple[str, ...]], names: Sequence[str]) -> Table:
    """Return a table with more columns, whose cells follow from those of another."""
    made = {name: {cell: labels[place] for cell, labels in cells.items()} for place, name in enumerate(names)}
    return table.with_columns(**{name: labelled(by, texts) for name, texts in made.items()})
