"""四(一)1(5): what a base achieves one year and two years after approval.

The thresholds stand once. At application they are set against what the plan promises, at acceptance against what has
been achieved.
"""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import count_at_least
from skillbase_rules.engine.criteria import AllOf, Criterion, Waived, all_of, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("四(一)1(5)", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.5.a", "一年培养体系", "Training system after one year", "R-01", "R-38", "R-39", "R-42").saying(
        "After one year a fairly complete training system covers at least this many occupations across seven aspects",
        "一年后，在七个方面形成较完备培养体系的职业（工种）数",
    ),
    HERE.clause("4.1.1.5.b", "面向社会服务", "Service to society and trade", "R-08", "R-38", "R-42").saying(
        "Offers training service to society and its trade", "面向社会和行业提供培训服务"
    ),
    HERE.clause("4.1.1.5.c", "补贴性培训", "Subsidised training", "R-38", "R-42").saying(
        "Takes on government-subsidised skill training", "承担政府补贴性技能培训"
    ),
    HERE.clause("4.1.1.5.d", "师资教材研发", "Teacher training and textbooks", "R-38", "R-42").saying(
        "Organises or carries teacher training and textbook or method research", "组织或承担师资培训、教材教法研究"
    ),
    HERE.clause("4.1.1.5.e", "两年培训规模", "Yearly training after two years", "R-01", "R-38", "R-39", "R-40").saying(
        "After two years the yearly training volume", "两年后的年培训量"
    ),
    HERE.clause(
        "4.1.1.5.f", "两年高技能量", "Yearly high-skilled training after two years", "R-01", "R-38", "R-40", "R-41"
    ).saying("Part of that volume at high-skilled level", "其中达到高技能层次的数量"),
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
        switch("R-38", "H", "项目产出何时考核", "When are the outputs after one and two years tested?").because(
            "The text says after implementation [T]; the city assesses after one year and accepts after two [V-].",
            commitments=("申报时看承诺，建设后看实绩", "As promises at application, as facts at acceptance."),
            facts_at_application=("申报时即须达到", "As facts at application."),
            ignored=("申报时不看", "Not at application."),
        ),
    ] = "commitments"
    year_one_services: Annotated[
        Literal["all_required", "examples"],
        switch(
            "R-42", "M", "一年后的各项服务是否均须具备", "Are the services due after one year all required?"
        ).because(
            "The sentence lists them one after the other [T].",
            all_required=("均须具备", "Yes, service, subsidised training, and teacher training each."),
            examples=("仅为举例", "No, they are examples."),
        ),
    ] = "all_required"


LABEL = Text("项目产出", "Project outputs")


def at_application(p: OutputParameters, r: OutputReadings) -> Criterion:
    """Return 四(一)1(5) as the application is tested by it; when the outputs fall due is reading R-38."""
    if r.project_outputs == "facts_at_application":
        return all_of("4.1.1.5", LABEL, *year_one(p, r), *year_two(p, r))
    promised = commitments(p, r)
    return Waived(promised) if r.project_outputs == "ignored" else promised


def commitments(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return the outputs as the plan promises them."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r, "promised_"), *year_two(p, r, "promised_"))


def outcomes_year_one(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return what acceptance tests one year after approval."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r))


def outcomes_year_two(p: OutputParameters, r: OutputReadings) -> AllOf:
    """Return what acceptance tests two years after approval."""
    return all_of("4.1.1.5", LABEL, *year_two(p, r))


def year_one(p: OutputParameters, r: OutputReadings, prefix: str = "") -> tuple[Criterion, ...]:
    """Return what is due one year after approval; `prefix` names promised or achieved facts (R-42)."""
    services: tuple[Criterion, ...] = (
        evaluative(r, "4.1.1.5.b", f"{prefix}serves_society_and_trade"),
        is_true("4.1.1.5.c", f"{prefix}subsidised_training"),
        is_true("4.1.1.5.d", f"{prefix}teacher_training_and_rd"),
    )
    if r.year_one_services == "examples":
        services = tuple(Waived(service) for service in services)
    system = count_at_least(r, "4.1.1.5.a", f"{prefix}year1_system_occupations", p.year1_min_occupations)
    return (system, *services)


def year_two(p: OutputParameters, r: OutputReadings, prefix: str = "") -> tuple[Criterion, ...]:
    """Return what is due two years after approval; `prefix` names promised or achieved facts."""
    training, high_skilled = f"{prefix}year2_annual_training", f"{prefix}year2_annual_high_skilled_training"
    return (
        count_at_least(r, "4.1.1.5.e", training, p.year2_min_training),
        count_at_least(r, "4.1.1.5.f", high_skilled, p.year2_min_high_skilled),
    )
