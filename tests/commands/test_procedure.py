from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from skillbase_rules import Assessment, Filing, check_filing
from skillbase_rules.cli import main
from skillbase_rules.procedure.publicity import PublicityCheck, PublicityPeriod
from skillbase_rules.procedure.timeline import Timeline

FILING = str(Path(__file__).parents[2] / "examples" / "filing.json")
Out = pytest.CaptureFixture[str]


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.clause("5.2.c")
def test_a_publication_is_counted_day_by_day(capsys: Out) -> None:
    _, out, _ = run(capsys, "publicity", "2024-09-13", "--lang", "en")
    assert "Last day: 2024-09-23" in out
    assert "Earliest decision: 2024-09-24" in out
    assert "Last day: 2024-09-20" in run(capsys, "publicity", "2024-09-13", "--count-start", "--lang", "en")[1]
    assert "公示末日：2024-09-14" in run(capsys, "publicity", "2024-09-13", "--days", "1")[1]
    data = json.loads(run(capsys, "publicity", "2024-09-30", "--format", "json")[1])
    assert PublicityPeriod.model_validate(data["result"]).last_day.isoformat() == "2024-10-12"


@pytest.mark.clause("5.2.c")
def test_a_publication_with_an_end_is_judged(capsys: Out) -> None:
    _, out, _ = run(capsys, "publicity", "2024-09-30", "--end", "2024-10-11", "--lang", "en")
    assert "Long enough: not met" in out
    assert "Working days short: 1" in out
    assert "Earliest lawful end: 2024-10-12" in out
    data = json.loads(run(capsys, "publicity", "2024-09-30", "--end", "2024-10-12", "--format", "json")[1])
    assert PublicityCheck.model_validate(data["result"]).days_short == 0


def test_an_estimate_says_so(capsys: Out) -> None:
    _, out, _ = run(capsys, "publicity", "2090-09-13", "--lang", "en")
    assert "The official schedule for 2090 is not known" in out
    assert "2090年的官方放假调休安排未知" in run(capsys, "timeline", "--publicity", "2090-09-13")[1]


def test_years_out_of_reach_are_refused(capsys: Out) -> None:
    status, out, err = run(capsys, "publicity", "1990-09-13", "--lang", "en")
    assert (status, out) == (2, "")
    assert "1990" in err


@pytest.mark.parametrize("wrong", [("2024-13-01",), ("2024-09-13", "--days", "0"), ("2024-09-13", "--days", "x")])
def test_what_is_no_date_or_number_is_refused(capsys: Out, wrong: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publicity", *wrong])
    assert ended.value.code == 2
    assert wrong[-1] in capsys.readouterr().err


def test_a_timeline_in_every_form(capsys: Out) -> None:
    asked = ("timeline", "--publicity", "2024-09-13", "--approved", "2024-10-18", "--lang", "en")
    assert "2026-10-18  End of building" in run(capsys, *asked)[1]
    assert run(capsys, *asked, "--format", "markdown")[1].startswith("# Course of an application")
    data = json.loads(run(capsys, *asked, "--format", "json")[1])
    assert len(Timeline.model_validate(data["result"]).steps) == 7
    calendar = Calendar.from_ical(run(capsys, *asked, "--format", "ics")[1])
    assert len(calendar.walk("VEVENT")) == 7
    assert "not known yet (state approval_issued)" in run(capsys, "timeline", "--lang", "en")[1]


def test_a_timeline_that_contradicts_itself_is_refused(capsys: Out) -> None:
    status, _, err = run(capsys, "timeline", "--publicity", "2024-09-13", "--approved", "2024-09-23")
    assert (status, "早于" in err) == (2, True)


def test_a_filing_is_judged(capsys: Out) -> None:
    status, out, _ = run(capsys, "filing", FILING, "--lang", "en")
    assert status == 0
    assert "2 too many" in out
    assert "required 1 routes" in out or "required 1 route" in out
    data = json.loads(run(capsys, "filing", FILING, "--format", "json")[1])
    filing = Filing.model_validate_json(Path(FILING).read_bytes())
    assert Assessment.model_validate(data["assessment"]) == check_filing(filing)
    zh = run(capsys, "filing", FILING, "--reading", "pages_counted=all_material", "--format", "markdown")[1]
    assert "pages_counted=all" in zh.replace("\\", "")


def test_a_filing_without_a_time_zone_is_refused_by_field(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "filing.json"
    file.write_text('{"filed_at": "2024-07-17T17:00:00", "pages": 1}', encoding="utf-8")
    status, _, err = run(capsys, "filing", str(file), "--lang", "en")
    assert status == 2
    assert err.splitlines() == [
        "filed_at: must state its time zone, such as +08:00",
        "pages: is not a known field",
    ]
