"""Every clause of the other notices by the solver, and what follows from one notice for another."""

from __future__ import annotations

from random import Random

import pytest

from skillbase_rules import CHONGQING_2024, check_municipal_basic, get_edition
from skillbase_rules.analyses.notices import what_notices_ask
from skillbase_rules.engine.criteria import leaves
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.solver import fails, is_not_asked, meets, on_threshold, witness
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.comparing import Relation
from skillbase_rules.solver.theorems import hinges, revisions, standings
from tests.solver.test_reader import models
from tests.support.solving import drawn_sheets

NATIONAL, LIANGSHAN = get_edition("national-2013"), get_edition("liangshan-2025")
CLAUSES = [
    (edition, leaf.clause)
    for edition in (NATIONAL, LIANGSHAN)
    for section in edition.sections
    for leaf in leaves(section.rulebook.root)
]
NUMBERED = {  # by clause
    "s.1": 600,
    "s.6": 3,
    "e.1": 300,
    "e.5": 3,
    "2.a": 1000,
    "2.b": 3,
    "2.c": 3000,
    "4.a": 5,
    "4.b": 5,
    "5.b": 1,
}


@pytest.mark.parametrize(("edition", "clause"), CLAUSES, ids=str)
def test_every_clause_can_be_met_and_failed_as_the_scalar_reader_confirms(edition: AnyEdition, clause: str) -> None:
    for wish in (meets(clause), fails(clause)):
        assert witness(wish, edition=edition).answer is Answer.FOUND


by_each = pytest.mark.parametrize("edition", [NATIONAL, LIANGSHAN], ids=str)


@by_each
def test_every_clause_can_be_the_only_one_that_fails(edition: AnyEdition) -> None:
    found = {standing.clause: standing.fails_alone.answer for standing in standings(edition)}
    assert found == dict.fromkeys(edition.clauses, Answer.FOUND)


@by_each
def test_every_alternative_turns_a_clause_that_names_it_or_says_how_records_are_counted(edition: AnyEdition) -> None:
    for hinge in hinges(edition):
        relations = {part.relation for part in (*hinge.compared.sections, *hinge.compared.clauses)}
        assert Relation.UNDECIDED not in relations
        assert bool(hinge.compared.clauses) is not hinge.counting, hinge.choice
        for part in hinge.compared.clauses:
            assert hinge.reading in {*edition.clauses[part.clause].readings, "R-09"}, part.clause


@by_each
def test_every_number_matters_in_the_direction_that_it_should(edition: AnyEdition) -> None:
    idle = set()
    for revision in revisions(edition):
        relation = Relation.STRICTER if "max_" in revision.parameter else Relation.MILDER
        documented = edition.parameters.documented()[revision.parameter].clause
        if revision.compared.clauses:
            found = [(part.clause, part.relation) for part in revision.compared.clauses]
            assert found == [(documented, relation)], revision.parameter
        else:
            idle.add(revision.parameter)
    # Numbers that only another reading asks for.
    assert idle == ({"max_specialties", "min_students_per_teacher"} if edition is NATIONAL else set())


@by_each
def test_the_solver_and_the_scalar_reader_agree_on_drawn_sheets(edition: AnyEdition) -> None:
    models(edition, drawn_sheets(edition, 12, Random(13)))  # noqa: S311 -- a drawn test must be drawn again


@pytest.mark.parametrize("clause", [clause for edition, clause in CLAUSES if edition is LIANGSHAN])
def test_a_list_is_not_asked_of_others(clause: str) -> None:
    found = witness(is_not_asked(clause), edition=LIANGSHAN)
    assert found.answer is Answer.FOUND
    assert found.values["applicant_kind"] != ("enterprise" if clause.startswith("e") else "vocational_college")


@pytest.mark.parametrize(("clause", "number"), NUMBERED.items())
def test_the_solver_finds_every_number_where_it_stands(clause: str, number: int) -> None:
    edition = NATIONAL if clause in NATIONAL.clauses else LIANGSHAN
    assert number in witness(on_threshold(clause), meets(clause), edition=edition).values.values()


def test_one_third_part_time_is_on_the_threshold_and_one_more_is_above() -> None:
    on = witness(on_threshold("s.5"), meets("s.5"), edition=LIANGSHAN).values
    assert int(str(on["teachers_full_time"])) == 2 * int(str(on["teachers_part_time"]))
    above = witness(fails("s.5"), edition=LIANGSHAN).values
    assert 2 * int(str(above["teachers_part_time"])) > int(str(above["teachers_full_time"]))


def test_no_applicant_is_judged_by_both_lists() -> None:
    assert witness(meets("schools"), meets("enterprises"), edition=LIANGSHAN).answer is Answer.NONE


# --- does a national base of 2013 meet Chongqing's municipal conditions? ---------------------------------------------

TABLE = what_notices_ask([NATIONAL, CHONGQING_2024])
MUNICIPAL = next(place for place, column in enumerate(TABLE.columns) if column.track == "municipal")
SHARED = [
    (row.cells[0][0].clause, row.cells[MUNICIPAL][0].clause)
    for row in TABLE.rows
    if row.cells[0] and row.cells[MUNICIPAL]
]


@pytest.mark.parametrize(("national", "municipal"), SHARED)
def test_whatever_both_ask_for_follows_from_the_conditions_of_2013(national: str, municipal: str) -> None:
    assert witness(meets(national), fails(municipal, under=CHONGQING_2024), edition=NATIONAL).answer is Answer.NONE


def test_nine_conditions_are_asked_by_both() -> None:
    assert len(SHARED) == 9
    reverse = [
        witness(meets(municipal, under=CHONGQING_2024), fails(national), edition=NATIONAL).answer is Answer.FOUND
        for national, municipal in SHARED
    ]
    assert sum(reverse) == 7


def test_a_base_of_2013_may_lack_what_the_conditions_of_2013_do_not_ask_for() -> None:
    found = witness(meets("national"), fails("municipal", under=CHONGQING_2024), edition=NATIONAL)
    assert found.answer is Answer.FOUND
    assert found.smallest
    assert found.facts is not None
    assert [finding.clause for finding in check_municipal_basic(found.facts).unmet] == ["4.1.2.4.d"]
