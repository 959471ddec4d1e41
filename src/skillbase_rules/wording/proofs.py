"""Every word that a report says about what was proved, found or planned, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.comparing import Relation

WITNESS = Text("是否存在这样的申报单位", "Is there such an applicant")
ANSWERS: Mapping[Answer, Text] = MappingProxyType(
    {
        Answer.FOUND: Text("有，例如：", "There is one, such as:"),
        Answer.NONE: Text("没有，已经证明", "There is none; that is proved"),
        Answer.UNDECIDED: Text("规定时间内未能判明，不作结论", "Not settled in the time allowed; nothing is claimed"),
    }
)
INCOMPLETE = Text("只有缺少某项填报时才会如此（以 ? 表示）", "Only with something left undeclared, shown as ?")

DECIDED = Text("结论及其依据", "Verdicts and what they rest on")
VERDICT = Text("{mark} {name}：{status}", "{mark} {name}: {status}")
STILL_POSSIBLE = Text("仍可能是：{}", "still possible: {}")
MORE_THAN_CLAUSES = Text(
    "逐条判断为{}；把各条合在一起即可定论", "clause by clause it is {}; all clauses together decide it"
)
DECIDING_CLAUSES = Text("起决定作用的条款：{}", "decided by the clauses {}")
DECIDING_LIMITS = Text("以及事实之间的限度：{}", "and by what facts allow each other: {}")
FEWEST_FACTS = Text("只凭这些事实即成此结论（已证明最少）：{}", "these facts alone force it, proved the fewest: {}")
ENOUGH_FACTS = Text("只凭这些事实即成此结论：{}", "these facts alone force it: {}")
NO_FACTS = Text("不凭任何事实即成此结论", "no fact is needed for it")
RESTS_ON_READINGS = Text("此结论取决于解读 {}", "it hangs on the readings {}")
SETTLED_BY = Text("若 {facts}，则{status}", "{status} if {facts}")
TIME_WAS_UP = Text("规定时间内未能判明更多", "the time allowed was not enough to tell more")

PLANS = Text("共同达到目标的最低代价", "The least costly way to all goals")
PLAN = Text("方案{number}：代价 {cost}，改动 {changes} 项", "Plan {number}: cost {cost}, changes {changes}")
PROVED_LEAST = Text("已证明没有代价更低的方案", "that none is cheaper is proved")
SHORTER = Text("代价更高而改动更少", "costs more and changes fewer facts")
CHANGE = Text("改动：{}", "change: {}")
SHOW = Text("须证实：{}", "to be shown: {}")
TURNED = Text("结论变化：{}", "turns: {}")
NO_PLAN = Text("没有可行方案，已经证明", "There is no such plan; that is proved")
HINDERED = Text("至少须放开其中一项：{}", "one of these at least must give way: {}")
NEVER_TOGETHER = Text("任何单位都不能同时达到这些目标", "nobody can reach these goals together")
NOT_ALL_PLANS = Text("规定时间内未能查明其他方案", "the time was not enough to look for further plans")

COMPARED = Text("两种规则之间的关系", "How the two stand to each other")
ONE_OTHER = Text("甲：{one}；乙：{other}", "first: {one}; second: {other}")
RELATIONS: Mapping[Relation, Text] = MappingProxyType(
    {
        Relation.EQUIVALENT: Text("两者相同（已证明）", "equivalent, which is proved"),
        Relation.STRICTER: Text("甲更严（已证明）", "the first is stricter, which is proved"),
        Relation.MILDER: Text("甲更宽（已证明）", "the first is milder, which is proved"),
        Relation.NEITHER: Text("互有宽严", "neither is stricter"),
        Relation.UNDECIDED: Text("未能判明", "not settled in the time allowed"),
    }
)
BETTER_UNDER_ONE = Text("按甲更有利：{}", "fares better under the first: {}")
BETTER_UNDER_OTHER = Text("按乙更有利：{}", "fares better under the second: {}")
ONLY_UNDECLARED = Text("仅在缺少填报时有别", "they differ only where something is left out")
ONLY_IN_ONE = Text("仅甲有：{}", "only the first has {}")
ONLY_IN_OTHER = Text("仅乙有：{}", "only the second has {}")
WHOLE_NOTICE = Text("总体", "As a whole")
