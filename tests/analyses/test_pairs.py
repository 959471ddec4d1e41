"""Pairs of readings: what is put together from parts is what reading the notice anew under both says, pair by pair."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    Status,
    get_edition,
    list_editions,
    reading_sensitivity,
    render,
)
from skillbase_rules.analyses.overview import Overview, judged_sections, other_reading, overview
from skillbase_rules.analyses.pairs import says_the_same, tried_alone, with_both
from skillbase_rules.analyses.sensitivity import Sensitivity
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.findings import Place
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.counting import Subject, facts_of
from skillbase_rules.facts.sheet import Counting
from tests.support.sheets import Sheet, exact_sheets, facts_under, less_known
from tests.support.tries import tries

EXAMPLES = Path(__file__).parents[2] / "examples"
SWITCHES = CHONGQING_2024.readings.switches()
Choice = tuple[str, str]
Turned = dict[Place, tuple[Status, Status]]

ALMOST = Facts(teachers_full_time=1000, teachers_part_time=10, integrated_teachers=499)
"""49.4 % of all teachers and 49.9 % of the full-time ones: 50 % only where the latter is rounded too."""


def load(name: str) -> Application:
    return Application.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def all_pairs(choices: Sequence[Choice]) -> list[tuple[Choice, Choice]]:
    return [(one, two) for one, two in combinations(choices, 2) if one[0] != two[0]]


def statuses(said: Overview) -> dict[Place, Status]:
    found = {Place("all", is_verdict=True): said.status}
    for section in said.sections.values():
        found |= {section.place: section.status} | section.statuses
    return found


def by_reading_anew(
    subject: Subject, edition: AnyEdition, choices: Sequence[Choice]
) -> dict[tuple[Choice, Choice], Turned]:
    """Judge everything anew under every alternative and every pair, and return what no single one turns."""

    def turned(*chosen: Choice) -> Turned:
        other = edition.choosing(**dict(chosen))
        after = statuses(overview(facts_of(subject, other) if isinstance(subject, Application) else facts, other))
        return {
            place: (status, after[place])
            for place, status in before.items()
            if after.get(place, status) is not status
        }  # fmt: skip

    facts = facts_of(subject, edition)
    before = statuses(overview(facts, edition))
    alone = {choice: turned(choice) for choice in choices}
    found = {}
    for one, two in all_pairs(choices):
        new = {place: ends for place, ends in turned(one, two).items() if place not in {**alone[one], **alone[two]}}
        if new:
            found[one, two] = new
    return found


def told(sensitivity: Sensitivity, edition: AnyEdition) -> dict[tuple[Choice, ...], Turned]:
    return {
        tuple(pair.choices.items()): {
            Place("all" if flip.clause == edition.id else flip.clause, flip.is_verdict): (flip.before, flip.after)
            for flip in pair.flips
        }
        for pair in sensitivity.pairs
    }


@tries(3)
@given(st.data(), exact_sheets())
def test_pairs_turn_what_reading_the_notice_anew_under_both_turns(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(data.draw(st.one_of(st.just(sheet), less_known(sheet))))
    fields = [field for field, switch in SWITCHES.items() if not switch.counting]
    switches = data.draw(st.lists(st.sampled_from(fields), min_size=9, max_size=9, unique=True))
    edition = CHONGQING_2024.choosing(**data.draw(st.sampled_from([{}, {"share_rounding": "whole_percent"}])))
    choices = [(field, choice) for field, choice in edition.readings.alternatives() if field in switches]
    found = reading_sensitivity(facts, switches=switches, depth=2, edition=edition)
    assert told(found, edition) == by_reading_anew(facts, edition, choices)
    assert found.pairs_tried == len(all_pairs(choices))


@pytest.mark.parametrize("name", ["enterprise_training_centre", "technician_college"])
def test_records_are_counted_again_under_pairs(name: str) -> None:
    application = load(name)
    switches = [field for field, switch in SWITCHES.items() if switch.counting]
    switches += ["missing_facts", "share_rounding", "senior_group", "capacity_proof"]
    choices = [(field, choice) for field, choice in CHONGQING_2024.readings.alternatives() if field in switches]
    found = reading_sensitivity(application, switches=switches, depth=2)
    assert told(found, CHONGQING_2024) == by_reading_anew(application, CHONGQING_2024, choices)
    assert bool(found.pairs) is (name == "enterprise_training_centre")


@pytest.mark.parametrize("name", [name for name in list_editions() if name != "chongqing-2024"])
@tries(1)
@given(sheet=exact_sheets())
def test_pairs_of_another_notice_turn_what_reading_it_anew_turns(name: str, sheet: Sheet) -> None:
    edition = get_edition(name)
    facts = facts_under(sheet, edition)
    switches = edition.readings.switches()
    choices = [choice for choice in edition.readings.alternatives() if not switches[choice[0]].counting]
    found = reading_sensitivity(facts, depth=2, edition=edition)
    assert told(found, edition) == by_reading_anew(facts, edition, choices)


@pytest.mark.parametrize("name", list_editions())
@tries(40)
@given(data=st.data())
def test_two_alternatives_change_what_each_changes_alone_but_where_both_change_one_criterion(
    name: str, data: st.DataObject
) -> None:
    edition = get_edition(name)
    one, two = data.draw(st.sampled_from(all_pairs(edition.readings.alternatives())))
    both = edition.choosing(**dict((one, two)))
    first, second = other_reading(edition, (one,)).edition, other_reading(edition, (two,)).edition
    for section in judged_sections(edition):
        book = with_both(*(each.rulebook(section.name) for each in (edition, first, second)))
        anew = both.rulebook(section.name)
        if book is not None:
            assert (book.root, book.missing_fails) == (anew.root, anew.missing_fails), (one, two)
    for counted, other in ((first, two), (second, one)):
        if not edition.readings.switches()[other[0]].counting:
            assert both.rules(Counting) == counted.rules(Counting)


def test_what_both_change_is_read_anew_even_where_both_say_the_same() -> None:
    alone = ({"evaluative_words": "ignored"}, {"year_one_services": "examples"})
    books = [CHONGQING_2024.choosing(**chosen).rulebook("national") for chosen in alone]
    assert with_both(CHONGQING_2024.rulebook("national"), *books) is None


def test_a_pair_tells_what_neither_turns_alone() -> None:
    found = reading_sensitivity(ALMOST, switches=["integrated_share_base", "share_rounding"], depth=2)
    (pair,) = found.pairs
    assert pair.choices == {"share_rounding": "whole_percent", "integrated_share_base": "full_time_teachers"}
    assert pair.readings == ("R-02", "R-30")
    assert [(flip.clause, flip.before, flip.after) for flip in pair.flips if not flip.is_verdict] == [
        ("4.1.1.3.b", Status.NOT_MET, Status.MET)
    ]
    assert [flip.clause for flip in pair.flips if flip.is_verdict] == ["chongqing-2024", "4.1.1", "4.1.1.3"]
    assert found.pairs_tried == 6
    assert found.turning("4.1.1.3.b") == (*found.flipping, pair)
    assert repr(found) == "<Sensitivity 2 of 5 alternatives turn something over, 1 of 6 pairs what neither turns>"


def test_two_readings_mend_a_clause_each_and_together_the_section() -> None:
    facts = Facts(
        teaching_staff_adequate=True, teachers_full_time=1000, teachers_part_time=10, integrated_teachers=500,
        practice_teachers=1005, technical_theory_teachers=1, senior_instructors=302, technician_or_above_teachers=100,
        both_senior_and_technician=1,
    )  # fmt: skip
    found = reading_sensitivity(facts, switches=["integrated_share_base", "senior_group"], depth=2)
    assert [one.choices for one in found.turning("4.1.1.3")] == [
        {"integrated_share_base": "full_time_teachers", "senior_group": "sum"}
    ]


def test_a_roster_counted_anew_and_a_share_read_anew_turn_together_what_neither_turns_alone() -> None:
    plain, both, elsewhere = (
        {"practice": True, "title": "none", "level": "none"},
        {"practice": True, "title": "senior", "level": "technician"},
        {"practice": False, "title": "senior", "level": "none"},
    )
    file = Application.model_validate(
        {
            "applicant": {"name": "甲", "applicant_kind": "vocational_college"},
            "lists_complete": {"trainers": True},
            # One of seven; two where two groups are added up, or where theory counts; three of seven where both.
            "trainers": [*[plain] * 6, both, elsewhere],
        }
    )
    found = reading_sensitivity(file, switches=["senior_group", "senior_teachers_counted"], depth=2)
    assert found.flipping == ()
    assert [pair.choices for pair in found.pairs] == [{"senior_group": "sum", "senior_teachers_counted": "any_teacher"}]
    assert "4.1.1.3.c" in {flip.clause for flip in found.pairs[0].flips}


def test_one_reading_at_a_time_tries_no_pair() -> None:
    found = reading_sensitivity(ALMOST, switches=["share_rounding"])
    assert (found.pairs, found.pairs_tried) == ((), 0)
    deeper = reading_sensitivity(ALMOST, switches=["share_rounding"], depth=2)
    # Two choices of one switch are no pair.
    assert (deeper.pairs, deeper.pairs_tried) == ((), 0)
    assert deeper == found
    # Of two switches there would be some.
    assert reading_sensitivity(ALMOST, switches=["share_rounding", "senior_group"]).pairs_tried == 0


@pytest.mark.parametrize("depth", [0, 3, True, None, "two"])
def test_another_depth_is_refused(depth: int) -> None:
    with pytest.raises(UnknownNameError, match="it is one of 1, 2"):
        reading_sensitivity(ALMOST, depth=depth)


def test_pairs_are_values_and_are_shown() -> None:
    found, again = (
        reading_sensitivity(ALMOST, switches=["integrated_share_base", "share_rounding"], depth=2) for _ in range(2)
    )
    assert found == again
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- written a moment ago
    assert Sensitivity.model_validate_json(found.model_dump_json()) == found
    shown: dict[Language, tuple[str, str]] = {
        "zh": ("两处同时改按 R-02", "两两同时改用的 6 对解读中，1 对使单独改用时不变的结论改变"),
        "en": ("Read both as R-02", "1 of 6 pairs of alternatives turn what neither of the two turns alone"),
    }
    for language, words in shown.items():
        for text in (render(found, language=language, format="text"), render(found, language=language)):
            assert all(word in " ".join(text.split()) for word in words), language
    assert json.loads(render(found, format="json"))


def test_sheets_that_were_counted_otherwise_and_say_the_same_are_not_judged_again() -> None:
    otherwise = Counting(joint_majors_counted="any_point")
    assert says_the_same(ALMOST, ALMOST.model_copy(update={"counted_under": otherwise}))
    assert not says_the_same(ALMOST, Facts(teachers_full_time=1000))
    # Other limits hold between the numbers, so the same numbers may come to something else.
    assert not says_the_same(
        ALMOST, ALMOST.model_copy(update={"counted_under": Counting(senior_teachers_counted="any_teacher")})
    )


def test_an_alternative_under_which_records_are_counted_again_is_known_as_one() -> None:
    before = overview(Facts(), CHONGQING_2024)
    assert not tried_alone(before, ("inclusive_numbers", "exclusive"), None).is_counting
    assert tried_alone(before, ("inclusive_numbers", "exclusive"), lambda _: before.facts).is_counting
