"""`select` against going through every answer to every open question, on pools of up to seven candidates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import Candidate, select
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.edition import Edition
from skillbase_rules.selection.pool import PreferenceClaim
from skillbase_rules.selection.result import Selection, Unknown
from tests.support.pools import CASES, SMALL, pools
from tests.support.selection_reference import Ends, every_end
from tests.support.tries import tries

PLACES = {
    "AB": {"national_ab": 1},
    "CD": {"national_cd": 1},
    "international": {"funded_international": 1, "named_international": 1},
    "digital": {"funded_digital": 1, "named_digital": 1},
    "other": {"funded_other": 1, "named_other": 0},
}


def ends_of(selection: Selection) -> Ends:
    return {
        (one.candidate, one.track): set(one.could_be) or {one.category or one.outcome.value}
        for one in selection.decisions
    }


@tries(300)
@given(pools(), st.sampled_from(["hold", "refuse"]))
def test_every_end_and_no_other_is_possible(pool: list[Candidate], unknown: Unknown) -> None:
    selection = select(pool, unknown=unknown, edition=SMALL)
    assert ends_of(selection) == every_end(pool, PLACES, SMALL.readings, unknown)


ALTERNATIVES = {
    "both tracks won": SMALL.choosing(double_win="both"),
    "preference first": SMALL.choosing(preference_effect="priority"),
    "preference on the municipal track only": SMALL.choosing(preference_tracks="municipal_only"),
    "more cases are better": SMALL.choosing(preference_cases="more_is_better"),
    "cases in order": SMALL.choosing(preference_cases="order_is_priority"),
    "cases in order first": SMALL.choosing(preference_cases="order_is_priority", preference_effect="priority"),
}


@pytest.mark.parametrize("edition", ALTERNATIVES.values(), ids=ALTERNATIVES)
@tries(60)
@given(pool=pools(most=6, claims=CASES), unknown=st.sampled_from(["hold", "refuse"]))
def test_every_end_and_no_other_is_possible_under_an_alternative(
    edition: Edition[Parameters, Readings], pool: list[Candidate], unknown: Unknown
) -> None:
    selection = select(pool, unknown=unknown, edition=edition)
    assert ends_of(selection) == every_end(pool, PLACES, edition.readings, unknown)


@tries(100)
@given(pools(settled=True, claims=st.sampled_from([PreferenceClaim(favoured=known) for known in (True, False)])))
def test_with_nothing_unknown_only_ties_are_open(pool: list[Candidate]) -> None:
    selection = select(pool, edition=SMALL)
    assert ends_of(selection) == every_end(pool, PLACES, SMALL.readings, "hold")
    for decision in selection.decisions:
        if decision.could_be:
            codes = {reason.code.value for reason in decision.reasons}
            assert codes & {"tie_open", "national_open", "open_ahead"}
