"""One file counted under several choices: what does not read a choice is counted once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from skillbase_rules.facts.file import File
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.facts.stated import Values

Part = Callable[[File, Counting], Values]
"""What counts some facts of a file: a pure function of the file and of the choices that it reads."""


class CountedOnce:
    """A file, and what has been counted of it under the choices asked so far."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.counted: tuple[Facts, Values] | None = None
        """The sheet that was counted last as a whole, and what was counted for it."""
        self._known: dict[Part, list[tuple[dict[str, object], Values]]] = {}

    def part(self, count: Part, counting: Counting) -> Values:
        """Return what a part counts, anew only where a choice differs that it reads."""
        known = self._known.setdefault(count, [])
        for read, values in known:
            if read.items() <= counting.__dict__.items():
                return values
        noticed = _Noticed(counting)
        values = count(self.file, cast("Counting", noticed))
        known.append((noticed.read, values))
        return values


class _Noticed:
    """Choices that notice which of them are read."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self.read: dict[str, object] = {}

    def __getattr__(self, name: str) -> object:
        self.read[name] = choice = getattr(self._counting, name)
        # From now on it is found without asking here: a roster reads a choice for every trainer.
        setattr(self, name, choice)
        return choice
