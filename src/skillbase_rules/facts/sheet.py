"""The fact sheet: one named value for every quantity that a clause of this family of calls reads.

`derive_facts` counts it from a file. How records are counted is a set of choices, which the sheet remembers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

from skillbase_rules.engine.narrowing import Bounds, Limit, PrintedRatio, Quotient
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Limits, Record, Sheet, United, described
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import (
    ApplicantProfile,
    BaseHeld,
    Cooperation,
    Distinctions,
    Facilities,
    Management,
    OccupationCounts,
    Outputs,
    Promises,
    Round,
)
from skillbase_rules.facts.people import WITH_EVALUATIONS, Students, TeacherCounts, TrainingTotals, WorkforceFacts
from skillbase_rules.facts.shares import (
    INTEGRATED,
    MATCHING,
    SENIOR_PLUS,
    SKILLED,
    STUDENTS_PER_TEACHER,
    STUDENTS_SENIOR_PLUS,
    Shares,
)

SkilledWorkerLevel = Literal["junior_and_above", "senior_and_above", "any_skilled_post"]
SeniorTeachersCounted = Literal["practice_teachers", "any_teacher"]
TitlesAbove = Literal["count_too", "exact_title_only"]
Certificates = Literal["either_certificate", "qualification_only"]
TrainingYear = Literal["last_calendar_year", "three_year_average", "current_year"]
OwnStudents = Literal["not_counted", "counted"]
DigitalTraining = Literal["marked_occupations", "any_digital_course"]
OccupationsCounted = Literal["listed_entries", "classification_occupations", "specialties"]
JointMajorsCounted = Literal["all_six_points", "points_spread", "any_point"]


class Counting(Record):
    """How a file's records are counted: a choice for each way in which two readers might count differently."""

    named: ClassVar[Text] = Text("计数口径", "choices of counting")

    skilled_worker_level: SkilledWorkerLevel = "junior_and_above"
    """From which level on a worker is skilled."""
    senior_teachers_counted: SeniorTeachersCounted = "practice_teachers"
    """Among whom senior teachers are counted."""
    titles_above: TitlesAbove = "count_too"
    """Whether titles and levels above those named count too."""
    certificates: Certificates = "either_certificate"
    """Which certificates of a senior technician count."""
    training_year: TrainingYear = "last_calendar_year"
    """The year that a yearly figure is of."""
    own_students: OwnStudents = "not_counted"
    """Whether the applicant's own students are among its trainees."""
    digital_training: DigitalTraining = "marked_occupations"
    """What makes a training digital."""
    occupations_counted: OccupationsCounted = "listed_entries"
    """What is one occupation."""
    joint_majors_counted: JointMajorsCounted = "all_six_points"
    """When a major is settled jointly."""

    def __str__(self) -> str:
        """Name the choices that differ from the defaults, as ``field=value``."""
        return ", ".join(f"{name}={value}" for name, value in self if value != type(self).model_fields[name].default)


class Facts(
    ApplicantProfile,
    Round,
    Management,
    Facilities,
    WorkforceFacts,
    TeacherCounts,
    TrainingTotals,
    Students,
    Shares,
    OccupationCounts,
    Cooperation,
    Promises,
    Outputs,
    Distinctions,
    BaseHeld,
    Sheet,
):
    """Every fact that the rules read, flat, by the names of the register's ``facts`` column.

    Whatever is left out is unknown. Raises pydantic's ``ValidationError`` when the facts contradict each other.
    """

    counted_under: Annotated[
        Counting, described("计数口径", "counting choices", "How the records behind the numbers were counted.")
    ] = Counting()

    limits: ClassVar[Limits] = (
        # Who has trained so many could train so many (reading R-05).
        (("annual_training_person_times",), ("annual_training_capacity",)),
        (("annual_trainees",), ("annual_training_capacity",)),
        (("annual_trainees_senior_plus",), ("annual_high_skilled_capacity",)),
    )

    totals = MappingProxyType({WITH_EVALUATIONS: ("annual_training_person_times", "annual_evaluations")})
    printed: ClassVar[tuple[PrintedRatio, ...]] = (
        # The n of a printed 1:n, rounded or cut off (reading R-51).
        PrintedRatio("students_per_teacher_printed", "students", "teachers"),
    )
    quotients: ClassVar[tuple[Quotient, ...]] = (
        INTEGRATED,
        SKILLED,
        SENIOR_PLUS,
        STUDENTS_SENIOR_PLUS,
        MATCHING,
        STUDENTS_PER_TEACHER,
    )

    def binding_limits(self) -> Limits:
        """Return the limits that hold for numbers counted as these were."""
        return _binding_limits(self.counted_under)

    def binding_united(self) -> United:
        """Return the united groups that hold for numbers counted as these were."""
        return () if self.counted_under.senior_teachers_counted == "any_teacher" else self.all_united()

    def _bounds(self) -> Bounds:
        return _bounds_under(self.counted_under)

    def as_counted(self, counting: Counting, counts: Mapping[str, Quantity]) -> Self | None:
        """Return the sheet with the counts that other choices give; none where these cannot be together."""
        ends = {name: (count.at_least, count.at_most) for name, count in counts.items()}
        changed = {name: now for name, now in ends.items() if now != self.stated[name]}
        copy = self.with_counts(changed, counted_under=counting)
        return copy if copy.narrowing.leaves_all else None


@cache
def _bounds_under(counting: Counting) -> Bounds:
    return Sheet._bounds(Facts.model_construct(counted_under=counting))


@cache
def _binding_limits(counting: Counting) -> Limits:
    unbound: set[Limit] = set()
    if counting.senior_teachers_counted == "any_teacher":
        unbound |= {pair for pair in TeacherCounts.limits if pair[1] == ("practice_teachers",)}
        unbound.discard((("workshop_teachers",), ("practice_teachers",)))
    if (counting.training_year, counting.own_students) != ("last_calendar_year", "not_counted"):
        # Such numbers are of another year or another circle of people than the capacity stated.
        unbound |= set(Facts.limits)
    limits = Facts.all_limits()
    return tuple(pair for pair in limits if pair not in unbound) if unbound else limits
