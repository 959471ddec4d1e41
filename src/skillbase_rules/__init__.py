"""Rules as code for Chongqing's 2024 call for high-skilled talent training bases (渝高技办〔2024〕8号)."""

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
from skillbase_rules.quantities import Count, Persons, PersonTimes, Quantity
from skillbase_rules.rules import (
    assess,
    check_applicant,
    check_commitments,
    check_municipal_basic,
    check_national_basic,
    check_outcomes,
)
from skillbase_rules.text import Text

__all__ = [
    "CHONGQING_2024",
    "Applicant",
    "ApplicantKind",
    "Application",
    "Assessment",
    "ContradictionError",
    "Count",
    "CountingMismatchError",
    "Facts",
    "Finding",
    "InstructorTitle",
    "Parameters",
    "PersonTimes",
    "Persons",
    "Quantity",
    "Ratio",
    "Readings",
    "Shortfall",
    "SkillLevel",
    "SkillbaseError",
    "Status",
    "Text",
    "Track",
    "UnknownCause",
    "UnknownNameError",
    "Workforce",
    "assess",
    "check_applicant",
    "check_commitments",
    "check_municipal_basic",
    "check_national_basic",
    "check_outcomes",
    "derive_facts",
]
