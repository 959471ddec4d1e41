"""What is handed in, recommended and promised in the procedure of sections 五 and 七(二)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.names import repeated_names
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import Group, Limits, NamedValue, Record, described
from skillbase_rules.facts.application import Track
from skillbase_rules.facts.groups import YesNoUnknown
from skillbase_rules.facts.lists import Name

BEIJING = timezone(timedelta(hours=8), "UTC+08:00")
"""Beijing time, in which the notice gives its moments; it has no summer time."""


def in_beijing(moment: datetime) -> datetime:
    """Return the same moment as the clocks of Beijing show it."""
    return moment.astimezone(BEIJING)


def _no_number(given: object) -> object:
    # A bare number would be read as seconds since 1970, which nobody means.
    if isinstance(given, int | float) or (isinstance(given, str) and given.strip().lstrip("+-").isdecimal()):
        raise PydanticCustomError("moment_as_number", "Input should be a moment such as 2024-07-17T18:00:00+08:00")
    return given


def _kept_in_beijing(moment: datetime) -> datetime:
    try:
        return in_beijing(moment)
    except OverflowError:
        raise PydanticCustomError("moment_out_of_years", "Input should be a moment of the years 1 to 9999") from None


Moment = Annotated[AwareDatetime, BeforeValidator(_no_number), AfterValidator(_kept_in_beijing)]
"""A moment with its time zone, kept in Beijing time; one without a zone is refused."""


class BodyKind(NamedValue):
    """Who recommends (clauses 5.1.a and 5.1.b, reading R-70)."""

    DISTRICT = "district", "区县人力社保部门", "district department"
    MUNICIPAL_DEPARTMENT = "municipal_department", "市级行业主管部门", "municipal industry department"
    OTHER = "other", "其他", "other"


class Documents(Group):
    """The material of one filing (clauses 5.1.c-f and 7.2.*)."""

    track: Annotated[
        Track | None, described("申报类别", "track filed for", "A unit on both tracks files each by itself.")
    ] = None
    doc_national_form: Annotated[YesNoUnknown, described("国家级申报表", "national application form")] = None
    doc_national_plan: Annotated[YesNoUnknown, described("国家级实施方案", "national implementation plan")] = None
    doc_municipal_form: Annotated[YesNoUnknown, described("市级申报表", "municipal application form")] = None
    doc_municipal_plan: Annotated[YesNoUnknown, described("市级实施方案", "municipal implementation plan")] = None
    doc_basic_info: Annotated[YesNoUnknown, described("基本情况表", "basic-information form")] = None
    doc_share_verification: Annotated[
        YesNoUnknown, described("占比核查表", "form verifying the skilled-worker share")
    ] = None
    doc_recommendation_letter: Annotated[YesNoUnknown, described("推荐函", "sealed letter of recommendation")] = None
    material_truthful: Annotated[YesNoUnknown, described("材料真实", "material careful and true")] = None
    supporting_pages: Annotated[Count, described("佐证页数", "pages of supporting material", unit="pages")] = Count()
    material_pages: Annotated[
        Count,
        described(
            "全部材料页数", "pages of all material", "Read only where all material counts (reading R-82).", "pages"
        ),
    ] = Count()
    supporting_pdf_count: Annotated[Count, described("佐证PDF数", "PDF files of supporting material", unit="files")] = (
        Count()
    )
    has_copies: Annotated[YesNoUnknown, described("含复印件", "holds copies")] = None
    copies_marked: Annotated[YesNoUnknown, described("复印件注明相符", "every copy marked as true to the original")] = (
        None
    )
    copies_signed: Annotated[YesNoUnknown, described("复印件经办人签字", "every copy signed by the handler")] = None
    copies_sealed: Annotated[YesNoUnknown, described("复印件盖章", "every copy sealed")] = None
    has_existing_base: Annotated[YesNoUnknown, described("已有基地", "already has a base of any level")] = None
    doc_existing_base_report: Annotated[
        YesNoUnknown, described("已建基地报告", "report on assessment and operation of the base held")
    ] = None

    limits: ClassVar[Limits] = ((("supporting_pages",), ("material_pages",)),)


class Filing(Documents):
    """One filing on its way: material, route and moments. What is not stated is unknown."""

    unit: Annotated[Name | None, described("申报单位", "unit")] = None
    is_central_unit: Annotated[YesNoUnknown, described("中央在渝单位", "central unit in Chongqing")] = None
    recommending_body_kind: Annotated[BodyKind | None, described("推荐单位类型", "kind of recommending body")] = None
    recommending_bodies: Annotated[
        Count, described("推荐单位数", "bodies applied through", "One route for each unit (reading R-69).", "routes")
    ] = Count()
    filed_online: Annotated[YesNoUnknown, described("网上申报", "filed online")] = None
    filed_at: Annotated[
        Moment | None, described("申报提交时间", "moment of filing", "Moment of submission, with its time zone.")
    ] = None
    recommended: Annotated[YesNoUnknown, described("已审核推荐", "checked and recommended")] = None
    recommended_at: Annotated[
        Moment | None, described("推荐时间", "moment of recommendation", "With its time zone.")
    ] = None
    submitted_to_city: Annotated[YesNoUnknown, described("已报市级", "submitted to the city department")] = None

    @model_validator(mode="after")
    def _acts_in_order(self) -> Self:
        if self.recommended is False and self.recommended_at is not None:
            raise PydanticCustomError(
                "recommended_without",
                "recommended_at ({moment}) is stated, but recommended is false; state one of the two otherwise",
                {"moment": self.recommended_at.isoformat()},
            )
        filed, recommended = self.filed_at, self.recommended_at
        if filed is not None and recommended is not None and recommended < filed:
            raise PydanticCustomError(
                "recommended_before_filed",
                "recommended_at ({recommended}) is before filed_at ({filed}); a file is recommended once it is filed",
                {"recommended": recommended.isoformat(), "filed": filed.isoformat()},
            )
        return self


class Recommendation(Record):
    """One unit that one body recommends on one track."""

    unit: Annotated[Name, described("申报单位", "unit")]
    body: Annotated[Name, described("推荐单位", "recommending body")]
    body_kind: Annotated[BodyKind | None, described("推荐单位类型", "kind of recommending body")] = None
    is_central_unit: Annotated[YesNoUnknown, described("中央在渝单位", "central unit in Chongqing")] = None
    track: Annotated[Track, described("类别", "track")]
    rank: Annotated[
        StrictInt | None,
        Field(ge=1),
        described("排序", "rank on the body's list of the track", "From 1; null when not stated."),
    ] = None


class DualApplication(Record):
    """What a unit on both tracks promises and keeps (clauses 5.2.e-h)."""

    tracks_applied: Annotated[Count, described("申报类别数", "tracks filed for", unit="tracks")] = Count.exactly(2)
    dual_commitment: Annotated[
        YesNoUnknown, described("兼报承诺", "promise to keep the national goals, plan and matching input")
    ] = None
    national_occupations: Annotated[
        tuple[Name, ...] | None, described("国家级职业（按序）", "occupations of the national file, in order")
    ] = None
    municipal_occupations: Annotated[
        tuple[Name, ...] | None, described("市级职业（按序）", "occupations of the municipal file, in order")
    ] = None
    national_status: Annotated[
        Status | None, described("国家级条件结论", "verdict on the conditions of the national track")
    ] = None
    municipal_status: Annotated[
        Status | None, described("市级条件结论", "verdict on the conditions of the municipal track")
    ] = None

    @model_validator(mode="after")
    def _each_occupation_once(self) -> Self:
        for field in ("national_occupations", "municipal_occupations"):
            repeated = repeated_names(getattr(self, field) or ())
            if repeated:
                raise PydanticCustomError(
                    "repeated_name",
                    "{field} names {repeated} more than once; list each once",
                    {"field": field, "repeated": ", ".join(repeated)},
                )
        return self
