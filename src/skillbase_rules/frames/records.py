"""Files and tables meet in facts: applications as rows of a table, and rows as fact sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, get_args

import narwhals as nw
from pydantic import ValidationError

from skillbase_rules.engine.arguments import choice_of, several
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.frames.classic import Kind
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.headers import LARGEST_COUNT, MAX, MIN, kinds_of
from skillbase_rules.frames.soundness import blank_sheet, counted_as
from skillbase_rules.frames.spoken import meant
from skillbase_rules.frames.table import TableError, opened
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoFrame

Backend = Literal["polars", "pandas", "pyarrow"]
"""The kinds of table that are made here."""

Cell = bool | int | str | None


def frame_from_applications(
    applications: Iterable[Subject], edition: AnyEdition, *, backend: Backend = "polars"
) -> IntoDataFrame:
    """Return a table with a row of facts for each application or fact sheet."""
    kinds = kinds_of(edition.sheet)
    columns: dict[str, list[Cell]] = {name: [] for name in ("applicant", *kinds)}
    for number, subject in enumerate(several("applications", applications)):
        columns["applicant"].append(subject.applicant.name if isinstance(subject, Application) else None)
        cells = _cells(facts_of(subject, edition), number)
        for place in kinds:
            columns[place].append(cells[place])
    wanted = {name: cells for name, cells in columns.items() if _is_wanted(name, cells)}
    return table_of(wanted, kinds, backend)


def _is_wanted(name: str, cells: list[Cell]) -> bool:
    return not name.endswith((MIN, MAX)) or any(cell is not None for cell in cells)


def _cells(facts: Sheet, number: int) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in facts.fact_names():
        value = getattr(facts, name)
        if not isinstance(value, Quantity):
            cells[name] = str(value) if isinstance(value, str) else value
            continue
        if max(value.at_least, value.at_most or 0) > LARGEST_COUNT:
            raise TableError(m.TOO_LARGE.filled(fact=name, row=number))
        exact = value.is_exact
        cells[name] = value.at_least if exact else None
        cells[name + MIN] = None if exact else value.at_least or None
        cells[name + MAX] = None if exact else value.at_most
    return cells


def table_of(columns: Mapping[str, list[Cell]], kinds: Mapping[str, Kind], backend: Backend) -> IntoDataFrame:
    """Return columns of cells as a table in which every fact has its type; what is no fact is text.

    Raises:
        MissingExtraError: The library that makes such tables is not installed.
    """
    choice_of("backend", backend, get_args(Backend))
    try:
        import_module(backend)
    except ImportError:
        raise MissingExtraError(m.NEEDS_LIBRARY.filled(library=backend)) from None
    if backend == "pandas":
        # Classic columns of pandas cannot hold both a type and a missing value.
        import pandas as pd

        nullable = {"count": "Int64", "yes_no": "boolean", "name": "string"}
        made: Any = pd.DataFrame(
            {name: pd.array(cells, dtype=nullable[kinds.get(name, "name")]) for name, cells in columns.items()}
        )
    else:
        types: dict[Kind, nw.dtypes.DType] = {"count": nw.Int64(), "yes_no": nw.Boolean(), "name": nw.String()}
        schema = nw.Schema({name: types[kinds.get(name, "name")] for name in columns})
        made = nw.from_dict(columns, schema, backend=backend).to_native()
    native: IntoDataFrame = made
    return native


def facts_from_frame(
    frame: IntoFrame, edition: AnyEdition, *, columns: Mapping[str, str] | None = None
) -> tuple[Sheet, ...]:
    """Return the fact sheet of every row of a table; a lazy one is collected."""
    table = opened(frame)
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    facts = FactColumns(eager, blank_sheet(edition), columns)
    facts.require_types()
    counted = counted_as(edition)
    sheets = []
    read = eager.select(*facts.places.values())
    # A selection of no columns has no rows.
    rows = read.iter_rows(named=True) if facts.places else ({} for _ in range(len(eager)))
    for number, row in enumerate(rows):
        cells = {place: known(row[column]) for place, column in facts.places.items()}
        try:
            sheets.append(edition.sheet.model_validate({**_stated(cells, edition.sheet), **counted}))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(str(step) for step in first["loc"])
            reason = f"{at}: {first['msg']}" if at else first["msg"]
            raise TableError(m.ROW.filled(row=number, reason=reason)) from error
    return tuple(sheets)


def known(cell: object) -> object:
    """Return a cell of a row as Python's own value; None where it says nothing."""
    cell = cell.item() if getattr(cell, "ndim", None) == 0 and hasattr(cell, "item") else cell
    if isinstance(cell, float | Decimal) and cell != cell:  # noqa: PLR0124 -- NaN is not itself
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return None if cell is None or type(cell).__name__ in {"NAType", "NaTType"} else cell


def _stated(cells: Mapping[str, object], sheet: type[Sheet]) -> dict[str, object]:
    """Return what a row states, by the names of the facts."""
    counts = sheet.count_names()
    stated: dict[str, object] = {}
    for name in sheet.fact_names():
        if name not in counts:
            # A declaration that is not made is not unknown.
            if cells.get(name) is not None:
                stated[name] = meant(sheet, name, cells[name])
            continue
        exact, low, high = (cells.get(name + end) for end in ("", MIN, MAX))
        if exact is not None:
            # A number beside bounds must lie within them; pydantic says so of ends that cross.
            low, high = _tighter(max, exact, low), _tighter(min, exact, high)
        ends = {key: end for key, end in (("at_least", low), ("at_most", high)) if end is not None}
        if ends:
            stated[name] = exact if exact is not None and low == exact == high else ends
    return stated


def _tighter(choose: Callable[[int, int], int], exact: object, end: object) -> object:
    if isinstance(exact, int) and isinstance(end, int) and not isinstance(exact, bool):
        return choose(exact, end)
    return exact if end is None else end
