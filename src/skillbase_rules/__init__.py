"""Rules as code for Chongqing's 2024 call for high-skilled talent training bases (渝高技办〔2024〕8号)."""

from skillbase_rules.comparison import Flip
from skillbase_rules.derive import derive_facts
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.errors import ContradictionError, CountingMismatchError, SkillbaseError, UnknownNameError
from skillbase_rules.facts import Facts
from skillbase_rules.findings import Assessment, Finding, Ratio, Shortfall, Status, UnknownCause
from skillbase_rules.models.application import Applicant, Application, Track, Workforce
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
from skillbase_rules.whatif import EditionChange, EditionComparison, WhatIf, compare_editions, what_if

__all__ = [
    "CHONGQING_2024",
    "Alternative",
    "Applicant",
    "ApplicantKind",
    "Application",
    "Assessment",
    "Award",
    "AwardClass",
    "Candidate",
    "Category",
    "CategoryUse",
    "Change",
    "ContradictionError",
    "Count",
    "CountingMismatchError",
    "Decision",
    "EditionChange",
    "EditionComparison",
    "Facts",
    "Fault",
    "FaultCode",
    "Finding",
    "Flip",
    "InstructorTitle",
    "MunicipalCandidacy",
    "NationalCandidacy",
    "Outcome",
    "Parameters",
    "PersonTimes",
    "Persons",
    "Pool",
    "Preference",
    "PreferenceClaim",
    "Quantity",
    "QuotaCheck",
    "Ratio",
    "Readings",
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
    "Text",
    "Tier",
    "Track",
    "UnknownCause",
    "UnknownNameError",
    "WhatIf",
    "WhatItTakes",
    "Workforce",
    "assess",
    "check_applicant",
    "check_commitments",
    "check_municipal_basic",
    "check_national_basic",
    "check_outcomes",
    "check_quotas",
    "compare_editions",
    "derive_facts",
    "reading_sensitivity",
    "replace",
    "score_preferential",
    "select",
    "what_if",
    "what_would_it_take",
]
