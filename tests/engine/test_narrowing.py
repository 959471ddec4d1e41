"""Ends narrowed by limits leave just the numbers that some completion has, as far as they can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillbase_rules.engine.narrowing import (
    BOUNDED,
    OPEN,
    Interval,
    Limit,
    PrintedRatio,
    Quotient,
    course_of,
    narrow,
    narrow_again,
    tied_to,
)
from skillbase_rules.engine.quantities import MOST

CHAIN: tuple[Limit, ...] = ((("a",), ("b",)), (("b",), ("c",)))
TOTAL: tuple[Limit, ...] = ((("t",), ("a", "b")), (("a", "b"), ("t",)))
PRINTED = (PrintedRatio("p", "m", "k"),)
UNKNOWN = (0, None)
OPEN_ENDS = Interval(0, None)

Ends = tuple[int, int | None]


def left(
    stated: Mapping[str, Ends], limits: tuple[Limit, ...] = (), ratios: tuple[PrintedRatio, ...] = ()
) -> dict[str, Ends]:
    """Return the ends that are left, which must not contradict each other."""
    narrowing = narrow({name: Interval(*ends) for name, ends in stated.items()}, limits, ratios)
    assert narrowing.broken is None
    return {name: (low, high) for name, (low, high) in narrowing.ends.items()}


def test_pairs_are_followed_over_any_number_of_limits() -> None:
    assert course_of(CHAIN).pairs == (("a", "b"), ("a", "c"), ("b", "c"))
    assert left({"a": (5, None), "b": UNKNOWN, "c": UNKNOWN}, CHAIN)["c"] == (5, None)
    assert left({"a": UNKNOWN, "b": UNKNOWN, "c": (0, 7)}, CHAIN)["a"] == (0, 7)


def test_a_limit_in_a_circle_makes_counts_equal() -> None:
    circle: tuple[Limit, ...] = ((("a",), ("b",)), (("b",), ("a",)))
    assert course_of(circle).pairs == (("a", "b"), ("b", "a"))
    assert left({"a": (3, 9), "b": (5, 12)}, circle) == {"a": (5, 9), "b": (5, 9)}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"a": (3, 3), "b": (4, 4), "t": UNKNOWN}, {"t": (7, 7)}),
        ({"a": (3, 3), "b": UNKNOWN, "t": (7, 7)}, {"b": (4, 4)}),
        ({"a": UNKNOWN, "b": UNKNOWN, "t": (7, 7)}, {"a": (0, 7), "b": (0, 7)}),
        ({"a": (2, 3), "b": (2, None), "t": (5, 9)}, {"a": (2, 3), "b": (2, 7), "t": (5, 9)}),
        ({"a": (6, None), "b": UNKNOWN, "t": (0, 7)}, {"a": (6, 7), "b": (0, 1), "t": (6, 7)}),
    ],
)
def test_a_total_and_its_parts_narrow_each_other(stated: Mapping[str, Ends], expected: Mapping[str, Ends]) -> None:
    assert expected.items() <= left(stated, TOTAL).items()


@pytest.mark.parametrize(
    ("many", "per", "printed", "expected"),
    [
        ((133, 133), UNKNOWN, (22, 22), {"k": (6, 6)}),
        (UNKNOWN, (6, 6), (22, 22), {"m": (127, 137)}),
        ((133, 133), (6, 6), UNKNOWN, {"p": (0, None)}),
        (UNKNOWN, UNKNOWN, (0, 15), {"p": (1, 15), "m": (1, None), "k": (1, None)}),
        ((100, 200), (10, 20), (1, None), {"p": (5, 20)}),
        (UNKNOWN, UNKNOWN, UNKNOWN, {"m": UNKNOWN, "k": UNKNOWN, "p": UNKNOWN}),
    ],
)
def test_a_printed_figure_and_its_counts_narrow_each_other(
    many: Ends, per: Ends, printed: Ends, expected: Mapping[str, Ends]
) -> None:
    assert expected.items() <= left({"m": many, "k": per, "p": printed}, (), PRINTED).items()


@pytest.mark.parametrize(
    ("figure", "stated"),
    [
        (PrintedRatio("p", "m", "k"), {"m": (133, 133), "p": (1, 15)}),
        (Quotient("p", "m", "k", 10), {"m": (133, 133), "p": (0, 159)}),
    ],
)
def test_what_follows_from_a_figure_is_followed_further(
    figure: PrintedRatio | Quotient, stated: dict[str, Ends]
) -> None:
    limits: tuple[Limit, ...] = ((("k",), ("x",)),)
    ends = narrow(
        {"k": OPEN_ENDS, "x": OPEN_ENDS, **{n: Interval(*e) for n, e in stated.items()}}, limits, (figure,)
    ).ends
    assert (ends["k"], ends["x"]) == ((9, None), (9, None))


def test_a_share_that_may_be_none_still_bounds_its_counts() -> None:
    share = Quotient("p", "m", "k", 100)
    ends = narrow({"p": Interval(0, 40), "m": Interval(5, 5), "k": OPEN_ENDS}, (), (share,)).ends
    assert ends["k"] == (13, None)
    ends = narrow({"p": Interval(40, None), "m": Interval(5, 5), "k": OPEN_ENDS}, (), (share,)).ends
    assert ends["k"] == (1, 12)


@pytest.mark.parametrize(
    ("stated", "limits", "part", "whole"),
    [
        ({"a": (5, 5), "b": UNKNOWN, "c": (4, 4)}, CHAIN, ("a",), ("b",)),
        ({"a": (5, 5), "b": (3, 3), "t": (7, 7)}, TOTAL, ("a", "b"), ("t",)),
    ],
)
def test_counts_that_cannot_be_together_are_told_by_a_limit(
    stated: Mapping[str, Ends], limits: tuple[Limit, ...], part: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    broken = narrow({name: Interval(*ends) for name, ends in stated.items()}, limits).broken
    assert broken is not None
    assert (broken.part, broken.whole, broken.ratio) == (part, whole, None)


def test_a_figure_that_fits_no_counts_is_told_as_a_ratio() -> None:
    stated = {"m": Interval(100, 100), "k": Interval(10, 10), "p": Interval(12, 12)}
    broken = narrow(stated, (), PRINTED).broken
    assert broken is not None
    assert broken.ratio == PRINTED[0]


def test_a_narrowed_end_says_from_which_counts_it_follows() -> None:
    narrowing = narrow({"a": Interval(5, 5), "b": Interval(0, None), "c": Interval(0, None)}, CHAIN)
    assert narrowing.because("c") == ("a",)
    assert narrowing.because("a") == ()
    assert narrowing.stated["c"] == (0, None)


def test_a_number_is_left_to_every_count_where_no_end_has_crossed_the_other() -> None:
    assert narrow({"a": Interval(1, 3), "b": Interval(5, None)}, ()).leaves_all
    assert not narrow({"a": Interval(1, 3), "b": Interval(5, 4)}, ()).leaves_all
    assert not narrow({"a": Interval(5, 5), "b": Interval(0, 3)}, ((("a",), ("b",)),)).leaves_all


def test_an_end_that_a_sum_leaves_where_it_was_follows_from_nothing() -> None:
    narrowing = narrow({"a": Interval(3, 3), "b": Interval(4, 4), "t": Interval(7, 7)}, TOTAL)
    assert [narrowing.because(name) for name in ("a", "b", "t")] == [(), (), ()]
    lowered = narrow({"a": Interval(3, 3), "b": Interval(0, 9), "t": Interval(0, 7)}, TOTAL)
    assert (lowered.ends["b"], lowered.because("b"), lowered.because("a")) == ((0, 4), ("a", "t"), ())


def test_no_sum_of_open_ends_is_taken_for_a_bounded_one_and_all_fit_into_64_bits() -> None:
    assert OPEN > 100 * MOST
    assert BOUNDED > 100 * MOST
    assert 2 * OPEN + 100 * MOST < 2**63
    assert left({"a": (MOST, MOST), "b": UNKNOWN, "t": UNKNOWN}, TOTAL)["b"] == UNKNOWN


LIMITS: tuple[Limit, ...] = (
    *TOTAL,
    (("c",), ("a",)),
    (("c", "d"), ("a", "e")),
    (("e",), ("c",)),
)
NAMES = ("a", "b", "c", "d", "e", "t")


def completions(stated: Mapping[str, Interval]) -> Iterator[dict[str, int]]:
    """Yield every choice of numbers within the ends that keeps all limits."""
    ranges = (range(low, (high if high is not None else 0) + 1) for low, high in stated.values())
    for numbers in product(*ranges):
        world = dict(zip(stated, numbers, strict=True))
        if all(sum(world[n] for n in part) <= sum(world[n] for n in whole) for part, whole in LIMITS):
            yield world


ends = st.tuples(st.integers(0, 4), st.integers(0, 3)).map(lambda pair: Interval(pair[0], sum(pair)))


@settings(max_examples=60, deadline=None)
@given(stated=st.fixed_dictionaries(dict.fromkeys(NAMES, ends)))
def test_no_number_of_any_completion_is_lost(stated: dict[str, Interval]) -> None:
    narrowing = narrow(stated, LIMITS)
    worlds = list(completions(stated))
    if narrowing.broken:
        assert not worlds
    for world in worlds:
        for name, number in world.items():
            low, high = narrowing.ends[name]
            assert low <= number
            assert high is None or number <= high


@st.composite
def around_a_world(draw: st.DrawFn) -> dict[str, Interval]:
    """Draw ends around numbers that keep all limits."""
    a, b = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    c = draw(st.integers(0, a))
    e = draw(st.integers(0, c))
    world = {"a": a, "b": b, "c": c, "d": draw(st.integers(0, a + e - c)), "e": e, "t": a + b}
    slack = st.integers(0, 3)
    return {name: Interval(max(0, number - draw(slack)), number + draw(slack)) for name, number in world.items()}


@settings(max_examples=60, deadline=None)
@given(stated=around_a_world(), name=st.sampled_from(NAMES))
def test_knowing_more_of_a_count_widens_no_other(stated: dict[str, Interval], name: str) -> None:
    less = {**stated, name: Interval(0, None)}
    narrow_, wide = narrow(stated, LIMITS), narrow(less, LIMITS)
    assert not narrow_.broken
    assert not wide.broken
    for other in NAMES:
        (low, high), (wide_low, wide_high) = narrow_.ends[other], wide.ends[other]
        assert wide_low <= low
        assert wide_high is None or (high is not None and high <= wide_high)


APART: tuple[Limit, ...] = (*LIMITS, (("x",), ("y",)), (("x", "y"), ("z",)))


@settings(max_examples=60, deadline=None)
@given(
    stated=around_a_world(),
    others=st.fixed_dictionaries(dict.fromkeys(("x", "y", "z"), ends)),
    changed=st.dictionaries(st.sampled_from((*NAMES, "x", "y", "z")), ends, min_size=1, max_size=3),
)
def test_what_is_narrowed_again_is_what_is_narrowed_anew(
    stated: dict[str, Interval], others: dict[str, Interval], changed: dict[str, Interval]
) -> None:
    ceilings = {"z": 5, "b": 6}
    anew = narrow({**stated, **others, **changed}, APART, ceilings=ceilings)
    again = narrow_again(narrow({**stated, **others}, APART, ceilings=ceilings), changed, APART, (), ceilings)
    assert (again.broken is None) is (anew.broken is None)
    assert again.leaves_all is anew.leaves_all
    assert {name for name, left in again.ends.items() if left != again.stated[name]} == again.narrowed
    if anew.broken is None:
        assert (again.stated, again.ends, again.lows, again.highs) == (anew.stated, anew.ends, anew.lows, anew.highs)


def test_what_limits_and_figures_tie_is_followed_over_all_of_them() -> None:
    tied = tied_to(frozenset({"x"}), APART, PRINTED)
    assert (tied.names, tied.limits, tied.ratios) == (frozenset("xyz"), APART[-2:], ())
    assert tied_to(frozenset({"m"}), APART, PRINTED).names == frozenset("pmk")
    assert tied_to(frozenset({"alone"}), APART, PRINTED) == (frozenset({"alone"}), (), ())
