"""Item 1: management."""

from __future__ import annotations

from skillbase_rules.engine.criteria import Criterion, all_of, is_true
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("1", "condition", "national")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("1.a", "四项制度", "Four sets of rules").saying(
        "Written rules exist for training, finance, assets and risk", "培训、财务、资产、风险四方面都有成文的制度"
    ),
)


def management() -> Criterion:
    """Return item 1."""
    return all_of(
        "1",
        Text("管理制度", "Management"),
        is_true("1.a", "rules_training", "rules_finance", "rules_assets", "rules_risk"),
    )
