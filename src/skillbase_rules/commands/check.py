"""``check``: judge an application by sections 三 and 四(一) and say why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from pydantic import ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, written
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.questions import assess
from skillbase_rules.report.problems import BadInputError, validation_problems

_TRACKS = {"national": (Track.NATIONAL,), "municipal": (Track.MUNICIPAL,), "both": tuple(Track)}


def _add_arguments(parser: ArgumentParser) -> None:
    options.add_file(parser)
    parser.add_argument(
        "--track",
        choices=tuple(_TRACKS),
        help=options.both(
            Text("申报类别；默认按文件所载，未载则两类", "track to judge; by default those of the file, or else both")
        ),
    )
    options.add_format(parser)
    options.add_rules(parser)
    parser.add_argument(
        "--fail-unmet",
        action="store_true",
        help=options.both(Text("总体结论不是“符合”时退出码为 1", "exit with 1 unless the overall verdict is met")),
    )


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    application = options.application_of(arguments, read)
    if arguments.track is not None:
        application = application.model_copy(update={"tracks": _TRACKS[arguments.track]})
    try:
        assessment = assess(application, edition=edition)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    text = written(assessment, Basis(application.applicant.name, edition, application), arguments)
    return Answer(text, int(arguments.fail_unmet and assessment.status is not Status.MET))


CHECK = Command(
    "check",
    Text("检查申报文件是否符合条件，逐条说明原因", "judge an application and say why, clause by clause"),
    _add_arguments,
    _answer,
)
