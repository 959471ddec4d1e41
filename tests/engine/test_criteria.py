from __future__ import annotations

from fractions import Fraction

import pytest

from skillbase_rules.engine.criteria import (
    Amount,
    AsStated,
    Constant,
    Greatest,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    Union,
    Waived,
    When,
    all_of,
    any_of,
    at_least,
    at_most,
    criterion_facts,
    is_false,
    is_true,
    leaf_facts,
    leaves,
    measured_facts,
    raisers,
    total,
    with_totals,
)
from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.text import Text

NONE = Text("", "")
PAIR = Union("carvers", "weavers", "carvers_and_weavers")
LEFT = Sum((("members", 1), ("young_members", -1)))


@pytest.mark.parametrize(
    ("of", "read", "raising"),
    [
        (total("carvers", "weavers"), ("carvers", "weavers"), ("carvers", "weavers")),
        (LEFT, ("members", "young_members"), ("members",)),
        (Sum((("members", 1), ("visits", 0))), ("members", "visits"), ("members",)),
        (PAIR, ("carvers", "weavers", "carvers_and_weavers"), ("carvers", "weavers")),
        (AsStated("members"), ("members",), ("members",)),
        (
            Greatest((total("carvers", "members"), LEFT)),
            ("carvers", "members", "young_members"),
            ("carvers", "members"),
        ),
        (Constant(3), (), ()),
    ],
    ids=str,
)
def test_a_measure_names_the_counts_it_reads_and_those_that_raise_it(
    of: Measure, read: tuple[str, ...], raising: tuple[str, ...]
) -> None:
    assert measured_facts(of) == read
    assert raisers(of) == raising


@pytest.mark.parametrize(
    ("leaf", "facts"),
    [
        (at_least("", PAIR, 3), ("carvers", "weavers", "carvers_and_weavers")),
        (ShareAtLeast("", total("young_members"), LEFT, 30), ("young_members", "members")),
        (
            ShareAtLeast("", total("carvers"), total("members"), 30, quotient=Quotient("share", "c", "m", 100)),
            ("carvers", "members", "share"),
        ),
        (RatioWithin("", total("visits"), total("workshops"), 1), ("visits", "workshops")),
        (
            RatioWithin("", total("visits"), total("workshops"), 1, printed="visits_per_workshop"),
            ("visits", "workshops", "visits_per_workshop"),
        ),
        (is_true("", "open_to_all", "has_loft"), ("open_to_all", "has_loft")),
        (OneOf("", "house_kind", ()), ("house_kind",)),
        (
            Together("", (at_least("", "workshops", 3), is_true("", "has_loft"), at_most("", "workshops", 9))),
            ("workshops", "has_loft"),
        ),
    ],
    ids=str,
)
def test_a_leaf_names_the_facts_it_reads_each_once(leaf: Leaf, facts: tuple[str, ...]) -> None:
    assert leaf_facts(leaf) == facts


def test_the_leaves_of_a_tree_are_those_with_a_clause_in_order() -> None:
    first, second, third, fourth = (is_true(clause, "has_loft") for clause in ("1", "2", "3", "4"))
    gate = is_true("gate", "open_to_all")
    tree = all_of("", NONE, first, any_of("", NONE, When(gate, second, gate), Waived(third)), When(gate, fourth))
    assert [leaf.clause for leaf in leaves(tree)] == ["1", "2", "3", "4"]


def test_the_short_forms_say_what_they_say_at_length() -> None:
    assert total("carvers", "weavers") == Sum((("carvers", 1), ("weavers", 1)))
    assert at_least("1", "carvers", 3, exclusive=True) == Amount("1", total("carvers"), minimum=3, exclusive=True)
    assert at_least("1", PAIR, 3) == Amount("1", PAIR, minimum=3)
    assert at_most("1", "carvers", 3) == Amount("1", total("carvers"), maximum=3)
    assert at_most("1", PAIR, 3) == Amount("1", PAIR, maximum=3)
    assert is_true("1", "has_loft") == Holds("1", ("has_loft",), value=True)
    assert is_false("1", "has_loft") == Holds("1", ("has_loft",), value=False)


@pytest.mark.parametrize(
    ("exclusive", "rounding", "expected"),
    [
        (False, Fraction(0), (Fraction(3, 10), False)),
        (True, Fraction(0), (Fraction(3, 10), True)),
        (False, Fraction(1, 2), (Fraction(295, 1000), False)),
        (True, Fraction(1, 2), (Fraction(305, 1000), False)),
        (False, Fraction(1, 20), (Fraction(2995, 10000), False)),
    ],
)
def test_the_share_that_decides_moves_with_rounding(
    exclusive: bool, rounding: Fraction, expected: tuple[Fraction, bool]
) -> None:
    share = ShareAtLeast("", total("young_members"), total("members"), 30, exclusive, rounding)
    assert share.limit == expected


@pytest.mark.parametrize(
    ("percent", "exclusive", "rounding", "least", "most"),
    [
        (Fraction(100, 3), False, Fraction(0), (Fraction(1, 3), False), (Fraction(1, 3), False)),
        # 33 1/3 is no whole percent: rounded to whole percent, a share reaches it at 34 and keeps within it up to 33.
        (Fraction(100, 3), False, Fraction(1, 2), (Fraction(335, 1000), False), (Fraction(335, 1000), True)),
        (Fraction(81, 2), True, Fraction(1, 2), (Fraction(405, 1000), False), (Fraction(405, 1000), True)),
        (40, False, Fraction(1, 2), (Fraction(395, 1000), False), (Fraction(405, 1000), True)),
        (40, True, Fraction(0), (Fraction(2, 5), True), (Fraction(2, 5), True)),
        (40, True, Fraction(1, 20), (Fraction(4005, 10000), False), (Fraction(3995, 10000), True)),
    ],
)
def test_a_share_that_is_no_whole_percent_is_rounded_as_any(
    percent: Fraction, exclusive: bool, rounding: Fraction, least: tuple[Fraction, bool], most: tuple[Fraction, bool]
) -> None:
    sides = (total("young_members"), total("members"))
    assert ShareAtLeast("", *sides, percent, exclusive, rounding).limit == least
    assert ShareAtMost("", *sides, percent, exclusive, rounding).limit == most


@pytest.mark.parametrize(
    ("part", "whole", "rest"),
    [
        (total("carvers"), total("carvers", "weavers"), total("weavers")),
        (total("carvers"), total("members"), None),
        (total("carvers"), Sum((("carvers", 1), ("weavers", 0))), Sum((("weavers", 0),))),
        (total("carvers"), Sum((("carvers", 2), ("weavers", 1))), None),
        (total("carvers"), Sum((("carvers", 1), ("weavers", -1))), None),
        (PAIR, total("members"), None),
        (total("carvers"), PAIR, None),
    ],
)
def test_a_part_that_is_counted_in_its_whole_is_set_against_the_rest(
    part: Measure, whole: Measure, rest: Measure | None
) -> None:
    share = ShareAtMost("", part, whole, Fraction(100, 3))
    assert share.rest == rest
    assert share.sides == ((whole, 1, 3) if rest is None else (rest, 1, 2))


def test_a_criterion_names_the_facts_of_its_conditions_and_of_both_its_sides_each_once() -> None:
    loft, young = is_true("", "has_loft"), at_least("", "young_members", 3)
    asked = When(loft, all_of("", NONE, young, is_true("", "open_to_all", "has_loft")))
    assert criterion_facts(asked) == ("has_loft", "young_members", "open_to_all")
    assert criterion_facts(When(loft, young, at_least("", "members", 9))) == ("has_loft", "young_members", "members")
    assert criterion_facts(any_of("", NONE, loft, Waived(young))) == ("has_loft",)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"carvers": 1, "weavers": 1}, {"all": 1}),
        ({"carvers": 2, "weavers": 1}, {"all": 1, "carvers": 1}),
        ({"carvers": 2, "weavers": 3, "visits": 1}, {"all": 2, "weavers": 1, "visits": 1}),
        ({"carvers": 1, "weavers": 1, "all": 2}, {"all": 3}),
        ({"carvers": 1, "visits": 1}, {"carvers": 1, "visits": 1}),
        ({"weavers": 1}, {"weavers": 1}),
        ({"carvers": 1, "weavers": -1}, {"carvers": 1, "weavers": -1}),
    ],
)
def test_a_total_stands_for_its_parts_as_far_as_all_are_added(terms: dict[str, int], expected: dict[str, int]) -> None:
    assert dict(with_totals(tuple(terms.items()), {"all": ("carvers", "weavers")})) == expected
