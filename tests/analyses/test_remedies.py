"""The smallest change is sufficient and minimal: applied, the clause is met; one less, and it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Facts, Status, what_if, what_would_it_take
from skillbase_rules.analyses.overview import judged_sections
from skillbase_rules.analyses.remedies import Remedy, RemedyKind, WhatItTakes, consistent, first_true
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine import records
from skillbase_rules.engine.criteria import RatioWithin, ShareAtLeast, total
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.quantities import MOST, Quantity
from tests.support.sheets import Sheet, editions, exact_sheets, facts_under, less_known
from tests.support.toy import house, village_asking
from tests.support.tries import tries

COUNTS = {RemedyKind.MORE, RemedyKind.MORE_ADDED, RemedyKind.MORE_WITHIN, RemedyKind.FEWER}


def status(facts: records.Sheet, clause: str, edition: AnyEdition) -> Status:
    for section in judged_sections(edition):
        for finding in evaluate(section.rulebook, facts).findings:
            if finding.clause == clause:
                return finding.status
    raise AssertionError(clause)


def ways(**facts: object) -> dict[str, WhatItTakes]:
    return {one.finding.clause: one for one in what_would_it_take(Facts.model_validate(facts))}


def told(remedies: tuple[Remedy, ...]) -> list[tuple[str, int | None, list[tuple[str, object]]]]:
    return [
        (str(one.kind), one.amount, [(change.fact, plain(change.after)) for change in one.changes]) for one in remedies
    ]


def plain(value: object) -> object:
    return value.model_dump() if isinstance(value, Quantity) else value


@tries(8)
@given(st.data(), exact_sheets(), editions)
def test_a_remedy_is_sufficient_and_minimal(data: st.DataObject, sheet: Sheet, edition: AnyEdition) -> None:
    facts = facts_under(data.draw(less_known(sheet)), edition)
    for one in what_would_it_take(facts, edition=edition):
        for remedy in one.remedies:
            after = {change.fact: change.after for change in remedy.changes}
            assert status(with_facts(facts, after), one.finding.clause, edition) is Status.MET
            if remedy.amount is not None and remedy.amount > 1:
                less = one_less(facts, remedy)
                assert less is None or status(less, one.finding.clause, edition) is not Status.MET, remedy


def one_less(facts: Facts, remedy: Remedy) -> records.Sheet | None:
    """Return the facts after one step less, found anew and not by halving."""
    moved = 2 if remedy.kind is RemedyKind.MORE_ADDED else 1
    steps = [change for change in remedy.changes if change.fact != "students_per_teacher_printed"][:moved]
    values = {}
    for change in steps:
        assert isinstance(change.after, Quantity)
        assert isinstance(change.before, Quantity)
        back = -1 if remedy.kind is not RemedyKind.FEWER else 1
        low, high = change.after.at_least + back, change.after.at_most
        values[change.fact] = type(getattr(facts, change.fact)).between(
            max(low, change.before.at_least if back < 0 else 0), None if high is None else high + back
        )
    return consistent(facts, values, keep=frozenset(values))


TEACHERS = {"teachers_full_time": 30, "teachers_part_time": 8, "integrated_teachers": 15}


@pytest.mark.clause("4.1.1.3.b")
def test_teachers_who_retrain_and_teachers_who_join_are_two_answers() -> None:
    # 15 of 38 are short of one half by 4; of teachers who join, 8 are needed: 23 of 46.
    assert told(ways(**TEACHERS)["4.1.1.3.b"].remedies) == [
        ("more_within", 4, [("integrated_teachers", 19)]),
        ("more_added", 8, [("integrated_teachers", 23), ("teachers_full_time", 38)]),
        ("more_added", 8, [("integrated_teachers", 23), ("teachers_part_time", 16)]),
    ]


@pytest.mark.clause("4.1.2.3.b")
def test_too_many_students_want_more_teachers_or_fewer_students() -> None:
    printed = ways(students=441, teachers_full_time=20, teachers_part_time=0, students_per_teacher_printed=22)
    assert told(printed["4.1.2.3.b"].remedies) == [
        ("more", 1, [("teachers_full_time", 21), ("students_per_teacher_printed", None)]),
        ("more", 1, [("teachers_part_time", 1), ("students_per_teacher_printed", None)]),
        ("fewer", 1, [("students", 440), ("students_per_teacher_printed", None)]),
    ]


@pytest.mark.clause("4.1.1.2.b")
def test_what_must_follow_is_named_too() -> None:
    gap = ways(annual_trainees=1499, annual_training_capacity=1499)
    assert told(gap["4.1.2.2.g"].remedies) == [
        ("more", 1, [("annual_trainees", 1500), ("annual_training_capacity", 1500)])
    ]


@pytest.mark.clause("4.2.1.b")
def test_a_number_is_found_that_has_little_room() -> None:
    # So many are asked for, and no more can have been trained than could be: 2,000 and not one more.
    assert told(ways(annual_training_capacity=2000)["4.2.1.b"].remedies) == [
        ("more", 2000, [("annual_trainees_senior_plus", {"at_least": 2000})])
    ]
    assert ways(annual_training_capacity=1999)["4.2.1.b"].remedies == ()


@pytest.mark.clause("4.1.2.3.b")
def test_what_stays_open_however_many_there_are_has_no_remedy_by_them() -> None:
    unknown = ways(students={"at_least": 500}, teachers_full_time=20, teachers_part_time=0)["4.1.2.3.b"]
    assert [remedy.kind.value for remedy in unknown.remedies] == []


def test_a_yes_or_no_fact_must_become_the_other_value() -> None:
    assert told(ways(rules_training=False, rules_finance=True)["4.1.1.1.b"].remedies) == [
        ("become", None, [("rules_training", True)])
    ]


def test_an_unknown_clause_names_the_values_that_settle_it() -> None:
    one = ways(annual_training_capacity={"at_least": 1500})["4.1.1.2.b"]
    settled = [(way.fact, way.at_least, way.at_most, way.status) for way in one.settling]
    assert ("annual_training_capacity", 1500, 1999, Status.NOT_MET) in settled
    assert ("annual_training_capacity", 2000, None, Status.MET) in settled


def test_while_it_is_open_whether_a_clause_is_asked_what_meets_it_meets_it_either_way() -> None:
    staff = {"skilled_workers": 1, "contract_workers": 10, "dispatched_workers": 0}
    way = ways(applicant_kind="training_centre", **staff)["4.1.1.2.g"]
    assert told(way.remedies)[0] == ("more_within", 3, [("skilled_workers", 4)])
    assert {settled.fact for settled in way.settling} == {"training_centre_of"}


def test_while_it_is_open_which_test_a_clause_makes_no_change_for_one_of_them_meets_it() -> None:
    present = CHONGQING_2024.choosing(ratio_without_students="trainees_present")
    open_ = what_would_it_take(Facts(teachers=1), edition=present)
    assert next(way for way in open_ if way.finding.clause == "4.1.2.3.b").remedies == ()


def test_both_size_classes_are_met_at_once_under_another_reading() -> None:
    facts = Facts.model_validate({"partner_enterprises": 2, "partner_size_class": "large"})
    found = what_would_it_take(facts, edition=CHONGQING_2024.choosing(partner_mix="one_of_each"))
    (remedy,) = next(one for one in found if one.finding.clause == "4.1.2.4.a").remedies
    assert [(change.fact, plain(change.after)) for change in remedy.changes] == [
        ("partner_enterprises", 3),
        ("partner_size_class", "large_and_medium"),
    ]


def test_what_is_met_or_not_asked_wants_nothing() -> None:
    college = ways(applicant_kind="vocational_college", annual_training_capacity=2000)
    assert "4.1.1.2.b" not in college
    assert "4.1.1.2.g" not in college


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_halving_finds_the_first_number_that_passes(turn: int, reach: int) -> None:
    assert first_true(lambda number: number >= turn, reach) == (turn if turn <= reach else None)


@tries(40)
@given(st.data(), exact_sheets())
def test_consistent_facts_stay_and_others_are_mended_or_refused(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(sheet)
    assert consistent(facts, {}, keep=frozenset()) == facts
    name = data.draw(st.sampled_from(["integrated_teachers", "annual_trainees", "skilled_workers", "students"]))
    value = type(getattr(facts, name)).exactly(data.draw(st.integers(0, 10**6)))
    mended = consistent(facts, {name: value}, keep=frozenset({name}))
    if mended is not None:
        assert getattr(mended, name) == value
    else:
        with pytest.raises(ValidationError):
            with_facts(facts, {name: value})


@pytest.mark.clause("4.1.2.3.b")
@pytest.mark.clause("4.1.1.3.b")
def test_a_remedy_names_what_else_it_turns() -> None:
    # Ten more teachers bring 4,620 students down to 22 each, and 100 integrated ones below half of them.
    takes = ways(teachers_full_time=180, teachers_part_time=20, integrated_teachers=100, students=4620)["4.1.2.3.b"]
    more_teachers, _, fewer_students = takes.remedies
    turned = {flip.clause: (flip.before, flip.after) for flip in more_teachers.turns if not flip.is_verdict}
    assert (more_teachers.amount, turned) == (10, {"4.1.1.3.b": (Status.MET, Status.NOT_MET)})
    assert "4.1.1" in {flip.clause for flip in more_teachers.turns}
    assert [flip for flip in fewer_students.turns if not flip.is_verdict] == []
    assert "4.1.2.3.b" not in {flip.clause for flip in (*more_teachers.turns, *fewer_students.turns)}


def test_what_a_remedy_turns_is_what_if_its_changes_were_made() -> None:
    facts = Facts(
        teachers_full_time=20, teachers_part_time=0, integrated_teachers=9, students=441, annual_trainees=1499
    )
    for one in what_would_it_take(facts):
        for remedy in one.remedies:
            changed = what_if(facts, {change.fact: change.after for change in remedy.changes})
            others = {flip for flip in changed.flips if flip.is_verdict or flip.clause != one.finding.clause}
            assert set(remedy.turns) == others


def test_a_count_that_is_at_least_so_many_may_be_raised_until_it_is_enough() -> None:
    one = ways(annual_training_capacity={"at_least": 1999})["4.1.1.2.b"]
    assert one.finding.status is Status.UNKNOWN
    assert told(one.remedies) == [("more", 1, [("annual_training_capacity", {"at_least": 2000})])]


def test_what_no_count_can_hold_is_no_remedy_and_those_after_it_are_told() -> None:
    # As many workshops as a count may be: none more can be built, but there can be visits.
    half = ShareAtLeast("b.2", total("carvers"), total("workshops", "visits"), 50)
    facts = house(workshops=MOST, visits=0, carvers=MOST // 2 - 1)
    (one,) = what_would_it_take(facts, edition=village_asking(half))
    assert [(remedy.kind, [change.fact for change in remedy.changes]) for remedy in one.remedies] == [
        (RemedyKind.MORE_WITHIN, ["carvers"]),
        (RemedyKind.MORE_ADDED, ["carvers", "visits"]),
    ]


def test_too_few_to_each_want_more_of_them_or_fewer_of_the_others() -> None:
    ten_each = RatioWithin("b.1", many=total("visits"), per=total("workshops"), minimum=10, maximum=None)
    (one,) = what_would_it_take(house(visits=95, workshops=10), edition=village_asking(ten_each))
    assert [(remedy.kind, remedy.amount, [change.fact for change in remedy.changes]) for remedy in one.remedies] == [
        (RemedyKind.MORE, 5, ["visits"]),
        (RemedyKind.FEWER, 1, ["workshops"]),
    ]
