from __future__ import annotations

from typing import Annotated

import pytest

from skillbase_rules.engine.criteria import Constant, When, all_of, at_least, is_true, total
from skillbase_rules.engine.parameters import Number, numbered
from skillbase_rules.engine.register import Clause, Passage, Rulebook, rulebook
from skillbase_rules.engine.text import Text
from tests.support.toy import HOUSES, VILLAGE, CraftHouse, HouseNumbers, HouseReadings

NONE = Text("", "")
LOFT = is_true("c.1", "has_loft")


def book_of(clauses: dict[str, Clause], *parts: object) -> Rulebook:
    root = all_of("", NONE, *parts)  # type: ignore[arg-type]
    return rulebook(root, clauses, (CraftHouse,), HouseNumbers(), HouseReadings())


def test_a_rulebook_knows_the_clauses_that_its_leaves_judge() -> None:
    assert list(VILLAGE.rulebook("municipal").clauses) == ["b.1", "b.2"]
    assert list(book_of(HOUSES, When(LOFT, at_least("b.1", "workshops", 4))).clauses) == ["b.1"]


def test_a_clause_keeps_those_of_its_readings_that_are_switches() -> None:
    assert HOUSES["b.1"].readings == ("T-1", "T-9")
    assert VILLAGE.rulebook("municipal").clauses["b.1"].readings == ("T-1",)
    assert VILLAGE.clauses["b.1"].readings == ("T-1", "T-9")


def test_a_clause_counts_in_the_unit_of_its_number_or_of_its_first_fact() -> None:
    assert dict(VILLAGE.rulebook("municipal").units) == {"b.1": "workshops", "b.2": "percent"}
    clauses = {**HOUSES, "d.1": Clause("d.1", "丁", NONE, NONE, "condition"), "d.2": HOUSES["c.1"]}
    book = book_of(clauses, at_least("d.1", total("visits", "members"), 1), LOFT)
    assert dict(book.units) == {"d.1": "person-times", "c.1": ""}
    assert dict(book_of(clauses, at_least("d.1", Constant(3), 1)).units) == {"d.1": ""}


def test_of_several_numbers_of_a_clause_the_one_in_the_unit_of_its_fact_is_meant() -> None:
    class Numbers(HouseNumbers):
        min_masters: Annotated[Number, numbered("b.1", "师傅", "masters", "persons")] = 2

    def unit(fact: str) -> str:
        root = all_of("", NONE, at_least("b.1", fact, 2))
        return rulebook(root, HOUSES, (CraftHouse,), Numbers(), HouseReadings()).units["b.1"]

    assert (unit("workshops"), unit("members"), unit("visits")) == ("workshops", "persons", "workshops")


def test_what_a_missing_fact_means_stands_in_the_rulebook() -> None:
    assert not VILLAGE.rulebook("municipal").missing_fails
    failing = VILLAGE.choosing(left_out="failed").rulebook("municipal")
    assert (failing.missing_fails, failing.missing_reading) == (True, "T-2")
    unsaid = book_of(HOUSES, LOFT)
    assert (unsaid.missing_fails, unsaid.missing_reading) == (False, "")
    assert not Rulebook(unsaid.root, {}, {}).missing_fails


def test_a_leaf_of_no_clause_in_the_register_is_refused() -> None:
    with pytest.raises(KeyError, match=r"z\.1"):
        book_of(HOUSES, is_true("z.1", "has_loft"))


def test_a_rulebook_cannot_be_added_to() -> None:
    with pytest.raises(TypeError):
        VILLAGE.rulebook("municipal").clauses["c.1"] = HOUSES["c.1"]  # type: ignore[index]


def test_a_passage_gives_its_clauses_what_they_have_in_common() -> None:
    attic = Passage("戊", "procedure", "municipal", "owners")
    assert attic.clause("e.1", "阁楼", "Loft", "T-1", "T-2").saying("A loft", "自有阁楼") == Clause(
        "e.1",
        "戊",
        Text("阁楼", "Loft"),
        Text("自有阁楼", "A loft"),
        "procedure",
        "municipal",
        "owners",
        ("T-1", "T-2"),
    )
    assert attic.clause("e.1", "阁楼", "Loft").saying("A loft").summary == Text("阁楼", "A loft")
    other = attic.clause("e.2", "梁", "Beams", kind="quota", asked_of="carpenters", answered_by=("count_beams",))
    assert (other.kind, other.asked_of, other.answered_by, other.readings) == (
        "quota",
        "carpenters",
        ("count_beams",),
        (),
    )
