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
from skillbase_rules.engine.evaluate import judge_leaf, verdict
from skillbase_rules.engine.findings import Finding, Status
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet

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

    def status(sheet: Sheet) -> Status:
        for gate in gates:
            asked, _ = verdict(gate, sheet)
            if asked is not Status.MET:
                return Status.UNKNOWN if asked is Status.UNKNOWN else Status.NOT_APPLICABLE
        return judge_leaf(leaf, sheet).status

    for fact in finding.missing:
        if isinstance(getattr(facts, fact), Quantity):
            yield from _settling_counts(fact, facts, status, _hints(leaf, facts))
        else:
            yield from _settling_values(fact, facts, status)


def _settling_values(fact: str, facts: Sheet, status: Callable[[Sheet], Status]) -> Iterator[Settling]:
    by_status: dict[Status, list[bool | str]] = {}
    for value in facts.values_of(fact):
        by_status.setdefault(status(facts.model_copy(update={fact: value})), []).append(value)
    for found, values in by_status.items():
        if found is not Status.UNKNOWN:
            yield Settling(fact=fact, values=tuple(values), status=found)


def _hints(leaf: Leaf, facts: Sheet) -> tuple[int, ...]:
    """Return numbers near which the status may turn twice within one doubling: the ends of a range."""
    match leaf:
        case Amount(minimum=minimum, maximum=maximum):
            return tuple(end for end in (minimum, maximum) if end is not None)
        case RatioWithin(minimum=minimum, maximum=maximum):
            ends = [end for end in (minimum, maximum) if end is not None]
            known = [getattr(facts, name).at_most for name in leaf_facts(leaf)]
            sizes = [size for size in known if size]
            return tuple(
                number for end in ends for size in sizes for number in (end * size, size // end, -(-size // end))
            )
        case ShareAtLeast() | ShareAtMost() | Holds() | OneOf() | Together():
            return ()


def _settling_counts(
    fact: str, facts: Sheet, status: Callable[[Sheet], Status], hints: tuple[int, ...]
) -> Iterator[Settling]:
    stated: Quantity = getattr(facts, fact)
    bottom, end = _possible_counts(fact, facts)
    top = FAR if end is None else end

    def at(value: int) -> Status:
        exact = type(stated).exactly(value)
        return status(facts.model_copy(update={fact: exact}))

    start = bottom
    while start <= top:
        here = at(start)
        turn = _next_turn(at, start, top, sorted(hint for hint in hints if hint > start))
        last = top if turn is None else turn - 1
        if here is not Status.UNKNOWN:
            open_ended = turn is None and end is None
            yield Settling(fact=fact, at_least=start, at_most=None if open_ended else last, status=here)
        if turn is None:
            return
        start = turn


def _possible_counts(fact: str, facts: Sheet) -> tuple[int, int | None]:
    """Return the ends between which a count can lie beside the other facts."""
    own: Quantity = getattr(facts, fact)
    lows, highs = [own.at_least], [own.at_most]

    def ends(names: tuple[str, ...]) -> tuple[int, int | None]:
        counts: list[Quantity] = [getattr(facts, name) for name in names if name != fact]
        most = [count.at_most for count in counts]
        return sum(count.at_least for count in counts), None if None in most else sum(e for e in most if e is not None)

    for part, whole in facts.all_limits():
        (least_part, _), (_, most_whole) = ends(part), ends(whole)
        if fact in part and most_whole is not None:
            highs.append(most_whole - least_part)
        if fact in whole and most_whole is not None:
            lows.append(least_part - most_whole)
    for first, second, both, within in facts.all_united():
        most = getattr(facts, within).at_most
        if fact == both and most is not None:
            lows.append(getattr(facts, first).at_least + getattr(facts, second).at_least - most)
    known = [high for high in highs if high is not None]
    return max(lows), min(known) if known else None


def _next_turn(at: Callable[[int], Status], start: int, top: int, hints: list[int]) -> int | None:
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
