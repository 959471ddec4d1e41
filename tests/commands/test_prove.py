"""``prove``: what holds of everybody, what a verdict rests on, and the cheapest way to a goal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from skillbase_rules.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
COLLEGE, SPARSE = (str(EXAMPLES / f"{name}.json") for name in ("technician_college", "sparse"))
Out = pytest.CaptureFixture[str]
QUESTIONS = {
    "witness": ("--fails", "4.1.1.2.b", "--meets", "4.1.2.2.b"),
    "compared": ("--set-parameter", "national_min_capacity=2500"),
    "verdicts": (SPARSE, "--of", "applicant"),
    "plan": (COLLEGE, "--goal", "4.1.1.3.b", "--goal", "4.1.2.3.b"),
}
SHOWN = {"witness": "annual_high_skilled_capacity", "compared": "4.1.1.2.b", "verdicts": "3.1", "plan": "19 → 20"}


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(["prove", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_every_question_is_answered_in_every_form(capsys: Out, question: str, language: str, form: str) -> None:
    status, out, err = run(capsys, *QUESTIONS[question], "--lang", language, "--format", form)
    assert (status, err) == (0, "")
    assert SHOWN[question] in out
    if form == "json":
        assert json.loads(out)["explanations"]
    else:
        assert out.startswith("# ") is (form == "markdown")


@pytest.mark.parametrize("question", ["verdicts", "plan"])
def test_what_is_asked_of_a_file_names_whose_it_is(capsys: Out, question: str) -> None:
    file = QUESTIONS[question][0]
    name = json.loads(Path(file).read_text(encoding="utf-8"))["applicant"]["name"]
    assert json.loads(run(capsys, *QUESTIONS[question], "--format", "json")[1])["applicant"] == name
    assert name in run(capsys, *QUESTIONS[question])[1]


def test_data_of_a_witness_names_what_matters_and_no_whole_sheet(capsys: Out) -> None:
    found = json.loads(run(capsys, *QUESTIONS["witness"], "--format", "json")[1])["result"]
    assert found["values"]
    assert "facts" not in found


@pytest.mark.parametrize("option", [("--cost", "teachers=2"), ("--fixed", "students"), ("--by", "teachers=2")])
def test_how_to_plan_is_refused_where_there_is_no_goal(capsys: Out, option: tuple[str, str]) -> None:
    status, _, err = run(capsys, COLLEGE, "--of", "national", *option, "--lang", "en")
    assert status == 2
    assert option[0] in err


def test_that_there_is_none_is_said_to_be_proved(capsys: Out) -> None:
    assert "There is none; that is proved" in run(capsys, "--fails", "3.1.b", "--lang", "en")[1]
    assert "没有，已经证明" in run(capsys, "--fails", "3.1.b")[1]


def test_a_clause_is_failed_alone_under_another_reading(capsys: Out) -> None:
    closed = ("--fails-alone", "3.1.b", "--reading", "applicant_kinds=closed_list", "--lang", "en")
    assert "kind of applicant (applicant_kind) enterprise" in run(capsys, *closed)[1]


def test_an_applicant_lies_just_on_a_number(capsys: Out) -> None:
    out = run(capsys, "--on-threshold", "4.1.2.3.b", "--lang", "en")[1]
    assert "enrolled students (students) 22" in out
    assert "full-time teachers (teachers_full_time) 1" in out


def test_two_readings_or_two_notices_disagree_on_an_applicant(capsys: Out) -> None:
    exclusive = ("--differs", "4.1.1.2.b", "--reading", "inclusive_numbers=exclusive", "--lang", "en")
    assert "yearly training capacity (annual_training_capacity) 2000" in run(capsys, *exclusive)[1]
    assert (
        "holds a municipal base" in run(capsys, "--differs", "national", "--with", "national-2013", "--lang", "en")[1]
    )


def test_what_one_notice_says_of_another_is_proved_or_shown(capsys: Out) -> None:
    follows = ("--meets", "national-2013:2.c", "--fails", "4.1.2.2.g", "--lang", "en")
    assert "There is none; that is proved" in run(capsys, *follows)[1]
    data = json.loads(run(capsys, "--meets", "national-2013:national", "--fails", "municipal", "--format", "json")[1])
    assert data["result"]["values"]["annual_trainees"] == 3000
    out = run(capsys, "--edition", "national-2013", "--with", "chongqing-2024", "--lang", "en")[1]
    assert "first: national-2013; second: chongqing-2024" in out
    assert "neither is stricter" in out


def test_a_verdict_names_its_fewest_facts_and_readings(capsys: Out) -> None:
    _, out, _ = run(capsys, COLLEGE, "--of", "national", "--lang", "en")
    assert "✗ 4.1.1 National basic conditions: not met" in out
    assert "integrated teachers (integrated_teachers) 19" in " ".join(out.split())
    assert "it hangs on the readings R-30" in out


def test_a_plan_keeps_costs_fixed_facts_and_bounds(capsys: Out) -> None:
    asked = (COLLEGE, "--goal", "national", "--lang", "en")
    assert "Plan 1: cost 1, changes 1" in run(capsys, *asked)[1]
    assert "Plan 1: cost 2, changes 1" in run(capsys, *asked, "--cost", "integrated_teachers=9")[1]
    fixed = ("--fixed", "integrated_teachers", "--fixed", "teachers_part_time", "--by", "teachers_full_time=1")
    out = run(capsys, *asked, *fixed)[1]
    assert "There is no such plan; that is proved" in out
    assert "one of these at least must give way" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing to prove"),
        (("--goal", "national"), "--goal: needs an application file"),
        (("--by", "students=1"), "--by: needs an application file"),
        ((COLLEGE, "--meets", "national"), "--meets: cannot be used beside an application file"),
        ((COLLEGE, "--cost", "students=1"), "--cost: needs --goal"),
        ((COLLEGE, "--goal", "national", "--cost", "students=-1"), "must be a whole number"),
        ((COLLEGE, "--goal", "national", "--cost", "students"), "must have the form FACT=NUMBER"),
        ((COLLEGE, "--goal", "national", "--fixed", "horses"), "no fact 'horses'"),
        ((COLLEGE, "--goal", "paradise"), "no section, group or clause 'paradise'"),
        (("--meets", "paradise"), "no section, group or clause 'paradise'"),
        (("--meets", "atlantis:national"), "no edition 'atlantis'"),
        (("--with", "atlantis"), "no edition 'atlantis'"),
        (("--with", "liangshan-2025"), "no section of one name"),
        (("--differs", "national"), "--differs: needs another notice"),
        (("--on-threshold", "3.1.b"), "no clause that asks for a number"),
        ((COLLEGE, "--with", "national-2013"), "--with: cannot be used beside an application file"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(capsys: Out, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = run(capsys, *arguments, "--lang", "en")
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("given", ["0", "-1", "nan", "soon"])
def test_the_time_is_a_number_of_seconds(capsys: Out, given: str) -> None:
    with pytest.raises(SystemExit):
        main(["prove", "--fails", "3.1.b", "--seconds", given])
    assert "秒" in capsys.readouterr().err


def test_without_the_extra_one_sentence_says_what_to_install() -> None:
    script = (
        "import sys; sys.modules['z3'] = None\n"
        "from skillbase_rules.cli import main; sys.exit(main(['prove', '--fails', '3.1.b', '--lang', 'en']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'skillbase-rules[solver]'" in done.stderr
    assert done.stderr.count("\n") == 1
