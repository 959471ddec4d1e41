"""The facts that count people, in groups: workers, teachers, trainees and students.

As in `groups`, every count may be exact, bounded or unknown; every yes/no fact may be unknown (null).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, ClassVar

from skillbase_rules.engine.quantities import Count, Persons, PersonTimes
from skillbase_rules.engine.records import Group, Limits, United, described
from skillbase_rules.facts.groups import YesNoUnknown
from skillbase_rules.facts.shares import TimesPrinted


class WorkforceFacts(Group):
    """The workforce of an enterprise applicant (4.1.1.2.g, 4.1.2.2.f)."""

    skilled_workers: Annotated[
        Persons,
        described(
            "技能人才", "skilled workers", "Skilled workers among all labour, dispatched workers included.", "persons"
        ),
    ] = Persons()
    skilled_contract_workers: Annotated[
        Persons,
        described(
            "合同制技能人才", "skilled contract workers", "Skilled workers among contract workers only.", "persons"
        ),
    ] = Persons()
    contract_workers: Annotated[Persons, described("合同制职工", "contract workers", unit="persons")] = Persons()
    dispatched_workers: Annotated[Persons, described("劳务派遣人员", "dispatched workers", unit="persons")] = Persons()
    labour_use: Annotated[
        Persons,
        described(
            "用工总量", "labour use", "Contract and dispatched workers together, where not told apart.", "persons"
        ),
    ] = Persons()
    interns_and_outsourced_workers: Annotated[
        Persons,
        described("实习和外包人员", "interns and outsourced workers", "Counted only under reading R-28.", "persons"),
    ] = Persons()
    staff: Annotated[Persons, described("职工总数", "all staff", unit="persons")] = Persons()
    staff_senior_plus: Annotated[
        Persons, described("高级工以上职工", "staff at senior-worker level or above", unit="persons")
    ] = Persons()

    totals = MappingProxyType({"labour_use": ("contract_workers", "dispatched_workers")})
    limits: ClassVar[Limits] = (
        (("skilled_workers",), ("labour_use",)),
        (("skilled_contract_workers",), ("contract_workers",)),
        (("skilled_contract_workers",), ("skilled_workers",)),
        (("skilled_workers",), ("skilled_contract_workers", "dispatched_workers")),
        (("staff_senior_plus",), ("staff",)),
    )


class TeacherCounts(Group):
    """The teaching staff in numbers (4.1.1.3, 4.1.2.3)."""

    teaching_staff_adequate: Annotated[YesNoUnknown, described("教师队伍稳定", "stable and fit teaching staff")] = None
    teachers: Annotated[
        Persons,
        described("专兼职教师", "teachers", "Full- and part-time teachers together, where not told apart.", "persons"),
    ] = Persons()
    teachers_full_time: Annotated[Persons, described("专职教师", "full-time teachers", unit="persons")] = Persons()
    teachers_part_time: Annotated[Persons, described("兼职教师", "part-time teachers", unit="persons")] = Persons()
    integrated_teachers: Annotated[
        Persons,
        described(
            "一体化教师", "integrated teachers", "Teachers of both theory and practice, full- or part-time.", "persons"
        ),
    ] = Persons()
    technical_theory_teachers: Annotated[
        Persons, described("技术理论教师", "technical-theory teachers", unit="persons")
    ] = Persons()
    practice_teachers: Annotated[
        Persons,
        described("实习实训教师", "practice teachers", "Teachers of internship and practical training.", "persons"),
    ] = Persons()
    workshop_teachers: Annotated[
        Persons,
        described(
            "实训教师", "workshop teachers", "The narrower group of practical training only (reading R-35).", "persons"
        ),
    ] = Persons()
    senior_instructors: Annotated[
        Persons,
        described(
            "高级实习指导教师",
            "senior instructors",
            "Practice teachers titled senior internship instructor or above.",
            "persons",
        ),
    ] = Persons()
    technician_or_above_teachers: Annotated[
        Persons,
        described(
            "技师以上教师", "teachers at technician level or above", "Counted among practice teachers.", "persons"
        ),
    ] = Persons()
    both_senior_and_technician: Annotated[
        Persons,
        described(
            "高级兼技师以上", "teachers in both groups", "Senior instructors who are technicians or above.", "persons"
        ),
    ] = Persons()
    senior_technician_teachers: Annotated[
        Persons,
        described(
            "高级技师以上教师", "teachers holding senior technician", "Counted among practice teachers.", "persons"
        ),
    ] = Persons()
    both_senior_and_senior_technician: Annotated[
        Persons,
        described(
            "高级兼高级技师", "teachers in both groups", "Senior instructors who hold senior technician.", "persons"
        ),
    ] = Persons()

    teachers_with_enterprise_practice: Annotated[
        Persons,
        described(
            "有企业实践经历的教师",
            "teachers with enterprise practice",
            "Full- and part-time teachers who have practised in an enterprise.",
            "persons",
        ),
    ] = Persons()

    totals = MappingProxyType({"teachers": ("teachers_full_time", "teachers_part_time")})
    limits: ClassVar[Limits] = (
        (("teachers_with_enterprise_practice",), ("teachers",)),
        (("integrated_teachers",), ("teachers",)),
        (("technical_theory_teachers",), ("teachers",)),
        (("practice_teachers",), ("teachers",)),
        # Senior technicians and senior instructors who are technicians are all technicians or above.
        (
            ("senior_technician_teachers", "both_senior_and_technician"),
            ("technician_or_above_teachers", "both_senior_and_senior_technician"),
        ),
        (("workshop_teachers",), ("practice_teachers",)),
        (("both_senior_and_technician",), ("senior_instructors",)),
        (("both_senior_and_technician",), ("technician_or_above_teachers",)),
        (("senior_technician_teachers",), ("technician_or_above_teachers",)),
        (("both_senior_and_senior_technician",), ("senior_instructors",)),
        (("both_senior_and_senior_technician",), ("senior_technician_teachers",)),
        (("both_senior_and_senior_technician",), ("both_senior_and_technician",)),
        (("both_senior_and_technician",), ("practice_teachers",)),
        (("both_senior_and_senior_technician",), ("practice_teachers",)),
        (("senior_instructors",), ("practice_teachers",)),
        (("technician_or_above_teachers",), ("practice_teachers",)),
    )
    united: ClassVar[United] = (
        ("senior_instructors", "technician_or_above_teachers", "both_senior_and_technician", "practice_teachers"),
        ("senior_instructors", "senior_technician_teachers", "both_senior_and_senior_technician", "practice_teachers"),
    )


WITH_EVALUATIONS = "annual_training_and_evaluations"
"""The fact that adds up training and evaluations, which stand in different parts of a file."""


class TrainingTotals(Group):
    """A year of actual training, in persons and in person-times (4.1.2.2.g-h, 4.2.1-4.2.3)."""

    annual_trainees: Annotated[
        Persons,
        described(
            "年培训人数", "yearly trainees", "People trained in the year for enterprises and society.", "persons/year"
        ),
    ] = Persons()
    annual_trainees_senior_plus: Annotated[
        Persons,
        described("年高级工以上人数", "yearly trainees at senior-worker level or above", unit="persons/year"),
    ] = Persons()
    annual_training_person_times: Annotated[
        PersonTimes,
        described(
            "年培训人次",
            "yearly training in person-times",
            "The same training counted by attendance.",
            "person-times/year",
        ),
    ] = PersonTimes()
    annual_senior_plus_person_times: Annotated[
        PersonTimes,
        described("年高级工以上人次", "yearly training at senior-worker level or above", unit="person-times/year"),
    ] = PersonTimes()
    annual_digital_trainees: Annotated[
        Persons, described("年数字技能培训人数", "yearly digital-skill trainees", unit="persons/year")
    ] = Persons()
    annual_digital_high_skilled: Annotated[
        Persons, described("年数字高技能人数", "yearly digital trainees at high-skilled level", unit="persons/year")
    ] = Persons()
    annual_digital_person_times: Annotated[
        PersonTimes,
        described("年数字技能培训人次", "yearly digital training in person-times", unit="person-times/year"),
    ] = PersonTimes()
    annual_digital_high_skilled_person_times: Annotated[
        PersonTimes,
        described("年数字高技能人次", "yearly digital training at high-skilled level", unit="person-times/year"),
    ] = PersonTimes()
    annual_training_and_evaluations: Annotated[
        PersonTimes,
        described(
            "年培训和评价人次",
            "yearly training and evaluations",
            "Training in person-times and skill evaluations together, where not told apart.",
            "person-times/year",
        ),
    ] = PersonTimes()

    limits: ClassVar[Limits] = (
        (("annual_trainees_senior_plus",), ("annual_trainees",)),
        (("annual_digital_high_skilled",), ("annual_digital_trainees",)),
        (("annual_trainees",), ("annual_training_person_times",)),
        (("annual_senior_plus_person_times",), ("annual_training_person_times",)),
        (("annual_trainees_senior_plus",), ("annual_training_person_times",)),
        (("annual_trainees_senior_plus",), ("annual_senior_plus_person_times",)),
        (("annual_digital_trainees",), ("annual_digital_person_times",)),
        (("annual_digital_high_skilled_person_times",), ("annual_digital_person_times",)),
        (("annual_digital_high_skilled",), ("annual_digital_high_skilled_person_times",)),
    )


class Students(Group):
    """Enrolled students and others in class (4.1.2.3.b, 4.2.5.d)."""

    students: Annotated[Persons, described("在校学生", "enrolled students", unit="persons")] = Persons()
    students_senior_plus: Annotated[
        Persons, described("高级工以上培养学生", "students trained at senior-worker level or above", unit="persons")
    ] = Persons()
    graduates: Annotated[
        Persons, described("当年毕业生", "graduates of the year", "Read under reading R-65.", "persons")
    ] = Persons()
    graduates_senior_plus: Annotated[
        Persons, described("高级工以上毕业生", "graduates at senior-worker level or above", unit="persons")
    ] = Persons()
    students_in_applied_occupations: Annotated[
        Persons,
        described("申报职业学生", "students in applied occupations", "Read under reading R-66.", "persons"),
    ] = Persons()
    students_in_matching_occupations: Annotated[
        Persons, described("匹配职业学生", "students in matching applied occupations", unit="persons")
    ] = Persons()
    students_on_internship: Annotated[
        Persons, described("实习学生", "students on internship", "Taken away under reading R-49.", "persons")
    ] = Persons()
    short_course_trainees: Annotated[
        Persons, described("短期培训学员", "short-course trainees", "Added under reading R-49.", "persons")
    ] = Persons()
    trainees_present_at_once: Annotated[
        Persons, described("同期在训人数", "trainees present at one time", "Read under reading R-50.", "persons")
    ] = Persons()
    students_per_teacher_printed: Annotated[
        Count,
        described("填报师生比", "printed students per teacher", "The n of a printed 1:n.", "students/teacher"),
    ] = Count()

    students_per_teacher: Annotated[
        TimesPrinted,
        described(
            "师生比（带小数）",
            "students per teacher, with decimals",
            "Enrolled students for each teacher as printed, such as 1:17.3; as a number in tenths.",
            "tenths",
        ),
    ] = TimesPrinted()

    limits: ClassVar[Limits] = (
        (("students_senior_plus",), ("students",)),
        (("students_on_internship",), ("students",)),
        (("graduates_senior_plus",), ("graduates",)),
        (("students_in_applied_occupations",), ("students",)),
        (("students_in_matching_occupations",), ("students_in_applied_occupations",)),
    )
