"""Every numeric clause agrees with the hand-written oracle, and its shortfall is exact."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Facts, Finding, Status
from skillbase_rules.engine.criteria import Amount, RatioWithin, ShareAtLeast, leaves
from skillbase_rules.engine.evaluate import evaluate
from tests.support.oracle import ENTERPRISE_ONLY, ORACLE, TECHNICAL_COLLEGE_ONLY, Counts
from tests.support.sheets import COUNTS, Sheet, exact_sheets
from tests.support.tries import tries

often = tries(100)


def found(sheet: Sheet, part: str, clause: str) -> Finding:
    return evaluate(CHONGQING_2024.rulebook(part), Facts.model_validate(sheet)).finding(clause)


def asked(sheet: Sheet, clause: str) -> bool:
    """Tell by hand whether the clause is asked of this applicant."""
    if clause in TECHNICAL_COLLEGE_ONLY:
        return sheet["is_technical_college"] is True
    centre = sheet["applicant_kind"] == "training_centre" and sheet["training_centre_of"] == "enterprise"
    enterprise = sheet["applicant_kind"] == "enterprise"
    return clause not in ENTERPRISE_ONLY or sheet["enterprise_based"] is True or centre or enterprise


def numeric(part: str) -> set[str]:
    root = CHONGQING_2024.rulebook(part).root
    return {leaf.clause for leaf in leaves(root) if isinstance(leaf, (Amount, ShareAtLeast, RatioWithin))}


@pytest.mark.parametrize("part", ORACLE)
def test_the_oracle_knows_every_numeric_clause(part: str) -> None:
    assert numeric(part) == set(ORACLE[part])


@often
@given(exact_sheets())
def test_every_numeric_clause_agrees_with_the_oracle(sheet: Sheet) -> None:
    counts = cast("Counts", {name: sheet[name] for name in COUNTS})
    for part, rules in ORACLE.items():
        assessment = evaluate(CHONGQING_2024.rulebook(part), Facts.model_validate(sheet))
        for clause, rule in rules.items():
            says = {True: Status.MET, False: Status.NOT_MET, None: Status.UNKNOWN}[rule(counts)]
            expected = says if asked(sheet, clause) else Status.NOT_APPLICABLE
            assert assessment[clause].status is expected, clause


@often
@given(st.data(), exact_sheets())
def test_a_shortfall_closes_the_gap_and_one_less_does_not(data: st.DataObject, sheet: Sheet) -> None:
    counts = cast("Counts", {name: sheet[name] for name in COUNTS})
    for part, rules in ORACLE.items():
        for clause, rule in rules.items():
            finding = found(sheet, part, clause)
            if finding.status is not Status.NOT_MET:
                continue
            assert finding.shortfall is not None
            assert finding.shortfall.amount is not None
            assert finding.shortfall.amount.is_exact
            amount = finding.shortfall.amount.at_least
            name = data.draw(st.sampled_from(finding.shortfall.facts))
            sign = 1 if finding.shortfall.direction == "more" else -1
            assert rule({**counts, name: counts[name] + sign * amount}) is True, clause
            assert rule({**counts, name: counts[name] + sign * (amount - 1)}) is False, clause


@pytest.mark.clause("4.1.2.3.c")
def test_seven_of_twenty_are_thirty_five_percent() -> None:
    counts = {"senior_instructors": 7, "senior_technician_teachers": 0, "both_senior_and_senior_technician": 0}
    sheet: Sheet = {**counts, "practice_teachers": 20}
    assert found(sheet, "municipal", "4.1.2.3.c").status is Status.MET
    assert found({**sheet, "practice_teachers": 21}, "municipal", "4.1.2.3.c").status is Status.NOT_MET


@pytest.mark.clause("4.1.1.2.g")
def test_three_hundred_ninety_nine_of_a_thousand_are_not_forty_percent() -> None:
    sheet: Sheet = {"enterprise_based": True, "contract_workers": 700, "dispatched_workers": 300}
    assert found({**sheet, "skilled_workers": 400}, "national", "4.1.1.2.g").status is Status.MET
    assert found({**sheet, "skilled_workers": 399}, "national", "4.1.1.2.g").status is Status.NOT_MET
