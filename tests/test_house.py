"""The house stands as it is drawn: which part may lean on which, how large a part may be, and what the door shows."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import skillbase_rules
from skillbase_rules import Facts

SOURCE = Path(__file__).parents[1] / "src"
ROOT = "skillbase_rules"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("engine",),
    ("facts",),
    ("analyses", "selection", "procedure"),
    ("solver",),
    ("editions", "wording"),
    ("frames", "report"),
    ("workbooks",),
    ("questions",),
    ("display", "charts", "receipts"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""The parts of the house from the ground up. A part leans on lower ones only, never on another of its own layer."""
FACES = (ROOT, f"{ROOT}.frames", f"{ROOT}.workbooks", f"{ROOT}.solver")
"""The doors for programs, tables, workbooks and proofs: they may open on every part; only commands lean on them."""
NAMES_AN_EDITION = ("editions", "questions", "display", "charts", "receipts", "commands", "cli")
LONGEST_FILE = 400
LONGEST_SIGNATURE = 600
MOST_NAMES = 45


def module_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return the modules of the house that a module imports anywhere: at its head, for types or within a function."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = node.module or ""
            # What is imported from a package may be a module of it or a name in it.
            imported |= {name if (name := f"{home}.{alias.name}") in FILES else home for alias in node.names}
    return frozenset(name for name in imported if name in FILES)


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def layer_of(module: str) -> int:
    if module in FACES:
        return len(LAYERS)
    return next(at for at, layer in enumerate(LAYERS) if part_of(module) in layer)


def may_lean(module: str, on: str) -> bool:
    if on in FACES:
        # A command asks for tables as any program does.
        return part_of(module) == "commands" and on != ROOT
    if module in FACES or part_of(module) == part_of(on):
        return True
    return layer_of(on) < layer_of(module)


@pytest.mark.parametrize("module", FILES)
def test_every_part_leans_on_lower_parts_only(module: str) -> None:
    assert [on for on in imports_of(module) if not may_lean(module, on)] == []


@pytest.mark.parametrize("module", [name for name in FILES if part_of(name) not in {*NAMES_AN_EDITION, ""}])
def test_no_other_part_names_an_edition(module: str) -> None:
    assert [name for name in imports_of(module) if part_of(name) == "editions"] == []


def test_no_modules_import_each_other_in_a_ring() -> None:
    graph = {name: imports_of(name) - {name} for name in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"modules import each other: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize("module", FILES)
def test_a_file_is_read_in_one_sitting(module: str) -> None:
    assert len(FILES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


# The engine knows no notice


@pytest.mark.parametrize("module", [name for name in FILES if part_of(name) == "engine"])
def test_the_engine_names_no_fact_and_no_clause_of_a_notice(module: str) -> None:
    text = FILES[module].read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", text))
    assert words & set(Facts.fact_names()) == set()
    assert re.findall(r"\b\d\.\d\.\d\b", text) == []


ENGINE_TESTS = sorted((Path(__file__).parent / "engine").rglob("*.py"))


@pytest.mark.parametrize(
    "path",
    [*ENGINE_TESTS, *(Path(__file__).parent / "support" / name for name in ("toy.py", "worlds.py"))],
    ids=lambda path: path.name,
)
def test_the_engine_is_tested_by_itself(path: Path) -> None:
    homes = [
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]
    of_the_house = {home for home in homes if home.startswith(ROOT)}
    assert {home for home in of_the_house if not home.startswith(f"{ROOT}.engine")} == set()


# The door


def shown_to_type_checkers() -> dict[str, str]:
    """Return the names that a type checker sees at the top, each with the module it comes from."""
    tree = ast.parse(FILES[ROOT].read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    homes = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: home.module or "" for home in homes for alias in home.names}


def test_the_names_at_the_door_are_few_and_the_same_for_readers_and_type_checkers() -> None:
    assert sorted(skillbase_rules.__all__) == sorted(shown_to_type_checkers())
    assert len(set(skillbase_rules.__all__)) == len(skillbase_rules.__all__) <= MOST_NAMES
    assert set(skillbase_rules.__all__) <= set(dir(skillbase_rules))


@pytest.mark.parametrize(("name", "home"), shown_to_type_checkers().items())
def test_a_name_at_the_door_is_the_one_at_home(name: str, home: str) -> None:
    assert getattr(skillbase_rules, name) is getattr(import_module(home), name)


def test_a_name_that_the_door_does_not_show_is_refused() -> None:
    with pytest.raises(AttributeError, match="check_the_weather"):
        getattr(skillbase_rules, "check_the_weather")  # noqa: B009 -- a type checker would refuse it at once


def test_opening_the_door_loads_no_wing_and_no_extra() -> None:
    wings = [f"{ROOT}.{part}" for layer in LAYERS for part in layer]
    heavy = ["pandas", "polars", "narwhals", "holidays", "icalendar", "python_calamine", "xlsxwriter", "pydantic", "z3"]
    script = f"import sys, {ROOT}; print([name for name in {[*wings, *heavy]} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def public_functions(module: ModuleType) -> Iterator[FunctionType]:
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        members = vars(value).values() if isinstance(value, type) else [value]
        for member in members:
            function = getattr(member, "__func__", member)
            if isinstance(function, FunctionType) and not function.__name__.startswith("_"):
                yield function


@pytest.mark.parametrize("module", [name for name in FILES if not name.endswith("__main__")])
def test_a_signature_fits_on_a_screen(module: str) -> None:
    functions = public_functions(import_module(module))
    lengths = {function.__qualname__: len(str(inspect.signature(function))) for function in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_SIGNATURE} == {}
