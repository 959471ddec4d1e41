from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    SkillbaseError,
    Status,
    Track,
    score_preferential,
)
from skillbase_rules.analyses.preference import Score
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.quantities import Count
from tests.support.sheets import Sheet, exact_sheets, less_known
from tests.support.tries import tries

CENTRE = Path(__file__).parents[2] / "examples" / "enterprise_training_centre.json"


def centre() -> Application:
    return Application.model_validate_json(CENTRE.read_text(encoding="utf-8"))


def test_the_five_cases_stand_in_the_notices_order() -> None:
    preference = score_preferential(Facts())
    assert [case.clause for case in preference.cases] == ["4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5"]
    assert preference.findings == preference.assessment.findings
    assert preference.satisfied == Count.between(0, 5)
    assert preference.favoured is Status.UNKNOWN


def test_one_case_met_is_enough_and_the_open_ones_bound_the_number() -> None:
    preference = score_preferential(centre())
    assert preference.favoured is Status.MET
    assert preference.satisfied == Count.between(1, 2)


def test_the_score_counts_or_weighs_the_met_cases() -> None:
    preference = score_preferential(centre())
    assert preference.score() == Score(Fraction(1), Fraction(2))
    assert preference.score({"4.2.3": 3, "4.2.4": Fraction(1, 2)}) == Score(Fraction(3), Fraction(7, 2))
    assert preference.score({}) == Score(Fraction(0), Fraction(0))


def test_a_weight_must_be_a_cases_and_not_negative() -> None:
    preference = score_preferential(Facts())
    with pytest.raises(UnknownNameError, match=r"4\.2\.6"):
        preference.score({"4.2.6": 1})
    with pytest.raises(SkillbaseError, match="-1"):
        preference.score({"4.2.1": -1})


def test_preference_reaches_the_national_track_unless_read_otherwise() -> None:
    municipal_only = CHONGQING_2024.choosing(preference_tracks="municipal_only")
    assert score_preferential(centre(), track=Track.NATIONAL).favoured is Status.MET
    assert score_preferential(centre(), track=Track.NATIONAL, edition=municipal_only).favoured is Status.NOT_APPLICABLE
    assert score_preferential(centre(), track=Track.MUNICIPAL, edition=municipal_only).favoured is Status.MET
    assert score_preferential(centre(), edition=municipal_only).favoured is Status.MET


@tries(30)
@given(st.data(), exact_sheets())
def test_what_is_known_later_lies_within_the_bounds_of_before(data: st.DataObject, sheet: Sheet) -> None:
    known = score_preferential(Facts.model_validate(sheet))
    vague = score_preferential(Facts.model_validate(data.draw(less_known(sheet))))
    assert vague.satisfied & known.satisfied == known.satisfied
    low, high = vague.score()
    assert low <= known.score().at_least <= known.score().at_most <= high
