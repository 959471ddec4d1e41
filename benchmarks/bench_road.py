"""The whole road of one applicant, in multiples of one explained check of the national track on ready facts.

From the bytes of an application to its facts, its statuses, its assessment and what follows from a verdict; every step
in turn, round after round, in one run. As a check becomes faster its multiples grow, so the last column tells them in
checks written by hand, which do not change (`bench_check`; of the file shipped with it). Imports are timed in fresh
processes, as multiples of ``import pydantic``.

Run with ``python -m benchmarks.bench_road``; ``--example`` names another application, ``--rounds`` how often.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.bench_check import EXAMPLE, by_hand
from benchmarks.rounds import medians
from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Assessment,
    assess,
    check_national_basic,
    derive_facts,
    reading_sensitivity,
    what_would_it_take,
)
from skillbase_rules.engine.statuses import statuses_of

NATIONAL = CHONGQING_2024.rulebook("national")
CHECK, BY_HAND = "one explained check", "the same by hand"
VALIDATION, BYTES = "validation from JSON", "assessment, bytes to bytes"


def steps(given: bytes) -> dict[str, Callable[[], object]]:
    """Return what is timed, by its name, of an application as it comes in."""
    application = Application.model_validate_json(given)
    facts = derive_facts(application)
    ready = derive_facts(Application.model_validate_json(EXAMPLE.read_bytes()))
    return {
        CHECK: lambda: check_national_basic(facts),
        BY_HAND: lambda: by_hand(ready),
        "its status alone": lambda: statuses_of(NATIONAL, facts).status,
        VALIDATION: lambda: Application.model_validate_json(given),
        "derivation of facts": lambda: derive_facts(application),
        "assess, facts": lambda: flags(assess(facts)),
        "assess, application": lambda: flags(assess(application)),
        BYTES: lambda: assess(Application.model_validate_json(given)).model_dump_json(),
        "what would it take": lambda: what_would_it_take(facts),
        "readings, facts": lambda: reading_sensitivity(facts),
        "readings, application": lambda: reading_sensitivity(application),
    }


def flags(assessment: Assessment) -> object:
    """Return the verdict and what it and every finding hang on, so that nothing is left to be worked out later."""
    return (
        assessment.status,
        [finding.hinges_on for finding in assessment],
        [part.hinges_on for part in assessment.parts],
    )


def imports(rounds: int) -> dict[str, float]:
    """Return what some imports cost in a fresh process, as multiples of ``import pydantic``."""
    statements = {
        "nothing": "pass",
        "pydantic": "import pydantic; pydantic.BaseModel",
        "import skillbase_rules": "import skillbase_rules",
        "procedure.publicity_period": "from skillbase_rules.procedure import publicity_period",
        "publicity_period": "from skillbase_rules import publicity_period",
        "check_national_basic": "from skillbase_rules import check_national_basic",
    }
    calls = {name: _fresh(statement) for name, statement in statements.items()}
    seconds = medians(calls, rounds, perf_counter)
    start = seconds.pop("nothing")
    pydantic = seconds.pop("pydantic") - start
    return {name: (taken - start) / pydantic for name, taken in seconds.items()}


def _fresh(statement: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603


def main() -> None:
    """Print every step as a multiple of one explained check, and of one by hand."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--example", type=Path, default=EXAMPLE)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    seconds = medians(steps(chosen.example.read_bytes()), chosen.rounds)
    for name, taken in seconds.items():
        print(f"{name:28}{taken * 1e6:10.0f} µs{taken / seconds[CHECK]:8.1f}{taken / seconds[BY_HAND]:8.1f}")
    print(f"{BYTES} in validations {seconds[BYTES] / seconds[VALIDATION]:.1f}")
    for name, multiple in imports(chosen.rounds).items():
        print(f"{name:28}{multiple:8.1f} × import pydantic")


if __name__ == "__main__":
    main()
