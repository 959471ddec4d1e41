"""Lines of text in aligned columns, with Chinese characters two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

LINE_WIDTH = 100
"""Where long sentences are broken; tables may be wider."""
_BREAK_AFTER = re.compile(r"(?<=[ 、，；：])")


def display_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int) -> str:
    """Return `text` filled up with spaces to `width` columns."""
    return text + " " * (width - display_width(text))


def column_widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the width of every column of `rows`, all of which have the same number of cells."""
    return tuple(max(display_width(cell) for cell in column) for column in zip(*rows, strict=True))


def aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row with every cell filled up to the width of its column."""
    return "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True))


def wrapped(sentence: str, indent: int, width: int = LINE_WIDTH) -> Iterator[str]:
    """Yield the lines of a sentence, broken after spaces and Chinese punctuation, continued lines further in."""
    line, margin = "", indent
    for piece in _BREAK_AFTER.split(sentence):
        if line and margin + display_width((line + piece).rstrip()) > width:
            yield " " * margin + line.rstrip()
            line, margin = "", indent + 2
        line += piece
    yield " " * margin + line.rstrip()


def printable(text: str) -> str:
    """Return `text` on one line, with control and formatting characters spelled out as escapes."""
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else character
        for character in text
    )
