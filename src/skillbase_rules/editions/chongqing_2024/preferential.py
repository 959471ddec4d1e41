"""Section 四(二): the five preferential conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.common import (
    GeneralReadings,
    count_at_least,
    judged,
    persons,
    share_at_least,
)
from skillbase_rules.engine.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Holds,
    OneOf,
    Together,
    Waived,
    When,
    all_of,
    any_of,
    is_true,
    total,
)
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="4.2.0.a",
        source="四(二)",
        label=Text("同等倾斜规则", "Preference between equals"),
        summary="Among otherwise equal applicants, those in any listed case are favoured",
        kind="preferential",
        readings=("R-55", "R-56", "R-57"),
    ),
    Clause(
        id="4.2.1.a",
        source="四(二)1",
        label=Text("倾斜年规模", "Yearly trainees"),
        summary="Outstanding capacity: yearly training for enterprises and society",
        kind="preferential",
        readings=("R-01", "R-03", "R-04", "R-45", "R-58"),
    ),
    Clause(
        id="4.2.1.b",
        source="四(二)1",
        label=Text("倾斜高技能量", "Trainees at senior-worker level"),
        summary="And yearly trainees at senior-worker level or above",
        kind="preferential",
        readings=("R-01", "R-03", "R-04", "R-07", "R-45"),
    ),
    Clause(
        id="4.2.2.a",
        source="四(二)2",
        label=Text("数字人才年量", "Digital trainees"),
        summary="Yearly training of digital-skill people",
        kind="preferential",
        readings=("R-01", "R-03", "R-04", "R-45", "R-59"),
    ),
    Clause(
        id="4.2.2.b",
        source="四(二)2",
        label=Text("数字高技能量", "Digital high-skilled trainees"),
        summary="Of whom high-skilled",
        kind="preferential",
        readings=("R-01", "R-03", "R-04", "R-07", "R-45", "R-59"),
    ),
    Clause(
        id="4.2.3.a",
        source="四(二)3",
        label=Text("评价机构备案", "Filed evaluation body"),
        summary="Filed with the human-resources department as a skill-level evaluation body",
        kind="preferential",
        readings=("R-60",),
    ),
    Clause(
        id="4.2.3.b",
        source="四(二)3",
        label=Text("年评价量", "Yearly evaluations"),
        summary="Yearly skill evaluations",
        kind="preferential",
        readings=("R-01", "R-60"),
    ),
    Clause(
        id="4.2.3.c",
        source="四(二)3",
        label=Text("承担重点任务", "Key tasks"),
        summary="Takes on key tasks such as skill upgrading, new-type apprenticeship or work-study integration",
        kind="preferential",
        readings=("R-01", "R-60", "R-61"),
    ),
    Clause(
        id="4.2.3.d",
        source="四(二)3",
        label=Text("国际技能合作", "International cooperation"),
        summary="Active international skill cooperation",
        kind="preferential",
        readings=("R-08", "R-60"),
    ),
    Clause(
        id="4.2.4.a",
        source="四(二)4",
        label=Text("世赛集训基地", "WorldSkills training base"),
        summary="Has a national or municipal WorldSkills training base",
        kind="preferential",
        readings=("R-63",),
    ),
    Clause(
        id="4.2.4.b",
        source="四(二)4",
        label=Text("选手成绩优异", "Contest results"),
        summary="Its competitors did excellently in international or national contests",
        kind="preferential",
        readings=("R-08",),
    ),
    Clause(
        id="4.2.4.c",
        source="四(二)4",
        label=Text("承办赛事活动", "Hosting of contests"),
        summary="Actively hosts contests and major events at various levels",
        kind="preferential",
        readings=("R-08",),
    ),
    Clause(
        id="4.2.4.d",
        source="四(二)4",
        label=Text("带路赛贡献", "Contribution to the 2024 contest"),
        summary="Emphasis on outstanding contribution to the 2024 second Belt and Road international contest",
        kind="preferential",
        readings=("R-08", "R-62"),
    ),
    Clause(
        id="4.2.5.a",
        source="四(二)5",
        label=Text("技工院校", "Technical college"),
        summary="Case five is open to technical colleges only",
        kind="preferential",
        asked_of="technical_college",
        readings=("R-64",),
    ),
    Clause(
        id="4.2.5.b",
        source="四(二)5",
        label=Text("已建基地", "Base already held"),
        summary="Already has a high-skilled talent training base",
        kind="preferential",
        asked_of="technical_college",
        readings=("R-64",),
    ),
    Clause(
        id="4.2.5.c",
        source="四(二)5",
        label=Text("验收评估优秀", "Accepted as excellent"),
        summary="That base was accepted with the grade excellent",
        kind="preferential",
        asked_of="technical_college",
        readings=("R-64",),
    ),
    Clause(
        id="4.2.5.d",
        source="四(二)5",
        label=Text("高级工学生占比", "Share of senior-level students"),
        summary="Share of students trained at senior-worker level or above",
        kind="preferential",
        asked_of="technical_college",
        readings=("R-01", "R-02", "R-04", "R-45", "R-64", "R-65"),
    ),
    Clause(
        id="4.2.5.e",
        source="四(二)5",
        label=Text("产业匹配度", "Match with key industries"),
        summary="Share of applied occupations matching the city's key and strategic emerging industries",
        kind="preferential",
        asked_of="technical_college",
        readings=("R-01", "R-02", "R-64", "R-66"),
    ),
)


class PreferentialParameters(ParameterSet):
    """The numbers of 四(二)."""

    preferential_min_trainees: Annotated[
        Number, numbered("4.2.1.a", "倾斜年培训规模", "preference: yearly trainees", "persons/year")
    ] = 5000
    preferential_min_senior_plus: Annotated[
        Number, numbered("4.2.1.b", "倾斜高级工以上人数", "preference: trainees at senior-worker level", "persons/year")
    ] = 2000
    preferential_min_digital: Annotated[
        Number, numbered("4.2.2.a", "倾斜数字技能人数", "preference: digital trainees", "persons/year")
    ] = 3000
    preferential_min_digital_high_skilled: Annotated[
        Number, numbered("4.2.2.b", "倾斜数字高技能人数", "preference: digital high-skilled trainees", "persons/year")
    ] = 1000
    preferential_min_evaluations: Annotated[
        Number, numbered("4.2.3.b", "倾斜年评价人次", "preference: yearly evaluations", "person-times/year")
    ] = 1000
    preferential_min_key_tasks: Annotated[
        Number, numbered("4.2.3.c", "倾斜重点任务数", "preference: key tasks", "tasks")
    ] = 1
    preferential_named_key_tasks: Annotated[
        Number, numbered("4.2.3.c", "所列重点任务数", "preference: key tasks named", "tasks")
    ] = 3
    preferential_min_senior_students: Annotated[
        Percent, numbered("4.2.5.d", "倾斜高级工学生占比", "preference: share of senior-level students", "percent")
    ] = 30
    preferential_min_match: Annotated[
        Percent, numbered("4.2.5.e", "倾斜产业匹配度", "preference: match with key industries", "percent")
    ] = 80


class PreferentialReadings(GeneralReadings):
    """Readings of section 四(二)."""

    preference_effect: Annotated[
        Literal["tie_break", "priority"],
        Switch(
            "R-55",
            Text("“予以倾斜”的效力", "What does preference do?"),
            {
                "tie_break": Text("同等条件下优先", "It breaks ties between equals."),
                "priority": Text("优先于全部未倾斜者", "Who has it goes before all who have not."),
            },
            "M-H",
            "The sentence opens with equal conditions [T]; no text found gives points.",
        ),
    ] = "tie_break"
    preference_tracks: Annotated[
        Literal["both_tracks", "municipal_only"],
        Switch(
            "R-56",
            Text("倾斜适用于哪些类别", "To which tracks does preference apply?"),
            {
                "both_tracks": Text("国家级和市级", "To both."),
                "municipal_only": Text("仅市级", "To the municipal track only."),
            },
            "H",
            "四(二) stands beside 四(一), which holds both [T].",
        ),
    ] = "both_tracks"
    preference_cases: Annotated[
        Literal["any_case", "more_is_better", "order_is_priority"],
        Switch(
            "R-57",
            Text("多项情形是否累计", "Do several cases add up?"),
            {
                "any_case": Text("有其一即可，不累计", "Any one is enough and more add nothing."),
                "more_is_better": Text("多者优先", "More cases rank higher."),
                "order_is_priority": Text("按序号优先", "The order of the cases is a priority."),
            },
            "M",
            "The text says any of the cases below [T].",
        ),
    ] = "any_case"
    outstanding_capacity: Annotated[
        Literal["two_numbers", "judged_too"],
        Switch(
            "R-58",
            Text("“培训能力特别突出”是否另行判断", "Is outstanding capacity judged beside its two numbers?"),
            {
                "two_numbers": Text("以两个数为准", "No, the two numbers sum it up."),
                "judged_too": Text("另须专家判断", "Yes, experts judge it too."),
            },
            "M-H",
            "The numbers follow the words they explain [T].",
        ),
    ] = "two_numbers"
    digital_training: Annotated[
        Literal["marked_occupations", "any_digital_course"],
        Switch(
            "R-59",
            Text("数字技能人才如何认定", "Whose training counts as digital?"),
            {
                "marked_occupations": Text("标识为数字职业的", "Training in occupations marked digital."),
                "any_digital_course": Text("任何数字课程", "Any digital course, marked or not."),
            },
            "M-L",
            "The 2022 classification marks 97 digital occupations [V]; the notice defines nothing.",
            counting=True,
        ),
    ] = "marked_occupations"
    evaluation_case: Annotated[
        Literal["all_limbs", "either_sentence", "any_limb"],
        Switch(
            "R-60",
            Text("第3项是一种还是多种情形", "Is case 3 one case or several?"),
            {
                "all_limbs": Text("各部分均须具备", "One; all its parts are needed."),
                "either_sentence": Text("两句任一即可", "Either of its two sentences is enough."),
                "any_limb": Text("任一部分即可", "Any of its parts is enough."),
            },
            "M",
            "One numbered case is one case [T].",
        ),
    ] = "all_limbs"
    key_tasks: Annotated[
        Literal["at_least_one", "all_three"],
        Switch(
            "R-61",
            Text("“等重点任务”需承担几项", "How many of the key tasks are needed?"),
            {
                "at_least_one": Text("至少一项", "At least one."),
                "all_three": Text("所列三项", "All three that are named."),
            },
            "M",
            "The list ends with 等 [T].",
        ),
    ] = "at_least_one"
    contest_contribution: Annotated[
        Literal["emphasis", "required"],
        Switch(
            "R-62",
            Text("2024年带路赛贡献是否必须", "Is the contribution to the 2024 contest required?"),
            {
                "emphasis": Text("强调，非必须", "No, it only adds emphasis."),
                "required": Text("必须", "Yes."),
            },
            "M-H",
            "特别是 marks emphasis [T].",
        ),
    ] = "emphasis"
    contest_base: Annotated[
        Literal["ever_built", "current_only"],
        Switch(
            "R-63",
            Text("往届集训基地是否算数", "Does a base for a past contest count?"),
            {
                "ever_built": Text("算数", "Yes."),
                "current_only": Text("仅当届", "No, only a current one."),
            },
            "M",
            "The text says already built [T].",
        ),
    ] = "ever_built"
    college_case_scope: Annotated[
        Literal["technical_colleges", "any_vocational_college"],
        Switch(
            "R-64",
            Text("第5项适用于哪些院校", "Which colleges may claim case 5?"),
            {
                "technical_colleges": Text("技工院校", "Technical colleges."),
                "any_vocational_college": Text("全部职业院校", "Any vocational college."),
            },
            "H",
            "The notice uses the wider word elsewhere [T].",
        ),
    ] = "technical_colleges"
    existing_base: Annotated[
        Literal["national_or_municipal", "district_too"],
        Switch(
            "R-64",
            Text("已建基地是否含区县级", "Does a district base count in case 5?"),
            {
                "national_or_municipal": Text("国家级或市级", "No, national or municipal only."),
                "district_too": Text("区县级也算", "Yes."),
            },
            "M-L",
            "Acceptance grading belongs to the city [I].",
        ),
    ] = "national_or_municipal"
    senior_students: Annotated[
        Literal["enrolled", "graduates", "trainees"],
        Switch(
            "R-65",
            Text("“高级工及以上培养学生占比”以谁计", "Whose share is trained at senior-worker level or above?"),
            {
                "enrolled": Text("在校学生", "Enrolled students."),
                "graduates": Text("毕业生", "Graduates of the year."),
                "trainees": Text("年培训人员", "Yearly trainees."),
            },
            "M",
            "The text says students being trained [T].",
        ),
    ] = "enrolled"
    industry_match: Annotated[
        Literal["share_of_occupations", "weighted_by_students", "expert_score"],
        Switch(
            "R-66",
            Text("产业匹配度如何计算", "How is the match with key industries measured?"),
            {
                "share_of_occupations": Text("匹配的申报职业占比", "Matching applied occupations among all applied."),
                "weighted_by_students": Text("按学生数加权", "Weighted by the students in them."),
                "expert_score": Text("专家评分", "Judged by experts."),
            },
            "M",
            "The text speaks of applied occupations [T]; schools publish such a figure [V].",
        ),
    ] = "share_of_occupations"


_BASE_LEVELS = (BaseLevel.NATIONAL.value, BaseLevel.MUNICIPAL.value)


def preferential(p: PreferentialParameters, r: PreferentialReadings) -> AnyOf:
    """Return the five cases of 四(二); any one of them is enough (R-57)."""
    return any_of(
        "4.2",
        Text("倾斜条件", "Preferential conditions"),
        outstanding_training(p, r),
        digital_training(p, r),
        evaluation_and_tasks(p, r),
        contests(r),
        technical_college(p, r),
    )


def outstanding_training(p: PreferentialParameters, r: PreferentialReadings) -> AllOf:
    """Return 四(二)1; the two numbers are two tests, neither inside the other (R-07)."""
    trainees = persons(r, "annual_trainees", "annual_training_person_times")
    senior_plus = persons(r, "annual_trainees_senior_plus", "annual_senior_plus_person_times")
    scale = count_at_least(r, "4.2.1.a", trainees, p.preferential_min_trainees)
    judged_too = Holds("4.2.1.a", ("capacity_outstanding",), judgement=True)
    return all_of(
        "4.2.1",
        Text("培训能力突出", "Outstanding training"),
        Together("4.2.1.a", (scale, judged_too)) if r.outstanding_capacity == "judged_too" else scale,
        count_at_least(r, "4.2.1.b", senior_plus, p.preferential_min_senior_plus),
    )


def digital_training(p: PreferentialParameters, r: PreferentialReadings) -> AllOf:
    """Return 四(二)2; the second number lies inside the first."""
    trainees = persons(r, "annual_digital_trainees", "annual_digital_person_times")
    high_skilled = persons(r, "annual_digital_high_skilled", "annual_digital_high_skilled_person_times")
    return all_of(
        "4.2.2",
        Text("数字技能人才", "Digital skills"),
        count_at_least(r, "4.2.2.a", trainees, p.preferential_min_digital),
        count_at_least(r, "4.2.2.b", high_skilled, p.preferential_min_digital_high_skilled),
    )


def evaluation_and_tasks(p: PreferentialParameters, r: PreferentialReadings) -> AllOf | AnyOf:
    """Return 四(二)3: two sentences, four limbs; which of them are needed is reading R-60."""
    label = Text("评价和重点任务", "Evaluation and key tasks")
    tasks = p.preferential_named_key_tasks if r.key_tasks == "all_three" else p.preferential_min_key_tasks
    filed = is_true("4.2.3.a", "evaluation_body_filed")
    evaluations = count_at_least(r, "4.2.3.b", total("annual_evaluations"), p.preferential_min_evaluations)
    undertaken = count_at_least(r, "4.2.3.c", total("key_tasks_undertaken"), tasks)
    international = judged(r, "4.2.3.d", "international_cooperation")
    if r.evaluation_case == "any_limb":
        return any_of("4.2.3", label, filed, evaluations, undertaken, international)
    if r.evaluation_case == "either_sentence":
        first = all_of("4.2.3.a-b", Text("第一句", "First sentence"), filed, evaluations)
        second = all_of("4.2.3.c-d", Text("第二句", "Second sentence"), undertaken, international)
        return any_of("4.2.3", label, first, second)
    return all_of("4.2.3", label, filed, evaluations, undertaken, international)


def contests(r: PreferentialReadings) -> AllOf:
    """Return 四(二)4; the contribution to the 2024 contest is emphasis unless R-62 requires it."""
    base = OneOf("4.2.4.a", "worldskills_base_level", _BASE_LEVELS)
    current = is_true("4.2.4.a", "worldskills_base_current")
    contribution = judged(r, "4.2.4.d", "belt_road_2024_contribution")
    return all_of(
        "4.2.4",
        Text("技能竞赛", "Skill contests"),
        Together("4.2.4.a", (base, current)) if r.contest_base == "current_only" else base,
        judged(r, "4.2.4.b", "excellent_contest_results"),
        judged(r, "4.2.4.c", "hosts_contests"),
        contribution if r.contest_contribution == "required" else Waived(contribution),
    )


def technical_college(p: PreferentialParameters, r: PreferentialReadings) -> Criterion:
    """Return 四(二)5; open to technical colleges only (R-64), not applicable to others."""
    levels = (*_BASE_LEVELS, BaseLevel.DISTRICT.value) if r.existing_base == "district_too" else _BASE_LEVELS
    wide = r.college_case_scope == "any_vocational_college"
    is_open = IS_COLLEGE if wide else is_true("", "is_technical_college")
    standing = (
        OneOf("4.2.5.a", IS_COLLEGE.fact, IS_COLLEGE.allowed) if wide else is_true("4.2.5.a", "is_technical_college")
    )
    case = all_of(
        "4.2.5",
        Text("技工院校", "Technical colleges"),
        standing,
        OneOf("4.2.5.b", "existing_base_level", levels),
        OneOf("4.2.5.c", "acceptance_grade", (AcceptanceGrade.EXCELLENT.value,)),
        senior_students(p, r),
        industry_match(p, r),
    )
    return When(is_open, case)


def senior_students(p: PreferentialParameters, r: PreferentialReadings) -> Criterion:
    """Return 4.2.5.d; whose share is taken is reading R-65."""
    percent = p.preferential_min_senior_students
    match r.senior_students:
        case "enrolled":
            return share_at_least(r, "4.2.5.d", total("students_senior_plus"), total("students"), percent)
        case "graduates":
            return share_at_least(r, "4.2.5.d", total("graduates_senior_plus"), total("graduates"), percent)
        case "trainees":
            part = total("annual_trainees_senior_plus")
            return share_at_least(r, "4.2.5.d", part, total("annual_trainees"), percent)


def industry_match(p: PreferentialParameters, r: PreferentialReadings) -> Criterion:
    """Return 4.2.5.e; how the match is measured is reading R-66."""
    if r.industry_match == "expert_score":
        return Holds("4.2.5.e", ("industry_match_adequate",), judgement=True)
    part, whole = "occupations_matching", "occupations_applied"
    if r.industry_match == "weighted_by_students":
        part, whole = "students_in_matching_occupations", "students_in_applied_occupations"
    return share_at_least(r, "4.2.5.e", total(part), total(whole), p.preferential_min_match)
