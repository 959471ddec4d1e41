"""Two editions set against each other, over all applicants there could be."""

from __future__ import annotations

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status
from skillbase_rules.analyses.targets import target
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.solver import Answer, Relation, Witness, compare, comparing
from skillbase_rules.solver.witnesses import World
from tests.support.toy import VILLAGE


@pytest.mark.clause("4.1.1.3.b")
def test_a_higher_number_is_stricter_and_somebody_shows_it() -> None:
    stricter = CHONGQING_2024.revise(national_min_integrated_share=60)
    compared = compare(stricter)
    assert compared.relation is Relation.MILDER  # the notice is the first of the two
    (clause,) = compared.clauses
    assert (clause.clause, clause.relation, clause.complete) == ("4.1.1.3.b", Relation.MILDER, True)
    assert clause.better_under_other.answer is Answer.NONE
    facts = clause.better_under_one.facts
    assert isinstance(facts, Facts)
    statuses = [
        evaluate(edition.rulebook("national"), facts)["4.1.1.3.b"].status for edition in (CHONGQING_2024, stricter)
    ]
    assert statuses == [Status.MET, Status.NOT_MET]
    assert clause.better_under_one.values == {
        "teachers_full_time": 2,
        "teachers_part_time": 0,
        "integrated_teachers": 1,
    }


def test_the_other_way_round_it_is_milder() -> None:
    stricter = CHONGQING_2024.revise(national_min_integrated_share=60)
    compared = compare(CHONGQING_2024, stricter, sections=("national",))
    assert [whole.relation for whole in compared.sections] == [Relation.STRICTER]


def test_two_changes_that_pull_apart_are_neither() -> None:
    other = CHONGQING_2024.revise(national_min_integrated_share=60, national_min_capacity=1500)
    compared = compare(other, sections=("national", "applicant"))
    assert {whole.section: whole.relation for whole in compared.sections} == {
        "national": Relation.NEITHER,
        "applicant": Relation.EQUIVALENT,
    }
    assert {part.clause: part.relation for part in compared.clauses} == {
        "4.1.1.2.b": Relation.STRICTER,
        "4.1.1.3.b": Relation.MILDER,
    }


def test_a_notice_is_equivalent_to_itself() -> None:
    compared = compare(CHONGQING_2024)
    assert (compared.relation, compared.clauses) == (Relation.EQUIVALENT, ())


@pytest.mark.parametrize(
    ("readings", "section", "clause"),
    [
        ({"missing_facts": "failed"}, "applicant", "3.1.c"),
        ({"printed_ratio": "as_printed"}, "municipal", "4.1.2.3.b"),
        ({"capacity_proof": "stated_only"}, "national", "4.1.1.2.b"),
        ({"evaluative_words": "declaration_required"}, "applicant", "3.1.a"),
    ],
)
def test_readings_of_what_is_left_out_differ_where_something_is(
    readings: dict[str, str], section: str, clause: str
) -> None:
    compared = compare(CHONGQING_2024.choosing(**readings), sections=(section,))
    found = next(part for part in compared.clauses if part.clause == clause)
    assert not found.complete
    assert Answer.FOUND in {found.better_under_one.answer, found.better_under_other.answer}


def test_sections_and_clauses_of_one_edition_only_are_named() -> None:
    village = VILLAGE.choosing(the_number_itself="fails")
    assert compare(village, VILLAGE).only_in_one == ()
    with pytest.raises(SkillbaseError, match="unlike sheets"):
        compare(VILLAGE)
    with pytest.raises(UnknownNameError, match="no section"):
        compare(village, VILLAGE, sections=("national",))


def test_without_time_nothing_is_claimed() -> None:
    milder = CHONGQING_2024.revise(national_min_capacity=1500)
    compared = compare(milder, sections=("national",), seconds=0)
    assert compared.relation is Relation.UNDECIDED


@pytest.mark.parametrize("side", [0, 1])
def test_where_one_side_is_undecided_nothing_is_claimed_unless_both_were_found(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = target("b.1", VILLAGE), target("b.1", VILLAGE.revise(min_workshops=5))

    def relation(*answers: Answer) -> Relation:
        given = iter([answers[side], answers[1 - side]])
        monkeypatch.setattr(comparing, "_better", lambda *_, **__: Witness(answer=next(given)))
        return comparing.compare_one(World(VILLAGE), one, other, VILLAGE).relation

    assert relation(Answer.UNDECIDED, Answer.FOUND) is Relation.UNDECIDED
    assert relation(Answer.UNDECIDED, Answer.NONE) is Relation.UNDECIDED
    assert relation(Answer.FOUND, Answer.FOUND) is Relation.NEITHER
