"""What a sheet of an Excel file holds besides its values: what is hidden, merged, computed, wrong or a percentage.

Readers of values pass over all of this in silence, so the sheet's XML is walked once more, by Python's own parser,
unless a first look tells that it holds nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from skillbase_rules.workbooks.skim import plain_extent

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
_STYLES = "xl/styles.xml"
_LISTS_OF_STYLES = {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}
_BUILT_IN_PERCENTS = {9, 10}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Area(NamedTuple):
    """A rectangle of cells, its ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{address((self.top, self.left))}:{address((self.bottom, self.right))}"


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a sheet holds besides its values."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    merged: tuple[Area, ...] = ()
    without_value: frozenset[Place] = frozenset()
    """Formulas whose value no program has stored."""
    errors: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    """Cells that show an error, such as ``#REF!``."""
    percentages: frozenset[Place] = frozenset()
    size: tuple[int, int] = (0, 0)
    """How many rows and columns reach from the first cell to the last one."""

    def hides_column(self, column: int) -> bool:
        """Tell whether a column is hidden."""
        return any(column in hidden for hidden in self.hidden_columns)


PLAIN = Anatomy()
"""A sheet with nothing but values."""


def address(place: Place) -> str:
    """Return a cell as Excel names it, such as ``F7``."""
    return f"{letters(place[1])}{place[0] + 1}"


def letters(column: int) -> str:
    """Return a column as Excel names it; ``A`` is column 0."""
    named = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


def _number(named: str) -> int:
    number = 0
    for letter in named:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _place(reference: str) -> Place:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise expat.ExpatError(f"{reference} names no cell")
    return int(match[2]) - 1, _number(match[1])


def anatomies(book: ZipFile) -> dict[str, Anatomy]:
    """Return the anatomy of every worksheet by its name.

    Raises:
        KeyError: A part of the file is missing.
        xml.parsers.expat.ExpatError: A part is no XML of a sheet.
    """
    styles = frozenset(_percent_styles(book))
    found: dict[str, Anatomy] = {}
    for name, part in _parts(book):
        with book.open(part) as sheet:
            extent = plain_extent(sheet, styles)
        if extent is not None:
            rows, columns = extent
            found[name] = Anatomy(size=(rows, max((_number(column) + 1 for column in columns), default=0)))
            continue
        with book.open(part) as sheet:
            found[name] = _Walk(styles).walked(sheet)
    return found


def _parts(book: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the names of the worksheets with the parts of the file that hold them."""
    targets: dict[str, str] = {}
    for tag, given in _tags(book, "xl/_rels/workbook.xml.rels"):
        if tag == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            target = given.get("Target", "")
            targets[given.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    for tag, given in _tags(book, "xl/workbook.xml"):
        relation = next((value for name, value in given.items() if name.endswith(":id")), "")
        if tag == "sheet" and relation in targets:
            yield given.get("name", ""), targets[relation]


def _percent_styles(book: ZipFile) -> Iterator[str]:
    """Yield the styles of cells that show a share of one as a percentage."""
    if _STYLES not in book.namelist():
        return
    percents, is_cell_style, number = set(_BUILT_IN_PERCENTS), False, 0
    for tag, given in _tags(book, _STYLES):
        if tag in _LISTS_OF_STYLES:
            is_cell_style = tag == "cellXfs"
        elif tag == "numFmt" and "%" in _LITERAL.sub("", given.get("formatCode", "")):
            percents.add(int(given.get("numFmtId", "0")))
        elif tag == "xf" and is_cell_style:
            if int(given.get("numFmtId", "0")) in percents:
                yield str(number)
            number += 1


def _tags(book: ZipFile, part: str) -> Sequence[tuple[str, dict[str, str]]]:
    """Return the tags of a small part of the file with their attributes, in order."""
    tags: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: tags.append((name.rpartition(":")[2], given))
    with book.open(part) as stream:
        parser.ParseFile(stream)
    return tags


class _Walk:
    """One walk over the XML of a sheet. Only what opens is listened to: sheets have millions of cells."""

    def __init__(self, percent_styles: frozenset[str]) -> None:
        self._percent_styles = percent_styles
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[range] = []
        self._merged: list[Area] = []
        self._without_value: set[Place] = set()
        self._errors: dict[Place, str] = {}
        self._percentages: set[Place] = set()
        self._columns: set[str] = set()
        self._width = 0
        self._row = self._column = -1
        self._reference: str | None = None
        self._prefix: str | None = None
        self._formula = self._value = self._error = False
        self._text = ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._opened

    def walked(self, sheet: IO[bytes]) -> Anatomy:
        self._parser.ParseFile(sheet)
        self._close_cell()
        width = max((_number(named) + 1 for named in self._columns), default=0)
        return Anatomy(
            frozenset(self._hidden_rows),
            tuple(self._hidden_columns),
            tuple(self._merged),
            frozenset(self._without_value),
            MappingProxyType(self._errors),
            frozenset(self._percentages),
            (self._row + 1, max(width, self._width)),
        )

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix is None:
            self._prefix = name[: -len("worksheet")]
        tag = name[len(self._prefix) :]
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._value = True
        elif tag == "f":
            self._formula = True
            self._listen()
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "col":
            if _is_true(attributes.get("hidden")):
                self._hidden_columns.append(range(int(attributes["min"]) - 1, int(attributes["max"])))
        elif tag == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            self._merged.append(Area(*_place(first), *_place(last or first)))

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._close_cell()
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if _is_true(attributes.get("hidden")):
            self._hidden_rows.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if self._formula or self._error:
            self._close_cell()
        self._value = False
        self._reference = reference = attributes.get("r")
        if reference is None:
            self._column += 1
            self._width = max(self._width, self._column + 1)
        else:
            self._columns.add(reference.rstrip("0123456789"))
        if attributes.get("t") == "e":
            self._error = True
            self._listen()
        if attributes.get("s") in self._percent_styles:
            self._percentages.add(self._here())

    def _here(self) -> Place:
        return _place(self._reference) if self._reference else (self._row, self._column)

    def _listen(self) -> None:
        self._text = ""
        self._parser.CharacterDataHandler = self._heard

    def _heard(self, text: str) -> None:
        if self._value:
            self._text += text

    def _close_cell(self) -> None:
        if self._error:
            self._errors[self._here()] = self._text.strip()
        elif self._formula and not self._text.strip():
            self._without_value.add(self._here())
        self._formula = self._error = False
        self._parser.CharacterDataHandler = None


def _is_true(value: str | None) -> bool:
    return value in {"1", "true"}
