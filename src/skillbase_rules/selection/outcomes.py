"""What a pool leaves possible for every candidacy; `selecting` says what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.admission import (
    FREE,
    Admission,
    Admissions,
    Filing,
    Inputs,
    Limits,
    admissions,
    limits_of,
    own_admissions,
)
from skillbase_rules.selection.contest import OUT, OUT_ONLY, RESERVE, ContestState, Entrant, Places, Prospect
from skillbase_rules.selection.ordering import Order
from skillbase_rules.selection.pool import AwardClass, Category, MunicipalCandidacy, NationalCandidacy, Tier
from skillbase_rules.selection.race import Entry, Pending, Span
from skillbase_rules.selection.result import Outcome
from skillbase_rules.selection.rules import Contest, DualInLimit, Policy, SelectionRules

NONE = Span(0, 0)
NOBODY: frozenset[int] = frozenset()
_ClassOfTrack = tuple[Track, AwardClass | None]


_ABSENT = Prospect(FREE, OUT_ONLY)
"""Stands where a contest says more."""


class Resolution(NamedTuple):
    """The contests and the prospect of every filing."""

    contests: tuple[ContestState, ...]
    prospects: Sequence[Prospect]
    """Of each filing, by its number."""
    admitted: Sequence[Admission]
    """Of each filing, by its number."""
    given_back: tuple[str, ...] = ()
    """The categories of places that were given back and stay empty, where no reserve moves up."""


@dataclass(slots=True)
class _Course:
    """What the contests resolved so far mean for those to come."""

    pending: dict[str, Pending] = field(default_factory=dict)
    """Units whose national place is open."""
    excluded: set[int] = field(default_factory=set)
    """The municipal filings of units that have a national place."""
    moved: dict[_ClassOfTrack, Span] = field(default_factory=dict)
    """Empty places that move to the category of the class that takes them."""

    def pending_of(self, entered: Sequence[Entrant]) -> Mapping[str, Pending]:
        """Return the open national places of those who enter a contest."""
        ids = (entrant.entry.candidate for entrant in entered) if self.pending else ()
        return {id_: self.pending[id_] for id_ in ids if id_ in self.pending}


class _Field(NamedTuple):
    """Who competes as far as that is settled before the ranking."""

    admitted: Sequence[Admission]
    """Of each filing, by its number."""
    entrants: Sequence[Sequence[Entrant]]
    """Who competes, or may, in each contest, the best first."""
    absent: Sequence[Prospect]
    """What each filing comes to should it not compete, by its number."""


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What the resolutions of one pool share.

    It hangs on no withdrawal, and of the policy not on the points that `_SET_LATER` names.
    """

    limits: Limits
    admissions: Admissions
    entrants: Sequence[Sequence[Entrant]]
    """Who may compete in each contest, the best first."""
    _fields: dict[DualInLimit, _Field] = field(default_factory=dict)

    def field(self, way: DualInLimit) -> _Field:
        """Return who competes where dual applicants count towards a body's limit in this way."""
        if way not in self._fields:
            admitted = self.admissions.of(way)
            entrants = [
                [entrant for entrant in entered if admitted[entrant.number].competes is not False]
                for entered in self.entrants
            ]
            absent = [_ABSENT if admission is FREE else Prospect(admission, OUT_ONLY) for admission in admitted]
            self._fields[way] = _Field(admitted, entrants, absent)
        return self._fields[way]


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
    limits = limits_of(inputs) if limits is None else limits
    entrants: list[list[Entrant]] = [[] for _ in inputs.rules.contests]
    for index, entrant in _entrants(inputs, own, limits):
        entrants[index].append(entrant)
    for entered in entrants:
        entered.sort(key=lambda entrant: entrant.entry.best)
    return Groundwork(limits, admissions(inputs, own, limits), entrants)


def resolve(inputs: Inputs, shared: Groundwork, gone: frozenset[int], *known: Resolution) -> Resolution:
    """Return what every filing may come to.

    Args:
        inputs: What the selection is made from.
        shared: The groundwork of its pool.
        gone: The filings of those who have withdrawn.
        known: Resolutions on the same groundwork; contests that come to the same are taken from them.
    """
    if not gone:
        return _resolve(inputs, shared, gone, known)
    kept: set[int] = set()
    if not inputs.policy.reserve_moves_up:
        # Nobody moves up, so who gives a place back still stands on it.
        first = _resolve(inputs, shared, NOBODY, known)
        kept = {number for number in gone if first.prospects[number].outcome is Outcome.SELECTED}
        known = first, *known
    rest = _resolve(inputs, shared, gone - kept, known)
    given_back = tuple(rest.prospects[number].place_or_outcome for number in sorted(kept))
    prospects = list(rest.prospects)
    for number in gone:
        prospects[number] = Prospect(rest.admitted[number], OUT_ONLY, withdrawn=True)
    return Resolution(rest.contests, prospects, rest.admitted, given_back)


def _resolve(inputs: Inputs, shared: Groundwork, gone: frozenset[int], known: Iterable[Resolution]) -> Resolution:
    admitted, entrants, absent = shared.field(inputs.policy.dual_in_limit)
    prospects = list(absent)
    states: list[ContestState] = []
    course = _Course()
    for index, contest in enumerate(inputs.rules.contests):
        leaving = gone.union(course.excluded)
        entered = [each for each in entrants[index] if each.number not in leaving] if leaving else entrants[index]
        municipal = contest.track is Track.MUNICIPAL
        own = [admitted[entrant.number] for entrant in entered]
        places, least = _places(contest, inputs.rules, course)
        state = ContestState(contest, places, least, entered, own, course.pending_of(entered) if municipal else {})
        alike = (other.contests[index] for other in known)
        state = next((other for other in alike if other.comes_to(state)), state)
        for entrant, prospect in zip(entered, state.prospects, strict=True):
            prospects[entrant.number] = prospect
        if inputs.policy.national_win_excludes and not municipal:
            _note_wins(state, inputs.filings, course)
        _note_empty(state, course)
        states.append(state)
    for number in course.excluded - gone:
        if admitted[number].competes is not False:
            prospects[number] = Prospect(admitted[number], OUT_ONLY, national_win=True)
    return Resolution(tuple(states), prospects, admitted)


def _places(contest: Contest, rules: SelectionRules, course: _Course) -> tuple[tuple[Places, ...], int]:
    """Return the places of a contest by category, and how many there are of all of them, at least."""
    takers = {(category.track, category.award_class) for category in rules.categories if category.takes_empty}
    places: list[Places] = []
    least = most = 0
    for category in contest.categories:
        own_class = contest.track, category.award_class
        extra = course.moved.get(own_class, NONE) if category.takes_empty else NONE
        before, least, most = least, least + category.places + extra.first, most + category.places + extra.last
        gives_away = own_class in takers and not category.takes_empty
        places.append(Places(category, category.places + extra.last, before, most, gives_away))
    return tuple(places), least


def _note_wins(state: ContestState, filings: Sequence[Filing], course: _Course) -> None:
    """Note who has a national place, and who may have one."""
    ahead = slice(state.ahead)
    for entrant, entry, prospect in zip(state.entrants[ahead], state.race.entries, state.prospects, strict=False):
        if prospect.outcome is Outcome.SELECTED:
            if filings[entrant.number].candidate.is_dual:
                # A unit's municipal filing follows its national one.
                course.excluded.add(entrant.number + 1)
        elif set(prospect.possible) - {RESERVE, OUT}:
            course.pending[entry.candidate] = Pending(state.race, entry)


def _entrants(inputs: Inputs, own: Sequence[Admission], limits: Limits) -> Iterator[tuple[int, Entrant]]:
    """Yield who may compete, each after the index of its contest."""
    policy = inputs.policy
    by_kind: defaultdict[tuple[Track, Tier | Category], dict[AwardClass | None, int]] = defaultdict(dict)
    for index, contest in enumerate(inputs.rules.contests):
        for kind in contest.kinds:
            by_kind[contest.track, kind][contest.award_class] = index
    # Mostly a kind has one contest, whatever the award class.
    only = {place: next(iter(contests.values())) for place, contests in by_kind.items() if len(contests) == 1}
    entering = [number for number, admission in enumerate(own) if admission.competes is not False]
    order = Order((inputs.filings[number].candidacy for number in entering), policy)
    for number in entering:
        filing = inputs.filings[number]
        candidate, track, candidacy = filing
        place = track, kind_of(candidacy, policy)
        index = only[place] if place in only else _contest_of(filing, place[1], by_kind.get(place, {}), inputs)
        ranks = order.ranks(candidate.preference, track, candidacy)
        entry = Entry(candidate.id, ranks.best, ranks.worst, sure=True)
        settled = own[number] is FREE and number not in limits
        unsure = entry if settled else Entry(candidate.id, ranks.best, ranks.worst, sure=False)
        reviewed = candidacy.expert_rank is not None or candidacy.expert_score is not None
        yield index, Entrant(number, reviewed, entry, unsure, ranks.equals, ranks.preferences, ranks.apart)


def kind_of(candidacy: NationalCandidacy | MunicipalCandidacy, policy: Policy) -> Tier | Category:
    """Return the tier or the category that a candidacy competes in."""
    if isinstance(candidacy, MunicipalCandidacy):
        assigned = candidacy.assigned_category if policy.categories_assigned else None
        return assigned or candidacy.category
    assigned_tier = candidacy.assigned_tier if policy.tiers_assigned else None
    return assigned_tier or candidacy.tier


def _contest_of(
    filing: Filing, kind: Tier | Category, contests: Mapping[AwardClass | None, int], inputs: Inputs
) -> int:
    """Return the index of the contest of a candidate for which there is none, or one for each award class."""
    candidate, _, candidacy = filing
    chosen = candidacy.award_class if isinstance(candidacy, MunicipalCandidacy) else None
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
