"""The ends that a pool leaves possible for every candidacy; `selection` says what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from skillbase_rules.editions.chongqing_2024.places import Contest, QuotaCategory, contests
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.admission import Candidacy, Inputs, Limits, Standing, limits_of, own_standings, standings
from skillbase_rules.selection.ordering import Keys, keys_of
from skillbase_rules.selection.pool import AwardClass, Candidate, Category, MunicipalCandidacy, Tier
from skillbase_rules.selection.race import Entry, ExpertKey, Key, Pending, Race, Span
from skillbase_rules.selection.result import Outcome

RESERVE = Outcome.RESERVE.value
OUT = Outcome.OUT.value
NONE = Span(0, 0)
_BEHIND = (RESERVE,)
_BEHIND_OR_OUT = (RESERVE, OUT)


class Places(NamedTuple):
    """The places of one category in its contest's order."""

    category: QuotaCategory
    most: int
    """Its own, at most."""
    before: int
    """Places of the categories filled earlier, at least."""
    upto: int
    """Those and its own, at most."""


class Equals(NamedTuple):
    """Those whom only preference tells apart."""

    foremost: int
    """The key of preference that certainly goes first among them."""
    hindmost: int
    """The key of preference that certainly goes last."""


@dataclass(frozen=True, eq=False)
class Field:
    """One contest with its places and everyone in it."""

    contest: Contest
    places: tuple[Places, ...]
    race: Race
    keys: Mapping[str, Keys]
    least: int
    """Places of all its categories, at least."""
    gives_away: bool
    """Its empty places move to another contest (an alternative of R-17)."""

    @property
    def open_places(self) -> bool:
        """Whether it is open how many places there are (an alternative of R-17)."""
        return self.least != self.places[-1].upto

    @cached_property
    def equals(self) -> Mapping[ExpertKey | None, Equals]:
        """How preference orders those who are equal otherwise."""
        found: dict[ExpertKey | None, Equals] = {}
        for keys in self.keys.values():
            best, worst = keys.preference
            known = found.get(keys.equals, Equals(worst, best))
            found[keys.equals] = Equals(min(known.foremost, worst), max(known.hindmost, best))
        return found

    @cached_property
    def exactly(self) -> Mapping[Key, int]:
        """How many candidates there are of each key that is fully known."""
        return Counter(entry.best for entry in self.race.entries if entry.best == entry.worst)

    @cached_property
    def unreviewed(self) -> int:
        """How many candidates the experts' order does not place."""
        return sum(not self.keys[entry.candidate].reviewed for entry in self.race.entries)


class End(NamedTuple):
    """What one candidacy may come to."""

    standing: Standing
    ends: tuple[str, ...]
    """Categories, ``reserve`` and ``out``: every one that some answer to the open questions gives."""
    field: Field | None = None
    entry: Entry | None = None
    national_win: bool = False
    """It is out because its unit has a national place."""
    withdrawn: bool = False

    @property
    def outcome(self) -> Outcome:
        """The outcome that these ends amount to."""
        if self.ends == (OUT,):
            return Outcome.OUT
        if self.standing.held:
            return Outcome.HELD
        if self.ends == (RESERVE,):
            return Outcome.RESERVE
        return Outcome.SELECTED if len(self.ends) == 1 else Outcome.UNDETERMINED

    @property
    def state(self) -> str:
        """The category of its place, or its outcome where it has none for certain."""
        return self.ends[0] if self.outcome is Outcome.SELECTED else self.outcome.value


class Resolution(NamedTuple):
    """The contests and the end of every candidacy."""

    fields: tuple[Field, ...]
    ends: Mapping[Candidacy, End]
    given_back: tuple[str, ...] = ()
    """The categories of places that were given back and stay empty (an alternative of R-75)."""


@dataclass(slots=True)
class _Course:
    """What the contests resolved so far mean for those to come."""

    pending: dict[str, Pending] = field(default_factory=dict)
    """Units whose national place is open."""
    winners: set[str] = field(default_factory=set)
    """Units with a national place."""
    moved: dict[AwardClass | None, Span] = field(default_factory=dict)
    """Places that come free for the category 'other', by class (an alternative of R-17)."""


class Entrant(NamedTuple):
    """One candidacy in the contest it belongs to, should it compete."""

    candidacy: Candidacy
    contest: int
    """The contest's index."""
    keys: Keys
    best: Key
    worst: Key


@dataclass(frozen=True, slots=True)
class Ground:
    """What the resolutions of one pool share.

    It hangs on no withdrawal, and not on `dual_in_limit`, `reserve_use` and `double_win`: the readings of low
    confidence, under which a pool is resolved again.
    """

    own: Mapping[Candidacy, Standing]
    limits: Limits
    contests: tuple[Contest, ...]
    entrants: tuple[Entrant, ...]


def ground_of(inputs: Inputs) -> Ground:
    """Return what the resolutions of a pool share.

    Raises:
        SkillbaseError: A municipal candidate names no award class where the readings ask for one (R-19).
    """
    own = own_standings(inputs)
    listed = contests(inputs.places, inputs.readings)
    return Ground(own, limits_of(inputs), listed, tuple(_entrants(inputs, own, listed)))


def resolve(inputs: Inputs, ground: Ground) -> Resolution:
    """Return what every candidacy may come to."""
    standing = standings(inputs, ground.own, ground.limits)
    gone = {key for key in standing if key[0] in inputs.withdrawn} if inputs.withdrawn else set()
    if not gone:
        return _resolve(inputs, ground, standing, gone)
    kept: set[Candidacy] = set()
    if inputs.readings.reserve_use == "informative":
        # Nobody moves up, so who gives a place back still stands on it.
        first = _resolve(inputs, ground, standing, set())
        kept = {key for key in gone if first.ends[key].outcome is Outcome.SELECTED}
    found = _resolve(inputs, ground, standing, gone - kept)
    left = {key: End(standing[key], (OUT,), withdrawn=True) for key in gone}
    return Resolution(found.fields, {**found.ends, **left}, tuple(found.ends[key].state for key in kept))


def _resolve(
    inputs: Inputs, ground: Ground, standing: Mapping[Candidacy, Standing], gone: Collection[Candidacy]
) -> Resolution:
    entrants: list[list[Entrant]] = [[] for _ in ground.contests]
    ends: dict[Candidacy, End] = {key: End(one, (OUT,)) for key, one in standing.items() if one.competes is False}
    for entrant in ground.entrants:
        key = entrant.candidacy
        if key in gone:
            ends[key] = End(standing[key], (OUT,))
        elif standing[key].competes is not False:
            entrants[entrant.contest].append(entrant)
    fields: list[Field] = []
    course = _Course()
    for contest, entered in zip(ground.contests, entrants, strict=True):
        remaining = _remaining(entered, standing, course, ends)
        one = _field(contest, remaining, standing, course, inputs.readings)
        for (key, _, keys, *_), entry in zip(remaining, one.race.entries, strict=True):
            end = _end(one, entry, keys, standing[key])
            ends[key] = end
            if contest.track is Track.NATIONAL and inputs.readings.double_win == "national_only":
                if end.outcome is Outcome.SELECTED:
                    course.winners.add(entry.candidate)
                elif set(end.ends) - {RESERVE, OUT}:
                    course.pending[entry.candidate] = Pending(one.race, entry)
        if one.gives_away:
            _note_empty(one, course)
        fields.append(one)
    return Resolution(tuple(fields), ends)


def _remaining(
    entered: Sequence[Entrant],
    standing: Mapping[Candidacy, Standing],
    course: _Course,
    ends: dict[Candidacy, End],
) -> Sequence[Entrant]:
    """Return who competes after the contests before; units with a national place leave, and `ends` says so."""
    won = [one for one in entered if one.candidacy[1] is Track.MUNICIPAL and one.candidacy[0] in course.winners]
    if not won:
        return entered
    for one in won:
        ends[one.candidacy] = End(standing[one.candidacy], (OUT,), national_win=True)
    return [one for one in entered if one.candidacy[0] not in course.winners]


def _entrants(inputs: Inputs, own: Mapping[Candidacy, Standing], listed: Sequence[Contest]) -> Iterator[Entrant]:
    readings = inputs.readings
    by_kind: dict[tuple[Tier | Category, AwardClass | None], int] = {}
    for index, contest in enumerate(listed):
        bound = contest.categories[0].award_class if readings.award_classes == "applicant_chooses" else None
        by_kind.update({(kind, bound): index for kind in contest.categories[0].kinds})
    by_id = {candidate.id: candidate for candidate in inputs.pool.candidates}
    for key, standing in own.items():
        id_, track = key
        candidate = by_id[id_]
        candidacy = candidate.on(track)
        if candidacy is not None and standing.competes is not False:
            index = by_kind[kind_of(candidate, track, readings), _class_of(candidate, track, readings)]
            keys = keys_of(candidate, track, candidacy, readings)
            best = keys.best
            yield Entrant(key, index, keys, best, best if keys.settled else keys.worst)


def kind_of(candidate: Candidate, track: Track, readings: Readings) -> Tier | Category:
    """Return the tier or the category that a candidacy competes in (R-15, R-18)."""
    candidacy = candidate.on(track)
    assert candidacy is not None
    if isinstance(candidacy, MunicipalCandidacy):
        assigned = candidacy.assigned_category if readings.category_source == "assigned" else None
        return assigned or candidacy.category
    assigned_tier = candidacy.assigned_tier if readings.tier_source == "assigned" else None
    return assigned_tier or candidacy.tier


def _class_of(candidate: Candidate, track: Track, readings: Readings) -> AwardClass | None:
    if track is Track.NATIONAL or readings.award_classes == "funded_first":
        return None
    assert candidate.municipal is not None
    if candidate.municipal.award_class is None:
        raise SkillbaseError(
            f"Candidate {candidate.id} names no award_class; under award_classes=applicant_chooses (R-19) "
            "every municipal candidate chooses funded or named."
        )
    return candidate.municipal.award_class


def _field(
    contest: Contest,
    entered: Sequence[Entrant],
    standing: Mapping[Candidacy, Standing],
    course: _Course,
    readings: Readings,
) -> Field:
    places: list[Places] = []
    least = most = 0
    for category in contest.categories:
        extra = course.moved.get(category.award_class, NONE) if Category.OTHER in category.kinds else NONE
        before, least, most = least, least + category.places + extra.first, most + category.places + extra.last
        places.append(Places(category, category.places + extra.last, before, most))
    municipal = contest.track is Track.MUNICIPAL
    pending = course.pending if municipal else {}
    entries = [
        Entry(id_, best, worst, standing[id_, track].competes is True, pending.get(id_))
        for (id_, track), _, _, best, worst in entered
    ]
    keeps = not municipal or Category.OTHER in contest.categories[0].kinds
    return Field(
        contest,
        tuple(places),
        Race(entries, most),
        {entrant.candidacy[0]: entrant.keys for entrant in entered},
        least,
        gives_away=readings.transfer == "to_other" and not keeps,
    )


def _end(field: Field, entry: Entry, keys: Keys, standing: Standing) -> End:
    if field.race.first(entry) > field.race.places:
        # Most of a large pool ends here, and its last position need not be known.
        return End(standing, _BEHIND if entry.firm else _BEHIND_OR_OUT, field, entry)
    # A candidate of several values may jump over others, and so over a category.
    ways = [replace(entry, best=best, worst=worst) for best, worst in keys.apart] or [entry]
    spans = [field.race.span(way) for way in ways]
    ends = [
        places.category.id
        for places in field.places
        if any(max(span.first, places.before + 1) <= min(span.last, places.upto) for span in spans)
    ]
    if max(span.last for span in spans) > field.least:
        ends.append(RESERVE)
    if not entry.firm:
        ends.append(OUT)
    return End(standing, tuple(ends), field, entry)


def filled(field: Field) -> Iterator[tuple[Places, Span]]:
    """Yield each category with how many of its places are filled at least and at most."""
    turnout = field.race.turnout()
    for places in field.places:
        least, most = (max(0, min(places.most, number - places.before)) for number in turnout)
        yield places, Span(least, most)


def _note_empty(field: Field, course: _Course) -> None:
    for places, taken in filled(field):
        known = course.moved.get(places.category.award_class, NONE)
        empty = Span(places.most - taken.last, places.most - taken.first)
        course.moved[places.category.award_class] = Span(known.first + empty.first, known.last + empty.last)
