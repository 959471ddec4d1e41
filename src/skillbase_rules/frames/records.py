"""Files and tables meet in facts: applications as rows of a table, and rows as fact sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw
from pydantic import ValidationError

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.sheet import COUNT_FACTS, FACT_NAMES, Facts
from skillbase_rules.frames.columns import LARGEST_COUNT, MAX, MIN, TableError, kind_of, places_of
from skillbase_rules.questions import facts_of
from skillbase_rules.wording import tables as m

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoFrame

Backend = Literal["polars", "pandas", "pyarrow"]
"""The kinds of table that are made here."""

Cell = bool | int | str | None


def frame_from_applications(
    applications: Iterable[Application | Facts],
    *,
    backend: Backend = "polars",
    readings: Readings | None = None,
) -> IntoDataFrame:
    """Return a table with a row of facts for each application or fact sheet.

    Args:
        applications: Files, or facts as they were counted under the same readings.
        backend: The kind of table to make; its library must be installed.
        readings: The readings to count by; the defaults when left out.

    Returns:
        The table: ``applicant`` (null for bare facts), every fact by its name, and ``NAME__min`` or ``NAME__max``
        where some count is not exact.

    Raises:
        CountingMismatchError: Facts were counted under other readings.
        TableError: A count is larger than a table may hold.
    """
    chosen = CHONGQING_2024.readings if readings is None else readings
    columns: dict[str, list[Cell]] = {name: [] for name in ("applicant", *_PLACES)}
    for number, one in enumerate(applications):
        columns["applicant"].append(one.applicant.name if isinstance(one, Application) else None)
        for place, cell in _cells(facts_of(one, chosen), number).items():
            columns[place].append(cell)
    return table_of({name: cells for name, cells in columns.items() if _is_wanted(name, cells)}, backend)


_PLACES = tuple(
    place for name in FACT_NAMES for place in ((name, name + MIN, name + MAX) if name in COUNT_FACTS else (name,))
)


def _is_wanted(name: str, cells: list[Cell]) -> bool:
    return not name.endswith((MIN, MAX)) or any(cell is not None for cell in cells)


def _cells(facts: Facts, number: int) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in FACT_NAMES:
        value = getattr(facts, name)
        if not isinstance(value, Quantity):
            cells[name] = str(value) if isinstance(value, str) else value
            continue
        if max(value.at_least, value.at_most or 0) > LARGEST_COUNT:
            raise TableError(m.filled(m.TOO_LARGE, fact=name, row=number))
        exact = value.is_exact
        cells[name] = value.at_least if exact else None
        cells[name + MIN] = None if exact else value.at_least or None
        cells[name + MAX] = None if exact else value.at_most
    return cells


def table_of(columns: Mapping[str, list[Cell]], backend: Backend) -> IntoDataFrame:
    """Return columns of cells as a table in which every fact has its type; what is no fact is text."""
    types: dict[str, nw.dtypes.DType] = {"count": nw.Int64(), "yes_no": nw.Boolean(), "name": nw.String()}
    schema = nw.Schema({name: types[kind_of(name) or "name"] for name in columns})
    if backend == "pandas":
        # Classic columns of pandas cannot hold both a type and a missing value.
        import pandas as pd

        nullable = {"count": "Int64", "yes_no": "boolean", "name": "string"}
        made: Any = pd.DataFrame(
            {name: pd.array(cells, dtype=nullable[kind_of(name) or "name"]) for name, cells in columns.items()}
        )
    else:
        made = nw.from_dict(columns, schema, backend=backend).to_native()
    native: IntoDataFrame = made
    return native


def facts_from_frame(
    frame: IntoFrame, *, columns: Mapping[str, str] | None = None, readings: Readings | None = None
) -> tuple[Facts, ...]:
    """Return the fact sheet of every row of a table; a lazy one is collected.

    Args:
        frame: A table, as `check_frame` takes it.
        columns: Names of facts by the names of the columns.
        readings: The readings that the numbers were counted under; the defaults when left out.

    Raises:
        TableError: Two columns hold the same fact, or a row holds what no fact can be or contradicts itself; the
            message names the row, counted from 0.
    """
    chosen = CHONGQING_2024.readings if readings is None else readings
    table: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(frame)
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    places = places_of(eager.columns, columns)
    wanted = eager.select(*places.values())
    sheets = []
    for number, row in enumerate(wanted.iter_rows(named=True)):
        cells = {place: _known(row[column]) for place, column in places.items()}
        try:
            sheets.append(Facts.model_validate({**_sheet(cells), "counted_under": chosen.counted_under}))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(str(step) for step in first["loc"])
            raise TableError(
                m.filled(m.ROW, row=number, reason=f"{at}: {first['msg']}" if at else first["msg"])
            ) from error
    return tuple(sheets)


def _known(cell: object) -> object:
    """Return a cell of a row as Python's own value; None where it says nothing."""
    cell = cell.item() if hasattr(cell, "item") else cell
    if isinstance(cell, float):
        return None if cell != cell else int(cell) if cell.is_integer() else cell  # noqa: PLR0124 -- NaN is not itself
    return None if cell is None or type(cell).__name__ in {"NAType", "NaTType"} else cell


def _sheet(cells: Mapping[str, object]) -> dict[str, object]:
    sheet: dict[str, object] = {}
    for name in FACT_NAMES:
        if name not in COUNT_FACTS:
            # A declaration that is not made is not unknown.
            if cells.get(name) is not None:
                sheet[name] = cells[name]
            continue
        exact, low, high = (cells.get(name + end) for end in ("", MIN, MAX))
        if exact is not None:
            # A number beside bounds must lie within them; pydantic says so of ends that cross.
            low, high = _tighter(max, exact, low), _tighter(min, exact, high)
        ends = {key: end for key, end in (("at_least", low), ("at_most", high)) if end is not None}
        if ends:
            sheet[name] = exact if exact is not None and low == exact == high else ends
    return sheet


def _tighter(choose: Callable[[int, int], int], exact: object, end: object) -> object:
    if isinstance(exact, int) and isinstance(end, int) and not isinstance(exact, bool):
        return choose(exact, end)
    return exact
