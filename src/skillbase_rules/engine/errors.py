"""The errors this library raises beside pydantic's ``ValidationError``."""

from __future__ import annotations

from skillbase_rules.engine.text import Text


class SkillbaseError(Exception):
    """Base of every error that the library raises on its own account.

    The message is one sentence that names the field or clause, what was wrong and what would be right. `text` holds it
    in Chinese too where it was raised with both; `str` gives the English one.
    """

    def __init__(self, message: str | Text) -> None:
        self.text = message if isinstance(message, Text) else Text(message, message)
        super().__init__(self.text.en)


class UnknownNameError(SkillbaseError):
    """A clause, fact, parameter or reading was asked for by a name that does not exist."""


class MissingExtraError(SkillbaseError):
    """An optional dependency is needed for this call; the message names the extra to install."""


class ContradictionError(SkillbaseError):
    """Two statements of one file contradict each other; the message names both."""


class CountingMismatchError(SkillbaseError):
    """A fact sheet was counted under other readings than the ones it is to be judged by."""
