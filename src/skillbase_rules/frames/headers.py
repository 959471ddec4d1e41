"""What the columns of a table are called: facts by name or by Chinese header, and the ends of counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from skillbase_rules.engine.quantities import MOST
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.classic import Kind
from skillbase_rules.frames.table import TableError
from skillbase_rules.wording import tables as m

LARGEST_COUNT = MOST
"""The largest count that a table may hold, which is that of a file: sums stay exact on every backend, in floats too."""

MIN, MAX = "__min", "__max"
"""What the names of columns with bounds end in."""

OWN_COLUMNS: Mapping[str, Text] = MappingProxyType(
    {"applicant": Text("申报单位", "applicant"), "body": Text("推荐单位", "recommending body")}
)
"""Columns that are no facts and are passed through: whose row it is, and who recommends it."""


@cache
def kinds_of(sheet: type[Sheet]) -> Mapping[str, Kind]:
    """Return what every fact of a sheet is, and every end of a count, by the name that its column has."""
    counts, named = sheet.count_names(), sheet.named_values()
    kinds: dict[str, Kind] = {}
    for name in sheet.fact_names():
        if name in counts:
            kinds |= {name: "count", name + MIN: "count", name + MAX: "count"}
        else:
            kinds[name] = "name" if name in named else "yes_no"
    return MappingProxyType(kinds)


@cache
def chinese_columns(sheet: type[Sheet]) -> Mapping[str, str]:
    """Return the names of the facts of a sheet by Chinese headers; headers of bounds end in 下限 and 上限."""
    endings = {MIN: "下限", MAX: "上限"}
    names = {label.zh: name for name, label in OWN_COLUMNS.items()}
    for place in kinds_of(sheet):
        name, end = (place[: -len(MIN)], place[-len(MIN) :]) if place.endswith((MIN, MAX)) else (place, "")
        names[sheet.label(name).zh + endings.get(end, "")] = place
    return MappingProxyType(names)


def places_of(names: Iterable[str], sheet: type[Sheet], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return the column that holds each fact, or each end of one, by the fact's name.

    Raises:
        TableError: Two columns hold the same fact.
    """
    kinds = kinds_of(sheet)
    places: dict[str, str] = {}
    for name in names:
        place = (columns or {}).get(name, name)
        if place not in kinds:
            continue
        if place in places:
            raise TableError(m.TWO_COLUMNS.filled(first=places[place], second=name, fact=place))
        places[place] = name
    return places
