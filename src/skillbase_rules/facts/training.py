"""The yearly training of the year, or the years, that a reading asks for: from totals, lines and published figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from skillbase_rules.engine.quantities import Persons, PersonTimes, Quantity, of_kind
from skillbase_rules.engine.records import kinds_of
from skillbase_rules.facts.file import File
from skillbase_rules.facts.lists import TrainingVolume
from skillbase_rules.facts.people import WITH_EVALUATIONS, TrainingTotals
from skillbase_rules.facts.published import PublishedFigure, spanned
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.facts.stated import Values, YearsDisagreeError, at_least_stated, stated_in, together
from skillbase_rules.facts.tally import all_hold
from skillbase_rules.facts.yearly import YearlyFigure, Years, added_up

Q = TypeVar("Q", bound=Quantity)

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


def training_of(file: File, r: Counting) -> Values:
    """Return the yearly training that a file leaves possible for the year, or the average of the years, asked for.

    Raises:
        ContradictionError: Totals, lines and published figures contradict each other.
    """
    own = file.reference_year or 0
    years = {"last_calendar_year": (own, own), "three_year_average": (own - 2, own), "current_year": (own + 1, own + 1)}
    first, last = asked = years[r.training_year]
    by_years = _figures(file, r, own, asked)
    counts: Values = {}
    for name, kind in kinds_of(TrainingTotals).items():
        assert issubclass(kind, Quantity)
        if name == WITH_EVALUATIONS and asked != (own, own):
            # The evaluations in it are those of the file's own year.
            counts[name] = kind.unknown()
            continue
        told = [(span, count) for span, values in by_years if isinstance(count := values.get(name), Quantity)]
        if len(told) == 1 and told[0][0] == asked:
            # Mostly nothing is to be added up.
            total = told[0][1]
        else:
            ends = added_up([YearlyFigure(span, count.at_least, count.at_most) for span, count in told], asked)
            if ends is None:
                raise YearsDisagreeError(name)
            total = of_kind(kind, ends)
        counts[name] = _divided(total, last - first + 1)
    return counts


def _figures(file: File, r: Counting, own: int, asked: Years) -> list[tuple[Years, Mapping[str, object]]]:
    """Return every statement on some years, counted as a reading counts."""
    of_own = _counted_as_read(stated_in(file.training_totals), r)
    figures: list[tuple[Years, Mapping[str, object]]] = []
    for years, published in _published(file, own):
        counted = _counted_as_read(published, r)
        if years == (own, own):
            of_own = together("training_totals", of_own, "published", counted)
        else:
            figures.append((years, counted))
    for years, listed in _listed(file, r, asked):
        if years == (own, own):
            of_own = together("training_totals", of_own, "training", listed)
        else:
            figures.append((years, listed))
    return [((own, own), of_own), *figures]


def _published(file: File, own: int) -> Iterator[tuple[Years, Values]]:
    """Yield the published figures year by year; those that disagree bound what is possible."""
    by_years: dict[Years, dict[str, list[PublishedFigure]]] = {}
    for figure in file.published or ():
        if figure.is_yearly:
            by_years.setdefault(figure.years or (own, own), {}).setdefault(figure.fact, []).append(figure)
    for years, by_fact in by_years.items():
        yield years, {fact: _of_kind(fact, spanned(figures)) for fact, figures in by_fact.items()}


def _of_kind(fact: str, count: Quantity) -> Quantity:
    kind = kinds_of(TrainingTotals)[fact]
    assert issubclass(kind, Quantity)
    return of_kind(kind, (count.at_least, count.at_most))


def _counted_as_read(stated: Values, r: Counting) -> Values:
    """Return stated totals; under another counting reading they only bound what that reading counts."""
    if r.own_students == "counted":
        return at_least_stated(stated, tuple(stated))
    if r.digital_training == "any_digital_course":
        return at_least_stated(stated, tuple(name for name in stated if "digital" in name))
    return stated


def _listed(file: File, r: Counting, asked: Years) -> Iterator[tuple[Years, Values]]:
    """Yield what the lines add up to in every year that has any: a list is silent on other years, and not zero."""
    volumes = file.training
    if volumes is None:
        return
    if not volumes and file.is_closed("training"):
        yield from (((year, year), _added_up([], r)) for year in range(asked[0], asked[1] + 1))
    for year in sorted({volume.year for volume in volumes}):
        counts = _added_up([volume for volume in volumes if volume.year == year], r)
        yield (year, year), counts if file.is_closed("training") else at_least_stated(counts, tuple(counts))


def _added_up(volumes: Sequence[TrainingVolume], r: Counting) -> Values:
    answers = {
        "for_others": [_is_for_others(volume, r) for volume in volumes],
        "senior_plus": [_is_senior_plus(volume) for volume in volumes],
        "digital": [_is_digital(volume, r) for volume in volumes],
    }
    values: Values = {}
    for name, unit, limbs in TRAINING_FACTS:
        asked = zip(*(answers[limb] for limb in ("for_others", *limbs)), strict=True)
        values[name] = _added(volumes, [all_hold(each) for each in asked], unit)
    return values


def _added(volumes: Sequence[TrainingVolume], counts: Sequence[bool | None], unit: str) -> Quantity:
    """Return what the lines that count add up to; what is not stated makes the sum bounded."""
    kind: type[Quantity] = Persons if unit == "persons" else PersonTimes
    least, most = 0, 0
    is_open = False
    for volume, is_counted in zip(volumes, counts, strict=True):
        if is_counted is False:
            continue
        own = volume.persons if unit == "persons" else volume.person_times
        low, high = own.at_least, own.at_most
        if unit == "persons" and volume.person_times.at_most is not None:
            high = volume.person_times.at_most if high is None else min(high, volume.person_times.at_most)
        if unit == "person_times":
            low = max(low, volume.persons.at_least)
        least += low if is_counted else 0
        most += high or 0
        is_open = is_open or high is None
    return kind.between(least, None if is_open else most)


def _is_for_others(volume: TrainingVolume, r: Counting) -> bool | None:
    return True if r.own_students == "counted" else volume.for_enterprises_and_society


def _is_senior_plus(volume: TrainingVolume) -> bool | None:
    return None if volume.level is None else volume.level.is_high_skilled


def _is_digital(volume: TrainingVolume, r: Counting) -> bool | None:
    if r.digital_training == "any_digital_course":
        return True if volume.digital else volume.digital_course
    return volume.digital


def _divided(quantity: Q, by: int) -> Q:
    """Return an average; where it is no whole number, the whole numbers on either side bound it."""
    if by == 1:
        return quantity
    high = None if quantity.at_most is None else -(-quantity.at_most // by)
    return of_kind(type(quantity), (quantity.at_least // by, high))
