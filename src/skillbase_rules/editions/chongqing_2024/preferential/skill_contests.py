"""四(二)4: skill contests."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.engine.criteria import AllOf, OneOf, Together, Waived, all_of, is_true
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import BaseLevel

HERE = Passage("四(二)4", "preferential")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.2.4.a", "世赛集训基地", "WorldSkills training base", "R-63").saying(
        "Has a national or municipal WorldSkills training base", "设有国家级或市级世界技能大赛集训基地"
    ),
    HERE.clause("4.2.4.b", "选手成绩优异", "Contest results", "R-08").saying(
        "Its competitors did excellently in international or national contests", "选手在国际或国家级竞赛中成绩优异"
    ),
    HERE.clause("4.2.4.c", "承办赛事活动", "Hosting of contests", "R-08").saying(
        "Actively hosts contests and major events at various levels", "积极承办各级竞赛和重大活动"
    ),
    HERE.clause("4.2.4.d", "带路赛贡献", "Contribution to the 2024 contest", "R-08", "R-62").saying(
        "Emphasis on outstanding contribution to the 2024 second Belt and Road international contest",
        "看重对2024年第二届“一带一路”国际技能大赛的突出贡献",
    ),
)


class SkillContestReadings(GeneralReadings):
    """Readings of 四(二)4."""

    contest_contribution: Annotated[
        Literal["emphasis", "required"],
        switch("R-62", "M-H", "2024年带路赛贡献是否必须", "Is the contribution to the 2024 contest required?").because(
            "特别是 marks emphasis [T].",
            emphasis=("强调，非必须", "No, it only adds emphasis."),
            required=("必须", "Yes."),
        ),
    ] = "emphasis"
    contest_base: Annotated[
        Literal["ever_built", "current_only"],
        switch("R-63", "M", "往届集训基地是否算数", "Does a base for a past contest count?").because(
            "The text says already built [T].",
            ever_built=("算数", "Yes."),
            current_only=("仅当届", "No, only a current one."),
        ),
    ] = "ever_built"


def skill_contests(r: SkillContestReadings) -> AllOf:
    """Return 四(二)4; the contribution to the 2024 contest is emphasis unless R-62 requires it."""
    base = OneOf("4.2.4.a", "worldskills_base_level", (BaseLevel.NATIONAL.value, BaseLevel.MUNICIPAL.value))
    current = is_true("4.2.4.a", "worldskills_base_current")
    contribution = evaluative(r, "4.2.4.d", "belt_road_2024_contribution")
    return all_of(
        "4.2.4",
        Text("技能竞赛", "Skill contests"),
        Together("4.2.4.a", (base, current)) if r.contest_base == "current_only" else base,
        evaluative(r, "4.2.4.b", "excellent_contest_results"),
        evaluative(r, "4.2.4.c", "hosts_contests"),
        contribution if r.contest_contribution == "required" else Waived(contribution),
    )
