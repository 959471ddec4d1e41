from __future__ import annotations

import pytest

from skillbase_rules import Application, Facts, derive_facts
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.facts.places import list_for, place_of

FROM_LISTS = {"existing_base_level", "acceptance_grade", "holds_municipal_base"}


@pytest.mark.parametrize("fact", [name for name in Facts.fact_names() if name not in FROM_LISTS])
def test_what_is_stated_in_the_place_of_a_fact_is_that_fact(fact: str) -> None:
    place = place_of(fact)
    assert place is not None
    part, name = place
    is_count = fact in Facts.count_names()
    value = 1 if is_count else Facts.values_of(fact)[0]
    file = {"applicant": {"name": "甲"}, part: {"name": "甲", name: value} if part == "applicant" else {name: value}}
    stated = getattr(derive_facts(Application.model_validate(file)), fact)
    assert stated == (type(stated).exactly(1) if isinstance(stated, Quantity) else value)


@pytest.mark.parametrize("fact", sorted(FROM_LISTS))
def test_what_follows_from_lists_alone_has_no_place(fact: str) -> None:
    assert place_of(fact) is None
    assert list_for(fact) == ("applicant", "existing_bases")
    assert list_for("students") is None
