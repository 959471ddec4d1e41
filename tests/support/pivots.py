"""Whether a fact can change a verdict, by all that may be behind a sheet: two completions that differ in it alone."""

from __future__ import annotations

from dataclasses import replace

import z3

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import Sheet
from skillbase_rules.solver import logic
from skillbase_rules.solver.reader import judge
from skillbase_rules.solver.symbols import Symbols, limits, on_completions, statements


class Pivots:
    """What may be behind one sheet, and the verdict of some sections on it."""

    def __init__(self, facts: Sheet, sections: tuple[str, ...], edition: AnyEdition) -> None:
        self._symbols = on_completions(type(facts), z3.Context())
        stated = statements(self._symbols, facts)
        self._given = self._all(
            self._symbols.domain(),
            *(states for name, states in stated.items() if getattr(facts, name) is not None),
            *limits(self._symbols, facts).values(),
            # A completion is a file that states everything.
            *self._symbols.declared.values(),
            *(self._symbols.as_stated[name] == count for name, count in self._symbols.counts.items()),
        )
        books = [replace(edition.rulebook(section), missing_fails=False) for section in sections]
        verdicts = (judge(book, self._symbols, printed={}).of(book.root.clause) for book in books)
        self._verdict = [self._all(status) for status in logic.conjunction(list(verdicts))]

    def is_open(self) -> bool:
        """Tell whether two completions have different verdicts."""
        solver = z3.SimpleSolver(ctx=self._symbols.context)
        solver.add(self._given)
        return [solver.check(status) == z3.sat for status in self._verdict].count(True) > 1

    def can_change(self, fact: str) -> bool:
        """Tell whether some answer to a fact turns the verdict, where a total and its parts go together."""
        together = {fact, *(name for group in self._totals() if fact in group for name in group)}
        terms = [term for name in sorted(together) for term in terms_of(self._symbols, name)]
        others = [(term, z3.FreshConst(term.sort())) for term in terms]
        turned = z3.Or(
            [z3.And(status, z3.Not(z3.substitute(status, *others))) for status in self._verdict],
        )
        solver = z3.SimpleSolver(ctx=self._symbols.context)
        solver.add(self._given, z3.substitute(self._given, *others), turned)
        return bool(solver.check() == z3.sat)

    def _totals(self) -> list[tuple[str, ...]]:
        return [(total, *parts) for total, parts in self._symbols.sheet.all_totals().items()]

    def _all(self, *statements: logic.Truth) -> z3.BoolRef:
        context = self._symbols.context
        return z3.And([z3.BoolVal(part, context) if isinstance(part, bool) else part for part in statements])


def terms_of(symbols: Symbols, fact: str) -> list[z3.ExprRef]:
    """Return the symbols that stand for a fact."""
    named = (symbols.counts, symbols.as_stated, symbols.yes, symbols.names)
    return [symbols_by_name[fact] for symbols_by_name in named if fact in symbols_by_name]
