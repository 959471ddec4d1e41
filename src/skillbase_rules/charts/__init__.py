"""Charts of results (extra ``charts``): each a function of what a question or a table gave, in Chinese or English.

Every chart is an Altair chart: a notebook shows it, and ``chart.save("chart.png")`` or ``.svg`` writes it without a
browser. Fonts that show Chinese are asked for by name, the usual ones of Windows, macOS and Linux.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.questions import DEFAULT

try:
    import altair as alt
except ImportError:
    raise MissingExtraError(
        Text(
            "图表需要附加依赖 charts：pip install 'skillbase-rules[charts]'",
            "skillbase_rules.charts needs the extra charts: pip install 'skillbase-rules[charts]'",
        )
    ) from None

import narwhals as nw

from skillbase_rules.analyses.sensitivity import Sensitivity
from skillbase_rules.charts import calendar as _calendar
from skillbase_rules.charts import clauses, costs, positions, tables
from skillbase_rules.charts import readings as readings_chart
from skillbase_rules.engine.arguments import items_of
from skillbase_rules.procedure.timeline import Timeline
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar
from skillbase_rules.selection.result import Selection

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

    from skillbase_rules.solver.planning import Plans

__all__ = [
    "draw_costs",
    "draw_distances",
    "draw_losses",
    "draw_places",
    "draw_readings",
    "draw_statuses",
    "draw_sweep",
    "draw_timeline",
]


def draw_distances(
    assessment: Assessment, *, language: Language = "zh", edition: AnyEdition = DEFAULT
) -> alt.LayerChart:
    """Draw how far every clause with a number is from its threshold.

    The threshold stands at 100 %; a bar covers all that is still possible where a number is known only within bounds,
    and a clause of which nothing is known is a pale bar over the whole width.
    """
    return clauses.distances(assessment, edition, language)


def draw_statuses(
    judged: IntoFrame,
    *,
    name: str | None = None,
    most: int = 60,
    language: Language = "zh",
    edition: AnyEdition = DEFAULT,
) -> alt.LayerChart:
    """Draw applicants against clauses, a coloured cell for each verdict.

    Args:
        judged: What `frames.check_frame` returned, with codes for statuses.
        name: The column that names the applicants; the number of the row when left out.
        most: How many applicants to draw, those with the most unmet clauses first.
        language: The language of the chart.
        edition: By what the table was judged.

    Raises:
        TableError: No column of the table is a verdict of the edition, or there is no such column.
    """
    return tables.statuses(judged, edition, language, name=name, most=most)


def draw_losses(judged: IntoFrame, *, language: Language = "zh", edition: AnyEdition = DEFAULT) -> alt.LayerChart:
    """Draw where applicants are lost: for each clause how many fail it alone, fail it beside others, or leave it open.

    Args:
        judged: What `frames.check_frame` returned, with codes for statuses; of any size.
        language: The language of the chart.
        edition: By what the table was judged.

    Raises:
        TableError: No column of the table is a verdict of the edition.
    """
    return tables.losses(judged, edition, language)


def draw_sweep(swept: IntoFrame, *, language: Language = "zh", edition: AnyEdition = DEFAULT) -> alt.LayerChart:
    """Draw how many applicants meet a track at each value of a threshold, with the range that unknowns leave.

    Args:
        swept: What `frames.threshold_sweep` returned, with codes.
        language: The language of the chart.
        edition: The notice whose number was tried; its own value is marked.

    Raises:
        TableError: The table is no such sweep.
    """
    return tables.sweep(swept, edition, language)


def draw_readings(
    sensitivities: Sensitivity | Iterable[Sensitivity] | IntoFrame,
    *,
    language: Language = "zh",
    edition: AnyEdition = DEFAULT,
) -> alt.LayerChart:
    """Draw which readings matter: for how many applicants an alternative turns a whole verdict, or clauses alone.

    Args:
        sensitivities: What `reading_sensitivity` returned of one applicant or of many, or what
            `frames.sensitivity_frame` counted, with codes. Of a reading with several alternatives in a table, the one
            that turns most is drawn.
        language: The language of the chart.
        edition: By what they were judged.

    Raises:
        TableError: The table is none of such counts.
    """
    given: object = [sensitivities] if isinstance(sensitivities, Sensitivity) else sensitivities
    table: object = nw.from_native(given, pass_through=True)
    if isinstance(table, nw.DataFrame | nw.LazyFrame):
        counted = readings_chart.of_table(table, edition, language)
    else:
        counted = readings_chart.of_results(items_of("sensitivities", given, Sensitivity), edition, language)
    return readings_chart.readings(counted, language)


def draw_timeline(
    timeline: Timeline, *, calendar: WorkingCalendar = MAINLAND_CHINA, language: Language = "zh"
) -> alt.HConcatChart:
    """Draw the steps of a procedure on a calendar: working days, rest days, holidays and provisional days."""
    return _calendar.timeline(timeline, calendar, language)


def draw_places(selection: Selection, *, language: Language = "zh") -> alt.VConcatChart:
    """Draw the order of each contest with ties and open outcomes, and how many places it has."""
    return positions.places(selection, language)


def draw_costs(plans: Plans, *, language: Language = "zh", edition: AnyEdition = DEFAULT) -> alt.LayerChart:
    """Draw what each plan of the solver costs, the cheapest first, with what it changes."""
    return costs.costs(plans, edition, language)
