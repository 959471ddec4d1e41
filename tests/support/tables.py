"""Fact sheets as rows of real tables of every kind, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import dask.dataframe as dd
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
from hypothesis import Phase, settings
from hypothesis import strategies as st
from narwhals.typing import IntoDataFrame
from pydantic import ValidationError

from skillbase_rules import Facts
from skillbase_rules.engine.criteria import leaf_facts, leaves
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.quantities import Quantity
from tests.support.sheets import COUNTS, Sheet, exact_sheets, facts_under, less_known
from tests.support.tries import tries

Row = dict[str, Any]

without_shrinking = settings(tries(1), phases=[Phase.explicit, Phase.generate])
"""Wide tables take minutes to shrink, and the row at fault is named anyway."""

known_and_vague = exact_sheets().flatmap(lambda sheet: st.tuples(st.just(sheet), less_known(sheet)))


def differ(rows: Sequence[object]) -> bool:
    """Tell whether most rows differ, lest the one table that is tried be the simplest, which is noughts all over."""
    return len({str(row) for row in rows}) > len(rows) / 2


many_sheets = (
    st.lists(known_and_vague, min_size=5, max_size=5)
    .filter(differ)
    .map(lambda pairs: [sheet for pair in pairs for sheet in (*pair, {})])
)
"""Exact sheets, what is left of them when knowledge is taken, and empty ones."""


def row(sheet: Sheet) -> Row:
    """Return a sheet as a row: exact counts by their name, others by their bounds."""
    cells: Row = {}
    for name in Facts.fact_names():
        value = sheet.get(name)
        if name in COUNTS:
            count = Quantity.model_validate(value)
            cells[name] = count.at_least if count.is_exact else None
            cells[f"{name}__min"] = count.at_least or None
            cells[f"{name}__max"] = count.at_most
        else:
            cells[name] = value if value is None or isinstance(value, bool) else str(value)
    return cells


def asked_by(section: Section, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return what sheets say of the facts that a section asks for."""
    asked = {fact for leaf in leaves(section.rulebook.root) for fact in leaf_facts(leaf)}
    return [{name: value for name, value in sheet.items() if name in asked} for sheet in sheets]


def rows_of(sheets: Sequence[Sheet]) -> list[Row]:
    """Return sheets as the rows of a table that has the columns of what any of them states, and no others."""
    stated = {name for sheet in sheets for name in sheet}
    return [{name: cell for name, cell in row(sheet).items() if name.partition("__")[0] in stated} for sheet in sheets]


def facts_of_row(sheet: Sheet, edition: AnyEdition) -> Facts | None:
    """Return the sheet as facts, counted as the edition counts; None where it contradicts itself."""
    try:
        return facts_under(sheet, edition)
    except ValidationError:
        return None


def kind_of(column: str) -> type[pl.DataType]:
    name = column.removesuffix("__min").removesuffix("__max")
    if name in COUNTS:
        return pl.Int64
    if name not in Facts.fact_names():
        return pl.String
    return pl.Boolean if True in Facts.values_of(column) else pl.String


def polars(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={name: kind_of(name) for name in rows[0]})


def as_polars(native: IntoDataFrame) -> pl.DataFrame:
    table: nw.DataFrame[Any] = nw.from_native(native, eager_only=True)
    return table.to_polars()


def from_duckdb(relation: duckdb.DuckDBPyRelation) -> list[Row]:
    return [dict(zip(relation.columns, values, strict=True)) for values in relation.fetchall()]


def from_pandas(table: pd.DataFrame) -> list[Row]:
    """Return the rows with None for whatever stands for nothing in them."""
    rows: list[Row] = table.astype(object).where(table.notna(), None).to_dict("records")
    return rows


BACKENDS: dict[str, tuple[Callable[[list[Row]], Any], Callable[[Any], list[Row]]]] = {
    "polars": (polars, lambda table: table.to_dicts()),
    "lazy": (lambda rows: polars(rows).lazy(), lambda table: table.collect().to_dicts()),
    "pyarrow": (lambda rows: polars(rows).to_arrow(), lambda table: table.to_pylist()),
    "pandas": (pd.DataFrame, from_pandas),
    "pandas_on_arrow": (lambda rows: pd.DataFrame(rows).convert_dtypes(dtype_backend="pyarrow"), from_pandas),
    "duckdb": (lambda rows: duckdb.connect().from_arrow(polars(rows).to_arrow()), from_duckdb),
    "dask": (
        lambda rows: dd.from_pandas(pd.DataFrame(rows), npartitions=2),
        lambda table: from_pandas(table.compute()),
    ),
}
"""How to make a table of rows, and how to read one."""
