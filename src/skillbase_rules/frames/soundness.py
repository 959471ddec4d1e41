"""What no applicant's row can hold: the limits that facts set each other, as conditions over a table.

They are those of `Facts`, which refuses the same in one applicant's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.narrowing import PrintedRatio, Quotient
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet, as_limits, kinds_of
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.frames.columns import FactColumns, Flaw, Span
from skillbase_rules.frames.headers import LARGEST_COUNT
from skillbase_rules.frames.logic import Truth, above, both, either, every, some, total
from skillbase_rules.wording import tables as m


def counted_as(edition: AnyEdition) -> Mapping[str, object]:
    """Return what a sheet says of how its numbers were counted, for numbers counted as an edition counts."""
    return {"counted_under": edition.rules(Counting)} if issubclass(edition.sheet, Facts) else {}


def blank_sheet(edition: AnyEdition) -> Sheet:
    """Return the sheet of an edition of which nothing is known but how its numbers were counted."""
    return edition.sheet.model_validate(counted_as(edition))


def refused(facts: FactColumns) -> Truth:
    """Return where a row is impossible."""
    own = (flaw.where for flaw in (*facts.wrong_cells(), *_crossed(facts), *_too_large(facts)))
    return some((*own, *(facts.narrowing.crossed(name) for name in _limited(facts))))


def stated_flaws(facts: FactColumns) -> list[Flaw]:
    """Return everything that makes a row impossible as it is stated."""
    blank = facts.blank
    flaws = [*facts.wrong_cells(), *_crossed(facts), *_too_large(facts)]
    flaws += [_ceiling(facts, name, most) for name, most in blank.all_ceilings().items()]
    flaws += [_limit(facts, part, whole) for part, whole in blank.binding_limits()]
    flaws += [_overlap(facts, groups) for groups in blank.binding_united()]
    flaws += [_printed(facts, ratio) for ratio in blank.printed]
    flaws += [_quotient(facts, quotient) for quotient in blank.quotients]
    return [flaw for flaw in flaws if flaw.where is not False]


def following_flaws(facts: FactColumns, plain: Truth) -> list[Flaw]:
    """Return the counts to which no number is left, where no flaw is plain to see."""
    crossed = ((name, facts.narrowing.crossed(name)) for name in _limited(facts))
    return [
        Flaw(facts.columns_of((name,)), both(plain, where), m.NOTHING_FITS.filled(fact=_words(facts, (name,))))
        for name, where in crossed
        if where is not False
    ]


def _limited(facts: FactColumns) -> list[str]:
    """Return the counts to which other counts set limits, figures that stand for two counts among them."""
    blank = facts.blank
    limits = as_limits(blank.binding_limits(), blank.binding_united())
    figures = (figure[0] for figure in blank.all_figures())
    return list(dict.fromkeys((*(name for part, whole in limits for name in (*part, *whole)), *figures)))


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


def _too_large(facts: FactColumns) -> Iterator[Flaw]:
    """Yield where a count is larger than its kind can be."""
    for name, kind in kinds_of(facts.sheet).items():
        most = kind.most if issubclass(kind, Quantity) else None
        if most is None or most >= LARGEST_COUNT or not facts.columns_of((name,)):
            continue
        low, high, bounded = facts.stated(name)
        reason = m.ABOVE_CEILING.filled(count=_words(facts, (name,)), most=most)
        yield Flaw(facts.columns_of((name,)), either(low > most, both(bounded, high > most)), reason)


def _sum(facts: FactColumns, names: Iterable[str]) -> Span:
    spans = [facts.stated(name) for name in names]
    return Span(
        total(span.low for span in spans),
        total(span.high for span in spans),
        every(span.bounded for span in spans),
    )


def _words(facts: FactColumns, names: Iterable[str]) -> Text:
    return Text(" + ", " + ").join(facts.sheet.label(name) for name in names)


def _limit(facts: FactColumns, part: tuple[str, ...], whole: tuple[str, ...]) -> Flaw:
    least, most = _sum(facts, part).low, _sum(facts, whole)
    reason = m.PART_ABOVE_WHOLE.filled(part=_words(facts, part), whole=_words(facts, whole))
    return Flaw(facts.columns_of((*part, *whole)), both(most.bounded, above(least, most.high)), reason)


def _overlap(facts: FactColumns, groups: tuple[str, str, str, str]) -> Flaw:
    one, two, shared, whole = (facts.stated(name) for name in groups)
    where = both(shared.bounded, whole.bounded, above(one.low + two.low, shared.high + whole.high))
    words = {name: _words(facts, (of,)) for name, of in zip(("first", "second", "both", "within"), groups, strict=True)}
    return Flaw(facts.columns_of(groups), where, m.OVERLAP_IMPOSSIBLE.filled(**words))


def _ceiling(facts: FactColumns, name: str, most: int) -> Flaw:
    reason = m.ABOVE_CEILING.filled(count=_words(facts, (name,)), most=most)
    return Flaw(facts.columns_of((name,)), facts.stated(name).low > most, reason)


def _printed(facts: FactColumns, ratio: PrintedRatio) -> Flaw:
    """Return where a printed ratio does not lie within one of the ratio of the counts as they are narrowed."""
    crossed = some(facts.narrowing.crossed(name) for name in ratio)
    words = {name: _words(facts, (of,)) for name, of in ratio._asdict().items()}
    stated = every(facts.stated(name).low > 0 for name in (ratio.printed, ratio.many))
    columns = facts.columns_of((ratio.printed, ratio.many, ratio.per, *facts.blank.all_totals().get(ratio.per, ())))
    return Flaw(columns, both(stated, crossed), m.PRINTED_RATIO_IMPOSSIBLE.filled(**words))


def _quotient(facts: FactColumns, quotient: Quotient) -> Flaw:
    """Return where a share or a ratio is not what the counts as they are narrowed come to."""
    fact, many, per, _ = quotient
    crossed = some(facts.narrowing.crossed(name) for name in (fact, many, per))
    words = {name: _words(facts, (of,)) for name, of in (("quotient", fact), ("many", many), ("per", per))}
    span = facts.stated(fact)
    columns = facts.columns_of((fact, many, per, *facts.blank.all_totals().get(per, ())))
    return Flaw(columns, both(either(span.low > 0, span.bounded), crossed), m.QUOTIENT_IMPOSSIBLE.filled(**words))
