from __future__ import annotations

import pickle
from typing import Annotated

import pytest
from pydantic import ValidationError

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.narrowing import Interval
from skillbase_rules.engine.quantities import Count, Persons, PersonTimes
from skillbase_rules.engine.records import NamedValue, Record, described, kinds_of, title_of, unit_of
from skillbase_rules.engine.text import Text
from tests.support.toy import CraftHouse, HouseKind, house


class Loft(Record):
    beams: Annotated[Count, described("梁", "beams", unit="beams")] = Count()
    height: Annotated[str, described("高度", "height", "How high it is under the roof.")] = ""
    colour: str = ""


def refused(**facts: object) -> str:
    with pytest.raises(ValidationError) as caught:
        house(**facts)
    (error,) = caught.value.errors()
    return str(error["type"])


def test_a_record_is_frozen_and_refuses_fields_it_does_not_know() -> None:
    with pytest.raises(ValidationError):
        Loft().height = "high"  # type: ignore[misc]
    assert refused(lofts=1) == "extra_forbidden"


def test_a_field_says_its_title_its_meaning_and_its_unit() -> None:
    beams, height, colour = (Loft.model_fields[name] for name in ("beams", "height", "colour"))
    assert (title_of(beams), beams.description, unit_of(beams)) == (
        Text("梁", "beams"),
        "beams. Unit: beams.",
        "beams",
    )
    assert (title_of(height), height.description, unit_of(height)) == (
        Text("高度", "height"),
        "How high it is under the roof.",
        "",
    )
    assert (title_of(colour), unit_of(colour)) == (Text("", ""), "")


def test_a_named_value_is_its_name_and_carries_its_words() -> None:
    class Roof(NamedValue):
        TILES = "tiles", "瓦", "tiled"
        REED = "reed"

    assert str(Roof.TILES) == "tiles"
    assert Roof("tiles").label == Text("瓦", "tiled")
    assert Roof.REED.label == Text("reed", "reed")
    assert house(house_kind="guild").house_kind is HouseKind.GUILD


def test_a_sheet_lists_its_facts_in_order_by_their_kinds() -> None:
    assert CraftHouse.fact_names() == tuple(name for name in CraftHouse.model_fields if name != "address")
    assert kinds_of(CraftHouse)["members"] is Persons
    assert kinds_of(CraftHouse)["open_to_all"] is bool
    assert kinds_of(CraftHouse)["house_kind"] is HouseKind
    assert set(CraftHouse.fact_names()) - CraftHouse.count_names() == {"house_kind", "open_to_all", "has_loft"}
    assert CraftHouse.named_values() == {"house_kind": ("guild", "school", "other")}
    assert CraftHouse.values_of("house_kind") == ("guild", "school", "other")
    assert CraftHouse.values_of("open_to_all") == (True, False)


def test_a_sheet_labels_its_facts_and_gives_their_units() -> None:
    assert CraftHouse.label("carvers") == Text("雕工", "carvers")
    assert (CraftHouse.unit("visits"), CraftHouse.unit("open_to_all"), CraftHouse.unit("lofts")) == (
        "person-times",
        "",
        "",
    )
    with pytest.raises(UnknownNameError, match="'lofts'"):
        CraftHouse.label("lofts")


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({"young_members": 5, "members": 5}, True),
        ({"young_members": 6, "members": 5}, False),
        ({"young_members": {"at_least": 6}, "members": 5}, False),
        ({"young_members": {"at_most": 6}, "members": 5}, True),
        ({"young_members": 6, "members": {"at_most": 5}}, False),
        ({"young_members": 6, "members": {"at_least": 5}}, True),
        ({"young_members": 6}, True),
    ],
)
def test_no_part_exceeds_its_whole_whatever_the_bounds_leave_possible(facts: dict[str, object], fits: bool) -> None:
    if fits:
        house(**facts)
    else:
        assert refused(**facts) == "part_above_whole"


def test_what_cannot_be_names_both_counts_and_their_numbers() -> None:
    with pytest.raises(ValidationError, match=r"young_members \(6\) cannot exceed members \(5\)"):
        house(young_members=6, members=5)


PAIR = {"carvers": 6, "weavers": 6, "carvers_and_weavers": 2}


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({**PAIR, "members": 10}, True),
        ({**PAIR, "members": 9}, False),
        ({**PAIR, "members": {"at_most": 9}}, False),
        ({**PAIR, "members": {"at_least": 9}}, True),
        ({**PAIR, "carvers": {"at_least": 6}, "members": 9}, False),
        ({**PAIR, "carvers_and_weavers": {"at_most": 2}, "members": 9}, False),
        ({**PAIR, "carvers_and_weavers": {"at_least": 2}, "members": 9}, True),
        ({**PAIR, "carvers": {"at_most": 6}, "members": 6}, True),
    ],
)
def test_two_groups_united_fit_into_the_group_that_holds_them(facts: dict[str, object], fits: bool) -> None:
    if fits:
        house(**facts)
    else:
        assert refused(**facts) == "overlap_impossible"


def test_two_groups_that_do_not_fit_are_named_with_the_group_that_holds_them() -> None:
    with pytest.raises(ValidationError, match=r"carvers \(6\) and weavers \(6\) with 2 in both .* members \(9\)"):
        house(**PAIR, members=9)


@pytest.mark.parametrize(
    ("visits", "workshops", "printed", "fits"),
    [
        (44, 2, 22, True),
        (45, 2, 22, True),  # 22.5 cut off
        (46, 2, 22, False),
        (43, 2, 22, True),  # 21.5 rounded up
        (42, 2, 22, False),
        (0, 2, 0, False),
        (0, 2, 1, False),
        (1, 0, 22, False),
        (None, None, 22, True),
        ({"at_least": 46}, 2, 22, False),
        ({"at_most": 46}, 2, 22, True),
        ({"at_most": 42}, 2, 22, False),
        (44, {"at_least": 2}, 22, True),
        (44, 2, {"at_least": 23}, False),
        (44, 2, {"at_most": 21}, False),
        (44, 2, {"at_least": 22, "at_most": 30}, True),
    ],
)
def test_a_printed_ratio_lies_within_one_of_its_counts(
    visits: object, workshops: object, printed: object, fits: bool
) -> None:
    facts = {"visits": visits, "workshops": workshops, "visits_per_workshop": printed}
    if fits:
        house(**facts)
    else:
        assert refused(**facts) == "printed_ratio_impossible"


def test_a_sheet_of_several_groups_keeps_the_limits_of_each() -> None:
    class GreatHouse(CraftHouse):
        apprentices: Persons = Persons()
        limits = ((("apprentices",), ("young_members",)),)

    assert GreatHouse.all_limits() == (*GreatHouse.limits, *CraftHouse.limits)
    assert GreatHouse.all_united() == CraftHouse.united
    assert GreatHouse.fact_names() == (*CraftHouse.fact_names(), "apprentices")
    with pytest.raises(ValidationError, match="part_above_whole"):
        GreatHouse.model_validate({"apprentices": 3, "young_members": 2})
    with pytest.raises(ValidationError, match="part_above_whole"):
        GreatHouse.model_validate({"young_members": 3, "members": 2})


def test_a_sheet_survives_json() -> None:
    full = house(house_kind="guild", open_to_all=True, workshops=3, visits={"at_least": 9}, members={"at_most": 4})
    assert CraftHouse.model_validate_json(full.model_dump_json()) == full
    assert full.visits == PersonTimes.between(9, None)


def test_what_follows_from_a_sheet_is_not_pickled_with_it() -> None:
    sheet = house(members=10, young_members={"at_least": 3})
    before = pickle.dumps(house(members=10, young_members={"at_least": 3}))
    assert sheet.narrowing.leaves_all
    thawed = pickle.loads(pickle.dumps(sheet))  # noqa: S301
    assert (thawed, thawed.narrowing) == (sheet, sheet.narrowing)
    assert len(pickle.dumps(sheet)) == len(before)


def test_facts_are_others_where_they_say_another_thing_or_leave_another_thing_possible() -> None:
    before = house(open_to_all=True, members=10)
    assert house(open_to_all=True, members=10).facts_other_than(before) == frozenset()
    assert house(open_to_all=True, has_loft=False, members=10).facts_other_than(before) == {"has_loft"}
    # So few members leave no more young ones.
    assert house(open_to_all=True, members=9).facts_other_than(before) == {"members", "young_members"}


def test_counts_stay_in_the_order_of_the_fields_however_a_sheet_came_about() -> None:
    sheet = house(open_to_all=True, members=10)
    others = (sheet.with_counts({"young_members": (3, 4), "members": (9, 9)}), sheet.with_answer("open_to_all", False))
    for other in (sheet, *others, sheet.with_ends("members", Interval(1, 2))):
        assert tuple(other.narrowing.ends) == tuple(other.narrowing.stated) == other.count_fields()
    assert others[0].facts_other_than(sheet) == {"members", "young_members"}
