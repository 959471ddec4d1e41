"""What touches clauses of every kind: readings of the notice as a whole, and criteria built under them."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from skillbase_rules.engine.criteria import (
    Amount,
    Criterion,
    Greatest,
    Holds,
    Measure,
    ShareAtLeast,
    Tightened,
    Waived,
    at_least,
    total,
)
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.facts.sheet import TrainingYear


class GeneralReadings(ReadingSet):
    """Readings that touch clauses of every kind."""

    inclusive_numbers: Annotated[
        Literal["inclusive", "exclusive"],
        switch(
            "R-01", "H", "“以上”“不少于”是否含本数", "Do 'or above' and 'not fewer than' include the number itself?"
        ).because(
            "Civil Code art. 1259 and its commentary include the number [V].",
            inclusive=("含本数", "The number itself passes."),
            exclusive=("不含本数", "Only what exceeds the number passes."),
        ),
    ] = "inclusive"
    share_rounding: Annotated[
        Literal["exact", "whole_percent", "one_decimal"],
        switch("R-02", "M-H", "占比是否先取整再比较", "Are shares rounded before they are compared?").because(
            "The notice states plain percentages [T]; files print rounded ones whose counts fit no denominator [V].",
            exact=("按精确分数比较", "Compared as exact fractions."),
            whole_percent=("四舍五入到整数百分比", "Rounded half up to whole percent first."),
            one_decimal=("四舍五入到一位小数", "Rounded half up to one decimal first."),
        ),
    ] = "exact"
    person_units: Annotated[
        Literal["one_way", "same"],
        switch("R-03", "M", "“人”“名”与“人次”是否同一单位", "Are persons and person-times the same unit?").because(
            "The notice uses both [T]; the mix is inherited from two generations of rules [I].",
            one_way=(
                "不同单位，仅作单向推断",
                "Different units; persons never exceed person-times, no more is concluded.",
            ),
            same=("视为同一单位", "Person-times count where persons are asked for."),
        ),
    ] = "one_way"
    training_year: Annotated[
        TrainingYear,
        switch("R-04", "M", "“年培训”指哪一年", "Which year is the yearly training?", counting=True).because(
            "Texts that want three years say so [V]; the notice does not [T].",
            last_calendar_year=("上一完整自然年度", "The last complete calendar year."),
            three_year_average=("近三年平均", "The average of the last three years."),
            current_year=("当年", "The year after the last complete one."),
        ),
    ] = "last_calendar_year"
    capacity_proof: Annotated[
        Literal["actual_proves", "stated_only"],
        switch("R-05", "H", "实际培训量能否证明培训能力", "Does actual training prove capacity?").because(
            "The text tells capacity from actual training [T]; who has trained so many could do so.",
            actual_proves=("实际达到即证明能力，反之不然", "Actual training proves capacity, not the reverse."),
            stated_only=("仅以申报的能力为准", "Only the capacity stated counts."),
        ),
    ] = "actual_proves"
    parent_rules: Annotated[
        Literal["notice_is_exhaustive", "parent_rules_on_top"],
        switch(
            "R-06", "M-H", "所引办法的条件是否叠加", "Do the conditions of the cited parent rules apply on top?"
        ).because(
            "The notice restates conditions, is later and specific [T]; the parent texts are not public in full.",
            notice_is_exhaustive=("以通知所列条件为准", "The notice's own conditions are all."),
            parent_rules_on_top=("另须符合上位办法", "The parent rules must be met too."),
        ),
    ] = "notice_is_exhaustive"
    evaluative_words: Annotated[
        Literal["experts_judge", "ignored", "declaration_required"],
        switch("R-08", "H", "评价性措辞由谁判断", "Who decides evaluative words such as 'strong' or 'stable'?").because(
            "Such words cannot be decided from numbers [I].",
            experts_judge=("专家判断，已申明的以申明为准", "Experts; a declared value is taken as given."),
            ignored=("不作为条件", "Nobody; they ask for nothing."),
            declaration_required=("须明确申明", "The file must declare them."),
        ),
    ] = "experts_judge"
    missing_facts: Annotated[
        Literal["undetermined", "failed"],
        switch("R-09", "H", "缺失事实如何处理", "What does a missing fact mean?").because(
            "An analysis must not guess; a filing check may be strict [I].",
            undetermined=("待定", "The clause stays open."),
            failed=("视为不符合", "The clause counts as not met."),
        ),
    ] = "undetermined"


def evaluative(r: GeneralReadings, clause: str, fact: str) -> Criterion:
    """Return a criterion for evaluative words: experts judge unless the file declares (R-08)."""
    words = Holds(clause, (fact,), judgement=True, undeclared_fails=r.evaluative_words == "declaration_required")
    return Waived(words) if r.evaluative_words == "ignored" else words


def count_at_least(r: GeneralReadings, clause: str, of: str | Measure, minimum: int) -> Amount:
    """Return "at least so many", the number itself included or not (R-01)."""
    return at_least(clause, of, minimum, exclusive=r.inclusive_numbers == "exclusive")


def share_at_least(
    r: GeneralReadings, clause: str, part: Measure, whole: Measure, percent: Percentage, *, nested: bool = True
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


def capacity(r: GeneralReadings, stated: str, *trained: str) -> Measure:
    """Return a yearly capacity; who has trained so many can do so (R-05)."""
    return total(stated) if r.capacity_proof == "stated_only" else Tightened(stated, floors=trained)
