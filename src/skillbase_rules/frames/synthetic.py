"""Invented applicants in any number, for trying things out: seeded, plausible, and never contradictory."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.records import Sheet
from skillbase_rules.facts.sheet import Facts
from skillbase_rules.frames.headers import MIN, kinds_of
from skillbase_rules.frames.records import Backend, Cell, table_of

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

_BODIES = tuple(f"虚构{place}人力社保局" for place in ("江北", "江南", "山前", "山后", "河东", "河西", "湖畔", "岭上"))
_KINDS = (
    ("vocational_college", "技师学院"),
    ("training_centre", "培训中心"),
    ("training_institution", "培训学校"),
    ("public_training_base", "公共实训基地"),
)
_CAPACITY = "annual_training_capacity"
_UNKNOWN = 0.03
"""How often a cell says nothing."""


class _Dice:
    """Chance from one seed; only `Random.random` is asked, which gives the same numbers on every Python."""

    def __init__(self, seed: str) -> None:
        self._next = Random(seed).random  # noqa: S311 -- nothing secret is made

    def number(self, low: int, high: int) -> int:
        return low + int(self._next() * (high - low + 1)) if high > low else low

    def yes(self, chance: float) -> bool:
        return self._next() < chance


def synthetic_applicants(
    count: int, edition: AnyEdition, *, seed: int = 2024, backend: Backend = "polars"
) -> IntoDataFrame:
    """Return a table of invented applicants, with every fact that an edition reads."""
    of_type("count", count, int)
    of_type("seed", seed, int)
    facts = edition.sheet
    invented = _plausible if facts is Facts else _possible
    own = (_CAPACITY + MIN,) if facts is Facts else ()
    columns: dict[str, list[Cell]] = {name: [] for name in ("applicant", "body", *facts.fact_names(), *own)}
    for number in range(count):
        row = invented(_Dice(f"{seed}/{number}"), facts, number)
        for name, cells in columns.items():
            cells.append(row.get(name))
    return table_of(columns, kinds_of(facts), backend)


def _names_and_answers(dice: _Dice, facts: type[Sheet], good: float) -> dict[str, Cell]:
    """Return a value for every fact that is no count; a yes is as likely as `good`."""
    counts, named = facts.count_names(), facts.named_values()
    row: dict[str, Cell] = {name: dice.yes(good) for name in facts.fact_names() if name not in {*counts, *named}}
    return row | {name: values[dice.number(0, len(values) - 1)] for name, values in named.items()}


def _forgotten(dice: _Dice, row: dict[str, Cell], known: frozenset[str]) -> None:
    for name in list(row):
        if name not in known and dice.yes(_UNKNOWN):
            row[name] = None


# --- facts of any sheet ----------------------------------------------------------------------------------------------


def _possible(dice: _Dice, facts: type[Sheet], number: int) -> dict[str, Cell]:
    """Return a row that contradicts nothing that the sheet says of its facts, though it may look like nobody's."""
    counts = {name: dice.number(0, 60) for name in facts.fact_names() if name in facts.count_names()}
    _fit(counts, facts)
    row: dict[str, Cell] = {**_names_and_answers(dice, facts, 0.85), **counts}
    # A printed ratio stands instead of its counts.
    row |= dict.fromkeys((*(ratio.printed for ratio in facts.printed), *(each.fact for each in facts.quotients)))
    granted = {name for name in facts.fact_names() if isinstance(facts.model_fields[name].default, bool)}
    _forgotten(dice, row, frozenset(granted))
    row["applicant"] = f"虚构第{number + 1}单位"
    row["body"] = _BODIES[dice.number(0, len(_BODIES) - 1)]
    return row


def _fit(counts: dict[str, int], facts: type[Sheet]) -> None:
    """Cut counts down until no part exceeds its whole and no two groups are more people than the one they are in."""
    united = (((first, second), (both, within)) for first, second, both, within in facts.all_united())
    limits = (*facts.all_limits(), *united)
    is_cut = True
    while is_cut:
        is_cut = False
        for part, whole in limits:
            excess = sum(counts[name] for name in part) - sum(counts[name] for name in whole)
            for name in part if excess > 0 else ():
                taken = min(excess, counts[name])
                counts[name] -= taken
                excess -= taken
                is_cut = True


# --- the facts of the call -------------------------------------------------------------------------------------------


def _plausible(dice: _Dice, facts: type[Sheet], number: int) -> dict[str, Cell]:
    kind, word = _KINDS[dice.number(0, len(_KINDS) - 1)]
    # Some applicants are strong in everything, so that a few of many meet all that is asked.
    good = 0.995 if dice.yes(0.4) else 0.85
    row = _names_and_answers(dice, facts, good)
    row |= {
        "applicant_kind": kind,
        "is_technical_college": kind == "vocational_college" and dice.yes(0.6),
        "enterprise_based": kind == "training_centre" and dice.yes(0.7),
        "owned_by_enterprise": kind == "vocational_college" and dice.yes(0.1),
        "dishonesty_sanctioned": dice.yes((1 - good) / 4),
    }
    row |= _teachers(dice) | _training(dice) | _students(dice, kind) | _others(dice, good)
    _forgotten(dice, row, frozenset({"enterprise_based", "applicant_kind"}))
    if row[_CAPACITY] is None:
        row[_CAPACITY + MIN] = row["annual_trainees"]
    row["applicant"] = f"虚构第{number + 1}{word}"
    row["body"] = _BODIES[dice.number(0, len(_BODIES) - 1)]
    return row


def _teachers(dice: _Dice) -> dict[str, int]:
    full, part = dice.number(20, 260), dice.number(0, 60)
    practice = (full + part) * dice.number(30, 60) // 100
    senior = practice * dice.number(10, 45) // 100
    technicians = practice * dice.number(15, 45) // 100
    top = technicians * dice.number(20, 70) // 100
    # Two groups within one never leave it, so nobody need be in both; some are.
    shared = min(senior, technicians) * dice.number(0, 40) // 100
    # Whoever is in both groups, or a senior technician, is a technician or above.
    shared_top = max(min(shared, top) * dice.number(0, 100) // 100, shared + top - technicians)
    return {
        "teachers_full_time": full,
        "teachers_part_time": part,
        "integrated_teachers": (full + part) * dice.number(35, 75) // 100,
        "technical_theory_teachers": (full + part) * dice.number(20, 40) // 100,
        "practice_teachers": practice,
        "workshop_teachers": practice * dice.number(60, 100) // 100,
        "senior_instructors": senior,
        "technician_or_above_teachers": technicians,
        "senior_technician_teachers": top,
        "both_senior_and_technician": shared,
        "both_senior_and_senior_technician": shared_top,
    }


def _training(dice: _Dice) -> dict[str, int]:
    trainees = dice.number(300, 4000)
    senior = trainees * dice.number(20, 80) // 100
    digital = trainees * dice.number(0, 50) // 100
    digital_high = digital * dice.number(0, 60) // 100
    return {
        "annual_trainees": trainees,
        "annual_trainees_senior_plus": senior,
        "annual_training_person_times": trainees * 2,
        "annual_senior_plus_person_times": senior * 2,
        "annual_digital_trainees": digital,
        "annual_digital_high_skilled": digital_high,
        "annual_digital_person_times": digital * 2,
        "annual_digital_high_skilled_person_times": digital_high * 2,
        "annual_training_capacity": trainees * 2 + dice.number(0, 2000),
        "annual_high_skilled_capacity": senior + dice.number(0, 800),
    }


def _students(dice: _Dice, kind: str) -> dict[str, int]:
    students = dice.number(200, 5000) if kind == "vocational_college" else dice.number(0, 300)
    applied = students * dice.number(40, 100) // 100
    graduates = students * dice.number(15, 33) // 100
    return {
        "students": students,
        "students_senior_plus": students * dice.number(20, 80) // 100,
        "graduates": graduates,
        "graduates_senior_plus": graduates * dice.number(20, 80) // 100,
        "students_in_applied_occupations": applied,
        "students_in_matching_occupations": applied * dice.number(30, 100) // 100,
        "students_on_internship": students * dice.number(0, 30) // 100,
        "short_course_trainees": dice.number(0, 400),
        "trainees_present_at_once": dice.number(20, 400),
    }


def _others(dice: _Dice, good: float) -> dict[str, int]:
    contract, dispatched = dice.number(100, 3000), dice.number(0, 300)
    skilled_contract = contract * dice.number(25, 75) // 100
    violations = 0 if dice.yes(good) else dice.number(1, 3)
    applied, year2 = dice.number(2, 8), dice.number(1500, 6000)
    promised = dice.number(1500, 6000)
    return {
        "violation_events": violations,
        "violation_events_last_three_years": violations * dice.number(0, 1),
        "serious_violation_events": violations * dice.number(0, 1),
        "contract_workers": contract,
        "dispatched_workers": dispatched,
        "skilled_contract_workers": skilled_contract,
        "skilled_workers": skilled_contract + dispatched * dice.number(0, 60) // 100,
        "interns_and_outsourced_workers": dice.number(0, 100),
        "occupations_with_facilities": dice.number(2, 10),
        "occupations_applied": applied,
        "occupations_matching": applied * dice.number(30, 100) // 100,
        "specialties_with_equipment": dice.number(1, 4),
        "specialties_declared": dice.number(1, 4),
        "partner_enterprises": dice.number(1, 15),
        "majors_jointly_designed": dice.number(0, 6),
        "hired_expert_instructors": (experts := dice.number(0, 15)),
        "hired_expert_kinds": min(dice.number(0, 3), experts),
        "year1_system_occupations": dice.number(1, 8),
        "year2_annual_training": year2,
        "year2_annual_high_skilled_training": year2 * dice.number(20, 70) // 100,
        "promised_year1_system_occupations": dice.number(2, 8),
        "promised_year2_annual_training": promised,
        "promised_year2_annual_high_skilled_training": promised * dice.number(20, 70) // 100,
        "annual_evaluations": dice.number(0, 6000),
        "key_tasks_undertaken": dice.number(0, 3),
    }
