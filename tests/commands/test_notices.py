"""``compare``: what notices ask for, and how one applicant stands with each, in every form and language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules import get_edition, list_editions
from skillbase_rules.cli import main
from skillbase_rules.questions import what_notices_ask
from skillbase_rules.report.notices import table_markdown
from tests.commands.test_editions import FIRM

Capture = pytest.CaptureFixture[str]
TWO = ["--with", "liangshan-2025", "--with", "national-2013"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "firm.json"
    path.write_text(json.dumps(FIRM), encoding="utf-8")
    return str(path)


def test_what_each_asks_for_is_listed_by_kind(capsys: Capture) -> None:
    assert main(["compare", "--lang", "en", *TWO]) == 0
    told = capsys.readouterr().out
    assert "share: part-time teachers ÷ full-time teachers + part-time teachers" in told
    assert "liangshan-2025: ≤ 1/3 [s.5] (Conditions of schools)" in told
    assert "chongqing" not in told


def test_the_table_is_one_in_markdown_and_exact_in_json(capsys: Capture) -> None:
    editions = [get_edition(name) for name in ("liangshan-2025", "national-2013")]
    assert main(["compare", "--format", "markdown", *TWO]) == 0
    assert capsys.readouterr().out == table_markdown(what_notices_ask(editions), "zh")
    assert main(["compare", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {column["edition"] for column in data["columns"]} == set(list_editions())
    thresholds = {ask["clause"]: ask["threshold"] for row in data["rows"] for cell in row["cells"] for ask in cell}
    assert (thresholds["s.5"], thresholds["e.3"], thresholds["5.a.2"]) == ("100/3", 15, ["national"])


def test_an_applicant_is_told_where_it_would_be_taken_and_what_it_lacks(file: str, capsys: Capture) -> None:
    assert main(["compare", file, *TWO]) == 0
    told = capsys.readouterr().out
    assert "申报单位：示例企业" in told
    assert "✗ liangshan-2025：不符合" in told
    assert "e.3 高级工以上职工占比，还差1名高级工以上职工" in told
    assert main(["compare", file, "--format", "json", *TWO]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [standing["edition"] for standing in data["result"]] == ["liangshan-2025", "national-2013"]
    assert main(["compare", file, "--format", "markdown", "--lang", "en", *TWO]) == 0
    assert "# By which notices" in capsys.readouterr().out


def test_a_notice_that_there_is_not_and_a_file_that_is_none_are_refused(tmp_path: Path, capsys: Capture) -> None:
    assert main(["compare", "--with", "atlantis"]) == 2
    assert "'atlantis'" in capsys.readouterr().err
    path = tmp_path / "broken.json"
    path.write_text('{"applicant": {"name": "x"}, "workforce": {"staff": 1, "staff_senior_plus": 2}}', encoding="utf-8")
    assert main(["compare", str(path), *TWO]) == 2
    assert "staff_senior_plus" in capsys.readouterr().err
