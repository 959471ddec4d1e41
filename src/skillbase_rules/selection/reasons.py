"""The grounds of a decision, worded once in both languages."""

from __future__ import annotations

from functools import lru_cache

from skillbase_rules.editions.chongqing_2024.places import Contest, QuotaCategory
from skillbase_rules.engine.findings import Assessment, Status
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidacy
from skillbase_rules.selection.result import Reason, ReasonCode

_CONDITIONS = {Track.NATIONAL: "4.1.1", Track.MUNICIPAL: "4.1.2"}
_LIMITS = {Track.NATIONAL: "5.1.g", Track.MUNICIPAL: "5.1.h"}


def _reason(code: ReasonCode, clause: str, zh: str, en: str, *readings: str) -> Reason:
    return Reason(code=code, clauses=(clause,), readings=readings, text=Text(zh, en))


OTHERS_PREFERRED = _reason(
    ReasonCode.OTHERS_PREFERRED,
    "4.2.0.a",
    "专家评价相同者中，有倾斜情形者在先。",
    "Among those the experts rank equal, others with a preferential case go first.",
    "R-55",
)
PREFERRED = _reason(
    ReasonCode.PREFERRED,
    "4.2.0.a",
    "专家评价相同者中，因倾斜情形在先。",
    "It goes before others the experts rank equal because of its preferential case.",
    "R-55",
)
TIE_OPEN = _reason(
    ReasonCode.TIE_OPEN,
    "4.2.0.a",
    "与其他单位并列，倾斜条件不能区分先后。",
    "It is tied with others and preference does not tell them apart.",
    "R-55",
    "R-57",
)
PREFERENCE_OPEN = _reason(
    ReasonCode.PREFERENCE_OPEN,
    "4.2.0.a",
    "与其他单位并列，有关倾斜情形尚未查明。",
    "It is tied with others, and whether preferential cases tell them apart is not settled.",
    "R-55",
    "R-57",
)
OPEN_AHEAD = _reason(
    ReasonCode.OPEN_AHEAD,
    "5.2.b",
    "在先或可能在先的单位是否参评尚未确定。",
    "It is not settled whether some that go or may go before it compete, or where they stand.",
)
PLACES_OPEN = _reason(
    ReasonCode.PLACES_OPEN,
    "5.2.b",
    "可调剂的名额数尚未确定。",
    "It is not settled how many places move here from other categories.",
    "R-17",
)
NATIONAL_OPEN = _reason(
    ReasonCode.NATIONAL_OPEN,
    "5.2.h",
    "国家级是否入选尚未确定；入选即退出市级。",
    "Its national place is not settled, and a national win would end this candidacy.",
    "R-76",
)
NATIONAL_WIN = _reason(
    ReasonCode.NATIONAL_WIN,
    "5.2.h",
    "国家级已入选，退出市级。",
    "It has a national place, which ends its municipal candidacy.",
    "R-76",
)
NOT_REVIEWED = _reason(
    ReasonCode.NOT_REVIEWED,
    "5.2.a",
    "无专家排名或评分。",
    "The experts' order does not place it.",
    "R-72",
)
COMMITMENT_LACKING = _reason(
    ReasonCode.COMMITMENT_LACKING,
    "5.2.f",
    "兼报未作承诺。",
    "It competes on both tracks without the promise asked for.",
    "R-76",
)
COMMITMENT_OPEN = _reason(
    ReasonCode.COMMITMENT_OPEN,
    "5.2.f",
    "兼报承诺情况不明。",
    "It competes on both tracks, and whether the promise was given is not stated.",
    "R-76",
)
OCCUPATIONS_CHANGED = _reason(
    ReasonCode.OCCUPATIONS_CHANGED,
    "5.2.g",
    "市级未按顺序保留国家级前三个职业。",
    "Its municipal file does not keep the first three national occupations in order.",
    "R-76",
)
OCCUPATIONS_OPEN = _reason(
    ReasonCode.OCCUPATIONS_OPEN,
    "5.2.g",
    "是否保留前三个职业情况不明。",
    "Whether its municipal file keeps the first three national occupations is not stated.",
    "R-76",
)
WITHDRAWN = _reason(ReasonCode.WITHDRAWN, "5.2.b", "已退出。", "It has withdrawn.", "R-75")


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"


def placed(category: QuotaCategory, position: Count) -> Reason:
    """Return that a candidacy has a place in `category` from its position in the contest's order."""
    return _reason(
        ReasonCode.PLACED,
        category.clause,
        f"列第{position}位，入选{category.label.zh}（{category.places}个名额）。",
        f"In position {position} it has one of {_places(category.places)}: {category.label.en}.",
    )


def moved_up(category: QuotaCategory) -> Reason:
    """Return that a candidacy has come to its place because others withdrew."""
    return _reason(
        ReasonCode.MOVED_UP,
        "5.2.b",
        f"因有单位退出，依次递补至{category.label.zh}。",
        f"Others withdrew, and it moves up to: {category.label.en}.",
        "R-75",
    )


@lru_cache(maxsize=1024)
def no_place_left(contest: Contest) -> Reason:
    """Return that the places of the contest end before a candidacy's position."""
    total = sum(category.places for category in contest.categories)
    return Reason(
        code=ReasonCode.NO_PLACE_LEFT,
        clauses=tuple(category.clause for category in contest.categories),
        text=Text(
            f"列在{contest.label.zh}的{total}个名额之后。",
            f"It comes after {_places(total)}: {contest.label.en}.",
        ),
    )


@lru_cache(maxsize=1024)
def over_limit(track: Track, limit: int) -> Reason:
    """Return that the body's own order puts a candidacy behind the number it may recommend."""
    return _reason(
        ReasonCode.OVER_LIMIT,
        _LIMITS[track],
        f"推荐单位超过{limit}个的推荐上限，其排序在限额之外。",
        f"Its body recommends more than {limit}, and ranks it behind those within the limit.",
        "R-67",
    )


@lru_cache(maxsize=1024)
def limit_open(track: Track, limit: int, *, dual: bool) -> Reason:
    """Return that it is open whether a candidacy is within its body's limit."""
    if dual:
        return _reason(
            ReasonCode.LIMIT_OPEN,
            _LIMITS[track],
            f"是否超过{limit}个的推荐上限，取决于兼报单位是否占用名额。",
            f"Whether it is within its body's limit of {limit} hangs on whether dual applicants count.",
            "R-67",
            "R-68",
        )
    return _reason(
        ReasonCode.LIMIT_OPEN,
        _LIMITS[track],
        f"推荐单位超过{limit}个的推荐上限，且排序不能确定限额之内者。",
        f"Its body recommends more than {limit}, and its order does not tell who is within the limit.",
        "R-67",
    )


def not_eligible(track: Track, candidacy: Candidacy) -> Reason:
    """Return that the conditions of the track are not met, with the clauses where the assessment gives them."""
    return _conditions(ReasonCode.NOT_ELIGIBLE, track, candidacy, "条件不符合", "The conditions are not met")


def eligibility_open(track: Track, candidacy: Candidacy) -> Reason:
    """Return that the conditions of the track are not settled, with the clauses where the assessment gives them."""
    return _conditions(ReasonCode.ELIGIBILITY_OPEN, track, candidacy, "条件待定", "The conditions are not settled")


def _conditions(code: ReasonCode, track: Track, candidacy: Candidacy, zh: str, en: str) -> Reason:
    clauses: tuple[str, ...] = ()
    if isinstance(candidacy.eligibility, Assessment):
        wanted = Status.NOT_MET if code is ReasonCode.NOT_ELIGIBLE else Status.UNKNOWN
        clauses = tuple(one.clause for one in candidacy.eligibility.findings if one.status is wanted)
    return _named(code, clauses or (_CONDITIONS[track],), zh, en)


@lru_cache(maxsize=1024)
def _named(code: ReasonCode, clauses: tuple[str, ...], zh: str, en: str) -> Reason:
    return Reason(
        code=code, clauses=clauses, text=Text(f"{zh}：{'、'.join(clauses)}。", f"{en}: {', '.join(clauses)}.")
    )
