"""What one resolution takes from another, so that the same contest is decided once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import Candidate, MunicipalCandidacy, NationalCandidacy, Pool, replace_withdrawn, select
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.admission import Inputs, filings_of
from skillbase_rules.selection.outcomes import Resolution, groundwork, resolve
from skillbase_rules.selection.pool import Category, Tier
from skillbase_rules.selection.reasons import Grounds
from skillbase_rules.selection.rules import DualInLimit, Policy, SelectionRules
from tests.support.pools import SMALL, pools
from tests.support.tries import tries

RULES = SMALL.choosing(transfer="to_other").rules(SelectionRules)


def inputs_of(candidates: list[Candidate], policy: Policy = RULES.policy) -> Inputs:
    pool = Pool(candidates=tuple(candidates))
    return Inputs(pool, filings_of(pool), RULES.under(policy), Grounds(RULES.grounds), "hold")


def filed_by(inputs: Inputs, units: frozenset[int]) -> frozenset[int]:
    ids = {candidate.id for number, candidate in enumerate(inputs.pool.candidates) if number in units}
    return frozenset(number for number, filing in enumerate(inputs.filings) if filing.candidate.id in ids)


def says(resolution: Resolution) -> object:
    contests = [(state.places, state.least, state.prospects) for state in resolution.contests]
    return resolution.prospects, resolution.given_back, contests


WITHDRAWN = st.frozensets(st.integers(0, 6), max_size=2)
WAYS: st.SearchStrategy[DualInLimit] = st.sampled_from(["open", "counted", "not_counted"])
POLICIES = st.builds(
    lambda way, excludes, moves_up: RULES.policy.model_copy(
        update={"dual_in_limit": way, "national_win_excludes": excludes, "reserve_moves_up": moves_up}
    ),
    WAYS,
    st.booleans(),
    st.booleans(),
)
"""What is settled after the groundwork."""


@tries(300)
@given(pools(bodies=2), WITHDRAWN, WITHDRAWN, WAYS, POLICIES)
def test_what_is_taken_from_another_resolution_is_what_it_would_have_come_to(
    candidates: list[Candidate], before: frozenset[int], after: frozenset[int], way: DualInLimit, read: Policy
) -> None:
    first = inputs_of(candidates, RULES.policy.model_copy(update={"dual_in_limit": way}))
    shared = groundwork(first)
    known = resolve(first, shared, filed_by(first, before))
    second = inputs_of(candidates, read)
    gone = filed_by(second, after)
    assert says(resolve(second, shared, gone, known)) == says(resolve(second, groundwork(second), gone))


def test_a_contest_that_nothing_changes_is_not_resolved_again() -> None:
    national = Candidate(id="n", body="n", national=NationalCandidacy(expert_rank=1, tier=Tier.A))
    municipal = Candidate(id="m", body="m", municipal=MunicipalCandidacy(expert_rank=1, category=Category.OTHER))
    inputs = inputs_of([national, municipal])
    shared = groundwork(inputs)
    known = resolve(inputs, shared, frozenset())
    gone = resolve(inputs, shared, filed_by(inputs, frozenset({0})), known)
    taken = [state.contest.track for state, old in zip(gone.contests, known.contests, strict=True) if state is old]
    assert Track.MUNICIPAL in taken
    assert len(taken) == len(known.contests) - 1


@pytest.mark.clause("5.2.b")
@tries(60)
@given(candidates=pools(bodies=2), first=WITHDRAWN, second=WITHDRAWN)
def test_replacing_twice_is_replacing_both_at_once(
    candidates: list[Candidate], first: frozenset[int], second: frozenset[int]
) -> None:
    names = [
        [candidate.id for number, candidate in enumerate(candidates) if number in gone] for gone in (first, second)
    ]
    selection = select(candidates, edition=SMALL.choosing(transfer="to_other"))
    twice = replace_withdrawn(replace_withdrawn(selection, withdrawn=names[0]), withdrawn=names[1])
    assert twice == replace_withdrawn(selection, withdrawn=[*names[0], *names[1]])
