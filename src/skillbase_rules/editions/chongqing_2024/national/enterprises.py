"""四(一)1(2), second part: what is asked of applicants built on an enterprise."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings, evaluative
from skillbase_rules.editions.general import share_at_least
from skillbase_rules.engine.criteria import Criterion, OneOf, When, all_of, any_of, is_true, total
from skillbase_rules.engine.parameters import ParameterSet, Percent, numbered
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import ApplicantKind, CentreOf
from skillbase_rules.facts.shares import SKILLED
from skillbase_rules.facts.sheet import SkilledWorkerLevel

HERE = Passage("四(一)1(2)", "condition", "national", asked_of="enterprise_based")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.1.1.2.e", "职工培训制度", "Staff training system", "R-08", "R-26").saying(
        "Enterprise-based applicant has a complete staff training system", "依托企业的，职工培训制度要健全"
    ),
    HERE.clause("4.1.1.2.f", "教育经费足额", "Staff education fund", "R-25", "R-26", "R-29").saying(
        "Enterprise-based applicant sets aside and uses the staff education fund in full for skill training",
        "依托企业的，职工教育经费足额提取并用于技能培训",
    ),
    HERE.clause(
        "4.1.1.2.g", "技能人才占比", "Share of skilled workers", "R-01", "R-02", "R-24", "R-25", "R-26", "R-27", "R-28"
    ).saying(
        "Skilled workers as a share of all labour use including dispatched workers",
        "依托企业的，技能人才在全部用工（含劳务派遣）中的占比",
    ),
)

_NO_COLLEGE = OneOf(
    "", "applicant_kind", tuple(kind.value for kind in ApplicantKind if kind is not ApplicantKind.VOCATIONAL_COLLEGE)
)


class EnterpriseParameters(ParameterSet):
    """The number of 四(一)1(2), second part."""

    national_min_skilled_share: Annotated[
        Percent, numbered("4.1.1.2.g", "国家级技能人才占比", "national: share of skilled workers", "percent")
    ] = 40


class EnterpriseReadings(GeneralReadings):
    """Readings of the enterprise limbs, on both tracks."""

    skilled_share_scope: Annotated[
        Literal["enterprise_applicants", "every_applicant", "all_but_schools"],
        switch("R-24", "M", "技能人才占比适用于谁", "Who must show the share of skilled workers?").because(
            "The national limb stands under the enterprise condition; the municipal base is labour use [T].",
            enterprise_applicants=("依托企业的申报单位", "Enterprise-based applicants; others are not asked."),
            every_applicant=("全部申报单位", "Every applicant."),
            all_but_schools=("院校以外的申报单位", "Every applicant but vocational colleges."),
        ),
    ] = "enterprise_applicants"
    enterprise_limbs: Annotated[
        Literal["system_fund_and_share", "system_only"],
        switch("R-25", "H", "“依托企业建设的”管到哪里", "How far does the enterprise condition reach?").because(
            "The limbs follow one 须 up to the full stop [T].",
            system_fund_and_share=("制度、经费、占比三项", "Training system, fund and share."),
            system_only=("仅培训制度", "Training system only; fund and share are asked of all."),
        ),
    ] = "system_fund_and_share"
    enterprise_based_scope: Annotated[
        Literal["enterprises", "with_owned_schools", "with_industry_centres"],
        switch("R-26", "M-L", "谁是“依托企业建设”", "Who is enterprise-based?").because(
            "Chongqing has enterprise-owned colleges [V-], so the wider reading matters.",
            enterprises=("企业、企业培训中心或自行申明者", "An enterprise, its training centre, or who declares it."),
            with_owned_schools=("另含企业举办的院校", "Also a school that an enterprise owns."),
            with_industry_centres=("另含行业培训中心", "Also an industry's training centre."),
        ),
    ] = "enterprises"
    skilled_worker_level: Annotated[
        SkilledWorkerLevel,
        switch("R-27", "M", "技能人才从哪一级算起", "From which level on is a worker skilled?", counting=True).because(
            "The text says high-skilled where it means senior workers [T]; definitions [V-].",
            junior_and_above=("初级工及以上", "Junior worker and above."),
            senior_and_above=("高级工及以上", "Senior worker and above."),
            any_skilled_post=("技能岗位即可", "Anyone in a skilled post."),
        ),
    ] = "junior_and_above"
    workforce_base: Annotated[
        Literal["contract_and_dispatched", "dispatched_in_base_only", "with_interns_and_outsourced"],
        switch("R-28", "M-H", "用工总量的口径", "What is the labour use?").because(
            "The dispatch rules define labour use as contract plus dispatched workers [V].",
            contract_and_dispatched=("合同工加劳务派遣，分子同口径", "Contract and dispatched workers on both sides."),
            dispatched_in_base_only=("派遣仅计入分母", "Dispatched workers only in the base."),
            with_interns_and_outsourced=("另含实习和外包", "Interns and outsourced workers in the base too."),
        ),
    ] = "contract_and_dispatched"


def enterprise_limbs(p: EnterpriseParameters, r: EnterpriseReadings) -> tuple[Criterion, ...]:
    """Return the training system, the fund and the share; how far the enterprise condition reaches is R-25."""
    fund = is_true("4.1.1.2.f", "education_fund_full")
    asked_of_all = r.enterprise_limbs == "system_only"
    return (
        When(enterprise_based(r), evaluative(r, "4.1.1.2.e", "enterprise_training_system")),
        fund if asked_of_all else When(enterprise_based(r), fund),
        skilled_share(r, "4.1.1.2.g", p.national_min_skilled_share, asked_of_all=asked_of_all),
    )


def enterprise_based(r: EnterpriseReadings) -> Criterion:
    """Return the condition that the applicant is built on an enterprise (R-26)."""
    centre = OneOf("", "applicant_kind", (ApplicantKind.TRAINING_CENTRE.value,))
    backers = [CentreOf.ENTERPRISE.value]
    itself = OneOf("", "applicant_kind", (ApplicantKind.ENTERPRISE.value,))
    ways: list[Criterion] = [is_true("", "enterprise_based"), itself]
    if r.enterprise_based_scope == "with_owned_schools":
        # A base or an institution that an enterprise owns is no school.
        ways.append(all_of("", Text("", ""), IS_COLLEGE, is_true("", "owned_by_enterprise")))
    if r.enterprise_based_scope == "with_industry_centres":
        backers.append(CentreOf.INDUSTRY.value)
    ways.append(When(centre, OneOf("", "training_centre_of", tuple(backers))))
    return any_of("", Text("", ""), *ways)


def skilled_share(r: EnterpriseReadings, clause: str, percent: Percentage, *, asked_of_all: bool = False) -> Criterion:
    """Return the share of skilled workers in all labour use (R-24, R-26, R-28)."""
    part, base = "skilled_workers", ["contract_workers", "dispatched_workers"]
    if r.workforce_base == "dispatched_in_base_only":
        part = "skilled_contract_workers"
    if r.workforce_base == "with_interns_and_outsourced":
        base.append("interns_and_outsourced_workers")
    quotient = SKILLED if r.workforce_base == "contract_and_dispatched" else None
    share = share_at_least(r, clause, total(part), total(*base), percent, quotient=quotient)
    if asked_of_all or r.skilled_share_scope == "every_applicant":
        return share
    if r.skilled_share_scope == "all_but_schools":
        return When(_NO_COLLEGE, share)
    return When(enterprise_based(r), share)
