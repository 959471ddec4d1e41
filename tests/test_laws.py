"""What holds of every rulebook on every fact sheet and under every reading."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillbase_rules import Assessment, Facts, Finding, Status
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.evaluate import evaluate, verdict
from skillbase_rules.engine.findings import UnknownCause
from tests.support.sheets import Sheet, exact_sheets, less_known, readings

PARTS = tuple(CHONGQING_2024.parts)

slow = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def judged(sheet: Sheet, part: str, chosen: Readings) -> Assessment:
    facts = Facts.model_validate({**sheet, "counted_under": chosen.counted_under})
    return evaluate(CHONGQING_2024.rulebook(part, chosen), facts)


def statuses(assessment: Assessment) -> list[Status]:
    return [assessment.status, *(finding.status for finding in assessment.findings)]


def compatible(vague: Status, known: Status) -> bool:
    return vague is known or vague is Status.UNKNOWN


@slow
@given(st.data(), exact_sheets(), readings)
def test_learning_more_never_turns_a_verdict_round(data: st.DataObject, sheet: Sheet, chosen: Readings) -> None:
    # Two readings count what is not declared as failed, and one takes a figure as printed that the counts may belie.
    chosen = chosen.choosing(
        missing_facts="undetermined", evaluative_words="experts_judge", printed_ratio="may_be_truncated"
    )
    vague = data.draw(less_known(sheet))
    vaguer = data.draw(less_known(vague))
    for part in PARTS:
        known, less, least = (statuses(judged(one, part, chosen)) for one in (sheet, vague, vaguer))
        assert all(map(compatible, less, known)), part
        assert all(map(compatible, least, less)), part


@slow
@given(exact_sheets())
def test_with_every_fact_known_only_experts_can_leave_a_clause_open(sheet: Sheet) -> None:
    for part in PARTS:
        for finding in judged(sheet, part, Readings()).unknown:
            assert finding.missing == ()
            assert finding.unknown_cause is UnknownCause.JUDGEMENT


@slow
@given(st.data(), exact_sheets(), readings)
def test_a_finding_explains_itself(data: st.DataObject, sheet: Sheet, chosen: Readings) -> None:
    vague = data.draw(less_known(sheet))
    for part in PARTS:
        for finding in judged(vague, part, chosen).findings:
            explained(finding)


def explained(finding: Finding) -> None:
    unknown = finding.status is Status.UNKNOWN
    assert (finding.shortfall is not None) is (finding.status is Status.NOT_MET)
    assert not unknown or finding.unknown_cause is not None
    assert not unknown or finding.missing or finding.unknown_cause is UnknownCause.JUDGEMENT
    if finding.shortfall is not None and finding.shortfall.amount is not None:
        assert finding.shortfall.amount.at_least >= 1


@slow
@given(exact_sheets(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(sheet: Sheet, random: Random) -> None:
    names = list(sheet)
    random.shuffle(names)
    shuffled = {name: sheet[name] for name in names}
    for part in PARTS:
        assert judged(sheet, part, Readings()) == judged(shuffled, part, Readings())


@slow
@given(st.data(), exact_sheets())
def test_facts_and_findings_survive_json(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(data.draw(less_known(sheet)))
    assert Facts.model_validate_json(facts.model_dump_json()) == facts
    for part in PARTS:
        assessment = evaluate(CHONGQING_2024.rulebook(part), facts)
        assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


@slow
@given(st.data(), exact_sheets(), readings)
def test_the_bare_verdict_is_the_explained_one(data: st.DataObject, sheet: Sheet, chosen: Readings) -> None:
    chosen = chosen.choosing(missing_facts="undetermined")
    facts = Facts.model_validate({**data.draw(less_known(sheet)), "counted_under": chosen.counted_under})
    for part in PARTS:
        book = CHONGQING_2024.rulebook(part, chosen)
        assert verdict(book.root, facts)[0] is evaluate(book, facts).status


@pytest.mark.parametrize("part", PARTS)
def test_of_an_empty_sheet_nothing_is_met(part: str) -> None:
    assessment = evaluate(CHONGQING_2024.rulebook(part), Facts())
    assert {finding.status for finding in assessment.findings} <= {Status.UNKNOWN, Status.NOT_APPLICABLE}
