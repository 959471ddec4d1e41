"""The introduction and section 一: grounds, addressees and principles; no clause here is a test."""

from __future__ import annotations

from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import Text

CLAUSES: tuple[Clause, ...] = (
    Clause(
        id="0.1.a",
        source="引言",
        label=Text("政策依据", "Policy grounds"),
        summary=(
            "Names the party-state opinion, the 2022-2025 national plan and its follow-up notice, and "
            "two Chongqing plans as the grounds of the call"
        ),
        kind="non-normative",
        readings=("R-06",),
    ),
    Clause(
        id="0.1.b",
        source="引言",
        label=Text("办法依据", "Governing rules"),
        summary=("Declares the 2013 national base rules and the 2017 municipal base rules as governing requirements"),
        kind="definition",
        readings=("R-06",),
    ),
    Clause(
        id="0.2.a",
        source="抬头",
        label=Text("收文单位", "Addressees"),
        summary=(
            "Addresses district bureaus, three area bodies, city departments, large and medium firms and colleges"
        ),
        kind="non-normative",
        readings=("R-10",),
    ),
    Clause(
        id="1.1.a",
        source="一",
        label=Text("建设方向", "Direction of building"),
        summary=(
            "Bases should serve scarce manufacturing and service occupations and the city's cluster "
            "layout and stress digital skills"
        ),
        kind="non-normative",
        readings=("R-11", "R-12"),
    ),
    Clause(
        id="1.1.b",
        source="一",
        label=Text("基地功能", "Functions of a base"),
        summary=(
            "Lists what a base does: training, research study, courses and textbooks, teacher exchange,"
            " evaluation, contests"
        ),
        kind="definition",
        readings=("R-13",),
    ),
)
