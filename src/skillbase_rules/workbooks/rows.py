"""Which rows of a sheet are applicants: what is passed over is told, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import Place
from skillbase_rules.workbooks.asked import Asked, key_of
from skillbase_rules.workbooks.cells import written
from skillbase_rules.workbooks.headers import Header, is_below
from skillbase_rules.workbooks.sources import Given, Page

_ORDINALS = frozenset("甲乙丙丁戊")
_FEWEST_NUMBERS = 3


class RowsRead(NamedTuple):
    """The rows of a sheet below its headers."""

    rows: tuple[int, ...]
    """Those that are applicants, from 0."""
    passed_over: tuple[tuple[Place, Text], ...] = ()
    """The first cell of each row that is none though something stands in it, and why."""


def applicant_rows(page: Page, header: Header, asked: Asked) -> RowsRead:
    """Return the rows of applicants below a row of headers."""
    rows: list[int] = []
    passed_over: list[tuple[Place, Text]] = []
    flawed = {place[0] for place in (*page.anatomy.without_value, *page.anatomy.errors)}
    just_below = True
    for row in range(header.row + 1, len(page.rows)):
        cells = page.rows[row]
        if all(cell == "" for cell in cells) or not any(str(cell).strip() for cell in cells):
            if row in flawed:
                rows.append(row)
            continue
        if just_below and is_below(cells, header, asked):
            continue
        why = _why_no_applicant(cells, header, just_below=just_below) if row not in flawed else None
        just_below = just_below and why is not None
        if why is None:
            rows.append(row)
        else:
            first = next(column for column, cell in enumerate(cells) if str(cell).strip())
            passed_over.append(((row, first), why))
    return RowsRead(tuple(rows), tuple(passed_over))


def _why_no_applicant(cells: Sequence[Given], header: Header, *, just_below: bool) -> Text | None:
    """Return why a row is no applicant's; None where it is."""
    stated = [column for column in header.places if column < len(cells) and str(cells[column]).strip()]
    named = [column for column in stated if header.places[column] == "applicant"]
    first = next(cell for cell in cells if str(cell).strip())
    name = written(cells[named[0]]).strip() if named else ""
    if name.startswith(m.EXAMPLE_MARK):
        return m.EXAMPLE_ROW
    if any(_is_total(word) for word in (name, written(first))):
        return m.TOTALS_ROW
    if just_below and _counts_columns(cells):
        return m.NUMBERS_ROW
    if len(stated) > 1 and all(key_of(written(cells[column])) == key_of(header.words[column]) for column in stated):
        return m.HEADERS_AGAIN
    if not stated:
        return m.NOTHING_STATED
    if stated == named and name.startswith(m.FOOTERS):
        return m.FOOTER_ROW
    return None


def _is_total(word: str) -> bool:
    plain = "".join(word.split()).rstrip(":：").casefold()
    return plain in m.TOTALS


def _counts_columns(cells: Sequence[Given]) -> bool:
    """Tell whether a row numbers the columns from 1 on, after letters that some tables begin with."""
    words = [written(cell).strip().strip("()（）") for cell in cells if str(cell).strip()]
    while words and words[0] in _ORDINALS:
        words.pop(0)
    return len(words) >= _FEWEST_NUMBERS and words == [str(number) for number in range(1, len(words) + 1)]
