"""``report``: a report to hand over, on one applicant or on many; and ``replay``: a receipt judged again."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime
from importlib.metadata import version

from pydantic import ValidationError

from skillbase_rules.commands import intake, options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.display import render
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.counting import Subject
from skillbase_rules.questions import assess
from skillbase_rules.receipts import Receipt, receipt, replay
from skillbase_rules.report.dossier import Judged, dossier_html, dossier_markdown
from skillbase_rules.report.page import View
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ArgumentTypeError(f"{given!r}: 应如 2024-07-10T09:30+08:00 | must be such as 2024-07-10T09:30+08:00")
    return moment


def _add_report(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=options.both(
            Text(
                "申报文件：JSON、工作簿、CSV、Parquet 或文件夹，可多个",
                "applications: JSON, workbooks, CSV, Parquet or folders, one or several",
            )
        ),
    )
    intake.add_sheet(parser)
    parser.add_argument(
        "--format",
        choices=("html", "markdown", "receipt"),
        default="html",
        help=options.both(
            Text("输出格式：网页（默认，可打印）、Markdown 或凭据", "html (default, fit to print), markdown or receipt")
        ),
    )
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="TIME",
        help=options.both(Text("判断时间，写入报告", "when it is judged, to stand in the report")),
    )
    options.add_rules(parser)


def _report(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    view = View(edition, arguments.lang)
    handed = [_subjects(name, arguments, read, edition) for name in arguments.files]
    told = "".join(words for _, words in handed)
    receipts = [_receipt(*named, arguments, edition) for subjects, _ in handed for named in subjects]
    if arguments.format == "receipt":
        return Answer("".join(f"{part.model_dump_json()}\n" for _, part in receipts), told=told)
    judged = [Judged(name, part.assessment, part.input_sha256) for name, part in receipts]
    write = dossier_html if arguments.format == "html" else dossier_markdown
    return Answer(write(judged, view, library=version("skillbase-rules"), at=arguments.at), told=told)


def _subjects(
    name: str, arguments: Namespace, read: Read, edition: AnyEdition
) -> tuple[tuple[tuple[str, Subject], ...], str]:
    try:
        return intake.subjects_in(name, arguments, read, edition)
    except BadInputError as error:
        if len(arguments.files) == 1:
            raise
        raise BadInputError(Problem((name, *problem.path), problem.message) for problem in error.problems) from None


def _receipt(name: str, subject: Subject, arguments: Namespace, edition: AnyEdition) -> tuple[str, Receipt]:
    try:
        assessment = assess(subject, edition=edition)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    return name, receipt(assessment, subject, at=arguments.at, edition=edition)


def _add_replay(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=options.both(Text("凭据（JSON）；- 为标准输入", "receipt (JSON); - for standard input")),
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "html", "json"),
        default="text",
        help=options.both(Text("输出格式，默认文本", "form of the output, text by default")),
    )


def _replay(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    data = read_json(read(arguments.file))
    try:
        given = Receipt.model_validate(data)
        replayed = replay(given, edition=edition if given.notice == edition.notice else None)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None
    written = render(replayed, language=arguments.lang, format=arguments.format, edition=edition)
    return Answer(written, int(not replayed.same))


REPORT = Command(
    "report",
    Text("可交付的报告：一个或多个申报单位", "a report to hand over, on one applicant or several"),
    _add_report,
    _report,
)
REPLAY = Command(
    "replay",
    Text("按凭据重新判断；结论不一致时退出码为 1", "judge a receipt again; exit with 1 when another verdict comes out"),
    _add_replay,
    _replay,
)
