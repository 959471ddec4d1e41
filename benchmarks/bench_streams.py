"""Tables that lie in files, judged as they stream by: Parquet through Polars and DuckDB, and the same call on Spark.

    python -m benchmarks.bench_streams --rows 10000000 --spark-rows 500000

Each is measured in a process of its own that reads a file of applicants, judges the national track and writes what it
finds to another file: the seconds, the rows a second, and the peak of the process's memory. What was written is counted
again: as many rows of each status as there are in the invented ones, so many times over.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import polars as pl

from skillbase_rules.frames import check_frame, synthetic_applicants

INVENTED = 50_000
VERDICT = "4.1.1"
GIB = 1024 * 1024


def through_polars(source: Path, target: Path) -> None:
    # Left to itself it takes more of the many columns at once, and 2.3 GiB.
    pl.Config.set_streaming_chunk_size(25_000)
    check_frame(pl.scan_parquet(source), "national").select("applicant", VERDICT).sink_parquet(target)


def through_duckdb(source: Path, target: Path) -> None:
    connection = duckdb.connect(config={"memory_limit": "1GB", "preserve_insertion_order": "false"})
    judged = check_frame(connection.read_parquet(str(source)), "national")
    judged.select(f'applicant, "{VERDICT}"').write_parquet(str(target))


def through_spark(source: Path, target: Path) -> None:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    session = builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    judged = check_frame(session.read.parquet(str(source)), "national")
    judged.select("applicant", f"`{VERDICT}`").write.parquet(str(target))
    session.stop()


ENGINES: Mapping[str, Callable[[Path, Path], None]] = {
    "Polars": through_polars,
    "DuckDB": through_duckdb,
    "Spark": through_spark,
}


def written(folder: Path, invented: pl.DataFrame, rows: int) -> Path:
    """Return a file of so many applicants, the invented ones over and over."""
    few, path = folder / "few.parquet", folder / f"{rows}.parquet"
    if not path.exists():
        invented.write_parquet(few)
        connection = duckdb.connect(config={"memory_limit": "1GB", "preserve_insertion_order": "false"})
        times = rows // len(invented)
        connection.execute(f"COPY (SELECT f.* FROM range({times}), read_parquet('{few}') f) TO '{path}'")  # noqa: S608
    return path


def statuses(path: Path) -> Counter[str | None]:
    """Return how many rows of a file have each status."""
    files = path / "*.parquet" if path.is_dir() else path
    counted = pl.scan_parquet(files).group_by(pl.col(VERDICT).cast(pl.String)).len().collect()
    return Counter(dict(counted.rows()))


def measured(engine: str, source: Path, target: Path) -> str:
    """Return the seconds and the peak of memory, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench_streams", "--engine", engine, str(source), str(target)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--spark-rows", type=int, default=500_000)
    options.add_argument("--engine", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.engine:
        engine, source, target = chosen.engine
        started = time.perf_counter()
        ENGINES[engine](Path(source), Path(target))
        seconds = time.perf_counter() - started
        print(f"{seconds:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB:.2f}")
        return
    invented: Any = synthetic_applicants(INVENTED)
    once = Counter(check_frame(invented, "national")[VERDICT].cast(pl.String).to_list())
    print("| Through | rows | seconds | rows a second | peak of memory |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as name:
        for engine in ENGINES:
            rows = chosen.spark_rows if engine == "Spark" else chosen.rows
            source, target = written(Path(name), invented, rows), Path(name, engine)
            taken, memory = measured(engine, source, target).split()[-2:]
            assert statuses(target) == Counter({status: number * (rows // INVENTED) for status, number in once.items()})
            print(f"| {engine} | {rows:,} | {taken} s | {rows / float(taken):,.0f} | {memory} GiB |", flush=True)


if __name__ == "__main__":
    main()
