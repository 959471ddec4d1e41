"""What is proved of Chongqing's notice as a whole; what is listed here as an exception is proved to be one."""

from __future__ import annotations

import pytest

from skillbase_rules import CHONGQING_2024
from skillbase_rules.engine.readings import Switch
from skillbase_rules.solver import Answer, Relation
from skillbase_rules.solver.comparing import EditionsCompared, compare_in
from skillbase_rules.solver.theorems import Hinge, hinges, implications, revisions, standings
from skillbase_rules.solver.witnesses import World

NEVER_FAILS = {
    "3.1.b": "the list of kinds is open",
    "4.2.4.d": "a contribution is an emphasis and not asked for",
    "4.2.5.a": "the case is put to technical colleges only",
}
READ_ELSEWHERE = {
    "preference_effect",
    "preference_tracks",
    "preference_cases",
    "upper_tiers",
    "tier_source",
    "places_binding",
    "transfer",
    "category_source",
    "award_classes",
    "dual_in_limit",
    "reserve_use",
    "double_win",
    "dual_conditions",
    "publicity_start_planned",
    "publicity_start_checked",
    "objections_standing",
    "pages_counted",
    "early_recommendation",
}
"""Readings of the selection and the procedure, which no fact sheet answers to."""
TURNED_BY = {
    "applicant": "R-06 R-08 R-09 R-20 R-21 R-22",
    "national": "R-01 R-02 R-05 R-08 R-09 R-23 R-24 R-25 R-26 R-28 R-30 R-31 R-37 R-38 R-42",
    "municipal": "R-01 R-02 R-03 R-05 R-08 R-09 R-23 R-24 R-26 R-28 R-31 R-35 R-43 R-46 R-48 R-49 R-50 R-51 R-52 R-54",
    "commitments": "R-01 R-08 R-09 R-42",
    "outcomes_year_one": "R-01 R-08 R-09 R-42",
    "outcomes_year_two": "R-01 R-09",
    "preferential": "R-01 R-02 R-03 R-08 R-09 R-58 R-60 R-61 R-62 R-63 R-64 R-65 R-66",
}
"""Readings of which some other choice turns a section or a clause of it; all others are proved never to."""
READ_UNDER = {
    "municipal_max_specialties": {"specialty_count": "two_to_three"},
    "municipal_min_students_per_teacher": {"teacher_student_ratio": "band"},
    "municipal_named_expert_kinds": {"expert_kinds": "each_kind"},
    "preferential_named_key_tasks": {"key_tasks": "all_three"},
}
"""Numbers that only another reading asks for."""


def changed(compared: EditionsCompared) -> set[str]:
    return {whole.section for whole in compared.sections if whole.relation is not Relation.EQUIVALENT}


@pytest.fixture(scope="module")
def tried() -> list[Hinge]:
    return list(hinges(CHONGQING_2024))


def switches() -> dict[str, Switch]:
    return dict(CHONGQING_2024.readings.switches())


def test_every_alternative_is_tried_and_settled(tried: list[Hinge]) -> None:
    assert [(hinge.field, hinge.choice) for hinge in tried] == list(CHONGQING_2024.readings.alternatives())
    for hinge in tried:
        for part in (*hinge.compared.sections, *hinge.compared.clauses):
            assert part.relation is not Relation.UNDECIDED, (hinge.field, part.clause)


def test_every_alternative_turns_something_or_is_read_elsewhere(tried: list[Hinge]) -> None:
    idle = {hinge.field for hinge in tried if not changed(hinge.compared)}
    counting = {field for field, switch in switches().items() if switch.counting}
    assert idle - counting == READ_ELSEWHERE
    assert {hinge.field for hinge in tried if changed(hinge.compared)}.isdisjoint(READ_ELSEWHERE)


def test_the_readings_that_turn_a_section_are_listed_and_no_other_one_turns_it(tried: list[Hinge]) -> None:
    listed = {}
    for section in CHONGQING_2024.sections:
        turning = {
            hinge.reading
            for hinge in tried
            for part in (*hinge.compared.sections, *hinge.compared.clauses)
            if part.section == section.name and part.relation is not Relation.EQUIVALENT
        }
        listed[section.name] = " ".join(sorted(turning))
    assert listed == TURNED_BY


def test_a_clause_that_turns_names_the_reading_that_turns_it(tried: list[Hinge]) -> None:
    unnamed = {
        (hinge.reading, part.clause)
        for hinge in tried
        for part in hinge.compared.clauses
        if hinge.reading not in CHONGQING_2024.clauses[part.clause].readings
    }
    # What a missing fact means is a reading of every clause; it is named where it decides.
    assert {reading for reading, _ in unnamed} <= {"R-09"}


def test_every_clause_can_be_met_and_can_be_the_only_one_that_fails() -> None:
    never_fails, never_alone, never_met = set(), set(), set()
    for standing in standings(CHONGQING_2024):
        assert Answer.UNDECIDED not in {standing.met.answer, standing.fails.answer, standing.fails_alone.answer}
        if standing.fails.answer is Answer.NONE:
            never_fails.add(standing.clause)
        elif standing.fails_alone.answer is Answer.NONE:
            never_alone.add(standing.clause)
        if standing.met.answer is Answer.NONE:
            never_met.add(standing.clause)
    assert never_fails == set(NEVER_FAILS)
    assert never_alone == set()
    assert never_met == {"4.2.4.d"}


def test_clauses_that_imply_each_other_are_found() -> None:
    pairs = {(implication.clause, implication.implies) for implication in implications(CHONGQING_2024)}
    assert ("4.1.2.1.b", "4.1.1.1.b") in pairs  # four sets of rules are more than two
    assert ("4.1.1.2.g", "4.1.2.2.f") in pairs  # 40 % is more than 35 %
    assert ("4.2.1.b", "4.1.2.2.g") in pairs  # 2,000 senior trainees are more than 1,500 trainees
    assert ("4.1.2.2.f", "4.1.1.2.g") not in pairs


def test_every_number_of_a_condition_matters_in_the_direction_that_it_should() -> None:
    elsewhere = set()
    for revision in revisions(CHONGQING_2024):
        name, compared = revision.parameter, revision.compared
        if name in READ_UNDER:
            edition = CHONGQING_2024.choosing(**READ_UNDER[name])
            compared = compare_in(World(edition), edition.revise(**{name: revision.value + 1}), wholes_readable=False)
        if not changed(compared):
            elsewhere.add(CHONGQING_2024.parameters.documented()[name].clause[0])
            continue
        # As it is, the notice asks less than with a larger least number, and more than with a larger greatest one.
        assert compared.relation is (Relation.STRICTER if "_max_" in name else Relation.MILDER), name
        documented = CHONGQING_2024.parameters.documented()[name].clause
        assert {part.clause for part in compared.clauses} == {documented}
    # Places, the procedure and the building period are no conditions.
    assert elsewhere <= {"2", "5", "6", "7"}
