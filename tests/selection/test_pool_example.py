"""The shipped pool, with every outcome pinned."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from skillbase_rules import CHONGQING_2024, Pool, Status, check_quotas, replace_withdrawn, select
from skillbase_rules.selection.result import Decision, Outcome, Selection

POOL = Pool.model_validate_json((Path(__file__).parents[2] / "examples" / "pool.json").read_bytes())

CATEGORIES = """
national_ab 2: awarded g01 g03; open 0 -; vacant 0
national_cd 1: awarded -; open 1 g05 g06; vacant 0
funded_international 2: awarded s01; open 1 g05 s03; vacant 0
named_international 2: awarded -; open 1 g05 s03; vacant 1
funded_digital 3: awarded g09 s04 s06; open 0 -; vacant 0
named_digital 3: awarded s05 s07; open 1 s08 s09 s10; vacant 0
funded_other 3: awarded g02 s13 s14; open 0 -; vacant 0
named_other 3: awarded g07; open 2 g06 s16 s17; vacant 0
"""

# Candidate, track, category or outcome, every end possible, position, place on the reserve list, grounds, readings of
# low confidence.
DECISIONS = """
g01 nat national_ab - 1 - placed -
g01 mun out - - - national_win R-76
g02 nat reserve - 3 1 no_place_left,others_preferred -
g02 mun funded_other - 1 - placed -
g03 nat national_ab - 2 - placed,preferred -
g03 mun out - - - national_win R-76
g04 nat reserve - 4 2 no_place_left -
g05 nat undetermined national_cd|reserve 1–2 - tie_open -
g05 mun undetermined funded_international|named_international|out 2–3 - limit_open,national_open,open_ahead -
g06 nat undetermined national_cd|reserve 1–2 - tie_open -
g06 mun undetermined named_other|out 4 - national_open R-76
g07 nat out - - - not_eligible -
g07 mun named_other - 4–5 - placed -
g08 nat reserve - 4 3 no_place_left -
g08 mun out - - - commitment_lacking -
g09 nat reserve - 5 3 no_place_left -
g09 mun funded_digital - 1 - placed -
g10 nat reserve - 3 2 no_place_left -
s01 mun funded_international - 1–2 - placed -
s02 mun out - - - not_eligible -
s03 mun held funded_international|named_international|out 1–3 - not_reviewed -
s04 mun funded_digital - 2 - placed -
s05 mun named_digital - 4 - placed -
s06 mun funded_digital - 3 - placed,preferred R-76
s07 mun named_digital - 5–6 - placed R-76
s08 mun undetermined named_digital|out 5–6 - limit_open R-68
s09 mun undetermined named_digital|reserve 6–8 - tie_open,open_ahead R-68,R-76
s10 mun undetermined named_digital|reserve 6–8 - tie_open,open_ahead R-68,R-76
s11 mun held reserve|out 8–9 - eligibility_open,no_place_left -
s12 mun reserve - 8–10 2–4 no_place_left,open_ahead -
s13 mun funded_other - 2 - placed,preferred -
s14 mun funded_other - 3 - placed R-76
s15 mun out - - - over_limit -
s16 mun undetermined named_other|reserve 5–7 - tie_open,open_ahead R-76
s17 mun undetermined named_other|reserve 5–7 - tie_open,open_ahead R-76
s18 mun reserve - 7–8 1–2 no_place_left,open_ahead -
s19 mun out - - - not_eligible -
s20 mun undetermined reserve|out 8–9 - limit_open,no_place_left R-68
s21 mun reserve - 8–10 2–4 no_place_left,open_ahead -
s22 mun undetermined reserve|out 9–12 - limit_open,no_place_left -
s23 mun undetermined reserve|out 9–12 - limit_open,no_place_left -
s24 mun undetermined reserve|out 9–13 - limit_open,no_place_left -
s25 mun reserve - 9–15 3–9 no_place_left,preference_open,open_ahead -
s26 mun held reserve|out 11–16 - eligibility_open,no_place_left -
s27 mun out - - - over_limit -
s28 mun reserve - 9–15 3–9 no_place_left,preference_open,open_ahead -
"""

GROUNDS = """
commitment_lacking 5.2.f R-76
eligibility_open 4.1.2 -
limit_open 5.1.h R-67
limit_open 5.1.h R-67,R-68
national_open 5.2.h R-76
national_win 5.2.h R-76
no_place_left 2.1.c -
no_place_left 2.1.d -
no_place_left 2.2.1.c,2.2.2.c -
no_place_left 2.2.1.d,2.2.2.d -
not_eligible 4.1.1 -
not_eligible 4.1.2 -
not_reviewed 5.2.a R-72
open_ahead 5.2.b -
others_preferred 4.2.0.a R-55
over_limit 5.1.h R-67
placed 2.1.c -
placed 2.2.1.b -
placed 2.2.1.c -
placed 2.2.1.d -
placed 2.2.2.c -
placed 2.2.2.d -
preference_open 4.2.0.a R-55,R-57
preferred 4.2.0.a R-55
tie_open 4.2.0.a R-55,R-57
"""
"""What each reason of the decisions cites: clauses, and readings."""


@pytest.fixture(scope="module")
def selection() -> Selection:
    return select(POOL)


def line(decision: Decision) -> str:
    return " ".join(
        [
            decision.candidate,
            decision.track.value[:3],
            decision.category or decision.outcome.value,
            "|".join(decision.could_be) or "-",
            str(decision.position or "-"),
            str(decision.place or "-"),
            ",".join(reason.code.value for reason in decision.reasons),
            ",".join(decision.hinges_on) or "-",
        ]
    )


@pytest.mark.clause("2.1.a")
@pytest.mark.clause("2.2.1.a")
@pytest.mark.clause("2.2.2.a")
def test_every_category_comes_out_as_pinned(selection: Selection) -> None:
    shown = [
        f"{one.id} {one.places}: awarded {' '.join(one.awarded) or '-'}; "
        f"open {one.contested} {' '.join(one.contenders) or '-'}; vacant {one.vacant}"
        for one in selection.categories
    ]
    assert shown == CATEGORIES.strip().splitlines()


@pytest.mark.clause("5.2.b")
def test_every_decision_comes_out_as_pinned(selection: Selection) -> None:
    assert [line(decision) for decision in selection.decisions] == DECISIONS.strip().splitlines()


def test_every_reason_cites_its_clauses_and_readings(selection: Selection) -> None:
    cited = {
        f"{reason.code.value} {','.join(reason.clauses)} {','.join(reason.readings) or '-'}"
        for decision in selection.decisions
        for reason in decision.reasons
    }
    assert sorted(cited) == GROUNDS.strip().splitlines()


def test_who_has_a_place_has_the_award_of_its_kind(selection: Selection) -> None:
    places = {}
    for decision in selection.decisions:
        assert (decision.award is None) is (decision.category is None)
        if decision.award is not None:
            award = decision.award
            assert (award.candidate, award.track) == (decision.candidate, decision.track)
            kind = award.tier or f"{award.award_class}_{award.category}"
            places[decision.candidate] = (kind, decision.category)
    assert {kind for kind, category in places.values() if kind != category} == {"A"}
    assert [place for place in places.values() if place[0] == "A"] == [("A", "national_ab")] * 2
    assert [award.candidate for award in selection.awards] == list(places)


def test_the_pool_has_one_of_everything(selection: Selection) -> None:
    assert {decision.outcome for decision in selection.decisions} == set(Outcome)
    assert any(category.vacant for category in selection.categories)
    assert len({candidate.body for candidate in POOL.candidates}) == 16
    assert check_quotas(selection.awards).status is Status.MET


def test_a_selection_is_shown_by_its_edition_and_what_comes_out(selection: Selection) -> None:
    counts = Counter(decision.outcome for decision in selection.decisions)
    shown = ", ".join(f"{outcome} {counts[outcome]}" for outcome in Outcome if counts[outcome])
    assert repr(selection) == f"<Selection chongqing-2024: {shown}>"


def test_what_was_held_falls_out_when_the_unsettled_are_refused(selection: Selection) -> None:
    held = {one.candidate for one in selection.decisions if one.outcome is Outcome.HELD}
    refused = {one.candidate: one.outcome for one in select(POOL, unknown="refuse").decisions}
    assert held == {"s03", "s11", "s26"}
    assert {refused[name] for name in held} == {Outcome.OUT}


@pytest.mark.clause("5.2.h")
def test_a_reading_of_low_confidence_turns_exactly_the_outcomes_that_name_it(selection: Selection) -> None:
    other = select(POOL, edition=CHONGQING_2024.choosing(double_win="both"))
    turned = {
        (old.candidate, old.track)
        for old, new in zip(selection.decisions, other.decisions, strict=True)
        if (old.category or old.outcome) != (new.category or new.outcome)
    }
    assert turned == {(one.candidate, one.track) for one in selection.decisions if "R-76" in one.hinges_on}


def test_nobody_moves_up_where_the_reserve_is_for_information_only(selection: Selection) -> None:
    silent = select(POOL, edition=CHONGQING_2024.choosing(reserve_use="informative"))
    assert replace_withdrawn(silent, withdrawn=["s13"]).moves == ()
    assert replace_withdrawn(silent, withdrawn=["s13"]).category("funded_other").vacant == 1
    assert replace_withdrawn(selection, withdrawn=["s13"]).category("funded_other").vacant == 0
