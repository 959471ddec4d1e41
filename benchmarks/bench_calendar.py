"""What a publicity period costs once the calendar is built, what building a year costs, and what importing costs.

python benchmarks/bench_calendar.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from skillbase_rules.procedure.workdays import WorkingCalendar
from skillbase_rules.questions import publicity_period

STARTS = [date(2024, 1, 1) + timedelta(days=day) for day in range(366)]
LIMIT_MICROSECONDS = 20


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.1f} [{min(numbers):.1f}-{max(numbers):.1f}]"


def importing(statement: str) -> float:
    command = [
        sys.executable,
        "-c",
        f"import time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)",
    ]
    return 1000 * float(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)  # noqa: S603


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    built, periods = [], []
    for _ in range(rounds):
        calendar = WorkingCalendar()
        built.append(1000 * seconds(lambda calendar=calendar: calendar.is_working_day(STARTS[0])))  # type: ignore[misc]
        publicity_period(STARTS[-1], calendar=calendar)
        whole = seconds(lambda calendar=calendar: [publicity_period(start, calendar=calendar) for start in STARTS])  # type: ignore[misc]
        periods.append(1_000_000 * whole / len(STARTS))
    print(f"first question to a new calendar: {spread(built)} ms")
    print(f"one publicity period, calendar built: {spread(periods)} us (limit {LIMIT_MICROSECONDS})")
    print(f"import skillbase_rules: {spread([importing('import skillbase_rules') for _ in range(rounds)])} ms")
    print(
        f"  of which pydantic: {spread([importing('import pydantic; pydantic.BaseModel') for _ in range(rounds)])} ms"
    )
    print(f"import holidays: {spread([importing('import holidays') for _ in range(rounds)])} ms")
    return 0 if statistics.median(periods) < LIMIT_MICROSECONDS else 1


if __name__ == "__main__":
    raise SystemExit(main())
