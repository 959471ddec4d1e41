"""A look at a sheet's XML that tells soon whether it holds anything but values; most large sheets do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_SUSPECT = (b"'", b"&#", b"<!", b' ="', b'= "', b":sheetData", b"mergeCell", b'"e"', b"<c>", b"<c/", b"<row>")
"""What no sheet of plain values holds as Excel, WPS, LibreOffice and the usual libraries write it."""
_FORMULA = tuple(b"<f" + sign for sign in (b">", b"/", b" ", b"\t", b"\n", b"\r"))
_PLAIN = ((b"hidden", (b'hidden="0"', b'hidden="false"')), (b"<c ", (b'<c r="',)), (b"<row ", (b'<row r="',)))
"""What is plain in just these forms."""
_SPACED = tuple(b"<" + tag + sign for tag in (b"c", b"row") for sign in (b"\t", b"\n", b"\r"))
_ROW = re.compile(rb'<row r="([0-9]+)"')
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})')


def plain_extent(
    sheet: IO[bytes], styles: frozenset[str], *, at_once: int = 1 << 20
) -> tuple[int, frozenset[str]] | None:
    """Return how many rows a sheet has and which columns, by their letters; None where it has to be walked through.

    Whatever is not plainly harmless is suspected: a sheet may be walked through in vain, but nothing is missed.

    Args:
        sheet: The XML of the sheet.
        styles: The numbers of the styles that must not be passed over.
        at_once: How many bytes are looked at together.
    """
    suspects = (*_SUSPECT, *_FORMULA, *_SPACED, *(f's="{style}"'.encode() for style in styles))
    rows, columns = 0, set[bytes]()
    for chunk in _chunks(sheet, at_once):
        if any(sign in chunk for sign in suspects) or not all(_is_plain(chunk, *each) for each in _PLAIN):
            return None
        last = _ROW.match(chunk, max(0, chunk.rfind(b"<row ")))
        rows = max(rows, int(last[1])) if last else rows
        columns.update(_COLUMN.findall(chunk))
    return (rows, frozenset(column.decode() for column in columns)) if rows else None


def _is_plain(chunk: bytes, word: bytes, forms: tuple[bytes, ...]) -> bool:
    return chunk.count(word) == sum(chunk.count(form) for form in forms)


def _chunks(sheet: IO[bytes], at_once: int) -> Iterator[bytes]:
    """Yield the XML in pieces that begin with a tag and hold every tag whole."""
    rest = b""
    while piece := sheet.read(at_once):
        held, sign, begun = (rest + piece).rpartition(b"<")
        yield held
        rest = sign + begun
    yield rest
