"""凉山州2025年高技能人才培训基地: the call of Liangshan prefecture in Sichuan."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.general import MissingReadings
from skillbase_rules.editions.liangshan_2025 import enterprises, schools
from skillbase_rules.engine.criteria import AllOf
from skillbase_rules.engine.edition import Content, Edition, Scope, Section
from skillbase_rules.engine.register import Clause, Rulebook, rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Counting, Facts

CLAUSES: Mapping[str, Clause] = MappingProxyType(
    {clause.id: clause for section in (schools, enterprises) for clause in section.CLAUSES}
)
"""The register: every condition that is known, list by list."""


# Pydantic takes fields from the last base first, so the lists stand in reverse order.
class Parameters(enterprises.EnterpriseParameters, schools.SchoolParameters):
    """Every number as one set; `Parameters()` is the call itself."""


class Readings(MissingReadings, enterprises.EnterpriseReadings, schools.SchoolReadings):
    """One choice for every reading; `Readings()` takes every recommended default."""


def write(p: Parameters, r: Readings) -> Content:
    """Return what the call says under these numbers and readings."""

    def book(root: AllOf) -> Rulebook:
        fails = r.missing_facts == "failed"
        return rulebook(root, CLAUSES, (Facts,), p, r, missing_fails=fails, missing_reading="R-09")

    return Content(
        sections=(
            Section("schools", book(schools.schools(p, r))),
            Section("enterprises", book(enterprises.enterprises(p, r))),
        ),
        rules=(Counting(training_year=r.training_year),),
    )


SCOPE = Scope(
    place=Text("四川省凉山州", "Liangshan prefecture, Sichuan"),
    level=Text("州级", "prefecture"),
    dates=Text("2025年；具体日期不详", "2025; the days are not known"),
    source=Text("通知的公开副本，仅取其条件", "a public copy of the call, of which the conditions were read"),
    not_covered=(
        Text("专家投票遴选（过半数，再按票数排序）", "the selection: experts vote, more than half, then by votes"),
        Text("两份条件以外的要求、名额、程序和经费", "whatever else is asked, places, procedure and money"),
        Text("院校和企业以外的单位", "applicants that are neither a school nor an enterprise"),
    ),
)

LIANGSHAN_2025 = Edition(
    notice="liangshan-2025",
    title=Text(
        "凉山州2025年高技能人才培训基地", "Liangshan prefecture 2025 call for high-skilled talent training bases"
    ),
    sheet=Facts,
    parameters=Parameters(),
    readings=Readings(),
    register=tuple(CLAUSES.values()),
    write=write,
    scope=SCOPE,
)
"""The call as issued, under the recommended readings."""
