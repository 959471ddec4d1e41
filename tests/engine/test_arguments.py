from __future__ import annotations

from enum import StrEnum

import pytest

from skillbase_rules.engine.arguments import choice_of, items_of, mapping_of, of_type, several
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError, WrongTypeError


def test_what_has_the_type_is_handed_back() -> None:
    beam = "beam"
    assert of_type("timber", beam, str) is beam
    assert items_of("timber", iter([beam, "post"]), str) == (beam, "post")
    posts = ["post", 5]
    assert several("timber", posts) is posts
    assert mapping_of("timber", {"oak": beam, "ash": "post"}, str) == {"oak": beam, "ash": "post"}


def test_another_type_is_refused_by_the_name_of_the_argument() -> None:
    with pytest.raises(WrongTypeError, match=r"timber is 5, of type int; it must be of type str\.") as refused:
        of_type("timber", 5, str)
    assert refused.value.text.zh == "timber 为 int 类型的 5；应为 str。"
    assert isinstance(refused.value, SkillbaseError)
    assert isinstance(refused.value, TypeError)


def test_an_item_of_another_type_is_refused_by_its_place() -> None:
    with pytest.raises(WrongTypeError, match=r"timber\[1\] is None, of type NoneType"):
        items_of("timber", ["beam", None], str)


@pytest.mark.parametrize("given", [None, 5, "beam", b"beam"])
def test_what_has_no_items_is_no_list(given: object) -> None:
    with pytest.raises(WrongTypeError, match="it must be a list of items of type str"):
        items_of("timber", given, str)
    with pytest.raises(WrongTypeError, match="it must be a list"):
        several("timber", given)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="it must map names to str"):
        mapping_of("timber", given, str)


def test_a_name_or_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(WrongTypeError, match=r"timber\[…\] is 5, of type int"):
        mapping_of("timber", {5: "beam"}, str)
    with pytest.raises(WrongTypeError, match=r"timber\[oak\] is 5, of type int"):
        mapping_of("timber", {"oak": 5}, str)


class Timber(StrEnum):
    OAK = "oak"
    ASH = "ash"


def test_a_choice_is_one_of_several_values_or_written_out() -> None:
    assert choice_of("timber", Timber.ASH, tuple(Timber)) is Timber.ASH
    assert choice_of("timber", "ash", tuple(Timber)) is Timber.ASH
    assert choice_of("storeys", 2, (1, 2)) == 2
    with pytest.raises(UnknownNameError, match="There is no timber 'elm'; it is one of oak, ash"):
        choice_of("timber", "elm", tuple(Timber))
    # A yes is no number.
    with pytest.raises(UnknownNameError, match="There is no storeys True"):
        choice_of("storeys", True, (1, 2))
