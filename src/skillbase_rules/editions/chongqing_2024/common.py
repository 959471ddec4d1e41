"""Criteria that several clauses of the notice share."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from skillbase_rules.engine.criteria import (
    Amount,
    Criterion,
    Greatest,
    Holds,
    Measure,
    OneOf,
    ShareAtLeast,
    Tightened,
    Union,
    When,
    any_of,
    at_least,
    at_most,
    is_true,
    total,
)
from skillbase_rules.engine.criteria import Waived as WaivedCriterion
from skillbase_rules.engine.readings import ReadingSet, Switch
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import ApplicantKind, CentreOf


class GeneralReadings(ReadingSet):
    """Readings that touch clauses of every kind."""

    inclusive_numbers: Annotated[
        Literal["inclusive", "exclusive"],
        Switch(
            "R-01",
            Text("“以上”“不少于”是否含本数", "Do 'or above' and 'not fewer than' include the number itself?"),
            {
                "inclusive": Text("含本数", "The number itself passes."),
                "exclusive": Text("不含本数", "Only what exceeds the number passes."),
            },
            "H",
            "Civil Code art. 1259 and its commentary include the number [V].",
        ),
    ] = "inclusive"
    share_rounding: Annotated[
        Literal["exact", "whole_percent", "one_decimal"],
        Switch(
            "R-02",
            Text("占比是否先取整再比较", "Are shares rounded before they are compared?"),
            {
                "exact": Text("按精确分数比较", "Compared as exact fractions."),
                "whole_percent": Text("四舍五入到整数百分比", "Rounded half up to whole percent first."),
                "one_decimal": Text("四舍五入到一位小数", "Rounded half up to one decimal first."),
            },
            "M-H",
            "The notice states plain percentages [T]; files print rounded ones whose counts fit no denominator [V].",
        ),
    ] = "exact"
    person_units: Annotated[
        Literal["one_way", "same"],
        Switch(
            "R-03",
            Text("“人”“名”与“人次”是否同一单位", "Are persons and person-times the same unit?"),
            {
                "one_way": Text(
                    "不同单位，仅作单向推断",
                    "Different units; persons never exceed person-times, no more is concluded.",
                ),
                "same": Text("视为同一单位", "Person-times count where persons are asked for."),
            },
            "M",
            "The notice uses both [T]; the mix is inherited from two generations of rules [I].",
        ),
    ] = "one_way"
    training_year: Annotated[
        Literal["last_calendar_year", "three_year_average", "current_year"],
        Switch(
            "R-04",
            Text("“年培训”指哪一年", "Which year is the yearly training?"),
            {
                "last_calendar_year": Text("上一完整自然年度", "The last complete calendar year."),
                "three_year_average": Text("近三年平均", "The average of the last three years."),
                "current_year": Text("当年", "The year after the last complete one."),
            },
            "M",
            "Texts that want three years say so [V]; the notice does not [T].",
            counting=True,
        ),
    ] = "last_calendar_year"
    capacity_proof: Annotated[
        Literal["actual_proves", "stated_only"],
        Switch(
            "R-05",
            Text("实际培训量能否证明培训能力", "Does actual training prove capacity?"),
            {
                "actual_proves": Text(
                    "实际达到即证明能力，反之不然", "Actual training proves capacity, not the reverse."
                ),
                "stated_only": Text("仅以申报的能力为准", "Only the capacity stated counts."),
            },
            "H",
            "The text tells capacity from actual training [T]; who has trained so many could do so.",
        ),
    ] = "actual_proves"
    parent_rules: Annotated[
        Literal["notice_is_exhaustive", "parent_rules_on_top"],
        Switch(
            "R-06",
            Text("所引办法的条件是否叠加", "Do the conditions of the cited parent rules apply on top?"),
            {
                "notice_is_exhaustive": Text("以通知所列条件为准", "The notice's own conditions are all."),
                "parent_rules_on_top": Text("另须符合上位办法", "The parent rules must be met too."),
            },
            "M-H",
            "The notice restates conditions, is later and specific [T]; the parent texts are not public in full.",
        ),
    ] = "notice_is_exhaustive"
    evaluative_words: Annotated[
        Literal["experts_judge", "ignored", "declaration_required"],
        Switch(
            "R-08",
            Text("评价性措辞由谁判断", "Who decides evaluative words such as 'strong' or 'stable'?"),
            {
                "experts_judge": Text("专家判断，已申明的以申明为准", "Experts; a declared value is taken as given."),
                "ignored": Text("不作为条件", "Nobody; they ask for nothing."),
                "declaration_required": Text("须明确申明", "The file must declare them."),
            },
            "H",
            "Such words cannot be decided from numbers [I].",
        ),
    ] = "experts_judge"
    missing_facts: Annotated[
        Literal["undetermined", "failed"],
        Switch(
            "R-09",
            Text("缺失事实如何处理", "What does a missing fact mean?"),
            {
                "undetermined": Text("待定", "The clause stays open."),
                "failed": Text("视为不符合", "The clause counts as not met."),
            },
            "H",
            "An analysis must not guess; a filing check may be strict [I].",
        ),
    ] = "undetermined"


class SharedReadings(GeneralReadings):
    """Readings of limbs that both tracks share."""

    violation_window: Annotated[
        Literal["ever", "three_years", "serious_only"],
        Switch(
            "R-23",
            Text("违法违规的时间和程度", "Which violations count?"),
            {
                "ever": Text("任何时间", "Any, at any time."),
                "three_years": Text("近三年", "Those of the last three years."),
                "serious_only": Text("仅严重违法违规", "Serious ones only."),
            },
            "M",
            "Literal text [T]; the national plan says three years [V-].",
        ),
    ] = "ever"
    skilled_share_scope: Annotated[
        Literal["enterprise_applicants", "every_applicant", "all_but_schools"],
        Switch(
            "R-24",
            Text("技能人才占比适用于谁", "Who must show the share of skilled workers?"),
            {
                "enterprise_applicants": Text(
                    "依托企业的申报单位", "Enterprise-based applicants; others are not asked."
                ),
                "every_applicant": Text("全部申报单位", "Every applicant."),
                "all_but_schools": Text("院校以外的申报单位", "Every applicant but vocational colleges."),
            },
            "M",
            "The national limb stands under the enterprise condition; the municipal base is labour use [T].",
        ),
    ] = "enterprise_applicants"
    enterprise_limbs: Annotated[
        Literal["system_fund_and_share", "system_only"],
        Switch(
            "R-25",
            Text("“依托企业建设的”管到哪里", "How far does the enterprise condition reach?"),
            {
                "system_fund_and_share": Text("制度、经费、占比三项", "Training system, fund and share."),
                "system_only": Text("仅培训制度", "Training system only; fund and share are asked of all."),
            },
            "H",
            "The limbs follow one 须 up to the full stop [T].",
        ),
    ] = "system_fund_and_share"
    enterprise_based_scope: Annotated[
        Literal["enterprises", "with_owned_schools", "with_industry_centres"],
        Switch(
            "R-26",
            Text("谁是“依托企业建设”", "Who is enterprise-based?"),
            {
                "enterprises": Text("企业培训中心或自行申明者", "An enterprise's training centre, or who declares it."),
                "with_owned_schools": Text("另含企业举办的院校", "Also a school that an enterprise owns."),
                "with_industry_centres": Text("另含行业培训中心", "Also an industry's training centre."),
            },
            "M-L",
            "Chongqing has enterprise-owned colleges [V-], so the wider reading matters.",
        ),
    ] = "enterprises"
    skilled_worker_level: Annotated[
        Literal["junior_and_above", "senior_and_above", "any_skilled_post"],
        Switch(
            "R-27",
            Text("技能人才从哪一级算起", "From which level on is a worker skilled?"),
            {
                "junior_and_above": Text("初级工及以上", "Junior worker and above."),
                "senior_and_above": Text("高级工及以上", "Senior worker and above."),
                "any_skilled_post": Text("技能岗位即可", "Anyone in a skilled post."),
            },
            "M",
            "The text says high-skilled where it means senior workers [T]; definitions [V-].",
            counting=True,
        ),
    ] = "junior_and_above"
    workforce_base: Annotated[
        Literal["contract_and_dispatched", "dispatched_in_base_only", "with_interns_and_outsourced"],
        Switch(
            "R-28",
            Text("用工总量的口径", "What is the labour use?"),
            {
                "contract_and_dispatched": Text(
                    "合同工加劳务派遣，分子同口径", "Contract and dispatched workers on both sides."
                ),
                "dispatched_in_base_only": Text("派遣仅计入分母", "Dispatched workers only in the base."),
                "with_interns_and_outsourced": Text(
                    "另含实习和外包", "Interns and outsourced workers in the base too."
                ),
            },
            "M-H",
            "The dispatch rules define labour use as contract plus dispatched workers [V].",
        ),
    ] = "contract_and_dispatched"
    senior_group: Annotated[
        Literal["union", "sum", "both"],
        Switch(
            "R-31",
            Text("“高级…和…教师”如何合计", "How do senior instructors and technicians add up?"),
            {
                "union": Text("并集，一人计一次", "United; each person counts once."),
                "sum": Text("两数相加", "Added, people in both counted twice."),
                "both": Text("须同时具备", "Only people who are both."),
            },
            "H",
            "A share of persons; 和 joins two groups [T].",
        ),
    ] = "union"
    senior_teachers_counted: Annotated[
        Literal["practice_teachers", "any_teacher"],
        Switch(
            "R-32",
            Text("分子是否限于实习实训教师", "Must the senior teachers be practice teachers?"),
            {
                "practice_teachers": Text("限于实习实训教师", "Yes."),
                "any_teacher": Text("不限", "No, any teacher counts."),
            },
            "H",
            "The base is the practice teachers [T].",
            counting=True,
        ),
    ] = "practice_teachers"
    titles_above: Annotated[
        Literal["count_too", "exact_title_only"],
        Switch(
            "R-34",
            Text("更高等级是否计入", "Do levels above senior technician and senior instructor count?"),
            {
                "count_too": Text("计入", "Yes, all the more."),
                "exact_title_only": Text("仅限所列等级", "No, the named title only."),
            },
            "M",
            "The higher levels did not exist when the sentence was first written [V, I].",
            counting=True,
        ),
    ] = "count_too"


_NO_LABEL = Text("", "")
_NO_COLLEGE = OneOf(
    "", "applicant_kind", tuple(kind.value for kind in ApplicantKind if kind is not ApplicantKind.VOCATIONAL_COLLEGE)
)


def judged(r: GeneralReadings, clause: str, fact: str) -> Criterion:
    """Return a criterion for evaluative words: experts judge unless the file declares (R-08)."""
    words = Holds(clause, (fact,), judgement=True, undeclared_fails=r.evaluative_words == "declaration_required")
    return WaivedCriterion(words) if r.evaluative_words == "ignored" else words


def count_at_least(r: GeneralReadings, clause: str, of: str | Measure, minimum: int) -> Amount:
    """Return "at least so many", the number itself included or not (R-01)."""
    return at_least(clause, of, minimum, exclusive=r.inclusive_numbers == "exclusive")


def share_at_least(
    r: GeneralReadings, clause: str, part: Measure, whole: Measure, percent: int, *, nested: bool = True
) -> ShareAtLeast:
    """Return "at least so many percent", the number included or not (R-01), exact or rounded first (R-02)."""
    rounding = {"exact": Fraction(0), "whole_percent": Fraction(1, 2), "one_decimal": Fraction(1, 20)}
    return ShareAtLeast(
        clause,
        part,
        whole,
        percent,
        exclusive=r.inclusive_numbers == "exclusive",
        rounding=rounding[r.share_rounding],
        nested=nested,
    )


def persons(r: GeneralReadings, fact: str, person_times: str) -> Measure:
    """Return a number of persons beside the same in person-times.

    Persons never exceed person-times, so too few person-times settle it; more does not follow (R-03).
    """
    if r.person_units == "same":
        return Greatest((total(fact), total(person_times)))
    return Tightened(fact, ceilings=(person_times,))


def lawful(r: SharedReadings, clause: str) -> Criterion:
    """Return the clean record; which violations count is reading R-23."""
    if r.violation_window == "three_years":
        return at_most(clause, Tightened("violation_events_last_three_years", ceilings=("violation_events",)), 0)
    if r.violation_window == "serious_only":
        return at_most(clause, Tightened("serious_violation_events", ceilings=("violation_events",)), 0)
    floors = ("violation_events_last_three_years", "serious_violation_events")
    return at_most(clause, Tightened("violation_events", floors=floors), 0)


def enterprise_based(r: SharedReadings) -> Criterion:
    """Return the condition that the applicant is built on an enterprise (R-26)."""
    centre = OneOf("", "applicant_kind", (ApplicantKind.TRAINING_CENTRE.value,))
    backers = [CentreOf.ENTERPRISE.value]
    ways: list[Criterion] = [is_true("", "enterprise_based")]
    if r.enterprise_based_scope == "with_owned_schools":
        ways.append(is_true("", "owned_by_enterprise"))
    if r.enterprise_based_scope == "with_industry_centres":
        backers.append(CentreOf.INDUSTRY.value)
    ways.append(When(centre, OneOf("", "training_centre_of", tuple(backers))))
    return any_of("", _NO_LABEL, *ways)


def skilled_share(r: SharedReadings, clause: str, percent: int, *, asked_of_all: bool = False) -> Criterion:
    """Return the share of skilled workers in all labour use (R-24, R-26, R-28)."""
    part, base = "skilled_workers", ["contract_workers", "dispatched_workers"]
    if r.workforce_base == "dispatched_in_base_only":
        part = "skilled_contract_workers"
    if r.workforce_base == "with_interns_and_outsourced":
        base.append("interns_and_outsourced_workers")
    share = share_at_least(r, clause, _skilled(part), total(*base), percent)
    if asked_of_all or r.skilled_share_scope == "every_applicant":
        return share
    if r.skilled_share_scope == "all_but_schools":
        return When(_NO_COLLEGE, share)
    return When(enterprise_based(r), share)


def _skilled(fact: str) -> Measure:
    # Contract workers are among all workers, so either count narrows the other.
    if fact == "skilled_workers":
        return Tightened(fact, floors=("skilled_contract_workers",))
    return Tightened(fact, ceilings=("skilled_workers",))


def senior_teachers(r: SharedReadings, technicians: str, both: str) -> Measure:
    """Return senior instructors together with technicians; how they add up is reading R-31."""
    if r.senior_group == "sum":
        return total("senior_instructors", technicians)
    if r.senior_group == "both":
        return Tightened(both, ceilings=("senior_instructors", technicians))
    return Union("senior_instructors", technicians, both)
