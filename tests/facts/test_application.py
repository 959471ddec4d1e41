from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ValidationError

from skillbase_rules import Application
from skillbase_rules.facts.application import Workforce

NAME = {"applicant": {"name": "山城工匠学校"}}


def refused(**fields: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        Application.model_validate(NAME | fields)
    error = caught.value.errors()[0]
    return str(error["type"]), ".".join(map(str, error["loc"]))


def test_a_name_is_enough_and_everything_else_is_open() -> None:
    application = Application.model_validate(NAME)
    assert application.tracks is None
    assert application.trainers is None
    assert application.teacher_counts.teachers_full_time.is_unknown


@pytest.mark.parametrize(
    ("fields", "kind", "place"),
    [
        ({"aplicant": {}}, "extra_forbidden", "aplicant"),
        ({"students": {"pupils": 3}}, "extra_forbidden", "students.pupils"),
        ({"students": {"students": -3}}, "count_negative", "students.students"),
        ({"students": {"students": 3.5}}, "quantity_type", "students.students"),
        ({"students": {"students": 10, "students_senior_plus": 11}}, "part_above_whole", "students"),
        ({"training": [{"year": 2023, "persons": 11, "person_times": 10}], "reference_year": 2023}, "part_above_whole",
         "training.0"),
        ({"training": [{"year": 2023}]}, "reference_year_missing", ""),
        ({"partners": [{"name": "甲厂"}, {"name": "甲厂"}]}, "repeated_name", ""),
        ({"partners": [{"name": "甲厂（北）"}, {"name": "甲厂 (北)"}]}, "repeated_name", ""),
        ({"partners": [{"name": "（ ）"}]}, "name_without_letters", "partners.0.name"),
        ({"tracks": ["national", "national"]}, "repeated_name", ""),
        ({"tracks": ["provincial"]}, "enum", "tracks.0"),
        ({"occupations": [{"name": ""}]}, "string_too_short", "occupations.0.name"),
        ({"trainers": [{"level": "2"}]}, "enum", "trainers.0.level.str-enum[SkillLevel]"),
        ({"applicant": {"name": "甲", "existing_bases": [{"level": "none"}]}}, "base_without_level",
         "applicant.existing_bases.0"),
        ({"applicant": {"name": "甲", "enterprise_based": None}}, "bool_type", "applicant.enterprise_based"),
        ({"teacher_counts": {"senior_instructors": 5, "technician_or_above_teachers": 5,
                             "both_senior_and_technician": 1, "practice_teachers": 8}}, "overlap_impossible",
         "teacher_counts"),
        ({"teacher_counts": {"senior_instructors": 5, "both_senior_and_technician": 6}}, "part_above_whole",
         "teacher_counts"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_place(fields: dict[str, object], kind: str, place: str) -> None:
    assert refused(**fields) == (kind, place)


@pytest.mark.parametrize("pair", Workforce.all_limits(), ids=str)
def test_no_part_of_the_workforce_exceeds_its_whole(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    part, whole = pair
    limit = 3 * len(whole)
    counts = dict.fromkeys(whole, 3) | {part[0]: limit}
    Workforce.model_validate(counts)
    with pytest.raises(ValidationError, match=part[0]):
        Workforce.model_validate(counts | {part[0]: limit + 1})


def models(model: type[BaseModel]) -> Iterator[dict[str, object]]:
    yield from model.model_json_schema()["$defs"].values()


@pytest.mark.parametrize("schema", list(models(Application)), ids=lambda schema: str(schema["title"]))
def test_every_field_is_titled_in_both_languages_and_described(schema: dict[str, object]) -> None:
    properties = schema.get("properties", {})
    assert isinstance(properties, dict)
    for name, field in properties.items():
        assert field["title"], name
        assert field["description"], name
        assert any("一" <= letter <= "鿿" for letter in field["title_zh"]), name


def test_an_application_cannot_be_changed_and_survives_json() -> None:
    application = Application.model_validate(NAME | {"students": {"students": {"at_least": 3}}})
    with pytest.raises(ValidationError):
        application.reference_year = 2023  # type: ignore[misc]
    assert Application.model_validate_json(application.model_dump_json()) == application
