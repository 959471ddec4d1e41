"""When two names are one name, and when they look as if they might be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, normalize

_SPELLED = r"[^\W\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0003FFFF]"
"""A letter or digit of a script that parts its words with spaces."""
_IDLE_SPACE = re.compile(f"(?<!{_SPELLED}) | (?!{_SPELLED})")
_SHORTEST = 4
"""Names of fewer letters stand in too many others to say anything."""


def name_key(name: str) -> str:
    """Return what tells a name from every other: two names with one key are one name.

    Compared after NFKC, which makes full-width brackets, letters and spaces plain ones, without what cannot be seen,
    trimmed, and with spaces only between words that need them: never beside a Chinese character or a bracket.
    """
    if name.isascii() and name.isalnum():
        return name
    visible = "".join(sign for sign in normalize("NFKC", name) if category(sign) != "Cf")
    return _IDLE_SPACE.sub("", " ".join(visible.split()))


def near_names(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of names that are not one name, but may be meant as one; each name is shown as it first stands.

    Such are names that differ only in the case of letters or in brackets, dashes and other signs, and a name that
    begins or ends another, as in 市卫生职业学院 and 重庆市卫生职业学院; never within a number or a Latin word.
    """
    written: dict[str, str] = {}
    for name in names:
        written.setdefault(name_key(name), name)
    by_letters: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for name in written.values():
        letters = _letters(name)
        if letters in by_letters:
            pairs.append((by_letters[letters], name))
        else:
            by_letters[letters] = name
    for letters, name in by_letters.items():
        pairs.extend((by_letters[part], name) for part in _parts(letters) if part in by_letters)
    return tuple(sorted(pairs))


def _letters(name: str) -> str:
    plain = normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum()) or plain


def _parts(letters: str) -> Iterable[str]:
    """Yield what begins or ends a name, cut between two characters that may stand apart."""
    for cut in range(1, len(letters)):
        before, after = letters[:cut], letters[cut:]
        if before[-1].isascii() and after[0].isascii():
            continue
        if len(before) >= _SHORTEST:
            yield before
        if len(after) >= _SHORTEST:
            yield after
