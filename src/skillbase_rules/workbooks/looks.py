"""How a workbook looks, and what every workbook written here has in common: its colours, its lists and its mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.findings import Status
from skillbase_rules.report.layout import display_width
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.marks import MARK_SHEET, Mark
from skillbase_rules.workbooks.questions import Question

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_TO_FILL = 2000
"""How many rows of a sheet to fill in offer their lists."""
_A4 = 9
_LONGEST_PROMPT, _LONGEST_LIST = 255, 255
BANDS = ("#1F4E79", "#2E75B6", "#548235", "#7F6000", "#806000", "#7030A0", "#525252", "#833C0B", "#3A3838")
_SOFT = ("#DDEBF7", "#EAF3FA", "#E2EFDA", "#FFF2CC", "#FFF2CC", "#EDE2F6", "#EDEDED", "#FBE5D6", "#E7E6E6")
STATUS_COLOURS = {
    Status.MET: ("#E2EFDA", "#375623"),
    Status.NOT_MET: ("#F8CBAD", "#843C0C"),
    Status.UNKNOWN: ("#FFF2CC", "#7F6000"),
    Status.NOT_APPLICABLE: ("#EDEDED", "#595959"),
}
"""What is behind the word of a status, and the word itself."""


class Looks:
    """The formats of a workbook, which must be made by it; each is made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def made(self, **properties: object) -> Format:
        """Return a format in the font and the alignment that all cells have."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            common = {"font_name": "等线", "font_size": 10, "valign": "vcenter"}
            self._made[key] = self._book.add_format(common | properties)
        return self._made[key]

    @staticmethod
    def lay_across(page: Worksheet) -> None:
        """Print a sheet on A4 across."""
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)

    @classmethod
    def fit_to_width(cls, page: Worksheet) -> None:
        """Print a sheet on A4 across, all its columns on one page."""
        cls.lay_across(page)
        page.fit_to_pages(1, 0)

    def title(self) -> Format:
        """Return the format of a title."""
        return self.made(bold=True, font_size=14)

    def band(self, number: int) -> Format:
        """Return the format of a heading over a group of columns or lines."""
        return self.made(bold=True, font_color="#FFFFFF", bg_color=BANDS[number % len(BANDS)])

    def heading(self, number: int = 0) -> Format:
        """Return the format of a header over a column."""
        return self.made(bold=True, text_wrap=True, align="center", border=1, bg_color=_SOFT[number % len(_SOFT)])

    def small(self, number: int = 0) -> Format:
        """Return the format of what stands small below a header."""
        soft = _SOFT[number % len(_SOFT)]
        return self.made(font_size=8, font_color="#595959", text_wrap=True, align="center", border=1, bg_color=soft)

    def text(self, **properties: object) -> Format:
        """Return the format of words on several lines."""
        return self.made(text_wrap=True, valign="top", **properties)

    def status(self, status: Status) -> Format:
        """Return the format of a verdict, in the colour of its status."""
        behind, ink = STATUS_COLOURS[status]
        return self.made(bg_color=behind, font_color=ink, align="center", border=1, border_color="#D9D9D9")


def book_bytes(write: Callable[[Workbook], None], *, streamed: bool = False) -> bytes:
    """Return the bytes of a workbook that `write` fills.

    Strings are written as strings: what begins with ``=`` is no formula, and what looks like an address is no link.

    Args:
        write: Fills the workbook.
        streamed: Write row by row, so that memory stays small; `write` must then go down each sheet.

    Raises:
        MissingExtraError: The extra ``excel`` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtraError(m.NEEDS_EXCEL) from None
    target = BytesIO()
    options = {"constant_memory": streamed, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        write(book)
    return target.getvalue()


def write_mark(book: Workbook, mark: Mark) -> None:
    """Write what a workbook is on a sheet that Excel does not show."""
    page = book.add_worksheet(MARK_SHEET)
    for row, cells in enumerate(mark.rows()):
        page.write_row(row, 0, cells)
    page.very_hidden()


def offer(page: Worksheet, question: Question, rows: tuple[int, int], column: int) -> None:
    """Offer the answers to a question in cells, or say how a count is written."""
    hint = question.label.en if question.kind in {"yes_no", "name"} else f"{question.label.en}\n{_how(question)}"
    options: dict[str, object] = {
        "validate": "any",
        "input_title": question.label.zh[:32],
        "input_message": hint[:_LONGEST_PROMPT],
    }
    offered = question.offered("zh")
    if offered and question.kind != "names" and len(",".join(offered)) <= _LONGEST_LIST:
        options |= {"validate": "list", "source": list(offered), "error_title": m.LIST_TITLE.zh}
        options |= {"error_message": m.CHOOSE.zh, "ignore_blank": True}
    page.data_validation(rows[0], column, rows[1], column, options)


def _how(question: Question) -> str:
    if question.kind == "count":
        return m.COUNT_HINT.zh.format(unit=question.counted_in.zh)
    if question.kind == "names":
        return m.NAMES_HINT.zh.format(offered="、".join(question.offered("zh")))
    return m.WANTED[question.kind].zh


def width_of(label: str, wanted: str, least: int = 9, most: int = 18) -> int:
    """Return how wide a column must be for its header on two lines and what is wanted on three."""
    return min(most, max(least, display_width(label) // 2 + 3, display_width(wanted) // 3 + 2))


def height_of(cells: Sequence[str], widths: Sequence[int], line: float = 13.5) -> float:
    """Return how high a row must be for the longest of its wrapped cells."""
    lines = (
        sum(-(-max(1, display_width(part)) // (width - 1)) for part in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return line * max(lines, default=1) + 2
