"""``check``: judge an application by sections 三 and 四(一) and say why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from pydantic import ValidationError

from skillbase_rules.commands import batch, intake, options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, written
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.questions import assess
from skillbase_rules.report.problems import BadInputError, validation_problems

_TRACKS = {"national": (Track.NATIONAL,), "municipal": (Track.MUNICIPAL,), "both": tuple(Track)}


def _add_arguments(parser: ArgumentParser) -> None:
    intake.add_file(parser)
    parser.add_argument(
        "--track",
        choices=tuple(_TRACKS),
        help=options.both(
            Text("申报类别；默认按文件所载，未载则两类", "track to judge; by default those of the file, or else both")
        ),
    )
    batch.add_out(parser)
    options.add_format(parser)
    options.add_rules(parser)
    parser.add_argument(
        "--fail-unmet",
        action="store_true",
        help=options.both(Text("总体结论不是“符合”时退出码为 1", "exit with 1 unless the overall verdict is met")),
    )


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    handed = intake.handed_in(arguments.file, arguments, read, edition)
    application = handed.application
    if application is None or arguments.out is not None:
        return batch.answer_many(handed, _sections(arguments, application, edition), arguments, read, edition)
    if arguments.track is not None:
        application = application.model_copy(update={"tracks": _TRACKS[arguments.track]})
    try:
        assessment = assess(application, edition=edition)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    text = written(assessment, Basis(application.applicant.name, edition, application), arguments)
    status = int(arguments.fail_unmet and assessment.status is not Status.MET)
    return Answer(text, status, handed.told(arguments.lang))


def _sections(arguments: Namespace, application: Application | None, edition: AnyEdition) -> Sequence[str]:
    """Return the sections to judge many applicants by: the conditions of the tracks that are asked about."""
    stated = application.tracks if application is not None else None
    tracks = _TRACKS[arguments.track] if arguments.track is not None else stated or tuple(Track)
    return [
        section.name
        for section in edition.sections
        if section.kind == "condition" and any(section.is_asked_on(track) for track in tracks)
    ]


CHECK = Command(
    "check",
    Text("检查申报文件是否符合条件，逐条说明原因", "judge an application and say why, clause by clause"),
    _add_arguments,
    _answer,
)
