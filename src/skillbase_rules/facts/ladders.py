"""The two ladders of the field: skill levels of workers and titles of internship instructors."""

from __future__ import annotations

from functools import cached_property

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.records import NamedValue


class Ladder(NamedValue):
    """Named steps ordered by rank, lowest first; never by the digits of any old grade."""

    @cached_property
    def rank(self) -> int:
        """Position on the ladder, 1 for the lowest step."""
        return list(type(self)).index(self) + 1

    def _rank_beside(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"{type(self).__name__} can only be compared with another {type(self).__name__}.")
        return other.rank

    def __lt__(self, other: object) -> bool:
        return self.rank < self._rank_beside(other)

    def __le__(self, other: object) -> bool:
        return self.rank <= self._rank_beside(other)

    def __gt__(self, other: object) -> bool:
        return self.rank > self._rank_beside(other)

    def __ge__(self, other: object) -> bool:
        return self.rank >= self._rank_beside(other)


class SkillLevel(Ladder):
    """The eight-level skill ladder of 2022; from senior worker on, people count as high-skilled."""

    APPRENTICE = "apprentice", "学徒工", "apprentice"
    JUNIOR_WORKER = "junior_worker", "初级工", "junior worker"
    INTERMEDIATE_WORKER = "intermediate_worker", "中级工", "intermediate worker"
    SENIOR_WORKER = "senior_worker", "高级工", "senior worker"
    TECHNICIAN = "technician", "技师", "technician"
    SENIOR_TECHNICIAN = "senior_technician", "高级技师", "senior technician"
    SPECIAL_GRADE_TECHNICIAN = "special_grade_technician", "特级技师", "special-grade technician"
    CHIEF_TECHNICIAN = "chief_technician", "首席技师", "chief technician"

    @property
    def is_high_skilled(self) -> bool:
        """Whether people at this level count as high-skilled talent (高技能人才)."""
        return self >= SkillLevel.SENIOR_WORKER

    @classmethod
    def from_old_grade(cls, grade: int) -> SkillLevel:
        """Return the level of an old five-grade certificate, on which grade five is the lowest.

        Raises:
            SkillbaseError: The grade is not 1 to 5.
        """
        if grade not in range(1, 6):
            raise SkillbaseError(f"Old certificate grade {grade} does not exist; grades run from 5 (junior) to 1.")
        return list(cls)[6 - grade]


class InstructorTitle(Ladder):
    """The five grades of internship instructors (实习指导教师)."""

    THIRD_GRADE = "third_grade", "三级实习指导教师", "third-grade internship instructor"
    SECOND_GRADE = "second_grade", "二级实习指导教师", "second-grade internship instructor"
    FIRST_GRADE = "first_grade", "一级实习指导教师", "first-grade internship instructor"
    SENIOR = "senior", "高级实习指导教师", "senior internship instructor"
    FULL_SENIOR = "full_senior", "正高级实习指导教师", "full senior internship instructor"
