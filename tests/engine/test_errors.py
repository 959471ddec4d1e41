from __future__ import annotations

import pytest

from skillbase_rules.engine import errors
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.text import Text


def test_an_error_prints_its_sentence_and_keeps_both_languages() -> None:
    told = SkillbaseError(Text("没有阁楼。", "There is no loft."))
    assert str(told) == "There is no loft."
    assert told.text.zh == "没有阁楼。"
    assert SkillbaseError("There is no loft.").text == Text("There is no loft.", "There is no loft.")


def test_every_error_of_the_library_is_caught_by_its_base() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert UnknownNameError in kinds
    for kind in kinds:
        with pytest.raises(SkillbaseError, match="lofts"):
            raise kind("No lofts.")
