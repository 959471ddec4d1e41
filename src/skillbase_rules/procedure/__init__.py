"""Working days, publicity, filing and the timeline, over procedure rules handed in.

`publicity_period` stands here too; it is loaded when it is first asked for, so nothing else pays for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillbase_rules.procedure.publicity import publicity_period

__all__ = ["publicity_period"]


def __dir__() -> list[str]:
    """Return the names that stand here, loaded or not."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Load the one name that stands here."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from skillbase_rules.procedure.publicity import publicity_period

    return publicity_period
