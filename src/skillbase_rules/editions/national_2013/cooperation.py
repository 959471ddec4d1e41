"""Item 4: cooperation with enterprises."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.general import NumberReadings, count_at_least
from skillbase_rules.engine.criteria import Criterion, OneOf, Together, all_of
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import PartnerSizes

HERE = Passage("4", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.a", "合作企业数", "Partner enterprises", "R-01", "R-52").saying(
        "Large or medium enterprises as partners", "合作的大中型企业数"
    ),
    HERE.clause("4.b", "共定方案专业", "Majors designed jointly", "R-01").saying(
        "Majors designed jointly with enterprises", "与企业共同设计的专业数"
    ),
)


class CooperationParameters(ParameterSet):
    """The numbers of item 4."""

    min_partners: Annotated[Number, numbered("4.a", "大中型合作企业数", "large or medium partners", "enterprises")] = 5
    min_joint_majors: Annotated[Number, numbered("4.b", "共定方案专业数", "majors designed jointly", "majors")] = 5


class CooperationReadings(NumberReadings):
    """Readings of item 4."""

    partner_mix: Annotated[
        Literal["any_mix", "one_of_each"],
        switch(
            "R-52", "H", "“大、中型企业”如何组合", "Must both large and medium enterprises be among the partners?"
        ).because(
            "The mark 、 lists alternatives [I].",
            any_mix=("任意组合", "No, any mix."),
            one_of_each=("大型中型均须有", "Yes, at least one of each."),
        ),
    ] = "any_mix"


def cooperation(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return item 4."""
    return all_of(
        "4",
        Text("校企合作", "School-enterprise cooperation"),
        partners(p, r),
        count_at_least(r, "4.b", "majors_jointly_designed", p.min_joint_majors),
    )


def partners(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return 4.a; whether both size classes must be there is reading R-52."""
    enough = count_at_least(r, "4.a", "partner_enterprises", p.min_partners)
    if r.partner_mix == "any_mix":
        return enough
    both = OneOf("4.a", "partner_size_class", (PartnerSizes.LARGE_AND_MEDIUM.value,))
    return Together("4.a", (enough, both))
