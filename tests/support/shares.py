"""A notice of shares alone, at least and at most, whole and broken: the village's houses by their crafts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from skillbase_rules.engine.criteria import Leaf, ShareAtLeast, ShareAtMost, all_of, total
from skillbase_rules.engine.edition import Content, Edition, Section
from skillbase_rules.engine.register import Passage, rulebook
from skillbase_rules.engine.text import Text
from tests.support.toy import CraftHouse, HouseNumbers, HouseReadings

CARVERS, CRAFTS, SHOPS = total("carvers"), total("carvers", "weavers"), total("workshops")
THIRD, ODD = Fraction(100, 3), Fraction("33.333333")
NEARLY_ALL = Fraction("99.999999")

LEAVES: dict[str, Leaf] = {
    leaf.clause: leaf
    for leaf in (
        ShareAtMost("most.third", CARVERS, CRAFTS, THIRD),
        ShareAtMost("most.below", CARVERS, CRAFTS, 50, exclusive=True),
        ShareAtMost("most.odd", CARVERS, CRAFTS, ODD),
        ShareAtMost("most.odd_below", CARVERS, CRAFTS, ODD, exclusive=True),
        ShareAtMost("most.nearly", CARVERS, CRAFTS, NEARLY_ALL),
        ShareAtMost("most.nearly_below", CARVERS, CRAFTS, NEARLY_ALL, exclusive=True),
        ShareAtMost("most.apart", CARVERS, SHOPS, Fraction(81, 2)),
        ShareAtMost("most.apart_odd", CARVERS, SHOPS, ODD),
        ShareAtMost("most.rounded", CARVERS, CRAFTS, THIRD, rounding=Fraction(1, 2)),
        ShareAtLeast("least.third", total("young_members"), total("members"), THIRD),
        ShareAtLeast("least.odd", total("young_members"), total("members"), ODD),
        ShareAtLeast("least.odd_above", total("young_members"), total("members"), ODD, exclusive=True),
    )
}
_CLAUSES = tuple(Passage("一", "condition").clause(name, name, name) for name in LEAVES)


def _write(p: HouseNumbers, r: HouseReadings) -> Content:
    def section(name: str, *leaves: Leaf) -> Section:
        root = all_of(name, Text("占比", "Shares"), *leaves)
        book = rulebook(root, {clause.id: clause for clause in _CLAUSES}, (CraftHouse,), p, r)
        return Section(name, replace(book, units=dict.fromkeys(LEAVES, "percent")))

    nearly = [leaf for leaf in LEAVES.values() if "nearly" in leaf.clause]
    return Content(
        (section("shares", *(leaf for leaf in LEAVES.values() if leaf not in nearly)), section("nearly", *nearly))
    )


SHARES = Edition(
    notice="village-shares",
    title=Text("占比", "Shares"),
    sheet=CraftHouse,
    parameters=HouseNumbers(),
    readings=HouseReadings(),
    register=_CLAUSES,
    write=_write,
)
