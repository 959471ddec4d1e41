"""How charts look: the colours of verdicts, the fonts that show Chinese, and sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import altair as alt

from skillbase_rules.engine.findings import Status
from skillbase_rules.selection.result import Outcome

FONT = (
    "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Zen Hei, SimHei, "
    "sans-serif"
)
INK, SOFT, PALE = "#1f2328", "#59636e", "#e4e8ec"
COLOURS: Mapping[Status, str] = MappingProxyType(
    {Status.NOT_MET: "#cf222e", Status.UNKNOWN: "#d4a72c", Status.MET: "#2da44e", Status.NOT_APPLICABLE: "#c8d1da"}
)
"""Told apart by readers who cannot tell red from green too: the three differ in lightness."""
REFUSED = "#6e40c9"
OUTCOME_COLOURS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.SELECTED: "#2da44e",
        Outcome.RESERVE: "#6c8ebf",
        Outcome.UNDETERMINED: "#d4a72c",
        Outcome.HELD: "#bf8700",
        Outcome.OUT: "#c8d1da",
    }
)
ROW = 24
"""Height of a row, in pixels."""

Drawn = TypeVar("Drawn", alt.LayerChart, alt.HConcatChart, alt.VConcatChart)
Cell = str | int | float | bool | None


def values(rows: Iterable[Mapping[str, Cell]]) -> alt.InlineData:
    """Return rows as the data of a chart."""
    return alt.InlineData(values=[dict(row) for row in rows])


def layered(
    *layers: alt.Chart, width: int | alt.Step, height: int | alt.Step, title: alt.TitleParams | None = None
) -> alt.LayerChart:
    """Return charts one on top of the other."""
    titled = alt.Undefined if title is None else title
    return alt.LayerChart(layer=list(layers), width=width, height=height, title=titled)


def dressed(chart: Drawn, title: str, *subtitle: str) -> Drawn:
    """Return a chart with its title and its looks."""
    looks = chart.copy()
    looks.title = alt.TitleParams(title, subtitle=list(subtitle), anchor="start", offset=12)
    looks.background = "white"
    looks.padding = 16
    looks.config = alt.Config(
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=INK, titleColor=SOFT, gridColor=PALE, domainColor=PALE, tickColor=PALE, labelLimit=260
        ),
        title=alt.TitleConfig(fontSize=15, color=INK, subtitleColor=SOFT, subtitleFontSize=12),
        legend=alt.LegendConfig(
            labelColor=INK, titleColor=SOFT, orient="top", title=None, labelFontSize=12, symbolType="square"
        ),
    )
    return looks
