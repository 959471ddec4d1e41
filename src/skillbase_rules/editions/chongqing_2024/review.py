"""Sections 五(一), 五(二), 六 and 七(二): numbers, moments, readings and criteria of the procedure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Holds,
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
from skillbase_rules.engine.readings import ReadingSet, Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.procedure.files import BEIJING, BodyKind

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="5.1.a",
        source="五(一)",
        label=Text("申报渠道", "Route of application"),
        summary=(
            "Apply through the district human-resources department or the higher industry department by"
            " place or affiliation"
        ),
        kind="procedure",
        readings=("R-69", "R-70"),
    ),
    Clause(
        id="5.1.b",
        source="五(一)",
        label=Text("中央在渝单位", "Central units"),
        summary="Central units in Chongqing apply through the district where they sit",
        kind="procedure",
        asked_of="central_unit",
        readings=("R-69",),
    ),
    Clause(
        id="5.1.c",
        source="五(一)",
        label=Text("国家级材料", "National documents"),
        summary="Application form and implementation plan for the national track",
        kind="procedure",
        track="national",
        readings=("R-71",),
    ),
    Clause(
        id="5.1.d",
        source="五(一)",
        label=Text("市级材料", "Municipal documents"),
        summary="Application form and implementation plan for the municipal track",
        kind="procedure",
        track="municipal",
        readings=("R-71",),
    ),
    Clause(
        id="5.1.e",
        source="五(一)",
        label=Text("基本情况表", "Basic-information form"),
        summary="Basic-information form",
        kind="procedure",
        readings=("R-71",),
    ),
    Clause(
        id="5.1.f",
        source="五(一)",
        label=Text("占比核查表", "Share-verification form"),
        summary="Form verifying the skilled-worker share of the recommended unit",
        kind="procedure",
        readings=("R-24", "R-71", "R-87"),
    ),
    Clause(
        id="5.1.g",
        source="五(一)",
        label=Text("国家级推荐数", "National recommendations"),
        summary="National candidates one recommending body may put forward",
        kind="quota",
        track="national",
        asked_of="recommending_body",
        readings=("R-67", "R-70"),
    ),
    Clause(
        id="5.1.h",
        source="五(一)",
        label=Text("市级推荐数", "Municipal recommendations"),
        summary="Municipal candidates one recommending body may put forward",
        kind="quota",
        track="municipal",
        asked_of="recommending_body",
        readings=("R-01", "R-67", "R-68"),
    ),
    Clause(
        id="5.1.i",
        source="五(一)",
        label=Text("市级推荐排序", "Ranking of municipal candidates"),
        summary="The municipal candidates must be ranked",
        kind="procedure",
        track="municipal",
        asked_of="recommending_body",
        readings=("R-67", "R-72"),
    ),
    Clause(
        id="5.2.a",
        source="五(二)",
        label=Text("专家评审", "Expert review"),
        summary=("The city department and partners form an expert group that reviews the files under the set rules"),
        kind="procedure",
        asked_of="authority",
        readings=("R-72",),
    ),
    Clause(
        id="5.2.b",
        source="五(二)",
        label=Text("拟选备选名单", "Proposed and reserve lists"),
        summary=("Lists of proposed and reserve units are settled for the national track and both municipal classes"),
        kind="procedure",
        asked_of="authority",
        readings=("R-19", "R-75"),
    ),
    Clause(
        id="5.2.c",
        source="五(二)",
        label=Text("公示期限", "Publicity period"),
        summary="Results are published on the city department's website for at least this long",
        kind="deadline",
        asked_of="authority",
        readings=("R-01", "R-73"),
    ),
    Clause(
        id="5.2.d",
        source="五(二)",
        label=Text("无异议发文", "No objection"),
        summary="If no objection stands, the document is issued and work starts",
        kind="procedure",
        asked_of="authority",
        readings=("R-74",),
    ),
    Clause(
        id="5.2.e",
        source="五(二)",
        label=Text("分别申报评审", "Separate filing"),
        summary="National and municipal tracks are in principle filed and reviewed apart",
        kind="procedure",
        readings=("R-76",),
    ),
    Clause(
        id="5.2.f",
        source="五(二)",
        label=Text("兼报承诺", "Promise of a dual applicant"),
        summary=("A national applicant wanting both must promise to keep the national goals, plan and matching input"),
        kind="condition",
        asked_of="dual_applicant",
        readings=("R-76",),
    ),
    Clause(
        id="5.2.g",
        source="五(二)",
        label=Text("保留前三职业", "First three occupations kept"),
        summary="The municipal file keeps the first three occupations of the national file in order",
        kind="condition",
        asked_of="dual_applicant",
        readings=("R-43", "R-76"),
    ),
    Clause(
        id="5.2.h",
        source="五(二)",
        label=Text("准予兼报", "Dual application admitted"),
        summary="With both requirements met the unit may also compete for a municipal base",
        kind="procedure",
        asked_of="dual_applicant",
        readings=("R-68", "R-76"),
    ),
)


class PublicityParameters(ParameterSet):
    """The number of 五(二)."""

    min_publicity_working_days: Annotated[
        Number, numbered("5.2.c", "公示工作日", "publication of results: working days", "working days")
    ] = 5


class ProcedureParameters(ParameterSet):
    """The numbers and moments of 五 to 七."""

    max_supporting_pages: Annotated[
        Number, numbered("7.2.c", "佐证页数上限", "pages of supporting material, at most", "pages")
    ] = 30
    supporting_pdfs: Annotated[Number, numbered("7.2.d", "佐证PDF数", "PDF files of supporting material", "files")] = 1
    kept_occupations: Annotated[
        Number, numbered("5.2.g", "兼报保留职业数", "occupations a dual applicant keeps", "occupations")
    ] = 3
    build_years: Annotated[Number, numbered("6.1.b", "建设周期", "building period", "years")] = 2
    filing_deadline: Annotated[
        AwareDatetime, numbered("7.2.h", "网上申报截止", "last moment for online filing", "instant")
    ] = datetime(2024, 7, 17, 18, 0, tzinfo=BEIJING)
    recommendation_opens: Annotated[date, numbered("7.2.i", "审核推荐开始", "first day of recommendation", "date")] = (
        date(2024, 7, 18)
    )
    recommendation_closes: Annotated[date, numbered("7.2.i", "审核推荐结束", "last day of recommendation", "date")] = (
        date(2024, 7, 24)
    )


class ProcedureReadings(ReadingSet):
    """Readings of 五(一) and 七(二)."""

    pages_counted: Annotated[
        Literal["supporting", "all_material"],
        Switch(
            "R-82",
            Text("30页限制包括哪些材料", "Which material must fit into the page limit?"),
            {
                "supporting": Text("佐证等证明材料", "Supporting material, without forms, plan and extra report."),
                "all_material": Text("全部材料", "All of it."),
            },
            "H",
            "The sentence names supporting and other proving material; the extra report is asked for apart [T].",
        ),
    ] = "supporting"
    early_recommendation: Annotated[
        Literal["allowed", "refused"],
        Switch(
            "R-85",
            Text("提前推荐是否有效", "Does a recommendation before the window count?"),
            {
                "allowed": Text("有效", "Yes; only late ones are not accepted."),
                "refused": Text("无效", "No, it must lie within the window."),
            },
            "M",
            "Only late acts are refused in so many words [T].",
        ),
    ] = "allowed"


def documents(p: ProcedureParameters, r: ProcedureReadings) -> AllOf:
    """Return what the material of one filing must hold (5.1.c-f, 7.2.b-f)."""
    pages = "supporting_pages" if r.pages_counted == "supporting" else "material_pages"
    pdfs = p.supporting_pdfs
    return all_of(
        "7.2",
        Text("申报材料", "Material"),
        _of_track(Track.NATIONAL, is_true("5.1.c", "doc_national_form", "doc_national_plan")),
        _of_track(Track.MUNICIPAL, is_true("5.1.d", "doc_municipal_form", "doc_municipal_plan")),
        is_true("5.1.e", "doc_basic_info"),
        is_true("5.1.f", "doc_share_verification"),
        Holds("7.2.b", ("material_truthful",), judgement=True),
        at_most("7.2.c", pages, p.max_supporting_pages),
        Amount("7.2.d", total("supporting_pdf_count"), minimum=pdfs, maximum=pdfs),
        When(is_true("", "has_copies"), is_true("7.2.e", "copies_marked", "copies_signed", "copies_sealed")),
        When(is_true("", "has_existing_base"), is_true("7.2.f", "doc_existing_base_report")),
    )


def _of_track(track: Track, criterion: Criterion) -> Criterion:
    return When(OneOf("", "track", (track.value,)), criterion)


def route_and_moments() -> AllOf:
    """Return the way of a filing and its moments (5.1.a-b, 7.2.a, 7.2.g-l); the moments are settled before."""
    return all_of(
        "5.1",
        Text("申报和推荐", "Filing and recommendation"),
        *route("recommending_body_kind"),
        is_true("7.2.a", "filed_online"),
        is_true("7.2.g", "recommended", "submitted_to_city"),
        is_true("7.2.h", "filed_in_time"),
        is_true("7.2.i", "recommended_in_window"),
        is_true("7.2.j", "nothing_late"),
        is_true("7.2.k", "doc_recommendation_letter"),
        is_true("7.2.l", "doc_share_verification"),
    )


def route(kind: str) -> tuple[Criterion, ...]:
    """Return through whom a unit applies: one body of the right kind, a central unit through a district."""
    one_body = Amount("5.1.a", total("recommending_bodies"), minimum=1, maximum=1)
    district = (BodyKind.DISTRICT.value,)
    return (
        Together("5.1.a", (one_body, OneOf("5.1.a", kind, (*district, BodyKind.MUNICIPAL_DEPARTMENT.value)))),
        When(is_true("", "is_central_unit"), OneOf("5.1.b", kind, district)),
    )


def route_of_one_unit() -> AllOf:
    """Return through whom one recommended unit applies (5.1.a-b)."""
    return all_of("5.1", Text("申报渠道", "Route"), *route("recommending_body_kind"))


def list_of_one_body(national: int, municipal: int) -> AllOf:
    """Return what the list of one recommending body must keep (5.1.g-i)."""
    return all_of(
        "5.1",
        Text("推荐名单", "Recommendations"),
        at_most("5.1.g", "recommended_national", national),
        at_most("5.1.h", "recommended_municipal", municipal),
        is_true("5.1.i", "municipal_ranking"),
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
