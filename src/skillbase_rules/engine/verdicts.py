"""What one leaf of a rulebook comes to on the numbers that a sheet leaves possible, and how much is lacking.

A leaf is turned once into two functions of a sheet: its status alone, and its status explained. Who only asks for a
status pays for no explanation.
"""

from __future__ import annotations

from functools import lru_cache

from skillbase_rules.engine.criteria import (
    Amount,
    Holds,
    Leaf,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    raisers,
)
from skillbase_rules.engine.findings import Operator, Shortfall, Status, Threshold, UnknownCause, conjunction
from skillbase_rules.engine.intervals import reader
from skillbase_rules.engine.judging import (
    MET,
    NOT_MET,
    NOTHING,
    UNKNOWN,
    LeafJudge,
    LeafVerdict,
    open_among,
    unsettled,
)
from skillbase_rules.engine.quantities import quantity_of
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.shares import ratio_judge, share_at_most_judge, share_judge


def judge_leaf(leaf: Leaf, facts: Group) -> LeafVerdict:
    """Return what one leaf comes to on these facts."""
    return judge_of(leaf, type(facts)).verdict(facts)


# A pure function of frozen values, asked again for every applicant.
@lru_cache(maxsize=8192)
def judge_of(leaf: Leaf, kind: type[Group]) -> LeafJudge:
    """Return a leaf as it is asked of sheets of a kind."""
    match leaf:
        case Holds():
            return _holds(leaf)
        case Amount():
            return _amount(leaf, kind)
        case ShareAtLeast():
            return share_judge(leaf, kind)
        case ShareAtMost():
            return share_at_most_judge(leaf, kind)
        case RatioWithin():
            return ratio_judge(leaf, kind)
        case OneOf():
            return _one_of(leaf)
        case Together(tests=tests):
            return _together([judge_of(test, kind) for test in tests])


def _amount(leaf: Amount, kind: type[Group]) -> LeafJudge:
    read = reader(leaf.of, kind)
    least = None if leaf.minimum is None else leaf.minimum + leaf.exclusive
    most = None if leaf.maximum is None else leaf.maximum - leaf.exclusive

    def by_ends(low: int, high: int | None) -> Status:
        if (least is not None and high is not None and high < least) or (most is not None and low > most):
            return NOT_MET
        if (least is None or low >= least) and (most is None or (high is not None and high <= most)):
            return MET
        return UNKNOWN

    def status(facts: Group) -> Status:
        return by_ends(*read(facts))

    def verdict(facts: Group) -> LeafVerdict:
        low, high = seen = read(facts)
        said, observed = by_ends(low, high), None if seen == NOTHING else quantity_of(seen)
        if said is MET:
            return LeafVerdict(MET, observed)
        if said is UNKNOWN:
            return unsettled(observed, open_among(facts, leaf.of))
        if least is not None and high is not None and high < least:
            lacking = quantity_of((least - high, least - low))
            return LeafVerdict(NOT_MET, observed, Shortfall(facts=raisers(leaf.of), amount=lacking))
        assert most is not None
        excess = quantity_of((low - most, None if high is None else high - most))
        return LeafVerdict(NOT_MET, observed, Shortfall(facts=raisers(leaf.of), amount=excess, direction="fewer"))

    return LeafJudge(status, verdict)


def _holds(leaf: Holds) -> LeafJudge:
    names, value, wrong_value, undeclared_fails = leaf.facts, leaf.value, not leaf.value, leaf.undeclared_fails
    met = LeafVerdict(MET, value)

    def status(facts: Group) -> Status:
        stated, so_far = facts.__dict__, MET
        for name in names:
            answer = stated[name]
            if answer is not value:
                if answer is wrong_value or undeclared_fails:
                    return NOT_MET
                so_far = UNKNOWN
        return so_far

    def verdict(facts: Group) -> LeafVerdict:
        said = status(facts)
        if said is MET:
            return met
        undeclared = tuple(name for name in names if getattr(facts, name) is None)
        if said is UNKNOWN:
            cause = UnknownCause.JUDGEMENT if leaf.judgement else UnknownCause.MISSING_FACT
            return LeafVerdict(UNKNOWN, None, None, undeclared, cause)
        wrong = tuple(name for name in names if getattr(facts, name) is wrong_value)
        lacking = (*wrong, *undeclared) if leaf.undeclared_fails else wrong
        return LeafVerdict(NOT_MET, wrong_value if wrong else None, Shortfall(facts=lacking))

    return LeafJudge(status, verdict)


def _one_of(leaf: OneOf) -> LeafJudge:
    def status(facts: Group) -> Status:
        value: str | None = getattr(facts, leaf.fact)
        if value in leaf.allowed:
            return MET
        return UNKNOWN if value is None or value in leaf.referred else NOT_MET

    def verdict(facts: Group) -> LeafVerdict:
        value: str | None = getattr(facts, leaf.fact)
        if value is None:
            return unsettled(None, (leaf.fact,))
        said, seen = status(facts), str(value)
        if said is UNKNOWN:
            return unsettled(seen, ())
        return LeafVerdict(said, seen, None if said is MET else Shortfall(facts=(leaf.fact,)))

    return LeafJudge(status, verdict)


def _together(tests: list[LeafJudge]) -> LeafJudge:
    def status(facts: Group) -> Status:
        return conjunction([test.status(facts) for test in tests])

    def verdict(facts: Group) -> LeafVerdict:
        verdicts = [test.verdict(facts) for test in tests]
        said, observed = conjunction([each.status for each in verdicts]), verdicts[0].observed
        deciding = next(each for each in verdicts if each.status is said)
        if said is not UNKNOWN:
            return LeafVerdict(said, observed, deciding.shortfall)
        missing = tuple(dict.fromkeys(name for each in verdicts for name in each.missing))
        of_a_fact = any(each.cause is UnknownCause.MISSING_FACT for each in verdicts)
        return LeafVerdict(said, observed, None, missing, UnknownCause.MISSING_FACT if of_a_fact else deciding.cause)

    return LeafJudge(status, verdict)


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
