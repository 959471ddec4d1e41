from __future__ import annotations

from datetime import date, datetime

import pytest

from skillbase_rules import CHONGQING_2024, build_period, procedure_timeline
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.procedure.days import CalendarError, ProvisionalError
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
    assert {step.id: step.clauses for step in FULL.steps} == {
        "filing_deadline": ("7.2.h",),
        "recommendation": ("7.2.i",),
        "publicity": ("5.2.c",),
        "earliest_decision": ("5.2.c", "5.2.d"),
        "build_start": ("6.1.a",),
        "one_year_mark": ("4.1.1.5.a", "4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d"),
        "build_end": ("6.1.b", "4.1.1.5.e", "4.1.1.5.f"),
    }


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


@pytest.mark.parametrize("written", ["2024-10-18", "2024/10/18", "2024年10月18日"])
def test_days_are_read_as_people_write_them(written: str) -> None:
    assert build_period(written) == build_period(date(2024, 10, 18))
    assert procedure_timeline(publicity_start="2024-9-13", approval_issued=written) == FULL


@pytest.mark.parametrize("wrong", ["18 October 2024", "2024-10", "", 20241018, None])
def test_what_is_no_day_is_refused_with_what_would_be_right(wrong: object) -> None:
    with pytest.raises(CalendarError, match="approval_issued is"):
        build_period(wrong)  # type: ignore[arg-type]


@pytest.mark.clause("6.1.b")
@pytest.mark.parametrize("day", [date(9998, 1, 1), date(9999, 9, 20), date.max])
def test_a_building_period_beyond_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(CalendarError, match="would end after the year 9999") as caught:
        build_period(day)
    assert str(day) in caught.value.text.zh
    assert build_period(date(9997, 12, 31)).end == date(9999, 12, 31)


@pytest.mark.parametrize("stated", ["publicity_start", "approval_issued"])
def test_nothing_follows_before_filing_has_closed(stated: str) -> None:
    asked = {"publicity_start": procedure_timeline_from, "approval_issued": procedure_timeline_to}[stated]
    with pytest.raises(ContradictionError, match=rf"{stated} \(2024-07-16\) is before 2024-07-17") as caught:
        asked(date(2024, 7, 16))
    assert caught.value.text.zh == f"{stated}（2024-07-16）早于申报截止日 2024-07-17。"
    assert asked(date(2024, 7, 17)).steps


def procedure_timeline_from(day: date) -> Timeline:
    return procedure_timeline(publicity_start=day)


def procedure_timeline_to(day: date) -> Timeline:
    return procedure_timeline(approval_issued=day)
