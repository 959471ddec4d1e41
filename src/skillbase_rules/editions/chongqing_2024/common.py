"""What touches clauses of every kind: readings of the notice as a whole, and evaluative words under them."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.general import (
    CapacityReadings,
    MissingReadings,
    NumberReadings,
    UnitReadings,
    YearReadings,
)
from skillbase_rules.engine.criteria import Criterion, Holds, Waived
from skillbase_rules.engine.readings import ReadingSet, switch


class WordReadings(ReadingSet):
    """Readings of what the notice cites, and of its evaluative words."""

    parent_rules: Annotated[
        Literal["notice_is_exhaustive", "parent_rules_on_top"],
        switch(
            "R-06", "M-H", "所引办法的条件是否叠加", "Do the conditions of the cited parent rules apply on top?"
        ).because(
            "The notice restates conditions, is later and specific [T]; the parent texts are not public in full.",
            notice_is_exhaustive=("以通知所列条件为准", "The notice's own conditions are all."),
            parent_rules_on_top=("另须符合上位办法", "The parent rules must be met too."),
        ),
    ] = "notice_is_exhaustive"
    evaluative_words: Annotated[
        Literal["experts_judge", "ignored", "declaration_required"],
        switch("R-08", "H", "评价性措辞由谁判断", "Who decides evaluative words such as 'strong' or 'stable'?").because(
            "Such words cannot be decided from numbers [I].",
            experts_judge=("专家判断，已申明的以申明为准", "Experts; a declared value is taken as given."),
            ignored=("不作为条件", "Nobody; they ask for nothing."),
            declaration_required=("须明确申明", "The file must declare them."),
        ),
    ] = "experts_judge"


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class GeneralReadings(MissingReadings, WordReadings, CapacityReadings, YearReadings, UnitReadings, NumberReadings):
    """Readings that touch clauses of every kind."""


def evaluative(r: GeneralReadings, clause: str, fact: str) -> Criterion:
    """Return a criterion for evaluative words: experts judge unless the file declares (R-08)."""
    words = Holds(clause, (fact,), judgement=True, undeclared_fails=r.evaluative_words == "declaration_required")
    return Waived(words) if r.evaluative_words == "ignored" else words
