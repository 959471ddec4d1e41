"""The list for schools."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from skillbase_rules.editions.general import NumberReadings, YearReadings, count_at_least, share_at_least, share_at_most
from skillbase_rules.editions.liangshan_2025.applicants import ApplicantReadings, is_school
from skillbase_rules.editions.teachers import RatioReadings, students_per_teacher
from skillbase_rules.engine.criteria import AllOf, When, all_of, total
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("院校条件", "condition", asked_of="school")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("s.1", "年培训规模", "Yearly training", "L-01", "R-01", "R-04").saying(
        "A school's yearly training in person-times", "院校一年培训的人次"
    ),
    HERE.clause("s.2", "高级工以上占比", "Share at senior-worker level", "L-01", "R-01", "R-02", "R-04").saying(
        "Share of that training at senior-worker level or above", "其中高级工以上的占比"
    ),
    HERE.clause("s.3", "师生比", "Students per teacher", "L-01", "R-49", "R-50", "R-51").saying(
        "Teachers to students not below one to twenty", "师生比不低于1比20"
    ),
    HERE.clause("s.4", "企业实践教师占比", "Teachers with enterprise practice", "L-01", "R-01", "R-02").saying(
        "Teachers with practice in an enterprise, as a share of all teachers", "有企业实践经历的教师在全部教师中的占比"
    ),
    HERE.clause("s.5", "兼职教师占比", "Part-time teachers", "L-01", "R-02").saying(
        "Part-time teachers are no more than one third of all teachers", "兼职教师不超过全部教师的三分之一"
    ),
    HERE.clause("s.6", "合作企业数", "Partner enterprises", "L-01", "R-01").saying(
        "Partner enterprises, of any size", "合作企业数，不论规模"
    ),
)


class SchoolParameters(ParameterSet):
    """The numbers of the list for schools."""

    school_min_training: Annotated[
        Number, numbered("s.1", "院校年培训规模", "schools: yearly training", "person-times/year")
    ] = 600
    school_min_senior_plus_share: Annotated[
        Percent, numbered("s.2", "院校高级工以上占比", "schools: share at senior-worker level or above", "percent")
    ] = 20
    school_max_students_per_teacher: Annotated[
        Number, numbered("s.3", "院校师生比", "schools: students per teacher", "students/teacher")
    ] = 20
    school_min_practised_share: Annotated[
        Percent, numbered("s.4", "企业实践教师占比", "schools: teachers with enterprise practice", "percent")
    ] = 20
    school_max_part_time_share: Annotated[
        Percent, numbered("s.5", "兼职教师占比", "schools: part-time teachers", "percent")
    ] = Fraction(100, 3)
    school_min_partners: Annotated[
        Number, numbered("s.6", "院校合作企业数", "schools: partner enterprises", "enterprises")
    ] = 3


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class SchoolReadings(RatioReadings, YearReadings, NumberReadings, ApplicantReadings):
    """Readings of the list for schools."""


def schools(p: SchoolParameters, r: SchoolReadings) -> AllOf:
    """Return the list for schools, asked of schools alone (L-01)."""
    training, teachers = total("annual_training_person_times"), total("teachers_full_time", "teachers_part_time")
    senior_plus, practised = total("annual_senior_plus_person_times"), total("teachers_with_enterprise_practice")
    asked = (
        count_at_least(r, "s.1", training, p.school_min_training),
        share_at_least(r, "s.2", senior_plus, training, p.school_min_senior_plus_share),
        students_per_teacher(r, "s.3", None, p.school_max_students_per_teacher),
        share_at_least(r, "s.4", practised, teachers, p.school_min_practised_share),
        share_at_most(r, "s.5", total("teachers_part_time"), teachers, p.school_max_part_time_share),
        count_at_least(r, "s.6", "partner_enterprises_any_size", p.school_min_partners),
    )
    return all_of("s", Text("院校条件", "Conditions of schools"), *(When(is_school(r), part) for part in asked))
