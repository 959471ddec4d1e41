"""The application file as it is handed in: every list and every total, not yet set beside each other."""

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
    YesNoUnknown,
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
from skillbase_rules.facts.published import PublishedFigure
from skillbase_rules.facts.shares import Shares


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


class StudentBody(Students):
    """The students, and what a printed ratio sets against each other."""

    printed_ratio_is_of_enrolled: Annotated[
        YesNoUnknown,
        described(
            "师生比按在校学生计",
            "printed ratio of enrolled students",
            "The printed ratio sets enrolled students against all teachers; null where that is not known.",
        ),
    ] = True


class Completeness(Record):
    """Whether each list names everything: true for "these are all", false for "there are more", null if not stated.

    Only a list that is said to be complete is closed; of any other at least so many are known as it names. An empty
    list states that there is none, unless it is said not to be complete.
    """

    existing_bases: Annotated[YesNoUnknown, described("已建基地列全", "all bases already held are listed")] = None
    trainers: Annotated[YesNoUnknown, described("教师名册列全", "all trainers are on the roster")] = None
    training: Annotated[
        YesNoUnknown,
        described(
            "培训记录列全",
            "all training is listed",
            "All lines of every year that the list has a line of; of other years it says nothing.",
        ),
    ] = None
    occupations: Annotated[YesNoUnknown, described("职业工种列全", "all occupations are listed")] = None
    specialties: Annotated[YesNoUnknown, described("特色专业列全", "all specialties are listed")] = None
    partners: Annotated[YesNoUnknown, described("合作企业列全", "all partner enterprises are listed")] = None
    joint_majors: Annotated[YesNoUnknown, described("共建专业列全", "all majors run with partners are listed")] = None


def _refuse_repeats(names: Sequence[str], field: str) -> None:
    repeated = sorted(repeated_names(names))
    if repeated:
        raise PydanticCustomError(
            "repeated_name",
            "{field} names {repeated} more than once; list each once",
            {"field": field, "repeated": ", ".join(repeated)},
        )


class File(Record):
    """Everything that an applicant hands in."""

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
    lists_complete: Annotated[
        Completeness,
        described(
            "名单是否列全",
            "are the lists complete",
            "A list that is not said to be complete means: at least those that it names.",
        ),
    ] = Completeness()
    management: Annotated[Management, described("管理能力", "management")] = Management()
    facilities: Annotated[Facilities, described("培训能力", "facilities and capacity")] = Facilities()
    workforce: Annotated[Workforce, described("企业用工", "workforce")] = Workforce()
    trainers: Annotated[tuple[Trainer, ...] | None, described("教师名册", "roster of trainers")] = None
    teacher_counts: Annotated[TeacherCounts, described("教师数", "teachers in numbers")] = TeacherCounts()
    training: Annotated[tuple[TrainingVolume, ...] | None, described("培训记录", "training volumes by line")] = None
    training_totals: Annotated[TrainingTotals, described("培训合计", "training in totals")] = TrainingTotals()
    students: Annotated[StudentBody, described("学生", "students")] = StudentBody()
    shares: Annotated[Shares, described("占比", "shares as printed")] = Shares()
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
    published: Annotated[
        tuple[PublishedFigure, ...] | None,
        described(
            "公开数据",
            "figures as published",
            "Figures with their year and source: of one year or several, and several of one fact that disagree.",
        ),
    ] = None

    @model_validator(mode="after")
    def _lists_are_sound(self) -> Self:
        of_years = [field for field in ("training", "published") if self._is_by_year(field)]
        if of_years and self.reference_year is None:
            raise PydanticCustomError(
                "reference_year_missing",
                "reference_year is missing; {field} names years, so state which year the figures are for",
                {"field": of_years[0]},
            )
        for field in ("occupations", "specialties", "partners", "joint_majors"):
            listed = getattr(self, field)
            _refuse_repeats([item.name for item in listed or ()], field)
        _refuse_repeats([str(track) for track in self.tracks or ()], "tracks")
        return self

    def _is_by_year(self, field: str) -> bool:
        listed = getattr(self, field)
        return bool(listed) and any(item.year is not None for item in listed)

    def is_closed(self, field: str) -> bool:
        """Tell whether a list names everything: it is said to be complete, or it is empty and not said to go on."""
        complete: bool | None = getattr(self.lists_complete, field)
        listed = self.applicant.existing_bases if field == "existing_bases" else getattr(self, field)
        return bool(complete) or (listed == () and complete is None)
