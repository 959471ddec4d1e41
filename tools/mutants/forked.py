"""A process for every mutant, forked from one in which all but the library and its tests is imported.

In it the module is compiled from its changed tree when it is imported, and the tests of its area run until one fails.
No file is changed, so nothing can be left behind.
"""

from __future__ import annotations

import ast
import gc
import importlib
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple, NoReturn, TypeVar

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
FOREIGN = ("hypothesis", "sybil", "pydantic", "dateutil", "holidays", "narwhals", "pandas", "polars", "duckdb", "z3")
"""What the library and its tests import of others, and what takes long."""
PYTEST = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin"]
PYTEST += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
SET = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "SKILLBASE_FIRST_FAILURE": "1"}
PROCESSOR_SECONDS = 240
"""What the tests of an area may take where nothing is changed."""
TIMES, SPARE = 3, 20
"""A mutant that takes so many times as long as that, and so many seconds to start, runs for ever: that is noticed."""
SECONDS = 1800
"""Who waits so long waits for ever."""
BYTES = 8 * 2**30
"""The memory that a mutant may take."""

Task = TypeVar("Task")


class ChangedLoader(SourceFileLoader):
    """Loads a module from a tree in the place of its file."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        """Compile the tree."""
        return compile(self.tree, self.get_filename(fullname), "exec")


class ChangedFinder:
    """Finds one module of the library changed, and leaves all others to the finders after it."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        parts = path.relative_to(SOURCE).with_suffix("").parts
        self.is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.is_package else parts)
        self.path, self.tree = path, ast.fix_missing_locations(tree)

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Find the changed module."""
        del path, target
        if fullname != self.name:
            return None
        loader = ChangedLoader(fullname, str(self.path), self.tree)
        locations = [str(self.path.parent)] if self.is_package else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=loader, submodule_search_locations=locations
        )


def prepare() -> None:
    """Import what all mutants share, and make sure that the library under test is the one of this folder."""
    sys.path.insert(0, str(SOURCE))
    os.environ |= SET
    for name in FOREIGN:
        with suppress(ImportError):
            importlib.import_module(name)
    # A process that lives for seconds need not look for what it could throw away.
    gc.freeze()
    gc.set_threshold(100_000)


def run_tests(steps: Sequence[Sequence[str]], seconds: int = PROCESSOR_SECONDS) -> NoReturn:
    """Run tests in this process until one fails, and end with 0 where all pass."""
    end_with(lambda: next((code for step in steps if (code := main(step))), 0), seconds)


def main(arguments: Sequence[str], *plugins: object) -> int:
    """Run pytest once, and return how it ended."""
    return int(pytest.main([*PYTEST, *arguments], plugins=[WrittenFirst(), *plugins]))


class WrittenFirst:
    """Has every test run once, and properties, which take their time, after what is written."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests."""
        once = {item.nodeid: item for item in items}
        items[:] = sorted(once.values(), key=lambda item: "hypothesis" in item.keywords)


def limit_of(unchanged: float) -> int:
    """Return how long a mutant may run where its tests take so many seconds of a processor with nothing changed."""
    return round(TIMES * unchanged) + SPARE


def end_with(status: Callable[[], int], seconds: int) -> NoReturn:
    """End this process with a status found within its limits, in silence; whatever else ends it has been noticed."""
    be_silent()
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    try:
        os._exit(status())
    except BaseException:  # noqa: BLE001 (a mutant may raise anything)
        os._exit(1)


def be_silent() -> None:
    """Print nothing more from this process, and read nothing."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)


class Ended(NamedTuple):
    """How the process of a task ended: 0 for no failure, and how many seconds of a processor it took."""

    status: int
    seconds: float


def in_processes(
    tasks: Iterable[Task], start: Callable[[Task], NoReturn], processes: int
) -> Iterator[tuple[Task, Ended]]:
    """Start a process for each task, so many at a time, and yield each with how it ended."""
    running: dict[int, Task] = {}
    for task in tasks:
        if len(running) == processes:
            yield ended(running)
        if pid := os.fork():
            running[pid] = task
        else:
            start(task)
    while running:
        yield ended(running)


def ended(running: dict[int, Task]) -> tuple[Task, Ended]:
    """Wait for the next process to end."""
    pid, status, used = os.wait4(-1, 0)
    return running.pop(pid), Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
