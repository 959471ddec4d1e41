"""What a pool leaves possible for every candidacy; `selecting` says what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.admission import (
    Admission,
    Candidacy,
    Inputs,
    Limits,
    admissions,
    limits_of,
    own_admissions,
)
from skillbase_rules.selection.contest import ContestState, Entrant, Places
from skillbase_rules.selection.ordering import Keys, keys_of
from skillbase_rules.selection.pool import AwardClass, Candidate, Category, MunicipalCandidacy, Tier
from skillbase_rules.selection.race import Entry, Pending, Race, Span
from skillbase_rules.selection.result import Outcome
from skillbase_rules.selection.rules import Contest, Policy

RESERVE = Outcome.RESERVE.value
OUT = Outcome.OUT.value
NONE = Span(0, 0)
_BEHIND = (RESERVE,)
_BEHIND_OR_OUT = (RESERVE, OUT)
_ClassOfTrack = tuple[Track, AwardClass | None]


class Prospect(NamedTuple):
    """What one candidacy may come to."""

    admission: Admission
    possible: tuple[str, ...]
    """Categories, ``reserve`` and ``out``: every one that some answer to the open questions gives."""
    contest: ContestState | None = None
    entry: Entry | None = None
    national_win: bool = False
    """It is out because its unit has a national place."""
    withdrawn: bool = False

    @property
    def outcome(self) -> Outcome:
        """The outcome that this amounts to."""
        if self.possible == (OUT,):
            return Outcome.OUT
        if self.admission.held:
            return Outcome.HELD
        if self.possible == (RESERVE,):
            return Outcome.RESERVE
        return Outcome.SELECTED if len(self.possible) == 1 else Outcome.UNDETERMINED

    @property
    def place_or_outcome(self) -> str:
        """The category of its place, or its outcome where it has none for certain."""
        return self.possible[0] if self.outcome is Outcome.SELECTED else self.outcome.value


class Resolution(NamedTuple):
    """The contests and the prospect of every candidacy."""

    contests: tuple[ContestState, ...]
    prospects: Mapping[Candidacy, Prospect]
    given_back: tuple[str, ...] = ()
    """The categories of places that were given back and stay empty, where no reserve moves up."""


@dataclass(slots=True)
class _Course:
    """What the contests resolved so far mean for those to come."""

    pending: dict[str, Pending] = field(default_factory=dict)
    """Units whose national place is open."""
    winners: set[str] = field(default_factory=set)
    """Units with a national place."""
    moved: dict[_ClassOfTrack, Span] = field(default_factory=dict)
    """Empty places that move to the category of the class that takes them."""


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What the resolutions of one pool share.

    It hangs on no withdrawal, and of the policy not on the points that `_SET_LATER` names.
    """

    own: Mapping[Candidacy, Admission]
    limits: Limits
    entrants: tuple[Entrant, ...]
    """The best first, so that every race finds its entries nearly in order."""


_SET_LATER = ("dual_in_limit", "reserve_moves_up", "national_win_excludes", "places_exact")


def shares_groundwork(policy: Policy, other: Policy) -> bool:
    """Tell whether a pool's groundwork under one policy is that under the other."""
    return policy.model_copy(update={name: getattr(other, name) for name in _SET_LATER}) == other


def groundwork(inputs: Inputs, limits: Limits | None = None) -> Groundwork:
    """Return what the resolutions of a pool share; who is within its body's limit is the same under every policy.

    Raises:
        SkillbaseError: A candidate competes for places that there are none of, or names no award class where classes
            have contests of their own.
    """
    own = own_admissions(inputs)
    entrants = sorted(_ranked(_entered(inputs, own)), key=lambda entrant: entrant.entry.best)
    return Groundwork(own, limits_of(inputs) if limits is None else limits, tuple(entrants))


def resolve(inputs: Inputs, shared: Groundwork) -> Resolution:
    """Return what every candidacy may come to."""
    admitted = admissions(inputs, shared.own, shared.limits)
    withdrawn = frozenset(inputs.withdrawn)
    gone = {key for key in admitted if key[0] in withdrawn} if withdrawn else set()
    if not gone:
        return _resolve(inputs, shared, admitted, gone)
    kept: set[Candidacy] = set()
    if not inputs.policy.reserve_moves_up:
        # Nobody moves up, so who gives a place back still stands on it.
        first = _resolve(inputs, shared, admitted, set())
        kept = {key for key in gone if first.prospects[key].outcome is Outcome.SELECTED}
    rest = _resolve(inputs, shared, admitted, gone - kept)
    left = {key: Prospect(admitted[key], (OUT,), withdrawn=True) for key in gone}
    given_back = tuple(rest.prospects[key].place_or_outcome for key in kept)
    return Resolution(rest.contests, {**rest.prospects, **left}, given_back)


def _resolve(
    inputs: Inputs, shared: Groundwork, admitted: Mapping[Candidacy, Admission], gone: Collection[Candidacy]
) -> Resolution:
    entrants: list[list[Entrant]] = [[] for _ in inputs.rules.contests]
    prospects: dict[Candidacy, Prospect] = {
        key: Prospect(admission, (OUT,)) for key, admission in admitted.items() if admission.competes is False
    }
    for entrant in shared.entrants:
        key = entrant.candidacy
        if key in gone:
            prospects[key] = Prospect(admitted[key], (OUT,))
        elif admitted[key].competes is not False:
            entrants[entrant.contest].append(entrant)
    states: list[ContestState] = []
    course = _Course()
    wins_exclude = inputs.policy.national_win_excludes
    takers = {(category.track, category.award_class) for category in inputs.rules.categories if category.takes_empty}
    for contest, entered in zip(inputs.rules.contests, entrants, strict=True):
        remaining = _remaining(entered, admitted, course, prospects)
        state = _contest_state(contest, remaining, admitted, course, takers)
        notes_wins = wins_exclude and contest.track is Track.NATIONAL
        last_place = state.race.last_place
        for entrant, entry in zip(remaining, state.race.entries, strict=True):
            key = entrant.candidacy
            if last_place is not None and last_place < entry.best:
                # Most of a large pool ends here, and its last position need not be known.
                prospect = _behind(state, entry, admitted[key])
            else:
                prospect = _prospect(state, entry, entrant.apart, admitted[key])
            prospects[key] = prospect
            if notes_wins:
                if prospect.outcome is Outcome.SELECTED:
                    course.winners.add(entry.candidate)
                elif set(prospect.possible) - {RESERVE, OUT}:
                    course.pending[entry.candidate] = Pending(state.race, entry)
        _note_empty(state, course)
        states.append(state)
    return Resolution(tuple(states), prospects)


def _remaining(
    entered: Sequence[Entrant],
    admitted: Mapping[Candidacy, Admission],
    course: _Course,
    prospects: dict[Candidacy, Prospect],
) -> Sequence[Entrant]:
    """Return who competes after the contests before; units with a national place leave, and `prospects` says so."""
    won = [
        entrant.candidacy
        for entrant in entered
        if entrant.candidacy[1] is Track.MUNICIPAL and entrant.candidacy[0] in course.winners
    ]
    if not won:
        return entered
    for key in won:
        prospects[key] = Prospect(admitted[key], (OUT,), national_win=True)
    return [entrant for entrant in entered if entrant.candidacy[0] not in course.winners]


def _ranked(entered: Iterable[tuple[Candidacy, int, Keys]]) -> Iterator[Entrant]:
    """Yield entrants by the ranks of their keys among all: numbers are compared faster than what they stand for."""
    ends = [
        (key, contest, keys, best := keys.best, best if keys.settled else keys.worst, keys.apart)
        for key, contest, keys in entered
    ]
    known = {end for *_, best, worst, apart in ends for way in ((best, worst), *apart) for end in way}
    rank = {key: place for place, key in enumerate(sorted(known))}
    for key, contest, keys, best, worst, apart in ends:
        ranks = tuple((rank[least], rank[most]) for least, most in apart)
        yield Entrant(key, contest, keys, Entry(key[0], rank[best], rank[worst], sure=True), ranks)


def _entered(inputs: Inputs, own: Mapping[Candidacy, Admission]) -> Iterator[tuple[Candidacy, int, Keys]]:
    """Yield who may compete, the index of the contest, and the keys of its order."""
    policy = inputs.policy
    by_kind: defaultdict[tuple[Track, Tier | Category], dict[AwardClass | None, int]] = defaultdict(dict)
    for index, contest in enumerate(inputs.rules.contests):
        for kind in contest.kinds:
            by_kind[contest.track, kind][contest.award_class] = index
    by_id = {candidate.id: candidate for candidate in inputs.pool.candidates}
    for key, admission in own.items():
        id_, track = key
        candidate = by_id[id_]
        candidacy = candidate.on(track)
        if candidacy is not None and admission.competes is not False:
            kind = kind_of(candidate, track, policy)
            contests = by_kind.get((track, kind), {})
            index = (
                next(iter(contests.values())) if len(contests) == 1 else _contest_of(candidate, kind, contests, inputs)
            )
            yield key, index, keys_of(candidate, track, candidacy, policy)


def kind_of(candidate: Candidate, track: Track, policy: Policy) -> Tier | Category:
    """Return the tier or the category that a candidacy competes in."""
    candidacy = candidate.on(track)
    assert candidacy is not None
    if isinstance(candidacy, MunicipalCandidacy):
        assigned = candidacy.assigned_category if policy.categories_assigned else None
        return assigned or candidacy.category
    assigned_tier = candidacy.assigned_tier if policy.tiers_assigned else None
    return assigned_tier or candidacy.tier


def _contest_of(
    candidate: Candidate, kind: Tier | Category, contests: Mapping[AwardClass | None, int], inputs: Inputs
) -> int:
    """Return the index of the contest of a candidate for which there is none, or one for each award class."""
    chosen = candidate.municipal.award_class if candidate.municipal and isinstance(kind, Category) else None
    if chosen in contests:
        return contests[chosen]
    if not contests:
        raise SkillbaseError(
            Text(
                f"候选单位 {candidate.id} 申报 {kind.value}，而该类没有名额。",
                f"Candidate {candidate.id} competes for {kind.value}, which has no places.",
            )
        )
    named = f"the award_class {chosen}" if chosen else "no award_class"
    readings = sorted({reading for index in contests.values() for reading in inputs.rules.contests[index].readings})
    why = f" ({', '.join(readings)})" if readings else ""
    classes = [award_class for award_class in contests if award_class]
    raise SkillbaseError(
        Text(
            f"候选单位 {candidate.id} 的 award_class 为 {chosen or '空'}；"
            f"申报 {kind.value} 的单位应选 {' 或 '.join(classes)}{why}。",
            f"Candidate {candidate.id} names {named}; every candidate for {kind.value} chooses "
            f"{' or '.join(classes)}{why}.",
        )
    )


def _contest_state(
    contest: Contest,
    entered: Sequence[Entrant],
    admitted: Mapping[Candidacy, Admission],
    course: _Course,
    takers: Collection[_ClassOfTrack],
) -> ContestState:
    places: list[Places] = []
    least = most = 0
    for category in contest.categories:
        own_class = contest.track, category.award_class
        extra = course.moved.get(own_class, NONE) if category.takes_empty else NONE
        before, least, most = least, least + category.places + extra.first, most + category.places + extra.last
        gives_away = own_class in takers and not category.takes_empty
        places.append(Places(category, category.places + extra.last, before, most, gives_away))
    pending = course.pending if contest.track is Track.MUNICIPAL else {}
    entries = []
    for entrant in entered:
        entry, sure = entrant.entry, admitted[entrant.candidacy].competes is True
        open_win = pending.get(entry.candidate)
        entries.append(
            entry if sure and open_win is None else Entry(entry.candidate, entry.best, entry.worst, sure, open_win)
        )
    return ContestState(contest, tuple(places), Race(entries, most), entered, least)


def _behind(state: ContestState, entry: Entry, admission: Admission) -> Prospect:
    return Prospect(admission, _BEHIND if entry.sure and entry.pending is None else _BEHIND_OR_OUT, state, entry)


def _prospect(state: ContestState, entry: Entry, apart: tuple[tuple[int, int], ...], admission: Admission) -> Prospect:
    if state.race.first(entry) > state.race.places:
        return _behind(state, entry, admission)
    # A candidate of several values may jump over others, and so over a category.
    ways = [entry._replace(best=best, worst=worst) for best, worst in apart] or [entry]
    spans = [state.race.span(way) for way in ways]
    possible = [
        places.category.id
        for places in state.places
        if any(max(span.first, places.before + 1) <= min(span.last, places.upto) for span in spans)
    ]
    if max(span.last for span in spans) > state.least:
        possible.append(RESERVE)
    if not entry.firm:
        possible.append(OUT)
    return Prospect(admission, tuple(possible), state, entry)


def _note_empty(state: ContestState, course: _Course) -> None:
    if not any(places.gives_away for places in state.places):
        return
    for places, taken in state.filled():
        if places.gives_away:
            own_class = state.contest.track, places.category.award_class
            known = course.moved.get(own_class, NONE)
            course.moved[own_class] = Span(
                known.first + places.most - taken.last, known.last + places.most - taken.first
            )
