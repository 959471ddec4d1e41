"""What the notice says to every reason of a selection and to every fault of a list: its clauses and readings."""

from __future__ import annotations

from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.reasons import FaultCode, Ground, ReasonCode

_DUALS_DECIDE = Text(
    "是否超过{limit}个的推荐上限，取决于兼报单位是否占用名额。",
    "Whether it is within its body's limit of {limit} hangs on whether dual applicants count.",
)
_OCCUPATIONS_CHANGED = Text(
    "市级未按顺序保留国家级前三个职业。",
    "Its municipal file does not keep the first three national occupations in order.",
)
_OCCUPATIONS_OPEN = Text(
    "是否保留前三个职业情况不明。",
    "Whether its municipal file keeps the first three national occupations is not stated.",
)
_MUNICIPAL_TOTALS = ("2.2.1.a", "2.2.2.a")


def _ground(code: ReasonCode | FaultCode, clause: str, *readings: str, text: Text | None = None) -> Ground:
    return Ground(code=code, clauses=(clause,), readings=readings, text=text)


def _by_track(code: ReasonCode | FaultCode, national: str, municipal: str, *readings: str) -> tuple[Ground, Ground]:
    return (
        Ground(code=code, applicants=Track.NATIONAL, clauses=(national,), readings=readings),
        Ground(code=code, applicants=Track.MUNICIPAL, clauses=(municipal,), readings=readings),
    )


GROUNDS: tuple[Ground, ...] = (
    # Places and their categories name their own clauses.
    Ground(code=ReasonCode.PLACED),
    Ground(code=ReasonCode.NO_PLACE_LEFT),
    _ground(ReasonCode.MOVED_UP, "5.2.b", "R-75"),
    _ground(ReasonCode.PREFERRED, "4.2.0.a", "R-55"),
    _ground(ReasonCode.OTHERS_PREFERRED, "4.2.0.a", "R-55"),
    _ground(ReasonCode.TIE_OPEN, "4.2.0.a", "R-55", "R-57"),
    _ground(ReasonCode.PREFERENCE_OPEN, "4.2.0.a", "R-55", "R-57"),
    _ground(ReasonCode.OPEN_AHEAD, "5.2.b"),
    _ground(ReasonCode.PLACES_OPEN, "5.2.b", "R-17"),
    _ground(ReasonCode.NATIONAL_OPEN, "5.2.h", "R-76"),
    _ground(ReasonCode.NATIONAL_WIN, "5.2.h", "R-76"),
    # Of conditions that an assessment judged, each clause is named in place of these.
    *_by_track(ReasonCode.NOT_ELIGIBLE, "4.1.1", "4.1.2"),
    *_by_track(ReasonCode.ELIGIBILITY_OPEN, "4.1.1", "4.1.2"),
    _ground(ReasonCode.NOT_REVIEWED, "5.2.a", "R-72"),
    *_by_track(ReasonCode.OVER_LIMIT, "5.1.g", "5.1.h", "R-67"),
    *_by_track(ReasonCode.LIMIT_OPEN, "5.1.g", "5.1.h", "R-67"),
    Ground(
        code=ReasonCode.LIMIT_OPEN,
        applicants="dual",
        clauses=("5.1.h",),
        readings=("R-67", "R-68"),
        text=_DUALS_DECIDE,
    ),
    _ground(ReasonCode.COMMITMENT_LACKING, "5.2.f", "R-76"),
    _ground(ReasonCode.COMMITMENT_OPEN, "5.2.f", "R-76"),
    _ground(ReasonCode.OCCUPATIONS_CHANGED, "5.2.g", "R-76", text=_OCCUPATIONS_CHANGED),
    _ground(ReasonCode.OCCUPATIONS_OPEN, "5.2.g", "R-76", text=_OCCUPATIONS_OPEN),
    _ground(ReasonCode.WITHDRAWN, "5.2.b", "R-75"),
    Ground(code=FaultCode.OVER),
    Ground(code=FaultCode.EMPTY, applicants=Track.NATIONAL, clauses=("2.1.a",), readings=("R-16",)),
    Ground(code=FaultCode.EMPTY, applicants=Track.MUNICIPAL, clauses=_MUNICIPAL_TOTALS, readings=("R-16",)),
    *_by_track(FaultCode.FOREIGN_KIND, "2.1.b", "2.2.1.b"),
    *_by_track(FaultCode.NO_PLACES, "2.1.b", "2.2.1.b"),
    Ground(code=FaultCode.TWICE, applicants=Track.NATIONAL, clauses=("2.1.a",)),
    Ground(code=FaultCode.TWICE, applicants=Track.MUNICIPAL, clauses=_MUNICIPAL_TOTALS, readings=("R-18", "R-19")),
    _ground(FaultCode.BOTH_TRACKS, "5.2.h", "R-76"),
)
