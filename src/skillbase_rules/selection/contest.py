"""One contest of a pool: its places, and everyone in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from skillbase_rules.engine.text import Text
from skillbase_rules.selection.admission import FREE, Admission
from skillbase_rules.selection.race import Entry, Pending, Race, Span
from skillbase_rules.selection.reasons import places_in_words
from skillbase_rules.selection.result import Outcome
from skillbase_rules.selection.rules import Contest, QuotaCategory

RESERVE = Outcome.RESERVE.value
OUT = Outcome.OUT.value
OUT_ONLY = (OUT,)
_RESERVE = (RESERVE,)
_RESERVE_OR_OUT = (RESERVE, OUT)


class Places(NamedTuple):
    """The places of one category in its contest's order."""

    category: QuotaCategory
    most: int
    """Its own, at most."""
    before: int
    """Places of the categories filled earlier, at least."""
    upto: int
    """Those and its own, at most."""
    gives_away: bool
    """Its empty places move to another category."""


class Equals(NamedTuple):
    """Those whom only preference tells apart."""

    foremost: int
    """The key of preference that certainly goes first among them."""
    hindmost: int
    """The key of preference that certainly goes last."""


class Entrant(NamedTuple):
    """One filing in the contest it belongs to, should it compete."""

    number: int
    """The filing's number."""
    reviewed: bool
    """The experts' order places it."""
    entry: Entry
    """Its entry should nothing about it be open but its place."""
    unsure: Entry
    """Its entry should it be open whether it competes; the same one where that is never open."""
    equals: int
    """The same for all whom only preference tells apart."""
    preferences: tuple[int, ...]
    """Every value that preference may turn out to have, the best first; smaller goes first."""
    apart: tuple[tuple[int, int], ...]
    """The best and the worst rank of each value of preference where others may stand between two of them."""


class Prospect(NamedTuple):
    """What one candidacy may come to."""

    admission: Admission
    possible: tuple[str, ...]
    """Categories, ``reserve`` and ``out``: every one that some answer to the open questions gives."""
    national_win: bool = False
    """It is out because its unit has a national place."""
    withdrawn: bool = False

    @property
    def outcome(self) -> Outcome:
        """The outcome that this amounts to."""
        if self.possible == OUT_ONLY:
            return Outcome.OUT
        if self.admission.held:
            return Outcome.HELD
        if self.possible == _RESERVE:
            return Outcome.RESERVE
        return Outcome.SELECTED if len(self.possible) == 1 else Outcome.UNDETERMINED

    @property
    def place_or_outcome(self) -> str:
        """The category of its place, or its outcome where it has none for certain."""
        return self.possible[0] if self.outcome is Outcome.SELECTED else self.outcome.value


# Nothing else is to be said of most of a large pool, so one prospect serves them all.
_SURELY_BEHIND = Prospect(FREE, _RESERVE)
_BEHIND_WITHOUT_WIN = Prospect(FREE, _RESERVE_OR_OUT)


@dataclass(frozen=True, eq=False)
class ContestState:
    """One contest with its places and everyone in it."""

    contest: Contest
    places: tuple[Places, ...]
    least: int
    """Places of all its categories, at least."""
    entrants: Sequence[Entrant]
    """Everyone, the best first."""
    admissions: Sequence[Admission]
    """Of everyone."""
    pending: Mapping[str, Pending]
    """Who of everyone has a national place open that would take it out."""

    def comes_to(self, other: ContestState) -> bool:
        """Tell whether another state of the same contest says the same as far as is seen at once."""
        return (
            (self.places, self.least) == (other.places, other.least)
            and self.entrants == other.entrants
            and self.admissions == other.admissions
            and self.pending == other.pending
        )

    @cached_property
    def race(self) -> Race:
        """The order that everyone stands in."""
        entries = [
            entrant.entry if admission is FREE else entrant.unsure
            for entrant, admission in zip(self.entrants, self.admissions, strict=True)
        ]
        if self.pending:
            entries = [
                entry._replace(pending=self.pending[entry.candidate]) if entry.candidate in self.pending else entry
                for entry in entries
            ]
        return Race(entries, self.places[-1].upto)

    @cached_property
    def ahead(self) -> int:
        """How many, from the first on, may stand before the rank behind which every place is certainly taken."""
        entries, last = self.race.entries, self.race.last_place
        return len(entries) if last is None else bisect_right(entries, last, key=lambda entry: entry.best)

    @cached_property
    def prospects(self) -> Sequence[Prospect]:
        """What everyone may come to."""
        entries, ahead = self.race.entries, self.ahead
        before = zip(entries[:ahead], self.entrants[:ahead], self.admissions[:ahead], strict=True)
        # Most of a large pool stands behind, and its last position need not be known.
        behind = zip(entries[ahead:], self.admissions[ahead:], strict=True)
        return [
            *(self._prospect(entry, entrant.apart, admission) for entry, entrant, admission in before),
            *[_behind(entry, admission) for entry, admission in behind],
        ]

    def _prospect(self, entry: Entry, apart: tuple[tuple[int, int], ...], admission: Admission) -> Prospect:
        if self.race.first(entry) > self.race.places:
            return _behind(entry, admission)
        # A candidate of several values may jump over others, and so over a category.
        ways = [entry._replace(best=best, worst=worst) for best, worst in apart] or [entry]
        spans = [self.race.span(way) for way in ways]
        possible = [
            places.category.id
            for places in self.places
            if any(max(span.first, places.before + 1) <= min(span.last, places.upto) for span in spans)
        ]
        if max(span.last for span in spans) > self.least:
            possible.append(RESERVE)
        if not entry.firm:
            possible.append(OUT)
        return Prospect(admission, tuple(possible))

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its places."""
        return tuple(category.clause for category in self.contest.categories)

    @cached_property
    def places_stated(self) -> Text:
        """How many places the notice gives it, in words."""
        return places_in_words(sum(category.places for category in self.contest.categories))

    @property
    def open_places(self) -> bool:
        """Whether it is open how many places there are, since some may move here."""
        return self.least != self.places[-1].upto

    @cached_property
    def equals(self) -> Mapping[int, Equals]:
        """How preference orders those who are equal otherwise, where it does."""
        equals: dict[int, Equals] = {}
        # Who is equal otherwise stands together, since all stand the best first.
        for group, members in groupby(self.entrants, key=lambda entrant: entrant.equals):
            preferences = {entrant.preferences for entrant in members}
            if len(preferences) > 1:
                equals[group] = Equals(min(each[-1] for each in preferences), max(each[0] for each in preferences))
        return equals

    @cached_property
    def tied(self) -> Mapping[int, int]:
        """How many candidates there are of a rank that is fully known, where there are several."""
        ranks = Counter([entry.best for entry in self.race.entries if entry.best == entry.worst])
        return {rank: number for rank, number in ranks.items() if number > 1}

    @cached_property
    def unreviewed(self) -> int:
        """How many candidates the experts' order does not place."""
        return sum(not entrant.reviewed for entrant in self.entrants)

    def filled(self) -> Iterator[tuple[Places, Span]]:
        """Yield each category with how many of its places are filled at least and at most."""
        turnout = self.race.turnout()
        for places in self.places:
            least, most = (max(0, min(places.most, number - places.before)) for number in turnout)
            yield places, Span(least, most)


def _behind(entry: Entry, admission: Admission) -> Prospect:
    if admission is not FREE:
        return Prospect(admission, _RESERVE_OR_OUT)
    return _BEHIND_WITHOUT_WIN if entry.pending else _SURELY_BEHIND
