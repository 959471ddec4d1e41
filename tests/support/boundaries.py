"""A clause's number from every side: on it, one below, one above, unknown, and bounds that lie across it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest
from _pytest.mark import ParameterSet

from skillbase_rules import Assessment, Facts, Finding, Status
from skillbase_rules.engine.quantities import Quantity

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
Check = Callable[[Facts], Assessment]


def found(check: Check, clause: str, /, **facts: object) -> Finding:
    return check(Facts.model_validate(facts)).finding(clause)


def per_clause(*rows: tuple[str, *tuple[object, ...]]) -> list[ParameterSet]:
    """Return each row as a case that carries the mark of its clause, the row's first entry."""
    return [pytest.param(*row, marks=pytest.mark.clause(row[0]), id=row[0]) for row in rows]


def holds_from(check: Check, clause: str, fact: str, number: int, unit: str) -> None:
    """Assert that the clause asks for `number` or more of one count."""
    below = found(check, clause, **{fact: number - 1})
    assert (below.status, below.observed) == (NOT_MET, Quantity.exactly(number - 1))
    assert below.shortfall is not None
    assert (below.shortfall.amount, below.shortfall.facts) == (Quantity.exactly(1), (fact,))
    assert (below.operator, below.threshold, below.unit) == (">=", number, unit)
    none = found(check, clause, **{fact: 0}).shortfall
    assert none is not None
    assert none.amount == Quantity.exactly(number)
    for enough in (number, number + 1, 10**15, {"at_least": number}, {"at_least": number, "at_most": number + 5}):
        assert found(check, clause, **{fact: enough}).status is MET
    assert found(check, clause, **{fact: {"at_most": number - 1}}).status is NOT_MET
    for across in (None, {"at_least": number - 1}, {"at_most": number}, {"at_least": number - 1, "at_most": number}):
        open_ = found(check, clause, **{fact: across})
        assert open_.status is UNKNOWN
        assert fact in open_.missing
        assert open_.shortfall is None


def share_from(check: Check, clause: str, part: str, whole: str, percent: int, **rest: object) -> None:
    """Assert that the clause asks for a share of `percent` or more of one count in another."""

    def share(some: object, of: object) -> Finding:
        return found(check, clause, **{**rest, part: some, whole: of})

    on = percent * 10
    assert share(on, 1000).status is MET
    assert share(on + 1, 1000).status is MET
    below = share(on - 1, 1000)
    assert below.status is NOT_MET
    assert below.shortfall is not None
    assert below.shortfall.amount == Quantity.exactly(1)
    assert part in below.shortfall.facts
    assert (below.operator, below.threshold, below.unit) == (">=", percent, "percent")
    assert share(on, 1001).status is NOT_MET
    assert share(0, 0).status is UNKNOWN
    assert share(None, 1000).status is UNKNOWN
    assert share(on, None).status is UNKNOWN
    assert share({"at_least": on - 1, "at_most": on}, 1000).status is UNKNOWN
    assert share(on, {"at_least": 1000, "at_most": 1001}).status is UNKNOWN
    assert share({"at_least": on}, {"at_least": on, "at_most": 1000}).status is MET
    assert share({"at_most": on - 1}, {"at_least": 1000}).status is NOT_MET
    huge = 10**12
    assert share(percent * huge, 100 * huge).status is MET
    assert share(percent * huge - 1, 100 * huge).status is NOT_MET


def asks_for(
    check: Check, clause: str, *facts: str, value: bool = True, given: Mapping[str, object] = MappingProxyType({})
) -> None:
    """Assert that the clause asks for every one of some yes/no facts."""
    right = dict.fromkeys(facts, value)
    assert found(check, clause, **given, **right).status is MET
    for fact in facts:
        wrong = found(check, clause, **given, **right | {fact: not value})
        assert wrong.status is NOT_MET
        assert wrong.shortfall is not None
        assert wrong.shortfall.facts == (fact,)
        open_ = found(check, clause, **given, **right | {fact: None})
        assert (open_.status, open_.missing) == (UNKNOWN, (fact,))


def ratio_up_to(check: Check, clause: str, most: int) -> None:
    """Assert that the clause asks for at most so many students to a teacher, full- and part-time."""

    def ratio(students: object, full_time: object, part_time: object = 0) -> Finding:
        return found(check, clause, students=students, teachers_full_time=full_time, teachers_part_time=part_time)

    assert ratio(most * 10, 10).status is MET
    assert ratio(most * 10 - 1, 10).status is MET
    assert ratio(most * 10, 4, 6).status is MET
    above = ratio(most * 10 + 1, 10)
    assert above.status is NOT_MET
    assert (above.operator, above.threshold, above.unit) == ("<=", most, "students/teacher")
    assert above.shortfall is not None
    assert above.shortfall.amount == Quantity.exactly(1)
    assert ratio(most * 10, 9).status is NOT_MET
    assert ratio(0, 10).status is UNKNOWN
    assert ratio(None, 10).status is UNKNOWN
    assert ratio(most * 10, None).status is UNKNOWN
    assert ratio({"at_least": most * 10, "at_most": most * 10 + 1}, 10).status is UNKNOWN
    assert ratio({"at_least": 1, "at_most": most * 10}, {"at_least": 10}).status is MET
    assert found(check, clause, students_per_teacher_printed=most - 1).status is MET
    assert found(check, clause, students_per_teacher_printed=most).status is UNKNOWN
    assert found(check, clause, students_per_teacher_printed=most + 1).status is NOT_MET
