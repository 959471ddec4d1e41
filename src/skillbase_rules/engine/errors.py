"""The errors this library raises beside pydantic's ``ValidationError``."""

from __future__ import annotations

from skillbase_rules.engine.text import SkillbaseError, UnknownNameError

__all__ = [
    "ContradictionError",
    "CountingMismatchError",
    "MissingExtraError",
    "SkillbaseError",
    "UnknownNameError",
    "WrongTypeError",
]


class WrongTypeError(SkillbaseError, TypeError):
    """Something was handed in of a type that the call cannot use; the message names the argument and both types."""


class MissingExtraError(SkillbaseError, ImportError):
    """An optional dependency is needed for this call; the message names the extra to install."""


class ContradictionError(SkillbaseError, ValueError):
    """Two statements of one file contradict each other; the message names both."""


class CountingMismatchError(SkillbaseError, ValueError):
    """A fact sheet was counted under other readings than the ones it is to be judged by."""
