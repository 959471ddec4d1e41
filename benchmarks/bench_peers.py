"""Eleven numeric tests by plain Python, by this library and by other rule engines, side by side in one run.

The tests are the nine of the national track that compare numbers and the two amounts of preference (4.2.1.a and b), all
on one applicant whose numbers are complete and exact, which is all that the others can judge. By hand, each test gives
a plain finding: the clause, its status, the value, what is asked for and how much is lacking. The others say true or
false, or with a trace what they evaluated; this library gives statuses that know of open numbers, or full findings.

Peers are the development group ``peers``; one that is not there is named and left out. Run with
``python -m benchmarks.bench_peers``; ``--rounds`` sets how often.
"""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from benchmarks.rounds import medians
from skillbase_rules import CHONGQING_2024, Facts
from skillbase_rules.engine.criteria import all_of, leaves
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.register import rulebook
from skillbase_rules.engine.statuses import statuses_of
from skillbase_rules.engine.text import Text

Row = Mapping[str, int]
ROW = {
    "violation_events": 0,
    "annual_training_capacity": 9000,
    "skilled_workers": 500,
    "contract_workers": 900,
    "dispatched_workers": 100,
    "integrated_teachers": 60,
    "teachers_full_time": 80,
    "teachers_part_time": 20,
    "senior_instructors": 20,
    "technician_or_above_teachers": 30,
    "both_senior_and_technician": 10,
    "practice_teachers": 70,
    "occupations_with_facilities": 8,
    "promised_year1_system_occupations": 6,
    "promised_year2_annual_training": 4000,
    "promised_year2_annual_high_skilled_training": 1500,
    "annual_trainees": 6000,
    "annual_trainees_senior_plus": 2500,
}


@dataclass(frozen=True)
class Plain:
    """A finding as one would write it by hand."""

    clause: str
    status: str
    observed: int | tuple[int, int]
    operator: str
    threshold: int
    lacking: int


def _plain(clause: str, lead: int, observed: int | tuple[int, int], operator: str, threshold: int) -> Plain:
    return Plain(clause, "met" if lead >= 0 else "not_met", observed, operator, threshold, max(-lead, 0))


def share(clause: str, part: int, whole: int, percent: int) -> Plain:
    return _plain(clause, part + (-percent * whole // 100) if whole else -1, (part, whole), ">=", percent)


def least(clause: str, value: int, asked: int) -> Plain:
    return _plain(clause, value - asked, value, ">=", asked)


def by_hand(r: Row) -> list[Plain]:
    """Judge one complete row without any rule engine."""
    senior = r["senior_instructors"] + r["technician_or_above_teachers"] - r["both_senior_and_technician"]
    return [
        _plain("4.1.1.1.c", -r["violation_events"], r["violation_events"], "<=", 0),
        least("4.1.1.2.b", r["annual_training_capacity"], 2000),
        share("4.1.1.2.g", r["skilled_workers"], r["contract_workers"] + r["dispatched_workers"], 40),
        share("4.1.1.3.b", r["integrated_teachers"], r["teachers_full_time"] + r["teachers_part_time"], 50),
        share("4.1.1.3.c", senior, r["practice_teachers"], 40),
        least("4.1.1.4.d", r["occupations_with_facilities"], 5),
        least("4.1.1.5.a", r["promised_year1_system_occupations"], 5),
        least("4.1.1.5.e", r["promised_year2_annual_training"], 3000),
        least("4.1.1.5.f", r["promised_year2_annual_high_skilled_training"], 1000),
        least("4.2.1.a", r["annual_trainees"], 5000),
        least("4.2.1.b", r["annual_trainees_senior_plus"], 2000),
    ]


EXPRESSIONS = (
    "violation_events <= 0",
    "annual_training_capacity >= 2000",
    "100 * skilled_workers >= 40 * (contract_workers + dispatched_workers)",
    "100 * integrated_teachers >= 50 * (teachers_full_time + teachers_part_time)",
    "100 * (senior_instructors + technician_or_above_teachers - both_senior_and_technician) >= 40 * practice_teachers",
    "occupations_with_facilities >= 5",
    "promised_year1_system_occupations >= 5",
    "promised_year2_annual_training >= 3000",
    "promised_year2_annual_high_skilled_training >= 1000",
    "annual_trainees >= 5000",
    "annual_trainees_senior_plus >= 2000",
)
"""The same tests in the words that every expression language shares."""


def ours(row: Row) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what this library does, by its name."""
    clauses = {finding.clause for finding in by_hand(row)}
    sections = (CHONGQING_2024.rulebook(name) for name in ("national", "preferential"))
    tests = [leaf for book in sections for leaf in leaves(book.root) if leaf.clause in clauses]
    edition = CHONGQING_2024
    book = rulebook(all_of("", Text("", ""), *tests), edition.clauses, (Facts,), edition.parameters, edition.readings)
    facts = Facts.model_validate(row)
    assert [finding.status for finding in evaluate(book, facts)] == [plain.status for plain in by_hand(row)]
    yield "skillbase-rules, status", lambda: statuses_of(book, facts).status
    yield "skillbase-rules, explained", lambda: evaluate(book, facts)


def zen(row: Row, module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what ZEN does: compiled expressions, and a decision with its trace."""
    compiled = [module.compile_expression(expression) for expression in EXPRESSIONS]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {
            "id": "tests",
            "name": "tests",
            "type": "expressionNode",
            "content": {
                "expressions": [
                    {"id": f"t{at}", "key": f"t{at}", "value": expression} for at, expression in enumerate(EXPRESSIONS)
                ]
            },
        },
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "tests"},
        {"id": "2", "type": "edge", "sourceId": "tests", "targetId": "out"},
    ]
    decision = module.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    given = dict(row)
    yield "zen-engine, compiled expressions", lambda: [each.evaluate(given) for each in compiled]
    yield "zen-engine, decision", lambda: decision.evaluate(given)
    yield "zen-engine, decision with trace", lambda: decision.evaluate(given, {"trace": True})


def rule_engine(row: Row, module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what rule-engine does."""
    rules = [module.Rule(expression) for expression in EXPRESSIONS]
    yield "rule-engine", lambda: [rule.matches(row) for rule in rules]


def business_rules(row: Row, module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what business-rules does, which compares and leaves all reckoning to Python: by how much a share is met."""
    numeric = importlib.import_module("business_rules.variables").numeric_rule_variable
    r = row
    reckoned: dict[str, Callable[[object], int]] = {
        name: lambda _, name=name: r[name]  # type: ignore[misc]
        for name in row
    }
    reckoned |= {
        "skilled_lead": lambda _: 100 * r["skilled_workers"] - 40 * (r["contract_workers"] + r["dispatched_workers"]),
        "integrated_lead": lambda _: (
            100 * r["integrated_teachers"] - 50 * (r["teachers_full_time"] + r["teachers_part_time"])
        ),
        "senior_lead": lambda _: (
            100 * (r["senior_instructors"] + r["technician_or_above_teachers"] - r["both_senior_and_technician"])
            - 40 * r["practice_teachers"]
        ),
    }
    known = type("Known", (), {name: numeric(value) for name, value in reckoned.items()})()
    rules = [
        {"name": name, "operator": "greater_than_or_equal_to", "value": asked}
        for name, asked in (
            ("annual_training_capacity", 2000),
            ("skilled_lead", 0),
            ("integrated_lead", 0),
            ("senior_lead", 0),
            ("occupations_with_facilities", 5),
            ("promised_year1_system_occupations", 5),
            ("promised_year2_annual_training", 3000),
            ("promised_year2_annual_high_skilled_training", 1000),
            ("annual_trainees", 5000),
            ("annual_trainees_senior_plus", 2000),
        )
    ]
    rules.insert(0, {"name": "violation_events", "operator": "less_than_or_equal_to", "value": 0})
    check = module.engine.check_condition
    yield "business-rules", lambda: [check(rule, known) for rule in rules]


PEERS = {"zen": zen, "rule_engine": rule_engine, "business_rules": business_rules}


def main() -> None:
    """Print what each takes, as a multiple of the same by hand."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=25)
    chosen = options.parse_args()
    calls: dict[str, Callable[[], object]] = {"by hand": lambda: by_hand(ROW), **dict(ours(ROW))}
    for name, peer in PEERS.items():
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            print(f"{name} is not there: pip install --group peers")
        else:
            calls |= dict(peer(ROW, module))
    seconds = medians(calls, chosen.rounds)
    for name, taken in seconds.items():
        print(f"{name:34}{taken * 1e6:8.1f} µs{taken / seconds['by hand']:8.1f}")


if __name__ == "__main__":
    main()
