"""What each plan costs, and what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import altair as alt

from skillbase_rules.charts.looks import COLOURS, ROW, SOFT, Cell, dressed, layered, values
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.report.changes import change_words
from skillbase_rules.wording import charts as words
from skillbase_rules.wording.facts import sheets_of
from skillbase_rules.wording.verdicts import SENTENCES

if TYPE_CHECKING:
    from skillbase_rules.solver.planning import Plans


def costs(plans: Plans, edition: AnyEdition, language: Language) -> alt.LayerChart:
    """Draw each plan with its cost, the cheapest first, and its changes beside it."""
    sheets = sheets_of(edition)
    rows: list[Mapping[str, Cell]] = [
        {
            "plan": words.PLAN.in_(language).format(number),
            "cost": plan.cost,
            "changes": SENTENCES.in_(language).join(change_words(change, sheets, language) for change in plan.changes),
        }
        for number, plan in enumerate(plans.plans, 1)
    ]
    order = [str(row["plan"]) for row in rows]
    base = alt.Chart(values(rows)).encode(y=alt.Y("plan:N", sort=order, title=None))
    bars = base.mark_bar(height=ROW * 0.65, color=COLOURS[Status.MET]).encode(
        x=alt.X("cost:Q", title=words.COST.in_(language))
    )
    changes = base.mark_text(align="left", dx=6, color=SOFT).encode(x="cost:Q", text="changes:N")
    nothing = () if rows else (words.NO_PLAN.in_(language),)
    return dressed(layered(bars, changes, width=360, height=alt.Step(ROW)), words.COSTS.in_(language), *nothing)
