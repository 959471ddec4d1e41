"""A schedule handed in, in words, as a file or as a table, gives the very year that `holidays` knows."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.procedure.days import CalendarError
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.procedure.statutory import statutory_days
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar

NOTICES = {
    2023: """一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
        二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
        三、清明节：4月5日放假，共1天。
        四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
        五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
        六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。""",
    2024: """一、元旦：1月1日放假，与周末连休。
        二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。
        三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
        四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
        五、端午节：6月10日放假，与周末连休。
        六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
        七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。""",
    2025: """一、元旦：1月1日（周三）放假1天，不调休。
        二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
        三、清明节：4月4日（周五）至6日（周日）放假，共3天。
        四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
        五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
        六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。""",
}


def days_of(year: int) -> list[date]:
    return [day for n in range(366) if (day := date(year, 1, 1) + timedelta(days=n)).year == year]


def working(calendar: WorkingCalendar, year: int) -> set[date]:
    return {day for day in days_of(year) if calendar.is_working_day(day)}


@pytest.mark.parametrize("year", NOTICES)
def test_the_words_of_a_notice_give_the_year_as_it_was(year: int) -> None:
    schedule = YearSchedule.from_notice(NOTICES[year], year)
    calendar = WorkingCalendar(schedules=(schedule,))
    assert schedule.replaces
    assert working(calendar, year) == working(MAINLAND_CHINA, year)
    assert working(calendar, year - 1) == working(MAINLAND_CHINA, year - 1)


def test_a_span_over_the_turn_of_the_year_begins_in_the_year_before() -> None:
    schedule = YearSchedule.from_notice("元旦：12月31日至1月2日放假调休，共3天。", 2023)
    assert schedule.days_off == {date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("今年没有安排。", "announces no day off"), ("2月30日放假。", "there is no such day"), ("", "no day off")],
)
def test_a_text_that_announces_nothing_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(CalendarError, match=wrong):
        YearSchedule.from_notice(text, 2024)


def as_entries(year: int) -> list[tuple[date, bool]]:
    """Return the days on which a year departs from bare weekdays and weekends, as files of schedules list them."""
    found = [(day, bool(MAINLAND_CHINA.is_working_day(day))) for day in days_of(year)]
    return [(day, not works) for day, works in found if works is not (day.weekday() < 5)]


@pytest.mark.parametrize("year", [2019, 2024, 2026])
def test_a_file_of_holiday_cn_gives_the_year_as_it_was(year: int) -> None:
    days = [{"name": "节日", "date": str(day), "isOffDay": off} for day, off in as_entries(year) if day.month < 12]
    content = json.dumps({"$id": "x", "year": year, "papers": ["y"], "days": days})
    for form in (content, content.encode()):
        calendar = WorkingCalendar(schedules=(YearSchedule.from_holiday_cn(form),))
        assert working(calendar, year) == working(MAINLAND_CHINA, year)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"year": 2024}', '{"year": 2024, "days": [{"date": "2024-01-01", "isOffDay": "yes"}]}']
)
def test_another_file_is_refused(content: str) -> None:
    with pytest.raises(ValidationError):
        YearSchedule.from_holiday_cn(content)


def test_a_table_gives_the_year_as_it_was() -> None:
    words = {True: "放假", False: "上班"}
    rows = [f"{day.year}年{day.month}月{day.day}日,{words[off]},x" for day, off in as_entries(2024)]
    schedule = YearSchedule.from_csv("\ufeffday,kind,name\n" + "\n".join(rows), 2024)
    assert working(WorkingCalendar(schedules=(schedule,)), 2024) == working(MAINLAND_CHINA, 2024)
    assert YearSchedule.from_csv("kind,day\noff,2089-10-06\nwork,2089-10-08\n", 2089).make_up_days == {
        date(2089, 10, 8)
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("date,kind\n2024-01-01,off\n", "columns day and kind"),
        ("", "columns day and kind"),
        ("day,kind\n2024-01-01,maybe\n", "kind is 'maybe' on line 2; it must be off or work"),
        ("day,kind\n2024-01-01\n", "kind is '' on line 2"),
        ("day,kind\n1 January,off\n", r"day \(line 2\) is '1 January'"),
    ],
)
def test_a_table_of_another_form_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(CalendarError, match=wrong):
        YearSchedule.from_csv(text, 2024)


def test_a_schedule_says_outright_whether_it_replaces() -> None:
    with pytest.raises(ValidationError, match="replaces"):
        YearSchedule.model_validate({"year": 2024, "days_off": [], "make_up_days": [], "replaces": "yes"})


@given(st.text(max_size=60), st.integers(2004, 2090))
@example("\r0", 2004)
@example("day,kind\n\x00,off", 2004)
def test_any_text_is_a_schedule_or_refused(text: str, year: int) -> None:
    for read in (YearSchedule.from_notice, YearSchedule.from_csv):
        try:
            assert read(text, year).year == year
        except (CalendarError, ValidationError):
            continue


@pytest.mark.parametrize("year", range(2004, 2027))
def test_the_law_gives_no_day_that_a_schedule_exchanged(year: int) -> None:
    assert not any(MAINLAND_CHINA.is_working_day(day) for day in statutory_days(year))
    assert len(statutory_days(year)) in {10, 11, 12, 13, 14}
