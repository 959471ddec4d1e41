"""An edition is a value: it is compared, hashed, stored and named by what it says."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Facts, Status, assess, check_municipal_basic
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from tests.support.tries import tries

CHOICES = st.sampled_from(CHONGQING_2024.readings.alternatives())
NUMBERS = st.sampled_from(
    [name for name, value in CHONGQING_2024.parameters if isinstance(value, int) and name.startswith("national_min_")]
)
BOTH = CHONGQING_2024.choosing(inclusive_numbers="exclusive").revise(national_min_capacity=2500)


@st.composite
def editions(draw: st.DrawFn) -> AnyEdition:
    """Draw the notice under some other readings and numbers."""
    edition: AnyEdition = CHONGQING_2024.choosing(**dict(draw(st.lists(CHOICES, max_size=3))))
    return edition.revise(**{name: draw(st.integers(1, 100)) for name in draw(st.sets(NUMBERS, max_size=2))})


def test_the_notice_as_issued_is_named_by_itself() -> None:
    assert CHONGQING_2024.id == "chongqing-2024"
    assert CHONGQING_2024.as_issued == CHONGQING_2024


def test_an_id_names_every_number_and_reading_that_differs() -> None:
    assert BOTH.id == "chongqing-2024+inclusive_numbers=exclusive+national_min_capacity=2500"
    assert CHONGQING_2024.choosing(evaluation_case="any_limb").id == "chongqing-2024+evaluation_case=any_limb"
    moment = CHONGQING_2024.revise(filing_deadline="2024-07-18T18:00:00+08:00")
    assert moment.id == "chongqing-2024+filing_deadline=2024-07-18T18:00:00+08:00"


def test_a_verdict_carries_the_id_of_the_edition_that_it_was_reached_by() -> None:
    assert assess(Facts(), edition=BOTH).clause == BOTH.id
    assert assess(Facts()).clause == "chongqing-2024"


def test_the_order_of_changes_does_not_matter() -> None:
    other = CHONGQING_2024.revise(national_min_capacity=2500).choosing(inclusive_numbers="exclusive")
    assert (other, hash(other), other.id) == (BOTH, hash(BOTH), BOTH.id)
    assert {BOTH: 1}[other] == 1


def test_changing_back_gives_the_notice_again() -> None:
    back = BOTH.revise(national_min_capacity=2000).choosing(inclusive_numbers="inclusive")
    assert (back, hash(back), back.id) == (CHONGQING_2024, hash(CHONGQING_2024), "chongqing-2024")
    assert BOTH.as_issued == CHONGQING_2024
    assert BOTH != CHONGQING_2024


@tries(25)
@given(editions())
def test_an_edition_survives_storage(edition: AnyEdition) -> None:
    loaded = pickle.loads(pickle.dumps(edition))  # noqa: S301
    assert (loaded, hash(loaded), loaded.id) == (edition, hash(edition), edition.id)
    assert [section.rulebook.root for section in loaded.sections] == [
        section.rulebook.root for section in edition.sections
    ]


@tries(25)
@given(editions(), editions())
def test_editions_are_equal_where_their_ids_are(one: AnyEdition, other: AnyEdition) -> None:
    assert (one == other) is (one.id == other.id)


def test_a_revision_is_a_new_edition() -> None:
    revised = CHONGQING_2024.revise(municipal_min_trainees=1000)
    sheet = Facts.model_validate({"annual_trainees": 1200})
    assert check_municipal_basic(sheet)["4.1.2.2.g"].status is Status.NOT_MET
    assert check_municipal_basic(sheet, edition=revised)["4.1.2.2.g"].status is Status.MET
    assert CHONGQING_2024.parameters.municipal_min_trainees == 1500


@pytest.mark.parametrize(
    "change",
    [
        {"municipal_min_trainee": 1000},
        {"national_min_skilled_share": 101},
        {"national_min_skilled_share": -1},
        {"national_min_capacity": "many"},
        {"national_min_capacity": 2000.5},
        {"municipal_min_specialties": 4},
        {"municipal_min_students_per_teacher": 23},
    ],
    ids=str,
)
def test_an_unknown_or_impossible_change_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CHONGQING_2024.revise(**change)


def test_a_range_that_is_crossed_names_both_ends() -> None:
    with pytest.raises(ValidationError, match=r"municipal_min_specialties \(4\) must not exceed .* \(3\)"):
        CHONGQING_2024.revise(municipal_min_specialties=4)


def test_a_section_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownNameError, match="provincial"):
        CHONGQING_2024.rulebook("provincial")
