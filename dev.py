"""Make an environment for this project and run a job in it, with nothing but Python 3.11 or newer installed.

    python3 dev.py demo    check a shipped example with the library
    python3 dev.py quick   what most often breaks, in under a minute: lint, type checks and the written examples
    python3 dev.py test    lint, type checks, documentation and tests
    python3 dev.py floors  written examples of every part, on Python 3.11 and the lowest version of every dependency
    python3 dev.py smoke   the same examples on every other Python of this machine, with the newest versions
    python3 dev.py mutants small changes of the library, one at a time, and whether a test notices: half an hour
    python3 dev.py docs    write the generated pages anew and build the documentation

Every job first makes (or reuses) a virtual environment of its own: ``.venv-dev``, ``.venv-floors``, or one that
is named by the version of its Python.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
MINIMUM = (3, 11)
# What would bring in other packages, or have every test compiled anew each time.
FOREIGN = {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}

EXAMPLE = "examples/technician_college.json"
DEMO = ["-m", "skillbase_rules", "check", EXAMPLE]
WRITE_PAGES = ["-m", "tools.docs.generate"]
BUILD_DOCS = ["-m", "zensical", "build", "--clean", "--strict"]
STATIC_CHECKS = [
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "mypy"],
]
# A file stays in one process, and the files go in their order: the long ones stand early, the short ones fill the end.
PYTEST = ["-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
LEFT_OUT_OF_QUICK = ["tests/docs", "tests/frames", "tests/workbooks", "tests/test_notebook.py"]
WRITTEN_EXAMPLES = ["-m", "not hypothesis", *(f"--ignore={path}" for path in LEFT_OUT_OF_QUICK), "tests"]
QUICK_CHECKS = [*STATIC_CHECKS, [*PYTEST, *WRITTEN_EXAMPLES]]
CHECKS = [*STATIC_CHECKS, BUILD_DOCS, [*PYTEST, "--cov"]]
# Every part and every dependency is met; what plans many large expressions is left to `test`.
SMALL_AND_EVERYWHERE = [
    "tests/frames/test_check.py",
    "tests/commands/test_workbooks.py::test_a_folder_is_judged_file_by_file",
    "tests/workbooks/test_results.py::test_verdicts_are_those_of_the_library",
    "tests/frames/test_counting.py::test_clauses_are_counted_in_groups[pandas]",
    *(f"tests/frames/test_{name}.py" for name in ("problems", "publicity", "records", "shares")),
    *(f"tests/workbooks/test_{name}.py" for name in ("form", "hostile", "skim")),
    *(f"tests/solver/test_{name}.py" for name in ("planning", "reader", "witnesses")),
    *(f"tests/{name}" for name in ("charts", "editions", "engine", "facts")),
    *(f"tests/{name}" for name in ("procedure", "report", "selection", "wording")),
    *(f"tests/test_{name}.py" for name in ("as_published", "examples", "questions", "receipts")),
]
MUTANTS = ["-m", "tools.mutants.run"]
EVERY_PART = [*PYTEST, "-m", "not hypothesis", *SMALL_AND_EVERYWHERE]


@dataclass(frozen=True)
class Interpreter:
    """A Python of this machine."""

    path: str
    version: str

    @property
    def minor(self) -> tuple[int, int]:
        """The version without its patch: (3, 11)."""
        major, minor = self.version.split(".")[:2]
        return int(major), int(minor)


HERE = Interpreter(os.path.realpath(sys.executable), sys.version)


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and what is installed into it."""

    name: str
    requirements: tuple[str, ...]
    base: Interpreter = HERE

    @property
    def folder(self) -> Path:
        """Where it is made."""
        return ROOT / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """The file that says for which state of the project it was finished."""
        return self.folder / "installed.txt"

    def state(self) -> str:
        """Return what it depends on: the interpreter, the place, the project's metadata and the requirements."""
        state = f"{self.base.version}|{self.base.path}|{ROOT}|".encode()
        digest = hashlib.sha256(state + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
        return f"{digest} {' '.join(self.requirements)}"

    def start(self, arguments: Sequence[str], *, quiet: bool = False) -> bool:
        """Start its Python at the root of the project and tell whether it succeeded."""
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        environment["PYTHONUTF8"] = "1"
        command = [str(self.python), *arguments]
        try:
            ended = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=quiet)
        except OSError:
            return False
        return ended.returncode == 0

    def is_current(self) -> bool:
        """Tell whether it was finished for this very state of the project."""
        if not self.stamp.is_file() or not self.start(["-c", "import pip"], quiet=True):
            return False
        enough = [self] if self.name != DEVELOPMENT.name else [self, DEVELOPMENT]
        return self.stamp.read_text(encoding="utf-8") in {environment.state() for environment in enough}

    def install(self) -> bool:
        """Install what is required and tell whether all went well."""
        pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
        return all(self.start([*pip, *arguments]) for arguments in (["--upgrade", "pip>=25.1"], self.requirements))

    def make(self) -> None:
        """Make it, or bring it up to date, unless it is current.

        One that was never finished, or whose Python no longer works, is made anew.
        """
        if self.is_current():
            return
        print(f"Preparing the environment in {self.name}; the first time takes a minute or two …", flush=True)
        same_python = ["-c", f"import pip, sys; sys.exit(sys.version != {self.base.version!r})"]
        usable = self.stamp.is_file() and self.start(same_python, quiet=True)
        self.stamp.unlink(missing_ok=True)
        if not (usable and self.install()):
            if self.base == HERE:
                add_venv_support()
            subprocess.run([self.base.path, "-m", "venv", "--clear", str(self.folder)], check=True)
            if not self.install():
                sys.exit("The packages could not be installed; the lines above say why.")
        self.stamp.write_text(self.state(), encoding="utf-8")

    def run(self, arguments: Sequence[str]) -> bool:
        """Show a command, run it here, and tell whether it succeeded."""
        print(f"\n$ python {' '.join(arguments)}", flush=True)
        return self.start(arguments)

    def pass_all(self, checks: Sequence[Sequence[str]]) -> bool:
        """Run checks one after another; pytest comes last, and a failure of an earlier one is not lost."""
        self.make()
        failed = [command for command in checks if not self.run(command)]
        for command in failed:
            print(f"FAILED: python {' '.join(command)}", flush=True)
        return not failed


EVERY_EXTRA = ("--editable", ".[ics,frames,excel,charts,solver]")
RUNTIME = Environment(".venv-dev", ("--editable", "."))
DEVELOPMENT = Environment(".venv-dev", (*EVERY_EXTRA, "--group", "dev"))
SMOKE = (*EVERY_EXTRA, "--group", "smoke")


def floors() -> tuple[str, ...]:
    """Return every dependency of the library, of its extras and of the smoke tests at the lowest version declared."""
    import tomllib  # Not there before Python 3.11, which is to be told so in words.

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*declared["project"]["dependencies"], *declared["dependency-groups"]["smoke"]]
    lines += [line for extra in declared["project"]["optional-dependencies"].values() for line in extra]
    return tuple(sorted({re.sub(r"(?:\[.*\])?>=([^,]+).*", r"==\1", line) for line in lines}))


def interpreters() -> dict[tuple[int, int], Interpreter]:
    """Return a Python of each minor version from the lowest up: this one, those on the path and those of pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    paths = [path for minor in range(MINIMUM[1], 30) if (path := shutil.which(f"python3.{minor}"))]
    paths += sorted(map(str, pyenv.glob("versions/3.*/bin/python3")))
    told = "import ensurepip, os, sys, venv; print(os.path.realpath(sys.executable), sys.version, sep='\\n', end='')"
    present: dict[tuple[int, int], Interpreter] = {HERE.minor: HERE}
    for path in paths:
        ended = subprocess.run([path, "-c", told], check=False, capture_output=True, text=True)
        if ended.returncode == 0:
            interpreter = Interpreter(*ended.stdout.split("\n", 1))
            present.setdefault(interpreter.minor, interpreter)
    return {minor: present[minor] for minor in sorted(present) if minor >= MINIMUM}


def add_venv_support() -> None:
    """On a Debian without the package for virtual environments, install that package, or say what to do."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    install_package = ["apt-get", "install", "--yes", "--no-install-recommends", package]
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update"], check=False)
        subprocess.run(install_package, check=False)
        importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(f"This Python cannot make virtual environments. On Debian, run: sudo {' '.join(install_package)}")


def demo() -> bool:
    """Check a shipped example."""
    RUNTIME.make()
    return RUNTIME.run(DEMO)


def quick() -> bool:
    """Run the checks that take under a minute together."""
    return DEVELOPMENT.pass_all(QUICK_CHECKS)


def test() -> bool:
    """Run every check."""
    return DEVELOPMENT.pass_all(CHECKS)


def smoke() -> bool:
    """Run written examples of every part on the Pythons that `test` and `floors` do not run on."""
    others = [python for minor, python in interpreters().items() if minor not in {MINIMUM, HERE.minor}]
    if not others:
        print("No other Python from 3.11 up is on this machine: smoke is skipped.", flush=True)
    names = [f".venv-{major}.{minor}" for major, minor in (python.minor for python in others)]
    passed = [
        Environment(name, SMOKE, python).pass_all([EVERY_PART]) for name, python in zip(names, others, strict=True)
    ]
    return all(passed)


def on_floors() -> bool:
    """Run written examples of every part on the lowest Python and the lowest versions declared."""
    lowest = interpreters().get(MINIMUM)
    if lowest is None:
        print("Python 3.11 is not on this machine: floors is skipped.", flush=True)
        return True
    return Environment(".venv-floors", (*SMOKE, *floors()), lowest).pass_all([EVERY_PART])


def mutants() -> bool:
    """Change the library in small ways, one at a time, and see whether a test notices."""
    DEVELOPMENT.make()
    return DEVELOPMENT.run(MUTANTS)


def docs() -> bool:
    """Write the generated pages and build the site."""
    DEVELOPMENT.make()
    return DEVELOPMENT.run(WRITE_PAGES) and DEVELOPMENT.run(BUILD_DOCS)


JOBS = {
    "demo": demo,
    "quick": quick,
    "test": test,
    "smoke": smoke,
    "floors": on_floors,
    "mutants": mutants,
    "docs": docs,
}


def main() -> int:
    """Run the job named on the command line; 0 means that it succeeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=sorted(JOBS))
    return 0 if JOBS[parser.parse_args().job]() else 1


if __name__ == "__main__":
    if sys.version_info < MINIMUM:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    sys.exit(main())
