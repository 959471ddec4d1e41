from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import Application, derive_facts
from skillbase_rules.facts.bases import base_held
from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel
from skillbase_rules.facts.lists import ExistingBase
from tests.support.tries import tries

COUNTED = {BaseLevel.NATIONAL, BaseLevel.MUNICIPAL}
LEVELS = [level for level in BaseLevel if level is not BaseLevel.NONE]
bases = st.lists(
    st.builds(
        ExistingBase,
        level=st.sampled_from([*LEVELS, None]),
        acceptance_grade=st.sampled_from([*AcceptanceGrade, None]),
    ),
    min_size=1,
    max_size=3,
)


def held(listed: list[ExistingBase], *, closed: bool) -> tuple[object, object]:
    facts = base_held(tuple(listed), closed=closed)
    return facts["existing_base_level"], facts["acceptance_grade"]


def completions(listed: list[ExistingBase], *, closed: bool) -> list[list[ExistingBase]]:
    """Return every way to fill in what is not stated, with one more base where the list may go on."""
    of_each = [
        [
            ExistingBase(level=level, acceptance_grade=grade)
            for level in ([base.level] if base.level else LEVELS)
            for grade in ([base.acceptance_grade] if base.acceptance_grade else AcceptanceGrade)
        ]
        for base in listed
    ]
    filled = [list(ways) for ways in product(*of_each)]
    if closed:
        return filled
    more = [ExistingBase(level=level, acceptance_grade=grade) for level in LEVELS for grade in AcceptanceGrade]
    return [*filled, *([*way, base] for way in filled for base in more)]


@tries(100)
@given(bases, st.booleans())
@pytest.mark.clause("4.2.5.b", "4.2.5.c")
def test_what_is_told_of_the_best_base_holds_however_the_list_is_filled_in(
    listed: list[ExistingBase], closed: bool
) -> None:
    level, grade = held(listed, closed=closed)
    best = [held(way, closed=True) for way in completions(listed, closed=closed)]
    counts = {level in COUNTED for level, _ in best}
    assert level is None if len(counts) > 1 else (level in COUNTED) is counts.pop()
    grades = {grade for _, grade in best}
    assert grade == (grades.pop() if len(grades) == 1 else None)


@tries(100)
@given(bases.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))), st.booleans())
def test_the_order_of_the_bases_changes_nothing(
    pair: tuple[list[ExistingBase], list[ExistingBase]], closed: bool
) -> None:
    one, other = pair
    assert held(one, closed=closed) == held(other, closed=closed)


def test_no_base_is_told_only_by_a_list_that_does_not_go_on() -> None:
    def level(**lists: object) -> object:
        file = {"applicant": {"name": "甲", "existing_bases": []}, "lists_complete": lists}
        return derive_facts(Application.model_validate(file)).existing_base_level

    assert level() == level(existing_bases=True) == "none"
    assert level(existing_bases=False) is None
