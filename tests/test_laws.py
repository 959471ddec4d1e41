"""What holds of every rulebook on every fact sheet and under every reading."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Assessment, Facts, Finding, Status
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import UnknownCause
from skillbase_rules.engine.possible import verdict
from tests.support.sheets import Sheet, editions, exact_sheets, facts_under, less_known
from tests.support.tries import tries

SECTIONS = tuple(section.name for section in CHONGQING_2024.sections)

slow = tries(50)


def judged(sheet: Sheet, section: str, edition: AnyEdition = CHONGQING_2024) -> Assessment:
    return evaluate(edition.rulebook(section), facts_under(sheet, edition))


def statuses(assessment: Assessment) -> list[Status]:
    return [finding.status for finding in assessment.findings]


def compatible(vague: Status, known: Status) -> bool:
    return vague is known or vague is Status.UNKNOWN


def compatible_in_a_clause(vague: Status, known: Status) -> bool:
    """Tell whether a clause may come to this; one that is met if it is asked at all may turn out not to be asked."""
    return compatible(vague, known) or (vague, known) == (Status.MET, Status.NOT_APPLICABLE)


@slow
@given(st.data(), exact_sheets(), editions)
def test_learning_more_never_turns_a_verdict_round(data: st.DataObject, sheet: Sheet, edition: AnyEdition) -> None:
    # Two readings count what is not declared as failed, and one takes a figure as printed that the counts may belie.
    edition = edition.choosing(
        missing_facts="undetermined", evaluative_words="experts_judge", printed_ratio="may_be_truncated"
    )
    vague = data.draw(less_known(sheet))
    vaguer = data.draw(less_known(vague))
    for section in SECTIONS:
        known, less, least = (judged(known, section, edition) for known in (sheet, vague, vaguer))
        for fewer, more in ((less, known), (least, less)):
            assert compatible(fewer.status, more.status), section
            assert all(map(compatible_in_a_clause, statuses(fewer), statuses(more))), section


@slow
@given(exact_sheets())
def test_with_every_fact_known_only_experts_can_leave_a_clause_open(sheet: Sheet) -> None:
    for section in SECTIONS:
        for finding in judged(sheet, section).unknown:
            assert finding.missing == ()
            assert finding.unknown_cause is UnknownCause.JUDGEMENT


@slow
@given(st.data(), exact_sheets(), editions)
def test_a_finding_explains_itself(data: st.DataObject, sheet: Sheet, edition: AnyEdition) -> None:
    vague = data.draw(less_known(sheet))
    for section in SECTIONS:
        for finding in judged(vague, section, edition).findings:
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
    for section in SECTIONS:
        assert judged(sheet, section) == judged(shuffled, section)


@slow
@given(st.data(), exact_sheets())
def test_facts_and_findings_survive_json(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(data.draw(less_known(sheet)))
    assert Facts.model_validate_json(facts.model_dump_json()) == facts
    for section in SECTIONS:
        assessment = evaluate(CHONGQING_2024.rulebook(section), facts)
        assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


@slow
@given(st.data(), exact_sheets(), editions)
def test_the_explained_verdict_is_the_bare_one_or_open(data: st.DataObject, sheet: Sheet, edition: AnyEdition) -> None:
    # Of two tests of one clause it may stay open which is asked, though both come to the same (docs/verdicts.md).
    edition = edition.choosing(missing_facts="undetermined", ratio_without_students="undetermined")
    facts = facts_under(data.draw(less_known(sheet)), edition)
    for section in SECTIONS:
        book = edition.rulebook(section)
        # Clauses under one condition are joined one by one, so a group of them may stay open (docs/verdicts.md).
        assert evaluate(book, facts).status in {verdict(book.root, facts)[0], Status.UNKNOWN}


@pytest.mark.parametrize("section", SECTIONS)
def test_of_an_empty_sheet_nothing_is_met(section: str) -> None:
    assessment = evaluate(CHONGQING_2024.rulebook(section), Facts())
    assert {finding.status for finding in assessment.findings} <= {Status.UNKNOWN, Status.NOT_APPLICABLE}
