"""Charts say what their results say, in both languages, and become pictures without a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import polars as pl
import pytest

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    Pool,
    assess,
    check_national_basic,
    get_edition,
    procedure_timeline,
    reading_sensitivity,
    select,
)
from skillbase_rules.analyses.remedies import Change
from skillbase_rules.charts import (
    draw_costs,
    draw_distances,
    draw_losses,
    draw_places,
    draw_readings,
    draw_statuses,
    draw_sweep,
    draw_timeline,
)
from skillbase_rules.engine.errors import WrongTypeError
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import LANGUAGES, Language
from skillbase_rules.frames import (
    TableError,
    check_frame,
    sensitivity_frame,
    synthetic_applicants,
    threshold_sweep,
)
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.planning import Plan, Plans
from tests.support.tables import BACKENDS, as_polars

SPARSE = Application.model_validate_json(Path("examples/sparse.json").read_text(encoding="utf-8"))
SELECTION = select(Pool.model_validate_json(Path("examples/pool.json").read_text(encoding="utf-8")))
APPLICANTS = as_polars(synthetic_applicants(40))
JUDGED = check_frame(APPLICANTS, "national")
SENSITIVITY = reading_sensitivity(SPARSE, switches=["evaluative_words", "senior_group"])


def rows(chart: Any, layer: int) -> list[dict[str, Any]]:
    """Return the data of one layer of a chart."""
    written = chart.to_dict()
    data = written["layer"][layer].get("data", written.get("data", {}))
    found: list[dict[str, Any]] = data["values"] if "values" in data else written["datasets"][data["name"]]
    return found


def test_distances_are_in_percent_of_the_threshold_and_bounds_are_bars() -> None:
    drawn = {row["clause"][:9]: row for row in rows(draw_distances(check_national_basic(SPARSE)), 1)}
    assert (drawn["4.1.1.2.b"]["low"], drawn["4.1.1.2.b"]["high"], drawn["4.1.1.2.b"]["exact"]) == (0, 90, True)
    assert (drawn["4.1.1.3.b"]["low"], drawn["4.1.1.3.b"]["high"], drawn["4.1.1.3.b"]["exact"]) == (0, 90, False)
    assert drawn["4.1.1.3.b"]["numbers"] == "≤ 9 / 20（≤ 45%）（要求 ≥ 50%）"
    unknown = drawn["4.1.1.4.d"]
    assert (unknown["known"], unknown["low"], unknown["high"]) == (False, 0, 200)
    assert unknown["numbers"].startswith("未知")


def test_a_clause_without_a_number_or_not_asked_has_no_distance() -> None:
    drawn = {row["clause"][:9] for row in rows(draw_distances(check_national_basic(SPARSE)), 1)}
    assert "4.1.1.1.b" not in drawn
    assert "4.1.1.2.g" not in drawn


def test_an_open_upper_end_reaches_to_the_edge_and_a_range_has_two_lines() -> None:
    facts = Facts.model_validate({"annual_training_capacity": {"at_least": 3000}})
    (row,) = [row for row in rows(draw_distances(check_national_basic(facts)), 1) if row["clause"][:9] == "4.1.1.2.b"]
    assert (row["low"], row["high"], row["exact"]) == (150, 200, False)


@pytest.mark.parametrize("backend", ["polars", "lazy", "pandas", "pyarrow", "duckdb"])
def test_losses_count_who_fails_a_clause_alone(backend: str) -> None:
    build, _ = BACKENDS[backend]
    table = JUDGED.select("4.1.1.3.b", "4.1.1.5.a", "4.1.1").cast(pl.String).to_dicts()
    made = pl.DataFrame(table) if backend == "polars" else pl.LazyFrame(table) if backend == "lazy" else build(table)
    drawn = {(row["clause"][:9], row["order"]): row["count"] for row in rows(draw_losses(made), 0)}
    first, second = (JUDGED[name].cast(pl.String) == "not_met" for name in ("4.1.1.3.b", "4.1.1.5.a"))
    assert drawn["4.1.1.3.b", 0] == (first & ~second).sum()
    assert drawn["4.1.1.3.b", 1] == (first & second).sum()
    assert drawn["4.1.1.5.a", 2] == (JUDGED["4.1.1.5.a"].cast(pl.String) == "unknown").sum()
    assert drawn["4.1.1.3.b", 1] > 0


def test_applicants_with_most_unmet_clauses_are_drawn_first() -> None:
    chart = draw_statuses(JUDGED, name="applicant", most=5)
    cells = rows(chart, 0)
    assert len({cell["applicant"] for cell in cells}) == 5
    failed = pl.DataFrame(cells).group_by("applicant", maintain_order=True).agg((pl.col("status") == "不符合").sum())
    assert failed["status"].to_list() == sorted(failed["status"], reverse=True)
    assert "共 40 个申报单位" in chart.to_dict()["title"]["subtitle"][0]
    assert rows(draw_statuses(JUDGED.to_pandas()), 0)[0]["applicant"].startswith("第 ")


def test_a_refused_row_is_drawn_as_refused() -> None:
    judged = check_frame(pl.DataFrame({"students": [-1]}), "national")
    assert {cell["status"] for cell in rows(draw_statuses(judged), 0)} == {"不予判断"}


def test_a_sweep_has_the_range_that_unknowns_leave_and_the_notices_own_number() -> None:
    swept = threshold_sweep(APPLICANTS, "national_min_occupations", [3, 5], tracks=["national"])
    chart = draw_sweep(swept, language="en")
    drawn = rows(chart, 0)
    assert [row["met"] for row in drawn] == swept["met"].to_list()
    assert [row["possible"] for row in drawn] == (swept["met"] + swept["unknown"]).to_list()
    assert rows(chart, 2) == [{"value": 5.0, "words": "notice: 5"}]


def test_what_is_no_such_result_is_refused() -> None:
    for draw in (draw_losses, draw_statuses):
        with pytest.raises(TableError, match="no verdict on any clause"):
            draw(pd.DataFrame({"met": [1]}))
    with pytest.raises(TableError, match="threshold_sweep"):
        draw_sweep(JUDGED)
    with pytest.raises(TableError, match="There is no column nobody"):
        draw_statuses(JUDGED, name="nobody")


def test_readings_are_counted_over_applicants() -> None:
    drawn = rows(draw_readings([SENSITIVITY, SENSITIVITY]), 0)
    assert {row["count"] for row in drawn if row["reading"].startswith("R-08")} == {0, 2}
    assert draw_readings([]).to_dict()["title"]["subtitle"][1] == "没有解读改变任何结论"


def test_readings_are_drawn_from_the_counts_of_a_table() -> None:
    asked = ["share_rounding", "senior_group"]
    counted = sensitivity_frame(APPLICANTS, "national", switches=asked)
    turned = {(cells["choice"], cells["clause"]): 0 for cells in counted.to_dicts()}
    for cells in counted.to_dicts():
        turned[cells["choice"], cells["clause"]] += cells["turned"]
    verdicts = {choice: turned.get((choice, "4.1.1"), 0) for choice in ("sum", "both")}
    # Of the alternatives of one reading, the one that turns most.
    most = max((verdict, turned[choice, "any"] - verdict) for choice, verdict in verdicts.items())
    assert most > (0, 0)
    for table in (counted, counted.lazy(), counted.to_pandas()):
        chart = draw_readings(table)
        drawn = {(row["reading"][:4], row["kind"]): row["count"] for row in rows(chart, 0)}
        assert (drawn["R-31", "整节结论改变"], drawn["R-31", "只有个别条款改变"]) == most
        assert chart.to_dict()["title"]["subtitle"] == ["共 40 个申报单位"]
    nothing = sensitivity_frame(APPLICANTS.head(0), "national", switches=asked)
    assert draw_readings(nothing).to_dict()["title"]["subtitle"] == ["共 0 个申报单位", "没有解读改变任何结论"]


def test_what_is_no_count_of_readings_is_refused() -> None:
    with pytest.raises(TableError, match="sensitivity_frame"):
        draw_readings(JUDGED)
    with pytest.raises(WrongTypeError, match="Sensitivity"):
        draw_readings([JUDGED])  # type: ignore[list-item]


def test_a_calendar_tells_working_days_from_holidays_and_frames_the_steps() -> None:
    chart = draw_timeline(procedure_timeline(publicity_start=date(2024, 9, 26)))
    months = {month["title"]["text"]: month for month in chart.to_dict()["hconcat"]}
    assert list(months) == ["2024年7月", "2024年9月", "2024年10月"]
    october = rows(chart.hconcat[2], 0)
    days = {row["day"]: row for row in october}
    assert (days["1"]["kind"], days["12"]["kind"], days["8"]["kind"], days["13"]["kind"]) == (
        "节假日", "调休上班", "工作日", "休息日",
    )  # fmt: skip
    assert [row["day"] for row in october if row["step"]] == [str(day) for day in range(1, 11)]


def test_a_year_without_a_schedule_has_provisional_days() -> None:
    chart = draw_timeline(procedure_timeline(publicity_start=date(2031, 9, 26)))
    assert "暂定" in {row["kind"] for row in rows(chart.hconcat[2], 0)}


def test_a_tie_is_a_bar_over_the_positions_that_are_open() -> None:
    chart = draw_places(SELECTION)
    second = {row["unit"][:3]: row for row in rows(chart.vconcat[1], 0)}
    assert (second["g05"]["low"], second["g05"]["high"]) == pytest.approx((0.58, 2.42))
    assert second["g05"]["outcome"] == "未定"
    assert second["g10"]["high"] - second["g10"]["low"] < 1


def test_plans_are_drawn_with_their_costs_and_shown_with_their_changes() -> None:
    before, after = Quantity.exactly(19), Quantity.exactly(20)
    changes = (Change(fact="integrated_teachers", before=before, after=after),)
    cheapest = Plan(cost=1, changes=changes, shown=(), facts=Facts(), turns=())
    plans = Plans(answer=next(iter(Answer)), plans=(cheapest,))
    (row,) = rows(draw_costs(plans), 0)
    assert (row["plan"], row["cost"]) == ("方案 1", 1)
    assert row["changes"] == "一体化教师（integrated_teachers） 19 → 20"
    assert row["changes"] in cheapest._repr_html_()
    assert repr(cheapest) == "<Plan cost 1: integrated_teachers>"
    assert draw_costs(Plans(answer=plans.answer)).to_dict()["title"]["subtitle"] == ["没有方案"]


CHARTS: dict[str, Callable[[Language], Any]] = {
    "distances": lambda language: draw_distances(check_national_basic(SPARSE), language=language),
    "losses": lambda language: draw_losses(JUDGED, language=language),
    "statuses": lambda language: draw_statuses(JUDGED, language=language),
    "readings": lambda language: draw_readings(SENSITIVITY, language=language),
    "timeline": lambda language: draw_timeline(procedure_timeline(), language=language),
    "places": lambda language: draw_places(SELECTION, language=language),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_of_one_language(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    text = chart.to_dict()["title"]["text"] + str(chart.to_dict().get("layer", ""))
    chinese = any("一" <= letter <= "鿿" for letter in text)
    assert chinese is (language == "zh")


def test_a_chart_becomes_a_picture_without_a_browser() -> None:
    chart = draw_distances(check_national_basic(SPARSE, edition=CHONGQING_2024))
    assert isinstance(chart, alt.LayerChart)
    picture, drawing = BytesIO(), StringIO()
    chart.save(picture, format="png")
    chart.save(drawing, format="svg")
    assert picture.getvalue().startswith(b"\x89PNG")
    assert "一体化教师占比" in drawing.getvalue()


@pytest.mark.parametrize(
    ("notice", "section", "number"),
    [("liangshan-2025", "schools", "school_max_part_time_share"), ("national-2013", "national", "min_senior_share")],
)
def test_charts_are_drawn_by_another_notice_with_thresholds_that_are_no_whole_percent(
    notice: str, section: str, number: str
) -> None:
    edition = get_edition(notice)
    table = synthetic_applicants(8, edition=edition)
    judged = check_frame(table, section, edition=edition)
    swept = threshold_sweep(table, number, [20, Fraction(100, 3), Fraction(81, 2)], edition=edition)
    facts = Facts.model_validate({"applicant_kind": "vocational_college", "students": 50})
    charts = (
        draw_distances(assess(facts, edition=edition), edition=edition),
        draw_statuses(judged, edition=edition),
        draw_losses(judged, edition=edition),
        draw_sweep(swept, edition=edition),
        draw_readings(reading_sensitivity(facts, edition=edition), edition=edition),
    )
    for chart in charts:
        assert chart.to_dict()
    assert "40.5" in charts[3].to_json()
