"""An assessment as a command prints it: as text, Markdown or JSON, with what it was judged by."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.file import File
from skillbase_rules.report.data import Data, to_data
from skillbase_rules.report.file_notes import file_notes
from skillbase_rules.report.layout import printable
from skillbase_rules.report.markdown import to_markdown
from skillbase_rules.report.overview import closing_notes, departures
from skillbase_rules.report.text import to_text
from skillbase_rules.wording import verdicts as m


class Basis(NamedTuple):
    """Who was judged, and by what."""

    applicant: str | None
    """None where it was no single applicant."""
    edition: AnyEdition
    file: File | None = None
    """The file that the facts come from, where there is one."""

    def notes(self, language: Language) -> Iterator[str]:
        """Yield the applicant's name, what differs from the notice as read by default, and notes on its file."""
        if self.applicant is not None:
            yield m.COLON.in_(language).join((m.APPLICANT.in_(language), printable(self.applicant)))
        yield from departures(self.edition, language)
        if self.file is not None:
            yield from file_notes(self.file, language)

    def data(self) -> dict[str, Data]:
        """Return the same as JSON-ready data."""
        notice = self.edition.as_issued
        return {
            "edition": self.edition.id,
            "applicant": self.applicant,
            "readings": _changed(notice.readings, self.edition.readings),
            "parameters": _changed(notice.parameters, self.edition.parameters),
        }


def _changed(notice: BaseModel, own: BaseModel) -> dict[str, Data]:
    before, after = notice.model_dump(mode="json"), own.model_dump(mode="json")
    return {name: value for name, value in after.items() if value != before[name]}


def written(
    assessment: Assessment,
    basis: Basis,
    arguments: Namespace,
    *,
    notes: Sequence[str] = (),
    data: Mapping[str, Data] = MappingProxyType({}),
) -> str:
    """Return an assessment in the language and form that the arguments ask for, with further notes or data."""
    language: Language = arguments.lang
    if arguments.format == "json":
        return as_json({**basis.data(), **data, **to_data(assessment, basis.edition, language)})
    write = to_markdown if arguments.format == "markdown" else to_text
    footnotes = closing_notes(assessment, basis.edition, language)
    return write(assessment, basis.edition, language, notes=(*basis.notes(language), *notes), footnotes=footnotes)


def as_json(data: Mapping[str, object] | Sequence[object]) -> str:
    """Return data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
