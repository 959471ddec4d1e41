"""The readings of the notice as one set.

Marks in the evidence: [T] the notice's text, [V] a public source, [V-] a low-trust copy, [I] inference.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.chongqing_2024.applicant import ApplicantReadings
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.chongqing_2024.municipal import MunicipalReadings
from skillbase_rules.editions.chongqing_2024.national import NationalReadings
from skillbase_rules.editions.chongqing_2024.places import QuotaReadings
from skillbase_rules.editions.chongqing_2024.preferential import PreferentialReadings
from skillbase_rules.editions.chongqing_2024.review import ProcedureReadings
from skillbase_rules.engine.text import Text


class Readings(
    ProcedureReadings,
    QuotaReadings,
    PreferentialReadings,
    MunicipalReadings,
    NationalReadings,
    ApplicantReadings,
    GeneralReadings,
):
    """One choice for every reading of the notice; `Readings()` takes every recommended default."""


WITHOUT_SWITCH: Mapping[str, Text] = MappingProxyType(
    {
        "R-07": Text(
            "只有“其中”构成包含关系；不同读法不改变任何一个数字",
            "Only a stated subset lies inside another number; no other reading moves a number.",
        ),
        "R-10": Text("收文单位不是申报条件，名单由推荐单位类型体现", "Addressees are no condition of the applicant."),
        "R-11": Text(
            "与紧缺职业、城市群的契合由专家把握，通知未给出逐项标准",
            "Alignment guides the experts; the notice gives no test that a fact could answer.",
        ),
        "R-12": Text(
            "采用哪份紧缺目录，决定填报的事实（是否紧缺），不改变规则",
            "Which list names an occupation scarce settles the fact stated, not the rule.",
        ),
        "R-13": Text(
            "所列活动说明功能，不逐项要求", "The listed activities describe what bases do; none is asked for alone."
        ),
        "R-29": Text(
            "通知没有计提比例，只能以是否足额作为事实",
            "The notice gives no rate to compute the fund by, so it stays a yes/no fact.",
        ),
        "R-39": Text(
            "起算日影响何时考核，不影响考核什么",
            "The day the years run from moves when outputs are tested, not what is asked.",
        ),
        "R-40": Text(
            "3000、1000 与 2000、500 各自独立", "The numbers of capacity and of outputs are tests of their own."
        ),
        "R-41": Text(
            "按培训等级、参训者等级或取证计算，决定填报的数，不改变规则",
            "Whether levels trained at, held or certified are counted settles the number stated, not the rule.",
        ),
        "R-44": Text("能力以人计，另见 R-03、R-05", "Capacity is counted in persons; R-03 and R-05 say the rest."),
        "R-47": Text("500 名能力与 20% 占比互不影响", "The capacity and the share are tests of their own."),
    }
)
"""The readings of sections 三 and 四 that no switch stands for, by R-number, and why."""
