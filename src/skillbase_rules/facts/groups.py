"""The facts that the notice's conditions read, in groups: each is stated in a file and stands on the fact sheet.

Field names are the names in the register's ``facts`` column. Every count may be exact, bounded or unknown; every
yes/no fact may be unknown (null).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Strict

from skillbase_rules.engine.quantities import Count, Persons, PersonTimes
from skillbase_rules.engine.records import Group, Limits, NamedValue, described


class ApplicantKind(NamedValue):
    """The kinds of applicant that calls of this family name."""

    VOCATIONAL_COLLEGE = "vocational_college", "职业院校", "vocational college"
    TRAINING_CENTRE = "training_centre", "企业（行业）培训中心", "enterprise or industry training centre"
    TRAINING_INSTITUTION = "training_institution", "职业培训机构", "training institution"
    PUBLIC_TRAINING_BASE = "public_training_base", "公共实训基地", "public training base"
    ENTERPRISE = "enterprise", "企业", "enterprise"
    OTHER = "other", "其他", "other"


class CentreOf(NamedValue):
    """Who stands behind a training centre."""

    ENTERPRISE = "enterprise", "企业", "an enterprise"
    INDUSTRY = "industry", "行业", "an industry"


class PartnerSizes(NamedValue):
    """Which size classes the large and medium partner enterprises belong to."""

    LARGE = "large", "仅大型", "large only"
    MEDIUM = "medium", "仅中型", "medium only"
    LARGE_AND_MEDIUM = "large_and_medium", "大型和中型", "large and medium"


class BaseLevel(NamedValue):
    """The level at which a training base was approved."""

    NATIONAL = "national", "国家级", "national"
    MUNICIPAL = "municipal", "市级", "municipal"
    DISTRICT = "district", "区县级", "district"
    NONE = "none", "无", "none"


class AcceptanceGrade(NamedValue):
    """The grade with which a base passed its acceptance."""

    EXCELLENT = "excellent", "优秀", "excellent"
    OTHER = "other", "其他等次", "another grade"


YesNoUnknown = Annotated[bool | None, Strict()]
"""A yes, a no, or nothing stated; words and numbers are none of them."""


class ApplicantProfile(Group):
    """What the applicant is (section 三)."""

    applicant_kind: Annotated[ApplicantKind | None, described("申报主体类型", "kind of applicant")] = None
    training_centre_of: Annotated[
        CentreOf | None,
        described(
            "中心所属", "whose training centre", "Whether a training centre belongs to an enterprise or an industry."
        ),
    ] = None
    is_technical_college: Annotated[YesNoUnknown, described("是否技工院校", "technical college")] = None
    enterprise_based: Annotated[
        bool,
        Strict(),
        described(
            "依托企业建设",
            "declared enterprise-based",
            "Declared to be built on an enterprise; a declaration is made or not, so it is never unknown.",
        ),
    ] = False
    owned_by_enterprise: Annotated[
        YesNoUnknown,
        described("企业举办", "owned by an enterprise", "A school that an enterprise owns (reading R-26)."),
    ] = None
    fits_base_function: Annotated[YesNoUnknown, described("符合功能定位", "fits the function of a base")] = None
    has_training_and_evaluation_ability: Annotated[
        YesNoUnknown, described("具备培训评价能力", "able to train and evaluate")
    ] = None
    college_focus_on_skilled_workers: Annotated[
        YesNoUnknown, described("以技能人才培养为定位", "college focused on skilled workers")
    ] = None
    meets_parent_rules: Annotated[
        YesNoUnknown,
        described(
            "符合上位办法", "meets the parent rules", "The rules that the notice cites are met too (reading R-06)."
        ),
    ] = None


class Round(Group):
    """What the applicant asks for in this round (national conditions of 2013)."""

    bases_applied_for: Annotated[
        Count,
        described("本轮申报基地数", "bases applied for", "Training bases applied for in this round.", "bases"),
    ] = Count()


class Management(Group):
    """Management and record of lawfulness (4.1.1.1, 4.1.2.1)."""

    management_system_adequate: Annotated[YesNoUnknown, described("管理体系健全", "adequate management system")] = None
    rules_training: Annotated[YesNoUnknown, described("培训管理制度", "rules for training")] = None
    rules_finance: Annotated[YesNoUnknown, described("财务管理制度", "rules for finance")] = None
    rules_assets: Annotated[YesNoUnknown, described("资产管理制度", "rules for assets")] = None
    rules_risk: Annotated[YesNoUnknown, described("风险管理制度", "rules for risk")] = None
    violation_events: Annotated[
        Count, described("违法违规事件", "violations ever", "Violations of law or rules at any time.", "events")
    ] = Count()
    violation_events_last_three_years: Annotated[
        Count, described("近三年违法违规事件", "violations in the last three years", unit="events")
    ] = Count()
    serious_violation_events: Annotated[
        Count, described("严重违法违规事件", "serious violations ever", unit="events")
    ] = Count()
    dishonesty_sanctioned: Annotated[YesNoUnknown, described("失信联合惩戒", "under dishonesty sanctions")] = None
    master_apprentice_rules: Annotated[
        YesNoUnknown, described("师带徒制度", "master-apprentice rules", "Rules for masters and apprentices in force.")
    ] = None

    limits: ClassVar[Limits] = (
        (("violation_events_last_three_years",), ("violation_events",)),
        (("serious_violation_events",), ("violation_events",)),
    )


class Facilities(Group):
    """Premises, capacity and ways of training (4.1.1.2, 4.1.2.2)."""

    premises_meet_standards: Annotated[YesNoUnknown, described("场地设备达标", "premises meet standards")] = None
    annual_training_capacity: Annotated[
        PersonTimes, described("年培训能力", "yearly training capacity", unit="person-times/year")
    ] = PersonTimes()
    annual_high_skilled_capacity: Annotated[
        Persons,
        described(
            "年高技能培训能力",
            "yearly capacity for high-skilled trainees",
            "How many people the facilities can train a year at senior-worker level or above.",
            "persons/year",
        ),
    ] = Persons()
    follows_standards_and_packages: Annotated[
        YesNoUnknown, described("按标准和培训包培训", "follows skill standards and training packages")
    ] = None
    follows_national_standards: Annotated[
        YesNoUnknown, described("按国家职业标准培训", "follows national occupational standards")
    ] = None
    clear_training_goals: Annotated[YesNoUnknown, described("培训目标明确", "clear training goals")] = None
    runs_new_apprenticeship: Annotated[YesNoUnknown, described("新型学徒制", "runs new-type apprenticeship")] = None
    enterprise_training_system: Annotated[YesNoUnknown, described("职工培训制度", "staff training system")] = None
    education_fund_full: Annotated[
        YesNoUnknown, described("教育经费足额", "staff education fund set aside and used in full")
    ] = None
    information_platform: Annotated[YesNoUnknown, described("信息化平台", "information platform")] = None


class OccupationCounts(Group):
    """Occupations and specialties in numbers (4.1.1.4.d, 4.1.2.2.e, 4.2.5.e)."""

    occupations_with_facilities: Annotated[
        Count,
        described(
            "具备实训条件的职业工种",
            "scarce occupations with facilities",
            "Occupations or work types in scarce specialties that have matching practical-training conditions.",
            "occupations",
        ),
    ] = Count()
    occupations_applied: Annotated[Count, described("申报职业工种", "occupations applied for", unit="occupations")] = (
        Count()
    )
    occupations_matching: Annotated[
        Count,
        described("匹配重点产业的申报职业", "applied occupations matching key industries", unit="occupations"),
    ] = Count()
    specialties_with_equipment: Annotated[
        Count, described("有实训装备的特色专业", "scarce specialties with equipment", unit="specialties")
    ] = Count()
    specialties_declared: Annotated[Count, described("申报特色专业", "specialties declared", unit="specialties")] = (
        Count()
    )

    limits: ClassVar[Limits] = ((("occupations_matching",), ("occupations_applied",)),)


class Cooperation(Group):
    """Cooperation of school and enterprise (4.1.1.4, 4.1.2.4)."""

    stable_school_enterprise_cooperation: Annotated[YesNoUnknown, described("校企稳定合作", "stable cooperation")] = (
        None
    )
    joint_internship_base: Annotated[YesNoUnknown, described("共建实习基地", "joint internship base")] = None
    teacher_exchange: Annotated[YesNoUnknown, described("互派教师", "exchange of teachers")] = None
    partner_enterprises: Annotated[
        Count, described("大中型合作企业", "large or medium partner enterprises", unit="enterprises")
    ] = Count()
    partner_size_class: Annotated[
        PartnerSizes | None,
        described("合作企业规模", "size classes among the partners", "Which of the two size classes are represented."),
    ] = None
    majors_jointly_designed: Annotated[
        Count, described("共定方案专业", "majors settled jointly on all six points", unit="majors")
    ] = Count()
    hired_expert_instructors: Annotated[
        Persons,
        described(
            "聘请指导教师", "hired expert instructors", "Technicians, senior technicians or specialists.", "persons"
        ),
    ] = Persons()
    hired_expert_kinds: Annotated[
        Count,
        described(
            "聘请类别数",
            "kinds of experts hired",
            "How many of the three kinds are represented; each expert is hired as one of them.",
            "kinds",
        ),
    ] = Count()
    partner_enterprises_any_size: Annotated[
        Count,
        described(
            "合作企业（不限规模）",
            "partner enterprises of any size",
            "Also where their sizes are not told.",
            "enterprises",
        ),
    ] = Count()
    partner_schools_and_firms: Annotated[
        Count, described("合作院校和企业", "partner schools and firms", "Partners of either kind.", "partners")
    ] = Count()

    limits: ClassVar[Limits] = (
        (("partner_enterprises",), ("partner_enterprises_any_size",)),
        (("partner_enterprises_any_size",), ("partner_schools_and_firms",)),
        (("hired_expert_kinds",), ("hired_expert_instructors",)),
    )
    # Technicians, senior technicians and outstanding specialists: there is no fourth kind.
    ceilings: ClassVar[Mapping[str, int]] = MappingProxyType({"hired_expert_kinds": 3})


class Outputs(Group):
    """What a base achieves one year and two years after its approval (4.1.1.5)."""

    year1_system_occupations: Annotated[
        Count, described("一年成体系职业工种", "occupations with a training system after one year", unit="occupations")
    ] = Count()
    serves_society_and_trade: Annotated[
        YesNoUnknown, described("面向社会和行业服务", "serves society and its trade")
    ] = None
    subsidised_training: Annotated[YesNoUnknown, described("补贴性培训", "takes on subsidised training")] = None
    teacher_training_and_rd: Annotated[
        YesNoUnknown, described("师资研修和教研", "teacher training and textbook work")
    ] = None
    year2_annual_training: Annotated[
        PersonTimes, described("两年后年培训", "yearly training after two years", unit="person-times/year")
    ] = PersonTimes()
    year2_annual_high_skilled_training: Annotated[
        PersonTimes,
        described("两年后年高技能培训", "of which at high-skilled level", unit="person-times/year"),
    ] = PersonTimes()

    limits: ClassVar[Limits] = ((("year2_annual_high_skilled_training",), ("year2_annual_training",)),)


class Promises(Group):
    """What the plan promises for one year and two years after approval (4.1.1.5 as read by R-38)."""

    promised_year1_system_occupations: Annotated[
        Count, described("承诺一年成体系职业工种", "promised occupations with a training system", unit="occupations")
    ] = Count()
    promised_serves_society_and_trade: Annotated[
        YesNoUnknown, described("承诺面向社会服务", "promised service to society")
    ] = None
    promised_subsidised_training: Annotated[
        YesNoUnknown, described("承诺补贴性培训", "promised subsidised training")
    ] = None
    promised_teacher_training_and_rd: Annotated[
        YesNoUnknown, described("承诺师资研修和教研", "promised teacher training and textbook work")
    ] = None
    promised_year2_annual_training: Annotated[
        PersonTimes,
        described("承诺两年后年培训", "promised yearly training after two years", unit="person-times/year"),
    ] = PersonTimes()
    promised_year2_annual_high_skilled_training: Annotated[
        PersonTimes,
        described("承诺两年后年高技能培训", "promised yearly high-skilled training", unit="person-times/year"),
    ] = PersonTimes()

    limits: ClassVar[Limits] = (
        (("promised_year2_annual_high_skilled_training",), ("promised_year2_annual_training",)),
    )


class Distinctions(Group):
    """Evaluation, tasks, contests and bases already built (4.2.3-4.2.5)."""

    evaluation_body_filed: Annotated[YesNoUnknown, described("评价机构备案", "filed as evaluation body")] = None
    annual_evaluations: Annotated[
        PersonTimes, described("年评价人次", "yearly skill evaluations", unit="person-times/year")
    ] = PersonTimes()
    key_tasks_undertaken: Annotated[
        Count,
        described(
            "承担重点任务",
            "key tasks undertaken",
            "Skill upgrading, new-type apprenticeship, work-study integration.",
            "tasks",
        ),
    ] = Count()
    international_cooperation: Annotated[YesNoUnknown, described("国际技能合作", "international skill cooperation")] = (
        None
    )
    worldskills_base_level: Annotated[
        BaseLevel | None, described("世赛集训基地", "WorldSkills training base", "none where there is no such base.")
    ] = None
    worldskills_base_current: Annotated[
        YesNoUnknown, described("当届集训基地", "base for the current contest", "Read under reading R-63.")
    ] = None
    excellent_contest_results: Annotated[YesNoUnknown, described("选手成绩优异", "excellent contest results")] = None
    hosts_contests: Annotated[YesNoUnknown, described("承办赛事活动", "hosts contests and events")] = None
    belt_road_2024_contribution: Annotated[
        YesNoUnknown, described("带路赛突出贡献", "contribution to the 2024 contest")
    ] = None
    industry_match_adequate: Annotated[
        YesNoUnknown,
        described("产业匹配度达标", "match with key industries judged adequate", "Read under reading R-66."),
    ] = None
    capacity_outstanding: Annotated[
        YesNoUnknown, described("培训能力突出", "capacity judged outstanding", "Read under reading R-58.")
    ] = None


class BaseHeld(Group):
    """The training base that the applicant already has and that serves it best (4.2.5.b-c)."""

    existing_base_level: Annotated[
        BaseLevel | None, described("已建基地级别", "level of the base already held", "none where there is no base.")
    ] = None
    acceptance_grade: Annotated[AcceptanceGrade | None, described("验收评估等次", "acceptance grade of that base")] = (
        None
    )
    holds_municipal_base: Annotated[
        YesNoUnknown,
        described("已是市级基地", "holds a municipal base", "Whatever other base it may hold besides."),
    ] = None
