"""Each number of sections 三 and 四 moves its own clause and no other, and stands in what that clause asks for."""

from __future__ import annotations

import pytest

from skillbase_rules import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.municipal import MunicipalParameters
from skillbase_rules.editions.chongqing_2024.national import NationalParameters
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.preferential import PreferentialParameters
from skillbase_rules.engine.asked import asked_by
from tests.editions.chongqing_2024.test_readings import rules

NUMBERS = {**NationalParameters.model_fields, **MunicipalParameters.model_fields, **PreferentialParameters.model_fields}
# Some numbers are asked for under one alternative only.
ASKED_UNDER = {
    "municipal_max_specialties": CHONGQING_2024.choosing(specialty_count="two_to_three"),
    "municipal_min_students_per_teacher": CHONGQING_2024.choosing(teacher_student_ratio="band"),
    "municipal_named_expert_kinds": CHONGQING_2024.choosing(expert_kinds="each_kind"),
    "preferential_named_key_tasks": CHONGQING_2024.choosing(key_tasks="all_three"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_moves_its_own_clause_only(name: str) -> None:
    edition = ASKED_UNDER.get(name, CHONGQING_2024)
    value = getattr(edition.parameters, name)
    step = 1 if name in {"municipal_max_specialties", "municipal_max_students_per_teacher"} else -1
    revised = edition.revise(**{name: value + step if value + step > 0 else value + 1})
    moved: set[str] = set()
    for section in edition.sections:
        before = dict(rules(section.rulebook.root))
        after = dict(rules(revised.rulebook(section.name).root))
        moved |= {id_ for id_ in before if before[id_] != after[id_]}
    assert moved == {Parameters.documented()[name].clause}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_the_threshold_of_its_clause_in_its_own_unit(name: str) -> None:
    edition = ASKED_UNDER.get(name, CHONGQING_2024)
    note = Parameters.documented()[name]
    tests = asked_by(note.clause, [section.rulebook for section in edition.sections])
    thresholds = {test.threshold for test in tests}
    value = getattr(edition.parameters, name)
    assert all(value == threshold or (isinstance(threshold, tuple) and value in threshold) for threshold in thresholds)
    assert {test.unit for test in tests} == {note.unit}


def test_the_numbers_stand_in_the_order_of_the_notice() -> None:
    clauses = [Parameters.documented()[name].clause for name in Parameters.model_fields if name in NUMBERS]
    assert clauses == sorted(clauses)
