"""Every word that stands in a workbook or is said about one, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text

NEEDS_EXCEL = Text(
    "读写工作簿需要附加依赖 excel：pip install 'skillbase-rules[excel]'",
    "Workbooks need the extra excel: pip install 'skillbase-rules[excel]'",
)

# --- files ---------------------------------------------------------------------------------------------------------

NOT_A_TABLE = Text(
    "“{name}”不是表格；请给 Excel 工作簿（.xlsx）或 CSV 文件",
    "{name} is no table; give an Excel workbook (.xlsx) or CSV.",
)
OLD_EXCEL = Text(
    "“{name}”是旧版 Office 文件（如 .xls）；请在 Excel 中打开，另存为 .xlsx 后再读",
    "{name} is a file of old Office, such as .xls; open it in Excel, save it as .xlsx and read that.",
)
PASSWORD = Text(
    "“{name}”设有打开密码；请在 Excel 中取消密码，另存后再读",
    "{name} is protected by a password; take the password off in Excel, save it and read that.",
)
WORD = Text(
    "“{name}”是 Word 文档；请把表格粘贴到 Excel 中，存为 .xlsx 后再读",
    "{name} is a Word document; paste its table into Excel, save it as .xlsx and read that.",
)
PDF = Text(
    "“{name}”是 PDF；请用 Excel 填写模板，存为 .xlsx 后再读",
    "{name} is a PDF; fill in the template with Excel, save it as .xlsx and read that.",
)
WEB_PAGE = Text(
    "“{name}”其实是网页或 XML，不是工作簿；请在 Excel 中打开，另存为 .xlsx 后再读",
    "{name} is a web page or XML and no workbook; open it in Excel, save it as .xlsx and read that.",
)
OTHER_WORKBOOK = Text(
    "“{name}”是其他格式的工作簿（如 .xlsb、.ods）；请另存为 .xlsx 后再读",
    "{name} is a workbook of another kind, such as .xlsb or .ods; save it as .xlsx and read that.",
)
DAMAGED = Text(
    "“{name}”已损坏，或不是完整的 Excel 文件；请在 Excel 中打开，另存为 .xlsx 后再读",
    "{name} is damaged or no whole Excel file; open it in Excel, save it as .xlsx and read that.",
)
TOO_LARGE = Text(
    "“{name}”过大：单元格多于 2000 万个，或展开后大于 1 GiB；请删去多余的行列，或分成几个文件",
    "{name} is too large: more than 20 million cells, or above 1 GiB unpacked; delete idle rows or split it.",
)
NOT_TEXT = Text(
    "“{name}”不是文字文件，或编码无法辨认；请在 Excel 中另存为 .xlsx 或“CSV UTF-8”",
    "{name} is no text, or in an encoding that cannot be told; save it as .xlsx or as CSV in UTF-8.",
)
BROKEN_CSV = Text(
    "“{name}”不是完整的 CSV：有引号没有配对；请在 Excel 中另存为 .xlsx 后再读",
    "{name} is no whole CSV: a quotation mark is not closed; save it as .xlsx and read that.",
)

# --- sheets and headers --------------------------------------------------------------------------------------------

NO_HEADER = Text(
    "“{name}”中没有找到表头；应有一行写明列名，如“{first}”“{second}”",
    "{name} has no row of headers; one row must name the columns, such as {first} and {second}.",
)
TWO_TABLES = Text(
    "“{name}”中有几张工作表都像申报表：{sheets}；请只留一张，或指明读哪一张",
    "Several sheets of {name} look like tables of applicants: {sheets}; keep one of them, or name it.",
)
NO_SUCH_SHEET = Text("“{name}”中没有工作表“{sheet}”；现有：{sheets}", "{name} has no sheet {sheet}; it has {sheets}.")
OTHER_NOTICE = Text(
    "“{name}”是另一通知（{other}）的模板，不能按 {notice} 审核；请用本通知的模板",
    "{name} is the template of another notice ({other}) and not for {notice}; use the template of this one.",
)
OTHER_VERSION = Text(
    "“{name}”由版本不同的模板填写（{other}，现为 {version}）；请用现在的模板",
    "{name} was filled in on a template of another version ({other}; now {version}); use the present one.",
)
RESULTS_GIVEN = Text(
    "“{name}”是审核结果，不是申报表；请给填好的申报表", "{name} holds results; give the table that was filled in."
)
FORM_GIVEN = Text(
    "“{name}”是单个单位的申报表（竖表），不是汇总表；请用 read_form 读取",
    "{name} is the form of one applicant, not a table of many; read it with read_form.",
)
TABLE_GIVEN = Text(
    "“{name}”不是单个单位的申报表（竖表）；汇总表请用 read_table 读取",
    "{name} is not the form of one applicant; read a table of many with read_table.",
)
REPEATED_HEADER = Text("与 {first} 都是“{fact}”；请只留一列", "is {fact}, as {first} is; keep one of them")
REPEATED_OWN = Text("与 {first} 同名；自备的列也请各用一名", "has the same name as {first}; give every column its own")
HEADER_UNIT = Text(
    "表头的单位应为“{unit}”；请改正，或把该列改用自备的列名",
    "must be in {unit}; correct the header, or give the column a name of its own",
)

# --- notes on what was read ----------------------------------------------------------------------------------------

PERHAPS = Text(
    "不是通知所问，按自备的列保留；是否应为 {names}？", "is none of the facts and is kept as your own; {names}?"
)
TOTALS_ROW = Text("是合计行，不作申报单位", "is a row of totals and no applicant")
NUMBERS_ROW = Text("是栏次行，不作申报单位", "is a row of column numbers and no applicant")
HEADERS_AGAIN = Text("是重复的表头，不作申报单位", "is the header again and no applicant")
EXAMPLE_ROW = Text("是示例行，不作申报单位", "is an example and no applicant")
NOTHING_STATED = Text(
    "所在行没有申报单位，也没有所问的事实，未读取", "is in a row with no applicant and no fact; not read"
)
FOOTER_ROW = Text("是表尾说明，不作申报单位", "is a line below the table and no applicant")
NO_NAME = Text("没有填申报单位；该行已读取", "names no applicant; the row is read all the same")
HIDDEN_ROW = Text("所在行隐藏，也已读取", "stands in a hidden row and is read all the same")
HIDDEN_COLUMN = Text("所在列隐藏，也已读取", "stands in a hidden column and is read all the same")
HIDDEN_SHEET = Text("隐藏的工作表中有申报单位，没有读取", "is on a hidden sheet that holds applicants and is not read")
SAME_NAME = Text("与 {first} 的单位同名；两行都已读取", "names the same applicant as {first}; both rows are read")

# --- cells ---------------------------------------------------------------------------------------------------------

IN_COLUMN = Text("{cell} “{column}”{message}", "{cell} ({column}) {message}")
IN_CELL = Text("{cell} {message}", "{cell} {message}")
NOT_IN_MEMORY = Text(
    "{type} 还没有读入内存；请先读入（如 collect），再写结果",
    "{type} is not in memory yet; collect it before its results are written.",
)
AND_MORE = Text("……另有 {number} 处", "… and {number} more")
UNREADABLE = Text("填的是“{given}”；应为{wanted}", "holds “{given}”; it must be {wanted}")
ONE_OF = Text("下列之一：{offered}", "one of: {offered}")
WANTED: Mapping[str, Text] = MappingProxyType(
    {
        "count": Text("数量", "a count"),
        "yes_no": Text("是或否", "yes or no"),
        "name": Text("所列选项之一", "one of those listed"),
        "names": Text("所列选项中的几项，用顿号隔开", "some of those listed, with commas between"),
        "number": Text("整数", "a whole number"),
        "text": Text("文字", "text"),
    }
)
NOT_A_COUNT = Text(
    "填的是“{given}”，读不出数量；请填整数，或 2000以上、300以下、1500-2000",
    "holds “{given}”, which is no count; give a whole number, or ≥2000, ≤300 or 1500-2000",
)
CROSSED = Text("填的是“{given}”，下限大于上限", "holds “{given}”, whose lower end is above the upper one")
TOO_MANY = Text("填的是“{given}”，大于 10¹⁵", "holds “{given}”, which is above 10¹⁵")
ABOUT = Text(
    "填的是“{given}”，是约数，没有界限；请填准确的数，或 2000以上、1500-2000",
    "holds “{given}”, which has no bounds; give the number, or ≥2000 or 1500-2000",
)
SCALED = Text(
    "填的是“{given}”，可能是约数；请写全数字，如 12000",
    "holds “{given}”, which may be rounded; write the number in full, such as 12000",
)
PERCENTAGE = Text("填的是百分数“{given}”；这里要的是数量", "holds a percentage, “{given}”; a count is asked for")
NONE_OR_UNKNOWN = Text(
    "填的是“{given}”，可能是 0，也可能是不清楚；请填 0 或留空",
    "holds “{given}”, which may be 0 or not known; give 0 or leave it blank",
)
OTHER_UNIT = Text(
    "填的是“{given}”，单位不是“{unit}”；人和人次等不能互换",
    "holds “{given}”, which is not in {unit}; units are never converted",
)
DATE_NOT_COUNT = Text(
    "是日期 {given}（可能是 Excel 自动改的）；请填数量", "holds the date {given}, perhaps made by Excel; give a count"
)
NO_VALUE = Text(
    "是公式，但文件里没有存结果；请在 Excel 中打开并保存，或改填数值",
    "is a formula whose value is not stored; open the file in Excel and save it, or give the value",
)
ERROR_CELL = Text("是错误值 {given}；请改正公式或填数值", "shows the error {given}; mend the formula or give the value")
MERGED = Text("在合并单元格 {area} 中；请取消合并，每行各填各的", "is within the merged cells {area}; unmerge them")
REQUIRED = Text("没有填；此项必填", "is blank, but must be stated")
"""What is said of a blank cell without which a line says nothing."""

# --- words in a workbook -------------------------------------------------------------------------------------------

NONE = Text("无", "none")
APPLICANT_HEADERS = ("申报单位名称", "单位名称", "申报单位全称", "name of the applicant")
"""What people write above the names of the applicants besides the label itself."""
BODY_HEADERS = ("推荐单位名称", "推荐部门")
TOTALS = ("合计", "总计", "小计", "共计", "总和", "total", "sum")
FOOTERS = ("填表", "制表", "审核人", "负责人", "联系人", "注：", "注:", "备注：", "备注:", "说明：", "说明:")
EXAMPLE_MARK = "示例："
"""What the name of an applicant in an example begins with; such rows are not read."""
OTHER_READINGS = Text("仅其他解读使用", "asked for under other readings only")
WHO = Text("申报单位", "applicant")
TABLE_SHEET = Text("申报表", "Applicants")
EXAMPLE_SHEET = Text("示例", "Examples")
NOTES_SHEET = Text("填写说明", "Notes")
LIST_TITLE = Text("请从列表中选择", "Choose from the list")
CHOOSE = Text("请从列表中选择；不清楚的请留空。", "Choose from the list; leave blank what is not known.")
COUNT_HINT = Text(
    "单位：{unit}。填整数，或 2000以上、300以下、1500-2000；不清楚请留空。",
    "In {unit}: a whole number, or ≥2000, ≤300 or 1500-2000; blank if not known.",
)
NAMES_HINT = Text("可填几项，用顿号隔开：{offered}。没有请填“无”。", "Any of these, with commas between: {offered}.")
NOTES = (
    Text(
        "在“申报表”中每个申报单位填一行，从第 4 行起；“示例”表只供参考，不会读取。",
        "Fill in a row for each applicant on the first sheet, from row 4 on; the examples are never read.",
    ),
    Text("不清楚的留空：留空即未知，绝不算通过。", "Leave blank what is not known: unknown is never a pass."),
    Text(
        "数量填整数，也可写 2000以上、300以下、1500-2000、超过2000；约数没有界限，请不要填。",
        "A count is a whole number, or ≥2000, ≤300, 1500-2000 or >2000; about so many has no bounds.",
    ),
    Text("人和人次不能互换；单位写在列名下面。", "Persons are no person-times; the units stand below the headers."),
    Text(
        "可以加自己的列（如备注），可以移动列、改表名；请不要改列名，不要合并单元格。",
        "Columns of your own may be added, and columns moved; keep the headers, and merge no cells.",
    ),
    Text("本表不是官方表格；一切以通知原文为准。", "This is no official form; the notice itself prevails."),
)
NOTE_HEADINGS = (
    Text("列名", "header"),
    Text("英文名称", "label"),
    Text("字段", "name"),
    Text("单位或选项", "unit or values"),
    Text("条款", "clauses"),
    Text("含义", "meaning"),
)
EXAMPLES: tuple[Mapping[str, str | int], ...] = (
    MappingProxyType(
        {
            "applicant": f"{EXAMPLE_MARK}虚构技师学院",
            "body": "虚构江北人力社保局",
            "applicant_kind": "职业院校",
            "is_technical_college": "是",
            "management_system_adequate": "是",
            "rules_training": "是",
            "violation_events": 0,
            "annual_training_capacity": "5000以上",
            "teachers_full_time": 180,
            "teachers_part_time": "20-30",
            "integrated_teachers": 120,
            "students": 3200,
            "existing_base_level": "市级",
        }
    ),
    MappingProxyType(
        {
            "applicant": f"{EXAMPLE_MARK}虚构机械有限公司培训中心",
            "body": "虚构长寿人力社保局",
            "applicant_kind": "企业（行业）培训中心",
            "enterprise_based": "是",
            "annual_training_capacity": 2600,
            "skilled_workers": 410,
            "contract_workers": 950,
            "dispatched_workers": 40,
        }
    ),
)
"""Invented applicants that show how a table is filled in."""
ASKED_AFTER: Mapping[str, Text] = MappingProxyType(
    {"promise": Text("承诺", "promised"), "outcome": Text("批建后填写", "to be filled in after approval")}
)
"""What is said of topics that are no conditions of today."""
LISTS = Text("名册与清单（有则填，另见各表）", "lists, each on a sheet of its own")
FINER = Text("更细的数（只有个别解读需要）", "finer counts, which few readings need")
LISTED = Text("有（见“{sheet}”表）", "on its sheet")
LIST_MEANING = Text(
    "有名单就选“有”；没有就选“无”；不清楚留空。", "whether there is a list; whether it is complete is asked apart"
)
FORM_HINT = Text(
    "填“答案”一栏；不清楚的留空，留空即未知。教师、培训、职业等如有名册，填在后面各表。本表不是官方表格。",
    "Fill in the answers; leave blank what is not known. Rosters go onto the sheets behind. This is no official form.",
)
FORM_HEADINGS = (
    Text("问题", "question"),
    Text("答案", "answer"),
    Text("单位或选项", "unit or values"),
    Text("说明", "note"),
    Text("条款", "clauses"),
    Text("字段", "field"),
)
MUST = "*"
"""What marks a column of a list that no row may leave blank."""
AT_LEAST = Text("{}以上", "at least {}")
AT_MOST = Text("{}以下", "at most {}")
ENTRY = Text("姓名或编号", "name or number")
OWN_LINE = Text("是自备的行，没有读取", "is a line of your own and is not read")
LINE_TWICE = Text("在表中出现了两次；请只留一行", "stands twice in the form; keep one line")
NO_FORM_HEADER = Text(
    "“{name}”中没有找到“{answer}”和“{field}”两栏；请用模板填写，不要删除栏目",
    "{name} has no columns {answer} and {field}; fill in the template and keep its columns.",
)
NO_LIST_HEADER = Text("没有找到列名；请用模板填写，不要改列名", "has no row of headers; keep those of the template")
LIST_NOT_EMPTY = Text(
    "填的是“无”，而“{sheet}”表中有内容；请更正其一", "says none, but {sheet} has entries; correct one"
)
LIST_EMPTY = Text("填的是“有”，而“{sheet}”表是空的；请补填，或改为“无”", "says there is a list, but {sheet} is empty")

# --- results -------------------------------------------------------------------------------------------------------

VERDICT_SHEET = Text("结论", "Verdicts")
LACKING_SHEET = Text("差距", "Lacking")
PROBLEM_SHEET = Text("问题", "Problems")
BASIS_SHEET = Text("依据", "Basis")
NAME_HEADING = Text("申报单位", "Applicant")
BODY_HEADING = Text("推荐单位", "Recommending body")
ORIGIN_HEADING = Text("出处", "Where")
WHOLE = Text("总体", "Overall")
FAVOURED = Text("同等优先", "First among equals")
NOT_JUDGED = Text("未审", "not judged")
"""What stands for a verdict where a row could not be read or contradicts itself."""
LACKING_HEADINGS = (
    NAME_HEADING,
    ORIGIN_HEADING,
    Text("条款", "Clause"),
    Text("内容", "Subject"),
    Text("结论", "Status"),
    Text("至少差", "At least"),
    Text("至多差", "At most"),
    Text("缘由", "Why"),
)
LACKING_CUT = Text("只列前 {} 条；其余见“结论”表。", "The first {} lines alone; see the verdicts for the rest.")
PROBLEM_HEADINGS = (ORIGIN_HEADING, NAME_HEADING, Text("列", "Column"), Text("性质", "Kind"), Text("说明", "What"))
PROBLEM = Text("问题", "problem")
NOTE = Text("提示", "note")
NO_PROBLEMS = Text("没有问题", "nothing is wrong")
CONTRADICTS = Text("所填不能成立：", "cannot be: ")
NOTICE = Text("通知", "Notice")
EDITION = Text("版本标识", "Edition")
VERSION = Text("程序版本", "Version")
DEPARTURES = Text("解读和数字", "Readings and numbers")
AS_ISSUED = Text("按通知原文和默认解读", "As issued, under the default readings")
SOURCE = Text("来源文件", "File")
RECEIPT = Text("文件校验", "Receipt")
APPLICANTS = Text("申报单位数", "Applicants")
RESULT_NOTES = (
    Text(
        "“待定”是缺事实或须由专家判断，绝不等于符合。", "Unknown lacks facts or is left to experts; it is never a pass."
    ),
    Text(
        "“未审”的行有读不出或互相矛盾的内容，见“问题”表。", "Rows that are not judged are told of under the problems."
    ),
    Text("本表不是官方文件；一切以通知原文为准。", "This is no official document; the notice itself prevails."),
)
TOO_MANY_APPLICANTS = Text(
    "共有 {number} 个申报单位，每单位一表最多 {most} 个；请分批，或不要每单位一表",
    "There are {number} applicants, and at most {most} can have a sheet each; split them, or ask for no such sheets.",
)
TYPES_DIFFER = Text(
    "几个文件中同名的列类型不同：{reason}", "Columns of one name differ in type between files: {reason}"
)
DAMAGED_PARQUET = Text("“{name}”不是完整的 Parquet 文件", "{name} is no whole Parquet file.")
ROW_OF = Text("{name} 第 {row} 行", "{name}, row {row}")
TOLD = Text("{where}：{message}", "{where}: {message}")
