"""Which readings matter, and for how many applicants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import altair as alt

from skillbase_rules.analyses.sensitivity import Alternative, Sensitivity
from skillbase_rules.charts.looks import COLOURS, ROW, Cell, dressed, layered, values
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.wording import charts as words


def readings(sensitivities: Sequence[Sensitivity], edition: AnyEdition, language: Language) -> alt.LayerChart:
    """Draw for how many applicants an alternative turns a whole verdict, or clauses alone."""
    verdicts: Counter[str] = Counter()
    clauses: Counter[str] = Counter()
    for sensitivity in sensitivities:
        for name, turned in _turned(sensitivity, edition, language).items():
            (verdicts if turned else clauses)[name] += 1
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
    x = alt.X("count:Q", title=words.APPLICANTS.in_(language), axis=alt.Axis(values=_ticks(len(sensitivities))))
    bars = alt.Chart(values(rows)).mark_bar(height=ROW * 0.65).encode(y=y, x=x, color=colour, order="order:Q")
    chart = layered(bars, width=420, height=alt.Step(ROW))
    nothing = () if order else (words.NONE_TURNS.in_(language),)
    read = words.READ_BY.in_(language).format(len(sensitivities))
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
    switches = edition.readings.switches()
    known = [switches[field] for field in alternative.choices if field in switches]
    return "; ".join(f"{switch.id} {switch.question.in_(language)}" for switch in known) or str(alternative.choices)
