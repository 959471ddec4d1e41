"""What no applicant's row can hold: the limits that facts set each other, as conditions over a table.

They are those of `Facts`, which refuses the same in one applicant's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import PrintedRatio
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.frames.columns import FactColumns, Flaw, Span
from skillbase_rules.frames.logic import Number, Truth, both, column, either, every, picked
from skillbase_rules.wording import tables as m


def counted_as(edition: AnyEdition) -> Mapping[str, object]:
    """Return what a sheet says of how its numbers were counted, for numbers counted as an edition counts."""
    return {"counted_under": edition.rules(Counting)} if issubclass(edition.sheet, Facts) else {}


def flaws(facts: FactColumns, edition: AnyEdition) -> list[Flaw]:
    """Return everything that makes a row impossible, for numbers counted as the edition counts."""
    sheet = edition.sheet.model_validate(counted_as(edition))
    flaws_ = [*facts.wrong_cells(), *_crossed(facts)]
    flaws_ += [_limit(facts, part, whole) for part, whole in sheet.binding_limits()]
    flaws_ += [_overlap(facts, groups) for groups in sheet.binding_united()]
    flaws_ += [_printed(facts, ratio) for ratio in sheet.printed]
    return [flaw for flaw in flaws_ if flaw.where is not False]


def _crossed(facts: FactColumns) -> Iterator[Flaw]:
    counts = facts.sheet.count_names()
    for name in facts.sheet.fact_names():
        if name not in counts or not facts.is_bounded(name):
            continue
        low, high, bounded = facts.ends(name)
        columns = facts.columns_of((name,))
        yield Flaw(columns, both(bounded, low > high), m.BOUNDS_CROSSED)
        if name in facts.places:
            number, known = facts.exact(name)
            yield Flaw(columns, both(known, either(number < low, both(bounded, number > high))), m.OUTSIDE_BOUNDS)


def _sum(facts: FactColumns, names: Iterable[str]) -> Span:
    spans = [facts.span(name) for name in names]
    return Span(
        reduce(add, (span.low for span in spans)),
        reduce(add, (span.high for span in spans)),
        every(span.bounded for span in spans),
    )


def _above(one: Number, other: Number) -> Truth:
    # Zero is above nothing that can be counted.
    return False if isinstance(one, int) and one == 0 else one > other


def _words(facts: FactColumns, names: Iterable[str]) -> Text:
    labels = [facts.sheet.label(name) for name in names]
    return Text(" + ".join(label.zh for label in labels), " + ".join(label.en for label in labels))


def _limit(facts: FactColumns, part: tuple[str, ...], whole: tuple[str, ...]) -> Flaw:
    least, most = _sum(facts, part).low, _sum(facts, whole)
    reason = m.PART_ABOVE_WHOLE.filled(part=_words(facts, part), whole=_words(facts, whole))
    return Flaw(facts.columns_of((*part, *whole)), both(most.bounded, _above(least, most.high)), reason)


def _overlap(facts: FactColumns, groups: tuple[str, str, str, str]) -> Flaw:
    one, two, shared, whole = (facts.span(name) for name in groups)
    where = both(shared.bounded, whole.bounded, _above(one.low + two.low, shared.high + whole.high))
    words = {name: _words(facts, (of,)) for name, of in zip(("first", "second", "both", "within"), groups, strict=True)}
    return Flaw(facts.columns_of(groups), where, m.OVERLAP_IMPOSSIBLE.filled(**words))


def _printed(facts: FactColumns, ratio: PrintedRatio) -> Flaw:
    """Return where a printed ratio does not lie within one of the ratio of the counts."""
    many, printed, per = _sum(facts, ratio.many), facts.span(ratio.printed), _sum(facts, ratio.per)
    columns = facts.columns_of((ratio.printed, *ratio.many, *ratio.per))
    words = {name: _words(facts, of) for name, of in (("many", ratio.many), ("per", ratio.per))}
    # Divided rather than multiplied, so that no product leaves 64 bits.
    too_small = both(printed.bounded, per.bounded, column(many.low) // (printed.high + 1) >= per.high)
    several = _above(printed.low, 1)
    less_one = picked(several, printed.low - 1, 1)
    needed = picked(several, (column(many.high) + less_one - 1) // less_one, many.high)
    too_large = both(many.bounded, printed.low > 0, needed <= picked(several, per.low, 0))
    reason = m.PRINTED_RATIO_IMPOSSIBLE.filled(printed=_words(facts, (ratio.printed,)), **words)
    return Flaw(columns, either(too_small, too_large), reason)
