"""Every word that is said about input that cannot be used, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text

WHOLE_FILE = Text("整份文件", "whole file")

NO_SUCH_CHOICE = Text("{name} 没有“{given}”；可选 {known}", "There is no {name} {given}; the choices are {known}.")
ONE_OF = Text("应为下列之一：{values}", "must be one of: {values}")

STANDARD: Mapping[str, Text] = MappingProxyType(
    {
        "missing": Text("缺少此项", "is required"),
        "extra_forbidden": Text("没有此字段", "is not a known field"),
        "invalid_key": Text("字段名应为文字", "the name of a field must be text"),
        "model_type": Text("应为对象（花括号括起）", "must be an object in braces"),
        "model_attributes_type": Text("应为对象（花括号括起）", "must be an object in braces"),
        "dict_type": Text("应为对象（花括号括起）", "must be an object in braces"),
        "tuple_type": Text("应为列表（方括号括起）", "must be a list in square brackets"),
        "list_type": Text("应为列表（方括号括起）", "must be a list in square brackets"),
        "frozen_set_type": Text("应为列表（方括号括起）", "must be a list in square brackets"),
        "set_type": Text("应为列表（方括号括起）", "must be a list in square brackets"),
        "too_short": Text("至少应有 {min_length} 项", "must have at least {min_length} items"),
        "too_long": Text("至多可有 {max_length} 项", "must have at most {max_length} items"),
        "string_type": Text("应为文字", "must be text"),
        "string_unicode": Text("含有不完整的字符", "contains half a character"),
        "string_too_short": Text("至少应有 {min_length} 个字", "must have at least {min_length} character(s)"),
        "string_too_long": Text("至多可有 {max_length} 个字", "must have at most {max_length} characters"),
        "string_pattern_mismatch": Text("格式应为 {pattern}", "must have the form {pattern}"),
        "int_type": Text("应为整数", "must be a whole number"),
        "int_parsing": Text("应为整数", "must be a whole number"),
        "int_from_float": Text("应为整数", "must be a whole number"),
        "bool_type": Text("应为 true 或 false", "must be true or false"),
        "bool_parsing": Text("应为 true 或 false", "must be true or false"),
        "greater_than": Text("应大于 {gt}", "must be greater than {gt}"),
        "greater_than_equal": Text("不得小于 {ge}", "must not be less than {ge}"),
        "less_than": Text("应小于 {lt}", "must be less than {lt}"),
        "less_than_equal": Text("不得大于 {le}", "must not be greater than {le}"),
        "date_type": Text("应为日期，如 2024-07-17", "must be a date such as 2024-07-17"),
        "date_parsing": Text("应为日期，如 2024-07-17", "must be a date such as 2024-07-17"),
        "date_from_datetime_parsing": Text("应为日期，如 2024-07-17", "must be a date such as 2024-07-17"),
        "date_from_datetime_inexact": Text("应为不带时刻的日期", "must be a date without a time"),
        "datetime_type": Text(
            "应为时刻，如 2024-07-17T18:00:00+08:00", "must be a time such as 2024-07-17T18:00:00+08:00"
        ),
        "datetime_parsing": Text(
            "应为时刻，如 2024-07-17T18:00:00+08:00", "must be a time such as 2024-07-17T18:00:00+08:00"
        ),
        "datetime_from_date_parsing": Text(
            "应为时刻，如 2024-07-17T18:00:00+08:00", "must be a time such as 2024-07-17T18:00:00+08:00"
        ),
        "timezone_aware": Text("时刻应注明时区，如 +08:00", "must state its time zone, such as +08:00"),
    }
)
"""What pydantic's own errors say, by their type; the figures named in braces are the error's own."""

OWN: Mapping[str, str] = MappingProxyType(
    {
        "count_negative": "{given} 是负数；数量不得小于 0",
        "quantity_type": "{given} 不是数量；请填整数、null，或含 at_least、at_most 的对象",
        "count_too_large": "数量最大为 {most}；更大的一端请留空",
        "count_above_ceiling": "{count} 过大；至多为 {most}",
        "bounds_crossed": "下限 at_least（{low}）大于上限 at_most（{high}）",
        "part_above_whole": "{part} 不可能大于 {whole}",
        "overlap_impossible": "{first} 与 {second} 中两者兼具的为 {both}，合计多于 {within}",
        "base_without_level": "已建基地应有级别：national、municipal 或 district，不能是 none",
        "name_without_letters": "名称应有文字或数字；没有则填 null",
        "repeated_name": "{field} 中 {repeated} 重复；每项只列一次",
        "reference_year_missing": "缺少 reference_year；{field} 按年度列出，请注明数据所属年度",
        "statements_disagree": "{total} 填报为 {stated}，而 {lists} 显示为 {counted}；请更正其一，或只填一处",
        "years_disagree": "{fact} 在 training_totals、training 和 published 中各年度的数互相矛盾；请更正其一",
        "not_a_count": "没有名为 {given} 的数量；请填本文件中的数量名，如 teachers",
        "years_crossed": "last_year（{last}）须与不晚于它的 year 同填",
        "not_added_over_years": "{given} 不是可按年相加的培训量；请不填 last_year",
        "range_crossed": "{low} 不得大于 {high}",
        "percentage_type": "{given} 不是百分比；请填 40、40.5 这样的数，或 100/3 这样的分数",
        "percentage_range": "应大于 0 且不超过 100，而不是 {given}",
        "percentage_too_fine": "{given} 精细到百万分之一个百分点以下；请减少小数位数",
        "printed_ratio_impossible": "{printed} 与 {many}、{per} 不符；与这些数的实际之比相差应不足 1",
        "printed_figure": "{given} 不是这样的数；请写成 {example}",
        "quotient_impossible": "{quotient} 与 {many}、{per} 之比不符",
        "places_do_not_add_up": "{total} 为 {stated}，而 {parts} 合计为 {added}；请一并改动",
        "moment_as_number": "应为时刻，如 2024-07-17T18:00:00+08:00",
        "moment_out_of_years": "应为公元 1 至 9999 年的时刻",
        "recommended_without": "已填 recommended_at（{moment}），而 recommended 为 false；请更正其一",
        "recommended_before_filed": "recommended_at（{recommended}）早于 filed_at（{filed}）；申报之后才能推荐",
        "schedule": "{name} 中有 {given}，与日历不符",
        "case_repeated": "met_cases 与 open_cases 中同一情形重复；每项只列一次",
        "favoured_contradicts_cases": "favoured 为 {favoured}，而所列情形得出 {derived}；请更正或不填 favoured",
        "rank_and_score": "expert_rank 与 expert_score 同时给出；只填用于排序的一项",
        "no_track": "候选单位 {id} 未列任何类别；请填 national、municipal 或两者",
        "repeated_candidate": "candidates 中 {repeated} 重复；每个单位只列一次，兼报的两类写在一起",
        "open_cases_alone": "只有 open_cases 而无 met_cases；请两者都填，met_cases 可为空",
        "ranks_and_scores": "{track} 类别中 {ranked} 填 expert_rank 而 {scored} 填 expert_score；同一类别只用一种",
        "contest_of_several_kinds": "竞争 {id} 的各类名额类别或对象不同；同一排序只分配同一种名额",
        "ambiguous_contests": "{ambiguous} 有同一等级的多个竞争；每个单位在一个类别中只参加一个竞争",
        "national_not_first": "国家级竞争排在市级之后；应先定国家级",
        "no_cases": "cases 中没有案例；请至少写一个",
        "one_subject": "facts 与 application 应填且只填其一",
        "repeated_id": "contests 中 {repeated} 重复；每个竞争和每类名额各用一个标识",
    }
)
"""The Chinese wording of the errors that this library raises itself; their English wording stands where they are."""

OTHER = Text("不符合要求：{message}", "{message}")

FILE = Text("{name}: {reason}", "{name}: {reason}")
NO_SUCH_FILE = Text("没有此文件", "no such file")
IS_A_FOLDER = Text("这是文件夹，不是文件", "this is a folder, not a file")
NOT_ALLOWED = Text("没有读取此文件的权限", "this file may not be read")
UNREADABLE = Text("无法读取：{reason}", "cannot be read: {reason}")
FILE_UNWRITABLE = Text("无法写入：{reason}", "cannot be written: {reason}")
UNWRITABLE = Text("无法写出结果：{reason}", "the result cannot be written: {reason}")
NOT_UTF8 = Text("不是 UTF-8 编码；请另存为 UTF-8", "is not UTF-8; save it as UTF-8")
NOT_JSON = Text(
    "第 {line} 行第 {column} 列不是有效的 JSON", "is not valid JSON at line {line}, column {column}: {reason}"
)
TOO_DEEP = Text("嵌套层数过多", "is nested too deeply")
REPEATED_KEY = Text("同一对象中重复出现", "is given more than once in one object")
NOT_A_NUMBER = Text("{given} 不是可用的数", "{given} is not a usable number")
NUMBER_TOO_LONG = Text("整数超过 {limit} 位", "has more than {limit} digits")

NOT_A_YEAR = Text("应为四位数的年份", "must be a year of four digits")
OTHER_YEAR = Text("文件为 {year} 年的安排", "the file holds the schedule of {year}")
NO_SCHEDULE_FILE = Text(
    "应为 .csv、.json（holiday-cn）或 .txt（通知原文）文件",
    "must be a .csv file, a .json file of holiday-cn, or a .txt file of the notice",
)
EITHER_START = Text(
    "请给出 START、--last-day、--decision 三者之一；--end 只与 START 同用",
    "give one of START, --last-day and --decision; --end goes with START only",
)

NOT_AN_ASSIGNMENT = Text("“{given}”应写成 {form}", "“{given}” must have the form {form}")
GIVEN_TWICE = Text("重复给出", "is given more than once")
"""What is said of an option that may be given once for each name."""

NOTHING_TO_PROVE = Text(
    "没有可证之事：请给出申报文件，或 --meets、--fails、--fails-alone、--on-threshold，"
    "或以 --reading、--set-parameter 改动规则，或以 --with 与另一通知相比",
    "nothing to prove: give an application, or --meets, --fails, --fails-alone or --on-threshold, or change the rules "
    "by --reading or --set-parameter to set them against the notice, or name another notice by --with",
)
NEEDS_TWO_RULES = Text(
    "须以 --with 给出另一通知，或以 --reading、--set-parameter 改动规则",
    "needs another notice (--with) or changed rules (--reading, --set-parameter) beside the notice",
)
NEEDS_A_FILE = Text("须同时给出申报文件", "needs an application file beside it")
NOT_WITH_A_FILE = Text("不能与申报文件同时使用", "cannot be used beside an application file")
NEEDS_A_GOAL = Text("须同时给出 --goal", "needs --goal beside it")
WHOLE_NUMBER = Text("应为不小于 0 的整数", "must be a whole number, 0 or more")
