from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import Application, Facts, derive_facts
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.facts.sheet import Counting, TrainingYear
from tests.support.tries import tries

T = TypeVar("T")
NAME = {"applicant": {"name": "岭南技工学校"}, "reference_year": 2023}
AVERAGE = Counting(training_year="three_year_average")


def figure(fact: str, value: object, **more: object) -> dict[str, object]:
    return {"fact": fact, "value": value} | more


def application(*published: dict[str, object], **fields: object) -> Application:
    return Application.model_validate(NAME | {"published": list(published)} | fields)


def facts(*published: dict[str, object], counting: Counting = Counting(), **fields: object) -> Facts:  # noqa: B008
    return derive_facts(application(*published, **fields), counting)


def stated(value: Quantity) -> object:
    return value.model_dump()


def refused(*published: dict[str, object], **fields: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        application(*published, **fields)
    error = caught.value.errors()[0]
    return str(error["type"]), str(error["msg"])


def test_two_published_figures_that_disagree_are_both_possible() -> None:
    sheet = facts(figure("teachers", 431, source="年度报告"), figure("teachers", 420, source="学校网站"))
    assert sheet.teachers.model_dump() == {"at_least": 420, "at_most": 431}
    open_ended = facts(figure("teachers", 431), figure("teachers", {"at_least": 400}))
    assert open_ended.teachers.model_dump() == {"at_least": 400}


def test_a_published_figure_is_taken_together_with_what_the_file_states() -> None:
    published = (figure("teachers", 431), figure("teachers", 420))
    assert facts(*published, teacher_counts={"teachers": {"at_least": 425}}).teachers.model_dump() == {
        "at_least": 425,
        "at_most": 431,
    }
    kind, message = refused(*published, teacher_counts={"teachers": 500})
    assert kind == "statements_disagree"
    assert message.startswith("teacher_counts.teachers says 500, but published says 420–431")


@pytest.mark.parametrize(("year", "expected"), [(None, 420), (2023, 420), (2024, 420), (2022, None), (2025, None)])
def test_a_figure_of_another_year_says_nothing_of_this_one(year: int | None, expected: int | None) -> None:
    assert stated(facts(figure("teachers", 420, year=year)).teachers) == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("last_calendar_year", 1500), ("three_year_average", {"at_least": 833}), ("current_year", None)],
)
@pytest.mark.clause("4.1.2.2.g")
def test_training_of_a_single_year_counts_for_that_year(reading: TrainingYear, expected: object) -> None:
    published = (figure("annual_trainees", 1000, year=2022), figure("annual_trainees", 1500))
    counted = facts(*published, counting=Counting(training_year=reading))
    assert counted.annual_trainees.model_dump() == expected


@pytest.mark.clause("4.1.2.2.g")
def test_a_total_over_three_years_is_what_the_average_asks_for_and_a_ceiling_of_one_year() -> None:
    three = figure("annual_trainees", 4500, year=2021, last_year=2023)
    assert stated(facts(three, counting=AVERAGE).annual_trainees) == 1500
    assert facts(three).annual_trainees.model_dump() == {"at_most": 4500}
    first_two = figure("annual_trainees", {"at_least": 2900, "at_most": 3000}, year=2021, last_year=2022)
    assert facts(three, first_two).annual_trainees.model_dump() == {"at_least": 1500, "at_most": 1600}
    assert facts(three, training_totals={"annual_trainees": 1450}, counting=AVERAGE).annual_trainees.is_exact


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        (figure("pupils", 3), "not_a_count"),
        (figure("rules_finance", 1), "not_a_count"),
        (figure("promised_year2_annual_training", 1), "not_a_count"),
        (figure("annual_trainees", 3, last_year=2023), "years_crossed"),
        (figure("annual_trainees", 3, year=2023, last_year=2022), "years_crossed"),
        (figure("teachers", 3, year=2022, last_year=2023), "not_added_over_years"),
        (figure("annual_trainees", 3, year=0), "greater_than_equal"),
        (figure("annual_trainees", -3), "count_negative"),
    ],
)
def test_a_figure_that_says_nothing_usable_is_refused(published: dict[str, object], kind: str) -> None:
    assert refused(published)[0] == kind


def test_years_that_contradict_each_other_are_refused_at_the_door() -> None:
    three = figure("annual_trainees", 4500, year=2021, last_year=2023)
    kind, message = refused(three, training_totals={"annual_trainees": 4501})
    assert kind == "years_disagree"
    assert "annual_trainees" in message
    assert refused(three, figure("annual_trainees", 4600, year=2022))[0] == "years_disagree"
    assert refused(figure("annual_trainees", 3, year=2022), reference_year=None)[0] == "reference_year_missing"


def test_an_average_of_numbers_that_may_be_is_one_though_their_sum_could_not_be() -> None:
    most = 4 * 10**14
    three = [figure("annual_trainees", most, year=year) for year in (2021, 2022, 2023)]
    assert stated(facts(*three, counting=AVERAGE).annual_trainees) == most


def test_lines_add_up_alike_in_any_order() -> None:
    large = {"year": 2023, "persons": {"at_most": 10**15}, "for_enterprises_and_society": True}
    lines = [large, large, {"year": 2023, "for_enterprises_and_society": True}]
    for training in (lines, lines[::-1]):
        counted = facts(training=training, lists_complete={"training": True})
        assert counted.annual_trainees.is_unknown


def test_training_and_evaluations_in_one_total_bound_each_of_them() -> None:
    total = {"annual_training_and_evaluations": 4000}
    sheet = facts(training_totals=total, distinctions={"annual_evaluations": {"at_least": 1000, "at_most": 1200}})
    assert sheet.narrowing.ends["annual_training_person_times"] == (2800, 3000)
    alone = facts(training_totals=total)
    assert alone.narrowing.ends["annual_trainees"] == (0, 4000)
    # The evaluations are those of the file's year, so the total says nothing of other years.
    assert facts(training_totals=total, counting=AVERAGE).annual_training_and_evaluations.is_unknown
    assert refused(training_totals=total, distinctions={"annual_evaluations": 4001})[0] == "part_above_whole"


some_figures = st.lists(
    st.one_of(
        st.builds(
            figure,
            st.sampled_from(["teachers", "students"]),
            st.integers(50, 60),
            year=st.sampled_from([None, 2023, 2020]),
        ),
        st.builds(
            lambda value, years: figure("annual_trainees", value, year=years[0], last_year=years[1]),
            st.integers(50, 60).map(lambda n: {"at_least": n}),
            st.sampled_from([(2022, 2023), (2021, 2023), (2023, None), (None, None)]),
        ),
    ),
    max_size=5,
)


def shuffled(lists: st.SearchStrategy[list[T]]) -> st.SearchStrategy[tuple[list[T], list[T]]]:
    return lists.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items)))


@tries(100)
@given(shuffled(some_figures), st.sampled_from(["last_calendar_year", "three_year_average", "current_year"]))
def test_the_order_of_published_figures_changes_nothing(
    pair: tuple[list[dict[str, object]], list[dict[str, object]]], reading: TrainingYear
) -> None:
    one, other = pair
    counting = Counting(training_year=reading)
    assert facts(*one, counting=counting) == facts(*other, counting=counting)
