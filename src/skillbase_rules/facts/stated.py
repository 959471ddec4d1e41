"""What a file states in totals, and what totals and lists leave possible together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.text import Text

Values = dict[str, object]
"""Facts by name."""


def stated_in(group: Group) -> Values:
    """Return what a part of a file states, by the names of its fields."""
    return {name: getattr(group, name) for name in type(group).model_fields}


def at_most_stated(stated: Mapping[str, object], names: Iterable[str]) -> Values:
    """Return what is stated with some counts as ceilings: what is counted may be fewer."""
    ends = {name: stated[name] for name in names}
    return {**stated} | {n: type(q).between(0, q.at_most) for n, q in ends.items() if isinstance(q, Quantity)}


def at_least_stated(stated: Mapping[str, object], names: Iterable[str]) -> Values:
    """Return what is stated with some counts as floors: what is counted may be more."""
    ends = {name: stated[name] for name in names}
    return {**stated} | {n: type(q).between(q.at_least, None) for n, q in ends.items() if isinstance(q, Quantity)}


def together(totals: str, stated: Mapping[str, object], lists: str, counted: Mapping[str, object]) -> Values:
    """Return what two statements leave possible when both are taken at their word.

    Raises:
        ContradictionError: They contradict each other; the message names both.
    """
    joined = dict(stated)
    for name, value in counted.items():
        said = stated.get(name)
        if isinstance(said, Quantity) and isinstance(value, Quantity):
            both = said & value
            if both is None:
                raise ContradictionError(_contradiction(f"{totals}.{name}", said, lists, value))
            joined[name] = both
        elif said is not None and value is not None and said != value:
            raise ContradictionError(_contradiction(f"{totals}.{name}", said, lists, value))
        elif value is not None:
            joined[name] = value
    return joined


def _contradiction(total: str, said: object, lists: str, counted: object) -> Text:
    return Text(
        f"{total} 填报为 {said}，而 {lists.replace(' or ', ' 或 ')} 显示为 {counted}；请更正其一，或只填一处。",
        f"{total} says {said}, but {lists} says {counted}; correct one or leave one out.",
    )
