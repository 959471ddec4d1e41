"""Every word of a question for a fact and of what its answers would do, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import kinds_of, unit_of
from skillbase_rules.engine.text import Text
from skillbase_rules.wording.facts import Sheets, fact_kinds, fact_label
from skillbase_rules.wording.units import THINGS, UNITS

HOW_MANY = Text("{label}：多少{unit}？", "{label}: how many {unit}?")
HOW_MANY_AT_ALL = Text("{label}：多少？", "{label}: how many?")
YES_OR_NO = Text("{label}：是还是否？", "{label}: yes or no?")
WHICH = Text("{label}：是哪一种？", "{label}: which of these?")

TITLE = Text("接下来问什么", "What to ask next")
TOWARDS = Text("所问的结论：{}", "The verdict asked about: {}")
NOW = Text("目前：{}", "So far: {}")
NOTHING_MORE = Text("不需要再问，结论为“{}”", "Nothing more is needed; the verdict is: {}")
NOTHING_LEFT = Text("没有可再问的事实，结论仍为“{}”", "There is nothing left to ask for; the verdict remains: {}")
TO_ASK = Text("还能改变结论的事实 {} 项，最有用的在前", "{} facts can still change the verdict, the most useful first")
FURTHER = Text("其余：{}", "Further: {}")
OPEN = Text("待定的条款：{}", "Open clauses: {}")
WAITING = Text("未能回答而仍缺的事实：{}", "Left out and still missing: {}")
NEEDED_FOR = Text("用于判定 {}", "Needed for {}")
BESIDE = Text("同时还需要：{}", "Needed beside it: {}")
KNOWN = Text("已知 {}", "Known so far: {}")
FOR_EXPERTS = Text("由专家判断", "For experts to judge")
WOULD_DO = Text("{values}：{effect}", "{values}: {effect}")
DECIDES = Text("结论为“{}”", "the verdict is: {}")
NOTHING_YET = Text("单凭此项尚不能判定", "decides nothing by itself")
QUESTION_HEADING, WHY_HEADING = Text("问题", "Question"), Text("用于判定", "Needed for")
ANSWERS_HEADING = Text("各种回答的结果", "What each answer would do")

CHOICES = Text("可答：{choices}；不知道答 ?，结束答 q", "Answer: {choices}; ? where it is not known, q to end")
YES_NO_CHOICES = Text("是、否", "yes, no")
NUMBER_CHOICES = Text(
    "整数，或“下限..上限”（如 100..200、100.. 或 ..200）",
    "a whole number, or LOW..HIGH, such as 100..200, 100.. or ..200",
)
LEFT_OUT = Text("不知道，先问别的。", "Not known; on to something else.")
PROMPT = "> "
NOT_UNDERSTOOD = Text("不能用“{given}”。", "“{given}” cannot be used.")
KEPT = Text("已写入 {name} 的 {place}", "written to {place} in {name}")
STILL_OPEN = Text(
    "已写入，但按此处的解读，{fact} 仍不能由此确定；请在文件中另行填报",
    "written, but as the notice is read here it does not tell {fact}; state it in the file otherwise",
)
BY_HAND = Text(
    "以下事实由文件中的名单得出，请在 {lists} 中填写：{facts}",
    "These follow from lists of the file; state them in {lists}: {facts}",
)
BEGUN = Text("逐项回答，每答一项即存入 {name}。", "Answer one at a time; each answer is kept in {name} at once.")
NO_OBJECT = Text("应为申报文件或事实表（JSON 对象）", "must be an application or a sheet of facts: a JSON object")
NEEDS_A_FILE = Text("回答须存入文件，不能用标准输入", "answers are kept in a file; the standard input cannot hold them")


def question_text(fact: str, sheets: Sheets) -> Text:
    """Return the question for a fact, made from its label and its unit or kind."""
    label = fact_label(fact, sheets)
    asked = Text(label.zh, label.en[:1].upper() + label.en[1:])
    kinds = fact_kinds((fact,), sheets)
    if kinds and issubclass(kinds[0], Quantity):
        unit = next((unit_of(sheet.model_fields[fact]) for sheet in sheets if fact in kinds_of(sheet)), "")
        known = UNITS.get(unit, THINGS)
        if not known.many:
            return HOW_MANY_AT_ALL.filled(label=asked)
        return HOW_MANY.filled(label=asked, unit=Text(known.zh, known.many))
    return (YES_OR_NO if kinds and kinds[0] is bool else WHICH).filled(label=asked)
