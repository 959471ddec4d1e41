from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Application, Facts, derive_facts
from skillbase_rules.engine.quantities import Count, Persons
from skillbase_rules.engine.records import Sheet
from skillbase_rules.facts.counting import counting_of, facts_of, sheet_of
from skillbase_rules.facts.file import Completeness, File
from skillbase_rules.facts.ladders import InstructorTitle, SkillLevel
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.report.problems import validation_problems
from tests.support.tries import tries

Roster = list[dict[str, object]]


def counted(**choices: str) -> Counting:
    return Counting.model_validate(choices)


COMPLETE = dict.fromkeys(Completeness.model_fields, True)
"""Every list names everything."""


def facts(counting: Counting = Counting(), **fields: object) -> Facts:  # noqa: B008
    application = Application.model_validate(
        {"applicant": {"name": "嘉陵培训中心"}, "lists_complete": COMPLETE} | fields
    )
    return derive_facts(application, counting)


def seen(sheet: Facts, *names: str) -> list[object]:
    return [getattr(sheet, name).model_dump() for name in names]


def teacher(**fields: object) -> dict[str, object]:
    return {"employment": "full_time", "practice": True, "title": "none", "level": "none"} | fields


SENIOR = teacher(title="senior")
TECHNICIAN = teacher(level="technician")
SENIOR_TECHNICIAN = teacher(level="senior_technician", certificate="skill_level")
BOTH = teacher(title="full_senior", level="chief_technician", certificate="qualification")
PLAIN = teacher(employment="part_time")
UNSTATED = {"employment": "full_time", "practice": True}


class OfAnotherNotice(Sheet):
    teachers_full_time: Persons = Persons()
    lofts: Count = Count()


def test_facts_on_the_sheet_of_another_notice_are_those_that_both_have() -> None:
    known = Facts.model_validate({"teachers_full_time": 12, "teachers_part_time": 3})
    assert sheet_of(known, OfAnotherNotice) == OfAnotherNotice.model_validate({"teachers_full_time": 12})
    assert sheet_of(known, Facts) is known


# The roster


@pytest.mark.clause("4.1.1.3.c", "4.1.2.3.c")
def test_the_roster_counts_who_is_in_each_group_and_in_both() -> None:
    sheet = facts(trainers=[SENIOR, TECHNICIAN, SENIOR_TECHNICIAN, BOTH, PLAIN])
    assert seen(sheet, "teachers_full_time", "teachers_part_time", "practice_teachers") == [4, 1, 5]
    assert seen(sheet, "senior_instructors", "technician_or_above_teachers", "both_senior_and_technician") == [2, 3, 1]
    assert seen(sheet, "senior_technician_teachers", "both_senior_and_senior_technician") == [2, 1]


@pytest.mark.clause("4.1.1.3.c", "4.1.2.3.c")
@pytest.mark.parametrize("level", list(SkillLevel))
def test_a_technician_counts_nationally_and_a_senior_technician_in_both(level: SkillLevel) -> None:
    sheet = facts(trainers=[teacher(level=level, certificate="skill_level")])
    assert seen(sheet, "technician_or_above_teachers") == [int(level.rank >= 5)]
    assert seen(sheet, "senior_technician_teachers") == [int(level.rank >= 6)]


@pytest.mark.parametrize("title", list(InstructorTitle))
def test_senior_instructors_are_senior_or_full_senior(title: InstructorTitle) -> None:
    assert seen(facts(trainers=[teacher(title=title)]), "senior_instructors") == [int(title.rank >= 4)]


def test_unstated_certificates_make_the_counts_bounded() -> None:
    sheet = facts(trainers=[SENIOR, UNSTATED, UNSTATED, PLAIN])
    assert seen(sheet, "practice_teachers", "senior_instructors") == [4, {"at_least": 1, "at_most": 3}]
    assert seen(sheet, "technician_or_above_teachers") == [{"at_most": 2}]


def test_who_teaches_no_practice_counts_among_senior_teachers_only_under_another_reading() -> None:
    roster = [SENIOR | {"practice": False}]
    assert seen(facts(trainers=roster), "senior_instructors") == [0]
    anyone = Counting(senior_teachers_counted="any_teacher")
    assert seen(facts(anyone, trainers=roster), "senior_instructors") == [1]


def test_the_exact_title_alone_counts_under_another_reading() -> None:
    exact = Counting(titles_above="exact_title_only")
    sheet = facts(exact, trainers=[SENIOR, BOTH, SENIOR_TECHNICIAN])
    assert seen(sheet, "senior_instructors", "senior_technician_teachers") == [1, 1]
    assert seen(sheet, "technician_or_above_teachers") == [2]


def test_only_qualifications_count_under_another_reading() -> None:
    qualified = Counting(certificates="qualification_only")
    unstated = teacher(level="senior_technician")
    sheet = facts(qualified, trainers=[SENIOR_TECHNICIAN, BOTH, unstated])
    assert seen(sheet, "senior_technician_teachers") == [{"at_least": 1, "at_most": 2}]


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        (Counting(), 4),
        (Counting(titles_above="exact_title_only"), {"at_most": 4}),
        (Counting(senior_teachers_counted="any_teacher"), {"at_least": 4}),
    ],
)
def test_a_stated_count_bounds_what_another_reading_counts(counting: Counting, expected: object) -> None:
    assert seen(facts(counting, teacher_counts={"senior_instructors": 4}), "senior_instructors") == [expected]


def test_roster_and_counts_are_taken_together() -> None:
    sheet = facts(trainers=[SENIOR, UNSTATED, UNSTATED], teacher_counts={"senior_instructors": {"at_least": 2}})
    assert seen(sheet, "senior_instructors") == [{"at_least": 2, "at_most": 3}]


def test_a_roster_and_counts_that_contradict_each_other_are_refused_by_both_names() -> None:
    with pytest.raises(ValidationError, match=r"teacher_counts\.senior_instructors says 3, but trainers says 1"):
        facts(trainers=[SENIOR, PLAIN], teacher_counts={"senior_instructors": 3})
    with pytest.raises(ValidationError) as caught:
        facts(trainers=[], teacher_counts={"teachers_full_time": 1})
    (problem,) = validation_problems(caught.value, {})
    assert "而 trainers 显示为 0" in problem.message.zh


roster_entries = st.fixed_dictionaries(
    {},
    optional={
        "employment": st.sampled_from(["full_time", "part_time"]),
        "integrated": st.booleans(),
        "practice": st.booleans(),
        "title": st.sampled_from([*InstructorTitle, "none"]),
        "level": st.sampled_from([*SkillLevel, "none"]),
        "certificate": st.sampled_from(["qualification", "skill_level"]),
    },
)


@tries(100)
@given(st.lists(roster_entries, max_size=6).flatmap(lambda roster: st.tuples(st.just(roster), st.permutations(roster))))
def test_the_order_of_the_roster_does_not_matter(rosters: tuple[Roster, Roster]) -> None:
    one, other = rosters
    assert facts(trainers=one) == facts(trainers=other)


@tries(100)
@given(st.lists(roster_entries, max_size=5), st.data())
def test_completing_a_roster_stays_within_its_bounds(roster: Roster, data: st.DataObject) -> None:
    full = {"employment": "full_time", "integrated": True, "technical_theory": False, "practice": True,
            "workshop": True, "title": "senior", "level": "technician", "certificate": "qualification"}  # fmt: skip
    other = full | {"integrated": False, "practice": False, "title": "none", "level": "chief_technician"}
    complete = [data.draw(st.sampled_from([full, other])) | entry for entry in roster]
    vague, known = facts(trainers=roster), facts(trainers=complete)
    names = ("teachers_full_time", "integrated_teachers", "practice_teachers", "senior_instructors")
    for name in (*names, "technician_or_above_teachers", "both_senior_and_technician", "senior_technician_teachers"):
        assert getattr(vague, name) & getattr(known, name) == getattr(known, name)


# Training


def volume(**fields: object) -> dict[str, object]:
    return {"year": 2023, "level": "senior_worker", "for_enterprises_and_society": True, "digital": False} | fields


def trained(counting: Counting, *volumes: dict[str, object], **fields: object) -> Facts:
    return facts(counting, reference_year=2023, training=list(volumes), **fields)


@pytest.mark.clause("4.1.2.2.g", "4.1.2.2.h")
def test_training_lines_add_up_by_level() -> None:
    sheet = trained(
        Counting(), volume(persons=100), volume(persons=40, level="junior_worker"), volume(persons=5, level=None)
    )
    assert seen(sheet, "annual_trainees", "annual_trainees_senior_plus") == [145, {"at_least": 100, "at_most": 105}]


def test_persons_bound_person_times_from_below_and_are_bounded_by_them() -> None:
    sheet = trained(Counting(), volume(persons=100), volume(person_times=40))
    assert seen(sheet, "annual_trainees") == [{"at_least": 100, "at_most": 140}]
    assert seen(sheet, "annual_training_person_times") == [{"at_least": 140}]


def test_own_students_count_only_under_another_reading() -> None:
    own = volume(persons=30, for_enterprises_and_society=False)
    unstated = volume(persons=7, for_enterprises_and_society=None)
    lines = (volume(persons=100), own, unstated)
    assert seen(trained(Counting(), *lines), "annual_trainees") == [{"at_least": 100, "at_most": 107}]
    assert seen(trained(Counting(own_students="counted"), *lines), "annual_trainees") == [137]


def test_a_digital_course_counts_only_under_another_reading() -> None:
    lines = (volume(persons=10, digital=True), volume(persons=5, digital_course=True))
    assert seen(trained(Counting(), *lines), "annual_digital_trainees") == [10]
    any_course = Counting(digital_training="any_digital_course")
    assert seen(trained(any_course, *lines), "annual_digital_trainees", "annual_digital_high_skilled") == [15, 15]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("last_calendar_year", 100), ("current_year", 40), ("three_year_average", {"at_least": 73, "at_most": 74})],
)
def test_the_year_that_counts_is_a_reading(reading: str, expected: object) -> None:
    lines = [volume(year=year, persons=count) for year, count in ((2021, 60), (2022, 60), (2023, 100), (2024, 40))]
    assert seen(trained(counted(training_year=reading), *lines), "annual_trainees") == [expected]


def test_a_list_silent_on_the_year_leaves_it_open_and_an_empty_one_says_none() -> None:
    assert seen(trained(Counting(), volume(year=2022, persons=5)), "annual_trainees") == [None]
    assert seen(trained(Counting()), "annual_trainees") == [0]


def test_totals_of_the_reference_year_say_nothing_of_another() -> None:
    totals = {"annual_trainees": 1500}
    assert seen(facts(training_totals=totals), "annual_trainees") == [1500]
    current = Counting(training_year="current_year")
    assert seen(facts(current, training_totals=totals), "annual_trainees") == [None]
    own = Counting(own_students="counted")
    assert seen(facts(own, training_totals=totals), "annual_trainees") == [{"at_least": 1500}]
    digital = Counting(digital_training="any_digital_course")
    some = {"annual_digital_trainees": 9, "annual_trainees": 20}
    assert seen(facts(digital, training_totals=some), "annual_digital_trainees", "annual_trainees") == [
        {"at_least": 9},
        20,
    ]


# Lists of other things


def occupation(name: str, **fields: object) -> dict[str, object]:
    return {"name": name, "scarce": True, "has_facilities": True, "applied": True} | fields


@pytest.mark.clause("4.1.1.4.d", "4.2.5.e")
def test_occupations_are_counted_and_matched() -> None:
    listed = [
        occupation("钳工", matches_key_industries=True, code="6-20-01", specialty="机械"),
        occupation("焊工", matches_key_industries=False, code="6-18-02", specialty="机械"),
        occupation("模具工", scarce=False, code="6-18-03"),
        occupation("电工", has_facilities=None, code="6-18-02"),
    ]
    sheet = facts(occupations=listed)
    assert seen(sheet, "occupations_with_facilities", "occupations_applied") == [{"at_least": 2, "at_most": 3}, 4]
    assert seen(sheet, "occupations_matching") == [{"at_least": 1, "at_most": 3}]
    by_code = facts(Counting(occupations_counted="classification_occupations"), occupations=listed)
    assert seen(by_code, "occupations_with_facilities") == [2]
    by_specialty = facts(Counting(occupations_counted="specialties"), occupations=listed)
    assert seen(by_specialty, "occupations_with_facilities") == [{"at_least": 1, "at_most": 2}]
    stated = {"occupations_with_facilities": 3}
    counted = facts(Counting(occupations_counted="specialties"), occupation_counts=stated)
    assert seen(counted, "occupations_with_facilities") == [{"at_most": 3}]


@pytest.mark.clause("4.1.2.2.e")
def test_specialties_are_counted_when_scarce_and_equipped() -> None:
    listed = [
        {"name": "数控", "scarce": True, "has_equipment": True, "declared": True},
        {"name": "物流", "scarce": True},
    ]
    sheet = facts(specialties=listed)
    assert seen(sheet, "specialties_with_equipment", "specialties_declared") == [
        {"at_least": 1, "at_most": 2},
        {"at_least": 1, "at_most": 2},
    ]


@pytest.mark.clause("4.1.2.4.a")
@pytest.mark.parametrize(
    ("sizes", "count", "mix"),
    [
        (["large", "medium", "small"], 2, "large_and_medium"),
        (["large", "large", "micro"], 2, "large"),
        (["medium", None], {"at_least": 1, "at_most": 2}, None),
        (["small"], 0, None),
        ([], 0, None),
    ],
)
def test_large_and_medium_partners_count(sizes: list[str | None], count: object, mix: str | None) -> None:
    sheet = facts(partners=[{"name": f"厂{n}", "size_class": size} for n, size in enumerate(sizes)])
    assert seen(sheet, "partner_enterprises") == [count]
    assert sheet.partner_size_class == mix


POINTS = ["major_building", "courses", "training_plan", "teaching_staff", "research", "internship_plan"]


@pytest.mark.clause("4.1.2.4.b")
@pytest.mark.parametrize(
    ("reading", "expected"),
    [("all_six_points", {"at_least": 1, "at_most": 2}), ("any_point", {"at_least": 2, "at_most": 3}),
     ("points_spread", {"at_least": 2, "at_most": 3})],
)  # fmt: skip
def test_a_major_counts_with_all_six_points_settled(reading: str, expected: object) -> None:
    majors: Roster = [{"name": "甲", "points": POINTS}, {"name": "乙", "points": POINTS[:1]}, {"name": "丙"}]
    majors.append({"name": "丁", "points": []})
    sheet = facts(counted(joint_majors_counted=reading), joint_majors=majors)
    assert seen(sheet, "majors_jointly_designed") == [expected]


def test_points_that_are_not_all_settled_anywhere_do_not_add_up() -> None:
    spread = Counting(joint_majors_counted="points_spread")
    majors: Roster = [{"name": "甲", "points": POINTS[:3]}]
    assert seen(facts(spread, joint_majors=majors), "majors_jointly_designed") == [0]
    assert seen(facts(spread, joint_majors=[*majors, {"name": "乙"}]), "majors_jointly_designed") == [{"at_most": 2}]
    stated = {"majors_jointly_designed": 3}
    assert seen(facts(spread, cooperation=stated), "majors_jointly_designed") == [{"at_least": 3}]


@pytest.mark.clause("4.2.5.b", "4.2.5.c")
@pytest.mark.parametrize(
    ("bases", "level", "grade"),
    [
        (None, None, None),
        ([], "none", None),
        ([{"level": "district", "acceptance_grade": "excellent"}, {"level": "municipal"}], "municipal", None),
        ([{"level": "national", "acceptance_grade": "other"}, {"level": "municipal", "acceptance_grade": "excellent"}],
         "municipal", "excellent"),
    ],
)  # fmt: skip
def test_the_base_that_serves_best_is_taken(bases: Roster | None, level: str | None, grade: str | None) -> None:
    sheet = facts(applicant={"name": "甲", "existing_bases": bases})
    assert (sheet.existing_base_level, sheet.acceptance_grade) == (level, grade)


@pytest.mark.parametrize(
    ("reading", "expected"), [("junior_and_above", 40), ("senior_and_above", 25), ("any_skilled_post", 60)]
)
@pytest.mark.clause("4.1.1.2.g", "4.1.2.2.f")
def test_who_is_a_skilled_worker_is_a_reading(reading: str, expected: int) -> None:
    workforce = {"skilled_workers": 40, "high_skilled_workers": 25, "skilled_post_workers": 60}
    sheet = facts(counted(skilled_worker_level=reading), workforce=workforce)
    assert seen(sheet, "skilled_workers") == [expected]


def test_promises_and_outcomes_are_facts_apart() -> None:
    sheet = facts(commitments={"year2_annual_training": 3000}, outcomes={"year2_annual_training": 2999})
    assert seen(sheet, "promised_year2_annual_training", "year2_annual_training") == [3000, 2999]


def test_the_sheet_remembers_how_it_was_counted() -> None:
    assert facts().counted_under == Counting()
    assert facts(Counting(own_students="counted")).counted_under == Counting(own_students="counted")
    assert str(facts(Counting(own_students="counted")).counted_under) == "own_students=counted"


def test_lists_that_no_facts_could_share_are_refused() -> None:
    with pytest.raises(ValidationError, match="annual_training_capacity"):
        trained(Counting(), volume(persons=100), facilities={"annual_training_capacity": 99})


def test_a_specialty_written_in_two_ways_is_counted_once() -> None:
    listed = [
        {"name": name, "specialty": specialty, "scarce": True, "has_facilities": True}
        for name, specialty in (("钳工", "机械（数控）"), ("焊工", "机械 (数控)"))
    ]
    counted = facts(Counting(occupations_counted="specialties"), occupations=listed)
    assert counted.occupations_with_facilities == Count.exactly(1)


# Lists that may go on

OPEN_LISTS: list[tuple[str, Roster, dict[str, object]]] = [
    ("trainers", [SENIOR, UNSTATED, UNSTATED], {"teachers": 3, "senior_instructors": 1}),
    ("occupations", [occupation("钳工"), occupation("焊工")], {"occupations_applied": 2}),
    ("specialties", [{"name": "数控", "scarce": True, "has_equipment": True}], {"specialties_with_equipment": 1}),
    ("partners", [{"name": "甲厂", "size_class": "large"}, {"name": "乙厂"}], {"partner_enterprises": 1}),
    ("joint_majors", [{"name": "甲", "points": POINTS}], {"majors_jointly_designed": 1}),
    ("training", [volume(persons=100)], {"annual_trainees": 100}),
]


@pytest.mark.parametrize("complete", [None, False])
@pytest.mark.parametrize(("field", "items", "least"), OPEN_LISTS, ids=[field for field, _, _ in OPEN_LISTS])
def test_three_that_are_named_are_at_least_three(
    field: str, items: Roster, least: dict[str, object], complete: bool | None
) -> None:
    lists: dict[str, object] = {field: items, "lists_complete": {field: complete}, "reference_year": 2023}
    sheet = facts(Counting(), **lists)
    for name, number in least.items():
        assert getattr(sheet, name).model_dump() == {"at_least": number}


@pytest.mark.clause("4.1.2.4.a")
def test_an_open_list_of_partners_tells_their_sizes_only_when_both_are_seen() -> None:
    def mix(*sizes: str) -> object:
        listed = [{"name": f"厂{n}", "size_class": size} for n, size in enumerate(sizes)]
        return facts(partners=listed, lists_complete={}).partner_size_class

    assert mix("large", "large") is None
    assert mix("large", "medium") == "large_and_medium"


def test_an_empty_list_says_none_unless_it_is_said_to_go_on() -> None:
    assert seen(facts(partners=[], lists_complete={}), "partner_enterprises_any_size") == [0]
    assert seen(facts(partners=[], lists_complete={"partners": False}), "partner_enterprises_any_size") == [None]


def test_partners_of_unknown_size_are_a_ceiling_of_the_large_and_medium_ones() -> None:
    sheet = facts(cooperation={"partner_enterprises_any_size": 2})
    assert sheet.narrowing.ends["partner_enterprises"] == (0, 2)


@tries(100)
@given(st.lists(roster_entries, max_size=5), roster_entries)
def test_a_list_that_grows_stays_within_what_it_left_open(roster: Roster, more: dict[str, object]) -> None:
    short, longer = facts(trainers=roster, lists_complete={"trainers": False}), facts(trainers=[*roster, more])
    for name in ("teachers", "integrated_teachers", "practice_teachers", "both_senior_and_technician"):
        assert getattr(short, name) & getattr(longer, name) == getattr(longer, name)


# Under several choices


EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["enterprise_training_centre", "public_training_base", "technician_college", "sparse"])
@tries(10)
@given(data=st.data())
def test_a_file_counted_again_is_as_if_it_were_counted_anew(name: str, data: st.DataObject) -> None:
    file = Application.model_validate_json((EXAMPLES / f"{name}.json").read_bytes())
    counted = counting_of(file)
    for _ in range(6):
        choices = {
            field: data.draw(st.sampled_from(get_args(kind.annotation)), field)
            for field, kind in Counting.model_fields.items()
            if data.draw(st.booleans(), f"{field} moved")
        }
        edition = CHONGQING_2024.choosing(**choices) if choices else CHONGQING_2024
        again, anew = facts_of(file, edition, counted), facts_of(file, edition)
        assert again == anew
        assert (again.stated, again.narrowing) == (anew.stated, anew.narrowing)


def test_a_sheet_takes_other_counts_only_where_they_can_be_together() -> None:
    sheet = Facts(teachers_full_time=Persons.exactly(5), teachers_part_time=Persons.exactly(1))
    of_another_year = counted(training_year="current_year")
    taken = sheet.as_counted(of_another_year, {"integrated_teachers": Persons.exactly(6)})
    changes = {"integrated_teachers": Persons.exactly(6), "counted_under": of_another_year}
    assert taken == sheet.model_copy(update=changes)
    assert taken is not None
    assert taken.narrowing == sheet.model_copy(update=changes).narrowing
    assert sheet.as_counted(of_another_year, {"integrated_teachers": Persons.exactly(7)}) is None


def test_counts_that_another_choice_frees_from_a_limit_are_narrowed_again() -> None:
    sheet = Facts(annual_trainees=Persons.exactly(900), senior_instructors=Persons.exactly(5))
    assert sheet.narrowing.ends["annual_training_capacity"].low == 900
    for choices in ({"training_year": "current_year"}, {"senior_teachers_counted": "any_teacher"}):
        otherwise = counted(**choices)
        taken = sheet.as_counted(otherwise, {})
        assert taken is not None
        assert taken.narrowing == sheet.model_copy(update={"counted_under": otherwise}).narrowing != sheet.narrowing
        assert taken.as_counted(counted(), {}) == sheet


def test_only_what_reads_a_choice_is_counted_again() -> None:
    calls: list[str] = []

    def trained(_: File, counting: Counting) -> dict[str, object]:
        calls.append(counting.training_year)
        return {"annual_trainees": counting.training_year}

    once = counting_of(Application.model_validate({"applicant": {"name": "嘉陵培训中心"}}))
    for choice in ("last_calendar_year", "current_year"):
        for others in ("counted", "not_counted"):
            got = once.part(trained, counted(training_year=choice, own_students=others))
            assert got == {"annual_trainees": choice}
    assert calls == ["last_calendar_year", "current_year"]
