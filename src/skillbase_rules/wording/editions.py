"""Every word that is said about an edition and about several beside each other, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

EDITIONS = Text("收录的通知", "Notices")
PLACE = Text("地区", "Place")
LEVEL = Text("级别", "Level")
DATES = Text("时间", "Dates")
SOURCE = Text("来源", "Source")
NOT_COVERED = Text("未涵盖", "Not covered")
