"""A reading changes exactly the clauses that name it, and counting readings change nothing but counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.readings import WITHOUT_SWITCH, Readings
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.errors import UnknownNameError

SWITCHES = Readings.switches()
DEFAULT = Readings()
ALTERNATIVES = DEFAULT.alternatives()


def rules(criterion: Criterion, context: str = "") -> Iterator[tuple[str, str]]:
    """Yield every clause with its leaf and all that stands around it."""
    match criterion:
        case AllOf(clause=clause, parts=parts) | AnyOf(clause=clause, parts=parts):
            for part in parts:
                yield from rules(part, f"{context} {type(criterion).__name__} {clause}")
        case When(condition, then, otherwise):
            yield from rules(then, f"{context} when {condition} else {otherwise}")
        case Waived(inner):
            yield from rules(inner, f"{context} waived")
        case _:
            yield criterion.clause, f"{context} {criterion}"


def rulebook(readings: Readings, part: str) -> dict[str, str]:
    return dict(rules(CHONGQING_2024.rulebook(part, readings).root))


def changed(readings: Readings) -> set[str]:
    """Return the clauses whose rule is another than under the defaults."""
    found: set[str] = set()
    for part in CHONGQING_2024.parts:
        before, after = rulebook(DEFAULT, part), rulebook(readings, part)
        found |= {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
    return found


@pytest.mark.parametrize(("field", "choice"), ALTERNATIVES)
def test_a_reading_changes_only_clauses_that_name_it(field: str, choice: str) -> None:
    other = DEFAULT.choosing(**{field: choice})
    id_ = SWITCHES[field].id
    strangers = {one for one in changed(other) if id_ not in CHONGQING_2024.clauses[one].readings}
    assert strangers == set()


@pytest.mark.parametrize("field", [field for field, switch in SWITCHES.items() if switch.counting])
def test_a_counting_reading_leaves_the_rules_alone(field: str) -> None:
    for one, choice in ALTERNATIVES:
        if one == field:
            other = DEFAULT.choosing(**{field: choice})
            assert other.counted_under == (f"{field}={choice}",)
            assert {clause for clause in changed(other) if not nested_only(clause, other)} == set()


def nested_only(clause: str, other: Readings) -> bool:
    """Tell whether nothing but the promise that a part lies inside its whole differs."""
    return all(
        before == after or before.replace("nested=True", "nested=False") == after.replace("nested=True", "nested=False")
        for part in CHONGQING_2024.parts
        for before, after in [(rulebook(DEFAULT, part).get(clause, ""), rulebook(other, part).get(clause, ""))]
    )


@pytest.mark.parametrize("field", SWITCHES)
def test_a_switch_is_documented(field: str) -> None:
    switch = SWITCHES[field]
    assert Readings.default_of(field) in switch.choices
    assert len(switch.choices) >= 2
    assert switch.evidence
    for text in (switch.question, *switch.choices.values()):
        assert text.zh
        assert text.en


def test_other_names_and_choices_are_refused() -> None:
    with pytest.raises(ValidationError, match="senior_group"):
        Readings.model_validate({"senior_group": "mean"})
    with pytest.raises(ValidationError, match="seniors"):
        DEFAULT.choosing(seniors="union")
    with pytest.raises(UnknownNameError, match="seniors"):
        Readings.default_of("seniors")


def test_readings_are_values() -> None:
    assert Readings(senior_group="sum") == DEFAULT.choosing(senior_group="sum")
    assert hash(Readings(senior_group="sum")) == hash(DEFAULT.choosing(senior_group="sum"))
    assert Readings().alternatives() == ALTERNATIVES
    assert all(getattr(DEFAULT, field) != choice for field, choice in ALTERNATIVES)


def test_every_reading_of_sections_three_and_four_is_a_switch_or_says_why_not() -> None:
    named = {
        id_
        for clause in CHONGQING_2024.clauses.values()
        if clause.id.startswith(("3.", "4."))
        for id_ in clause.readings
    }
    switched = {switch.id for switch in SWITCHES.values()}
    assert named - switched - set(WITHOUT_SWITCH) == set()
    assert switched & set(WITHOUT_SWITCH) == set()
