"""What a file states in totals, and what totals and lists leave possible together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.quantities import Quantity, of_kind
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.text import Text

Values = dict[str, object]
"""Facts by name."""


class StatementsDisagreeError(ContradictionError):
    """A total and a list, or another statement, contradict each other."""

    def __init__(self, total: str, stated: object, lists: str, counted: object) -> None:
        self.figures = {"total": total, "stated": str(stated), "lists": lists, "counted": str(counted)}
        listed = lists.replace(" or ", " 或 ")
        super().__init__(
            Text(
                f"{total} 填报为 {stated}，而 {listed} 显示为 {counted}；请更正其一，或只填一处。",
                f"{total} says {stated}, but {lists} says {counted}; correct one or leave one out.",
            )
        )


class YearsDisagreeError(ContradictionError):
    """The figures of one fact for its years contradict each other."""

    def __init__(self, fact: str) -> None:
        self.fact = fact
        super().__init__(
            Text(
                f"{fact} 在 training_totals、training 和 published 中各年度的数互相矛盾；请更正其一。",
                f"the figures of {fact} for its years in training_totals, training and published contradict each "
                "other; correct one.",
            )
        )


def stated_in(group: Group) -> Values:
    """Return what a part of a file states, by the names of its fields."""
    return {name: getattr(group, name) for name in type(group).model_fields}


def at_most_stated(stated: Mapping[str, object], names: Iterable[str]) -> Values:
    """Return what is stated with some counts as ceilings: what is counted may be fewer."""
    ends = {name: stated[name] for name in names}
    return {**stated} | {n: of_kind(type(q), (0, q.at_most)) for n, q in ends.items() if isinstance(q, Quantity)}


def at_least_stated(stated: Mapping[str, object], names: Iterable[str]) -> Values:
    """Return what is stated with some counts as floors: what is counted may be more."""
    ends = {name: stated[name] for name in names}
    return {**stated} | {n: of_kind(type(q), (q.at_least, None)) for n, q in ends.items() if isinstance(q, Quantity)}


def together(totals: str, stated: Mapping[str, object], lists: str, counted: Mapping[str, object]) -> Values:
    """Return what two statements leave possible when both are taken at their word.

    Raises:
        StatementsDisagreeError: They contradict each other; the message names both.
    """
    joined = dict(stated)
    for name, value in counted.items():
        said = stated.get(name)
        if isinstance(said, Quantity) and isinstance(value, Quantity):
            both = said & value
            if both is None:
                raise StatementsDisagreeError(f"{totals}.{name}", said, lists, value)
            joined[name] = both
        elif said is not None and value is not None and said != value:
            raise StatementsDisagreeError(f"{totals}.{name}", said, lists, value)
        elif value is not None:
            joined[name] = value
    return joined
