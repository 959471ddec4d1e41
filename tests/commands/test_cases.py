"""``test``: cases from files and folders, their failures, and what they do not reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules.cli import main
from tools.cases.write import CASES

Capture = pytest.CaptureFixture[str]
RIGHT = {"name": "2000", "facts": {"annual_training_capacity": 2000}, "expected": {"4.1.1.2.b": "met"}}
WRONG = {"name": "1999", "facts": {"annual_training_capacity": 1999}, "expected": {"4.1.1.2.b": "met"}}


def kept(folder: Path, name: str, *cases: object) -> str:
    path = folder / name
    path.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    return str(path)


def test_the_shipped_cases_hold(capsys: Capture) -> None:
    assert main(["test", str(CASES)]) == 0
    told = capsys.readouterr()
    assert "个案例全部符合预期" in told.out
    assert told.err == ""


def test_a_case_that_does_not_hold_is_told_clause_by_clause_and_ends_with_one(tmp_path: Path, capsys: Capture) -> None:
    file = kept(tmp_path, "ours.json", RIGHT, WRONG)
    assert main(["test", file, "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "✗ 1 of 2 cases do not hold" in told
    assert "4.1.1.2.b  Yearly training capacity  met       not met" in told
    assert "ours.json · 1999" in told
    assert "observed 1999, required ≥ 2000 person-times a year" in told
    assert main(["test", file]) == 1
    assert "2 个案例中 1 个与预期不符" in capsys.readouterr().out


def test_what_is_not_reached_is_told_in_every_form(tmp_path: Path, capsys: Capture) -> None:
    file = kept(tmp_path, "ours.json", RIGHT)
    assert main(["test", file, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "4.1.1.2.b  Yearly training capacity                      met      not met, unknown" in told
    assert "No case touches: Who may apply (applicant)" in told
    assert "R-01     inclusive_numbers" in told
    assert main(["test", file, "--lang", "en", "--format", "markdown"]) == 0
    assert "| 4.1.1.2.b | Yearly training capacity | met | not met, unknown |" in capsys.readouterr().out
    assert main(["test", file, "--format", "json"]) == 0
    (reach,) = json.loads(capsys.readouterr().out)["result"]["reach"]
    national = next(part for part in reach["sections"] if part["section"] == "national")
    assert {"met"} == {status for clause in national["clauses"] for status in clause["reached"]}


def test_a_folder_is_read_file_by_file_and_other_files_are_left_alone(tmp_path: Path, capsys: Capture) -> None:
    kept(tmp_path, "a.json", RIGHT)
    kept(tmp_path, "b.json", RIGHT)
    (tmp_path / "readme.txt").write_text("notes", encoding="utf-8")
    assert main(["test", str(tmp_path), "--lang", "en"]) == 0
    assert "all 2 cases hold" in capsys.readouterr().out


def test_another_notice_is_asked_by_option_or_by_the_case(tmp_path: Path, capsys: Capture) -> None:
    case = {"name": "x", "facts": {}, "expected": {"3.1.a": "met"}}
    assert main(["test", kept(tmp_path, "a.json", case), "--edition", "national-2013", "--lang", "en"]) == 2
    assert "'3.1.a' is not judged in these sections of national-2013" in capsys.readouterr().err
    named = kept(tmp_path, "b.json", {**case, "expected": {"3.1.a": "unknown"}, "edition": "chongqing-2024"})
    assert main(["test", named, "--edition", "national-2013"]) == 0


def test_files_that_hold_no_cases_are_refused_together(tmp_path: Path, capsys: Capture) -> None:
    kept(tmp_path, "a.json", {"name": "x", "facts": {}, "expected": {"3.1.a": "perhaps"}})
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    assert main(["test", str(tmp_path), "--lang", "en"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert 'a.json".cases[0].expected."3.1.a": must be one of: met, not_met, unknown, not_applicable' in first
    assert 'b.json": is not valid JSON' in second


def test_a_folder_without_cases_and_a_file_that_there_is_not_are_refused(tmp_path: Path, capsys: Capture) -> None:
    assert main(["test", str(tmp_path)]) == 2
    assert "没有案例文件" in capsys.readouterr().err
    assert main(["test", str(tmp_path / "none.json"), "--lang", "en"]) == 2
    assert "no such file" in capsys.readouterr().err
