"""Every word that is said about a table, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text
from skillbase_rules.wording.verdicts import STATUS

NEEDS_EXTRA = Text(
    "读取表格需要附加依赖 frames：pip install 'skillbase-rules[frames]'",
    "skillbase_rules.frames needs the extra frames: pip install 'skillbase-rules[frames]'",
)
TWO_COLUMNS = Text(
    "“{first}”和“{second}”两列都是 {fact}；请只留一列",
    "Columns {first} and {second} both hold {fact}; keep one of them.",
)
COLUMN = Text("列“{column}”{reason}", "Column {column} {reason}.")
WANTED: Mapping[str, Text] = MappingProxyType(
    {
        "count": Text("整数", "whole numbers"),
        "yes_no": Text("是或否", "yes or no"),
        "name": Text("文字", "text"),
    }
)
WRONG_TYPE = Text("的类型为 {type}；应为{wanted}", "is of type {type}; it must hold {wanted}")
WRONG_CELL: Mapping[str, Text] = MappingProxyType(
    {
        "count": Text("应为 0 至 10¹⁵ 的整数", "must be a whole number from 0 to 10¹⁵"),
        "yes_no": Text("应为是或否", "must be yes or no"),
        "name": Text("应为文字", "must be text"),
    }
)
NO_SUCH_VALUE = Text("应为下列之一：{values}", "must be one of: {values}")
NO_SUCH_FACT = Text("不是事实的名称，未读取", "is no fact and is not read")
PERHAPS = Text("不是事实的名称，未读取；是否应为 {names}？", "is no fact and is not read; perhaps {names}?")
TOO_FEW = Text("不足：{}", "too few: {}")
TOO_MANY = Text("超出：{}", "too many: {}")
NO_SUCH_COLUMN = Text(
    "没有“{column}”列；现有的列为 {columns}", "There is no column {column}; the columns are {columns}."
)
TAKEN_COLUMN = Text(
    "表中已有“{column}”列，与结果同名；请先改名或移走",
    "The table already has a column {column}, which a result is named; rename it or leave it out.",
)
LIMIT_TOO_LARGE = Text(
    "条款 {clause} 的数字 {limit} 过大；表格至多按 {largest} 比较",
    "Clause {clause} asks for {limit}; a table is compared with {largest} at most.",
)
NO_GROUPS = Text(
    "“{column}”列的类型为 {type}，不能用来分组；请用文字、数字或日期的列",
    "Column {column} is of type {type}, which makes no groups; name one of text, numbers or dates.",
)
NO_DAYS = Text(
    "“{column}”列的类型为 {type}；应为日期，或写作 2024-09-13、2024/9/13、2024年9月13日的文字",
    "Column {column} is of type {type}; it must hold days, or text such as 2024-09-13, 2024/9/13 or 2024年9月13日.",
)
LEAST_LACKING, MOST_LACKING = Text("差额", "lacking"), Text("差额上限", "lacking at most")
REASON = Text("理由", "reason")
RESULT_HEADERS: Mapping[str, Text] = MappingProxyType(
    {
        **{status.value: words for status, words in STATUS.items()},
        "refused": Text("不予判断", "refused"),
        "section": Text("章节", "section"),
        "clause": Text("条款", "clause"),
        "label": Text("内容", "subject"),
        "status": Text("结论", "status"),
        "observed": Text("实际", "observed"),
        "threshold": Text("要求", "required"),
        "shortfall": Text("差额", "lacking"),
        "shortfall_max": Text("差额上限", "lacking at most"),
        "missing": Text("缺少的事实", "facts missing"),
        "readings": Text("所涉解读", "readings"),
        "why": Text("差距与待补", "what is lacking"),
        "parameter": Text("数字", "number"),
        "value": Text("取值", "value"),
        "track": Text("类别", "track"),
        "satisfied__min": Text("已具备的倾斜情形", "preferential cases met"),
        "satisfied__max": Text("至多具备的倾斜情形", "preferential cases met at most"),
        "favoured": Text("同等条件下优先", "goes first among equals"),
        "row": Text("行", "row"),
        "reading": Text("解读", "reading"),
        "switch": Text("开关", "switch"),
        "choice": Text("改用的读法", "read as"),
        "before": Text("原结论", "before"),
        "after": Text("改用后", "after"),
        "turned": Text("改变的行数", "rows that turn"),
        "judged": Text("判断的行数", "rows judged"),
    }
)
"""How the columns of a table of results are headed, by their codes."""
ANYTHING = Text("任何条款", "anything")
COUNTED_ALREADY = Text(
    "{switch} 决定如何计数，而表中的数已经计好；请用 reading_sensitivity 问申报文件",
    "Reading {switch} says how records are counted, and those of a table are counted already; "
    "ask reading_sensitivity about the application.",
)
NOT_JUDGED = Text(
    "表中没有任何条款的结论；请给 check_frame 的结果（不带 language）",
    "The table has no verdict on any clause; give what check_frame returned, without a language.",
)
NOT_SWEPT = Text(
    "请给 threshold_sweep 的结果（不带 language）", "Give what threshold_sweep returned, without a language."
)
NOT_TURNED = Text(
    "请给 sensitivity_frame 计数的结果（不带 each 和 language）",
    "Give the counts that sensitivity_frame returned, without each and without a language.",
)
NO_ORDER = Text(
    "此类表格没有行序；请用 key= 指明标识各行的列",
    "A table of this kind has no order; name the column that identifies its rows with key=.",
)
NOTHING_TO_SWEEP = Text("values 与 tracks 都应至少有一项", "values and tracks must each name at least one.")
TOO_LARGE = Text("第 {row} 行的 {fact} 大于 10¹⁵", "Row {row} has a {fact} above 10¹⁵, the largest count of a table.")
ROW = Text("第 {row} 行（从 0 起）：{reason}", "Row {row} (from 0): {reason}.")
BOUNDS_CROSSED = Text("下限大于上限", "the lower bound is above the upper one")
OUTSIDE_BOUNDS = Text("与同一事实的上下限不符", "lies outside the bounds of the same fact")
ABOVE_CEILING = Text("{count} 至多为 {most}", "{count} can be {most} at most")
NOTHING_FITS = Text("没有哪个数能使 {fact} 与其他各数相符", "no number of {fact} fits the other counts")
PART_ABOVE_WHOLE = Text("{part} 不可能大于 {whole}", "{part} cannot exceed {whole}")
OVERLAP_IMPOSSIBLE = Text(
    "{first} 与 {second} 扣除兼具的 {both} 后多于 {within}",
    "{first} and {second}, less {both}, are more people than {within}",
)
QUOTIENT_IMPOSSIBLE = Text("{quotient} 与 {many}、{per} 之比不符", "{quotient} is not what {many} and {per} come to")
PRINTED_RATIO_IMPOSSIBLE = Text(
    "{printed} 与 {many}、{per} 不符；与实际比值相差应不足 1",
    "{printed} does not fit {many} and {per}; it must lie within one of the ratio of these counts",
)
NO_TABLE = Text(
    "{type} 不是表格；请给 pandas、Polars、PyArrow、DuckDB、Dask 或 PySpark 的表",
    "{type} is no table; give one of pandas, Polars, PyArrow, DuckDB, Dask or PySpark.",
)
NO_NUMBER = Text("{parameter} 不是数字，无法逐值测算。", "{parameter} is no number; there is nothing to sweep.")
HEADER_NO_TEXT = Text("列名应为文字；{header} 不是", "The headers of a table must be text; {header} is not.")
PATTERN_HEADER = Text(
    "Polars 把列名“{column}”读作若干列；请改名", "Polars takes the header {column} for several columns; rename it."
)
REPEATED_HEADER = Text("有两列都是“{column}”；请只留一列", "Two columns are headed {column}; keep one of them.")
NEEDS_LIBRARY = Text(
    "没有安装 {library}；请 pip install {library}，或用 backend= 选已安装的一种",
    "{library} is not installed: pip install {library}, or name one that is with backend=.",
)
