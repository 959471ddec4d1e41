"""What a command is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text


class Read(Protocol):
    """The way in for a command: it reads files, looks into folders, and talks with whoever sits at the terminal."""

    def __call__(self, name: str) -> bytes:
        """Return the content of the file of that name, or of the standard input for ``-``."""

    def within(self, name: str) -> tuple[str, ...] | None:
        """Return the files in the folder of that name, in order; None where it is no folder."""

    def progress(self, what: str, whole: int) -> Callable[[], None]:
        """Return what is to be called for each of so many steps."""

    def talk(self, words: str) -> str | None:
        """Return the line that is answered to some words; None where the input has ended."""

    def keep(self, name: str, content: bytes) -> None:
        """Write a file as a whole: whatever happens, it holds what it held before or all that is new."""


class Answer(NamedTuple):
    """What a command has to say."""

    text: str
    status: int = 0
    """The exit status: 0 done, 1 only where asked for, when a verdict is not met; 2 when part of the input is bad."""
    told: str = ""
    """What is to be told beside the answer: lines about the input."""
    files: Mapping[str, bytes] = MappingProxyType({})
    """Files to write, by name."""


class Command(NamedTuple):
    """One command: its name, what it does, its arguments, and the function that answers it."""

    name: str
    help: Text
    add_arguments: Callable[[ArgumentParser], None]
    answer: Callable[[Namespace, Read, AnyEdition], Answer]
    """Answers by the edition handed in, under the numbers and readings that the arguments ask for.

    Raises `SkillbaseError` for input that cannot be used; its message is shown in the language asked for.
    """
