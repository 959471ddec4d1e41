"""What a report says of the file that was judged: lists that may go on, and published figures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text

LISTED = Text("{list}：已列 {number} 项；是否列全：{complete}", "{list}: listed {number}; complete? {complete}")
COMPLETE: Mapping[bool | None, Text] = MappingProxyType(
    {True: Text("是", "yes"), False: Text("否", "no"), None: Text("未说明", "not stated")}
)
DISAGREE = Text(
    "{fact} 公布的数不一致：{figures}；按 {span} 判定", "{fact} is published as {figures}; judged as {span}"
)
RATIO_OF_OTHERS = Text(
    "填报的师生比未说明按在校学生和全部专兼职教师计，未采用",
    "The printed ratio is not known to set enrolled students against all teachers, so it is not taken",
)
ONE_FIGURE = Text("{fact} 取自公开数据：{figures}", "{fact} is taken from what is published: {figures}")
OTHER_YEAR = Text("{fact}：{figures}；与数据年度不符，未采用", "{fact}: {figures}; of another year, so not taken")
FIGURE = Text("{value}（{origin}）", "{value} ({origin})")
"""A figure with its year and its source."""
YEARS = Text("{first}–{last} 年合计", "{first}–{last} together")
YEAR = Text("{year} 年", "{year}")
