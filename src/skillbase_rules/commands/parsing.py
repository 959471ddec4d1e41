"""The parser of the command line, which says what is wrong in the language that was asked for."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any, NoReturn

from skillbase_rules.engine.text import Language
from skillbase_rules.wording.commands import ARGPARSE, BOTH

_SAID = re.compile(rf"^(?P<before>.*: )?(?P<zh>.*?){re.escape(BOTH)}(?P<en>.*)$", re.DOTALL)


class Parser(ArgumentParser):
    """An ArgumentParser whose errors are in one language: the one of ``--lang``, though nothing is parsed yet."""

    def __init__(self, *, language: Language = "zh", **options: Any) -> None:
        super().__init__(**options)
        self.language: Language = language

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        self.exit(2, f"{self.prog}: {in_language(message, self.language)}\n")


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, however broken the rest of it is."""
    given = " ".join(arguments)
    return "en" if re.search(r"(?:^| )--lang[ =]en\b", given) else "zh"


def in_language(message: str, language: Language) -> str:
    """Return what argparse says in one language."""
    if said := _SAID.match(message):
        message = (said["before"] or "") + said[language]
    if language == "zh":
        for pattern, words in ARGPARSE:
            message = re.sub(pattern, words, message)
    return message
