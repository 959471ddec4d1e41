"""Section 四(一)2: the basic conditions of the municipal track."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.editions.chongqing_2024.common import (
    SharedReadings,
    count_at_least,
    judged,
    lawful,
    persons,
    senior_teachers,
    share_at_least,
    skilled_share,
)
from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    Constant,
    Criterion,
    Measure,
    OneOf,
    RatioWithin,
    Sum,
    Tightened,
    Together,
    When,
    all_of,
    at_least,
    is_true,
    total,
)
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import PartnerSizes

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="4.1.2.1.a",
        source="四(一)2(1)",
        label=Text("管理体系", "Management system"),
        summary="Strong management and an efficient organisation",
        kind="condition",
        track="municipal",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.2.1.b",
        source="四(一)2(1)",
        label=Text("四项制度", "Four sets of rules"),
        summary="Written rules exist for training, finance, assets and risk",
        kind="condition",
        track="municipal",
    ),
    Clause(
        id="4.1.2.1.c",
        source="四(一)2(1)",
        label=Text("守法记录", "Record of lawfulness"),
        summary="Obeys the law and has no record of violation",
        kind="condition",
        track="municipal",
        readings=("R-23",),
    ),
    Clause(
        id="4.1.2.2.a",
        source="四(一)2(2)",
        label=Text("场地设备达标", "Premises and equipment"),
        summary="Premises and equipment meet national building and safety standards",
        kind="condition",
        track="municipal",
    ),
    Clause(
        id="4.1.2.2.b",
        source="四(一)2(2)",
        label=Text("高技能培训能力", "Yearly high-skilled capacity"),
        summary="Facilities can carry this yearly number of trainees at senior-worker level or above",
        kind="condition",
        track="municipal",
        readings=("R-01", "R-04", "R-05", "R-44", "R-45", "R-47"),
    ),
    Clause(
        id="4.1.2.2.c",
        source="四(一)2(2)",
        label=Text("培训目标明确", "Clear training goals"),
        summary="Clear training goals",
        kind="condition",
        track="municipal",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.2.2.d",
        source="四(一)2(2)",
        label=Text("按标准培训", "Training by standards"),
        summary="Training strictly follows national occupational standards",
        kind="condition",
        track="municipal",
    ),
    Clause(
        id="4.1.2.2.e",
        source="四(一)2(2)",
        label=Text("特色专业数", "Specialties with equipment"),
        summary=(
            "Scarce high-skilled specialties with matching training equipment (text gives a range of two to three)"
        ),
        kind="condition",
        track="municipal",
        readings=("R-12", "R-43"),
    ),
    Clause(
        id="4.1.2.2.f",
        source="四(一)2(2)",
        label=Text("技能人才占比", "Share of skilled workers"),
        summary="Dense skilled workforce: share of all labour use including dispatched workers",
        kind="condition",
        track="municipal",
        asked_of="enterprise_based",
        readings=("R-01", "R-02", "R-24", "R-26", "R-27", "R-28"),
    ),
    Clause(
        id="4.1.2.2.g",
        source="四(一)2(2)",
        label=Text("年培训规模", "Yearly trainees"),
        summary="Actual yearly training for enterprises and society",
        kind="condition",
        track="municipal",
        readings=("R-01", "R-03", "R-04", "R-45"),
    ),
    Clause(
        id="4.1.2.2.h",
        source="四(一)2(2)",
        label=Text("高级工以上占比", "Share at senior-worker level"),
        summary="Share of that training at senior-worker level or above",
        kind="condition",
        track="municipal",
        readings=("R-01", "R-02", "R-03", "R-04", "R-45", "R-46", "R-47"),
    ),
    Clause(
        id="4.1.2.3.a",
        source="四(一)2(3)",
        label=Text("教师队伍稳定", "Stable teaching staff"),
        summary="Stable full- and part-time teaching staff fit for the training",
        kind="condition",
        track="municipal",
        readings=("R-08",),
    ),
    Clause(
        id="4.1.2.3.b",
        source="四(一)2(3)",
        label=Text("师生比", "Students per teacher"),
        summary=(
            "Teacher-student ratio between one to twenty and one to twenty-two; default reading is at "
            "most 22 students per teacher"
        ),
        kind="condition",
        track="municipal",
        readings=("R-48", "R-49", "R-50", "R-51"),
    ),
    Clause(
        id="4.1.2.3.c",
        source="四(一)2(3)",
        label=Text("高级师资占比", "Share of senior practice teachers"),
        summary=(
            "Senior instructors together with teachers holding senior technician, as a share of practice teachers"
        ),
        kind="condition",
        track="municipal",
        readings=("R-01", "R-02", "R-31", "R-32", "R-33", "R-34", "R-35"),
    ),
    Clause(
        id="4.1.2.4.a",
        source="四(一)2(4)",
        label=Text("合作企业数", "Partner enterprises"),
        summary="Large or medium enterprises in stable cooperation",
        kind="condition",
        track="municipal",
        readings=("R-01", "R-52"),
    ),
    Clause(
        id="4.1.2.4.b",
        source="四(一)2(4)",
        label=Text("共定方案专业", "Majors settled jointly"),
        summary="Majors whose plan is settled jointly with partner enterprises on six points",
        kind="condition",
        track="municipal",
        readings=("R-01", "R-53"),
    ),
    Clause(
        id="4.1.2.4.c",
        source="四(一)2(4)",
        label=Text("共建实习基地", "Joint internship base"),
        summary="Student internship base built with partner enterprises",
        kind="condition",
        track="municipal",
    ),
    Clause(
        id="4.1.2.4.d",
        source="四(一)2(4)",
        label=Text("聘请指导教师", "Hired expert instructors"),
        summary="Technicians, senior technicians or outstanding specialists hired as instructors",
        kind="condition",
        track="municipal",
        readings=("R-54",),
    ),
)


class MunicipalParameters(ParameterSet):
    """The numbers of 四(一)2."""

    municipal_min_high_skilled_capacity: Annotated[
        Number, numbered("4.1.2.2.b", "市级年高技能培训能力", "municipal: yearly high-skilled capacity", "persons/year")
    ] = 500
    municipal_min_specialties: Annotated[
        Number, numbered("4.1.2.2.e", "特色专业数下限", "municipal: specialties, lower number", "specialties")
    ] = 2
    municipal_max_specialties: Annotated[
        Number, numbered("4.1.2.2.e", "特色专业数上限", "municipal: specialties, upper number", "specialties")
    ] = 3
    municipal_min_skilled_share: Annotated[
        Percent, numbered("4.1.2.2.f", "市级技能人才占比", "municipal: share of skilled workers", "percent")
    ] = 35
    municipal_min_trainees: Annotated[
        Number, numbered("4.1.2.2.g", "市级年培训规模", "municipal: yearly trainees", "persons/year")
    ] = 1500
    municipal_min_senior_plus_share: Annotated[
        Percent,
        numbered("4.1.2.2.h", "市级高级工以上占比", "municipal: share at senior-worker level or above", "percent"),
    ] = 20
    municipal_min_students_per_teacher: Annotated[
        Number, numbered("4.1.2.3.b", "师生比前项", "municipal: students per teacher, lower number", "students/teacher")
    ] = 20
    municipal_max_students_per_teacher: Annotated[
        Number, numbered("4.1.2.3.b", "师生比后项", "municipal: students per teacher, upper number", "students/teacher")
    ] = 22
    municipal_min_senior_share: Annotated[
        Percent, numbered("4.1.2.3.c", "市级高级师资占比", "municipal: share of senior practice teachers", "percent")
    ] = 35
    municipal_min_partners: Annotated[
        Number, numbered("4.1.2.4.a", "大中型合作企业数", "municipal: large or medium partners", "enterprises")
    ] = 3
    municipal_min_joint_majors: Annotated[
        Number, numbered("4.1.2.4.b", "共定方案专业数", "municipal: majors settled jointly", "majors")
    ] = 3
    municipal_min_hired_experts: Annotated[
        Number, numbered("4.1.2.4.d", "聘请指导教师数", "municipal: hired expert instructors", "persons")
    ] = 1

    @model_validator(mode="after")
    def _ranges_in_order(self) -> Self:
        for low, high in (
            ("municipal_min_specialties", "municipal_max_specialties"),
            ("municipal_min_students_per_teacher", "municipal_max_students_per_teacher"),
        ):
            if getattr(self, low) > getattr(self, high):
                raise PydanticCustomError(
                    "range_crossed",
                    "{low} must not exceed {high}",
                    {"low": f"{low} ({getattr(self, low)})", "high": f"{high} ({getattr(self, high)})"},
                )
        return self


class MunicipalReadings(SharedReadings):
    """Readings of section 四(一)2."""

    practice_base: Annotated[
        Literal["same_group", "workshop_only"],
        Switch(
            "R-35",
            Text("市级“实训教师”是否更窄", "Is the municipal base narrower than the national one?"),
            {
                "same_group": Text("同一群体", "No, the same group."),
                "workshop_only": Text("仅实训教师", "Yes, workshop teachers only."),
            },
            "M",
            "Nothing suggests a contrast [I].",
        ),
    ] = "same_group"

    certificates: Annotated[
        Literal["either_certificate", "qualification_only"],
        Switch(
            "R-33",
            Text("市级“职业资格”是否含技能等级", "Do skill-level certificates count at municipal level?"),
            {
                "either_certificate": Text("含职业技能等级", "Yes, as at national level."),
                "qualification_only": Text("仅职业资格", "No, vocational qualifications only."),
            },
            "M",
            "Worker qualifications gave way to skill levels from 2020 on [V]; the sentence is older.",
            counting=True,
        ),
    ] = "either_certificate"
    specialty_count: Annotated[
        Literal["at_least_two", "two_to_three", "at_least_three", "at_most_three"],
        Switch(
            "R-43",
            Text("“2－3个”特色专业如何理解", "What does a range of two to three specialties ask for?"),
            {
                "at_least_two": Text("至少2个", "At least two."),
                "two_to_three": Text("2至3个", "Two or three."),
                "at_least_three": Text("至少3个", "At least three."),
                "at_most_three": Text("至多3个", "At most three."),
            },
            "M",
            "The parent range became a floor in 2022 [V-]; three caps the declared list of a dual applicant [T].",
        ),
    ] = "at_least_two"
    own_students: Annotated[
        Literal["not_counted", "counted"],
        Switch(
            "R-45",
            Text("年培训规模是否含本校学生", "Do an applicant's own students count as yearly trainees?"),
            {
                "not_counted": Text("不含", "No, only training for enterprises and society."),
                "counted": Text("含", "Yes."),
            },
            "M-H",
            "The training is for enterprises and society [T].",
            counting=True,
        ),
    ] = "not_counted"
    senior_share_base: Annotated[
        Literal["actual_scale", "required_scale"],
        Switch(
            "R-46",
            Text("20%以什么为基数", "Of what is the share at senior-worker level taken?"),
            {
                "actual_scale": Text("实际培训规模", "Of the actual yearly training."),
                "required_scale": Text("要求的最低规模", "Of the yearly training asked for."),
            },
            "H",
            "其中 refers to the scale [T].",
        ),
    ] = "actual_scale"
    teacher_student_ratio: Annotated[
        Literal["ceiling_upper", "band", "floor_lower", "ceiling_lower"],
        Switch(
            "R-48",
            Text("师生比1:20－1:22如何理解", "What does a ratio of 1:20 to 1:22 ask for?"),
            {
                "ceiling_upper": Text("每名教师至多22名学生", "At most 22 students for each teacher."),
                "band": Text("20至22名", "Between 20 and 22."),
                "floor_lower": Text("至少20名", "At least 20."),
                "ceiling_lower": Text("至多20名", "At most 20."),
            },
            "H",
            "Other rules write 'not below 1:20'; a band would fail every national-level applicant [V].",
        ),
    ] = "ceiling_upper"
    ratio_teachers: Annotated[
        Literal["all_heads", "full_time", "part_time_half"],
        Switch(
            "R-49",
            Text("师生比中的教师", "Which teachers count in the ratio?"),
            {
                "all_heads": Text("专兼职教师按人头", "Full- and part-time teachers, one head each."),
                "full_time": Text("仅专职教师", "Full-time teachers only."),
                "part_time_half": Text("兼职按一半", "Part-time teachers at one half."),
            },
            "M",
            "The sentence names full- and part-time teachers [T]; a real filing counts heads [V].",
        ),
    ] = "all_heads"
    ratio_students: Annotated[
        Literal["enrolled", "without_interns", "with_short_courses"],
        Switch(
            "R-49",
            Text("师生比中的学生", "Which students count in the ratio?"),
            {
                "enrolled": Text("在校学生", "Enrolled students."),
                "without_interns": Text("不含实习学生", "Without students on internship."),
                "with_short_courses": Text("另含短期学员", "With short-course trainees too."),
            },
            "M",
            "A real filing counts all enrolled students [V]; others leave interns out [V].",
        ),
    ] = "enrolled"
    ratio_without_students: Annotated[
        Literal["undetermined", "trainees_present", "not_applicable"],
        Switch(
            "R-50",
            Text("无学生的单位如何看师生比", "What of applicants without students?"),
            {
                "undetermined": Text("待定", "The ratio stays open."),
                "trainees_present": Text("以同期在训人数代替", "Trainees present at one time take their place."),
                "not_applicable": Text("不适用", "The ratio is not asked."),
            },
            "M-L",
            "The text is silent [I].",
        ),
    ] = "undetermined"
    printed_ratio: Annotated[
        Literal["may_be_truncated", "as_printed"],
        Switch(
            "R-51",
            Text("仅有印出的1:n时", "What does a printed ratio prove when the counts are absent?"),
            {
                "may_be_truncated": Text(
                    "可能截断，临界值待定", "The true figure may differ by less than one; at the limit it stays open."
                ),
                "as_printed": Text("按印出的数", "It is taken as printed."),
            },
            "M",
            "A real filing prints 18.41 as 1:18 [V], so a printed 1:22 may hide 22.9.",
        ),
    ] = "may_be_truncated"
    partner_mix: Annotated[
        Literal["any_mix", "one_of_each"],
        Switch(
            "R-52",
            Text("“大、中型企业”如何组合", "Must both large and medium enterprises be among the partners?"),
            {
                "any_mix": Text("任意组合", "No, any mix."),
                "one_of_each": Text("大型中型均须有", "Yes, at least one of each."),
            },
            "H",
            "The mark 、 lists alternatives [T].",
        ),
    ] = "any_mix"
    joint_majors_counted: Annotated[
        Literal["all_six_points", "points_spread", "any_point"],
        Switch(
            "R-53",
            Text("六项内容是否每个专业都要", "Must each of the majors cover all six points?"),
            {
                "all_six_points": Text("每个专业均须六项", "Yes."),
                "points_spread": Text("六项可分散于各专业", "The points may be spread over the majors."),
                "any_point": Text("任一项即可", "Any point will do."),
            },
            "M",
            "The sentence lists six objects of one verb for each major [T].",
            counting=True,
        ),
    ] = "all_six_points"
    expert_kinds: Annotated[
        Literal["any_kind", "each_kind"],
        Switch(
            "R-54",
            Text("聘请三类人员是否都要", "Must each of the three kinds of experts be hired?"),
            {
                "any_kind": Text("任一类即可", "No, one person of any kind."),
                "each_kind": Text("每类均须有", "Yes."),
            },
            "M",
            "The text joins the kinds loosely [T].",
        ),
    ] = "any_kind"


def municipal(p: MunicipalParameters, r: MunicipalReadings) -> AllOf:
    """Return the criteria of 四(一)2."""
    return all_of(
        "4.1.2",
        Text("市级基础条件", "Municipal basic conditions"),
        management(r),
        training_capacity(p, r),
        teachers(p, r),
        cooperation(p, r),
    )


def management(r: MunicipalReadings) -> Criterion:
    """Return 四(一)2(1)."""
    return all_of(
        "4.1.2.1",
        Text("管理能力", "Management"),
        judged(r, "4.1.2.1.a", "management_system_adequate"),
        is_true("4.1.2.1.b", "rules_training", "rules_finance", "rules_assets", "rules_risk"),
        lawful(r, "4.1.2.1.c"),
    )


def training_capacity(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 四(一)2(2)."""
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    return all_of(
        "4.1.2.2",
        Text("培训能力", "Training capacity"),
        is_true("4.1.2.2.a", "premises_meet_standards"),
        count_at_least(r, "4.1.2.2.b", high_skilled_capacity(r), p.municipal_min_high_skilled_capacity),
        judged(r, "4.1.2.2.c", "clear_training_goals"),
        is_true("4.1.2.2.d", "follows_national_standards"),
        specialties(p, r),
        skilled_share(r, "4.1.2.2.f", p.municipal_min_skilled_share),
        count_at_least(r, "4.1.2.2.g", trainees, p.municipal_min_trainees),
        senior_plus_share(p, r),
    )


def high_skilled_capacity(r: MunicipalReadings) -> Measure:
    """Return the yearly capacity in persons; who has trained so many can do so (R-05, R-44)."""
    if r.capacity_proof == "stated_only":
        return total("annual_high_skilled_capacity")
    return Tightened("annual_high_skilled_capacity", floors=("annual_trainees_senior_plus",))


def specialties(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 4.1.2.2.e; what a range of two to three asks for is reading R-43."""
    low, high = p.municipal_min_specialties, p.municipal_max_specialties
    of = total("specialties_with_equipment")
    match r.specialty_count:
        case "at_least_two":
            return at_least("4.1.2.2.e", of, low)
        case "two_to_three":
            return Amount("4.1.2.2.e", of, minimum=low, maximum=high)
        case "at_least_three":
            return at_least("4.1.2.2.e", of, high)
        case "at_most_three":
            # Some specialty is asked for under every reading.
            return Amount("4.1.2.2.e", of, minimum=1, maximum=high)


def senior_plus_share(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 4.1.2.2.h; of what the share is taken is reading R-46."""
    part = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    percent = p.municipal_min_senior_plus_share
    if r.senior_share_base == "required_scale":
        required = Constant(p.municipal_min_trainees)
        return share_at_least(r, "4.1.2.2.h", part, required, percent, nested=False)
    whole = persons(r, "annual_trainees", "annual_training_person_times")
    return share_at_least(r, "4.1.2.2.h", part, whole, percent)


def teachers(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 四(一)2(3)."""
    senior = senior_teachers(r, "senior_technician_teachers", "both_senior_and_senior_technician")
    base = "workshop_teachers" if r.practice_base == "workshop_only" else "practice_teachers"
    nested = (
        r.senior_group != "sum" and r.senior_teachers_counted == "practice_teachers" and r.practice_base == "same_group"
    )
    return all_of(
        "4.1.2.3",
        Text("师资队伍", "Teaching staff"),
        judged(r, "4.1.2.3.a", "teaching_staff_adequate"),
        students_per_teacher(p, r),
        share_at_least(r, "4.1.2.3.c", senior, total(base), p.municipal_min_senior_share, nested=nested),
    )


def students_per_teacher(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
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


def _ratio(p: MunicipalParameters, r: MunicipalReadings, many: Measure, printed: str | None) -> RatioWithin:
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
    slack = 1 if r.printed_ratio == "may_be_truncated" else 0
    return RatioWithin("4.1.2.3.b", many, per, minimum, maximum, printed, slack)


def _doubled(many: Measure) -> Measure:
    return Sum(tuple((fact, 2 * weight) for fact, weight in many.terms)) if isinstance(many, Sum) else many


def cooperation(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 四(一)2(4)."""
    return all_of(
        "4.1.2.4",
        Text("校企合作", "School-enterprise cooperation"),
        partners(p, r),
        count_at_least(r, "4.1.2.4.b", total("majors_jointly_designed"), p.municipal_min_joint_majors),
        is_true("4.1.2.4.c", "joint_internship_base"),
        hired_experts(p, r),
    )


def partners(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 4.1.2.4.a; whether both size classes must be there is reading R-52."""
    enough = count_at_least(r, "4.1.2.4.a", total("partner_enterprises"), p.municipal_min_partners)
    if r.partner_mix == "any_mix":
        return enough
    both = OneOf("4.1.2.4.a", "partner_size_class", (PartnerSizes.LARGE_AND_MEDIUM.value,))
    return Together("4.1.2.4.a", (enough, both))


def hired_experts(p: MunicipalParameters, r: MunicipalReadings) -> Criterion:
    """Return 4.1.2.4.d; whether each of the three kinds is needed is reading R-54."""
    if r.expert_kinds == "each_kind":
        return at_least("4.1.2.4.d", "hired_expert_kinds", 3)
    return at_least("4.1.2.4.d", "hired_expert_instructors", p.municipal_min_hired_experts)
