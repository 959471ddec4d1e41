"""The sides from which a clause is tried: on its number, below, above, between, unknown, and where it is not asked.

Nothing here or beside it is imported from the library: numbers and verdicts are those of the notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

Facts = Mapping[str, object]
Case = dict[str, object]
NOTHING: Facts = MappingProxyType({})
MET, NOT_MET, UNKNOWN, NOT_ASKED = "met", "not_met", "unknown", "not_applicable"


def case(clause: str, how: str, status: str, facts: Facts, **more: object) -> Case:
    """Return a case that expects one status of one clause."""
    return {"name": f"{clause} {how}", **more, "facts": dict(facts), "expected": {clause: status}}


def from_number(clause: str, fact: str, number: int, given: Facts = NOTHING) -> Iterator[Case]:
    """Yield the cases of "this number or more"."""
    across = {"at_least": number - 1, "at_most": number}
    yield case(clause, f"恰为 {number}", MET, {**given, fact: number})
    yield case(clause, "多一", MET, {**given, fact: number + 1})
    yield case(clause, "少一", NOT_MET, {**given, fact: number - 1})
    yield case(clause, "未填", UNKNOWN, given)
    yield case(clause, "跨在数上", UNKNOWN, {**given, fact: across})
    yield case(clause, "至少这么多", MET, {**given, fact: {"at_least": number}})
    yield case(clause, "至多少一", NOT_MET, {**given, fact: {"at_most": number - 1}})


def none_of(clause: str, fact: str) -> Iterator[Case]:
    """Yield the cases of "none at all"."""
    yield case(clause, "没有", MET, {fact: 0})
    yield case(clause, "有一次", NOT_MET, {fact: 1})
    yield case(clause, "未填", UNKNOWN, {})
    yield case(clause, "至多一次", UNKNOWN, {fact: {"at_most": 1}})


def share(clause: str, part: str, whole: str, percent: int, given: Facts = NOTHING) -> Iterator[Case]:
    """Yield the cases of "so many percent of a whole or more": of a thousand, and of nothing."""
    on = percent * 10
    yield case(clause, f"恰为 {percent}%", MET, {**given, part: on, whole: 1000})
    yield case(clause, "多一人（项）", MET, {**given, part: on + 1, whole: 1000})
    yield case(clause, "少一人（项）", NOT_MET, {**given, part: on - 1, whole: 1000})
    yield case(clause, "总数多一", NOT_MET, {**given, part: on, whole: 1001})
    yield case(clause, "部分未填", UNKNOWN, {**given, whole: 1000})
    yield case(clause, "总数未填", UNKNOWN, {**given, part: on})
    yield case(clause, "跨在数上", UNKNOWN, {**given, part: {"at_least": on - 1, "at_most": on}, whole: 1000})
    yield case(clause, "总数为零", UNKNOWN, {**given, part: 0, whole: 0})


def yes(clause: str, *facts: str, given: Facts = NOTHING, wanted: bool = True) -> Iterator[Case]:
    """Yield the cases of "every one of these is so"."""
    right = dict.fromkeys(facts, wanted)
    yield case(clause, "都是" if len(facts) > 1 else "如所要求", MET, {**given, **right})
    for fact in facts:
        yield case(clause, f"{fact} 不然", NOT_MET, {**given, **right, fact: not wanted})
        open_ = {name: value for name, value in right.items() if name != fact}
        yield case(clause, f"{fact} 未填", UNKNOWN, {**given, **open_})


def not_asked(clause: str, how: str, facts: Facts) -> Iterator[Case]:
    """Yield the case in which a clause is not asked."""
    yield case(clause, how, NOT_ASKED, facts)
