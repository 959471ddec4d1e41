"""Tables are judged by any edition as one applicant is, and what is asked of tables works with each."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings

from skillbase_rules import Status, get_edition, list_editions, reading_sensitivity, what_would_it_take
from skillbase_rules.analyses.remedies import RemedyKind
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Finding
from skillbase_rules.facts.counting import facts_of
from skillbase_rules.facts.sheet import Facts
from skillbase_rules.frames import (
    check_frame,
    count_statuses,
    facts_from_frame,
    synthetic_applicants,
    threshold_sweep,
    validate_frame,
)
from skillbase_rules.wording.findings import open_words, shortfall_words
from skillbase_rules.workbooks import read_table, write_template
from tests.support.sheets import Sheet, facts_under
from tests.support.tables import BACKENDS, asked_by, many_sheets, rows_of, without_shrinking

OTHERS = [get_edition(name) for name in list_editions() if name != "chongqing-2024"]
STATUSES = ("met", "not_met", "unknown", "not_applicable", "refused")
KINDS = ("vocational_college", "enterprise", None)
by_each = pytest.mark.parametrize("edition", OTHERS, ids=str)


def of_every_kind(sheets: list[Sheet]) -> list[Sheet]:
    """Let the applicants be of several kinds, so that every list is asked."""
    return [sheet | {"applicant_kind": KINDS[place % len(KINDS)]} for place, sheet in enumerate(sheets)]


def judged(backend: str, sheets: list[Sheet], section: str, edition: AnyEdition, **names: Any) -> list[dict[str, Any]]:
    build, read = BACKENDS[backend]
    return read(check_frame(build(rows_of(sheets)), section, edition=edition, **names))


@by_each
@pytest.mark.parametrize("backend", ["polars", "duckdb"])
@without_shrinking
@given(drawn=many_sheets)
def test_every_row_is_judged_as_the_scalar_reader_judges_it(
    backend: str, edition: AnyEdition, drawn: list[Sheet]
) -> None:
    for section in edition.sections:
        sheets = of_every_kind(asked_by(section, drawn))
        found = judged(backend, sheets, section.name, edition)
        for sheet, cells in zip(sheets, found, strict=True):
            assessment = evaluate(section.rulebook, facts_under(sheet, edition))
            assert cells[assessment.clause] == assessment.status.value
            for finding in assessment.findings:
                assert cells[finding.clause] == finding.status.value, finding


@by_each
@settings(without_shrinking, max_examples=2)
@given(drawn=many_sheets)
def test_shortfalls_and_reasons_are_those_of_the_findings(edition: AnyEdition, drawn: list[Sheet]) -> None:
    for section in edition.sections:
        sheets = of_every_kind(asked_by(section, drawn))
        found = judged("polars", sheets, section.name, edition, shortfalls=True, reasons="en")
        for sheet, cells in zip(sheets, found, strict=True):
            for finding in evaluate(section.rulebook, facts_under(sheet, edition)).findings:
                assert_told(finding, cells)


def assert_told(finding: Finding, cells: dict[str, Any]) -> None:
    amount = finding.shortfall.amount if finding.shortfall else None
    ends = (None, None) if amount is None else (amount.at_least, amount.at_most)
    names = (f"{finding.clause}__shortfall", f"{finding.clause}__shortfall__max")
    assert tuple(cells.get(name) for name in names) == ends, finding
    reason = cells[f"{finding.clause}__reason"]
    if finding.status is Status.UNKNOWN:
        assert reason == open_words(finding, (Facts,), "en")
    elif finding.status is Status.NOT_MET and amount is None:
        assert reason == shortfall_words(finding, (Facts,), "en")
    else:
        assert (reason is None) is (finding.status is not Status.NOT_MET)


@by_each
def test_tables_are_invented_counted_swept_and_read_back(edition: AnyEdition, tmp_path: Path) -> None:
    table = synthetic_applicants(20, edition=edition)
    assert isinstance(table, pl.DataFrame)
    assert validate_frame(table, edition=edition).is_empty()
    assert len(facts_from_frame(table, edition=edition)) == len(table)
    for section in edition.sections:
        counted = count_statuses(table, section.name, edition=edition)
        judged_rows = counted.filter(clause=section.rulebook.root.clause).select(pl.sum_horizontal(STATUSES)).item()
        assert judged_rows == len(table)
    share = next(name for name in type(edition.parameters).model_fields if name.endswith("_share"))
    swept = threshold_sweep(table, share, [10, Fraction(25, 2), 20], edition=edition)
    assert swept["value"].unique().sort().to_list() == [10, 12.5, 20]
    write_template(tmp_path / "facts.xlsx", edition=edition)
    assert len(read_table(tmp_path / "facts.xlsx", edition=edition)) == 0


@by_each
def test_ways_out_and_other_readings_work_with_each(edition: AnyEdition) -> None:
    table = synthetic_applicants(4, edition=edition)
    for facts in facts_from_frame(table, edition=edition)[:2]:
        assert reading_sensitivity(facts, edition=edition).alternatives
        for way in what_would_it_take(facts, edition=edition):
            for remedy in way.remedies:
                after = {change.fact: change.after for change in remedy.changes}
                changed = facts_of(with_facts(facts, after), edition)
                statuses = {
                    finding.clause: finding.status
                    for section in edition.sections
                    for finding in evaluate(section.rulebook, changed).findings
                }
                assert statuses[way.finding.clause] is Status.MET
                assert remedy.kind in RemedyKind
