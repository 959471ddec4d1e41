"""四(一)2(1): management, and a clean record."""

from __future__ import annotations

from skillbase_rules.editions.chongqing_2024.common import evaluative
from skillbase_rules.editions.chongqing_2024.national.management import RecordReadings, lawful
from skillbase_rules.engine.criteria import Criterion, all_of, is_true
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("四(一)2(1)", "condition", "municipal")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.2.1.a", "管理体系", "Management system", "R-08").saying(
        "Strong management and an efficient organisation", "管理有力，机构运转高效"
    ),
    HERE.clause("4.1.2.1.b", "四项制度", "Four sets of rules").saying(
        "Written rules exist for training, finance, assets and risk", "培训、财务、资产、风险四方面都有成文的制度"
    ),
    HERE.clause("4.1.2.1.c", "守法记录", "Record of lawfulness", "R-23").saying(
        "Obeys the law and has no record of violation", "守法经营，没有违法违规的记录"
    ),
)


def management(r: RecordReadings) -> Criterion:
    """Return 四(一)2(1)."""
    return all_of(
        "4.1.2.1",
        Text("管理能力", "Management"),
        evaluative(r, "4.1.2.1.a", "management_system_adequate"),
        is_true("4.1.2.1.b", "rules_training", "rules_finance", "rules_assets", "rules_risk"),
        lawful(r, "4.1.2.1.c"),
    )
