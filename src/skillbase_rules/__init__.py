"""Rules as code for calls for high-skilled talent training bases, Chongqing's of 2024 (渝高技办〔2024〕8号) first.

These names are what most programs need. Everything else has its home in a wing: `engine`, `facts`, `analyses`,
`selection`, `procedure`, `editions`, `wording`, `frames` and `report`. A name is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillbase_rules.display import render
    from skillbase_rules.editions import get_edition, list_editions
    from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
    from skillbase_rules.engine.errors import SkillbaseError
    from skillbase_rules.engine.findings import Assessment, Finding, Status
    from skillbase_rules.facts.application import Applicant, Application, Track
    from skillbase_rules.facts.counting import derive_facts
    from skillbase_rules.facts.sheet import Facts
    from skillbase_rules.procedure.files import DualApplication, Filing, Recommendation
    from skillbase_rules.questions import (
        assess,
        build_period,
        check_applicant,
        check_commitments,
        check_documents,
        check_dual_application,
        check_filing,
        check_municipal_basic,
        check_national_basic,
        check_outcomes,
        check_publicity,
        check_quotas,
        check_recommendations,
        compare_editions,
        next_questions,
        procedure_timeline,
        publicity_period,
        reading_sensitivity,
        replace_withdrawn,
        score_preferential,
        select,
        to_ics,
        what_if,
        what_would_it_take,
    )
    from skillbase_rules.selection.pool import Award, Candidate, MunicipalCandidacy, NationalCandidacy, Pool

_HOMES = {
    "display": ("render",),
    "editions": ("get_edition", "list_editions"),
    "editions.chongqing_2024": ("CHONGQING_2024",),
    "engine.errors": ("SkillbaseError",),
    "engine.findings": ("Assessment", "Finding", "Status"),
    "facts.application": ("Applicant", "Application", "Track"),
    "facts.counting": ("derive_facts",),
    "facts.sheet": ("Facts",),
    "procedure.files": ("DualApplication", "Filing", "Recommendation"),
    "selection.pool": ("Award", "Candidate", "MunicipalCandidacy", "NationalCandidacy", "Pool"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
"""Where the names come from that are no questions."""

__all__ = [
    "CHONGQING_2024",
    "Applicant",
    "Application",
    "Assessment",
    "Award",
    "Candidate",
    "DualApplication",
    "Facts",
    "Filing",
    "Finding",
    "MunicipalCandidacy",
    "NationalCandidacy",
    "Pool",
    "Recommendation",
    "SkillbaseError",
    "Status",
    "Track",
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
    "get_edition",
    "list_editions",
    "next_questions",
    "procedure_timeline",
    "publicity_period",
    "reading_sensitivity",
    "render",
    "replace_withdrawn",
    "score_preferential",
    "select",
    "to_ics",
    "what_if",
    "what_would_it_take",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF.get(name, 'questions')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
