"""The scalar reader: a rulebook and one fact sheet in, an explained assessment out.

Every verdict is exact. A measure is an interval of whole numbers; a criterion is met when every number that the facts
leave possible meets it, not met when none does, and unknown otherwise. Shares are compared by cross-multiplication.
"""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    Waived,
    When,
    leaf_facts,
    measured_facts,
    raisers,
)
from skillbase_rules.engine.findings import (
    Assessment,
    Finding,
    Observed,
    Operator,
    Ratio,
    Shortfall,
    Status,
    Threshold,
    UnknownCause,
    conjunction,
    disjunction,
)
from skillbase_rules.engine.intervals import Interval, count, measure
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.register import Rulebook


class LeafVerdict(NamedTuple):
    """What a leaf comes to, before the register adds its label and unit."""

    status: Status
    observed: Observed | None = None
    shortfall: Shortfall | None = None
    missing: tuple[str, ...] = ()
    cause: UnknownCause | None = None


def _inexact(names: tuple[str, ...], facts: BaseModel) -> tuple[str, ...]:
    """Return the counts among `names` that are not stated exactly."""
    return tuple(name for name in names if not getattr(facts, name).is_exact)


def _unsettled(observed: Observed | None, missing: tuple[str, ...]) -> LeafVerdict:
    # Where every fact is exact and the clause is still open, only experts can settle it.
    cause = UnknownCause.MISSING_FACT if missing else UnknownCause.JUDGEMENT
    return LeafVerdict(Status.UNKNOWN, observed, None, missing, cause)


def _amount(leaf: Amount, facts: BaseModel) -> LeafVerdict:
    seen = measure(leaf.of, facts)
    low, high = seen
    minimum = None if leaf.minimum is None else leaf.minimum + leaf.exclusive
    maximum = None if leaf.maximum is None else leaf.maximum - leaf.exclusive
    observed = None if seen == (0, None) else seen.quantity()
    names = measured_facts(leaf.of)
    if minimum is not None and high is not None and high < minimum:
        lacking = Quantity(at_least=minimum - high, at_most=minimum - low)
        return LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=raisers(leaf.of), amount=lacking))
    if maximum is not None and low > maximum:
        excess = Quantity(at_least=low - maximum, at_most=None if high is None else high - maximum)
        return LeafVerdict(
            Status.NOT_MET, observed, Shortfall(facts=raisers(leaf.of), amount=excess, direction="fewer")
        )
    if (minimum is None or low >= minimum) and (maximum is None or (high is not None and high <= maximum)):
        return LeafVerdict(Status.MET, observed)
    return _unsettled(observed, _inexact(names, facts))


def _share(leaf: ShareAtLeast, facts: BaseModel) -> LeafVerdict:
    part, whole = measure(leaf.part, facts), measure(leaf.whole, facts)
    nothing_known = part == whole == (0, None)
    observed = None if nothing_known else Ratio(part=part.quantity(), whole=whole.quantity())
    limit, above = leaf.limit
    a, b = limit.numerator, limit.denominator
    # Zero of zero is no share; a whole that may be empty can neither pass nor fail.
    whole_is_positive = whole.low > 0 or (leaf.nested and part.low > 0)
    if whole_is_positive and whole.high is not None and b * part.low - above >= a * whole.high:
        return LeafVerdict(Status.MET, observed)
    if whole.low > 0 and part.high is not None and b * part.high - above < a * whole.low:
        least = _parts_needed(a, b, whole.low, above) - part.high
        most = None if whole.high is None else _parts_needed(a, b, whole.high, above) - part.low
        lacking = Quantity(at_least=max(least, 1), at_most=most)
        return LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=raisers(leaf.part), amount=lacking))
    return _unsettled(observed, _inexact(leaf_facts(leaf), facts))


def _parts_needed(a: int, b: int, whole: int, above: bool) -> int:
    """Return the smallest part p with p / whole >= a / b, or > where the share must lie above."""
    return (a * whole) // b + 1 if above else -(-a * whole // b)


def _share_at_most(leaf: ShareAtMost, facts: BaseModel) -> LeafVerdict:
    part, whole = measure(leaf.part, facts), measure(leaf.whole, facts)
    observed = None if part == whole == (0, None) else Ratio(part=part.quantity(), whole=whole.quantity())
    against, a, b = leaf.sides
    per, below = measure(against, facts), leaf.limit[1]
    if whole.low > 0 and part.high is not None and b * part.high + below <= a * per.low:
        return LeafVerdict(Status.MET, observed)
    if whole.low > 0 and per.high is not None and b * part.low + below > a * per.high:
        excess = None
        # Where nothing else is in the whole, no smaller part is a smaller share.
        if per.high:
            most = None if part.high is None or not per.low else part.high - (a * per.low - below) // b
            excess = Quantity(at_least=part.low - (a * per.high - below) // b, at_most=most)
        lacking = Shortfall(facts=raisers(leaf.part), amount=excess, direction="fewer")
        return LeafVerdict(Status.NOT_MET, observed, lacking)
    return _unsettled(observed, _inexact(leaf_facts(leaf), facts))


def _ratio(leaf: RatioWithin, facts: BaseModel) -> LeafVerdict:
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    observed = None if many == per == (0, None) else Ratio(part=many.quantity(), whole=per.quantity())
    if many.low > 0:
        if leaf.maximum is not None and per.high is not None and many.low > leaf.maximum * per.high:
            return LeafVerdict(Status.NOT_MET, observed, _more_of(leaf.per, leaf.maximum, many, per))
        if leaf.minimum is not None and many.high is not None and many.high < leaf.minimum * per.low:
            lacking = Quantity(
                at_least=leaf.minimum * per.low - many.high,
                at_most=None if per.high is None else leaf.minimum * per.high - many.low,
            )
            return LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=raisers(leaf.many), amount=lacking))
        not_above = leaf.maximum is None or (many.high is not None and many.high <= leaf.maximum * per.low)
        not_below = leaf.minimum is None or (per.high is not None and many.low >= leaf.minimum * per.high)
        if not_above and not_below:
            return LeafVerdict(Status.MET, observed)
    missing = _inexact((*measured_facts(leaf.many), *measured_facts(leaf.per)), facts)
    if leaf.printed is None or not missing:
        return _unsettled(observed, missing)
    printed = count(facts, leaf.printed)
    by_print = _printed_status(leaf, printed)
    if by_print is Status.UNKNOWN:
        return _unsettled(observed, missing)
    seen = observed or Ratio(part=printed.quantity(), whole=Quantity.exactly(1))
    # How many teachers are lacking cannot be told from a printed figure alone.
    return LeafVerdict(by_print, seen, None if by_print is Status.MET else Shortfall(facts=(leaf.printed,)))


def _more_of(per: Measure, maximum: int, many: Interval, have: Interval) -> Shortfall:
    """Return how many more of the first count in `per` bring the ratio down to `maximum`."""
    weight = per.terms[0][1] if isinstance(per, Sum) else 1
    assert have.high is not None
    least = -(-(many.low - maximum * have.high) // (maximum * weight))
    most = None if many.high is None else -(-(many.high - maximum * have.low) // (maximum * weight))
    return Shortfall(facts=raisers(per), amount=Quantity(at_least=least, at_most=most))


def _printed_status(leaf: RatioWithin, printed: Interval) -> Status:
    low, high = printed
    # A figure below one may stand for none at all, of whom nothing is said.
    if high is None or low != high or low == 0:
        return Status.UNKNOWN
    slack = leaf.printed_slack
    # The true figure lies strictly inside the slack, so an end that only touches a limit is still on its good side.
    above = leaf.maximum is not None and (low - slack >= leaf.maximum if slack else low > leaf.maximum)
    below = leaf.minimum is not None and (low + slack <= leaf.minimum if slack else low < leaf.minimum)
    if above or below:
        return Status.NOT_MET
    not_above = leaf.maximum is None or low + slack <= leaf.maximum
    not_below = leaf.minimum is None or low - slack >= leaf.minimum
    return Status.MET if not_above and not_below else Status.UNKNOWN


def _holds(leaf: Holds, facts: BaseModel) -> LeafVerdict:
    values: list[bool | None] = [getattr(facts, name) for name in leaf.facts]
    if values.count(leaf.value) == len(values):
        return LeafVerdict(Status.MET, leaf.value)
    wrong = tuple(name for name, value in zip(leaf.facts, values, strict=True) if value is (not leaf.value))
    undeclared = tuple(name for name, value in zip(leaf.facts, values, strict=True) if value is None)
    if leaf.undeclared_fails:
        wrong += undeclared
    if wrong:
        observed = None if set(wrong) <= set(undeclared) else not leaf.value
        return LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=wrong))
    cause = UnknownCause.JUDGEMENT if leaf.judgement else UnknownCause.MISSING_FACT
    return LeafVerdict(Status.UNKNOWN, None, None, undeclared, cause)


def _one_of(leaf: OneOf, facts: BaseModel) -> LeafVerdict:
    value: str | None = getattr(facts, leaf.fact)
    if value is None:
        return _unsettled(None, (leaf.fact,))
    seen = str(value)
    if seen in leaf.allowed:
        return LeafVerdict(Status.MET, seen)
    if seen in leaf.referred:
        return _unsettled(seen, ())
    return LeafVerdict(Status.NOT_MET, seen, Shortfall(facts=(leaf.fact,)))


def judge_leaf(leaf: Leaf, facts: BaseModel) -> LeafVerdict:
    """Return what one leaf comes to on these facts."""
    match leaf:
        case Holds():
            return _holds(leaf, facts)
        case Amount():
            return _amount(leaf, facts)
        case ShareAtLeast():
            return _share(leaf, facts)
        case ShareAtMost():
            return _share_at_most(leaf, facts)
        case RatioWithin():
            return _ratio(leaf, facts)
        case OneOf():
            return _one_of(leaf, facts)
        case Together(tests=tests):
            return _together([judge_leaf(test, facts) for test in tests])


def _together(found: list[LeafVerdict]) -> LeafVerdict:
    status = conjunction(one.status for one in found)
    deciding = next(one for one in found if one.status is status)
    missing = tuple(dict.fromkeys(name for one in found for name in one.missing)) if status is Status.UNKNOWN else ()
    cause = (
        UnknownCause.MISSING_FACT if any(one.cause is UnknownCause.MISSING_FACT for one in found) else deciding.cause
    )
    return LeafVerdict(status, found[0].observed, deciding.shortfall, missing, cause if missing else deciding.cause)


def asks(leaf: Leaf) -> tuple[Operator, Threshold]:
    """Return the comparison and the threshold that a leaf asks for."""
    match leaf:
        case Holds(value=value):
            return "is", value
        case ShareAtLeast(percent=percent, exclusive=exclusive):
            return (">" if exclusive else ">="), percent
        case ShareAtMost(percent=percent, exclusive=exclusive):
            return ("<" if exclusive else "<="), percent
        case Amount(minimum=minimum, maximum=maximum, exclusive=exclusive):
            return _ends(minimum, maximum, exclusive)
        case RatioWithin(minimum=minimum, maximum=maximum):
            return _ends(minimum, maximum, exclusive=False)
        case OneOf(allowed=allowed):
            return "in", allowed
        case Together(tests=tests):
            return asks(tests[0])


def _ends(minimum: int | None, maximum: int | None, exclusive: bool) -> tuple[Operator, Threshold]:
    if minimum is not None and maximum is not None:
        return "range", (minimum, maximum)
    if minimum is not None:
        return (">" if exclusive else ">="), minimum
    assert maximum is not None
    return ("<" if exclusive else "<="), maximum


class Gate(NamedTuple):
    """Whether the leaves below are asked at all."""

    status: Status = Status.MET
    missing: tuple[str, ...] = ()
    conditions: tuple[Criterion, ...] = ()
    """What it hangs on."""


OPEN = Gate()
CLOSED = Gate(Status.NOT_APPLICABLE)


def evaluate(rulebook: Rulebook, facts: BaseModel) -> Assessment:
    """Judge one fact sheet by a rulebook and say why, clause by clause."""
    return _group(rulebook.root, rulebook, facts, OPEN)


def _group(group: AllOf | AnyOf, book: Rulebook, facts: BaseModel, gate: Gate) -> Assessment:
    parts = tuple(_part(part, book, facts, gate) for part in group.parts)
    join = conjunction if isinstance(group, AllOf) else disjunction
    status = join(part.status for part in parts)
    return Assessment(clause=group.clause, label=group.label, status=status, parts=parts)


def _part(criterion: Criterion, book: Rulebook, facts: BaseModel, gate: Gate) -> Finding | Assessment:
    match criterion:
        case AllOf() | AnyOf():
            return _group(criterion, book, facts, gate)
        case Waived(inner):
            return _part(inner, book, facts, CLOSED)
        case When():
            side, asked = asked_side(criterion, facts, gate)
            return _part(side, book, facts, asked)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return _finding(criterion, book, facts, gate)


def asked_side(criterion: When, facts: BaseModel, gate: Gate) -> tuple[Criterion, Gate]:
    """Return the side of a criterion that is asked, under a gate above it, and the gate of that side."""
    asked = gate if gate.status is not Status.MET else _gate(criterion.condition, facts)
    if asked.status is Status.NOT_APPLICABLE and criterion.otherwise is not None and gate.status is Status.MET:
        return criterion.otherwise, gate
    return criterion.then, Gate(asked.status, asked.missing, (*gate.conditions, criterion.condition))


def _gate(condition: Criterion, facts: BaseModel) -> Gate:
    status, missing = verdict(condition, facts)
    if status is Status.MET:
        return OPEN
    return Gate(Status.UNKNOWN, missing) if status is Status.UNKNOWN else CLOSED


def verdict(criterion: Criterion, facts: BaseModel) -> tuple[Status, tuple[str, ...]]:
    """Return the bare status of a criterion and the facts that would settle it, without explanation."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            results = [verdict(part, facts) for part in parts]
            join = conjunction if isinstance(criterion, AllOf) else disjunction
            missing = tuple(dict.fromkeys(name for _, names in results for name in names))
            return join(status for status, _ in results), missing
        case Waived():
            return Status.NOT_APPLICABLE, ()
        case When(condition, then, otherwise):
            gate = _gate(condition, facts)
            if gate.status is Status.MET:
                return verdict(then, facts)
            if gate.status is Status.NOT_APPLICABLE and otherwise is not None:
                return verdict(otherwise, facts)
            return gate.status, gate.missing
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            found = judge_leaf(criterion, facts)
            return found.status, found.missing


def _finding(leaf: Leaf, book: Rulebook, facts: BaseModel, gate: Gate) -> Finding:
    clause = book.clauses[leaf.clause]
    found = judge_leaf(leaf, facts) if gate.status is not Status.NOT_APPLICABLE else LeafVerdict(Status.NOT_APPLICABLE)
    if gate.status is Status.UNKNOWN:
        missing = tuple(dict.fromkeys((*gate.missing, *found.missing)))
        found = LeafVerdict(Status.UNKNOWN, found.observed, None, missing, UnknownCause.MISSING_FACT)
    readings = clause.readings
    if found.cause is UnknownCause.MISSING_FACT:
        readings = (*readings, book.missing_reading)
        if book.missing_fails:
            # A yes, a no or a name may itself be right; it is what was not stated that fails.
            observed = None if isinstance(found.observed, (bool, str)) else found.observed
            found = LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=found.missing))
    operator, threshold = asks(leaf)
    return Finding(
        clause=clause.id,
        label=clause.label,
        status=found.status,
        observed=found.observed,
        operator=operator,
        threshold=threshold,
        unit=book.units.get(clause.id, ""),
        shortfall=found.shortfall,
        facts=leaf_facts(leaf),
        missing=found.missing,
        unknown_cause=found.cause,
        readings=readings,
    )
