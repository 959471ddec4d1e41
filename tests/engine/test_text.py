from __future__ import annotations

import pytest

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.text import Language, Text, shown


def test_a_text_reads_in_either_language() -> None:
    loft = Text("阁楼", "loft")
    assert (loft.in_("zh"), loft.in_("en")) == ("阁楼", "loft")
    assert loft == Text(zh="阁楼", en="loft")
    assert str(loft) == f"{loft}" == "阁楼"


def test_figures_are_filled_in_in_both_languages_and_may_be_texts_themselves() -> None:
    beams = Text("{number}根{what}", "{number} {what}").filled(number=3, what=Text("梁", "beams"))
    assert beams == Text("3根梁", "3 beams")


@pytest.mark.parametrize("language", ["fr", "", "ZH", None, 5, []])
def test_a_language_that_there_is_not_is_refused(language: Language) -> None:
    with pytest.raises(UnknownNameError, match="the languages are zh, en"):
        Text("阁楼", "loft").in_(language)


def test_a_value_that_an_error_names_is_cut_where_it_is_long() -> None:
    assert shown("loft") == "'loft'"
    assert shown("a" * 80) == "'" + "a" * 59 + "…"
    assert shown(10**5000) == "…"
