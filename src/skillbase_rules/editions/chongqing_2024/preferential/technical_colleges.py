"""四(二)5: technical colleges that already have a base."""

from __future__ import annotations

from typing import Annotated, Literal

from skillbase_rules.editions.chongqing_2024.applicant import IS_COLLEGE
from skillbase_rules.editions.chongqing_2024.common import GeneralReadings
from skillbase_rules.editions.general import share_at_least
from skillbase_rules.engine.criteria import Criterion, Holds, OneOf, When, all_of, is_true, total
from skillbase_rules.engine.parameters import ParameterSet, Percent, numbered
from skillbase_rules.engine.readings import switch
from skillbase_rules.engine.register import Clause, Passage
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel
from skillbase_rules.facts.shares import MATCHING, SENIOR_PLUS, STUDENTS_SENIOR_PLUS

HERE = Passage("四(二)5", "preferential", asked_of="technical_college")

CLAUSES: tuple[Clause, ...] = (
    HERE.clause("4.2.5.a", "技工院校", "Technical college", "R-64").saying(
        "Case five is open to technical colleges only", "第五种情形只适用于技工院校"
    ),
    HERE.clause("4.2.5.b", "已建基地", "Base already held", "R-64").saying(
        "Already has a high-skilled talent training base", "已经建有高技能人才培训基地"
    ),
    HERE.clause("4.2.5.c", "验收评估优秀", "Accepted as excellent", "R-64").saying(
        "That base was accepted with the grade excellent", "该基地验收评估为优秀"
    ),
    HERE.clause(
        "4.2.5.d", "高级工学生占比", "Share of senior-level students", "R-01", "R-02", "R-04", "R-45", "R-64", "R-65"
    ).saying("Share of students trained at senior-worker level or above", "按高级工以上层次培养的学生占比"),
    HERE.clause("4.2.5.e", "产业匹配度", "Match with key industries", "R-01", "R-02", "R-64", "R-66").saying(
        "Share of applied occupations matching the city's key and strategic emerging industries",
        "所报职业与全市支柱产业、战略性新兴产业相匹配的占比",
    ),
)


class CollegeParameters(ParameterSet):
    """The numbers of 四(二)5."""

    preferential_min_senior_students: Annotated[
        Percent, numbered("4.2.5.d", "倾斜高级工学生占比", "preference: share of senior-level students", "percent")
    ] = 30
    preferential_min_match: Annotated[
        Percent, numbered("4.2.5.e", "倾斜产业匹配度", "preference: match with key industries", "percent")
    ] = 80


class CollegeReadings(GeneralReadings):
    """Readings of 四(二)5."""

    college_case_scope: Annotated[
        Literal["technical_colleges", "any_vocational_college"],
        switch("R-64", "H", "第5项适用于哪些院校", "Which colleges may claim case 5?").because(
            "The notice uses the wider word elsewhere [T].",
            technical_colleges=("技工院校", "Technical colleges."),
            any_vocational_college=("全部职业院校", "Any vocational college."),
        ),
    ] = "technical_colleges"
    existing_base: Annotated[
        Literal["national_or_municipal", "district_too"],
        switch("R-64", "M-L", "已建基地是否含区县级", "Does a district base count in case 5?").because(
            "Acceptance grading belongs to the city [I].",
            national_or_municipal=("国家级或市级", "No, national or municipal only."),
            district_too=("区县级也算", "Yes."),
        ),
    ] = "national_or_municipal"
    senior_students: Annotated[
        Literal["enrolled", "graduates", "trainees"],
        switch(
            "R-65", "M", "“高级工及以上培养学生占比”以谁计", "Whose share is trained at senior-worker level or above?"
        ).because(
            "The text says students being trained [T].",
            enrolled=("在校学生", "Enrolled students."),
            graduates=("毕业生", "Graduates of the year."),
            trainees=("年培训人员", "Yearly trainees."),
        ),
    ] = "enrolled"
    industry_match: Annotated[
        Literal["share_of_occupations", "weighted_by_students", "expert_score"],
        switch("R-66", "M", "产业匹配度如何计算", "How is the match with key industries measured?").because(
            "The text speaks of applied occupations [T]; schools publish such a figure [V].",
            share_of_occupations=("匹配的申报职业占比", "Matching applied occupations among all applied."),
            weighted_by_students=("按学生数加权", "Weighted by the students in them."),
            expert_score=("专家评分", "Judged by experts."),
        ),
    ] = "share_of_occupations"


def technical_college(p: CollegeParameters, r: CollegeReadings) -> Criterion:
    """Return 四(二)5; open to technical colleges only, and which base counts (R-64); not applicable to others."""
    levels = [BaseLevel.NATIONAL.value, BaseLevel.MUNICIPAL.value]
    if r.existing_base == "district_too":
        levels.append(BaseLevel.DISTRICT.value)
    wide = r.college_case_scope == "any_vocational_college"
    case = all_of(
        "4.2.5",
        Text("技工院校", "Technical colleges"),
        _college("4.2.5.a", wide),
        OneOf("4.2.5.b", "existing_base_level", tuple(levels)),
        OneOf("4.2.5.c", "acceptance_grade", (AcceptanceGrade.EXCELLENT.value,)),
        senior_students(p, r),
        industry_match(p, r),
    )
    return When(_college("", wide), case)


def _college(clause: str, wide: bool) -> Criterion:
    return OneOf(clause, IS_COLLEGE.fact, IS_COLLEGE.allowed) if wide else is_true(clause, "is_technical_college")


def senior_students(p: CollegeParameters, r: CollegeReadings) -> Criterion:
    """Return 4.2.5.d; whose share is taken is reading R-65."""
    parts = {
        "enrolled": ("students_senior_plus", "students"),
        "graduates": ("graduates_senior_plus", "graduates"),
        "trainees": ("annual_trainees_senior_plus", "annual_trainees"),
    }
    part, whole = parts[r.senior_students]
    quotient = {"enrolled": STUDENTS_SENIOR_PLUS, "trainees": SENIOR_PLUS}.get(r.senior_students)
    least = p.preferential_min_senior_students
    return share_at_least(r, "4.2.5.d", total(part), total(whole), least, quotient=quotient)


def industry_match(p: CollegeParameters, r: CollegeReadings) -> Criterion:
    """Return 4.2.5.e; how the match is measured is reading R-66."""
    if r.industry_match == "expert_score":
        return Holds("4.2.5.e", ("industry_match_adequate",), judgement=True)
    part, whole = "occupations_matching", "occupations_applied"
    if r.industry_match == "weighted_by_students":
        part, whole = "students_in_matching_occupations", "students_in_applied_occupations"
        return share_at_least(r, "4.2.5.e", total(part), total(whole), p.preferential_min_match)
    return share_at_least(r, "4.2.5.e", total(part), total(whole), p.preferential_min_match, quotient=MATCHING)
