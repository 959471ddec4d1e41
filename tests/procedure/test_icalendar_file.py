from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from skillbase_rules import CHONGQING_2024, procedure_timeline, to_ics
from skillbase_rules.engine.errors import MissingExtraError, UnknownNameError
from skillbase_rules.procedure.days import CalendarError
from tests.support.tries import tries

FULL = procedure_timeline(publicity_start=date(2024, 9, 13), approval_issued=date(2024, 10, 18))
LATER = procedure_timeline(publicity_start=date(2024, 9, 14), approval_issued=date(2024, 10, 18))


def events(content: bytes) -> list[dict[str, object]]:
    return [
        {name: getattr(value, "dt", value) for name, value in event.items()}
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def stamp_of(event: dict[str, object]) -> datetime:
    stamp = event["DTSTAMP"]
    assert isinstance(stamp, datetime)
    return stamp


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


# Whose events, and what they rest on


def test_every_applicant_has_events_of_its_own() -> None:
    uids = [[event["UID"] for event in events(to_ics(FULL, applicant=name))] for name in ("甲学院", "乙学院", None)]
    assert len({uid for one in uids for uid in one}) == 3 * len(FULL.steps)
    assert all(str(uid).isascii() for uid in uids[0])
    assert events(to_ics(FULL, applicant=" 甲 学院"))[0]["UID"] == uids[0][0]


def test_an_event_is_the_same_event_whatever_its_date_comes_from() -> None:
    extended = CHONGQING_2024.revise(filing_deadline="2024-07-20T18:00:00+08:00")
    before, after = (events(to_ics(procedure_timeline(edition=edition)))[0] for edition in (CHONGQING_2024, extended))
    assert before["UID"] == after["UID"]
    assert before["DTSTAMP"] == datetime(2024, 7, 17, 10, tzinfo=UTC)
    assert after["DTSTAMP"] == after["DTSTART"] == datetime(2024, 7, 20, 10, tzinfo=UTC)


def test_the_stamp_moves_with_the_day_that_a_date_rests_on() -> None:
    before, after = events(to_ics(FULL)), events(to_ics(LATER))
    moved = [old["DTSTAMP"] != new["DTSTAMP"] for old, new in zip(before, after, strict=True)]
    assert moved == [False, False, True, True, False, False, False]
    assert {event["SEQUENCE"] for event in (*before, *after)} == {0}


# A file that follows another


def test_a_date_that_moved_has_a_higher_sequence_and_a_later_stamp() -> None:
    for first, second in ((FULL, LATER), (LATER, FULL)):
        before = to_ics(first, applicant="甲")
        after = events(to_ics(second, applicant="甲", previous=before))
        pairs = list(zip(events(before), after, strict=True))
        assert [new["SEQUENCE"] for _, new in pairs] == [0, 0, 1, 1, 0, 0, 0]
        later = [stamp_of(new) > stamp_of(old) for old, new in pairs]
        assert later == [False, False, True, True, False, False, False]


def test_a_file_that_follows_itself_changes_nothing() -> None:
    file = to_ics(FULL, applicant="甲", remind_days_before=(7,))
    assert to_ics(FULL, applicant="甲", remind_days_before=(7,), previous=file) == file
    assert to_ics(FULL, applicant="甲", remind_days_before=(7,), previous=file.decode()) == file


def test_an_estimate_that_became_official_is_a_change() -> None:
    far = procedure_timeline(publicity_start=date(2090, 9, 27))
    settled = far.model_copy(
        update={"steps": tuple(step.model_copy(update={"provisional_because": None}) for step in far.steps)}
    )
    after = events(to_ics(settled, previous=to_ics(far)))
    assert [(event["SEQUENCE"], event["STATUS"]) for event in after[2:]] == [(1, "CONFIRMED")] * 2


def test_a_date_no_longer_known_is_cancelled_and_may_come_back() -> None:
    before = to_ics(FULL, applicant="甲")
    open_ = to_ics(procedure_timeline(publicity_start=date(2024, 9, 13)), applicant="甲", previous=before)
    assert [event["STATUS"] for event in events(open_)] == ["CONFIRMED"] * 4 + ["CANCELLED"] * 3
    assert [event["SEQUENCE"] for event in events(open_)] == [0] * 4 + [1] * 3
    still = to_ics(procedure_timeline(publicity_start=date(2024, 9, 13)), applicant="甲", previous=open_)
    assert events(still) == events(open_)
    again = events(to_ics(FULL, applicant="甲", previous=open_))
    assert [(event["STATUS"], event["SEQUENCE"]) for event in again[4:]] == [("CONFIRMED", 2)] * 3


def test_events_of_others_in_the_file_before_are_left_alone() -> None:
    others = to_ics(FULL, applicant="乙")
    assert to_ics(FULL, applicant="甲", previous=others) == to_ics(FULL, applicant="甲")


@given(st.lists(st.dates(date(2024, 9, 1), date(2024, 9, 20)), min_size=2, max_size=6))
@tries(15)
def test_sequence_and_stamp_never_go_back(days: list[date]) -> None:
    previous: bytes | None = None
    last: list[tuple[int, datetime]] = []
    for day in days:
        previous = to_ics(procedure_timeline(publicity_start=day), previous=previous)
        now = [(int(str(event["SEQUENCE"])), stamp_of(event)) for event in events(previous)]
        for old, new in zip(last, now, strict=False):
            assert old == new or (old[0] < new[0] and old[1] < new[1])
        last = now


@pytest.mark.parametrize("previous", ["", "no calendar", b"\xff\xfe", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR"])
def test_a_file_before_that_is_no_calendar_is_refused(previous: bytes | str) -> None:
    with pytest.raises(CalendarError, match="previous is not an iCalendar file"):
        to_ics(FULL, previous=previous)


# Reminders, stamp and language


def test_every_step_reminds_so_many_days_before() -> None:
    steps = Calendar.from_ical(to_ics(FULL, "en", remind_days_before=(7, 1, 7))).walk("VEVENT")
    alarms = [[getattr(alarm["TRIGGER"], "dt", None) for alarm in step.walk("VALARM")] for step in steps]
    assert alarms == [[timedelta(days=-7), timedelta(days=-1)]] * len(FULL.steps)
    assert "DISPLAY" in str(steps[0].walk("VALARM")[0]["ACTION"])


@pytest.mark.parametrize("days", [-1, 1.5, "7", True, 5000])
def test_a_reminder_is_a_number_of_days(days: object) -> None:
    with pytest.raises(CalendarError, match="remind_days_before has"):
        to_ics(FULL, remind_days_before=(days,))  # type: ignore[arg-type]


@pytest.mark.parametrize("stamp", [datetime(2024, 8, 1), date(2024, 8, 1), "2024-08-01T09:00:00Z"])  # noqa: DTZ001
def test_a_stamp_without_a_time_zone_is_refused(stamp: object) -> None:
    with pytest.raises(CalendarError, match="give a moment with its time zone"):
        to_ics(FULL, stamp=stamp)  # type: ignore[arg-type]


def test_a_stamp_is_written_in_utc_to_the_second() -> None:
    made = datetime.fromisoformat("2024-08-01T09:00:00.5+08:00")
    assert b"DTSTAMP:20240801T010000Z" in to_ics(FULL, stamp=made)


def test_a_change_within_a_second_is_stamped_with_the_next() -> None:
    made = datetime(2024, 8, 1, 9, tzinfo=UTC)
    before = to_ics(FULL, stamp=made)
    after = events(to_ics(LATER, previous=before, stamp=made + timedelta(milliseconds=1999)))
    assert {event["DTSTAMP"] for event in after if event["SEQUENCE"]} == {made + timedelta(seconds=1)}
    assert to_ics(FULL, stamp=made + timedelta(milliseconds=500)) == before


@pytest.mark.parametrize("language", ["fr", "", "ZH", None])
def test_an_unknown_language_is_refused(language: object) -> None:
    with pytest.raises(UnknownNameError, match="the languages are zh, en"):
        to_ics(FULL, language)  # type: ignore[arg-type]
