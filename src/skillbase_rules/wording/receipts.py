"""What is said of receipts and of reports on many applicants, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

ANOTHER_NOTICE = Text(
    "凭据针对 {given}，而不是 {notice}；请用 edition= 给出所载的通知",
    "The receipt is of {given}, not of {notice}; hand in the notice that it names with edition=.",
)
ANOTHER_EDITION = Text(
    "凭据所载版本为 {given}，而其数字和解读得出 {made}",
    "The receipt names the edition {given}, but its numbers and readings make {made}.",
)
NO_SUCH_SECTION = Text(
    "{clause} 不是 {edition} 的章节，也不是其整体结论；请给出 assess 或某一章节检查的结果",
    "{clause} is no section of {edition} and not its whole verdict; give what assess or a check of a section returned.",
)
RECEIPT = Text("依据", "Receipt")
EDITION = Text("版本：{}", "Edition: {}")
LIBRARY = Text("规则库版本：{}", "Library: skillbase-rules {}")
JUDGED_AT = Text("判断时间：{}", "Judged at: {}")
INPUT_HASH = Text("输入的 SHA-256：{}", "SHA-256 of the input: {}")
DEFAULTS = Text("数字与通知一致，解读均取默认", "Numbers as in the notice, every reading at its default")
MANY = Text("{} 个申报单位的检查报告", "Report on {} applicants")
SECTION_COUNTS = Text("各章节结论", "Verdicts by section")
HARDEST = Text("不符合最多的条款", "Clauses that most applicants fail")
REPLAYED_SAME = Text("结论与凭据一致", "The same verdict comes out")
REPLAYED_OTHER = Text("结论与凭据不一致", "Another verdict comes out")
INPUT_CHANGED = Text("输入已被改动：与凭据所载的 SHA-256 不符", "The input was changed: its hash is not the one named")
VERDICT_CHANGED = Text("凭据上的结论已被改动", "The verdict on the receipt was changed")
VERSIONS = Text("当时的规则库版本 {then}，现在 {now}", "Library then {then}, now {now}")
