"""Times that can be set beside each other: every call in turn, round after round, and the median of each."""

from __future__ import annotations

import statistics
import timeit
from collections.abc import Callable, Mapping
from time import process_time

A_ROUND = 0.02
"""About how many seconds a call is repeated for in one round."""


def medians(
    calls: Mapping[str, Callable[[], object]], rounds: int, timer: Callable[[], float] = process_time
) -> dict[str, float]:
    """Return the seconds that each call takes, the median of interleaved rounds.

    They are those of the processor, which other work on the machine disturbs least, unless another timer is named.
    """
    numbers = {}
    for name, call in calls.items():
        call()
        numbers[name] = max(1, int(A_ROUND / max(timeit.timeit(call, timer=timer, number=1), 1e-7)))
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(timeit.timeit(call, timer=timer, number=numbers[name]) / numbers[name])
    return {name: statistics.median(seconds) for name, seconds in times.items()}
