"""The titles and legends of charts, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

DISTANCES = Text("距要求还有多远", "How far from the threshold")
OF_THRESHOLD = Text("实际占要求的百分比（竖线为要求）", "Observed as a percentage of what is required (the line)")
NOTHING_KNOWN = Text("未知", "unknown")
OBSERVED_OF = Text("{observed}（要求 {threshold}）", "{observed} (required {threshold})")
STATUSES = Text("申报单位与条款", "Applicants and clauses")
SHOWN_OF = Text(
    "共 {all} 个申报单位，不符合最多的 {shown} 个", "{shown} of {all} applicants, those with most unmet first"
)
ALL_SHOWN = Text("共 {all} 个申报单位", "{all} applicants")
REFUSED = Text("不予判断", "refused")
APPLICANT_ROW = Text("第 {} 行", "row {}")
LOSSES = Text("申报单位失在哪些条款", "Where applicants are lost")
JUDGED = Text("共判断 {} 个申报单位", "{} applicants judged")
FAILS_ALONE = Text("只差这一条", "fails this clause alone")
FAILS_TOO = Text("还有其他条款不符合", "fails others too")
LEFT_OPEN = Text("待定", "left open")
APPLICANTS = Text("申报单位数", "applicants")
SWEEP = Text("“{number}”不同取值下的符合数", "How many meet the track at each value of “{number}”")
SURELY = Text("必定符合", "met for certain")
POSSIBLY = Text("待定者补齐后至多", "at most, once unknowns are settled")
AS_ISSUED = Text("通知：{}", "notice: {}")
READINGS = Text("哪些解读影响结论", "Which readings matter")
READ_BY = Text("共 {} 个申报单位", "{} applicants")
VERDICT_TURNS = Text("整节结论改变", "a whole verdict turns")
CLAUSES_TURN = Text("只有个别条款改变", "clauses turn alone")
NONE_TURNS = Text("没有解读改变任何结论", "No reading changes any verdict")
TIMELINE = Text("申报全过程", "Course of an application")
WORKING, REST = Text("工作日", "working day"), Text("休息日", "rest day")
HOLIDAY, MADE_UP = Text("节假日", "holiday"), Text("调休上班", "make-up working day")
PROVISIONAL = Text("暂定", "provisional")
MONTH = Text("{year}年{month}月", "{year}-{month:02}")
PLACES = Text("位次与名额", "Order and places")
PLACES_OF = Text(
    "{contest}：{places}个名额，已定{awarded}，未定{contested}",
    "{contest}: places {places}, awarded {awarded}, open {contested}",
)
POSITION = Text(
    "位次（横条跨几位即并列或未定；虚线左侧有名额）",
    "position (a bar over several is a tie or open; places end at the dashed line)",
)
COSTS = Text("各方案的代价", "What each plan costs")
COST = Text("代价", "cost")
PLAN = Text("方案 {}", "plan {}")
NO_PLAN = Text("没有方案", "There is no plan")
