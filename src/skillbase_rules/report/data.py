"""A report as data for JSON: the assessment itself beside the words that explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillbase_rules.analyses.unjudged import not_judged
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment, Finding
from skillbase_rules.engine.text import Language
from skillbase_rules.report.overview import count_by_status
from skillbase_rules.wording.facts import sheets_of
from skillbase_rules.wording.findings import explain, status_word

Data = Mapping[str, object] | Sequence[object] | str | int | bool | None


def to_data(assessment: Assessment, edition: AnyEdition, language: Language) -> dict[str, Data]:
    """Return a report as JSON-ready data.

    ``assessment`` can be read back with `Assessment.model_validate`; ``explanations`` says the same in words, a
    finding each in the notice's order; ``not_judged`` names the other clauses of the section, or of the notice.
    """
    return {
        "status": assessment.status.value,
        "verdict": status_word(assessment.status, language),
        "counts": {status.value: number for status, number in count_by_status(assessment.findings).items()},
        "explanations": [finding_data(finding, edition, language) for finding in assessment.findings],
        "not_judged": [
            {"clause": account.clause.id, "handling": account.handling, "by": list(account.by)}
            for account in not_judged(assessment, edition)
        ],
        "assessment": assessment.model_dump(mode="json"),
    }


def finding_data(finding: Finding, edition: AnyEdition, language: Language) -> dict[str, Data]:
    """Return one finding in words as JSON-ready data."""
    explanation = explain(finding, sheets_of(edition), language)
    return {
        "clause": explanation.clause,
        "label": explanation.label,
        "status": explanation.status.value,
        "verdict": explanation.verdict,
        "observed": explanation.observed,
        "threshold": explanation.threshold,
        "details": list(explanation.details),
        "readings": list(explanation.readings),
    }
