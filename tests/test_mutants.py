"""Small changes are made to trees and not to files, as they are meant, and what was judged of them is still there."""

from __future__ import annotations

import os
import signal
import sys
from importlib.abc import Loader
from importlib.util import module_from_spec
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("resource", reason="processes are not forked there")

from skillbase_rules.engine.criteria import Sum, raisers
from tools.mutants.areas import AREAS
from tools.mutants.changes import mutants_of
from tools.mutants.forked import ROOT, SOURCE, ChangedFinder, end_with, in_processes, limit_of
from tools.mutants.judged import read_judged
from tools.mutants.run import Score, every_mutant, files, is_drawn, steps_of, table


def changes(tmp_path: Path, source: str) -> list[tuple[str, str]]:
    path = tmp_path / "module.py"
    path.write_text(source)
    return [(mutant.was, mutant.becomes) for mutant in mutants_of(path, "module")[1]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", [("a < b", "a <= b")]),
        ("x = a in b", [("a in b", "a not in b")]),
        ("if a >= b: x()", [("a >= b", "not (a >= b)"), ("a >= b", "a > b"), ("x()", "(left out)")]),
        ("if a is None: pass", [("a is None", "a is not None")]),
        ("x = a and b", [("a and b", "a or b")]),
        ("x = not a", [("not a", "a")]),
        ("x = a - 2", [("a - 2", "a + 2"), ("2", "3")]),
        ("x -= y", [("x -= y", "x += y")]),
        ("x = True", [("True", "False")]),
        ("x = f(a, b=c)", [("b=c", "(left out)")]),
        ("x = min(a)", [("min(a)", "max(a)")]),
        ("x = any(a)", [("any(a)", "all(a)")]),
        ("x = [a, b]", [("a", "(left out)"), ("b", "(left out)")]),
        ("x = all_of(a, b)", [("b", "(left out)")]),
        ("x = [a for a in b if c]", [("c", "not (c)")]),
        ("def f():\n    return a", [("return a", "return None")]),
        ("for a in b:\n    break", [("break", "continue")]),
        ("raise ValueError(1)", [("raise ValueError(1)", "(left out)")]),
    ],
)
def test_a_slip_of_the_pen_is_made(tmp_path: Path, source: str, expected: list[tuple[str, str]]) -> None:
    assert changes(tmp_path, source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""One of 2."""',
        "import a",
        "x: Literal[1, 2]",
        "Measure = Sum | Union",
        "@dataclass(frozen=True)\nclass A: pass",
        "def f(x: int | None) -> tuple[int, 2]: pass",
        "if TYPE_CHECKING: import b",
        "assert a < b",
        "assert_never(a)",
        "x = f'{a + 1}'",
        "__all__ = ['a', 'b']",
        "return_nothing = None",
        "def f():\n    return None",
        "x = (a, b)",
        "x = f(description=a)",
        "x = f(a, help=b, metavar=c)",
        "x = zip(a, b, strict=True)",
    ],
)
def test_what_no_test_is_asked_to_hold_is_left_alone(tmp_path: Path, source: str) -> None:
    assert changes(tmp_path, source) == []


def test_a_mutant_keeps_its_name_while_other_lines_change(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("x = 1\ny = 1 + 1\n")
    before = {mutant.key for mutant in mutants_of(path, "module")[1]}
    path.write_text("z = a\n\n\nx = 1\ny = 1 + 1\n")
    assert {mutant.key for mutant in mutants_of(path, "module")[1]} == before
    assert [str(mutant) for mutant in mutants_of(path, "module")[1]][-1] == "module:5: 1 -> 2 (number 2 of this line)"


def test_a_module_is_imported_changed_and_its_file_is_as_it_was() -> None:
    path = SOURCE / "skillbase_rules/engine/criteria.py"
    before = path.read_bytes()
    tree, mutants = mutants_of(path, "engine/criteria")
    next(mutant for mutant in mutants if mutant.becomes == "not (weight > 0)").make()
    finder = ChangedFinder(path, tree)
    assert finder.find_spec("skillbase_rules.engine") is None
    spec = finder.find_spec("skillbase_rules.engine.criteria")
    assert spec is not None
    changed = module_from_spec(spec)
    assert isinstance(spec.loader, Loader)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, changed)
        spec.loader.exec_module(changed)
    assert changed.raisers(changed.Sum((("carvers", -1), ("weavers", 1)))) == ("carvers",)
    assert raisers(Sum((("carvers", -1), ("weavers", 1)))) == ("weavers",)
    assert path.read_bytes() == before


def test_processes_end_one_by_one_and_say_how() -> None:
    def start(task: int) -> None:
        if task == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(task)

    ended = dict(in_processes([0, 1, 2], start, 2))  # type: ignore[arg-type]
    assert {task: status for task, (status, _) in ended.items()} == {0: 0, 1: 1, 2: -signal.SIGKILL}


def test_what_runs_for_ever_is_ended_soon_and_that_is_no_pass() -> None:
    def start(task: int) -> None:
        end_with(lambda: next(number for number in count() if number < 0), task)

    ((_, ended),) = in_processes([1], start, 1)  # type: ignore[arg-type]
    assert ended.status != 0
    assert 0.5 < ended.seconds < 4
    assert limit_of(8) == 44


# The areas and what was judged


def test_every_test_that_an_area_names_is_there() -> None:
    named = {path for area in AREAS for path in area.tests}
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert [
        part
        for area in AREAS
        for part in area.modules
        if not any(module == part or module.startswith(f"{part}/") for _, module, _ in files())
    ] == []


def test_every_area_has_a_name_of_its_own() -> None:
    assert len({area.name for area in AREAS}) == len(AREAS)


def test_a_module_is_tried_by_its_own_tests_first_and_in_one_area() -> None:
    area = next(area for area in AREAS if area.name == "engine")
    assert [Path(path).name for path in steps_of(area, "engine/evaluate")[0]] == [
        "test_evaluate.py",
        "test_evaluate_trees.py",
        "test_evaluate_worlds.py",
    ]
    assert steps_of(area, "engine/nothing") == [list(area.tests)]
    paths = [path for _, _, path in files()]
    assert len(paths) == len(set(paths))


def test_every_entry_of_what_was_judged_names_a_mutant_and_gives_a_reason() -> None:
    assert read_judged().gone(changed.mutant for changed in every_mutant()) == []


@pytest.mark.parametrize("text", ["", "  "])
def test_an_entry_without_a_reason_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "judged.toml"
    entry = f'[[left]]\nmodule = "a"\nline = "b"\nwas = "c"\nbecomes = "d"\nreason = "{text}"\n'
    path.write_text(entry)
    with pytest.raises(ValueError, match="has no reason"):
        read_judged(path)


def test_an_entry_whose_line_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "judged.toml"
    path.write_text('[[equivalent]]\nmodule = "a"\nline = "b"\nwas = "c"\nbecomes = "d"\nreason = "e"\n')
    assert read_judged(path).gone([]) == [("a", "b", "c", "d", 1)]


def test_the_sample_is_the_same_every_time_and_about_as_large_as_asked() -> None:
    mutants = [SimpleNamespace(key=("a", "b", "c", "d", nth)) for nth in range(1000)]
    drawn = [mutant.key for mutant in mutants if is_drawn(mutant, 5)]  # type: ignore[arg-type]
    assert 160 < len(drawn) < 240
    assert drawn == [mutant.key for mutant in mutants if is_drawn(mutant, 5)]  # type: ignore[arg-type]


def test_a_score_leaves_out_what_nobody_could_notice() -> None:
    survivor = mutants_of(SOURCE / "skillbase_rules/engine/criteria.py", "engine/criteria")[1][0]
    score = Score(equivalent=7, noticed=3, survived=[survivor])
    assert score.percent == 75
    assert table({"engine": score}).splitlines()[-1] == "| engine | 3 | 1 | 7 | 75.0 % | 100 % |"
    assert Score().percent == 100
