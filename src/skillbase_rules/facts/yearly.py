"""Counts of single years from figures of one year or of several: what all of them together leave possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from skillbase_rules.engine.narrowing import Interval

Years = tuple[int, int]
"""The first and the last of some years."""


class YearlyFigure(NamedTuple):
    """What some years add up to."""

    years: Years
    low: int
    high: int | None


class _Step(NamedTuple):
    """The count up to one year's start exceeds that up to another's by so much at most."""

    start: int
    end: int
    most: int


def added_up(figures: Iterable[YearlyFigure], years: Years) -> Interval | None:
    """Return what some years add up to, given what others do; None where the figures contradict each other.

    A figure of several years bounds every sum of some of them, and with the figures of the other years closes it.
    """
    asked = YearlyFigure(years, 0, None)
    said: Interval | None = None
    for group in _sharing_years([*figures, asked]):
        first = _sum(group, group[0].years)
        if first is None:
            return None
        if asked in group:
            said = first if group[0].years == years else _sum(group, years)
    return said


def _sharing_years(figures: Iterable[YearlyFigure]) -> Iterator[list[YearlyFigure]]:
    """Yield the figures in groups of which no two share a year."""
    group: list[YearlyFigure] = []
    end = 0
    for figure in sorted(figures, key=lambda figure: figure.years):
        first, last = figure.years
        if group and first > end:
            yield group
            group = []
        end = max(end, last) if group else last
        group.append(figure)
    yield group


def _sum(figures: Sequence[YearlyFigure], years: Years) -> Interval | None:
    """Return what some years add up to, from figures of these and other years.

    Every figure is a bound on a difference of two running totals, so the ends are shortest ways between years.
    """
    if all(figure.years == years for figure in figures):
        # Most files tell of these years alone, and then all of them bound the same sum.
        low = max([figure.low for figure in figures])
        high = min([figure.high for figure in figures if figure.high is not None], default=None)
        return None if high is not None and high < low else Interval(low, high)
    marks = sorted({mark for figure in figures for mark in (figure.years[0], figure.years[1] + 1)})
    steps = [_Step(later, earlier, 0) for earlier, later in pairwise(marks)]
    for (first, last), low, high in figures:
        steps.append(_Step(last + 1, first, -low))
        if high is not None:
            steps.append(_Step(first, last + 1, high))
    start, end = years[0], years[1] + 1
    forward, backward = _ways_from(start, marks, steps), _ways_from(end, marks, steps)
    if forward is None or backward is None:
        return None
    return Interval(-(backward[start] or 0), forward[end])


def _ways_from(start: int, marks: Sequence[int], steps: Sequence[_Step]) -> dict[int, int | None] | None:
    """Return the shortest way to every mark, None for one that cannot be reached; or None where none is shortest."""
    ways: dict[int, int | None] = dict.fromkeys(marks)
    ways[start] = 0
    for _ in marks:
        changed = False
        for step in steps:
            so_far, known = ways[step.start], ways[step.end]
            if so_far is not None and (known is None or so_far + step.most < known):
                ways[step.end] = so_far + step.most
                changed = True
        if not changed:
            return ways
    return None
