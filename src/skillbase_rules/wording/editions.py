"""Every word that is said about an edition and about several beside each other, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

EDITIONS = Text("收录的通知", "Notices")
PLACE = Text("地区", "Place")
LEVEL = Text("级别", "Level")
DATES = Text("时间", "Dates")
SOURCE = Text("来源", "Source")
NOT_COVERED = Text("未涵盖", "Not covered")

ASKED = Text("各通知的要求", "What each notice asks for")
KIND = Text("种类", "Kind")
ABOUT = Text("事项", "Subject")
STANDINGS = Text("按各通知的结论", "By which notices")
NOTHING_LACKING = Text("条件均已符合", "every condition is met")
