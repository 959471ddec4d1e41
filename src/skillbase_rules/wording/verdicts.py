"""Every word that a report says about a verdict, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.analyses.remedies import RemedyKind
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.register import ClauseKind
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track

STATUS: Mapping[Status, Text] = MappingProxyType(
    {
        Status.NOT_MET: Text("不符合", "not met"),
        Status.UNKNOWN: Text("待定", "unknown"),
        Status.MET: Text("符合", "met"),
        Status.NOT_APPLICABLE: Text("不适用", "not applicable"),
    }
)
"""The statuses in the order of a report: what needs attention comes first."""

MARKS: Mapping[Status, str] = MappingProxyType(
    {Status.NOT_MET: "✗", Status.UNKNOWN: "?", Status.MET: "✓", Status.NOT_APPLICABLE: "-"}
)

YES_NO: Mapping[bool, Text] = MappingProxyType({True: Text("是", "yes"), False: Text("否", "no")})

COLON = Text("：", ": ")
COMMA = Text("，", ", ")
LIST = Text("、", ", ")
SENTENCES = Text("；", "; ")
OR = Text("或", " or ")
BRACKETS = Text("{}（{}）", "{} ({})")
NOTHING = Text("—", "—")
PERCENT_SIGN = Text("%", " %")

OVERALL = Text("总体结论", "Overall")
FOR_FACTS = Text("缺事实 {}", "{} lacking facts")
FOR_EXPERTS = Text("待专家判断 {}", "{} left to experts")
NOTES = Text("说明", "Notes")
APPLICANT = Text("申报单位", "Applicant")
SWITCHED_READING = Text("改用的解读", "Reading switched")
READING_NOTE = Text("{id} {question}：{choice}", "{id} {question} {choice}")
REVISED_NUMBER = Text("改动的数字", "Number revised")
NEAR_NAMES = Text(
    "“{}”与“{}”名称相近，按不同名称处理，请核对",
    "“{}” and “{}” are almost alike and were taken for two; check whether they are one",
)
HINGES = Text("结论取决于可信度低的解读 {}", "hangs on a reading of low confidence: {}")
HINGE_NOTE = Text(
    "{id} {question}：此处按{choice}；另可按{others}",
    "{id} {question} Here: {choice}. Otherwise: {others}.",
)

STATUS_HEADING = Text("结论", "Status")
CLAUSE_HEADING = Text("条款", "Clause")
LABEL_HEADING = Text("内容", "Subject")
OBSERVED_HEADING = Text("实际", "Observed")
THRESHOLD_HEADING = Text("要求", "Required")
REQUIRED = Text("要求 {}", "required {}")
DETAILS_HEADING = Text("差距与待补", "What is lacking")
SOURCE_HEADING = Text("原文位置", "Source")
TRACK_HEADING = Text("类别", "Track")
KIND_HEADING = Text("性质", "Kind")
SUMMARY_HEADING = Text("说的是什么", "What it says")
READINGS_HEADING = Text("所涉解读", "Readings")

MORE = {
    "exact": Text("还差{low}", "{low} more"),
    "between": Text("还差{low}至{high}", "between {low} and {high} more"),
    "open": Text("至少还差{low}", "at least {low} more"),
}
FEWER = {
    "exact": Text("超出{low}", "{low} too many"),
    "between": Text("超出{low}至{high}", "between {low} and {high} too many"),
    "open": Text("至少超出{low}", "at least {low} too many"),
}
STATED_AS: Mapping[bool, Text] = MappingProxyType(
    {False: Text("填报为否：{}", "stated as no: {}"), True: Text("填报为是：{}", "stated as yes: {}")}
)
NOT_AMONG = Text("{fact}为“{value}”，不在要求之列", "{fact} is “{value}”, which is not among those required")
NOT_STATED = Text("未填报，按不符合处理：{}", "not stated, which counts as not met: {}")
NOT_SATISFIED = Text("未达到要求或未填报：{}", "not satisfied or not stated: {}")
MISSING = Text("缺少或不够明确：{}", "missing or not exact: {}")
INFERRED = Text("{fact}为 {numbers}，由{facts}推得", "{fact} must be {numbers}, which follows from {facts}")
JUDGEMENT = Text("须由专家判断：{}", "for experts to judge: {}")
JUDGEMENT_ALONE = Text("须由专家判断", "for experts to judge")

SENSITIVITY = Text("解读的影响", "Under other readings")
READ_SO = Text("改按 {}", "Read as {}")
READ_BOTH = Text("两处同时改按 {}", "Read both as {}")
PAIRS_TURN = Text(
    "两两同时改用的 {1} 对解读中，{0} 对使单独改用时不变的结论改变",
    "{} of {} pairs of alternatives turn what neither of the two turns alone",
)
LOW_CONFIDENCE = Text("此项默认解读可信度低", "the default of this reading is of low confidence")
TURNS_NOTHING = Text("另有 {} 种（共 {} 种）解读不改变任何结论", "{} of {} alternatives change nothing")
NOT_TRIED = Text("仅凭事实表不能重新计数，未试：{}", "not tried, for facts cannot be counted again: {}")
NOTHING_TURNS = Text("没有结论改变", "no verdict changes")
WHOLE_SECTION = Text("（整节）", "(whole section)")
WHAT_IF = Text("改动事实后的结论", "With other facts")
WAYS_OUT = Text("如何才能符合", "What it would take")
ALSO_TURNS = Text("{}；并使 {}", "{}; this also turns {}")
NOTHING_OPEN = Text("没有不符合或待定的条款", "no clause is unmet or unknown")
SETTLES = Text("若{fact}为 {values}，则{status}", "{status} if {fact} is {values}")
PUBLICITY = Text("公示", "Publicity")
PUBLICITY_START = Text("最迟公示日：{}", "Latest day of publication: {}")
PUBLICITY_DAYS = Text("计入的工作日：{} 天", "Working days counted: {}")
LAST_DAY = Text("公示末日：{}", "Last day: {}")
LAST_DAY_OTHERWISE: Mapping[bool, Text] = MappingProxyType(
    {
        True: Text("若公示当日不计入，末日为：{}", "Last day if the day of publication does not count: {}"),
        False: Text("若公示当日计入，末日为：{}", "Last day if the day of publication counts: {}"),
    }
)
"""The last day under the other way of counting, by whether the day of publication counts under this one."""
LAST_DAY_AT_LATEST = Text("无论放假安排如何，至迟足够于：{}", "Long enough whatever the schedule by: {}")
EARLIEST_DECISION = Text("最早发文日：{}", "Earliest decision: {}")
EARLIEST_WORKING_DECISION = Text("最早发文的工作日：{}", "Earliest working day for a decision: {}")
HANGS_ON = Text("取决于解读：{}", "Hangs on the reading: {}")
LONG_ENOUGH = Text("公示期限", "Long enough")
DAYS_SHORT = Text("还差工作日：{} 天", "Working days short: {}")
EARLIEST_END = Text("最早可结束于：{}", "Earliest lawful end: {}")
TIMELINE = Text("申报全过程", "Course of an application")
NOT_KNOWN_YET = Text("待定（须给出 {}）", "not known yet (state {})")
CASES_MET = Text("已具备的倾斜情形：{} 项", "Preferential cases met: {}")
FAVOURED: Mapping[Status, Text] = MappingProxyType(
    {
        Status.MET: Text("同等条件下优先", "Goes first among equals"),
        Status.NOT_MET: Text("不享受倾斜", "Does not go first among equals"),
        Status.UNKNOWN: Text("是否优先待定", "Whether it goes first among equals is open"),
        Status.NOT_APPLICABLE: Text("倾斜不适用于此类别", "Preference does not reach this track"),
    }
)
REMEDIES: Mapping[RemedyKind, Text] = MappingProxyType(
    {
        RemedyKind.MORE_WITHIN: Text("总数不变，增加 {}", "{} more, the whole staying as it is"),
        RemedyKind.MORE_ADDED: Text("新增 {}，总数随之增加", "{} more that join, the whole growing with them"),
        RemedyKind.MORE: Text("增加 {}", "{} more"),
        RemedyKind.FEWER: Text("减少 {}", "{} fewer"),
        RemedyKind.BECOME: Text("改为", "to become"),
    }
)


TRACKS: Mapping[str, Text] = MappingProxyType(
    {**{track.value: track.label for track in Track}, "both": Text("两类", "both")}
)
CLAUSE_KINDS: Mapping[ClauseKind, Text] = MappingProxyType(
    {
        "condition": Text("申报条件", "condition"),
        "preferential": Text("倾斜条件", "preferential"),
        "quota": Text("名额", "quota"),
        "procedure": Text("程序", "procedure"),
        "deadline": Text("期限", "deadline"),
        "definition": Text("定义", "definition"),
        "funding": Text("经费", "funding"),
        "non-normative": Text("说明", "non-normative"),
    }
)
