"""The register: every normative sentence of the notice, with a stable id, in the notice's order.

A clause says what the notice asks for, in our own words; the rule, parameter and readings that answer it carry its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.chongqing_2024.applicant import CLAUSES as APPLICANT
from skillbase_rules.editions.chongqing_2024.building import CLAUSES as BUILDING
from skillbase_rules.editions.chongqing_2024.commitments import CLAUSES as COMMITMENTS
from skillbase_rules.editions.chongqing_2024.filing import CLAUSES as FILING
from skillbase_rules.editions.chongqing_2024.introduction import CLAUSES as INTRODUCTION
from skillbase_rules.editions.chongqing_2024.municipal import CLAUSES as MUNICIPAL
from skillbase_rules.editions.chongqing_2024.national import CLAUSES as NATIONAL
from skillbase_rules.editions.chongqing_2024.places import CLAUSES as PLACES
from skillbase_rules.editions.chongqing_2024.preferential import CLAUSES as PREFERENTIAL
from skillbase_rules.editions.chongqing_2024.review import CLAUSES as REVIEW
from skillbase_rules.engine.register import Clause

_SECTIONS = (INTRODUCTION, PLACES, APPLICANT, NATIONAL, COMMITMENTS, MUNICIPAL, PREFERENTIAL, REVIEW, BUILDING, FILING)

CLAUSES: Mapping[str, Clause] = MappingProxyType({clause.id: clause for section in _SECTIONS for clause in section})
