"""Mutants within functions, tried in processes that have the library and the tests of an area imported already.

Importing the library and collecting its tests takes longer than most mutants live. So that is done once for an area,
and a process forked for each mutant gives the functions that are alive the changed code. What stands outside of
functions, or was worked out on import, is not reached by that: those mutants, and all that survive here, are tried anew
from the import on.
"""

from __future__ import annotations

import ast
import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import NoReturn

import pytest

from tools.mutants.forked import PROCESSOR_SECONDS, Ended, be_silent, end_with, in_processes, limit_of, main

NOT_REACHED = 99
"""How a process ends whose mutant changes no function that is alive."""

Where = tuple[str, str, int]
"""The file, the name and the line of a function."""
Make = Callable[[], None]


def live_functions() -> dict[Where, list[FunctionType]]:
    """Return every function that is alive in this process by where it stands."""
    found: dict[Where, list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found[where(each.__code__)].append(each)
    return found


def where(code: CodeType) -> Where:
    """Return where a function with this code stands."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def codes_of(tree: ast.Module, path: Path) -> dict[Where, CodeType]:
    """Return the code of all functions of a module."""
    codes: dict[Where, CodeType] = {}
    rest = [compile(ast.fix_missing_locations(tree), str(path), "exec")]
    while rest:
        code = rest.pop()
        codes[where(code)] = code
        rest += [each for each in code.co_consts if isinstance(each, CodeType)]
    return codes


def patch(path: Path, tree: ast.Module, make: Make, live: dict[Where, list[FunctionType]]) -> bool:
    """Make a change in the functions that are alive and tell whether any was changed by it."""
    before = codes_of(tree, path)
    make()
    changed = [
        (function, code)
        for place, code in codes_of(tree, path).items()
        if code != before.get(place)
        for function in live.get(place, ())
    ]
    try:
        for function, code in changed:
            function.__code__ = code
    except ValueError:
        # The change reads more or fewer names from around the function.
        return False
    return bool(changed)


class Area:
    """Tries mutants, as a plugin of a pytest that has collected the tests of an area and runs none of them itself."""

    def __init__(self, mutants: Sequence[tuple[Path, ast.Module, Make, str]], processes: int, report: int) -> None:
        self.mutants, self.processes, self.report = mutants, processes, report
        self.live: dict[Where, list[FunctionType]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant in a process of its own and write down its place in the row and how it ended."""
        self.live = live_functions()
        gc.freeze()
        ((_, unchanged),) = in_processes([-1], partial(self.start, session, PROCESSOR_SECONDS), 1)
        self.tell(-1, unchanged)
        row = range(len(self.mutants)) if unchanged.status == 0 else ()
        for at, ended in in_processes(row, partial(self.start, session, limit_of(unchanged.seconds)), self.processes):
            self.tell(at, ended)
        return True

    def tell(self, at: int, ended: Ended) -> None:
        """Write down how a process ended."""
        os.write(self.report, f"{at} {ended.status} {ended.seconds}\n".encode())

    def start(self, session: pytest.Session, limit: int, at: int) -> NoReturn:
        """Try a mutant; before the first, try the library as it is."""
        end_with(lambda: self.status(session, at), limit)

    def status(self, session: pytest.Session, at: int) -> int:
        """Return 0 where all tests pass."""
        own = ""
        if at >= 0:
            path, tree, make, own = self.mutants[at]
            if not patch(path, tree, make, self.live):
                return NOT_REACHED
        items = sorted(session.items, key=lambda item: not (own and item.nodeid.startswith(own)))
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail or session.shouldstop:
                return 1
        return 0


def try_patched(
    mutants: Sequence[tuple[Path, ast.Module, Make, str]], tests: Sequence[str], processes: int
) -> Iterator[tuple[int, Ended]]:
    """Yield the place of each mutant in the row, and how it ended; -1 is the library as it is."""
    report, told = os.pipe()
    if os.fork() == 0:
        os.close(report)
        be_silent()
        with suppress(BaseException):
            main(["--capture=no", *tests], Area(mutants, processes, told))
        os._exit(0)
    os.close(told)
    with os.fdopen(report, encoding="ascii") as lines:
        for line in lines:
            at, status, seconds = line.split()
            yield int(at), Ended(int(status), float(seconds))
    os.wait()
