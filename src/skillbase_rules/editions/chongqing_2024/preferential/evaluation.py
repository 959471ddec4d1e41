"""四(二)3: evaluation of skills, key tasks, and international cooperation."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import count_at_least
from skillbase_rules.engine.criteria import AllOf, AnyOf, all_of, any_of, at_least, is_true
from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("四(二)3", "preferential")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.2.3.a", "评价机构备案", "Filed evaluation body", "R-60").saying(
        "Filed with the human-resources department as a skill-level evaluation body",
        "已在人社部门备案为技能等级评价机构",
    ),
    HERE.clause("4.2.3.b", "年评价量", "Yearly evaluations", "R-01", "R-60").saying(
        "Yearly skill evaluations", "一年开展技能评价的人次"
    ),
    HERE.clause("4.2.3.c", "承担重点任务", "Key tasks", "R-60", "R-61").saying(
        "Takes on key tasks such as skill upgrading, new-type apprenticeship or work-study integration",
        "承担技能提升、新型学徒制、工学一体化等重点任务",
    ),
    HERE.clause("4.2.3.d", "国际技能合作", "International cooperation", "R-08", "R-60").saying(
        "Active international skill cooperation", "积极开展国际技能合作"
    ),
)


class EvaluationParameters(ParameterSet):
    """The numbers of 四(二)3."""

    preferential_min_evaluations: Annotated[
        Number, numbered("4.2.3.b", "倾斜年评价人次", "preference: yearly evaluations", "person-times/year")
    ] = 1000
    preferential_min_key_tasks: Annotated[
        Number, numbered("4.2.3.c", "倾斜重点任务数", "preference: key tasks", "tasks")
    ] = 1
    preferential_named_key_tasks: Annotated[
        Number, numbered("4.2.3.c", "所列重点任务数", "preference: key tasks named", "tasks")
    ] = 3


class EvaluationReadings(GeneralReadings):
    """Readings of 四(二)3."""

    evaluation_case: Annotated[
        Literal["all_limbs", "either_sentence", "any_limb"],
        switch("R-60", "M", "第3项是一种还是多种情形", "Is case 3 one case or several?").because(
            "One numbered case is one case [T].",
            all_limbs=("各部分均须具备", "One; all its parts are needed."),
            either_sentence=("两句任一即可", "Either of its two sentences is enough."),
            any_limb=("任一部分即可", "Any of its parts is enough."),
        ),
    ] = "all_limbs"
    key_tasks: Annotated[
        Literal["at_least_one", "all_three"],
        switch("R-61", "M", "“等重点任务”需承担几项", "How many of the key tasks are needed?").because(
            "The list ends with 等 [T].",
            at_least_one=("至少一项", "At least one."),
            all_three=("所列三项", "All three that are named."),
        ),
    ] = "at_least_one"


def evaluation_and_tasks(p: EvaluationParameters, r: EvaluationReadings) -> AllOf | AnyOf:
    """Return 四(二)3: two sentences, four limbs; which of them are needed is reading R-60."""
    label = Text("评价和重点任务", "Evaluation and key tasks")
    tasks = p.preferential_named_key_tasks if r.key_tasks == "all_three" else p.preferential_min_key_tasks
    filed = is_true("4.2.3.a", "evaluation_body_filed")
    evaluations = count_at_least(r, "4.2.3.b", "annual_evaluations", p.preferential_min_evaluations)
    # No 以上 stands here, so R-01 does not reach it.
    undertaken = at_least("4.2.3.c", "key_tasks_undertaken", tasks)
    international = evaluative(r, "4.2.3.d", "international_cooperation")
    if r.evaluation_case == "any_limb":
        return any_of("4.2.3", label, filed, evaluations, undertaken, international)
    if r.evaluation_case == "either_sentence":
        first = all_of("4.2.3.a-b", Text("第一句", "First sentence"), filed, evaluations)
        second = all_of("4.2.3.c-d", Text("第二句", "Second sentence"), undertaken, international)
        return any_of("4.2.3", label, first, second)
    return all_of("4.2.3", label, filed, evaluations, undertaken, international)
