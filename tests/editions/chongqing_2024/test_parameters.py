"""Each number of sections 三 and 四 moves its own clause and no other."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Facts, Status, check_municipal_basic
from skillbase_rules.editions.chongqing_2024.parameters import (
    MunicipalParameters,
    NationalParameters,
    Parameters,
    PreferentialParameters,
)
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.errors import UnknownNameError
from tests.editions.chongqing_2024.test_readings import rules

NUMBERS = {**NationalParameters.model_fields, **MunicipalParameters.model_fields, **PreferentialParameters.model_fields}
# Some numbers are asked for under one alternative only.
ASKED_UNDER = {
    "municipal_max_specialties": Readings(specialty_count="two_to_three"),
    "municipal_min_students_per_teacher": Readings(teacher_student_ratio="band"),
    "preferential_named_key_tasks": Readings(key_tasks="all_three"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_moves_its_own_clause_only(name: str) -> None:
    readings = ASKED_UNDER.get(name, Readings())
    value = getattr(CHONGQING_2024.parameters, name)
    step = 1 if name in {"municipal_max_specialties", "municipal_max_students_per_teacher"} else -1
    revised = CHONGQING_2024.revise(**{name: value + step if value + step > 0 else value + 1})
    moved: set[str] = set()
    for part in CHONGQING_2024.parts:
        before = dict(rules(CHONGQING_2024.rulebook(part, readings).root))
        after = dict(rules(revised.rulebook(part, readings).root))
        moved |= {id_ for id_ in before if before[id_] != after[id_]}
    assert moved == {Parameters.documented()[name].clause}


def test_a_revision_is_a_new_edition() -> None:
    revised = CHONGQING_2024.revise(municipal_min_trainees=1000)
    sheet = Facts.model_validate({"annual_trainees": 1200})
    assert check_municipal_basic(sheet)["4.1.2.2.g"].status is Status.NOT_MET
    assert check_municipal_basic(sheet, edition=revised)["4.1.2.2.g"].status is Status.MET
    assert CHONGQING_2024.parameters.municipal_min_trainees == 1500


@pytest.mark.parametrize(
    "change",
    [
        {"municipal_min_trainee": 1000},
        {"national_min_skilled_share": 101},
        {"national_min_skilled_share": -1},
        {"national_min_capacity": "many"},
        {"national_min_capacity": 2000.5},
        {"municipal_min_specialties": 4},
        {"municipal_min_students_per_teacher": 23},
    ],
    ids=str,
)
def test_an_unknown_or_impossible_change_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CHONGQING_2024.revise(**change)


def test_a_part_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownNameError, match="provincial"):
        CHONGQING_2024.rulebook("provincial")
