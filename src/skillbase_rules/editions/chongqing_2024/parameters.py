"""The numbers of the notice, each once, with its clause and unit."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.editions.chongqing_2024.procedure import ProcedureParameters
from skillbase_rules.editions.chongqing_2024.quotas import QuotaParameters
from skillbase_rules.parameters import Parameter, ParameterSet
from skillbase_rules.text import Text

Number = Annotated[StrictInt, Field(ge=1)]
Percent = Annotated[StrictInt, Field(ge=1, le=100)]


def _p(clause: str, zh: str, en: str, unit: str) -> Parameter:
    return Parameter(clause, Text(zh, en), unit)


class NationalParameters(ParameterSet):
    """The numbers of 四(一)1."""

    national_min_capacity: Annotated[
        Number, _p("4.1.1.2.b", "国家级年培训能力", "national: yearly training capacity", "person-times/year")
    ] = 2000
    national_min_skilled_share: Annotated[
        Percent, _p("4.1.1.2.g", "国家级技能人才占比", "national: share of skilled workers", "percent")
    ] = 40
    national_min_integrated_share: Annotated[
        Percent, _p("4.1.1.3.b", "国家级一体化教师占比", "national: share of integrated teachers", "percent")
    ] = 50
    national_min_senior_share: Annotated[
        Percent, _p("4.1.1.3.c", "国家级高级师资占比", "national: share of senior practice teachers", "percent")
    ] = 40
    national_min_occupations: Annotated[
        Number, _p("4.1.1.4.d", "国家级职业工种数", "national: occupations with facilities", "occupations")
    ] = 5
    year1_min_occupations: Annotated[
        Number, _p("4.1.1.5.a", "一年成体系职业工种数", "year one: occupations with a training system", "occupations")
    ] = 5
    year2_min_training: Annotated[
        Number, _p("4.1.1.5.e", "两年后年培训规模", "year two: yearly training", "person-times/year")
    ] = 3000
    year2_min_high_skilled: Annotated[
        Number, _p("4.1.1.5.f", "两年后年高技能培训", "year two: yearly high-skilled training", "person-times/year")
    ] = 1000


class MunicipalParameters(ParameterSet):
    """The numbers of 四(一)2."""

    municipal_min_high_skilled_capacity: Annotated[
        Number, _p("4.1.2.2.b", "市级年高技能培训能力", "municipal: yearly high-skilled capacity", "persons/year")
    ] = 500
    municipal_min_specialties: Annotated[
        Number, _p("4.1.2.2.e", "特色专业数下限", "municipal: specialties, lower number", "specialties")
    ] = 2
    municipal_max_specialties: Annotated[
        Number, _p("4.1.2.2.e", "特色专业数上限", "municipal: specialties, upper number", "specialties")
    ] = 3
    municipal_min_skilled_share: Annotated[
        Percent, _p("4.1.2.2.f", "市级技能人才占比", "municipal: share of skilled workers", "percent")
    ] = 35
    municipal_min_trainees: Annotated[
        Number, _p("4.1.2.2.g", "市级年培训规模", "municipal: yearly trainees", "persons/year")
    ] = 1500
    municipal_min_senior_plus_share: Annotated[
        Percent, _p("4.1.2.2.h", "市级高级工以上占比", "municipal: share at senior-worker level or above", "percent")
    ] = 20
    municipal_min_students_per_teacher: Annotated[
        Number, _p("4.1.2.3.b", "师生比前项", "municipal: students per teacher, lower number", "students/teacher")
    ] = 20
    municipal_max_students_per_teacher: Annotated[
        Number, _p("4.1.2.3.b", "师生比后项", "municipal: students per teacher, upper number", "students/teacher")
    ] = 22
    municipal_min_senior_share: Annotated[
        Percent, _p("4.1.2.3.c", "市级高级师资占比", "municipal: share of senior practice teachers", "percent")
    ] = 35
    municipal_min_partners: Annotated[
        Number, _p("4.1.2.4.a", "大中型合作企业数", "municipal: large or medium partners", "enterprises")
    ] = 3
    municipal_min_joint_majors: Annotated[
        Number, _p("4.1.2.4.b", "共定方案专业数", "municipal: majors settled jointly", "majors")
    ] = 3
    municipal_min_hired_experts: Annotated[
        Number, _p("4.1.2.4.d", "聘请指导教师数", "municipal: hired expert instructors", "persons")
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


class PreferentialParameters(ParameterSet):
    """The numbers of 四(二)."""

    preferential_min_trainees: Annotated[
        Number, _p("4.2.1.a", "倾斜年培训规模", "preference: yearly trainees", "persons/year")
    ] = 5000
    preferential_min_senior_plus: Annotated[
        Number, _p("4.2.1.b", "倾斜高级工以上人数", "preference: trainees at senior-worker level", "persons/year")
    ] = 2000
    preferential_min_digital: Annotated[
        Number, _p("4.2.2.a", "倾斜数字技能人数", "preference: digital trainees", "persons/year")
    ] = 3000
    preferential_min_digital_high_skilled: Annotated[
        Number, _p("4.2.2.b", "倾斜数字高技能人数", "preference: digital high-skilled trainees", "persons/year")
    ] = 1000
    preferential_min_evaluations: Annotated[
        Number, _p("4.2.3.b", "倾斜年评价人次", "preference: yearly evaluations", "person-times/year")
    ] = 1000
    preferential_min_key_tasks: Annotated[Number, _p("4.2.3.c", "倾斜重点任务数", "preference: key tasks", "tasks")] = 1
    preferential_named_key_tasks: Annotated[
        Number, _p("4.2.3.c", "所列重点任务数", "preference: key tasks named", "tasks")
    ] = 3
    preferential_min_senior_students: Annotated[
        Percent, _p("4.2.5.d", "倾斜高级工学生占比", "preference: share of senior-level students", "percent")
    ] = 30
    preferential_min_match: Annotated[
        Percent, _p("4.2.5.e", "倾斜产业匹配度", "preference: match with key industries", "percent")
    ] = 80


class PublicityParameters(ParameterSet):
    """The number of 五(二)."""

    min_publicity_working_days: Annotated[
        Number, _p("5.2.c", "公示工作日", "publication of results: working days", "working days")
    ] = 5


class Parameters(
    ProcedureParameters,
    PublicityParameters,
    QuotaParameters,
    PreferentialParameters,
    MunicipalParameters,
    NationalParameters,
):
    """Every number of the notice as one set; `Parameters()` is the notice itself."""
