"""``publicity``, ``timeline`` and ``filing``: the calendar and the procedure."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, as_json, written
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.files import Filing
from skillbase_rules.procedure.publicity import PublicityCheck
from skillbase_rules.procedure.timeline import Step, Timeline
from skillbase_rules.questions import check_filing, check_publicity, procedure_timeline, publicity_period, to_ics
from skillbase_rules.report.changes import Item, as_data, as_markdown, as_text
from skillbase_rules.report.problems import BadInputError, validation_problems
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import status_word

_MOST_DAYS = 1000


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ArgumentTypeError(f"{given!r}: 应为日期 | must be a date such as 2024-09-13") from None


def _number(given: str) -> int:
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_DAYS:
        raise ArgumentTypeError(f"{given!r}: 应为 1 至 {_MOST_DAYS} | must be a whole number from 1 to {_MOST_DAYS}")
    return int(given)


def _add_publicity(parser: ArgumentParser) -> None:
    parser.add_argument("start", type=_day, metavar="START", help=options.both(Text("公示日", "day of publication")))
    parser.add_argument(
        "--end",
        type=_day,
        metavar="DAY",
        help=options.both(Text("公示末日；给出则判断是否足够", "last day, to be judged")),
    )
    parser.add_argument(
        "--days",
        type=_number,
        metavar="N",
        help=options.both(Text("工作日数，默认按通知", "working days, as the notice by default")),
    )
    _add_count_start(parser)
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
    options.add_rules(parser)


def _add_filing(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=options.both(Text("申报过程文件（JSON）；- 为标准输入", "filing (JSON); - for standard input")),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _counting(arguments: Namespace, edition: AnyEdition) -> AnyEdition:
    """Return the edition asked for, under which the day of publication counts where that is asked for too."""
    edition = options.edition_of(arguments, edition)
    if not arguments.count_start:
        return edition
    return edition.choosing(publicity_start_planned="counted", publicity_start_checked="counted")


def _publicity(arguments: Namespace, _: Read, edition: AnyEdition) -> Answer:
    language: Language = arguments.lang
    edition = _counting(arguments, edition)
    if arguments.end is not None:
        if arguments.days is not None:
            edition = edition.revise(min_publicity_working_days=arguments.days)
        check = check_publicity(arguments.start, arguments.end, edition=edition)
        return _answer(m.PUBLICITY, check, _check_items(check, language), arguments)
    period = publicity_period(arguments.start, arguments.days, edition=edition)
    items = [
        Item(line=m.PUBLICITY_DAYS.in_(language).format(len(period.days)), details=tuple(map(_dated, period.days))),
        Item(line=m.LAST_DAY.in_(language).format(_dated(period.last_day))),
        Item(line=m.EARLIEST_DECISION.in_(language).format(_dated(period.earliest_decision))),
        *_provisional(period.provisional_because, language),
    ]
    return _answer(m.PUBLICITY, period, items, arguments)


def _check_items(check: PublicityCheck, language: Language) -> list[Item]:
    length = check.length
    judged = () if length is None else (m.LONG_ENOUGH.in_(language), status_word(length.status, language))
    return [
        *([Item(line=m.COLON.in_(language).join(judged))] if judged else []),
        Item(line=m.PUBLICITY_DAYS.in_(language).format(check.days_counted)),
        Item(line=m.DAYS_SHORT.in_(language).format(check.days_short)),
        Item(line=m.EARLIEST_END.in_(language).format(_dated(check.earliest_lawful_end))),
        *_provisional(check.required.provisional_because, language),
    ]


def _provisional(because: Text | None, language: Language) -> Sequence[Item]:
    return () if because is None else (Item(line=because.in_(language)),)


def _dated(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _timeline(arguments: Namespace, _: Read, edition: AnyEdition) -> Answer:
    timeline = procedure_timeline(
        publicity_start=arguments.publicity,
        approval_issued=arguments.approved,
        edition=_counting(arguments, edition),
    )
    if arguments.format == "ics":
        return Answer(to_ics(timeline, arguments.lang).decode("utf-8"))
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


def _filing(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    data = read_json(read(arguments.file))
    try:
        filing = Filing.model_validate(data)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None
    assessment = check_filing(filing, edition=edition)
    return Answer(written(assessment, Basis(filing.unit or "?", edition), arguments))


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
FILING = Command(
    "filing",
    Text("检查申报时间、渠道和材料", "judge the moment, the way and the material of a filing"),
    _add_filing,
    _filing,
)
