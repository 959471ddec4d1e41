"""What is wrong with a table: every cell, row and column that no verdict can rest on, one problem a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import narwhals as nw

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.frames.columns import FactColumns, Flaw, facts_in
from skillbase_rules.frames.headers import OWN_COLUMNS, chinese_columns, kinds_of
from skillbase_rules.frames.logic import column, negated, some
from skillbase_rules.frames.partitions import by_parts, lies_in_parts
from skillbase_rules.frames.rows import names_beside, numbered
from skillbase_rules.frames.soundness import blank_sheet, following_flaws, stated_flaws
from skillbase_rules.frames.table import (
    Table,
    TableError,
    as_held,
    beside,
    free_prefix,
    opened,
    stacked,
)
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

_ROW = "row"


class _Wanted(NamedTuple):
    """What is to be told, and of which table."""

    edition: AnyEdition
    columns: Mapping[str, str] | None
    language: Language
    place: str
    """The column that holds the row of the table."""
    of_columns: list[tuple[str, Text]]


def validate_frame(
    frame: IntoFrameT,
    edition: AnyEdition,
    *,
    key: str | None = None,
    columns: Mapping[str, str] | None = None,
    language: Language = "zh",
) -> IntoFrameT:
    """Report wrong types, impossible values and unknown columns of a table; nothing is dropped or mended."""
    names = names_beside(key, frame)
    unknown = list(_unknown_columns(names, key, columns, edition))
    wanted = _Wanted(edition, columns, language, free_prefix(names) + _ROW, unknown)
    if lies_in_parts(frame):
        if key is None:
            raise TableError(m.NO_ORDER)
        return cast("IntoFrameT", by_parts(frame, partial(_problems_of_part, key=key, wanted=wanted)))
    problems = _problems_in(numbered(opened(frame), key, wanted.place), wanted)
    return cast("IntoFrameT", problems.to_native())


def _problems_of_part(part: Any, is_first: bool, *, key: str, wanted: _Wanted) -> Any:
    """Return the problems of a part of a table; those of columns stand with the first."""
    of_rows = numbered(opened(part), key, wanted.place)
    return _problems_in(of_rows, wanted, text_as_objects=True, of_columns=is_first).to_native()


def _unknown_columns(
    names: Sequence[str], key: str | None, columns: Mapping[str, str] | None, edition: AnyEdition
) -> Iterator[tuple[str, Text]]:
    """Yield the columns that hold no fact, with facts of a similar name."""
    known = [*edition.sheet.fact_names(), *chinese_columns(edition.sheet)]
    for name in names:
        place = (columns or {}).get(name, name)
        if place in kinds_of(edition.sheet) or place in OWN_COLUMNS or name == key:
            continue
        near = get_close_matches(name, known, n=2, cutoff=0.75)
        yield name, m.PERHAPS.filled(names=", ".join(near)) if near else m.NO_SUCH_FACT


def _problems_in(table: Table, wanted: _Wanted, *, text_as_objects: bool = False, of_columns: bool = True) -> Table:
    blank = blank_sheet(wanted.edition)
    # An impossible cell is told once, and not again as a limit that it breaks.
    facts = facts_in(table, blank, wanted.columns, text_as_objects=text_as_objects, as_stated=False)
    mistyped = list(facts.mistyped())
    facts.without(name for name, _ in mistyped)
    planned, possible = _marked(facts, wanted.place)
    marked = as_held(planned, table)
    none = marked.select(**_cells(wanted.place, "", "")).filter(nw.col("column") != "")
    problems: list[Table] = [none]
    for name, reason in (*wanted.of_columns, *mistyped) if of_columns else ():
        problems.append(_of_column(marked, none, wanted.place, name, reason.in_(wanted.language)))
    occurring = _occurring(marked, possible)
    for name, flaw in possible.items():
        if name in occurring:
            cells = _cells(wanted.place, ", ".join(flaw.columns), flaw.reason.in_(wanted.language))
            problems.append(marked.filter(nw.col(name)).select(**cells))
    return stacked(problems)


def _marked(facts: FactColumns, place: str) -> tuple[Table, Mapping[str, Flaw]]:
    """Return a column for each flaw that says where it is, each worked out once, and the flaws by their columns."""
    stated = {facts.inner(f"flaw {number}"): flaw for number, flaw in enumerate(stated_flaws(facts))}
    plain, dialect = facts.inner("plain"), facts.dialect
    found_later = enumerate(following_flaws(facts, dialect.col(plain)))
    following = {facts.inner(f"following {number}"): flaw for number, flaw in found_later}
    marked = beside(facts.prepared(), {name: column(flaw.where, dialect) for name, flaw in stated.items()})
    marked = beside(marked, {plain: column(negated(some(dialect.col(name) for name in stated)), dialect)})
    marked = beside(marked, {name: column(flaw.where, dialect) for name, flaw in following.items()})
    return marked.select(place, *stated, *following), stated | following


def _occurring(marked: Table, conditions: Collection[str]) -> set[str]:
    """Return which conditions hold in some row."""
    if not conditions:
        return set()
    # Counted rather than asked for any: of no rows, backends disagree on "any".
    counted = marked.select(**{name: nw.col(name).cast(nw.Int64).sum() for name in conditions})
    row = (counted.collect() if isinstance(counted, nw.LazyFrame) else counted).rows(named=True)[0]
    return {name for name, count in row.items() if count}


def _cells(place: str, name: str, reason: str) -> dict[str, nw.Expr]:
    return {_ROW: nw.col(place), "column": nw.lit(name), "reason": nw.lit(reason)}


def _of_column(table: Table, like: Table, place: str, name: str, reason: str) -> Table:
    """Return one problem that is no row's."""
    if table.implementation.is_pandas_like():
        import pandas as pd

        row = pd.array([None], dtype=like.to_native()[_ROW].dtype)
        alone: Table = nw.from_native(pd.DataFrame({_ROW: row, "column": [name], "reason": [reason]}))
        return alone
    dtype = like.collect_schema()[_ROW]
    alone = table.select(number=nw.col(place).is_null().cast(nw.Int64).sum())
    words = {"column": nw.lit(name), "reason": nw.lit(reason)}
    return alone.with_columns(**{_ROW: nw.lit(None, dtype)}, **words).select(_ROW, *words)
