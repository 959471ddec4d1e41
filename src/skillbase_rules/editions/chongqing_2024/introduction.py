"""The introduction and section 一: grounds, addressees and principles; no clause here is a test by itself."""

from __future__ import annotations

from skillbase_rules.engine.register import Clause, Passage

GROUNDS = Passage("引言", "non-normative")
ADDRESSEES = Passage("抬头", "non-normative")
PRINCIPLES = Passage("一", "non-normative")

CLAUSES: tuple[Clause, ...] = (
    GROUNDS.clause("0.1.a", "政策依据", "Policy grounds", "R-06")
    .saying(
        "Names the party-state opinion, the 2022-2025 national plan and its follow-up notice, and two "
        "Chongqing plans as the grounds of the call",
        "列出通知所依据的中央意见、2022至2025年国家行动计划及其后续通知，以及重庆市的两份方案",
    )
    .left_to("no_norm"),
    GROUNDS.clause("0.1.b", "办法依据", "Governing rules", "R-06", kind="definition")
    .saying(
        "Declares the 2013 national base rules and the 2017 municipal base rules as governing requirements",
        "以2013年国家级基地办法和2017年市级基地办法为管理要求",
    )
    .left_to("no_norm"),
    ADDRESSEES.clause("0.2.a", "收文单位", "Addressees", "R-10")
    .saying(
        "Addresses district bureaus, three area bodies, city departments, large and medium firms and colleges",
        "发给各区县人社局、三个开发区主管机构、市级部门、大中型企业和院校",
    )
    .left_to("no_norm"),
    PRINCIPLES.clause("1.1.a", "建设方向", "Direction of building", "R-11", "R-12")
    .saying(
        "Bases should serve scarce manufacturing and service occupations and the city's cluster layout and "
        "stress digital skills",
        "围绕急需紧缺的制造、服务职业和全市产业集群布局，突出数字技能",
    )
    .left_to("experts"),
    PRINCIPLES.clause("1.1.b", "基地功能", "Functions of a base", "R-13", kind="definition")
    .saying(
        "Lists what a base does: training, research study, courses and textbooks, teacher exchange, "
        "evaluation, contests",
        "说明基地做什么：培训、研究、课程教材、师资交流、评价和竞赛",
    )
    .left_to("no_norm"),
)
