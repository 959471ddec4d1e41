"""四(一)1(3): teaching staff."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import share_at_least
from skillbase_rules.editions.teachers import SeniorTeacherReadings, senior_share
from skillbase_rules.engine.criteria import Criterion, all_of, total
from skillbase_rules.engine.parameters import ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.shares import INTEGRATED

HERE = Passage("四(一)1(3)", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.3.a", "教师队伍稳定", "Stable teaching staff", "R-08").saying(
        "Stable full- and part-time teaching staff fit for the training", "专兼职教师队伍稳定，能胜任培训"
    ),
    HERE.clause("4.1.1.3.b", "一体化教师占比", "Share of integrated teachers", "R-01", "R-02", "R-30").saying(
        "Integrated teachers as a share of teachers", "一体化教师在全部教师中的占比"
    ),
    HERE.clause(
        "4.1.1.3.c", "高级师资占比", "Share of senior practice teachers", "R-01", "R-02", "R-31", "R-32", "R-34"
    ).saying(
        "Senior instructors together with teachers at technician level or above, as a share of practice teachers",
        "高级实习指导教师与技师以上教师合计在实习教师中的占比",
    ),
)


class TeacherParameters(ParameterSet):
    """The numbers of 四(一)1(3)."""

    national_min_integrated_share: Annotated[
        Percent, numbered("4.1.1.3.b", "国家级一体化教师占比", "national: share of integrated teachers", "percent")
    ] = 50
    national_min_senior_share: Annotated[
        Percent, numbered("4.1.1.3.c", "国家级高级师资占比", "national: share of senior practice teachers", "percent")
    ] = 40


class IntegratedTeacherReadings(GeneralReadings):
    """Readings of the share of integrated teachers."""

    integrated_share_base: Annotated[
        Literal["all_teachers", "full_time_teachers", "theory_and_practice_teachers", "practice_teachers"],
        switch("R-30", "M", "一体化教师占什么的比例", "Of which teachers is the integrated share taken?").because(
            "The nearest noun is the full- and part-time staff, the strictest base [T]; schools differ [V].",
            all_teachers=("专兼职教师总数", "All full- and part-time teachers."),
            full_time_teachers=("专职教师", "Full-time teachers."),
            theory_and_practice_teachers=("技术理论和实习教师", "Technical-theory plus practice teachers."),
            practice_teachers=("实习实训教师", "Practice teachers."),
        ),
    ] = "all_teachers"


class TeacherReadings(SeniorTeacherReadings, IntegratedTeacherReadings):
    """Readings of 四(一)1(3)."""


def teachers(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 四(一)1(3)."""
    technicians, both = "technician_or_above_teachers", "both_senior_and_technician"
    return all_of(
        "4.1.1.3",
        Text("师资队伍", "Teaching staff"),
        evaluative(r, "4.1.1.3.a", "teaching_staff_adequate"),
        integrated_share(p, r),
        senior_share(r, "4.1.1.3.c", technicians, both, p.national_min_senior_share),
    )


def integrated_share(p: TeacherParameters, r: IntegratedTeacherReadings) -> Criterion:
    """Return 4.1.1.3.b; of which teachers the share is taken is reading R-30."""
    bases = {
        "all_teachers": total("teachers_full_time", "teachers_part_time"),
        "full_time_teachers": total("teachers_full_time"),
        "theory_and_practice_teachers": total("technical_theory_teachers", "practice_teachers"),
        "practice_teachers": total("practice_teachers"),
    }
    part, whole = total("integrated_teachers"), bases[r.integrated_share_base]
    nested = r.integrated_share_base == "all_teachers"
    least, quotient = p.national_min_integrated_share, INTEGRATED if nested else None
    return share_at_least(r, "4.1.1.3.b", part, whole, least, nested=nested, quotient=quotient)
