"""A workbook of 50,000 applicants and 100 columns read, judged and written as results.

    python benchmarks/bench_workbooks.py --rows 50000

The road of ``skillbase-rules check 表.xlsx --out 结果.xlsx``, in a process of its own: every cell is read and looked
at for what is hidden, merged, computed or a percentage, every applicant is judged by all conditions, and the results
are written. Held to: 60 seconds, and 2 GiB at the peak. It also tells how long calamine takes for the values alone,
and with ``--openpyxl`` openpyxl, which is why the first is kept.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.frames import synthetic_applicants
from skillbase_rules.questions import DEFAULT

HELD_TO_SECONDS, HELD_TO_BYTES = 60.0, 2 << 30
COLUMNS = 100
LABELS = {True: "是", False: "否"}


def write_table(path: Path, rows: int, edition: AnyEdition = DEFAULT) -> None:
    """Write a table of invented applicants under Chinese headers, filled up with columns of one's own."""
    import polars as pl
    from xlsxwriter import Workbook

    from skillbase_rules.workbooks.asked import asked_of_applicants

    table = synthetic_applicants(rows, edition=edition)
    assert isinstance(table, pl.DataFrame)
    questions = asked_of_applicants(edition.sheet).questions
    names = [name for name in table.columns if "__" not in name][:COLUMNS]
    with Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("申报表")
        headers = [questions[name].label.zh for name in names]
        headers += [f"备注{number}" for number in range(COLUMNS - len(names))]
        page.write_row(0, 0, headers)
        for row, cells in enumerate(table.select(names).iter_rows(), start=1):
            for column, cell in enumerate(cells):
                if cell is not None:
                    page.write(row, column, LABELS[cell] if isinstance(cell, bool) else cell)
            for column in range(len(names), COLUMNS):
                page.write_string(row, column, "略")


MEASURED = """
import resource, sys, time
from skillbase_rules.cli import main
start = time.perf_counter()
status = main(["check", sys.argv[1], "--out", sys.argv[2]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(status, time.perf_counter() - start, time.process_time(), peak, file=sys.stderr)
"""


def measured(table: Path, results: Path) -> tuple[float, float, int]:
    """Return the seconds, the seconds of processor time and the peak of memory of the whole road."""
    command = [sys.executable, "-c", MEASURED, str(table), str(results)]
    ended = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 -- our own code
    status, seconds, busy, peak = ended.stderr.splitlines()[-1].split()
    assert status in {"0", "2"}, ended.stderr
    return float(seconds), float(busy), int(peak)


def timed(name: str, read: Callable[[], object]) -> None:
    start, busy = perf_counter(), process_time()
    read()
    print(f"{name:34}{perf_counter() - start:8.1f} s   {process_time() - busy:8.1f} s of processor time")


def with_openpyxl(path: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def with_calamine(path: Path) -> int:
    from python_calamine import load_workbook

    return len(load_workbook(path).get_sheet_by_index(0).to_python(skip_empty_area=False))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--openpyxl", action="store_true", help="read the values with openpyxl too; it takes a while")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        table, results = Path(folder, "申报表.xlsx"), Path(folder, "结果.xlsx")
        write_table(table, arguments.rows)
        print(f"{arguments.rows:,} rows of {COLUMNS} columns, {table.stat().st_size / 2**20:.1f} MiB")
        timed("values by calamine", lambda: with_calamine(table))
        if arguments.openpyxl:
            timed("values by openpyxl", lambda: with_openpyxl(table))
        seconds, busy, peak = measured(table, results)
        print(f"{'read, judged and written':34}{seconds:8.1f} s   {busy:8.1f} s of processor time")
        print(f"{'memory at the peak':34}{peak / 2**30:8.2f} GiB")
        print(f"results: {results.stat().st_size / 2**20:.1f} MiB")
    held = seconds <= HELD_TO_SECONDS and peak <= HELD_TO_BYTES
    print("held" if held else "NOT HELD", f"to {HELD_TO_SECONDS:.0f} s, {HELD_TO_BYTES / 2**30:.0f} GiB")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
