"""Results that can be looked at: a short line in a console, a page in a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from importlib import import_module

SHOWN_BY = "skillbase_rules.display"
"""The part that knows how results are shown.

A result asks for it by name and only when it is looked at, so that no verdict leans on how verdicts are shown.
"""


class Shown:
    """A result that shows itself: ``_repr_html_`` in a notebook, one short line everywhere else."""

    __slots__ = ()

    def _gist(self) -> str:
        """Return what the short line says of this result."""
        return ""

    def __repr__(self) -> str:
        return f"<{' '.join(filter(None, (type(self).__name__, self._gist())))}>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        page: str = import_module(SHOWN_BY).displayed(self)
        return page


def tally(values: Iterable[StrEnum]) -> str:
    """Return how often each value occurs, such as ``met 21, not_met 1``, in the order of the values."""
    counted = Counter(values)
    ordered = sorted(counted, key=lambda value: list(type(value).__members__.values()).index(value))
    return ", ".join(f"{value} {counted[value]}" for value in ordered)
