"""What is said of cases and of what they have reached, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

CASES = Text("案例", "Cases")
ALL_HOLD = Text("{number} 个案例全部符合预期", "all {number} cases hold")
SOME_FAIL = Text("{number} 个案例中 {failing} 个与预期不符", "{failing} of {number} cases do not hold")
FAILING = Text("与预期不符", "Otherwise than expected")
CASE, EXPECTED, REACHED = Text("案例", "Case"), Text("预期", "Expected"), Text("结论", "Reached")
NOT_REACHED = Text("尚未涉及", "Not reached")
OBSERVED = Text("实际 {observed}，要求 {threshold}", "observed {observed}, required {threshold}")
SECTION = Text("{title}（{name}）", "{title} ({name})")
SECTION_REACHED = Text(
    "{number} 条，其中 {complete} 条的每种结论都有案例", "{number} clauses, {complete} of them in every status"
)
UNTOUCHED = Text("没有案例涉及：{sections}", "No case touches: {sections}")
READINGS = Text("解读", "Readings")
READINGS_REACHED = Text(
    "有案例的选择 {reached} 种，尚无案例的 {open} 种", "{reached} choices with a case, {open} without"
)
READING, CHOICES = Text("解读", "Reading"), Text("有案例的选择", "Choices with a case")
OPEN_CHOICES = Text("尚无案例的选择", "Choices without a case")
WHICH = Text("案例文件或文件夹（JSON），可多个", "file or folder of cases (JSON); several may be given")
NO_CASES = Text("文件夹“{name}”中没有案例文件（.json）", "The folder {name} holds no case files (.json).")
