"""The list for enterprises."""

from __future__ import annotations

from typing import Annotated

from skillbase_rules.editions.general import NumberReadings, YearReadings, count_at_least, share_at_least
from skillbase_rules.editions.liangshan_2025.applicants import ApplicantReadings, is_enterprise
from skillbase_rules.engine.criteria import AllOf, When, all_of, is_true, total
from skillbase_rules.engine.parameters import Number, ParameterSet, Percent, numbered
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text

HERE = Passage("企业条件", "condition", asked_of="enterprise")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("e.1", "年培训规模", "Yearly training", "L-02", "R-01", "R-04").saying(
        "An enterprise's yearly training in person-times", "企业一年培训的人次"
    ),
    HERE.clause("e.2", "高级工以上占比", "Share at senior-worker level", "L-02", "R-01", "R-02", "R-04").saying(
        "Share of that training at senior-worker level or above", "其中高级工以上的占比"
    ),
    HERE.clause("e.3", "高级工以上职工占比", "Staff at senior-worker level", "L-02", "R-01", "R-02").saying(
        "Staff at senior-worker level or above, as a share of all staff", "高级工以上职工在全体职工中的占比"
    ),
    HERE.clause("e.4", "师带徒制度", "Master-apprentice rules", "L-02").saying(
        "Rules for masters and apprentices are in force", "师带徒制度在执行"
    ),
    HERE.clause("e.5", "合作院校和企业", "Partner schools or firms", "L-02", "R-01").saying(
        "Partner schools or firms, together", "合作院校与合作企业合计数"
    ),
)


class EnterpriseParameters(ParameterSet):
    """The numbers of the list for enterprises."""

    enterprise_min_training: Annotated[
        Number, numbered("e.1", "企业年培训规模", "enterprises: yearly training", "person-times/year")
    ] = 300
    enterprise_min_senior_plus_share: Annotated[
        Percent, numbered("e.2", "企业高级工以上占比", "enterprises: share at senior-worker level or above", "percent")
    ] = 20
    enterprise_min_senior_staff_share: Annotated[
        Percent, numbered("e.3", "高级工以上职工占比", "enterprises: staff at senior-worker level", "percent")
    ] = 15
    enterprise_min_partners: Annotated[
        Number, numbered("e.5", "合作院校和企业数", "enterprises: partner schools or firms", "partners")
    ] = 3


# Pydantic takes fields from the last base first, so the bases stand in reverse order.
class EnterpriseReadings(YearReadings, NumberReadings, ApplicantReadings):
    """Readings of the list for enterprises."""


def enterprises(p: EnterpriseParameters, r: EnterpriseReadings) -> AllOf:
    """Return the list for enterprises, asked of enterprises alone (L-02)."""
    training, senior_plus = total("annual_training_person_times"), total("annual_senior_plus_person_times")
    senior_staff = total("staff_senior_plus")
    asked = (
        count_at_least(r, "e.1", training, p.enterprise_min_training),
        share_at_least(r, "e.2", senior_plus, training, p.enterprise_min_senior_plus_share),
        share_at_least(r, "e.3", senior_staff, total("staff"), p.enterprise_min_senior_staff_share),
        is_true("e.4", "master_apprentice_rules"),
        count_at_least(r, "e.5", "partner_schools_and_firms", p.enterprise_min_partners),
    )
    return all_of("e", Text("企业条件", "Conditions of enterprises"), *(When(is_enterprise(r), part) for part in asked))
