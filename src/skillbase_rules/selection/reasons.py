"""The grounds of a decision and the faults of a list: what each says, and how a notice puts its clauses to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from skillbase_rules.engine.records import NamedValue, Record
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track


class ReasonCode(NamedValue):
    """What a reason is about, and its words; figures stand in braces."""

    PLACED = (
        "placed",
        "列第{position}位，入选{category}（{places}）。",
        "In position {position} it has one of {places}: {category}.",
    )
    MOVED_UP = "moved_up", "因有单位退出，依次递补至{category}。", "Others withdrew, and it moves up to: {category}."
    NO_PLACE_LEFT = "no_place_left", "列在{contest}的{places}之后。", "It comes after {places}: {contest}."
    PREFERRED = (
        "preferred",
        "专家评价相同者中，因倾斜情形在先。",
        "It goes before others the experts rank equal because of its preferential case.",
    )
    OTHERS_PREFERRED = (
        "others_preferred",
        "专家评价相同者中，有倾斜情形者在先。",
        "Among those the experts rank equal, others with a preferential case go first.",
    )
    TIE_OPEN = (
        "tie_open",
        "与其他单位并列，倾斜条件不能区分先后。",
        "It is tied with others and preference does not tell them apart.",
    )
    PREFERENCE_OPEN = (
        "preference_open",
        "与其他单位并列，有关倾斜情形尚未查明。",
        "It is tied with others, and whether preferential cases tell them apart is not settled.",
    )
    OPEN_AHEAD = (
        "open_ahead",
        "在先或可能在先的单位是否参评尚未确定。",
        "It is not settled whether some that go or may go before it compete, or where they stand.",
    )
    PLACES_OPEN = (
        "places_open",
        "可调剂的名额数尚未确定。",
        "It is not settled how many places move here from other categories.",
    )
    NATIONAL_OPEN = (
        "national_open",
        "国家级是否入选尚未确定；入选即退出市级。",
        "Its national place is not settled, and a national win would end this candidacy.",
    )
    NATIONAL_WIN = (
        "national_win",
        "国家级已入选，退出市级。",
        "It has a national place, which ends its municipal candidacy.",
    )
    NOT_ELIGIBLE = "not_eligible", "条件不符合{named}。", "The conditions are not met{named}."
    ELIGIBILITY_OPEN = "eligibility_open", "条件待定{named}。", "The conditions are not settled{named}."
    NOT_REVIEWED = "not_reviewed", "无专家排名或评分。", "The experts' order does not place it."
    OVER_LIMIT = (
        "over_limit",
        "推荐单位超过{limit}个的推荐上限，其排序在限额之外。",
        "Its body recommends more than {limit}, and ranks it behind those within the limit.",
    )
    LIMIT_OPEN = (
        "limit_open",
        "推荐单位超过{limit}个的推荐上限，且排序不能确定限额之内者。",
        "Its body recommends more than {limit}, and its order does not tell who is within the limit.",
    )
    COMMITMENT_LACKING = (
        "commitment_lacking",
        "兼报未作承诺。",
        "It competes on both tracks without the promise asked for.",
    )
    COMMITMENT_OPEN = (
        "commitment_open",
        "兼报承诺情况不明。",
        "It competes on both tracks, and whether the promise was given is not stated.",
    )
    OCCUPATIONS_CHANGED = (
        "occupations_changed",
        "市级未按顺序保留国家级前列职业。",
        "Its municipal file does not keep the first national occupations in order.",
    )
    OCCUPATIONS_OPEN = (
        "occupations_open",
        "是否保留国家级前列职业情况不明。",
        "Whether its municipal file keeps the first national occupations is not stated.",
    )
    WITHDRAWN = "withdrawn", "已退出。", "It has withdrawn."


class FaultCode(NamedValue):
    """What is wrong with a list of awards, and its words."""

    OVER = (
        "over",
        "{categories}：{places}个名额，列入{number}个单位。",
        "{number} awards for {places} places: {categories}.",
    )
    """More awards than places."""
    EMPTY = (
        "empty",
        "{places}个名额，只列入{number}个单位。",
        "Only {number} awards for {places} {track} places.",
    )
    """Fewer awards than places, where the numbers are read as exact."""
    FOREIGN_KIND = "foreign_kind", "{track}名额不应写明{kinds}。", "A {track} award has no {kinds}."
    """A tier on a municipal award, or a category or class on a national one."""
    NO_PLACES = "no_places", "没有设置{kinds}的{track}名额。", "There are no {track} places of the kind {kinds}."
    """A kind that the notice has no places for."""
    TWICE = "twice", "同一单位占用{times}个名额。", "One unit has {times} awards on the {track} track."
    """A unit with two awards on one track."""
    BOTH_TRACKS = "both_tracks", "国家级已入选，不再占用市级名额。", "A national win ends the municipal candidacy."
    """A unit with awards on both tracks, where a national win excludes a municipal one."""


Applicants = Track | Literal["dual"]


class Ground(Record):
    """What a notice says to one reason or fault: the clauses and readings it rests on, and words of its own."""

    code: ReasonCode | FaultCode
    applicants: Applicants | None = Field(
        default=None, description="Of whom it is said; of all where left out. 'dual' where dual applicants decide it."
    )
    clauses: tuple[str, ...] = Field(
        default=(), description="The clauses; not of places and conditions, which name their own."
    )
    readings: tuple[str, ...] = Field(default=(), description="The readings, by R-number.")
    text: Text | None = Field(default=None, description="Its words where the notice has its own.")


class Reason(Record):
    """One ground of a decision."""

    code: ReasonCode
    clauses: tuple[str, ...] = Field(description="The clauses it rests on; of unmet conditions, each of them.")
    readings: tuple[str, ...] = Field(default=(), description="The readings it rests on, by R-number.")
    text: Text


class Grounds:
    """The grounds of a notice, by what they are said to."""

    def __init__(self, grounds: Iterable[Ground]) -> None:
        self._grounds = {(ground.code, ground.applicants): ground for ground in grounds}
        self._reasons: dict[tuple[object, ...], Reason] = {}

    def ground(self, code: ReasonCode | FaultCode, applicants: Applicants | None = None) -> Ground:
        """Return what the notice says to a code, of these applicants if it tells them apart."""
        return self._grounds.get((code, applicants)) or self._grounds.get((code, None)) or Ground(code=code)

    def reason(
        self,
        code: ReasonCode,
        applicants: Applicants | None = None,
        *,
        clauses: tuple[str, ...] = (),
        **figures: int | str | Text,
    ) -> Reason:
        """Return a reason in words; the same one is made once.

        Args:
            code: What it is about.
            applicants: Of whom it is said.
            clauses: Clauses of the case at hand, in place of the notice's general ones.
            figures: What stands in the braces of its words.
        """
        key = (code, applicants, clauses, *figures.items())
        reason = self._reasons.get(key)
        if reason is None:
            ground = self.ground(code, applicants)
            words = ground.text or code.label
            reason = self._reasons[key] = Reason(
                code=code,
                clauses=clauses or ground.clauses,
                readings=ground.readings,
                text=words.filled(**figures),
            )
        return reason


def places_in_words(number: int) -> Text:
    """Return a number of places as words of a reason."""
    return Text(f"{number}个名额", "1 place" if number == 1 else f"{number} places")


def clauses_in_words(clauses: tuple[str, ...]) -> Text:
    """Return a list of clauses as words of a reason; nothing where there are none."""
    return Text(f"：{'、'.join(clauses)}", f": {', '.join(clauses)}") if clauses else Text("", "")
