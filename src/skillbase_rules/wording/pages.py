"""The headings and sentences of what is shown of a result, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

COUNTED = Text("{status} {number} 条", "{number} {status}")
COMPARED = Text("两版对比：{gained} 项转为符合，{lost} 项不再符合", "Two editions: {gained} gained, {lost} lost")
NOTHING_DIFFERS = Text("两版之间没有结论不同", "No verdict differs between the two editions")
APPLICANT_NUMBER = Text("第 {} 个申报单位", "Applicant {}")
APPLICANT = Text("申报单位", "Applicant")
SECTION = Text("章节", "Section")
BEFORE, AFTER = Text("原为", "Before"), Text("变为", "After")
BY_CLAUSES = Text("变化的条款", "Clauses that turned")
MISSING_FACTS = Text("补充这些事实即可判定：{}", "Facts that would settle it: {}")
AND_MORE = Text("{facts} 等 {number} 项", "{facts} and others, {number} in all")
WAY_OUT = Text("如何才能符合", "What it would take")
FACTS_CHANGED = Text("改动的事实：{}", "Facts changed: {}")
FACTS = Text("事实表", "Fact sheet")
FACT, VALUE = Text("事实", "Fact"), Text("取值", "Value")
FACTS_STATED = Text("已知 {known} 项，未知 {unknown} 项", "{known} known, {unknown} unknown")
FACTS_UNKNOWN = Text("未知的事实 {} 项", "{} facts unknown")
CLAUSES = Text("条款 {} 条", "{} clauses")
SECTIONS = Text("判定的章节", "Sections judged")
PARAMETERS = Text("数值 {} 个", "{} numbers")
READINGS = Text("解读 {} 项", "{} readings")
NUMBER, QUESTION, CHOICE = Text("数值", "Number"), Text("问题", "Question"), Text("此处按", "Read as")
NAME = Text("名称", "Name")
AS_ISSUED = Text("与通知原文一致，解读均取默认", "As issued, every reading at its default")
QUOTAS = Text("名额使用情况", "Places used")
CATEGORY, CLAUSE = Text("类别", "Category"), Text("条款", "Clause")
USED, ALLOWED, OVER, FREE = Text("已用", "Used"), Text("名额", "Places"), Text("超出", "Over"), Text("空余", "Free")
FAULTS = Text("问题 {} 项", "{} faults")
UNPLACED = Text("未写明类别、档次或支持类型的 {} 个", "{} awards that do not say where they belong")
PERIOD = Text("公示期", "Publication")
BUILDING = Text("建设期", "Building period")
BUILDING_START = Text("建设期自 {} 起", "Begins on {}")
ONE_YEAR_MARK = Text("满一年：{}", "One year: {}")
BUILDING_END = Text("建设期满：{}", "Ends on {}")
PUBLISHED_ON = Text("公示日：{}", "Published on {}")
PROVISIONAL = Text("暂定", "provisional")
SETTLED = Text("已定", "settled")
DATE, STEP = Text("日期", "Date"), Text("步骤", "Step")
WEEKDAYS = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)
PROBLEMS = Text("问题 {} 项", "{} problems")
WHERE, WHY = Text("位置", "Where"), Text("问题", "What is wrong")
SEVERAL = Text("共 {} 项", "{} results")
