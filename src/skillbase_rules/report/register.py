"""The register of a notice's clauses as text, Markdown or JSON-ready data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from skillbase_rules.engine.accounts import Account
from skillbase_rules.engine.text import Language
from skillbase_rules.report.data import Data
from skillbase_rules.report.layout import aligned, column_widths
from skillbase_rules.report.markdown import table
from skillbase_rules.wording import accounts as words
from skillbase_rules.wording import verdicts as m

_HEADINGS = (
    m.CLAUSE_HEADING,
    m.SOURCE_HEADING,
    m.LABEL_HEADING,
    m.TRACK_HEADING,
    m.KIND_HEADING,
    m.READINGS_HEADING,
    words.HEADING,
    m.SUMMARY_HEADING,
)


def register_text(accounts: Iterable[Account], language: Language) -> str:
    """Return the register in aligned columns."""
    rows = [_headings(language), *(_row(account, language) for account in accounts)]
    widths = column_widths(rows)
    return "".join(f"{aligned(row, widths).rstrip()}\n" for row in rows)


def register_markdown(accounts: Iterable[Account], language: Language) -> str:
    """Return the register as a Markdown table."""
    return "".join(
        f"{line}\n" for line in table(_headings(language), (_row(account, language) for account in accounts))
    )


def register_data(accounts: Iterable[Account]) -> list[dict[str, Data]]:
    """Return the register as JSON-ready data, labels in both languages."""
    return [
        {
            **asdict(account.clause),
            "handling": account.handling,
            "by": list(account.by),
            "may_need_experts": account.may_need_experts,
        }
        for account in accounts
    ]


def _headings(language: Language) -> tuple[str, ...]:
    return tuple(heading.in_(language) for heading in _HEADINGS)


def _row(account: Account, language: Language) -> tuple[str, ...]:
    clause = account.clause
    return (
        clause.id,
        clause.source,
        clause.label.in_(language),
        m.TRACKS[clause.track].in_(language),
        m.CLAUSE_KINDS[clause.kind].in_(language),
        " ".join(clause.readings),
        words.account_words(account, language),
        clause.summary.in_(language),
    )
