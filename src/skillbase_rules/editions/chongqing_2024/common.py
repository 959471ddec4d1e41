"""Criteria that several clauses of the notice share."""

from __future__ import annotations

from fractions import Fraction

from skillbase_rules.criteria import (
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
from skillbase_rules.criteria import Waived as WaivedCriterion
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.models.groups import ApplicantKind, CentreOf
from skillbase_rules.text import Text

_NO_LABEL = Text("", "")
_NO_COLLEGE = OneOf(
    "", "applicant_kind", tuple(kind.value for kind in ApplicantKind if kind is not ApplicantKind.VOCATIONAL_COLLEGE)
)


def judged(r: Readings, clause: str, fact: str) -> Criterion:
    """Return a criterion for evaluative words: experts judge unless the file declares (R-08)."""
    words = Holds(clause, (fact,), judgement=True, undeclared_fails=r.evaluative_words == "declaration_required")
    return WaivedCriterion(words) if r.evaluative_words == "ignored" else words


def count_at_least(r: Readings, clause: str, of: str | Measure, minimum: int) -> Amount:
    """Return "at least so many", the number itself included or not (R-01)."""
    return at_least(clause, of, minimum, exclusive=r.inclusive_numbers == "exclusive")


def share_at_least(
    r: Readings, clause: str, part: Measure, whole: Measure, percent: int, *, nested: bool = True
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


def persons(r: Readings, fact: str, person_times: str) -> Measure:
    """Return a number of persons beside the same in person-times.

    Persons never exceed person-times, so too few person-times settle it; more does not follow (R-03).
    """
    if r.person_units == "same":
        return Greatest((total(fact), total(person_times)))
    return Tightened(fact, ceilings=(person_times,))


def lawful(r: Readings, clause: str) -> Criterion:
    """Return the clean record; which violations count is reading R-23."""
    if r.violation_window == "three_years":
        return at_most(clause, Tightened("violation_events_last_three_years", ceilings=("violation_events",)), 0)
    if r.violation_window == "serious_only":
        return at_most(clause, Tightened("serious_violation_events", ceilings=("violation_events",)), 0)
    floors = ("violation_events_last_three_years", "serious_violation_events")
    return at_most(clause, Tightened("violation_events", floors=floors), 0)


def enterprise_based(r: Readings) -> Criterion:
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


def skilled_share(r: Readings, clause: str, percent: int, *, asked_of_all: bool = False) -> Criterion:
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


def senior_teachers(r: Readings, technicians: str, both: str) -> Measure:
    """Return senior instructors together with technicians; how they add up is reading R-31."""
    if r.senior_group == "sum":
        return total("senior_instructors", technicians)
    if r.senior_group == "both":
        return Tightened(both, ceilings=("senior_instructors", technicians))
    return Union("senior_instructors", technicians, both)
