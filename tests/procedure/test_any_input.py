"""Whatever is handed to a question on the procedure, it answers or says in one sentence why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import questions
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.records import Record
from skillbase_rules.facts.application import Applicant, Application
from skillbase_rules.procedure.files import Documents, DualApplication, Filing, Recommendation
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.procedure.timeline import Timeline
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar
from skillbase_rules.questions import procedure
from skillbase_rules.report.markdown import to_markdown
from skillbase_rules.report.text import to_text
from tests.support.anything import ANYTHING, WORDS, garbled
from tests.support.tries import tries

DAYS = st.one_of(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.dates(), st.dates().map(str))
NUMBERS = st.integers(1, 40) | st.none()
COUNTS = st.integers(0, 3) | st.none()
FLAGS = st.booleans() | st.none()
MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.datetimes().map(lambda moment: f"{moment.isoformat()}+08:00")
NAMES = st.text(alphabet="甲乙丙丁人社局（( \u3000", min_size=1, max_size=6)
CSV = st.lists(st.tuples(DAYS, st.sampled_from(["off", "work", "放假", "上班", "?"])), max_size=4).map(
    lambda rows: "\n".join(["day,kind", *(f"{day},{kind}" for day, kind in rows)])
)
NOTICES = st.lists(
    st.sampled_from(
        [
            "1月1日",
            "至",
            "3日",
            "放假",
            "，",
            "。",
            "2月30日",
            "上班",
            "12月31日",
            "2025年",
            "（星期六）",
            "10月1日至8日",
        ]
    ),
    max_size=8,
).map("".join)


def sometimes(usual: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return what belongs there three times out of four, and otherwise anything."""
    return st.integers(0, 3).flatmap(lambda chance: usual if chance else ANYTHING)


def stated(record: type[Record]) -> st.SearchStrategy[dict[str, object]]:
    """Return what somebody might state of a record: few of its fields, rightly or wrongly."""
    values = st.one_of(FLAGS, COUNTS, MOMENTS, NAMES, st.lists(NAMES, max_size=3), WORDS, ANYTHING)
    names = st.sampled_from([*record.model_fields, "no_such_field"])
    return st.dictionaries(names, values, max_size=5)


def records(record: type[Record]) -> st.SearchStrategy[object]:
    """Return records of a kind that can be."""
    return stated(record).map(lambda fields: _record(record, fields))


def _record(record: type[Record], fields: Mapping[str, object]) -> object:
    usual: dict[type[Record], dict[str, object]] = {Recommendation: {"unit": "甲", "body": "乙", "track": "municipal"}}
    try:
        return record.model_validate({**usual.get(record, {}), **fields})
    except ValidationError:
        return record.model_validate(usual.get(record, {}))


@cache
def timeline() -> Timeline:
    return questions.procedure_timeline(publicity_start="2024-09-13", approval_issued="2024-10-18")


@cache
def calendar_file() -> bytes:
    return questions.to_ics(timeline(), applicant="甲")


class Door(NamedTuple):
    """A function that anyone may call, and what it is usually called with."""

    call: Callable[..., object]
    usual: Mapping[str, st.SearchStrategy[object]]


def _report(language: object, write: Callable[..., object]) -> object:
    return write(questions.check_filing(Filing()), CHONGQING_2024, language)


SCHEDULES = st.builds(lambda: YearSchedule(year=2031, days_off=frozenset(), make_up_days=frozenset()))
CALENDARS = st.just(MAINLAND_CHINA) | st.none() | st.just(WorkingCalendar(require_official=True))
BY_EDITION = {"calendar": CALENDARS, "edition": st.just(CHONGQING_2024)}
COUNTED = {"count_start": st.booleans()}
CALENDAR = MAINLAND_CHINA
DOORS: Mapping[str, Door] = {
    "check_documents": Door(questions.check_documents, {"documents": records(Documents)}),
    "check_filing": Door(
        questions.check_filing,
        {
            "filing": records(Filing),
            "application": st.none() | st.just(Application(applicant=Applicant(name="甲"))),
            "edition": st.just(CHONGQING_2024),
        },
    ),
    "check_recommendations": Door(
        questions.check_recommendations, {"recommendations": st.lists(sometimes(records(Recommendation)), max_size=4)}
    ),
    "check_dual_application": Door(questions.check_dual_application, {"application": records(DualApplication)}),
    "publicity_period": Door(questions.publicity_period, {"start": DAYS, "working_days": NUMBERS, **BY_EDITION}),
    "publicity_periods": Door(
        questions.publicity_periods,
        {"starts": st.lists(sometimes(DAYS), max_size=3), "working_days": NUMBERS, **BY_EDITION},
    ),
    "latest_publicity": Door(
        questions.latest_publicity,
        {"last_day": DAYS | st.none(), "decision": DAYS | st.none(), "working_days": NUMBERS, **BY_EDITION},
    ),
    "check_publicity": Door(
        questions.check_publicity,
        {
            "start": DAYS,
            "end": DAYS | st.none(),
            "objections_upheld": COUNTS,
            "objections_received": COUNTS,
            **BY_EDITION,
        },
    ),
    "build_period": Door(questions.build_period, {"issued": DAYS}),
    "procedure_timeline": Door(
        questions.procedure_timeline,
        {"publicity_start": DAYS | st.none(), "approval_issued": DAYS | st.none(), **BY_EDITION},
    ),
    "to_ics": Door(
        questions.to_ics,
        {
            "timeline": st.just(timeline()),
            "language": st.sampled_from(["zh", "en"]),
            "applicant": NAMES | st.none(),
            "remind_days_before": st.lists(sometimes(st.integers(0, 40)), max_size=2),
            "previous": st.none() | garbled(calendar_file()),
            "stamp": st.none() | st.datetimes(timezones=st.just(UTC)),
        },
    ),
    "is_official": Door(CALENDAR.is_official, {"year": st.integers(1, 9999)}),
    "is_working_day": Door(CALENDAR.is_working_day, {"day": DAYS}),
    "next_working_day": Door(CALENDAR.next_working_day, {"day": DAYS, **COUNTED}),
    "add_working_days": Door(CALENDAR.add_working_days, {"start": DAYS, "number": NUMBERS, **COUNTED}),
    "working_days_from": Door(CALENDAR.working_days_from, {"first": DAYS, "number": NUMBERS}),
    "latest_start": Door(CALENDAR.latest_start, {"end": DAYS, "number": NUMBERS, **COUNTED}),
    "working_days_between": Door(CALENDAR.working_days_between, {"start": DAYS, "end": DAYS, **COUNTED}),
    "WorkingCalendar": Door(
        WorkingCalendar,
        {
            "schedules": st.lists(sometimes(SCHEDULES), max_size=2),
            "closures": st.lists(sometimes(DAYS), max_size=2),
            "require_official": st.booleans(),
        },
    ),
    "from_csv": Door(YearSchedule.from_csv, {"text": CSV, "year": st.integers(2024, 2028), "replaces": st.booleans()}),
    "from_notice": Door(
        YearSchedule.from_notice, {"text": NOTICES, "year": st.integers(2024, 2028), "replaces": st.booleans()}
    ),
    "from_holiday_cn": Door(
        YearSchedule.from_holiday_cn,
        {"content": garbled(b'{"year": 2024, "days": [{"date": "2024-01-01", "isOffDay": true}]}')},
    ),
    **{
        record.__name__: Door(record.model_validate, {"obj": stated(record)})
        for record in (Documents, Filing, Recommendation, DualApplication)
    },
    "YearSchedule": Door(
        YearSchedule,
        {
            "year": st.integers(2024, 2028),
            "days_off": st.lists(sometimes(DAYS), max_size=3),
            "make_up_days": st.lists(sometimes(DAYS), max_size=3),
            "replaces": st.booleans(),
        },
    ),
    **{
        write.__name__: Door(_report, {"language": st.sampled_from(["zh", "en"]), "write": st.just(write)})
        for write in (to_text, to_markdown)
    },
}
"""Every function on the procedure that anyone may call."""


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    name = draw(st.sampled_from(sorted(DOORS)))
    usual = DOORS[name].usual
    return name, {
        argument: draw(value if argument == "write" else sometimes(value)) for argument, value in usual.items()
    }


def ask(name: str, arguments: Mapping[str, object]) -> None:
    """Ask a question; what it refuses it refuses in one sentence."""
    try:
        DOORS[name].call(**arguments)
    except SkillbaseError as error:
        for sentence in (str(error), error.text.zh):
            assert sentence
            assert "\n" not in sentence
    except ValidationError:
        pass


@given(calls())
@tries(200)
def test_any_call_is_answered_or_refused_in_one_sentence(call: tuple[str, dict[str, object]]) -> None:
    ask(*call)


HUGE: Any = 10**5000
"""Python refuses to write this number out."""


@pytest.mark.parametrize(
    "call",
    [
        lambda: questions.publicity_period(HUGE),
        lambda: questions.publicity_period("2024-09-13", -HUGE),
        lambda: questions.publicity_period("2024-09-13", HUGE),
        lambda: questions.publicity_period("2024-09-13", calendar=HUGE),
        lambda: questions.check_documents(HUGE),
        lambda: questions.check_recommendations([HUGE]),
        lambda: questions.to_ics(timeline(), HUGE),
        lambda: questions.to_ics(timeline(), remind_days_before=[HUGE]),
        lambda: questions.to_ics(timeline(), stamp=HUGE),
        lambda: YearSchedule.from_notice("1月1日放假", HUGE),
        lambda: WorkingCalendar(closures=frozenset({HUGE})),
    ],
)
def test_a_number_that_python_refuses_to_write_out_is_refused_like_any_other(call: Callable[[], object]) -> None:
    with pytest.raises(SkillbaseError, match=r"…|whole number|calendar runs"):
        call()


def test_the_doors_are_all_the_questions_on_the_procedure() -> None:
    public = [
        *(name for name, asked in vars(procedure).items() if getattr(asked, "__module__", "") == procedure.__name__),
        *(name for name in vars(WorkingCalendar) if callable(getattr(WorkingCalendar, name))),
    ]
    assert {name for name in public if not name.startswith("_")} <= DOORS.keys()
