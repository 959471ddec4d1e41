"""The headers and answers of a table of candidates, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.engine.text import Text
from skillbase_rules.selection.pool import AwardClass, Category

CHOICES: Mapping[str, Text] = MappingProxyType(
    {
        Category.INTERNATIONAL.value: Text("国际合作类", "international cooperation"),
        Category.DIGITAL.value: Text("数字技能类", "digital skills"),
        Category.OTHER.value: Text("其他类", "others"),
        AwardClass.FUNDED.value: Text("资助补助类", "funded"),
        AwardClass.NAMED.value: Text("命名支持类", "named"),
    }
)
"""How categories and award classes are written; in Chinese 类 may be left out."""

NO_COLUMNS = Text(
    "“{name}”没有写明谁申报哪一级：请加一列“申报档次”（国家级）或“申报类别”（市级），排名写在“国家级专家排名”“市级专家排名”列",
    "{name} does not say who competes on which track: add a column “tier applied for” (national) or “category applied "
    "for” (municipal), and the ranks as “national place in the experts' order” and the like.",
)
SAME_COLUMN = Text("“{name}”有两列都是“{column}”；只留一列", "{name} has two columns {column}; keep one.")
WHICH_TRACK = Text(
    "“{name}”的“{column}”没有写明是哪一级；列名请写作“国家级{column}”或“市级{column}”",
    "{name}: the column {column} does not say of which track; call it “national {column}” or “municipal {column}”.",
)
