"""The order of each contest, with ties and open outcomes, and how many places it has."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt

from skillbase_rules.charts.looks import INK, OUTCOME_COLOURS, ROW, Cell, dressed, layered, values
from skillbase_rules.engine.text import Language
from skillbase_rules.report.layout import printable
from skillbase_rules.report.selection import outcome_counts
from skillbase_rules.selection.result import ContestResult, Decision, Outcome, Selection
from skillbase_rules.wording import charts as words
from skillbase_rules.wording.selection import OUTCOMES


def places(selection: Selection, language: Language) -> alt.VConcatChart:
    """Draw every contest, one below the other."""
    names = {candidate.id: printable(candidate.name or "") for candidate in selection.pool.candidates}
    charts = []
    for contest in selection.contests:
        competing = [decision for decision in selection.decisions if decision.contest == contest.id]
        if competing:
            charts.append(_contest(contest, competing, names, language))
    return dressed(alt.vconcat(*charts, spacing=28), words.PLACES.in_(language), outcome_counts(selection, language))


def _contest(
    contest: ContestResult, decisions: list[Decision], names: dict[str, str], language: Language
) -> alt.LayerChart:
    last = len(decisions)
    rows: list[Mapping[str, Cell]] = [
        {
            "unit": f"{printable(decision.candidate)} {names[decision.candidate]}".strip(),
            "low": low - 0.42,
            "high": high + 0.42,
            "outcome": decision.outcome.label.in_(language),
        }
        for (low, high), decision in sorted(
            ((_reach(decision, last), decision) for decision in decisions), key=lambda reached: reached[0]
        )
    ]
    order = [str(row["unit"]) for row in rows]
    offered = sum(category.places for category in contest.categories)
    x = alt.X(
        "low:Q",
        title=words.POSITION.in_(language),
        scale=alt.Scale(domain=[0.5, max(last, offered) + 0.5], nice=False),
        axis=alt.Axis(values=list(range(1, max(last, offered) + 1)), format="d"),
    )
    bars = (
        alt.Chart(values(rows))
        .mark_bar(height=ROW * 0.62, cornerRadius=3)
        .encode(
            x=x,
            x2="high:Q",
            y=alt.Y("unit:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8)),
            color=alt.Color(
                "outcome:N",
                scale=alt.Scale(
                    domain=[outcome.label.in_(language) for outcome in OUTCOMES if outcome is not Outcome.OUT],
                    range=[OUTCOME_COLOURS[outcome] for outcome in OUTCOMES if outcome is not Outcome.OUT],
                ),
            ),
        )
    )
    rule = alt.Chart(values([{"end": offered + 0.5}])).mark_rule(color=INK, strokeDash=[4, 3]).encode(x="end:Q")
    title = words.PLACES_OF.in_(language).format(
        contest=contest.label.in_(language),
        places=offered,
        awarded=sum(len(category.awarded) for category in contest.categories),
        contested=sum(category.contested for category in contest.categories),
    )
    titled = alt.TitleParams(title, anchor="start", fontSize=13)
    return layered(bars, rule, width=460, height=alt.Step(ROW), title=titled)


def _reach(decision: Decision, last: int) -> tuple[int, int]:
    """Return the first and the last position that a candidacy may have."""
    position = decision.position
    if position is None:
        return 1, last
    return position.at_least, last if position.at_most is None else position.at_most
