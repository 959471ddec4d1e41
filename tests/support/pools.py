"""Generated pools, and a revision of the notice with few places, so that small pools compete."""

from __future__ import annotations

from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Candidate, MunicipalCandidacy, NationalCandidacy, Status
from skillbase_rules.selection.pool import Category, PreferenceClaim, Tier

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
    draw: st.DrawFn,
    most: int = 7,
    bodies: int | None = None,
    claims: st.SearchStrategy[PreferenceClaim] = CLAIMS,
    settled: bool = False,
) -> list[Candidate]:
    """Draw candidates.

    Args:
        draw: Hypothesis's own.
        most: How many candidates at most.
        bodies: How many bodies recommend them; each candidate has its own where left out, so that no limit matters.
        claims: What is known of preferential cases.
        settled: Nothing is unknown but ties.
    """
    ranks = RANKS if settled else st.one_of(RANKS, RANKS, RANKS, st.none())
    met = st.sampled_from([Status.MET] * 5 + [Status.NOT_MET]) if settled else MOSTLY_MET
    promised = st.sampled_from([True] * 5 + [False]) if settled else MOSTLY_TRUE
    pool = []
    for number in range(draw(st.integers(1, most))):
        tracks = draw(st.sampled_from(["both", "both", "municipal", "national"]))
        body_rank = draw(st.sampled_from([1, 2, 3, 4, None])) if bodies else None
        national = NationalCandidacy(
            eligibility=draw(met),
            expert_rank=draw(ranks),
            body_rank=body_rank,
            tier=draw(st.sampled_from([Tier.A, Tier.B, Tier.C])),
        )
        municipal = MunicipalCandidacy(
            eligibility=draw(met),
            expert_rank=draw(ranks),
            body_rank=body_rank,
            category=draw(st.sampled_from([Category.INTERNATIONAL, Category.INTERNATIONAL, Category.OTHER])),
        )
        pool.append(
            Candidate(
                id=f"c{number}",
                body=f"body {draw(st.integers(1, bodies)) if bodies else number}",
                national=national if tracks != "municipal" else None,
                municipal=municipal if tracks != "national" else None,
                preference=draw(claims),
                dual_commitment=draw(promised),
                dual_occupations_kept=draw(promised),
            )
        )
    return pool
