"""Tables judged: each question returns the same kind of table with verdicts beside its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, reduce
from operator import add
from typing import TYPE_CHECKING, Any, cast

import narwhals as nw

from skillbase_rules.analyses.preference import preference_of, reaches_track
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.columns import FactColumns, facts_in
from skillbase_rules.frames.headers import MAX
from skillbase_rules.frames.logic import Truth, column, given, negated
from skillbase_rules.frames.partitions import by_parts, lies_in_parts
from skillbase_rules.frames.reader import OPEN, GatedLeaf, Gates, asked_leaves, judged_clauses, whole
from skillbase_rules.frames.soundness import blank_sheet, refused
from skillbase_rules.frames.statuses import NOT_ASKED, Verdict
from skillbase_rules.frames.table import Table, as_held, beside, opened
from skillbase_rules.frames.why import reason, shortfall
from skillbase_rules.frames.worded import REASON, SHORTFALL, Words, words_of

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def check_frame(
    frame: IntoFrameT,
    section: str,
    edition: AnyEdition,
    *,
    columns: Mapping[str, str] | None = None,
    shortfalls: bool = False,
    reasons: Language | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Judge every row of a table by one section of an edition."""
    book = edition.rulebook(section)
    words = words_of(edition, (book,), language)

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, words)
        results = verdicts.statuses()
        for clause, asked in verdicts.asked.items():
            lacking = shortfall(asked, facts) if shortfalls else None
            if lacking:
                least, most = lacking
                results[clause + SHORTFALL] = verdicts.unless_refused(least)
                results[clause + SHORTFALL + MAX] = verdicts.unless_refused(most)
            if reasons:
                why = reason(asked, verdicts.clauses[clause], facts, reasons, missing_fails=book.missing_fails)
                results[clause + REASON] = verdicts.unless_refused(why)
        return verdicts.beside(results)

    return over(frame, blank_sheet(edition), columns, judge)


def prefer_frame(
    frame: IntoFrameT,
    track: str | None,
    edition: AnyEdition,
    *,
    columns: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Judge the preferential conditions of every row."""
    section = preference_of(edition)
    book, reaches = section.rulebook, reaches_track(section, track, edition)

    words = words_of(edition, (book,), language)

    def judge(facts: FactColumns) -> Table:
        verdicts = Verdicts(facts, book, words)
        cases = {_clause(case): verdicts.whole(case) for case in book.root.parts}
        dialect = facts.dialect
        sure = [column(case.met, dialect).cast(dialect.Int64) for case in cases.values()]
        open_ = [column(case.open, dialect).cast(dialect.Int64) for case in cases.values()]
        favoured = verdicts.whole() if reaches else NOT_ASKED
        return verdicts.beside(
            verdicts.statuses()
            | {clause: verdicts.words(case) for clause, case in cases.items()}
            | {
                "satisfied__min": verdicts.unless_refused(reduce(add, sure)),
                "satisfied__max": verdicts.unless_refused(reduce(add, [*sure, *open_])),
                "favoured": verdicts.words(favoured),
            }
        )

    return over(frame, blank_sheet(edition), columns, judge)


def _clause(case: Criterion) -> str:
    match case:
        case Waived(inner) | When(then=inner):
            return _clause(inner)
        case AllOf(clause=clause) | AnyOf(clause=clause):
            return clause
        case leaf:
            return leaf.clause


class Verdicts:
    """The verdicts on every row, each condition in a column of its own so that none is worked out twice."""

    def __init__(self, facts: FactColumns, book: Rulebook, words: Words) -> None:
        self._facts = facts
        self._words = words
        self._kept: dict[str, nw.Expr] = {}
        self.book = book
        self.asked: dict[str, list[GatedLeaf]] = {}
        self.gates: Gates = {}
        for asked in asked_leaves(book.root, OPEN, facts, self.gates):
            self.asked.setdefault(asked.leaf.clause, []).append(asked)
        every = [asked for leaves in self.asked.values() for asked in leaves]
        clauses = judged_clauses(book, every, facts)
        self.clauses = {clause: verdict.kept(partial(self._keep, clause)) for clause, verdict in clauses.items()}
        self.refused = self._keep("refused", refused(facts))
        # A closed set of words takes a byte a row where the backend knows such sets.
        said, dialect = words.statuses, facts.dialect
        dtype = dialect.Enum(list(said.values())) if facts.table.implementation.is_polars() else dialect.String
        self._said = {status: dialect.lit(word, dtype) for status, word in said.items()}

    def _keep(self, name: str, where: Truth) -> Truth:
        return self._facts.as_column(where, self._kept, name)

    def whole(self, criterion: Criterion | None = None) -> Verdict:
        """Return the verdict on a section, or on the whole part."""
        return whole(criterion or self.book.root, self.clauses)

    def words(self, verdict: Verdict) -> nw.Expr:
        """Return a verdict as a column of words; null where a row is refused."""
        return verdict.words(self.refused, self._said)

    def unless_refused(self, value: nw.Expr) -> nw.Expr:
        """Return a column that is null where a row is refused."""
        return given(negated(self.refused), value)

    def statuses(self) -> dict[str, nw.Expr]:
        """Return a status for each clause and one for the whole part, by the names of the columns."""
        words = {clause: self.words(verdict) for clause, verdict in self.clauses.items()}
        return words | {self.book.root.clause: self.words(self.whole())}

    def beside(self, results: Mapping[str, nw.Expr]) -> Table:
        """Return the table as it was handed in, with these columns beside it."""
        headed = {self._words.header(column): result for column, result in results.items()}
        self._facts.require_new(headed)
        return beside(self.ready(), headed).drop(*self._kept, *self._facts.helpers)

    def ready(self) -> Table:
        """Return the table with all columns that the verdicts are made of."""
        return beside(self._facts.prepared(), self._kept)


def over(
    frame: IntoFrameT,
    blank: Sheet,
    columns: Mapping[str, str] | None,
    judge: Callable[[FactColumns], Table],
) -> IntoFrameT:
    """Return what `judge` makes of the facts of a table, as the same kind of table."""
    if lies_in_parts(frame):
        of_part = partial(_judged_part, blank=blank, columns=columns, judge=judge)
        return cast("IntoFrameT", by_parts(frame, of_part))
    judged = _judged(opened(frame), blank, columns, judge)
    return cast("IntoFrameT", judged.to_native())


def _judged_part(
    part: Any,
    _is_first: bool,
    *,
    blank: Sheet,
    columns: Mapping[str, str] | None,
    judge: Callable[[FactColumns], Table],
) -> Any:
    return _judged(opened(part), blank, columns, judge, text_as_objects=True).to_native()


def _judged(
    table: Table,
    blank: Sheet,
    columns: Mapping[str, str] | None,
    judge: Callable[[FactColumns], Table],
    *,
    text_as_objects: bool = False,
) -> Table:
    facts = facts_in(table, blank, columns, text_as_objects=text_as_objects)
    facts.require_types()
    return as_held(judge(facts), table)
