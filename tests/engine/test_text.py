from __future__ import annotations

from skillbase_rules.engine.text import Text


def test_a_text_reads_in_either_language() -> None:
    loft = Text("阁楼", "loft")
    assert (loft.in_("zh"), loft.in_("en")) == ("阁楼", "loft")
    assert loft == Text(zh="阁楼", en="loft")


def test_figures_are_filled_in_in_both_languages_and_may_be_texts_themselves() -> None:
    beams = Text("{number}根{what}", "{number} {what}").filled(number=3, what=Text("梁", "beams"))
    assert beams == Text("3根梁", "3 beams")
