"""Which fields were stated is told once for all records that state the same, and of each alone."""

from __future__ import annotations

from skillbase_rules.engine.quantities import Persons
from skillbase_rules.engine.records import Record


class Visit(Record):
    guide: str | None = None
    places: tuple[str, ...] = ()


def test_records_that_state_the_same_share_what_says_so() -> None:
    first, second, silent = Visit(guide="Ann"), Visit(guide=None), Visit()
    assert first.model_fields_set is second.model_fields_set
    assert (first.model_fields_set, silent.model_fields_set) == ({"guide"}, set())
    assert Persons.exactly(3).model_fields_set is Persons.exactly(4).model_fields_set


def test_a_copy_that_states_more_says_so_of_itself_alone() -> None:
    first = Visit(guide="Ann")
    copy = first.model_copy(update={"places": ()})
    assert copy.model_fields_set == {"guide", "places"}
    assert first.model_fields_set == Visit(guide=None).model_fields_set == {"guide"}
    assert first.model_dump(exclude_unset=True) == {"guide": "Ann"}
