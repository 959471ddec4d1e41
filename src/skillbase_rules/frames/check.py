"""The public questions over a table: each returns the same kind of table with verdicts beside its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import narwhals as nw

from skillbase_rules.criteria import Rulebook
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.findings import Status
from skillbase_rules.frames.classic import Table
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.logic import Truth, column, some
from skillbase_rules.frames.reader import OPEN, Verdict, asked_leaves, judged_clauses, whole
from skillbase_rules.frames.soundness import flaws
from skillbase_rules.models.application import Track
from skillbase_rules.text import Language

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def check_frame(
    frame: IntoFrameT,
    track: Track | str,
    *,
    columns: Mapping[str, str] | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> IntoFrameT:
    table = nw.from_native(frame)
    eager = isinstance(table, nw.DataFrame) and table.implementation.is_polars()
    facts = FactColumns(table.lazy() if eager else table, columns)
    facts.require_types()
    chosen = edition.readings if readings is None else readings
    book = edition.rulebook(str(track), chosen)
    judged = with_verdicts(facts, book, chosen)
    return cast("IntoFrameT", (judged.collect() if eager else judged).to_native())


def with_verdicts(facts: FactColumns, book: Rulebook, readings: Readings) -> Table:
    refused = some(flaw.where for flaw in flaws(facts, readings))
    asked = asked_leaves(book.root, OPEN, facts)
    clauses = judged_clauses(book, asked, facts)
    kept: dict[str, nw.Expr] = {}

    def keep(name: str, where: Truth) -> Truth:
        if isinstance(where, bool):
            return where
        kept[name] = where
        return nw.col(name)

    stored = {
        clause: Verdict(*(keep(f"{name} {clause}".replace(".", "_"), where) for name, where in said.parts().items() if name != "lacking"))
        for clause, said in clauses.items()
    }
    gone = keep("refused", refused)
    dtype = nw.Enum([s.value for s in Status]) if facts.table.implementation.is_polars() else nw.String()
    statuses = {clause: said.words(gone, dtype) for clause, said in stored.items()}
    statuses[book.root.clause] = whole(book.root, stored).words(gone, dtype)
    table = facts.prepared().with_columns(**kept).with_columns(**statuses)
    return table.drop(*kept, *facts.helpers)
