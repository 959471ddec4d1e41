"""Who is counted among whom, as the notice and the trade understand it."""

from __future__ import annotations

import pytest

from skillbase_rules import Facts

AMONG = {
    "teachers": (
        "teachers_with_enterprise_practice", "integrated_teachers", "technical_theory_teachers", "practice_teachers",
    ),
    "practice_teachers": (
        "workshop_teachers", "senior_instructors", "technician_or_above_teachers", "both_senior_and_technician",
        "both_senior_and_senior_technician",
    ),
    "senior_instructors": ("both_senior_and_technician", "both_senior_and_senior_technician"),
    "technician_or_above_teachers": ("both_senior_and_technician", "senior_technician_teachers"),
    "senior_technician_teachers": ("both_senior_and_senior_technician",),
    "both_senior_and_technician": ("both_senior_and_senior_technician",),
    "annual_digital_person_times": ("annual_digital_high_skilled_person_times",),
}  # fmt: skip


@pytest.mark.parametrize(("part", "whole"), [(part, whole) for whole, parts in AMONG.items() for part in parts])
def test_a_group_is_counted_among_another(part: str, whole: str) -> None:
    assert ((part,), (whole,)) in Facts.all_limits()
    known = Facts.model_validate({part: {"at_least": 7}})
    assert known.narrowing.ends[whole].low == 7


def test_senior_technicians_and_instructors_who_are_technicians_are_all_technicians() -> None:
    sides = (
        ("senior_technician_teachers", "both_senior_and_technician"),
        ("technician_or_above_teachers", "both_senior_and_senior_technician"),
    )
    assert sides in Facts.all_limits()
    known = Facts.model_validate(
        {"senior_technician_teachers": 5, "both_senior_and_technician": 4, "both_senior_and_senior_technician": 1}
    )
    assert known.narrowing.ends["technician_or_above_teachers"].low == 8
