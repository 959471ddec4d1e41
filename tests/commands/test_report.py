from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from skillbase_rules.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [str(EXAMPLES / f"{name}.json") for name in ("technician_college", "sparse", "public_training_base")]
AT = "2024-07-10T09:30+08:00"


def out(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(arguments) == status
    return capsys.readouterr().out


def test_a_report_on_many_counts_first_and_has_a_page_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    page = out(capsys, "report", *FILES, "--at", AT)
    assert html5lib.HTMLParser(strict=True).parse(page) is not None
    assert page.count('<div class="skillbase"') == 4
    first = page.split('<div class="skillbase"')[1]
    assert "3 个申报单位的检查报告" in first
    assert first.index("国家级基础条件（4.1.1）") < first.index("不符合最多的条款") < first.index("江岚技师学院")
    assert page.count("判断时间：2024-07-10T09:30:00+08:00") == 4
    assert page.count("输入的 SHA-256：") == 3


def test_a_report_on_one_is_one_page(capsys: pytest.CaptureFixture[str]) -> None:
    page = out(capsys, "report", FILES[0], "--lang", "en")
    assert page.count('<div class="skillbase"') == 1
    assert "1 more integrated teacher" in page
    assert "Judged at" not in page
    assert out(capsys, "report", FILES[0], "--format", "markdown").startswith("# 江岚技师学院")


def test_receipts_come_one_a_line_and_are_replayed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = out(capsys, "report", *FILES[:2], "--format", "receipt", "--at", AT).splitlines()
    assert [json.loads(line)["edition"] for line in lines] == ["chongqing-2024"] * 2
    file = tmp_path / "receipt.json"
    file.write_text(lines[1], encoding="utf-8")
    assert "结论与凭据一致" in out(capsys, "replay", str(file))
    changed = json.loads(lines[1])
    changed["input"]["facilities"]["annual_training_capacity"] = 2800
    file.write_text(json.dumps(changed), encoding="utf-8")
    again = out(capsys, "replay", str(file), "--lang", "en", status=1)
    assert "Another verdict comes out" in again
    assert "4.1.1.2.b" in again


def test_a_receipt_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text("{}", encoding="utf-8")
    assert main(["replay", str(file)]) == 2
    assert "缺少此项" in capsys.readouterr().err


def test_a_bad_file_among_several_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"applicant": {}}', encoding="utf-8")
    assert main(["report", FILES[0], str(file)]) == 2
    assert "bad.json" in capsys.readouterr().err


def test_a_moment_without_a_time_zone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", FILES[0], "--at", "2024-07-10"])
    assert "2024-07-10T09:30+08:00" in capsys.readouterr().err
