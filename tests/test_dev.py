"""The examples are run on the lowest versions that the metadata declares, and on every Python that there is."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

import dev


def test_every_dependency_is_pinned_to_the_lowest_version_declared() -> None:
    floors = dev.floors()
    assert "pydantic==2.10" in floors
    assert "python-dateutil==2.9.0.post0" in floors
    assert len({floor.partition("==")[0] for floor in floors}) == len(floors), "one floor for each package"


def test_every_dependency_declares_a_lowest_version() -> None:
    assert [floor for floor in dev.floors() if floor.count("==") != 1] == []


def test_every_extra_is_installed_where_the_tests_run() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dev.EVERY_EXTRA[-1] == f".[{','.join(project['optional-dependencies'])}]"


def test_every_example_of_a_small_run_is_there() -> None:
    assert [path for path in dev.SMALL_AND_EVERYWHERE if not (dev.ROOT / path.partition("::")[0]).exists()] == []


def test_this_python_is_among_those_of_the_machine() -> None:
    pythons = dev.interpreters()
    assert pythons[sys.version_info[:2]] == dev.HERE
    assert list(pythons) == sorted(pythons)
    assert min(pythons) >= dev.MINIMUM


@pytest.mark.skipif(os.name == "nt", reason="a shell script is no program there")
def test_a_python_of_pyenv_is_met_and_one_that_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shims = {
        "bin/python3.13": "#!/bin/sh\nexit 1\n",
        "versions/3.99.1/bin/python3": "#!/bin/sh\nprintf '/usr/bin/python3.99\\n3.99.1 (main)'\n",
        "versions/3.9.1/bin/python3": "#!/bin/sh\nprintf '/usr/bin/python3.9\\n3.9.1 (main)'\n",
    }
    for name, text in shims.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert dev.interpreters() == {
        dev.HERE.minor: dev.HERE,
        (3, 99): dev.Interpreter("/usr/bin/python3.99", "3.99.1 (main)"),
    }


def test_a_machine_of_one_python_has_nothing_to_run_beside_it_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.smoke()
    assert capsys.readouterr().out == "No other Python from 3.11 up is on this machine: smoke is skipped.\n"
