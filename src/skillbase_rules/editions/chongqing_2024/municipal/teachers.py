"""四(一)2(3): teaching staff."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
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

HERE = Passage("四(一)2(3)", "condition", "municipal")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.2.3.a", "教师队伍稳定", "Stable teaching staff", "R-08").saying(
        "Stable full- and part-time teaching staff fit for the training", "专兼职教师队伍稳定，能胜任培训"
    ),
    HERE.clause("4.1.2.3.b", "师生比", "Students per teacher", "R-48", "R-49", "R-50", "R-51").saying(
        "Teacher-student ratio between one to twenty and one to twenty-two; default reading is at most 22 "
        "students per teacher",
        "师生比在1比20到1比22之间；默认读作每名教师至多22名学生",
    ),
    HERE.clause(
        "4.1.2.3.c",
        "高级师资占比",
        "Share of senior practice teachers",
        "R-01",
        "R-02",
        "R-31",
        "R-32",
        "R-33",
        "R-34",
        "R-35",
    ).saying(
        "Senior instructors together with teachers holding senior technician, as a share of practice teachers",
        "高级实习指导教师与高级技师教师合计在实训教师中的占比",
    ),
)


class TeacherParameters(ParameterSet):
    """The numbers of 四(一)2(3)."""

    municipal_min_students_per_teacher: Annotated[
        Number, numbered("4.1.2.3.b", "师生比前项", "municipal: students per teacher, lower number", "students/teacher")
    ] = 20
    municipal_max_students_per_teacher: Annotated[
        Number, numbered("4.1.2.3.b", "师生比后项", "municipal: students per teacher, upper number", "students/teacher")
    ] = 22
    municipal_min_senior_share: Annotated[
        Percent, numbered("4.1.2.3.c", "市级高级师资占比", "municipal: share of senior practice teachers", "percent")
    ] = 35

    @model_validator(mode="after")
    def _ratio_in_order(self) -> Self:
        self.refuse_crossed("municipal_min_students_per_teacher", "municipal_max_students_per_teacher")
        return self


class BaseReadings(ReadingSet):
    """Readings of the base of the share, and of the ratio of 四(一)2(3)."""

    practice_base: Annotated[
        Literal["same_group", "workshop_only"],
        switch("R-35", "M", "市级“实训教师”是否更窄", "Is the municipal base narrower than the national one?").because(
            "Nothing suggests a contrast [I].",
            same_group=("同一群体", "No, the same group."),
            workshop_only=("仅实训教师", "Yes, workshop teachers only."),
        ),
    ] = "same_group"
    teacher_student_ratio: Annotated[
        Literal["ceiling_upper", "band", "floor_lower", "ceiling_lower"],
        switch("R-48", "H", "师生比1:20－1:22如何理解", "What does a ratio of 1:20 to 1:22 ask for?").because(
            "Other rules write 'not below 1:20'; a band would fail every national-level applicant [V].",
            ceiling_upper=("每名教师至多22名学生", "At most 22 students for each teacher."),
            band=("20至22名", "Between 20 and 22."),
            floor_lower=("至少20名", "At least 20."),
            ceiling_lower=("至多20名", "At most 20."),
        ),
    ] = "ceiling_upper"


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class TeacherReadings(RatioReadings, BaseReadings, CertificateReadings, SeniorTeacherReadings, GeneralReadings):
    """Readings of 四(一)2(3)."""


def teachers(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 四(一)2(3); among whom senior teachers are counted is reading R-35."""
    technicians, both = "senior_technician_teachers", "both_senior_and_senior_technician"
    base = "workshop_teachers" if r.practice_base == "workshop_only" else "practice_teachers"
    return all_of(
        "4.1.2.3",
        Text("师资队伍", "Teaching staff"),
        evaluative(r, "4.1.2.3.a", "teaching_staff_adequate"),
        ratio(p, r),
        senior_share(r, "4.1.2.3.c", technicians, both, p.municipal_min_senior_share, base=base),
    )


def ratio(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 4.1.2.3.b; what a ratio from one number to another asks for is reading R-48."""
    low, high = p.municipal_min_students_per_teacher, p.municipal_max_students_per_teacher
    ends = {
        "ceiling_upper": (None, high),
        "band": (low, high),
        "floor_lower": (low, None),
        "ceiling_lower": (None, low),
    }
    return students_per_teacher(r, "4.1.2.3.b", *ends[r.teacher_student_ratio])
