"""Input that cannot be used: one problem a line, with the path of the field and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.layout import printable
from skillbase_rules.wording import problems as m

Step = str | int
_LONGEST = 200
_CHOICES = {"enum", "literal_error"}
_PLAIN_NAME = re.compile(r"[\w-]+")
_QUOTED = re.compile(r"'([^']*)'")


class Problem(NamedTuple):
    """One thing that is wrong with the input, and where."""

    path: tuple[Step, ...]
    """Names and positions that lead to the field; empty for the input as a whole."""
    message: Text

    def line(self, language: Language) -> str:
        """Return the problem as one line."""
        path = path_words(self.path) if self.path else m.WHOLE_FILE.in_(language)
        return f"{path}: {_short(printable(self.message.in_(language)))}"


class BadInputError(SkillbaseError):
    """Input cannot be used; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(Text(self.lines("zh"), self.lines("en")))

    def lines(self, language: Language) -> str:
        """Return the problems, one a line."""
        return "\n".join(problem.line(language) for problem in self.problems)


def path_words(path: Sequence[Step]) -> str:
    """Return a path as ``field.field[0].field``; names that are no plain words stand in quotation marks."""
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step}]"
        else:
            name = step if _PLAIN_NAME.fullmatch(step) else f'"{_short(printable(step))}"'
            words += f".{name}" if words else name
    return words


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def validation_problems(error: ValidationError, given: object) -> tuple[Problem, ...]:
    """Return the problems that pydantic found in `given`, one for every field.

    A value that none of several allowed types accepts is one problem, although pydantic reports every type apart.
    """
    return problems_in(error.errors(include_url=False, include_input=False), given)


def problems_in(errors: Iterable[ErrorDetails], given: object) -> tuple[Problem, ...]:
    """Return the problems that a list of pydantic's errors tells of `given`, one for every field.

    Where what was given is not at hand, a field is named as pydantic names it.
    """
    by_path: dict[tuple[Step, ...], list[ErrorDetails]] = {}
    for details in errors:
        whole = details["type"] in {"missing", "invalid_key"}
        path = tuple(details["loc"]) if given is None else _path_in(given, details["loc"], whole=whole)
        by_path.setdefault(path, []).append(details)
    return tuple(Problem(path, text) for path, errors in by_path.items() for text in _merged(errors))


def _path_in(given: object, location: Sequence[Step], *, whole: bool) -> tuple[Step, ...]:
    """Return the part of an error's location that lies in the input; the rest names types that were tried."""
    at = given
    for depth, step in enumerate(location):
        match at:
            case dict() if step in at:
                at = at[step]
            case list() if isinstance(step, int):
                at = at[step]
            case _:
                return tuple(location[: depth + whole])
    return tuple(location)


def _merged(errors: list[ErrorDetails]) -> Iterator[Text]:
    choices = [details for details in errors if details["type"] in _CHOICES]
    if choices:
        values = [value for details in choices for value in _QUOTED.findall(str(details.get("ctx", {})["expected"]))]
        yield m.ONE_OF.filled(values=", ".join(values))
        return
    yield from dict.fromkeys(_wording(details) for details in errors)


def _wording(details: ErrorDetails) -> Text:
    kind, message, figures = details["type"], details["msg"], details.get("ctx", {})
    if kind in m.OWN:
        return Text(m.OWN[kind].format(**figures), message)
    if kind in m.STANDARD:
        return m.STANDARD[kind].filled(**figures)
    return m.OTHER.filled(message=message)
