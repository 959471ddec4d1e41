"""The readings of the notice as one set.

Marks in the evidence: [T] the notice's text, [V] a public source, [V-] a low-trust copy, [I] inference.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.chongqing_2024.applicant import ApplicantReadings
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.chongqing_2024.filing import FilingReadings
from skillbase_rules.editions.chongqing_2024.municipal import MunicipalReadings
from skillbase_rules.editions.chongqing_2024.national import NationalReadings
from skillbase_rules.editions.chongqing_2024.places import QuotaReadings
from skillbase_rules.editions.chongqing_2024.preferential import PreferentialReadings
from skillbase_rules.editions.chongqing_2024.review import ReviewReadings
from skillbase_rules.engine.text import Text


# Pydantic takes fields from the last base first, so the sections stand in reverse order.
class Readings(
    FilingReadings,
    ReviewReadings,
    QuotaReadings,
    PreferentialReadings,
    MunicipalReadings,
    NationalReadings,
    ApplicantReadings,
    GeneralReadings,
):
    """One choice for every reading of the notice; `Readings()` takes every recommended default."""


_REASONS = {
    "R-07": (
        "只有“其中”构成包含关系；不同读法不改变任何一个数字",
        "Only a stated subset lies inside another number; no other reading moves a number.",
    ),
    "R-10": ("收文单位不是申报条件，名单由推荐单位类型体现", "Addressees are no condition of the applicant."),
    "R-11": (
        "与紧缺职业、城市群的契合由专家把握，通知未给出逐项标准",
        "Alignment guides the experts; the notice gives no test that a fact could answer.",
    ),
    "R-12": (
        "采用哪份紧缺目录，决定填报的事实（是否紧缺），不改变规则",
        "Which list names an occupation scarce settles the fact stated, not the rule.",
    ),
    "R-13": ("所列活动说明功能，不逐项要求", "The listed activities describe what bases do; none is asked for alone."),
    "R-29": (
        "通知没有计提比例，只能以是否足额作为事实",
        "The notice gives no rate to compute the fund by, so it stays a yes/no fact.",
    ),
    "R-39": (
        "起算日影响何时考核，不影响考核什么",
        "The day the years run from moves when outputs are tested, not what is asked.",
    ),
    "R-40": ("3000、1000 与 2000、500 各自独立", "The numbers of capacity and of outputs are tests of their own."),
    "R-41": (
        "按培训等级、参训者等级或取证计算，决定填报的数，不改变规则",
        "Whether levels trained at, held or certified are counted settles the number stated, not the rule.",
    ),
    "R-44": ("能力以人计，另见 R-03、R-05", "Capacity is counted in persons; R-03 and R-05 say the rest."),
    "R-47": ("500 名能力与 20% 占比互不影响", "The capacity and the share are tests of their own."),
    "R-67": (
        "按推荐单位分别计数，“可”含不推荐，文字无第二种读法",
        "Each body has limits of its own and may put forward none; the words leave no other reading.",
    ),
    "R-69": (
        "按属地还是归口由申报单位的隶属关系决定，作为事实填报",
        "Place or affiliation settles the route; which of them holds is a fact of the applicant.",
    ),
    "R-70": (
        "“上级行业主管部门”与“市级行业主管部门”是同一单位，级别作为事实填报",
        "The two names mean one body of the city; its level is a fact of the recommendation.",
    ),
    "R-71": (
        "清单列明的材料必须齐全；另行要求的材料不在通知之内",
        "The documents listed are asked for; what an office may ask beyond them stands in no notice.",
    ),
    "R-72": (
        "专家排序由外部输入；通知未给出评分办法",
        "The order of the experts is handed in; the notice gives no method to compute one by.",
    ),
    "R-77": ("档次金额不在通知内，故不计算", "The amounts of the tiers are not in the notice, so none is computed."),
    "R-78": (
        "建设期自批准文件起算（六）；备案只影响拨款",
        "Building starts with the approval document (六); the filing touches money only, which no rule computes.",
    ),
    "R-79": (
        "命名类仅列政策支持；金额不在通知内",
        "The naming class gets support by policy; no amount of money stands in the notice.",
    ),
    "R-80": (
        "两年满于对应日，无对应日的为当月末日，按历法计算",
        "Two years end on the corresponding day, or the month's last day; the calendar leaves no choice.",
    ),
    "R-81": (
        "以批准文件印发日期为准，无论印发于哪一年",
        "The issue date of the approval document governs, whichever year it falls in.",
    ),
    "R-83": (
        "“凡”指每份复印件；是否逐份注明作为事实填报",
        "Every copy is meant; whether each bears wording, signature and seal is a fact of the filing.",
    ),
    "R-84": (
        "以北京时间提交时刻为准，18时整不逾期，保存草稿不算提交",
        "The moment of submission in Beijing time counts; 18:00:00 is in time and a draft is no submission.",
    ),
    "R-86": (
        "任何级别的既有基地都须附报告",
        "A base already held at any level calls for the report; the text names none.",
    ),
    "R-87": (
        "占比表由推荐单位出具并上传，申报与推荐两步均查其有无",
        "The body issues and uploads the share form; both steps look only for its presence.",
    ),
    "R-88": ("每名推荐对象一封推荐函", "One letter of recommendation for each candidate is looked for."),
    "R-89": (
        "鼓励建设区县级基地，不产生权利或倾斜",
        "Encouragement of district bases gives no right and no preference.",
    ),
    "R-90": ("联系方式和附件清单不含条件", "Contact details and the list of attachments hold no condition."),
}

WITHOUT_SWITCH: Mapping[str, Text] = MappingProxyType({id_: Text(*words) for id_, words in _REASONS.items()})
"""The readings that no switch stands for, by R-number, and why."""
