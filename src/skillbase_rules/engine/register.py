"""The register of a notice: every normative sentence with a stable id, and the rulebooks whose leaves cite it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Literal

from skillbase_rules.engine.criteria import AllOf, AnyOf, leaf_facts, leaves
from skillbase_rules.engine.parameters import ParameterSet
from skillbase_rules.engine.readings import ReadingSet
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text

ClauseKind = Literal[
    "condition", "preferential", "quota", "procedure", "deadline", "definition", "funding", "non-normative"
]
ClauseTrack = Literal["national", "municipal", "both"]
WithoutRule = Literal["experts", "authorities", "no_norm"]
"""Why no rule and no function answers a clause: experts do, the authorities act by it, or it asks for nothing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One normative sentence of a notice. What its rule says (facts, threshold, unit) is not repeated here."""

    id: str
    source: str
    """Where it stands in the notice: section, item and number."""
    label: Text
    summary: Text
    """What it says, in our own words."""
    kind: ClauseKind
    track: ClauseTrack = "both"
    asked_of: str = "all"
    """Whom it binds."""
    readings: tuple[str, ...] = ()
    """The readings that it depends on, by R-number."""
    answered_by: tuple[str, ...] = ()
    """The public functions that judge or compute it where no criterion does."""
    without_rule: WithoutRule | None = None
    """Why nothing answers it; None where a criterion or a function does."""

    def saying(self, en: str, zh: str = "") -> Clause:
        """Return the clause with what it says; in Chinese it is its label where nothing is said."""
        return replace(self, summary=Text(zh or self.label.zh, en))

    def left_to(self, whom: WithoutRule) -> Clause:
        """Return the clause as one that neither a criterion nor a function answers, with the reason."""
        return replace(self, without_rule=whom)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a notice: what the clauses that stand there have in common."""

    source: str
    kind: ClauseKind
    track: ClauseTrack = "both"
    asked_of: str = "all"

    def clause(
        self,
        id_: str,
        zh: str,
        en: str,
        *readings: str,
        kind: ClauseKind | None = None,
        asked_of: str | None = None,
        answered_by: tuple[str, ...] = (),
    ) -> Clause:
        """Return a clause that stands here, labelled in both languages; `Clause.saying` adds what it says."""
        kind, asked_of = kind or self.kind, asked_of or self.asked_of
        return Clause(id_, self.source, Text(zh, en), Text("", ""), kind, self.track, asked_of, readings, answered_by)


@dataclass(frozen=True)
class Rulebook:
    """A tree of criteria with the register that its clause ids point into."""

    root: AllOf | AnyOf
    clauses: Mapping[str, Clause]
    """The clauses that its leaves judge, each with those of its readings that are switches."""
    units: Mapping[str, str]
    """Units of the counts and shares that the leaves ask for, by clause; none for a yes, a no or a name."""
    missing_fails: bool = False
    """A missing fact counts as a failure instead of leaving the clause open."""
    missing_reading: str = ""
    """The reading that says what a missing fact means."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # To go through the whole tree takes longer than to judge by it.
        return hash((self.root, self.missing_fails))


def rulebook(
    root: AllOf | AnyOf,
    clauses: Mapping[str, Clause],
    sheets: tuple[type[Sheet], ...],
    parameters: ParameterSet,
    readings: ReadingSet,
    *,
    missing_fails: bool = False,
    missing_reading: str = "",
) -> Rulebook:
    """Return the rulebook of a tree: each clause with its unit, and with those of its readings that are switches.

    A clause counts in the unit of its parameter, or else in that of the first fact that it reads. Where it has several
    parameters, the one in the unit of that fact is meant.
    """
    cited, units = {}, {}
    for leaf in leaves(root):
        cited[leaf.clause] = _cited(clauses[leaf.clause], type(readings))
        units[leaf.clause] = _unit(leaf.clause, leaf_facts(leaf)[:1], sheets, type(parameters))
    return Rulebook(root, MappingProxyType(cited), MappingProxyType(units), missing_fails, missing_reading)


# An edition is written anew under every alternative of a reading; what no alternative changes is worked out once.


@cache
def _cited(clause: Clause, readings: type[ReadingSet]) -> Clause:
    """Return a clause with those of its readings that are switches."""
    switches = {switch.id for switch in readings.switches().values()}
    return replace(clause, readings=tuple(id_ for id_ in clause.readings if id_ in switches))


@cache
def _unit(
    clause: str, first_fact: tuple[str, ...], sheets: tuple[type[Sheet], ...], parameters: type[ParameterSet]
) -> str:
    """Return the unit that a clause counts in."""
    of_fact = next((unit for sheet in sheets for fact in first_fact if (unit := sheet.unit(fact))), "")
    of_numbers = [note.unit for note in parameters.documented().values() if note.clause == clause] or [of_fact]
    return of_fact if of_fact in of_numbers else of_numbers[0]
