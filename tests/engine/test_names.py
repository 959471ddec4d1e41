from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skillbase_rules.engine.names import by_key, name_key, near_names, repeated_names


@pytest.mark.parametrize(
    "written",
    [
        "涪陵区(人社局)",
        "涪陵区（人社局）",
        " 涪陵区（人社局） ",
        "涪陵区 （人社局）",
        "涪陵区\u3000(人社局)",
        "涪陵区\u200b（人社局）",
        "涪 陵 区\t( 人社局 )\n",
        "\ufeff涪陵区（人社局）",
    ],
)
def test_spaces_width_and_what_cannot_be_seen_tell_no_names_apart(written: str) -> None:
    assert name_key(written) == "涪陵区(人社局)"


@pytest.mark.parametrize(
    ("first", "second"),
    [("North Gate", "NorthGate"), ("区1局", "区2局"), ("江北区人社局", "江津区人社局"), ("north", "North")],
)
def test_names_that_differ_in_a_letter_or_between_words_are_two(first: str, second: str) -> None:
    assert name_key(first) != name_key(second)


def test_words_of_other_scripts_keep_one_space_between_them() -> None:
    assert name_key("  Ｎorth   Gate  ") == "North Gate"
    assert name_key("重庆 ABC  学院 3 部") == "重庆ABC学院3部"


@given(st.text(alphabet="a1 （(　区é\u200b-", max_size=8))
def test_the_key_of_a_key_is_that_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["市卫生学院", "重庆市卫生学院"], [("市卫生学院", "重庆市卫生学院")]),
        (["远航集团", "远航集团培训中心"], [("远航集团", "远航集团培训中心")]),
        (["远航-集团", "远航集团"], [("远航-集团", "远航集团")]),
        (["North Gate", "north-gate"], [("North Gate", "north-gate")]),
        (["远航集团", "远航集团 "], []),
        (["人社局", "涪陵区人社局"], []),
        (["body 1", "body 12"], []),
        (["第1中学校", "第11中学校"], []),
        (["江北区人社局", "江津区人社局"], []),
        ([], []),
    ],
)
def test_names_that_may_be_meant_as_one_are_pointed_out(names: list[str], pairs: list[tuple[str, str]]) -> None:
    assert near_names(names) == tuple(pairs)


@given(st.lists(st.text(alphabet="甲乙丙a-（", min_size=1, max_size=7), max_size=6))
def test_names_near_each_other_are_never_one_name(names: list[str]) -> None:
    for first, second in near_names(names):
        assert name_key(first) != name_key(second)


def test_a_name_given_again_in_another_spelling_is_a_repeat() -> None:
    assert repeated_names(["甲（校）", "乙", "甲(校)", "丙", "乙 "]) == ("甲（校）", "乙")
    assert repeated_names(iter(["甲", "乙"])) == ()
    assert by_key(["甲 校", "甲校"]) == {"甲校": "甲 校"}


@given(st.lists(st.text(alphabet="甲乙丙a1-（", min_size=1, max_size=9), max_size=8))
@example(["甲乙丙甲", "甲乙丙甲乙", "甲乙丙甲乙丙"])
@example(["甲乙丙甲", "乙甲乙丙甲", "丙乙甲乙丙甲"])
@example(["甲乙丙a", "甲乙丙ab", "甲乙丙a乙"])
def test_names_near_each_other_are_those_that_a_look_at_every_pair_finds(names: list[str]) -> None:
    assert set(near_names(names)) == set(every_near_pair(names))


def every_near_pair(names: list[str]) -> Iterator[tuple[str, str]]:
    shown: dict[str, str] = {}
    for name in by_key(names).values():
        letters = "".join(filter(str.isalnum, normalize("NFKC", name).casefold())) or normalize("NFKC", name).casefold()
        if letters in shown:
            yield shown[letters], name
        else:
            shown[letters] = name
    for whole in tuple(shown):
        parts = [part for part in shown if 4 <= len(part) < len(whole)]
        beginning = [part for part in parts if whole.startswith(part) and apart(whole, len(part))]
        ending = [part for part in parts if whole.endswith(part) and apart(whole, len(whole) - len(part))]
        yield from ((shown[max(near, key=len)], shown[whole]) for near in (beginning, ending) if near)


def apart(whole: str, cut: int) -> bool:
    return not (whole[cut - 1].isascii() and whole[cut].isascii())


def test_names_that_grow_out_of_each_other_are_pointed_out_one_by_one() -> None:
    names = ["远航集团", "远航集团总部", "远航集团总部大学"]
    assert near_names(names) == (("远航集团", "远航集团总部"), ("远航集团总部", "远航集团总部大学"))


def test_a_near_name_is_found_among_many() -> None:
    names = [f"第{number}职业技术学院" for number in range(20_000)]
    assert near_names([*names, "第7职业技术学院分院"]) == (("第7职业技术学院", "第7职业技术学院分院"),)
