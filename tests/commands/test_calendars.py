"""The schedules of years that the library does not know yet, handed in on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules.cli import main

Out = pytest.CaptureFixture[str]
CSV = "day,kind\n2030-10-01,放假\n2030-09-28,上班\n"
HOLIDAY_CN = json.dumps(
    {"year": 2030, "days": [{"date": "2030-10-01", "isOffDay": True}, {"date": "2030-09-28", "isOffDay": False}]}
)
NOTICE = "国庆节：10月1日放假。9月28日（星期六）上班。"


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize(("name", "content"), [("a.csv", CSV), ("a.JSON", HOLIDAY_CN), ("a.txt", "\ufeff" + NOTICE)])
def test_a_schedule_makes_its_year_certain(capsys: Out, tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    estimate = run(capsys, "publicity", "2030-09-25", "--days", "3", "--lang", "en")[1]
    assert "Last day: 2030-09-30" in estimate
    assert "The official schedule for 2030 is not known" in estimate
    announced = run(capsys, "publicity", "2030-09-25", "--days", "3", "--lang", "en", "--schedule", f"2030={file}")[1]
    assert "Last day: 2030-09-28" in announced
    assert "is not known" not in announced
    course = ("timeline", "--publicity", "2030-09-23", "--lang", "en")
    assert "is not known" in run(capsys, *course)[1]
    assert "2030-09-23 – 2030-09-28  Publication" in run(capsys, *course, "--schedule", f"2030={file}")[1]


@pytest.mark.parametrize(
    ("given", "content", "told"),
    [
        ("30=a.csv", CSV.encode(), "--schedule.30: must be a year of four digits"),
        ("2030=a.xls", CSV.encode(), "--schedule.2030: must be a .csv file, a .json file of holiday-cn"),
        ("2030=a.csv", "放假".encode("gb18030"), "--schedule.2030: is not UTF-8"),
        ("2030=a.csv", b"day,kind\n2030-10-01,holiday\n", "kind is 'holiday' on line 2"),
        ("2030=a.csv", b"day,kind\n2030-10-07,work\n", "make_up_days has Monday 2030-10-07"),
        ("2031=a.json", HOLIDAY_CN.encode(), "--schedule.2031: the file holds the schedule of 2030"),
        ("2030=a.json", b"[]", "--schedule.2030: must be an object"),
        ("2030=a.txt", b"-", "The notice announces no day off"),
        ("1990=a.txt", "10月1日放假".encode(), "The working days of 1990 are not known"),
    ],
)
def test_a_file_that_is_no_schedule_is_refused(
    capsys: Out, tmp_path: Path, given: str, content: bytes, told: str
) -> None:
    year, _, name = given.partition("=")
    file = tmp_path / name
    file.write_bytes(content)
    status, out, err = run(capsys, "publicity", "2030-09-25", "--schedule", f"{year}={file}", "--lang", "en")
    assert (status, out) == (2, "")
    assert told in err


def test_a_year_has_one_schedule(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CSV, encoding="utf-8")
    twice = ("--schedule", f"2030={file}") * 2
    status, _, err = run(capsys, "publicity", "2030-09-25", "--lang", "en", *twice)
    assert (status, err) == (2, "--schedule.2030: is given more than once\n")
