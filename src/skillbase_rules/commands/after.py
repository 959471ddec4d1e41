"""``prefer``, ``sensitivity`` and ``whatif``: the questions that follow a verdict."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ValidationError

from skillbase_rules.analyses.preference import score_preferential
from skillbase_rules.analyses.remedies import what_would_it_take
from skillbase_rules.analyses.sensitivity import reading_sensitivity
from skillbase_rules.analyses.whatif import what_if
from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, as_json, written
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
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
_WORDS: dict[str, bool | None] = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_UNKNOWN = {"null", "unknown", "?", "未知"}


def _add_prefer(parser: ArgumentParser) -> None:
    _add_common(parser)
    parser.add_argument(
        "--track",
        choices=tuple(Track),
        type=Track,
        help=options.both(Text("申报类别；仅影响解读 R-56", "track asked for; only reading R-56 tells them apart")),
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


def _prefer(arguments: Namespace, read: Read) -> Answer:
    application, basis = _asked(arguments, read)
    try:
        preference = score_preferential(
            application, track=arguments.track, edition=basis.edition, readings=basis.readings
        )
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    favoured = m.FAVOURED[preference.favoured].in_(arguments.lang)
    number = m.CASES_MET.in_(arguments.lang).format(preference.satisfied)
    extra = {"satisfied": preference.satisfied.model_dump(), "favoured": preference.favoured.value}
    return Answer(written(preference.assessment, basis, arguments, notes=(favoured, number), data=extra))


def _sensitivity(arguments: Namespace, read: Read) -> Answer:
    application, basis = _asked(arguments, read)
    together = options.assignments(arguments.together, TOGETHER, "FIELD=VALUE")
    try:
        found = reading_sensitivity(
            application,
            switches=arguments.switch,
            together=together or None,
            edition=basis.edition,
            readings=basis.readings,
        )
    except ValidationError as error:
        raise BadInputError(validation_problems(error, together)) from None
    items = sensitivity_items(found, basis.readings, basis.edition, arguments.lang)
    return _said(m.SENSITIVITY, basis, found, items, arguments)


def _whatif(arguments: Namespace, read: Read) -> Answer:
    application, basis = _asked(arguments, read)
    given = options.assignments(arguments.set, SET, "FACT=VALUE")
    changes = {name: fact_value(value) for name, value in given.items()}
    try:
        if not changes:
            ways = what_would_it_take(application, edition=basis.edition, readings=basis.readings)
            return _said(m.WAYS_OUT, basis, ways, ways_out_items(ways, arguments.lang), arguments)
        found = what_if(application, changes, edition=basis.edition, readings=basis.readings)
    except ValidationError as error:
        raise BadInputError(
            Problem((SET, *one.path), one.message) for one in validation_problems(error, changes)
        ) from None
    return _said(m.WHAT_IF, basis, found, what_if_items(found, basis.edition, arguments.lang), arguments)


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
            raise BadInputError([Problem((SET,), p.filled(p.NOT_AN_ASSIGNMENT, {"given": given, "form": "LOW..HIGH"}))])
        return stated
    return given


def _asked(arguments: Namespace, read: Read) -> tuple[Application, Basis]:
    edition, readings = options.edition_of(arguments), options.readings_of(arguments)
    application = options.application_of(arguments, read)
    return application, Basis(application.applicant.name, edition, readings)


def _said(
    title: Text, basis: Basis, found: BaseModel | Sequence[BaseModel], items: Iterable[Item], arguments: Namespace
) -> Answer:
    if arguments.format == "json":
        return Answer(as_json({**basis.data(), **as_data(found, items)}))
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
