"""渝高技办〔2024〕8号: Chongqing's 2024 call for high-skilled talent training bases."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.chongqing_2024 import (
    applicant,
    building,
    filing,
    introduction,
    municipal,
    national,
    places,
    preferential,
    review,
)
from skillbase_rules.editions.chongqing_2024.national import outputs
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.procedure import procedure_rules
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.edition import Content, Edition, Scope, Section
from skillbase_rules.engine.register import Clause, Rulebook, rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.procedure.sheets import SHEETS as PROCEDURE_SHEETS

CLAUSES: Mapping[str, Clause] = MappingProxyType(
    {
        clause.id: clause
        for section in (introduction, places, applicant, national, municipal, preferential, review, building, filing)
        for clause in section.CLAUSES
    }
)
"""The register: every normative sentence of the notice by a stable id, in the notice's order."""


def write(p: Parameters, r: Readings) -> Content:
    """Return what the notice says under these numbers and readings."""

    def book(root: AllOf | AnyOf) -> Rulebook:
        return rulebook(
            root,
            CLAUSES,
            (Facts, *PROCEDURE_SHEETS),
            p,
            r,
            missing_fails=r.missing_facts == "failed",
            missing_reading="R-09",
        )

    return Content(
        sections=(
            Section("applicant", book(applicant.applicant(r)), question="check_applicant"),
            Section("national", book(national.national(p, r)), tracks=("national",), question="check_national_basic"),
            Section(
                "municipal", book(municipal.municipal(p, r)), tracks=("municipal",), question="check_municipal_basic"
            ),
            Section(
                "commitments", book(outputs.commitments(p, r)), "promise", ("national",), question="check_commitments"
            ),
            Section(
                "outcomes_year_one",
                book(outputs.outcomes_year_one(p, r)),
                "outcome",
                ("national",),
                question="check_outcomes",
            ),
            Section(
                "outcomes_year_two",
                book(outputs.outcomes_year_two(p, r)),
                "outcome",
                ("national",),
                question="check_outcomes",
            ),
            Section(
                "preferential",
                book(preferential.preferential(p, r)),
                "preference",
                () if r.preference_tracks == "both_tracks" else ("municipal",),
                "score_preferential",
            ),
        ),
        rules=(counting(r), places.selection_rules(p, r), procedure_rules(p, r, book)),
    )


def counting(r: Readings) -> Counting:
    """Return how a file's records are counted."""
    return Counting(
        skilled_worker_level=r.skilled_worker_level,
        senior_teachers_counted=r.senior_teachers_counted,
        titles_above=r.titles_above,
        certificates=r.certificates,
        training_year=r.training_year,
        own_students=r.own_students,
        digital_training=r.digital_training,
        occupations_counted=r.occupations_counted,
        joint_majors_counted=r.joint_majors_counted,
    )


SCOPE = Scope(
    place=Text("重庆市", "Chongqing"),
    level=Text("直辖市（申报国家级、市级基地）", "municipality, for national and municipal bases"),
    dates=Text("2024年；网上申报至2024年7月17日18:00", "2024; filings until 17 July 2024, 18:00"),
    source=Text("渝高技办〔2024〕8号通知原文", "the notice 渝高技办〔2024〕8号 itself"),
    not_covered=(
        Text("所引上位办法的条件（解读 R-06）", "conditions of the parent rules that it cites (reading R-06)"),
        Text("各档次的资助金额", "the amounts of money of each tier"),
    ),
)

CHONGQING_2024 = Edition(
    notice="chongqing-2024",
    title=Text("重庆市2024年高技能人才培训基地申报", "Chongqing 2024 call for high-skilled talent training bases"),
    sheet=Facts,
    parameters=Parameters(),
    readings=Readings(),
    register=tuple(CLAUSES.values()),
    write=write,
    scope=SCOPE,
)
"""The notice as issued, under the recommended readings."""
