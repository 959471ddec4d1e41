"""What a selection says: places by category, reserves, what stays open, and for every candidacy why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.names import NearNames
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import NamedValue, Record
from skillbase_rules.engine.shown import Shown, tally
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Award, Pool
from skillbase_rules.selection.reasons import Reason
from skillbase_rules.selection.rules import SelectionRules

Unknown = Literal["hold", "refuse"]


class Outcome(NamedValue):
    """What becomes of one candidacy."""

    SELECTED = "selected", "入选", "selected"
    """It has a place, however the open questions are answered."""
    RESERVE = "reserve", "备选", "reserve"
    """It competes and has no place, however they are answered."""
    UNDETERMINED = "undetermined", "未定", "undetermined"
    """The answers decide, and none of them is about its own conditions."""
    HELD = "held", "待核", "held"
    """Its own conditions are not settled; it is held for clarification."""
    OUT = "out", "不参评", "out"
    """It does not compete."""


class Decision(Record):
    """What becomes of one candidacy, and why."""

    candidate: str
    track: Track
    outcome: Outcome
    category: str | None = Field(default=None, description="The quota category of the place; only when selected.")
    award: Award | None = Field(default=None, description="The place as an award; only when selected.")
    could_be: tuple[str, ...] = Field(
        default=(),
        description="Everything that the open questions leave possible, when more than one: categories, "
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
    places: int = Field(description="Places there are; where some may move here, the most there can be.")
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


class Selection(Shown, Record):
    """A selection with everything it was made from."""

    edition: str = Field(description="The notice, with every number and reading that differs from it.")
    rules: SelectionRules = Field(description="What that notice says about selecting.")
    unknown: Unknown
    pool: Pool = Field(description="The candidates, in order of their identifiers.")
    contests: tuple[ContestResult, ...]
    decisions: tuple[Decision, ...] = Field(description="One for each candidacy, in order of identifiers.")
    withdrawn: tuple[str, ...] = ()
    moves: tuple[Move, ...] = Field(default=(), description="What the withdrawals changed for the others.")
    near_names: NearNames = Field(
        default=(), description="Bodies or units of the pool that count as two here, and may be meant as one."
    )

    def _gist(self) -> str:
        return f"{self.edition}: {tally(decision.outcome for decision in self.decisions)}"

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
        raise UnknownNameError(
            Text(
                f"没有名额类别 {id_!r}；现有：{known}。",
                f"There is no quota category {id_!r}; the categories are {known}.",
            )
        )

    def decision(self, candidate: str, track: Track) -> Decision:
        """Return what becomes of one candidacy.

        Raises:
            UnknownNameError: The candidate is not in the pool, or not on that track.
        """
        for decision in self.decisions:
            if decision.candidate == candidate and decision.track is track:
                return decision
        raise UnknownNameError(
            Text(
                f"候选单位中没有申报{track.label.zh}的 {candidate!r}。",
                f"The pool has no candidate {candidate!r} on the {track.value} track.",
            )
        )
