"""What an edition is: parameters, default readings, the register, and the rulebooks built from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, TypeVar

from skillbase_rules.criteria import AllOf, AnyOf, Clause, Rulebook
from skillbase_rules.errors import UnknownNameError
from skillbase_rules.parameters import ParameterSet
from skillbase_rules.readings import ReadingSet
from skillbase_rules.text import Text

P = TypeVar("P", bound=ParameterSet)
R = TypeVar("R", bound=ReadingSet)


@dataclass(frozen=True, eq=False)
class Edition(Generic[P, R]):
    """One notice as data."""

    id: str
    title: Text
    parameters: P
    readings: R
    """The recommended default of every reading."""
    clauses: Mapping[str, Clause]
    parts: Mapping[str, Callable[[P, R], AllOf | AnyOf]]
    """The builders of the rulebooks, by the name of the part of the notice."""
    missing_fails: Callable[[R], bool]
    """Whether a missing fact counts as a failure under the readings given."""
    missing_reading: str
    """The reading that says so, by its R-number."""

    def revise(self, **changes: object) -> Edition[P, R]:
        """Return a new edition with some parameters changed.

        Raises:
            pydantic.ValidationError: A parameter is unknown, or its value is out of range.
        """
        return replace(self, parameters=self.parameters.revised(**changes))

    def rulebook(self, part: str, readings: R | None = None) -> Rulebook:
        """Return the criteria of one part of the notice under `readings`, or under the defaults.

        Raises:
            UnknownNameError: The edition has no part of that name.
        """
        if part not in self.parts:
            raise UnknownNameError(f"Edition {self.id} has no part {part!r}; its parts are {', '.join(self.parts)}.")
        return _rulebook(self, part, self.readings if readings is None else readings)


@lru_cache(maxsize=256)
def _rulebook(edition: Edition[P, R], part: str, readings: R) -> Rulebook:
    # A rulebook is a pure function of frozen values, so keeping the last ones changes nothing but the time it takes.
    switches = {switch.id for switch in readings.switches().values()}
    clauses = {
        clause.id: replace(clause, readings=tuple(id_ for id_ in clause.readings if id_ in switches))
        for clause in edition.clauses.values()
    }
    root = edition.parts[part](edition.parameters, readings)
    return Rulebook(root, clauses, edition.missing_fails(readings), edition.missing_reading)
