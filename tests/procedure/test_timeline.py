from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from skillbase_rules import CHONGQING_2024, build_period, procedure_timeline, to_ics
from skillbase_rules.engine.errors import ContradictionError, MissingExtraError
from skillbase_rules.procedure.days import ProvisionalError
from skillbase_rules.procedure.files import BEIJING
from skillbase_rules.procedure.timeline import Timeline
from skillbase_rules.procedure.workdays import WorkingCalendar

COUNTED = CHONGQING_2024.choosing(publicity_start_planned="counted")
FULL = procedure_timeline(publicity_start=date(2024, 9, 13), approval_issued=date(2024, 10, 18))


@pytest.mark.clause("6.1.a", "6.1.b")
@pytest.mark.parametrize(
    ("issued", "mark", "end"),
    [
        (date(2024, 10, 18), date(2025, 10, 18), date(2026, 10, 18)),
        (date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 28)),
        (date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_building_runs_two_years_from_the_issue_date(issued: date, mark: date, end: date) -> None:
    period = build_period(issued)
    assert (period.start, period.one_year_mark, period.end) == (issued, mark, end)


@pytest.mark.clause("6.1.b")
def test_another_number_of_years_is_another_edition() -> None:
    assert build_period(date(2024, 2, 29), edition=CHONGQING_2024.revise(build_years=4)).end == date(2028, 2, 29)


def test_the_steps_come_in_order_of_their_dates() -> None:
    days = [step.start.date() if isinstance(step.start, datetime) else step.start for step in FULL.steps]
    assert None not in days
    assert days == sorted(day for day in days if day is not None)
    assert [step.id for step in FULL.steps] == [
        "filing_deadline", "recommendation", "publicity", "earliest_decision", "build_start", "one_year_mark",
        "build_end",
    ]  # fmt: skip
    assert FULL.steps[0].start == datetime(2024, 7, 17, 18, tzinfo=BEIJING)
    assert (FULL.steps[2].end, FULL.steps[3].start) == (date(2024, 9, 23), date(2024, 9, 24))
    assert FULL.provisional == ()


def test_every_step_cites_clauses_of_the_register() -> None:
    assert all(clause in CHONGQING_2024.clauses for step in FULL.steps for clause in step.clauses)


def test_steps_wait_for_what_is_not_known() -> None:
    waiting = {step.id: step.waits_for for step in procedure_timeline().steps if step.start is None}
    assert waiting == {
        "publicity": "publicity_start",
        "earliest_decision": "publicity_start",
        "build_start": "approval_issued",
        "one_year_mark": "approval_issued",
        "build_end": "approval_issued",
    }


def test_a_date_in_a_year_without_a_schedule_is_marked() -> None:
    far = procedure_timeline(publicity_start=date(2090, 9, 13))
    assert [step.id for step in far.provisional] == ["publicity", "earliest_decision"]
    with pytest.raises(ProvisionalError):
        procedure_timeline(publicity_start=date(2090, 9, 13), calendar=WorkingCalendar(require_official=True))


def test_an_approval_before_the_publication_is_over_is_refused() -> None:
    with pytest.raises(ContradictionError, match="2024-09-24") as caught:
        procedure_timeline(publicity_start=date(2024, 9, 13), approval_issued=date(2024, 9, 23))
    assert "2024-09-24" in caught.value.text.zh
    on_time = procedure_timeline(publicity_start=date(2024, 9, 13), approval_issued=date(2024, 9, 24))
    assert on_time.steps[4].start == date(2024, 9, 24)
    counted = procedure_timeline(publicity_start=date(2024, 9, 13), approval_issued=date(2024, 9, 21), edition=COUNTED)
    assert counted.steps[3].start == date(2024, 9, 21)


def test_a_timeline_survives_json() -> None:
    assert Timeline.model_validate_json(FULL.model_dump_json()) == FULL


# iCalendar


def events(content: bytes) -> list[dict[str, object]]:
    return [
        {name: getattr(value, "dt", value) for name, value in event.items()}
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def test_the_calendar_file_holds_every_dated_step() -> None:
    found = events(to_ics(FULL, "en"))
    assert [event["SUMMARY"] for event in found] == [step.label.en for step in FULL.steps]
    assert found[0]["DTSTART"] == datetime(2024, 7, 17, 10, tzinfo=UTC)
    assert (found[1]["DTSTART"], found[1]["DTEND"]) == (date(2024, 7, 18), date(2024, 7, 25))
    assert (found[4]["DTSTART"], found[4]["DTEND"]) == (date(2024, 10, 18), date(2024, 10, 19))
    assert len({event["UID"] for event in found}) == len(found)
    assert {event["STATUS"] for event in found} == {"CONFIRMED"}


def test_the_calendar_file_leaves_out_what_is_not_known_and_marks_estimates() -> None:
    far = procedure_timeline(publicity_start=date(2090, 9, 13))
    assert [event["STATUS"] for event in events(to_ics(far))] == ["CONFIRMED", "CONFIRMED", "TENTATIVE", "TENTATIVE"]


def test_the_calendar_file_is_the_same_each_time() -> None:
    assert to_ics(FULL) == to_ics(FULL)
    made = datetime(2024, 8, 1, tzinfo=UTC)
    assert events(to_ics(FULL, stamp=made))[0]["DTSTAMP"] == made


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"skillbase-rules\[ics\]"):
        to_ics(FULL)
