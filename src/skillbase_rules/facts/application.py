"""The application file: everything that an applicant hands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Self

from pydantic import StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.names import repeated_names
from skillbase_rules.engine.quantities import Persons
from skillbase_rules.engine.records import Limits, NamedValue, Record, described
from skillbase_rules.facts.groups import (
    ApplicantProfile,
    Cooperation,
    Distinctions,
    Facilities,
    Management,
    OccupationCounts,
    Outputs,
    Round,
)
from skillbase_rules.facts.lists import (
    ExistingBase,
    JointMajor,
    Name,
    Occupation,
    PartnerEnterprise,
    Specialty,
    Trainer,
    TrainingVolume,
)
from skillbase_rules.facts.people import Students, TeacherCounts, TrainingTotals, WorkforceFacts


class Track(NamedValue):
    """The two tracks of the call."""

    NATIONAL = "national", "国家级", "national"
    MUNICIPAL = "municipal", "市级", "municipal"


class Applicant(ApplicantProfile):
    """Who applies, and what it already has."""

    name: Annotated[Name, described("申报单位", "name of the applicant")]
    existing_bases: Annotated[
        tuple[ExistingBase, ...] | None,
        described("已建基地", "bases already held", "Empty when there is none; null when not stated."),
    ] = None


class Workforce(WorkforceFacts):
    """The workforce in numbers, with the finer counts that some readings need."""

    high_skilled_workers: Annotated[
        Persons, described("高技能人才", "high-skilled workers", "Senior worker and above (reading R-27).", "persons")
    ] = Persons()
    high_skilled_contract_workers: Annotated[
        Persons, described("合同制高技能人才", "high-skilled contract workers", unit="persons")
    ] = Persons()
    skilled_post_workers: Annotated[
        Persons,
        described("技能岗位人员", "workers in skilled posts", "Certified or not (reading R-27).", "persons"),
    ] = Persons()
    skilled_post_contract_workers: Annotated[
        Persons, described("合同制技能岗位人员", "contract workers in skilled posts", unit="persons")
    ] = Persons()

    limits: ClassVar[Limits] = (
        (("high_skilled_workers",), ("skilled_workers",)),
        (("high_skilled_contract_workers",), ("high_skilled_workers",)),
        (("high_skilled_contract_workers",), ("skilled_contract_workers",)),
        (("high_skilled_workers",), ("high_skilled_contract_workers", "dispatched_workers")),
        (("skilled_post_workers",), ("skilled_post_contract_workers", "dispatched_workers")),
        (("skilled_post_workers",), ("labour_use",)),
        (("skilled_post_contract_workers",), ("skilled_post_workers",)),
        (("skilled_post_contract_workers",), ("contract_workers",)),
    )


def _refuse_repeats(names: Sequence[str], field: str) -> None:
    repeated = sorted(repeated_names(names))
    if repeated:
        raise PydanticCustomError(
            "repeated_name",
            "{field} names {repeated} more than once; list each once",
            {"field": field, "repeated": ", ".join(repeated)},
        )


class Application(Record):
    """One applicant's file. Lists and totals may both be given as long as they do not contradict each other.

    A list that is given is complete: an empty list states that there is none, null that nothing is stated.
    """

    applicant: Annotated[Applicant, described("申报单位", "applicant")]
    tracks: Annotated[
        tuple[Track, ...] | None, described("申报类别", "tracks applied for", "Null when not stated.")
    ] = None
    round: Annotated[Round, described("本轮申报", "this round")] = Round()
    reference_year: Annotated[
        StrictInt | None,
        described(
            "数据年度", "year of the figures", "The last complete calendar year; the yearly figures describe it."
        ),
    ] = None
    management: Annotated[Management, described("管理能力", "management")] = Management()
    facilities: Annotated[Facilities, described("培训能力", "facilities and capacity")] = Facilities()
    workforce: Annotated[Workforce, described("企业用工", "workforce")] = Workforce()
    trainers: Annotated[tuple[Trainer, ...] | None, described("教师名册", "roster of trainers")] = None
    teacher_counts: Annotated[TeacherCounts, described("教师数", "teachers in numbers")] = TeacherCounts()
    training: Annotated[tuple[TrainingVolume, ...] | None, described("培训记录", "training volumes by line")] = None
    training_totals: Annotated[TrainingTotals, described("培训合计", "training in totals")] = TrainingTotals()
    students: Annotated[Students, described("学生", "students")] = Students()
    occupations: Annotated[tuple[Occupation, ...] | None, described("职业工种", "occupations")] = None
    specialties: Annotated[tuple[Specialty, ...] | None, described("特色专业", "specialties")] = None
    occupation_counts: Annotated[
        OccupationCounts, described("职业工种数", "occupations and specialties in numbers")
    ] = OccupationCounts()
    partners: Annotated[tuple[PartnerEnterprise, ...] | None, described("合作企业", "partner enterprises")] = None
    joint_majors: Annotated[tuple[JointMajor, ...] | None, described("共建专业", "majors run with partners")] = None
    cooperation: Annotated[Cooperation, described("校企合作", "cooperation in numbers and facts")] = Cooperation()
    distinctions: Annotated[Distinctions, described("倾斜情形", "distinctions")] = Distinctions()
    commitments: Annotated[
        Outputs,
        described("建设承诺", "outputs that the plan promises", "What the plan promises for years one and two."),
    ] = Outputs()
    outcomes: Annotated[
        Outputs,
        described("建设成效", "outputs achieved", "What has been achieved, for acceptance after years one and two."),
    ] = Outputs()

    @model_validator(mode="after")
    def _lists_are_sound(self) -> Self:
        if self.training and self.reference_year is None:
            raise PydanticCustomError(
                "reference_year_missing",
                "reference_year is missing; training lists volumes by year, so state which year the figures are for",
                {},
            )
        for field in ("occupations", "specialties", "partners", "joint_majors"):
            listed = getattr(self, field)
            _refuse_repeats([item.name for item in listed or ()], field)
        _refuse_repeats([str(track) for track in self.tracks or ()], "tracks")
        return self
