"""Which tests cover which clause: a pytest plugin that writes down the ``clause`` markers of the tests collected."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from skillbase_rules.questions import DEFAULT

ROOT = Path(__file__).parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the file to write."""
    parser.addoption("--write-clauses", metavar="FILE", help="write the tests of each clause to FILE as JSON")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Write the tests of each clause, without their parameters, sorted."""
    tests: defaultdict[str, set[str]] = defaultdict(set)
    for item in session.items:
        for marker in item.iter_markers("clause"):
            for clause in marker.args:
                tests[clause].add(item.nodeid.partition("[")[0])
    text = json.dumps({clause: sorted(names) for clause, names in tests.items()})
    Path(session.config.getoption("--write-clauses")).write_text(text, encoding="utf-8")


def tests_by_clause(notice: str) -> Mapping[str, list[str]]:
    """Return the tests of each clause of a notice: those in its own folder; the default's may be anywhere."""
    theirs = {
        clause: [test for test in tests if _notice_of(test) == notice] for clause, tests in _collected_tests().items()
    }
    return {clause: tests for clause, tests in theirs.items() if tests}


def _notice_of(test: str) -> str:
    """Return the notice whose clauses a test marks: clauses of two notices may have one id."""
    folder = re.match(r"tests/editions/(\w+)/", test)
    return folder[1].replace("_", "-") if folder else DEFAULT.notice


@cache
def _collected_tests() -> Mapping[str, list[str]]:
    """Collect the project's tests in a process of its own and return those of each clause id."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "clauses.json")
        options = ["--collect-only", "--quiet", "--assert=plain", "-p", "no:cacheprovider", "-p", "tools.docs.covering"]
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *options, f"--write-clauses={file}", "tests"],
            check=False,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
        )
        if ended.returncode not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            sys.exit(f"The tests could not be collected:\n{ended.stdout}{ended.stderr}")
        tests: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
        return tests
