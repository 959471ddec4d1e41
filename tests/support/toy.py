"""A notice of another world, on the engine alone: a village picks the craft houses that it will rebuild.

Its facts, numbers, readings and clauses are its own. A house must be open to all and have enough workshops and enough
young members; who has a loft of its own goes first among equals.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from skillbase_rules.engine.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    ShareAtLeast,
    When,
    all_of,
    any_of,
    at_least,
    is_true,
    total,
)
from skillbase_rules.engine.edition import Content, Edition, Section
from skillbase_rules.engine.narrowing import PrintedRatio
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.quantities import Count, Persons, PersonTimes
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.engine.records import Limits, NamedValue, Sheet, United, described
from skillbase_rules.engine.register import Clause, Passage, Rulebook, rulebook
from skillbase_rules.engine.text import Text


class HouseKind(NamedValue):
    """What a craft house is."""

    GUILD = "guild", "行会", "guild"
    SCHOOL = "school", "学堂", "school"
    OTHER = "other", "其他", "another house"


class CraftHouse(Sheet):
    """The facts of a craft house."""

    house_kind: Annotated[HouseKind | None, described("坊类", "kind of house")] = None
    open_to_all: Annotated[bool | None, described("对外开放", "open to all")] = None
    has_loft: Annotated[bool | None, described("有阁楼", "has a loft")] = None
    workshops: Annotated[Count, described("工坊", "workshops", unit="workshops")] = Count()
    members: Annotated[Persons, described("坊员", "members", unit="persons")] = Persons()
    young_members: Annotated[Persons, described("青年坊员", "young members", unit="persons")] = Persons()
    carvers: Annotated[Persons, described("雕工", "carvers", unit="persons")] = Persons()
    weavers: Annotated[Persons, described("织工", "weavers", unit="persons")] = Persons()
    carvers_and_weavers: Annotated[Persons, described("雕织兼工", "carvers who weave", unit="persons")] = Persons()
    visits: Annotated[PersonTimes, described("参观", "visits", unit="person-times")] = PersonTimes()
    visits_per_workshop: Annotated[
        Count, described("每坊参观", "visits per workshop", "As a file prints it, rounded or cut off.")
    ] = Count()
    address: Annotated[str, described("地址", "address")] = ""
    """No fact: nothing asks for it."""

    limits: ClassVar[Limits] = (
        (("young_members",), ("members",)),
        (("carvers_and_weavers",), ("carvers",)),
        (("carvers_and_weavers",), ("weavers",)),
    )
    united: ClassVar[United] = (("carvers", "weavers", "carvers_and_weavers", "members"),)
    printed: ClassVar[tuple[PrintedRatio, ...]] = (PrintedRatio("visits_per_workshop", "visits", "workshops"),)


class HouseNumbers(ParameterSet):
    """The numbers of the notice."""

    min_workshops: Annotated[Number, numbered("b.1", "工坊数量", "workshops", "workshops")] = 4
    min_young_share: Annotated[Percent, numbered("b.2", "青年占比", "share of the young", "percent")] = 30


class HouseReadings(ReadingSet):
    """Where the notice can be read in two ways."""

    the_number_itself: Annotated[
        Literal["passes", "fails"],
        switch("T-1", "L", "“以上”含本数否", "Does the number itself pass?").because(
            "The elders do not agree.", passes=("含", "It passes."), fails=("不含", "It fails.")
        ),
    ] = "passes"
    left_out: Annotated[
        Literal["open", "failed"],
        switch("T-2", "H", "未填事项如何判定", "What of facts left out?").because(
            "A house may hand in more later.",
            open=("待定", "They leave the clause open."),
            failed=("不符", "They fail it."),
        ),
    ] = "open"


CONDITIONS = Passage("乙", "condition", "municipal")
CLAUSES: tuple[Clause, ...] = (
    Passage("甲", "condition").clause("a.1", "对外开放", "Open to all").saying("Whoever knocks is let in"),
    CONDITIONS.clause("b.1", "工坊数量", "Workshops", "T-1", "T-9").saying("Enough workshops"),
    CONDITIONS.clause("b.2", "青年占比", "The young", "T-1").saying("Enough young members"),
    Passage("丙", "preferential").clause("c.1", "阁楼", "Loft").saying("A loft of its own"),
)
HOUSES = {clause.id: clause for clause in CLAUSES}


def write(p: HouseNumbers, r: HouseReadings) -> Content:
    """Return what the notice says under these numbers and readings."""
    exclusive = r.the_number_itself == "fails"
    young = ShareAtLeast("b.2", total("young_members"), total("members"), p.min_young_share, exclusive)
    enough = at_least("b.1", "workshops", p.min_workshops, exclusive=exclusive)

    def book(root: AllOf | AnyOf) -> Rulebook:
        fails = r.left_out == "failed"
        return rulebook(root, HOUSES, (CraftHouse,), p, r, missing_fails=fails, missing_reading="T-2")

    return Content(
        sections=(
            Section("applicant", book(all_of("a", Text("谁可申报", "Who may apply"), is_true("a.1", "open_to_all")))),
            Section("municipal", book(all_of("b", Text("条件", "Conditions"), enough, young)), tracks=("municipal",)),
            Section("preferential", book(favoured()), kind="preference", tracks=("municipal",)),
        )
    )


def favoured() -> AnyOf:
    """Return who goes first among equals."""
    loft = all_of("c.0", Text("阁楼", "Loft"), is_true("c.1", "has_loft"))
    return any_of("c", Text("优先", "Preference"), loft)


VILLAGE = Edition(
    notice="village-houses",
    title=Text("村坊", "Craft houses of the village"),
    sheet=CraftHouse,
    parameters=HouseNumbers(),
    readings=HouseReadings(),
    register=CLAUSES,
    write=write,
)
"""The village's notice as issued."""


def village_asking(*parts: Criterion, missing_fails: bool = False) -> Edition[HouseNumbers, HouseReadings]:
    """Return the village's notice with these conditions in the place of its own."""

    def write_anew(p: HouseNumbers, r: HouseReadings) -> Content:
        root = all_of("b", Text("条件", "Conditions"), *parts)
        book = rulebook(root, HOUSES, (CraftHouse,), p, r, missing_fails=missing_fails)
        return Content(sections=(Section("municipal", book, tracks=("municipal",)),))

    return replace(VILLAGE, write=write_anew)


TWO_SIDES = When(
    is_true("a.1", "open_to_all"),
    When(is_true("c.1", "has_loft"), at_least("b.1", "workshops", 4), at_least("b.1", "workshops", 2)),
)
"""One clause with two sides, asked under a condition."""


def house(**facts: object) -> CraftHouse:
    """Return a craft house of which only these facts are known."""
    return CraftHouse.model_validate(facts)
