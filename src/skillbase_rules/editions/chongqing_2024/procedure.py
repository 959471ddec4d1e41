"""What sections 五 to 七 say to the wing of the procedure."""

from __future__ import annotations

from collections.abc import Callable

from skillbase_rules.editions.chongqing_2024.building import building_steps
from skillbase_rules.editions.chongqing_2024.filing import documents, filing, filing_steps
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.editions.chongqing_2024.review import (
    dual,
    list_of_one_body,
    publicity,
    publicity_steps,
    route_of_one_unit,
)
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.rules import (
    Doubt,
    DualRules,
    FilingRules,
    ProcedureRules,
    PublicityRules,
    RecommendationRules,
)

Book = Callable[[AllOf | AnyOf], Rulebook]

_DOUBTED = ("publicity_start_checked", "objections_standing")
"""The switches that a verdict on a publication names where it hangs on them."""


def procedure_rules(p: Parameters, r: Readings, book: Book) -> ProcedureRules:
    """Return what the notice says of filing, recommendation, publicity and building."""
    return ProcedureRules(
        filing=FilingRules(
            deadline=p.filing_deadline,
            recommendation_opens=p.recommendation_opens,
            recommendation_closes=p.recommendation_closes,
            early_recommendation_stands=r.early_recommendation == "allowed",
            documents=book(documents(p, r)),
            filing=book(filing(p, r)),
        ),
        publicity=publicity_rules(p, r, book),
        build_years=p.build_years,
        steps=(*filing_steps(), *publicity_steps(), *building_steps()),
        recommendations=RecommendationRules(
            "5.1",
            Text("推荐", "Recommendations"),
            one_body=book(list_of_one_body(p.national_recommendations, p.municipal_recommendations)),
            one_unit=book(route_of_one_unit()),
            dual_units=r.dual_in_limit,
        ),
        dual=DualRules(book(dual(r.dual_conditions == "both_sets")), p.kept_occupations),
    )


def publicity_rules(p: Parameters, r: Readings, book: Book) -> PublicityRules:
    """Return how results are published, beside what the doubtful readings would say otherwise."""
    doubts = tuple(
        Doubt(r.switches()[field].id, _publicity(p, r.choosing(**{field: choice}), book))
        for field, choice in r.alternatives()
        if field in _DOUBTED
    )
    return _publicity(p, r, book, doubts)


def _publicity(p: Parameters, r: Readings, book: Book, doubts: tuple[Doubt, ...] = ()) -> PublicityRules:
    return PublicityRules(
        # Above the number itself means one day more.
        working_days=p.min_publicity_working_days + (r.inclusive_numbers == "exclusive"),
        count_start_planned=r.publicity_start_planned == "counted",
        count_start_checked=r.publicity_start_checked == "counted",
        rulebook=book(publicity(p, r)),
        doubts=doubts,
    )
