"""How far every clause with a number is from its threshold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import altair as alt

from skillbase_rules.charts.looks import COLOURS, INK, PALE, ROW, SOFT, dressed, layered, values
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment, Finding, Ratio, Status
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Language
from skillbase_rules.report.overview import heading_words
from skillbase_rules.wording import charts as words
from skillbase_rules.wording.facts import Sheets, sheets_of
from skillbase_rules.wording.findings import explain, status_word
from skillbase_rules.wording.verdicts import STATUS

_WIDEST = 200
"""Where bars end, in percent of the threshold; more is cut off, and its number stands beside it."""


class _Span(NamedTuple):
    low: Fraction
    high: Fraction | None


def distances(assessment: Assessment, edition: AnyEdition, language: Language) -> alt.LayerChart:
    """Draw how far every clause with a number is from its threshold."""
    sheets = sheets_of(edition)
    rows = [row for finding in assessment for row in _row(finding, sheets, language)]
    data = values(rows)
    order = list(dict.fromkeys(str(row["clause"]) for row in rows))
    y = alt.Y("clause:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8))
    x = alt.X("low:Q", title=words.OF_THRESHOLD.in_(language), scale=alt.Scale(domain=[0, _WIDEST]))
    colour = alt.Color(
        "status:N",
        scale=alt.Scale(
            domain=[status_word(status, language) for status in STATUS], range=[COLOURS[status] for status in STATUS]
        ),
    )
    base = alt.Chart(data).encode(y=y)
    whole = base.transform_filter("!datum.known").mark_bar(color=PALE, height=ROW * 0.6).encode(x=x, x2="high:Q")
    bars = (
        base.transform_filter("datum.known")
        .mark_bar(height=ROW * 0.6, minBandSize=2)
        .encode(x=x, x2="high:Q", color=colour, opacity=alt.condition("datum.exact", alt.value(1), alt.value(0.55)))
    )
    limits = base.mark_tick(color=INK, thickness=2, size=ROW * 0.9).encode(x=alt.X("threshold:Q"))
    second = (
        base.transform_filter("datum.second !== null")
        .mark_tick(color=INK, thickness=2, size=ROW * 0.9)
        .encode(x=alt.X("second:Q"))
    )
    numbers = base.mark_text(align="left", dx=6, color=SOFT).encode(x=alt.value(520), text="numbers:N")
    chart = layered(whole, bars, limits, second, numbers, width=520, height=alt.Step(ROW))
    return dressed(chart, words.DISTANCES.in_(language), heading_words(assessment, language))


def _row(finding: Finding, sheets: Sheets, language: Language) -> Iterator[dict[str, str | float | bool | None]]:
    """Yield the row of a clause that asks for a number; a clause that is not asked has none."""
    limits = _limits(finding)
    if not limits or finding.status is Status.NOT_APPLICABLE:
        return
    span = _span(finding)
    explanation = explain(finding, sheets, language)
    known = span is not None
    low, high = span or _Span(Fraction(0), None)
    ends = [_percent(low, limits[-1]), _WIDEST if high is None else _percent(high, limits[-1])]
    exact = known and low == high
    observed = explanation.observed if known else words.NOTHING_KNOWN.in_(language)
    yield {
        "clause": f"{finding.clause} {explanation.label}",
        "status": explanation.verdict,
        "known": known,
        "exact": exact,
        # What is exact reaches up from nothing; what is bounded covers what is possible.
        "low": 0 if exact else ends[0],
        "high": ends[1],
        "threshold": _percent(limits[-1], limits[-1]),
        "second": _percent(limits[0], limits[-1]) if len(limits) > 1 else None,
        "numbers": words.OBSERVED_OF.in_(language).format(observed=observed, threshold=explanation.threshold),
    }


def _limits(finding: Finding) -> list[Fraction]:
    asked = finding.threshold if isinstance(finding.threshold, tuple) else (finding.threshold,)
    numbers = [Fraction(value) for value in asked if isinstance(value, int | Fraction) and not isinstance(value, bool)]
    return [number for number in dict.fromkeys(numbers) if number]


def _span(finding: Finding) -> _Span | None:
    """Return what the observed number may be, in the unit of the threshold; None where nothing is known."""
    match finding.observed:
        case Ratio(part=part, whole=whole):
            times = 100 if finding.unit == "percent" else 1
            low = Fraction(part.at_least, whole.at_most) * times if whole.at_most else Fraction(0)
            high = None
            if part.at_most is not None and whole.at_least:
                high = Fraction(part.at_most, whole.at_least) * times
            return None if not low and high is None else _Span(low, high)
        case Quantity() as count if not count.is_unknown:
            return _Span(Fraction(count.at_least), None if count.at_most is None else Fraction(count.at_most))
        case _:
            return None


def _percent(value: Fraction, of: Fraction) -> float:
    # A picture, not a verdict: what is drawn may be rounded.
    return min(float(value / of * 100), _WIDEST)
