"""Every kind of result is shown, in both languages and every form, whatever stands in its names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import html5lib
import pytest
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Assessment,
    Award,
    Facts,
    Pool,
    Status,
    Track,
    assess,
    build_period,
    check_publicity,
    check_quotas,
    check_recommendations,
    compare_editions,
    derive_facts,
    next_questions,
    procedure_timeline,
    publicity_period,
    reading_sensitivity,
    render,
    replace_withdrawn,
    score_preferential,
    select,
    solver,
    what_if,
    what_would_it_take,
)
from skillbase_rules.analyses.cases import Case
from skillbase_rules.display import problems, show_in
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import LANGUAGES, Language, Text
from skillbase_rules.procedure.files import Recommendation
from skillbase_rules.questions import run_cases
from skillbase_rules.report.problems import BadInputError, Problem
from skillbase_rules.report.rendering import Format, Result
from tests.support.toy import VILLAGE, house

EXAMPLES = Path(__file__).parents[1] / "examples"
SPARSE = Application.model_validate_json((EXAMPLES / "sparse.json").read_text(encoding="utf-8"))
CENTRE = Application.model_validate_json((EXAMPLES / "enterprise_training_centre.json").read_text(encoding="utf-8"))
COLLEGE = Application.model_validate_json((EXAMPLES / "technician_college.json").read_text(encoding="utf-8"))
SELECTION = select(Pool.model_validate_json((EXAMPLES / "pool.json").read_text(encoding="utf-8")))
LOWER = CHONGQING_2024.revise(national_min_integrated_share=40)
START = date(2024, 9, 26)
CASES = run_cases(
    Case(name=name, facts={"students": 10}, expected={clause: Status.MET})
    for name, clause in (("a", "4.1.1.2.b"), ("b", "4.1.1"), ("c", "4.1.1.2.f"))
)
HOSTILE = "<script>alert(1)</script>\u202e\x07\u2028&\"'甲"

RESULTS: dict[str, Result] = {
    "assessment": assess(SPARSE),
    "section": assess(COLLEGE).section("4.1.1"),
    "finding": assess(COLLEGE).finding("4.1.1.3.b"),
    "unsettled finding": assess(SPARSE).finding("4.1.1.3.c"),
    "preference": score_preferential(COLLEGE),
    "sensitivity": reading_sensitivity(derive_facts(SPARSE), together={"senior_group": "both"}),
    "what if": what_if(COLLEGE, {"integrated_teachers": 20}),
    "way out": what_would_it_take(COLLEGE)[0],
    "ways out": what_would_it_take(SPARSE),
    "questions": next_questions(SPARSE, most=9),
    "nothing to ask": next_questions(COLLEGE),
    "nothing that can be told": next_questions(Facts(), towards="4.1.1.4.d", leave_out=["occupations_with_facilities"]),
    "editions compared": compare_editions([COLLEGE, derive_facts(COLLEGE)], CHONGQING_2024, LOWER),
    "editions alike": compare_editions([COLLEGE], CHONGQING_2024, CHONGQING_2024),
    "selection": SELECTION,
    "selection without one": replace_withdrawn(SELECTION, withdrawn=["g01"]),
    "quotas": check_quotas([*SELECTION.awards, Award(candidate="z", track=Track.NATIONAL)]),
    "quotas broken": check_quotas([*SELECTION.awards, *SELECTION.awards]),
    "publication": publicity_period(START),
    "provisional publication": publicity_period(date(2031, 9, 26)),
    "publication judged": check_publicity(START, date(2024, 10, 8)),
    "publication without end": check_publicity(START, None),
    "building": build_period(date(2024, 10, 18)),
    "timeline": procedure_timeline(publicity_start=START),
    "provisional timeline": procedure_timeline(publicity_start=date(2031, 9, 26), approval_issued=date(2032, 1, 5)),
    "facts": derive_facts(COLLEGE),
    "no facts": Facts(),
    "edition": CHONGQING_2024,
    "revised edition": LOWER.choosing(senior_group="both"),
    "another notice": VILLAGE,
    "verdict by another notice": assess(house(workshops=3), edition=VILLAGE),
    "witness": solver.witness(solver.fails("4.1.1.2.b")),
    "no witness": solver.witness(solver.fails("3.1.b")),
    "decision": solver.decide(SPARSE, "applicant"),
    "decision in no time": solver.decide(SPARSE, "applicant", seconds=0),
    "certificate": solver.certificate(COLLEGE, "national"),
    "certificate of an open verdict": solver.certificate(SPARSE, "applicant"),
    "proved of two editions": solver.compare(LOWER, sections=("applicant", "municipal")),
    "plans": solver.plan(COLLEGE, "national", several=True),
    "plan": solver.plan(COLLEGE, "national").plans[0],
    "cases": CASES,
    "case": CASES.failing[0],
    "several": [assess(COLLEGE).section("4.1.1"), publicity_period(START)],
    "problems": [Problem(("students", 0, "odd name"), Text("不对", "is wrong")), Problem((), Text("不对", "is wrong"))],
    "bad input": BadInputError([Problem(("students",), Text("不对", "is wrong"))]),
    "error": UnknownNameError(Text("没有", "there is none")),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_every_result_has_a_page_in_both_languages_and_every_form(name: str, language: Language) -> None:
    pages = {form: render(RESULTS[name], language=language, format=form) for form in get_args(Format)}
    # The same parser that browsers go by; it stops at the first fault.
    assert html5lib.HTMLParser(strict=True).parse(pages["html"]) is not None
    assert pages["fragment"].split("</style>\n")[1] in pages["html"]
    assert isinstance(json.loads(pages["json"]), dict)
    assert pages["markdown"].strip()
    assert pages["text"].strip()
    if language == "en":
        chinese = {letter for letter in pages["text"] if "一" <= letter <= "鿿"}
        assert chinese <= set(SPARSE.applicant.name + COLLEGE.applicant.name + "".join(NAMES))


NAMES = [candidate.name or "" for candidate in SELECTION.pool.candidates]


@pytest.mark.parametrize("name", [name for name, result in RESULTS.items() if isinstance(result, Shown)])
def test_a_result_shows_itself_as_a_page_and_as_one_short_line(name: str) -> None:
    result = RESULTS[name]
    assert isinstance(result, Shown)
    assert result._repr_html_() == render(result, format="fragment")
    assert "\n" not in repr(result)
    assert len(repr(result)) <= 400
    assert str(result) == repr(result)


def test_what_was_proved_is_shown_in_words() -> None:
    pages = {name: render(RESULTS[name], language="en", format="text") for name in RESULTS}
    assert "There is none; that is proved" in pages["no witness"]
    assert "still possible: met, not met" in pages["decision"]
    assert "not enough" in pages["decision in no time"]
    assert "it hangs on the readings R-30" in pages["certificate"]
    assert "not met if" in pages["certificate of an open verdict"]
    assert "that none is cheaper is proved" in pages["plan"]


def test_the_short_lines_say_what_was_found() -> None:
    assert repr(assess(COLLEGE)) == "<Assessment chongqing-2024 not_met: met 42, not_met 1, not_applicable 4>"
    assert repr(assess(COLLEGE).finding("4.1.1.3.b")) == "<Finding 4.1.1.3.b not_met>"
    assert repr(Facts(students=300, rules_finance=True)) == "Facts(students=300, rules_finance=True)"
    assert repr(derive_facts(COLLEGE)).endswith(" more)")
    assert repr(build_period(date(2024, 10, 18))) == "<BuildPeriod 2024-10-18 to 2026-10-18>"


@pytest.fixture
def chinese_again() -> Iterator[None]:
    yield
    show_in("zh")


@pytest.mark.usefixtures("chinese_again")
def test_a_notebook_chooses_the_language_of_what_shows_itself_and_of_nothing_else() -> None:
    assessment = assess(COLLEGE)
    assert "不符合" in assessment._repr_html_()
    show_in("en")
    assert "not met" in assessment._repr_html_()
    assert "不符合" in render(assessment)


def test_a_language_format_or_detail_that_there_is_not_is_refused() -> None:
    assessment = assess(COLLEGE)
    for wrong in ({"language": "fr"}, {"format": "pdf"}, {"detail": "some"}):
        with pytest.raises(UnknownNameError, match="the choices are"):
            render(assessment, **wrong)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="There is no language fr; the choices are zh, en"):
        show_in("fr")  # type: ignore[arg-type]


def test_pydantics_errors_are_told_in_words_one_a_field() -> None:
    data = {"applicant": {"name": "甲"}, "students": {"students": -3}, "trainers": [{"employment": "half"}], "x": 1}
    with pytest.raises(ValidationError) as caught:
        Application.model_validate(data)
    told = {problem["field"]: problem["problem"] for problem in problems(caught.value.errors(), "zh", given=data)}
    assert told["students.students"] == "-3 是负数；数量不得小于 0"
    assert told["x"] == "没有此字段"
    assert "full_time" in told["trainers[0].employment"]
    assert json.dumps(problems(caught.value.errors(), "en"))
    assert problems([], "en") == []
    with pytest.raises(UnknownNameError, match="no language fr"):
        problems([], "fr")  # type: ignore[arg-type]


def test_what_is_unmet_comes_first_with_what_is_lacking_and_the_rest_is_folded() -> None:
    page = render(assess(COLLEGE), format="fragment", language="zh")
    open_part, folded = page.split("<details", 2)[0], page.split("<summary>", 3)[2]
    assert "不符合" in open_part
    lacking = page.index("还差1名一体化教师")
    assert lacking < page.index("符合 21 条") < page.index("技能人才占比")
    assert "符合 21 条" in folded


def test_only_what_is_open_is_shown_where_that_is_asked_for() -> None:
    page = render(assess(COLLEGE), detail="open", format="text")
    assert "4.1.1.3.b" in page
    assert "4.1.1.2.b" not in page
    assert "4.1.1.2.b" in render(assess(COLLEGE), format="text")


def test_a_finding_of_low_confidence_says_how_it_was_read_under_the_edition_that_reached_it() -> None:
    assert "R-50" in render(assess(CENTRE)).split("说明</div>")[1]
    assert "说明</div>" not in render(assess(CENTRE), edition=LOWER)
    assert "50 → 40" in render(assess(CENTRE, edition=LOWER), edition=LOWER)


@pytest.mark.parametrize("form", [form for form in get_args(Format) if form != "json"])
def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(form: Format) -> None:
    finding = assess(COLLEGE).finding("4.1.1.3.b")
    named = finding.model_copy(update={"label": Text(HOSTILE, HOSTILE)})
    whole = Assessment(clause=HOSTILE, label=Text(HOSTILE, HOSTILE), status=Status.NOT_MET, parts=(named,))
    lists = check_recommendations([Recommendation(unit=HOSTILE, body=HOSTILE, track=Track.NATIONAL)])
    for result in (whole, named, lists):
        page = render(result, format=form)
        assert not {"\u202e", "\x07", "\u2028"} & set(page)
        if form in {"html", "fragment"}:
            assert "<script" not in page
            assert "&lt;script&gt;" in page
            assert "\\u202e" in page


def test_no_page_asks_a_script_or_the_network() -> None:
    page = render(SELECTION)
    for word in ("<script", "http:", "https:", "url(", "@import", "<link", "<img"):
        assert word not in page
