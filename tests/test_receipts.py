"""A receipt holds everything that a verdict rests on, and says when another one comes out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Application, Facts, assess, check_national_basic, derive_facts, render
from skillbase_rules.engine.errors import ContradictionError, UnknownNameError
from skillbase_rules.engine.findings import Status
from skillbase_rules.receipts import Receipt, receipt, replay
from tests.support.toy import VILLAGE

COLLEGE = Application.model_validate_json(Path("examples/technician_college.json").read_text(encoding="utf-8"))
SPARSE = Application.model_validate_json(Path("examples/sparse.json").read_text(encoding="utf-8"))
MILDER = CHONGQING_2024.revise(national_min_integrated_share=40).choosing(senior_group="both")
AT = datetime(2024, 7, 10, 1, 30, tzinfo=UTC)


def through_json(given: Receipt) -> Receipt:
    return Receipt.model_validate_json(given.model_dump_json())


def test_the_same_verdict_comes_out_of_a_receipt_that_was_written_and_read() -> None:
    given = receipt(assess(COLLEGE), COLLEGE, at=AT)
    again = replay(through_json(given))
    assert again.same
    assert again.assessment == assess(COLLEGE)
    assert again.differs == ()
    assert (given.edition, given.parameters, given.readings, given.at) == ("chongqing-2024", {}, {}, AT)
    assert repr(again) == "<Replay same verdict>"


def test_a_receipt_is_replayed_by_its_own_numbers_and_readings() -> None:
    assessment = assess(COLLEGE, edition=MILDER)
    given = receipt(assessment, COLLEGE, edition=MILDER)
    assert given.parameters == {"national_min_integrated_share": 40}
    assert given.readings == {"senior_group": "both"}
    assert replay(through_json(given)).assessment == assessment


@pytest.mark.parametrize("facts", [Facts(), derive_facts(COLLEGE), Facts.model_validate({"students": {"at_least": 3}})])
def test_facts_and_single_sections_have_receipts_too(facts: Facts) -> None:
    given = receipt(check_national_basic(facts), facts)
    assert (given.question, given.kind) == ("national", "facts")
    assert replay(through_json(given)).same


def test_a_changed_input_is_told_with_what_turns() -> None:
    given = receipt(assess(SPARSE), SPARSE)
    changed = SPARSE.model_dump(mode="json")
    changed["facilities"]["annual_training_capacity"] = 2800
    again = replay(given.model_copy(update={"input": changed}))
    assert (again.same, again.input_intact, again.verdict_intact) == (False, False, True)
    assert "4.1.1.2.b" in [flip.clause for flip in again.differs]
    assert "输入已被改动" in render(again, format="text")


def test_a_changed_verdict_is_told() -> None:
    given = receipt(assess(COLLEGE), COLLEGE)
    better = given.assessment.model_copy(update={"status": Status.MET})
    again = replay(given.model_copy(update={"assessment": better, "status": Status.MET}))
    assert (again.same, again.input_intact, again.verdict_intact) == (False, True, False)
    assert [(flip.before, flip.after) for flip in again.differs] == [(Status.MET, Status.NOT_MET)]
    assert not replay(given.model_copy(update={"status": Status.MET})).same


def test_a_receipt_is_shown_with_what_it_rests_on() -> None:
    given = receipt(assess(COLLEGE), COLLEGE, at=AT)
    shown = render(given, format="text", language="en")
    for told in (given.edition, given.library, AT.isoformat(), given.input_sha256, "4.1.1.3.b"):
        assert told in shown, told
    assert AT.isoformat() not in render(receipt(assess(COLLEGE), COLLEGE), format="text", language="en")


def test_what_is_as_it_was_raises_no_doubt() -> None:
    again = replay(receipt(assess(COLLEGE), COLLEGE))
    shown = render(again, format="text", language="en")
    assert "was changed" not in shown
    assert again.library_now in shown
    other = replay(receipt(assess(COLLEGE), COLLEGE).model_copy(update={"input_sha256": "0" * 64}))
    assert "was changed" in render(other, format="text", language="en")


def test_a_receipt_of_another_notice_or_edition_is_refused() -> None:
    given = receipt(assess(COLLEGE), COLLEGE)
    with pytest.raises(ContradictionError, match="The receipt is of chongqing-2024, not of"):
        replay(given, edition=VILLAGE)
    with pytest.raises(ContradictionError, match="but its numbers and readings make"):
        replay(given.model_copy(update={"parameters": {"national_min_integrated_share": 40}}))
    with pytest.raises(UnknownNameError, match="is no section of"):
        receipt(assess(COLLEGE).section("4.1.1").section("4.1.1.3"), COLLEGE)


def test_a_receipt_and_its_replay_stay_as_they_are() -> None:
    given = receipt(assess(SPARSE), SPARSE)
    with pytest.raises(ValidationError, match="frozen"):
        given.status = Status.MET  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        replay(given).same = False  # type: ignore[misc]


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        receipt(assess(COLLEGE), COLLEGE, at=datetime(2024, 7, 10))  # noqa: DTZ001
