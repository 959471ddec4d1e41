"""Whether a given list of awards keeps to the places of section 二."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations

from pydantic import Field

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.places import QuotaCategory, quota_categories
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.records import Record
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Award, Category

_TOTALS = {Track.NATIONAL: ("2.1.a",), Track.MUNICIPAL: ("2.2.1.a", "2.2.2.a")}
_FOREIGN = {Track.NATIONAL: ("category", "award_class"), Track.MUNICIPAL: ("tier",)}
_KINDS = {Track.NATIONAL: "2.1.b", Track.MUNICIPAL: "2.2.1.b"}


class FaultCode(StrEnum):
    """What is wrong with a list of awards."""

    OVER = "over"
    """More awards than places."""
    EMPTY = "empty"
    """Fewer awards than places, where the numbers are read as exact (R-16)."""
    FOREIGN_KIND = "foreign_kind"
    """A tier on a municipal award, or a category or class on a national one."""
    TWICE = "twice"
    """A unit with two awards on one track."""
    BOTH_TRACKS = "both_tracks"
    """A unit with awards on both tracks, where a national win excludes a municipal one (R-76)."""


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
    allowed: int = Field(description="Its places, with those that move here from others (R-17).")
    over: int = Field(description="How many awards too many.")
    free: int = Field(description="Places without an award; one that may move (R-17) is free in both categories.")


class QuotaCheck(Record):
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

    def category(self, id_: str) -> CategoryUse:
        """Return the use of one quota category.

        Raises:
            UnknownNameError: There is no such category under the readings chosen.
        """
        known = {category.id: category for category in self.categories}
        if id_ not in known:
            raise UnknownNameError(f"There is no quota category {id_!r}; the categories are {', '.join(known)}.")
        return known[id_]


def check_quotas(
    awards: Iterable[Award], *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> QuotaCheck:
    """Judge a list of awards by the places of section 二, whoever made it and however.

    An award that leaves its tier, category or class out counts wherever it might belong: only a list that no
    completion could save is not met for it, and only one without such awards is met.

    Args:
        awards: The places given, in any order.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out. R-14, R-16, R-17 and R-76 change
            the verdict. Who settles tier, category or class (R-15, R-18, R-19) does not: an award states the outcome.
    """
    chosen = edition.readings if readings is None else readings
    given = tuple(sorted(awards, key=lambda award: award.model_dump_json()))
    check = _check(given, edition, chosen)
    other = chosen.choosing(double_win="both" if chosen.double_win == "national_only" else "national_only")
    turned = _check(given, edition, other).status is not check.status
    return check.model_copy(update={"hinges_on": ("R-76",) if turned else ()})


def _check(awards: Sequence[Award], edition: Chongqing2024, readings: Readings) -> QuotaCheck:
    categories = quota_categories(edition.parameters, readings)
    homes = [tuple(one for one in categories if _fits(award, one)) for award in awards]
    faults = [*_foreign(awards), *_repeated(awards, readings)]
    for track in Track:
        own = [one for one in categories if one.track is track]
        faults += _over(own, [home for home in homes if home and home[0].track is track], edition, readings)
        if readings.places_binding == "exactly":
            faults += _empty(track, own, sum(award.track is track for award in awards))
    unplaced = tuple(award for award, home in zip(awards, homes, strict=True) if len(home) > 1)
    used = Counter(home[0].id for home in homes if len(home) == 1)
    return QuotaCheck(
        status=Status.NOT_MET if faults else Status.UNKNOWN if unplaced else Status.MET,
        categories=tuple(_use(one, categories, used, readings) for one in categories),
        faults=tuple(faults),
        unplaced=unplaced,
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


def _foreign(awards: Sequence[Award]) -> Iterator[Fault]:
    for award in awards:
        names = [name for name in _FOREIGN[award.track] if getattr(award, name) is not None]
        if names:
            national = award.track is Track.NATIONAL
            yield Fault(
                code=FaultCode.FOREIGN_KIND,
                clauses=(_KINDS[award.track],),
                candidates=(award.candidate,),
                text=Text(
                    f"{'国家级' if national else '市级'}名额不应写明{'类别或支持类型' if national else '档次'}。",
                    f"A {award.track.value} award has no {' or '.join(names)}.",
                ),
            )


def _repeated(awards: Sequence[Award], readings: Readings) -> Iterator[Fault]:
    held = Counter((award.candidate, award.track) for award in awards)
    for candidate in sorted({award.candidate for award in awards}):
        for track in Track:
            if held[candidate, track] > 1:
                times = held[candidate, track]
                yield Fault(
                    code=FaultCode.TWICE,
                    clauses=_TOTALS[track],
                    readings=() if track is Track.NATIONAL else ("R-18", "R-19"),
                    candidates=(candidate,),
                    text=Text(
                        f"同一单位占用{times}个名额。", f"One unit has {times} awards on the {track.value} track."
                    ),
                )
        if readings.double_win == "national_only" and all(held[candidate, track] for track in Track):
            yield Fault(
                code=FaultCode.BOTH_TRACKS,
                clauses=("5.2.h",),
                readings=("R-76",),
                candidates=(candidate,),
                text=Text("国家级已入选，不再占用市级名额。", "A national win ends the municipal candidacy."),
            )


def _over(
    categories: Sequence[QuotaCategory],
    homes: Sequence[tuple[QuotaCategory, ...]],
    edition: Chongqing2024,
    readings: Readings,
) -> Iterator[Fault]:
    """Yield every smallest group of categories with more awards that belong nowhere else than it has places.

    The awards fit in if and only if there is no such group (Hall's theorem; Rado's, where places move).
    """
    found: list[frozenset[str]] = []
    for size in range(1, len(categories) + 1):
        for group in combinations(categories, size):
            ids = frozenset(one.id for one in group)
            number = sum(ids.issuperset(one.id for one in home) for home in homes)
            places = _room(group, categories, readings)
            if number > places and not any(smaller <= ids for smaller in found):
                found.append(ids)
                clauses = tuple(one.clause for one in group)
                yield Fault(
                    code=FaultCode.OVER,
                    clauses=clauses,
                    readings=tuple(dict.fromkeys(one for id_ in clauses for one in edition.clauses[id_].readings)),
                    text=Text(
                        f"{'、'.join(one.label.zh for one in group)}：{places}个名额，列入{number}个单位。",
                        f"{number} awards for {places} places: {'; '.join(one.label.en for one in group)}.",
                    ),
                )


def _room(group: Sequence[QuotaCategory], categories: Sequence[QuotaCategory], readings: Readings) -> int:
    """Return how many awards a group of categories can hold."""
    held = set(group)
    if readings.transfer == "to_other":
        open_classes = {one.award_class for one in group if Category.OTHER in one.kinds}
        held |= {one for one in categories if one.award_class in open_classes}
    return sum(one.places for one in held)


def _empty(track: Track, categories: Sequence[QuotaCategory], number: int) -> Iterator[Fault]:
    places = sum(one.places for one in categories)
    if number < places:
        yield Fault(
            code=FaultCode.EMPTY,
            clauses=_TOTALS[track],
            readings=("R-16",),
            text=Text(
                f"{places}个名额，只列入{number}个单位。",
                f"Only {number} awards for {places} {track.value} places.",
            ),
        )


def _use(
    category: QuotaCategory, categories: Sequence[QuotaCategory], used: Counter[str], readings: Readings
) -> CategoryUse:
    allowed, number = category.places, used[category.id]
    if readings.transfer == "to_other" and Category.OTHER in category.kinds:
        allowed += sum(
            max(0, one.places - used[one.id])
            for one in categories
            if one.award_class is category.award_class and one is not category
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
