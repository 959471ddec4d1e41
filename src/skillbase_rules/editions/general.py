"""What notices of this family leave open alike: how numbers, shares, training and missing facts are read.

A reading stands here once and keeps its R-number wherever it is asked. An edition takes the groups that its notice
gives rise to, and builds its criteria by the functions below.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from skillbase_rules.engine.criteria import (
    Amount,
    AsStated,
    Greatest,
    Measure,
    ShareAtLeast,
    ShareAtMost,
    at_least,
    total,
)
from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.facts.sheet import TrainingYear

_HALF_UNITS = {"exact": Fraction(0), "whole_percent": Fraction(1, 2), "one_decimal": Fraction(1, 20)}


class NumberReadings(ReadingSet):
    """How a number and a share are set against what is asked for."""

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
            "Such notices state plain percentages [T]; files print rounded ones whose counts fit no denominator [V].",
            exact=("按精确分数比较", "Compared as exact fractions."),
            whole_percent=("四舍五入到整数百分比", "Rounded half up to whole percent first."),
            one_decimal=("四舍五入到一位小数", "Rounded half up to one decimal first."),
        ),
    ] = "exact"


class UnitReadings(ReadingSet):
    """How persons and person-times stand to each other."""

    person_units: Annotated[
        Literal["one_way", "same"],
        switch("R-03", "M", "“人”“名”与“人次”是否同一单位", "Are persons and person-times the same unit?").because(
            "Notices of this family use both [T]; the mix is inherited from two generations of rules [I].",
            one_way=(
                "不同单位，仅作单向推断",
                "Different units; persons never exceed person-times, no more is concluded.",
            ),
            same=("视为同一单位", "Person-times count where persons are asked for."),
        ),
    ] = "one_way"


class YearReadings(ReadingSet):
    """Which year a yearly number is of."""

    training_year: Annotated[
        TrainingYear,
        switch("R-04", "M", "“年培训”指哪一年", "Which year is the yearly training?", counting=True).because(
            "Texts that want three years say so [V]; these do not [T].",
            last_calendar_year=("上一完整自然年度", "The last complete calendar year."),
            three_year_average=("近三年平均", "The average of the last three years."),
            current_year=("当年", "The year after the last complete one."),
        ),
    ] = "last_calendar_year"


class CapacityReadings(ReadingSet):
    """What proves a capacity."""

    capacity_proof: Annotated[
        Literal["actual_proves", "stated_only"],
        switch("R-05", "H", "实际培训量能否证明培训能力", "Does actual training prove capacity?").because(
            "The texts tell capacity from actual training [T]; who has trained so many could do so.",
            actual_proves=("实际达到即证明能力，反之不然", "Actual training proves capacity, not the reverse."),
            stated_only=("仅以申报的能力为准", "Only the capacity stated counts."),
        ),
    ] = "actual_proves"


class MissingReadings(ReadingSet):
    """What follows from facts that are not stated."""

    missing_facts: Annotated[
        Literal["undetermined", "failed"],
        switch("R-09", "H", "缺失事实如何处理", "What does a missing fact mean?").because(
            "An analysis must not guess; a filing check may be strict [I].",
            undetermined=("待定", "The clause stays open."),
            failed=("视为不符合", "The clause counts as not met."),
        ),
    ] = "undetermined"


def count_at_least(r: NumberReadings, clause: str, of: str | Measure, minimum: int) -> Amount:
    """Return "at least so many", the number itself included or not (R-01)."""
    return at_least(clause, of, minimum, exclusive=r.inclusive_numbers == "exclusive")


def share_at_least(
    r: NumberReadings,
    clause: str,
    part: Measure,
    whole: Measure,
    percent: Percentage,
    *,
    nested: bool = True,
    quotient: Quotient | None = None,
) -> ShareAtLeast:
    """Return "at least so many percent", the number included or not (R-01), exact or rounded first (R-02)."""
    return ShareAtLeast(
        clause,
        part,
        whole,
        percent,
        exclusive=r.inclusive_numbers == "exclusive",
        rounding=_HALF_UNITS[r.share_rounding],
        nested=nested,
        quotient=quotient,
    )


def share_at_most(r: NumberReadings, clause: str, part: Measure, whole: Measure, percent: Percentage) -> ShareAtMost:
    """Return "not above so many percent", the number itself included, exact or rounded first (R-02)."""
    return ShareAtMost(clause, part, whole, percent, rounding=_HALF_UNITS[r.share_rounding])


def persons(r: UnitReadings, fact: str, person_times: str) -> Measure:
    """Return a number of persons beside the same in person-times.

    Persons never exceed person-times, so too few person-times settle it; more does not follow (R-03).
    """
    if r.person_units == "same":
        return Greatest((total(fact), total(person_times)))
    return total(fact)


def capacity(r: CapacityReadings, stated: str, *trained: str) -> Measure:
    """Return a yearly capacity; who has trained so many can do so (R-05)."""
    if r.capacity_proof == "stated_only":
        return AsStated(stated)
    return Greatest((total(stated), *map(total, trained)), asked_of_first=True)
