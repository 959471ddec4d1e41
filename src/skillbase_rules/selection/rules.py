"""What a notice says about selecting: its places, its limits, how it is read, and what every reason rests on."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.records import Record
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import MOST_CASES, AwardClass, Category, Tier
from skillbase_rules.selection.reasons import Ground

Limit = Annotated[StrictInt, Field(ge=0)]
DualInLimit = Literal["open", "counted", "not_counted"]


class QuotaCategory(Record):
    """A number of places that one kind of candidate competes for."""

    id: str
    clause: str
    label: Text
    track: Track
    kinds: tuple[Tier | Category, ...] = Field(description="The tiers or the category whose candidates compete here.")
    places: Limit
    award_class: AwardClass | None = None
    takes_empty: bool = Field(
        default=False, description="Places that stay empty in the other categories of its class move here."
    )
    readings: tuple[str, ...] = Field(default=(), description="The readings its places rest on, by R-number.")


class Contest(Record):
    """Categories filled one after another from one order of candidates.

    Where several contests are of one kind, a candidate competes in that of the award class it applies for.
    """

    id: str
    label: Text
    categories: tuple[QuotaCategory, ...] = Field(min_length=1)
    readings: tuple[str, ...] = Field(default=(), description="The readings its make-up rests on, by R-number.")

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        if len({(category.track, category.kinds) for category in self.categories}) > 1:
            raise PydanticCustomError(
                "contest_of_several_kinds",
                "the categories of contest {id} differ in track or kinds; one order fills places of one kind",
                {"id": self.id},
            )
        return self

    @property
    def track(self) -> Track:
        """The track of its categories."""
        return self.categories[0].track

    @property
    def kinds(self) -> tuple[Tier | Category, ...]:
        """The kinds of candidates that compete in it."""
        return self.categories[0].kinds

    @property
    def award_class(self) -> AwardClass | None:
        """The class of all its categories, if they have one class."""
        classes = {category.award_class for category in self.categories}
        return classes.pop() if len(classes) == 1 else None


class Policy(Record):
    """How a selection goes, each point as the readings chosen settle it."""

    tiers_assigned: bool = Field(default=False, description="A tier that the experts assign replaces the one declared.")
    categories_assigned: bool = Field(default=False, description="So does a category that they assign.")
    dual_commitment: bool = Field(default=False, description="A dual applicant must give a promise.")
    dual_occupations: bool = Field(default=False, description="It must keep its first national occupations.")
    national_conditions_suffice: bool = Field(
        default=False,
        description="A dual applicant that meets the national conditions need not meet the municipal ones.",
    )
    national_win_excludes: bool = Field(default=False, description="A national win ends the municipal candidacy.")
    dual_in_limit: DualInLimit = Field(
        default="counted", description="Whether a dual applicant counts towards its body's municipal limit."
    )
    preference_tracks: tuple[Track, ...] = Field(default=(), description="The tracks on which preference counts.")
    preference_first: bool = Field(default=False, description="Preference goes before the experts' order.")
    preference_cases: Literal["any_case", "more_is_better", "order_is_priority"] = Field(
        default="any_case", description="Whether several cases add up, or go by their numbers."
    )
    number_of_cases: Annotated[StrictInt, Field(ge=0, le=MOST_CASES, description="Preferential cases there are.")] = (
        MOST_CASES
    )
    places_exact: bool = Field(default=False, description="An empty place is a fault of a list.")
    reserve_moves_up: bool = Field(default=True, description="Reserves fill the places that fall free.")


class Alternative(Record):
    """How a selection goes under another choice of a reading of low confidence."""

    reading: str = Field(description="The reading, by R-number.")
    policy: Policy


class SelectionRules(Record):
    """Everything that a selection takes from a notice, under its numbers and readings."""

    named: ClassVar[Text] = Text("名额和遴选规则", "places and rules of selection")

    contests: tuple[Contest, ...] = Field(
        description="In the order in which they are decided, the national ones first."
    )
    national_recommendations: Limit | None = Field(
        default=None, description="National candidates of one body, at most; null without a limit."
    )
    municipal_recommendations: Limit | None = Field(
        default=None, description="Municipal candidates of one body, at most; null without a limit."
    )
    policy: Policy = Policy()
    alternatives: tuple[Alternative, ...] = Field(default=(), description="Under which an outcome may hinge.")
    grounds: tuple[Ground, ...] = Field(default=(), description="What reasons and faults rest on.")

    @model_validator(mode="after")
    def _can_be_followed(self) -> Self:
        categories = [category for contest in self.contests for category in contest.categories]
        for ids in ([category.id for category in categories], [contest.id for contest in self.contests]):
            if repeated := sorted(id_ for id_, times in Counter(ids).items() if times > 1):
                raise PydanticCustomError(
                    "repeated_id",
                    "contests name {repeated} more than once; give every contest and every category an id of its own",
                    {"repeated": ", ".join(repeated)},
                )
        competing = Counter(
            (contest.track, kind, contest.award_class) for contest in self.contests for kind in contest.kinds
        )
        if ambiguous := sorted(kind.value for (_, kind, _), times in competing.items() if times > 1):
            raise PydanticCustomError(
                "ambiguous_contests",
                "several contests are for {ambiguous} of one class; a candidate competes in one contest of a track",
                {"ambiguous": ", ".join(ambiguous)},
            )
        tracks = [contest.track for contest in self.contests]
        if tracks != sorted(tracks, key=list(Track).index):
            raise PydanticCustomError(
                "national_not_first", "a national contest follows a municipal one; national ones are decided first", {}
            )
        return self

    @property
    def categories(self) -> tuple[QuotaCategory, ...]:
        """Every category, in the order of their clauses."""
        listed = (category for contest in self.contests for category in contest.categories)
        return tuple(sorted(listed, key=lambda category: category.clause))

    def limit(self, track: Track) -> int | None:
        """Return how many candidates one body may recommend on a track; none without a limit."""
        return self.national_recommendations if track is Track.NATIONAL else self.municipal_recommendations

    def under(self, policy: Policy) -> SelectionRules:
        """Return the same rules read in another way, which then has no alternatives."""
        return self.model_copy(update={"policy": policy, "alternatives": ()})
