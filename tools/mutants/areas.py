"""Which tests concern which modules, and how many of their mutants these must notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """Modules that the same tests concern."""

    name: str
    modules: tuple[str, ...]
    """Folders and modules of the library, without `.py`."""
    tests: tuple[str, ...]
    """In the order in which they are run, written examples before properties; the first failure ends them."""
    least: int
    """The percentage of its mutants that must be noticed."""
    one_in: int
    """Of how many mutants one is in the sample."""
    options: tuple[str, ...] = ()
    """What else pytest is told."""
    starts_threads: bool = False
    """Its tests start threads when they are imported, which no process forked afterwards would have."""


CASES, FROZEN, AS_PUBLISHED = "tests/test_cases.py", "tests/test_frozen.py", "tests/test_as_published.py"
OTHER_ENGINES = "pandas or pyarrow or duckdb or dask"
ONE_ENGINE = f"test_publicity or not ({OTHER_ENGINES})"
"""One engine of tables reads every expression; only days are read otherwise by others."""
EVERY, MOST = 100, 95

CHONGQING = "editions/chongqing_2024"

AREAS = (
    Area(
        "selection",
        ("selection", f"{CHONGQING}/places", f"{CHONGQING}/reasons"),
        ("tests/selection", FROZEN, f"tests/{CHONGQING}", "tests/report/test_selection.py"),
        EVERY,
        one_in=10,
    ),
    Area(
        "calendar",
        ("procedure", *(f"{CHONGQING}/{name}" for name in ("building", "filing", "procedure", "review"))),
        ("tests/procedure", FROZEN, "tests/editions", AS_PUBLISHED),
        EVERY,
        one_in=12,
    ),
    Area(
        "sections",
        ("editions",),
        (CASES, FROZEN, "tests/editions", "tests/test_examples.py", AS_PUBLISHED),
        EVERY,
        one_in=8,
    ),
    Area("engine", ("engine",), ("tests/engine", FROZEN, CASES, "tests/editions"), EVERY, one_in=12),
    Area("facts", ("facts",), ("tests/facts", FROZEN, CASES, "tests/editions"), MOST, one_in=16),
    Area("analyses", ("analyses",), ("tests/analyses", FROZEN), MOST, one_in=14),
    Area("solver", ("solver",), ("tests/solver", "tests/commands/test_prove.py"), MOST, one_in=40),
    Area(
        "questions",
        ("questions", "receipts"),
        (
            *(f"tests/test_{name}.py" for name in ("questions", "receipts", "toy_edition")),
            *("tests/editions/test_editions.py", "tests/analyses/test_cases.py", "tests/analyses/test_notices.py"),
        ),
        MOST,
        one_in=5,
    ),
    Area("workbooks", ("workbooks",), ("tests/workbooks", "tests/commands/test_workbooks.py"), MOST, one_in=40),
    Area("commands", ("commands", "cli"), ("tests/commands", "tests/test_cli.py"), MOST, one_in=48),
    Area(
        "frames",
        ("frames",),
        ("tests/frames/test_check.py", "tests/frames"),
        MOST,
        one_in=48,
        options=("--ignore=tests/frames/test_beyond_one_machine.py", "-k", ONE_ENGINE),
        starts_threads=True,
    ),
)
"""A module belongs to the first area that names it."""
