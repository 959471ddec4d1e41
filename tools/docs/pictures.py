"""Draw the pictures of the documentation anew: ``python -m tools.docs.pictures``.

They are drawn from the examples and from invented applicants, as PNG so that every reader sees the same fonts. They are
not drawn with the pages, since fonts differ from machine to machine; draw them anew when a chart changes its looks.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from skillbase_rules import Application, Facts, Pool, assess, procedure_timeline, reading_sensitivity, select
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
from skillbase_rules.frames import check_frame, synthetic_applicants, threshold_sweep
from skillbase_rules.solver import plan
from tools.docs.source_lines import ROOT

IMAGES = ROOT / "docs" / "images"
EXAMPLES = ROOT / "examples"
SCALE = 1.5
PLANNED = Facts(students=4620, teachers_full_time=180, teachers_part_time=20, integrated_teachers=96)


def pictures() -> dict[str, Any]:
    """Return every chart of the documentation by the name of its file."""
    sparse = Application.model_validate_json((EXAMPLES / "sparse.json").read_text(encoding="utf-8"))
    college = Application.model_validate_json((EXAMPLES / "technician_college.json").read_text(encoding="utf-8"))
    selection = select(Pool.model_validate_json((EXAMPLES / "pool.json").read_text(encoding="utf-8")))
    applicants = synthetic_applicants(400)
    judged = check_frame(applicants, "national")
    swept = threshold_sweep(applicants, "national_min_occupations", range(1, 12, 2), tracks=["national"])
    switches = ("evaluative_words", "missing_facts", "senior_group", "training_year", "enterprise_based_scope")
    read = [reading_sensitivity(applicant, switches=switches) for applicant in (sparse, college)]
    return {
        "distances": draw_distances(assess(sparse)),
        "losses": draw_losses(judged),
        "statuses": draw_statuses(judged, name="applicant", most=25),
        "sweep": draw_sweep(swept),
        "readings": draw_readings(read),
        "timeline": draw_timeline(procedure_timeline(publicity_start=date(2024, 9, 26))),
        "places": draw_places(selection),
        "costs": draw_costs(plan(PLANNED, ["4.1.1.3.b", "4.1.2.3.b"], several=True)),
    }


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for name, chart in pictures().items():
        chart.save(IMAGES / f"{name}.png", scale_factor=SCALE)
