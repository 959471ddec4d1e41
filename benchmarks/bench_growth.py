"""How time and memory grow: rosters, lists, pools and tables of a thousand to a million rows.

    python -m benchmarks.bench_growth --largest 100000

Each size is measured in a process of its own, once its rows stand in memory: the processor's time, and the peak of the
process's memory, which holds Python, the library and the rows too.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from benchmarks.bench_selection import pool_of
from skillbase_rules import (
    Application,
    Recommendation,
    assess,
    check_recommendations,
    replace_withdrawn,
    select,
)

SIZES = (1_000, 10_000, 100_000, 1_000_000)
HUNDRED_THOUSAND = 100_000
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
"""What a peak of memory is counted in, by system."""


class Task(NamedTuple):
    """Something that takes longer the more rows there are."""

    what: str
    prepare: Callable[[int], Callable[[], object]]
    """Make the rows, and return what is measured."""
    at_most: int = SIZES[-1]
    """The most rows that are worth waiting for."""


def roster(rows: int) -> Callable[[], object]:
    """Return the assessment of a file with so many trainers."""
    trainer = {"employment": "full_time", "practice": True, "title": "senior", "level": "technician"}
    file = {"applicant": {"name": "A"}, "trainers": [trainer] * rows}
    return lambda: assess(Application.model_validate(file))


def occupations(rows: int) -> Callable[[], object]:
    """Return the assessment of a file with so many occupations, each by a name of its own."""
    listed = [{"name": f"occupation {number}", "scarce": True, "has_facilities": True} for number in range(rows)]
    file = {"applicant": {"name": "A"}, "occupations": listed}
    return lambda: assess(Application.model_validate(file))


def recommended(rows: int) -> Callable[[], object]:
    """Return the check of the lists of bodies that name so many units."""
    listed = [
        Recommendation.model_validate({"unit": f"unit {number}", "body": f"body {number // 2}", "track": "municipal"})
        for number in range(rows)
    ]
    return lambda: check_recommendations(listed)


def selected(rows: int) -> Callable[[], object]:
    """Return the selection from so many candidates."""
    pool = pool_of(rows)
    return lambda: select(pool)


def replaced(rows: int) -> Callable[[], object]:
    """Return the replacement of one unit of a selection from so many candidates."""
    pool = pool_of(rows)
    selection = select(pool)
    gone = selection.awards[0].candidate if selection.awards else pool.candidates[0].id
    return lambda: replace_withdrawn(selection, withdrawn=[gone])


def judged(rows: int) -> Callable[[], object]:
    """Return the national track judged in a table of Polars."""
    import polars as pl

    from skillbase_rules.frames import check_frame, synthetic_applicants

    some: Any = synthetic_applicants(min(rows, 10_000))
    table: pl.DataFrame = pl.concat([some] * (rows // len(some)))
    return lambda: check_frame(table, "national")


TASKS: Mapping[str, Task] = {
    "roster": Task("assess a file with a roster of trainers", roster),
    "occupations": Task("assess a file with a list of occupations", occupations),
    "recommended": Task("check lists of recommended units", recommended, HUNDRED_THOUSAND),
    "select": Task("select from a pool", selected, HUNDRED_THOUSAND),
    "replace": Task("replace one who withdrew", replaced, HUNDRED_THOUSAND),
    "table": Task("judge a table (Polars)", judged),
}


def measured(name: str, rows: int) -> str:
    """Return the seconds and megabytes of one task of one size, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench_growth", "--task", name, "--rows", str(rows)]
    return subprocess.run(  # noqa: S603 -- this benchmark itself
        command, check=True, capture_output=True, text=True
    ).stdout.strip()


def main() -> None:
    """Print the table, or measure one task where one is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--largest", type=int, default=SIZES[-1])
    options.add_argument("--task", choices=TASKS, help="one task only")
    options.add_argument("--rows", type=int, help="measure the task with so many rows, in this process")
    chosen = options.parse_args()
    if chosen.rows:
        ask = TASKS[chosen.task].prepare(chosen.rows)
        started = time.process_time()
        ask()
        seconds = time.process_time() - started
        print(f"{seconds:.2f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f} MB")
        return
    sizes = [size for size in SIZES if size <= chosen.largest]
    print(f"| What | {' | '.join(f'{size:,}' for size in sizes)} |")
    print(f"|---|{'---|' * len(sizes)}")
    for name, task in TASKS.items():
        if chosen.task in {None, name}:
            cells = [measured(name, size) if size <= task.at_most else "" for size in sizes]
            print(f"| {task.what} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
