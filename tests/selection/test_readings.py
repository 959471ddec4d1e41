"""Each reading of a selection, and each ground that it gives, on the smallest pool that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Candidate,
    Facts,
    MunicipalCandidacy,
    NationalCandidacy,
    Pool,
    SkillbaseError,
    Status,
    Track,
    check_national_basic,
    replace_withdrawn,
    select,
)
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.selection.pool import AwardClass, Category, PreferenceClaim, Tier
from skillbase_rules.selection.result import Outcome, Selection
from tests.support.pools import SMALL

UNCLAIMED = PreferenceClaim()


def nationally(name: str, rank: int | None, tier: Tier = Tier.A, assigned: Tier | None = None) -> Candidate:
    candidacy = NationalCandidacy(eligibility=Status.MET, expert_rank=rank, tier=tier, assigned_tier=assigned)
    return Candidate(id=name, body=name, national=candidacy)


def municipally(
    name: str,
    rank: int | None,
    *,
    category: Category = Category.INTERNATIONAL,
    assigned: Category | None = None,
    award_class: AwardClass | None = None,
    preference: PreferenceClaim = UNCLAIMED,
    body: str | None = None,
    body_rank: int | None = None,
) -> Candidate:
    candidacy = MunicipalCandidacy(
        eligibility=Status.MET,
        expert_rank=rank,
        category=category,
        assigned_category=assigned,
        award_class=award_class,
        body_rank=body_rank,
    )
    return Candidate(id=name, body=body or name, municipal=candidacy, preference=preference)


def dual(name: str, national: int, municipal: int, *, met: Status = Status.MET, body: str | None = None) -> Candidate:
    return Candidate(
        id=name,
        body=body or name,
        national=NationalCandidacy(eligibility=Status.MET, expert_rank=national, tier=Tier.A),
        municipal=MunicipalCandidacy(eligibility=met, expert_rank=municipal, category=Category.INTERNATIONAL),
        dual_commitment=True,
        dual_occupations_kept=True,
    )


def places(selection: Selection, track: Track = Track.MUNICIPAL) -> dict[str, str]:
    return {
        one.candidate: "|".join(one.could_be) or one.category or one.outcome.value
        for one in selection.decisions
        if one.track is track
    }


def grounds(selection: Selection, name: str, track: Track = Track.MUNICIPAL) -> list[str]:
    return [reason.code.value for reason in selection.decision(name, track).reasons]


@pytest.mark.clause("2.1.c")
def test_one_of_each_upper_tier_gives_the_second_place_to_the_other_tier() -> None:
    pool = [nationally("x", 1, Tier.A), nationally("y", 2, Tier.A), nationally("z", 3, Tier.B)]
    assert places(select(pool), Track.NATIONAL) == {"x": "national_ab", "y": "national_ab", "z": "reserve"}
    apart = select(pool, edition=CHONGQING_2024.choosing(upper_tiers="one_of_each"))
    assert places(apart, Track.NATIONAL) == {"x": "national_a", "y": "reserve", "z": "national_b"}


@pytest.mark.clause("2.1.b")
def test_an_assigned_tier_counts_only_where_experts_settle_it() -> None:
    pool = [nationally("x", 1, Tier.A, assigned=Tier.D), nationally("y", 2, Tier.C)]
    assert places(select(pool), Track.NATIONAL) == {"x": "national_ab", "y": "national_cd"}
    assigned = select(pool, edition=CHONGQING_2024.choosing(tier_source="assigned"))
    assert places(assigned, Track.NATIONAL) == {"x": "national_cd", "y": "reserve"}
    assert [award.tier for award in assigned.awards] == [Tier.D]


@pytest.mark.clause("2.2.1.b")
def test_an_assigned_category_counts_only_where_experts_settle_it() -> None:
    pool = [municipally("x", 1, assigned=Category.DIGITAL), municipally("y", 2)]
    assert places(select(pool)) == {"x": "funded_international", "y": "funded_international"}
    assert places(select(pool, edition=CHONGQING_2024.choosing(category_source="assigned"))) == {
        "x": "funded_digital",
        "y": "funded_international",
    }


@pytest.mark.clause("2.2.1.d")
def test_empty_places_move_to_the_category_other_where_asked() -> None:
    pool = [municipally(f"o{rank}", rank, category=Category.OTHER) for rank in range(1, 8)]
    assert places(select(pool))["o7"] == "reserve"
    moved = select(pool, edition=CHONGQING_2024.choosing(transfer="to_other"))
    assert set(places(moved).values()) == {"funded_other"}
    assert [moved.category(f"funded_{kind}").places for kind in Category] == [0, 0, 8]


@pytest.mark.clause("2.2.1.d")
def test_how_many_places_move_stays_open_with_what_they_hang_on() -> None:
    unsettled = MunicipalCandidacy(expert_rank=1, category=Category.DIGITAL)
    pool = [
        Candidate(id="d", body="d", municipal=unsettled),
        *(municipally(f"o{rank:02}", rank, category=Category.OTHER) for rank in range(1, 9)),
    ]
    selection = select(pool, edition=CHONGQING_2024.choosing(transfer="to_other"))
    assert places(selection)["o07"] == "funded_other"
    assert places(selection)["o08"] == "funded_other|named_other"
    assert grounds(selection, "o08") == ["places_open"]


@pytest.mark.clause("2.2.2.a")
def test_an_applicant_may_have_to_choose_its_class() -> None:
    chooses = CHONGQING_2024.choosing(award_classes="applicant_chooses")
    pool = [
        municipally("x", 1, award_class=AwardClass.NAMED),
        municipally("y", 2, award_class=AwardClass.FUNDED),
    ]
    assert places(select(pool, edition=chooses)) == {"x": "named_international", "y": "funded_international"}
    with pytest.raises(SkillbaseError, match=r"z names no award_class.*R-19"):
        select([municipally("z", 1)], edition=chooses)


@pytest.mark.clause("4.2.0.a")
@pytest.mark.parametrize(
    ("cases", "first"),
    [("any_case", None), ("more_is_better", "two"), ("order_is_priority", "one")],
)
def test_cases_count_as_the_reading_says(cases: str, first: str | None) -> None:
    pool = [
        municipally("one", 1, preference=PreferenceClaim(met_cases=(1,))),
        municipally("two", 1, preference=PreferenceClaim(met_cases=(2, 3))),
    ]
    selection = select(pool, edition=SMALL.choosing(preference_cases=cases))
    expected = ["funded_international|named_international"] * 2
    if first:
        expected = ["funded_international" if name == first else "named_international" for name in ("one", "two")]
    assert places(selection) == dict(zip(("one", "two"), expected, strict=True))


@pytest.mark.clause("4.2.0.a")
def test_a_bare_claim_stands_for_any_case_it_may_mean() -> None:
    pool = [
        municipally("first", 1, preference=PreferenceClaim(met_cases=(1,))),
        municipally("none", 1, preference=PreferenceClaim(favoured=False)),
        municipally("some", 1, preference=PreferenceClaim(favoured=True)),
    ]
    for cases in ("any_case", "more_is_better", "order_is_priority"):
        found = places(select(pool, edition=SMALL.choosing(preference_cases=cases)))
        assert found == {
            "first": "funded_international|named_international",
            "none": "reserve",
            "some": "funded_international|named_international",
        }


@pytest.mark.clause("4.2.0.a")
def test_preference_breaks_ties_and_only_ties() -> None:
    pool = [
        municipally("better", 1, preference=PreferenceClaim(favoured=False)),
        municipally("favoured", 2, preference=PreferenceClaim(favoured=True)),
        municipally("other", 2, preference=PreferenceClaim(favoured=False)),
    ]
    selection = select(pool, edition=SMALL)
    assert places(selection) == {
        "better": "funded_international",
        "favoured": "named_international",
        "other": "reserve",
    }
    assert grounds(selection, "favoured") == ["placed", "preferred"]
    assert grounds(selection, "other") == ["no_place_left", "others_preferred"]
    first = select(pool, edition=SMALL.choosing(preference_effect="priority"))
    assert places(first)["favoured"] == "funded_international"


@pytest.mark.clause("4.2.0.a")
def test_who_goes_first_or_last_cannot_come_between() -> None:
    edition = SMALL.choosing(preference_cases="order_is_priority")
    second = PreferenceClaim(met_cases=(2,))
    pool = [
        municipally("first or last", 1, preference=PreferenceClaim(met_cases=(), open_cases=(1,))),
        municipally("x", 1, preference=second),
        municipally("y", 1, preference=second),
    ]
    selection = select(pool, edition=edition)
    assert places(selection)["first or last"] == "funded_international|reserve"
    assert selection.category("named_international").contenders == ("x", "y")


@pytest.mark.clause("5.2.a")
def test_scores_order_downwards_and_exactly() -> None:
    scores = {"low": "90.1", "high": "90.10000000000000000001", "same": "90.10"}
    pool = [
        Candidate(
            id=name,
            body=name,
            municipal=MunicipalCandidacy(
                eligibility=Status.MET, expert_score=Decimal(score), category=Category.INTERNATIONAL
            ),
            preference=PreferenceClaim(favoured=False),
        )
        for name, score in scores.items()
    ]
    assert places(select(pool, edition=SMALL)) == {
        "high": "funded_international",
        "low": "named_international|reserve",
        "same": "named_international|reserve",
    }


@pytest.mark.clause("5.1.h")
@pytest.mark.parametrize(
    ("ranks", "outcomes"),
    [
        ((1, 2, 3), ["in", "in", "out"]),
        ((1, None, None), ["in", "open", "open"]),
        ((1, 1, 1), ["open", "open", "open"]),
        ((1, 2, 2), ["in", "open", "open"]),
        ((5, 6, None), ["in", "open", "open"]),
        ((None, None), ["in", "in"]),
    ],
)
def test_a_body_recommends_two_and_its_own_order_tells_which(ranks: Sequence[int | None], outcomes: list[str]) -> None:
    pool = [
        municipally(f"c{index}", 1 + index, category=Category.OTHER, body="b", body_rank=rank)
        for index, rank in enumerate(ranks)
    ]
    selection = select(pool)
    shown = [
        "out" if one.outcome is Outcome.OUT else "open" if "out" in one.could_be else "in"
        for one in selection.decisions
    ]
    assert shown == outcomes


@pytest.mark.clause("5.1.h")
def test_whether_dual_applicants_count_towards_the_limit_is_open_unless_chosen() -> None:
    pool = [
        dual("d", 9, 1, body="b"),
        municipally("x", 2, body="b", body_rank=1),
        municipally("y", 3, body="b", body_rank=2),
        *(nationally(f"n{rank}", rank) for rank in (1, 2)),
    ]
    chosen = {
        choice: {name: end.split("|")[-1] for name, end in places(select(pool, edition=edition)).items()}
        for choice in ("open", "counted", "not_counted")
        for edition in [CHONGQING_2024.choosing(dual_in_limit=choice)]
    }
    assert chosen["not_counted"] == {
        "d": "funded_international",
        "x": "funded_international",
        "y": "named_international",
    }
    assert [end == "out" for end in chosen["open"].values()] == [True, False, False]
    assert chosen["counted"]["d"] == "out"
    assert select(pool).decision("d", Track.MUNICIPAL).reasons[0].readings == ("R-67", "R-68")


@pytest.mark.clause("5.2.h")
def test_national_conditions_may_do_for_a_dual_applicant() -> None:
    pool = [dual("d", 3, 1, met=Status.NOT_MET), nationally("n1", 1), nationally("n2", 2)]
    assert places(select(pool))["d"] == "out"
    suffices = select(pool, edition=CHONGQING_2024.choosing(dual_conditions="national_suffice"))
    assert places(suffices)["d"] == "funded_international"


@pytest.mark.clause("5.2.h")
def test_a_national_win_frees_the_municipal_place() -> None:
    pool = [dual("d", 1, 1), municipally("x", 2), municipally("y", 3)]
    selection = select(pool, edition=SMALL)
    assert places(selection) == {"d": "out", "x": "funded_international", "y": "named_international"}
    assert grounds(selection, "d") == ["national_win"]
    both = select(pool, edition=SMALL.choosing(double_win="both"))
    assert places(both) == {"d": "funded_international", "x": "named_international", "y": "reserve"}


def test_unmet_conditions_name_their_clauses() -> None:
    facts = Facts(applicant_kind="vocational_college", dishonesty_sanctioned=True)
    assessment = check_national_basic(facts)
    candidacy = NationalCandidacy(eligibility=assessment, expert_rank=1, tier=Tier.A)
    reason = select([Candidate(id="x", body="b", national=candidacy)]).decision("x", Track.NATIONAL).reasons[0]
    assert assessment.unmet
    assert reason.clauses == tuple(finding.clause for finding in assessment.unmet)
    assert all(clause in CHONGQING_2024.clauses for clause in reason.clauses)


def test_a_verdict_that_says_nothing_settles_nothing() -> None:
    candidacy = MunicipalCandidacy(eligibility=Status.NOT_APPLICABLE, expert_rank=1, category=Category.OTHER)
    selection = select([Candidate(id="x", body="b", municipal=candidacy)])
    assert selection.decisions[0].outcome is Outcome.HELD
    assert selection.category("funded_other").contested == 1


@pytest.mark.clause("5.2.b")
def test_the_first_named_moves_to_a_funded_place_and_the_first_reserve_follows() -> None:
    pool = [municipally(f"c{rank}", rank) for rank in range(1, 5)]
    after = replace_withdrawn(select(pool, edition=SMALL), withdrawn=["c1"])
    assert places(after) == {
        "c1": "out",
        "c2": "funded_international",
        "c3": "named_international",
        "c4": "reserve",
    }
    assert [(move.candidate, move.before, move.after) for move in after.moves] == [
        ("c2", "named_international", "funded_international"),
        ("c3", "reserve", "named_international"),
    ]
    assert grounds(after, "c3") == ["placed", "moved_up"]
    assert grounds(after, "c1") == ["withdrawn"]
    with pytest.raises(UnknownNameError, match="c9 cannot withdraw"):
        replace_withdrawn(after, withdrawn=["c9"])


def test_unknown_names_are_refused() -> None:
    selection = select([municipally("x", 1)])
    with pytest.raises(UnknownNameError, match="no quota category 'sea'"):
        selection.category("sea")
    with pytest.raises(UnknownNameError, match="no candidate 'x' on the national track"):
        selection.decision("x", Track.NATIONAL)


def scored(name: str) -> Candidate:
    return Candidate(id=name, body=name, municipal=MunicipalCandidacy(expert_score=Decimal(1), category=Category.OTHER))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Pool(candidates=(municipally("x", 1), municipally("x", 2))), "names x more than once"),
        (lambda: Pool(candidates=(municipally("x", 1), scored("y"))), "x has expert_rank and y has expert_score"),
        (lambda: Candidate(id="x", body="b"), "on no track"),
        (
            lambda: MunicipalCandidacy(expert_rank=1, expert_score=Decimal(1), category=Category.OTHER),
            "both given",
        ),
        (lambda: PreferenceClaim(open_cases=(1,)), "without met_cases"),
        (lambda: PreferenceClaim(met_cases=(1,), open_cases=(1,)), "name a case twice"),
        (lambda: PreferenceClaim(met_cases=(), favoured=True), "the cases stated give False"),
    ],
)
def test_what_makes_no_pool_is_refused(build: object, message: str) -> None:
    assert callable(build)
    with pytest.raises(ValidationError, match=message):
        build()


def test_numbers_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValidationError, match="national_ab_places \\+ national_cd_places add up to 4"):
        CHONGQING_2024.revise(national_ab_places=3)
