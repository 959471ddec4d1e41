from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Award, Candidate, Status, Track, check_quotas, select
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.selection.awards import QuotaCheck
from skillbase_rules.selection.pool import AwardClass, Category, Tier
from skillbase_rules.selection.reasons import FaultCode
from tests.support.pools import SMALL, pools
from tests.support.tries import tries

MUNICIPAL_PLACES = {Category.INTERNATIONAL: 2, Category.DIGITAL: 3, Category.OTHER: 3}
MUNICIPAL_CLAUSES = {
    (AwardClass.FUNDED, Category.INTERNATIONAL): "2.2.1.b",
    (AwardClass.FUNDED, Category.DIGITAL): "2.2.1.c",
    (AwardClass.FUNDED, Category.OTHER): "2.2.1.d",
    (AwardClass.NAMED, Category.INTERNATIONAL): "2.2.2.b",
    (AwardClass.NAMED, Category.DIGITAL): "2.2.2.c",
    (AwardClass.NAMED, Category.OTHER): "2.2.2.d",
}


def national(*tiers: Tier | None) -> list[Award]:
    return [Award(candidate=f"n{index}", track=Track.NATIONAL, tier=tier) for index, tier in enumerate(tiers)]


def municipal(award_class: AwardClass | None, category: Category | None, number: int) -> list[Award]:
    return [
        Award(
            candidate=f"{award_class} {category} {index}",
            track=Track.MUNICIPAL,
            award_class=award_class,
            category=category,
        )
        for index in range(number)
    ]


def full_list() -> list[Award]:
    return [
        *national(Tier.A, Tier.B, Tier.C),
        *(
            award
            for award_class, (category, places) in product(AwardClass, MUNICIPAL_PLACES.items())
            for award in municipal(award_class, category, places)
        ),
    ]


def codes(check: QuotaCheck) -> list[FaultCode]:
    return [fault.code for fault in check.faults]


@pytest.mark.clause("2.1.a")
@pytest.mark.clause("2.2.1.a")
@pytest.mark.clause("2.2.2.a")
def test_a_full_list_is_met_and_leaves_nothing_free() -> None:
    check = check_quotas(full_list())
    assert check.status is Status.MET
    assert [(one.used, one.allowed, one.over, one.free) for one in check.categories] == [
        (places, places, 0, 0) for places in (2, 1, 2, 3, 3, 2, 3, 3)
    ]


def test_an_empty_list_is_met_and_leaves_everything_free() -> None:
    check = check_quotas([])
    assert check.status is Status.MET
    assert sum(one.free for one in check.categories) == 19


@pytest.mark.clause("2.1.c")
@pytest.mark.clause("2.1.d")
@pytest.mark.parametrize(
    ("tiers", "over"),
    [
        ("AA", ()),
        ("BB", ()),
        ("ABD", ()),
        ("AAB", ("2.1.c",)),
        ("CD", ("2.1.d",)),
        ("ABBCC", ("2.1.c", "2.1.d")),
    ],
)
def test_tiers_a_and_b_share_two_places_and_c_and_d_one(tiers: str, over: tuple[str, ...]) -> None:
    check = check_quotas(national(*map(Tier, tiers)))
    assert tuple(clause for fault in check.faults for clause in fault.clauses) == over
    # Whether the two share their places is a reading.
    assert [fault.readings for fault in check.faults] == [("R-14", "R-16")] * len(over)
    assert check.status is (Status.NOT_MET if over else Status.MET)


@pytest.mark.clause("2.1.c")
def test_one_of_each_tier_may_be_asked_for() -> None:
    edition = CHONGQING_2024.choosing(upper_tiers="one_of_each")
    assert check_quotas(national(Tier.A, Tier.B), edition=edition).status is Status.MET
    check = check_quotas(national(Tier.A, Tier.A), edition=edition)
    assert check.status is Status.NOT_MET
    assert (check.category("national_a").over, check.category("national_b").free) == (1, 1)
    assert check_quotas(national(Tier.A, Tier.B, Tier.C), edition=edition).status is Status.MET
    assert codes(check_quotas(national(Tier.C, Tier.D), edition=edition)) == [FaultCode.OVER]


@pytest.mark.clause("2.2.1.b")
@pytest.mark.clause("2.2.1.c")
@pytest.mark.clause("2.2.1.d")
@pytest.mark.clause("2.2.2.b")
@pytest.mark.clause("2.2.2.c")
@pytest.mark.clause("2.2.2.d")
@pytest.mark.parametrize(("award_class", "category"), MUNICIPAL_CLAUSES)
def test_each_municipal_category_has_its_own_places(award_class: AwardClass, category: Category) -> None:
    places = MUNICIPAL_PLACES[category]
    for number in (places - 1, places, places + 1):
        check = check_quotas(municipal(award_class, category, number))
        use = check.category(f"{award_class}_{category}")
        over, free = max(0, number - places), max(0, places - number)
        assert (use.used, use.over, use.free) == (number, over, free)
        assert check.status is (Status.NOT_MET if over else Status.MET)
        assert [fault.clauses for fault in check.faults] == [(MUNICIPAL_CLAUSES[award_class, category],)] * over


@pytest.mark.clause("2.2.1.d")
def test_empty_places_move_to_the_category_other_only_where_asked() -> None:
    awards = [
        *municipal(AwardClass.FUNDED, Category.OTHER, 6),
        *municipal(AwardClass.FUNDED, Category.INTERNATIONAL, 1),
    ]
    moving = CHONGQING_2024.choosing(transfer="to_other")
    assert check_quotas(awards).category("funded_other").over == 3
    assert check_quotas(awards, edition=moving).status is Status.MET
    assert check_quotas(awards, edition=moving).category("funded_other").free == 1
    two_more = [*awards, *municipal(AwardClass.FUNDED, Category.DIGITAL, 2)]
    check = check_quotas(two_more, edition=moving)
    assert check.status is Status.NOT_MET
    assert check.category("funded_other").over == 1
    assert check.faults[0].clauses == ("2.2.1.b", "2.2.1.c", "2.2.1.d")
    # Nothing moves into the other two, nor from class to class.
    assert check_quotas(municipal(AwardClass.FUNDED, Category.DIGITAL, 4), edition=moving).status is Status.NOT_MET
    assert check_quotas(municipal(AwardClass.FUNDED, Category.OTHER, 9), edition=moving).status is Status.NOT_MET


@pytest.mark.clause("2.1.a")
@pytest.mark.clause("2.2.1.a")
def test_an_empty_place_is_a_fault_only_where_numbers_are_exact() -> None:
    exact = CHONGQING_2024.choosing(places_binding="exactly")
    assert check_quotas(full_list(), edition=exact).status is Status.MET
    check = check_quotas(full_list()[1:], edition=exact)
    assert codes(check) == [FaultCode.EMPTY]
    assert check.faults[0].clauses == ("2.1.a",)
    assert check_quotas(full_list()[1:]).status is Status.MET
    assert codes(check_quotas([], edition=exact)) == [FaultCode.EMPTY] * 2


@pytest.mark.clause("2.1.b")
@pytest.mark.parametrize(
    "award",
    [
        Award(candidate="x", track=Track.NATIONAL, tier=Tier.A, category=Category.OTHER),
        Award(candidate="x", track=Track.NATIONAL, tier=Tier.A, award_class=AwardClass.NAMED),
        Award(candidate="x", track=Track.NATIONAL, category=Category.DIGITAL),
        Award(
            candidate="x",
            track=Track.MUNICIPAL,
            tier=Tier.A,
            category=Category.OTHER,
            award_class=AwardClass.FUNDED,
        ),
    ],
)
def test_a_kind_of_the_other_track_is_a_fault(award: Award) -> None:
    check = check_quotas([award])
    assert codes(check) == [FaultCode.FOREIGN_KIND]
    assert check.faults[0].candidates == ("x",)


def test_a_unit_has_one_award_on_a_track() -> None:
    awards = [
        Award(candidate="x", track=Track.MUNICIPAL, category=Category.OTHER, award_class=one) for one in AwardClass
    ]
    check = check_quotas(awards)
    assert codes(check) == [FaultCode.TWICE]
    assert check.faults[0].readings == ("R-18", "R-19")
    assert codes(check_quotas([national(Tier.A)[0]] * 2)) == [FaultCode.TWICE]


@pytest.mark.clause("5.2.h")
def test_an_award_on_both_tracks_hangs_on_its_reading() -> None:
    awards = [
        Award(candidate="x", track=Track.NATIONAL, tier=Tier.A),
        Award(candidate="x", track=Track.MUNICIPAL, category=Category.OTHER, award_class=AwardClass.FUNDED),
    ]
    check = check_quotas(awards)
    assert (check.status, codes(check), check.hinges_on) == (Status.NOT_MET, [FaultCode.BOTH_TRACKS], ("R-76",))
    other = check_quotas(awards, edition=CHONGQING_2024.choosing(double_win="both"))
    assert (other.status, other.faults, other.hinges_on) == (Status.MET, (), ("R-76",))
    # With another fault beside it the reading decides nothing.
    assert check_quotas([*awards, *awards]).hinges_on == ()


def test_an_award_of_unstated_kind_is_neither_met_nor_not_met() -> None:
    check = check_quotas(national(None))
    assert (check.status, len(check.unplaced)) == (Status.UNKNOWN, 1)
    assert check_quotas(national(Tier.A, Tier.B, None)).status is Status.UNKNOWN


def test_what_no_completion_can_save_is_not_met() -> None:
    assert check_quotas(national(None, None, None, None)).status is Status.NOT_MET
    assert check_quotas(municipal(None, Category.INTERNATIONAL, 4)).status is Status.UNKNOWN
    assert check_quotas(municipal(None, Category.INTERNATIONAL, 5)).status is Status.NOT_MET
    assert check_quotas(municipal(AwardClass.NAMED, None, 9)).faults[0].clauses == ("2.2.2.b", "2.2.2.c", "2.2.2.d")


@st.composite
def awards_of_all_kinds(draw: st.DrawFn) -> list[Award]:
    tiers = st.sampled_from([*Tier, None])
    categories = st.sampled_from([Category.INTERNATIONAL, Category.OTHER, None])
    classes = st.sampled_from([AwardClass.FUNDED, None])
    return [
        Award(candidate=f"c{index}", track=Track.NATIONAL, tier=draw(tiers))
        if draw(st.booleans())
        else Award(candidate=f"c{index}", track=Track.MUNICIPAL, category=draw(categories), award_class=draw(classes))
        for index in range(draw(st.integers(0, 5)))
    ]


def completions(award: Award) -> list[Award]:
    if award.track is Track.NATIONAL:
        return [award.model_copy(update={"tier": tier}) for tier in ([award.tier] if award.tier else Tier)]
    return [
        award.model_copy(update={"category": category, "award_class": award_class})
        for category in ([award.category] if award.category else Category)
        for award_class in ([award.award_class] if award.award_class else AwardClass)
    ]


@tries(40)
@given(awards_of_all_kinds(), st.sampled_from(["none", "to_other"]))
def test_a_list_is_lost_exactly_when_every_completion_is(awards: Sequence[Award], transfer: str) -> None:
    edition = SMALL.choosing(transfer=transfer)
    check = check_quotas(awards, edition=edition)
    some_fits = any(
        all(not one.over for one in check_quotas(completed, edition=edition).categories)
        for completed in product(*map(completions, awards))
    )
    assert (check.status is Status.NOT_MET) is not some_fits
    assert (check.status is Status.UNKNOWN) is (some_fits and bool(check.unplaced))


@tries(40)
@given(pools(most=12, bodies=4), st.sampled_from(["none", "to_other"]), st.sampled_from(["national_only", "both"]))
def test_every_selection_keeps_to_the_places(pool: Sequence[Candidate], transfer: str, double_win: str) -> None:
    edition = SMALL.choosing(transfer=transfer, double_win=double_win)
    selection = select(pool, edition=edition)
    check = check_quotas(selection.awards, edition=edition)
    assert check.status is Status.MET
    assert len(selection.awards) == sum(one.used for one in check.categories)


@tries(40)
@given(awards_of_all_kinds())
def test_the_order_of_a_list_changes_nothing(awards: Sequence[Award]) -> None:
    assert check_quotas(reversed(awards), edition=SMALL) == check_quotas(awards, edition=SMALL)


def test_an_unknown_category_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="'national_a'; the categories are national_ab, national_cd"):
        check_quotas([]).category("national_a")


def test_one_unit_written_in_two_ways_has_two_awards() -> None:
    awards = [
        Award(candidate=unit, track=Track.MUNICIPAL, category=Category.OTHER, award_class=AwardClass.NAMED)
        for unit in ("江澜学院（北）", "江澜学院 (北)")
    ]
    check = check_quotas(awards)
    assert codes(check) == [FaultCode.TWICE]
    assert check.near_names == ()
    near = check_quotas([awards[0], awards[1].model_copy(update={"candidate": "重庆江澜学院（北）"})])
    assert (near.status, near.near_names) == (Status.MET, (("江澜学院（北）", "重庆江澜学院（北）"),))
