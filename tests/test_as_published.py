"""Files as they are published: each way of speaking has an example, and its whole report is pinned.

A report is what ``skillbase-rules check FILE`` prints.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from skillbase_rules import Application, Status, assess, score_preferential
from skillbase_rules.cli import main

EXAMPLES = {
    path.stem: path for path in sorted((Path(__file__).parents[1] / "examples" / "as_published").glob("*.json"))
}
REPORTS = Path(__file__).parent / "golden" / "as_published"


def load(name: str) -> Application:
    return Application.model_validate_json(EXAMPLES[name].read_text(encoding="utf-8"))


def report(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(("check", str(EXAMPLES[name]))) == 0
    return capsys.readouterr().out


def test_every_example_has_its_report() -> None:
    assert EXAMPLES.keys() == {path.stem for path in REPORTS.glob("*.txt")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_of_an_example_is_pinned(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(name, capsys) == (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


VERDICTS: dict[str, dict[str, Status]] = {
    "teachers_in_one_total": {"4.1.1.3.b": Status.MET, "4.1.2.3.b": Status.MET},
    "staff_in_one_total": {"4.1.1.2.g": Status.MET, "4.1.2.2.f": Status.MET},
    "training_and_evaluations_in_one_total": {"4.1.2.2.g": Status.NOT_MET, "4.1.2.2.h": Status.MET},
    "training_over_three_years": {"4.1.2.2.g": Status.MET, "4.1.2.2.h": Status.MET},
    "figure_of_another_year": {"4.1.2.2.g": Status.UNKNOWN, "4.1.2.3.b": Status.UNKNOWN},
    "published_figures_that_disagree": {"4.1.2.2.g": Status.MET, "4.1.2.3.b": Status.UNKNOWN},
    "shares_without_counts": {"4.1.1.3.b": Status.MET, "4.1.2.2.h": Status.MET},
    "printed_ratio_with_a_decimal": {"4.1.2.3.b": Status.MET},
    "printed_ratio_of_unknown_students": {"4.1.2.3.b": Status.UNKNOWN},
    "partners_of_unknown_size": {"4.1.2.4.a": Status.UNKNOWN},
    "enterprise_as_applicant": {"3.1.b": Status.UNKNOWN, "4.1.1.2.e": Status.MET, "4.1.1.2.g": Status.MET},
    "lists_that_may_go_on": {
        "4.1.1.4.d": Status.UNKNOWN,
        "4.1.2.4.a": Status.UNKNOWN,
        "4.1.2.4.b": Status.NOT_MET,
    },
}


@pytest.mark.parametrize("name", VERDICTS)
def test_an_example_is_judged_by_all_that_it_leaves_possible(name: str) -> None:
    judged = assess(load(name))
    assert {clause: judged.finding(clause).status for clause in VERDICTS[name]} == VERDICTS[name]


@pytest.mark.clause("4.2.5.d", "4.2.5.e")
def test_a_share_printed_close_below_is_too_little_and_one_stated_as_enough_is_enough() -> None:
    cases = score_preferential(load("shares_without_counts")).assessment
    assert [cases.finding(clause).status for clause in ("4.2.5.d", "4.2.5.e")] == [Status.MET, Status.NOT_MET]


@pytest.mark.clause("4.2.5.b", "4.2.5.c")
def test_a_second_base_of_which_little_is_known_takes_nothing_from_the_first() -> None:
    cases = score_preferential(load("base_of_unknown_level")).assessment
    assert [cases.finding(clause).status for clause in ("4.2.5.b", "4.2.5.c")] == [Status.MET, Status.MET]
