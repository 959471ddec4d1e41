"""How much a fuzzer tries: few inputs, always the same, in the suite; other ones, and many, by ``SKILLBASE_TRIES``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

ASKED_FOR = os.environ.get("SKILLBASE_TRIES")
TOLD_SHORTLY = "SKILLBASE_FIRST_FAILURE" in os.environ
"""The first input that fails is enough; a smaller one is not looked for."""


def tries(few: int) -> settings:
    """Return the settings of a fuzzer that tries `few` inputs unless the environment asks for another number."""
    return settings(
        max_examples=few if ASKED_FOR is None else int(ASKED_FOR),
        derandomize=ASKED_FOR is None,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate, *([] if TOLD_SHORTLY else [Phase.shrink])],
        suppress_health_check=list(HealthCheck),
    )


def seeds(few: int) -> range:
    """Return the seeds of a drawn test: a few in the suite, as many as the environment asks for otherwise."""
    return range(few if ASKED_FOR is None else int(ASKED_FOR))
