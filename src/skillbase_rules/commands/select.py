"""``select``: fill the places of section 二 from a pool, as far as it settles itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from pydantic import ValidationError

from skillbase_rules.commands import intake, options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.questions import replace_withdrawn, select
from skillbase_rules.report.overview import departures
from skillbase_rules.report.problems import BadInputError, validation_problems
from skillbase_rules.report.selection import selection_data, selection_markdown, selection_text
from skillbase_rules.selection.pool import Pool


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=options.both(
            Text(
                "候选单位：JSON、工作簿、CSV、Parquet 或文件夹；- 为标准输入（JSON）",
                "pool of candidates: JSON, a workbook, CSV, Parquet or a folder; - for standard input (JSON)",
            )
        ),
    )
    intake.add_sheet(parser)
    parser.add_argument(
        "--unknown",
        choices=("hold", "refuse"),
        default="hold",
        help=options.both(
            Text("自身条件待定者：待核（默认）或不参评", "whose own facts are open: hold, the default, or refuse")
        ),
    )
    parser.add_argument(
        "--withdrawn",
        action="append",
        default=[],
        metavar="ID",
        help=options.both(Text("已退出的单位，可重复", "a unit that has withdrawn; may be repeated")),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    pool, told = _pool(arguments, read, edition)
    selection = select(pool, unknown=arguments.unknown, edition=edition)
    if arguments.withdrawn:
        selection = replace_withdrawn(selection, withdrawn=arguments.withdrawn)
    if arguments.format == "json":
        return Answer(as_json(selection_data(selection, arguments.lang)), told=told)
    write = selection_markdown if arguments.format == "markdown" else selection_text
    return Answer(write(selection, arguments.lang, notes=departures(edition, arguments.lang)), told=told)


def _pool(arguments: Namespace, read: Read, edition: AnyEdition) -> tuple[Pool, str]:
    """Return the candidates that were handed in, and what is to be told of the table they stand in."""
    if intake.holds_tables(arguments.file, read):
        return intake.pool_in(arguments.file, arguments, read, edition)
    data = read_json(read(arguments.file))
    try:
        return Pool.model_validate(data), ""
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None


SELECT = Command(
    "select",
    Text("按名额遴选候选单位，逐个说明原因", "fill the places from a pool of candidates and say why"),
    _add_arguments,
    _answer,
)
