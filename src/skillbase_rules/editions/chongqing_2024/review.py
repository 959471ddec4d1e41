"""Section 五: recommendation lists, dual applications, and the publication of results."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.general import count_at_least
from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    OneOf,
    Together,
    When,
    all_of,
    any_of,
    at_most,
    is_true,
    total,
)
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.procedure.files import BodyKind
from skillbase_rules.procedure.rules import StepRule

_FILE = Passage("五(一)", "procedure")
_NATIONAL_LIST = Passage("五(一)", "quota", "national", "recommending_body")
_MUNICIPAL_LIST = Passage("五(一)", "quota", "municipal", "recommending_body")
_REVIEW = Passage("五(二)", "procedure", asked_of="authority")
_DUAL = Passage("五(二)", "condition", asked_of="dual_applicant")


class ReviewParameters(ParameterSet):
    """The numbers of 五(二)."""

    min_publicity_working_days: Annotated[
        Number, numbered("5.2.c", "公示工作日", "publication of results: working days", "working days")
    ] = 5
    kept_occupations: Annotated[
        Number, numbered("5.2.g", "兼报保留职业数", "occupations a dual applicant keeps", "occupations")
    ] = 3


class ReviewReadings(GeneralReadings):
    """Readings of 五(二)."""

    publicity_start_planned: Annotated[
        Literal["not_counted", "counted"],
        switch(
            "R-73", "M", "安排公示时公示当日是否计入", "Does the day of publication count when one is planned?"
        ).because(
            "A period planned without its first day is long enough under either way of counting [I], as the general "
            "rule for counting days has it [V-].",
            not_counted=("不计入", "No, counting begins on the next day."),
            counted=("计入", "Yes, when it is a working day."),
        ),
    ] = "not_counted"
    publicity_start_checked: Annotated[
        Literal["counted", "not_counted"],
        switch(
            "R-73", "M", "核对公示期时公示当日是否计入", "Does the day of publication count when one is judged?"
        ).because(
            "Practice: of 35 real publications by public bodies, 15 state their working days, of which 13 count the "
            "first day, 1 does not and 1 fits neither clearly; of the 20 that state none, measured against five, "
            "16 fit counting it, 3 not, 1 either; all four of Chongqing count it [V].",
            counted=("计入", "Yes, when it is a working day."),
            not_counted=("不计入", "No, counting begins on the next day."),
        ),
    ] = "counted"
    objections_standing: Annotated[
        Literal["upheld", "received"],
        switch("R-74", "M-L", "哪些异议阻止发文", "Which objections stand in the way of a decision?").because(
            "An objection opens a check [I]; of ten public wordings six say that only a well-founded one blocks, "
            "and none that any does [V].",
            upheld=("查实的异议", "Those found right."),
            received=("收到的异议", "Every one received."),
        ),
    ] = "upheld"


CLAUSES: tuple[Clause, ...] = (
    _FILE.clause("5.1.a", "申报渠道", "Route of application", "R-69", "R-70").saying(
        "Apply through the district human-resources department or the higher industry department by place or "
        "affiliation",
        "按所在地或隶属关系，经区县人社部门或市级行业主管部门申报",
    ),
    _FILE.clause("5.1.b", "中央在渝单位", "Central units", "R-69", asked_of="central_unit").saying(
        "Central units in Chongqing apply through the district where they sit", "中央在渝单位经所在区县申报"
    ),
    Passage("五(一)", "procedure", "national")
    .clause("5.1.c", "国家级材料", "National documents", "R-71")
    .saying("Application form and implementation plan for the national track", "国家级申报须交申报表和实施方案"),
    Passage("五(一)", "procedure", "municipal")
    .clause("5.1.d", "市级材料", "Municipal documents", "R-71")
    .saying("Application form and implementation plan for the municipal track", "市级申报须交申报表和实施方案"),
    _FILE.clause("5.1.e", "基本情况表", "Basic-information form", "R-71").saying(
        "Basic-information form", "须交基本情况表"
    ),
    _FILE.clause("5.1.f", "占比核查表", "Share-verification form", "R-24", "R-71", "R-87").saying(
        "Form verifying the skilled-worker share of the recommended unit", "须交核查被推荐单位技能人才占比的表"
    ),
    _NATIONAL_LIST.clause("5.1.g", "国家级推荐数", "National recommendations", "R-67", "R-70").saying(
        "National candidates one recommending body may put forward", "一个推荐单位至多推荐的国家级候选数"
    ),
    _MUNICIPAL_LIST.clause("5.1.h", "市级推荐数", "Municipal recommendations", "R-01", "R-67", "R-68").saying(
        "Municipal candidates one recommending body may put forward", "一个推荐单位至多推荐的市级候选数"
    ),
    _MUNICIPAL_LIST.clause(
        "5.1.i", "市级推荐排序", "Ranking of municipal candidates", "R-67", "R-72", kind="procedure"
    ).saying("The municipal candidates must be ranked", "市级候选须排出先后"),
    _REVIEW.clause("5.2.a", "专家评审", "Expert review", "R-72")
    .saying(
        "The city department and partners form an expert group that reviews the files under the set rules",
        "市级部门会同有关方面组成专家组，按既定规则评审材料",
    )
    .left_to("experts"),
    _REVIEW.clause(
        "5.2.b", "拟选备选名单", "Proposed and reserve lists", "R-19", "R-75", answered_by=("select",)
    ).saying(
        "Lists of proposed and reserve units are settled for the national track and both municipal classes",
        "国家级和市级两类分别形成拟选名单和备选名单",
    ),
    _REVIEW.clause("5.2.c", "公示期限", "Publicity period", "R-01", "R-73", kind="deadline").saying(
        "Results are published on the city department's website for at least this long",
        "结果在市级部门网站公示，至少公示这么多天",
    ),
    _REVIEW.clause("5.2.d", "无异议发文", "No objection", "R-74").saying(
        "If no objection stands, the document is issued and work starts", "没有成立的异议，即发文并开始建设"
    ),
    Passage("五(二)", "procedure")
    .clause("5.2.e", "分别申报评审", "Separate filing", "R-76")
    .saying(
        "National and municipal tracks are in principle filed and reviewed apart",
        "国家级和市级原则上分别申报、分别评审",
    ),
    _DUAL.clause("5.2.f", "兼报承诺", "Promise of a dual applicant", "R-76").saying(
        "A national applicant wanting both must promise to keep the national goals, plan and matching input",
        "报国家级又想报市级的，须承诺国家级的目标、方案和配套投入不变",
    ),
    _DUAL.clause("5.2.g", "保留前三职业", "First three occupations kept", "R-43", "R-76").saying(
        "The municipal file keeps the first three occupations of the national file in order",
        "市级材料须按原次序保留国家级材料的前三个职业",
    ),
    _DUAL.clause("5.2.h", "准予兼报", "Dual application admitted", "R-68", "R-76", kind="procedure").saying(
        "With both requirements met the unit may also compete for a municipal base",
        "满足上述两项的，可以同时竞争市级基地",
    ),
)


def route() -> tuple[Criterion, ...]:
    """Return through whom a unit applies: one body of the right kind, a central unit through a district (5.1.a-b)."""
    one_body = Amount("5.1.a", total("recommending_bodies"), minimum=1, maximum=1)
    kind, district = "recommending_body_kind", (BodyKind.DISTRICT.value,)
    return (
        Together("5.1.a", (one_body, OneOf("5.1.a", kind, (*district, BodyKind.MUNICIPAL_DEPARTMENT.value)))),
        When(is_true("", "is_central_unit"), OneOf("5.1.b", kind, district)),
    )


def forms() -> tuple[Criterion, ...]:
    """Return the forms that a filing must hold; each track has its own pair (5.1.c-f)."""
    return (
        _of_track(Track.NATIONAL, is_true("5.1.c", "doc_national_form", "doc_national_plan")),
        _of_track(Track.MUNICIPAL, is_true("5.1.d", "doc_municipal_form", "doc_municipal_plan")),
        is_true("5.1.e", "doc_basic_info"),
        is_true("5.1.f", "doc_share_verification"),
    )


def _of_track(track: Track, criterion: Criterion) -> Criterion:
    return When(OneOf("", "track", (track.value,)), criterion)


def route_of_one_unit() -> AllOf:
    """Return through whom one recommended unit applies (5.1.a-b)."""
    return all_of("5.1", Text("申报渠道", "Route"), *route())


def list_of_one_body(national: int, municipal: int) -> AllOf:
    """Return what the list of one recommending body must keep (5.1.g-i)."""
    return all_of(
        "5.1",
        Text("推荐名单", "Recommendations"),
        at_most("5.1.g", "recommended_national", national),
        at_most("5.1.h", "recommended_municipal", municipal),
        is_true("5.1.i", "municipal_ranking"),
    )


def publicity(p: ReviewParameters, r: ReviewReadings) -> AllOf:
    """Return what a publication must satisfy (5.2.c-d)."""
    standing = "objections_upheld" if r.objections_standing == "upheld" else "objections_received"
    return all_of(
        "5.2",
        Text("公示", "Publicity"),
        count_at_least(r, "5.2.c", total("publicity_working_days"), p.min_publicity_working_days),
        at_most("5.2.d", standing, 0),
    )


def dual(both_conditions: bool) -> AnyOf:
    """Return the rule on filing apart, and its exception for dual applicants (5.2.e-h)."""
    conditions = ["national_conditions_met"]
    if both_conditions:
        conditions.append("municipal_conditions_met")
    return any_of(
        "5.2",
        Text("兼报", "Dual application"),
        at_most("5.2.e", "tracks_applied", 1),
        all_of(
            "5.2.h",
            Text("准予兼报", "Admission to both tracks"),
            is_true("5.2.f", "dual_commitment"),
            is_true("5.2.g", "first_occupations_kept"),
            is_true("5.2.h", *conditions),
        ),
    )


def publicity_steps() -> tuple[StepRule, ...]:
    """Return the dates of 五(二)."""
    return (
        StepRule("publicity", Text("公示", "Publication of results"), ("5.2.c",)),
        StepRule("earliest_decision", Text("最早发文日", "Earliest decision"), ("5.2.c", "5.2.d")),
    )
