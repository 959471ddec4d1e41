"""``filing`` and ``recommendations``: what one unit hands in, and whom the bodies recommend."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, written
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.files import Filing, Recommendation
from skillbase_rules.questions import check_filing, check_recommendations
from skillbase_rules.report.problems import BadInputError, validation_problems

T = TypeVar("T")


def _add_filing(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=options.both(Text("申报过程文件（JSON）；- 为标准输入", "filing (JSON); - for standard input")),
    )
    parser.add_argument(
        "--application",
        metavar="FILE",
        help=options.both(
            Text("所属的申报文件，补充未填的事实", "the application it belongs to, for what it leaves open")
        ),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _filing(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    filing = _read_as(TypeAdapter(Filing), read(arguments.file))
    application = None if arguments.application is None else options.application_in(arguments.application, read)
    assessment = check_filing(filing, application=application, edition=edition)
    unit = filing.unit or ("?" if application is None else application.applicant.name)
    return Answer(written(assessment, Basis(unit, edition), arguments))


def _add_recommendations(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=options.both(
            Text(
                "各推荐单位的名单（JSON 列表）；- 为标准输入",
                "the lists of all bodies (a JSON list); - for standard input",
            )
        ),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _recommendations(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    lists = _read_as(TypeAdapter(tuple[Recommendation, ...]), read(arguments.file))
    return Answer(written(check_recommendations(lists, edition=edition), Basis(None, edition), arguments))


def _read_as(wanted: TypeAdapter[T], content: bytes) -> T:
    data = read_json(content)
    try:
        return wanted.validate_python(data)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None


FILING = Command(
    "filing",
    Text("检查申报时间、渠道和材料", "judge the moment, the way and the material of a filing"),
    _add_filing,
    _filing,
)
RECOMMENDATIONS = Command(
    "recommendations",
    Text(
        "检查各推荐单位的名单和每个单位的渠道",
        "judge the lists of the recommending bodies, and the route of every unit",
    ),
    _add_recommendations,
    _recommendations,
)
