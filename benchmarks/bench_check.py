"""One explained check of the national track against the same check written by hand, in one run.

Both sides read the same fact sheet and build the same assessment of the same findings. The hand-written side has no
rulebook: thresholds, labels and comparisons stand where they are used. Validation of the application and the
derivation of its facts are timed by `bench_road`.

Run with ``python -m benchmarks.bench_check``; ``--rounds`` sets how long it takes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.rounds import medians
from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Assessment,
    Facts,
    Finding,
    Status,
    check_national_basic,
    derive_facts,
)
from skillbase_rules.engine.findings import Ratio, UnknownCause
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Text

EXAMPLE = Path(__file__).parent.parent / "examples" / "enterprise_training_centre.json"
CLAUSES = CHONGQING_2024.clauses
UNITS = CHONGQING_2024.rulebook("national").units
SWITCHES = {switch.id for switch in CHONGQING_2024.readings.switches().values()}
NOTES = {
    id_: (clause.label, UNITS.get(id_, ""), tuple(reading for reading in clause.readings if reading in SWITCHES))
    for id_, clause in CLAUSES.items()
}

OF_ENTERPRISES = ("enterprise_based", "applicant_kind", "training_centre_of")


def _says(
    clause: str, facts: tuple[str, ...], value: bool | None, wanted: bool = True, judged: bool = False
) -> Finding:
    label, unit, readings = NOTES[clause]
    if value is None:
        cause = UnknownCause.JUDGEMENT if judged else UnknownCause.MISSING_FACT
        return Finding(
            clause=clause,
            label=label,
            status=Status.UNKNOWN,
            operator="is",
            threshold=wanted,
            unit=unit,
            facts=facts,
            missing=facts,
            unknown_cause=cause,
            readings=readings if judged else (*readings, "R-09"),
        )
    return Finding(
        clause=clause,
        label=label,
        status=Status.MET if value is wanted else Status.NOT_MET,
        observed=value,
        operator="is",
        threshold=wanted,
        unit=unit,
        facts=facts,
        readings=readings,
    )


def _number(clause: str, facts: tuple[str, ...], low: int, high: int | None, minimum: int) -> Finding:
    label, unit, readings = NOTES[clause]
    return Finding(
        clause=clause,
        label=label,
        status=Status.MET if low >= minimum else Status.UNKNOWN,
        observed=Quantity(at_least=low, at_most=high),
        operator=">=",
        threshold=minimum,
        unit=unit,
        facts=facts,
        readings=readings,
    )


def _share(clause: str, facts: tuple[str, ...], part: Quantity, whole: Quantity, percent: int) -> Finding:
    label, unit, readings = NOTES[clause]
    most = whole.at_most
    return Finding(
        clause=clause,
        label=label,
        status=Status.MET if most and 100 * part.at_least >= percent * most else Status.UNKNOWN,
        observed=Ratio(part=part, whole=whole),
        operator=">=",
        threshold=percent,
        unit=unit,
        facts=facts,
        readings=readings,
    )


def by_hand(f: Facts) -> Assessment:
    """Judge 四(一)1 without a rulebook; enough for a file on which every clause is met."""
    violations = f.violation_events
    clean = violations.at_most == 0
    label, unit, readings = NOTES["4.1.1.1.c"]
    record = Finding(
        clause="4.1.1.1.c",
        label=label,
        status=Status.MET if clean else Status.UNKNOWN,
        observed=Quantity(at_least=violations.at_least, at_most=violations.at_most),
        operator="<=",
        threshold=0,
        unit=unit,
        facts=("violation_events",),
        readings=readings,
    )
    rules = f.rules_training is True and f.rules_finance is True
    management = (
        _says("4.1.1.1.a", ("management_system_adequate",), f.management_system_adequate, judged=True),
        _says("4.1.1.1.b", ("rules_training", "rules_finance"), rules),
        record,
        _says("4.1.1.1.d", ("dishonesty_sanctioned",), f.dishonesty_sanctioned, wanted=False),
    )
    low = max(f.annual_training_capacity.at_least, f.annual_training_person_times.at_least, f.annual_trainees.at_least)
    base = f.contract_workers + f.dispatched_workers
    skilled = Quantity(
        at_least=max(f.skilled_workers.at_least, f.skilled_contract_workers.at_least), at_most=f.skilled_workers.at_most
    )
    capacity_facts = ("annual_training_capacity", "annual_training_person_times", "annual_trainees")
    workers = ("skilled_workers", "contract_workers", "dispatched_workers", "skilled_share", *OF_ENTERPRISES)
    training = (
        _says("4.1.1.2.a", ("premises_meet_standards",), f.premises_meet_standards),
        _number("4.1.1.2.b", capacity_facts, low, f.annual_training_capacity.at_most, 2000),
        _says("4.1.1.2.c", ("follows_standards_and_packages",), f.follows_standards_and_packages),
        _says("4.1.1.2.d", ("runs_new_apprenticeship",), f.runs_new_apprenticeship, judged=True),
        _says("4.1.1.2.e", ("enterprise_training_system", *OF_ENTERPRISES), f.enterprise_training_system, judged=True),
        _says("4.1.1.2.f", ("education_fund_full", *OF_ENTERPRISES), f.education_fund_full),
        _share("4.1.1.2.g", workers, skilled, Quantity(at_least=base.at_least, at_most=base.at_most), 40),
    )
    teachers = f.teachers_full_time + f.teachers_part_time
    first, second, both = f.senior_instructors, f.technician_or_above_teachers, f.both_senior_and_technician
    united = Quantity(
        at_least=max(first.at_least, second.at_least, first.at_least + second.at_least - (both.at_most or 0)),
        at_most=(first.at_most or 0) + (second.at_most or 0) - both.at_least,
    )
    practice = Quantity(at_least=f.practice_teachers.at_least, at_most=f.practice_teachers.at_most)
    integrated = Quantity(at_least=f.integrated_teachers.at_least, at_most=f.integrated_teachers.at_most)
    staff = (
        _says("4.1.1.3.a", ("teaching_staff_adequate",), f.teaching_staff_adequate, judged=True),
        _share(
            "4.1.1.3.b",
            ("integrated_teachers", "teachers_full_time", "teachers_part_time", "integrated_share"),
            integrated,
            Quantity(at_least=teachers.at_least, at_most=teachers.at_most),
            50,
        ),
        _share(
            "4.1.1.3.c",
            (
                "senior_instructors",
                "technician_or_above_teachers",
                "both_senior_and_technician",
                "practice_teachers",
            ),
            united,
            practice,
            40,
        ),
    )
    occupations = f.occupations_with_facilities
    cooperation = (
        _says(
            "4.1.1.4.a",
            ("stable_school_enterprise_cooperation",),
            f.stable_school_enterprise_cooperation,
            judged=True,
        ),
        _says("4.1.1.4.b", ("joint_internship_base",), f.joint_internship_base),
        _says("4.1.1.4.c", ("teacher_exchange",), f.teacher_exchange),
        _number("4.1.1.4.d", ("occupations_with_facilities",), occupations.at_least, occupations.at_most, 5),
        _says("4.1.1.4.e", ("information_platform",), f.information_platform),
    )
    one, two = f.promised_year1_system_occupations, f.promised_year2_annual_training
    three = f.promised_year2_annual_high_skilled_training
    outputs = (
        _number("4.1.1.5.a", ("promised_year1_system_occupations",), one.at_least, one.at_most, 5),
        _says("4.1.1.5.b", ("promised_serves_society_and_trade",), f.promised_serves_society_and_trade, judged=True),
        _says("4.1.1.5.c", ("promised_subsidised_training",), f.promised_subsidised_training),
        _says("4.1.1.5.d", ("promised_teacher_training_and_rd",), f.promised_teacher_training_and_rd),
        _number("4.1.1.5.e", ("promised_year2_annual_training",), two.at_least, two.at_most, 3000),
        _number("4.1.1.5.f", ("promised_year2_annual_high_skilled_training",), three.at_least, three.at_most, 1000),
    )
    sections = (
        _section("4.1.1.1", Text("管理能力", "Management"), management),
        _section("4.1.1.2", Text("培训能力", "Training capacity"), training),
        _section("4.1.1.3", Text("师资队伍", "Teaching staff"), staff),
        _section("4.1.1.4", Text("校企合作", "School-enterprise cooperation"), cooperation),
        _section("4.1.1.5", Text("项目产出", "Project outputs"), outputs),
    )
    return _section("4.1.1", Text("国家级基础条件", "National basic conditions"), sections)


def _section(clause: str, label: Text, parts: tuple[Finding | Assessment, ...]) -> Assessment:
    statuses = {part.status for part in parts}
    status = next(
        (one for one in (Status.NOT_MET, Status.UNKNOWN, Status.MET) if one in statuses), Status.NOT_APPLICABLE
    )
    return Assessment(clause=clause, label=label, status=status, parts=parts)


def main() -> None:
    """Time both sides in turn and print medians and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=25)
    chosen = options.parse_args()
    facts = derive_facts(Application.model_validate_json(EXAMPLE.read_bytes()))
    ours, theirs = check_national_basic(facts), by_hand(facts)
    if ours != theirs:
        wrong = [mine.clause for mine, other in zip(ours.findings, theirs.findings, strict=True) if mine != other]
        raise SystemExit(f"The two sides do not build the same findings; they differ in {wrong}.")
    seconds = medians(
        {"rulebook": lambda: check_national_basic(facts), "by hand": lambda: by_hand(facts)}, chosen.rounds
    )
    for name, taken in seconds.items():
        print(f"{name:10}{taken * 1e6:8.1f} µs a check (median of {chosen.rounds} rounds)")
    print(f"ratio     {seconds['rulebook'] / seconds['by hand']:8.2f}")


if __name__ == "__main__":
    main()
