"""The register, the rulebooks, the numbers and the tests fit together; no clause is skipped."""

from __future__ import annotations

import pytest

from docs import covering
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.criteria import Leaf, leaf_facts, leaves
from skillbase_rules.engine.register import Clause
from skillbase_rules.facts.sheet import FACT_NAMES

CLAUSES = CHONGQING_2024.clauses
READING_IDS = {switch.id for switch in Readings.switches().values()}
SPELLED = {
    "filing_deadline": "2024-07-17T18:00:00+08:00",
    "municipal_min_students_per_teacher": "one to twenty and",
    # The three tasks that the clause names.
    "preferential_named_key_tasks": "skill upgrading new-type apprenticeship or work-study integration",
}
"""Numbers that the register writes in another way."""


def all_leaves() -> list[Leaf]:
    books = [CHONGQING_2024.rulebook(part) for part in CHONGQING_2024.parts]
    return [leaf for book in books for leaf in leaves(book.root)]


RULED = {leaf.clause for leaf in all_leaves()}
CONDITIONS = [clause.id for clause in CLAUSES.values() if clause.id.startswith(("3.1.", "4.1.", "4.2."))]


def test_every_condition_of_sections_three_and_four_is_a_rule_or_carries_none() -> None:
    # What preference does is no condition; the selection reads it.
    assert [id_ for id_ in CONDITIONS if id_ not in RULED] == ["4.2.0.a"]
    assert {id_ for id_ in RULED if id_ not in CLAUSES} == set()


def test_a_clause_stands_under_its_own_id() -> None:
    assert all(id_ == clause.id for id_, clause in CLAUSES.items())


@pytest.mark.parametrize("leaf", all_leaves(), ids=lambda leaf: leaf.clause)
def test_a_rule_reads_facts_of_the_sheet_that_the_register_names(leaf: Leaf) -> None:
    read = set(leaf_facts(leaf))
    assert read <= set(FACT_NAMES)
    named = set(CLAUSES[leaf.clause].facts)
    assert read & (named | {f"promised_{name}" for name in named})


@pytest.mark.parametrize("name", Parameters.model_fields)
def test_a_number_stands_in_the_clause_that_it_is_cited_from(name: str) -> None:
    clause = CLAUSES[Parameters.documented()[name].clause]
    number = SPELLED.get(name, str(Parameters.model_fields[name].default))
    assert number in f"{clause.threshold} {clause.summary}".replace(",", "")


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_is_labelled_in_both_languages(clause: Clause) -> None:
    assert clause.label.zh
    assert clause.label.en


def test_every_rule_has_a_test_of_its_own() -> None:
    tested = covering.tests_by_clause()
    assert sorted(id_ for id_ in RULED if id_ not in tested) == []
    assert sorted(id_ for id_ in tested if id_ not in CLAUSES) == []
