"""What stands in a table of results, in its cells and above them: codes for programs, or words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.wording import tables as m
from skillbase_rules.wording.verdicts import STATUS

SHORTFALL, REASON = "__shortfall", "__reason"
"""What the names of the columns with shortfalls and reasons end in, after the id of the clause."""
_ENDINGS: Mapping[str, Text] = MappingProxyType(
    {f"{SHORTFALL}__max": m.MOST_LACKING, SHORTFALL: m.LEAST_LACKING, REASON: m.REASON}
)


class Words(NamedTuple):
    """How statuses are written and columns are headed; without a language, by their codes."""

    language: Language | None
    labels: Mapping[str, Text]
    """The labels of clauses and sections by their ids."""

    @property
    def statuses(self) -> Mapping[Status, str]:
        """How each status is written."""
        if self.language is None:
            return {status: status.value for status in Status}
        return {status: STATUS[status].in_(self.language) for status in Status}

    def header(self, column: str) -> str:
        """Return how a column of results is headed, by the code that it has."""
        if self.language is None:
            return column
        if column in m.RESULT_HEADERS:
            return m.RESULT_HEADERS[column].in_(self.language)
        for ending, words in _ENDINGS.items():
            if column.endswith(ending):
                return f"{self.clause(column.removesuffix(ending))} {words.in_(self.language)}"
        return self.clause(column)

    def clause(self, id_: str) -> str:
        """Return a clause or a section by its id, with its label where there is a language."""
        if self.language is None or id_ not in self.labels:
            return id_
        return f"{id_} {self.labels[id_].in_(self.language)}"

    def section(self, name: str, edition: AnyEdition) -> str:
        """Return a section by its name, or by its id and label where there is a language."""
        return name if self.language is None else self.clause(edition.rulebook(name).root.clause)

    def headers(self, columns: Iterable[str]) -> dict[str, str]:
        """Return the columns that are headed otherwise than by their code."""
        return {column: header for column in columns if (header := self.header(column)) != column}


def words_of(edition: AnyEdition, books: Sequence[Rulebook], language: Language | None) -> Words:
    """Return the words of the results of an edition's rulebooks."""
    labels = {id_: clause.label for id_, clause in edition.clauses.items()} if language else {}
    for book in books if language else ():
        labels |= _section_labels(book)
    return Words(language, labels)


def _section_labels(book: Rulebook) -> dict[str, Text]:
    return {group.clause: group.label for group in _groups(book.root) if group.clause and group.label.zh}


def _groups(criterion: Criterion) -> Iterator[AllOf | AnyOf]:
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            yield criterion
            for part in parts:
                yield from _groups(part)
        case When(then=inner) | Waived(criterion=inner):
            yield from _groups(inner)
        case _:
            pass
