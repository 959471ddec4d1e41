from __future__ import annotations

import copy

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


@pytest.mark.parametrize(
    ("kind", "known_as"),
    [
        (errors.UnknownNameError, KeyError),
        (errors.WrongTypeError, TypeError),
        (errors.ContradictionError, ValueError),
        (errors.CountingMismatchError, ValueError),
        (errors.MissingExtraError, ImportError),
    ],
)
def test_an_error_is_of_the_kind_that_python_users_expect(kind: type[SkillbaseError], known_as: type) -> None:
    told = kind(Text("没有阁楼。", "There is no loft."))
    assert isinstance(told, known_as)
    assert str(told) == "There is no loft."
    assert copy.copy(told).text == told.text
