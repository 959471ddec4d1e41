"""What is public is listed; what leaves the list was deprecated first, and what joins it is meant to stay."""

from __future__ import annotations

from tools.public import LIST, public_lines

HOW = "docs/releasing.md says how; then run: python -m tools.public"


def test_nothing_public_is_gone_or_changed_and_nothing_is_public_by_accident() -> None:
    listed, there = LIST.read_text(encoding="utf-8").splitlines(), public_lines()
    assert [line for line in listed if line not in set(there)] == [], f"no longer public; {HOW}"
    assert [line for line in there if line not in set(listed)] == [], f"public now; {HOW}"
    assert listed == there


def test_the_list_knows_functions_commands_files_and_notices() -> None:
    listed = set(public_lines())
    assert {
        "python skillbase_rules.assess",
        "python skillbase_rules.questions.assess(subject, *edition=)",
        "command test CASES",
        "command check --lang zh|en",
        "file Application.applicant",
        "file Status = not_met",
        "fact annual_training_capacity",
        "edition chongqing-2024 clause 4.1.1.2.b",
        "edition chongqing-2024 number national_min_capacity",
        "edition chongqing-2024 reading senior_group = union|sum|both",
    } <= listed
