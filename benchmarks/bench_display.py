"""How long it takes to show many findings, in every form: 2,000 of them are to take less than a second.

python benchmarks/bench_display.py [--findings 2000]
"""

from __future__ import annotations

import argparse
from time import perf_counter
from typing import get_args

from skillbase_rules import Assessment, assess, render
from skillbase_rules.frames import facts_from_frame, synthetic_applicants
from skillbase_rules.report.rendering import Format

HELD_TO_SECONDS = 1.0


def assessments(findings: int) -> list[Assessment]:
    """Return the assessments of so many invented applicants that they hold as many findings at least."""
    each = len(assess(facts_from_frame(synthetic_applicants(1))[0]).findings)
    return [assess(facts) for facts in facts_from_frame(synthetic_applicants(-(-findings // each)))]


def main() -> int:
    """Print the seconds for every form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=2000)
    shown = assessments(parser.parse_args().findings)
    number = sum(len(assessment.findings) for assessment in shown)
    slowest = 0.0
    for form in get_args(Format):
        start = perf_counter()
        page = render(shown, format=form)
        seconds = perf_counter() - start
        slowest = max(slowest, seconds)
        print(f"{form:10}{number} findings, {len(page):9,} characters  {seconds:6.2f} s")
    return int(slowest > HELD_TO_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
