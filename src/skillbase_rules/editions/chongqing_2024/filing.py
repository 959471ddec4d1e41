"""Section 七 and the attachments: what is handed in, how and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime

from skillbase_rules.editions.chongqing_2024.review import forms, route
from skillbase_rules.engine.criteria import AllOf, Amount, Holds, When, all_of, at_most, is_true, total
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.files import BEIJING
from skillbase_rules.procedure.rules import StepRule

_WORK = Passage("七(二)", "procedure")
_BODY = Passage("七(二)", "procedure", asked_of="recommending_body")
_DISTRICT = Passage("七(三)", "procedure", asked_of="recommending_body")


class FilingParameters(ParameterSet):
    """The numbers and moments of 七(二)."""

    max_supporting_pages: Annotated[
        Number, numbered("7.2.c", "佐证页数上限", "pages of supporting material, at most", "pages")
    ] = 30
    supporting_pdfs: Annotated[Number, numbered("7.2.d", "佐证PDF数", "PDF files of supporting material", "files")] = 1
    filing_deadline: Annotated[
        AwareDatetime, numbered("7.2.h", "网上申报截止", "last moment for online filing", "instant")
    ] = datetime(2024, 7, 17, 18, 0, tzinfo=BEIJING)
    recommendation_opens: Annotated[date, numbered("7.2.i", "审核推荐开始", "first day of recommendation", "date")] = (
        date(2024, 7, 18)
    )
    recommendation_closes: Annotated[date, numbered("7.2.i", "审核推荐结束", "last day of recommendation", "date")] = (
        date(2024, 7, 24)
    )


class FilingReadings(ReadingSet):
    """Readings of 七(二)."""

    pages_counted: Annotated[
        Literal["supporting", "all_material"],
        switch("R-82", "H", "30页限制包括哪些材料", "Which material must fit into the page limit?").because(
            "The sentence names supporting and other proving material; the extra report is asked for apart [T].",
            supporting=("佐证等证明材料", "Supporting material, without forms, plan and extra report."),
            all_material=("全部材料", "All of it."),
        ),
    ] = "supporting"
    early_recommendation: Annotated[
        Literal["allowed", "refused"],
        switch("R-85", "M", "提前推荐是否有效", "Does a recommendation before the window count?").because(
            "Only late acts are refused in so many words [T].",
            allowed=("有效", "Yes; only late ones are not accepted."),
            refused=("无效", "No, it must lie within the window."),
        ),
    ] = "allowed"


CLAUSES: tuple[Clause, ...] = (
    Passage("七(一)", "non-normative")
    .clause("7.1.a", "重视组织实施", "Importance")
    .saying("Explains importance and asks bodies to take care", "说明意义，要求各单位认真组织")
    .left_to("no_norm"),
    _WORK.clause("7.2.a", "网上申报", "Online filing").saying(
        "Filing is online as the manual shows", "按操作手册在网上申报"
    ),
    _WORK.clause("7.2.b", "材料真实", "Truthful material").saying(
        "Material must be careful and true", "材料须认真填写、真实无误"
    ),
    _WORK.clause("7.2.c", "佐证页数上限", "Pages of supporting material", "R-01", "R-82").saying(
        "Page limit for supporting material", "佐证材料的页数上限"
    ),
    _WORK.clause("7.2.d", "单一PDF", "One PDF", "R-82").saying(
        "Supporting material is merged into one PDF", "佐证材料合并成一个PDF文件"
    ),
    _WORK.clause("7.2.e", "复印件注明", "Copies marked", "R-83").saying(
        "Each copy is marked true to the original, signed by the handler and sealed",
        "复印件逐份注明与原件一致，由经办人签名并盖章",
    ),
    _WORK.clause(
        "7.2.f", "再次申报报告", "Report on a base already held", "R-82", "R-86", asked_of="existing_base_holder"
    ).saying(
        "A unit that already has a base adds a report on its assessment and operation",
        "已有基地再次申报的，另附其评估和运行情况的报告",
    ),
    _WORK.clause("7.2.g", "审核推荐程序", "Check and recommendation", "R-69").saying(
        "File goes to the recommending body for check and recommendation, then to the city department",
        "材料先到推荐单位审核推荐，再到市级部门",
    ),
    _WORK.clause("7.2.h", "网上申报截止", "Filing deadline", "R-84", kind="deadline").saying(
        "Last moment for online filing", "网上申报的最后时刻"
    ),
    _BODY.clause("7.2.i", "审核推荐时间", "Recommendation window", "R-85", kind="deadline").saying(
        "Window for check and recommendation", "审核推荐的起止日期"
    ),
    _WORK.clause("7.2.j", "逾期不受理", "Late acts", "R-85", kind="deadline").saying(
        "Late acts are not accepted", "逾期的不受理"
    ),
    _BODY.clause("7.2.k", "推荐函", "Letter of recommendation", "R-88").saying(
        "Body uploads a sealed letter of recommendation", "推荐单位上传盖章的推荐函"
    ),
    _BODY.clause("7.2.l", "占比证明上传", "Share form uploaded", "R-87").saying(
        "Body uploads the sealed share-verification form", "推荐单位上传盖章的占比核查表"
    ),
    _DISTRICT.clause("7.3.a", "严格遴选", "Strict selection", "R-89")
    .saying("Districts must select and check strictly", "区县须严格遴选把关")
    .left_to("authorities"),
    _DISTRICT.clause("7.3.b", "鼓励区县基地", "District bases", "R-89", kind="non-normative")
    .saying("Districts are encouraged to set up their own bases", "鼓励区县自建基地")
    .left_to("no_norm"),
    Passage("七(三)", "procedure", "municipal", "recommending_body")
    .clause("7.3.c", "择优推荐市级", "Good district platforms", "R-89")
    .saying("Good district platforms may be recommended for the municipal round", "区县的优秀平台可推荐参评市级")
    .left_to("authorities"),
    Passage("落款", "non-normative")
    .clause("8.1.a", "联系方式", "Contact details", "R-90")
    .saying("Contact details", "联系方式")
    .left_to("no_norm"),
    Passage("附件", "definition", "national")
    .clause("8.2.a", "附件清单", "List of attachments", "R-15", "R-71", "R-90")
    .saying("Names eight attachments; Annex 1 would define the tiers", "列出八个附件；附件1应为档次的定义")
    .left_to("no_norm"),
)


def documents(p: FilingParameters, r: FilingReadings) -> AllOf:
    """Return what the material of one filing must hold (5.1.c-f, 7.2.b-f)."""
    pages = "supporting_pages" if r.pages_counted == "supporting" else "material_pages"
    pdfs = p.supporting_pdfs
    return all_of(
        "7.2",
        Text("申报材料", "Material"),
        *forms(),
        Holds("7.2.b", ("material_truthful",), judgement=True),
        at_most("7.2.c", pages, p.max_supporting_pages),
        Amount("7.2.d", total("supporting_pdf_count"), minimum=pdfs, maximum=pdfs),
        When(is_true("", "has_copies"), is_true("7.2.e", "copies_marked", "copies_signed", "copies_sealed")),
        When(is_true("", "has_existing_base"), is_true("7.2.f", "doc_existing_base_report")),
    )


def filing(p: FilingParameters, r: FilingReadings) -> AllOf:
    """Return what a filing must satisfy: its way and moments (5.1.a-b, 7.2.a, 7.2.g-l) and its material."""
    way = all_of(
        "5.1",
        Text("申报和推荐", "Filing and recommendation"),
        *route(),
        is_true("7.2.a", "filed_online"),
        is_true("7.2.g", "recommended", "submitted_to_city"),
        is_true("7.2.h", "filed_in_time"),
        is_true("7.2.i", "recommended_in_window"),
        is_true("7.2.j", "nothing_late"),
        is_true("7.2.k", "doc_recommendation_letter"),
        is_true("7.2.l", "doc_share_verification"),
    )
    return all_of("7.2", Text("申报", "Filing"), way, documents(p, r))


def filing_steps() -> tuple[StepRule, ...]:
    """Return the dates of 七(二)."""
    return (
        StepRule("filing_deadline", Text("网上申报截止", "Last moment for online filing"), ("7.2.h",)),
        StepRule("recommendation", Text("审核推荐", "Check and recommendation"), ("7.2.i",)),
    )
