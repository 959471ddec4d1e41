"""Which fields were stated is told once for all records that state the same, and of each alone."""

from __future__ import annotations

from skillbase_rules.engine.quantities import Persons
from skillbase_rules.selection.pool import PreferenceClaim


def test_records_that_state_the_same_share_what_says_so() -> None:
    first, second, silent = PreferenceClaim(favoured=True), PreferenceClaim(favoured=False), PreferenceClaim()
    assert first.model_fields_set is second.model_fields_set
    assert (first.model_fields_set, silent.model_fields_set) == ({"favoured"}, set())
    assert Persons.exactly(3).model_fields_set is Persons.exactly(4).model_fields_set


def test_a_copy_that_states_more_says_so_of_itself_alone() -> None:
    first = PreferenceClaim(favoured=True)
    copy = first.model_copy(update={"open_cases": ()})
    assert copy.model_fields_set == {"favoured", "open_cases"}
    assert first.model_fields_set == PreferenceClaim(favoured=None).model_fields_set == {"favoured"}
    assert first.model_dump(exclude_unset=True) == {"favoured": True}
