"""Item 3: teaching staff."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from skillbase_rules.editions.teachers import (
    CertificateReadings,
    RatioReadings,
    SeniorTeacherReadings,
    senior_share,
    students_per_teacher,
)
from skillbase_rules.engine.criteria import Criterion, all_of
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("3", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("3.a", "师生比", "Students per teacher", "R-48", "R-49", "R-50", "R-51").saying(
        "Teacher-student ratio between one to sixteen and one to twenty; default reading is at most 20 students per "
        "teacher",
        "师生比在1比16到1比20之间；默认读作每名教师至多20名学生",
    ),
    HERE.clause(
        "3.b", "高级师资占比", "Share of senior practice teachers", "R-01", "R-02", "R-31", "R-32", "R-33", "R-34"
    ).saying(
        "Senior internship instructors together with senior technicians, as a share of practice teachers",
        "高级实习指导教师与高级技师合计在实习教师中的占比",
    ),
)


class TeacherParameters(ParameterSet):
    """The numbers of item 3."""

    min_students_per_teacher: Annotated[
        Number, numbered("3.a", "师生比前项", "students per teacher, lower number", "students/teacher")
    ] = 16
    max_students_per_teacher: Annotated[
        Number, numbered("3.a", "师生比后项", "students per teacher, upper number", "students/teacher")
    ] = 20
    min_senior_share: Annotated[
        Percent, numbered("3.b", "高级师资占比", "share of senior practice teachers", "percent")
    ] = 45

    @model_validator(mode="after")
    def _ratio_in_order(self) -> Self:
        self.refuse_crossed("min_students_per_teacher", "max_students_per_teacher")
        return self


class BandReadings(ReadingSet):
    """What a ratio from one number to another asks for."""

    teacher_student_ratio: Annotated[
        Literal["ceiling_upper", "band", "floor_lower", "ceiling_lower"],
        switch("R-48", "M-H", "师生比1:16－1:20如何理解", "What does a ratio of 1:16 to 1:20 ask for?").because(
            "Other rules write 'not below 1:20' [V]; fewer students to a teacher are no defect [I].",
            ceiling_upper=("每名教师至多20名学生", "At most 20 students for each teacher."),
            band=("16至20名", "Between 16 and 20."),
            floor_lower=("至少16名", "At least 16."),
            ceiling_lower=("至多16名", "At most 16."),
        ),
    ] = "ceiling_upper"


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class TeacherReadings(RatioReadings, BandReadings, CertificateReadings, SeniorTeacherReadings):
    """Readings of item 3."""


def teachers(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return item 3."""
    technicians, both = "senior_technician_teachers", "both_senior_and_senior_technician"
    return all_of(
        "3",
        Text("师资队伍", "Teaching staff"),
        ratio(p, r),
        senior_share(r, "3.b", technicians, both, p.min_senior_share),
    )


def ratio(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 3.a; what a ratio from one number to another asks for is reading R-48."""
    low, high = p.min_students_per_teacher, p.max_students_per_teacher
    ends = {
        "ceiling_upper": (None, high),
        "band": (low, high),
        "floor_lower": (low, None),
        "ceiling_lower": (None, low),
    }
    return students_per_teacher(r, "3.a", *ends[r.teacher_student_ratio])
