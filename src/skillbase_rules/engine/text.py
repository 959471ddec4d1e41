"""Text for people, in Chinese and English, from one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language == "zh" else self.en

    def filled(self, /, **figures: object) -> Text:
        """Return the text with its figures filled in, in both languages; a figure may itself be a text."""
        in_zh = {name: value.zh if isinstance(value, Text) else value for name, value in figures.items()}
        in_en = {name: value.en if isinstance(value, Text) else value for name, value in figures.items()}
        return Text(self.zh.format(**in_zh), self.en.format(**in_en))
