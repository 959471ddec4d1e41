"""What one leaf comes to, and what judges it: a status first, and then what explains that status."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from skillbase_rules.engine.criteria import Measure
from skillbase_rules.engine.findings import Observed, Ratio, Shortfall, Status, UnknownCause
from skillbase_rules.engine.intervals import open_facts
from skillbase_rules.engine.narrowing import Ends
from skillbase_rules.engine.quantities import quantity_of
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.stated import built

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
NOTHING: Ends = (0, None)
"""The ends of a count of which nothing is known."""


class LeafVerdict(NamedTuple):
    """What a leaf comes to, before the register adds its label and unit."""

    status: Status
    observed: Observed | None = None
    shortfall: Shortfall | None = None
    missing: tuple[str, ...] = ()
    cause: UnknownCause | None = None


class LeafJudge(NamedTuple):
    """A leaf as it is asked of every sheet of a kind."""

    status: Callable[[Group], Status]
    """What it comes to."""
    verdict: Callable[[Group], LeafVerdict]
    """What it comes to, explained."""


def open_among(facts: Group, *measures: Measure) -> tuple[str, ...]:
    """Return the counts that leave some measures open."""
    return tuple(dict.fromkeys(name for of in measures for name in open_facts(of, facts)))


def unsettled(observed: Observed | None, missing: tuple[str, ...]) -> LeafVerdict:
    """Return an open verdict, and whether facts or experts settle it."""
    # Where every fact is exact and the clause is still open, only experts can settle it.
    cause = UnknownCause.MISSING_FACT if missing else UnknownCause.JUDGEMENT
    return LeafVerdict(UNKNOWN, observed, None, missing, cause)


def observed_ratio(part: Ends, whole: Ends) -> Ratio | None:
    """Return two counts as the ratio that is shown; None where nothing is known of either."""
    return None if part == whole == NOTHING else as_ratio(part, whole)


def as_ratio(part: Ends, whole: Ends) -> Ratio:
    """Return the ends of two counts as the ratio of both."""
    return built(Ratio, {"part": quantity_of(part), "whole": quantity_of(whole)}, BOTH_SIDES)


BOTH_SIDES = {"part", "whole"}
