"""An assessment as a command prints it: as text, Markdown or JSON, with what it was judged by."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.text import Language
from skillbase_rules.report.data import Data, to_data
from skillbase_rules.report.layout import printable
from skillbase_rules.report.markdown import to_markdown
from skillbase_rules.report.overview import hinge_notes, revised_numbers, switched_readings
from skillbase_rules.report.text import to_text
from skillbase_rules.wording import verdicts as m


class Basis(NamedTuple):
    """Who was judged, and by what."""

    applicant: str
    edition: Chongqing2024
    readings: Readings

    def notes(self, language: Language) -> Iterator[str]:
        """Yield the applicant's name and whatever differs from the notice and its default readings."""
        yield m.COLON.in_(language).join((m.APPLICANT.in_(language), printable(self.applicant)))
        yield from switched_readings(self.readings, language)
        yield from revised_numbers(CHONGQING_2024.parameters, self.edition.parameters, language)

    def data(self) -> dict[str, Data]:
        """Return the same as JSON-ready data."""
        readings, numbers = self.readings.model_dump(mode="json"), self.edition.parameters.model_dump(mode="json")
        notice = CHONGQING_2024.parameters.model_dump(mode="json")
        return {
            "edition": self.edition.id,
            "applicant": self.applicant,
            "readings": {field: value for field, value in readings.items() if value != self.readings.default_of(field)},
            "parameters": {name: number for name, number in numbers.items() if number != notice[name]},
        }


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
        return as_json({**basis.data(), **data, **to_data(assessment, language)})
    write = to_markdown if arguments.format == "markdown" else to_text
    footnotes = hinge_notes(assessment, basis.readings, language)
    return write(assessment, language, notes=(*basis.notes(language), *notes), footnotes=footnotes)


def as_json(data: Mapping[str, object] | Sequence[object]) -> str:
    """Return data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
