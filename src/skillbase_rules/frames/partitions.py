"""Tables that lie in parts, perhaps on many machines: rows are judged one by one, so parts are judged by themselves.

A part of Dask is a table of pandas, a part of Spark one of PyArrow; where a part is judged, this library is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from narwhals.dependencies import is_dask_dataframe, is_pyspark_connect_dataframe, is_pyspark_dataframe

from skillbase_rules.frames.table import headers_of, require_headers

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE = 250_000
"""How many rows of Spark are judged together: many repay the plan that is made each time."""

Judge = Callable[[Any, bool], Any]
"""What becomes of one part; it is told whether the part is the first, which may be empty."""


def lies_in_parts(frame: object) -> bool:
    """Tell whether a table is one of Dask or Spark."""
    return is_dask_dataframe(frame) or _is_spark(frame)


def _is_spark(frame: object) -> bool:
    return is_pyspark_dataframe(frame) or is_pyspark_connect_dataframe(frame)


def by_parts(frame: Any, judge: Judge) -> Any:
    """Return a table of the same kind made of what `judge` makes of each part, as lazy as the table.

    Raises:
        TableError: A header of the table is no text or stands twice.
    """
    require_headers(headers_of(frame))
    return _by_batches(frame, judge) if _is_spark(frame) else _by_partitions(frame, judge)


def _by_partitions(frame: Any, judge: Judge) -> Any:
    def judged(part: Any, partition_info: Mapping[str, int] | None = None) -> Any:
        return judge(part, not partition_info or partition_info["number"] == 0)

    return frame.map_partitions(judged, meta=judge(frame._meta, True))


def _by_batches(frame: Any, judge: Judge) -> Any:
    from pyspark.sql.pandas.types import from_arrow_type, to_arrow_schema
    from pyspark.sql.types import StructField, StructType

    empty: pa.Table = to_arrow_schema(frame.schema).empty_table()
    own = {field.name: field.dataType for field in frame.schema.fields}
    made = judge(empty, True).schema
    types = ((name, own.get(name) or from_arrow_type(made.field(name).type)) for name in made.names)

    def judged(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        context = TaskContext.get()
        is_first = context is not None and context.partitionId() == 0
        for part in _gathered(batches):
            yield from judge(part, is_first).to_batches()
            is_first = False
        if is_first:
            yield from judge(empty, True).to_batches()

    return frame.mapInArrow(judged, StructType([StructField(*field) for field in types]))


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Yield batches joined to tables of many rows."""
    import pyarrow as pa

    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(each.num_rows for each in waiting) >= _ROWS_AT_ONCE:
            yield pa.Table.from_batches(waiting)
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting)
