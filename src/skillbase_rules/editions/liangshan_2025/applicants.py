"""Who is judged by which list: schools by one, enterprises by the other."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.engine.criteria import OneOf
from skillbase_rules.engine.readings import ReadingSet, switch
from skillbase_rules.facts.groups import ApplicantKind


class ApplicantReadings(ReadingSet):
    """What is a school, and what an enterprise."""

    schools: Annotated[
        Literal["vocational_colleges", "with_training_institutions"],
        switch("L-01", "M", "哪些单位按院校条件", "Who is judged as a school?").because(
            "A school teaches students, whom a training institution need not have [I].",
            vocational_colleges=("职业院校", "Vocational colleges."),
            with_training_institutions=("另含职业培训机构", "Training institutions too."),
        ),
    ] = "vocational_colleges"
    enterprises: Annotated[
        Literal["enterprises_themselves", "with_training_centres"],
        switch("L-02", "M", "哪些单位按企业条件", "Who is judged as an enterprise?").because(
            "The list counts the staff of whoever applies [I].",
            enterprises_themselves=("企业本身", "An enterprise that applies itself."),
            with_training_centres=("另含企业（行业）培训中心", "Training centres of an enterprise or industry too."),
        ),
    ] = "enterprises_themselves"


def is_school(r: ApplicantReadings) -> OneOf:
    """Return the condition that the applicant is a school (L-01)."""
    also = (ApplicantKind.TRAINING_INSTITUTION.value,) if r.schools == "with_training_institutions" else ()
    return OneOf("", "applicant_kind", (ApplicantKind.VOCATIONAL_COLLEGE.value, *also))


def is_enterprise(r: ApplicantReadings) -> OneOf:
    """Return the condition that the applicant is an enterprise (L-02)."""
    also = (ApplicantKind.TRAINING_CENTRE.value,) if r.enterprises == "with_training_centres" else ()
    return OneOf("", "applicant_kind", (ApplicantKind.ENTERPRISE.value, *also))
