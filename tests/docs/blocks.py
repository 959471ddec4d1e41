"""How each kind of code block in the README and the documentation is run; a kind without a way to be run is an error.

``python``   run, with doctest where it has prompts
``console``  commands after ``$``, each run and its output compared; a line ``...`` stands for any lines
``json``     a file with the name in ``title="..."``; an application must be valid
``sh``       commands that set things up, which are checked against what they name instead of being run
"""

from __future__ import annotations

import doctest
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

from sybil import Document, Example, Region
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer
from sybil.typing import Parser

import dev
from skillbase_rules import Application
from skillbase_rules.analyses.cases import CaseFile
from skillbase_rules.cli import parser
from skillbase_rules.frames.records import Backend

ROOT = Path(dev.__file__).parent
EXTRAS = frozenset(
    tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
)
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
ANY_LINES = "..."


def split_console(source: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output shown under it."""
    for part in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(shown: str, printed: str) -> bool:
    """Tell whether `printed` is what the document shows."""
    parts = re.split(rf"^{re.escape(ANY_LINES)}\n", shown.rstrip() + "\n", flags=re.MULTILINE)
    pattern = r"(?:.*\n)*".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, printed.rstrip() + "\n") is not None


def run_console(example: Example) -> str | None:
    """Run the commands of a console block and tell where the output differs."""
    status = 0
    for command, shown in split_console(example.parsed):
        if command == "echo $?":
            printed = f"{status}\n"
        else:
            words = shlex.split(command)
            if words[0] == "skillbase-rules":
                words[:1] = ["python", "-m", "skillbase_rules"]
            if words[:3] != ["python", "-m", "skillbase_rules"]:
                return f"Only commands of skillbase-rules can be run here, not {command!r}."
            ended = subprocess.run(
                [sys.executable, "-X", "utf8", *words[1:]], check=False, capture_output=True, encoding="utf-8"
            )
            status, printed = ended.returncode, ended.stdout + ended.stderr
        if not matches(shown, printed):
            return f"$ {command}\nThe document shows:\n{shown}\nThe command prints:\n{printed}"
    return None


def check_json(example: Example) -> str | None:
    """Write a JSON block to the file it is titled with, and validate it if it is an application or holds cases."""
    content = json.loads(example.parsed)
    if title := re.search(r'title="([\w.-]+)"', example.region.lexemes["info"]):
        Path(title[1]).write_text(example.parsed, encoding="utf-8")
    if "applicant" in content:
        Application.model_validate(content)
    if "cases" in content:
        CaseFile.model_validate(content)
    return None


def is_parsed(arguments: list[str]) -> bool:
    """Tell whether the command line knows these arguments."""
    try:
        parser().parse_args(arguments)
    except SystemExit:
        return False
    return True


def check_shell(example: Example) -> str | None:
    """Check that each command names a job, an extra, a step or arguments that exist."""
    for line in example.parsed.splitlines():
        words = shlex.split(line, comments=True)
        match words:
            case [] | ["cd", _] | ["git", "clone", *_]:
                continue
            case ["python3", "dev.py", job] if job in dev.JOBS:
                continue
            case [tries, ".venv-dev/bin/python", "-m", "pytest", path] if (ROOT / path).is_dir():
                if re.fullmatch("SKILLBASE_TRIES=[0-9]+", tries):
                    continue
            case ["python", "-m", module, *_] if (ROOT / f"{module.replace('.', '/')}.py").is_file():
                continue
            case ["skillbase-rules", *arguments] if is_parsed(arguments):
                continue
            case ["pip", "install", requirement, *libraries] if set(libraries) <= {*get_args(Backend)}:
                named = re.fullmatch(r"(?:\.|skillbase-rules)(?:\[([\w,]+)\])?", requirement)
                if named and EXTRAS.issuperset((named[1] or "").split(",") if named[1] else ()):
                    continue
        return f"This command is not known to work: {line!r}"
    return None


def refuse(example: Example) -> str:
    """Refuse a block that nothing can run."""
    return f"A block of the kind {example.region.lexemes['info']!r} is not run by the tests."


EVALUATORS: dict[str, Callable[[Example], str | None]] = {
    "console": run_console,
    "json": check_json,
    "sh": check_shell,
}


def parse_other_blocks(document: Document) -> Iterable[Region]:
    """Yield every fenced block but the Python ones."""
    for region in RawFencedCodeBlockLexer(re.compile(r"(?P<info>[^\n]*)\n"))(document):
        language = region.lexemes["info"].split(" ")[0]
        if language != "python":
            region.parsed = region.lexemes["source"]
            region.evaluator = EVALUATORS.get(language, refuse)
            yield region


PARSERS: list[Parser] = [PythonCodeBlockParser(doctest_optionflags=OPTIONS), parse_other_blocks]
