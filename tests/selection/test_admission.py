"""Who is within its body's limit: against every way in which a list that is ranked in part may turn out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement, pairwise, permutations

import pytest

from skillbase_rules import Candidate, MunicipalCandidacy, Status
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Category
from skillbase_rules.selection.reasons import ReasonCode
from skillbase_rules.selection.result import Outcome
from skillbase_rules.selection.rules import Contest, QuotaCategory, SelectionRules
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
