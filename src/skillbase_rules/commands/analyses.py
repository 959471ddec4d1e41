"""``prefer``, ``sensitivity`` and ``whatif``: the questions that follow a verdict."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, as_json, written
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.questions import reading_sensitivity, score_preferential, what_if, what_would_it_take
from skillbase_rules.report.changes import (
    Item,
    as_data,
    as_markdown,
    as_text,
    sensitivity_items,
    ways_out_items,
    what_if_items,
)
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.wording import problems as p
from skillbase_rules.wording import verdicts as m

SET, TOGETHER = "--set", "--together"
_BOUNDS = re.compile(r"(?P<low>[0-9]{0,15})\.\.(?P<high>[0-9]{0,15})")
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "yes", "y", "是"), True),
    **dict.fromkeys(("false", "no", "n", "否"), False),
}
_UNKNOWN = {"null", "unknown", "?", "未知"}


def _add_prefer(parser: ArgumentParser) -> None:
    _add_common(parser)
    parser.add_argument(
        "--track",
        choices=tuple(Track),
        type=Track,
        help=options.both(Text("申报类别；倾斜可能只及于一类", "track asked for; preference may reach one only")),
    )


def _add_sensitivity(parser: ArgumentParser) -> None:
    _add_common(parser)
    parser.add_argument(
        "--switch",
        action="append",
        metavar="FIELD",
        help=options.both(Text("只试这一解读，可重复", "try this reading only; may be repeated")),
    )
    parser.add_argument(
        TOGETHER,
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=options.both(Text("另将这些选择同时改用，可重复", "also move these choices at once; may be repeated")),
    )
    parser.add_argument(
        "--depth",
        type=int,
        choices=(1, 2),
        default=1,
        help=options.both(
            Text(
                "2 为另将不同解读两两同时改用，列出单独改用时不变而同时改用即变的结论",
                "2 also tries every two readings at once and tells what both turn and neither turns alone",
            )
        ),
    )


def _add_whatif(parser: ArgumentParser) -> None:
    _add_common(parser)
    parser.add_argument(
        SET,
        action="append",
        default=[],
        metavar="FACT=VALUE",
        help=options.both(
            Text(
                "改动一项事实，可重复：整数、下限..上限、是/否、选项或 null；不给则列出各条如何才能符合",
                "change a fact, may be repeated: a number, LOW..HIGH, yes/no, a choice or null; "
                "without it, what every open clause would take",
            )
        ),
    )


def _add_common(parser: ArgumentParser) -> None:
    options.add_file(parser)
    options.add_format(parser)
    options.add_rules(parser)


def _prefer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    application, basis = _judged(arguments, read, edition)
    try:
        preference = score_preferential(application, track=arguments.track, edition=basis.edition)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    favoured = m.FAVOURED[preference.favoured].in_(arguments.lang)
    number = m.CASES_MET.in_(arguments.lang).format(preference.satisfied)
    extra = {"satisfied": preference.satisfied.model_dump(), "favoured": preference.favoured.value}
    return Answer(written(preference.assessment, basis, arguments, notes=(favoured, number), data=extra))


def _sensitivity(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    application, basis = _judged(arguments, read, edition)
    together = options.assignments(arguments.together, TOGETHER, "FIELD=VALUE")
    try:
        sensitivity = reading_sensitivity(
            application,
            switches=arguments.switch,
            together=together or None,
            depth=arguments.depth,
            edition=basis.edition,
        )
    except ValidationError as error:
        raise BadInputError(validation_problems(error, together)) from None
    items = sensitivity_items(sensitivity, basis.edition, arguments.lang)
    return _report(m.SENSITIVITY, basis, sensitivity, items, arguments)


def _whatif(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    application, basis = _judged(arguments, read, edition)
    given = options.assignments(arguments.set, SET, "FACT=VALUE")
    changes = {name: fact_value(value) for name, value in given.items()}
    try:
        if not changes:
            ways = what_would_it_take(application, edition=basis.edition)
            return _report(m.WAYS_OUT, basis, ways, ways_out_items(ways, basis.edition, arguments.lang), arguments)
        changed = what_if(application, changes, edition=basis.edition)
    except ValidationError as error:
        raise BadInputError(
            Problem((SET, *problem.path), problem.message) for problem in validation_problems(error, changes)
        ) from None
    return _report(m.WHAT_IF, basis, changed, what_if_items(changed, basis.edition, arguments.lang), arguments)


def fact_value(given: str) -> object:
    """Return the value that a command line states for a fact; what is none of the forms is left as a word.

    Raises:
        BadInputError: Bounds without any number.
    """
    if given in _UNKNOWN:
        return None
    if given.lower() in _WORDS:
        return _WORDS[given.lower()]
    if _NUMBER.fullmatch(given):
        return int(given)
    if bounds := _BOUNDS.fullmatch(given):
        ends = {"at_least": bounds["low"], "at_most": bounds["high"]}
        stated = {name: int(end) for name, end in ends.items() if end}
        if not stated:
            raise BadInputError([Problem((SET,), p.NOT_AN_ASSIGNMENT.filled(given=given, form="LOW..HIGH"))])
        return stated
    return given


def _judged(arguments: Namespace, read: Read, edition: AnyEdition) -> tuple[Application, Basis]:
    edition = options.edition_of(arguments, edition)
    application = options.application_of(arguments, read)
    return application, Basis(application.applicant.name, edition, application)


def _report(
    title: Text, basis: Basis, result: BaseModel | Sequence[BaseModel], items: Iterable[Item], arguments: Namespace
) -> Answer:
    if arguments.format == "json":
        return Answer(as_json({**basis.data(), **as_data(result, items)}))
    write = as_markdown if arguments.format == "markdown" else as_text
    return Answer(write(title.in_(arguments.lang), basis.notes(arguments.lang), items))


PREFER = Command(
    "prefer",
    Text("检查五项倾斜条件", "judge the five preferential conditions"),
    _add_prefer,
    _prefer,
)
SENSITIVITY = Command(
    "sensitivity",
    Text("逐一改用各种解读，列出结论的变化", "tell which verdicts change under which reading"),
    _add_sensitivity,
    _sensitivity,
)
WHATIF = Command(
    "whatif",
    Text("改动事实后结论如何变化，或各条如何才能符合", "judge with other facts, or tell what it would take"),
    _add_whatif,
    _whatif,
)
