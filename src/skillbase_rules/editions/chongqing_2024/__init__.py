"""渝高技办〔2024〕8号: Chongqing's 2024 call for high-skilled talent training bases."""

from __future__ import annotations

from types import MappingProxyType

from skillbase_rules.edition import Edition
from skillbase_rules.editions.chongqing_2024.applicant import applicant
from skillbase_rules.editions.chongqing_2024.clauses import CLAUSES
from skillbase_rules.editions.chongqing_2024.commitments import commitments, outcomes_year_one, outcomes_year_two
from skillbase_rules.editions.chongqing_2024.municipal import municipal
from skillbase_rules.editions.chongqing_2024.national import national
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.preferential import preferential
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.text import Text

Chongqing2024 = Edition[Parameters, Readings]

CHONGQING_2024: Chongqing2024 = Edition(
    id="chongqing-2024",
    title=Text("重庆市2024年高技能人才培训基地申报", "Chongqing 2024 call for high-skilled talent training bases"),
    parameters=Parameters(),
    readings=Readings(),
    clauses=CLAUSES,
    parts=MappingProxyType(
        {
            "applicant": applicant,
            "national": national,
            "municipal": municipal,
            "commitments": commitments,
            "outcomes_year_one": outcomes_year_one,
            "outcomes_year_two": outcomes_year_two,
            "preferential": preferential,
        }
    ),
    missing_fails=lambda readings: readings.missing_facts == "failed",
    missing_reading="R-09",
)
"""The notice as issued, under the recommended readings."""
