from __future__ import annotations

import pytest

from skillbase_rules import SkillbaseError
from skillbase_rules.facts.ladders import InstructorTitle, SkillLevel


def test_the_skill_ladder_has_eight_levels_from_apprentice_to_chief() -> None:
    assert len(SkillLevel) == 8
    assert [level.rank for level in SkillLevel] == list(range(1, 9))
    assert min(SkillLevel) is SkillLevel.APPRENTICE
    assert max(SkillLevel) is SkillLevel.CHIEF_TECHNICIAN
    assert SkillLevel.CHIEF_TECHNICIAN > SkillLevel.SPECIAL_GRADE_TECHNICIAN > SkillLevel.SENIOR_TECHNICIAN
    assert SkillLevel.SENIOR_TECHNICIAN > SkillLevel.TECHNICIAN > SkillLevel.SENIOR_WORKER


def test_levels_are_ordered_by_rank_and_not_by_name() -> None:
    # By the alphabet, senior workers would come before technicians and apprentices before both, chiefs second.
    assert sorted(SkillLevel, key=str) != list(SkillLevel)
    assert sorted(SkillLevel) == list(SkillLevel)
    assert SkillLevel.TECHNICIAN >= SkillLevel.TECHNICIAN
    assert SkillLevel.TECHNICIAN <= SkillLevel.TECHNICIAN
    assert not SkillLevel.TECHNICIAN < SkillLevel.SENIOR_WORKER
    for level in SkillLevel:
        assert not level < level  # noqa: PLR0124
        assert not level > level  # noqa: PLR0124


@pytest.mark.parametrize(
    ("grade", "level"),
    [
        (5, SkillLevel.JUNIOR_WORKER),
        (4, SkillLevel.INTERMEDIATE_WORKER),
        (3, SkillLevel.SENIOR_WORKER),
        (2, SkillLevel.TECHNICIAN),
        (1, SkillLevel.SENIOR_TECHNICIAN),
    ],
)
def test_an_old_grade_one_is_higher_than_five(grade: int, level: SkillLevel) -> None:
    assert SkillLevel.from_old_grade(grade) is level


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_other_old_grades_do_not_exist(grade: int) -> None:
    with pytest.raises(SkillbaseError, match=str(grade)):
        SkillLevel.from_old_grade(grade)


def test_high_skilled_begins_with_the_senior_worker() -> None:
    assert [level for level in SkillLevel if level.is_high_skilled] == list(SkillLevel)[3:]


def test_the_instructor_ladder_has_five_grades() -> None:
    assert len(InstructorTitle) == 5
    assert InstructorTitle.FULL_SENIOR > InstructorTitle.SENIOR > InstructorTitle.FIRST_GRADE
    assert InstructorTitle.FIRST_GRADE > InstructorTitle.SECOND_GRADE > InstructorTitle.THIRD_GRADE


def test_the_two_ladders_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="InstructorTitle"):
        assert InstructorTitle.SENIOR < SkillLevel.TECHNICIAN
    with pytest.raises(TypeError):
        assert SkillLevel.TECHNICIAN > "apprentice"
