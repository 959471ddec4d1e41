"""Functions that anyone may call, and calls of them that are right three times out of four."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from skillbase_rules import SkillbaseError
from tests.support.anything import ANYTHING, WORDS


class Door(NamedTuple):
    """A function that anyone may call, and what it is usually called with."""

    call: Callable[..., object]
    usual: Mapping[str, st.SearchStrategy[object]]
    tells_all: bool = False
    """It tells everything that is wrong, a line each."""


def sometimes(usual: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return what belongs there three times out of four, and otherwise anything."""
    return st.integers(0, 3).flatmap(lambda chance: usual if chance else ANYTHING)


def stated(record: type[BaseModel], usual: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Return what somebody might state of a record: few of its fields, rightly or wrongly."""
    names = st.sampled_from([*record.model_fields, "no_such_field"])
    return st.dictionaries(names, st.one_of(usual, usual, usual, WORDS, ANYTHING), max_size=5)


@st.composite
def calls(draw: st.DrawFn, doors: Mapping[str, Door]) -> tuple[str, dict[str, object]]:
    """Draw one of the doors and what it is called with."""
    name = draw(st.sampled_from(sorted(doors)))
    return name, {argument: draw(sometimes(value)) for argument, value in doors[name].usual.items()}


def ask(door: Door, arguments: Mapping[str, object]) -> object:
    """Ask a question; what it refuses it refuses in one sentence, and nothing is then returned."""
    try:
        return door.call(**arguments)
    except (SkillbaseError, ValidationError) as error:
        _hold_to_be_told(error, tells_all=door.tells_all)
    return None


def _hold_to_be_told(error: SkillbaseError | ValidationError, *, tells_all: bool) -> None:
    if isinstance(error, ValidationError):
        # What is wrong can be written out, however large the number that was handed in.
        assert str(error)
        return
    for sentence in (str(error), error.text.zh):
        lines = sentence.splitlines()
        assert all(lines)
        assert len(lines) == 1 or (tells_all and len(lines) > 1)
