"""Every value that has a name is called by it in both languages."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from skillbase_rules.engine.records import NamedValue

FACTS = Path(__file__).parents[2] / "src" / "skillbase_rules" / "facts"
MODULES = [import_module(f"skillbase_rules.facts.{path.stem}") for path in sorted(FACTS.glob("[a-z]*.py"))]
KINDS = {
    each
    for module in MODULES
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, NamedValue) and each is not NamedValue
}
VALUES = sorted((value for kind in KINDS for value in kind), key=lambda value: (type(value).__name__, value.value))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value.name}")
def test_a_value_is_called_by_a_name_of_its_own_in_both_languages(value: NamedValue) -> None:
    assert value.label.zh
    assert value.label.en.isascii()
    assert value.label.en
    # Letters such as those of the tiers are the same in both.
    assert value.label.zh != value.label.en or len(value.label.en) == 1
    assert "_" not in value.label.en
    assert any("一" <= letter <= "鿿" for letter in value.label.zh) or len(value.label.zh) == 1


def test_only_plain_words_are_their_own_english_names() -> None:
    assert {value.value for value in VALUES if value.label.en == value.value} == {
        "apprentice", "courses", "district", "enterprise", "excellent", "large", "medium", "micro", "municipal",
        "national", "none", "other", "small", "technician",
    }  # fmt: skip
