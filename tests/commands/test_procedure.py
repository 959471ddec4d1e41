from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from skillbase_rules import Assessment, Filing, check_filing
from skillbase_rules.cli import main
from skillbase_rules.procedure.publication import PublicityCheck
from skillbase_rules.procedure.publicity import PublicityPeriod
from skillbase_rules.procedure.timeline import Timeline

FILING = str(Path(__file__).parents[2] / "examples" / "filing.json")
RECOMMENDATIONS = str(Path(__file__).parents[2] / "examples" / "recommendations.json")
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
    strict = ("--reading", "publicity_start_checked=not_counted")
    _, out, _ = run(capsys, "publicity", "2024-09-30", "--end", "2024-10-11", "--lang", "en", *strict)
    assert "Long enough: not met" in out
    assert "Working days short: 1" in out
    assert "Earliest lawful end: 2024-10-12" in out
    data = json.loads(run(capsys, "publicity", "2024-09-30", "--end", "2024-10-12", "--format", "json")[1])
    assert PublicityCheck.model_validate(data["result"]).days_short == 0


@pytest.mark.clause("5.2.c")
def test_a_planned_publication_shows_the_date_under_the_other_way_of_counting(capsys: Out) -> None:
    _, out, _ = run(capsys, "publicity", "2024-08-02", "--lang", "en")
    assert "Last day: 2024-08-09\nLast day if the day of publication counts: 2024-08-08\n" in out
    assert "Earliest decision: 2024-08-10\nEarliest working day for a decision: 2024-08-12\n" in out
    counted = run(capsys, "publicity", "2024-08-02", "--count-start")[1]
    assert "公示末日：2024-08-08\n若公示当日不计入，末日为：2024-08-09\n" in counted


@pytest.mark.clause("5.2.c")
def test_a_judged_publication_names_the_reading_that_it_hangs_on(capsys: Out) -> None:
    _, out, _ = run(capsys, "publicity", "2024-09-30", "--end", "2024-10-11", "--lang", "en")
    assert "Long enough: met\n    Hangs on the reading: R-73\n" in out
    assert "R-73" not in run(capsys, "publicity", "2024-09-30", "--end", "2024-10-12")[1]


@pytest.mark.clause("5.2.c")
def test_the_latest_day_of_publication_is_a_day_later_where_that_day_counts(capsys: Out) -> None:
    asked = ("publicity", "--last-day", "2024-09-23", "--lang", "en")
    assert "Latest day of publication: 2024-09-13\n" in run(capsys, *asked)[1]
    assert "Latest day of publication: 2024-09-14\n" in run(capsys, *asked, "--count-start")[1]


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize("given", [("--decision", "2024-09-24"), ("--last-day", "2024年9月23日")])
def test_a_publication_is_counted_back(capsys: Out, given: tuple[str, str]) -> None:
    _, out, _ = run(capsys, "publicity", *given, "--lang", "en")
    assert "Latest day of publication: 2024-09-13\n" in out
    assert "Last day: 2024-09-23\n" in out
    assert "最迟公示日：2024-09-22\n" in run(capsys, "publicity", *given, "--days", "1")[1]
    assert "day of publication: 2024" not in run(capsys, "publicity", "2024-09-13", "--lang", "en")[1]


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("2024-09-13", "--decision", "2024-09-24"),
        ("--last-day", "2024-09-23", "--decision", "2024-09-24"),
        ("--last-day", "2024-09-23", "--end", "2024-09-23"),
    ],
)
def test_a_publication_is_counted_from_one_day(capsys: Out, given: tuple[str, ...]) -> None:
    status, out, err = run(capsys, "publicity", *given, "--lang", "en")
    assert (status, out) == (2, "")
    assert err == "give one of START, --last-day and --decision; --end goes with START only\n"


@pytest.mark.parametrize("written", ["2024-09-13", "2024/9/13", "2024年9月13日", "２０２４-０９-１３"])
def test_days_are_read_as_people_write_them(capsys: Out, written: str) -> None:
    assert run(capsys, "publicity", written) == run(capsys, "publicity", "2024-09-13")
    assert "2024-09-13 – 2024-09-23" in run(capsys, "timeline", "--publicity", written)[1]


def test_an_estimate_says_so(capsys: Out) -> None:
    assert "Long enough whatever the schedule by: 2090-" in run(capsys, "publicity", "2090-09-27", "--lang", "en")[1]
    _, out, _ = run(capsys, "publicity", "2090-09-13", "--lang", "en")
    assert "The official schedule for 2090 is not known" in out
    assert "2090年的官方放假调休安排未知" in run(capsys, "timeline", "--publicity", "2090-09-13")[1]


def test_years_out_of_reach_are_refused(capsys: Out) -> None:
    status, out, err = run(capsys, "publicity", "1990-09-13", "--lang", "en")
    assert (status, out) == (2, "")
    assert "1990" in err


@pytest.mark.parametrize(
    "wrong", [("2024-13-01",), ("13 September",), ("2024-09-13", "--days", "0"), ("2024-09-13", "--days", "x")]
)
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


def test_a_calendar_file_reminds_and_follows_the_one_before(capsys: Out, tmp_path: Path) -> None:
    asked = ("timeline", "--format", "ics", "--applicant", "甲学院", "--remind", "7")
    before = tmp_path / "before.ics"
    before.write_text(run(capsys, *asked, "--publicity", "2024-09-13")[1], encoding="utf-8", newline="")
    after = run(capsys, *asked, "--publicity", "2024-09-14", "--previous", str(before))[1]
    sequences = [event["SEQUENCE"] for event in Calendar.from_ical(after).walk("VEVENT")]
    assert sequences == [0, 0, 1, 1]
    assert after.count("BEGIN:VALARM") == 4


def test_an_approval_at_the_end_of_the_calendar_is_one_clear_error(capsys: Out) -> None:
    status, out, err = run(capsys, "timeline", "--approved", "9999-09-20", "--lang", "en")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "would end after the year 9999" in err


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


def test_a_filing_is_completed_by_its_application(capsys: Out, tmp_path: Path) -> None:
    application = tmp_path / "application.json"
    stated = {"applicant": {"name": "重庆江岚技师学院", "existing_bases": [{"level": "district"}]}}
    application.write_text(json.dumps(stated), encoding="utf-8")
    _, out, _ = run(capsys, "filing", FILING, "--application", str(application), "--lang", "en")
    assert "Notes\n  “江岚技师学院” and “重庆江岚技师学院” are almost alike" in out
    application.write_text('{"applicant": {}}', encoding="utf-8")
    status, _, err = run(capsys, "filing", FILING, "--application", str(application), "--lang", "en")
    assert (status, err) == (2, "applicant.name: is required\n")
    filing = tmp_path / "filing.json"
    filing.write_text("{}", encoding="utf-8")
    application.write_text(json.dumps(stated), encoding="utf-8")
    named = run(capsys, "filing", str(filing), "--application", str(application))[1]
    assert "申报单位：重庆江岚技师学院" in named


@pytest.mark.clause("5.1.g")
def test_recommendation_lists_are_judged_and_near_names_pointed_out(capsys: Out) -> None:
    status, out, _ = run(capsys, "recommendations", RECOMMENDATIONS, "--lang", "en")
    assert status == 0
    assert out.startswith("Recommendations (5.1)\nOverall: met\n")
    assert "Notes\n  “澄江区人力社保局” and “澄江区（人力社保局）” are almost alike" in out
    markdown = run(capsys, "recommendations", RECOMMENDATIONS, "--format", "markdown")[1]
    assert "## 说明\n\n- “澄江区人力社保局”与“澄江区（人力社保局）”名称相近" in markdown
    data = json.loads(run(capsys, "recommendations", RECOMMENDATIONS, "--format", "json")[1])
    assessment = Assessment.model_validate(data["assessment"])
    assert assessment.near_names == (("澄江区人力社保局", "澄江区（人力社保局）"),)
    assert data["applicant"] is None


def test_a_file_that_is_no_list_of_recommendations_is_refused_by_field(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "lists.json"
    for content, line in (
        ("{}", "whole file: must be a list"),
        ('[{"unit": "甲", "body": "乙"}]', "[0].track: is required"),
    ):
        file.write_text(content, encoding="utf-8")
        status, out, err = run(capsys, "recommendations", str(file), "--lang", "en")
        assert (status, out) == (2, "")
        assert err.startswith(line)
