"""四(一)2(4): cooperation with enterprises."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.general import count_at_least
from skillbase_rules.engine.criteria import Criterion, OneOf, Together, all_of, at_least, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import PartnerSizes
from skillbase_rules.facts.sheet import JointMajorsCounted

HERE = Passage("四(一)2(4)", "condition", "municipal")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.2.4.a", "合作企业数", "Partner enterprises", "R-01", "R-52").saying(
        "Large or medium enterprises in stable cooperation", "有稳定合作的大中型企业数"
    ),
    HERE.clause("4.1.2.4.b", "共定方案专业", "Majors settled jointly", "R-01", "R-53").saying(
        "Majors whose plan is settled jointly with partner enterprises on six points",
        "与合作企业在六个方面共同制定方案的专业数",
    ),
    HERE.clause("4.1.2.4.c", "共建实习基地", "Joint internship base").saying(
        "Student internship base built with partner enterprises", "与合作企业共建学生实习基地"
    ),
    HERE.clause("4.1.2.4.d", "聘请指导教师", "Hired expert instructors", "R-54").saying(
        "Technicians, senior technicians or outstanding specialists hired as instructors",
        "聘请技师、高级技师或优秀专业人才任指导教师",
    ),
)


class CooperationParameters(ParameterSet):
    """The numbers of 四(一)2(4)."""

    municipal_min_partners: Annotated[
        Number, numbered("4.1.2.4.a", "大中型合作企业数", "municipal: large or medium partners", "enterprises")
    ] = 3
    municipal_min_joint_majors: Annotated[
        Number, numbered("4.1.2.4.b", "共定方案专业数", "municipal: majors settled jointly", "majors")
    ] = 3
    municipal_min_hired_experts: Annotated[
        Number, numbered("4.1.2.4.d", "聘请指导教师数", "municipal: hired expert instructors", "persons")
    ] = 1
    municipal_named_expert_kinds: Annotated[
        Number, numbered("4.1.2.4.d", "所列指导教师类别数", "municipal: kinds of experts named", "kinds")
    ] = 3


class CooperationReadings(GeneralReadings):
    """Readings of 四(一)2(4)."""

    partner_mix: Annotated[
        Literal["any_mix", "one_of_each"],
        switch(
            "R-52", "H", "“大、中型企业”如何组合", "Must both large and medium enterprises be among the partners?"
        ).because(
            "The mark 、 lists alternatives [T].",
            any_mix=("任意组合", "No, any mix."),
            one_of_each=("大型中型均须有", "Yes, at least one of each."),
        ),
    ] = "any_mix"
    joint_majors_counted: Annotated[
        JointMajorsCounted,
        switch(
            "R-53", "M", "六项内容是否每个专业都要", "Must each of the majors cover all six points?", counting=True
        ).because(
            "The sentence lists six objects of one verb for each major [T].",
            all_six_points=("每个专业均须六项", "Yes."),
            points_spread=("六项可分散于各专业", "The points may be spread over the majors."),
            any_point=("任一项即可", "Any point will do."),
        ),
    ] = "all_six_points"
    expert_kinds: Annotated[
        Literal["any_kind", "each_kind"],
        switch("R-54", "M", "聘请三类人员是否都要", "Must each of the three kinds of experts be hired?").because(
            "The text joins the kinds loosely [T].",
            any_kind=("任一类即可", "No, one person of any kind."),
            each_kind=("每类均须有", "Yes."),
        ),
    ] = "any_kind"


def cooperation(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return 四(一)2(4)."""
    return all_of(
        "4.1.2.4",
        Text("校企合作", "School-enterprise cooperation"),
        partners(p, r),
        count_at_least(r, "4.1.2.4.b", "majors_jointly_designed", p.municipal_min_joint_majors),
        is_true("4.1.2.4.c", "joint_internship_base"),
        hired_experts(p, r),
    )


def partners(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return 4.1.2.4.a; whether both size classes must be there is reading R-52."""
    enough = count_at_least(r, "4.1.2.4.a", "partner_enterprises", p.municipal_min_partners)
    if r.partner_mix == "any_mix":
        return enough
    both = OneOf("4.1.2.4.a", "partner_size_class", (PartnerSizes.LARGE_AND_MEDIUM.value,))
    return Together("4.1.2.4.a", (enough, both))


def hired_experts(p: CooperationParameters, r: CooperationReadings) -> Criterion:
    """Return 4.1.2.4.d; whether each of the kinds named is needed is reading R-54."""
    heads = at_least("4.1.2.4.d", "hired_expert_instructors", p.municipal_min_hired_experts)
    if r.expert_kinds == "any_kind":
        return heads
    kinds = at_least("4.1.2.4.d", "hired_expert_kinds", p.municipal_named_expert_kinds)
    return Together("4.1.2.4.d", (kinds, heads))
