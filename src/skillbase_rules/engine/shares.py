"""Two counts set against each other: shares and ratios, by their counts or by the figure that stands for these."""

from __future__ import annotations

from skillbase_rules.engine.criteria import (
    Measure,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    measured_facts,
    raisers,
)
from skillbase_rules.engine.findings import Ratio, Shortfall, Status
from skillbase_rules.engine.intervals import count, measure, reader
from skillbase_rules.engine.judging import (
    MET,
    NOT_MET,
    NOTHING,
    UNKNOWN,
    LeafJudge,
    LeafVerdict,
    as_ratio,
    observed_ratio,
    open_among,
    unsettled,
)
from skillbase_rules.engine.narrowing import Ends, Interval, Quotient
from skillbase_rules.engine.quantities import quantity_of
from skillbase_rules.engine.records import Group


def share_judge(leaf: ShareAtLeast, kind: type[Group]) -> LeafJudge:
    """Return what judges a share that is large enough."""
    read_part, read_whole = reader(leaf.part, kind), reader(leaf.whole, kind)
    limit, above = leaf.limit
    a, b = limit.numerator, limit.denominator
    nested, quotient = leaf.nested, leaf.quotient

    def by_counts(part: Ends, whole: Ends) -> Status:
        (low, high), (whole_low, whole_high) = part, whole
        # Zero of zero is no share; a whole that may be empty can neither pass nor fail.
        if whole_high is not None and (whole_low > 0 or (nested and low > 0)) and b * low - above >= a * whole_high:
            return MET
        return NOT_MET if high is not None and whole_low > 0 and b * high - above < a * whole_low else UNKNOWN

    def by_quotient(facts: Group, quotient: Quotient) -> Status:
        # The share lies on or above what is known of it, and below the next one.
        (low, high), asked = count(facts, quotient.fact), a * quotient.times
        if b * low - above >= asked:
            return MET
        return NOT_MET if high is not None and b * (high + 1) <= asked else UNKNOWN

    def status(facts: Group) -> Status:
        said = by_counts(read_part(facts), read_whole(facts))
        return said if said is not UNKNOWN or quotient is None else by_quotient(facts, quotient)

    def verdict(facts: Group) -> LeafVerdict:
        part, whole = read_part(facts), read_whole(facts)
        said, observed = by_counts(part, whole), observed_ratio(part, whole)
        if said is MET:
            return LeafVerdict(MET, observed)
        if said is UNKNOWN:
            by_figure = UNKNOWN if quotient is None else by_quotient(facts, quotient)
            if quotient is None or by_figure is UNKNOWN:
                return unsettled(observed, open_among(facts, leaf.part, leaf.whole))
            return _by_figure(by_figure, quotient.fact, observed or _as_printed(quotient, facts))
        (low, high), (whole_low, whole_high) = part, whole
        assert high is not None
        fewest = _parts_needed(a, b, whole_low, above) - high
        most = None if whole_high is None else _parts_needed(a, b, whole_high, above) - low
        lacking = quantity_of((max(fewest, 1), most))
        return LeafVerdict(NOT_MET, observed, Shortfall(facts=raisers(leaf.part), amount=lacking))

    return LeafJudge(status, verdict)


def _by_figure(status: Status, fact: str, observed: Ratio | None) -> LeafVerdict:
    """Return what a figure decides that stands for two counts; how many are lacking cannot be told from it alone."""
    return LeafVerdict(status, observed, None if status is MET else Shortfall(facts=(fact,)))


def _as_printed(quotient: Quotient, facts: Group) -> Ratio:
    """Return a quotient as the ratio of so many to the number that it is taken times."""
    return as_ratio(count(facts, quotient.fact), (quotient.times, quotient.times))


def _parts_needed(a: int, b: int, whole: int, above: bool) -> int:
    """Return the smallest part p with p / whole >= a / b, or > where the share must lie above."""
    return (a * whole) // b + 1 if above else -(-a * whole // b)


def share_at_most_judge(leaf: ShareAtMost, kind: type[Group]) -> LeafJudge:
    """Return what judges a share that is small enough."""
    against, a, b = leaf.sides
    below = leaf.limit[1]
    read_part, read_whole, read_per = (reader(of, kind) for of in (leaf.part, leaf.whole, against))

    def status(facts: Group) -> Status:
        (low, high), (per_low, per_high) = read_part(facts), read_per(facts)
        if read_whole(facts)[0] == 0:
            return UNKNOWN
        if high is not None and b * high + below <= a * per_low:
            return MET
        return NOT_MET if per_high is not None and b * low + below > a * per_high else UNKNOWN

    def verdict(facts: Group) -> LeafVerdict:
        (low, high), (per_low, per_high) = part, _ = read_part(facts), read_per(facts)
        said, observed = status(facts), observed_ratio(part, read_whole(facts))
        if said is MET:
            return LeafVerdict(MET, observed)
        if said is UNKNOWN:
            return unsettled(observed, open_among(facts, leaf.part, leaf.whole))
        excess = None
        # Where nothing else is in the whole, no smaller part is a smaller share.
        if per_high:
            most = None if high is None or not per_low else high - (a * per_low - below) // b
            excess = quantity_of((low - (a * per_high - below) // b, most))
        lacking = Shortfall(facts=raisers(leaf.part), amount=excess, direction="fewer")
        return LeafVerdict(NOT_MET, observed, lacking)

    return LeafJudge(status, verdict)


def ratio_judge(leaf: RatioWithin, kind: type[Group]) -> LeafJudge:
    """Return what judges so many for each."""
    read_many, read_per = reader(leaf.many, kind), reader(leaf.per, kind)
    names = (*measured_facts(leaf.many), *measured_facts(leaf.per))

    def status(facts: Group) -> Status:
        said = _ratio_status(leaf, read_many(facts), read_per(facts))
        if said is UNKNOWN and open_among(facts, leaf.many, leaf.per):
            return _figures_say(leaf, facts)[0]
        return said

    def verdict(facts: Group) -> LeafVerdict:
        said, many, per = status(facts), read_many(facts), read_per(facts)
        # What follows from a printed figure alone is shown as that figure.
        nothing_stated = all(facts.stated[name] == NOTHING for name in names)
        observed = None if nothing_stated else as_ratio(many, per)
        if said is UNKNOWN:
            return unsettled(observed, open_among(facts, leaf.many, leaf.per))
        if _ratio_status(leaf, many, per) is UNKNOWN:
            _, fact, figure = _figures_say(leaf, facts)
            return _by_figure(said, fact, observed or figure)
        return LeafVerdict(said, observed, None if said is MET else _ratio_lacks(leaf, many, per))

    return LeafJudge(status, verdict)


def _ratio_status(leaf: RatioWithin, many: Ends, per: Ends) -> Status:
    """Return what a ratio comes to by its counts."""
    (low, high), (per_low, per_high) = many, per
    if low == 0:
        return UNKNOWN
    if leaf.maximum is not None and per_high is not None and low > leaf.maximum * per_high:
        return NOT_MET
    if leaf.minimum is not None and high is not None and high < leaf.minimum * per_low:
        return NOT_MET
    not_above = leaf.maximum is None or (high is not None and high <= leaf.maximum * per_low)
    not_below = leaf.minimum is None or (per_high is not None and low >= leaf.minimum * per_high)
    if not_above and not_below and per_low > 0:
        return MET
    # Some of the one and none of the other is no ratio that a lower limit could welcome; one more of the other may be
    # too few or, for so small a number of the one, too many.
    return NOT_MET if per_high == 0 else UNKNOWN


def _ratio_lacks(leaf: RatioWithin, many: Ends, per: Ends) -> Shortfall:
    """Return what a ratio lacks that its counts fail."""
    (low, high), (per_low, per_high) = many, per
    if leaf.maximum is not None and per_high is not None and low > leaf.maximum * per_high:
        return _more_of(leaf.per, leaf.maximum, many, per)
    if leaf.minimum is not None and high is not None and high < leaf.minimum * per_low:
        most = None if per_high is None else leaf.minimum * per_high - low
        return Shortfall(facts=raisers(leaf.many), amount=quantity_of((leaf.minimum * per_low - high, most)))
    return Shortfall(facts=raisers(leaf.per))


def _figures_say(leaf: RatioWithin, facts: Group) -> tuple[Status, str, Ratio | None]:
    """Return what the figures say that stand for the counts of a ratio, the one that says it, and how it is shown."""
    if leaf.quotient is not None:
        said = _quotient_ratio(leaf, leaf.quotient, facts)
        if said is not UNKNOWN:
            return said, leaf.quotient.fact, _as_printed(leaf.quotient, facts)
    if leaf.printed is None:
        return UNKNOWN, "", None
    printed = count(facts, leaf.printed)
    return _printed_status(leaf, printed), leaf.printed, as_ratio(printed, (1, 1))


def _quotient_ratio(leaf: RatioWithin, quotient: Quotient, facts: Group) -> Status:
    """Return what a ratio says that is known as a quotient."""
    low, high = count(facts, quotient.fact)
    if low == 0 and measure(leaf.many, facts).low == 0:
        # It may be a quotient of none of them, of which nothing is said.
        return UNKNOWN
    if leaf.maximum is not None and low > leaf.maximum * quotient.times:
        return NOT_MET
    if leaf.minimum is not None and high is not None and high < leaf.minimum * quotient.times:
        return NOT_MET
    # What is cut off may lie above the number by anything less than one.
    not_above = leaf.maximum is None or (high is not None and high < leaf.maximum * quotient.times)
    not_below = leaf.minimum is None or low >= leaf.minimum * quotient.times
    return MET if not_above and not_below else UNKNOWN


def _more_of(per: Measure, maximum: int, many: Ends, have: Ends) -> Shortfall:
    """Return how many more of the first count in `per` bring the ratio down to `maximum`."""
    weight = per.terms[0][1] if isinstance(per, Sum) else 1
    (low, high), (have_low, have_high) = many, have
    assert have_high is not None
    least = -(-(low - maximum * have_high) // (maximum * weight))
    most = None if high is None else -(-(high - maximum * have_low) // (maximum * weight))
    return Shortfall(facts=raisers(per), amount=quantity_of((least, most)))


def _printed_status(leaf: RatioWithin, printed: Interval) -> Status:
    low, high = printed
    slack = leaf.printed_slack
    # The true figure lies strictly inside the slack, so an end that only touches a limit is still on its good side.
    if leaf.maximum is not None and (low - slack >= leaf.maximum if slack else low > leaf.maximum):
        return NOT_MET
    below = high is not None and leaf.minimum is not None and high + slack < leaf.minimum + bool(slack)
    if below:
        return NOT_MET
    not_above = leaf.maximum is None or (high is not None and high + slack <= leaf.maximum)
    not_below = leaf.minimum is None or low - slack >= leaf.minimum
    return MET if not_above and not_below else UNKNOWN
