"""Section 四(一)1(5): what a base achieves one year and two years after approval.

The thresholds stand once. At application they are set against what the plan promises, at acceptance against what has
been achieved.
"""

from __future__ import annotations

from skillbase_rules.criteria import AllOf, Criterion, Waived, all_of, is_true, total
from skillbase_rules.editions.chongqing_2024.common import count_at_least, judged
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.text import Text

LABEL = Text("项目产出", "Project outputs")


def year_one(p: Parameters, r: Readings, prefix: str = "") -> tuple[Criterion, ...]:
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


def year_two(p: Parameters, r: Readings, prefix: str = "") -> tuple[Criterion, ...]:
    """Return what is due two years after approval; `prefix` names promised or achieved facts."""
    training, high_skilled = f"{prefix}year2_annual_training", f"{prefix}year2_annual_high_skilled_training"
    return (
        count_at_least(r, "4.1.1.5.e", total(training), p.year2_min_training),
        count_at_least(r, "4.1.1.5.f", total(high_skilled), p.year2_min_high_skilled),
    )


def commitments(p: Parameters, r: Readings) -> AllOf:
    """Return the outputs as the plan promises them."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r, "promised_"), *year_two(p, r, "promised_"))


def outputs(p: Parameters, r: Readings) -> AllOf:
    """Return the outputs as achieved, both years."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r), *year_two(p, r))


def outcomes_year_one(p: Parameters, r: Readings) -> AllOf:
    """Return what acceptance tests one year after approval."""
    return all_of("4.1.1.5", LABEL, *year_one(p, r))


def outcomes_year_two(p: Parameters, r: Readings) -> AllOf:
    """Return what acceptance tests two years after approval."""
    return all_of("4.1.1.5", LABEL, *year_two(p, r))
