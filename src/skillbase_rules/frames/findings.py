"""The findings of an assessment as a table, one a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment, Finding
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.records import Backend, Cell, table_of
from skillbase_rules.wording.facts import Sheets, facts_words, sheets_of
from skillbase_rules.wording.findings import explain
from skillbase_rules.wording.tables import RESULT_HEADERS
from skillbase_rules.wording.verdicts import SENTENCES

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

_COUNTS = ("shortfall", "shortfall_max")


def findings_frame(
    assessment: Assessment, edition: AnyEdition, *, backend: Backend = "polars", language: Language | None = None
) -> IntoDataFrame:
    """Return a table with a row for each finding of an assessment."""
    of_type("assessment", assessment, Assessment)
    sheets = sheets_of(edition)
    rows = [
        {"section": section.clause, **_row(finding, sheets, language)}
        if language is None
        else {"section": f"{section.clause} {section.label.in_(language)}".strip(), **_row(finding, sheets, language)}
        for section, finding in _placed(assessment)
    ]
    columns: dict[str, list[Cell]] = {name: [row[name] for row in rows] for name in _columns(language)}
    headed = {name: RESULT_HEADERS[name].in_(language) if language else name for name in columns}
    table = {headed[name]: cells for name, cells in columns.items()}
    return table_of(table, {headed[name]: "count" for name in _COUNTS}, backend)


def _columns(language: Language | None) -> tuple[str, ...]:
    if language is None:
        return ("section", "clause", "status", "observed", "threshold", *_COUNTS, "missing", "readings")
    return ("section", "clause", "label", "status", "observed", "threshold", *_COUNTS, "missing", "why", "readings")


def _placed(assessment: Assessment) -> Iterator[tuple[Assessment, Finding]]:
    """Yield every finding with the section that it stands in."""
    for part in assessment.parts:
        if isinstance(part, Finding):
            yield assessment, part
        else:
            yield from _placed(part)


def _row(finding: Finding, sheets: Sheets, language: Language | None) -> dict[str, Cell]:
    words = explain(finding, sheets, language or "en")
    amount = finding.shortfall.amount if finding.shortfall else None
    missing = ", ".join(finding.missing) if language is None else facts_words(finding.missing, sheets, language)
    return {
        "clause": finding.clause,
        "label": words.label,
        "status": finding.status.value if language is None else words.verdict,
        "observed": words.observed,
        "threshold": words.threshold,
        "shortfall": amount.at_least if amount else None,
        "shortfall_max": amount.at_most if amount else None,
        "missing": missing or None,
        "why": SENTENCES.in_(language or "en").join(words.details) or None,
        "readings": " ".join(finding.readings) or None,
    }
