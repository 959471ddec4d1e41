"""四(一)2(3): teaching staff."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from skillbase_rules.editions.chongqing_2024.common import evaluative
from skillbase_rules.editions.chongqing_2024.national.teachers import SeniorTeacherReadings, senior_share
from skillbase_rules.engine.criteria import Criterion, Measure, RatioWithin, Sum, When, all_of, at_least, total
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Certificates

HERE = Passage("四(一)2(3)", "condition", "municipal")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.2.3.a", "教师队伍稳定", "Stable teaching staff", "R-08").saying(
        "Stable full- and part-time teaching staff fit for the training"
    ),
    HERE.clause("4.1.2.3.b", "师生比", "Students per teacher", "R-48", "R-49", "R-50", "R-51").saying(
        "Teacher-student ratio between one to twenty and one to twenty-two; default reading is at most 22 "
        "students per teacher"
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
    ).saying("Senior instructors together with teachers holding senior technician, as a share of practice teachers"),
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


class TeacherReadings(SeniorTeacherReadings):
    """Readings of 四(一)2(3)."""

    certificates: Annotated[
        Certificates,
        switch(
            "R-33",
            "M",
            "市级“职业资格”是否含技能等级",
            "Do skill-level certificates count at municipal level?",
            counting=True,
        ).because(
            "Worker qualifications gave way to skill levels from 2020 on [V]; the sentence is older.",
            either_certificate=("含职业技能等级", "Yes, as at national level."),
            qualification_only=("仅职业资格", "No, vocational qualifications only."),
        ),
    ] = "either_certificate"
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
    ratio_teachers: Annotated[
        Literal["all_heads", "full_time", "part_time_half"],
        switch("R-49", "M", "师生比中的教师", "Which teachers count in the ratio?").because(
            "The sentence names full- and part-time teachers [T]; a real filing counts heads [V].",
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


def teachers(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 四(一)2(3); among whom senior teachers are counted is reading R-35."""
    technicians, both = "senior_technician_teachers", "both_senior_and_senior_technician"
    base = "workshop_teachers" if r.practice_base == "workshop_only" else "practice_teachers"
    return all_of(
        "4.1.2.3",
        Text("师资队伍", "Teaching staff"),
        evaluative(r, "4.1.2.3.a", "teaching_staff_adequate"),
        students_per_teacher(p, r),
        senior_share(r, "4.1.2.3.c", technicians, both, p.municipal_min_senior_share, base=base),
    )


def students_per_teacher(p: TeacherParameters, r: TeacherReadings) -> Criterion:
    """Return 4.1.2.3.b: the ratio by reading R-48, who is counted by R-49, without students by R-50."""
    students: Measure = total("students")
    if r.ratio_students == "without_interns":
        students = Sum((("students", 1), ("students_on_internship", -1)))
    elif r.ratio_students == "with_short_courses":
        students = total("students", "short_course_trainees")
    # A printed figure sets enrolled students against all teachers; of other groups it says nothing.
    same_heads = r.ratio_students == "enrolled" and r.ratio_teachers == "all_heads"
    ratio = _ratio(p, r, students, printed="students_per_teacher_printed" if same_heads else None)
    if r.ratio_without_students == "undetermined":
        return ratio
    has_students = at_least("", "students", 1)
    if r.ratio_without_students == "not_applicable":
        return When(has_students, ratio)
    return When(has_students, ratio, _ratio(p, r, total("trainees_present_at_once"), printed=None))


def _ratio(p: TeacherParameters, r: TeacherReadings, many: Measure, printed: str | None) -> RatioWithin:
    low, high = p.municipal_min_students_per_teacher, p.municipal_max_students_per_teacher
    ends = {
        "ceiling_upper": (None, high),
        "band": (low, high),
        "floor_lower": (low, None),
        "ceiling_lower": (None, low),
    }
    minimum, maximum = ends[r.teacher_student_ratio]
    per: Measure = total("teachers_full_time", "teachers_part_time")
    if r.ratio_teachers == "full_time":
        per = total("teachers_full_time")
    elif r.ratio_teachers == "part_time_half":
        # Both sides doubled, so that half a head stays a whole number.
        per = Sum((("teachers_full_time", 2), ("teachers_part_time", 1)))
        many = _doubled(many)
    # A figure cut off when it was printed hides less than one.
    slack = 1 if r.printed_ratio == "may_be_truncated" else 0
    return RatioWithin("4.1.2.3.b", many, per, minimum, maximum, printed, slack)


def _doubled(many: Measure) -> Measure:
    return Sum(tuple((fact, 2 * weight) for fact, weight in many.terms)) if isinstance(many, Sum) else many
