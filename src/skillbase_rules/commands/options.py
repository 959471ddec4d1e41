"""Arguments that several commands share, and what they stand for."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from skillbase_rules.commands.command import Read
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.editions import list_editions
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import LANGUAGES, Text
from skillbase_rules.facts.application import Application
from skillbase_rules.questions import DEFAULT
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.wording import problems as m

READING = "--reading"
PARAMETER = "--set-parameter"
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")


def both(text: Text) -> str:
    """Return a help text in both languages, since no language is chosen yet when it is shown."""
    return f"{text.zh} | {text.en}".replace("%", "%%")


def add_file(parser: ArgumentParser) -> None:
    """Add the application file."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help=both(Text("申报文件（JSON）；- 为标准输入", "application file (JSON); - for standard input")),
    )


def add_language(parser: ArgumentParser) -> None:
    """Add the language of the answer."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh", help=both(Text("语言，默认中文", "language, Chinese by default"))
    )


def add_format(parser: ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help=both(Text("输出格式，默认文本", "form of the output, text by default")),
    )


def add_edition(parser: ArgumentParser) -> None:
    """Add the edition that is asked about."""
    about = Text("按哪一通知，默认 {default}：{names}", "which notice, {default} by default: {names}")
    names = ", ".join(list_editions())
    parser.add_argument("--edition", metavar="NAME", help=both(about.filled(default=DEFAULT.notice, names=names)))


def add_rules(parser: ArgumentParser) -> None:
    """Add the switches of readings and the changes of numbers."""
    parser.add_argument(
        READING,
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=both(Text("改用一种解读，可重复", "switch a reading; may be repeated")),
    )
    parser.add_argument(
        PARAMETER,
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=both(Text("改动通知中的一个数字，可重复", "change a number of the notice; may be repeated")),
    )


def application_of(arguments: Namespace, read: Read) -> Application:
    """Return the application in the file that the arguments name.

    Raises:
        BadInputError: The file is no JSON or no application.
    """
    return application_in(arguments.file, read)


def application_in(name: str, read: Read) -> Application:
    """Return the application in the file of that name.

    Raises:
        BadInputError: The file is no JSON or no application.
    """
    return application_from(read(name))


def application_from(content: bytes) -> Application:
    """Return the application that the content of a file holds.

    Raises:
        BadInputError: It is no JSON or no application.
    """
    data = read_json(content)
    try:
        return Application.model_validate(data)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None


def edition_of(arguments: Namespace, edition: AnyEdition) -> AnyEdition:
    """Return the edition under the readings and with the numbers that are asked for.

    Raises:
        BadInputError: There is no such reading, choice or number, its value is out of range, or one is given twice.
    """
    choices = assignments(arguments.reading, READING, "FIELD=VALUE")
    given = assignments(arguments.set_parameter, PARAMETER, "NAME=NUMBER")
    numbers = {name: int(value) if _WHOLE_NUMBER.fullmatch(value) else value for name, value in given.items()}
    try:
        revised = edition.revise(**numbers)
    except ValidationError as error:
        raise BadInputError(_under(PARAMETER, validation_problems(error, numbers))) from None
    try:
        return revised.choosing(**choices)
    except ValidationError as error:
        raise BadInputError(_under(READING, validation_problems(error, choices))) from None


def assignments(given: Sequence[str], option: str, form: str) -> dict[str, str]:
    """Return what options of the form NAME=VALUE assign.

    Raises:
        BadInputError: One has another form, or a name is given twice.
    """
    assigned: dict[str, str] = {}
    for assignment in given:
        name, sign, value = assignment.partition("=")
        if not (name and sign and value):
            wrong = m.NOT_AN_ASSIGNMENT.filled(given=assignment, form=form)
            raise BadInputError([Problem((option,), wrong)])
        if name in assigned:
            raise BadInputError([Problem((option, name), m.GIVEN_TWICE)])
        assigned[name] = value
    return assigned


def _under(option: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    return (Problem((option, *problem.path), problem.message) for problem in problems)
