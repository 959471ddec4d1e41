"""Section 二 as data: how many places there are, of which kind, and the readings that settle who may take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.parameters import ParameterSet, numbered
from skillbase_rules.engine.readings import ReadingSet, Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import AwardClass, Category, Tier

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="2.1.a",
        source="二(一)",
        label=Text("国家级总数", "National places"),
        summary="Number of national bases to be selected",
        kind="quota",
        track="national",
        asked_of="authority",
        readings=("R-16",),
    ),
    Clause(
        id="2.1.b",
        source="二(一)",
        label=Text("档次划分", "Tiers A to D"),
        summary="National bases come in tiers A, B, C and D described in Annex 1 (not available)",
        kind="definition",
        track="national",
        readings=("R-15", "R-77"),
    ),
    Clause(
        id="2.1.c",
        source="二(一)",
        label=Text("A或B名额", "Places for tiers A and B"),
        summary="Places for tiers A and B taken together",
        kind="quota",
        track="national",
        asked_of="authority",
        readings=("R-14", "R-16"),
    ),
    Clause(
        id="2.1.d",
        source="二(一)",
        label=Text("C或D名额", "Places for tiers C and D"),
        summary="Places for tiers C and D taken together",
        kind="quota",
        track="national",
        asked_of="authority",
        readings=("R-14", "R-16"),
    ),
    Clause(
        id="2.2.1.a",
        source="二(二)1",
        label=Text("资助类总数", "Funded places"),
        summary="Number of municipal bases in the funded class",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-16", "R-19"),
    ),
    Clause(
        id="2.2.1.b",
        source="二(二)1",
        label=Text("资助类国际合作", "Funded, international cooperation"),
        summary="Places in the funded class for international cooperation",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.1.c",
        source="二(二)1",
        label=Text("资助类数字技能", "Funded, digital skills"),
        summary="Places in the funded class for digital skills",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.1.d",
        source="二(二)1",
        label=Text("资助类其他", "Funded, other"),
        summary="Places in the funded class for other themes",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.1.e",
        source="二(二)1",
        label=Text("资助类支持方式", "Support for the funded class"),
        summary="What the funded class receives: policy support and money",
        kind="funding",
        track="municipal",
        asked_of="authority",
        readings=("R-79",),
    ),
    Clause(
        id="2.2.2.a",
        source="二(二)2",
        label=Text("命名类总数", "Named places"),
        summary="Number of municipal bases in the named class",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-16", "R-19"),
    ),
    Clause(
        id="2.2.2.b",
        source="二(二)2",
        label=Text("命名类国际合作", "Named, international cooperation"),
        summary="Places in the named class for international cooperation",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.2.c",
        source="二(二)2",
        label=Text("命名类数字技能", "Named, digital skills"),
        summary="Places in the named class for digital skills",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.2.d",
        source="二(二)2",
        label=Text("命名类其他", "Named, other"),
        summary="Places in the named class for other themes",
        kind="quota",
        track="municipal",
        asked_of="authority",
        readings=("R-17", "R-18"),
    ),
    Clause(
        id="2.2.2.e",
        source="二(二)2",
        label=Text("命名类支持方式", "Support for the named class"),
        summary=(
            "What the named class receives: policy support for training, evaluation and contests; no money mentioned"
        ),
        kind="funding",
        track="municipal",
        asked_of="authority",
        readings=("R-79",),
    ),
)


Places = Annotated[StrictInt, Field(ge=0)]


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


class QuotaReadings(ReadingSet):
    """Readings of section 二 and of what 五 says about selecting."""

    upper_tiers: Annotated[
        Literal["pooled", "one_of_each"],
        Switch(
            "R-14",
            Text("“A或B共2个”是否要求各一", "Do the two places of tiers A and B go to one of each?"),
            {
                "pooled": Text("A、B合计两个，任意搭配", "No, any mix of the two tiers."),
                "one_of_each": Text("A、B各一个", "Yes, one A and one B."),
            },
            "H",
            "共 totals a pool that 或 joins [T].",
        ),
    ] = "pooled"
    tier_source: Annotated[
        Literal["declared", "assigned"],
        Switch(
            "R-15",
            Text("档次由谁确定", "Who settles the tier?"),
            {
                "declared": Text("申报单位自选", "The applicant, in its form."),
                "assigned": Text("专家核定，未核定的按申报", "The experts; where they assign none, as applied for."),
            },
            "M",
            "A similar call makes applicants choose by the comparison table [V].",
        ),
    ] = "declared"
    places_binding: Annotated[
        Literal["at_most", "exactly"],
        Switch(
            "R-16",
            Text("名额是上限还是定数", "Are the numbers of places a ceiling or exact?"),
            {
                "at_most": Text("上限，可以空缺", "A ceiling; places may stay empty."),
                "exactly": Text("定数，应当满额", "Exact; an empty place is a fault of the list."),
            },
            "M",
            "Nobody unqualified is taken [I]; a similar call writes 'not more than' [V].",
        ),
    ] = "at_most"
    transfer: Annotated[
        Literal["none", "to_other"],
        Switch(
            "R-17",
            Text("空缺名额能否调剂", "Do empty places move to another category?"),
            {
                "none": Text("不调剂", "No."),
                "to_other": Text("调剂到其他类", "Yes, to the category 'other' of the same class."),
            },
            "M",
            "The split is stated without an exception [T].",
        ),
    ] = "none"
    category_source: Annotated[
        Literal["declared", "assigned"],
        Switch(
            "R-18",
            Text("市级类别由谁确定", "Who settles the municipal category?"),
            {
                "declared": Text("申报单位自选一类", "The applicant, one category only."),
                "assigned": Text("专家核定，未核定的按申报", "The experts; where they assign none, as applied for."),
            },
            "M",
            "The notice has no criterion for the categories [T]; 'other' is neither of the first two [I].",
        ),
    ] = "declared"
    award_classes: Annotated[
        Literal["funded_first", "applicant_chooses"],
        Switch(
            "R-19",
            Text("资助类与命名类如何分配", "How are the funded and the named places given?"),
            {
                "funded_first": Text("同一排序，先资助后命名", "One order: funded places first, then named ones."),
                "applicant_chooses": Text("申报单位选定一类", "Each applicant competes in the class it chose."),
            },
            "M",
            "Bodies recommend without naming a class and experts settle the two lists [T, I].",
        ),
    ] = "funded_first"
    dual_in_limit: Annotated[
        Literal["open", "counted", "not_counted"],
        Switch(
            "R-68",
            Text("兼报单位是否占市级推荐名额", "Does a dual applicant use one of its body's municipal places?"),
            {
                "open": Text("待定", "Open where it decides whether the limit is kept."),
                "counted": Text("占用", "Yes."),
                "not_counted": Text("不占用", "No, its right follows from the review."),
            },
            "L",
            "The text is silent [T].",
        ),
    ] = "open"
    reserve_use: Annotated[
        Literal["moves_up", "informative"],
        Switch(
            "R-75",
            Text("备选名单的作用", "What is the reserve list for?"),
            {
                "moves_up": Text("同类依次递补", "It fills places that fall free in its category, in order."),
                "informative": Text("仅供参考，不递补", "Information only; the place stays empty."),
            },
            "M-L",
            "Length and use are not stated [T]; a list of reserves is made to be used [I].",
        ),
    ] = "moves_up"
    double_win: Annotated[
        Literal["national_only", "both"],
        Switch(
            "R-76",
            Text("国家级入选后是否保留市级资格", "May a unit that wins a national place win a municipal one too?"),
            {
                "national_only": Text("国家级入选即退出市级", "No, a national win ends the municipal candidacy."),
                "both": Text("可同时入选", "Yes."),
            },
            "M-L",
            "The clause reads as a fallback [T], and a similar call bars national holders [V]; the text is silent.",
        ),
    ] = "national_only"
    dual_conditions: Annotated[
        Literal["both_sets", "national_suffice"],
        Switch(
            "R-76",
            Text("兼报单位是否另须符合市级条件", "Must a dual applicant meet the municipal conditions as well?"),
            {
                "both_sets": Text("须符合", "Yes."),
                "national_suffice": Text("符合国家级条件即可", "No, the national conditions suffice."),
            },
            "M",
            "The clause opens the municipal review, it does not waive its conditions [T].",
        ),
    ] = "both_sets"


@dataclass(frozen=True, slots=True)
class QuotaCategory:
    """A number of places that one kind of candidate competes for."""

    id: str
    clause: str
    label: Text
    track: Track
    kinds: frozenset[Tier | Category]
    """The tiers or the category whose candidates compete here."""
    places: int
    award_class: AwardClass | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """Categories filled one after another from one order of candidates."""

    id: str
    label: Text
    categories: tuple[QuotaCategory, ...]

    @property
    def track(self) -> Track:
        """The track of its categories."""
        return self.categories[0].track

    def admits(self, kind: Tier | Category, award_class: AwardClass | None) -> bool:
        """Tell whether a candidate of that kind, bound to that class if any, competes here."""
        first = self.categories[0]
        return kind in first.kinds and award_class in {None, first.award_class}


_TITLES = {
    Category.INTERNATIONAL: Text("国际合作类", "international cooperation"),
    Category.DIGITAL: Text("数字技能类", "digital skills"),
    Category.OTHER: Text("其他类", "other"),
}
_CLASSES = {AwardClass.FUNDED: Text("资助补助类", "funded"), AwardClass.NAMED: Text("命名支持类", "named")}
_CLAUSES = {
    (AwardClass.FUNDED, Category.INTERNATIONAL): "2.2.1.b",
    (AwardClass.FUNDED, Category.DIGITAL): "2.2.1.c",
    (AwardClass.FUNDED, Category.OTHER): "2.2.1.d",
    (AwardClass.NAMED, Category.INTERNATIONAL): "2.2.2.b",
    (AwardClass.NAMED, Category.DIGITAL): "2.2.2.c",
    (AwardClass.NAMED, Category.OTHER): "2.2.2.d",
}


def national_categories(p: QuotaParameters, r: QuotaReadings) -> tuple[QuotaCategory, ...]:
    """Return the categories of 二(一): A or B together, C or D together (R-14)."""

    def category(id_: str, clause: str, tiers: str, places: int) -> QuotaCategory:
        label = Text(f"国家级{'或'.join(tiers)}档", f"national, tier {' or '.join(tiers)}")
        return QuotaCategory(id_, clause, label, Track.NATIONAL, frozenset(Tier(tier) for tier in tiers), places)

    upper: tuple[QuotaCategory, ...] = (category("national_ab", "2.1.c", "AB", p.national_ab_places),)
    if r.upper_tiers == "one_of_each":
        # An odd number of places cannot be halved; the notice has two.
        half = p.national_ab_places // 2
        upper = (
            category("national_a", "2.1.c", "A", p.national_ab_places - half),
            category("national_b", "2.1.c", "B", half),
        )
    return (*upper, category("national_cd", "2.1.d", "CD", p.national_cd_places))


def municipal_category(p: QuotaParameters, award_class: AwardClass, category: Category) -> QuotaCategory:
    """Return one of the six categories of 二(二)."""
    title, named = _TITLES[category], _CLASSES[award_class]
    return QuotaCategory(
        id=f"{award_class}_{category}",
        clause=_CLAUSES[award_class, category],
        label=Text(f"市级{named.zh}·{title.zh}", f"municipal, {named.en}, {title.en}"),
        track=Track.MUNICIPAL,
        kinds=frozenset({category}),
        places=getattr(p, f"{award_class}_{category}_places"),
        award_class=award_class,
    )


def contests(p: QuotaParameters, r: QuotaReadings) -> tuple[Contest, ...]:
    """Return what is competed for: national categories apart, then each municipal category with its classes (R-19)."""
    apart = list(national_categories(p, r))
    together = []
    for category in Category:
        classes = tuple(municipal_category(p, one, category) for one in AwardClass)
        if r.award_classes == "applicant_chooses":
            apart += classes
        else:
            title = _TITLES[category]
            together.append(
                Contest(f"municipal_{category}", Text(f"市级·{title.zh}", f"municipal, {title.en}"), classes)
            )
    return (*(Contest(one.id, one.label, (one,)) for one in apart), *together)


def quota_categories(p: QuotaParameters, r: QuotaReadings) -> tuple[QuotaCategory, ...]:
    """Return every category with its places, in the notice's order."""
    order = {clause: place for place, clause in enumerate(("2.1.c", "2.1.d", *sorted(_CLAUSES.values())))}
    return tuple(
        sorted((one for contest in contests(p, r) for one in contest.categories), key=lambda one: order[one.clause])
    )
