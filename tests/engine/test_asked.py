from __future__ import annotations

from skillbase_rules.engine.asked import Asked, asked_by
from skillbase_rules.engine.criteria import at_least
from tests.support.toy import VILLAGE


def test_a_clause_tells_what_its_rules_ask_for() -> None:
    books = [section.rulebook for section in VILLAGE.sections]
    leaf = at_least("b.1", "workshops", 4)
    assert asked_by("b.1", books) == (Asked(leaf, ("workshops",), ">=", 4, "workshops"),)
    (share,) = asked_by("b.2", books)
    assert (share.facts, share.operator, share.threshold, share.unit) == (
        ("young_members", "members"),
        ">=",
        30,
        "percent",
    )
    assert asked_by("z.1", books) == ()


def test_a_test_that_several_rulebooks_hold_is_told_once_and_another_beside_it() -> None:
    stricter = VILLAGE.revise(min_workshops=9).rulebook("municipal")
    books = (VILLAGE.rulebook("municipal"), VILLAGE.rulebook("municipal"), stricter)
    assert [asked.threshold for asked in asked_by("b.1", books)] == [4, 9]
