"""Make an environment for this project and run a job in it, with nothing but Python 3.11 or newer installed.

    python3 dev.py demo   check a shipped example with the library
    python3 dev.py quick  what most often breaks, in under a minute: lint, type checks and the written examples
    python3 dev.py test   lint, type checks, documentation and tests
    python3 dev.py docs   write the generated pages anew and build the documentation

Every job first makes (or reuses) a virtual environment of its own in ``.venv-dev``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv-dev"
STAMP = VENV / "installed.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MINIMUM = (3, 11)
# What would bring in other packages, or have every test compiled anew each time.
FOREIGN = {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}

EXAMPLE = "examples/technician_college.json"
RUNTIME = ["--editable", "."]
DEVELOPMENT = ["--editable", ".[ics,frames,excel,charts,solver]", "--group", "dev"]
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


def digest() -> str:
    """Return what an environment depends on: the interpreter, the place and the project's metadata."""
    state = f"{sys.version}|{os.path.realpath(sys.executable)}|{ROOT}|".encode()
    return hashlib.sha256(state + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def stamp(requirements: list[str]) -> str:
    """Return the line that marks an environment as holding `requirements`."""
    return f"{digest()} {' '.join(requirements)}"


def is_current(requirements: list[str]) -> bool:
    """Tell whether the environment was finished for this very state of the project."""
    if not STAMP.is_file() or not start(["-c", "import pip"], quiet=True):
        return False
    return STAMP.read_text(encoding="utf-8") in {stamp(requirements), stamp(DEVELOPMENT)}


def start(arguments: list[str], *, quiet: bool = False) -> bool:
    """Start the environment's Python at the root of the project and tell whether it succeeded."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    environment["PYTHONUTF8"] = "1"
    try:
        ended = subprocess.run([str(PYTHON), *arguments], check=False, cwd=ROOT, env=environment, capture_output=quiet)
    except OSError:
        return False
    return ended.returncode == 0


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


def install(requirements: list[str]) -> bool:
    """Install `requirements` into the environment and tell whether all went well."""
    pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    return all(start([*pip, *arguments]) for arguments in (["--upgrade", "pip>=25.1"], requirements))


def make_environment(requirements: list[str]) -> None:
    """Make the environment, or bring it up to date, unless it is current.

    One that was never finished, or whose Python no longer works, is made anew.
    """
    if is_current(requirements):
        return
    print(f"Preparing the environment in {VENV.name}; the first time takes a minute or two …", flush=True)
    same_python = ["-c", f"import pip, sys; sys.exit(sys.version != {sys.version!r})"]
    usable = STAMP.is_file() and start(same_python, quiet=True)
    STAMP.unlink(missing_ok=True)
    if not (usable and install(requirements)):
        add_venv_support()
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        if not install(requirements):
            sys.exit("The packages could not be installed; the lines above say why.")
    STAMP.write_text(stamp(requirements), encoding="utf-8")


def run(arguments: list[str]) -> bool:
    """Show a command, run it in the environment, and tell whether it succeeded."""
    print(f"\n$ python {' '.join(arguments)}", flush=True)
    return start(arguments)


def demo() -> bool:
    """Check a shipped example."""
    make_environment(RUNTIME)
    return run(DEMO)


def pass_all(checks: list[list[str]]) -> bool:
    """Run checks one after another; pytest comes last, and a failure of an earlier one is not lost."""
    make_environment(DEVELOPMENT)
    failed = [command for command in checks if not run(command)]
    for command in failed:
        print(f"FAILED: python {' '.join(command)}", flush=True)
    return not failed


def quick() -> bool:
    """Run the checks that take under a minute together."""
    return pass_all(QUICK_CHECKS)


def test() -> bool:
    """Run every check."""
    return pass_all(CHECKS)


def docs() -> bool:
    """Write the generated pages and build the site."""
    make_environment(DEVELOPMENT)
    return run(WRITE_PAGES) and run(BUILD_DOCS)


JOBS = {"demo": demo, "quick": quick, "test": test, "docs": docs}


def main() -> int:
    """Run the job named on the command line; 0 means that it succeeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=sorted(JOBS))
    return 0 if JOBS[parser.parse_args().job]() else 1


if __name__ == "__main__":
    if sys.version_info < MINIMUM:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    sys.exit(main())
