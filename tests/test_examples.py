"""The shipped applications, with the verdict on every clause pinned."""

from __future__ import annotations

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

EXPECTED = {
    "technician_college": """
chongqing-2024 NOT MET
3.1 met
    3.1.a met
    3.1.b met
    3.1.c met
    3.1.d met
4.1.1 NOT MET
    4.1.1.1.a met
    4.1.1.1.b met
    4.1.1.1.c met
    4.1.1.1.d met
    4.1.1.2.a met
    4.1.1.2.b met
    4.1.1.2.c met
    4.1.1.2.d met
    4.1.1.2.e n/a
    4.1.1.2.f n/a
    4.1.1.2.g n/a
    4.1.1.3.a met
    4.1.1.3.b NOT MET
    4.1.1.3.c met
    4.1.1.4.a met
    4.1.1.4.b met
    4.1.1.4.c met
    4.1.1.4.d met
    4.1.1.4.e met
    4.1.1.5.a met
    4.1.1.5.b met
    4.1.1.5.c met
    4.1.1.5.d met
    4.1.1.5.e met
    4.1.1.5.f met
4.1.2 met
    4.1.2.1.a met
    4.1.2.1.b met
    4.1.2.1.c met
    4.1.2.2.a met
    4.1.2.2.b met
    4.1.2.2.c met
    4.1.2.2.d met
    4.1.2.2.e met
    4.1.2.2.f n/a
    4.1.2.2.g met
    4.1.2.2.h met
    4.1.2.3.a met
    4.1.2.3.b met
    4.1.2.3.c met
    4.1.2.4.a met
    4.1.2.4.b met
    4.1.2.4.c met
    4.1.2.4.d met
4.2 NOT MET
    4.2.1 NOT MET
    4.2.2 NOT MET
    4.2.3 NOT MET
    4.2.4 NOT MET
    4.2.5 NOT MET
""",
    "enterprise_training_centre": """
chongqing-2024 unknown
3.1 met
    3.1.a met
    3.1.b met
    3.1.c met
    3.1.d n/a
4.1.1 met
    4.1.1.1.a met
    4.1.1.1.b met
    4.1.1.1.c met
    4.1.1.1.d met
    4.1.1.2.a met
    4.1.1.2.b met
    4.1.1.2.c met
    4.1.1.2.d met
    4.1.1.2.e met
    4.1.1.2.f met
    4.1.1.2.g met
    4.1.1.3.a met
    4.1.1.3.b met
    4.1.1.3.c met
    4.1.1.4.a met
    4.1.1.4.b met
    4.1.1.4.c met
    4.1.1.4.d met
    4.1.1.4.e met
    4.1.1.5.a met
    4.1.1.5.b met
    4.1.1.5.c met
    4.1.1.5.d met
    4.1.1.5.e met
    4.1.1.5.f met
4.1.2 unknown hinges on R-50
    4.1.2.1.a met
    4.1.2.1.b met
    4.1.2.1.c met
    4.1.2.2.a met
    4.1.2.2.b met
    4.1.2.2.c met
    4.1.2.2.d met
    4.1.2.2.e met
    4.1.2.2.f met
    4.1.2.2.g met
    4.1.2.2.h met
    4.1.2.3.a met
    4.1.2.3.b unknown hinges on R-50
    4.1.2.3.c met
    4.1.2.4.a met
    4.1.2.4.b met
    4.1.2.4.c met
    4.1.2.4.d met
4.2 met
    4.2.1 NOT MET
    4.2.2 NOT MET
    4.2.3 met
    4.2.4 unknown
    4.2.5 n/a
""",
    "public_training_base": """
chongqing-2024 unknown
3.1 met
    3.1.a met
    3.1.b met
    3.1.c met
    3.1.d n/a
4.1.2 unknown
    4.1.2.1.a met
    4.1.2.1.b met
    4.1.2.1.c met
    4.1.2.2.a met
    4.1.2.2.b met
    4.1.2.2.c met
    4.1.2.2.d met
    4.1.2.2.e met
    4.1.2.2.f n/a hinges on R-26
    4.1.2.2.g met
    4.1.2.2.h unknown
    4.1.2.3.a met
    4.1.2.3.b met
    4.1.2.3.c met
    4.1.2.4.a met
    4.1.2.4.b met
    4.1.2.4.c met
    4.1.2.4.d met
4.2 unknown
    4.2.1 NOT MET
    4.2.2 unknown
    4.2.3 unknown
    4.2.4 unknown
    4.2.5 n/a
""",
    "sparse": """
chongqing-2024 NOT MET
3.1 unknown
    3.1.a unknown
    3.1.b met
    3.1.c unknown
    3.1.d n/a
4.1.1 NOT MET
    4.1.1.1.a unknown
    4.1.1.1.b NOT MET
    4.1.1.1.c unknown
    4.1.1.1.d unknown
    4.1.1.2.a unknown
    4.1.1.2.b NOT MET
    4.1.1.2.c unknown
    4.1.1.2.d unknown
    4.1.1.2.e n/a hinges on R-26
    4.1.1.2.f n/a hinges on R-26
    4.1.1.2.g n/a hinges on R-26
    4.1.1.3.a unknown
    4.1.1.3.b NOT MET
    4.1.1.3.c unknown
    4.1.1.4.a unknown
    4.1.1.4.b unknown
    4.1.1.4.c unknown
    4.1.1.4.d unknown
    4.1.1.4.e unknown
    4.1.1.5.a unknown
    4.1.1.5.b unknown
    4.1.1.5.c unknown
    4.1.1.5.d unknown
    4.1.1.5.e unknown
    4.1.1.5.f unknown
4.1.2 NOT MET
    4.1.2.1.a unknown
    4.1.2.1.b NOT MET
    4.1.2.1.c unknown
    4.1.2.2.a unknown
    4.1.2.2.b unknown
    4.1.2.2.c unknown
    4.1.2.2.d unknown
    4.1.2.2.e unknown
    4.1.2.2.f n/a hinges on R-26
    4.1.2.2.g NOT MET
    4.1.2.2.h unknown
    4.1.2.3.a unknown
    4.1.2.3.b unknown
    4.1.2.3.c unknown
    4.1.2.4.a unknown
    4.1.2.4.b unknown
    4.1.2.4.c unknown
    4.1.2.4.d unknown
4.2 unknown
    4.2.1 NOT MET
    4.2.2 unknown
    4.2.3 unknown
    4.2.4 unknown
    4.2.5 unknown
""",
}


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


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_judged_as_pinned(name: str) -> None:
    assert pinned(load(name)) == EXPECTED[name].strip()


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


@pytest.mark.parametrize("name", EXPECTED)
def test_an_application_and_its_facts_are_judged_alike(name: str) -> None:
    application = load(name)
    assert check_municipal_basic(application) == check_municipal_basic(derive_facts(application))
