"""The numeric clauses once more, by hand: fractions, plain comparisons, and the numbers as the notice prints them.

Nothing here is imported from the library. Each function takes the counts of one applicant, all of them known, and says
whether the clause is met; None where nothing can be said (a share of nothing, a ratio without students).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

Counts = Mapping[str, int]
Rule = Callable[[Counts], bool | None]


def share(part: int, whole: int, percent: int) -> bool | None:
    return None if whole == 0 else Fraction(part, whole) >= Fraction(percent, 100)


def skilled(c: Counts, percent: int) -> bool | None:
    return share(c["skilled_workers"], c["contract_workers"] + c["dispatched_workers"], percent)


def integrated(c: Counts) -> bool | None:
    return share(c["integrated_teachers"], c["teachers_full_time"] + c["teachers_part_time"], 50)


def senior(c: Counts, technicians: str, both: str, percent: int) -> bool | None:
    return share(c["senior_instructors"] + c[technicians] - c[both], c["practice_teachers"], percent)


def students_per_teacher(c: Counts) -> bool | None:
    if c["students"] == 0:
        return None
    teachers = c["teachers_full_time"] + c["teachers_part_time"]
    return teachers > 0 and Fraction(c["students"], teachers) <= 22


ENTERPRISE_ONLY = frozenset({"4.1.1.2.g", "4.1.2.2.f"})
TECHNICAL_COLLEGE_ONLY = frozenset({"4.2.5.d", "4.2.5.e"})

ORACLE: Mapping[str, Mapping[str, Rule]] = {
    "national": {
        "4.1.1.1.c": lambda c: c["violation_events"] == 0,
        "4.1.1.2.b": lambda c: c["annual_training_capacity"] >= 2000,
        "4.1.1.2.g": lambda c: skilled(c, 40),
        "4.1.1.3.b": integrated,
        "4.1.1.3.c": lambda c: senior(c, "technician_or_above_teachers", "both_senior_and_technician", 40),
        "4.1.1.4.d": lambda c: c["occupations_with_facilities"] >= 5,
        "4.1.1.5.a": lambda c: c["promised_year1_system_occupations"] >= 5,
        "4.1.1.5.e": lambda c: c["promised_year2_annual_training"] >= 3000,
        "4.1.1.5.f": lambda c: c["promised_year2_annual_high_skilled_training"] >= 1000,
    },
    "municipal": {
        "4.1.2.1.c": lambda c: c["violation_events"] == 0,
        "4.1.2.2.b": lambda c: c["annual_high_skilled_capacity"] >= 500,
        "4.1.2.2.e": lambda c: c["specialties_with_equipment"] >= 2,
        "4.1.2.2.f": lambda c: skilled(c, 35),
        "4.1.2.2.g": lambda c: c["annual_trainees"] >= 1500,
        "4.1.2.2.h": lambda c: share(c["annual_trainees_senior_plus"], c["annual_trainees"], 20),
        "4.1.2.3.b": students_per_teacher,
        "4.1.2.3.c": lambda c: senior(c, "senior_technician_teachers", "both_senior_and_senior_technician", 35),
        "4.1.2.4.a": lambda c: c["partner_enterprises"] >= 3,
        "4.1.2.4.b": lambda c: c["majors_jointly_designed"] >= 3,
        "4.1.2.4.d": lambda c: c["hired_expert_instructors"] >= 1,
    },
    "outcomes_year_one": {"4.1.1.5.a": lambda c: c["year1_system_occupations"] >= 5},
    "outcomes_year_two": {
        "4.1.1.5.e": lambda c: c["year2_annual_training"] >= 3000,
        "4.1.1.5.f": lambda c: c["year2_annual_high_skilled_training"] >= 1000,
    },
    "preferential": {
        "4.2.1.a": lambda c: c["annual_trainees"] >= 5000,
        "4.2.1.b": lambda c: c["annual_trainees_senior_plus"] >= 2000,
        "4.2.2.a": lambda c: c["annual_digital_trainees"] >= 3000,
        "4.2.2.b": lambda c: c["annual_digital_high_skilled"] >= 1000,
        "4.2.3.b": lambda c: c["annual_evaluations"] >= 1000,
        "4.2.3.c": lambda c: c["key_tasks_undertaken"] >= 1,
        "4.2.5.d": lambda c: share(c["students_senior_plus"], c["students"], 30),
        "4.2.5.e": lambda c: share(c["occupations_matching"], c["occupations_applied"], 80),
    },
}
