"""Counts that follow from the lists of a file, taken for all there is; what a list leaves open makes them bounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.quantities import Count, Persons, Quantity, of_kind
from skillbase_rules.facts.groups import PartnerSizes
from skillbase_rules.facts.ladders import InstructorTitle, SkillLevel
from skillbase_rules.facts.lists import (
    JointMajor,
    JointPoint,
    Occupation,
    PartnerEnterprise,
    SizeClass,
    Specialty,
    Trainer,
)
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.facts.tally import all_hold, count_distinct, count_passing, tally


def opened(counts: Mapping[str, object]) -> dict[str, object]:
    """Return what a list that may go on leaves possible: every count can only grow."""
    grown = {
        name: of_kind(type(count), (count.at_least, None)) if isinstance(count, Quantity) else count
        for name, count in counts.items()
    }
    if grown.get("partner_size_class") not in {None, PartnerSizes.LARGE_AND_MEDIUM}:
        grown["partner_size_class"] = None
    return grown


def teachers(trainers: tuple[Trainer, ...], r: Counting) -> dict[str, object]:
    """Return how many teachers a roster has in every group."""
    exact = r.titles_above == "exact_title_only"
    full_time = [None if t.employment is None else t.employment == "full_time" for t in trainers]
    practice = [t.practice for t in trainers]
    counted = [True] * len(trainers) if r.senior_teachers_counted == "any_teacher" else practice
    senior = [_reaches(t.title, InstructorTitle.SENIOR, exact=exact) for t in trainers]
    technician = [_reaches(t.level, SkillLevel.TECHNICIAN) for t in trainers]
    senior_technician = [_is_senior_technician(t, r, exact=exact) for t in trainers]
    return {
        "teachers": Persons.exactly(len(trainers)),
        "teachers_full_time": tally(full_time),
        "teachers_part_time": tally([None if answer is None else not answer for answer in full_time]),
        "integrated_teachers": tally([t.integrated for t in trainers]),
        "technical_theory_teachers": tally([t.technical_theory for t in trainers]),
        "practice_teachers": tally(practice),
        "workshop_teachers": tally(practice, [t.workshop for t in trainers]),
        "teachers_with_enterprise_practice": tally([t.enterprise_practice for t in trainers]),
        "senior_instructors": tally(counted, senior),
        "technician_or_above_teachers": tally(counted, technician),
        "both_senior_and_technician": tally(counted, senior, technician),
        "senior_technician_teachers": tally(counted, senior_technician),
        "both_senior_and_senior_technician": tally(counted, senior, senior_technician),
    }


def _is_senior_technician(trainer: Trainer, r: Counting, *, exact: bool) -> bool | None:
    reached = _reaches(trainer.level, SkillLevel.SENIOR_TECHNICIAN, exact=exact)
    if not reached or r.certificates == "either_certificate":
        return reached
    return None if trainer.certificate is None else trainer.certificate == "qualification"


# A pure function of a few names, asked of everybody on a roster; steps of two ladders may be spelt alike.
@lru_cache(maxsize=None, typed=True)
def _reaches(
    step: SkillLevel | InstructorTitle | str | None, wanted: SkillLevel | InstructorTitle, *, exact: bool = False
) -> bool | None:
    if step is None:
        return None
    if step == "none":
        return False
    return step == wanted if exact else step >= wanted


def occupations(listed: tuple[Occupation, ...], r: Counting) -> dict[str, object]:
    """Return how many occupations are offered, applied for and matched."""
    key: Callable[[Occupation], str | None] = {
        "listed_entries": lambda o: o.name,
        "classification_occupations": lambda o: o.code and name_key(o.code),
        "specialties": lambda o: o.specialty and name_key(o.specialty),
    }[r.occupations_counted]
    return {
        "occupations_with_facilities": count_distinct(listed, lambda o: all_hold((o.scarce, o.has_facilities)), key),
        "occupations_applied": count_passing(listed, lambda o: o.applied),
        "occupations_matching": count_passing(listed, lambda o: all_hold((o.applied, o.matches_key_industries))),
    }


def specialties(listed: tuple[Specialty, ...]) -> dict[str, object]:
    """Return how many specialties are equipped, and how many declared."""
    return {
        "specialties_with_equipment": count_passing(listed, lambda s: all_hold((s.scarce, s.has_equipment))),
        "specialties_declared": count_passing(listed, lambda s: s.declared),
    }


def partners(listed: tuple[PartnerEnterprise, ...]) -> dict[str, object]:
    """Return how many partners are large or medium, which of the two they are, and how many there are of any size."""
    sizes = [partner.size_class for partner in listed]
    seen = {size for size in sizes if size in {SizeClass.LARGE, SizeClass.MEDIUM}}
    counted = count_passing(listed, lambda p: None if p.size_class is None else p.size_class in seen)
    mix: PartnerSizes | None = None
    if seen == {SizeClass.LARGE, SizeClass.MEDIUM}:
        mix = PartnerSizes.LARGE_AND_MEDIUM
    elif len(seen) == 1 and None not in sizes:
        mix = PartnerSizes(next(iter(seen)).value)
    return {
        "partner_enterprises": counted,
        "partner_size_class": mix,
        "partner_enterprises_any_size": Count.exactly(len(listed)),
    }


def joint_majors(majors: tuple[JointMajor, ...], r: Counting) -> dict[str, object]:
    """Return how many majors are settled jointly."""
    every = frozenset(JointPoint)
    if r.joint_majors_counted == "all_six_points":
        return {
            "majors_jointly_designed": count_passing(majors, lambda m: None if m.points is None else m.points == every)
        }
    any_point = count_passing(majors, lambda m: None if m.points is None else bool(m.points))
    if r.joint_majors_counted == "any_point":
        return {"majors_jointly_designed": any_point}
    together = frozenset[JointPoint]().union(*(major.points or frozenset() for major in majors))
    if together == every:
        return {"majors_jointly_designed": any_point}
    open_points = any(major.points is None for major in majors)
    return {"majors_jointly_designed": Count.between(0, any_point.at_most if open_points else 0)}
