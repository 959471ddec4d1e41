"""Which values of a missing fact would settle a clause, while all else stays as it is.

The turning points are found by trying values on the clause's own criterion and halving between those that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.criteria import (
    Amount,
    Criterion,
    Holds,
    Leaf,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    leaf_facts,
)
from skillbase_rules.engine.findings import Finding, Status
from skillbase_rules.engine.possible import possible_on, status_of
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.verdicts import judge_of

FAR = 10**13
"""More of anything than a country has; what does not turn by then never will."""


class Settling(BaseModel):
    """A range or a set of values of one missing fact, and the status that the clause would then have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    at_least: int | None = None
    at_most: int | None = Field(default=None, description="Null with at_least given: no upper end.")
    values: tuple[bool | str, ...] = ()
    status: Status


def settling(leaf: Leaf, gates: tuple[Criterion, ...], facts: Sheet, finding: Finding) -> Iterator[Settling]:
    """Yield, for every missing fact, the values that settle the clause while all else stays as it is."""
    judge = judge_of(leaf, type(facts))
    conditions = [possible_on(gate, type(facts)) for gate in gates]

    def status(sheet: Sheet) -> Status | None:
        if sheet.narrowing.broken:
            # Such a value cannot be beside the others.
            return None
        asked = [status_of(gate(sheet)) for gate in conditions]
        if not {Status.NOT_MET, Status.NOT_APPLICABLE}.isdisjoint(asked):
            return Status.NOT_APPLICABLE
        judged = judge.status(sheet)
        return judged if judged is Status.MET or Status.UNKNOWN not in asked else Status.UNKNOWN

    for fact in finding.missing:
        if isinstance(getattr(facts, fact), Quantity):
            yield from _settling_counts(fact, facts, status, _hints(leaf, facts))
        else:
            yield from _settling_values(fact, facts, status)


def _settling_values(fact: str, facts: Sheet, status: Callable[[Sheet], Status | None]) -> Iterator[Settling]:
    by_status: dict[Status | None, list[bool | str]] = {}
    for value in facts.values_of(fact):
        by_status.setdefault(status(facts.with_answer(fact, value)), []).append(value)
    for settled, values in by_status.items():
        if settled not in {None, Status.UNKNOWN}:
            yield Settling(fact=fact, values=tuple(values), status=settled)


def _hints(leaf: Leaf, facts: Sheet) -> tuple[int, ...]:
    """Return numbers near which the status may turn twice within one doubling: the ends of a range."""
    match leaf:
        case Amount(minimum=minimum, maximum=maximum):
            return tuple(end for end in (minimum, maximum) if end is not None)
        case RatioWithin(minimum=minimum, maximum=maximum):
            ends = [end for end in (minimum, maximum) if end is not None]
            known = [facts.narrowing.ends[name].high for name in leaf_facts(leaf)]
            sizes = [size for size in known if size]
            return tuple(
                number for end in ends for size in sizes for number in (end * size, size // end, -(-size // end))
            )
        case ShareAtLeast() | ShareAtMost() | Holds() | OneOf() | Together():
            return ()


def _settling_counts(
    fact: str, facts: Sheet, status: Callable[[Sheet], Status | None], hints: tuple[int, ...]
) -> Iterator[Settling]:
    bottom, end = facts.narrowing.ends[fact]
    top = FAR if end is None else end

    def at(value: int) -> Status | None:
        return status(facts.with_counts({fact: (value, value)}))

    start = bottom
    while start <= top:
        here = at(start)
        turn = _next_turn(at, start, top, sorted(hint for hint in hints if hint > start))
        last = top if turn is None else turn - 1
        if here not in {None, Status.UNKNOWN}:
            open_ended = turn is None and end is None
            yield Settling(fact=fact, at_least=start, at_most=None if open_ended else last, status=here)
        if turn is None:
            return
        start = turn


def _next_turn(at: Callable[[int], Status | None], start: int, top: int, hints: list[int]) -> int | None:
    """Return the first number above `start` at which the status differs from that at `start`."""
    here = at(start)
    low, reach = start, 1
    while low < top:
        probe = min([start + reach, top, *(hint for hint in hints if hint > low)])
        if at(probe) is not here:
            high = probe
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if at(middle) is here else (low, middle)
            return high
        low = probe
        if low >= start + reach:
            reach *= 2
    return None
