"""JSON without its loopholes: repeated names, numbers that are none, and depth without end are refused by path."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from skillbase_rules.engine.text import Text
from skillbase_rules.report.problems import BadInputError, Problem
from skillbase_rules.wording import problems as m

MAX_DEPTH = 32
MAX_DIGITS = 15
Path = tuple[str | int, ...]
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class _Names(dict[str, object]):
    """An object of the file that remembers which of its names were given more than once."""

    repeated: tuple[str, ...] = ()


class _Unusable:
    """What stands in the place of a number that cannot be used."""

    def __init__(self, message: Text) -> None:
        self.message = message


def read_json(content: bytes) -> object:
    """Return the data of a JSON file in UTF-8, with or without a byte order mark.

    Raises:
        BadInputError: The content is no JSON, names something twice in one object, holds a number that is none or has
            too many digits, or is nested too deeply.
    """
    try:
        data: object = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_names,
            parse_int=_whole_number,
            # A decimal keeps every digit, so that scores that differ anywhere differ.
            parse_float=Decimal,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError:
        raise BadInputError([Problem((), m.NOT_UTF8)]) from None
    except json.JSONDecodeError as error:
        wrong = m.NOT_JSON.filled(line=error.lineno, column=error.colno, reason=error.msg)
        raise BadInputError([Problem((), wrong)]) from None
    except RecursionError:
        raise BadInputError([Problem((), m.TOO_DEEP)]) from None
    problems = tuple(_problems(data))
    if problems:
        raise BadInputError(problems)
    return data


def _names(pairs: list[tuple[str, object]]) -> _Names:
    names = _Names(pairs)
    if len(names) < len(pairs):
        given = Counter(name for name, _ in pairs)
        names.repeated = tuple(name for name, times in given.items() if times > 1)
    return names


def _whole_number(digits: str) -> int | _Unusable:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        return _Unusable(m.NUMBER_TOO_LONG.filled(limit=MAX_DIGITS))
    return int(digits)


def _no_number(name: str) -> _Unusable:
    return _Unusable(m.NOT_A_NUMBER.filled(given=name))


def _problems(data: object) -> Iterator[Problem]:
    """Yield what is unusable in the data, in the order of the file."""
    waiting: list[tuple[Path, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        inner: list[tuple[Path, object]] = []
        match value:
            case _Unusable():
                yield Problem(path, value.message)
            case str() if _HALF_CHARACTER.search(value):
                yield Problem(path, m.STANDARD["string_unicode"])
            case _Names():
                yield from (
                    Problem((*path, name), m.STANDARD["string_unicode"])
                    for name in value
                    if _HALF_CHARACTER.search(name)
                )
                yield from (Problem((*path, name), m.REPEATED_KEY) for name in value.repeated)
                inner = [((*path, name), held) for name, held in value.items()]
            case list():
                inner = [((*path, place), held) for place, held in enumerate(value)]
        if inner and len(path) >= MAX_DEPTH:
            yield Problem(path[:1], m.TOO_DEEP)
        else:
            waiting.extend(reversed(inner))
