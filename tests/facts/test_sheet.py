from __future__ import annotations

import pytest
from pydantic import ValidationError

from skillbase_rules import Facts
from skillbase_rules.facts.sheet import Counting


def refused(**facts: object) -> str:
    with pytest.raises(ValidationError) as caught:
        Facts.model_validate(facts)
    (error,) = caught.value.errors()
    return str(error["type"])


@pytest.mark.parametrize("part_and_whole", Facts.all_limits(), ids=str)
def test_no_part_exceeds_its_whole(part_and_whole: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    part, whole = part_and_whole
    together = 2 * max(len(part), len(whole))
    fits = dict.fromkeys(whole, together // len(whole)) | dict.fromkeys(part, together // len(part))
    Facts.model_validate(fits)
    above = fits | {part[0]: together // len(part) + 1}
    assert refused(**above) == "part_above_whole"
    Facts.model_validate(above | {whole[0]: {"at_least": together // len(whole)}, part[-1]: above[part[-1]]})


@pytest.mark.parametrize("four", Facts.all_united(), ids=str)
def test_two_groups_united_fit_into_the_group_that_holds_them(four: tuple[str, str, str, str]) -> None:
    first, second, both, within = four
    # Technicians of any level hold the senior ones, so the roster names them where they are asked for.
    more = {"technician_or_above_teachers": 6, "both_senior_and_technician": 2}
    people = {**more, first: 6, second: 6, both: 2, within: 10}
    Facts.model_validate(people)
    assert refused(**{**people, within: 9}) == "overlap_impossible"
    Facts.model_validate({**people, both: {"at_least": 2}, "both_senior_and_technician": None, within: 9})


@pytest.mark.parametrize(
    ("students", "teachers", "printed", "fits"),
    [
        (440, 20, 22, True),
        (459, 20, 22, True),  # 22.95 cut off
        (460, 20, 22, False),
        (421, 20, 22, True),  # 21.05 rounded up
        (420, 20, 22, False),
        (0, 20, 0, False),
        (0, 20, 1, False),
        (1, 0, 22, False),
        ({"at_least": 400}, 20, 22, True),
        (None, None, 22, True),
        (440, 20, None, True),
        (440, 20, {"at_least": 20}, True),
    ],
)
@pytest.mark.clause("4.1.2.3.b")
def test_a_printed_ratio_lies_within_one_of_its_counts(
    students: object, teachers: object, printed: object, fits: bool
) -> None:
    facts = {"students": students, "teachers_full_time": teachers, "students_per_teacher_printed": printed}
    facts["teachers_part_time"] = None if teachers is None else 0
    if fits:
        Facts.model_validate(facts)
    else:
        assert refused(**facts) == "printed_ratio_impossible"


def test_actual_training_proves_capacity_so_less_is_refused() -> None:
    assert refused(annual_trainees=2001, annual_training_capacity=2000) == "part_above_whole"
    Facts.model_validate(
        {"annual_trainees": 2001, "annual_training_capacity": 2000, "counted_under": Counting(own_students="counted")}
    )


def test_numbers_counted_of_any_teacher_may_exceed_the_practice_teachers() -> None:
    counts = {"senior_instructors": 8, "practice_teachers": 5}
    assert refused(**counts) == "part_above_whole"
    under = Counting(senior_teachers_counted="any_teacher")
    Facts.model_validate({**counts, "counted_under": under})
    assert refused(workshop_teachers=6, practice_teachers=5, counted_under=under) == "part_above_whole"


def test_an_unknown_field_is_refused() -> None:
    assert refused(anual_trainees=3) == "extra_forbidden"


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Facts().rules_risk = True  # type: ignore[misc]


@pytest.mark.parametrize("name", Facts.fact_names())
def test_every_fact_is_labelled_in_both_languages(name: str) -> None:
    label = Facts.label(name)
    assert label.zh
    assert label.en
    assert label.zh != label.en
    assert any("一" <= letter <= "鿿" for letter in label.zh)


@pytest.mark.parametrize(
    ("share", "part", "whole"),
    [
        ("integrated_share", "integrated_teachers", "teachers"),
        ("skilled_share", "skilled_workers", "labour_use"),
        ("senior_plus_share", "annual_trainees_senior_plus", "annual_trainees"),
        ("students_senior_plus_share", "students_senior_plus", "students"),
        ("matching_share", "occupations_matching", "occupations_applied"),
    ],
)
def test_a_printed_share_bounds_its_part_by_its_whole(share: str, part: str, whole: str) -> None:
    known = Facts.model_validate({share: {"at_least": 300, "at_most": 399}, whole: 1000})
    ends = known.narrowing.ends[part]
    assert (ends.low, ends.high) == (300, 399)


def test_a_printed_ratio_of_students_bounds_the_teachers() -> None:
    ends = Facts.model_validate({"students_per_teacher": {"at_least": 100, "at_most": 109}, "students": 1000}).narrowing
    assert (ends.ends["teachers"].low, ends.ends["teachers"].high) == (91, 100)
