"""人社厅发〔2013〕52号: the conditions of a national base, as Shenzhen's call of 2020 restates them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skillbase_rules.editions.general import MissingReadings
from skillbase_rules.editions.national_2013 import capacity, cooperation, gate, management, teachers
from skillbase_rules.engine.criteria import all_of
from skillbase_rules.engine.edition import Content, Edition, Scope, Section
from skillbase_rules.engine.register import Clause, rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.sheet import Counting, Facts

CLAUSES: Mapping[str, Clause] = MappingProxyType(
    {clause.id: clause for section in (management, capacity, teachers, cooperation, gate) for clause in section.CLAUSES}
)
"""The register: every condition that is known, in the order of the items."""


# Pydantic takes fields from the last base first, so the items stand in reverse order.
class Parameters(
    gate.GateParameters,
    cooperation.CooperationParameters,
    teachers.TeacherParameters,
    capacity.TrainingParameters,
):
    """Every number as one set; `Parameters()` is the text itself."""


class Readings(
    MissingReadings,
    cooperation.CooperationReadings,
    teachers.TeacherReadings,
    capacity.TrainingReadings,
):
    """One choice for every reading; `Readings()` takes every recommended default."""


def write(p: Parameters, r: Readings) -> Content:
    """Return what the text says under these numbers and readings."""
    root = all_of(
        "national",
        Text("国家级基地条件", "Conditions of a national base"),
        management.management(),
        capacity.training(p, r),
        teachers.teachers(p, r),
        cooperation.cooperation(p, r),
        gate.gate(p),
    )
    fails = r.missing_facts == "failed"
    book = rulebook(root, CLAUSES, (Facts,), p, r, missing_fails=fails, missing_reading="R-09")
    return Content(sections=(Section("national", book),), rules=(counting(r),))


def counting(r: Readings) -> Counting:
    """Return how a file's records are counted."""
    return Counting(
        senior_teachers_counted=r.senior_teachers_counted,
        titles_above=r.titles_above,
        certificates=r.certificates,
        training_year=r.training_year,
    )


SCOPE = Scope(
    place=Text("全国", "all of China"),
    level=Text("国家级", "national"),
    dates=Text(
        "2013年印发；2020年深圳市据此组织申报；施行起止日不详",
        "issued in 2013; Shenzhen still called by it in 2020; the days it was in force are not known",
    ),
    source=Text(
        "深圳市2020年通知对其条件的逐条转述（公开副本），未见2013年原文",
        "Shenzhen's call of 2020, which restates the conditions item by item (a public copy); not the text of 2013",
    ),
    not_covered=(
        Text("原文措辞及转述以外的条件", "the wording of 2013, and whatever was not restated"),
        Text("申报主体、名额、程序和经费", "who may apply in general, places, procedure and money"),
        Text("每轮一个技能大师工作室的限制", "the limit of one master studio in a round"),
    ),
)

NATIONAL_2013 = Edition(
    notice="national-2013",
    title=Text(
        "全国高技能人才培训基地建设条件（2013年，据深圳市2020年通知）",
        "National base conditions of 2013, as restated by Shenzhen in 2020",
    ),
    sheet=Facts,
    parameters=Parameters(),
    readings=Readings(),
    register=tuple(CLAUSES.values()),
    write=write,
    scope=SCOPE,
)
"""The conditions as restated, under the recommended readings."""
