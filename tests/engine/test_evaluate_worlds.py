"""The verdict on facts partly known is the verdict of every world that they leave possible; so is what is lacking."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.engine.criteria import (
    Amount,
    Constant,
    Criterion,
    Greatest,
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
    is_false,
    is_true,
    leaf_facts,
    measured_facts,
    total,
)
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.possible import possible_on, possible_statuses, verdict
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Text
from skillbase_rules.engine.verdicts import judge_leaf
from tests.support.toy import CraftHouse
from tests.support.tries import tries
from tests.support.worlds import (
    World,
    count,
    limits_among,
    number,
    of_all,
    says,
    says_amount,
    says_ratio,
    says_share,
    worlds,
)

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
often = tries(15)

PAIR = Union("carvers", "weavers", "carvers_and_weavers")
LEFT = Sum((("carvers", 1), ("weavers", -1)))
HALF = Fraction(1, 2)
THIRD = Fraction(100, 3)

LEAVES: tuple[Leaf, ...] = (
    at_least("", "workshops", 4),
    at_least("", "workshops", 4, exclusive=True),
    Amount("", total("carvers", "weavers"), minimum=3, maximum=6),
    Amount("", LEFT, minimum=2, maximum=4, exclusive=True),
    Amount("", Sum((("carvers", 2), ("weavers", 1))), maximum=7),
    Amount("", PAIR, minimum=4),
    Amount("", total("young_members"), minimum=3),
    Amount("", Greatest((total("carvers"), total("weavers"))), minimum=4, maximum=5),
    Amount("", Constant(4), minimum=4),
    ShareAtLeast("", total("carvers"), total("workshops"), 30, nested=False),
    ShareAtLeast("", total("young_members"), total("members"), 30),
    ShareAtLeast("", total("young_members"), total("members"), 50, exclusive=True),
    ShareAtLeast("", total("young_members"), total("members"), 33, rounding=HALF),
    ShareAtLeast("", total("young_members"), total("members"), 66, exclusive=True, rounding=HALF),
    ShareAtLeast("", total("young_members"), total("members"), 20, rounding=Fraction(1, 20)),
    ShareAtLeast("", PAIR, Sum((("members", 1), ("workshops", -1))), 40, nested=False),
    ShareAtLeast("", total("carvers"), Greatest((total("weavers"), Constant(3))), 40, nested=False),
    ShareAtLeast("", total("young_members"), total("members"), THIRD),
    ShareAtLeast("", total("young_members"), total("members"), THIRD, rounding=HALF),
    ShareAtLeast("", total("young_members"), total("members"), Fraction(81, 2), exclusive=True, rounding=HALF),
    ShareAtMost("", total("young_members"), total("members"), THIRD),
    ShareAtMost("", total("young_members"), total("members"), 40, exclusive=True),
    ShareAtMost("", total("carvers"), total("workshops"), 40),
    ShareAtMost("", total("carvers"), total("carvers", "weavers"), THIRD),
    ShareAtMost("", total("carvers"), total("carvers", "weavers"), 50, exclusive=True),
    ShareAtMost("", total("carvers"), Sum((("weavers", 2), ("carvers", 1))), 20),
    ShareAtMost("", total("carvers"), total("carvers", "weavers"), THIRD, rounding=HALF),
    ShareAtMost("", total("carvers"), total("carvers", "weavers"), 33, exclusive=True, rounding=HALF),
    RatioWithin("", total("visits"), total("workshops"), maximum=2),
    RatioWithin("", total("visits"), total("workshops"), minimum=2),
    RatioWithin("", total("visits"), total("workshops"), minimum=1, maximum=3),
    RatioWithin("", LEFT, total("workshops", "members"), minimum=1, maximum=2),
    is_true("", "open_to_all", "has_loft"),
    is_false("", "has_loft"),
    OneOf("", "house_kind", ("guild", "school"), referred=("other",)),
    OneOf("", "house_kind", ("guild",)),
)

exact = st.integers(0, 9).map(Quantity.exactly)
bounded = st.tuples(st.integers(0, 8), st.integers(1, 3)).map(lambda pair: Quantity.between(pair[0], sum(pair)))
above = st.integers(0, 7).map(lambda low: Quantity.between(low, None))
FEW = 2
"""So many counts may be without a maximum at once, lest the worlds be too many to try."""
others = {
    "open_to_all": st.sampled_from([True, False, None]),
    "has_loft": st.sampled_from([True, False, None]),
    "house_kind": st.sampled_from(["guild", "school", "other", None]),
}


def drawn(data: st.DataObject, names: tuple[str, ...]) -> CraftHouse:
    """Draw a house of which some facts are exact, some bounded and some open."""
    counts = exact | bounded | above if len(names) <= FEW else exact | bounded
    try:
        return CraftHouse.model_validate({name: data.draw(others.get(name, counts), name) for name in names})
    except ValidationError:
        reject()


def measures_of(leaf: Leaf) -> tuple[Measure, ...]:
    match leaf:
        case Amount(of=of):
            return (of,)
        case ShareAtLeast(part=part, whole=whole) | ShareAtMost(part=part, whole=whole):
            return (part, whole)
        case RatioWithin(many=many, per=per):
            return (many, per)
        case _:
            return ()


def worlds_of(leaf: Leaf, facts: CraftHouse) -> list[World]:
    """Return the worlds in which the counts of a leaf can stand side by side."""
    possible = list(worlds(facts, leaf_facts(leaf)))
    if isinstance(leaf, ShareAtLeast) and leaf.nested:
        possible = [world for world in possible if number(leaf.part, world) <= number(leaf.whole, world)]
    return possible or reject()


@pytest.mark.parametrize("leaf", LEAVES, ids=str)
@often
@given(data=st.data())
def test_a_leaf_says_what_all_its_worlds_say(leaf: Leaf, data: st.DataObject) -> None:
    facts = drawn(data, leaf_facts(leaf))
    expected = of_all({says(leaf, world) for world in worlds_of(leaf, facts)})
    assert judge_leaf(leaf, facts).status is expected


def fewer(leaf: ShareAtMost, world: World, gap: int) -> World:
    """Return a world in which so many are not in the part, nor in a whole that counts it."""
    (fact,) = measured_facts(leaf.part)
    return {**world, fact: count(world, fact) - gap}


def is_closable(leaf: Leaf, world: World) -> bool:
    """Tell whether some number closes the gap: not where the whole is nothing but the part, or a ratio is of none."""
    if isinstance(leaf, RatioWithin):
        return leaf.maximum is not None or number(leaf.per, world) > 0
    if not isinstance(leaf, ShareAtMost):
        return True
    return number(leaf.whole, fewer(leaf, world, number(leaf.part, world))) > 0


LARGEST_GAP = 10**5
"""More than any world here lacks."""


def needed(leaf: Leaf, world: World) -> int:
    """Return the smallest number that closes the gap in one world, found by counting up."""

    def closes(gap: int) -> bool:
        match leaf:
            case Amount(of=of, minimum=minimum):
                value = number(of, world)
                too_few = minimum is not None and value < minimum + leaf.exclusive
                return says_amount(leaf, value + gap if too_few else value - gap) is MET
            case ShareAtLeast(part=part, whole=whole):
                return says_share(leaf, number(part, world) + gap, number(whole, world)) is MET
            case ShareAtMost():
                return says(leaf, fewer(leaf, world, gap)) is MET
            case RatioWithin(many=many, per=per, maximum=maximum):
                size, base = number(many, world), number(per, world)
                too_many = maximum is not None and size > maximum * base
                return says_ratio(leaf, size if too_many else size + gap, base + gap if too_many else base) is MET
            case _:
                raise AssertionError(leaf)

    return next(gap for gap in range(1, LARGEST_GAP) if closes(gap))


@pytest.mark.parametrize("leaf", [leaf for leaf in LEAVES if measures_of(leaf)], ids=str)
@often
@given(data=st.data())
def test_a_shortfall_spans_what_is_lacking_in_every_world(leaf: Leaf, data: st.DataObject) -> None:
    facts = drawn(data, leaf_facts(leaf))
    result = judge_leaf(leaf, facts)
    possible = worlds_of(leaf, facts)
    if result.status is not NOT_MET:
        assert result.shortfall is None
        return
    assert result.shortfall is not None
    closable = [world for world in possible if is_closable(leaf, world)]
    assert (result.shortfall.amount is None) is (not closable)
    if result.shortfall.amount is None:
        return
    low, high = result.shortfall.amount.at_least, result.shortfall.amount.at_most
    gaps = {needed(leaf, world) for world in closable}
    # Where a limit binds the two counts of a share, not every pair of their numbers is a world.
    if limits_among(facts, leaf_facts(leaf)):
        assert low <= min(gaps)
        assert high is None or high >= max(gaps)
    elif high is None:
        assert low == min(gaps)
        assert max(gaps) > FAR_OFF or len(closable) < len(possible)
    else:
        assert (low, high) == (min(gaps), max(gaps))


FAR_OFF = 100
"""What is lacking in a world with numbers in the thousands; nothing else comes near."""

OPEN, LOFT, MANY = is_true("", "open_to_all"), is_true("", "has_loft"), at_least("", "workshops", 3)
GUILD = OneOf("", "house_kind", ("guild",), referred=("other",))
NONE = Text("", "")

TREES: tuple[Criterion, ...] = (
    all_of("", NONE, OPEN, LOFT, MANY),
    any_of("", NONE, OPEN, all_of("", NONE, LOFT, MANY)),
    all_of("", NONE, OPEN, When(LOFT, MANY)),
    any_of("", NONE, OPEN, When(GUILD, MANY, LOFT)),
    When(any_of("", NONE, LOFT, GUILD), all_of("", NONE, OPEN, MANY)),
    When(LOFT, When(OPEN, MANY, GUILD), Waived(MANY)),
    all_of("", NONE, Waived(OPEN), When(OPEN, MANY), GUILD),
    Together("", (MANY, LOFT, GUILD)),
)
ASKED = ("open_to_all", "has_loft", "house_kind", "workshops")


@pytest.mark.parametrize("tree", TREES, ids=range(len(TREES)))
@often
@given(data=st.data())
def test_a_settled_tree_is_settled_alike_in_every_world(tree: Criterion, data: st.DataObject) -> None:
    facts = drawn(data, ASKED)
    status, missing = verdict(tree, facts)
    everywhere = {says(tree, world) for world in worlds(facts, ASKED)}
    if status is not UNKNOWN:
        assert everywhere == {status}
    if not missing and status is UNKNOWN:
        assert UNKNOWN in everywhere
    assert possible_statuses(tree, lambda leaf: judge_leaf(leaf, facts)) == possible_on(tree, CraftHouse)(facts)


@pytest.mark.parametrize("tree", TREES, ids=range(len(TREES)))
@often
@given(data=st.data())
def test_where_all_is_known_a_tree_says_what_its_world_says(tree: Criterion, data: st.DataObject) -> None:
    facts = drawn(data, ASKED)
    world = data.draw(st.sampled_from(list(worlds(facts, ASKED))))
    known = CraftHouse.model_validate(world)
    assert verdict(tree, known)[0] is says(tree, world)
