from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules import CHONGQING_2024, Pool, replace_withdrawn, select
from skillbase_rules.cli import main
from skillbase_rules.report.selection import selection_markdown, selection_text
from skillbase_rules.selection.result import Selection

EXAMPLE = Path(__file__).parents[2] / "examples" / "pool.json"
POOL = Pool.model_validate_json(EXAMPLE.read_bytes())


def test_the_default_is_chinese_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(EXAMPLE)]) == 0
    assert capsys.readouterr().out == selection_text(select(POOL), "zh")


def test_markdown_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(EXAMPLE), "--format", "markdown", "--lang", "en"]) == 0
    assert capsys.readouterr().out == selection_markdown(select(POOL), "en")


def test_every_option_reaches_the_selection(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--unknown", "refuse", "--withdrawn", "s13", "--withdrawn", "s14", "--reading", "double_win=both"]
    assert main(["select", str(EXAMPLE), "--format", "json", *options]) == 0
    given = json.loads(capsys.readouterr().out)
    before = select(POOL, unknown="refuse", edition=CHONGQING_2024.choosing(double_win="both"))
    expected = replace_withdrawn(before, withdrawn=["s13", "s14"])
    assert Selection.model_validate(given["selection"]) == expected


def test_readings_and_numbers_that_differ_are_noted(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ["--set-parameter", "national_ab_places=3", "--set-parameter", "national_places=4"]
    assert main(["select", str(EXAMPLE), "--lang", "en", "--reading", "double_win=both", *changes]) == 0
    printed = capsys.readouterr().out
    assert "double_win=both" in printed
    assert "national places of tiers A and B (2.1.c) 2 → 3" in printed
    assert "national, tier A or B (2.1.c): places 3, awarded 3, open 0, vacant 0" in printed


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"candidates": [{"id": "a", "body": "b"}]}', "candidates[0]"),
        ('{"candidates": [{"id": "a", "body": "b", "municipal": {"category": "sea"}}]}', "municipal.category"),
        ('{"candidate": []}', "candidate"),
        ("{}", "candidates: is required"),
        ("[]", "whole file"),
        ("{", "line 1"),
    ],
)
def test_a_file_that_is_no_pool_is_refused_by_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, named: str
) -> None:
    file = tmp_path / "pool.json"
    file.write_text(content, encoding="utf-8")
    assert main(["select", str(file), "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert named in printed.err
    assert printed.out == ""


def test_a_stranger_cannot_withdraw(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(EXAMPLE), "--withdrawn", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err


def test_scores_that_differ_in_any_digit_differ(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    candidates = ",".join(
        f'{{"id": "{name}", "body": "{name}区", "national": '
        f'{{"tier": "C", "eligibility": "met", "expert_score": 90.{"0" * 24}{last}}}}}'
        for name, last in (("甲", 1), ("乙", 2))
    )
    file = tmp_path / "pool.json"
    file.write_text(f'{{"candidates": [{candidates}]}}', encoding="utf-8")
    assert main(["select", str(file), "--format", "json"]) == 0
    selection = Selection.model_validate(json.loads(capsys.readouterr().out)["selection"])
    assert selection.category("national_cd").awarded == ("乙",)
