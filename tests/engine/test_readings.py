from __future__ import annotations

import pytest
from pydantic import ValidationError

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.readings import Confidence, switch
from skillbase_rules.engine.text import Text
from tests.support.toy import HouseReadings


def test_every_switch_is_documented_on_its_field() -> None:
    switches = HouseReadings.switches()
    assert list(switches) == ["the_number_itself", "left_out"]
    assert switches["the_number_itself"].id == "T-1"
    for field, documented in switches.items():
        assert set(documented.choices) == set(HouseReadings.model_json_schema()["properties"][field]["enum"])
        assert HouseReadings.default_of(field) in documented.choices
        assert not documented.counting


def test_a_default_is_asked_for_by_the_name_of_its_field() -> None:
    assert HouseReadings.default_of("left_out") == "open"
    with pytest.raises(UnknownNameError, match=r"'lofts'.*the_number_itself, left_out"):
        HouseReadings.default_of("lofts")


def test_the_alternatives_are_the_choices_not_taken() -> None:
    assert HouseReadings().alternatives() == (("the_number_itself", "fails"), ("left_out", "failed"))
    assert HouseReadings(left_out="failed").alternatives() == (("the_number_itself", "fails"), ("left_out", "open"))


def test_choosing_keeps_every_other_choice() -> None:
    chosen = HouseReadings().choosing(left_out="failed").choosing(the_number_itself="fails")
    assert chosen == HouseReadings(left_out="failed", the_number_itself="fails")


def test_readings_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        HouseReadings().left_out = "failed"  # type: ignore[misc]


@pytest.mark.parametrize(("field", "choice"), [("left_out", "ignored"), ("lofts", "open")])
def test_a_choice_that_does_not_exist_is_refused(field: str, choice: str) -> None:
    with pytest.raises(ValidationError, match=field):
        HouseReadings().choosing(**{field: choice})


@pytest.mark.parametrize(
    ("confidence", "low"), [("H", False), ("M-H", False), ("M", False), ("M-L", True), ("L", True)]
)
def test_confidence_is_low_below_the_middle(confidence: Confidence, low: bool) -> None:
    assert switch("T-3", confidence, "", "").is_low_confidence is low


def test_a_switch_is_hashable_by_its_number() -> None:
    switches = HouseReadings.switches()
    assert {switches["left_out"]: "here"}[switches["left_out"]] == "here"


def test_a_switch_is_written_as_its_question_its_grounds_and_its_choices() -> None:
    asked = switch("T-3", "M-L", "有梁否", "Are there beams?", counting=True)
    written = asked.because("Seen from the street.", yes=("有", "Yes."), no=("无", "No."))
    assert written.choices == {"yes": Text("有", "Yes."), "no": Text("无", "No.")}
    assert (written.id, written.question.en, written.confidence) == ("T-3", "Are there beams?", "M-L")
    assert (written.evidence, written.counting) == ("Seen from the street.", True)
    assert (asked.choices, asked.evidence) == ({}, "")
    assert not switch("T-4", "H", "", "").counting
