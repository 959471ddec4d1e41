"""What a selection says: places by category, reserves, what stays open, and for every candidacy why."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from skillbase_rules.editions.chongqing_2024.places import QuotaParameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import Record
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Award, Pool

Unknown = Literal["hold", "refuse"]


class Outcome(StrEnum):
    """What becomes of one candidacy."""

    SELECTED = "selected"
    """It has a place, however the open questions are answered."""
    RESERVE = "reserve"
    """It competes and has no place, however they are answered."""
    UNDETERMINED = "undetermined"
    """The answers decide, and none of them is about its own conditions."""
    HELD = "held"
    """Its own conditions are not settled; it is held for clarification."""
    OUT = "out"
    """It does not compete."""


class ReasonCode(StrEnum):
    """What a reason is about."""

    PLACED = "placed"
    MOVED_UP = "moved_up"
    NO_PLACE_LEFT = "no_place_left"
    PREFERRED = "preferred"
    OTHERS_PREFERRED = "others_preferred"
    TIE_OPEN = "tie_open"
    PREFERENCE_OPEN = "preference_open"
    OPEN_AHEAD = "open_ahead"
    PLACES_OPEN = "places_open"
    NATIONAL_OPEN = "national_open"
    NATIONAL_WIN = "national_win"
    NOT_ELIGIBLE = "not_eligible"
    ELIGIBILITY_OPEN = "eligibility_open"
    NOT_REVIEWED = "not_reviewed"
    OVER_LIMIT = "over_limit"
    LIMIT_OPEN = "limit_open"
    COMMITMENT_LACKING = "commitment_lacking"
    COMMITMENT_OPEN = "commitment_open"
    OCCUPATIONS_CHANGED = "occupations_changed"
    OCCUPATIONS_OPEN = "occupations_open"
    WITHDRAWN = "withdrawn"


class Reason(Record):
    """One ground of a decision."""

    code: ReasonCode
    clauses: tuple[str, ...] = Field(description="The clauses it rests on; of unmet conditions, each of them.")
    readings: tuple[str, ...] = Field(default=(), description="The readings it rests on, by R-number.")
    text: Text


class Decision(Record):
    """What becomes of one candidacy, and why."""

    candidate: str
    track: Track
    outcome: Outcome
    category: str | None = Field(default=None, description="The quota category of the place; only when selected.")
    award: Award | None = Field(default=None, description="The place as an award; only when selected.")
    could_be: tuple[str, ...] = Field(
        default=(),
        description="Every end that the open questions leave possible, when more than one: categories, "
        "'reserve' (competes without a place) and 'out' (does not compete).",
    )
    contest: str | None = Field(default=None, description="The contest it competes in; null when it does not.")
    position: Count | None = Field(default=None, description="Place in the order of its contest, where it competes.")
    place: Count | None = Field(default=None, description="Place on the reserve list; only of reserves.")
    reasons: tuple[Reason, ...]
    hinges_on: tuple[str, ...] = Field(
        default=(), description="Readings of low confidence under whose alternative the outcome would differ."
    )


class CategoryResult(Record):
    """The places of one quota category: awarded, contested and vacant ones make up all of them."""

    id: str
    clause: str
    label: Text
    places: int = Field(description="Places there are; where some may move (R-17), the most there can be.")
    awarded: tuple[str, ...] = Field(description="Who has a place for certain, in order.")
    contested: int = Field(description="Places that the open questions decide.")
    contenders: tuple[str, ...] = Field(description="Who may still get one of them, in order of identifiers.")
    vacant: int = Field(description="Places that stay empty however the open questions are answered.")


class ContestResult(Record):
    """The categories filled from one order, and the reserve behind them."""

    id: str
    label: Text
    track: Track
    categories: tuple[CategoryResult, ...]
    reserve: tuple[str, ...] = Field(description="Certain reserves in order; ties show in their places.")


class Move(Record):
    """What withdrawals changed for one candidacy."""

    candidate: str
    track: Track
    before: str = Field(description="Category, or outcome where it had no place.")
    after: str
    reason: Reason


class Selection(Record):
    """A selection with everything it was made from."""

    edition: str
    places: QuotaParameters
    readings: Readings
    unknown: Unknown
    pool: Pool = Field(description="The candidates, in order of their identifiers.")
    contests: tuple[ContestResult, ...]
    decisions: tuple[Decision, ...] = Field(description="One for each candidacy, in order of identifiers.")
    withdrawn: tuple[str, ...] = ()
    moves: tuple[Move, ...] = Field(default=(), description="What the withdrawals changed for the others.")

    @property
    def categories(self) -> tuple[CategoryResult, ...]:
        """The quota categories, national first."""
        return tuple(category for contest in self.contests for category in contest.categories)

    @property
    def undetermined(self) -> tuple[CategoryResult, ...]:
        """The categories with places that are not decided."""
        return tuple(category for category in self.categories if category.contested)

    @property
    def awards(self) -> tuple[Award, ...]:
        """The certain places as a list that `check_quotas` can judge."""
        return tuple(decision.award for decision in self.decisions if decision.award is not None)

    def category(self, id_: str) -> CategoryResult:
        """Return the result of one quota category.

        Raises:
            UnknownNameError: There is no such category under the readings chosen.
        """
        for category in self.categories:
            if category.id == id_:
                return category
        known = ", ".join(category.id for category in self.categories)
        raise UnknownNameError(f"There is no quota category {id_!r}; the categories are {known}.")

    def decision(self, candidate: str, track: Track) -> Decision:
        """Return what becomes of one candidacy.

        Raises:
            UnknownNameError: The candidate is not in the pool, or not on that track.
        """
        for decision in self.decisions:
            if decision.candidate == candidate and decision.track is track:
                return decision
        raise UnknownNameError(f"The pool has no candidate {candidate!r} on the {track.value} track.")
