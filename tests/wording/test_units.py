from __future__ import annotations

import pytest

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import kinds_of, unit_of
from skillbase_rules.procedure.sheets import SHEETS
from skillbase_rules.wording.units import UNITS, singular, unit_words


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("integrated teachers", "integrated teacher"),
        ("teachers in both groups", "teacher in both groups"),
        ("scarce specialties with equipment", "scarce specialty with equipment"),
        ("serious violations ever", "serious violation ever"),
        ("this year's graduates", "this year's graduate"),
        ("boss", "boss"),
        ("yearly training capacity", "yearly training capacity"),
    ],
)
def test_the_first_plural_noun_of_a_label_is_put_in_the_singular(label: str, expected: str) -> None:
    assert singular(label) == expected


def test_a_unit_agrees_with_its_number() -> None:
    assert unit_words("1", "persons", "en") == "1 person"
    assert unit_words("2", "persons", "en") == "2 persons"
    assert unit_words("2", "persons", "zh") == "2人"


def test_a_unit_without_words_reads_as_it_is_written() -> None:
    assert unit_words("3", "looms", "zh") == "3 looms"
    assert unit_words("3", "", "zh") == "3"


def test_every_unit_of_a_fact_or_a_number_has_words() -> None:
    facts = {
        unit_of(sheet.model_fields[name])
        for sheet in (CHONGQING_2024.sheet, *SHEETS)
        for name, kind in kinds_of(sheet).items()
        if issubclass(kind, Quantity)
    }
    numbers = {parameter.unit for parameter in CHONGQING_2024.parameters.documented().values()}
    assert (facts | numbers) - {""} <= UNITS.keys()
