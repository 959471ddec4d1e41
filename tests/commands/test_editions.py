"""Every command that judges takes any edition, or says in one sentence what that edition does not have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from skillbase_rules.cli import main
from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.engine.text import LANGUAGES, Text

Capture = pytest.CaptureFixture[str]
OTHERS = [name for name in list_editions() if name != "chongqing-2024"]
FIRM = {
    "applicant": {"name": "示例企业", "applicant_kind": "enterprise"},
    "workforce": {"staff": 200, "staff_senior_plus": 29},
    "training_totals": {"annual_training_person_times": 300, "annual_senior_plus_person_times": 60},
    "management": {"master_apprentice_rules": True},
    "cooperation": {"partner_schools_and_firms": 3},
}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "firm.json"
    path.write_text(json.dumps(FIRM), encoding="utf-8")
    return str(path)


@pytest.fixture
def pool(tmp_path: Path) -> str:
    path = tmp_path / "pool.json"
    path.write_text(json.dumps({"candidates": []}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", list_editions())
@pytest.mark.parametrize("command", ["check", "sensitivity", "whatif"])
def test_a_file_is_judged_by_any_edition(command: str, name: str, file: str, capsys: Capture) -> None:
    assert main([command, file, "--edition", name, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["edition"] == name


def test_an_enterprise_is_told_what_it_lacks_in_liangshan(file: str, capsys: Capture) -> None:
    assert main(["check", file, "--edition", "liangshan-2025", "--lang", "en", "--fail-unmet"]) == 1
    told = capsys.readouterr().out
    assert "e.3" in told
    assert "29/200 = 14.5 %" in told
    assert "1 more staff" in told


def test_a_number_that_is_no_whole_percent_is_set_on_the_command_line(file: str, capsys: Capture) -> None:
    arguments = ["check", file, "--edition", "liangshan-2025", "--lang", "en", "--fail-unmet", "--set-parameter"]
    assert main([*arguments, "enterprise_min_senior_staff_share=14.5"]) == 0
    assert "15 → 14.5" in capsys.readouterr().out
    assert main([*arguments, "enterprise_min_senior_staff_share=29/2"]) == 0
    assert main([*arguments, "enterprise_min_senior_staff_share=14.51"]) == 1
    capsys.readouterr()
    assert main([*arguments, "enterprise_min_senior_staff_share=much"]) == 2
    assert "'much' is no percentage" in capsys.readouterr().err


LACKING = {
    "select": Text("没有名额和遴选规则", "has no places and rules of selection"),
    "publicity": Text("没有程序规则", "has no rules of procedure"),
    "timeline": Text("没有程序规则", "has no rules of procedure"),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("command", LACKING)
def test_what_an_edition_does_not_have_is_said_in_one_sentence(
    command: str, name: str, pool: str, capsys: Capture
) -> None:
    arguments = {"select": [pool], "publicity": ["2024-09-13"], "timeline": []}[command]
    for language in LANGUAGES:
        assert main([command, *arguments, "--edition", name, "--lang", language]) == 2
        said = capsys.readouterr().err
        assert LACKING[command].in_(language) in said
        assert name in said
        assert said.count("\n") == 1


@pytest.mark.parametrize("name", OTHERS)
def test_no_preference_is_said_in_one_sentence(name: str, file: str, capsys: Capture) -> None:
    assert main(["prefer", file, "--edition", name]) == 2
    assert capsys.readouterr().err == f"{name} 没有倾斜条件。\n"


def test_an_edition_that_there_is_not_is_named(file: str, capsys: Capture) -> None:
    assert main(["check", file, "--edition", "atlantis"]) == 2
    assert "没有 'atlantis' 这一版本；现有 chongqing-2024" in capsys.readouterr().err


@pytest.mark.parametrize("name", list_editions())
def test_clauses_are_those_of_the_edition(name: str, capsys: Capture) -> None:
    assert main(["clauses", "--edition", name, "--format", "json"]) == 0
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert [clause["id"] for clause in listed] == list(get_edition(name).clauses)


def test_editions_are_listed_with_where_and_when_they_hold(capsys: Capture) -> None:
    assert main(["editions", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["edition"] for one in listed] == list(list_editions())
    assert main(["editions", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    for words in ("Place: Liangshan prefecture, Sichuan", "Not covered: the wording of 2013", "Dates: 2025"):
        assert words in told
