"""Every kind of leaf on its threshold, one below, one above, unknown, within bounds and not applicable."""

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
    OneOf,
    RatioWithin,
    ShareAtLeast,
    Sum,
    Together,
    Union,
    at_least,
    at_most,
    is_false,
    is_true,
    total,
)
from skillbase_rules.engine.findings import Operator, Ratio, Shortfall, Status, Threshold, UnknownCause
from skillbase_rules.engine.judging import LeafVerdict
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.verdicts import asks, judge_leaf
from tests.support.toy import house

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
Given = dict[str, object]

WORKSHOPS = at_least("b.1", "workshops", 4)
ABOVE = at_least("b.1", "workshops", 4, exclusive=True)
AT_MOST = at_most("b.1", "workshops", 4)
BELOW = Amount("b.1", total("workshops"), maximum=4, exclusive=True)
RANGE = Amount("b.1", total("workshops"), minimum=4, maximum=6)
JUST = Amount("b.1", total("workshops"), minimum=4, maximum=4)
INSIDE = Amount("b.1", total("workshops"), minimum=4, maximum=6, exclusive=True)


def bounds(low: int | None = None, high: int | None = None) -> Given:
    ends = {"at_least": low, "at_most": high}
    return {name: end for name, end in ends.items() if end is not None}


def status(leaf: Leaf, **facts: object) -> Status:
    return judge_leaf(leaf, house(**facts)).status


def lacks(*facts: str, amount: int | None = None) -> Shortfall:
    return Shortfall(facts=facts, amount=None if amount is None else Quantity.exactly(amount))


@pytest.mark.parametrize(
    ("leaf", "met", "not_met"),
    [
        (WORKSHOPS, [4, 5, 10**15, bounds(4), bounds(4, 9)], [0, 3, bounds(high=3), bounds(1, 3)]),
        (ABOVE, [5, bounds(5), bounds(5, 6)], [3, 4, bounds(high=4), bounds(1, 4)]),
        (AT_MOST, [0, 3, 4, bounds(high=4), bounds(3, 4)], [5, bounds(5), bounds(5, 9)]),
        (BELOW, [0, 3, bounds(high=3)], [4, 5, bounds(4), bounds(4, 5)]),
        (RANGE, [4, 5, 6, bounds(4, 6)], [3, 7, bounds(high=3), bounds(7), bounds(7, 9), bounds(1, 3)]),
        (INSIDE, [5, bounds(5, 5)], [4, 6, bounds(high=4), bounds(6)]),
        (JUST, [4, bounds(4, 4)], [3, 5, bounds(high=3), bounds(5)]),
    ],
)
def test_an_amount_turns_exactly_at_its_ends(leaf: Amount, met: list[object], not_met: list[object]) -> None:
    assert [status(leaf, workshops=value) for value in met] == [MET] * len(met)
    assert [status(leaf, workshops=value) for value in not_met] == [NOT_MET] * len(not_met)


@pytest.mark.parametrize(
    ("leaf", "across"),
    [
        (WORKSHOPS, [None, bounds(3), bounds(high=4), bounds(3, 4)]),
        (ABOVE, [None, bounds(4), bounds(4, 5)]),
        (AT_MOST, [None, bounds(4), bounds(high=5), bounds(4, 5)]),
        (BELOW, [None, bounds(3), bounds(3, 4)]),
        (RANGE, [None, bounds(4), bounds(high=6), bounds(3, 4), bounds(6, 7), bounds(0, 9)]),
        (INSIDE, [None, bounds(4, 5), bounds(5, 6), bounds(5)]),
    ],
)
def test_an_amount_whose_bounds_lie_across_an_end_is_open(leaf: Amount, across: list[object]) -> None:
    for value in across:
        result = judge_leaf(leaf, house(workshops=value))
        assert (result.status, result.missing, result.cause) == (UNKNOWN, ("workshops",), UnknownCause.MISSING_FACT)
        assert result.shortfall is None


def test_an_amount_shows_the_count_and_nothing_where_nothing_is_known() -> None:
    assert judge_leaf(WORKSHOPS, house(workshops=3)).observed == Quantity.exactly(3)
    assert judge_leaf(WORKSHOPS, house(workshops=bounds(3, 9))).observed == Quantity.between(3, 9)
    assert judge_leaf(WORKSHOPS, house()).observed is None
    # A stated zero is something known.
    assert judge_leaf(WORKSHOPS, house(workshops=0)).observed == Quantity.exactly(0)


@pytest.mark.parametrize(
    ("leaf", "facts", "expected"),
    [
        (at_least("", total("carvers", "weavers"), 4), {"carvers": 1, "weavers": 3}, MET),
        (at_least("", total("carvers", "weavers"), 4), {"carvers": 1, "weavers": 2}, NOT_MET),
        (at_least("", total("carvers", "weavers"), 4), {"carvers": 4}, MET),
        (at_least("", total("carvers", "weavers"), 4), {"carvers": 3}, UNKNOWN),
        (at_least("", Sum((("members", 1), ("young_members", -1))), 4), {"members": 9, "young_members": 5}, MET),
        (at_least("", Sum((("members", 1), ("young_members", -1))), 4), {"members": 9, "young_members": 6}, NOT_MET),
        (at_least("", Sum((("members", 1), ("young_members", -1))), 4), {"members": 3}, NOT_MET),
        (at_least("", Union("carvers", "weavers", "carvers_and_weavers"), 4), {"carvers": 4}, MET),
        (
            at_least("", Union("carvers", "weavers", "carvers_and_weavers"), 4),
            {"carvers": 3, "weavers": 2, "carvers_and_weavers": 2},
            NOT_MET,
        ),
        (at_least("", Union("carvers", "weavers", "carvers_and_weavers"), 4), {"carvers": 3, "weavers": 2}, UNKNOWN),
        (at_least("", "members", 4), {"young_members": 4}, MET),
        (at_least("", "young_members", 4), {"members": 3}, NOT_MET),
        (at_least("", AsStated("members"), 4), {"young_members": 4}, UNKNOWN),
        (at_least("", AsStated("members"), 4), {"members": {"at_least": 4}}, MET),
        (at_least("", Greatest((total("carvers"), total("weavers"))), 4), {"carvers": 0, "weavers": 4}, MET),
        (at_least("", Greatest((total("carvers"), total("weavers"))), 4), {"carvers": 3, "weavers": 3}, NOT_MET),
        (at_least("", Constant(4), 4), {}, MET),
        (at_least("", Constant(3), 4), {}, NOT_MET),
    ],
)
def test_an_amount_is_asked_of_every_measure(leaf: Amount, facts: Given, expected: Status) -> None:
    assert status(leaf, **facts) is expected


SHARE = ShareAtLeast("b.2", total("young_members"), total("members"), 30)
APART = ShareAtLeast("b.2", total("carvers"), total("workshops"), 30, nested=False)
MORE_THAN = ShareAtLeast("b.2", total("young_members"), total("members"), 30, exclusive=True)
WHOLE_PERCENT = ShareAtLeast("b.2", total("young_members"), total("members"), 30, rounding=Fraction(1, 2))
ROUNDED_ABOVE = ShareAtLeast("b.2", total("young_members"), total("members"), 30, True, rounding=Fraction(1, 2))
ONE_DECIMAL = ShareAtLeast("b.2", total("young_members"), total("members"), 30, rounding=Fraction(1, 20))
HUGE = 10**13


@pytest.mark.parametrize(
    ("leaf", "part", "whole", "expected"),
    [
        (SHARE, 3, 10, MET),
        (SHARE, 4, 10, MET),
        (SHARE, 2, 10, NOT_MET),
        (SHARE, 3, 11, NOT_MET),
        (SHARE, 3 * HUGE, 10 * HUGE, MET),
        (SHARE, 3 * HUGE - 1, 10 * HUGE, NOT_MET),
        (SHARE, 0, 0, UNKNOWN),
        (SHARE, None, 10, UNKNOWN),
        (SHARE, 3, None, UNKNOWN),
        (SHARE, None, None, UNKNOWN),
        (SHARE, bounds(3), 10, MET),
        (SHARE, bounds(2), 10, UNKNOWN),
        (SHARE, bounds(high=2), 10, NOT_MET),
        (SHARE, bounds(high=3), 10, UNKNOWN),
        (SHARE, 3, bounds(high=10), MET),
        (SHARE, 3, bounds(high=11), UNKNOWN),
        (SHARE, 3, bounds(11), NOT_MET),
        (SHARE, 3, bounds(10), UNKNOWN),
        (SHARE, 0, bounds(high=10), UNKNOWN),
        (SHARE, 0, bounds(1), NOT_MET),
        (APART, 3, bounds(0, 10), UNKNOWN),
        (APART, 3, bounds(1, 10), MET),
        (APART, 3, 2, MET),
        (APART, 2, bounds(7), NOT_MET),
        (APART, 0, 0, UNKNOWN),
        (APART, 3, 0, UNKNOWN),
        (MORE_THAN, 3, 10, NOT_MET),
        (MORE_THAN, 3 * HUGE + 1, 10 * HUGE, MET),
        (MORE_THAN, 4, bounds(high=13), MET),
        (MORE_THAN, bounds(high=3), bounds(10), NOT_MET),
        (WHOLE_PERCENT, 295, 1000, MET),
        (WHOLE_PERCENT, 294, 1000, NOT_MET),
        (ROUNDED_ABOVE, 305, 1000, MET),
        (ROUNDED_ABOVE, 304, 1000, NOT_MET),
        (ONE_DECIMAL, 2995, 10000, MET),
        (ONE_DECIMAL, 2994, 10000, NOT_MET),
    ],
)
def test_a_share_turns_exactly_at_its_percentage(
    leaf: ShareAtLeast, part: object, whole: object, expected: Status
) -> None:
    names = {"young_members": "young_members", "members": "members"}
    if leaf is APART:
        names = {"young_members": "carvers", "members": "workshops"}
    result = judge_leaf(leaf, house(**{names["young_members"]: part, names["members"]: whole}))
    assert result.status is expected
    assert (result.shortfall is not None) is (expected is NOT_MET)


def test_a_share_shows_part_and_whole_and_names_what_is_open() -> None:
    assert judge_leaf(SHARE, house(young_members=2, members=10)).observed == Ratio(
        part=Quantity.exactly(2), whole=Quantity.exactly(10)
    )
    half_known = judge_leaf(SHARE, house(members=10))
    assert half_known.observed == Ratio(part=Quantity.between(0, 10), whole=Quantity.exactly(10))
    assert half_known.missing == ("young_members",)
    assert judge_leaf(SHARE, house()) == LeafVerdict(
        UNKNOWN, None, None, ("young_members", "members"), UnknownCause.MISSING_FACT
    )


def test_a_whole_that_holds_its_part_is_not_empty_where_the_part_is_not() -> None:
    # Nothing on the sheet counts carvers among the workshops; the leaf does, unless it is told not to.
    nested = ShareAtLeast("b.2", total("carvers"), total("workshops"), 30)
    assert status(nested, carvers=3, workshops=bounds(high=10)) is MET
    assert status(nested, carvers=3, workshops=bounds(high=11)) is UNKNOWN
    assert status(nested, carvers=bounds(high=3), workshops=bounds(high=10)) is UNKNOWN
    assert status(APART, carvers=3, workshops=bounds(high=10)) is UNKNOWN


def test_a_share_of_nothing_is_for_people_to_judge() -> None:
    nothing = judge_leaf(SHARE, house(young_members=0, members=0))
    assert (nothing.missing, nothing.cause) == ((), UnknownCause.JUDGEMENT)


CEILING = RatioWithin("b.3", total("visits"), total("workshops"), maximum=20)
FLOOR = RatioWithin("b.3", total("visits"), total("workshops"), minimum=10)
BAND = RatioWithin("b.3", total("visits"), total("workshops"), minimum=10, maximum=20)


@pytest.mark.parametrize(
    ("leaf", "visits", "workshops", "expected"),
    [
        (CEILING, 40, 2, MET),
        (CEILING, 39, 2, MET),
        (CEILING, 41, 2, NOT_MET),
        (CEILING, 1, 0, NOT_MET),
        (CEILING, 0, 2, UNKNOWN),
        (CEILING, 0, 0, UNKNOWN),
        (CEILING, None, 2, UNKNOWN),
        (CEILING, 40, None, UNKNOWN),
        (CEILING, bounds(1, 40), bounds(2), MET),
        (CEILING, bounds(0, 40), bounds(2), UNKNOWN),
        (CEILING, bounds(41), bounds(high=2), NOT_MET),
        (CEILING, bounds(40), bounds(high=2), UNKNOWN),
        (FLOOR, 20, 2, MET),
        (FLOOR, 19, 2, NOT_MET),
        (FLOOR, 1, 0, NOT_MET),
        (FLOOR, bounds(20), bounds(1, 2), MET),
        (FLOOR, bounds(20), bounds(high=2), UNKNOWN),
        (FLOOR, bounds(1, 19), bounds(2), NOT_MET),
        (FLOOR, bounds(high=19), bounds(2), UNKNOWN),
        (FLOOR, bounds(20), bounds(high=3), UNKNOWN),
        (BAND, 20, 2, MET),
        (BAND, 40, 2, MET),
        (BAND, 19, 2, NOT_MET),
        (BAND, 41, 2, NOT_MET),
        (BAND, bounds(20, 40), 2, MET),
        (BAND, bounds(19, 40), 2, UNKNOWN),
        (BAND, bounds(20, 41), 2, UNKNOWN),
    ],
)
def test_a_ratio_turns_exactly_at_its_ends(
    leaf: RatioWithin, visits: object, workshops: object, expected: Status
) -> None:
    assert status(leaf, visits=visits, workshops=workshops) is expected


def printed(minimum: int | None, maximum: int | None, slack: int) -> RatioWithin:
    return RatioWithin("b.3", total("visits"), total("workshops"), minimum, maximum, "visits_per_workshop", slack)


@pytest.mark.parametrize(
    ("leaf", "figure", "expected"),
    [
        (printed(None, 20, 0), 20, MET),
        (printed(None, 20, 0), 21, NOT_MET),
        (printed(None, 20, 1), 19, MET),
        (printed(None, 20, 1), 20, UNKNOWN),
        (printed(None, 20, 1), 21, NOT_MET),
        (printed(10, None, 0), 10, MET),
        (printed(10, None, 0), 9, NOT_MET),
        (printed(10, None, 1), 11, MET),
        (printed(10, None, 1), 10, UNKNOWN),
        (printed(10, None, 1), 9, NOT_MET),
        (printed(10, 20, 1), 15, MET),
        (printed(10, 20, 1), 20, UNKNOWN),
        (printed(10, 20, 1), 10, UNKNOWN),
        (printed(None, 20, 0), None, UNKNOWN),
        (printed(None, 20, 0), bounds(3, 4), MET),
        (printed(None, 20, 1), bounds(high=15), MET),
        (printed(None, 20, 1), bounds(1, 15), MET),
        (printed(None, 20, 1), bounds(22), NOT_MET),
        (printed(None, 20, 1), bounds(19, 21), UNKNOWN),
        (printed(None, 20, 0), bounds(3), UNKNOWN),
    ],
)
def test_a_printed_figure_decides_as_far_as_its_rounding_lets_it(
    leaf: RatioWithin, figure: object, expected: Status
) -> None:
    result = judge_leaf(leaf, house(visits_per_workshop=figure))
    assert result.status is expected
    if expected is UNKNOWN:
        assert (result.observed, result.missing) == (None, ("visits", "workshops"))
    else:
        shown = Quantity.model_validate(figure)
        # A printed figure is never 0.
        assert result.observed == Ratio(
            part=Quantity.between(max(shown.at_least, 1), shown.at_most), whole=Quantity.exactly(1)
        )
        assert result.shortfall == (None if expected is MET else Shortfall(facts=("visits_per_workshop",)))


def test_counts_go_before_a_printed_figure() -> None:
    ceiling = printed(None, 20, 0)
    # 41 visits to two workshops print as 20 when cut off, and are still too many.
    assert status(ceiling, visits=41, workshops=2, visits_per_workshop=20) is NOT_MET
    half_known = judge_leaf(ceiling, house(visits=30, visits_per_workshop=15))
    assert (half_known.status, half_known.observed) == (
        MET,
        Ratio(part=Quantity.exactly(30), whole=Quantity.exactly(2)),
    )


BOTH = is_true("a.1", "open_to_all", "has_loft")
NEITHER = is_false("a.1", "open_to_all", "has_loft")
JUDGED = Holds("a.1", ("has_loft",), judgement=True)
DECLARED = Holds("a.1", ("open_to_all", "has_loft"), undeclared_fails=True)


@pytest.mark.parametrize(
    ("leaf", "open_to_all", "has_loft", "expected"),
    [
        (BOTH, True, True, LeafVerdict(MET, True)),
        (BOTH, True, False, LeafVerdict(NOT_MET, False, lacks("has_loft"))),
        (BOTH, False, None, LeafVerdict(NOT_MET, False, lacks("open_to_all"))),
        (BOTH, False, False, LeafVerdict(NOT_MET, False, lacks("open_to_all", "has_loft"))),
        (BOTH, True, None, LeafVerdict(UNKNOWN, None, None, ("has_loft",), UnknownCause.MISSING_FACT)),
        (BOTH, None, None, LeafVerdict(UNKNOWN, None, None, ("open_to_all", "has_loft"), UnknownCause.MISSING_FACT)),
        (NEITHER, False, False, LeafVerdict(MET, False)),
        (NEITHER, True, False, LeafVerdict(NOT_MET, True, lacks("open_to_all"))),
        (JUDGED, True, None, LeafVerdict(UNKNOWN, None, None, ("has_loft",), UnknownCause.JUDGEMENT)),
        (JUDGED, True, False, LeafVerdict(NOT_MET, False, lacks("has_loft"))),
        (DECLARED, True, None, LeafVerdict(NOT_MET, None, lacks("has_loft"))),
        (DECLARED, False, None, LeafVerdict(NOT_MET, False, lacks("open_to_all", "has_loft"))),
    ],
)
def test_a_yes_or_no_is_asked_of_every_fact_named(
    leaf: Holds, open_to_all: bool | None, has_loft: bool | None, expected: LeafVerdict
) -> None:
    assert judge_leaf(leaf, house(open_to_all=open_to_all, has_loft=has_loft)) == expected


KIND = OneOf("a.2", "house_kind", ("guild",), referred=("other",))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("guild", LeafVerdict(MET, "guild")),
        ("school", LeafVerdict(NOT_MET, "school", lacks("house_kind"))),
        ("other", LeafVerdict(UNKNOWN, "other", None, (), UnknownCause.JUDGEMENT)),
        (None, LeafVerdict(UNKNOWN, None, None, ("house_kind",), UnknownCause.MISSING_FACT)),
    ],
)
def test_a_name_is_allowed_referred_refused_or_open(kind: str | None, expected: LeafVerdict) -> None:
    assert judge_leaf(KIND, house(house_kind=kind)) == expected


TOGETHER = Together("b.4", (WORKSHOPS, is_true("b.4", "has_loft"), KIND))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"workshops": 4, "has_loft": True, "house_kind": "guild"}, (MET, None, (), None)),
        ({"workshops": 3, "has_loft": True}, (NOT_MET, lacks("workshops", amount=1), (), None)),
        ({"workshops": 4, "has_loft": False}, (NOT_MET, lacks("has_loft"), (), None)),
        ({"workshops": 3, "has_loft": False}, (NOT_MET, lacks("workshops", amount=1), (), None)),
        ({"workshops": 4, "house_kind": "guild"}, (UNKNOWN, None, ("has_loft",), UnknownCause.MISSING_FACT)),
        ({"house_kind": "other"}, (UNKNOWN, None, ("workshops", "has_loft"), UnknownCause.MISSING_FACT)),
        ({"workshops": 4, "has_loft": True, "house_kind": "other"}, (UNKNOWN, None, (), UnknownCause.JUDGEMENT)),
    ],
)
def test_tests_of_one_clause_are_met_together_and_the_first_unmet_one_is_told(
    facts: Given, expected: tuple[Status, Shortfall | None, tuple[str, ...], UnknownCause | None]
) -> None:
    result = judge_leaf(TOGETHER, house(**facts))
    assert (result.status, result.shortfall, result.missing, result.cause) == expected
    assert result.observed == judge_leaf(WORKSHOPS, house(**facts)).observed


def test_a_missing_fact_goes_before_a_judgement_whatever_the_order() -> None:
    for tests in ((KIND, is_true("", "has_loft")), (is_true("", "has_loft"), KIND)):
        result = judge_leaf(Together("", tests), house(house_kind="other"))
        assert (result.missing, result.cause) == (("has_loft",), UnknownCause.MISSING_FACT)


@pytest.mark.parametrize(
    ("leaf", "operator", "threshold"),
    [
        (WORKSHOPS, ">=", 4),
        (ABOVE, ">", 4),
        (AT_MOST, "<=", 4),
        (RANGE, "range", (4, 6)),
        (JUST, "range", (4, 4)),
        (SHARE, ">=", 30),
        (MORE_THAN, ">", 30),
        (CEILING, "<=", 20),
        (FLOOR, ">=", 10),
        (BAND, "range", (10, 20)),
        (BOTH, "is", True),
        (is_false("", "has_loft"), "is", False),
        (KIND, "in", ("guild",)),
        (TOGETHER, ">=", 4),
    ],
)
def test_what_a_leaf_asks_for_is_told_as_a_comparison(leaf: Leaf, operator: Operator, threshold: Threshold) -> None:
    assert asks(leaf) == (operator, threshold)
