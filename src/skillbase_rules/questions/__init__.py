"""The public questions, asked of Chongqing's 2024 notice unless another edition is handed in.

This is the one part of the house that names a default edition. Each question takes what is asked about and hands what
the edition says to the wing that answers.
"""

from __future__ import annotations

from skillbase_rules.questions.applicants import (
    assess,
    check_applicant,
    check_commitments,
    check_municipal_basic,
    check_national_basic,
    check_outcomes,
    check_section,
    compare_editions,
    next_questions,
    not_judged,
    reading_sensitivity,
    score_preferential,
    what_if,
    what_would_it_take,
)
from skillbase_rules.questions.cases import run_cases
from skillbase_rules.questions.default import DEFAULT
from skillbase_rules.questions.notices import every_edition, stand_with, what_notices_ask
from skillbase_rules.questions.places import (
    check_quotas,
    replace_withdrawn,
    select,
)
from skillbase_rules.questions.procedure import (
    build_period,
    check_documents,
    check_dual_application,
    check_filing,
    check_publicity,
    check_recommendations,
    latest_publicity,
    procedure_timeline,
    publicity_period,
    publicity_periods,
    to_ics,
)

__all__ = [
    "DEFAULT",
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
    "check_section",
    "compare_editions",
    "every_edition",
    "latest_publicity",
    "next_questions",
    "not_judged",
    "procedure_timeline",
    "publicity_period",
    "publicity_periods",
    "reading_sensitivity",
    "replace_withdrawn",
    "run_cases",
    "score_preferential",
    "select",
    "stand_with",
    "to_ics",
    "what_if",
    "what_notices_ask",
    "what_would_it_take",
]
