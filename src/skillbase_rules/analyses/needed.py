"""Which facts are to be asked so that an open clause is decided.

They are those that the clause misses, with two differences: a total is asked for instead of its parts where the clause
needs no more, and of several counts of which each proves the clause, the one that can also refute it.
Where a fact cannot be told, others that bound it are asked for instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from skillbase_rules.analyses.settling import FAR
from skillbase_rules.engine.criteria import (
    Amount,
    Greatest,
    Leaf,
    Measure,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    measured_facts,
    with_totals,
)
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet, as_limits
from skillbase_rules.engine.verdicts import judge_leaf


def needed_facts(leaf: Leaf, missing: Collection[str], facts: Sheet, left_out: Collection[str]) -> frozenset[str]:
    """Return the facts to ask so that a leaf is decided that misses some, without those that are left out."""
    if not missing:
        return frozenset()
    wanted = frozenset(_wanted(leaf, missing, facts))
    if wanted.isdisjoint(left_out):
        return wanted
    told = frozenset(missing) - frozenset(left_out)
    return told | frozenset(_bounding(leaf, missing, facts, left_out))


def _wanted(leaf: Leaf, missing: Collection[str], facts: Sheet) -> Iterator[str]:
    first = _asked_of_first(leaf)
    if first and (of_first := [name for name in missing if name in first]):
        yield from of_first
        return
    replaced: dict[str, str] = {}
    for total, parts in facts.all_totals().items():
        if not facts.narrowing.ends[total].is_exact and _is_read_as(leaf, total, facts) and set(parts) <= set(missing):
            replaced |= dict.fromkeys(parts, total)
    for name in missing:
        yield replaced.get(name, name)


def _asked_of_first(leaf: Leaf) -> tuple[str, ...]:
    match leaf:
        case Amount(of=Greatest(parts, asked_of_first=True)):
            return measured_facts(parts[0])
        case _:
            return ()


def _is_read_as(leaf: Leaf, total: str, facts: Sheet) -> bool:
    """Tell whether a total stands for its parts wherever a leaf reads them."""
    parts = set(facts.all_totals()[total])
    read = [
        {name for name, _ in with_totals(measure.terms, facts.all_totals())}
        for measure in _measures(leaf)
        if isinstance(measure, Sum)
    ]
    return any(total in names for names in read) and all(parts.isdisjoint(names) for names in read)


def _measures(leaf: Leaf) -> tuple[Measure, ...]:
    match leaf:
        case Amount(of=of):
            return (of,)
        case ShareAtLeast(part=part, whole=whole) | ShareAtMost(part=part, whole=whole):
            return (part, whole)
        case RatioWithin(many=many, per=per):
            return (many, per)
        case _:
            return ()


def _bounding(leaf: Leaf, missing: Collection[str], facts: Sheet, left_out: Collection[str]) -> Iterator[str]:
    """Yield other counts of which some value alone would decide a leaf, for its own are left out."""
    near = {name for fact in missing if fact in left_out for name in neighbours(type(facts)).get(fact, ())}
    for name in facts.fact_names():
        ends = facts.narrowing.ends.get(name)
        if name in near and name not in {*left_out, *missing} and ends is not None and not ends.is_exact:
            largest = most_of(name, facts) if ends.high is None else ends.high
            if any(_decides(leaf, name, value, facts) for value in (ends.low, largest)):
                yield name


def most_of(name: str, facts: Sheet) -> int:
    """Return the largest number to try for a count: all that it may be, and not more than there is of anything."""
    kind: type[Quantity] = type(getattr(facts, name))
    return FAR if kind.most is None else min(kind.most, FAR)


def _decides(leaf: Leaf, name: str, value: int, facts: Sheet) -> bool:
    supposed = facts.with_counts({name: (value, value)})
    return supposed.narrowing.broken is None and judge_leaf(leaf, supposed).status is not Status.UNKNOWN


@cache
def neighbours(sheet: type[Sheet]) -> dict[str, frozenset[str]]:
    """Return every count with those that limits and figures tie it to, over however many of them."""
    figures = ((figure[:1], figure[1:3]) for figure in sheet.all_figures())
    groups = [{*part, *whole} for part, whole in (*as_limits(sheet.all_limits(), sheet.all_united()), *figures)]
    tied: dict[str, set[str]] = {}
    for group in groups:
        joined = set(group).union(*(tied.get(name, set()) for name in group))
        for name in joined:
            tied[name] = joined
    return {name: frozenset(together) for name, together in tied.items()}
