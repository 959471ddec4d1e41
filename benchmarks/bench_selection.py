"""Selection from a large pool: ties, dual applicants, bodies over their limit, and every kind of open question.

Run with ``python benchmarks/bench_selection.py``; ``--candidates`` and ``--rounds`` set how long it takes.
"""

from __future__ import annotations

import argparse
import statistics
import timeit
from collections import Counter
from random import Random

from skillbase_rules import Candidate, MunicipalCandidacy, NationalCandidacy, Pool, Status, select
from skillbase_rules.selection.pool import Category, PreferenceClaim, Tier

SEED = 2024


def _status(chance: Random) -> Status:
    return chance.choices([Status.MET, Status.NOT_MET, Status.UNKNOWN], [80, 10, 10])[0]


def pool_of(number: int) -> Pool:
    """Return a pool that is the same at every run; three candidates share a rank and three a body, on average."""
    chance = Random(SEED)  # noqa: S311  # reproducible samples are wanted, not secrets
    candidates = []
    for index in range(number):
        tracks = chance.choices(["national", "municipal", "both"], [20, 60, 20])[0]
        body_rank = chance.choice([1, 2, 3, None])
        national = NationalCandidacy(
            eligibility=_status(chance),
            expert_rank=chance.randint(1, number // 3 + 1),
            body_rank=body_rank,
            tier=chance.choice(list(Tier)),
        )
        municipal = MunicipalCandidacy(
            eligibility=_status(chance),
            expert_rank=None if chance.random() < 0.02 else chance.randint(1, number // 3 + 1),
            body_rank=body_rank,
            category=chance.choice(list(Category)),
        )
        candidates.append(
            Candidate(
                id=f"c{index:06}",
                body=f"body {chance.randrange(number // 3 + 1)}",
                national=None if tracks == "municipal" else national,
                municipal=None if tracks == "national" else municipal,
                preference=PreferenceClaim(favoured=chance.choice([True, False, None])),
                dual_commitment=chance.choice([True, True, True, False, None]),
                dual_occupations_kept=True,
            )
        )
    return Pool(candidates=tuple(candidates))


def main() -> None:
    """Time the selection and print what came out, the median and the range."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--candidates", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=7)
    chosen = options.parse_args()
    pool = pool_of(chosen.candidates)
    outcomes = Counter(decision.outcome.value for decision in select(pool).decisions)
    print(f"{chosen.candidates} candidates, {outcomes.total()} candidacies: {dict(sorted(outcomes.items()))}")
    # Pausing the garbage collector shows the selection's own work; a program that leaves it on also pays for walking
    # through the pool, again and again, while the decisions are made.
    for collector, setup in (("paused", "pass"), ("running", "import gc; gc.enable()")):
        seconds = timeit.repeat(lambda: select(pool), setup, number=1, repeat=chosen.rounds)
        median, least, most = statistics.median(seconds), min(seconds), max(seconds)
        print(f"collector {collector:8} {median:.3f} s (median of {chosen.rounds} rounds; {least:.3f} to {most:.3f})")


if __name__ == "__main__":
    main()
