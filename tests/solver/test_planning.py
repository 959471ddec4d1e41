"""The cheapest changes by which several goals are met together."""

from __future__ import annotations

import itertools

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status, check_municipal_basic, check_national_basic
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.solver import Answer, Plan, plan
from tests.support.toy import VILLAGE, house

COLLEGE = Facts(
    applicant_kind="vocational_college",
    is_technical_college=True,
    teachers_full_time=180,
    teachers_part_time=20,
    integrated_teachers=100,
    students=4620,
    practice_teachers=100,
    senior_instructors=30,
    technician_or_above_teachers=20,
    both_senior_and_technician=10,
    senior_technician_teachers=5,
    both_senior_and_senior_technician=0,
    annual_training_capacity=1800,
    annual_trainees=1000,
)


def changes(of: Plan) -> dict[str, tuple[object, object]]:
    return {change.fact: (str(change.before), str(change.after)) for change in of.changes}


@pytest.mark.clause("4.1.2.3.b")
def test_a_total_that_moves_by_one_more_than_its_parts_costs_one() -> None:
    # 201 teachers are asked for; how many of them work part-time is not stated, so that only the total moves.
    facts = Facts(teachers=200, teachers_full_time=180, students=4422)
    (best,) = plan(facts, "4.1.2.3.b", fixed=["students", "teachers_full_time"]).plans
    assert (best.cost, changes(best)) == (1, {"teachers": ("200", "201")})


@pytest.mark.clause("4.1.2.3.b")
@pytest.mark.clause("4.1.1.3.b")
def test_teachers_who_mend_one_clause_and_turn_another_over_are_counted_in() -> None:
    # Ten more teachers bring 4,620 students down to 22 each, and the integrated ones below half.
    answer = plan(COLLEGE, ["4.1.1.3.b", "4.1.2.3.b"])
    (best,) = answer.plans
    assert best.cost == 15
    assert evaluate(CHONGQING_2024.rulebook("municipal"), best.facts)["4.1.2.3.b"].status is Status.MET
    assert evaluate(CHONGQING_2024.rulebook("national"), best.facts)["4.1.1.3.b"].status is Status.MET
    alone = plan(COLLEGE, "4.1.2.3.b").plans[0]
    assert alone.cost == 10
    assert ("4.1.1.3.b", Status.MET, Status.NOT_MET) in {(f.clause, f.before, f.after) for f in alone.turns}


def test_both_tracks_are_met_together() -> None:
    (best,) = plan(COLLEGE, ["national", "municipal"]).plans
    assert check_national_basic(best.facts).status is Status.MET
    assert check_municipal_basic(best.facts).status is Status.MET
    assert changes(best).keys() >= {"annual_training_capacity", "annual_trainees", "integrated_teachers"}
    # What is not known costs nothing, and is told to be shown.
    assert "rules_risk" in {change.fact for change in best.shown}
    assert all(change.before is None or not change.before for change in best.shown if change.fact == "rules_risk")


def test_costs_fixed_facts_and_bounds_are_kept() -> None:
    dear = plan(COLLEGE, "4.1.2.3.b", costs={"teachers_full_time": 9, "teachers_part_time": 500}).plans[0]
    assert (dear.cost, list(changes(dear))) == (90, ["teachers_full_time"])
    fewer = plan(COLLEGE, "4.1.2.3.b", fixed=["teachers_full_time", "teachers_part_time"]).plans[0]
    assert (fewer.cost, changes(fewer)) == (220, {"students": ("4620", "4400")})
    bounded = plan(COLLEGE, "4.1.2.3.b", by={"teachers_full_time": 4, "teachers_part_time": 0}).plans[0]
    assert (bounded.cost, changes(bounded)["teachers_full_time"]) == (4 + 132, ("180", "184"))


def test_what_stands_in_the_way_of_any_plan_is_named() -> None:
    hindered = plan(COLLEGE, "4.1.2.3.b", fixed=["students", "teachers_full_time"], by={"teachers_part_time": 9})
    assert (hindered.answer, hindered.plans) == (Answer.NONE, ())
    assert set(hindered.hindered_by) == {"students", "teachers_full_time", "teachers_part_time"}
    never = plan(COLLEGE, ["4.1.1.2.g", "4.1.1.2.b"])
    assert never.hindered_by


def test_who_is_asked_is_no_remedy() -> None:
    centre = Facts(applicant_kind="training_centre", training_centre_of="enterprise", enterprise_training_system=False)
    (best,) = plan(centre, "4.1.1.2.e").plans
    assert changes(best) == {"enterprise_training_system": ("False", "True")}


def test_several_plans_trade_cost_for_fewer_changes() -> None:
    answer = plan(COLLEGE, ["4.1.1.3.b", "4.1.2.3.b"], costs={"students": 1}, several=True)
    sizes = [(best.cost, len(best.changes)) for best in answer.plans]
    assert sizes == [(15, 2), (220, 1)]


def test_nothing_changes_where_the_goal_is_met() -> None:
    (best,) = plan(house(workshops=4), "b.1", edition=VILLAGE).plans
    assert (best.cost, best.changes, best.shown) == (0, (), ())


def test_a_plan_is_as_cheap_as_any_that_can_be_tried() -> None:
    start = house(workshops=2, members=9, young_members=2)
    (best,) = plan(start, ["b.1", "b.2"], edition=VILLAGE).plans
    tried = [
        abs(workshops - 2) + abs(members - 9) + abs(young - 2)
        for workshops, members, young in itertools.product(range(8), range(14), range(8))
        if young <= members
        and evaluate(
            VILLAGE.rulebook("municipal"),
            with_facts(start, {"workshops": workshops, "members": members, "young_members": young}),
        ).status
        is Status.MET
    ]
    assert best.cost == min(tried)


def test_a_bounded_count_need_not_change_within_its_bounds() -> None:
    (best,) = plan(house(workshops={"at_least": 2, "at_most": 9}), "b.1", edition=VILLAGE).plans
    assert (best.cost, best.changes) == (0, ())
    assert [(change.fact, str(change.before), str(change.after)) for change in best.shown] == [
        ("workshops", "2–9", "4")
    ]


@pytest.mark.clause("4.1.2.3.b")
def test_a_printed_ratio_falls_with_its_counts() -> None:
    facts = Facts(students=4620, teachers_full_time=200, teachers_part_time=0, students_per_teacher_printed=23)
    (best,) = plan(facts, "4.1.2.3.b").plans
    assert isinstance(best.facts, Facts)
    assert best.facts.students_per_teacher_printed.is_unknown


def test_nonsense_is_refused() -> None:
    with pytest.raises(SkillbaseError, match="needs a goal"):
        plan(COLLEGE, [])
    with pytest.raises(UnknownNameError, match="'horses'"):
        plan(COLLEGE, "national", costs={"horses": 1})
    with pytest.raises(SkillbaseError, match="must not be negative"):
        plan(COLLEGE, "national", costs={"students": -1})
    with pytest.raises(UnknownNameError, match="'paradise'"):
        plan(COLLEGE, "paradise")


def test_without_time_nothing_is_claimed() -> None:
    assert plan(COLLEGE, "national", seconds=0).answer is Answer.UNDECIDED
