"""What no applicant's row can hold: the limits that facts set each other, as conditions over a table.

They are those of `Facts`, which refuses the same in one applicant's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add

from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import COUNT_FACTS, FACT_NAMES, Facts, fact_label
from skillbase_rules.frames.columns import FactColumns, Flaw, Span
from skillbase_rules.frames.logic import Number, Truth, both, column, either, every, picked
from skillbase_rules.wording import tables as m

_TEACHERS = ("teachers_full_time", "teachers_part_time")
_PRINTED = "students_per_teacher_printed"


def flaws(facts: FactColumns, readings: Readings) -> list[Flaw]:
    """Return everything that makes a row impossible, for numbers counted under these readings."""
    sheet = Facts(counted_under=readings.counted_under)
    found = [*facts.wrong_cells(), *_crossed(facts)]
    found += [_limit(facts, part, whole) for part, whole in sheet.binding_limits()]
    found += [_overlap(facts, four) for four in sheet.binding_united()]
    found.append(_printed(facts))
    return [flaw for flaw in found if flaw.where is not False]


def _crossed(facts: FactColumns) -> Iterator[Flaw]:
    for name in FACT_NAMES:
        if name not in COUNT_FACTS or not facts.is_bounded(name):
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


def _words(names: Iterable[str]) -> Text:
    labels = [fact_label(name) for name in names]
    return Text(" + ".join(label.zh for label in labels), " + ".join(label.en for label in labels))


def _limit(facts: FactColumns, part: tuple[str, ...], whole: tuple[str, ...]) -> Flaw:
    least, most = _sum(facts, part).low, _sum(facts, whole)
    reason = m.filled(m.PART_ABOVE_WHOLE, part=_words(part), whole=_words(whole))
    return Flaw(facts.columns_of((*part, *whole)), both(most.bounded, _above(least, most.high)), reason)


def _overlap(facts: FactColumns, groups: tuple[str, str, str, str]) -> Flaw:
    one, two, shared, whole = (facts.span(name) for name in groups)
    where = both(shared.bounded, whole.bounded, _above(one.low + two.low, shared.high + whole.high))
    words = {name: _words((of,)) for name, of in zip(("first", "second", "both", "within"), groups, strict=True)}
    return Flaw(facts.columns_of(groups), where, m.filled(m.OVERLAP_IMPOSSIBLE, **words))


def _printed(facts: FactColumns) -> Flaw:
    """Return where a printed ratio does not lie within one of the ratio of the counts."""
    students, printed, teachers = facts.span("students"), facts.span(_PRINTED), _sum(facts, _TEACHERS)
    columns = facts.columns_of((_PRINTED, "students", *_TEACHERS))
    words = {"printed": _words((_PRINTED,)), "students": _words(("students",)), "teachers": _words(_TEACHERS)}
    # Divided rather than multiplied, so that no product leaves 64 bits.
    most_teachers = column(students.low) // (printed.high + 1)
    too_small = both(printed.bounded, teachers.bounded, most_teachers >= teachers.high)
    several = _above(printed.low, 1)
    less_one = picked(several, printed.low - 1, 1)
    needed = picked(several, (column(students.high) + less_one - 1) // less_one, students.high)
    too_large = both(students.bounded, printed.low > 0, needed <= picked(several, teachers.low, 0))
    return Flaw(columns, either(too_small, too_large), m.filled(m.PRINTED_RATIO_IMPOSSIBLE, **words))
