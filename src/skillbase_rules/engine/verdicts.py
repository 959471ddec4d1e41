"""What one leaf of a rulebook comes to on the numbers that a sheet leaves possible, and how much is lacking."""

from __future__ import annotations

from typing import NamedTuple

from skillbase_rules.engine.criteria import (
    Amount,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    measured_facts,
    raisers,
)
from skillbase_rules.engine.findings import (
    Observed,
    Operator,
    Ratio,
    Shortfall,
    Status,
    Threshold,
    UnknownCause,
    conjunction,
)
from skillbase_rules.engine.intervals import count, measure, open_facts
from skillbase_rules.engine.narrowing import Interval, Quotient
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Group


class LeafVerdict(NamedTuple):
    """What a leaf comes to, before the register adds its label and unit."""

    status: Status
    observed: Observed | None = None
    shortfall: Shortfall | None = None
    missing: tuple[str, ...] = ()
    cause: UnknownCause | None = None


def _open_facts(facts: Group, *measures: Measure) -> tuple[str, ...]:
    """Return the counts that leave some measures open."""
    return tuple(dict.fromkeys(name for of in measures for name in open_facts(of, facts)))


def _unsettled(observed: Observed | None, missing: tuple[str, ...]) -> LeafVerdict:
    # Where every fact is exact and the clause is still open, only experts can settle it.
    cause = UnknownCause.MISSING_FACT if missing else UnknownCause.JUDGEMENT
    return LeafVerdict(Status.UNKNOWN, observed, None, missing, cause)


def _amount(leaf: Amount, facts: Group) -> LeafVerdict:
    seen = measure(leaf.of, facts)
    low, high = seen
    minimum = None if leaf.minimum is None else leaf.minimum + leaf.exclusive
    maximum = None if leaf.maximum is None else leaf.maximum - leaf.exclusive
    observed = None if seen == (0, None) else seen.quantity()
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
    return _unsettled(observed, _open_facts(facts, leaf.of))


def _share(leaf: ShareAtLeast, facts: Group) -> LeafVerdict:
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
    if leaf.quotient is None:
        return _unsettled(observed, _open_facts(facts, leaf.part, leaf.whole))
    by_quotient = _quotient_share(leaf, leaf.quotient, facts)
    if by_quotient is not Status.UNKNOWN:
        lacking_share = None if by_quotient is Status.MET else Shortfall(facts=(leaf.quotient.fact,))
        return LeafVerdict(by_quotient, observed or _as_printed(leaf.quotient, facts), lacking_share)
    return _unsettled(observed, _open_facts(facts, leaf.part, leaf.whole))


def _quotient_share(leaf: ShareAtLeast, quotient: Quotient, facts: Group) -> Status:
    """Return what a share says that is known as a quotient: it lies on or above it, and below the next one."""
    low, high = count(facts, quotient.fact)
    limit, above = leaf.limit
    asked = limit * quotient.times
    if low > asked or (low == asked and not above):
        return Status.MET
    return Status.NOT_MET if high is not None and high + 1 <= asked else Status.UNKNOWN


def _as_printed(quotient: Quotient, facts: Group) -> Ratio:
    """Return a quotient as the ratio of so many to the number that it is taken times."""
    return Ratio(part=count(facts, quotient.fact).quantity(), whole=Quantity.exactly(quotient.times))


def _parts_needed(a: int, b: int, whole: int, above: bool) -> int:
    """Return the smallest part p with p / whole >= a / b, or > where the share must lie above."""
    return (a * whole) // b + 1 if above else -(-a * whole // b)


def _share_at_most(leaf: ShareAtMost, facts: Group) -> LeafVerdict:
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
    return _unsettled(observed, _open_facts(facts, leaf.part, leaf.whole))


def _ratio(leaf: RatioWithin, facts: Group) -> LeafVerdict:
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    names = (*measured_facts(leaf.many), *measured_facts(leaf.per))
    # What follows from a printed figure alone is shown as that figure.
    nothing_stated = all(facts.stated[name] == (0, None) for name in names)
    observed = None if nothing_stated else Ratio(part=many.quantity(), whole=per.quantity())
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
        if not_above and not_below and per.low > 0:
            return LeafVerdict(Status.MET, observed)
        if per.high == 0:
            # Some of the one and none of the other is no ratio that a lower limit could welcome; one more of the other
            # may be too few or, for so small a number of the one, too many.
            return LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=raisers(leaf.per)))
    missing = _open_facts(facts, leaf.many, leaf.per)
    if leaf.quotient is not None and missing:
        by_quotient = _quotient_ratio(leaf, leaf.quotient, facts)
        if by_quotient is not Status.UNKNOWN:
            seen = observed or _as_printed(leaf.quotient, facts)
            lacking_per = None if by_quotient is Status.MET else Shortfall(facts=(leaf.quotient.fact,))
            return LeafVerdict(by_quotient, seen, lacking_per)
    if leaf.printed is None or not missing:
        return _unsettled(observed, missing)
    printed = count(facts, leaf.printed)
    by_print = _printed_status(leaf, printed)
    if by_print is Status.UNKNOWN:
        return _unsettled(observed, missing)
    seen = observed or Ratio(part=printed.quantity(), whole=Quantity.exactly(1))
    # How many are lacking cannot be told from a printed figure alone.
    return LeafVerdict(by_print, seen, None if by_print is Status.MET else Shortfall(facts=(leaf.printed,)))


def _quotient_ratio(leaf: RatioWithin, quotient: Quotient, facts: Group) -> Status:
    """Return what a ratio says that is known as a quotient."""
    low, high = count(facts, quotient.fact)
    if low == 0 and measure(leaf.many, facts).low == 0:
        # It may be a quotient of none of them, of which nothing is said.
        return Status.UNKNOWN
    if leaf.maximum is not None and low > leaf.maximum * quotient.times:
        return Status.NOT_MET
    if leaf.minimum is not None and high is not None and high < leaf.minimum * quotient.times:
        return Status.NOT_MET
    # What is cut off may lie above the number by anything less than one.
    not_above = leaf.maximum is None or (high is not None and high < leaf.maximum * quotient.times)
    not_below = leaf.minimum is None or low >= leaf.minimum * quotient.times
    return Status.MET if not_above and not_below else Status.UNKNOWN


def _more_of(per: Measure, maximum: int, many: Interval, have: Interval) -> Shortfall:
    """Return how many more of the first count in `per` bring the ratio down to `maximum`."""
    weight = per.terms[0][1] if isinstance(per, Sum) else 1
    assert have.high is not None
    least = -(-(many.low - maximum * have.high) // (maximum * weight))
    most = None if many.high is None else -(-(many.high - maximum * have.low) // (maximum * weight))
    return Shortfall(facts=raisers(per), amount=Quantity(at_least=least, at_most=most))


def _printed_status(leaf: RatioWithin, printed: Interval) -> Status:
    low, high = printed
    slack = leaf.printed_slack
    # The true figure lies strictly inside the slack, so an end that only touches a limit is still on its good side.
    if leaf.maximum is not None and (low - slack >= leaf.maximum if slack else low > leaf.maximum):
        return Status.NOT_MET
    below = high is not None and leaf.minimum is not None and high + slack < leaf.minimum + bool(slack)
    if below:
        return Status.NOT_MET
    not_above = leaf.maximum is None or (high is not None and high + slack <= leaf.maximum)
    not_below = leaf.minimum is None or low - slack >= leaf.minimum
    return Status.MET if not_above and not_below else Status.UNKNOWN


def _holds(leaf: Holds, facts: Group) -> LeafVerdict:
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


def _one_of(leaf: OneOf, facts: Group) -> LeafVerdict:
    value: str | None = getattr(facts, leaf.fact)
    if value is None:
        return _unsettled(None, (leaf.fact,))
    seen = str(value)
    if seen in leaf.allowed:
        return LeafVerdict(Status.MET, seen)
    if seen in leaf.referred:
        return _unsettled(seen, ())
    return LeafVerdict(Status.NOT_MET, seen, Shortfall(facts=(leaf.fact,)))


def judge_leaf(leaf: Leaf, facts: Group) -> LeafVerdict:
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


def _together(verdicts: list[LeafVerdict]) -> LeafVerdict:
    status = conjunction(verdict.status for verdict in verdicts)
    deciding = next(verdict for verdict in verdicts if verdict.status is status)
    if status is not Status.UNKNOWN:
        return LeafVerdict(status, verdicts[0].observed, deciding.shortfall)
    missing = tuple(dict.fromkeys(name for verdict in verdicts for name in verdict.missing))
    cause = UnknownCause.MISSING_FACT if missing_fact(verdicts) else deciding.cause
    return LeafVerdict(status, verdicts[0].observed, None, missing, cause)


def missing_fact(verdicts: list[LeafVerdict]) -> bool:
    """Tell whether some verdict is open because a fact is missing."""
    return any(verdict.cause is UnknownCause.MISSING_FACT for verdict in verdicts)


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
