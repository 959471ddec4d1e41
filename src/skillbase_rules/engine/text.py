"""Text for people, in Chinese and English, from one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language == "zh" else self.en
