"""The door for those who have neither dataframes nor JSON: a workbook to fill in, and a reader of it (extra ``excel``).

Workbooks are written and read by openpyxl, CSV by Python itself. A cell that cannot be read is never guessed at and
never dropped: all of them are reported together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import MissingExtraError, SkillbaseError
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.frames.columns import LARGEST_COUNT, MAX, MIN, OWN_COLUMNS, chinese_columns, kinds_of
from skillbase_rules.frames.records import Backend, Cell, table_of
from skillbase_rules.wording import tables as m
from skillbase_rules.wording.facts import value_words
from skillbase_rules.wording.units import THINGS, UNITS
from skillbase_rules.wording.verdicts import YES_NO

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

EXAMPLE_MARK = "示例："
"""What the name of the applicant in the example row begins with; such rows are not read."""
_ROWS, _HEADER_ROWS = 1000, 3
_SHEET, _NOTES = "申报单位", "填写说明"

_EXAMPLE: Mapping[str, str | int] = {
    "applicant": f"{EXAMPLE_MARK}虚构技师学院",
    "body": "虚构江北人力社保局",
    "applicant_kind": "职业院校",
    "is_technical_college": "是",
    "rules_training": "是",
    "violation_events": 0,
    "annual_training_capacity": "≥5000",
    "teachers_full_time": 180,
    "teachers_part_time": "20-30",
    "integrated_teachers": 120,
    "students": 3200,
    "existing_base_level": "市级",
}


class CellProblem(NamedTuple):
    """A cell that cannot be read."""

    row: int
    """The row as the sheet numbers it, from 1."""
    column: str
    message: Text


class WorkbookError(SkillbaseError):
    """A workbook or a CSV file cannot be read; `problems` names every cell that is at fault."""

    def __init__(self, message: Text, problems: Sequence[CellProblem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError(m.NEEDS_EXCEL) from None
    return openpyxl


# --- the template ----------------------------------------------------------------------------------------------------


def columns_of(sheet: type[Sheet]) -> tuple[str, ...]:
    """Return the columns of the workbook for a sheet of facts, in order."""
    return (*OWN_COLUMNS, *sheet.fact_names())


def write_template(path: str | Path, edition: AnyEdition) -> None:
    """Write an empty workbook for the facts of an edition."""
    openpyxl = _openpyxl()
    facts = edition.sheet
    columns = columns_of(facts)
    book = openpyxl.Workbook()
    page = book.active
    page.title = _SHEET
    for number, name in enumerate(columns, start=1):
        cells = (_label(name, facts).zh, name, _allowed(name, facts), _EXAMPLE.get(name))
        for row, cell in enumerate(cells, start=1):
            page.cell(row, number, cell)
        _offer_values(openpyxl, page, number, name, facts)
    _dress(openpyxl, page, [_width(name, facts) for name in columns], _HEADER_ROWS)
    page.freeze_panes = "B4"
    _write_notes(openpyxl, book.create_sheet(_NOTES), facts)
    book.save(path)


def _label(name: str, facts: type[Sheet]) -> Text:
    return OWN_COLUMNS[name] if name in OWN_COLUMNS else facts.label(name)


def _choices(name: str, facts: type[Sheet]) -> tuple[Text, ...]:
    if kinds_of(facts).get(name) == "yes_no":
        return (YES_NO[True], YES_NO[False])
    return tuple(_value_labels(name, facts).values())


@cache
def _value_labels(name: str, facts: type[Sheet]) -> Mapping[str, Text]:
    sheets = (facts,)
    return {
        str(value): Text(value_words(value, (name,), sheets, "zh"), value_words(value, (name,), sheets, "en"))
        for value in facts.named_values().get(name, ())
    }


def _allowed(name: str, facts: type[Sheet]) -> str:
    if name in facts.count_names():
        # Its unit says what is counted; the notes say how a count may be written.
        return UNITS.get(facts.unit(name), THINGS).zh
    return " / ".join(choice.zh for choice in _choices(name, facts)) or m.FREE_TEXT.zh


def _width(name: str, facts: type[Sheet]) -> int:
    return max(14, 2 * len(_label(name, facts).zh) + 2, min(len(name), 26))


def _offer_values(openpyxl: Any, page: Any, number: int, name: str, facts: type[Sheet]) -> None:
    letter = openpyxl.utils.get_column_letter(number)
    cells = f"{letter}4:{letter}{_ROWS}"
    validation = openpyxl.worksheet.datavalidation.DataValidation(allow_blank=True)
    choices = [choice.zh for choice in _choices(name, facts)]
    if choices:
        validation.type, validation.formula1 = "list", '"' + ",".join(choices) + '"'
        validation.showErrorMessage = True
        validation.error = m.CHOOSE.zh
    elif name in facts.count_names():
        validation.promptTitle, validation.prompt = m.COUNT_PROMPT.zh, m.COUNT_HINT.zh
        validation.showInputMessage = True
    else:
        return
    validation.add(cells)
    page.add_data_validation(validation)


def _dress(openpyxl: Any, page: Any, widths: Iterable[int], header_rows: int) -> None:
    fill = openpyxl.styles.PatternFill("solid", fgColor="DDE8F0")
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[openpyxl.utils.get_column_letter(number)].width = width
        for row in range(1, header_rows + 1):
            cell = page.cell(row, number)
            cell.fill, cell.alignment = fill, openpyxl.styles.Alignment(wrap_text=True, vertical="top")
            cell.font = openpyxl.styles.Font(bold=row == 1)


def _write_notes(openpyxl: Any, page: Any, facts: type[Sheet]) -> None:
    for line in m.NOTES:
        page.append([line.zh, line.en])
    page.append([])
    start = page.max_row + 1
    page.append([heading.zh + " " + heading.en for heading in m.NOTE_HEADINGS])
    for name in columns_of(facts):
        field, label = facts.model_fields.get(name), _label(name, facts)
        allowed = " / ".join(f"{choice.zh} {choice.en}" for choice in _choices(name, facts)) or _allowed(name, facts)
        page.append([label.zh, label.en, name, allowed, (field and field.description) or ""])
    for number, width in enumerate((46, 46, 40, 60, 90), start=1):
        page.column_dimensions[openpyxl.utils.get_column_letter(number)].width = width
        page.cell(start, number).font = openpyxl.styles.Font(bold=True)


# --- the reader ------------------------------------------------------------------------------------------------------


def read_table(path: str | Path, edition: AnyEdition, *, backend: Backend = "polars") -> IntoDataFrame:
    """Read a workbook or a CSV file of facts into a table that `check_frame` takes."""
    facts = edition.sheet
    kinds, chinese = kinds_of(facts), chinese_columns(facts)
    lines = list(_lines(Path(path)))
    headers = [str(cell).strip() if cell is not None else "" for cell in (lines[0] if lines else ())]
    places = [chinese.get(header, header) for header in headers]
    for place in places:
        if place and places.count(place) > 1:
            raise WorkbookError(m.REPEATED_HEADER.filled(column=place))
    shaped = len(lines) > 1 and [str(cell) for cell in lines[1]] == places
    columns: dict[str, list[Cell]] = {place: [] for place in places if place}
    problems: list[CellProblem] = []
    bounds: dict[str, list[Cell]] = {}
    kept = 0
    for number, line in enumerate(lines[1:], start=2):
        row = dict(zip(places, line, strict=False))
        if (shaped and number <= _HEADER_ROWS) or _is_passed_over(row):
            continue
        for place, cells in columns.items():
            exact, ends = _read(place, row.get(place), number, facts, problems)
            cells.append(exact)
            for end, value in ends.items():
                bounds.setdefault(end, [None] * kept).extend([None] * (kept - len(bounds[end])) + [value])
        kept += 1
    if problems:
        listed = "; ".join(f"{cell.row}/{cell.column}: {cell.message.en}" for cell in problems)
        in_zh = "；".join(f"第 {cell.row} 行“{cell.column}”{cell.message.zh}" for cell in problems)
        raise WorkbookError(Text(in_zh, listed), problems)
    columns |= {end: cells + [None] * (kept - len(cells)) for end, cells in bounds.items() if end not in columns}
    return table_of(columns, kinds, backend)


def _lines(path: Path) -> Iterator[Sequence[object]]:
    if path.suffix.lower() == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
        return
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(m.NOT_A_TABLE.filled(path=path.name))
    book = _openpyxl().load_workbook(path, read_only=True, data_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
    book.close()


def _is_passed_over(row: Mapping[str, object]) -> bool:
    name = row.get("applicant")
    is_example = isinstance(name, str) and name.startswith(EXAMPLE_MARK)
    return is_example or all(cell is None or str(cell).strip() == "" for cell in row.values())


def _read(
    place: str, cell: object, row: int, facts: type[Sheet], problems: list[CellProblem]
) -> tuple[Cell, dict[str, Cell]]:
    """Return the cell as an exact value, and as bounds where it states them."""
    text = "" if cell is None else str(cell).strip()
    kind = kinds_of(facts).get(place)
    if kind is None or text in {"", "?", "？"}:
        return text.strip("?？") or None, {}
    if kind == "count":
        low, high = _count(cell, text) or (None, None)
        if low is not None and low == high:
            return low, {}
        if place in facts.count_names() and (low is not None or high is not None):
            return None, {place + MIN: low, place + MAX: high}
    elif (value := _yes_no(text) if kind == "yes_no" else _named(place, text, facts)) is not None:
        return value, {}
    problems.append(CellProblem(row, place, m.UNREADABLE_CELL.filled(given=text, wanted=m.CELL_WANTED[kind])))
    return None, {}


def _yes_no(text: str) -> bool | None:
    return text.lower() in _YES if text.lower() in _YES | _NO else None


def _named(place: str, text: str, facts: type[Sheet]) -> str | None:
    labels = _value_labels(place, facts).items()
    return next((value for value, label in labels if text in {value, label.zh, label.en}), None)


_YES, _NO = {"是", "yes", "true"}, {"否", "no", "false"}
_AT_LEAST = re.compile(r"(?:≥|>=)\s*([0-9]+)")
_AT_MOST = re.compile(r"(?:≤|<=)\s*([0-9]+)")
_RANGE = re.compile(r"([0-9]+)\s*[-–—~～]\s*([0-9]+)")


def _count(cell: object, text: str) -> tuple[int | None, int | None] | None:
    """Return the ends of a count; None where the cell is no count."""
    if isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    ends: tuple[int | None, int | None] | None = None
    if re.fullmatch(r"[0-9]+", text):
        ends = int(text), int(text)
    elif found := _AT_LEAST.fullmatch(text):
        ends = int(found[1]), None
    elif found := _AT_MOST.fullmatch(text):
        ends = None, int(found[1])
    elif found := _RANGE.fullmatch(text):
        ends = (int(found[1]), int(found[2])) if int(found[1]) <= int(found[2]) else None
    if ends is None or any(end is not None and end > LARGEST_COUNT for end in ends):
        return None
    return ends
