"""A file in which answers are kept: an application or a sheet of facts as JSON, whatever else it says left as it is."""

from __future__ import annotations

import codecs
import copy
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pydantic import ValidationError

from skillbase_rules.commands.strict_json import read_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject
from skillbase_rules.facts.places import place_of
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.wording import asking as m

_DECIMAL = "decimal number "
_WRITTEN_DECIMAL = re.compile(f'"{_DECIMAL}([^"]*)"')


class Kept(NamedTuple):
    """What a file holds, and who is judged by it."""

    data: Mapping[str, object]
    subject: Subject
    has_mark: bool
    """The file begins with a byte order mark."""

    @property
    def is_application(self) -> bool:
        """Whether it is an application and no sheet of facts."""
        return isinstance(self.subject, Application)

    def place_of(self, fact: str) -> tuple[str, ...] | None:
        """Return the names that lead to a fact in this file; None where it follows from lists alone."""
        return place_of(fact) if self.is_application else (fact,)

    def with_answer(self, fact: str, value: object, edition: AnyEdition) -> Kept:
        """Return what the file holds with one answer more.

        Raises:
            BadInputError: The value is not possible, alone or beside what else the file says.
        """
        data = copy.deepcopy(dict(self.data))
        place = self.place_of(fact)
        assert place is not None
        inner = data
        for name in place[:-1]:
            part = inner.setdefault(name, {})
            assert isinstance(part, dict)
            inner = part
        inner[place[-1]] = value
        return Kept(data, _subject(data, edition), self.has_mark)

    def content(self) -> bytes:
        """Return the file as it is written."""
        text = json.dumps(self.data, ensure_ascii=False, indent=2, default=_decimal)
        mark = codecs.BOM_UTF8 if self.has_mark else b""
        return mark + _WRITTEN_DECIMAL.sub(r"\1", text).encode() + b"\n"


def kept_in(content: bytes, edition: AnyEdition) -> Kept:
    """Return what the content of a file holds: an application where it names an applicant, or else a sheet of facts.

    Raises:
        BadInputError: It is no JSON, or neither of the two.
    """
    data = read_json(content)
    if not isinstance(data, dict):
        raise BadInputError([Problem((), m.NO_OBJECT)])
    return Kept(data, _subject(data, edition), content.startswith(codecs.BOM_UTF8))


def _subject(data: Mapping[str, object], edition: AnyEdition) -> Subject:
    kind = Application if "applicant" in data else edition.sheet
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, data)) from None


def _decimal(value: object) -> str:
    """Write a decimal as a text that is told apart from any other; JSON knows no exact decimals."""
    assert isinstance(value, Decimal)
    return f"{_DECIMAL}{value}"
