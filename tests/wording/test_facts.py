from __future__ import annotations

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.quantities import PersonTimes
from skillbase_rules.engine.records import NamedValue, kinds_of
from skillbase_rules.engine.text import Text
from skillbase_rules.wording.facts import fact_kinds, fact_label, fact_words, facts_words, sheets_of, value_words

SHEETS = sheets_of(CHONGQING_2024)


def test_a_fact_is_called_as_on_the_first_sheet_that_has_it() -> None:
    assert fact_words("students", SHEETS, "en") == "enrolled students (students)"
    assert facts_words(("filed_online", "track"), SHEETS, "zh") == "网上申报（filed_online）、申报类别（track）"


def test_a_fact_of_no_sheet_is_called_by_its_name() -> None:
    assert fact_label("carriages", SHEETS) == Text("carriages", "carriages")
    assert facts_words(("carriages", "students"), SHEETS, "zh") == "carriages、在校学生（students）"


def test_the_kind_of_a_fact_stands_on_its_sheet() -> None:
    assert fact_kinds(("annual_training_capacity", "no_such_fact"), SHEETS) == (PersonTimes,)


def test_a_value_reads_as_its_own_fact_words_it() -> None:
    assert value_words("other", ("applicant_kind",), SHEETS, "zh") == "其他"
    assert value_words("other", ("acceptance_grade",), SHEETS, "zh") == "其他等次"
    assert value_words("2024-07-17", ("filed_at",), SHEETS, "zh") == "2024-07-17"


def test_every_named_value_of_a_sheet_has_words_of_its_own() -> None:
    values = [
        value for sheet in SHEETS for kind in kinds_of(sheet).values() if issubclass(kind, NamedValue) for value in kind
    ]
    assert len(values) > 10
    for value in values:
        assert any("一" <= letter <= "鿿" for letter in value.label.zh)
        assert value.label.en
