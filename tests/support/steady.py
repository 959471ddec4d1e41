"""Prints what the library answers, as JSON and in words: run in two processes, it must print the same."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Pool,
    assess,
    check_publicity,
    derive_facts,
    procedure_timeline,
    reading_sensitivity,
    render,
    select,
    what_would_it_take,
)
from skillbase_rules.cli import main
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.receipts import receipt

EXAMPLES = Path(__file__).parents[2] / "examples"


def answers() -> None:
    college = Application.model_validate_json((EXAMPLES / "technician_college.json").read_text(encoding="utf-8"))
    pool = Pool.model_validate_json((EXAMPLES / "pool.json").read_text(encoding="utf-8"))
    schedule = YearSchedule(
        year=2030,
        days_off=frozenset(date(2030, 10, day) for day in range(1, 8)),
        make_up_days=frozenset({date(2030, 9, 28), date(2030, 10, 12)}),
    )
    verdict, selection = assess(college), select(pool)
    models = (
        college,
        derive_facts(college),
        pool,
        schedule,
        verdict,
        selection,
        reading_sensitivity(college),
        check_publicity(date(2024, 9, 26), date(2024, 10, 8)),
        procedure_timeline(publicity_start=date(2024, 9, 26)),
        receipt(verdict, college),
    )
    for model in models:
        sys.stdout.write(f"{model.model_dump_json()}\n")
    for result in (verdict, selection, what_would_it_take(college), CHONGQING_2024):
        for form in ("html", "markdown", "json"):
            sys.stdout.write(render(result, format=form))


if __name__ == "__main__":
    answers()
    for file in ("applicant.json", "counting.json"):
        main(["test", str(EXAMPLES / "cases" / file)])
    main(["clauses", "--format", "json"])
    main(["editions", "--format", "json"])
