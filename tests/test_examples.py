"""The shipped applications, with the verdict on every clause pinned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules import (
    Application,
    Assessment,
    Facts,
    Finding,
    Status,
    assess,
    check_municipal_basic,
    derive_facts,
    score_preferential,
)
from skillbase_rules.engine.quantities import Persons, Quantity

EXAMPLES = Path(__file__).parent.parent / "examples"
SHORT = {Status.MET: "met", Status.NOT_MET: "NOT MET", Status.UNKNOWN: "unknown", Status.NOT_APPLICABLE: "n/a"}

GOLDEN = {path.stem: path for path in sorted((Path(__file__).parent / "golden").glob("*.txt"))}
"""What every example is judged to be: its verdict clause by clause."""


def load(name: str) -> Application:
    return Application.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def line(judged: Assessment | Finding) -> str:
    hinges = f" hinges on {' '.join(judged.hinges_on)}" if judged.hinges_on else ""
    return f"{judged.clause} {SHORT[judged.status]}{hinges}"


def pinned(application: Application) -> str:
    whole, preference = assess(application), score_preferential(application)
    lines = [f"{whole.clause} {SHORT[whole.status]}"]
    for part in whole.parts:
        assert isinstance(part, Assessment)
        lines += [line(part), *(f"    {line(finding)}" for finding in part.findings)]
    lines.append(f"4.2 {SHORT[preference.assessment.status]}")
    lines += [f"    {case.clause} {SHORT[case.status]}" for case in preference.cases]
    return "\n".join(lines)


def test_every_shipped_application_is_pinned() -> None:
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES.glob("*.json")}
    assert GOLDEN.keys() == {name for name, data in files.items() if "applicant" in data}


@pytest.mark.parametrize("name", GOLDEN)
def test_an_example_is_judged_as_pinned(name: str) -> None:
    assert f"{pinned(load(name))}\n" == GOLDEN[name].read_text(encoding="utf-8")


def test_the_college_lacks_one_integrated_teacher_for_the_national_track() -> None:
    national = assess(load("technician_college")).parts[1]
    assert isinstance(national, Assessment)
    (gap,) = national.unmet
    assert gap.clause == "4.1.1.3.b"
    assert gap.shortfall is not None
    assert gap.shortfall.amount is not None
    assert gap.shortfall.amount == Quantity.exactly(1)


@pytest.mark.clause("4.1.1.2.g")
def test_the_centre_stands_at_exactly_forty_percent_with_dispatched_workers() -> None:
    facts = derive_facts(load("enterprise_training_centre"))
    labour = facts.contract_workers + facts.dispatched_workers
    assert facts.dispatched_workers.at_least > 0
    assert (facts.skilled_workers, labour) == (Persons.exactly(400), Persons.exactly(1000))


def test_the_public_base_states_more_than_so_many() -> None:
    facts = derive_facts(load("public_training_base"))
    assert [name for name in ("annual_trainees", "annual_training_person_times") if bounded(facts, name)]


def bounded(facts: Facts, name: str) -> bool:
    quantity = getattr(facts, name)
    return not quantity.is_exact and not quantity.is_unknown


@pytest.mark.parametrize("name", GOLDEN)
def test_an_application_and_its_facts_are_judged_alike(name: str) -> None:
    application = load(name)
    assert check_municipal_basic(application) == check_municipal_basic(derive_facts(application))
