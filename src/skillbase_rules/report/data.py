"""A report as data for JSON: the assessment itself beside the words that explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillbase_rules.engine.findings import Assessment, Finding
from skillbase_rules.engine.text import Language
from skillbase_rules.report.overview import count_by_status
from skillbase_rules.wording.findings import explain, status_word

Data = Mapping[str, object] | Sequence[object] | str | int | bool | None


def to_data(assessment: Assessment, language: Language) -> dict[str, Data]:
    """Return a report as JSON-ready data.

    ``assessment`` can be read back with `Assessment.model_validate`; ``explanations`` says the same in words, a
    finding each in the notice's order.
    """
    return {
        "status": assessment.status.value,
        "verdict": status_word(assessment.status, language),
        "counts": {status.value: number for status, number in count_by_status(assessment.findings).items()},
        "explanations": [finding_data(finding, language) for finding in assessment.findings],
        "assessment": assessment.model_dump(mode="json"),
    }


def finding_data(finding: Finding, language: Language) -> dict[str, Data]:
    """Return one finding in words as JSON-ready data."""
    said = explain(finding, language)
    return {
        "clause": said.clause,
        "label": said.label,
        "status": said.status.value,
        "verdict": said.verdict,
        "observed": said.observed,
        "threshold": said.threshold,
        "details": list(said.details),
        "readings": list(said.readings),
    }
