"""Section 六: the building period and funding."""

from __future__ import annotations

from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="6.1.a",
        source="六",
        label=Text("建设起算日", "Start of building"),
        summary="Building starts on the issue date of the approval document",
        kind="deadline",
        asked_of="selected",
        readings=("R-39", "R-81"),
    ),
    Clause(
        id="6.1.b",
        source="六",
        label=Text("建设周期", "Building period"),
        summary="Length of the building period",
        kind="deadline",
        asked_of="selected",
        readings=("R-80",),
    ),
    Clause(
        id="6.1.c",
        source="六",
        label=Text("国家级备案", "Filing with the ministries"),
        summary="National selections are reported to two ministries for review and filing",
        kind="procedure",
        track="national",
        asked_of="authority",
        readings=("R-78",),
    ),
    Clause(
        id="6.1.d",
        source="六",
        label=Text("国家级资金", "National money"),
        summary="National bases get money by tier",
        kind="funding",
        track="national",
        asked_of="selected",
        readings=("R-77",),
    ),
    Clause(
        id="6.1.e",
        source="六",
        label=Text("市级资金", "Municipal money"),
        summary="Municipal bases that pass get money under the rules",
        kind="funding",
        track="municipal",
        asked_of="selected",
        readings=("R-79",),
    ),
)
