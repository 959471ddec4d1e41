"""Tables of any columns: every type, any header, on every backend, whether they make sense or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from warnings import catch_warnings

import dask.dataframe as dd
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import strategies as st

from skillbase_rules import Facts
from skillbase_rules.frames import CHINESE_COLUMNS
from skillbase_rules.frames.headers import kinds_of

NAMED = [str(value) for values in Facts.named_values().values() for value in values]
BOUNDS = [f"{name}{end}" for name in sorted(Facts.count_names()) for end in ("__min", "__max")]
LOOKALIKES = [
    "refused", "end 0", "condition 0", "4_1_2_2_b met", "_refused", "__end 0", "students settled", "students known",
    "row", "column", "reason", "clause", "met", "verdict", "flaw 0", "applicant", "body", "Students", "number",
]  # fmt: skip
RESULTS = ["4.1.1", "4.1.2.2.b", "satisfied__min", "favoured", "4.1.1.2.b__shortfall", "4·1·1"]
headers = st.one_of(
    st.sampled_from(Facts.fact_names()),
    st.sampled_from(["students", "students_senior_plus", "rules_finance", "applicant_kind", "graduates"]),
    st.sampled_from(BOUNDS),
    st.sampled_from(LOOKALIKES),
    st.sampled_from(sorted(CHINESE_COLUMNS)),
    st.sampled_from(RESULTS),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
)
words = st.one_of(st.sampled_from([*NAMED, "12", "TRUE", "", "?"]), st.text(max_size=4))
small = st.integers(0, 9)


def whole(bits: int, *, signed: bool = True) -> st.SearchStrategy[int]:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    ends = st.sampled_from([low, high, min(high, 10**15), 10**15 + 1 if high > 10**15 else high])
    return st.one_of(small, small, ends)


TYPES: dict[str, tuple[Any, st.SearchStrategy[Any]]] = {
    **{f"int{bits}": (getattr(pa, f"int{bits}")(), whole(bits)) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (getattr(pa, f"uint{bits}")(), whole(bits, signed=False)) for bits in (8, 16, 32, 64)},
    "half": (pa.float16(), st.floats(width=16)),
    "float": (pa.float32(), st.one_of(small.map(float), st.floats(width=32))),
    "double": (pa.float64(), st.one_of(small.map(float), st.floats())),
    "bool": (pa.bool_(), st.booleans()),
    "string": (pa.string(), words),
    "large_string": (pa.large_string(), words),
    "dictionary": (pa.dictionary(pa.int32(), pa.string()), words),
    "null": (pa.null(), st.none()),
    "date": (pa.date32(), st.dates(date(1970, 1, 1), date(2200, 1, 1))),
    "timestamp": (pa.timestamp("us", "UTC"), st.just(datetime(2024, 7, 3, tzinfo=UTC))),
    "time": (pa.time64("us"), st.just(time(8, 30))),
    "duration": (pa.duration("us"), st.just(timedelta(days=1))),
    "decimal": (pa.decimal128(20, 2), st.one_of(small.map(Decimal), st.just(Decimal("0.25")))),
    "list": (pa.list_(pa.int64()), st.lists(small, max_size=2)),
    "struct": (pa.struct([("a", pa.int64())]), st.fixed_dictionaries({"a": small})),
    "binary": (pa.binary(), st.sampled_from([b"", b"x"])),
}
"""Types of columns by name, with what may stand in them."""


COUNTING = ["int8", "int64", "int64", "uint64", "uint16", "double", "float", "half", "null"]
FITTING: dict[str | None, list[str]] = {
    "count": COUNTING, "yes_no": ["bool", "null"], "name": ["string", "large_string", "dictionary", "null"],
    None: sorted(TYPES),
}  # fmt: skip
"""Types that can hold a fact, by its kind, or any for what is no fact."""


@st.composite
def arrow_tables(draw: st.DrawFn) -> pa.Table:
    """Draw a table of a few columns and rows, in which nothing need make sense."""
    rows = draw(st.integers(0, 4))
    columns = {}
    for header in draw(st.lists(headers, min_size=1, max_size=6, unique_by=str.casefold)):
        place = CHINESE_COLUMNS.get(header, header)
        fitting = FITTING[kinds_of(Facts).get(place)]
        dtype, cells = TYPES[draw(st.sampled_from(fitting if draw(st.integers(0, 9)) else sorted(TYPES)))]
        values = draw(st.lists(st.one_of(st.none(), cells, cells), min_size=rows, max_size=rows))
        columns[header] = pa.array(values, type=dtype)
    return pa.table(columns)


def columns_of(table: Any) -> dict[str, str]:
    """Return the cells of a table of any kind, column by column, as they read."""
    match table:
        case pl.LazyFrame():
            return columns_of(table.collect())
        case pl.DataFrame():
            return {name: repr(table[name].to_list()) for name in table.columns}
        case pa.Table():
            return {name: repr(table[name].to_pylist()) for name in table.column_names}
        case pd.DataFrame():
            return {name: repr(list(table[name])) for name in table.columns}
        case duckdb.DuckDBPyRelation():
            rows = table.fetchall()
            return {name: repr([row[place] for row in rows]) for place, name in enumerate(table.columns)}
        case _:
            return columns_of(table.compute())


def without_half_floats(table: pa.Table) -> pa.Table:
    """Return a table that DuckDB can read: half floats as floats."""
    fields = [pa.field(f.name, pa.float32() if pa.types.is_float16(f.type) else f.type) for f in table.schema]
    return table.cast(pa.schema(fields))


BUILDERS: dict[str, Callable[[pa.Table], Any]] = {
    "polars": lambda table: pl.DataFrame(pl.from_arrow(table)),
    "lazy": lambda table: pl.DataFrame(pl.from_arrow(table)).lazy(),
    "pyarrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(),
    "pandas_on_arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb": lambda table: duckdb.connect().from_arrow(without_half_floats(table)),
    "dask": lambda table: dd.from_pandas(table.to_pandas(), npartitions=2),
}
"""How to make a table of each kind."""

cells = st.one_of(
    st.none(), st.booleans(), small, st.integers(-(10**20), 10**20), st.just(10**400), st.floats(), words,
    st.sampled_from([Decimal(3), Decimal("NaN"), Fraction(1, 3), Fraction(10**400), 1j, date(2024, 7, 3), [1], {"a": 1},
                     (), b"x", pd.NA, pd.NaT, float("nan"), object(), len]),
)  # fmt: skip


@st.composite
def pandas_frames(draw: st.DrawFn) -> pd.DataFrame:
    """Draw a table of pandas as careless hands make them: mixed cells, odd types, headers and rows of any name."""
    rows = draw(st.integers(0, 4))
    columns = draw(st.lists(headers, max_size=4, unique=True))
    frame = pd.DataFrame(
        {name: pd.Series(draw(st.lists(cells, min_size=rows, max_size=rows)), dtype=object) for name in columns}
    )
    for name in columns:
        odd = draw(st.sampled_from(["as it is", "category", "Int8", "float32", "boolean", "Sparse", "string"]))
        with (
            suppress(TypeError, ValueError, OverflowError, pd.errors.IntCastingNaNError),
            np.errstate(over="ignore", invalid="ignore"),
            catch_warnings(action="ignore"),
        ):
            frame[name] = frame[name].astype(odd if odd != "as it is" else object)
    frame.index = draw(st.sampled_from([frame.index, frame.index * 0, frame.index.map(str), frame.index[::-1]]))
    match draw(st.sampled_from(["as they are"] * 6 + ["numbers", "pairs", "twice", "mixed"])):
        case "numbers":
            frame.columns = pd.RangeIndex(len(columns))
        case "pairs":
            frame.columns = pd.MultiIndex.from_tuples([(name, "b") for name in columns], names=["a", "b"])
        case "twice":
            frame = pd.concat([frame, frame], axis=1)
        case "mixed":
            frame.columns = pd.Index([*columns[1:], 3][: len(columns)], dtype=object)
    return frame
