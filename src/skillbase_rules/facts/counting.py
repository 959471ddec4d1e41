"""From an application to the fact sheet: the only place that counts, sums and unites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import ContradictionError, CountingMismatchError
from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.quantities import Count, Persons, PersonTimes, Quantity
from skillbase_rules.engine.records import Group, Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Workforce
from skillbase_rules.facts.bases import base_held
from skillbase_rules.facts.groups import PartnerSizes
from skillbase_rules.facts.ladders import InstructorTitle, SkillLevel
from skillbase_rules.facts.lists import (
    JointMajor,
    JointPoint,
    Occupation,
    PartnerEnterprise,
    SizeClass,
    Trainer,
    TrainingVolume,
)
from skillbase_rules.facts.people import WorkforceFacts
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.facts.tally import all_hold, count_distinct, count_passing, tally

Q = TypeVar("Q", bound=Quantity)


Subject = Application | Sheet
"""Who is judged: a file, or the facts already counted from one."""


def facts_of(subject: Subject, edition: AnyEdition) -> Sheet:
    """Return the fact sheet that an edition judges `subject` by.

    Raises:
        CountingMismatchError: A fact sheet was handed in that was counted in another way than the edition counts.
        ContradictionError: A list and a total of an application contradict each other; the message names both.
        pydantic.ValidationError: The derived facts are physically impossible together.
    """
    if isinstance(subject, Application):
        return sheet_of(derive_facts(subject, edition.rules(Counting)), edition.sheet)
    if isinstance(subject, Facts) and subject.counted_under != (counting := edition.rules(Counting)):
        raise CountingMismatchError(
            f"The facts were counted under {str(subject.counted_under) or 'the default counting readings'}, "
            f"but are to be judged under {str(counting) or 'the defaults'}; "
            "derive them again from the application, or state counted_under."
        )
    return subject


def sheet_of(facts: Facts, sheet: type[Sheet]) -> Sheet:
    """Return the facts on the sheet of an edition; what that sheet alone asks for stays unknown."""
    if sheet is Facts:
        return facts
    return sheet.model_validate({name: getattr(facts, name) for name in sheet.model_fields if hasattr(facts, name)})


def derive_facts(application: Application, counting: Counting = Counting()) -> Facts:  # noqa: B008
    """Return the fact sheet of an application, counted by the choices given or their defaults.

    Where a list and a total are both stated, the fact is what both leave possible.

    Raises:
        ContradictionError: A list and a total contradict each other; the message names both.
        pydantic.ValidationError: The derived facts are physically impossible together.
    """
    r = counting
    values: dict[str, object] = {}
    for group in (
        application.round,
        application.management,
        application.facilities,
        application.students,
        application.cooperation,
        application.distinctions,
        application.outcomes,
    ):
        values |= _stated(group)
    values |= {
        name: getattr(application.applicant, name)
        for name in Facts.model_fields
        if hasattr(application.applicant, name)
    }
    values |= {f"promised_{name}": value for name, value in _stated(application.commitments).items()}
    values |= _workforce(application.workforce, r)
    values |= _together(
        "teacher_counts", _teachers_stated(application, r), "trainers", _teachers(application.trainers, r)
    )
    values |= _together("training_totals", _totals_stated(application, r), "training", _training(application, r))
    values |= _together(
        "occupation_counts",
        _occupations_stated(application, r),
        "occupations or specialties",
        {**_occupations(application.occupations, r), **_specialties(application)},
    )
    values |= _together(
        "cooperation",
        _cooperation_stated(application, r),
        "partners or joint_majors",
        {**_partners(application.partners), **_joint_majors(application.joint_majors, r)},
    )
    values |= base_held(application.applicant.existing_bases)
    return Facts.model_validate({**values, "counted_under": counting})


def _stated(group: Group) -> dict[str, object]:
    return {name: getattr(group, name) for name in type(group).model_fields}


def _together(totals: str, stated: dict[str, object], lists: str, counted: dict[str, object]) -> dict[str, object]:
    """Return what the totals and the lists leave possible when both are taken at their word."""
    joined = dict(stated)
    for name, value in counted.items():
        said = stated.get(name)
        if isinstance(said, Quantity) and isinstance(value, Quantity):
            both = said & value
            if both is None:
                raise ContradictionError(_contradiction(f"{totals}.{name}", said, lists, value))
            joined[name] = both
        elif said is not None and value is not None and said != value:
            raise ContradictionError(_contradiction(f"{totals}.{name}", said, lists, value))
        elif value is not None:
            joined[name] = value
    return joined


def _contradiction(total: str, said: object, lists: str, counted: object) -> Text:
    return Text(
        f"{total} 填报为 {said}，而 {lists.replace(' or ', ' 或 ')} 显示为 {counted}；请更正其一，或只填一处。",
        f"{total} says {said}, but {lists} says {counted}; correct one or leave one out.",
    )


# --- workforce -----------------------------------------------------------------------------------------------------


def _workforce(workforce: Workforce, r: Counting) -> dict[str, object]:
    values = {name: getattr(workforce, name) for name in WorkforceFacts.model_fields}
    if r.skilled_worker_level == "senior_and_above":
        values["skilled_workers"] = workforce.high_skilled_workers
        values["skilled_contract_workers"] = workforce.high_skilled_contract_workers
    elif r.skilled_worker_level == "any_skilled_post":
        values["skilled_workers"] = workforce.skilled_post_workers
        values["skilled_contract_workers"] = workforce.skilled_post_contract_workers
    return values


# --- teachers ------------------------------------------------------------------------------------------------------


def _teachers_stated(application: Application, r: Counting) -> dict[str, object]:
    """Return the stated counts; under another counting reading they only bound what that reading counts."""
    stated = _stated(application.teacher_counts)
    senior = ("senior_instructors", "both_senior_and_technician", "both_senior_and_senior_technician")
    technicians = ("senior_technician_teachers", "both_senior_and_senior_technician")
    if r.titles_above == "exact_title_only":
        stated = _at_most_stated(stated, (*senior, *technicians))
    if r.certificates == "qualification_only":
        stated = _at_most_stated(stated, technicians)
    if r.senior_teachers_counted == "any_teacher":
        stated = _at_least_stated(stated, (*senior, *technicians, "technician_or_above_teachers"))
    return stated


def _at_most_stated(stated: dict[str, object], names: Iterable[str]) -> dict[str, object]:
    ends = {name: stated[name] for name in names}
    return stated | {n: type(q)(at_least=0, at_most=q.at_most) for n, q in ends.items() if isinstance(q, Quantity)}


def _at_least_stated(stated: dict[str, object], names: Iterable[str]) -> dict[str, object]:
    ends = {name: stated[name] for name in names}
    return stated | {n: type(q)(at_least=q.at_least, at_most=None) for n, q in ends.items() if isinstance(q, Quantity)}


def _teachers(trainers: tuple[Trainer, ...] | None, r: Counting) -> dict[str, object]:
    if trainers is None:
        return {}

    def practice(trainer: Trainer) -> bool | None:
        return True if r.senior_teachers_counted == "any_teacher" else trainer.practice

    def senior(trainer: Trainer) -> bool | None:
        return _reaches(trainer.title, InstructorTitle.SENIOR, exact=r.titles_above == "exact_title_only")

    def technician(trainer: Trainer) -> bool | None:
        return _reaches(trainer.level, SkillLevel.TECHNICIAN)

    def senior_technician(trainer: Trainer) -> bool | None:
        reached = _reaches(trainer.level, SkillLevel.SENIOR_TECHNICIAN, exact=r.titles_above == "exact_title_only")
        if not reached or r.certificates == "either_certificate":
            return reached
        return None if trainer.certificate is None else trainer.certificate == "qualification"

    return {
        "teachers": Persons.exactly(len(trainers)),
        "teachers_full_time": tally(trainers, lambda t: None if t.employment is None else t.employment == "full_time"),
        "teachers_part_time": tally(trainers, lambda t: None if t.employment is None else t.employment == "part_time"),
        "integrated_teachers": tally(trainers, lambda t: t.integrated),
        "technical_theory_teachers": tally(trainers, lambda t: t.technical_theory),
        "practice_teachers": tally(trainers, lambda t: t.practice),
        "workshop_teachers": tally(trainers, lambda t: t.practice, lambda t: t.workshop),
        "teachers_with_enterprise_practice": tally(trainers, lambda t: t.enterprise_practice),
        "senior_instructors": tally(trainers, practice, senior),
        "technician_or_above_teachers": tally(trainers, practice, technician),
        "both_senior_and_technician": tally(trainers, practice, senior, technician),
        "senior_technician_teachers": tally(trainers, practice, senior_technician),
        "both_senior_and_senior_technician": tally(trainers, practice, senior, senior_technician),
    }


def _reaches(
    step: SkillLevel | InstructorTitle | str | None, wanted: SkillLevel | InstructorTitle, *, exact: bool = False
) -> bool | None:
    if step is None:
        return None
    if step == "none":
        return False
    return step == wanted if exact else step >= wanted


# --- training ------------------------------------------------------------------------------------------------------

TRAINING_FACTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("annual_trainees", "persons", ()),
    ("annual_trainees_senior_plus", "persons", ("senior_plus",)),
    ("annual_training_person_times", "person_times", ()),
    ("annual_senior_plus_person_times", "person_times", ("senior_plus",)),
    ("annual_digital_trainees", "persons", ("digital",)),
    ("annual_digital_high_skilled", "persons", ("digital", "senior_plus")),
    ("annual_digital_person_times", "person_times", ("digital",)),
    ("annual_digital_high_skilled_person_times", "person_times", ("digital", "senior_plus")),
)


def _totals_stated(application: Application, r: Counting) -> dict[str, object]:
    stated = _stated(application.training_totals)
    if r.training_year != "last_calendar_year":
        # Totals describe the reference year and say nothing of any other.
        return {name: type(value)() for name, value in stated.items() if isinstance(value, Quantity)}
    if r.own_students == "counted":
        stated = _at_least_stated(stated, tuple(stated))
    if r.digital_training == "any_digital_course":
        stated = _at_least_stated(stated, tuple(name for name in stated if "digital" in name))
    return stated


def _training(application: Application, r: Counting) -> dict[str, object]:
    volumes, year = application.training, application.reference_year
    if volumes is None or year is None:
        return {}
    years = {
        "last_calendar_year": (year,),
        "three_year_average": (year - 2, year - 1, year),
        "current_year": (year + 1,),
    }[r.training_year]
    if volumes and not set(years) <= {volume.year for volume in volumes}:
        # The list is silent on a year that is asked for, and silence is not zero.
        return {}
    chosen = [volume for volume in volumes if volume.year in years]
    return {name: _divided(_added(chosen, unit, limbs, r), len(years)) for name, unit, limbs in TRAINING_FACTS}


def _added(volumes: Sequence[TrainingVolume], unit: str, limbs: tuple[str, ...], r: Counting) -> Quantity:
    empty: Quantity = Persons.exactly(0) if unit == "persons" else PersonTimes.exactly(0)
    added = empty
    for volume in volumes:
        counts = all_hold((_is_for_others(volume, r), *(_has(volume, limb, r) for limb in limbs)))
        if counts is False:
            continue
        own = volume.persons if unit == "persons" else volume.person_times
        low, high = own.at_least, own.at_most
        if unit == "persons" and volume.person_times.at_most is not None:
            high = volume.person_times.at_most if high is None else min(high, volume.person_times.at_most)
        if unit == "person_times":
            low = max(low, volume.persons.at_least)
        added = added + type(added)(at_least=low if counts else 0, at_most=high)
    return added


def _is_for_others(volume: TrainingVolume, r: Counting) -> bool | None:
    return True if r.own_students == "counted" else volume.for_enterprises_and_society


def _has(volume: TrainingVolume, limb: str, r: Counting) -> bool | None:
    if limb == "senior_plus":
        return None if volume.level is None else volume.level.is_high_skilled
    if r.digital_training == "any_digital_course":
        return True if volume.digital else volume.digital_course
    return volume.digital


def _divided(quantity: Q, by: int) -> Q:
    """Return an average; where it is no whole number, the whole numbers on either side bound it."""
    if by == 1:
        return quantity
    high = None if quantity.at_most is None else -(-quantity.at_most // by)
    return type(quantity)(at_least=quantity.at_least // by, at_most=high)


# --- occupations and specialties -----------------------------------------------------------------------------------


def _occupations_stated(application: Application, r: Counting) -> dict[str, object]:
    stated = _stated(application.occupation_counts)
    if r.occupations_counted != "listed_entries":
        # Several work types may share an occupation or a specialty, so the stated number is only a ceiling.
        stated = _at_most_stated(stated, ("occupations_with_facilities",))
    return stated


def _occupations(occupations: tuple[Occupation, ...] | None, r: Counting) -> dict[str, object]:
    if occupations is None:
        return {}
    key: Callable[[Occupation], str | None] = {
        "listed_entries": lambda o: o.name,
        "classification_occupations": lambda o: o.code and name_key(o.code),
        "specialties": lambda o: o.specialty and name_key(o.specialty),
    }[r.occupations_counted]
    return {
        "occupations_with_facilities": count_distinct(
            occupations, lambda o: all_hold((o.scarce, o.has_facilities)), key
        ),
        "occupations_applied": count_passing(occupations, lambda o: o.applied),
        "occupations_matching": count_passing(occupations, lambda o: all_hold((o.applied, o.matches_key_industries))),
    }


def _specialties(application: Application) -> dict[str, object]:
    if application.specialties is None:
        return {}
    return {
        "specialties_with_equipment": count_passing(
            application.specialties, lambda s: all_hold((s.scarce, s.has_equipment))
        ),
        "specialties_declared": count_passing(application.specialties, lambda s: s.declared),
    }


# --- cooperation -----------------------------------------------------------------------------------------


def _cooperation_stated(application: Application, r: Counting) -> dict[str, object]:
    stated = _stated(application.cooperation)
    if r.joint_majors_counted != "all_six_points":
        stated = _at_least_stated(stated, ("majors_jointly_designed",))
    return stated


def _partners(partners: tuple[PartnerEnterprise, ...] | None) -> dict[str, object]:
    if partners is None:
        return {}
    sizes = [partner.size_class for partner in partners]
    seen = {size for size in sizes if size in {SizeClass.LARGE, SizeClass.MEDIUM}}
    counted = count_passing(partners, lambda p: None if p.size_class is None else p.size_class in seen)
    mix: PartnerSizes | None = None
    if seen == {SizeClass.LARGE, SizeClass.MEDIUM}:
        mix = PartnerSizes.LARGE_AND_MEDIUM
    elif len(seen) == 1 and None not in sizes:
        mix = PartnerSizes(next(iter(seen)).value)
    every = Count.exactly(len(partners))
    return {"partner_enterprises": counted, "partner_size_class": mix, "partner_enterprises_any_size": every}


def _joint_majors(majors: tuple[JointMajor, ...] | None, r: Counting) -> dict[str, object]:
    if majors is None:
        return {}
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
