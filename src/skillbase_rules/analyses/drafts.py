"""Facts with some counts changed, and what must follow from that so that they can be together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from skillbase_rules.engine.judging import NOTHING
from skillbase_rules.engine.narrowing import Ends, Limit
from skillbase_rules.engine.records import Limits, Sheet


def drafted(facts: Sheet, moved: Mapping[str, Ends], keep: frozenset[str]) -> Sheet:
    """Return the facts with some counts moved, unchecked.

    A whole that has become too small for its part grows by the difference, and a part that has become too large for
    its whole shrinks; facts in `keep` stay. A printed ratio no longer holds once its counts have changed.
    """
    changed = dict(moved)
    changed |= dict.fromkeys(_figures_on(type(facts), frozenset(moved)), NOTHING)
    ends: dict[str, Ends] = {**facts.stated, **changed}
    for _ in facts.all_limits():
        broken = [limit for limit in _limits_on(type(facts), frozenset(changed)) if _excess(ends, limit) > 0]
        if not broken:
            break
        for limit in broken:
            mended = _mended(ends, limit, keep)
            ends |= mended
            changed |= mended
    return facts.with_counts(changed)


@lru_cache(maxsize=1024)
def _figures_on(kind: type[Sheet], names: frozenset[str]) -> tuple[str, ...]:
    """Return the figures that stand for some counts, or for a total of which these are parts."""
    figures = ((figure[0], {*figure[1:3], *kind.all_totals().get(figure[2], ())}) for figure in kind.all_figures())
    return tuple(name for name, counts in figures if not names.isdisjoint(counts))


@lru_cache(maxsize=1024)
def _limits_on(kind: type[Sheet], names: frozenset[str]) -> Limits:
    """Return the limits that some counts take part in; all others hold as before."""
    return tuple((part, whole) for part, whole in kind.all_limits() if not names.isdisjoint((*part, *whole)))


def _excess(ends: Mapping[str, Ends], limit: Limit) -> int:
    excess = 0
    for name in limit[1]:
        high = ends[name][1]
        if high is None:
            return 0
        excess -= high
    for name in limit[0]:
        excess += ends[name][0]
    return excess


def _mended(ends: Mapping[str, Ends], limit: Limit, keep: frozenset[str]) -> dict[str, Ends]:
    """Return the count that must follow so that a limit holds, with its new ends; none where nothing can."""
    by = _excess(ends, limit)
    if by > 0:
        part, whole = limit
        for names, step in ((whole, by), (part, -by)):
            for name in names:
                if name not in keep:
                    return {name: shifted(ends[name], step)}
    return {}


def shifted(ends: Ends, by: int) -> Ends:
    """Return ends that are all so much larger, but never below nothing."""
    low, high = ends
    return max(low + by, 0), None if high is None else max(high + by, 0)
