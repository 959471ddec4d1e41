"""The register of a notice's clauses as text, Markdown or JSON-ready data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Language
from skillbase_rules.report.data import Data
from skillbase_rules.report.layout import aligned, column_widths
from skillbase_rules.report.markdown import table
from skillbase_rules.wording import verdicts as m

_HEADINGS = (
    m.CLAUSE_HEADING,
    m.SOURCE_HEADING,
    m.LABEL_HEADING,
    m.TRACK_HEADING,
    m.KIND_HEADING,
    m.READINGS_HEADING,
    m.SUMMARY_HEADING,
)


def register_text(clauses: Iterable[Clause], language: Language) -> str:
    """Return the register in aligned columns."""
    rows = [_headings(language), *(_row(clause, language) for clause in clauses)]
    widths = column_widths(rows)
    return "".join(f"{aligned(row, widths).rstrip()}\n" for row in rows)


def register_markdown(clauses: Iterable[Clause], language: Language) -> str:
    """Return the register as a Markdown table."""
    return "".join(f"{line}\n" for line in table(_headings(language), (_row(clause, language) for clause in clauses)))


def register_data(clauses: Iterable[Clause]) -> list[dict[str, Data]]:
    """Return the register as JSON-ready data, labels in both languages."""
    return [asdict(clause) for clause in clauses]


def _headings(language: Language) -> tuple[str, ...]:
    return tuple(heading.in_(language) for heading in _HEADINGS)


def _row(clause: Clause, language: Language) -> tuple[str, ...]:
    return (
        clause.id,
        clause.source,
        clause.label.in_(language),
        m.TRACKS[clause.track].in_(language),
        m.CLAUSE_KINDS[clause.kind].in_(language),
        " ".join(clause.readings),
        clause.summary.in_(language),
    )
