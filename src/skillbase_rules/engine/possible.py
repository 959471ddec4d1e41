"""Every status that the facts leave possible, of a criterion and of what stands under a condition.

Of a group or a gate every status is known that its parts leave possible, so what comes to the same either way is
decided although a part of it is open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Leaf, Waived, When
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.judging import LeafVerdict
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.verdicts import judge_leaf, judge_of

Possible = int
"""The statuses that the facts leave possible, as a set of the three bits below."""
NONE, MET, NOT_MET, NOT_ASKED = 0, 1, 2, 4
OF_STATUS = {Status.MET: MET, Status.NOT_MET: NOT_MET, Status.NOT_APPLICABLE: NOT_ASKED, Status.UNKNOWN: MET | NOT_MET}
_DECIDED = {MET: Status.MET, NOT_MET: Status.NOT_MET, NOT_ASKED: Status.NOT_APPLICABLE}
_UNKNOWN = Status.UNKNOWN


def all_of_them(parts: Sequence[Possible]) -> Possible:
    """Return what a conjunction may come to; what is not applicable drops out."""
    return NOT_MET if NOT_MET in parts else _each_or_none({*parts})


def any_of_them(parts: Sequence[Possible]) -> Possible:
    """Return what a disjunction may come to; what is not applicable drops out."""
    return MET if MET in parts else _each_or_none({*parts})


def _each_or_none(parts: set[Possible]) -> Possible:
    """Return what parts may come to together of which none decides: what any may, and nothing where all drop out."""
    any_may, each_may = NONE, NOT_ASKED
    for possible in parts:
        any_may |= possible
        each_may &= possible
    return any_may & (MET | NOT_MET) | each_may


def joining(group: AllOf | AnyOf) -> Callable[[Sequence[Possible]], Possible]:
    """Return what tells what a group may come to by its parts."""
    return all_of_them if isinstance(group, AllOf) else any_of_them


def joined(group: AllOf | AnyOf, parts: list[Possible]) -> Possible:
    """Return what a group may come to."""
    return joining(group)(parts)


def status_of(possible: Possible) -> Status:
    """Return the one status that is possible, or unknown."""
    return _DECIDED.get(possible, _UNKNOWN)


class Gate(NamedTuple):
    """Whether the leaves below are asked at all."""

    may_open: bool
    may_close: bool
    has_other_side: bool = False
    """Where it is closed, another criterion is asked for the same clauses."""


OPEN = Gate(may_open=True, may_close=False)
CLOSED = Gate(may_open=False, may_close=True)
UNDECIDED = Gate(may_open=True, may_close=True)


def gate_under(possible: Possible, above: Gate) -> Gate:
    """Return whether what stands under a condition is asked, beside the gates above it."""
    if not (above.may_open and possible & MET):
        return CLOSED
    return UNDECIDED if above.may_close or possible != MET else OPEN


def asked_side(criterion: When, possible: Possible, above: Gate) -> tuple[Criterion, Gate]:
    """Return the side that is asked of a criterion whose condition may come to this, and the gate of that side."""
    asked = gate_under(possible, above)
    if criterion.otherwise is None:
        return criterion.then, asked
    if above.may_open and not asked.may_open:
        return criterion.otherwise, above
    return criterion.then, asked._replace(has_other_side=True)


Judge = Callable[[Leaf], LeafVerdict]
"""What each leaf comes to."""


def possible_statuses(criterion: Criterion, judge: Judge) -> Possible:
    """Return every status of a criterion that what its leaves come to leaves possible."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return joined(criterion, [possible_statuses(part, judge) for part in parts])
        case Waived():
            return NOT_ASKED
        case When(condition, then, otherwise):
            may = possible_statuses(condition, judge)
            asked = possible_statuses(then, judge) if may & MET else NONE
            elsewhere = NOT_ASKED if otherwise is None else possible_statuses(otherwise, judge)
            return asked if may == MET else asked | elsewhere
        case leaf:
            return OF_STATUS[judge(leaf).status]


@lru_cache(maxsize=4096)
def possible_on(criterion: Criterion, kind: type[Group]) -> Callable[[Group], Possible]:
    """Return what tells every status that a sheet of a kind leaves possible to a criterion."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            each, decides = (
                [possible_on(part, kind) for part in parts],
                NOT_MET if isinstance(criterion, AllOf) else MET,
            )

            def on_every_part(facts: Group) -> Possible:
                known = set()
                for part in each:
                    possible = part(facts)
                    if possible == decides:
                        return decides
                    known.add(possible)
                return _each_or_none(known)

            return on_every_part
        case Waived():
            return lambda _: NOT_ASKED
        case When(condition, then, otherwise):
            may, asked = possible_on(condition, kind), possible_on(then, kind)
            elsewhere = possible_on(otherwise or Waived(then), kind)

            def on_either_side(facts: Group) -> Possible:
                opens = may(facts)
                possible = asked(facts) if opens & MET else NONE
                return possible if opens == MET else possible | elsewhere(facts)

            return on_either_side
        case leaf:
            status = judge_of(leaf, kind).status
            return lambda facts: OF_STATUS[status(facts)]


def verdict(criterion: Criterion, facts: Group) -> tuple[Status, tuple[str, ...]]:
    """Return the bare status of a criterion and the facts that would settle it, without explanation."""
    return status_of(possible_on(criterion, type(facts))(facts)), missing_facts(criterion, facts)


def missing_facts(criterion: Criterion, facts: Group) -> tuple[str, ...]:
    """Return the facts that would settle a criterion; none where it is decided."""
    kind = type(facts)
    if possible_on(criterion, kind)(facts) in _DECIDED:
        return ()
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            read = parts
        case When(condition, then, otherwise):
            opens = possible_on(condition, kind)(facts)
            sides = ((condition, True), (then, opens & MET), (otherwise, opens != MET))
            read = tuple(side for side, is_read in sides if side is not None and is_read)
        case Waived():
            return ()
        case leaf:
            return judge_leaf(leaf, facts).missing
    return tuple(dict.fromkeys(name for part in read for name in missing_facts(part, facts)))
