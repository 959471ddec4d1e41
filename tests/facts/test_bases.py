"""What a file's lists come to for facts that only some notices ask for."""

from __future__ import annotations

import pytest

from skillbase_rules import Application, Facts, derive_facts
from skillbase_rules.facts.file import Completeness


def facts(**stated: object) -> Facts:
    applicant = {"name": "示例单位", **({"existing_bases": stated.pop("bases")} if "bases" in stated else {})}
    complete = dict.fromkeys(Completeness.model_fields, True)
    return derive_facts(Application.model_validate({"applicant": applicant, "lists_complete": complete, **stated}))


@pytest.mark.parametrize(
    ("bases", "level", "municipal"),
    [
        (None, None, None),
        ([], "none", False),
        ([{"level": "district"}], "district", False),
        ([{"level": "national", "acceptance_grade": "excellent"}], "national", False),
        ([{"level": "municipal"}], "municipal", True),
        # The base that serves best is one; that a municipal one is held besides is not lost.
        ([{"level": "national", "acceptance_grade": "excellent"}, {"level": "municipal"}], "national", True),
    ],
)
def test_a_municipal_base_is_found_whatever_else_is_held(
    bases: list[dict[str, str]] | None, level: str | None, municipal: bool | None
) -> None:
    counted = facts(bases=bases)
    assert (counted.existing_base_level, counted.holds_municipal_base) == (level, municipal)


def test_teachers_with_enterprise_practice_are_counted_and_what_is_not_stated_bounds_them() -> None:
    roster = [{"enterprise_practice": practised} for practised in (True, True, False, None)]
    assert str(facts(trainers=roster).teachers_with_enterprise_practice) == "2–3"
    assert facts().teachers_with_enterprise_practice.is_unknown


def test_partners_of_any_size_are_all_that_are_listed() -> None:
    counted = facts(partners=[{"name": "甲", "size_class": "small"}, {"name": "乙", "size_class": "large"}])
    assert str(counted.partner_enterprises_any_size) == "2"
    assert str(counted.partner_enterprises) == "1"
    assert str(facts(partners=[]).partner_enterprises_any_size) == "0"


def test_what_is_asked_of_this_round_and_of_the_staff_stands_as_stated() -> None:
    stated = {
        "round": {"bases_applied_for": 1},
        "workforce": {"staff": 200, "staff_senior_plus": {"at_least": 30}},
        "management": {"master_apprentice_rules": True},
        "cooperation": {"partner_schools_and_firms": 3},
    }
    counted = facts(**stated)
    assert str(counted.bases_applied_for) == "1"
    assert (str(counted.staff), str(counted.staff_senior_plus)) == ("200", "≥ 30")
    assert (counted.master_apprentice_rules, str(counted.partner_schools_and_firms)) == (True, "3")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("staff_senior_plus", "staff"),
        ("teachers_with_enterprise_practice", "teachers_full_time"),
        ("partner_enterprises", "partner_enterprises_any_size"),
        ("partner_enterprises_any_size", "partner_schools_and_firms"),
    ],
)
def test_a_part_above_its_whole_is_refused(part: str, whole: str) -> None:
    none_else = {"teachers_part_time": 0} if whole == "teachers_full_time" else {}
    assert getattr(Facts.model_validate({part: 3, whole: 3, **none_else}), part).is_exact
    with pytest.raises(ValueError, match=f"{part}.*cannot exceed"):
        Facts.model_validate({part: 4, whole: 3, **none_else})
