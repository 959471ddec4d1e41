"""The pool that a selection is made from: candidates with what experts, bodies and checks say of them; and awards."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.names import repeated_names
from skillbase_rules.engine.records import Record, described
from skillbase_rules.facts.application import Track
from skillbase_rules.facts.groups import YesNoUnknown
from skillbase_rules.facts.lists import Name


class Tier(StrEnum):
    """The tiers of a national base (clause 2.1.b)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Category(StrEnum):
    """The categories of a municipal base (clauses 2.2.1.b to 2.2.1.d and 2.2.2.b to 2.2.2.d)."""

    INTERNATIONAL = "international"
    DIGITAL = "digital"
    OTHER = "other"


class AwardClass(StrEnum):
    """The classes of a municipal award (clauses 2.2.1.a and 2.2.2.a)."""

    FUNDED = "funded"
    NAMED = "named"


MOST_CASES = 5
"""The number of preferential cases that a call of this family lists, at most."""

Place = Annotated[StrictInt, Field(ge=1)]
CaseNumber = Annotated[StrictInt, Field(ge=1, le=MOST_CASES)]


class PreferenceClaim(Record):
    """What is known of a candidate's preferential cases (四(二)); left empty, nothing is known."""

    favoured: Annotated[
        YesNoUnknown, described("符合倾斜条件", "has a preferential case", "Null when not settled.")
    ] = None
    met_cases: Annotated[
        tuple[CaseNumber, ...] | None,
        described("符合的情形", "numbers of the cases met", f"1 to {MOST_CASES}; null when not stated."),
    ] = None
    open_cases: Annotated[
        tuple[CaseNumber, ...], described("待定的情形", "numbers of the cases not settled", "Only beside met_cases.")
    ] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.met_cases is None:
            if self.open_cases:
                raise PydanticCustomError(
                    "open_cases_alone", "open_cases is given without met_cases; state both, met_cases may be empty", {}
                )
            return self
        stated = (*self.met_cases, *self.open_cases)
        if len(set(stated)) != len(stated):
            raise PydanticCustomError("case_repeated", "met_cases and open_cases name a case twice; name each once", {})
        if self.favoured is not None and self.favoured is not self.derived:
            raise PydanticCustomError(
                "favoured_contradicts_cases",
                "favoured is {favoured}, but the cases stated give {derived}; leave favoured out or correct it",
                {"favoured": str(self.favoured), "derived": str(self.derived)},
            )
        return self

    @property
    def derived(self) -> bool | None:
        """Whether any case is met, as far as the statement goes (R-57)."""
        if self.met_cases is None:
            return self.favoured
        return True if self.met_cases else None if self.open_cases else False


class Candidacy(Record):
    """One unit's candidacy on one track."""

    eligibility: Annotated[
        Status | Assessment,
        described("条件审查", "verdict on the conditions of the track", "A status, or the whole assessment."),
    ] = Status.UNKNOWN
    expert_rank: Annotated[
        Place | None,
        described("专家排名", "place in the experts' order", "1 is best; equal numbers are a tie; an input (R-72)."),
    ] = None
    expert_score: Annotated[
        Decimal | None,
        described("专家评分", "experts' score", "Higher is better; in place of a rank, for the whole track (R-72)."),
    ] = None
    body_rank: Annotated[
        Place | None,
        described("推荐排序", "place on the recommending body's list", "1 is first (clause 5.1.i)."),
    ] = None

    @model_validator(mode="after")
    def _rank_or_score(self) -> Self:
        if self.expert_rank is not None and self.expert_score is not None:
            raise PydanticCustomError(
                "rank_and_score", "expert_rank and expert_score are both given; give the one that orders the track", {}
            )
        return self

    @property
    def status(self) -> Status:
        """Whether the conditions are met, not met, or not settled; a verdict that says nothing settles nothing."""
        status = self.eligibility if isinstance(self.eligibility, Status) else self.eligibility.status
        return Status.UNKNOWN if status is Status.NOT_APPLICABLE else status


class NationalCandidacy(Candidacy):
    """A candidacy for a national base."""

    tier: Annotated[Tier, described("申报档次", "tier applied for", "Clause 2.1.b.")]
    assigned_tier: Annotated[
        Tier | None, described("核定档次", "tier assigned by the experts", "Read under an alternative of R-15.")
    ] = None


class MunicipalCandidacy(Candidacy):
    """A candidacy for a municipal base."""

    category: Annotated[Category, described("申报类别", "category applied for", "One only (R-18).")]
    assigned_category: Annotated[
        Category | None,
        described("核定类别", "category decided by the experts", "Read under an alternative of R-18."),
    ] = None
    award_class: Annotated[
        AwardClass | None, described("申报支持类型", "class applied for", "Read under an alternative of R-19.")
    ] = None


class Candidate(Record):
    """One unit in the pool; a dual applicant competes on both tracks."""

    id: Annotated[Name, described("编号", "identifier", "Unique in the pool; never used to break a tie.")]
    name: Annotated[Name | None, described("单位名称", "name of the unit")] = None
    body: Annotated[Name, described("推荐单位", "recommending body")]
    national: Annotated[NationalCandidacy | None, described("国家级", "candidacy on the national track")] = None
    municipal: Annotated[MunicipalCandidacy | None, described("市级", "candidacy on the municipal track")] = None
    preference: Annotated[PreferenceClaim, described("倾斜条件", "preferential cases")] = PreferenceClaim()
    dual_commitment: Annotated[
        YesNoUnknown,
        described("兼报承诺", "promise of a dual applicant given", "Clause 5.2.f; of dual applicants only."),
    ] = None
    dual_occupations_kept: Annotated[
        YesNoUnknown,
        described("保留前三职业", "first three occupations kept in order", "Clause 5.2.g; of dual applicants only."),
    ] = None

    @model_validator(mode="after")
    def _competes(self) -> Self:
        if self.national is None and self.municipal is None:
            raise PydanticCustomError(
                "no_track", "candidate {id} is on no track; give national, municipal or both", {"id": self.id}
            )
        return self

    @property
    def is_dual(self) -> bool:
        """Whether the unit competes on both tracks (clauses 5.2.e to 5.2.h)."""
        return self.national is not None and self.municipal is not None

    def on(self, track: Track) -> NationalCandidacy | MunicipalCandidacy | None:
        """Return the candidacy on a track."""
        return self.national if track is Track.NATIONAL else self.municipal


class Pool(Record):
    """Every candidate that was recommended, eligible or not: the limits of a body count all of them."""

    candidates: Annotated[tuple[Candidate, ...], described("候选单位", "candidates")]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        names = (candidate.name for candidate in self.candidates if candidate.name is not None)
        repeated = repeated_names(candidate.id for candidate in self.candidates) + repeated_names(names)
        if repeated:
            raise PydanticCustomError(
                "repeated_candidate",
                "candidates names {repeated} more than once; give each unit once, with both tracks if it is dual",
                {"repeated": ", ".join(repeated)},
            )
        for track in Track:
            entered = [(unit.id, candidacy) for unit in self.candidates if (candidacy := unit.on(track))]
            ranked = next((id_ for id_, candidacy in entered if candidacy.expert_rank is not None), None)
            scored = next((id_ for id_, candidacy in entered if candidacy.expert_score is not None), None)
            if ranked is not None and scored is not None:
                raise PydanticCustomError(
                    "ranks_and_scores",
                    "on the {track} track {ranked} has expert_rank and {scored} has expert_score; "
                    "order a whole track by one of the two",
                    {"track": track.value, "ranked": ranked, "scored": scored},
                )
        return self


class Award(Record):
    """One place given to one unit, right or wrong: `check_quotas` judges it."""

    candidate: Annotated[Name, described("单位编号", "identifier of the unit")]
    track: Annotated[Track, described("级别", "track")]
    tier: Annotated[Tier | None, described("档次", "tier", "Of national awards.")] = None
    category: Annotated[Category | None, described("类别", "category", "Of municipal awards.")] = None
    award_class: Annotated[AwardClass | None, described("支持类型", "award class", "Of municipal awards.")] = None
