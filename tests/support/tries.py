"""How much a fuzzer tries: little in the suite, as much as is asked for by ``SKILLBASE_TRIES``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings


def tries(few: int) -> settings:
    """Return the settings of a fuzzer that tries `few` inputs unless the environment asks for another number."""
    return settings(
        max_examples=int(os.environ.get("SKILLBASE_TRIES", few)),
        deadline=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
