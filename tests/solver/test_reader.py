"""The third reader says what the scalar one says, clause by clause and group by group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
import z3

from skillbase_rules import CHONGQING_2024
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.records import Sheet
from skillbase_rules.solver.logic import Possible
from skillbase_rules.solver.reader import judge
from skillbase_rules.solver.symbols import holds, on_files
from tests.support.solving import drawn_sheets, some_readings
from tests.support.toy import TWO_SIDES, house, village_asking
from tests.support.tries import seeds


def read_by_the_solver(verdict: Possible, model: z3.ModelRef) -> Status:
    (status,) = (status for status in Status if holds(model, verdict.has(status)))
    return status


def statuses(assessment: Assessment) -> dict[str, Status]:
    own = {finding.clause: finding.status for finding in assessment.findings if finding.status is not NOT_ASKED}
    for part in (assessment, *assessment.parts):
        if isinstance(part, Assessment):
            own[part.clause] = part.status
    return own


NOT_ASKED = Status.NOT_APPLICABLE


def models(edition: AnyEdition, sheets: Sequence[Sheet]) -> None:
    """Hold the two readers beside each other on sheets whose counts are exact."""
    symbols = on_files(edition.sheet, z3.Context())
    judged = {section.name: judge(section.rulebook, symbols) for section in edition.sections}
    for facts in sheets:
        solver = z3.SimpleSolver(ctx=symbols.context)
        for name in (*symbols.counts, *symbols.known):
            value = getattr(facts, name)
            solver.add(symbols.equals(name, value.at_least if name in symbols.counts else value))
        assert solver.check() == z3.sat
        for section in edition.sections:
            for name, status in statuses(evaluate(section.rulebook, facts)).items():
                said = read_by_the_solver(judged[section.name].of(name), solver.model())
                assert said is status, (edition.id, section.name, name)


def test_on_sheets_whose_counts_are_exact_both_readers_agree() -> None:
    models(CHONGQING_2024, drawn_sheets(CHONGQING_2024, 12, Random(1)))  # noqa: S311 -- a drawn test must be drawn again


def test_of_two_sides_within_a_condition_the_one_is_asked_that_the_scalar_reader_asks() -> None:
    known = product((True, False, None), (True, False, None), (1, 3, 5))
    sheets = [house(open_to_all=open_, has_loft=loft, workshops=workshops) for open_, loft, workshops in known]
    for missing_fails in (False, True):
        models(village_asking(TWO_SIDES, missing_fails=missing_fails), sheets)


@pytest.mark.parametrize("seed", seeds(3))
def test_under_other_readings_they_agree_too(seed: int) -> None:
    random = Random(100 + seed)  # noqa: S311 -- a drawn test must be drawn again
    edition = some_readings(random)
    models(edition, drawn_sheets(edition, 4, random))


def test_what_a_model_leaves_open_counts_as_no() -> None:
    context = z3.Context()
    solver, open_ = z3.SimpleSolver(ctx=context), z3.Bool("open", context)
    assert solver.check() == z3.sat
    assert not holds(solver.model(), open_)
    assert holds(solver.model(), z3.Not(open_))
