"""The rulebook over tables: the same criteria as over one applicant, read into column expressions (extra ``frames``).

A table may be one of pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask or PySpark; the same kind comes back.
Columns are named as the facts. ``NAME`` holds exact values, ``NAME__min`` and ``NAME__max`` hold bounds; null, NaN and
a missing column are unknown.
"""

from __future__ import annotations

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.text import Text

try:
    import narwhals  # noqa: F401 -- every module here stands on it
except ImportError:
    raise MissingExtraError(
        Text(
            "读取表格需要附加依赖 frames：pip install 'skillbase-rules[frames]'",
            "skillbase_rules.frames needs the extra frames: pip install 'skillbase-rules[frames]'",
        )
    ) from None

from skillbase_rules.frames.check import check_frame, prefer_frame
from skillbase_rules.frames.columns import CHINESE_COLUMNS, LARGEST_COUNT, OWN_COLUMNS, TableError
from skillbase_rules.frames.counting import count_statuses, threshold_sweep
from skillbase_rules.frames.problems import validate_frame
from skillbase_rules.frames.records import facts_from_frame, frame_from_applications
from skillbase_rules.frames.synthetic import synthetic_applicants
from skillbase_rules.frames.workbook import CellProblem, WorkbookError, read_table, write_template

__all__ = [
    "CHINESE_COLUMNS",
    "LARGEST_COUNT",
    "OWN_COLUMNS",
    "CellProblem",
    "TableError",
    "WorkbookError",
    "check_frame",
    "count_statuses",
    "facts_from_frame",
    "frame_from_applications",
    "prefer_frame",
    "read_table",
    "synthetic_applicants",
    "threshold_sweep",
    "validate_frame",
    "write_template",
]
