"""Every word that a report says about a selection, in Chinese and English; the grounds have their own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text
from skillbase_rules.selection.result import Outcome

TITLE = Text("名额与拟选、备选名单（二、五（二））", "Places, proposed and reserve lists (2, 5.2)")
OUTCOMES = (Outcome.SELECTED, Outcome.UNDETERMINED, Outcome.HELD, Outcome.RESERVE, Outcome.OUT)
"""The outcomes in the order of a report."""
MARKS: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.SELECTED: "✓", Outcome.UNDETERMINED: "?", Outcome.HELD: "?", Outcome.RESERVE: "·", Outcome.OUT: "✗"}
)

CATEGORY_LINE = Text(
    "{label}（{clause}）：{places}个名额，已定{awarded}，未定{contested}，空缺{vacant}",
    "{label} ({clause}): places {places}, awarded {awarded}, open {contested}, vacant {vacant}",
)
CONTENDERS = Text("未定名额可能归于：{}", "who may get what is open: {}")
OUT_OF_CONTEST = Text("不参评的单位", "Out of the contest")
POSITION = Text("第{}位", "position {}")
RESERVE_PLACE = Text("备选第{}位", "reserve {}")
COULD_BE = Text("可能：{}", "may be: {}")
WITHDRAWN = Text("已退出的单位", "Withdrawn")
MOVED = Text("递补情况", "What the withdrawals changed")
MOVE_LINE = Text("{unit}（{track}）：{before} → {after}", "{unit} ({track}): {before} → {after}")

OUTCOME_HEADING = Text("结果", "Outcome")
UNIT_HEADING = Text("单位", "Unit")
POSITION_HEADING = Text("位次", "Position")
PLACE_HEADING = Text("名额", "Place")
REASONS_HEADING = Text("理由", "Reasons")
"""The headings of the table of a contest."""
