"""From an application to the fact sheet: the only place that counts, sums and unites."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pydantic import BaseModel

from skillbase_rules.engine.arguments import of_type, wrong_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.errors import CountingMismatchError
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.stated import renewed
from skillbase_rules.engine.text import Text
from skillbase_rules.facts import rosters
from skillbase_rules.facts.bases import base_held
from skillbase_rules.facts.file import File, StudentBody
from skillbase_rules.facts.once import CountedOnce
from skillbase_rules.facts.people import Students, WorkforceFacts
from skillbase_rules.facts.published import PublishedFigure, group_of, spanned
from skillbase_rules.facts.shares import Share
from skillbase_rules.facts.sheet import Counting, Facts
from skillbase_rules.facts.stated import Values, at_least_stated, at_most_stated, stated_in, together
from skillbase_rules.facts.training import training_of

Subject = File | Sheet
"""Who is judged: a file, or the facts already counted from one."""


def facts_of(subject: Subject, edition: AnyEdition, counted: CountedOnce | None = None) -> Sheet:
    """Return the fact sheet that an edition judges `subject` by; `counted` holds what is known of it already.

    Raises:
        CountingMismatchError: A fact sheet was handed in that was counted in another way than the edition counts.
        ContradictionError: A list and a total of an application contradict each other; the message names both.
        WrongTypeError: It is neither an application nor a sheet of the edition's facts.
        pydantic.ValidationError: The derived facts are physically impossible together.
    """
    of_type("edition", edition, Edition)
    if isinstance(subject, File):
        return sheet_of(_counted(counted or counting_of(subject), edition.rules(Counting)), edition.sheet)
    if not isinstance(subject, edition.sheet):
        kinds = f"Application / {edition.sheet.__name__}"
        raise wrong_type("subject", subject, Text(f"应为 {kinds}", f"must be of type {kinds}"))
    if isinstance(subject, Facts) and subject.counted_under != (counting := edition.rules(Counting)):
        raise CountingMismatchError(
            Text(
                f"事实按 {str(subject.counted_under) or '默认的计数解读'} 计数，"
                f"而审核按 {str(counting) or '默认解读'}；请从申报文件重新计数，或注明 counted_under。",
                f"The facts were counted under {str(subject.counted_under) or 'the default counting readings'}, "
                f"but are to be judged under {str(counting) or 'the defaults'}; "
                "derive them again from the application, or state counted_under.",
            )
        )
    return subject


def sheet_of(facts: Facts, sheet: type[Sheet]) -> Sheet:
    """Return the facts on the sheet of an edition; what that sheet alone asks for stays unknown."""
    if sheet is Facts:
        return facts
    return sheet.model_validate({name: getattr(facts, name) for name in sheet.model_fields if hasattr(facts, name)})


def derive_facts(application: File, counting: Counting = Counting()) -> Facts:  # noqa: B008
    """Return the fact sheet of an application, counted by the choices given or their defaults.

    Where a list and a total are both stated, the fact is what both leave possible. A list that is not said to be
    complete only says that there are at least so many.

    Raises:
        WrongTypeError: It is no application, or no way to count.
        ContradictionError: A list and a total contradict each other; the message names both.
        pydantic.ValidationError: The derived facts are physically impossible together.
    """
    return _counted(counting_of(application), of_type("counting", counting, Counting))


def counting_of(application: File) -> CountedOnce:
    """Return a file to be counted, under one way of counting or several."""
    return CountedOnce(_with_published(of_type("application", application, File)))


def _counted(file: CountedOnce, counting: Counting) -> Facts:
    values: Values = {}
    for part in (_as_stated, _shares, _workforce, _teachers, training_of, _occupations, _cooperation):
        values |= file.part(part, counting)
    facts = _as_before(file, values, counting)
    if facts is None:
        facts = Facts.model_validate({**values, "counted_under": counting})
        file.counted = facts, values
    return facts


def _as_before(file: CountedOnce, values: Values, counting: Counting) -> Facts | None:
    """Return the sheet that was counted before with the counts that have changed; none where more has."""
    if file.counted is None or file.counted[1].keys() != values.keys():
        return None
    facts, known = file.counted
    counts: dict[str, Quantity] = {}
    for name in renewed(values, known):
        value = values[name]
        if not isinstance(value, Quantity):
            return None
        counts[name] = value
    return facts.as_counted(counting, counts)


def _as_stated(file: File, _: Counting) -> Values:
    """Return what is counted alike whatever is chosen."""
    values: Values = {}
    for group in (file.round, file.management, file.facilities, file.distinctions, file.outcomes):
        values |= stated_in(group)
    values |= _students(file.students)
    values |= {name: getattr(file.applicant, name) for name in _facts_of_applicants(type(file.applicant))}
    values |= {f"promised_{name}": value for name, value in stated_in(file.commitments).items()}
    bases = file.applicant.existing_bases
    return values if bases is None else values | base_held(bases, closed=file.is_closed("existing_bases"))


@cache
def _facts_of_applicants(applicant: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in Facts.model_fields if name in applicant.model_fields)


def _listed(file: File, field: str, counts: Callable[[], Values]) -> Values:
    """Return what follows from a list: nothing where there is none, and no upper ends where it may go on."""
    if getattr(file, field) is None:
        return {}
    return counts() if file.is_closed(field) else rosters.opened(counts())


# --- published figures -----------------------------------------------------------------------------------------------


def _with_published(file: File) -> File:
    """Return the file with what its published figures leave of the counts that it states; training is read by year."""
    by_fact: dict[str, list[PublishedFigure]] = {}
    for figure in file.published or ():
        if not figure.is_yearly and figure.describes(file.reference_year):
            by_fact.setdefault(figure.fact, []).append(figure)
    changed: dict[str, Values] = {}
    for fact, figures in by_fact.items():
        field = group_of(fact)
        assert field is not None
        group = getattr(file, field)
        count = spanned(figures)
        published = {fact: type(getattr(group, fact)).between(count.at_least, count.at_most)}
        changed.setdefault(field, {})[fact] = together(field, stated_in(group), "published", published)[fact]
    groups = {field: getattr(file, field).model_copy(update=counts) for field, counts in changed.items()}
    return file.model_copy(update=groups) if groups else file


# --- workforce -----------------------------------------------------------------------------------------------------


def _workforce(file: File, r: Counting) -> Values:
    workforce = file.workforce
    values = {name: getattr(workforce, name) for name in WorkforceFacts.model_fields}
    if r.skilled_worker_level == "senior_and_above":
        values["skilled_workers"] = workforce.high_skilled_workers
        values["skilled_contract_workers"] = workforce.high_skilled_contract_workers
    elif r.skilled_worker_level == "any_skilled_post":
        values["skilled_workers"] = workforce.skilled_post_workers
        values["skilled_contract_workers"] = workforce.skilled_post_contract_workers
    return values


# --- students and shares ---------------------------------------------------------------------------------------------


def _students(students: StudentBody) -> Values:
    """Return the students; a printed ratio that may be of others says nothing of them."""
    values = {name: getattr(students, name) for name in Students.model_fields}
    if not students.printed_ratio_is_of_enrolled:
        values |= {name: type(values[name])() for name in ("students_per_teacher", "students_per_teacher_printed")}
    return values


def _shares(file: File, r: Counting) -> Values:
    """Return the shares; one that another counting reading would count otherwise says nothing under it."""
    values = stated_in(file.shares)
    if r.skilled_worker_level != "junior_and_above":
        values["skilled_share"] = Share()
    if (r.training_year, r.own_students) != ("last_calendar_year", "not_counted"):
        values["senior_plus_share"] = Share()
    return values


# --- teachers ------------------------------------------------------------------------------------------------------


def _teachers(file: File, r: Counting) -> Values:
    return together("teacher_counts", _teachers_stated(file, r), "trainers", _teachers_listed(file, r))


def _teachers_stated(file: File, r: Counting) -> Values:
    """Return the stated counts; under another counting reading they only bound what that reading counts."""
    stated = stated_in(file.teacher_counts)
    senior = ("senior_instructors", "both_senior_and_technician", "both_senior_and_senior_technician")
    technicians = ("senior_technician_teachers", "both_senior_and_senior_technician")
    if r.titles_above == "exact_title_only":
        stated = at_most_stated(stated, (*senior, *technicians))
    if r.certificates == "qualification_only":
        stated = at_most_stated(stated, technicians)
    if r.senior_teachers_counted == "any_teacher":
        stated = at_least_stated(stated, (*senior, *technicians, "technician_or_above_teachers"))
    return stated


def _teachers_listed(file: File, r: Counting) -> Values:
    return _listed(file, "trainers", lambda: rosters.teachers(file.trainers or (), r))


# --- occupations and specialties -----------------------------------------------------------------------------------


def _occupations(file: File, r: Counting) -> Values:
    stated, listed = _occupations_stated(file, r), _occupations_listed(file, r)
    return together("occupation_counts", stated, "occupations or specialties", listed)


def _occupations_stated(file: File, r: Counting) -> Values:
    stated = stated_in(file.occupation_counts)
    if r.occupations_counted != "listed_entries":
        # Several work types may share an occupation or a specialty, so the stated number is only a ceiling.
        stated = at_most_stated(stated, ("occupations_with_facilities",))
    return stated


def _occupations_listed(file: File, r: Counting) -> Values:
    return {
        **_listed(file, "occupations", lambda: rosters.occupations(file.occupations or (), r)),
        **_listed(file, "specialties", lambda: rosters.specialties(file.specialties or ())),
    }


# --- cooperation -----------------------------------------------------------------------------------------------------


def _cooperation(file: File, r: Counting) -> Values:
    return together(
        "cooperation", _cooperation_stated(file, r), "partners or joint_majors", _cooperation_listed(file, r)
    )


def _cooperation_stated(file: File, r: Counting) -> Values:
    stated = stated_in(file.cooperation)
    if r.joint_majors_counted != "all_six_points":
        stated = at_least_stated(stated, ("majors_jointly_designed",))
    return stated


def _cooperation_listed(file: File, r: Counting) -> Values:
    return {
        **_listed(file, "partners", lambda: rosters.partners(file.partners or ())),
        **_listed(file, "joint_majors", lambda: rosters.joint_majors(file.joint_majors or (), r)),
    }
