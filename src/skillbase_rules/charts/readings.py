"""Which readings matter, and for how many applicants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import narwhals as nw

from skillbase_rules.analyses.sensitivity import Alternative, Sensitivity
from skillbase_rules.charts.looks import COLOURS, ROW, Cell, dressed, layered, values
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.sensitivity import ANY, COUNTS, LABELS
from skillbase_rules.frames.table import Table, TableError
from skillbase_rules.wording import charts as words
from skillbase_rules.wording import tables as m


class Counted(NamedTuple):
    """For how many applicants which readings matter, by their names."""

    of: int
    """How many applicants were judged."""
    verdicts: Counter[str]
    """Those of whom the verdict of a whole section turns."""
    clauses: Counter[str]
    """Those of whom clauses turn alone."""


def of_results(sensitivities: Sequence[Sensitivity], edition: AnyEdition, language: Language) -> Counted:
    """Return what single applicants were told, counted."""
    counted = Counted(len(sensitivities), Counter(), Counter())
    for sensitivity in sensitivities:
        for name, turned in _turned(sensitivity, edition, language).items():
            (counted.verdicts if turned else counted.clauses)[name] += 1
    return counted


def of_table(table: Table, edition: AnyEdition, language: Language) -> Counted:
    """Return what a table of counts says; of the choices of one reading, that which matters for most.

    Raises:
        TableError: The table is no such table.
    """
    if not {*LABELS, *COUNTS} <= set(table.collect_schema().names()):
        raise TableError(m.NOT_TURNED)
    eager: nw.DataFrame[Any] = table.collect() if isinstance(table, nw.LazyFrame) else table
    sections = {section.rulebook.root.clause for section in edition.sections}
    anything: Counter[tuple[str, str]] = Counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    rows = eager.select(*LABELS, *COUNTS).rows(named=True)
    for row in rows:
        kind = anything if row["clause"] == ANY else verdicts if row["clause"] in sections else None
        if kind is not None:
            kind[row["switch"], row["choice"]] += row["turned"]
    found = Counted(max((row["judged"] for row in rows), default=0), Counter(), Counter())
    for (field, choice), turned in anything.items():
        name = _named((field,), edition, language) or field
        turns = (verdicts[field, choice], turned - verdicts[field, choice])
        if not turned:
            continue
        found.verdicts[name], found.clauses[name] = max((found.verdicts[name], found.clauses[name]), turns)
    return found


def readings(counted: Counted, language: Language) -> alt.LayerChart:
    """Draw for how many applicants an alternative turns a whole verdict, or clauses alone."""
    verdicts, clauses = counted.verdicts, counted.clauses
    order = sorted({*verdicts, *clauses}, key=lambda name: (-verdicts[name], -clauses[name], name))
    kinds = ((words.VERDICT_TURNS, verdicts, COLOURS[Status.NOT_MET]), (words.CLAUSES_TURN, clauses, "#6c8ebf"))
    rows: list[Mapping[str, Cell]] = [
        {"reading": name, "kind": kind.in_(language), "count": counted[name], "order": place}
        for name in order
        for place, (kind, counted, _) in enumerate(kinds)
    ]
    y = alt.Y("reading:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=420))
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=[kind.in_(language) for kind, _, _ in kinds], range=[colour for _, _, colour in kinds]),
    )
    x = alt.X("count:Q", title=words.APPLICANTS.in_(language), axis=alt.Axis(values=_ticks(counted.of)))
    bars = alt.Chart(values(rows)).mark_bar(height=ROW * 0.65).encode(y=y, x=x, color=colour, order="order:Q")
    chart = layered(bars, width=420, height=alt.Step(ROW))
    nothing = () if order else (words.NONE_TURNS.in_(language),)
    read = words.READ_BY.in_(language).format(counted.of)
    return dressed(chart, words.READINGS.in_(language), read, *nothing)


def _ticks(most: int) -> list[float]:
    """Return whole numbers to head an axis with, some six of them."""
    return [float(number) for number in range(0, most + 1, -(-most // 6) or 1)]


def _turned(sensitivity: Sensitivity, edition: AnyEdition, language: Language) -> dict[str, bool]:
    """Return the readings under which something turns, and whether it is the verdict of a whole section."""
    turned: dict[str, bool] = {}
    for alternative in sensitivity.flipping:
        name = _name(alternative, edition, language)
        turned[name] = turned.get(name, False) or any(flip.is_verdict for flip in alternative.flips)
    return turned


def _name(alternative: Alternative, edition: AnyEdition, language: Language) -> str:
    return _named(alternative.choices, edition, language) or str(alternative.choices)


def _named(fields: Iterable[str], edition: AnyEdition, language: Language) -> str:
    switches = edition.readings.switches()
    known = [switches[field] for field in fields if field in switches]
    return "; ".join(f"{switch.id} {switch.question.in_(language)}" for switch in known)
