"""Section 四(一)1(5): what a base achieves one year and two years after approval.

The thresholds stand once. At application they are set against what the plan promises, at acceptance against what has
been achieved.
"""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, count_at_least, judged
from skillbase_rules.engine.criteria import AllOf, Criterion, Waived, all_of, is_true, total
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="4.1.1.5.a",
        source="四(一)1(5)",
        label=Text("一年培养体系", "Training system after one year"),
        summary=(
            "After one year a fairly complete training system covers at least this many occupations "
            "across seven aspects"
        ),
        kind="condition",
        track="national",
        readings=("R-01", "R-38", "R-39", "R-42"),
    ),
    Clause(
        id="4.1.1.5.b",
        source="四(一)1(5)",
        label=Text("面向社会服务", "Service to society and trade"),
        summary="Offers training service to society and its trade",
        kind="condition",
        track="national",
        readings=("R-08", "R-38", "R-42"),
    ),
    Clause(
        id="4.1.1.5.c",
        source="四(一)1(5)",
        label=Text("补贴性培训", "Subsidised training"),
        summary="Takes on government-subsidised skill training",
        kind="condition",
        track="national",
        readings=("R-38", "R-42"),
    ),
    Clause(
        id="4.1.1.5.d",
        source="四(一)1(5)",
        label=Text("师资教材研发", "Teacher training and textbooks"),
        summary="Organises or carries teacher training and textbook or method research",
        kind="condition",
        track="national",
        readings=("R-38", "R-42"),
    ),
    Clause(
        id="4.1.1.5.e",
        source="四(一)1(5)",
        label=Text("两年培训规模", "Yearly training after two years"),
        summary="After two years the yearly training volume",
        kind="condition",
        track="national",
        readings=("R-01", "R-38", "R-39", "R-40"),
    ),
    Clause(
        id="4.1.1.5.f",
        source="四(一)1(5)",
        label=Text("两年高技能量", "Yearly high-skilled training after two years"),
        summary="Part of that volume at high-skilled level",
        kind="condition",
        track="national",
        readings=("R-01", "R-38", "R-40", "R-41"),
    ),
)


class OutputParameters(ParameterSet):
    """The numbers of 四(一)1(5)."""

    year1_min_occupations: Annotated[
        Number,
        numbered("4.1.1.5.a", "一年成体系职业工种数", "year one: occupations with a training system", "occupations"),
    ] = 5
    year2_min_training: Annotated[
        Number, numbered("4.1.1.5.e", "两年后年培训规模", "year two: yearly training", "person-times/year")
    ] = 3000
    year2_min_high_skilled: Annotated[
        Number,
        numbered("4.1.1.5.f", "两年后年高技能培训", "year two: yearly high-skilled training", "person-times/year"),
    ] = 1000


class OutputReadings(GeneralReadings):
    """Readings of 四(一)1(5)."""

    project_outputs: Annotated[
        Literal["commitments", "facts_at_application", "ignored"],
        Switch(
            "R-38",
            Text("项目产出何时考核", "When are the outputs after one and two years tested?"),
            {
                "commitments": Text(
                    "申报时看承诺，建设后看实绩", "As promises at application, as facts at acceptance."
                ),
                "facts_at_application": Text("申报时即须达到", "As facts at application."),
                "ignored": Text("申报时不看", "Not at application."),
            },
            "H",
            "The text says after implementation [T]; the city assesses after one year and accepts after two [V-].",
        ),
    ] = "commitments"
    year_one_services: Annotated[
        Literal["all_required", "examples"],
        Switch(
            "R-42",
            Text("一年后的各项服务是否均须具备", "Are the services due after one year all required?"),
            {
                "all_required": Text("均须具备", "Yes, service, subsidised training, and teacher training each."),
                "examples": Text("仅为举例", "No, they are examples."),
            },
            "M",
            "The sentence lists them one after the other [T].",
        ),
    ] = "all_required"


LABEL = Text("项目产出", "Project outputs")


def year_one(p: OutputParameters, r: OutputReadings, prefix: str = "") -> tuple[Criterion, ...]:
    """Return what is due one year after approval; `prefix` names promised or achieved facts."""
    system = count_at_least(r, "4.1.1.5.a", total(f"{prefix}year1_system_occupations"), p.year1_min_occupations)
    services: tuple[Criterion, ...] = (
        judged(r, "4.1.1.5.b", f"{prefix}serves_society_and_trade"),
        is_true("4.1.1.5.c", f"{prefix}subsidised_training"),
        is_true("4.1.1.5.d", f"{prefix}teacher_training_and_rd"),
    )
    if r.year_one_services == "examples":
        services = tuple(Waived(service) for service in services)
    return (system, *services)


def year_two(p: OutputParameters, r: OutputReadings, prefix: str = "") -> tuple[Criterion, ...]:
    """Return what is due two years after approval; `prefix` names promised or achieved facts."""
    training, high_skilled = f"{prefix}year2_annual_training", f"{prefix}year2_annual_high_skilled_training"
    return (
        count_at_least(r, "4.1.1.5.e", total(training), p.year2_min_training),
        count_at_least(r, "4.1.1.5.f", total(high_skilled), p.year2_min_high_skilled),
    )


def commitments(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return the outputs as the plan promises them."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r, "promised_"), *year_two(p, r, "promised_"))


def outputs(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return the outputs as achieved, both years."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r), *year_two(p, r))


def outcomes_year_one(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return what acceptance tests one year after approval."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r))


def outcomes_year_two(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return what acceptance tests two years after approval."""
    return all_of("4.1.1.5", LABEL, *year_two(p, r))
