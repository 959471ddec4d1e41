"""The verdict by all completions together: never less than clause by clause, and right where it is more."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Annotated

import pytest

from skillbase_rules import CHONGQING_2024, Application, Facts, Status
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, all_of, any_of, at_least, at_most
from skillbase_rules.engine.edition import AnyEdition, Content, Section
from skillbase_rules.engine.errors import ContradictionError, UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.register import rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.solver import certificate, decide
from tests.support.solving import drawn_sheets, some_readings, vaguer
from tests.support.toy import CLAUSES, HOUSES, VILLAGE, CraftHouse, house
from tests.support.tries import seeds
from tests.support.worlds import of_all, says, worlds

LABEL = Text("条件", "Conditions")
DECIDED = {Status.MET, Status.NOT_MET, Status.NOT_APPLICABLE}


def village(root: AllOf | AnyOf, sheet: type[Sheet] = CraftHouse) -> AnyEdition:
    """Return a notice with one section, of the clauses of the village."""
    book = rulebook(root, HOUSES, (sheet,), VILLAGE.parameters, VILLAGE.readings)
    return replace(VILLAGE, sheet=sheet, register=CLAUSES, write=lambda *_: Content(sections=(Section("all", book),)))


def test_two_clauses_that_cannot_both_fail_leave_no_doubt() -> None:
    edition = village(any_of("b", LABEL, at_least("b.1", "workshops", 4), at_most("b.2", "workshops", 5)))
    decision = decide(house(), "all", edition=edition)
    assert (decision.clause_by_clause, decision.status) == (Status.UNKNOWN, Status.MET)
    assert decision.clauses == ("b.1", "b.2")
    assert (decision.facts, decision.limits) == ((), ())


@pytest.mark.clause("4.1.2.2.h")
@pytest.mark.clause("4.1.2.2.g")
def test_two_clauses_that_cannot_both_be_met_leave_no_doubt_either() -> None:
    # A fifth of 1,500 trainees is 300, and there are 299 at most.
    decision = decide(Facts(annual_trainees_senior_plus={"at_most": 299}), "municipal")
    assert (decision.clause_by_clause, decision.status) == (Status.UNKNOWN, Status.NOT_MET)
    assert set(decision.clauses) == {"4.1.2.2.g", "4.1.2.2.h"}
    assert decision.facts == ("annual_trainees_senior_plus",)
    assert decide(Facts(annual_trainees_senior_plus={"at_most": 300}), "municipal").status is Status.UNKNOWN


@pytest.mark.clause("4.1.1.3.c")
def test_the_limits_that_decide_are_named() -> None:
    facts = Facts(teachers_full_time=10, teachers_part_time=0, senior_instructors=4)
    decision = decide(facts, "4.1.1.3.c")
    assert decision.status is Status.MET
    assert [limit.part for limit in decision.limits if limit.whole != ("practice_teachers",)] != []
    assert ("practice_teachers",) in {limit.part for limit in decision.limits}


def test_what_two_completions_answer_differently_stays_open() -> None:
    decision = decide(Facts(), "4.1.1.2.b")
    assert decision.status is Status.UNKNOWN
    assert decision.possible == (Status.MET, Status.NOT_MET)


def test_every_condition_is_decided_where_none_is_named() -> None:
    decision = decide(Facts(violation_events=1))
    assert (decision.of, decision.status) == ("chongqing-2024", Status.NOT_MET)
    assert decision.facts == ("violation_events",)


def test_an_application_is_counted_first() -> None:
    application = Application.model_validate({"applicant": {"name": "江岚技师学院"}})
    assert decide(application, "national").status is Status.UNKNOWN


def test_facts_that_cannot_be_together_are_named() -> None:
    class Odd(CraftHouse):
        limits = ((("carvers", "weavers"), ("members",)), (("members",), ("carvers",)))
        united = ()
        idle: Annotated[Count, "no limit"] = Count()

    edition = village(all_of("b", LABEL, at_least("b.1", "workshops", 4)), Odd)
    with pytest.raises(ContradictionError) as error:
        decide(Odd.model_validate({"weavers": 1, "idle": 3}), "all", edition=edition)
    assert str(error.value) == (
        "No applicant can have these facts together: weavers (carvers + weavers ≤ members; members ≤ carvers)."
    )
    assert "不可能同时成立" in error.value.text.zh


def test_where_a_missing_fact_fails_the_file_decides() -> None:
    strict = CHONGQING_2024.choosing(missing_facts="failed")
    assert decide(Facts(), "4.1.1.2.b", edition=strict).status is Status.NOT_MET


def test_without_time_nothing_is_added() -> None:
    facts = Facts(annual_trainees_senior_plus={"at_most": 299})
    decision = decide(facts, "municipal", seconds=0)
    assert (decision.status, decision.undecided) == (Status.UNKNOWN, True)


def test_only_what_exists_is_decided() -> None:
    with pytest.raises(UnknownNameError, match=r"9\.9"):
        decide(Facts(), "9.9")


@pytest.mark.parametrize("seed", seeds(3))
def test_of_a_section_it_never_says_less_nor_anything_else_than_clause_by_clause(seed: int) -> None:
    _, edition, facts = drawn(seed)
    for section in edition.sections:
        by_clauses = evaluate(section.rulebook, facts).status
        by_all = decide(facts, section.name, edition=edition)
        assert not by_all.undecided
        assert by_clauses in {by_all.status, Status.UNKNOWN}, (edition.id, section.name)


@pytest.mark.parametrize("seed", seeds(2))
def test_of_a_clause_it_says_what_the_scalar_reader_says_whatever_is_open(seed: int) -> None:
    random, edition, facts = drawn(seed)
    names = [name for section in edition.sections if section.kind != "outcome" for name in section.rulebook.clauses]
    for name in random.sample(names, 10):
        decision = decide(facts, name, edition=edition)
        assert (decision.status, decision.undecided) == (decision.clause_by_clause, False), (edition.id, name)


def drawn(seed: int) -> tuple[Random, AnyEdition, Facts]:
    """Draw a sheet with gaps, and the notice as it is or under other readings."""
    random = Random(seed)  # noqa: S311 -- a drawn test must be drawn again
    edition = some_readings(random) if seed % 2 else CHONGQING_2024
    (known,) = drawn_sheets(edition, 1, random)
    return random, edition, vaguer(known, random)


@pytest.mark.clause("3.1.d")
def test_a_clause_that_is_met_if_it_is_asked_is_met_and_rests_on_the_facts_that_meet_it() -> None:
    facts = Facts(college_focus_on_skilled_workers=True)
    decision = decide(facts, "3.1.d")
    assert (decision.clause_by_clause, decision.status) == (Status.MET, Status.MET)
    assert decision.possible == (Status.MET, Status.NOT_APPLICABLE)
    assert decision.facts == certificate(facts, "3.1.d").facts == ("college_focus_on_skilled_workers",)


CRITERIA: tuple[Criterion, ...] = (
    at_least("b.1", "workshops", 2),
    at_most("b.1", "members", 2),
    at_least("b.2", "young_members", 2),
    at_most("b.2", "carvers", 1),
)


@pytest.mark.parametrize("seed", seeds(6))
def test_it_is_what_all_worlds_agree_on(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- a drawn test must be drawn again
    names = ("workshops", "members", "young_members", "carvers")
    root = random.choice((any_of, all_of))("b", LABEL, *random.sample(CRITERIA, 2))
    edition = village(root)
    for _ in range(6):
        bounds = {name: sorted((random.randint(0, 3), random.randint(0, 4))) for name in names}
        sheet = {name: {"at_least": low, "at_most": high} for name, (low, high) in bounds.items()}
        sheet["members"] = {"at_least": 0, "at_most": 4}
        facts = CraftHouse.model_validate({**sheet, "weavers": 0, "carvers_and_weavers": 0})
        possible = {
            says(root, world)
            for world in worlds(facts, names)
            if int(world["young_members"]) <= int(world["members"]) >= int(world["carvers"])
        }
        if possible:
            assert decide(facts, "all", edition=edition).status is of_all(possible)
