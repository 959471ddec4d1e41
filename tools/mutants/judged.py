"""What was judged of mutants that survive: those that nobody could notice, and those left although somebody could."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.mutants.changes import Mutant

Key = tuple[str, str, str, str, int]
JUDGED = Path(__file__).with_name("judged.toml")


@dataclass(frozen=True)
class Judged:
    """Why some mutants survive, by what names them."""

    equivalent: dict[Key, str]
    """The library does the same, so that no test could notice."""
    left: dict[Key, str]
    """A test could notice, and none is asked to."""

    def gone(self, mutants: Iterable[Mutant]) -> list[Key]:
        """Return the entries that name no mutant any more, because their line has changed."""
        present = {mutant.key for mutant in mutants}
        return [key for key in (*self.equivalent, *self.left) if key not in present]


def read_judged(path: Path = JUDGED) -> Judged:
    """Read the file of what was judged; an entry without a reason is refused."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Judged(**{kind: reasons(tables.get(kind, [])) for kind in ("equivalent", "left")})


def reasons(entries: list[dict[str, str | int]]) -> dict[Key, str]:
    """Return the reason of each entry by what names its mutant."""
    found: dict[Key, str] = {}
    for entry in entries:
        module, line, was, becomes = (str(entry[name]) for name in ("module", "line", "was", "becomes"))
        key = (module, line, was, becomes, int(entry.get("nth", 1)))
        if key in found or not str(entry["reason"]).strip():
            raise ValueError(f"an entry stands twice or has no reason: {key}")
        found[key] = str(entry["reason"])
    return found
