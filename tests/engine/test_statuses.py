"""Statuses alone: which parts of a section read otherwise, what is judged again, and what then differs."""

from __future__ import annotations

import pytest

from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, When, all_of, any_of, at_least, is_true, total
from skillbase_rules.engine.findings import Place, Status
from skillbase_rules.engine.register import Rulebook, rulebook
from skillbase_rules.engine.statuses import changed_parts, differences, judged_again, readers_of, statuses_of
from skillbase_rules.engine.text import Text
from tests.engine.test_clauses import Workforce
from tests.support.toy import HOUSES, CraftHouse, HouseNumbers, HouseReadings, house

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
NONE = Text("", "")
OPEN, LOFT = is_true("a.1", "open_to_all"), is_true("c.1", "has_loft")
FOUR, FIVE = at_least("b.1", "workshops", 4), at_least("b.1", "workshops", 5)


def book(*parts: Criterion, root: type[AllOf | AnyOf] = AllOf, missing_fails: bool = False) -> Rulebook:
    whole = (all_of if root is AllOf else any_of)("s", NONE, *parts)
    return rulebook(
        whole,
        HOUSES,
        (CraftHouse,),
        HouseNumbers(),
        HouseReadings(),
        missing_fails=missing_fails,
        missing_reading="T-2",
    )


def test_a_section_has_the_status_of_each_clause_and_of_itself() -> None:
    judged = statuses_of(book(OPEN, all_of("g", NONE, LOFT, FOUR)), house(open_to_all=True, has_loft=False))
    assert (judged.place, judged.status) == (Place("s", is_verdict=True), NOT_MET)
    assert judged.verdicts == ((judged.place, NOT_MET), (Place("g", is_verdict=True), NOT_MET))
    assert [part.statuses for part in judged.parts] == [
        ((Place("a.1"), MET),),
        ((Place("c.1"), NOT_MET),),
        ((Place("b.1"), UNKNOWN),),
    ]
    assert judged.statuses == {
        judged.place: NOT_MET,
        Place("a.1"): MET,
        Place("g", is_verdict=True): NOT_MET,
        Place("c.1"): NOT_MET,
        Place("b.1"): UNKNOWN,
    }


def test_headings_stand_in_the_order_in_which_people_read_them() -> None:
    nested = book(all_of("g", NONE, OPEN, any_of("h", NONE, LOFT), any_of("i", NONE, FOUR)), all_of("j", NONE, FIVE))
    judged = statuses_of(nested, house(open_to_all=True, has_loft=True, workshops=4))
    told = [(place.clause, status) for place, status in judged.verdicts]
    assert told == [("s", NOT_MET), ("g", MET), ("h", MET), ("i", MET), ("j", NOT_MET)]


def test_a_heading_without_anything_under_it_is_not_applicable() -> None:
    judged = statuses_of(book(all_of("g", NONE), OPEN), house(open_to_all=True))
    assert judged.verdicts == ((judged.place, MET), (Place("g", is_verdict=True), NA))
    assert statuses_of(book(), house()).status is NA


def test_what_hangs_on_one_condition_is_one_part_with_the_headings_in_it() -> None:
    judged = statuses_of(book(When(OPEN, all_of("g", NONE, LOFT, FOUR))), house(open_to_all=True, has_loft=False))
    assert [part.statuses for part in judged.parts] == [
        ((Place("g", is_verdict=True), NOT_MET), (Place("c.1"), NOT_MET), (Place("b.1"), UNKNOWN)),
    ]


def test_the_parts_that_read_otherwise_are_told_by_their_places() -> None:
    assert changed_parts(book(OPEN, FOUR), book(OPEN, FIVE)) == (1,)
    assert changed_parts(book(OPEN, FOUR), book(OPEN, FOUR)) == ()
    assert changed_parts(book(OPEN, FOUR), book(LOFT, FIVE)) == (0, 1)


@pytest.mark.parametrize(
    "other",
    [
        book(OPEN),
        book(OPEN, FOUR, root=AnyOf),
        book(all_of("g", NONE, OPEN, FOUR)),
        book(OPEN, FOUR, missing_fails=True),
    ],
    ids=["parts", "root", "headings", "want"],
)
def test_no_place_is_shared_by_sections_that_are_put_together_otherwise(other: Rulebook) -> None:
    assert changed_parts(book(OPEN, FOUR), other) is None
    facts = house(open_to_all=True)
    before = statuses_of(book(OPEN, FOUR), facts)
    assert judged_again(before, other, None, facts) == statuses_of(other, facts)


def test_under_other_headings_the_same_clauses_are_shared_and_what_reads_other_facts_is_not() -> None:
    facts, fewer = house(open_to_all=True, workshops=4), house(open_to_all=False, workshops=4)
    before, moved = statuses_of(book(OPEN, FOUR), facts), book(all_of("g", NONE, FOUR), LOFT, OPEN)
    after = judged_again(before, moved, None, facts)
    assert after == statuses_of(moved, facts)
    assert (after.parts[0], after.parts[2]) == (before.parts[1], before.parts[0])
    assert after.parts[2] is before.parts[0]
    assert judged_again(before, moved, None, fewer, frozenset({"open_to_all"})) == statuses_of(moved, fewer)


@pytest.mark.parametrize("fails", [True, False], ids=["now", "no longer"])
def test_what_is_unknown_is_judged_again_where_want_of_a_fact_fails_and_all_where_it_no_longer_does(
    fails: bool,
) -> None:
    facts = house(open_to_all=True)
    asked, other = (book(OPEN, FOUR, missing_fails=each) for each in (not fails, fails))
    before = statuses_of(asked, facts)
    assert judged_again(before, other, None, facts) == statuses_of(other, facts)
    assert before.status is (UNKNOWN if fails else NOT_MET)


def test_only_the_parts_that_read_otherwise_or_read_other_facts_are_judged_again() -> None:
    facts = house(open_to_all=True, workshops=4)
    before = statuses_of(book(OPEN, FOUR), facts)
    assert judged_again(before, book(OPEN, FIVE), (), facts) is before
    stricter = judged_again(before, book(OPEN, FIVE), (1,), facts)
    assert stricter == statuses_of(book(OPEN, FIVE), facts)
    assert stricter.parts[0] is before.parts[0]
    fewer = house(open_to_all=False, workshops=3)
    told = judged_again(before, book(OPEN, FOUR), (), fewer, frozenset({"workshops"}))
    assert told.parts[0] is before.parts[0]
    assert told.parts[1].statuses == ((Place("b.1"), NOT_MET),)
    assert judged_again(before, book(OPEN, FOUR), (), fewer, frozenset({"visits"})) is before


def test_a_part_reads_the_facts_of_its_conditions_and_the_totals_that_may_stand_for_its_counts() -> None:
    assert readers_of(book(When(LOFT, FOUR), OPEN, FIVE), CraftHouse) == {
        "has_loft": {0},
        "workshops": {0, 2},
        "open_to_all": {1},
    }
    people = rulebook(
        all_of("", NONE, at_least("b.1", "carving", 1), at_least("b.1", total("members"), 1)),
        HOUSES, (Workforce,), HouseNumbers(), HouseReadings(),
    )  # fmt: skip
    assert readers_of(people, Workforce) == {"carving": {0}, "at_work": {0}, "members": {1}}


def test_what_differs_is_told_with_its_two_statuses_the_section_first() -> None:
    facts = house(open_to_all=True, workshops=4)
    before, after = statuses_of(book(OPEN, FOUR), facts), statuses_of(book(OPEN, FIVE), facts)
    assert list(differences(before, after)) == [
        (Place("s", is_verdict=True), MET, NOT_MET),
        (Place("b.1"), MET, NOT_MET),
    ]
    assert list(differences(before, before)) == []
    # What only one of them has is no difference; what both have is, wherever it stands.
    longer = statuses_of(book(OPEN, LOFT, FIVE), house(open_to_all=True, has_loft=False, workshops=4))
    assert list(differences(before, longer)) == [
        (Place("s", is_verdict=True), MET, NOT_MET),
        (Place("b.1"), MET, NOT_MET),
    ]
    other = statuses_of(book(OPEN, LOFT), house(open_to_all=True, has_loft=True))
    assert list(differences(before, other)) == []
