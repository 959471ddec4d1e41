"""Every word that is said about a table, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.text import Text

TWO_COLUMNS = Text(
    "“{first}”和“{second}”两列都是 {fact}；请只留一列",
    "Columns {first} and {second} both hold {fact}; keep one of them.",
)
COLUMN = Text("列“{column}”{reason}", "Column {column} {reason}.")
WANTED: Mapping[str, Text] = MappingProxyType(
    {
        "count": Text("整数", "whole numbers"),
        "yes_no": Text("是或否（布尔值）", "yes or no (booleans)"),
        "name": Text("文字", "text"),
    }
)
WRONG_TYPE = Text("的类型为 {type}；应为{wanted}", "is of type {type}; it must hold {wanted}")
WRONG_CELL: Mapping[str, Text] = MappingProxyType(
    {
        "count": Text("应为 0 至 10¹⁵ 的整数", "must be a whole number from 0 to 10¹⁵"),
        "yes_no": Text("应为是或否（布尔值）", "must be true or false"),
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
NO_ORDER = Text(
    "此类表格没有行序；请用 key= 指明标识各行的列",
    "A table of this kind has no order; name the column that identifies its rows with key=.",
)
NOTHING_TO_SWEEP = Text("values 与 tracks 都应至少有一项", "values and tracks must each name at least one.")
TOO_LARGE = Text("第 {row} 行的 {fact} 大于 10¹⁵", "Row {row} has a {fact} above 10¹⁵, the largest count of a table.")
ROW = Text("第 {row} 行（从 0 起）：{reason}", "Row {row} (from 0): {reason}.")
BOUNDS_CROSSED = Text("下限大于上限", "the lower bound is above the upper one")
OUTSIDE_BOUNDS = Text("与同一事实的上下限不符", "lies outside the bounds of the same fact")
PART_ABOVE_WHOLE = Text("{part} 不可能大于 {whole}", "{part} cannot exceed {whole}")
OVERLAP_IMPOSSIBLE = Text(
    "{first} 与 {second} 扣除兼具的 {both} 后多于 {within}",
    "{first} and {second}, less {both}, are more people than {within}",
)
PRINTED_RATIO_IMPOSSIBLE = Text(
    "{printed} 与 {students}、{teachers} 不符；与实际师生比相差应不足 1",
    "{printed} does not fit {students} and {teachers}; it must lie within one of the ratio of these counts",
)


def filled(text: Text, **figures: object) -> Text:
    """Return a text with its figures filled in, in both languages."""
    in_zh = {name: value.zh if isinstance(value, Text) else value for name, value in figures.items()}
    in_en = {name: value.en if isinstance(value, Text) else value for name, value in figures.items()}
    return Text(text.zh.format(**in_zh), text.en.format(**in_en))
