"""Rules as code for Chongqing's 2024 call for high-skilled talent training bases (渝高技办〔2024〕8号)."""

from skillbase_rules.calendar import (
    MAINLAND_CHINA,
    CalendarDay,
    CalendarError,
    ProvisionalError,
    WorkingCalendar,
    WorkingDays,
    YearSchedule,
)
from skillbase_rules.comparison import Flip
from skillbase_rules.derive import derive_facts
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.errors import (
    ContradictionError,
    CountingMismatchError,
    MissingExtraError,
    SkillbaseError,
    UnknownNameError,
)
from skillbase_rules.facts import Facts
from skillbase_rules.findings import Assessment, Finding, Ratio, Shortfall, Status, UnknownCause
from skillbase_rules.models.application import Applicant, Application, Track, Workforce
from skillbase_rules.models.filing import BodyKind, Documents, DualApplication, Filing, Recommendation
from skillbase_rules.models.groups import ApplicantKind
from skillbase_rules.models.ladders import InstructorTitle, SkillLevel
from skillbase_rules.models.pool import (
    Award,
    AwardClass,
    Candidate,
    Category,
    MunicipalCandidacy,
    NationalCandidacy,
    Pool,
    PreferenceClaim,
    Tier,
)
from skillbase_rules.models.selection import Decision, Outcome, Selection
from skillbase_rules.preference import Preference, Score, score_preferential
from skillbase_rules.procedure import check_documents, check_dual_application, check_filing, check_recommendations
from skillbase_rules.publicity import PublicityCheck, PublicityPeriod, check_publicity, publicity_period
from skillbase_rules.quantities import Count, Persons, PersonTimes, Quantity
from skillbase_rules.quotas import CategoryUse, Fault, FaultCode, QuotaCheck, check_quotas
from skillbase_rules.remedies import Change, Remedy, RemedyKind, WhatItTakes, what_would_it_take
from skillbase_rules.rules import (
    assess,
    check_applicant,
    check_commitments,
    check_municipal_basic,
    check_national_basic,
    check_outcomes,
)
from skillbase_rules.selection import replace, select
from skillbase_rules.sensitivity import Alternative, Sensitivity, reading_sensitivity
from skillbase_rules.settling import Settling
from skillbase_rules.text import Text
from skillbase_rules.timeline import BuildPeriod, Step, Timeline, build_period, procedure_timeline, to_ics
from skillbase_rules.whatif import EditionChange, EditionComparison, WhatIf, compare_editions, what_if

__all__ = [
    "CHONGQING_2024",
    "MAINLAND_CHINA",
    "Alternative",
    "Applicant",
    "ApplicantKind",
    "Application",
    "Assessment",
    "Award",
    "AwardClass",
    "BodyKind",
    "BuildPeriod",
    "CalendarDay",
    "CalendarError",
    "Candidate",
    "Category",
    "CategoryUse",
    "Change",
    "ContradictionError",
    "Count",
    "CountingMismatchError",
    "Decision",
    "Documents",
    "DualApplication",
    "EditionChange",
    "EditionComparison",
    "Facts",
    "Fault",
    "FaultCode",
    "Filing",
    "Finding",
    "Flip",
    "InstructorTitle",
    "MissingExtraError",
    "MunicipalCandidacy",
    "NationalCandidacy",
    "Outcome",
    "Parameters",
    "PersonTimes",
    "Persons",
    "Pool",
    "Preference",
    "PreferenceClaim",
    "ProvisionalError",
    "PublicityCheck",
    "PublicityPeriod",
    "Quantity",
    "QuotaCheck",
    "Ratio",
    "Readings",
    "Recommendation",
    "Remedy",
    "RemedyKind",
    "Score",
    "Selection",
    "Sensitivity",
    "Settling",
    "Shortfall",
    "SkillLevel",
    "SkillbaseError",
    "Status",
    "Step",
    "Text",
    "Tier",
    "Timeline",
    "Track",
    "UnknownCause",
    "UnknownNameError",
    "WhatIf",
    "WhatItTakes",
    "Workforce",
    "WorkingCalendar",
    "WorkingDays",
    "YearSchedule",
    "assess",
    "build_period",
    "check_applicant",
    "check_commitments",
    "check_documents",
    "check_dual_application",
    "check_filing",
    "check_municipal_basic",
    "check_national_basic",
    "check_outcomes",
    "check_publicity",
    "check_quotas",
    "check_recommendations",
    "compare_editions",
    "derive_facts",
    "procedure_timeline",
    "publicity_period",
    "reading_sensitivity",
    "replace",
    "score_preferential",
    "select",
    "to_ics",
    "what_if",
    "what_would_it_take",
]
