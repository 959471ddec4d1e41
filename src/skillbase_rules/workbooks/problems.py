"""What is wrong with a workbook, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import LINES, Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.anatomy import Place, address

MOST_SHOWN = 20
"""How many problems one message names; `WorkbookError.problems` holds them all."""


class CellProblem(NamedTuple):
    """A cell that cannot be read, or a note on one that can."""

    sheet: str
    place: Place
    """Row and column, from 0."""
    column: str
    """The header above the cell; empty where there is none."""
    message: Text

    @property
    def cell(self) -> str:
        """The cell as Excel names it, with its sheet, such as ``申报表!F7``."""
        return f"{self.sheet}!{address(self.place)}"

    @property
    def text(self) -> Text:
        """The problem as one line."""
        if self.column:
            return m.IN_COLUMN.filled(cell=self.cell, column=self.column, message=self.message)
        return m.IN_CELL.filled(cell=self.cell, message=self.message)


class WorkbookError(SkillbaseError, ValueError):
    """A workbook or a CSV file cannot be read; `problems` names every cell that is at fault."""

    def __init__(self, message: Text, problems: Sequence[CellProblem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


class WorkbookWarning(UserWarning):
    """Something about a workbook that its owner may not have meant, though it could be read."""


def unreadable(problems: Sequence[CellProblem]) -> WorkbookError:
    """Return the error that names cells which cannot be read, one a line."""
    lines = [problem.text for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(m.AND_MORE.filled(number=len(problems) - MOST_SHOWN))
    return WorkbookError(LINES.join(lines), problems)
