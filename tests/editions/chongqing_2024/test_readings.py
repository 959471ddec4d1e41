"""A reading changes exactly the clauses that name it, and counting readings change nothing but counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.applicant import ApplicantReadings
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.chongqing_2024.municipal import MunicipalReadings
from skillbase_rules.editions.chongqing_2024.national import NationalReadings
from skillbase_rules.editions.chongqing_2024.preferential import PreferentialReadings
from skillbase_rules.editions.chongqing_2024.readings import WITHOUT_SWITCH, Readings
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, Waived, When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.facts.sheet import Counting

SWITCHES = Readings.switches()
DEFAULT = Readings()
COUNTING = {field for field, switch in SWITCHES.items() if switch.counting}
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


def rules_of(edition: AnyEdition, section: str) -> dict[str, str]:
    return dict(rules(edition.rulebook(section).root))


def changed(edition: AnyEdition) -> set[str]:
    """Return the clauses whose rule is another than under the defaults."""
    clauses: set[str] = set()
    for section in CHONGQING_2024.sections:
        before, after = rules_of(CHONGQING_2024, section.name), rules_of(edition, section.name)
        clauses |= {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
    return clauses


@pytest.mark.parametrize(("field", "choice"), ALTERNATIVES)
def test_a_reading_changes_only_clauses_that_name_it(field: str, choice: str) -> None:
    other = CHONGQING_2024.choosing(**{field: choice})
    id_ = SWITCHES[field].id
    strangers = {clause for clause in changed(other) if id_ not in CHONGQING_2024.clauses[clause].readings}
    assert strangers == set()


@pytest.mark.parametrize(("field", "choice"), [(field, choice) for field, choice in ALTERNATIVES if field in COUNTING])
def test_a_counting_reading_leaves_the_rules_alone(field: str, choice: str) -> None:
    other = CHONGQING_2024.choosing(**{field: choice})
    assert str(other.rules(Counting)) == f"{field}={choice}"
    assert {clause for clause in changed(other) if not nested_only(clause, other)} == set()


def nested_only(clause: str, other: AnyEdition) -> bool:
    """Tell whether nothing but the promise that a part lies inside its whole differs."""
    return all(
        before == after or before.replace("nested=True", "nested=False") == after.replace("nested=True", "nested=False")
        for section in CHONGQING_2024.sections
        for before, after in [
            (rules_of(CHONGQING_2024, section.name).get(clause, ""), rules_of(other, section.name).get(clause, ""))
        ]
    )


def test_the_counting_switches_are_the_choices_of_the_counting() -> None:
    assert {field for field, switch in SWITCHES.items() if switch.counting} == set(Counting.model_fields)


@pytest.mark.parametrize("field", Counting.model_fields)
def test_a_counting_switch_has_the_choices_and_the_default_of_the_counting(field: str) -> None:
    own, counting = Readings.model_fields[field], Counting.model_fields[field]
    assert get_args(own.annotation) == get_args(counting.annotation) == tuple(SWITCHES[field].choices)
    assert own.default == counting.default


@pytest.mark.parametrize("field", SWITCHES)
def test_a_switch_is_documented(field: str) -> None:
    switch = SWITCHES[field]
    assert tuple(switch.choices) == get_args(Readings.model_fields[field].annotation)
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


def test_every_reading_is_a_switch_or_says_why_not() -> None:
    named = {id_ for clause in CHONGQING_2024.register for id_ in clause.readings}
    listed = {f"R-{number:02}" for number in range(1, 91)}
    switched = {switch.id for switch in SWITCHES.values()}
    assert named <= listed
    assert listed - switched == set(WITHOUT_SWITCH)


@pytest.mark.parametrize("id_", WITHOUT_SWITCH)
def test_a_reading_without_a_switch_gives_its_reason_in_both_languages(id_: str) -> None:
    reason = WITHOUT_SWITCH[id_]
    assert reason.zh
    assert reason.en.endswith(".")


def test_every_reading_is_named_by_a_clause() -> None:
    named = {id_ for clause in CHONGQING_2024.register for id_ in clause.readings}
    everywhere = {"R-09"}  # what a missing fact means touches every clause
    assert {f"R-{number:02}" for number in range(1, 91)} - named == everywhere


def test_the_readings_stand_in_the_order_in_which_the_notice_brings_them_up() -> None:
    order = [*GeneralReadings.model_fields]
    for section in (ApplicantReadings, NationalReadings, MunicipalReadings, PreferentialReadings):
        order += [field for field in section.model_fields if field not in order]
    assert [field for field in Readings.model_fields if field in order] == order
    of_national = [int(SWITCHES[field].id[2:]) for field in NationalReadings.model_fields]
    assert of_national == sorted(of_national)
