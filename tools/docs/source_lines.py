"""Where a clause stands in the source of an edition: every line that names it."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from skillbase_rules.engine.edition import AnyEdition

ROOT = Path(__file__).parents[2]
_QUOTED = re.compile(r'"([^"]*)"')


class SourceLine(NamedTuple):
    """One line of a file of the project."""

    path: str
    """From the root of the project, with forward slashes."""
    number: int
    """From 1."""

    @property
    def text(self) -> str:
        """What stands on the line."""
        return (ROOT / self.path).read_text(encoding="utf-8").splitlines()[self.number - 1]


def lines_by_clause(edition: AnyEdition) -> Mapping[str, list[SourceLine]]:
    """Return the lines that name each clause, in the files of its folder."""
    lines: defaultdict[str, list[SourceLine]] = defaultdict(list)
    for file in sorted(Path(inspect.getfile(edition.write)).parent.rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            for clause in dict.fromkeys(_QUOTED.findall(text)):
                if clause in edition.clauses:
                    lines[clause].append(SourceLine(path, number))
    return lines
