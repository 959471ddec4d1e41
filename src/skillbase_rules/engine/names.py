"""When two names are one name, and when they look as if they might be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
    plain = normalize("NFKC", name)
    if not plain.isprintable():
        plain = "".join(sign for sign in plain if category(sign) != "Cf")
    elif " " not in plain:
        # Most names need no more, and lists of names are long.
        return plain
    return _IDLE_SPACE.sub("", " ".join(plain.split()))


def by_key(names: Iterable[str]) -> dict[str, str]:
    """Return names by what tells them apart, each as it first stands."""
    written: dict[str, str] = {}
    # Lists name the same over and over, in the same letters.
    for name in dict.fromkeys(names):
        written.setdefault(name_key(name), name)
    return written


def repeated_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that stand more than once, in whatever spelling, each as it first stands."""
    given = tuple(names)
    times = Counter(map(name_key, given))
    if len(times) == len(given):
        return ()
    return tuple(name for key, name in by_key(given).items() if times[key] > 1)


NearNames = tuple[tuple[str, str], ...]
"""Pairs of names that are not one name, but may be meant as one."""


def near_names(names: Iterable[str]) -> NearNames:
    """Return pairs of names that are not one name, but may be meant as one; each name is shown as it first stands.

    Such are names that differ only in the case of letters or in brackets, dashes and other signs, and the longest name
    that begins or ends another, as in 市卫生职业学院 and 重庆市卫生职业学院; never within a number or a Latin word.
    """
    by_letters: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for name in by_key(names).values():
        letters = _letters(name)
        if letters in by_letters:
            pairs.append((by_letters[letters], name))
        else:
            by_letters[letters] = name
    backwards = {letters[::-1]: letters for letters in by_letters}
    parts = {
        *_beginnings(by_letters),
        *((backwards[part], backwards[whole]) for part, whole in _beginnings(backwards)),
    }
    pairs.extend((by_letters[part], by_letters[whole]) for part, whole in parts)
    return tuple(sorted(pairs))


def _letters(name: str) -> str:
    plain = normalize("NFKC", name).casefold()
    return plain if plain.isalnum() else "".join(sign for sign in plain if sign.isalnum()) or plain


def _beginnings(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the longest name that begins each, where the rest follows between two characters that may stand apart."""
    beginnings: list[str] = []
    # In order, a name comes after all that begin it, and whatever comes between begins with them too.
    for name in sorted(names):
        while beginnings and not name.startswith(beginnings[-1]):
            beginnings.pop()
        for beginning in reversed(beginnings):
            after = len(beginning)
            if after < _SHORTEST:
                break
            if not (name[after - 1].isascii() and name[after].isascii()):
                yield beginning, name
                break
        beginnings.append(name)
