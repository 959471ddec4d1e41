"""What notices of this family ask of teachers alike: who is senior, and how many students there are to a teacher."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from skillbase_rules.editions.general import NumberReadings, share_at_least
from skillbase_rules.engine.criteria import (
    Criterion,
    Measure,
    RatioWithin,
    Sum,
    Union,
    When,
    at_least,
    total,
)
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.facts.shares import STUDENTS_PER_TEACHER
from skillbase_rules.facts.sheet import Certificates, SeniorTeachersCounted, TitlesAbove


class SeniorTeacherReadings(NumberReadings):
    """Readings of the share of senior practice teachers."""

    senior_group: Annotated[
        Literal["union", "sum", "both"],
        switch("R-31", "H", "“高级…和…教师”如何合计", "How do senior instructors and technicians add up?").because(
            "A share of persons; 和 joins two groups [T].",
            union=("并集，一人计一次", "United; each person counts once."),
            sum=("两数相加", "Added, people in both counted twice."),
            both=("须同时具备", "Only people who are both."),
        ),
    ] = "union"
    senior_teachers_counted: Annotated[
        SeniorTeachersCounted,
        switch(
            "R-32", "H", "分子是否限于实习实训教师", "Must the senior teachers be practice teachers?", counting=True
        ).because(
            "The base is the practice teachers [T].",
            practice_teachers=("限于实习实训教师", "Yes."),
            any_teacher=("不限", "No, any teacher counts."),
        ),
    ] = "practice_teachers"
    titles_above: Annotated[
        TitlesAbove,
        switch(
            "R-34",
            "M",
            "更高等级是否计入",
            "Do levels above senior technician and senior instructor count?",
            counting=True,
        ).because(
            "The higher levels did not exist when the sentence was first written [V, I].",
            count_too=("计入", "Yes, all the more."),
            exact_title_only=("仅限所列等级", "No, the named title only."),
        ),
    ] = "count_too"


class CertificateReadings(ReadingSet):
    """Which certificates make a senior technician."""

    certificates: Annotated[
        Certificates,
        switch(
            "R-33",
            "M",
            "“职业资格”是否含技能等级",
            "Do skill-level certificates count where vocational qualifications are named?",
            counting=True,
        ).because(
            "Worker qualifications gave way to skill levels from 2020 on [V]; the sentence is older.",
            either_certificate=("含职业技能等级", "Yes."),
            qualification_only=("仅职业资格", "No, vocational qualifications only."),
        ),
    ] = "either_certificate"


class RatioReadings(ReadingSet):
    """Readings of the number of students to a teacher."""

    ratio_teachers: Annotated[
        Literal["all_heads", "full_time", "part_time_half"],
        switch("R-49", "M", "师生比中的教师", "Which teachers count in the ratio?").because(
            "Such sentences name full- and part-time teachers [T]; a real filing counts heads [V].",
            all_heads=("专兼职教师按人头", "Full- and part-time teachers, one head each."),
            full_time=("仅专职教师", "Full-time teachers only."),
            part_time_half=("兼职按一半", "Part-time teachers at one half."),
        ),
    ] = "all_heads"
    ratio_students: Annotated[
        Literal["enrolled", "without_interns", "with_short_courses"],
        switch("R-49", "M", "师生比中的学生", "Which students count in the ratio?").because(
            "A real filing counts all enrolled students [V]; others leave interns out [V].",
            enrolled=("在校学生", "Enrolled students."),
            without_interns=("不含实习学生", "Without students on internship."),
            with_short_courses=("另含短期学员", "With short-course trainees too."),
        ),
    ] = "enrolled"
    ratio_without_students: Annotated[
        Literal["undetermined", "trainees_present", "not_applicable"],
        switch("R-50", "M-L", "无学生的单位如何看师生比", "What of applicants without students?").because(
            "The text is silent [I].",
            undetermined=("待定", "The ratio stays open."),
            trainees_present=("以同期在训人数代替", "Trainees present at one time take their place."),
            not_applicable=("不适用", "The ratio is not asked."),
        ),
    ] = "undetermined"
    printed_ratio: Annotated[
        Literal["may_be_truncated", "as_printed"],
        switch("R-51", "M", "仅有印出的1:n时", "What does a printed ratio prove when the counts are absent?").because(
            "A real filing prints 18.41 as 1:18 [V], so a printed 1:22 may hide 22.9.",
            may_be_truncated=(
                "可能截断，临界值待定",
                "The true figure may differ by less than one; at the limit it stays open.",
            ),
            as_printed=("按印出的数", "It is taken as printed."),
        ),
    ] = "may_be_truncated"


def senior_share(
    r: SeniorTeacherReadings,
    clause: str,
    technicians: str,
    both: str,
    percent: Percentage,
    *,
    base: str = "practice_teachers",
) -> Criterion:
    """Return the share of senior instructors together with technicians (R-31) among the practice teachers (R-32)."""
    among_practice_teachers = r.senior_teachers_counted == "practice_teachers" and base == "practice_teachers"
    nested = r.senior_group != "sum" and among_practice_teachers
    return share_at_least(r, clause, senior_teachers(r, technicians, both), total(base), percent, nested=nested)


def senior_teachers(r: SeniorTeacherReadings, technicians: str, both: str) -> Measure:
    """Return senior instructors together with technicians; how they add up is reading R-31."""
    if r.senior_group == "sum":
        return total("senior_instructors", technicians)
    if r.senior_group == "both":
        return total(both)
    return Union("senior_instructors", technicians, both)


def students_per_teacher(r: RatioReadings, clause: str, minimum: int | None, maximum: int | None) -> Criterion:
    """Return so many students to a teacher; who is counted is reading R-49, without students R-50, as printed R-51."""
    students: Measure = total("students")
    if r.ratio_students == "without_interns":
        students = Sum((("students", 1), ("students_on_internship", -1)))
    elif r.ratio_students == "with_short_courses":
        students = total("students", "short_course_trainees")

    def ratio(many: Measure, printed: str | None) -> RatioWithin:
        per: Measure = total("teachers_full_time", "teachers_part_time")
        if r.ratio_teachers == "full_time":
            per = total("teachers_full_time")
        elif r.ratio_teachers == "part_time_half":
            # Both sides doubled, so that half a head stays a whole number.
            per = Sum((("teachers_full_time", 2), ("teachers_part_time", 1)))
            many = _doubled(many)
        # A figure cut off when it was printed hides less than one.
        slack = 1 if r.printed_ratio == "may_be_truncated" else 0
        return RatioWithin(clause, many, per, minimum, maximum, printed, slack)

    # A printed figure sets enrolled students against all teachers; of other groups it says nothing.
    same_heads = r.ratio_students == "enrolled" and r.ratio_teachers == "all_heads"
    enrolled = ratio(students, "students_per_teacher_printed" if same_heads else None)
    if same_heads:
        enrolled = replace(enrolled, quotient=STUDENTS_PER_TEACHER)
    if r.ratio_without_students == "undetermined":
        return enrolled
    has_students = at_least("", "students", 1)
    if r.ratio_without_students == "not_applicable":
        return When(has_students, enrolled)
    return When(has_students, enrolled, ratio(total("trainees_present_at_once"), None))


def _doubled(many: Measure) -> Measure:
    return Sum(tuple((fact, 2 * weight) for fact, weight in many.terms)) if isinstance(many, Sum) else many
