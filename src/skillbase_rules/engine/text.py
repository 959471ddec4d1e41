"""Text for people, in Chinese and English, from one place, and the error that carries one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in both languages; as plain text it is the Chinese one, the language of the notices."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def in_(self, language: Language) -> str:
        """Return the wording in `language`.

        Raises:
            UnknownNameError: It is none of the two.
        """
        if language not in LANGUAGES:
            raise UnknownNameError(_NO_SUCH_LANGUAGE.filled(given=shown(language), known=", ".join(LANGUAGES)))
        return self.zh if language == "zh" else self.en

    def filled(self, /, **figures: object) -> Text:
        """Return the text with its figures filled in, in both languages; a figure may itself be a text."""
        in_zh = {name: value.zh if isinstance(value, Text) else value for name, value in figures.items()}
        in_en = {name: value.en if isinstance(value, Text) else value for name, value in figures.items()}
        return Text(self.zh.format(**in_zh), self.en.format(**in_en))

    def join(self, texts: Iterable[Text]) -> Text:
        """Return texts one after another with this one between them, as `str.join` does."""
        joined = tuple(texts)
        return Text(self.zh.join(text.zh for text in joined), self.en.join(text.en for text in joined))


LINES = Text("\n", "\n")
"""What stands between texts of which each has a line of its own."""


_NO_SUCH_LANGUAGE = Text(
    "没有语言 {given}；可用的是 {known}。", "There is no language {given}; the languages are {known}."
)
_LONGEST = 60


def shown(given: object) -> str:
    """Return a value as an error names it, cut where it is long."""
    try:
        written = repr(given)
    except ValueError:
        # Python refuses to write out whole numbers beyond some thousands of digits.
        return "…"
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


class SkillbaseError(Exception):
    """Base of every error that the library raises on its own account.

    The message is one sentence that names the field or clause, what was wrong and what would be right. `text` holds it
    in Chinese too where it was raised with both; `str` gives the English one.
    """

    def __init__(self, message: str | Text) -> None:
        self.text = message if isinstance(message, Text) else Text(message, message)
        super().__init__(self.text.en)

    def __reduce__(self) -> tuple[Callable[..., SkillbaseError], tuple[object, ...]]:
        # An exception is copied by calling its class with its message, which those with other arguments cannot take.
        return _copied, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        # A KeyError would print its message in quotes.
        return self.text.en


def _copied(kind: type[SkillbaseError], args: tuple[object, ...], state: dict[str, object]) -> SkillbaseError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UnknownNameError(SkillbaseError, KeyError):
    """A clause, fact, parameter, reading or language was asked for by a name that does not exist."""
