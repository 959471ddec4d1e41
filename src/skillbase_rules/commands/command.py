"""What a command is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text

Read = Callable[[str], bytes]
"""Returns the content of the file of that name, or of the standard input for ``-``."""


class Answer(NamedTuple):
    """What a command has to say."""

    text: str
    status: int = 0
    """The exit status: 0 done, 1 only where asked for, when a verdict is not met."""


class Command(NamedTuple):
    """One command: its name, what it does, its arguments, and the function that answers it."""

    name: str
    help: Text
    add_arguments: Callable[[ArgumentParser], None]
    answer: Callable[[Namespace, Read, AnyEdition], Answer]
    """Answers by the edition handed in, under the numbers and readings that the arguments ask for.

    Raises `SkillbaseError` for input that cannot be used; its message is shown in the language asked for.
    """
