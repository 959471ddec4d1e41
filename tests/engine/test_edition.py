from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from pydantic import ValidationError

from skillbase_rules.engine.edition import AnyEdition, Content
from skillbase_rules.engine.errors import UnknownNameError, WrongTypeError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Status
from tests.support.toy import CLAUSES, VILLAGE, HouseNumbers, HouseReadings, house

RARER = VILLAGE.revise(min_workshops=9)
STRICT = VILLAGE.choosing(the_number_itself="fails")


def test_an_edition_is_named_by_every_number_and_reading_that_differs() -> None:
    assert VILLAGE.id == "village-houses"
    assert RARER.id == "village-houses+min_workshops=9"
    assert STRICT.id == "village-houses+the_number_itself=fails"
    both = STRICT.choosing(left_out="failed").revise(min_workshops=9)
    assert both.id == "village-houses+left_out=failed+min_workshops=9+the_number_itself=fails"
    assert both.revise(min_workshops=4).choosing(left_out="open").id == STRICT.id
    assert repr(RARER) == f"<Edition {RARER.id}>"


def test_the_notice_as_issued_is_found_again_under_any_revision() -> None:
    assert STRICT.revise(min_workshops=9).as_issued == VILLAGE
    assert VILLAGE.as_issued.id == VILLAGE.notice


def test_editions_compare_hash_and_pickle_by_value() -> None:
    again = VILLAGE.revise(min_workshops=9)
    assert (again, hash(again)) == (RARER, hash(RARER))
    assert len({VILLAGE, RARER, again, STRICT}) == len(("village", "rarer", "strict"))
    assert VILLAGE.sections
    for edition in (VILLAGE, RARER, STRICT):
        thawed = pickle.loads(pickle.dumps(edition))  # noqa: S301
        assert (thawed, thawed.id, thawed.sections) == (edition, edition.id, edition.sections)


def test_numbers_and_readings_reach_the_rules() -> None:
    def status(edition: AnyEdition, workshops: int) -> Status:
        return evaluate(edition.rulebook("municipal"), house(workshops=workshops))["b.1"].status

    assert [status(VILLAGE, number) for number in (3, 4)] == [Status.NOT_MET, Status.MET]
    assert [status(STRICT, number) for number in (4, 5)] == [Status.NOT_MET, Status.MET]
    assert [status(RARER, number) for number in (8, 9)] == [Status.NOT_MET, Status.MET]
    assert status(STRICT.revise(min_workshops=9), 9) is Status.NOT_MET


def test_what_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="min_lofts"):
        VILLAGE.revise(min_lofts=1)
    with pytest.raises(ValidationError, match="min_workshops"):
        VILLAGE.revise(min_workshops=0)
    with pytest.raises(ValidationError, match="seniority"):
        VILLAGE.choosing(seniority="mean")
    with pytest.raises(ValidationError, match="left_out"):
        VILLAGE.choosing(left_out="mean")
    with pytest.raises(UnknownNameError, match=r"village-houses.*'national'.*applicant, municipal, preferential"):
        VILLAGE.rulebook("national")
    with pytest.raises(UnknownNameError, match="village-houses has no str"):
        VILLAGE.rules(str)
    with pytest.raises(WrongTypeError, match="kind is 'Counting'"):
        VILLAGE.rules("Counting")  # type: ignore[arg-type]


def test_the_register_is_read_by_id_in_the_notices_order() -> None:
    assert tuple(VILLAGE.clauses.values()) == CLAUSES
    assert VILLAGE.clauses["b.2"].label.en == "The young"


@pytest.mark.parametrize(
    ("section", "track", "asked"),
    [
        ("applicant", "national", True),
        ("applicant", None, True),
        ("municipal", "municipal", True),
        ("municipal", "national", False),
        ("municipal", None, True),
    ],
)
def test_a_section_is_asked_on_its_tracks_only(section: str, track: str | None, asked: bool) -> None:
    assert VILLAGE.section(section).is_asked_on(track) is asked


def test_sections_stand_in_the_notices_order_with_their_kinds() -> None:
    assert [(section.name, section.kind) for section in VILLAGE.sections] == [
        ("applicant", "condition"),
        ("municipal", "condition"),
        ("preferential", "preference"),
    ]


def test_a_wing_is_handed_the_value_of_its_own_type() -> None:
    def write(p: HouseNumbers, r: HouseReadings) -> Content:
        return Content((), (7, "words", p, r))

    spoken = replace(VILLAGE, write=write)
    assert (spoken.rules(int), spoken.rules(str), spoken.rules(HouseNumbers)) == (7, "words", HouseNumbers())
    assert spoken.revise(min_workshops=9).rules(HouseNumbers).min_workshops == RARER.parameters.min_workshops
