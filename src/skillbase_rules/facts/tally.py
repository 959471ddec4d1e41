"""Counting the items of a list of which something may not be stated: the count is then within bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from skillbase_rules.engine.quantities import Count, Persons, Quantity, of_kind

T = TypeVar("T")
Q = TypeVar("Q", bound=Quantity)
Test = Callable[[T], bool | None]
"""Whether an item passes; None where it is not stated."""


def all_hold(results: Sequence[bool | None]) -> bool | None:
    """Tell whether every test is passed; None where one that is not stated decides."""
    return False if False in results else None if None in results else True


def tally(*answers: Sequence[bool | None]) -> Persons:
    """Count the people of whom every answer is yes; what is not stated makes the count bounded.

    Args:
        answers: What is answered of everybody, in the same order, one sequence for each test.
    """
    results = answers[0] if len(answers) == 1 else [all_hold(each) for each in zip(*answers, strict=True)]
    return _counted(Persons, results)


def count_passing(items: Sequence[T], test: Test[T]) -> Count:
    """Count the things that pass a test."""
    return _counted(Count, [test(item) for item in items])


def _counted(kind: type[Q], results: Sequence[bool | None]) -> Q:
    return of_kind(kind, (results.count(True), len(results) - results.count(False)))


def count_distinct(items: Sequence[T], test: Test[T], key: Callable[[T], str | None]) -> Count:
    """Count the different keys among the items that pass; an item without a key may share any other's."""
    passed = [(test(item), key(item)) for item in items]
    sure = {name for result, name in passed if result and name is not None}
    possible = {name for result, name in passed if result is not False and name is not None}
    nameless = sum(1 for result, name in passed if result is not False and name is None)
    low = len(sure) or int(any(result for result, _ in passed))
    return of_kind(Count, (low, len(possible) + nameless))
