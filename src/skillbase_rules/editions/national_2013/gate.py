"""Item 5: who may apply at all, and for how much."""

from __future__ import annotations

from typing import Annotated

from skillbase_rules.engine.criteria import Criterion, OneOf, all_of, any_of, at_most, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import BaseLevel

HERE = Passage("5", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("5.a.1", "已是市级基地", "Already a municipal base").saying(
        "The applicant is a municipal base already; 5.a.2 will do in its place", "申报单位已是市级基地；有5.a.2的可代替"
    ),
    HERE.clause("5.a.2", "世赛国家集训基地", "National WorldSkills training base").saying(
        "The applicant is a national WorldSkills training base; 5.a.1 will do in its place",
        "申报单位是世界技能大赛国家集训基地；有5.a.1的可代替",
    ),
    HERE.clause("5.b", "每轮一个基地", "One base in a round").saying(
        "A unit applies for one base in a round", "一个单位一轮只报一个基地"
    ),
)


class GateParameters(ParameterSet):
    """The number of item 5."""

    max_bases: Annotated[Number, numbered("5.b", "每轮申报基地数", "bases applied for in a round", "bases")] = 1


def gate(p: GateParameters) -> Criterion:
    """Return item 5."""
    return all_of(
        "5",
        Text("申报资格", "Who may apply"),
        any_of(
            "5.a",
            Text("已有基地", "A base already"),
            is_true("5.a.1", "holds_municipal_base"),
            OneOf("5.a.2", "worldskills_base_level", (BaseLevel.NATIONAL.value,)),
        ),
        at_most("5.b", "bases_applied_for", p.max_bases),
    )
