"""How many answers a verdict takes: asked by `next_questions`, and in the order of the file.

Invented applicants answer what they know, beginning with nothing, until the verdict on all conditions of a track is
reached; those that fail are told apart from those that pass or stay open. In the order of the file, either every fact
is asked for, as who fills in a form does, or only what an open clause still misses. The time of a call is that of the
first question on an empty sheet, and of all its questions with what each answer would do, beside one explained check.

Run with ``python -m benchmarks.bench_questions``; ``--applicants`` sets how many are asked.
"""

from __future__ import annotations

import argparse
import statistics
import timeit
from collections.abc import Callable, Iterator

from skillbase_rules import CHONGQING_2024, Facts, Status, Track, check_national_basic, next_questions
from skillbase_rules.engine.edition import Section
from skillbase_rules.engine.findings import Assessment, conjunction
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.frames import facts_from_frame, synthetic_applicants
from skillbase_rules.questions import check_section

Pick = Callable[[Sheet, frozenset[str]], str | None]
"""The fact to ask for next on a sheet, of which some have been asked for; None where nothing more is needed."""


def sections_of(track: Track) -> tuple[Section, ...]:
    """Return the conditions of a track."""
    return tuple(part for part in CHONGQING_2024.sections if part.kind == "condition" and part.is_asked_on(track))


def judged(facts: Sheet, track: Track) -> tuple[Assessment, ...]:
    """Return the conditions of a track as judged."""
    return tuple(check_section(facts, section.name) for section in sections_of(track))


def status(facts: Sheet, track: Track) -> Status:
    """Return the verdict on all conditions of a track."""
    return conjunction(assessment.status for assessment in judged(facts, track))


def best_first(track: Track) -> Pick:
    """Return the order of `next_questions`."""

    def pick(facts: Sheet, asked: frozenset[str]) -> str | None:
        return next(iter(next_questions(facts, towards=track, leave_out=asked, most=0).facts), None)

    return pick


def what_is_missing(track: Track) -> Pick:
    """Return what open clauses miss, in the order of the file."""

    def pick(facts: Sheet, asked: frozenset[str]) -> str | None:
        parts = judged(facts, track)
        lost = any(part.status is Status.NOT_MET for part in parts)
        missing = set() if lost else {fact for part in parts for fact in part.missing} - asked
        return next((name for name in facts.fact_names() if name in missing), None)

    return pick


def every_fact(track: Track) -> Pick:
    """Return every fact, in the order of the file."""

    def pick(facts: Sheet, asked: frozenset[str]) -> str | None:
        if status(facts, track) is not Status.UNKNOWN:
            return None
        return next((name for name in facts.fact_names() if name not in asked), None)

    return pick


ORDERS = {"next_questions": best_first, "missing, file order": what_is_missing, "whole file": every_fact}


def known(fact: str, full: Sheet) -> object:
    """Return what an applicant knows of a fact: what it states, or what follows from that."""
    stated = getattr(full, fact)
    return full.narrowing.ends[fact].quantity().model_dump() if isinstance(stated, Quantity) else stated


def answers_needed(full: Sheet, track: Track, pick: Pick) -> int:
    """Return how many answers are given until nothing more is asked.

    Raises:
        SystemExit: The verdict reached is not that of everything that the applicant knows.
    """
    # Whether it is built on an enterprise is declared or not, and so never asked for.
    facts: Sheet = Facts(enterprise_based=dict(full)["enterprise_based"])
    asked: frozenset[str] = frozenset()
    while (fact := pick(facts, asked)) is not None:
        asked |= {fact}
        facts = Facts.model_validate({**dict(facts), fact: known(fact, full)})
    if status(facts, track) is not status(full, track):
        raise SystemExit(f"another verdict than that of {full}")
    return len(asked)


def lines(applicants: tuple[Sheet, ...], track: Track) -> Iterator[str]:
    """Yield a line for the applicants of each verdict that fail, pass or stay open on a track."""
    for verdict in (Status.NOT_MET, Status.MET, Status.UNKNOWN):
        among = [full for full in applicants if status(full, track) is verdict]
        if not among:
            continue
        means = [
            statistics.mean([answers_needed(full, track, order(track)) for full in among]) for order in ORDERS.values()
        ]
        numbers = "".join(f"{mean:>21.1f}" for mean in means)
        yield f"{track:<10}{verdict:<9}{len(among):>6}{numbers}{means[-1] / means[0]:>8.1f}"


def milliseconds(call: Callable[[], object]) -> float:
    """Return the least time that a call takes of several."""
    return min(timeit.repeat(call, number=1, repeat=20)) * 1e3


def main() -> None:
    """Print the answers needed in each order, and the times of a call."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--applicants", type=int, default=500)
    options.add_argument("--seed", type=int, default=2024)
    chosen = options.parse_args()
    applicants = facts_from_frame(synthetic_applicants(chosen.applicants, seed=chosen.seed))
    print(f"{'track':<10}{'verdict':<9}{'number':>6}{''.join(f'{name:>21}' for name in ORDERS)}{'ratio':>8}")
    for track in Track:
        for line in lines(applicants, track):
            print(line)
    empty = Facts()
    print(f"first question    {milliseconds(lambda: next_questions(empty, most=1)):8.1f} ms")
    print(f"all questions     {milliseconds(lambda: next_questions(empty)):8.1f} ms")
    print(f"one check         {milliseconds(lambda: check_national_basic(empty)):8.1f} ms")


if __name__ == "__main__":
    main()
