"""Section 六: the building period and funding."""

from __future__ import annotations

from typing import Annotated

from skillbase_rules.engine.parameters import Number, ParameterSet, numbered
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.rules import StepRule

_SIX = Passage("六", "deadline", asked_of="selected")
_PERIOD = ("build_period", "procedure_timeline")


class BuildingParameters(ParameterSet):
    """The number of 六."""

    build_years: Annotated[Number, numbered("6.1.b", "建设周期", "building period", "years")] = 2


CLAUSES: tuple[Clause, ...] = (
    _SIX.clause("6.1.a", "建设起算日", "Start of building", "R-39", "R-81", answered_by=_PERIOD).saying(
        "Building starts on the issue date of the approval document", "建设期从批准文件印发之日算起"
    ),
    _SIX.clause("6.1.b", "建设周期", "Building period", "R-80", answered_by=_PERIOD).saying(
        "Length of the building period", "建设期的长度"
    ),
    Passage("六", "procedure", "national", "authority")
    .clause("6.1.c", "国家级备案", "Filing with the ministries", "R-78")
    .saying(
        "National selections are reported to two ministries for review and filing", "国家级入选名单报两部委审核备案"
    )
    .left_to("authorities"),
    Passage("六", "funding", "national", "selected")
    .clause("6.1.d", "国家级资金", "National money", "R-77")
    .saying("National bases get money by tier", "国家级基地按档次给予资金")
    .left_to("authorities"),
    Passage("六", "funding", "municipal", "selected")
    .clause("6.1.e", "市级资金", "Municipal money", "R-79")
    .saying("Municipal bases that pass get money under the rules", "市级基地验收合格的，按规定给予资金")
    .left_to("authorities"),
)


def building_steps() -> tuple[StepRule, ...]:
    """Return the dates of 六 and those on which outputs fall due (4.1.1.5)."""
    return (
        StepRule("build_start", Text("批建文件印发，开始建设", "Approval issued, building starts"), ("6.1.a",)),
        StepRule(
            "one_year_mark",
            Text("建设满一年，第一年产出到期", "One year of building, outputs of year one due"),
            ("4.1.1.5.a", "4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d"),
        ),
        StepRule(
            "build_end",
            Text("筹建期满，两年产出到期", "End of building, outputs of year two due"),
            ("6.1.b", "4.1.1.5.e", "4.1.1.5.f"),
        ),
    )
