"""The hidden mark of a workbook that this library wrote: what it is, and for which notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.wording import workbooks as m
from skillbase_rules.workbooks.cells import written
from skillbase_rules.workbooks.problems import WorkbookError
from skillbase_rules.workbooks.sources import Page

BookKind = Literal["table", "form", "results"]
"""A table to fill in with many applicants, the form of one applicant, or results."""

MARK_SHEET = "_skillbase_rules"
VERSION = 2
"""Raised whenever a workbook can no longer be read as the last version was."""
_WRONG_KIND = {"results": m.RESULTS_GIVEN, "form": m.FORM_GIVEN, "table": m.TABLE_GIVEN}


class Mark(NamedTuple):
    """What a workbook says of itself."""

    kind: str
    version: int
    notice: str
    passed_over: tuple[str, ...] = ()
    """Sheets with examples and notes, which look like data but are none."""

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the mark as rows of a sheet."""
        fields = (("kind", self.kind), ("version", str(self.version)), ("notice", self.notice))
        return (*fields, *(("passed_over", sheet) for sheet in self.passed_over))

    def require(self, kind: BookKind, name: str, edition: AnyEdition) -> None:
        """Raise `WorkbookError` where the workbook is another one than is asked for."""
        if self.kind != kind:
            raise WorkbookError(_WRONG_KIND.get(self.kind, m.NOT_A_TABLE).filled(name=name))
        if self.version > VERSION:
            raise WorkbookError(m.OTHER_VERSION.filled(name=name, other=self.version, version=VERSION))
        if self.notice != edition.notice:
            raise WorkbookError(m.OTHER_NOTICE.filled(name=name, other=self.notice, notice=edition.notice))


def mark_of(pages: Sequence[Page]) -> Mark | None:
    """Return the mark of a workbook; None where there is none that can be read."""
    page = next((page for page in pages if page.name == MARK_SHEET), None)
    if page is None:
        return None
    rows = [(written(row[0]), written(row[1])) for row in page.rows if len(row) > 1]
    said = dict(rows)
    if said.get("kind") not in get_args(BookKind) or not said.get("version", "").isdecimal():
        return None
    passed_over = tuple(sheet for name, sheet in rows if name == "passed_over")
    return Mark(said["kind"], int(said["version"]), said.get("notice", ""), passed_over)
