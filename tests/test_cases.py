"""The shipped cases hold, say the same as the oracle written by hand, and leave no clause and no reading out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from skillbase_rules import Status
from skillbase_rules.analyses.cases import Case, CaseFile
from skillbase_rules.analyses.reach import CaseRun
from skillbase_rules.questions import run_cases
from tests.support.oracle import ORACLE
from tools.cases.write import CASES, pages

FILES = sorted(CASES.glob("*.json"))
IMPOSSIBLE = {("4.2.5.a", Status.NOT_MET)}
"""Who is no technical college is not asked whether it is one."""


def cases_of(path: Path) -> list[Case]:
    return list(CaseFile.model_validate(json.loads(path.read_text(encoding="utf-8"))).named(path.stem))


@pytest.fixture(scope="module")
def run() -> CaseRun:
    return run_cases(case for path in FILES for case in cases_of(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_cases_hold(path: Path) -> None:
    assert [case.name for case in run_cases(cases_of(path)).failing] == []


def test_the_shipped_files_are_those_that_are_written() -> None:
    assert {path: path.read_text(encoding="utf-8") for path in FILES} == pages()


def test_every_clause_is_reached_in_every_status_and_every_reading_in_every_choice(run: CaseRun) -> None:
    (reach,) = run.reach
    open_ = {
        (clause.clause, status) for part in reach.sections for clause in part.clauses for status in clause.not_reached
    }
    assert open_ == IMPOSSIBLE
    assert [reading.field for reading in reach.readings if reading.not_reached] == []


def by_hand() -> Iterator[tuple[Case, str, bool | None]]:
    """Yield the cases that the oracle can judge: exact counts, of whom the clause is asked, under the defaults."""
    for case in (case for path in FILES for case in cases_of(path)):
        for clause, status in case.expected.items():
            rule = ORACLE.get(case.section or "", {}).get(clause)
            counts = {name: value for name, value in (case.facts or {}).items() if type(value) is int}
            if rule is None or case.readings or status is Status.NOT_APPLICABLE:
                continue
            try:
                yield case, clause, rule(counts)
            except KeyError:
                # A count that it reads is not stated exactly.
                continue


def test_what_is_expected_is_what_the_oracle_says() -> None:
    says = {True: Status.MET, False: Status.NOT_MET, None: Status.UNKNOWN}
    compared = [(case.name, clause, says[verdict], case.expected[clause]) for case, clause, verdict in by_hand()]
    assert [each for each in compared if each[2] is not each[3]] == []
    assert len({clause for _, clause, _, _ in compared}) == len(
        {clause for rules in ORACLE.values() for clause in rules}
    )
