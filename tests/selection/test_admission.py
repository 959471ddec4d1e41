"""Who is within its body's limit: against every way in which a list that is ranked in part may turn out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement, pairwise, permutations

import pytest

from skillbase_rules import Candidate, MunicipalCandidacy, NationalCandidacy, Status
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Category, PreferenceClaim, Tier
from skillbase_rules.selection.reasons import ReasonCode
from skillbase_rules.selection.result import Outcome
from skillbase_rules.selection.rules import Contest, Policy, QuotaCategory, SelectionRules
from skillbase_rules.selection.selecting import select

Ranks = tuple[int | None, ...]
ALL_THERE_ARE = QuotaCategory(
    id="house", clause="v.1", label=Text("坊", "house"), track=Track.MUNICIPAL, kinds=(Category.OTHER,), places=9
)
FREE = SelectionRules(contests=(Contest(id="house", label=Text("坊", "house"), categories=(ALL_THERE_ARE,)),))
LISTS = [
    ranks
    for length in range(1, 5)
    for ranks in combinations_with_replacement((None, 1, 2, 3, 5), length)
    # Who shares a place with another leaves no doubt for those without one only where there are none.
    if None not in ranks or len(set(ranks) - {None}) == length - ranks.count(None)
]


def ways(ranks: Ranks) -> Iterator[Sequence[int]]:
    """Yield every order of a list: the unranked stand on free places, and equals in either order."""
    open_ = [name for name, rank in enumerate(ranks) if rank is None]
    free = [place for place in range(1, 10) if place not in ranks]
    for taken in permutations(free, len(open_)):
        places = dict(zip(open_, taken, strict=True))
        on = [places.get(name) or rank or 0 for name, rank in enumerate(ranks)]
        for order in permutations(range(len(ranks))):
            if all(on[one] <= on[other] for one, other in pairwise(order)):
                yield order


@cache
def positions(ranks: Ranks) -> list[set[int]]:
    """Return where everyone on a list may stand, the first at 0."""
    found = list(ways(ranks))
    return [{order.index(name) for order in found} for name in range(len(ranks))]


def within(ranks: Ranks, limit: int) -> list[Outcome]:
    """Return what comes of everyone on a list of which only so many are taken."""
    taken = [{place < limit for place in each} for each in positions(ranks)]
    return [
        Outcome.UNDETERMINED if len(each) > 1 else Outcome.SELECTED if True in each else Outcome.OUT for each in taken
    ]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_list_that_is_ranked_in_part_takes_just_those_whom_every_way_takes(limit: int) -> None:
    rules = FREE.model_copy(update={"municipal_recommendations": limit})
    for ranks in LISTS:
        pool = [
            Candidate(
                id=f"h{name}",
                body="b",
                municipal=MunicipalCandidacy(
                    eligibility=Status.MET, expert_rank=name + 1, category=Category.OTHER, body_rank=rank
                ),
            )
            for name, rank in enumerate(ranks)
        ]
        decisions = select(pool, rules).decisions
        assert [one.outcome for one in decisions] == within(ranks, limit), (ranks, limit)
        for one in decisions:
            said = {reason.code for reason in one.reasons}
            assert (ReasonCode.OVER_LIMIT in said) is (one.outcome is Outcome.OUT)
            assert (ReasonCode.LIMIT_OPEN in said) is (one.outcome is Outcome.UNDETERMINED)


@pytest.mark.clause("5.1.h")
@pytest.mark.parametrize(
    ("status", "body_rank", "codes"),
    [
        (Status.MET, 2, ["over_limit"]),
        (Status.NOT_MET, 2, ["not_eligible", "over_limit"]),
        # What is only open no longer matters to one who is out.
        (Status.UNKNOWN, 2, ["over_limit"]),
        (Status.MET, None, ["limit_open"]),
        (Status.NOT_MET, None, ["not_eligible"]),
        (Status.UNKNOWN, None, ["eligibility_open", "limit_open"]),
    ],
)
def test_what_the_limit_says_stands_beside_what_else_is_said(
    status: Status, body_rank: int | None, codes: list[str]
) -> None:
    rules = FREE.model_copy(update={"municipal_recommendations": 1})
    met = MunicipalCandidacy(eligibility=Status.MET, expert_rank=1, category=Category.OTHER, body_rank=body_rank and 1)
    asked = MunicipalCandidacy(eligibility=status, expert_rank=2, category=Category.OTHER, body_rank=body_rank)
    pool = [Candidate(id="a", body="b", municipal=met), Candidate(id="z", body="b", municipal=asked)]
    decision = select(pool, rules).decision("z", Track.MUNICIPAL)
    said = [reason.code.value for reason in decision.reasons]
    assert [code for code in said if code in {"over_limit", "limit_open", "not_eligible", "eligibility_open"}] == codes
    competes = "not_eligible" not in codes and "over_limit" not in codes
    assert (decision.outcome is not Outcome.OUT) is competes
    assert (decision.outcome is Outcome.HELD) is (competes and status is Status.UNKNOWN)


def test_only_who_is_on_both_tracks_is_dual() -> None:
    national = NationalCandidacy(tier=Tier.A)
    municipal = MunicipalCandidacy(category=Category.OTHER)
    assert Candidate(id="b", body="b", national=national, municipal=municipal).is_dual
    assert not Candidate(id="n", body="b", national=national).is_dual
    assert not Candidate(id="m", body="b", municipal=municipal).is_dual


@pytest.mark.clause("4.2.0.a")
@pytest.mark.parametrize("counted", ["any_case", "more_is_better", "order_is_priority"])
def test_no_number_of_cases_outweighs_a_place_in_the_experts_order(counted: str) -> None:
    policy = Policy(preference_tracks=tuple(Track), preference_cases=counted)
    every, last, none = (PreferenceClaim(met_cases=cases) for cases in ((1, 2, 3, 4, 5), (5,), ()))
    claims = {"a": none, "b": every, "c": none, "d": last, "e": every}
    pool = [
        Candidate(
            id=id_,
            body=id_,
            preference=claim,
            municipal=MunicipalCandidacy(eligibility=Status.MET, expert_rank=rank, category=Category.OTHER),
        )
        for rank, (id_, claim) in enumerate(claims.items(), 1)
    ]
    assert order_of(pool, policy) == ["a", "b", "c", "d", "e"]
    assert set(order_of(pool, policy.model_copy(update={"preference_first": True}))[:3]) == {"b", "d", "e"}


def order_of(pool: Sequence[Candidate], policy: Policy) -> list[str]:
    """Return the identifiers of those who all stand on a place of their own, in order."""
    decisions = select(pool, FREE.model_copy(update={"policy": policy})).decisions
    places = {decision.candidate: str(decision.position) for decision in decisions}
    assert len(set(places.values())) == len(places)
    return sorted(places, key=lambda id_: places[id_])
