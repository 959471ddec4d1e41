"""What a way of bringing about an end is worth, and which ways a group has whose parts are asked of some only."""

from __future__ import annotations

from fractions import Fraction

from skillbase_rules.analyses.ways import SURE, Ends, Reader, Way, conjoined
from skillbase_rules.engine.criteria import When, all_of, any_of, at_least, is_true, leaf_facts
from skillbase_rules.engine.text import Text
from skillbase_rules.engine.verdicts import judge_leaf
from tests.support.toy import house

LOFT, OPEN, MANY = is_true("c.1", "has_loft"), is_true("a.1", "open_to_all"), at_least("b.1", "workshops", 4)


def test_a_way_is_worth_its_chance_for_each_answer_that_it_takes() -> None:
    assert SURE.worth == 1
    assert Way(frozenset({"a"}), Fraction(1, 2)).worth == Fraction(1, 2)
    assert Way(frozenset({"a", "b"}), Fraction(1, 2)).worth == Fraction(1, 4)


def test_beside_the_best_of_each_only_one_other_is_taken() -> None:
    def part(one: str, *others: str) -> Ends:
        # One answer is worth more than two that are likelier together, whichever stands first.
        return Ends(met=(Way(frozenset(others), Fraction(3, 4)), Way(frozenset({one}), Fraction(1, 2))))

    met = conjoined([part("a", "b", "c"), part("d", "e", "f")]).met
    assert met[0] == Way(frozenset({"a", "d"}), Fraction(1, 4))
    assert ["".join(sorted(way.facts)) for way in met] == ["ad", "bcd", "aef"]


def test_a_group_of_which_nothing_need_be_asked_may_drop_out() -> None:
    unknown = house()
    reader = Reader(lambda leaf: judge_leaf(leaf, unknown), lambda leaf: frozenset(leaf_facts(leaf)))
    for group in (all_of, any_of):
        asked_of_some = group("g", Text("", ""), When(LOFT, MANY), When(OPEN, is_true("b.2", "has_loft")))
        ends = reader.ends(asked_of_some)
        assert ends.met
        assert ends.failed
        assert frozenset({"has_loft", "open_to_all"}) in {way.facts for way in ends.dropped}
        asked_of_all = group("g", Text("", ""), When(LOFT, MANY), OPEN)
        assert reader.ends(asked_of_all).dropped == ()
