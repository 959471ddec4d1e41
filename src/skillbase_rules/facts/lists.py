"""Lists that a file may give in place of totals: trainers, training volumes, occupations, partners, majors."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.ordered import in_order
from skillbase_rules.engine.quantities import Persons, PersonTimes
from skillbase_rules.engine.records import NamedValue, Record, described
from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel, YesNoUnknown
from skillbase_rules.facts.ladders import InstructorTitle, SkillLevel


def _legible(name: str) -> str:
    if not (name[0].isalnum() or any(sign.isalnum() for sign in name)):
        raise PydanticCustomError("name_without_letters", "a name has a letter or a digit; give one, or null", {})
    return name


Name = Annotated[str, Field(min_length=1), AfterValidator(_legible)]
"""A name of something; it names nothing without a letter or a digit."""


class ExistingBase(Record):
    """A high-skilled talent training base that the applicant already has."""

    level: Annotated[
        BaseLevel | None,
        described("基地级别", "level", "national, municipal or district; null when not stated."),
    ] = None
    acceptance_grade: Annotated[AcceptanceGrade | None, described("验收评估等次", "acceptance grade")] = None
    year: Annotated[StrictInt | None, described("批准年度", "year of approval", "Null when not stated.")] = None

    @model_validator(mode="after")
    def _is_a_base(self) -> Self:
        if self.level is BaseLevel.NONE:
            raise PydanticCustomError(
                "base_without_level", "a base that exists has a level: national, municipal or district, not none", {}
            )
        return self


class Employment(NamedValue):
    """Whether a teacher is on the staff or comes in."""

    FULL_TIME = "full_time", "专职", "full-time"
    PART_TIME = "part_time", "兼职", "part-time"


class CertificateKind(NamedValue):
    """The two kinds of certificate that a skill level is certified by."""

    QUALIFICATION = "qualification", "职业资格证书", "vocational qualification"
    SKILL_LEVEL = "skill_level", "职业技能等级证书", "skill-level certificate"


class Trainer(Record):
    """One teacher on the roster; what is not stated stays open and makes the counts bounded."""

    employment: Annotated[Employment | None, described("专职或兼职", "full- or part-time")] = None
    integrated: Annotated[YesNoUnknown, described("一体化教师", "integrated teacher")] = None
    technical_theory: Annotated[YesNoUnknown, described("技术理论教师", "teaches technical theory")] = None
    practice: Annotated[YesNoUnknown, described("实习实训教师", "practice teacher")] = None
    workshop: Annotated[
        YesNoUnknown, described("实训教师", "workshop teacher", "Practical training only (reading R-35).")
    ] = None
    enterprise_practice: Annotated[YesNoUnknown, described("有企业实践经历", "has practised in an enterprise")] = None
    title: Annotated[
        InstructorTitle | Literal["none"] | None,
        described(
            "实习指导教师职称", "instructor title", "none for a teacher without such a title; null when not stated."
        ),
    ] = None
    level: Annotated[
        SkillLevel | Literal["none"] | None,
        described(
            "技能等级", "skill level certified", "none for a teacher without a certificate; null when not stated."
        ),
    ] = None
    certificate: Annotated[
        CertificateKind | None,
        described(
            "证书类别", "kind of certificate", "Vocational qualification or skill-level certificate (reading R-33)."
        ),
    ] = None


class TrainingVolume(Record):
    """One line of actual training in one year; a person belongs to one line only."""

    year: Annotated[StrictInt, described("年度", "calendar year")]
    occupation: Annotated[Name | None, described("职业工种", "occupation")] = None
    level: Annotated[SkillLevel | None, described("培训等级", "skill level trained at")] = None
    persons: Annotated[Persons, described("人数", "persons", "People trained, each in one line only.", "persons")] = (
        Persons()
    )
    person_times: Annotated[PersonTimes, described("人次", "person-times", unit="person-times")] = PersonTimes()
    digital: Annotated[
        YesNoUnknown, described("数字技能", "digital skills", "The occupation is marked digital (reading R-59).")
    ] = None
    digital_course: Annotated[
        YesNoUnknown, described("数字课程", "digital course", "A digital course in any occupation (reading R-59).")
    ] = None
    for_enterprises_and_society: Annotated[
        YesNoUnknown,
        described(
            "面向企业和社会", "for enterprises and society", "False for the applicant's own students (reading R-45)."
        ),
    ] = None
    subsidised: Annotated[YesNoUnknown, described("政府补贴性培训", "government-subsidised")] = None

    @model_validator(mode="after")
    def _persons_within_person_times(self) -> Self:
        if self.person_times.at_most is not None and self.persons.at_least > self.person_times.at_most:
            raise PydanticCustomError(
                "part_above_whole",
                "{part} cannot exceed {whole}",
                {"part": f"persons ({self.persons})", "whole": f"person_times ({self.person_times})"},
            )
        return self


class Occupation(Record):
    """An occupation or work type that the applicant offers or applies for."""

    name: Annotated[Name, described("职业工种", "occupation or work type")]
    code: Annotated[
        Name | None, described("职业分类编码", "occupation in the classification", "Read under reading R-36.")
    ] = None
    specialty: Annotated[Name | None, described("所属专业", "specialty it belongs to")] = None
    scarce: Annotated[
        YesNoUnknown,
        described("急需紧缺", "scarce", "Named scarce by a published list or a reasoned claim (reading R-12)."),
    ] = None
    digital: Annotated[YesNoUnknown, described("数字职业", "digital occupation")] = None
    has_facilities: Annotated[YesNoUnknown, described("具备实训条件", "matching facilities")] = None
    applied: Annotated[YesNoUnknown, described("申报", "applied for")] = None
    matches_key_industries: Annotated[
        YesNoUnknown, described("匹配重点产业", "matches key or strategic emerging industries")
    ] = None


class Specialty(Record):
    """A specialty with or without matching training equipment."""

    name: Annotated[Name, described("专业", "specialty")]
    scarce: Annotated[YesNoUnknown, described("急需紧缺", "scarce")] = None
    has_equipment: Annotated[YesNoUnknown, described("有实训装备", "matching equipment")] = None
    declared: Annotated[YesNoUnknown, described("申报", "declared in the application")] = None


class SizeClass(NamedValue):
    """Size of an enterprise by the statistical standard."""

    LARGE = "large", "大型", "large"
    MEDIUM = "medium", "中型", "medium"
    SMALL = "small", "小型", "small"
    MICRO = "micro", "微型", "micro"


class PartnerEnterprise(Record):
    """An enterprise in stable cooperation with the applicant."""

    name: Annotated[Name, described("企业", "enterprise")]
    size_class: Annotated[SizeClass | None, described("规模", "size class")] = None


class JointPoint(NamedValue):
    """The six points that a major and its partner enterprises settle together (4.1.2.4.b)."""

    MAJOR_BUILDING = "major_building", "专业建设", "building of the major"
    COURSES = "courses", "课程设置", "courses"
    TRAINING_PLAN = "training_plan", "培养计划", "training plan"
    TEACHING_STAFF = "teaching_staff", "师资建设", "teaching staff"
    RESEARCH = "research", "研发课题", "research topics"
    INTERNSHIP_PLAN = "internship_plan", "实习方案", "internship plan"


class JointMajor(Record):
    """A major worked on with partner enterprises, and the points settled together."""

    name: Annotated[Name, described("专业", "major")]
    points: Annotated[
        frozenset[JointPoint] | None,
        in_order(JointPoint),
        described("共同研究确定的事项", "points settled jointly", "Null when not stated."),
    ] = None
