from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    Status,
    check_national_basic,
    compare_editions,
    derive_facts,
    what_if,
)
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.errors import CountingMismatchError, UnknownNameError
from skillbase_rules.engine.quantities import PersonTimes
from skillbase_rules.facts.sheet import Counting
from tests.support.sheets import COUNTS, Sheet, exact_sheets
from tests.support.tries import tries

COLLEGE = Path(__file__).parents[2] / "examples" / "technician_college.json"


def college() -> Application:
    return Application.model_validate_json(COLLEGE.read_text(encoding="utf-8"))


def test_a_change_is_judged_before_and_after() -> None:
    found = what_if(college(), {"integrated_teachers": 20})
    assert found.changed == ("integrated_teachers",)
    clauses = [(flip.clause, flip.before, flip.after) for flip in found.flips if not flip.is_verdict]
    assert clauses == [("4.1.1.3.b", Status.NOT_MET, Status.MET)]
    assert (found.before.status, found.after.status) == (Status.NOT_MET, Status.MET)


@tries(20)
@given(st.data(), exact_sheets())
def test_what_a_change_flips_is_what_differs_when_asked_anew(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(sheet)
    name = data.draw(st.sampled_from(COUNTS))
    found = what_if(facts, {name: None})
    anew = check_national_basic(with_facts(facts, {name: None}))
    asked = check_national_basic(facts)
    expected = {
        one.clause for one, other in zip(asked.findings, anew.findings, strict=True) if one.status != other.status
    }
    assert {flip.clause for flip in found.flips if flip.clause.startswith("4.1.1.") and not flip.is_verdict} == expected


def test_no_change_turns_nothing() -> None:
    assert what_if(college(), {}).flips == ()


def test_a_change_must_name_a_fact_and_be_possible() -> None:
    with pytest.raises(UnknownNameError, match="teachers_integrated"):
        what_if(college(), {"teachers_integrated": 20})
    with pytest.raises(ValidationError, match="integrated_teachers"):
        what_if(college(), {"integrated_teachers": 41})
    with pytest.raises(ValidationError, match="PersonTimes"):
        what_if(college(), {"integrated_teachers": PersonTimes.exactly(20)})


# Editions compared


def test_who_gains_and_who_loses_is_told_with_the_clause() -> None:
    short = derive_facts(college())
    milder = CHONGQING_2024.revise(national_min_integrated_share=47)
    gained = compare_editions([Facts(), college(), short], CHONGQING_2024, milder)
    assert [(change.index, change.name, change.section) for change in gained.gained] == [
        (1, college().applicant.name, "4.1.1"),
        (2, None, "4.1.1"),
    ]
    assert gained.lost == ()
    assert [flip.clause for flip in gained.changes[0].clauses] == ["4.1.1.3.b"]
    back = compare_editions([college()], milder, CHONGQING_2024)
    assert [(change.index, change.before, change.after) for change in back.lost] == [(0, Status.MET, Status.NOT_MET)]
    assert back.gained == ()


def test_an_edition_compared_with_itself_changes_nothing() -> None:
    assert compare_editions([college(), Facts()], CHONGQING_2024, CHONGQING_2024).changes == ()


def test_each_edition_is_read_under_its_own_readings() -> None:
    stricter = CHONGQING_2024.revise(national_min_integrated_share=60)
    full_time = {"integrated_share_base": "full_time_teachers"}
    assert compare_editions([college()], CHONGQING_2024, stricter).changes == ()
    (change,) = compare_editions(
        [college()], CHONGQING_2024.choosing(**full_time), stricter.choosing(**full_time)
    ).changes
    assert (change.before, change.after) == (Status.MET, Status.NOT_MET)


def test_facts_counted_under_other_readings_are_refused() -> None:
    counted = derive_facts(college(), Counting(own_students="counted"))
    with pytest.raises(CountingMismatchError, match="own_students=counted"):
        check_national_basic(counted)
    with pytest.raises(CountingMismatchError, match="own_students=counted"):
        check_national_basic(Facts(), edition=CHONGQING_2024.choosing(own_students="counted"))
