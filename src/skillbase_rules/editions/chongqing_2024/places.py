"""Section 二: how many places there are, of which kind, and the readings that settle who may take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.editions.chongqing_2024.preferential import PreferentialReadings
from skillbase_rules.editions.chongqing_2024.reasons import GROUNDS
from skillbase_rules.engine.parameters import ParameterSet, numbered
from skillbase_rules.engine.quantities import MOST
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import AwardClass, Category, Tier
from skillbase_rules.selection.rules import Alternative, Contest, Policy, QuotaCategory, SelectionRules

_JUDGED = ("check_quotas", "select")
_NATIONAL = Passage("二(一)", "quota", "national", "authority")
_FUNDED = Passage("二(二)1", "quota", "municipal", "authority")
_NAMED = Passage("二(二)2", "quota", "municipal", "authority")

CLAUSES: tuple[Clause, ...] = (
    _NATIONAL.clause("2.1.a", "国家级总数", "National places", "R-16", answered_by=_JUDGED).saying(
        "Number of national bases to be selected", "拟评选的国家级基地总数"
    ),
    Passage("二(一)", "definition", "national")
    .clause("2.1.b", "档次划分", "Tiers A to D", "R-15", "R-77", answered_by=_JUDGED)
    .saying(
        "National bases come in tiers A, B, C and D described in Annex 1 (not available)",
        "国家级基地分A、B、C、D四档，各档定义在附件1（未见）",
    ),
    _NATIONAL.clause("2.1.c", "A或B名额", "Places for tiers A and B", "R-14", "R-16", answered_by=_JUDGED).saying(
        "Places for tiers A and B taken together", "A档和B档合计的名额"
    ),
    _NATIONAL.clause("2.1.d", "C或D名额", "Places for tiers C and D", "R-14", "R-16", answered_by=_JUDGED).saying(
        "Places for tiers C and D taken together", "C档和D档合计的名额"
    ),
    _FUNDED.clause("2.2.1.a", "资助类总数", "Funded places", "R-16", "R-19", answered_by=_JUDGED).saying(
        "Number of municipal bases in the funded class", "资助补助类市级基地总数"
    ),
    _FUNDED.clause(
        "2.2.1.b", "资助类国际合作", "Funded, international cooperation", "R-17", "R-18", answered_by=_JUDGED
    ).saying("Places in the funded class for international cooperation", "资助补助类中国际合作方向的名额"),
    _FUNDED.clause("2.2.1.c", "资助类数字技能", "Funded, digital skills", "R-17", "R-18", answered_by=_JUDGED).saying(
        "Places in the funded class for digital skills", "资助补助类中数字技能方向的名额"
    ),
    _FUNDED.clause("2.2.1.d", "资助类其他", "Funded, other", "R-17", "R-18", answered_by=_JUDGED).saying(
        "Places in the funded class for other themes", "资助补助类中其他方向的名额"
    ),
    _FUNDED.clause("2.2.1.e", "资助类支持方式", "Support for the funded class", "R-79", kind="funding")
    .saying("What the funded class receives: policy support and money", "资助补助类得到的支持：政策和资金")
    .left_to("authorities"),
    _NAMED.clause("2.2.2.a", "命名类总数", "Named places", "R-16", "R-19", answered_by=_JUDGED).saying(
        "Number of municipal bases in the named class", "命名支持类市级基地总数"
    ),
    _NAMED.clause(
        "2.2.2.b", "命名类国际合作", "Named, international cooperation", "R-17", "R-18", answered_by=_JUDGED
    ).saying("Places in the named class for international cooperation", "命名支持类中国际合作方向的名额"),
    _NAMED.clause("2.2.2.c", "命名类数字技能", "Named, digital skills", "R-17", "R-18", answered_by=_JUDGED).saying(
        "Places in the named class for digital skills", "命名支持类中数字技能方向的名额"
    ),
    _NAMED.clause("2.2.2.d", "命名类其他", "Named, other", "R-17", "R-18", answered_by=_JUDGED).saying(
        "Places in the named class for other themes", "命名支持类中其他方向的名额"
    ),
    _NAMED.clause("2.2.2.e", "命名类支持方式", "Support for the named class", "R-79", kind="funding")
    .saying(
        "What the named class receives: policy support for training, evaluation and contests; no money mentioned",
        "命名支持类得到培训、评价、竞赛方面的政策支持，未提资金",
    )
    .left_to("authorities"),
)


Places = Annotated[StrictInt, Field(ge=0, le=MOST)]


class QuotaParameters(ParameterSet):
    """The numbers of 二 and the limits of 五(一)."""

    national_places: Annotated[Places, numbered("2.1.a", "国家级总数", "national places", "bases")] = 3
    national_ab_places: Annotated[
        Places, numbered("2.1.c", "A或B档名额", "national places of tiers A and B", "bases")
    ] = 2
    national_cd_places: Annotated[
        Places, numbered("2.1.d", "C或D档名额", "national places of tiers C and D", "bases")
    ] = 1
    funded_places: Annotated[Places, numbered("2.2.1.a", "资助类总数", "funded places", "bases")] = 8
    funded_international_places: Annotated[
        Places, numbered("2.2.1.b", "资助类国际合作名额", "funded places, international cooperation", "bases")
    ] = 2
    funded_digital_places: Annotated[
        Places, numbered("2.2.1.c", "资助类数字技能名额", "funded places, digital skills", "bases")
    ] = 3
    funded_other_places: Annotated[Places, numbered("2.2.1.d", "资助类其他名额", "funded places, other", "bases")] = 3
    named_places: Annotated[Places, numbered("2.2.2.a", "命名类总数", "named places", "bases")] = 8
    named_international_places: Annotated[
        Places, numbered("2.2.2.b", "命名类国际合作名额", "named places, international cooperation", "bases")
    ] = 2
    named_digital_places: Annotated[
        Places, numbered("2.2.2.c", "命名类数字技能名额", "named places, digital skills", "bases")
    ] = 3
    named_other_places: Annotated[Places, numbered("2.2.2.d", "命名类其他名额", "named places, other", "bases")] = 3
    national_recommendations: Annotated[
        Places, numbered("5.1.g", "国家级推荐上限", "national candidates of one body, at most", "candidates")
    ] = 1
    municipal_recommendations: Annotated[
        Places, numbered("5.1.h", "市级推荐上限", "municipal candidates of one body, at most", "candidates")
    ] = 2

    @model_validator(mode="after")
    def _parts_make_the_total(self) -> Self:
        for total, parts in _TOTALS.items():
            added = sum(getattr(self, part) for part in parts)
            if getattr(self, total) != added:
                raise PydanticCustomError(
                    "places_do_not_add_up",
                    "{total} is {stated}, but {parts} add up to {added}; change them together",
                    {"total": total, "stated": getattr(self, total), "parts": " + ".join(parts), "added": added},
                )
        return self


_TOTALS = {
    "national_places": ("national_ab_places", "national_cd_places"),
    "funded_places": ("funded_international_places", "funded_digital_places", "funded_other_places"),
    "named_places": ("named_international_places", "named_digital_places", "named_other_places"),
}


class QuotaReadings(PreferentialReadings):
    """Readings of section 二 and of what 五 says about selecting."""

    upper_tiers: Annotated[
        Literal["pooled", "one_of_each"],
        switch("R-14", "H", "“A或B共2个”是否要求各一", "Do the two places of tiers A and B go to one of each?").because(
            "共 totals a pool that 或 joins [T].",
            pooled=("A、B合计两个，任意搭配", "No, any mix of the two tiers."),
            one_of_each=("A、B各一个", "Yes, one A and one B."),
        ),
    ] = "pooled"
    tier_source: Annotated[
        Literal["declared", "assigned"],
        switch("R-15", "M", "档次由谁确定", "Who settles the tier?").because(
            "A similar call makes applicants choose by the comparison table [V].",
            declared=("申报单位自选", "The applicant, in its form."),
            assigned=("专家核定，未核定的按申报", "The experts; where they assign none, as applied for."),
        ),
    ] = "declared"
    places_binding: Annotated[
        Literal["at_most", "exactly"],
        switch("R-16", "M", "名额是上限还是定数", "Are the numbers of places a ceiling or exact?").because(
            "Nobody unqualified is taken [I]; a similar call writes 'not more than' [V].",
            at_most=("上限，可以空缺", "A ceiling; places may stay empty."),
            exactly=("定数，应当满额", "Exact; an empty place is a fault of the list."),
        ),
    ] = "at_most"
    transfer: Annotated[
        Literal["none", "to_other"],
        switch("R-17", "M", "空缺名额能否调剂", "Do empty places move to another category?").because(
            "The split is stated without an exception [T].",
            none=("不调剂", "No."),
            to_other=("调剂到其他类", "Yes, to the category 'other' of the same class."),
        ),
    ] = "none"
    category_source: Annotated[
        Literal["declared", "assigned"],
        switch("R-18", "M", "市级类别由谁确定", "Who settles the municipal category?").because(
            "The notice has no criterion for the categories [T]; 'other' is neither of the first two [I].",
            declared=("申报单位自选一类", "The applicant, one category only."),
            assigned=("专家核定，未核定的按申报", "The experts; where they assign none, as applied for."),
        ),
    ] = "declared"
    award_classes: Annotated[
        Literal["funded_first", "applicant_chooses"],
        switch("R-19", "M", "资助类与命名类如何分配", "How are the funded and the named places given?").because(
            "Bodies recommend without naming a class and experts settle the two lists [T, I].",
            funded_first=("同一排序，先资助后命名", "One order: funded places first, then named ones."),
            applicant_chooses=("申报单位选定一类", "Each applicant competes in the class it chose."),
        ),
    ] = "funded_first"
    dual_in_limit: Annotated[
        Literal["open", "counted", "not_counted"],
        switch(
            "R-68",
            "L",
            "兼报单位是否占市级推荐名额",
            "Does a dual applicant use one of its body's municipal places?",
        ).because(
            "The text is silent [T].",
            open=("待定", "Open where it decides whether the limit is kept."),
            counted=("占用", "Yes."),
            not_counted=("不占用", "No, its right follows from the review."),
        ),
    ] = "open"
    reserve_use: Annotated[
        Literal["moves_up", "informative"],
        switch("R-75", "M-L", "备选名单的作用", "What is the reserve list for?").because(
            "Length and use are not stated [T]; a list of reserves is made to be used [I].",
            moves_up=("同类依次递补", "It fills places that fall free in its category, in order."),
            informative=("仅供参考，不递补", "Information only; the place stays empty."),
        ),
    ] = "moves_up"
    double_win: Annotated[
        Literal["national_only", "both"],
        switch(
            "R-76",
            "M-L",
            "国家级入选后是否保留市级资格",
            "May a unit that wins a national place win a municipal one too?",
        ).because(
            "The clause reads as a fallback [T], and a similar call bars national holders [V]; the text is silent.",
            national_only=("国家级入选即退出市级", "No, a national win ends the municipal candidacy."),
            both=("可同时入选", "Yes."),
        ),
    ] = "national_only"
    dual_conditions: Annotated[
        Literal["both_sets", "national_suffice"],
        switch(
            "R-76",
            "M",
            "兼报单位是否另须符合市级条件",
            "Must a dual applicant meet the municipal conditions as well?",
        ).because(
            "The clause opens the municipal review, it does not waive its conditions [T].",
            both_sets=("须符合", "Yes."),
            national_suffice=("符合国家级条件即可", "No, the national conditions suffice."),
        ),
    ] = "both_sets"


_READINGS: Mapping[str, tuple[str, ...]] = {clause.id: clause.readings for clause in CLAUSES}
_TITLES = {
    Category.INTERNATIONAL: Text("国际合作类", "international cooperation"),
    Category.DIGITAL: Text("数字技能类", "digital skills"),
    Category.OTHER: Text("其他类", "other"),
}
_CLASSES = {AwardClass.FUNDED: Text("资助补助类", "funded"), AwardClass.NAMED: Text("命名支持类", "named")}


def selection_rules(p: QuotaParameters, r: QuotaReadings) -> SelectionRules:
    """Return what the notice says about selecting."""
    return SelectionRules(
        contests=contests(p, r),
        national_recommendations=p.national_recommendations,
        municipal_recommendations=p.municipal_recommendations,
        policy=policy(r),
        alternatives=tuple(_alternatives(r)),
        grounds=GROUNDS,
    )


def contests(p: QuotaParameters, r: QuotaReadings) -> tuple[Contest, ...]:
    """Return what is competed for: national categories apart, then each municipal category with its classes (R-19)."""
    apart = list(national_categories(p, r))
    together = []
    for category in Category:
        classes = tuple(municipal_category(p, r, award_class, category) for award_class in AwardClass)
        if r.award_classes == "applicant_chooses":
            apart += classes
        else:
            label = Text("市级·{title}", "municipal, {title}").filled(title=_TITLES[category])
            together.append(Contest(id=f"municipal_{category}", label=label, categories=classes, readings=("R-19",)))
    return (*(_contest_of(category) for category in apart), *together)


def _contest_of(category: QuotaCategory) -> Contest:
    readings = ("R-14",) if category.track is Track.NATIONAL else ("R-19",)
    return Contest(id=category.id, label=category.label, categories=(category,), readings=readings)


def national_categories(p: QuotaParameters, r: QuotaReadings) -> tuple[QuotaCategory, ...]:
    """Return the categories of 二(一): A or B together, C or D together (R-14)."""
    lower = _national("national_cd", "2.1.d", (Tier.C, Tier.D), p.national_cd_places)
    if r.upper_tiers == "pooled":
        return _national("national_ab", "2.1.c", (Tier.A, Tier.B), p.national_ab_places), lower
    # An odd number of places cannot be halved; the notice has two.
    half = p.national_ab_places // 2
    return (
        _national("national_a", "2.1.c", (Tier.A,), p.national_ab_places - half),
        _national("national_b", "2.1.c", (Tier.B,), half),
        lower,
    )


def _national(id_: str, clause: str, tiers: tuple[Tier, ...], places: int) -> QuotaCategory:
    return QuotaCategory(
        id=id_,
        clause=clause,
        label=Text(f"国家级{'或'.join(tiers)}档", f"national, tier {' or '.join(tiers)}"),
        track=Track.NATIONAL,
        kinds=tiers,
        places=places,
        readings=_READINGS[clause],
    )


def municipal_category(
    p: QuotaParameters, r: QuotaReadings, award_class: AwardClass, category: Category
) -> QuotaCategory:
    """Return one of the six categories of 二(二); empty places may move to the category 'other' (R-17)."""
    clause, places = {
        (AwardClass.FUNDED, Category.INTERNATIONAL): ("2.2.1.b", p.funded_international_places),
        (AwardClass.FUNDED, Category.DIGITAL): ("2.2.1.c", p.funded_digital_places),
        (AwardClass.FUNDED, Category.OTHER): ("2.2.1.d", p.funded_other_places),
        (AwardClass.NAMED, Category.INTERNATIONAL): ("2.2.2.b", p.named_international_places),
        (AwardClass.NAMED, Category.DIGITAL): ("2.2.2.c", p.named_digital_places),
        (AwardClass.NAMED, Category.OTHER): ("2.2.2.d", p.named_other_places),
    }[award_class, category]
    label = Text("市级{award_class}·{title}", "municipal, {award_class}, {title}")
    return QuotaCategory(
        id=f"{award_class}_{category}",
        clause=clause,
        label=label.filled(award_class=_CLASSES[award_class], title=_TITLES[category]),
        track=Track.MUNICIPAL,
        kinds=(category,),
        places=places,
        award_class=award_class,
        takes_empty=r.transfer == "to_other" and category is Category.OTHER,
        readings=_READINGS[clause],
    )


def policy(r: QuotaReadings) -> Policy:
    """Return how the selection goes; both demands on dual applicants are 5.2.f and 5.2.g."""
    return Policy(
        tiers_assigned=r.tier_source == "assigned",
        categories_assigned=r.category_source == "assigned",
        dual_commitment=True,
        dual_occupations=True,
        national_conditions_suffice=r.dual_conditions == "national_suffice",
        national_win_excludes=r.double_win == "national_only",
        dual_in_limit=r.dual_in_limit,
        preference_tracks=tuple(Track) if r.preference_tracks == "both_tracks" else (Track.MUNICIPAL,),
        preference_first=r.preference_effect == "priority",
        preference_cases=r.preference_cases,
        places_exact=r.places_binding == "exactly",
        reserve_moves_up=r.reserve_use == "moves_up",
    )


def _alternatives(r: QuotaReadings) -> Iterator[Alternative]:
    """Yield how the selection goes under each other choice of a reading of low confidence."""
    own = policy(r)
    for field, choice in r.alternatives():
        switch_ = r.switches()[field]
        if switch_.is_low_confidence:
            read_otherwise = policy(r.model_copy(update={field: choice}))
            if read_otherwise != own:
                yield Alternative(reading=switch_.id, policy=read_otherwise)
