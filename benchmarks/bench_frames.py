"""A million rows judged by the national track through Polars, beside Polars expressions and NumPy written by hand.

    python benchmarks/bench_frames.py --rows 1000000 --rounds 5

All three give the same verdicts on every clause, the whole track, and the rows that are refused (checked before any
time is taken). The hand-written ones know just this table (exact numbers, default readings); NumPy gives codes rather
than words, which spares it work. Held to: within 1.2 times hand-written Polars, 0.7 of NumPy, and memory within twice
the input, as the growth of the peak in a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl

from skillbase_rules import CHONGQING_2024, Facts, Status
from skillbase_rules.frames import LARGEST_COUNT, check_frame, synthetic_applicants

P = CHONGQING_2024.parameters
INTEGRATED, SENIOR, SKILLED = (
    int(share) for share in (P.national_min_integrated_share, P.national_min_senior_share, P.national_min_skilled_share)
)
"""The shares asked for, in whole percent."""
COUNT_FACTS = Facts.count_names()
NAMED_FACTS = {name: tuple(map(str, values)) for name, values in Facts.named_values().items()}
LIMITS, UNITED = Facts().binding_limits(), Facts().binding_united()
WORDS = [status.value for status in Status]
CODES = {word: code for code, word in enumerate(WORDS)}
ENUM = pl.Enum(WORDS)
HELD_TO_POLARS, HELD_TO_NUMPY, HELD_TO_MEMORY = 1.2, 0.7, 2.0
YES_NO = {
    "4.1.1.1.a": "management_system_adequate",
    "4.1.1.2.a": "premises_meet_standards",
    "4.1.1.2.c": "follows_standards_and_packages",
    "4.1.1.2.d": "runs_new_apprenticeship",
    "4.1.1.3.a": "teaching_staff_adequate",
    "4.1.1.4.a": "stable_school_enterprise_cooperation",
    "4.1.1.4.b": "joint_internship_base",
    "4.1.1.4.c": "teacher_exchange",
    "4.1.1.4.e": "information_platform",
    "4.1.1.5.b": "promised_serves_society_and_trade",
    "4.1.1.5.c": "promised_subsidised_training",
    "4.1.1.5.d": "promised_teacher_training_and_rd",
}
AT_LEAST = {
    "4.1.1.4.d": ("occupations_with_facilities", P.national_min_occupations),
    "4.1.1.5.a": ("promised_year1_system_occupations", P.year1_min_occupations),
    "4.1.1.5.e": ("promised_year2_annual_training", P.year2_min_training),
    "4.1.1.5.f": ("promised_year2_annual_high_skilled_training", P.year2_min_high_skilled),
}


def invented(rows: int) -> pl.DataFrame:
    """Return applicants whose numbers are all stated, not all answers; one in ten thousand contradicts itself."""
    made: Any = synthetic_applicants(min(rows, 50_000))
    counts = [name for name in COUNT_FACTS if made[name].null_count() < len(made)]
    # What is stated sets no limit to anything that a clause reads, so the hand-written ones need not narrow.
    some: pl.DataFrame = made.drop("annual_training_capacity__min").drop_nulls(counts)
    table = pl.concat([some] * (rows // len(some) + 1)).head(rows).rechunk()
    wrong = pl.int_range(pl.len()) % 10_000 == 7
    return table.with_columns(
        students=pl.when(wrong).then(-1).otherwise("students"),
        students_per_teacher_printed=pl.lit(None, pl.Int64),
        practice_teachers=pl.when(pl.int_range(pl.len()) % 500 == 3).then(0).otherwise("practice_teachers"),
    )


def through_library(table: pl.DataFrame) -> pl.DataFrame:
    return check_frame(table, "national")


# --- Polars by hand --------------------------------------------------------------------------------------------------


def known(name: str) -> pl.Expr:
    return pl.col(name).is_not_null()


def least(*names: str) -> pl.Expr:
    return pl.sum_horizontal(pl.col(name).fill_null(0) for name in names)


def refused_in_polars(table: pl.DataFrame) -> pl.Expr:
    found = [~pl.col(name).is_between(0, LARGEST_COUNT) for name in COUNT_FACTS]
    found += [~pl.col(name).is_in(list(values)) for name, values in NAMED_FACTS.items()]
    for part, whole in LIMITS:
        found.append(least(*part) > sum((pl.col(name) for name in whole[1:]), pl.col(whole[0])))
    for first, second, shared, whole_ in UNITED:
        found.append(least(first, second) > pl.col(shared) + pl.col(whole_))
    teachers = pl.col("teachers_full_time") + pl.col("teachers_part_time")
    printed = pl.col("students_per_teacher_printed")
    found.append(least("students") // (printed + 1) >= teachers)
    found.append(
        (printed > 0) & (pl.col("students") <= (printed - 1) * least("teachers_full_time", "teachers_part_time"))
    )
    assert table.width
    return pl.any_horizontal(one.fill_null(value=False) for one in found)


def clauses_in_polars() -> dict[str, tuple[pl.Expr, pl.Expr]]:
    """Return where each clause is met and where it is not."""
    found = {clause: (pl.col(name).fill_null(False), ~pl.col(name).fill_null(True)) for clause, name in YES_NO.items()}
    both = pl.col("rules_training") & pl.col("rules_finance")
    found["4.1.1.1.b"] = (both.fill_null(False), ~both.fill_null(True))
    violations = pl.max_horizontal(
        pl.col(name).fill_null(0)
        for name in ("violation_events", "violation_events_last_three_years", "serious_violation_events")
    )
    found["4.1.1.1.c"] = (known("violation_events") & (violations == 0), violations > 0)
    sanctioned = pl.col("dishonesty_sanctioned")
    found["4.1.1.1.d"] = (~sanctioned.fill_null(True), sanctioned.fill_null(False))
    capacity = pl.max_horizontal(
        pl.col(name).fill_null(0)
        for name in ("annual_training_capacity", "annual_training_person_times", "annual_trainees")
    )
    enough = capacity >= P.national_min_capacity
    found["4.1.1.2.b"] = (enough, known("annual_training_capacity") & ~enough)
    teachers = least("teachers_full_time", "teachers_part_time")
    all_known = known("teachers_full_time") & known("teachers_part_time")
    integrated = pl.col("integrated_teachers").fill_null(0)
    found["4.1.1.3.b"] = (
        all_known & (teachers > 0) & (integrated * 100 >= teachers * INTEGRATED),
        known("integrated_teachers") & (teachers > 0) & (integrated * 100 < teachers * INTEGRATED),
    )
    senior, technicians, shared = "senior_instructors", "technician_or_above_teachers", "both_senior_and_technician"
    practice = pl.col("practice_teachers").fill_null(0)
    low = pl.max_horizontal(
        *(pl.col(name).fill_null(0) for name in (senior, technicians, shared)),
        pl.when(known(shared)).then(least(senior, technicians) - pl.col(shared)).otherwise(0),
    )
    high = least(senior, technicians) - pl.col(shared).fill_null(0)
    met = known("practice_teachers") & (practice > 0) & (low * 100 >= practice * SENIOR)
    found["4.1.1.3.c"] = (
        met,
        known(senior) & known(technicians) & (practice > 0) & (high * 100 < practice * SENIOR) & ~met,
    )
    for clause, (name, minimum) in AT_LEAST.items():
        found[clause] = ((pl.col(name) >= minimum).fill_null(False), (pl.col(name) < minimum).fill_null(False))
    workers = least("contract_workers", "dispatched_workers")
    workers_known = known("contract_workers") & known("dispatched_workers")
    skilled = pl.max_horizontal(pl.col(name).fill_null(0) for name in ("skilled_workers", "skilled_contract_workers"))
    found["4.1.1.2.e"] = (
        pl.col("enterprise_training_system").fill_null(False),
        ~pl.col("enterprise_training_system").fill_null(True),
    )
    found["4.1.1.2.f"] = (
        pl.col("education_fund_full").fill_null(False),
        ~pl.col("education_fund_full").fill_null(True),
    )
    found["4.1.1.2.g"] = (
        workers_known & (workers > 0) & (skilled * 100 >= workers * SKILLED),
        known("skilled_workers") & (workers > 0) & (skilled * 100 < workers * SKILLED),
    )
    return found


def by_hand_in_polars(table: pl.DataFrame) -> pl.DataFrame:
    centre, enterprise = pl.col("applicant_kind") == "training_centre", pl.col("training_centre_of") == "enterprise"
    asked = pl.col("enterprise_based").fill_null(False) | (centre & enterprise).fill_null(False)
    closed = ~pl.col("enterprise_based").fill_null(False) & (~centre | ~enterprise).fill_null(False)
    # Whose centre it is does not matter where it is no centre, and is not known where it is not stated.
    closed = closed & known("applicant_kind")
    helpers: dict[str, pl.Expr] = {"refused": refused_in_polars(table), "asked": asked, "closed": closed}
    found = clauses_in_polars()
    for clause, (met, not_met) in found.items():
        if clause in {"4.1.1.2.e", "4.1.1.2.f", "4.1.1.2.g"}:
            # What is met is met whether or not it is asked, unless it surely is not.
            not_met &= asked  # noqa: PLW2901
        helpers |= {f"{clause} met": met, f"{clause} not met": not_met}
    words: dict[str, pl.Expr] = {}
    met_all, failed = [], []
    for clause in found:
        met, not_met = pl.col(f"{clause} met"), pl.col(f"{clause} not met")
        gated = clause in {"4.1.1.2.e", "4.1.1.2.f", "4.1.1.2.g"}
        words[clause] = word(met, not_met, pl.col("closed") if gated else None)
        met_all.append(met | pl.col("closed") if gated else met)
        failed.append(not_met)
    words["4.1.1"] = word(pl.all_horizontal(met_all) & ~pl.any_horizontal(failed), pl.any_horizontal(failed), None)
    return table.lazy().with_columns(**helpers).with_columns(**words).drop(helpers).collect()


def word(met: pl.Expr, not_met: pl.Expr, closed: pl.Expr | None) -> pl.Expr:
    said = (
        pl.when(met)
        .then(pl.lit("met", ENUM))
        .when(not_met)
        .then(pl.lit("not_met", ENUM))
        .otherwise(pl.lit("unknown", ENUM))
    )
    if closed is not None:
        said = pl.when(closed).then(pl.lit("not_applicable", ENUM)).otherwise(said)
    return pl.when(~pl.col("refused")).then(said)


# --- NumPy by hand ---------------------------------------------------------------------------------------------------

Arrays = dict[str, np.ndarray[Any, Any]]


def arrays(table: pl.DataFrame) -> tuple[Arrays, Arrays]:
    """Return the values of the facts, 0 or false or empty where unknown, and where they are known."""
    facts = Facts.model_fields.keys() & set(table.columns)
    values: Arrays = {}
    for name in facts:
        nothing: Any = 0 if name in COUNT_FACTS else -1 if name in NAMED_FACTS else False
        cells = (
            table[name].cast(pl.Enum(list(NAMED_FACTS[name]))).to_physical().cast(pl.Int8)
            if name in NAMED_FACTS
            else table[name]
        )
        values[name] = cells.fill_null(nothing).to_numpy()
    return values, {name: table[name].is_not_null().to_numpy() for name in facts}


def by_hand_in_numpy(values: Arrays, stated: Arrays) -> Arrays:
    v, k = values, stated
    refused = np.zeros(len(v["students"]), dtype=bool)
    for name in COUNT_FACTS:
        refused |= (v[name] < 0) | (v[name] > LARGEST_COUNT)
    for part, whole in LIMITS:
        of = sum(v[name] for name in whole)
        refused |= np.logical_and.reduce([k[name] for name in whole]) & (sum(v[name] for name in part) > of)
    for first, second, shared, whole_ in UNITED:
        refused |= k[shared] & k[whole_] & (v[first] + v[second] > v[shared] + v[whole_])
    teachers = v["teachers_full_time"] + v["teachers_part_time"]
    all_known = k["teachers_full_time"] & k["teachers_part_time"]
    printed, printed_known = v["students_per_teacher_printed"], k["students_per_teacher_printed"]
    refused |= printed_known & all_known & (v["students"] // (printed + 1) >= teachers)
    refused |= printed_known & (printed > 0) & k["students"] & (v["students"] <= (printed - 1) * teachers)
    found = {clause: (v[name] & k[name], ~v[name] & k[name]) for clause, name in YES_NO.items()}
    rules = [(v[name], k[name]) for name in ("rules_training", "rules_finance")]
    found["4.1.1.1.b"] = (
        np.logical_and.reduce([value & told for value, told in rules]),
        np.logical_or.reduce([~value & told for value, told in rules]),
    )
    violations = np.maximum.reduce(
        [v[name] for name in ("violation_events", "violation_events_last_three_years", "serious_violation_events")]
    )
    found["4.1.1.1.c"] = (k["violation_events"] & (violations == 0), violations > 0)
    sanctioned, told = v["dishonesty_sanctioned"], k["dishonesty_sanctioned"]
    found["4.1.1.1.d"] = (~sanctioned & told, sanctioned & told)
    enough = (
        np.maximum.reduce(
            [v[name] for name in ("annual_training_capacity", "annual_training_person_times", "annual_trainees")]
        )
        >= P.national_min_capacity
    )
    found["4.1.1.2.b"] = (enough, k["annual_training_capacity"] & ~enough)
    share = v["integrated_teachers"] * 100 >= teachers * INTEGRATED
    found["4.1.1.3.b"] = (all_known & (teachers > 0) & share, k["integrated_teachers"] & (teachers > 0) & ~share)
    senior, technicians, shared = "senior_instructors", "technician_or_above_teachers", "both_senior_and_technician"
    practice, heads = v["practice_teachers"], v[senior] + v[technicians]
    low = np.maximum.reduce([v[senior], v[technicians], v[shared], np.where(k[shared], heads - v[shared], 0)])
    met = k["practice_teachers"] & (practice > 0) & (low * 100 >= practice * SENIOR)
    few = (heads - v[shared]) * 100 < practice * SENIOR
    found["4.1.1.3.c"] = (met, k[senior] & k[technicians] & (practice > 0) & few & ~met)
    for clause, (name, minimum) in AT_LEAST.items():
        found[clause] = (k[name] & (v[name] >= minimum), k[name] & (v[name] < minimum))
    centre = v["applicant_kind"] == NAMED_FACTS["applicant_kind"].index("training_centre")
    enterprise = v["training_centre_of"] == NAMED_FACTS["training_centre_of"].index("enterprise")
    asked = v["enterprise_based"] | (centre & enterprise)
    elsewhere = ~enterprise & k["training_centre_of"]
    closed = ~v["enterprise_based"] & k["applicant_kind"] & (~centre | elsewhere)
    workers = v["contract_workers"] + v["dispatched_workers"]
    workers_known = k["contract_workers"] & k["dispatched_workers"]
    skilled = np.maximum(v["skilled_workers"], v["skilled_contract_workers"])
    share = skilled * 100 >= workers * SKILLED
    for clause, name in (("4.1.1.2.e", "enterprise_training_system"), ("4.1.1.2.f", "education_fund_full")):
        found[clause] = (v[name] & k[name], ~v[name] & k[name] & asked)
    found["4.1.1.2.g"] = (
        workers_known & (workers > 0) & share,
        k["skilled_workers"] & (workers > 0) & ~share & asked,
    )
    gated = {"4.1.1.2.e", "4.1.1.2.f", "4.1.1.2.g"}
    failed = np.logical_or.reduce([not_met for _, not_met in found.values()])
    every = np.logical_and.reduce([met | closed if clause in gated else met for clause, (met, _) in found.items()])
    found["4.1.1"] = (every & ~failed, failed)
    codes: Arrays = {}
    for clause, (met, not_met) in found.items():
        code = np.where(met, CODES["met"], np.where(not_met, CODES["not_met"], CODES["unknown"])).astype(np.int8)
        if clause in gated:
            code[closed] = CODES["not_applicable"]
        code[refused] = -1
        codes[clause] = code
    return codes


# --- measuring -------------------------------------------------------------------------------------------------------


def require_equal(table: pl.DataFrame) -> None:
    ours = through_library(table)
    by_hand, codes = by_hand_in_polars(table), by_hand_in_numpy(*arrays(table))
    for clause in codes:
        assert ours[clause].dtype == by_hand[clause].dtype == ENUM
        assert ours[clause].equals(by_hand[clause]), clause
        ours_as_codes = ours[clause].to_physical().cast(pl.Int8).fill_null(-1).to_numpy()
        assert np.array_equal(ours_as_codes, codes[clause]), clause
    assert set(ours.columns) == set(by_hand.columns)
    assert ours["4.1.1"].null_count() > 0


def time_of(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def memory_ratio(rows: int) -> float:
    """Return the growth of the peak while judging, over the size of the input, in a process of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.arrow")
        invented(rows).write_ipc(path)
        ended = subprocess.run([sys.executable, __file__, "--memory", str(path)], check=True, capture_output=True)  # noqa: S603
    return float(ended.stdout)


def grown(path: str) -> float:
    table = pl.read_ipc(path)
    through_library(table.head(10))
    # Linux forgets the peak of what came before on this word.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak()
    judged = through_library(table)
    grown_by = peak() - before
    assert len(judged) == len(table)
    return grown_by / table.estimated_size()


def peak() -> int:
    """Return the largest memory that this process has held, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.memory:
        print(grown(chosen.memory))
        return 0
    table = invented(chosen.rows)
    require_equal(table)
    values, stated = arrays(table)
    work: dict[str, Callable[[], object]] = {
        "library": lambda: through_library(table),
        "Polars by hand": lambda: by_hand_in_polars(table),
        "NumPy by hand": lambda: by_hand_in_numpy(values, stated),
    }
    taken = {name: [] for name in work}  # type: dict[str, list[float]]
    for _ in range(chosen.rounds):
        for name, one in work.items():
            taken[name].append(time_of(one))
    medians = {name: median(times) for name, times in taken.items()}
    for name, seconds in medians.items():
        print(f"{name:15} {seconds:6.3f} s")
    ratios = (medians["library"] / medians["Polars by hand"], medians["library"] / medians["NumPy by hand"])
    memory = memory_ratio(chosen.rows)
    held = (ratios[0] <= HELD_TO_POLARS, ratios[1] < HELD_TO_NUMPY, memory <= HELD_TO_MEMORY)
    print(
        f"to Polars {ratios[0]:.2f} (held to {HELD_TO_POLARS}), to NumPy {ratios[1]:.2f} (held below {HELD_TO_NUMPY})"
    )
    print(f"memory {memory:.2f} times the input (held to {HELD_TO_MEMORY})")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
