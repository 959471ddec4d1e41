"""Sheets with gaps: what two rulebooks make of counts that are not stated, where they agree on all that are.

The solver knows every count, so a rule about counts left out says nothing to it. Such rules are few: what a missing
fact means, what a printed ratio proves without its counts, and what other counts prove of one. Sheets that show them
are tried one by one; they can show a difference and cannot prove that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from skillbase_rules.analyses.targets import Target, parts
from skillbase_rules.engine.criteria import Amount, AsStated, RatioWithin, leaf_facts, leaves
from skillbase_rules.engine.records import Sheet
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.symbols import FactValue, blank
from skillbase_rules.solver.witnesses import Witness, World, sheet_with


class _Gap(NamedTuple):
    """Facts left out, and what is stated beside them."""

    left_out: tuple[str, ...]
    stated: dict[str, FactValue]


def gap_between(world: World, here: Target, there: Target) -> Witness | None:
    """Return a sheet with a gap that fares better `here` than `there`, or None where none that is tried does."""
    sheet = world.symbols.sheet
    gaps = list(_gaps(here, there, sheet))
    if not gaps:
        return None
    read = here.facts | there.facts
    passing = {name: value for name, value in world.passing(here.section.name).items() if name in read}
    for start in ({}, passing):
        for gap in gaps:
            values = {name: value for name, value in start.items() if name not in gap.left_out} | gap.stated
            try:
                facts = sheet_with(blank(world.edition), sheet, values)
            except ValidationError:
                continue
            if here.rank(facts) > there.rank(facts):
                return Witness(answer=Answer.FOUND, facts=facts, values=values, complete=False, smallest=False)
    return None


def _gaps(here: Target, there: Target, sheet: type[Sheet]) -> Iterator[_Gap]:
    """Yield the gaps about which two rulebooks say different things."""
    one, other = here.section.rulebook, there.section.rulebook
    if one.missing_fails != other.missing_fails:
        for leaf in leaves(one.root):
            if here.is_whole or leaf.clause == here.name:
                yield _Gap(leaf_facts(leaf), {})
    for part in sorted({*parts(one.root)} ^ {*parts(other.root)}, key=repr):
        match part:
            case RatioWithin(printed=str(printed)):
                ends = [end for end in (part.minimum, part.maximum) if end is not None]
                for figure in sorted({end + step for end in ends for step in (-1, 0, 1)}):
                    yield _Gap(leaf_facts(part), {printed: figure})
            case Amount(of=AsStated(fact), minimum=int(minimum)):
                for floor, whole in sheet.all_limits():
                    if whole == (fact,) and len(floor) == 1:
                        yield _Gap((fact,), {floor[0]: minimum})
            case _:
                continue
