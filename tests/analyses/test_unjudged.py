"""An assessment names the clauses that it does not judge, in data and in every form of a report."""

from __future__ import annotations

from datetime import date

import pytest

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Facts,
    Track,
    assess,
    check_outcomes,
    check_publicity,
    render,
    score_preferential,
)
from skillbase_rules.engine.errors import WrongTypeError
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.questions import check_section, not_judged
from skillbase_rules.report.data import to_data
from tests.support.toy import VILLAGE, house

PREFERENCE = score_preferential(Facts()).assessment


def left_out(assessment: Assessment) -> list[str]:
    return [account.clause.id for account in not_judged(assessment)]


def test_a_section_leaves_out_the_other_clauses_of_its_section() -> None:
    assert left_out(PREFERENCE) == ["4.2.0.a"]
    assert not_judged(PREFERENCE)[0].by == ("score_preferential", "select")
    assert left_out(check_outcomes(Facts(), year=2)) == ["4.1.1.5.a", "4.1.1.5.b", "4.1.1.5.c", "4.1.1.5.d"]
    assert left_out(check_section(Facts(), "national")) == []


def test_a_whole_assessment_leaves_out_what_no_part_of_it_judges() -> None:
    both = assess(Facts())
    assert len(left_out(both)) == 124 - len({finding.clause for finding in both.findings}) == 77
    national = Application.model_validate({"applicant": {"name": "x"}, "tracks": [Track.NATIONAL]})
    assert set(left_out(assess(national))) - set(left_out(both)) == {
        clause for clause in CHONGQING_2024.clauses if clause.startswith("4.1.2.")
    }


def test_of_another_notice_nothing_is_left_out_here() -> None:
    other = assess(house(), edition=VILLAGE)
    assert not_judged(other) == ()
    assert [account.clause.id for account in not_judged(other, edition=VILLAGE)] == ["c.1"]
    with pytest.raises(WrongTypeError, match="assessment"):
        not_judged("4.2")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_report_says_so_in_one_note(form: str) -> None:
    few = render(PREFERENCE, format=form, language="en")  # type: ignore[arg-type]
    assert "Clauses not judged here (1): 4.2.0.a (score" in few.replace("\\", "")
    many = " ".join(render(assess(Facts()), format=form, language="en").split())  # type: ignore[arg-type]
    assert "Clauses not judged here (77):" in many.replace("\\", "")
    assert "for experts: 2; acts of the authorities: 7; without a norm: 8" in many
    zh = render(assess(Facts()), format=form)  # type: ignore[arg-type]
    assert "此处未判定的条款 77 条" in zh


def test_a_page_folds_them_and_data_lists_them() -> None:
    page = render(PREFERENCE)
    assert "<summary>此处未判定的条款 1 条" in page.replace("\n", "")
    assert "4.2.0.a" in page
    assert "4.2.0.a" not in render(PREFERENCE, detail="open")
    assert to_data(PREFERENCE, CHONGQING_2024, "en")["not_judged"] == [
        {"clause": "4.2.0.a", "handling": "computed", "by": ["score_preferential", "select"]}
    ]
    assert to_data(check_section(Facts(), "national"), CHONGQING_2024, "en")["not_judged"] == []


def test_a_section_of_the_procedure_says_what_else_stands_there() -> None:
    published = check_publicity(date(2024, 9, 26), None)
    assert left_out(published.assessment)[:2] == ["5.2.a", "5.2.b"]
