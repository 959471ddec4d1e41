"""The calendar that a command counts by: official schedules that the library does not know yet, from files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pydantic import ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Read
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.wording import problems as m

SCHEDULE = "--schedule"
_FORM = "YEAR=FILE"


def add_schedules(parser: ArgumentParser) -> None:
    """Add the official schedules of years, each from a file."""
    parser.add_argument(
        SCHEDULE,
        action="append",
        default=[],
        metavar=_FORM,
        help=options.both(
            Text(
                "某年的放假安排，可重复：.csv（day,kind）、holiday-cn 的 .json 或通知原文 .txt",
                "the schedule of a year, may be repeated: .csv (day,kind), .json of holiday-cn, or .txt of the notice",
            )
        ),
    )


def calendar_of(arguments: Namespace, read: Read) -> WorkingCalendar:
    """Return the calendar of mainland China with the schedules that the arguments name.

    Raises:
        BadInputError: A file is none of the three kinds, or holds no schedule of that year.
        CalendarError: A day or a kind in it cannot be read, or two schedules are for one year.
    """
    given = options.assignments(arguments.schedule, SCHEDULE, _FORM)
    if not given:
        return MAINLAND_CHINA
    return WorkingCalendar(schedules=tuple(_schedule(year, name, read) for year, name in given.items()))


def _schedule(year: str, name: str, read: Read) -> YearSchedule:
    if not (year.isdecimal() and len(year) == len("2024")):
        raise BadInputError([Problem((SCHEDULE, year), m.NOT_A_YEAR)])
    try:
        schedule = _read(int(year), name, read(name))
    except UnicodeDecodeError:
        raise BadInputError([Problem((SCHEDULE, year), m.NOT_UTF8)]) from None
    except ValidationError as error:
        raise BadInputError(_under(year, validation_problems(error, None))) from None
    if schedule.year != int(year):
        raise BadInputError([Problem((SCHEDULE, year), m.OTHER_YEAR.filled(year=schedule.year))])
    return schedule


def _read(year: int, name: str, content: bytes) -> YearSchedule:
    match PurePath(name).suffix.casefold():
        case ".csv":
            return YearSchedule.from_csv(content.decode("utf-8-sig"), year)
        case ".json":
            return YearSchedule.from_holiday_cn(content.decode("utf-8-sig"))
        case ".txt":
            return YearSchedule.from_notice(content.decode("utf-8-sig"), year)
    raise BadInputError([Problem((SCHEDULE, str(year)), m.NO_SCHEDULE_FILE)])


def _under(year: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    return (Problem((SCHEDULE, year, *problem.path), problem.message) for problem in problems)
