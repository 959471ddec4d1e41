"""A fact sheet as symbols: what each fact may be, what the facts allow each other, and a model read back as a sheet.

Counts are exact natural numbers here. A yes, a no or a name may be left undeclared, for a rule may ask for the
declaration itself. A printed ratio is no fact of its own: it stands for its counts, which the solver knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import get_args

import z3
from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.narrowing import Figure
from skillbase_rules.engine.quantities import MOST, Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.solver.logic import Number, Truth, added, both, every, no

FactValue = int | bool | str | None
"""An exact count, a yes or a no, a name, or nothing declared."""


class Limit(BaseModel):
    """What a sheet's facts allow each other: one sum of counts never exceeds another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: tuple[str, ...] = Field(description="The counts added up on the smaller side.")
    less: tuple[str, ...] = Field(default=(), description="Counts taken away from that sum: people in two groups.")
    whole: tuple[str, ...] = Field(description="The counts added up on the larger side.")

    @property
    def names(self) -> frozenset[str]:
        """The counts that it ties to each other."""
        return frozenset((*self.part, *self.less, *self.whole))

    def __str__(self) -> str:
        """Write the limit with the names of its facts."""
        part = " − ".join((" + ".join(self.part), *self.less))
        return f"{part} ≤ {' + '.join(self.whole)}"


@dataclass(frozen=True)
class Symbols:
    """The facts of one sheet as symbols of the solver."""

    sheet: type[Sheet]
    context: z3.Context
    counts: Mapping[str, z3.ArithRef]
    as_stated: Mapping[str, z3.ArithRef]
    """The same counts by what the file states of them alone, whatever follows from others."""
    yes: Mapping[str, z3.BoolRef]
    """Whether a yes/no fact is true."""
    names: Mapping[str, z3.ArithRef]
    """Which of its values a named fact has, by its place among them."""
    known: Mapping[str, Truth]
    """Whether a yes, a no or a name is known."""
    declared: Mapping[str, Truth]
    """Whether the file itself says so; what it does not say may be known to be one or the other all the same."""

    def domain(self, names: Collection[str] | None = None) -> Truth:
        """Return that every symbol has one of the values that its fact can have; those of some facts only, if named."""
        ceilings = self.sheet.all_ceilings()
        counts, as_stated, named = (
            {name: symbol for name, symbol in symbols.items() if names is None or name in names}
            for symbols in (self.counts, self.as_stated, self.names)
        )
        natural = [count >= 0 for count in (*counts.values(), *as_stated.values())]
        natural += [count <= min(ceilings.get(name, MOST), MOST) for name, count in counts.items()]
        values = [z3.And(symbol >= 0, symbol < len(self.sheet.named_values()[name])) for name, symbol in named.items()]
        return every([*natural, *values])

    def total(self, names: tuple[str, ...]) -> Number:
        """Return counts added up."""
        return added(self.counts[name] for name in names)

    def has(self, fact: str, value: str) -> Truth:
        """Return that a named fact has a value; one that it cannot have it never has."""
        values = self.sheet.named_values()[fact]
        return self.names[fact] == values.index(value) if value in values else False

    def equals(self, fact: str, value: FactValue) -> Truth:
        """Return that a fact has a value, or that nothing is known of it."""
        if value is None:
            return no(self.known[fact])
        if fact in self.counts:
            return self.counts[fact] == value
        if isinstance(value, str):
            return both(self.known[fact], self.has(fact, value))
        return both(self.known[fact], self.yes[fact] if value else no(self.yes[fact]))

    def read(self, model: z3.ModelRef, fact: str) -> FactValue:
        """Return the value of one fact in a model."""
        if fact in self.counts:
            return int(model.eval(self.counts[fact], True).as_long())
        if not holds(model, self.known[fact]):
            return None
        if fact in self.yes:
            return holds(model, self.yes[fact])
        return self.sheet.named_values()[fact][int(model.eval(self.names[fact], True).as_long())]


def holds(model: z3.ModelRef, statement: Truth) -> bool:
    """Return whether a statement holds in a model."""
    return statement if isinstance(statement, bool) else bool(z3.is_true(model.eval(statement, True)))


def on_files(sheet: type[Sheet], context: z3.Context) -> Symbols:
    """Return the symbols of a file in which every count is exact and each yes, no or name may be left undeclared."""
    known = {name: _declared(name, context) if _may_be_left_out(sheet, name) else True for name in _others(sheet)}
    return _symbols(sheet, context, known=known, declared=known, stated_apart=False)


def on_completions(sheet: type[Sheet], context: z3.Context) -> Symbols:
    """Return the symbols of what may be behind a file: all is known, and some of it the file does not declare."""
    names = tuple(_others(sheet))
    return _symbols(
        sheet,
        context,
        known=dict.fromkeys(names, True),
        declared={name: _declared(name, context) for name in names},
        stated_apart=True,
    )


def _declared(name: str, context: z3.Context) -> z3.BoolRef:
    return z3.Bool(f"{name} declared", context)


def _symbols(
    sheet: type[Sheet],
    context: z3.Context,
    *,
    known: Mapping[str, Truth],
    declared: Mapping[str, Truth],
    stated_apart: bool,
) -> Symbols:
    named, counted = sheet.named_values(), sheet.count_names() - {figure[0] for figure in sheet.all_figures()}
    counts = {name: z3.Int(name, context) for name in sheet.fact_names() if name in counted}
    return Symbols(
        sheet=sheet,
        context=context,
        counts=counts,
        as_stated={name: z3.Int(f"{name} as stated", context) for name in counts} if stated_apart else counts,
        yes={name: z3.Bool(name, context) for name in _others(sheet) if name not in named},
        names={name: z3.Int(name, context) for name in named},
        known=known,
        declared=declared,
    )


def _others(sheet: type[Sheet]) -> Iterator[str]:
    return (name for name in sheet.fact_names() if name not in sheet.count_names())


def _may_be_left_out(sheet: type[Sheet], name: str) -> bool:
    return type(None) in get_args(sheet.model_fields[name].annotation)


def limits(symbols: Symbols, facts: Sheet) -> dict[Limit, Truth]:
    """Return the limits that bind a sheet counted as `facts` were, each with what it says of the symbols."""
    bound = {}
    for part, whole in facts.binding_limits():
        bound[Limit(part=part, whole=whole)] = symbols.total(part) <= symbols.total(whole)
    for first, second, shared, within in facts.binding_united():
        people = symbols.total((first, second)) - symbols.counts[shared]
        bound[Limit(part=(first, second), less=(shared,), whole=(within,))] = people <= symbols.counts[within]
    return bound


def linked(facts: Sheet, names: Iterable[str]) -> frozenset[str]:
    """Return some facts and all that limits and printed ratios tie to them, at whatever remove."""
    ties = [{*part, *whole} for part, whole in facts.binding_limits()]
    ties += [set(group) for group in facts.binding_united()]
    ties += [{figure[1], figure[2]} for figure in facts.all_figures()]
    return tied(names, ties)


def tied(names: Iterable[str], ties: Iterable[AbstractSet[str]]) -> frozenset[str]:
    """Return some facts and all that groups of facts tie to them, at whatever remove."""
    near, ties = set(names), list(ties)
    while growing := [tie for tie in ties if not tie.isdisjoint(near) and not tie <= near]:
        near.update(*growing)
    return frozenset(near)


def statements(symbols: Symbols, facts: Sheet) -> dict[str, Truth]:
    """Return what each fact of a sheet says of the symbols; facts that say nothing are left out.

    What is not declared is said too: a rule may ask for the declaration.
    """
    stated_as: dict[str, Truth] = {}
    for name, count in symbols.counts.items():
        stated: Quantity = getattr(facts, name)
        if not stated.is_unknown:
            stated_as[name] = both(_within(count, stated), _within(symbols.as_stated[name], stated))
    for name, declared in symbols.declared.items():
        value = getattr(facts, name)
        stated_as[name] = no(declared) if value is None else both(declared, symbols.equals(name, value))
    return stated_as | {figure[0]: fits for figure, fits in figures(symbols, facts).items()}


def _within(count: z3.ArithRef, stated: Quantity) -> Truth:
    return both(count >= stated.at_least, stated.at_most is None or count <= stated.at_most)


def figures(symbols: Symbols, facts: Sheet) -> dict[Figure, Truth]:
    """Return the ratios and shares printed on a sheet, each with what it says of its counts.

    A printed ratio lies within one of the true one; a quotient is it, cut off.
    """
    fits: dict[Figure, Truth] = {}
    for quotient in facts.quotients:
        share: Quantity = getattr(facts, quotient.fact)
        if not share.is_unknown:
            many, per = quotient.times * symbols.counts[quotient.many], symbols.counts[quotient.per]
            below = share.at_most is None or many < (share.at_most + 1) * per
            fits[quotient] = every([per >= 1, many >= share.at_least * per, below])
    for ratio in facts.printed:
        printed: Quantity = getattr(facts, ratio.printed)
        if not printed.is_unknown:
            many, per = symbols.counts[ratio.many], symbols.counts[ratio.per]
            not_above = printed.at_most is None or many < (printed.at_most + 1) * per
            # Whoever prints a figure has some to count, however few.
            fits[ratio] = both(not_above, many > (max(printed.at_least, 1) - 1) * per)
    return fits


def blank(edition: AnyEdition) -> Sheet:
    """Return the sheet of an edition with nothing on it, counted as the edition counts."""
    counted = {}
    for name, field in edition.sheet.model_fields.items():
        if name not in edition.sheet.fact_names() and isinstance(field.annotation, type):
            try:
                counted[name] = edition.rules(field.annotation)
            except UnknownNameError:
                continue
    return edition.sheet.model_validate(counted)
