"""``test``: judge cases with expected verdicts, and tell what they do not cover."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal

from pydantic import ValidationError

from skillbase_rules.analyses.cases import Case, CaseFile
from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text
from skillbase_rules.questions import run_cases
from skillbase_rules.report.layout import printable
from skillbase_rules.report.page import View
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.report.rendering import render
from skillbase_rules.wording import cases as words

FAILING = 1
"""The exit status where a case came out otherwise than expected."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("cases", metavar="CASES", nargs="+", help=options.both(words.WHICH))
    options.add_format(parser)


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    cases, problems = list[Case](), list[Problem]()
    for path in (path for name in arguments.cases for path in _files(name, read)):
        try:
            cases += cases_in(path, read)
        except BadInputError as error:
            problems += (Problem((path, *problem.path), problem.message) for problem in error.problems)
    if problems:
        raise BadInputError(problems)
    run = run_cases(cases, edition=edition)
    written_as: Literal["text", "markdown", "json"] = arguments.format
    text = render(run, View(edition, arguments.lang), written_as)
    return Answer(text, FAILING if run.failing else 0)


def _files(name: str, read: Read) -> Iterator[str]:
    """Yield the case files that a name stands for: itself, or every JSON file of the folder."""
    within = read.within(name)
    if within is None:
        yield name
        return
    files = [path for path in within if path.lower().endswith(".json")]
    if not files:
        raise SkillbaseError(words.NO_CASES.filled(name=printable(name)))
    yield from files


def cases_in(path: str, read: Read) -> list[Case]:
    """Return the cases of one file, each named after it.

    Raises:
        BadInputError: It is no JSON, or holds no cases.
    """
    data = read_json(read(path))
    try:
        file = CaseFile.model_validate(data)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None
    return list(file.named(PurePath(path).name))


TEST = Command(
    "test",
    Text(
        "判定案例并与预期对照，说明案例还没有涉及什么", "judge cases with expected verdicts; say what they do not reach"
    ),
    _add_arguments,
    _answer,
)
