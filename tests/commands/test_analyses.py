from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillbase_rules import Application, reading_sensitivity, score_preferential, what_if, what_would_it_take
from skillbase_rules.analyses.preference import Preference
from skillbase_rules.analyses.remedies import WhatItTakes
from skillbase_rules.analyses.sensitivity import Sensitivity
from skillbase_rules.analyses.whatif import WhatIf
from skillbase_rules.cli import main
from skillbase_rules.commands.analyses import fact_value
from skillbase_rules.report.problems import BadInputError

EXAMPLES = Path(__file__).parents[2] / "examples"
COLLEGE, CENTRE, SPARSE = (
    str(EXAMPLES / f"{name}.json") for name in ("technician_college", "enterprise_training_centre", "sparse")
)
Out = pytest.CaptureFixture[str]


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def load(file: str) -> Application:
    return Application.model_validate_json(Path(file).read_bytes())


def test_prefer_lists_the_cases_and_what_they_do(capsys: Out) -> None:
    status, out, _ = run(capsys, "prefer", CENTRE, "--lang", "en")
    assert status == 0
    assert "Goes first among equals" in out
    assert "Preferential cases met: 1–2" in out
    assert [line for line in out.splitlines() if "(4.2.3)" in line] == ["Evaluation and key tasks (4.2.3): met"]


def test_prefer_tells_where_preference_does_not_reach(capsys: Out) -> None:
    asked = ("prefer", CENTRE, "--track", "national", "--reading", "preference_tracks=municipal_only")
    assert "倾斜不适用于此类别" in run(capsys, *asked)[1]
    assert "同等条件下优先" in run(capsys, *asked[:2])[1]


def test_prefer_as_data_is_the_librarys_own(capsys: Out) -> None:
    data = json.loads(run(capsys, "prefer", CENTRE, "--format", "json")[1])
    preference = score_preferential(load(CENTRE))
    assert Preference.model_validate({name: data[name] for name in Preference.model_fields}) == preference


def test_sensitivity_lists_what_turns_and_what_does_not(capsys: Out) -> None:
    _, out, _ = run(capsys, "sensitivity", CENTRE, "--lang", "en", "--switch", "ratio_without_students")
    assert "Read as R-50" in out
    assert "the default of this reading is of low confidence" in out
    assert "4.1.2.3.b Students per teacher: unknown → not applicable" in out
    assert "Overall: unknown → met" in out
    assert out.endswith("0 of 2 alternatives change nothing\n") or "of 2 alternatives" in out


def test_sensitivity_tries_a_set_together(capsys: Out) -> None:
    asked = ("sensitivity", SPARSE, "--switch", "key_tasks", "--together", "senior_group=sum")
    _, out, _ = run(capsys, *asked, "--together", "inclusive_numbers=exclusive")
    assert "inclusive_numbers=exclusive" in out
    assert "senior_group=sum" in out


def test_sensitivity_tries_pairs_at_depth_2(capsys: Out) -> None:
    asked = ("sensitivity", CENTRE, "--switch", "missing_facts", "--switch", "practice_base", "--lang", "en")
    _, out, _ = run(capsys, *asked, "--depth", "2")
    words = " ".join(out.split())
    assert "Read both as R-09 The clause counts as not met (missing_facts=failed); R-35" in words
    assert "4.1.2 (whole section): unknown → not met" in words
    assert out.endswith("1 of 1 pairs of alternatives turn what neither of the two turns alone\n")
    assert "pairs" not in run(capsys, *asked)[1]
    data = json.loads(run(capsys, *asked, "--depth", "2", "--format", "json")[1])["result"]
    found = reading_sensitivity(load(CENTRE), switches=["missing_facts", "practice_base"], depth=2)
    assert Sensitivity.model_validate(data) == found
    with pytest.raises(SystemExit):
        run(capsys, *asked, "--depth", "3")
    assert "--depth" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatif_shows_before_and_after(capsys: Out, language: str) -> None:
    _, out, _ = run(capsys, "whatif", COLLEGE, "--set", "integrated_teachers=20", "--lang", language)
    turned = {
        "zh": "4.1.1.3.b 一体化教师占比：不符合 → 符合",
        "en": "4.1.1.3.b Share of integrated teachers: not met → met",
    }
    assert turned[language] in out
    _, same, _ = run(capsys, "whatif", COLLEGE, "--set", "integrated_teachers=19", "--lang", language)
    assert {"zh": "没有结论改变", "en": "no verdict changes"}[language] in same


def test_whatif_without_a_change_tells_what_it_would_take(capsys: Out) -> None:
    _, out, _ = run(capsys, "whatif", COLLEGE, "--lang", "en")
    assert "1 more, the whole staying as it is: integrated teachers (integrated_teachers) 19 → 20" in out
    _, sparse, _ = run(capsys, "whatif", SPARSE, "--lang", "en")
    assert "met if yearly training capacity" in sparse or "met if" in sparse
    assert "to become: rules for training (rules_training)" in sparse or "to become" in sparse
    enough = ("--set-parameter", "national_min_integrated_share=40")
    assert "integrated_teachers" not in run(capsys, "whatif", COLLEGE, "--lang", "en", *enough)[1]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [("sensitivity",), ("whatif",), ("whatif", "--set", "students=0..9"), ("prefer",)])
def test_every_question_is_answered_in_every_form(
    capsys: Out, command: tuple[str, ...], language: str, form: str
) -> None:
    name, *options = command
    status, out, err = run(capsys, name, SPARSE, *options, "--lang", language, "--format", form)
    assert (status, err) == (0, "")
    beginnings = {"text": ("解", "如", "改", "倾", "U", "W", "P"), "markdown": ("# ",), "json": ("{",)}
    assert out.startswith(beginnings[form])


def test_data_can_be_read_back(capsys: Out) -> None:
    application = load(COLLEGE)
    found = json.loads(run(capsys, "sensitivity", COLLEGE, "--format", "json")[1])
    assert Sensitivity.model_validate(found["result"]) == reading_sensitivity(application)
    changed = json.loads(run(capsys, "whatif", COLLEGE, "--set", "students=?", "--format", "json")[1])
    assert WhatIf.model_validate(changed["result"]) == what_if(application, {"students": None})
    ways = json.loads(run(capsys, "whatif", COLLEGE, "--format", "json")[1])
    assert tuple(WhatItTakes.model_validate(one) for one in ways["result"]) == what_would_it_take(application)
    assert len(ways["explanations"]) == len(ways["result"])


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("3..9", {"at_least": 3, "at_most": 9}),
        ("3..", {"at_least": 3}),
        ("..9", {"at_most": 9}),
        ("yes", True),
        ("是", True),
        ("False", False),
        ("null", None),
        ("?", None),
        ("excellent", "excellent"),
        ("1.5", "1.5"),
    ],
)
def test_a_value_is_a_number_bounds_yes_or_no_unknown_or_a_word(given: str, value: object) -> None:
    assert fact_value(given) == value


def test_bounds_need_a_number() -> None:
    with pytest.raises(BadInputError, match=r"LOW\.\.HIGH"):
        fact_value("..")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("whatif", "--set", "studnets=3"), "There is no fact 'studnets'"),
        (("whatif", "--set", "students=-3"), "--set.students: -3 is negative"),
        (("whatif", "--set", "students=many"), "--set.students: 'many' is not a count here"),
        (("whatif", "--set", "students=9..3"), "--set.students: at_least (9) is above at_most (3)"),
        (("whatif", "--set", "integrated_teachers=41"), "--set: integrated_teachers (41) cannot exceed"),
        (("whatif", "--set", "acceptance_grade=good"), "--set.acceptance_grade: must be one of: excellent, other"),
        (("whatif", "--set", "students"), "--set: “students” must have the form FACT=VALUE"),
        (("sensitivity", "--switch", "seniority"), "There is no reading 'seniority'"),
        (("sensitivity", "--together", "senior_group=mean"), "senior_group: must be one of: union, sum, both"),
    ],
)
def test_what_cannot_be_changed_is_told(capsys: Out, arguments: tuple[str, ...], problem: str) -> None:
    name, *options = arguments
    status, out, err = run(capsys, name, COLLEGE, *options, "--lang", "en")
    assert (status, out) == (2, "")
    assert problem in err
