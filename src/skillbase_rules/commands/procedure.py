"""``publicity`` and ``timeline``: the calendar."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel

from skillbase_rules.commands import calendars, options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.days import CalendarError, day_of
from skillbase_rules.procedure.publication import PublicityCheck
from skillbase_rules.procedure.publicity import PublicityPeriod
from skillbase_rules.procedure.timeline import Step, Timeline
from skillbase_rules.procedure.workdays import WorkingCalendar
from skillbase_rules.questions import check_publicity, latest_publicity, procedure_timeline, publicity_period, to_ics
from skillbase_rules.report.changes import Item, as_data, as_markdown, as_text
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import status_word
from skillbase_rules.wording.problems import EITHER_START

_MOST_DAYS = 1000
_COUNTING_START = ("publicity_start_planned", "publicity_start_checked")
_WORKING_DAYS = "min_publicity_working_days"


def _day(given: str) -> date:
    try:
        return day_of("DAY", given)
    except CalendarError as error:
        raise ArgumentTypeError(options.both(error.text)) from None


def _number(given: str) -> int:
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_DAYS:
        raise ArgumentTypeError(f"{given!r}: 应为 1 至 {_MOST_DAYS} | must be a whole number from 1 to {_MOST_DAYS}")
    return int(given)


def _add_publicity(parser: ArgumentParser) -> None:
    parser.add_argument(
        "start", type=_day, nargs="?", metavar="START", help=options.both(Text("公示日", "day of publication"))
    )
    parser.add_argument(
        "--end",
        type=_day,
        metavar="DAY",
        help=options.both(Text("公示末日；给出则判断是否足够", "last day, to be judged")),
    )
    parser.add_argument(
        "--last-day",
        type=_day,
        metavar="DAY",
        help=options.both(Text("从公示末日倒推最迟公示日", "count back from the last day of publication")),
    )
    parser.add_argument(
        "--decision",
        type=_day,
        metavar="DAY",
        help=options.both(Text("从发文日倒推最迟公示日", "count back from the day of the decision")),
    )
    parser.add_argument(
        "--days",
        type=_number,
        metavar="N",
        help=options.both(Text("工作日数，默认按通知", "working days, as the notice by default")),
    )
    _add_count_start(parser)
    calendars.add_schedules(parser)
    options.add_format(parser)
    options.add_rules(parser)


def _add_count_start(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--count-start",
        action="store_true",
        help=options.both(Text("公示当日计入（R-73）", "count the day of publication (R-73)")),
    )


def _add_timeline(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--publicity", type=_day, metavar="DAY", help=options.both(Text("公示日", "day of publication"))
    )
    parser.add_argument(
        "--approved", type=_day, metavar="DAY", help=options.both(Text("批建文件印发日", "issue date of the approval"))
    )
    _add_count_start(parser)
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json", "ics"),
        default="text",
        help=options.both(Text("输出格式，默认文本", "form of the output, text by default")),
    )
    parser.add_argument(
        "--applicant",
        metavar="NAME",
        help=options.both(Text("申报单位，写入 ics 以区分", "whose dates they are, for ics")),
    )
    parser.add_argument(
        "--remind",
        type=_number,
        action="append",
        default=[],
        metavar="DAYS",
        help=options.both(
            Text("提前几天提醒，可重复，用于 ics", "remind so many days before, may be repeated; for ics")
        ),
    )
    parser.add_argument(
        "--previous",
        metavar="FILE",
        help=options.both(Text("上一次的 ics 文件，用于更新", "the ics file written before, which this one follows")),
    )
    calendars.add_schedules(parser)
    options.add_rules(parser)


def _edition_of(arguments: Namespace, edition: AnyEdition) -> AnyEdition:
    """Return the edition asked for; counting the first day is short for the readings that say so."""
    if arguments.count_start:
        arguments.reading = [*arguments.reading, *(f"{field}=counted" for field in _COUNTING_START)]
    return options.edition_of(arguments, edition)


def _publicity(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    language: Language = arguments.lang
    counted_from = [day is not None for day in (arguments.start, arguments.last_day, arguments.decision)]
    if counted_from.count(True) != 1 or (arguments.end is not None and arguments.start is None):
        raise SkillbaseError(EITHER_START)
    calendar = calendars.calendar_of(arguments, read)
    if arguments.end is None:
        period = _planned(arguments, calendar, _edition_of(arguments, edition))
        return _answer(m.PUBLICITY, period, [*_start(arguments, period), *_period_items(period, language)], arguments)
    if arguments.days is not None:
        arguments.set_parameter = [*arguments.set_parameter, f"{_WORKING_DAYS}={arguments.days}"]
    edition = _edition_of(arguments, edition)
    check = check_publicity(arguments.start, arguments.end, calendar=calendar, edition=edition)
    return _answer(m.PUBLICITY, check, _check_items(check, language), arguments)


def _planned(arguments: Namespace, calendar: WorkingCalendar, edition: AnyEdition) -> PublicityPeriod:
    if arguments.start is not None:
        return publicity_period(arguments.start, arguments.days, calendar=calendar, edition=edition)
    return latest_publicity(
        last_day=arguments.last_day,
        decision=arguments.decision,
        working_days=arguments.days,
        calendar=calendar,
        edition=edition,
    )


def _start(arguments: Namespace, period: PublicityPeriod) -> Sequence[Item]:
    """Return the day of publication, where it was asked for and not given."""
    if arguments.start is not None:
        return ()
    return (Item(line=m.PUBLICITY_START.in_(arguments.lang).format(_dated(period.start))),)


def _period_items(period: PublicityPeriod, language: Language) -> list[Item]:
    items = [
        Item(line=m.PUBLICITY_DAYS.in_(language).format(len(period.days)), details=tuple(map(_dated, period.days)))
    ]
    dates = (
        (m.LAST_DAY, period.last_day),
        (m.LAST_DAY_OTHERWISE[period.count_start], period.last_day_otherwise),
        (m.LAST_DAY_AT_LATEST, period.last_day_at_latest if period.provisional else None),
        (m.EARLIEST_DECISION, period.earliest_decision),
        (m.EARLIEST_WORKING_DECISION, period.earliest_working_decision),
    )
    items += [Item(line=words.in_(language).format(_dated(day))) for words, day in dates if day is not None]
    return [*items, *_provisional(period.provisional_because, language)]


def _check_items(check: PublicityCheck, language: Language) -> list[Item]:
    items, length = [], check.length
    if length is not None:
        notes = (m.HANGS_ON.in_(language).format(" ".join(length.hinges_on)),) if length.hinges_on else ()
        line = m.COLON.in_(language).join((m.LONG_ENOUGH.in_(language), status_word(length.status, language)))
        items.append(Item(line=line, details=notes))
    return [
        *items,
        Item(line=m.PUBLICITY_DAYS.in_(language).format(check.days_counted)),
        Item(line=m.DAYS_SHORT.in_(language).format(check.days_short)),
        Item(line=m.EARLIEST_END.in_(language).format(_dated(check.earliest_lawful_end))),
        *_provisional(check.required.provisional_because, language),
    ]


def _provisional(because: Text | None, language: Language) -> Sequence[Item]:
    return () if because is None else (Item(line=because.in_(language)),)


def _dated(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _timeline(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    timeline = procedure_timeline(
        publicity_start=arguments.publicity,
        approval_issued=arguments.approved,
        calendar=calendars.calendar_of(arguments, read),
        edition=_edition_of(arguments, edition),
    )
    if arguments.format == "ics":
        content = to_ics(
            timeline,
            arguments.lang,
            applicant=arguments.applicant,
            remind_days_before=arguments.remind,
            previous=None if arguments.previous is None else read(arguments.previous),
        )
        return Answer(content.decode("utf-8"))
    return _answer(m.TIMELINE, timeline, timeline_items(timeline, arguments.lang), arguments)


def timeline_items(timeline: Timeline, language: Language) -> list[Item]:
    """Return the steps of a timeline in words."""
    return [_step_item(step, language) for step in timeline.steps]


def _step_item(step: Step, language: Language) -> Item:
    when = m.NOT_KNOWN_YET.in_(language).format(step.waits_for)
    if step.start is not None:
        ends = [step.start, *([step.end] if step.end else [])]
        when = " – ".join(f"{end:%Y-%m-%d %H:%M}" if hasattr(end, "hour") else f"{end:%Y-%m-%d}" for end in ends)
    because = () if step.provisional_because is None else (step.provisional_because.in_(language),)
    return Item(line=f"{when}  {step.label.in_(language)}  [{' '.join(step.clauses)}]", details=because)


def _answer(title: Text, result: BaseModel, items: Sequence[Item], arguments: Namespace) -> Answer:
    if arguments.format == "json":
        return Answer(as_json(as_data(result, items)))
    write = as_markdown if arguments.format == "markdown" else as_text
    return Answer(write(title.in_(arguments.lang), (), items))


PUBLICITY = Command(
    "publicity",
    Text("公示期：逐日计数，最早发文日", "the days of a publication, and the earliest decision"),
    _add_publicity,
    _publicity,
)
TIMELINE = Command(
    "timeline",
    Text("申报全过程的日期", "the dates of the whole procedure"),
    _add_timeline,
    _timeline,
)
