"""One contest of a pool: its places, and everyone in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from skillbase_rules.engine.text import Text
from skillbase_rules.selection.admission import Candidacy
from skillbase_rules.selection.ordering import ExpertKey, Keys
from skillbase_rules.selection.race import Entry, Race, Span
from skillbase_rules.selection.reasons import places_in_words
from skillbase_rules.selection.rules import Contest, QuotaCategory


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
    """One candidacy in the contest it belongs to, should it compete."""

    candidacy: Candidacy
    contest: int
    """The contest's index."""
    keys: Keys
    entry: Entry
    """Its entry should nothing about it be open but its place."""
    apart: tuple[tuple[int, int], ...]
    """The best and the worst rank of each value of preference where others may stand between two of them."""


@dataclass(frozen=True, eq=False)
class ContestState:
    """One contest with its places and everyone in it."""

    contest: Contest
    places: tuple[Places, ...]
    race: Race
    entrants: Sequence[Entrant]
    least: int
    """Places of all its categories, at least."""

    @cached_property
    def keys(self) -> Mapping[str, Keys]:
        """The keys of everyone in it, by identifier."""
        return {entrant.candidacy[0]: entrant.keys for entrant in self.entrants}

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
    def equals(self) -> Mapping[ExpertKey | None, Equals]:
        """How preference orders those who are equal otherwise."""
        equals: dict[ExpertKey | None, Equals] = {}
        for keys in self.keys.values():
            best, worst = keys.preference
            known = equals.get(keys.equals, Equals(worst, best))
            equals[keys.equals] = Equals(min(known.foremost, worst), max(known.hindmost, best))
        return equals

    @cached_property
    def exactly(self) -> Mapping[int, int]:
        """How many candidates there are of each rank that is fully known."""
        return Counter(entry.best for entry in self.race.entries if entry.best == entry.worst)

    @cached_property
    def unreviewed(self) -> int:
        """How many candidates the experts' order does not place."""
        return sum(not self.keys[entry.candidate].reviewed for entry in self.race.entries)

    def filled(self) -> Iterator[tuple[Places, Span]]:
        """Yield each category with how many of its places are filled at least and at most."""
        turnout = self.race.turnout()
        for places in self.places:
            least, most = (max(0, min(places.most, number - places.before)) for number in turnout)
            yield places, Span(least, most)
