"""A section of a notice under other readings: over a table, only what of it reads otherwise is judged again.

A clause that is asked of the same rows in the same way is the same column under every reading; so is a part of the
section that comes to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import narwhals as nw

from skillbase_rules.analyses.overview import other_reading
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Leaf, Waived, When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.frames.check import Verdicts
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.logic import Number, Plain, Truth, picked
from skillbase_rules.frames.reader import OPEN, asked_leaves, judged_clauses, whole
from skillbase_rules.frames.statuses import Verdict, conjunction, disjunction
from skillbase_rules.frames.table import Table, beside

CODES = UNKNOWN, MET, NOT_MET, CLOSED = (0, 1, 2, 3)
"""Statuses as numbers; one that is not applicable is closed."""
Asked = tuple[tuple[Leaf, tuple[object, ...]], ...]
"""The leaves that are asked for a clause, each with what it is asked under."""


class Alternative(NamedTuple):
    """One other way to read a section."""

    field: str
    choice: str
    book: Rulebook
    places: tuple[str, ...]
    """What may turn: the section, then the clauses that read otherwise, by their ids."""


def alternatives(edition: AnyEdition, section: str, fields: Iterable[str]) -> list[Alternative]:
    """Return the alternatives of some readings by which a section reads otherwise, in the edition's order."""
    book, wanted = edition.rulebook(section), set(fields)
    asked = asked_in(book)
    found = []
    for field, choice in edition.readings.alternatives():
        if field not in wanted:
            continue
        other = other_reading(edition, ((field, choice),)).edition.rulebook(section)
        read = asked_in(other)
        is_otherwise = other.missing_fails != book.missing_fails
        # What only one of the two asks for has no status to turn from or to.
        changed = [id_ for id_ in asked if id_ in read and (is_otherwise or asked[id_] != read[id_])]
        if changed or other.root != book.root:
            found.append(Alternative(field, choice, other, (book.root.clause, *changed)))
    return found


def asked_in(book: Rulebook) -> Mapping[str, Asked]:
    """Return how every clause is asked, by its id."""
    asked: dict[str, Asked] = {}
    for leaf, under in _asked(book.root, ()):
        asked[leaf.clause] = (*asked.get(leaf.clause, ()), (leaf, under))
    return asked


def _asked(criterion: Criterion, under: tuple[object, ...]) -> Iterator[tuple[Leaf, tuple[object, ...]]]:
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _asked(part, under)
        case Waived(inner):
            yield from _asked(inner, ("waived",))
        case When(condition, then, otherwise):
            yield from _asked(then, (*under, (condition, otherwise is not None)))
            if otherwise is not None:
                yield from _asked(otherwise, (*under, ("declined", condition)))
        case leaf:
            yield leaf, under


def codes_of(book: Rulebook) -> Mapping[str, tuple[int, ...]]:
    """Return the statuses that every clause, and the section, may ever have."""
    asked = asked_in(book)
    may_close = {clause: all(under for _, under in leaves) for clause, leaves in asked.items()}
    may_close[book.root.clause] = all(may_close.values())
    return {clause: CODES if closes else CODES[:CLOSED] for clause, closes in may_close.items()}


class Rereading:
    """A table judged by a section as it is read, and again by its alternatives."""

    def __init__(self, verdicts: Verdicts, facts: FactColumns) -> None:
        self._verdicts = verdicts
        self._facts = facts
        self._clauses: dict[tuple[str, Asked, bool], Verdict] = {}
        self._parts: dict[tuple[Criterion, bool], Verdict] = {}
        self._kept: tuple[dict[str, nw.Expr], ...] = ({}, {}, {})
        """The columns to add, one step after the other: clauses, parts, and codes of the section as it is read."""
        book = verdicts.book
        for clause, asked in asked_in(book).items():
            self._clauses[clause, asked, book.missing_fails] = verdicts.clauses[clause]
        codes = {clause: code_of(verdict) for clause, verdict in self._statuses(book).items()}
        self.before = {clause: self._keep(2, f"{clause} code", code) for clause, code in codes.items()}

    def turned(self, alternative: Alternative) -> dict[str, Number]:
        """Return what turns under an alternative, by its id: four times the old status and the new one, or zero."""
        after = self._statuses(alternative.book)
        return {place: _turn(self.before[place], code_of(after[place])) for place in alternative.places}

    def ready(self) -> Table:
        """Return the table with all columns that were asked for."""
        table = self._verdicts.ready()
        for made in self._kept:
            table = beside(table, made)
        return table

    def _statuses(self, book: Rulebook) -> dict[str, Verdict]:
        clauses = self._judged(book)
        parts = [self._part(part, book, clauses) for part in book.root.parts]
        joined = conjunction(parts) if isinstance(book.root, AllOf) else disjunction(parts)
        return {book.root.clause: joined, **clauses}

    def _judged(self, book: Rulebook) -> dict[str, Verdict]:
        keys = {clause: (clause, asked, book.missing_fails) for clause, asked in asked_in(book).items()}
        new = {clause for clause, key in keys.items() if key not in self._clauses}
        asked = asked_leaves(book.root, OPEN, self._facts, self._verdicts.gates)
        verdicts = judged_clauses(book, [each for each in asked if each.leaf.clause in new], self._facts)
        for clause, verdict in verdicts.items():
            self._clauses[keys[clause]] = verdict.kept(partial(self._keep, 0, clause))
        return {clause: self._clauses[key] for clause, key in keys.items()}

    def _part(self, part: Criterion, book: Rulebook, clauses: dict[str, Verdict]) -> Verdict:
        key = (part, book.missing_fails)
        if key not in self._parts:
            self._parts[key] = whole(part, clauses).kept(partial(self._keep, 1, "part"))
        return self._parts[key]

    def _keep(self, step: int, name: str, value: nw.Expr | Plain) -> nw.Expr | Plain:
        return self._facts.as_column(value, self._kept[step], f"{name} {step}")


def code_of(verdict: Verdict) -> Number:
    """Return the status of every row as a number."""
    return picked(verdict.closed, CLOSED, picked(verdict.met, MET, picked(verdict.not_met, NOT_MET, UNKNOWN)))


def _turn(before: Number, after: Number) -> Number:
    differs: Truth = before != after
    return picked(differs, before * len(CODES) + after, 0)
