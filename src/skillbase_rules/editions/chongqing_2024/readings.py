"""The readings of the notice that move a verdict in sections 三 and 四: each a typed switch with its default.

Marks in the evidence: [T] the notice's text, [V] a public source, [V-] a low-trust copy, [I] inference.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.procedure import ProcedureReadings
from skillbase_rules.editions.chongqing_2024.quotas import QuotaReadings
from skillbase_rules.readings import ReadingSet, Switch
from skillbase_rules.text import Text


class GeneralReadings(ReadingSet):
    """Readings that touch clauses of every kind."""

    inclusive_numbers: Annotated[
        Literal["inclusive", "exclusive"],
        Switch(
            "R-01",
            Text("“以上”“不少于”是否含本数", "Do 'or above' and 'not fewer than' include the number itself?"),
            {
                "inclusive": Text("含本数", "The number itself passes."),
                "exclusive": Text("不含本数", "Only what exceeds the number passes."),
            },
            "H",
            "Civil Code art. 1259 and its commentary include the number [V].",
        ),
    ] = "inclusive"
    share_rounding: Annotated[
        Literal["exact", "whole_percent", "one_decimal"],
        Switch(
            "R-02",
            Text("占比是否先取整再比较", "Are shares rounded before they are compared?"),
            {
                "exact": Text("按精确分数比较", "Compared as exact fractions."),
                "whole_percent": Text("四舍五入到整数百分比", "Rounded half up to whole percent first."),
                "one_decimal": Text("四舍五入到一位小数", "Rounded half up to one decimal first."),
            },
            "M-H",
            "The notice states plain percentages [T]; files print rounded ones whose counts fit no denominator [V].",
        ),
    ] = "exact"
    person_units: Annotated[
        Literal["one_way", "same"],
        Switch(
            "R-03",
            Text("“人”“名”与“人次”是否同一单位", "Are persons and person-times the same unit?"),
            {
                "one_way": Text(
                    "不同单位，仅作单向推断",
                    "Different units; persons never exceed person-times, no more is concluded.",
                ),
                "same": Text("视为同一单位", "Person-times count where persons are asked for."),
            },
            "M",
            "The notice uses both [T]; the mix is inherited from two generations of rules [I].",
        ),
    ] = "one_way"
    training_year: Annotated[
        Literal["last_calendar_year", "three_year_average", "current_year"],
        Switch(
            "R-04",
            Text("“年培训”指哪一年", "Which year is the yearly training?"),
            {
                "last_calendar_year": Text("上一完整自然年度", "The last complete calendar year."),
                "three_year_average": Text("近三年平均", "The average of the last three years."),
                "current_year": Text("当年", "The year after the last complete one."),
            },
            "M",
            "Texts that want three years say so [V]; the notice does not [T].",
            counting=True,
        ),
    ] = "last_calendar_year"
    capacity_proof: Annotated[
        Literal["actual_proves", "stated_only"],
        Switch(
            "R-05",
            Text("实际培训量能否证明培训能力", "Does actual training prove capacity?"),
            {
                "actual_proves": Text(
                    "实际达到即证明能力，反之不然", "Actual training proves capacity, not the reverse."
                ),
                "stated_only": Text("仅以申报的能力为准", "Only the capacity stated counts."),
            },
            "H",
            "The text tells capacity from actual training [T]; who has trained so many could do so.",
        ),
    ] = "actual_proves"
    parent_rules: Annotated[
        Literal["notice_is_exhaustive", "parent_rules_on_top"],
        Switch(
            "R-06",
            Text("所引办法的条件是否叠加", "Do the conditions of the cited parent rules apply on top?"),
            {
                "notice_is_exhaustive": Text("以通知所列条件为准", "The notice's own conditions are all."),
                "parent_rules_on_top": Text("另须符合上位办法", "The parent rules must be met too."),
            },
            "M-H",
            "The notice restates conditions, is later and specific [T]; the parent texts are not public in full.",
        ),
    ] = "notice_is_exhaustive"
    evaluative_words: Annotated[
        Literal["experts_judge", "ignored", "declaration_required"],
        Switch(
            "R-08",
            Text("评价性措辞由谁判断", "Who decides evaluative words such as 'strong' or 'stable'?"),
            {
                "experts_judge": Text("专家判断，已申明的以申明为准", "Experts; a declared value is taken as given."),
                "ignored": Text("不作为条件", "Nobody; they ask for nothing."),
                "declaration_required": Text("须明确申明", "The file must declare them."),
            },
            "H",
            "Such words cannot be decided from numbers [I].",
        ),
    ] = "experts_judge"
    missing_facts: Annotated[
        Literal["undetermined", "failed"],
        Switch(
            "R-09",
            Text("缺失事实如何处理", "What does a missing fact mean?"),
            {
                "undetermined": Text("待定", "The clause stays open."),
                "failed": Text("视为不符合", "The clause counts as not met."),
            },
            "H",
            "An analysis must not guess; a filing check may be strict [I].",
        ),
    ] = "undetermined"


class ApplicantReadings(ReadingSet):
    """Readings of section 三."""

    ability_scope: Annotated[
        Literal["all_kinds", "colleges_only"],
        Switch(
            "R-20",
            Text("培训评价能力约束哪些主体", "Which kinds of applicant must be able to train and evaluate?"),
            {
                "all_kinds": Text("全部主体", "All kinds."),
                "colleges_only": Text("仅职业院校", "Vocational colleges only."),
            },
            "M-H",
            "A leading modifier of a coordinated list, and the purpose sentence [T].",
        ),
    ] = "all_kinds"
    applicant_kinds: Annotated[
        Literal["open_list", "closed_list"],
        Switch(
            "R-21",
            Text("主体列举是否封闭", "Is the list of applicant kinds open?"),
            {
                "open_list": Text("开放，其他主体由专家判断", "Open; other kinds are for experts to judge."),
                "closed_list": Text("封闭", "Closed; other kinds may not apply."),
            },
            "M",
            "The list ends with 等 [T]; drafting habit [I].",
        ),
    ] = "open_list"
    technical_colleges: Annotated[
        Literal["included", "excluded"],
        Switch(
            "R-22",
            Text("职业院校是否含技工院校", "Are technical colleges vocational colleges?"),
            {
                "included": Text("包含", "Yes; the focus on skilled workers is asked of them too."),
                "excluded": Text("不含", "No; that focus is not asked of them."),
            },
            "M-H",
            "Other calls write that technical colleges are included [V].",
        ),
    ] = "included"


class NationalReadings(ReadingSet):
    """Readings of section 四(一)1 and of limbs that both tracks share."""

    violation_window: Annotated[
        Literal["ever", "three_years", "serious_only"],
        Switch(
            "R-23",
            Text("违法违规的时间和程度", "Which violations count?"),
            {
                "ever": Text("任何时间", "Any, at any time."),
                "three_years": Text("近三年", "Those of the last three years."),
                "serious_only": Text("仅严重违法违规", "Serious ones only."),
            },
            "M",
            "Literal text [T]; the national plan says three years [V-].",
        ),
    ] = "ever"
    skilled_share_scope: Annotated[
        Literal["enterprise_applicants", "every_applicant", "all_but_schools"],
        Switch(
            "R-24",
            Text("技能人才占比适用于谁", "Who must show the share of skilled workers?"),
            {
                "enterprise_applicants": Text(
                    "依托企业的申报单位", "Enterprise-based applicants; others are not asked."
                ),
                "every_applicant": Text("全部申报单位", "Every applicant."),
                "all_but_schools": Text("院校以外的申报单位", "Every applicant but vocational colleges."),
            },
            "M",
            "The national limb stands under the enterprise condition; the municipal base is labour use [T].",
        ),
    ] = "enterprise_applicants"
    enterprise_limbs: Annotated[
        Literal["system_fund_and_share", "system_only"],
        Switch(
            "R-25",
            Text("“依托企业建设的”管到哪里", "How far does the enterprise condition reach?"),
            {
                "system_fund_and_share": Text("制度、经费、占比三项", "Training system, fund and share."),
                "system_only": Text("仅培训制度", "Training system only; fund and share are asked of all."),
            },
            "H",
            "The limbs follow one 须 up to the full stop [T].",
        ),
    ] = "system_fund_and_share"
    enterprise_based_scope: Annotated[
        Literal["enterprises", "with_owned_schools", "with_industry_centres"],
        Switch(
            "R-26",
            Text("谁是“依托企业建设”", "Who is enterprise-based?"),
            {
                "enterprises": Text("企业培训中心或自行申明者", "An enterprise's training centre, or who declares it."),
                "with_owned_schools": Text("另含企业举办的院校", "Also a school that an enterprise owns."),
                "with_industry_centres": Text("另含行业培训中心", "Also an industry's training centre."),
            },
            "M-L",
            "Chongqing has enterprise-owned colleges [V-], so the wider reading matters.",
        ),
    ] = "enterprises"
    skilled_worker_level: Annotated[
        Literal["junior_and_above", "senior_and_above", "any_skilled_post"],
        Switch(
            "R-27",
            Text("技能人才从哪一级算起", "From which level on is a worker skilled?"),
            {
                "junior_and_above": Text("初级工及以上", "Junior worker and above."),
                "senior_and_above": Text("高级工及以上", "Senior worker and above."),
                "any_skilled_post": Text("技能岗位即可", "Anyone in a skilled post."),
            },
            "M",
            "The text says high-skilled where it means senior workers [T]; definitions [V-].",
            counting=True,
        ),
    ] = "junior_and_above"
    workforce_base: Annotated[
        Literal["contract_and_dispatched", "dispatched_in_base_only", "with_interns_and_outsourced"],
        Switch(
            "R-28",
            Text("用工总量的口径", "What is the labour use?"),
            {
                "contract_and_dispatched": Text(
                    "合同工加劳务派遣，分子同口径", "Contract and dispatched workers on both sides."
                ),
                "dispatched_in_base_only": Text("派遣仅计入分母", "Dispatched workers only in the base."),
                "with_interns_and_outsourced": Text(
                    "另含实习和外包", "Interns and outsourced workers in the base too."
                ),
            },
            "M-H",
            "The dispatch rules define labour use as contract plus dispatched workers [V].",
        ),
    ] = "contract_and_dispatched"
    integrated_share_base: Annotated[
        Literal["all_teachers", "full_time_teachers", "theory_and_practice_teachers", "practice_teachers"],
        Switch(
            "R-30",
            Text("一体化教师占什么的比例", "Of which teachers is the integrated share taken?"),
            {
                "all_teachers": Text("专兼职教师总数", "All full- and part-time teachers."),
                "full_time_teachers": Text("专职教师", "Full-time teachers."),
                "theory_and_practice_teachers": Text("技术理论和实习教师", "Technical-theory plus practice teachers."),
                "practice_teachers": Text("实习实训教师", "Practice teachers."),
            },
            "M",
            "The nearest noun is the full- and part-time staff, the strictest base [T]; schools differ [V].",
        ),
    ] = "all_teachers"
    senior_group: Annotated[
        Literal["union", "sum", "both"],
        Switch(
            "R-31",
            Text("“高级…和…教师”如何合计", "How do senior instructors and technicians add up?"),
            {
                "union": Text("并集，一人计一次", "United; each person counts once."),
                "sum": Text("两数相加", "Added, people in both counted twice."),
                "both": Text("须同时具备", "Only people who are both."),
            },
            "H",
            "A share of persons; 和 joins two groups [T].",
        ),
    ] = "union"
    senior_teachers_counted: Annotated[
        Literal["practice_teachers", "any_teacher"],
        Switch(
            "R-32",
            Text("分子是否限于实习实训教师", "Must the senior teachers be practice teachers?"),
            {
                "practice_teachers": Text("限于实习实训教师", "Yes."),
                "any_teacher": Text("不限", "No, any teacher counts."),
            },
            "H",
            "The base is the practice teachers [T].",
            counting=True,
        ),
    ] = "practice_teachers"
    titles_above: Annotated[
        Literal["count_too", "exact_title_only"],
        Switch(
            "R-34",
            Text("更高等级是否计入", "Do levels above senior technician and senior instructor count?"),
            {
                "count_too": Text("计入", "Yes, all the more."),
                "exact_title_only": Text("仅限所列等级", "No, the named title only."),
            },
            "M",
            "The higher levels did not exist when the sentence was first written [V, I].",
            counting=True,
        ),
    ] = "count_too"
    practice_base: Annotated[
        Literal["same_group", "workshop_only"],
        Switch(
            "R-35",
            Text("市级“实训教师”是否更窄", "Is the municipal base narrower than the national one?"),
            {
                "same_group": Text("同一群体", "No, the same group."),
                "workshop_only": Text("仅实训教师", "Yes, workshop teachers only."),
            },
            "M",
            "Nothing suggests a contrast [I].",
        ),
    ] = "same_group"
    occupations_counted: Annotated[
        Literal["listed_entries", "classification_occupations", "specialties"],
        Switch(
            "R-36",
            Text("“职业工种”如何计数", "What is one occupation?"),
            {
                "listed_entries": Text("所列职业或工种", "A distinct listed occupation or work type."),
                "classification_occupations": Text("职业分类中的职业", "An occupation of the classification."),
                "specialties": Text("专业", "A specialty."),
            },
            "M",
            "The text joins occupations and work types [T]; one winner named three only [V].",
            counting=True,
        ),
    ] = "listed_entries"
    cooperation_scope: Annotated[
        Literal["all_applicants", "colleges_only"],
        Switch(
            "R-37",
            Text(
                "校企合作是否适用于非院校", "Is school-enterprise cooperation asked of applicants that are no schools?"
            ),
            {
                "all_applicants": Text("适用，企业以与院校合作满足", "Yes; an enterprise meets it with a school."),
                "colleges_only": Text("仅院校", "No, of schools only."),
            },
            "M",
            "A similar call asks enterprises for partner schools [V].",
        ),
    ] = "all_applicants"
    project_outputs: Annotated[
        Literal["commitments", "facts_at_application", "ignored"],
        Switch(
            "R-38",
            Text("项目产出何时考核", "When are the outputs after one and two years tested?"),
            {
                "commitments": Text(
                    "申报时看承诺，建设后看实绩", "As promises at application, as facts at acceptance."
                ),
                "facts_at_application": Text("申报时即须达到", "As facts at application."),
                "ignored": Text("申报时不看", "Not at application."),
            },
            "H",
            "The text says after implementation [T]; the city assesses after one year and accepts after two [V-].",
        ),
    ] = "commitments"
    year_one_services: Annotated[
        Literal["all_required", "examples"],
        Switch(
            "R-42",
            Text("一年后的各项服务是否均须具备", "Are the services due after one year all required?"),
            {
                "all_required": Text("均须具备", "Yes, service, subsidised training, and teacher training each."),
                "examples": Text("仅为举例", "No, they are examples."),
            },
            "M",
            "The sentence lists them one after the other [T].",
        ),
    ] = "all_required"


class MunicipalReadings(ReadingSet):
    """Readings of section 四(一)2."""

    certificates: Annotated[
        Literal["either_certificate", "qualification_only"],
        Switch(
            "R-33",
            Text("市级“职业资格”是否含技能等级", "Do skill-level certificates count at municipal level?"),
            {
                "either_certificate": Text("含职业技能等级", "Yes, as at national level."),
                "qualification_only": Text("仅职业资格", "No, vocational qualifications only."),
            },
            "M",
            "Worker qualifications gave way to skill levels from 2020 on [V]; the sentence is older.",
            counting=True,
        ),
    ] = "either_certificate"
    specialty_count: Annotated[
        Literal["at_least_two", "two_to_three", "at_least_three", "at_most_three"],
        Switch(
            "R-43",
            Text("“2－3个”特色专业如何理解", "What does a range of two to three specialties ask for?"),
            {
                "at_least_two": Text("至少2个", "At least two."),
                "two_to_three": Text("2至3个", "Two or three."),
                "at_least_three": Text("至少3个", "At least three."),
                "at_most_three": Text("至多3个", "At most three."),
            },
            "M",
            "The parent range became a floor in 2022 [V-]; three caps the declared list of a dual applicant [T].",
        ),
    ] = "at_least_two"
    own_students: Annotated[
        Literal["not_counted", "counted"],
        Switch(
            "R-45",
            Text("年培训规模是否含本校学生", "Do an applicant's own students count as yearly trainees?"),
            {
                "not_counted": Text("不含", "No, only training for enterprises and society."),
                "counted": Text("含", "Yes."),
            },
            "M-H",
            "The training is for enterprises and society [T].",
            counting=True,
        ),
    ] = "not_counted"
    senior_share_base: Annotated[
        Literal["actual_scale", "required_scale"],
        Switch(
            "R-46",
            Text("20%以什么为基数", "Of what is the share at senior-worker level taken?"),
            {
                "actual_scale": Text("实际培训规模", "Of the actual yearly training."),
                "required_scale": Text("要求的最低规模", "Of the yearly training asked for."),
            },
            "H",
            "其中 refers to the scale [T].",
        ),
    ] = "actual_scale"
    teacher_student_ratio: Annotated[
        Literal["ceiling_upper", "band", "floor_lower", "ceiling_lower"],
        Switch(
            "R-48",
            Text("师生比1:20－1:22如何理解", "What does a ratio of 1:20 to 1:22 ask for?"),
            {
                "ceiling_upper": Text("每名教师至多22名学生", "At most 22 students for each teacher."),
                "band": Text("20至22名", "Between 20 and 22."),
                "floor_lower": Text("至少20名", "At least 20."),
                "ceiling_lower": Text("至多20名", "At most 20."),
            },
            "H",
            "Other rules write 'not below 1:20'; a band would fail every national-level applicant [V].",
        ),
    ] = "ceiling_upper"
    ratio_teachers: Annotated[
        Literal["all_heads", "full_time", "part_time_half"],
        Switch(
            "R-49",
            Text("师生比中的教师", "Which teachers count in the ratio?"),
            {
                "all_heads": Text("专兼职教师按人头", "Full- and part-time teachers, one head each."),
                "full_time": Text("仅专职教师", "Full-time teachers only."),
                "part_time_half": Text("兼职按一半", "Part-time teachers at one half."),
            },
            "M",
            "The sentence names full- and part-time teachers [T]; a real filing counts heads [V].",
        ),
    ] = "all_heads"
    ratio_students: Annotated[
        Literal["enrolled", "without_interns", "with_short_courses"],
        Switch(
            "R-49",
            Text("师生比中的学生", "Which students count in the ratio?"),
            {
                "enrolled": Text("在校学生", "Enrolled students."),
                "without_interns": Text("不含实习学生", "Without students on internship."),
                "with_short_courses": Text("另含短期学员", "With short-course trainees too."),
            },
            "M",
            "A real filing counts all enrolled students [V]; others leave interns out [V].",
        ),
    ] = "enrolled"
    ratio_without_students: Annotated[
        Literal["undetermined", "trainees_present", "not_applicable"],
        Switch(
            "R-50",
            Text("无学生的单位如何看师生比", "What of applicants without students?"),
            {
                "undetermined": Text("待定", "The ratio stays open."),
                "trainees_present": Text("以同期在训人数代替", "Trainees present at one time take their place."),
                "not_applicable": Text("不适用", "The ratio is not asked."),
            },
            "M-L",
            "The text is silent [I].",
        ),
    ] = "undetermined"
    printed_ratio: Annotated[
        Literal["may_be_truncated", "as_printed"],
        Switch(
            "R-51",
            Text("仅有印出的1:n时", "What does a printed ratio prove when the counts are absent?"),
            {
                "may_be_truncated": Text(
                    "可能截断，临界值待定", "The true figure may differ by less than one; at the limit it stays open."
                ),
                "as_printed": Text("按印出的数", "It is taken as printed."),
            },
            "M",
            "A real filing prints 18.41 as 1:18 [V], so a printed 1:22 may hide 22.9.",
        ),
    ] = "may_be_truncated"
    partner_mix: Annotated[
        Literal["any_mix", "one_of_each"],
        Switch(
            "R-52",
            Text("“大、中型企业”如何组合", "Must both large and medium enterprises be among the partners?"),
            {
                "any_mix": Text("任意组合", "No, any mix."),
                "one_of_each": Text("大型中型均须有", "Yes, at least one of each."),
            },
            "H",
            "The mark 、 lists alternatives [T].",
        ),
    ] = "any_mix"
    joint_majors_counted: Annotated[
        Literal["all_six_points", "points_spread", "any_point"],
        Switch(
            "R-53",
            Text("六项内容是否每个专业都要", "Must each of the majors cover all six points?"),
            {
                "all_six_points": Text("每个专业均须六项", "Yes."),
                "points_spread": Text("六项可分散于各专业", "The points may be spread over the majors."),
                "any_point": Text("任一项即可", "Any point will do."),
            },
            "M",
            "The sentence lists six objects of one verb for each major [T].",
            counting=True,
        ),
    ] = "all_six_points"
    expert_kinds: Annotated[
        Literal["any_kind", "each_kind"],
        Switch(
            "R-54",
            Text("聘请三类人员是否都要", "Must each of the three kinds of experts be hired?"),
            {
                "any_kind": Text("任一类即可", "No, one person of any kind."),
                "each_kind": Text("每类均须有", "Yes."),
            },
            "M",
            "The text joins the kinds loosely [T].",
        ),
    ] = "any_kind"


class PreferentialReadings(ReadingSet):
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
