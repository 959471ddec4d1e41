"""The register, the rulebooks, the numbers and the tests fit together; no clause is skipped."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

import skillbase_rules
from skillbase_rules import CHONGQING_2024, Facts
from skillbase_rules.engine.criteria import Leaf, leaf_facts, leaves
from skillbase_rules.engine.register import Clause, ClauseKind, Rulebook
from skillbase_rules.procedure.rules import ProcedureRules

CLAUSES = CHONGQING_2024.clauses


def leaves_of(books: tuple[Rulebook, ...]) -> list[Leaf]:
    return [leaf for book in books for leaf in leaves(book.root)]


LEAVES = leaves_of(tuple(section.rulebook for section in CHONGQING_2024.sections))
RULED = {leaf.clause for leaf in LEAVES}
JUDGED = RULED | {leaf.clause for leaf in leaves_of(CHONGQING_2024.rules(ProcedureRules).rulebooks)}
CONDITIONS = [clause.id for clause in CLAUSES.values() if clause.id.startswith(("3.1.", "4.1.", "4.2."))]


def test_every_condition_of_sections_three_and_four_is_a_rule_or_carries_none() -> None:
    # What preference does is no condition; the selection reads it.
    assert [id_ for id_ in CONDITIONS if id_ not in RULED] == ["4.2.0.a"]
    assert {id_ for id_ in RULED if id_ not in CLAUSES} == set()


def test_a_clause_stands_under_its_own_id_and_under_no_other() -> None:
    assert all(id_ == clause.id for id_, clause in CLAUSES.items())
    assert len(CHONGQING_2024.register) == len(CLAUSES) == 124


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.clause)
def test_a_rule_reads_facts_of_the_sheet(leaf: Leaf) -> None:
    assert leaf_facts(leaf)
    assert set(leaf_facts(leaf)) <= set(Facts.fact_names())


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_is_labelled_in_both_languages_and_says_something(clause: Clause) -> None:
    assert clause.label.zh
    assert clause.label.en
    assert any("一" <= letter <= "鿿" for letter in clause.summary.zh)
    assert not clause.summary.zh.endswith("。")
    assert clause.summary.en
    assert not clause.summary.en.endswith(".")
    assert clause.kind in get_args(ClauseKind)


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_what_answers_a_clause_is_a_public_function(clause: Clause) -> None:
    for name in clause.answered_by:
        assert name in skillbase_rules.__all__
        assert callable(getattr(skillbase_rules, name))


def test_all_124_clauses_are_accounted_for() -> None:
    accounts = CHONGQING_2024.accounts
    counted = Counter(account.handling for account in accounts.values())
    assert counted == {"judged": 91, "computed": 16, "no_norm": 8, "authorities": 7, "experts": 2}
    assert (accounts["4.1.1.2.b"].by, accounts["6.1.b"].by) == (
        ("check_national_basic",),
        ("build_period", "procedure_timeline"),
    )
    assert accounts["5.2.a"].handling == "experts"
    assert (accounts["3.1.a"].may_need_experts, accounts["3.1.b"].may_need_experts) == (True, True)
    assert not accounts["4.1.1.2.b"].may_need_experts


def test_a_clause_that_asks_for_nothing_is_judged_where_a_reading_makes_a_rule_of_it() -> None:
    assert CHONGQING_2024.accounts["0.1.b"].handling == "no_norm"
    other = CHONGQING_2024.choosing(parent_rules="parent_rules_on_top").accounts["0.1.b"]
    assert (other.handling, other.by) == ("judged", ("check_applicant",))


def test_every_condition_limit_and_deadline_is_judged_or_computed() -> None:
    unanswered = [clause for clause in CLAUSES.values() if clause.id not in JUDGED and not clause.answered_by]
    assert {clause.kind for clause in unanswered} == {"definition", "funding", "non-normative", "procedure"}
    # What the authorities do among themselves, and whom a district may recommend, no file shows.
    acts = [clause.id for clause in unanswered if clause.kind == "procedure"]
    assert acts == ["5.2.a", "6.1.c", "7.3.a", "7.3.c"]


def test_a_number_stands_in_a_clause_that_something_answers() -> None:
    numbered = {note.clause for note in CHONGQING_2024.parameters.documented().values()}
    assert sorted(id_ for id_ in numbered - JUDGED if not CLAUSES[id_].answered_by) == []


def test_a_clause_says_of_whom_it_is_asked() -> None:
    asked: dict[str, set[str]] = {}
    for clause in CLAUSES.values():
        asked.setdefault(clause.asked_of, set()).add(clause.id)
    del asked["all"]
    places = [
        f"2.{part}" for part in ("1.a", "1.c", "1.d", *(f"2.{track}.{limb}" for track in "12" for limb in "abcde"))
    ]
    assert asked == {
        "authority": {*places, "5.2.a", "5.2.b", "5.2.c", "5.2.d", "6.1.c"},
        "vocational_college": {"3.1.d"},
        "enterprise_based": {"4.1.1.2.e", "4.1.1.2.f", "4.1.1.2.g", "4.1.2.2.f"},
        "technical_college": {f"4.2.5.{limb}" for limb in "abcde"},
        "central_unit": {"5.1.b"},
        "recommending_body": {*(f"5.1.{limb}" for limb in "ghi"), "7.2.i", "7.2.k", "7.2.l", "7.3.a", "7.3.b", "7.3.c"},
        "dual_applicant": {"5.2.f", "5.2.g", "5.2.h"},
        "selected": {"6.1.a", "6.1.b", "6.1.d", "6.1.e"},
        "existing_base_holder": {"7.2.f"},
    }


def test_a_clause_that_no_criterion_judges_names_the_functions_that_answer_it() -> None:
    answered: dict[tuple[str, ...], set[str]] = {}
    for clause in CLAUSES.values():
        answered.setdefault(clause.answered_by, set()).add(clause.id)
    del answered[()]
    funded, named = ({f"2.2.{award}.{limb}" for limb in "abcd"} for award in "12")
    assert answered == {
        ("check_quotas", "select"): {*(f"2.1.{limb}" for limb in "abcd"), *funded, *named},
        ("score_preferential", "select"): {"4.2.0.a"},
        ("select",): {"5.2.b"},
        ("build_period", "procedure_timeline"): {"6.1.a", "6.1.b"},
    }


def test_what_sets_a_date_or_a_number_of_places_is_no_condition() -> None:
    kinds: dict[str, set[str]] = {}
    for clause in CLAUSES.values():
        kinds.setdefault(clause.kind, set()).add(clause.id)
    places = {f"2.2.{award}.{limb}" for award in "12" for limb in "abcd"}
    assert kinds["quota"] == {"2.1.a", "2.1.c", "2.1.d", *places, "5.1.g", "5.1.h"}
    assert kinds["deadline"] == {"5.2.c", "6.1.a", "6.1.b", "7.2.h", "7.2.i", "7.2.j"}
    assert kinds["funding"] == {"2.2.1.e", "2.2.2.e", "6.1.d", "6.1.e"}
    assert kinds["definition"] == {"0.1.b", "1.1.b", "2.1.b", "8.2.a"}
    assert kinds["non-normative"] == {"0.1.a", "0.2.a", "1.1.a", "7.1.a", "7.3.b", "8.1.a"}
    assert kinds["condition"] & kinds["preferential"] == set()
    assert kinds["procedure"] == {
        id_
        for id_ in CLAUSES
        if id_[0] in "567" and not any(id_ in kinds[kind] for kind in kinds if kind != "procedure")
    }
    assert {id_ for id_ in kinds["condition"] if id_[0] in "567"} == {"5.2.f", "5.2.g"}
