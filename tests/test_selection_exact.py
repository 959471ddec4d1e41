"""`select` against going through every answer to every open question, on pools of up to seven candidates."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from skillbase_rules import (
    CHONGQING_2024,
    Candidate,
    Category,
    MunicipalCandidacy,
    NationalCandidacy,
    PreferenceClaim,
    Readings,
    Selection,
    Status,
    Tier,
    select,
)
from tests.selection_reference import Ends, every_end

SMALL = CHONGQING_2024.revise(
    national_ab_places=1,
    national_cd_places=1,
    national_places=2,
    funded_international_places=1,
    funded_digital_places=1,
    funded_other_places=1,
    funded_places=3,
    named_international_places=1,
    named_digital_places=1,
    named_other_places=0,
    named_places=2,
)
PLACES = {
    "AB": {"national_ab": 1},
    "CD": {"national_cd": 1},
    "international": {"funded_international": 1, "named_international": 1},
    "digital": {"funded_digital": 1, "named_digital": 1},
    "other": {"funded_other": 1, "named_other": 0},
}

MOSTLY_MET = st.sampled_from([Status.MET] * 6 + [Status.NOT_MET, Status.UNKNOWN])
MOSTLY_TRUE = st.sampled_from([True] * 5 + [False, None])
RANKS = st.sampled_from([1, 1, 2, 2, 3, 4, 5])
CASES = st.lists(st.integers(1, 3), unique=True, max_size=3).flatmap(
    lambda cases: st.integers(0, len(cases)).map(
        lambda cut: PreferenceClaim(met_cases=tuple(cases[:cut]), open_cases=tuple(cases[cut:]))
    )
)
CLAIMS = st.one_of(CASES, st.sampled_from([PreferenceClaim(favoured=known) for known in (True, False, None)]))


@st.composite
def pools(
    draw: st.DrawFn, most: int = 7, claims: st.SearchStrategy[PreferenceClaim] = CLAIMS, unreviewed: bool = True
) -> list[Candidate]:
    ranks = st.one_of(RANKS, RANKS, RANKS, st.none()) if unreviewed else RANKS
    pool = []
    for number in range(draw(st.integers(1, most))):
        tracks = draw(st.sampled_from(["both", "both", "municipal", "national"]))
        national = NationalCandidacy(
            eligibility=draw(MOSTLY_MET), expert_rank=draw(ranks), tier=draw(st.sampled_from([Tier.A, Tier.B, Tier.C]))
        )
        municipal = MunicipalCandidacy(
            eligibility=draw(MOSTLY_MET),
            expert_rank=draw(ranks),
            category=draw(st.sampled_from([Category.INTERNATIONAL, Category.INTERNATIONAL, Category.OTHER])),
        )
        pool.append(
            Candidate(
                id=f"c{number}",
                body=f"body {number}",
                national=national if tracks != "municipal" else None,
                municipal=municipal if tracks != "national" else None,
                preference=draw(claims),
                dual_commitment=draw(MOSTLY_TRUE),
                dual_occupations_kept=draw(MOSTLY_TRUE),
            )
        )
    return pool


def ends_of(selection: Selection) -> Ends:
    return {
        (one.candidate, one.track): set(one.could_be) or {one.category or one.outcome.value}
        for one in selection.decisions
    }


@settings(max_examples=400, deadline=None)
@given(pools(), st.sampled_from(["hold", "refuse"]))
def test_every_end_and_no_other_is_possible(pool: list[Candidate], unknown: Unknown) -> None:
    selection = select(pool, unknown=unknown, edition=SMALL)
    assert ends_of(selection) == every_end(pool, PLACES, Readings(), unknown)
