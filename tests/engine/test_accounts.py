from __future__ import annotations

from dataclasses import replace

from skillbase_rules.engine.accounts import accounts_of
from skillbase_rules.engine.criteria import Holds, OneOf, Together, all_of, is_true
from skillbase_rules.engine.register import Clause, rulebook
from skillbase_rules.engine.text import Text
from tests.support.toy import HOUSES, VILLAGE, CraftHouse, HouseNumbers, HouseReadings

NONE = Text("", "")


def test_a_clause_is_judged_by_the_question_of_its_section() -> None:
    assert {(account.handling, account.by) for account in VILLAGE.accounts.values()} == {("judged", ("check_section",))}
    assert list(VILLAGE.accounts) == list(VILLAGE.clauses)


def test_a_clause_without_a_rule_is_computed_left_to_somebody_or_answered_by_nobody() -> None:
    plain = Clause("d.1", "丁", NONE, NONE, "procedure")
    register = (plain, replace(plain, id="d.2", answered_by=("count",)), replace(plain, id="d.3").left_to("experts"))
    accounts = accounts_of(register, ())
    assert [account.handling for account in accounts.values()] == [None, "computed", "experts"]
    assert accounts["d.2"].by == ("count",)


def test_experts_may_be_needed_where_a_rule_refers_to_them() -> None:
    loft = is_true("a.1", "has_loft")
    referring = OneOf("b.1", "house_kind", ("guild",), ("other",))
    judged = Together("b.2", (loft, Holds("b.2", ("open_to_all",), judgement=True)))
    root = all_of("", NONE, loft, referring, judged)
    book = rulebook(root, HOUSES, (CraftHouse,), HouseNumbers(), HouseReadings())
    accounts = accounts_of(HOUSES.values(), [("ask", book), ("ask_again", book), ("ask", book)])
    assert {id_: account.may_need_experts for id_, account in accounts.items() if account.by} == {
        "a.1": False,
        "b.1": True,
        "b.2": True,
    }
    assert accounts["a.1"].by == ("ask", "ask_again")
    assert accounts["c.1"].handling is None
