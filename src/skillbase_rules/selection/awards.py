"""Whether a given list of awards keeps to the places there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pydantic import Field

from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.names import NearNames, by_key, name_key, near_names
from skillbase_rules.engine.records import Record
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Award
from skillbase_rules.selection.reasons import Applicants, FaultCode, Grounds
from skillbase_rules.selection.rules import QuotaCategory, SelectionRules

_FOREIGN = {Track.NATIONAL: ("category", "award_class"), Track.MUNICIPAL: ("tier",)}
_FOREIGN_WORDS = {Track.NATIONAL: "类别或支持类型", Track.MUNICIPAL: "档次"}
_KINDS = ("tier", "category", "award_class")


class Fault(Record):
    """One thing that is wrong with a list of awards."""

    code: FaultCode
    clauses: tuple[str, ...]
    readings: tuple[str, ...] = Field(default=(), description="The readings it rests on, by R-number.")
    candidates: tuple[str, ...] = Field(default=(), description="The units it is about; empty where it is about all.")
    text: Text


class CategoryUse(Record):
    """How many places of one quota category a list of awards uses; units: bases."""

    id: str
    clause: str
    label: Text
    used: int = Field(description="Awards that name this category, also faulty ones.")
    allowed: int = Field(description="Its places, with those that move here from others.")
    over: int = Field(description="How many awards too many.")
    free: int = Field(description="Places without an award; one that may move is free in both categories.")


class QuotaCheck(Shown, Record):
    """A list of awards judged by the places there are."""

    status: Status = Field(
        description="Not met with any fault; unknown where an award names no kind and may fit or not; else met."
    )
    categories: tuple[CategoryUse, ...]
    faults: tuple[Fault, ...]
    unplaced: tuple[Award, ...] = Field(description="Awards that do not say enough to belong to one category.")
    hinges_on: tuple[str, ...] = Field(
        default=(), description="Readings of low confidence under whose alternative the status would differ."
    )
    near_names: NearNames = Field(
        default=(), description="Units of the list that count as two here, and may be meant as one."
    )

    def _gist(self) -> str:
        return f"{self.status}: {len(self.faults)} faults, {len(self.unplaced)} unplaced"

    def category(self, id_: str) -> CategoryUse:
        """Return the use of one quota category.

        Raises:
            UnknownNameError: There is no such category under the readings chosen.
        """
        known = {category.id: category for category in self.categories}
        if id_ not in known:
            named = ", ".join(known)
            raise UnknownNameError(
                Text(
                    f"没有名额类别 {id_!r}；现有：{named}。",
                    f"There is no quota category {id_!r}; the categories are {named}.",
                )
            )
        return known[id_]


def check_quotas(awards: Iterable[Award], rules: SelectionRules) -> QuotaCheck:
    """Judge a list of awards by the places there are, whoever made it and however.

    An award that leaves its tier, category or class out counts wherever it might belong: only a list that no
    completion could save is not met for it, and only one without such awards is met. Who settles tier, category or
    class makes no difference: an award states the outcome.

    Args:
        awards: The places given, in any order.
        rules: What the notice says about selecting.
    """
    listed = tuple(sorted(items_of("awards", awards, Award), key=lambda award: award.model_dump_json()))
    check = _check(listed, rules)
    hinges = (
        alternative.reading
        for alternative in rules.alternatives
        if _check(listed, rules.under(alternative.policy)).status is not check.status
    )
    return check.model_copy(update={"hinges_on": tuple(dict.fromkeys(hinges))})


def _check(awards: Sequence[Award], rules: SelectionRules) -> QuotaCheck:
    categories = rules.categories
    homes = [tuple(category for category in categories if _fits(award, category)) for award in awards]
    homeless = [award for award, home in zip(awards, homes, strict=True) if not home]
    grounds = Grounds(rules.grounds)
    faults = [*_foreign(awards, grounds), *_homeless(homeless, grounds), *_repeated(awards, rules, grounds)]
    for track in Track:
        own = [category for category in categories if category.track is track]
        faults += _over(own, [home for home in homes if home and home[0].track is track])
        if rules.policy.places_exact:
            faults += _empty(track, own, sum(award.track is track for award in awards), grounds)
    unplaced = tuple(award for award, home in zip(awards, homes, strict=True) if len(home) > 1)
    used = Counter(home[0].id for home in homes if len(home) == 1)
    return QuotaCheck(
        status=Status.NOT_MET if faults else Status.UNKNOWN if unplaced else Status.MET,
        categories=tuple(_use(category, categories, used) for category in categories),
        faults=tuple(faults),
        unplaced=unplaced,
        near_names=near_names(award.candidate for award in awards),
    )


def _fits(award: Award, category: QuotaCategory) -> bool:
    if award.track is not category.track:
        return False
    if award.track is Track.NATIONAL:
        return award.tier is None or award.tier in category.kinds
    return (award.category is None or award.category in category.kinds) and award.award_class in {
        None,
        category.award_class,
    }


def _fault(
    code: FaultCode, grounds: Grounds, applicants: Applicants | None, candidates: tuple[str, ...], **figures: object
) -> Fault:
    ground = grounds.ground(code, applicants)
    return Fault(
        code=code,
        clauses=ground.clauses,
        readings=ground.readings,
        candidates=candidates,
        text=(ground.text or code.label).filled(**figures),
    )


def _foreign(awards: Sequence[Award], grounds: Grounds) -> Iterator[Fault]:
    for award in awards:
        names = [name for name in _FOREIGN[award.track] if getattr(award, name) is not None]
        if names:
            kinds = Text(_FOREIGN_WORDS[award.track], " or ".join(names))
            track = award.track.label
            yield _fault(FaultCode.FOREIGN_KIND, grounds, award.track, (award.candidate,), track=track, kinds=kinds)


def _homeless(awards: Sequence[Award], grounds: Grounds) -> Iterator[Fault]:
    for award in awards:
        kinds = ", ".join(str(kind) for name in _KINDS if (kind := getattr(award, name)) is not None)
        track = award.track.label
        yield _fault(FaultCode.NO_PLACES, grounds, award.track, (award.candidate,), track=track, kinds=kinds)


def _repeated(awards: Sequence[Award], rules: SelectionRules, grounds: Grounds) -> Iterator[Fault]:
    held = Counter((name_key(award.candidate), award.track) for award in awards)
    for key, candidate in sorted(by_key(award.candidate for award in awards).items()):
        for track in Track:
            times = held[key, track]
            if times > 1:
                yield _fault(FaultCode.TWICE, grounds, track, (candidate,), times=times, track=track.label)
        if rules.policy.national_win_excludes and all(held[key, track] for track in Track):
            yield _fault(FaultCode.BOTH_TRACKS, grounds, None, (candidate,))


def _over(categories: Sequence[QuotaCategory], homes: Sequence[tuple[QuotaCategory, ...]]) -> Iterator[Fault]:
    """Yield every smallest group of categories with more awards that belong nowhere else than it has places.

    The awards fit in if and only if there is no such group (Hall's theorem; Rado's, where places move).
    """
    smallest: list[frozenset[str]] = []
    for size in range(1, len(categories) + 1):
        for group in combinations(categories, size):
            ids = frozenset(category.id for category in group)
            number = sum(ids.issuperset(category.id for category in home) for home in homes)
            places = _room(group, categories)
            if number > places and not any(smaller <= ids for smaller in smallest):
                smallest.append(ids)
                labels = [category.label for category in group]
                words = Text("、", "; ").join(labels)
                yield Fault(
                    code=FaultCode.OVER,
                    clauses=tuple(category.clause for category in group),
                    readings=tuple(dict.fromkeys(id_ for category in group for id_ in category.readings)),
                    text=FaultCode.OVER.label.filled(categories=words, places=places, number=number),
                )


def _room(group: Sequence[QuotaCategory], categories: Sequence[QuotaCategory]) -> int:
    """Return how many awards a group of categories can hold."""
    open_classes = {category.award_class for category in group if category.takes_empty}
    held = {
        category.id: category.places
        for category in categories
        if category in group or category.award_class in open_classes
    }
    return sum(held.values())


def _empty(track: Track, categories: Sequence[QuotaCategory], number: int, grounds: Grounds) -> Iterator[Fault]:
    places = sum(category.places for category in categories)
    if number < places:
        yield _fault(FaultCode.EMPTY, grounds, track, (), places=places, number=number, track=track.label)


def _use(category: QuotaCategory, categories: Sequence[QuotaCategory], used: Counter[str]) -> CategoryUse:
    allowed, number = category.places, used[category.id]
    if category.takes_empty:
        allowed += sum(
            max(0, other.places - used[other.id])
            for other in categories
            if (other.track, other.award_class) == (category.track, category.award_class) and other is not category
        )
    return CategoryUse(
        id=category.id,
        clause=category.clause,
        label=category.label,
        used=number,
        allowed=allowed,
        over=max(0, number - allowed),
        free=max(0, allowed - number),
    )
