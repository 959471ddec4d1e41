"""Which column holds which fact, and the facts of every row in columns that are never null."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import narwhals as nw

from skillbase_rules.engine.criteria import Measure
from skillbase_rules.engine.narrowing import BOUNDED, OPEN
from skillbase_rules.engine.records import Sheet, as_limits
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.classic import classic_columns, with_settled
from skillbase_rules.frames.dialect import dialect_of
from skillbase_rules.frames.headers import LARGEST_COUNT, MAX, MIN, kinds_of, places_of
from skillbase_rules.frames.logic import Number, Plain, Truth, both, either, lowest, negated, picked
from skillbase_rules.frames.logic import column as as_column
from skillbase_rules.frames.narrowing import ColumnNarrowing
from skillbase_rules.frames.spoken import NO, YES, words_of
from skillbase_rules.frames.table import (
    Filled,
    Table,
    TableError,
    beside,
    empty_columns,
    filled,
    free_prefix,
    require_new,
    require_plain,
)
from skillbase_rules.wording import tables as m


class Span(NamedTuple):
    """The numbers that a count or a measure can take; the upper end is only good where `bounded`."""

    low: Number
    high: Number
    bounded: Truth

    @property
    def is_exact(self) -> bool:
        """Whether one number is left in every row."""
        return self.low is self.high and self.bounded is True


class Flaw(NamedTuple):
    """Something that no applicant's row can hold, and where it does."""

    columns: tuple[str, ...]
    """The columns of the table that are at odds, the one to look at first."""
    where: Truth
    reason: Text


_NARROW_FLOATS = (nw.Float16, nw.Float32)
_NARROW_INTEGERS = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)


class FactColumns:
    """The facts of a table. Every number stands in columns of its own, which `prepared` adds once all are asked for."""

    def __init__(
        self,
        table: Table,
        blank: Sheet,
        columns: Mapping[str, str] | None = None,
        *,
        text_as_objects: bool = False,
        as_stated: bool = True,
    ) -> None:
        self.blank = blank
        self.sheet = sheet = type(blank)
        self._as_stated = as_stated
        self.dialect = dialect_of(table)
        self._types = schema = table.collect_schema()
        self._prefix = free_prefix(schema.names())
        self._kinds = kinds_of(sheet)
        places = places_of(schema.names(), sheet, columns)
        require_plain(places.values(), table)
        kinds = {column: self._kinds[place] for place, column in places.items()}
        self._classic = classic_columns(table, kinds, self._prefix, text_as_objects=text_as_objects)
        self.table = with_settled(table, self._classic, text_as_objects=text_as_objects)
        is_empty = empty_columns(table) if any(schema[column] == nw.Unknown for column in kinds) else frozenset()
        self._everywhere: frozenset[str] = frozenset()
        self.places = {place: column for place, column in places.items() if column not in is_empty}
        self._typed = self.places
        """The columns that could hold their facts, even those that turn out to be empty."""
        self._cells: dict[str, nw.Expr] = {}
        self._spans: dict[str, nw.Expr] = {}
        self._ends: dict[str, nw.Expr] = {}
        self._conditions: dict[str, nw.Expr] = {}
        self._measures: dict[Measure, Span] = {}
        self._narrowed: ColumnNarrowing | None = None

    def inner(self, name: str) -> str:
        """Return the name of a column that is only worked with, apart from every column of the table."""
        return self._prefix + name

    def as_column(self, value: nw.Expr | Plain, made: dict[str, nw.Expr], word: str) -> nw.Expr | Plain:
        """Return a number or a condition as a column that `made` holds; what is alike in all rows is none."""
        if isinstance(value, int):
            return value
        name = self.inner(f"{word} {len(made)}")
        made[name] = value
        return self.dialect.col(name)

    @property
    def helpers(self) -> tuple[str, ...]:
        """The columns that the table now holds besides its own."""
        settled = [name for classic in self._classic.values() for name in (classic.cells, classic.wrong)]
        steps = self.narrowing.steps
        narrowed = (name for step in steps for name in step)
        return (*settled, *self._cells, *self._spans, *narrowed, *self._ends, *self._conditions)

    def prepared(self) -> Table:
        """Return the table with every column that was asked for so far."""
        table = self.table
        for made in (self._cells, self._spans, *self.narrowing.steps, self._ends, self._conditions):
            table = beside(table, made)
        return table

    def mistyped(self) -> Iterator[tuple[str, Text]]:
        """Yield the columns whose type can hold no such fact, and why."""
        for place, column in self._typed.items():
            dtype, kind = self._types[column], self._kinds[place]
            fits = {
                "count": dtype.is_integer() or dtype.is_float(),
                "yes_no": dtype == nw.Boolean or self._is_text(dtype),
                "name": self._is_text(dtype),
            }
            if column not in self._classic and not fits[kind]:
                yield column, m.WRONG_TYPE.filled(type=str(dtype), wanted=m.WANTED[kind])

    @staticmethod
    def _is_text(dtype: nw.dtypes.DType) -> bool:
        return dtype == nw.String or isinstance(dtype, (nw.Categorical, nw.Enum))

    def _is_said(self, name: str) -> bool:
        """Tell whether a yes/no fact stands in words."""
        column = self.places[name]
        return column not in self._classic and self._types[column] != nw.Boolean

    def require_types(self) -> None:
        """Raise `TableError` where a column's type can hold no such fact."""
        for column, reason in self.mistyped():
            raise TableError(m.COLUMN.filled(column=column, reason=reason))

    def require_new(self, names: Iterable[str]) -> None:
        """Raise `TableError` where the table has a column of its own under a name that a result needs."""
        require_new(names, self.table, self._types.names())

    def note(self, cells: Filled) -> None:
        """Note what is known of the cells before any is read: a column without cells is as good as none."""
        self._everywhere = cells.everywhere
        self.without(cells.nowhere)

    def without(self, columns: Iterable[str]) -> None:
        """Take columns for missing ones."""
        left_out = set(columns)
        self.places = {place: column for place, column in self.places.items() if column not in left_out}

    def _cell(self, place: str) -> nw.Expr:
        column = self.places[place]
        if column in self._classic:
            return self.dialect.col(self._classic[column].cells)
        # The narrowest numbers cannot be set beside the largest count.
        dtype, cell = type(self._types[column]), self.dialect.col(column)
        if dtype in _NARROW_FLOATS:
            return cell.cast(self.dialect.Float64)
        return cell.cast(self.dialect.Int64) if dtype in _NARROW_INTEGERS else cell

    def _is_float(self, place: str) -> bool:
        column = self.places[place]
        return column not in self._classic and self._types[column].is_float()

    def _is_unsigned(self, place: str) -> bool:
        """Tell whether cells may be too large to be set beside numbers that have a sign."""
        column = self.places[place]
        return column not in self._classic and self._types[column] == nw.UInt64

    def _known(self, place: str) -> nw.Expr:
        cell = self._cell(place)
        if self._is_unsigned(place):
            return (cell <= self.dialect.lit(LARGEST_COUNT, self.dialect.UInt64)).fill_null(value=False)
        within = (cell >= 0) & (cell <= LARGEST_COUNT)
        if self._is_float(place):
            within = within & (cell == cell.floor())
        return within.fill_null(value=False)

    def _count(self, place: str) -> tuple[nw.Expr, Truth]:
        """Return a number, 0 where it is not known, and whether it is known, or wrong and refused anyway."""
        everywhere = self._is_everywhere(place)
        if self._is_plain(place):
            cell = self._cell(place)
            return (cell, True) if everywhere else (cell.fill_null(0), ~cell.is_null())
        known, number = (self.inner(f"{place} {word}") for word in ("known", "number"))
        if known not in self._cells:
            self._cells[known] = where = self._known(place)
            nothing = self.dialect.lit(0, self.dialect.UInt64) if self._is_unsigned(place) else 0
            self._cells[number] = as_column(picked(where, self._cell(place), nothing), self.dialect).cast(
                self.dialect.Int64
            )
        return self.dialect.col(number), everywhere or self.dialect.col(known)

    def _is_everywhere(self, place: str) -> bool:
        """Tell whether every row has a whole number, be it one that no count can have."""
        column = self.places[place]
        return column in self._everywhere and column not in self._classic and self._types[column].is_integer()

    def _is_plain(self, place: str) -> bool:
        """Tell whether a count may be read as it stands: sums in Polars never fail, and impossible rows are refused."""
        return self._as_stated and self.table.implementation.is_polars() and self._types[self.places[place]] == nw.Int64

    def noted(self, where: Truth) -> Truth:
        """Return a condition that several clauses hang on, as a column of its own."""
        return self.as_column(where, self._conditions, "condition")

    def measured(self, of: Measure, read: Callable[[], Span]) -> Span:
        """Return the numbers that a measure can take, as columns of their own; `read` is asked the first time."""
        if of not in self._measures:
            span = read()
            low = self.as_column(span.low, self._ends, "end")
            high = low if span.is_exact else self.as_column(span.high, self._ends, "end")
            self._measures[of] = Span(low, high, self.as_column(span.bounded, self._ends, "end"))
        return self._measures[of]

    def exact(self, name: str) -> tuple[Number, Truth]:
        """Return a count that is stated as one number, 0 where it is not, and whether it is."""
        return self._count(name) if name in self.places else (0, False)

    def ends(self, name: str) -> Span:
        """Return the stated bounds of a count."""
        low = self._count(name + MIN)[0] if name + MIN in self.places else 0
        return Span(low, *self._count(name + MAX)) if name + MAX in self.places else Span(low, 0, False)

    @property
    def narrowing(self) -> ColumnNarrowing:
        """The ends that all counts together leave to each of them."""
        if self._narrowed is None:
            names = sorted(self.sheet.count_names())
            stated = {name: self.stated(name) for name in names}
            highs = {name: self._highest(name, stated[name]) for name in names}
            lows = {name: stated[name].low for name in names}
            self._narrowed = ColumnNarrowing(lows, highs, self._prefix, self.dialect)
            united = self.blank.binding_united()
            self._narrowed.narrow(as_limits(self.blank.binding_limits(), united), self.blank.all_figures())
        return self._narrowed

    def _highest(self, name: str, span: Span) -> Number:
        """Return the upper end of a count as a number for the narrowing."""
        ceiling = self.blank.all_ceilings().get(name, OPEN)
        if span.bounded is True and ceiling == OPEN:
            return span.high
        if name in self.places and not self.is_bounded(name) and self._is_plain(name):
            return lowest(self._cell(name).fill_null(OPEN), [ceiling], OPEN)
        return lowest(picked(span.bounded, span.high, OPEN), [ceiling], OPEN)

    def span(self, name: str) -> Span:
        """Return the numbers that all counts together leave to one of them."""
        low, high = self.narrowing.lows[name], self.narrowing.highs[name]
        if self.narrowing.is_settled(name):
            return Span(low, high, True)
        bounded = high < BOUNDED
        return Span(low, picked(bounded, high, 0), bounded)

    def stated(self, name: str) -> Span:
        """Return the numbers that one count can take as stated."""
        ends, (number, known) = self.ends(name), self.exact(name)
        if name not in self.places:
            return ends
        if not self.is_bounded(name):
            return Span(number, number, known)
        low, high, bounded = (self.inner(f"{name} {word}") for word in ("low", "high", "bounded"))
        self._spans[low] = as_column(picked(known, number, ends.low), self.dialect)
        self._spans[high] = as_column(picked(known, number, ends.high), self.dialect)
        self._spans[bounded] = as_column(either(known, ends.bounded), self.dialect)
        return Span(*map(self.dialect.col, (low, high, bounded)))

    def columns_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that hold these counts, or their bounds."""
        places = (place for name in names for place in (name, name + MIN, name + MAX))
        return tuple(dict.fromkeys(self.places[place] for place in places if place in self.places))

    def is_bounded(self, name: str) -> bool:
        """Tell whether the table has bounds of a count."""
        return name + MIN in self.places or name + MAX in self.places

    def is_exact(self, name: str) -> Truth:
        """Return where only one number is left to a count."""
        return self.narrowing.is_settled(name) or self.narrowing.lows[name] == self.narrowing.highs[name]

    def says(self, name: str, *, value: bool) -> Truth:
        """Return where a yes/no fact has that value."""
        # What is taken for granted until it is declared otherwise is never unknown.
        undeclared = self.sheet.model_fields[name].default is value
        if name not in self.places:
            return undeclared
        if self._is_said(name):
            said, text = self._words(self.text(name), YES if value else NO), self._cell(name)
            return either(said, text.is_null()) if undeclared else said
        cell = self._cell(name)
        return (cell if value else ~cell).fill_null(value=undeclared)

    @staticmethod
    def _words(cell: nw.Expr, words: Iterable[str]) -> nw.Expr:
        # What is null in the cell is null in the answer.
        return (cell.is_in(list(words)) & ~cell.is_null()).fill_null(value=False)

    def is_stated(self, name: str) -> Truth:
        """Return where a fact that is no count is known."""
        return ~self._cell(name).is_null() if name in self.places else False

    def is_among(self, name: str, values: tuple[str, ...]) -> Truth:
        """Return where a named fact has one of some values."""
        if name not in self.places or not values:
            return False
        written = words_of(self.sheet, name)
        return self._words(self.text(name), (word for value in values for word in written[value]))

    def text(self, name: str) -> nw.Expr:
        """Return a named fact as text; null where it is not known."""
        if name not in self.places:
            return self.dialect.lit(None, self.dialect.String)
        cell, column = self._cell(name), self.places[name]
        is_text = column not in self._classic and self._types[column] == nw.String
        return cell if is_text else cell.cast(self.dialect.String)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values that a named fact can have."""
        return self.sheet.named_values()[name]

    def _offered(self, name: str) -> Text:
        """Return the values that a named fact can have, as they may be written in either language."""
        written = words_of(self.sheet, name).values()
        return Text(
            "、".join(words[min(1, len(words) - 1)] for words in written), ", ".join(words[0] for words in written)
        )

    def _wrong_count(self, place: str) -> nw.Expr:
        cell = self._cell(place)
        if self._is_plain(place):
            wrong = ~cell.is_between(0, LARGEST_COUNT)
            return wrong if self._is_everywhere(place) else wrong.fill_null(value=False)
        stated = ~cell.is_null()
        if self._is_float(place):
            stated = stated & ~cell.is_nan().fill_null(value=False)
        self._count(place)
        return stated & ~self.dialect.col(self.inner(f"{place} known"))

    def wrong_cells(self) -> Iterator[Flaw]:
        """Yield the cells that hold no such fact."""
        for place, column in self.places.items():
            kind = self._kinds[place]
            if column in self._classic:
                yield Flaw((column,), self.dialect.col(self._classic[column].wrong), m.WRONG_CELL[kind])
            if kind == "count":
                yield Flaw((column,), self._wrong_count(place), m.WRONG_CELL["count"])
            if kind == "yes_no" and self._is_said(place):
                wrong = both(self.is_stated(place), negated(self._words(self.text(place), (*YES, *NO))))
                yield Flaw((column,), wrong, m.WRONG_CELL["yes_no"])
            if kind == "name":
                values = self.values(place)
                wrong = both(self.is_stated(place), negated(self.is_among(place, values)))
                yield Flaw((column,), wrong, m.NO_SUCH_VALUE.filled(values=self._offered(place)))


def facts_in(
    table: Table,
    blank: Sheet,
    columns: Mapping[str, str] | None,
    *,
    text_as_objects: bool = False,
    as_stated: bool = True,
) -> FactColumns:
    """Return the facts of a table, with what a table in memory knows of its cells before any is read."""
    # Polars works out a lazy plan once where an eager one repeats itself.
    read = table.lazy() if table.implementation.is_polars() else table
    facts = FactColumns(read, blank, columns, text_as_objects=text_as_objects, as_stated=as_stated)
    if isinstance(table, nw.DataFrame):
        facts.note(filled(table, facts.places.values()))
    return facts
