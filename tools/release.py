"""Build the sdist and the wheel, and try both where nothing else of the project is: ``python -m tools.release dist``.

The wheel goes into an environment of its own with nothing but its dependencies and passes the cases that the sdist
holds. Then the tests of the sdist that need no extra are run against it, outside the repository.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
WITHOUT_EXTRAS = ["tests/engine", "tests/facts", "tests/analyses", "tests/test_cases.py", "tests/test_examples.py"]
TEST_TOOLS = ["pytest>=9,<10", "hypothesis>=6.130,<7", "sybil>=10,<11"]


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command away from the repository, or end with its status."""
    print("$", *command, flush=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run([str(word) for word in command], check=False, cwd=cwd, env={**kept, "PYTHONUTF8": "1"})
    if ended.returncode:
        sys.exit(ended.returncode)


def environment(folder: Path, *packages: str | Path) -> Path:
    """Make an environment with some packages and return its folder of programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", *packages, cwd=folder)
    return programs


def build(into: Path, work: Path) -> tuple[Path, Path]:
    """Build the sdist, and the wheel from the sdist, and return both."""
    programs = environment(work / "builder", "build>=1.2")
    run(programs / "python", "-m", "build", "--outdir", work / "dist", ROOT, cwd=work)
    for file in (work / "dist").iterdir():
        file.replace(into / file.name)
    (sdist,), (wheel,) = sorted(into.glob("*.tar.gz")), sorted(into.glob("*.whl"))
    return sdist, wheel


def main() -> None:
    """Build into the folder named, then try what was built."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("into", type=Path, help="an empty folder for the two files")
    into: Path = parser.parse_args().into.resolve()
    into.mkdir(parents=True, exist_ok=True)
    if any(into.iterdir()):
        parser.error(f"{into} is not empty")
    with TemporaryDirectory() as folder:
        work = Path(folder)
        sdist, wheel = build(into, work)
        with tarfile.open(sdist) as archive:
            archive.extractall(work / "sdist", filter="data")
        (unpacked,) = (work / "sdist").iterdir()
        programs = environment(work / "empty", wheel)
        run(programs / "skillbase-rules", "test", unpacked / "examples" / "cases", cwd=work)
        run(programs / "python", "-m", "pip", "install", "--quiet", *TEST_TOOLS, cwd=work)
        # The library is the one installed: its source is out of the way.
        (unpacked / "src").rename(work / "src")
        run(programs / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *WITHOUT_EXTRAS, cwd=unpacked)


if __name__ == "__main__":
    main()
