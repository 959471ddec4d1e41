"""四(一)1(1): management, and a clean record."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.engine.criteria import Criterion, all_of, at_most, is_false, is_true
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("四(一)1(1)", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.1.a", "管理体系", "Management system", "R-08").saying(
        "Strong management and an efficient organisation", "管理有力，机构运转高效"
    ),
    HERE.clause("4.1.1.1.b", "培训财务制度", "Rules for training and finance").saying(
        "Written rules exist for training and for finance, among others", "培训、财务等方面有成文的制度"
    ),
    HERE.clause("4.1.1.1.c", "守法记录", "Record of lawfulness", "R-23").saying(
        "Obeys the law and has no record of violation", "守法经营，没有违法违规的记录"
    ),
    HERE.clause("4.1.1.1.d", "未受失信惩戒", "No dishonesty sanction").saying(
        "Has not been under joint punishment for dishonesty", "没有被列为失信联合惩戒对象"
    ),
)


class RecordReadings(GeneralReadings):
    """Readings of a clean record, on both tracks."""

    violation_window: Annotated[
        Literal["ever", "three_years", "serious_only"],
        switch("R-23", "M", "违法违规的时间和程度", "Which violations count?").because(
            "Literal text [T]; the national plan says three years [V-].",
            ever=("任何时间", "Any, at any time."),
            three_years=("近三年", "Those of the last three years."),
            serious_only=("仅严重违法违规", "Serious ones only."),
        ),
    ] = "ever"


def management(r: RecordReadings) -> Criterion:
    """Return 四(一)1(1)."""
    return all_of(
        "4.1.1.1",
        Text("管理能力", "Management"),
        evaluative(r, "4.1.1.1.a", "management_system_adequate"),
        is_true("4.1.1.1.b", "rules_training", "rules_finance"),
        lawful(r, "4.1.1.1.c"),
        is_false("4.1.1.1.d", "dishonesty_sanctioned"),
    )


def lawful(r: RecordReadings, clause: str) -> Criterion:
    """Return the clean record; which violations count is reading R-23."""
    if r.violation_window == "three_years":
        return at_most(clause, "violation_events_last_three_years", 0)
    if r.violation_window == "serious_only":
        return at_most(clause, "serious_violation_events", 0)
    return at_most(clause, "violation_events", 0)
