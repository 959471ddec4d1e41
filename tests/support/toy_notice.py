"""The village's notice in full: with places, lists, a filing, three days of publicity and a year of building."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from skillbase_rules.engine.criteria import AllOf, AnyOf, all_of, at_least, at_most, is_true
from skillbase_rules.engine.edition import Content
from skillbase_rules.engine.register import Clause, Passage, Rulebook, rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.procedure.rules import (
    DualRules,
    FilingRules,
    ProcedureRules,
    PublicityRules,
    RecommendationRules,
    StepRule,
)
from skillbase_rules.procedure.sheets import SHEETS
from skillbase_rules.selection.pool import Category
from skillbase_rules.selection.rules import Contest, Policy, QuotaCategory, SelectionRules
from tests.support.toy import VILLAGE, HouseNumbers, HouseReadings, write

COURSE = Passage("丁", "procedure")
CLAUSES: tuple[Clause, ...] = (
    *VILLAGE.register,
    COURSE.clause("d.1", "名额", "Places", answered_by=("select", "check_quotas")).saying("Two houses are rebuilt"),
    COURSE.clause("d.2", "推荐", "Recommendation").saying("An elder names one house"),
    COURSE.clause("d.3", "申报", "Filing").saying("The letter comes before the harvest, with ten leaves at most"),
    COURSE.clause("d.4", "兼报", "Both tracks").saying("Who wants both gives a promise"),
    COURSE.clause("d.5", "公示", "Publicity").saying("The names hang at the gate for three working days"),
)
NAMES = {clause.id: clause for clause in CLAUSES}
LABEL = Text("程序", "Procedure")


def write_in_full(p: HouseNumbers, r: HouseReadings) -> Content:
    """Return what the notice says to every wing."""

    def book(root: AllOf | AnyOf) -> Rulebook:
        return rulebook(root, NAMES, SHEETS, p, r, missing_fails=r.left_out == "failed", missing_reading="T-2")

    one_house = book(all_of("d", LABEL, at_most("d.2", "recommended_municipal", 1)))
    three_days = book(all_of("d", LABEL, at_least("d.5", "publicity_working_days", 3)))
    procedure = ProcedureRules(
        filing=FilingRules(
            deadline=datetime(2024, 8, 1, 12, tzinfo=UTC),
            recommendation_opens=date(2024, 8, 2),
            recommendation_closes=date(2024, 8, 9),
            documents=book(all_of("d", LABEL, at_most("d.3", "supporting_pages", 10))),
            filing=book(all_of("d", LABEL, is_true("d.3", "filed_in_time"))),
        ),
        publicity=PublicityRules(3, count_start_planned=False, count_start_checked=True, rulebook=three_days),
        build_years=1,
        steps=(
            StepRule("filing_deadline", Text("截止", "Harvest"), ("d.3",)),
            StepRule("publicity", Text("公示", "Names at the gate"), ("d.5",)),
            StepRule("build_end", Text("完工", "Roof on"), ("d.1",)),
        ),
        recommendations=RecommendationRules("d", LABEL, one_house),
        dual=DualRules(book(all_of("d", LABEL, is_true("d.4", "dual_commitment")))),
    )
    places = QuotaCategory(
        id="house", clause="d.1", label=Text("坊", "house"), track=Track.MUNICIPAL, kinds=(Category.OTHER,), places=2
    )
    selection = SelectionRules(
        contests=(Contest(id="house", label=places.label, categories=(places,)),),
        policy=Policy(preference_tracks=(Track.MUNICIPAL,), number_of_cases=1),
    )
    return replace(write(p, r), rules=(Counting(), selection, procedure))


VILLAGE_IN_FULL = replace(VILLAGE, register=CLAUSES, write=write_in_full)
"""The village's notice as issued, with all that it says of the course."""
