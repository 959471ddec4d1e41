from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules.engine.names import name_key, near_names


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
